"""A decision is about the version that was looked at; one that moved meanwhile is a conflict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import allow, approve, reject, retake, review
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

VERBS: dict[str, Callable[..., Any]] = {
    "approve": lambda w, **k: approve.approve(w, approve.ApproveAsk(**k), calling()),
    "retake": lambda w, **k: retake.retake(w, retake.RetakeAsk(note="closer", **k), calling()),
    "reject": lambda w, **k: reject.reject(w, reject.RejectAsk(note="cut", **k), calling()),
    "comment": lambda w, **k: review.comment(w, review.ReviewCommentAsk(note="lovely", **k), calling()),
    "allow": lambda w, selectors, **k: allow.allow(
        w,
        allow.AllowAsk(selector=selectors[0], rule="drift.identity", reason="wet coat", **k),
        calling(),
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_decision_about_a_version_that_does_not_count_any_more_is_a_conflict(
    verb: str, film: Workspace, again: Callable[..., None], state_of: Callable[[str], FrameState]
) -> None:
    again("S01/1")
    head = film.log.head
    with pytest.raises(SbError) as caught:
        VERBS[verb](film, selectors=["S01/1"], seen=1)
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "picture-moved")
    assert "v1 was seen, and v2 counts by now" in caught.value.message and caught.value.hint
    assert film.log.head == head and not state_of("S01/1").decisions

    VERBS[verb](film, selectors=["S01/1"], seen=2)
    assert [d.render_version for d in state_of("S01/1").decisions] == [2]


@pytest.mark.parametrize("verb", ["approve", "retake", "reject", "comment"])
def test_of_many_frames_those_that_moved_are_refused_one_by_one(
    verb: str, film: Workspace, again: Callable[..., None]
) -> None:
    again("S01/1")
    answer = VERBS[verb](film, selectors=["S01"], seen=1)
    assert [(r.frame_id, r.code, r.render_version) for r in answer.refused] == [
        ("FR_S01_001", "picture-moved", 2)
    ]
    assert answer.failure is Kind.blocked
    made = next(v for n, v in answer if n in ("approved", "decided", "commented") and v)
    assert made and all(d.frame_id != "FR_S01_001" and d.render_version == 1 for d in made)


def test_who_did_not_say_what_they_saw_decides_about_what_counts(
    film: Workspace, again: Callable[..., None]
) -> None:
    again("S01/1")
    [made] = VERBS["retake"](film, selectors=["S01/1"]).decided
    assert made.render_version == 2


def test_an_empty_ask_approves_no_film(film: Workspace, judged: Callable[..., None]) -> None:
    for name in ("S01/1", "S01/2", "S02/1"):
        judged(name, "passed")
    head = film.log.head
    with pytest.raises(SbError) as caught:
        approve.approve(film, approve.ApproveAsk.model_validate({}), calling())
    assert (caught.value.kind, caught.value.code, caught.value.fields) == (
        Kind.usage, "no-frames-named", ("selectors",)
    )  # fmt: skip
    assert film.log.head == head
    every = approve.approve(film, approve.ApproveAsk(all_passed=True), calling())
    assert [d.frame_id for d in every.approved] == ["FR_S01_001", "FR_S01_002", "FR_S02_001"]
