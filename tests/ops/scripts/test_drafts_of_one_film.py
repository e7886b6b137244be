"""Two scripts that are drafts of one film: told, and chosen between in project.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import status as status_op
from tests.callers import calling
from tests.ops.scripts.test_compile import approve

Film = Any
PROJECT = "schema: 1\nproject_id: PRJ_T\nname: Tea\n"


def second_draft(film: Film, path: str = "scripts/pilot v2.fountain") -> str:
    text = film.text("scripts/pilot.fountain")
    film.write(path, text)
    return path


def count(film: Film, scripts: str) -> None:
    film.write("project.yaml", f"{PROJECT}scripts: {scripts}\n")


def status_of(film: Film) -> Any:
    with film.open() as workspace:
        return status_op.status(workspace, status_op.StatusAsk(), calling())


def said(done: Any, code: str) -> list[tuple[str, str]]:
    return [(p.message, p.hint or "") for p in done.problems if p.code == code]


def live(done: Any) -> list[str]:
    return [s.scene_id for s in done.scenes if not s.is_omitted]


SHARED = (
    "scripts/pilot v2.fountain shares 2 of 2 scenes with scripts/pilot.fountain: is one an older draft?",
    "name the scripts that count in project.yaml: `scripts: [pilot.fountain]`",
)


def test_a_second_draft_beside_the_first_is_told_once(film: Film) -> None:
    film.compile()
    second_draft(film)
    assert said(film.compile(), "shared-scenes") == [SHARED]


def test_status_counts_the_scripts_that_count(film: Film) -> None:
    film.compile()
    second_draft(film)
    film.write("scripts/act two/pilot_b.fountain", "INT. HALL - DAY\n\nA lamp.\n")
    assert status_of(film).scripts == 3
    count(film, "[pilot.fountain]")
    found = status_of(film)
    assert (found.scripts, "no script" in " ".join(found.blockers)) == (1, False)
    count(film, "[pilot.fountain, pilot_c.fountain]")
    found = status_of(film)
    assert (found.scripts, found.blockers[0]) == (1, "there is no script pilot_c.fountain in scripts/")


def test_a_second_draft_that_is_compiled_alone_is_told_too(film: Film) -> None:
    film.compile()
    path = second_draft(film)
    ((message, _),) = said(film.compile(paths=[path]), "shared-scenes")
    assert message.startswith("scripts/pilot v2.fountain shares 2 of 2 scenes with pilot")


def test_a_draft_with_rewritten_scenes_is_told_while_most_are_the_same(film: Film) -> None:
    hall = "\nINT. HALL - DAY\n\nA long hall, and a lamp.\n"
    text = film.text("scripts/pilot.fountain") + hall
    film.write("scripts/pilot.fountain", text)
    film.compile()
    film.write("scripts/pilot v2.fountain", text.replace("A long hall, and a lamp.", "Nobody."))
    ((message, _),) = said(film.compile(), "shared-scenes")
    assert "shares 2 of 3 scenes" in message


def test_episodes_that_share_a_place_are_not_drafts(film: Film) -> None:
    film.write("scripts/two.fountain", "INT. KITCHEN - DAY\n\nAarav burns the toast.\n")
    assert said(film.compile(), "shared-scenes") == []


def test_three_drafts_are_told_once_each(film: Film) -> None:
    second_draft(film)
    second_draft(film, "scripts/pilot v3.fountain")
    told = [message.partition(" shares")[0] for message, _ in said(film.compile(), "shared-scenes")]
    assert told == ["scripts/pilot v2.fountain", "scripts/pilot v3.fountain"]


def test_only_named_scripts_are_compiled_and_the_rest_is_said_once(film: Film) -> None:
    film.compile()
    second_draft(film)
    count(film, "[pilot.fountain]")
    done = film.compile()
    assert live(done) == ["S01", "S02"]
    ((message, _),) = said(done, "script-left-out")
    assert message == (
        "scripts/pilot v2.fountain is not compiled: `scripts:` in project.yaml names the scripts that count"
    )
    assert said(done, "shared-scenes") == []


def test_the_draft_that_is_named_takes_over_names_and_approvals(film: Film) -> None:
    film.compile()
    approve(film, "FR_S02_001")
    path = second_draft(film)
    film.rewrite("counts the buses", "counts the red buses", path)
    count(film, "['pilot v2.fountain']")
    done = film.compile()
    assert [(s.scene_id, s.script_id, s.frames) for s in done.scenes] == [
        ("S01", "pilot v2", 2), ("S02", "pilot v2", 1),
    ]  # fmt: skip
    assert [c.approval for c in done.changes] == [None]


def test_a_board_that_was_doubled_before_is_single_again_under_the_older_names(film: Film) -> None:
    film.compile()
    second_draft(film)
    film.compile()
    count(film, "['pilot v2.fountain']")
    done = film.compile()
    assert live(done) == ["S01", "S02"]


def test_both_named_are_both_meant(film: Film) -> None:
    second_draft(film)
    count(film, "[pilot.fountain, pilot v2.fountain]")
    done = film.compile()
    assert (said(done, "shared-scenes"), said(done, "script-left-out")) == ([], [])
    assert len(live(done)) == 4


def test_named_scripts_are_told_in_the_order_that_names_them(film: Film) -> None:
    film.write("scripts/a.fountain", "INT. SHIP - DAY\n\nThe sea is loud.\n")
    count(film, "[pilot.fountain, a.fountain]")
    film.compile()
    with film.open() as workspace:
        assert [s.script_id for s in workspace.scenes] == ["pilot", "pilot", "a"]
    assert film.compile(check=True).failure is None


@pytest.mark.parametrize(
    ("scripts", "line"), [("[pilto.fountain]", "4:11"), ("\n  - pilot.fountain\n  - pilto.fountain", "6:5")]
)
def test_a_named_script_that_is_not_there_is_one_error_with_its_place(
    film: Film, scripts: str, line: str
) -> None:
    count(film, scripts)
    with pytest.raises(SbError) as told:
        film.compile()
    (problem,) = told.value.problems
    assert str(problem.where) == f"project.yaml:{line}"
    assert problem.message == "there is no script pilto.fountain in scripts/"
    assert problem.hint == "did you mean pilot.fountain?"


def test_a_script_that_does_not_count_is_not_compiled_when_asked_for(film: Film) -> None:
    path = second_draft(film)
    count(film, "[pilot.fountain]")
    with pytest.raises(SbError, match=r"does not count"):
        film.compile(paths=[path])
