"""Whatever writes a project's files: what somebody saves meanwhile stays, and nothing of ours is half there.

`before_write` is the moment: everything was read, decided and compared, and so many writes are still to come.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PIL import Image

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.reviews import ReviewDecided
from storyboard_cli.ops import (
    alias,
    approve,
    delete,
    edit,
    gc,
    generate,
    import_,
    lock,
    new,
    pipeline,
    rename,
    render,
    restore,
    unlock,
)
from storyboard_cli.ops import compile as compiling
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import Files
from tests.callers import calling
from tests.doubles.somebody_beside import SomebodyBeside

SPEC = "assets/CHAR_001/asset.yaml"
THEIRS = b"# somebody's\n"


@dataclass(frozen=True)
class Case:
    """A verb, what somebody changes meanwhile, and what it is in before."""

    verb: Callable[[Workspace], object]
    path: str  # which file somebody saves
    code: str
    before: Callable[[Workspace], object] = lambda film: None
    before_write: int = 1
    compared: str = ""  # the folder that is being compared at that moment, where no write is meant
    in_state: bool = False


def fresh(film: Workspace) -> None:
    """An asset that nothing uses and nobody locked."""
    ask = new.NewAsk(asset_type="prop", name="Brass lamp", asset_id="PROP_Lamp")  # type: ignore[arg-type]
    new.new(film, ask, calling())
    film.files.put("assets/PROP_Lamp/sketch.txt", b"a sketch")


def edited_spec(film: Workspace) -> None:
    text = film.files.read(SPEC).replace(b"green coat", b"red coat")
    film.files.put(SPEC, text)


def longer_script(film: Workspace) -> None:
    text = film.files.read("scripts/rain.fountain")
    text = text.replace(b"She opens the door.", b"She opens the window.").replace(b"sleeps", b"reads")
    film.files.put("scripts/rain.fountain", text)


CASES = {
    "unlock": Case(
        lambda film: unlock.unlock(
            film, unlock.UnlockAsk(asset="CHAR_001@v1", reason="the collar"), calling()
        ),
        "assets/CHAR_001/v1/retired.yaml",
        "file-exists",
    ),
    "rename": Case(
        lambda film: rename.rename(film, rename.RenameAsk(asset="PROP_Lamp", to="PROP_Light"), calling()),
        "assets/PROP_Lamp/asset.yaml",
        "file-changed",
        fresh,
    ),
    "restore": Case(
        lambda film: restore.restore(
            film, restore.RestoreAsk(version="CHAR_001@v1", force=True), calling()
        ),
        SPEC,
        "file-changed",
        edited_spec,
    ),
    "alias add": Case(
        lambda film: alias.add(film, alias.AliasAddAsk(name="The girl", target="CHAR_001"), calling()),
        "aliases.yaml",
        "file-exists",
    ),
    "compile": Case(
        lambda film: compiling.compile(film, compiling.CompileAsk(), calling()),
        "scenes/S01/scene.yaml",
        "file-changed",
        longer_script,
    ),
}  # fmt: skip


def aliased(film: Workspace) -> None:
    alias.add(film, alias.AliasAddAsk(name="The girl", target="CHAR_001"), calling())


def drawn_twice(film: Workspace) -> None:
    for _ in range(2):
        render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), calling())


def approved_in_the_older_place(film: Workspace) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    (path,) = [entry.path for entry in film.files.entries("review")]
    data = film.files.read(path)
    film.files.remove(path)
    film.files.put(OLDER, data)
    reconcile(film, calling())


def unnamed_people(film: Workspace) -> None:
    text = film.files.read("scripts/rain.fountain").decode("utf-8")
    film.files.put("scripts/rain.fountain", f"{text}\nBEN\nYes.\n\nCARLA\nNo.\n".encode())


def changed_spec_with_pictures(film: Workspace) -> None:
    edited_spec(film)
    film.forget()
    generate.generate(film, generate.GenerateAsk(assets=["CHAR_001"]), calling())


OLDER = "review/FR_S01_001/20260219T090000000000Z-approve-00000000.yaml"
WORKFLOW = {
    "1": {"class_type": "CLIPTextEncode", "inputs": {"text": "x"}, "_meta": {"title": "sb:positive"}},
    "2": {"class_type": "KSampler", "inputs": {"seed": 1}, "_meta": {"title": "sb:seed"}},
    "3": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x"}},
}


def pipeline_import(film: Workspace) -> object:
    file = Upload(name="mine.json", data=base64.b64encode(json.dumps(WORKFLOW).encode()))
    return pipeline.import_pipeline(film, pipeline.PipelineImportAsk(file=file, check=False), calling())


def picture_import(film: Workspace) -> object:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    given = import_.ImportPicture(
        picture=Upload(name="front.png", data=base64.b64encode(out.getvalue())), role="front"
    )
    return import_.import_(film, import_.ImportAsk(asset="CHAR_001", pictures=[given]), calling())


MORE_CASES = {
    "alias remove": Case(
        lambda film: alias.remove(film, alias.AliasRemoveAsk(name="The girl"), calling()),
        "aliases.yaml",
        "file-changed",
        aliased,
    ),
    "gc": Case(
        lambda film: gc.gc(film, gc.GcAsk(keep=2), calling()),
        "scenes/S01/frame_001_v1.png",
        "file-changed",
        drawn_twice,
    ),
    "new": Case(fresh, "assets/PROP_Lamp/asset.yaml", "spec-exists"),
    "new of the script, the second spec": Case(
        lambda film: new.new(film, new.NewAsk(from_script=True), calling()),
        "assets/CHAR_Carla/asset.yaml",
        "spec-exists",
        unnamed_people,
        before_write=2,
    ),
    "import": Case(
        picture_import, "takes/CHAR_001/t002/take.yaml", "folder-exists", in_state=True
    ),
    "generate": Case(
        lambda film: generate.generate(
            film, generate.GenerateAsk(assets=["CHAR_001"], force=True), calling()
        ),
        "takes/CHAR_001/t002/take.yaml",
        "folder-exists",
        in_state=True,
    ),
    "render": Case(
        lambda film: render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), calling()),
        "scenes/S01/frame_001_v2.png",
        "frame-exists",
    ),
    "lock": Case(
        lambda film: lock.lock(film, lock.LockAsk(assets=["CHAR_001"]), calling()),
        "assets/CHAR_001/v2/note.txt",
        "folder-exists",
        changed_spec_with_pictures,
    ),
    "edit project": Case(
        lambda film: edit.patch_project(film, edit.PatchProjectAsk(changes={"seed": 9}), calling()),
        "project.yaml",
        "file-moved",
    ),
    "edit direction": Case(
        lambda film: edit.put_direction(
            film, edit.PutDirectionAsk(scene="S01", text="schema: 1\nscene_id: S01\n"), calling()
        ),
        "direction/S01.yaml",
        "file-moved",
    ),
    "pipeline import": Case(pipeline_import, "workflows/mine/v1/workflow.json", "folder-exists"),
    "compile, the second scene": Case(
        lambda film: compiling.compile(film, compiling.CompileAsk(), calling()),
        "scenes/S02/scene.yaml",
        "file-changed",
        longer_script,
        before_write=2,
    ),
    "compile --mend of a review": Case(
        lambda film: compiling.compile(film, compiling.CompileAsk(mend=True), calling()),
        OLDER,
        "file-changed",
        approved_in_the_older_place,
        before_write=2,
    ),
    "rename, another file of it": Case(
        lambda film: rename.rename(film, rename.RenameAsk(asset="PROP_Lamp", to="PROP_Light"), calling()),
        "assets/PROP_Lamp/sketch.txt",
        "folder-changed",
        fresh,
        compared="assets/PROP_Lamp",
    ),
    "delete": Case(
        lambda film: delete.delete(film, delete.DeleteAsk(asset="PROP_Lamp"), calling()),
        "assets/PROP_Lamp/asset.yaml",
        "folder-changed",
        fresh,
        compared="assets/PROP_Lamp",
    ),
}  # fmt: skip


def everything(film: Workspace) -> dict[str, bytes]:
    """All files of the project and its state, but caches and the ledger itself."""
    found = {entry.path: film.files.files.read(entry.path) for entry in film.files.files.entries()}
    state = film.state_files
    return found | {
        f"state: {entry.path}": state.read(entry.path)
        for entry in state.entries()
        if not entry.path.startswith(("cache/", "ledger", "write.", "schemas/"))
    }


def refused_beside(film: Workspace, case: Case) -> tuple[SbError, dict[str, bytes], dict[str, bytes]]:
    """The error, and everything before and after it."""
    case.before(film)
    film.forget()
    before, head = everything(film), film.log.head

    def theirs(files: Files) -> None:
        there.put(case.path, THEIRS)

    if case.in_state:
        there = film.state_files
        film.opened["state_files"] = SomebodyBeside(there, theirs, case.before_write, case.compared)
    else:
        there = film.files.files
        film.files.files = SomebodyBeside(there, theirs, case.before_write, case.compared)  # type: ignore[assignment]
    try:
        with pytest.raises(SbError) as caught:
            case.verb(film)
    finally:
        if case.in_state:
            film.opened["state_files"] = there
        else:
            film.files.files = there
    film.forget()
    assert film.log.head == head
    return caught.value, before, everything(film)


def held_against_somebody(film: Workspace, case: Case) -> None:
    error, before, after = refused_beside(film, case)

    assert (error.kind, error.code) == (Kind.conflict, case.code)
    name = f"state: {case.path}" if case.in_state else case.path
    assert after.pop(name) == THEIRS
    before.pop(name, None)
    assert after == before


@pytest.mark.parametrize("name", sorted(CASES | MORE_CASES))
def test_what_somebody_saved_meanwhile_stays_and_nothing_is_half_written(film: Workspace, name: str) -> None:
    held_against_somebody(film, (CASES | MORE_CASES)[name])


def test_a_file_that_is_saved_while_its_folder_moves_goes_with_it(film: Workspace) -> None:
    fresh(film)
    film.forget()
    there = film.files.files
    theirs = SomebodyBeside(there, lambda files: files.put("assets/PROP_Lamp/sketch.txt", THEIRS), 2)
    film.files.files = theirs  # type: ignore[assignment]

    rename.rename(film, rename.RenameAsk(asset="PROP_Lamp", to="PROP_Light"), calling())

    assert there.read("assets/PROP_Light/sketch.txt") == THEIRS


def test_a_decision_whose_event_is_refused_leaves_no_file(film: Workspace) -> None:
    """Somebody without a lock of this machine decides about the frame between our files and our event."""
    before = everything(film)
    there = film.files.files

    def theirs(files: Files) -> None:
        said = ReviewDecided(frame_id="FR_S01_001", decision="comment", uid="u", path="review/x.yaml")
        film.log.append([said.event()], at=film.now_precise(), actor="Cleo <cleo@example.org>")

    film.files.files = SomebodyBeside(there, theirs, 2)  # type: ignore[assignment]
    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    film.files.files = there

    assert caught.value.code == "ledger-moved"
    assert everything(film) == before
