"""A frame has the same names in every answer."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.ops import approve, check, render, review
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.frame_view import FrameView
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard


def names(view: FrameView) -> dict[str, object]:
    return {name: getattr(view, name) for name in FrameView.model_fields}


def test_render_check_review_and_approve_tell_the_same_frame(film: Workspace, report: Heard) -> None:
    made = render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), report).rendered[0]
    film.forget()
    judged = check.check(film, check.CheckAsk(selectors=["S01/1"]), report).frames[0]
    asked = review.review(film, review.ReviewAsk(selectors=["S01/1"], all=True), report).items[0]

    assert names(asked) == names(judged)
    same = ("frame_id", "shot", "render_version", "render_state", "picture")
    assert [names(made)[n] for n in same] == [names(judged)[n] for n in same]
    assert made.verdict == "not checked" and judged.verdict == "passed"


def test_an_approval_tells_the_frame_as_it_is_afterwards(
    film: Workspace, report: Heard, state_of: Callable[[str], FrameState]
) -> None:
    foreseen = approve.approve(film, approve.ApproveAsk(selectors=["S01/1"], dry_run=True), report)
    done = approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    assert names(foreseen.approved[0]) == names(done.approved[0])
    assert done.approved[0].review_status == state_of("S01/1").review.value == "approved"
    assert done.approved[0].picture == "approved/S01/FR_S01_001.png"
