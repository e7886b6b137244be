"""An asset stays as long as an approved picture that is printed was made from it."""

from __future__ import annotations

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.problems import Problem
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import approve, delete, rebuild, retake
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from tests.ops.projects import Project


def written_out(film: Workspace, project: Project, report: Recording) -> None:
    """Approve all of it, then the script says MAYA wherever it said ASHA."""
    approve.approve(film, approve.ApproveAsk(selectors=["*"]), report)
    project.write("scripts/rain.fountain", project.text("scripts/rain.fountain").replace("ASHA", "MAYA"))
    film.forget()
    compile_op.compile(film, compile_op.CompileAsk(), report)
    film.forget()


def refused(film: Workspace, report: Recording, asset: str = "CHAR_001") -> list[Problem]:
    film.forget()
    with pytest.raises(SbError) as caught:
        delete.delete(film, delete.DeleteAsk(asset=asset), report)
    assert caught.value.code == "in-use"
    return [p for p in caught.value.problems if "was approved with it" in p.message]


def test_what_approved_pictures_were_made_from_is_not_deleted(
    film: Workspace, project: Project, report: Recording
) -> None:
    written_out(film, project, report)

    found = refused(film, report)

    assert found[0].message == "FR_S01_001 was approved with it"
    assert worded(found[0].hint or "") == "`sb render FR_S01_001`, then `sb approve FR_S01_001`"
    assert project.exists("assets/CHAR_001/v1/lock.yaml")


def test_a_ledger_that_was_lost_changes_nothing(film: Workspace, project: Project, report: Recording) -> None:
    written_out(film, project, report)
    before = [p.message for p in refused(film, report)]
    for path in [p for p in project.listing("scenes", ".png")]:
        project.remove(path)
    film.forget()
    rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    assert [p.message for p in refused(film, report)] == before


def test_an_approval_that_was_taken_back_keeps_no_asset(
    film: Workspace, project: Project, report: Recording
) -> None:
    written_out(film, project, report)
    retake.retake(film, retake.RetakeAsk(selectors=["*"], note="it is Maya now"), report)
    film.forget()

    assert delete.delete(film, delete.DeleteAsk(asset="CHAR_001"), report).versions == 1


def test_a_place_is_kept_by_its_pictures_too(film: Workspace, project: Project, report: Recording) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    assert [p.message for p in refused(film, report, "ENV_Room")] == ["FR_S01_001 was approved with it"]
