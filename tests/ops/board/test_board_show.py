"""`board.show`: the cards of the whole board, each as short as it can be and as true as the long rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyboard_cli.ops import approve, board, frames, render, retake, review, status, timeline
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.reads.touched import TOUCHES
from tests.callers import Heard
from tests.ops.projects import Project

REPORT = Heard()


def shown(film: Workspace, *selectors: str) -> board.BoardAnswer:
    film.forget()
    return board.show(film, board.BoardShowAsk(selectors=list(selectors)), REPORT)


def order(told: board.BoardAnswer) -> list[tuple[str, int]]:
    return [(row.frame_id, row.use) for row in told.rows]


@pytest.fixture
def cut_film(
    film: Workspace,
    judged: Callable[..., None],
    darker: Callable[..., None],
) -> Workspace:
    """A film with a cut, decisions and a quarantined frame."""
    approve.approve(film, approve.ApproveAsk(selectors=["S02/1"], note="yes"), REPORT)
    retake.retake(film, retake.RetakeAsk(selectors=["S01/2"], note="closer"), REPORT)
    review.comment(film, review.ReviewCommentAsk(selectors=["S01/2"], note="lovely"), REPORT)
    judged("S01/3", "quarantined", "drift.identity")
    darker("S02/1", "candles")
    timeline.move(film, timeline.TimelineMoveAsk(selectors=["S02/1"], before="S01/2"), REPORT)
    timeline.insert(film, timeline.TimelineInsertAsk(selectors=["S01/1"], after="S01/2"), REPORT)
    timeline.remove(film, timeline.TimelineRemoveAsk(selectors=["S01/3"]), REPORT)
    timeline.hold(film, timeline.TimelineHoldAsk(selectors=["FR_S01_002"], length="12"), REPORT)
    return film


def test_the_cut_comes_first_then_what_is_taken_out_of_it(cut_film: Workspace) -> None:
    told = shown(cut_film)
    assert order(told) == [
        ("FR_S01_001", 1),
        ("FR_S02_001", 1),
        ("FR_S01_002", 1),
        ("FR_S01_001", 2),
        ("FR_S01_003", 1),
    ]
    assert [row.out for row in told.rows] == [False, False, False, False, True]
    cut = timeline.show(cut_film, timeline.TimelineShowAsk(), REPORT)
    lengths = {(e.frame_id, e.use): e.duration_frames for e in cut.entries}
    assert {(row.frame_id, row.use): row.duration_frames for row in told.rows} == lengths


def test_a_card_is_the_same_alone_and_among_all(cut_film: Workspace) -> None:
    every = shown(cut_film)
    for name in {row.frame_id for row in every.rows}:
        assert shown(cut_film, name).rows == [row for row in every.rows if row.frame_id == name]


def test_cards_say_what_the_long_rows_say(cut_film: Workspace) -> None:
    long = {row.frame_id: row for row in frames.show(cut_film, frames.FramesShowAsk(), REPORT).frames}
    for card in shown(cut_film).rows:
        row = long[card.frame_id]
        for name in ("render_state", "review_status", "verdict", "needs", "asks", "approved_by", "scene_id"):
            assert getattr(card, name) == getattr(row, name), (card.frame_id, name)
        assert card.stale_because == row.stale_because[:2]
        assert card.reasons == row.reasons[:2]
        assert card.findings == len(row.findings)
        assert card.finding == (row.findings[0] if row.findings else "")
    by_name = {card.frame_id: card for card in shown(cut_film).rows}
    assert by_name["FR_S01_003"].findings == 1
    assert by_name["FR_S01_002"].notes == 2
    assert by_name["FR_S01_002"].words == "She turns around. – Is it raining?"
    assert by_name["FR_S02_001"].stale_because
    assert by_name["FR_S02_001"].assets == ["CHAR_001", "ENV_Room"]


def test_totals_count_frames_once_as_the_status_does(cut_film: Workspace) -> None:
    told, stands = shown(cut_film).totals, status.status(cut_film, status.StatusAsk(), REPORT)
    assert (told.frames, told.needs, told.review, told.render) == (
        stands.frames,
        dict(sorted(stands.needs.items())),
        dict(sorted(stands.review.items())),
        dict(sorted(stands.render.items())),
    )
    assert told.asks == sum(row.asks for row in frames.show(cut_film, frames.FramesShowAsk(), REPORT).frames)


def test_omitted_frames_stand_last_and_are_not_counted(cut_film: Workspace, project: Project) -> None:
    project.edit("scripts/rain.fountain", "She opens the door.", "")
    cut_film.forget()
    compile_op.compile(cut_film, compile_op.CompileAsk(), REPORT)
    told = shown(cut_film)
    last = told.rows[-1]
    assert (last.frame_id, last.use, last.omitted, last.review_status) == ("FR_S01_003", 0, True, "omitted")
    assert last.sha256
    assert not any(row.omitted for row in told.rows[:-1])
    assert (told.totals.frames, told.totals.omitted) == (3, 1)
    assert shown(cut_film, "FR_S01_003").rows == [last]


def test_a_picture_that_is_gone_has_no_hash(film: Workspace, project: Project) -> None:
    assert all(row.sha256 for row in shown(film).rows)
    project.remove("scenes/S01/frame_002_v1.png")
    by_name = {row.frame_id: row.sha256 for row in shown(film).rows}
    assert by_name["FR_S01_002"] == "" != by_name["FR_S01_001"]


def test_a_draft_stands_where_there_is_no_picture_yet(film: Workspace, project: Project) -> None:
    film.forget()
    project.remove("scenes/S01/frame_002_v1.png")
    render.render(film, render.RenderAsk(draft=True, selectors=["S01"]), film.caller)
    newest = film.views.newest_renders(drafts=True)["FR_S01_002"]
    by_name = {row.frame_id: row.draft for row in shown(film).rows}
    assert newest.sha256.removeprefix("sha256:").startswith(by_name["FR_S01_002"] or "none")
    assert by_name["FR_S01_001"] == ""  # it has a picture
    assert shown(film, "FR_S01_002").rows[0].draft == by_name["FR_S01_002"]


def test_the_head_is_the_newest_event_that_can_move_a_card(cut_film: Workspace) -> None:
    told = shown(cut_film)
    assert told.head == cut_film.log.head[0]
    still = {kind for kind, reach in TOUCHES.items() if reach == "nothing"}
    assert still == board._MOVES_NO_CARD


def test_what_stands_beside_is_there_once(cut_film: Workspace) -> None:
    told = shown(cut_film)
    assert {scene.scene_id: scene.heading for scene in told.scenes} == {
        "S01": "INT. ROOM - DAY",
        "S02": "INT. ROOM - NIGHT",
    }
    assert told.assets["CHAR_001"].plain() == {"name": "Asha", "type": "character"}
