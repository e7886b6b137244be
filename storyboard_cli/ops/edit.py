"""Writes project, specs, directions and scripts for faces that have no editor.

Comments stay, mistakes are refused, and a file that somebody changed in between is not overwritten.
"""

from __future__ import annotations

from pydantic import Field, JsonValue

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import refuse_twin, refuse_wrong_name
from storyboard_cli.core.files import inside
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.edited_files import (
    checked_model,
    encoded,
    held,
    patched_file,
    put_if_tag,
    refuse_other_id,
    spec_path,
)
from storyboard_cli.project.script_files import FOLDER
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import SUFFIXES, read_script
from storyboard_cli.script.screenplay import ElementType
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.specs import direction_folder, project_path, refuse


class _Put(Ask):
    """A whole file."""

    text: str = Field(max_length=32 << 20, description="The whole content.")
    if_tag: str | None = Field(
        None, description="Write only if the file still has this tag; `new`: only if there is none."
    )
    dry_run: bool = Field(False, description="Only say what would be written.")


class _Patch(Ask):
    """Some fields of a file."""

    changes: dict[str, JsonValue] = Field(
        description="A JSON merge patch (RFC 7386): new values by field; null takes a field out."
    )
    if_tag: str | None = Field(None, description="Write only if the file still has this tag.")
    dry_run: bool = Field(False, description="Only say what would be written.")


class _Written(Answer):
    """A file that was written."""

    path: str = Field(description="The file, relative to the project.")
    tag: str = Field(description="Of its content now; for the next `if_tag`.")
    changed: bool = Field(description="Whether its content is another one than before.")
    created: bool = Field(False, description="Whether there was no such file before.")
    dry_run: bool = Field(False, description="Whether nothing was written because only a preview was asked.")


class PatchProjectAsk(_Patch):
    pass


class PatchProjectAnswer(_Written):
    pass


class PutScriptAsk(_Put):
    name: str = Field(max_length=400, description="The file's name below scripts/, as `pilot.fountain`.")


class PutScriptAnswer(_Written):
    scenes: int = Field(0, description="Scene headings in the script.")


class PutSpecAsk(_Put):
    asset: str = Field(max_length=80, description="The asset's id, as CHAR_001.")


class PutSpecAnswer(_Written):
    pass


class PatchSpecAsk(_Patch):
    asset: str = Field(max_length=80, description="The asset's id, as CHAR_001.")


class PatchSpecAnswer(_Written):
    pass


class PutDirectionAsk(_Put):
    scene: str = Field(max_length=20, description="The scene's id, as S03.")


class PutDirectionAnswer(_Written):
    pass


class PatchDirectionAsk(_Patch):
    scene: str = Field(max_length=20, description="The scene's id, as S03.")


class PatchDirectionAnswer(_Written):
    pass


@signed
def patch_project(workspace: Workspace, ask: PatchProjectAsk, caller: Caller) -> PatchProjectAnswer:
    """Change fields of project.yaml; its id never changes."""
    name = project_path(workspace.files) or "project.yaml"
    asked = ask.changes.get("project_id", workspace.project.project_id)
    if asked != workspace.project.project_id:
        raise SbError(
            Kind.usage,
            "project-id-fixed",
            "a project keeps its id; it is in every event",
            hint="leave it out",
        )
    with workspace.writing(archived=True):
        was = held(workspace, name)
        data, _ = patched_file(was, ask.changes, ProjectSpec)
        found = put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run)
        if found["changed"] and not ask.dry_run:
            reconcile(workspace, caller, archived=True)  # records the change as an event
    return PatchProjectAnswer(**found)


@signed
def put_script(workspace: Workspace, ask: PutScriptAsk, caller: Caller) -> PutScriptAnswer:
    """Put a script into scripts/, if it can be read; `compile` makes frames of it."""
    inside(workspace.root / FOLDER, ask.name)
    path = f"{FOLDER}/{ask.name}"
    if not path.lower().endswith(tuple(SUFFIXES)) or any(p.startswith(".") for p in ask.name.split("/")):
        raise SbError(
            Kind.usage,
            "not-a-script-name",
            f"{ask.name!r} is not the name of a script",
            hint=f"a script ends in {', '.join(sorted(SUFFIXES))}",
        )
    refuse_wrong_name(ask.name)
    data = encoded(ask.text)
    play = read_script(data, path)
    refuse([p for p in play.problems if p.is_error], path)
    scenes = sum(e.type is ElementType.heading for e in play.elements)
    with workspace.writing():
        refuse_twin(path, (entry.path for entry in workspace.files.entries(FOLDER)))
        was = held(workspace, path)
        return PutScriptAnswer(**put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run), scenes=scenes)


@signed
def put_spec(workspace: Workspace, ask: PutSpecAsk, caller: Caller) -> PutSpecAnswer:
    """Put an asset's spec, with its comments, if it is without mistakes."""
    with workspace.writing():
        path = spec_path(workspace, ask.asset) or f"assets/{ask.asset}/asset.yaml"
        data = encoded(ask.text)
        refuse_twin(path, (entry.path for entry in workspace.files.entries("assets")))
        refuse_other_id("asset_id", ask.asset, checked_model(data, path, AssetSpec).asset_id, path)
        return PutSpecAnswer(**put_if_tag(workspace, held(workspace, path), data, ask.if_tag, ask.dry_run))


@signed
def patch_spec(workspace: Workspace, ask: PatchSpecAsk, caller: Caller) -> PatchSpecAnswer:
    """Change fields of an asset's spec where they stand."""
    with workspace.writing():
        path = spec_path(workspace, ask.asset)
        if path is None:
            raise SbError(
                Kind.missing, "no-asset", f"there is no spec of {ask.asset}", hint="put the whole spec"
            )
        was = held(workspace, path)
        data, spec = patched_file(was, ask.changes, AssetSpec)
        refuse_other_id("asset_id", ask.asset, spec.asset_id, path)
        return PatchSpecAnswer(**put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run))


@signed
def put_direction(workspace: Workspace, ask: PutDirectionAsk, caller: Caller) -> PutDirectionAnswer:
    """Put a scene's direction, with its comments, if it is without mistakes."""
    with workspace.writing():
        path = direction_folder(workspace.files).paths.get(ask.scene, f"direction/{ask.scene}.yaml")
        data = encoded(ask.text)
        refuse_other_id("scene_id", ask.scene, checked_model(data, path, DirectionFile).scene_id, path)
        return PutDirectionAnswer(
            **put_if_tag(workspace, held(workspace, path), data, ask.if_tag, ask.dry_run)
        )


@signed
def patch_direction(workspace: Workspace, ask: PatchDirectionAsk, caller: Caller) -> PatchDirectionAnswer:
    """Change fields of a scene's direction where they stand."""
    with workspace.writing():
        path = direction_folder(workspace.files).paths.get(ask.scene)
        if path is None:
            raise SbError(
                Kind.missing, "no-direction", f"{ask.scene} has no direction", hint="put the whole direction"
            )
        was = held(workspace, path)
        data, direction = patched_file(was, ask.changes, DirectionFile)
        refuse_other_id("scene_id", ask.scene, direction.scene_id, path)
        return PatchDirectionAnswer(**put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run))
