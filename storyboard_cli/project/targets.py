"""Which renderer and pipeline will make a picture: the part of a recipe that the machine's set-up decides."""

from __future__ import annotations

from storyboard_cli.core.ids import AssetType
from storyboard_cli.plan.target import Target
from storyboard_cli.project.workspace import Workspace


def frame_target(workspace: Workspace, renderer: str | None = None) -> Target:
    """The target of frames under the project's renderer, or the named one."""
    return _target(workspace, renderer, workspace.project.pipelines.scene)


def asset_target(workspace: Workspace, asset_type: AssetType, renderer: str | None = None) -> Target:
    """The target of an asset's bundle."""
    pipelines = workspace.project.pipelines
    by_type = {AssetType.character: pipelines.character, AssetType.prop: pipelines.prop}
    return _target(workspace, renderer, by_type.get(asset_type, pipelines.place))


def code_version(workspace: Workspace, renderer: str | None = None) -> int:
    """The integer of the drawing or graph code that would make a picture now."""
    if (renderer or workspace.project.renderer) == "preview":
        from storyboard_cli.render.preview.identity import CODE_VERSION

        return CODE_VERSION
    from storyboard_cli.render.comfy.identity import CODE_VERSION as GRAPH_VERSION

    return GRAPH_VERSION


def _target(workspace: Workspace, renderer: str | None, pipeline: str) -> Target:
    if (renderer or workspace.project.renderer) == "preview":
        from storyboard_cli.render.preview.identity import renderer_id

        return Target(renderer=renderer_id())
    from storyboard_cli.project.placed import with_pipelines
    from storyboard_cli.render.comfy.identity import RENDERER_ID
    from storyboard_cli.render.comfy.pipelines import pipeline_hash

    models = tuple(sorted(workspace.project.comfyui.models.items()))
    return Target(RENDERER_ID, pipeline, pipeline_hash(with_pipelines(workspace), pipeline), models)
