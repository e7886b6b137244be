"""`--since REV`: the files that changed since a git revision, and the frames that they touch."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.plan.needs import style_of
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.store import git

_FOR_ALL = ("project.yaml", "project.yml", "project.json", "aliases.yaml")


def files_changed_since(workspace: Workspace, revision: str) -> list[str]:
    """Project-relative paths that differ from where this branch left `revision`, new files included."""
    if not git.is_repository(workspace.root):
        raise SbError(
            Kind.usage,
            "not-in-git",
            "`since` needs a project under git",
            hint="`git init`, or leave it out",
            fields=("since",),
        )
    commit = git.commit_of(workspace.root, revision)
    if commit is None:
        hint = "a branch, tag or commit; in CI fetch the whole history (fetch-depth: 0)"
        raise SbError(Kind.missing, "no-revision", f"git knows no revision {revision!r}", hint=hint)
    return git.changed_since(workspace.root, commit)


def frames_changed_since(workspace: Workspace, revision: str, selectors: Sequence[str] = ()) -> set[str]:
    """Names of the selected frames that a changed file touches: their scene, direction, assets or review."""
    files = files_changed_since(workspace, revision)
    chosen = select_frames(workspace.scenes, selectors)
    if any(f in _FOR_ALL or f.startswith("workflows/") for f in files):
        return {frame.frame_id for _, frame in chosen}
    scenes = {_second(f).removesuffix(".yaml") for f in files if f.startswith(("scenes/", "direction/"))}
    assets = {_second(f) for f in files if f.startswith("assets/")}
    frames = {f.split("/")[-2] for f in files if f.startswith("review/")}
    if style_of(workspace.registry) in assets:
        return {frame.frame_id for _, frame in chosen}
    return {
        frame.frame_id
        for scene, frame in chosen
        if scene.scene_id in scenes or frame.frame_id in frames or _assets(scene, frame) & assets
    }


def _second(path: str) -> str:
    return path.split("/")[1]


def _assets(scene: Scene, frame: Frame) -> set[str]:
    named = [c.asset for c in frame.characters] + [p.asset for p in frame.props]
    refs = (parse_asset_ref(name) for name in [*named, *scene.nature, scene.at(frame).environment or ""])
    return {ref.asset_id for ref in refs if ref is not None}
