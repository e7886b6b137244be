"""Whatever writes a project's files: what somebody saves meanwhile stays, and nothing of ours is half there.

`before_write` is the moment: everything was read, decided and compared, and so many writes are still to come.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import alias, new, rename, restore, unlock
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
        film.__dict__["state_files"] = SomebodyBeside(there, theirs, case.before_write)
    else:
        there = film.files.files
        film.files.files = SomebodyBeside(there, theirs, case.before_write)  # type: ignore[assignment]
    try:
        with pytest.raises(SbError) as caught:
            case.verb(film)
    finally:
        if case.in_state:
            film.__dict__["state_files"] = there
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


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_somebody_saved_meanwhile_stays_and_nothing_is_half_written(film: Workspace, name: str) -> None:
    held_against_somebody(film, CASES[name])
