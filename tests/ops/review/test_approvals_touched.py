"""Every approval that a compile outdates has a row in its answer: of frames around a change too."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from storyboard_cli.cli import compile as cli_compile
from storyboard_cli.cli.formats import Format
from storyboard_cli.ops.approve import ApproveAsk, approve
from storyboard_cli.ops.compile import CompileAnswer, CompileAsk, compile
from storyboard_cli.ops.frames import FramesShowAsk, show
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

SCRIPT = "scripts/rain.fountain"
EDITS = {
    "sits": ("stands at the window", "sits at the table"),
    "with him": ("stands at the window.", "stands at the window. A MAN stands in the door."),
    "later": ("She turns around.", "She sits on the bed."),
    "last": ("She opens the door.", "She opens the door. A dog runs in."),
}


def compiled(film: Workspace, *, dry_run: bool = False) -> CompileAnswer:
    film.forget()
    found = compile(film, CompileAsk(dry_run=dry_run), calling())
    film.forget()
    return found


def outdated(film: Workspace) -> list[str]:
    rows = show(film, FramesShowAsk(), calling()).frames
    return [row.frame_id for row in rows if row.review_status == "outdated"]


def touched(answer: CompileAnswer) -> list[str]:
    return [row.frame_id for row in answer.changes if row.approval == "outdated"]


@pytest.mark.parametrize("edit", EDITS)
def test_a_compile_names_every_approval_that_it_outdates(
    film: Workspace, project: Project, edit: str
) -> None:
    approve(film, ApproveAsk(selectors=["S01", "S02"]), film.caller)
    project.edit(SCRIPT, *EDITS[edit])
    foreseen = touched(compiled(film, dry_run=True))
    assert outdated(film) == []

    done = compiled(film)
    assert touched(done) == foreseen == outdated(film) != []
    assert done.approvals_touched == len(foreseen)
    assert {row.review_status for row in done.changes if row.approval} == {"outdated"}


def test_a_frame_around_the_change_is_told_as_kept(film: Workspace, project: Project) -> None:
    approve(film, ApproveAsk(selectors=["S01"]), film.caller)
    project.edit(SCRIPT, *EDITS["later"])
    done = compiled(film)
    assert [(row.fate, row.frame_id) for row in done.changes] == [
        ("changed", "FR_S01_002"), ("kept", "FR_S01_003"),
    ]  # fmt: skip
    out = io.StringIO()
    cli_compile.show_as(done, Console(file=out, width=120, color_system=None), Format.text)
    assert "FR_S01_003" in out.getvalue() and "2 approvals touched" in out.getvalue()


def test_what_was_outdated_before_is_not_told_again(film: Workspace, project: Project) -> None:
    approve(film, ApproveAsk(selectors=["S01/3"]), film.caller)
    project.edit(SCRIPT, *EDITS["sits"])
    assert touched(compiled(film)) == ["FR_S01_003"]
    project.edit(SCRIPT, *EDITS["later"])
    assert touched(compiled(film)) == []
    assert outdated(film) == ["FR_S01_003"]
