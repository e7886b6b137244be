"""Approve, retake, reject, allow: what is written, what is refused, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.clock import system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.pictures import pixel_sha256, recipe_of
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import allow, approve, reject, retake, review
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Status
from tests.callers import ACTOR, Heard
from tests.ops.conftest import Ticking
from tests.ops.projects import Project

Look = Callable[[str], FrameState]


def test_an_approval_keeps_the_picture_and_writes_one_file(
    film: Workspace, report: Recording, state_of: Look
) -> None:
    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01/1"], note="lovely"), report)

    assert [d.frame_id for d in answer.approved] == ["FR_S01_001"]
    state = state_of("S01/1")
    assert state.review is Status.approved
    assert state.shown.path == "approved/S01/FR_S01_001.png"
    kept = film.files.read("approved/S01/FR_S01_001.png")
    assert state.newest is not None
    assert pixel_sha256(kept) == state.newest.pixel_sha256
    assert recipe_of(kept) is not None
    (path,) = (e.path for e in film.files.entries("review/S01/FR_S01_001"))
    assert "-approve-" in path
    assert b"note: lovely" in film.files.read(path)
    assert [d.decision for d in film.views.decisions()] == ["approve"]
    assert [c.approved_by for c in film.views.cut() if c.frame_id == "FR_S01_001"] == [ACTOR]


def test_approving_again_changes_nothing(film: Workspace, report: Recording) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    head = film.log.head

    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    assert (answer.approved, answer.already) == ([], 1)
    assert film.log.head == head


def test_a_dry_run_writes_nothing(film: Workspace, report: Recording) -> None:
    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01"], dry_run=True), report)

    assert answer.approved
    assert not film.files.entries("review")
    assert not film.files.entries("approved")


def test_a_quarantined_frame_is_refused_and_names_the_way_out(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "quarantined", "drift.identity")

    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    assert caught.value.kind is Kind.blocked
    (problem,) = caught.value.problems
    assert problem.code == "quarantined"
    assert "sb allow FR_S01_001 drift.identity" in worded(problem.hint or "")


def test_one_bad_frame_does_not_stop_the_good_ones(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/2", "quarantined", "count")

    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S01/2"]), report)

    assert [d.frame_id for d in answer.approved] == ["FR_S01_001"]
    assert [r.frame_id for r in answer.refused] == ["FR_S01_002"]
    assert answer.failure is Kind.blocked


def test_all_passed_takes_only_what_passed(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "passed")
    judged("S01/2", "quarantined", "count")

    answer = approve.approve(film, approve.ApproveAsk(all_passed=True), report)

    assert [d.frame_id for d in answer.approved] == ["FR_S01_001"]
    assert (answer.refused, answer.failure, answer.unchecked) == ([], None, [])


def test_a_picture_of_older_inputs_is_refused_with_the_input(
    film: Workspace, report: Recording, darker: Callable[..., None]
) -> None:
    darker("S01/1", "moonlight")

    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    assert "moonlight" in caught.value.problems[0].message
    assert "sb render" in worded(caught.value.problems[0].hint or "")


def test_a_picture_that_was_painted_over_is_refused(
    film: Workspace, report: Recording, state_of: Look
) -> None:
    newest = state_of("S01/1").newest
    assert newest is not None
    film.files.put(newest.path, film.files.read(newest.path) + b"painted over")

    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    assert caught.value.problems[0].code == "picture-changed"


def test_an_approval_is_outdated_by_a_changed_input_and_says_which(
    film: Workspace, report: Recording, darker: Callable[..., None], state_of: Look
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01"]), report)
    darker("S01/1", "moonlight")

    state = state_of("S01/1")
    assert state.review is Status.outdated
    assert "moonlight" in " ".join(state.review_reasons)
    assert state_of("S01/2").review is Status.approved


def test_a_retake_waits_again_once_it_is_rendered(
    film: Workspace,
    report: Recording,
    again: Callable[..., None],
    darker: Callable[..., None],
    state_of: Look,
) -> None:
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), report)
    assert state_of("S01/1").review is Status.retake

    darker("S01/1", "candle light")
    assert state_of("S01/1").review is Status.retake
    again("S01/1")

    assert state_of("S01/1").review is Status.waiting


@pytest.mark.parametrize(
    "ask",
    [
        {"selectors": ["S01"]},
        {"selectors": ["FR_S01_*"]},
        {"all_passed": True},
        {"all_passed": True, "dry_run": True},
    ],
)
def test_many_at_once_leave_out_what_was_sent_back(
    film: Workspace,
    report: Recording,
    judged: Callable[..., None],
    state_of: Look,
    ask: dict[str, Any],
) -> None:
    judged("S01/1", "passed")
    judged("S01/2", "passed")
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="donkey"), report)

    answer = approve.approve(film, approve.ApproveAsk(**ask), report)

    approved = [d.frame_id for d in answer.approved]
    assert "FR_S01_001" not in approved and "FR_S01_002" in approved
    (left,) = answer.sent_back
    assert (left.frame_id, left.code, left.review_status) == ("FR_S01_001", "sent-back", "retake")
    assert "donkey" in left.reason
    assert worded(left.hint or "") == "`sb approve FR_S01_001` approves it nevertheless"
    assert (answer.refused, answer.failure) == ([], None)
    assert state_of("S01/1").review is Status.retake


@pytest.mark.parametrize("name", ["S01/1", "FR_S01_001"])
def test_who_names_the_frame_approves_what_was_sent_back(
    film: Workspace, report: Recording, state_of: Look, name: str
) -> None:
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="donkey"), report)

    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01", name]), report)

    assert answer.sent_back == []
    assert state_of("S01/1").review is Status.approved


def test_many_at_once_approve_what_was_rendered_anew_after_it_was_sent_back(
    film: Workspace,
    report: Recording,
    again: Callable[..., None],
    darker: Callable[..., None],
    state_of: Look,
) -> None:
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="donkey"), report)
    darker("S01/1", "candle light")
    again("S01/1")

    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01"]), report)

    assert answer.sent_back == []
    assert state_of("S01/1").review is Status.approved


@pytest.mark.parametrize("op", [retake.retake, reject.reject])
def test_a_decision_against_a_frame_needs_words(
    film: Workspace, report: Recording, op: Callable[..., object]
) -> None:
    with pytest.raises(SbError) as caught:
        op(film, retake.RetakeAsk(selectors=["S01/1"], note="  "), report)
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "note-missing")


def test_a_rejected_frame_is_opened_by_a_retake_only(
    film: Workspace, report: Recording, state_of: Look
) -> None:
    reject.reject(film, reject.RejectAsk(selectors=["S01/1"], note="not needed"), report)

    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    assert "sb retake FR_S01_001" in worded(caught.value.problems[0].hint or "")
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="we need it"), report)
    assert state_of("S01/1").review is Status.retake


def test_two_decisions_of_the_same_moment_keep_their_order(project: Project, report: Recording) -> None:
    still = system_clock()
    with project.open("A <a@example.org>", clock=lambda: still) as film:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
        retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), report)
        film.forget()
        assert frame_states(film, ["S01/1"])[0].review is Status.retake


def test_an_exception_lets_a_quarantined_frame_pass(
    film: Workspace, report: Recording, judged: Callable[..., None], state_of: Look
) -> None:
    judged("S01/1", "quarantined", "drift.identity")

    answer = allow.allow(
        film, allow.AllowAsk(selector="S01/1", rule="drift.identity", reason="wet coat"), report
    )

    assert {f.frame_id: f.verdict for f in answer.judged} == {"FR_S01_001": "passed"}
    assert state_of("S01/1").verdict == "passed"
    assert [d.note for d in film.views.decisions() if d.decision == "exception"] == ["wet coat"]
    assert approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report).approved


def test_an_exception_covers_only_its_rule(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "quarantined", "drift.identity", "count")

    answer = allow.allow(film, allow.AllowAsk(selector="S01/1", rule="drift", reason="wet coat"), report)

    assert {f.frame_id: f.verdict for f in answer.judged} == {"FR_S01_001": "quarantined"}
    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    assert "count" in caught.value.problems[0].message


def test_an_exception_of_one_version_ends_with_the_next(
    film: Workspace,
    report: Recording,
    judged: Callable[..., None],
    darker: Callable[..., None],
    again: Callable[..., None],
) -> None:
    judged("S01/1", "quarantined", "count")
    ask = allow.AllowAsk(selector="S01/1", rule="count", reason="a crowd", scope="version")
    assert {f.frame_id: f.verdict for f in allow.allow(film, ask, report).judged} == {"FR_S01_001": "passed"}

    darker("S01/1", "moonlight")
    again("S01/1", force=False)
    judged("S01/1", "quarantined", "count")

    with pytest.raises(SbError):
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)


def test_an_exception_that_has_ended_does_not_count(film: Workspace, judged: Callable[..., None]) -> None:
    clock = Ticking()
    caller = Heard(clock=clock)
    judged("S01/1", "quarantined", "count")
    ask = allow.AllowAsk(selector="S01/1", rule="count", reason="a crowd", until="2026-02-19")
    assert [f.verdict for f in allow.allow(film, ask, caller).judged] == ["passed"]

    clock.now += timedelta(days=2)
    other = allow.AllowAsk(selector="S01/1", rule="identity", reason="a mask")
    assert [f.verdict for f in allow.allow(film, other, caller).judged] == ["quarantined"]


def test_a_scene_wide_exception_is_one_decision(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "quarantined", "count")
    judged("S01/2", "quarantined", "count")

    answer = allow.allow(
        film, allow.AllowAsk(selector="S01/1", rule="count", reason="a crowd", scope="scene"), report
    )

    assert len(answer.granted) == 1
    assert {f.frame_id: f.verdict for f in answer.judged} == {"FR_S01_001": "passed", "FR_S01_002": "passed"}


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        ({"rule": "count", "reason": ""}, "reason-missing"),
        ({"rule": "count", "reason": "because", "until": "soon"}, "not-a-date"),
        ({"rule": "count", "reason": "because", "until": "2026-02-30"}, "not-a-date"),
        ({"rule": "coumt", "reason": "because"}, "unknown-rule"),
        ({"rule": "changed", "reason": "because"}, "unknown-rule"),
    ],
)
def test_an_unclear_exception_is_refused(
    film: Workspace, report: Recording, judged: Callable[..., None], ask: dict[str, str], code: str
) -> None:
    judged("S01/1", "quarantined", "count")

    with pytest.raises(SbError) as caught:
        allow.allow(film, allow.AllowAsk.model_validate({"selector": "S01/1", **ask}), report)
    assert caught.value.code == code
    assert caught.value.hint


def test_the_name_of_a_rule_is_completed(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "quarantined", "drift.identity")

    answer = allow.allow(film, allow.AllowAsk(selector="S01/1", rule="identity", reason="a twin"), report)

    assert answer.rule == "drift.identity"
    assert {f.frame_id: f.verdict for f in answer.judged} == {"FR_S01_001": "passed"}


def test_an_unknown_rule_is_refused_with_the_nearest_of_all_rules(film: Workspace, report: Recording) -> None:
    ask = allow.AllowAsk(selector="S01/1", rule="drift.identty", reason="a twin")

    with pytest.raises(SbError) as caught:
        allow.allow(film, ask, report)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("did you mean drift.identity or")


def test_review_lists_what_needs_a_decision(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "quarantined", "count")
    approve.approve(film, approve.ApproveAsk(selectors=["S01/2"]), report)
    review.comment(film, review.ReviewCommentAsk(selectors=["S01/1"], note="who is that?"), report)

    answer = review.review(film, review.ReviewAsk(selectors=["S01"]), report)

    assert "FR_S01_002" not in [i.frame_id for i in answer.items]
    assert answer.decided == 1
    first = answer.items[0]
    assert (first.frame_id, first.failing_rules, first.findings) == (
        "FR_S01_001",
        ["count"],
        ["count differs"],
    )
    assert [s.note for s in first.said] == ["who is that?"]
    assert first.references[0].asset == "CHAR_001@v1"


def test_an_archived_project_takes_no_decisions(project: Project, report: Recording) -> None:
    project.append("project.yaml", "status: archived\n")
    with project.open() as film, pytest.raises(SbError, match="archived"):
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
