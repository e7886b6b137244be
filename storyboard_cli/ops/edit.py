"""Writes project, specs, directions and scripts for faces that have no editor.

Comments stay, mistakes are refused, and a file that somebody changed in between is not overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pydantic import Field, JsonValue, model_validator

from storyboard_cli.core.asking import Ask, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.ids import TYPE_OF_PREFIX
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import closest
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.edited_files import (
    PutAsk,
    RemovalAsk,
    RemovedFile,
    WrittenFile,
    checked_model,
    copy_of_removed,
    encoded,
    held,
    patched_file,
    put_if_tag,
    refuse_other_id,
    remove_if_tag,
    spec_path,
)
from storyboard_cli.project.scene_direction import direction_path
from storyboard_cli.project.script_files import FOLDER, one_script, path_of, scripts_named
from storyboard_cli.project.selection import one_scene
from storyboard_cli.project.signed import signed
from storyboard_cli.project.unwritten import (
    refuse_unwritten,
    refuse_wrong_direction,
    refuse_wrong_project,
    refuse_wrong_spec,
)
from storyboard_cli.project.uploads import named_in, refuse_twins, uploaded
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import MAX_BYTES, SUFFIXES, read_script, script_id_of
from storyboard_cli.script.screenplay import ElementType
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.specs import direction_folder, project_path
from storyboard_cli.timeline.review import by_frame, last_word


class _Put(PutAsk):
    """A whole file of text."""

    text: str = Field(max_length=32 << 20, description="The whole content.")


class _Patch(Ask):
    """Some fields of a file."""

    changes: dict[str, JsonValue] = Field(
        description="A JSON merge patch (RFC 7386): new values by field; null takes a field out."
    )
    if_tag: str | None = Field(None, description="Write only if the file still has this tag.")
    dry_run: bool = Field(False, description="Only say what would be written.")


class PatchProjectAsk(_Patch):
    pass


class PatchProjectAnswer(WrittenFile):
    pass


class PutScriptAsk(PutAsk):
    text: str | None = Field(None, max_length=32 << 20, description="The whole content; else `file` has it.")
    file: Upload | None = Field(
        None, description="The script as a file, such as one of Final Draft, in any encoding that is read."
    )
    name: str = Field(max_length=400, description="The file's name below scripts/, as `pilot.fountain`.")

    @model_validator(mode="after")
    def _one_content(self) -> PutScriptAsk:
        if (self.text is None) == (self.file is None):
            raise wrong("wrong-arguments", "give `text` or `file`, one of them", fields=("text", "file"))
        return self


class PutScriptAnswer(WrittenFile):
    scenes: int = Field(0, description="Scene headings in the script.")


class DeleteScriptAsk(RemovalAsk):
    name: str = Field(max_length=400, description="The file's name below scripts/, as `pilot.fountain`.")


class DeleteScriptAnswer(RemovedFile):
    scenes: list[str] = Field(
        [], description="Scenes that were compiled from it: the next `compile` takes them out of the film."
    )
    approved: int = Field(
        0, description="How many approved pictures they have; those and all decisions stay."
    )


class PutSpecAsk(_Put):
    asset: str = Field(max_length=80, description="The asset's id, as CHAR_001.")


class PutSpecAnswer(WrittenFile):
    pass


class PatchSpecAsk(_Patch):
    asset: str = Field(max_length=80, description="The asset's id, as CHAR_001.")


class PatchSpecAnswer(WrittenFile):
    pass


class PutDirectionAsk(_Put):
    scene: str = Field(max_length=20, description="The scene's id, as S03.")


class PutDirectionAnswer(WrittenFile):
    pass


class PatchDirectionAsk(_Patch):
    scene: str = Field(max_length=20, description="The scene's id, as S03.")


class PatchDirectionAnswer(WrittenFile):
    pass


class DeleteDirectionAsk(RemovalAsk):
    scene: str = Field(max_length=20, description="The scene's id, as S03.")


class DeleteDirectionAnswer(RemovedFile):
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
        data, project = patched_file(was, ask.changes, ProjectSpec)
        refuse_wrong_project(workspace, name, data, project)
        found = put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run)
        if found["changed"] and not ask.dry_run:
            reconcile(workspace, caller, archived=True)  # records the change as an event
    return PatchProjectAnswer(**found)


@signed
def put_script(workspace: Workspace, ask: PutScriptAsk, caller: Caller) -> PutScriptAnswer:
    """Put a script into scripts/, if it can be read; `compile` makes frames of it."""
    path = named_in(workspace, FOLDER, ask.name, SUFFIXES, "script")
    data = uploaded(ask.file, MAX_BYTES) if ask.file is not None else encoded(ask.text or "")
    play = read_script(data, path)
    refuse_unwritten([p for p in play.problems if p.is_error], path)
    scenes = sum(e.type is ElementType.heading for e in play.elements)
    with workspace.writing():
        refuse_twins(workspace, path)
        was = held(workspace, path)
        return PutScriptAnswer(**put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run), scenes=scenes)


@signed
def delete_script(workspace: Workspace, ask: DeleteScriptAsk, caller: Caller) -> DeleteScriptAnswer:
    """Take a script out of the project; what was compiled from it stays until the next `compile`."""
    with workspace.writing():
        path = one_script(workspace.files, ask.name)
        if path in scripts_named(workspace):
            fewer = [name for name in workspace.project.scripts if path_of(name) != path]
            said = "take it out of there first"
            raise SbError(
                Kind.blocked,
                "in-use",
                f"`scripts:` in project.yaml names {ask.name}",
                hint=Mend("project.patch", {"changes": {"scripts": fewer or None}}, f"{said}: {{}}"),
            )
        scenes = [s for s in workspace.scenes if s.script_id == script_id_of(path) and not s.omitted]
        live = {f.uid for s in scenes for f in s.live_frames}
        words = by_frame(workspace.decisions)
        last = [last_word(words[uid]) for uid in live & words.keys()]
        removed = remove_if_tag(
            workspace, held(workspace, path), ask.if_tag, ask.dry_run, copy_of_removed(workspace, path)
        )
        return DeleteScriptAnswer(
            **removed,
            scenes=[s.scene_id for s in scenes],
            approved=sum(d is not None and d.decision == "approve" for d in last),
        )


@signed
def put_spec(workspace: Workspace, ask: PutSpecAsk, caller: Caller) -> PutSpecAnswer:
    """Put an asset's spec, with its comments, if it is without mistakes."""
    with workspace.writing():
        path = spec_path(workspace, ask.asset) or f"assets/{ask.asset}/asset.yaml"
        data = encoded(ask.text)
        refuse_twins(workspace, path)
        spec = checked_model(data, path, AssetSpec)
        refuse_other_id("asset_id", ask.asset, spec.asset_id, path)
        refuse_wrong_spec(workspace, path, data, spec)
        return PutSpecAnswer(**put_if_tag(workspace, held(workspace, path), data, ask.if_tag, ask.dry_run))


@signed
def patch_spec(workspace: Workspace, ask: PatchSpecAsk, caller: Caller) -> PatchSpecAnswer:
    """Change fields of an asset's spec where they stand."""
    with workspace.writing():
        path = spec_path(workspace, ask.asset)
        if path is None:
            raise SbError(
                Kind.missing,
                "no-asset",
                f"there is no spec of {ask.asset}",
                hint=_begun(ask.asset, workspace.registry.specs),
            )
        was = held(workspace, path)
        data, spec = patched_file(was, ask.changes, AssetSpec)
        refuse_other_id("asset_id", ask.asset, spec.asset_id, path)
        refuse_wrong_spec(workspace, path, data, spec)
        return PatchSpecAnswer(**put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run))


@signed
def put_direction(workspace: Workspace, ask: PutDirectionAsk, caller: Caller) -> PutDirectionAnswer:
    """Put a scene's direction, with its comments, if it is without mistakes."""
    with workspace.writing():
        path = direction_folder(workspace.files).paths.get(ask.scene, f"direction/{ask.scene}.yaml")
        data = encoded(ask.text)
        direction = checked_model(data, path, DirectionFile)
        refuse_other_id("scene_id", ask.scene, direction.scene_id, path)
        refuse_wrong_direction(workspace, path, data, direction)
        return PutDirectionAnswer(
            **put_if_tag(workspace, held(workspace, path), data, ask.if_tag, ask.dry_run)
        )


@signed
def patch_direction(workspace: Workspace, ask: PatchDirectionAsk, caller: Caller) -> PatchDirectionAnswer:
    """Change fields of a scene's direction where they stand; a scene without one gets one of these fields."""
    with workspace.writing():
        path = direction_folder(workspace.files).paths.get(ask.scene)
        if path is None:
            path = f"direction/{one_scene(workspace.scenes, ask.scene).scene_id}.yaml"
        was = held(workspace, path)
        begun = was if was.data is not None else replace(was, data=_empty_direction(ask.scene))
        data, direction = patched_file(begun, ask.changes, DirectionFile)
        refuse_other_id("scene_id", ask.scene, direction.scene_id, path)
        refuse_wrong_direction(workspace, path, data, direction)
        return PatchDirectionAnswer(**put_if_tag(workspace, was, data, ask.if_tag, ask.dry_run))


@signed
def delete_direction(workspace: Workspace, ask: DeleteDirectionAsk, caller: Caller) -> DeleteDirectionAnswer:
    """Take a scene's direction out of the project, also one that cannot be read."""
    with workspace.writing():
        path = direction_path(workspace, ask.scene)
        if path is None:
            one_scene(workspace.scenes, ask.scene)
            raise SbError(Kind.missing, "no-direction", f"{ask.scene} has no direction")
        was = held(workspace, path)
        return DeleteDirectionAnswer(
            **remove_if_tag(workspace, was, ask.if_tag, ask.dry_run, copy_of_removed(workspace, path))
        )


def _empty_direction(scene_id: str) -> bytes:
    """A direction that says nothing yet."""
    return encoded(f"schema: 1\nscene_id: {scene_id}\n")


def _begun(asset_id: str, known: Iterable[str]) -> Mend:
    """What makes the spec that is not there: fields alone say too little of an asset to begin one."""
    near = closest(asset_id, known)
    kind = TYPE_OF_PREFIX.get(asset_id.partition("_")[0])
    if kind is None:
        fresh = Mend("new", {"asset_id": asset_id}, blanks=("asset_type", "name"))
    else:
        fresh = Mend("new", {"asset_id": asset_id, "asset_type": kind.value}, blanks=("name",))
    return Mend.joined(
        (f"did you mean {near[0]}? " if near else "") + "{} starts a spec, and {} puts a whole one",
        fresh,
        Mend("spec.put", {"asset": asset_id}, blanks=("text",)),
    )
