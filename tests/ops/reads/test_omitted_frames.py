"""What the script does not have any more is read by its name; no list of the film has it."""

from __future__ import annotations

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops.frames import FrameRow, FramesShowAsk, show
from storyboard_cli.ops.retake import RetakeAsk, retake
from storyboard_cli.ops.status import StatusAsk, status
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

SCRIPT = "scripts/rain.fountain"
LAST = "\nINT. ROOM - NIGHT\n\nASHA sleeps.\n"


def rows(film: Workspace, *selectors: str) -> list[FrameRow]:
    film.forget()
    return show(film, FramesShowAsk(selectors=list(selectors)), calling()).frames


@pytest.fixture
def cut_down(film: Workspace, project: Project) -> Workspace:
    """The film without its second scene, and without the turn in the first."""
    project.edit(SCRIPT, LAST, "")
    project.edit(SCRIPT, "She turns around.\n\n", "")
    film.forget()
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    film.forget()
    return film


@pytest.mark.parametrize("name", ["FR_S02_001", "FR_S01_002", "S02"])
def test_an_omitted_frame_is_shown_by_its_name(cut_down: Workspace, name: str) -> None:
    [row] = rows(cut_down, name)
    assert (row.review_status, row.render_state, row.needs, row.asks) == ("omitted", "", "none", False)
    assert row.picture and row.render_version == 1


def test_it_stands_among_others_in_story_order(cut_down: Workspace) -> None:
    assert [r.frame_id for r in rows(cut_down, "FR_S02_001", "FR_S01_002", "S01/3")] == [
        "FR_S01_002", "FR_S01_003", "FR_S02_001",
    ]  # fmt: skip


def test_no_list_of_the_film_has_it(cut_down: Workspace) -> None:
    for selectors in ([], ["S01"], ["FR_*"]):
        assert {r.review_status for r in rows(cut_down, *selectors)} == {"waiting"}
    assert status(cut_down, StatusAsk(), calling()).frames == len(rows(cut_down))
    for word in ("S01/2", "S02/1"):
        with pytest.raises(SbError) as caught:
            rows(cut_down, word)
        assert caught.value.code == "nothing-selected"


@pytest.mark.parametrize("name", ["FR_S02_001", "S02"])
def test_who_decides_about_it_hears_that_it_is_omitted(cut_down: Workspace, name: str) -> None:
    with pytest.raises(SbError) as caught:
        retake(cut_down, RetakeAsk(selectors=[name], note="closer"), calling())
    assert caught.value.hint == "it is omitted: the script does not have it any more"
