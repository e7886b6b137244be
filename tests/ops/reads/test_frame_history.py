"""Versions of a frame, what was found in one, and what a new lock would touch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import allow, approve, check, plan, render, retake, review
from storyboard_cli.ops.checked import ShowCheckAsk, show
from storyboard_cli.ops.frame_history import FrameHistoryAsk, HistoryRow, history
from storyboard_cli.ops.impact import ImpactAsk, impact
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def test_every_version_is_told_with_what_was_said_of_it(
    film: Workspace, project: Project, again: Callable[..., None], judged: Callable[..., None]
) -> None:
    judged("S01/1", "passed")
    remark = review.ReviewCommentAsk(selectors=["S01/1"], note="lovely")
    review.comment(film, remark, calling("Bo <bo@example.org>"))
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), calling())
    again("S01/1")
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())

    newest, first = history(film, FrameHistoryAsk(frame="S01/1"), calling()).rows

    assert [(r.render_version, r.counts, r.verdict) for r in (newest, first)] == [
        (2, True, "not checked"),
        (1, False, "passed"),
    ]
    assert (newest.render_state, first.render_state) == ("fresh", "")
    assert newest.review_status == "approved" and [d.decision for d in newest.decisions] == ["approve"]
    assert [(d.decision, d.note, d.by) for d in first.decisions] == [
        ("comment", "lovely", "Bo <bo@example.org>"),
        ("retake", "closer", first.decisions[1].by),
    ]
    known = {r.render_version: r for r in film.views.renders_of("FR_S01_001")}
    for row in (newest, first):
        assert row.picture is not None and project.exists(row.picture) and row.is_there
        assert (row.pixel_sha256, row.at) == (
            known[row.render_version or 0].pixel_sha256, known[row.render_version or 0].created_at
        )  # fmt: skip

    project.remove(first.picture or "")
    film.forget()
    _, gone = history(film, FrameHistoryAsk(frame="FR_S01_001"), calling()).rows
    assert not gone.is_there and gone.picture == first.picture


def test_each_version_has_its_own_status_and_who_had_it_drawn(
    film: Workspace, project: Project, again: Callable[..., None]
) -> None:
    def rows(**more: bool) -> list[HistoryRow]:
        film.forget()
        return history(film, FrameHistoryAsk(frame="S01/1", **more), calling()).rows

    def statuses() -> list[str]:
        return [row.review_status for row in rows()]

    assert statuses() == ["waiting"]
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), calling())
    assert statuses() == ["retake"]
    again("S01/1")
    assert statuses() == ["waiting", "retake"]
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    assert statuses() == ["approved", "retake"]
    again("S01/1")
    assert statuses() == ["waiting", "approved", "retake"]  # the approved one stays the approved one
    render.render(film, render.RenderAsk(selectors=["S01/1"], draft=True), calling("Bo <bo@example.org>"))
    assert [(row.draft, row.review_status) for row in rows()][-1] == (True, "")
    by = [row.by for row in rows()]
    assert all(by) and by[-1] == "Bo <bo@example.org>" != by[0]


def test_an_approval_that_is_outdated_is_so_in_its_version(film: Workspace, project: Project) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    project.edit("project.yaml", "soft contrast", "hard contrast")
    film.forget()
    [row] = history(film, FrameHistoryAsk(frame="S01/1"), calling()).rows
    assert row.review_status == "outdated"


def test_drafts_are_versions_of_their_own(film: Workspace) -> None:
    render.render(film, render.RenderAsk(selectors=["S01/1"], draft=True), calling())
    film.forget()
    rows = history(film, FrameHistoryAsk(frame="S01/1"), calling()).rows
    assert [(r.draft, r.counts) for r in rows] == [(False, True), (True, False)]
    assert len(history(film, FrameHistoryAsk(frame="S01/1", drafts=False), calling()).rows) == 1


def test_one_frame_is_wanted(film: Workspace) -> None:
    with pytest.raises(SbError) as caught:
        history(film, FrameHistoryAsk(frame="S01"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "several-frames")
    with pytest.raises(SbError) as caught:
        history(film, FrameHistoryAsk(frame="S09/1"), calling())
    assert caught.value.kind is Kind.missing


@pytest.mark.measuring
def test_what_a_check_found_is_shown_again_as_it_was(film: Workspace, project: Project) -> None:
    found = check.check(film, check.CheckAsk(selectors=["S01/1"]), calling()).frames[0]
    told = show(film, ShowCheckAsk(frame="S01/1"), calling()).row
    assert told.findings == found.findings and told.verdict == found.verdict and told.embedder
    references = {f.reference for f in told.findings if f.reference}
    assert references and all(project.exists(path) for path in references)


def test_an_exception_shows_on_what_it_excuses(film: Workspace, judged: Callable[..., None]) -> None:
    judged("S01/1", "quarantined", "drift.identity")
    assert [f.excused for f in show(film, ShowCheckAsk(frame="S01/1"), calling()).row.findings] == [None]
    asked = allow.AllowAsk(selector="S01/1", rule="drift.identity", reason="wet coat")
    allow.allow(film, asked, calling("Bo <bo@example.org>"))
    row = show(film, ShowCheckAsk(frame="S01/1"), calling()).row
    assert row.verdict == "passed"
    assert [f.excused for f in row.findings] == ["wet coat (Bo <bo@example.org>)"]


def test_a_version_that_nobody_checked_or_drew_says_so(film: Workspace, again: Callable[..., None]) -> None:
    row = show(film, ShowCheckAsk(frame="S01/1", version=1), calling()).row
    assert (row.verdict, row.embedder, row.findings) == ("not checked", None, [])
    with pytest.raises(SbError) as caught:
        show(film, ShowCheckAsk(frame="S01/1", version=9), calling())
    assert (caught.value.kind, caught.value.hint) == (Kind.missing, "it has v1")


def test_what_a_new_lock_would_touch_is_what_plan_says(film: Workspace) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    told = impact(film, ImpactAsk(assets=["CHAR_001"]), calling())
    asked = plan.plan(film, plan.PlanAsk(if_locked="CHAR_001"), calling())
    assert told.touched == asked.touched and told.touched
    assert told.approvals_touched == asked.approvals_touched == 1
    both = impact(film, ImpactAsk(assets=["ENV_Room", "CHAR_001"]), calling())
    assert both.assets == ["ENV_Room", "CHAR_001"]
    assert max(len(row.reasons) for row in both.touched) == 2
    with pytest.raises(ValidationError):
        ImpactAsk(assets=[])
