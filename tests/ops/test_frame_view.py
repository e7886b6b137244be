"""A frame has the same names in every answer, and what they say is the same in every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import (
    approve,
    check,
    render,
    retake,
    review,
)
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard

Asks = Callable[[str, dict[str, Any]], Answer]


def names(view: FrameView) -> dict[str, object]:
    return {name: getattr(view, name) for name in FrameView.model_fields}


def frames_in(told: object) -> Iterator[FrameView]:
    """Every frame in an answer, however deep."""
    if isinstance(told, FrameView):
        yield told
    if isinstance(told, BaseModel):
        for name in type(told).model_fields:
            yield from frames_in(getattr(told, name))
    elif isinstance(told, Iterable) and not isinstance(told, str | bytes | dict):
        for one in told:
            yield from frames_in(one)


@pytest.fixture
def standing(film: Workspace) -> Callable[[], dict[str, dict[str, Any]]]:
    """Every live frame as `sb plan`, `check` and `review` tell it."""

    def look() -> dict[str, dict[str, Any]]:
        film.forget()
        return {s.frame.frame_id: view_fields(s) for s in frame_states(film)}

    return look


@pytest.fixture
def mixed(film: Workspace, report: Heard, darker: Callable[..., None], judged: Callable[..., None]) -> None:
    """One frame is approved, one was until its light changed, one goes back, one is not rendered any more."""
    judged("S01/1", "passed")
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S01/2"]), report)
    retake.retake(film, retake.RetakeAsk(selectors=["S01/3"], note="closer"), report)
    film.files.remove("scenes/S02/frame_001_v1.png")
    darker("S01/2", "night")


@pytest.fixture
def ask(film: Workspace, report: Heard) -> Asks:
    """Calls an operation by its name in the catalogue."""

    def call(operation: str, words: dict[str, Any]) -> Answer:
        film.forget()
        found = CATALOGUE[operation]
        answer: Answer = found.function(film, found.ask.model_validate(words), report)
        return answer

    return call


def test_render_check_review_and_approve_tell_the_same_frame(film: Workspace, report: Heard) -> None:
    made = render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), report).rendered[0]
    film.forget()
    judged = check.check(film, check.CheckAsk(selectors=["S01/1"]), report).frames[0]
    asked = review.review(film, review.ReviewAsk(selectors=["S01/1"], all=True), report).items[0]

    assert names(asked) == names(judged)
    same = ("frame_id", "shot", "render_version", "render_state", "review_status", "picture")
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


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    ("operation", "words", "count"),
    [
        ("timeline.show", {}, 4),
        ("timeline.show", {"selectors": ["S01/2", "S02"]}, 2),
        ("timeline.duration", {"selectors": ["S01/1"], "length": "31"}, 4),
        ("timeline.remove", {"selectors": ["S01/2"], "dry_run": True}, 4),
        ("search", {"words": ["she"]}, 2),
        ("explain", {"selectors": ["S01"]}, 3),
        ("layout", {"selectors": ["S01/2", "S01/3"], "kinds": ["pose"]}, 2),
        ("compare", {"frame": "S01/1"}, 1),
        ("plan", {}, 2),
        ("review", {"all": True}, 4),
    ],
)
def test_an_answer_tells_frames_as_they_stand(
    ask: Asks,
    standing: Callable[[], dict[str, dict[str, Any]]],
    operation: str,
    words: dict[str, Any],
    count: int,
) -> None:
    told = list(frames_in(ask(operation, words)))

    assert len(told) == count
    assert [names(view) for view in told] == [standing()[view.frame_id] for view in told]


@pytest.mark.usefixtures("mixed")
def test_the_frames_stand_differently(standing: Callable[[], dict[str, dict[str, Any]]]) -> None:
    """Else the test above could not fail."""
    views = standing().values()
    assert {v["render_state"] for v in views} == {"fresh", "stale", "unrendered"}
    assert {v["review_status"] for v in views} == {"approved", "outdated", "retake", "waiting"}
    assert {v["verdict"] for v in views} == {"passed", "not checked"}


def test_a_compile_tells_frames_with_the_pictures_and_reviews_that_they_have(
    film: Workspace, report: Heard, standing: Callable[[], dict[str, dict[str, Any]]]
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S01/2"]), report)
    text = film.files.read("scripts/rain.fountain").decode()
    text = text.replace("stands at the window", "kneels on the floor").replace("sleeps", "sleeps deeply")
    film.files.put("scripts/rain.fountain", text.encode())
    film.forget()

    foreseen = compile_op.compile(film, compile_op.CompileAsk(dry_run=True), report).changes
    changed = compile_op.compile(film, compile_op.CompileAsk(), report).changes

    assert [names(c) for c in foreseen] == [names(c) for c in changed]
    assert [(c.frame_id, c.review_status) for c in changed] == [
        ("FR_S01_001", "outdated"),
        ("FR_S01_002", "outdated"),
        ("FR_S02_001", "waiting"),
    ]
    assert [names(c) for c in changed] == [standing()[c.frame_id] | {"render_state": ""} for c in changed]


@pytest.mark.usefixtures("mixed")
def test_where_nobody_can_tell_what_is_wanted_the_rest_is_told(film: Workspace, ask: Asks) -> None:
    film.files.put("assets/CHAR_001/asset.yaml", b"schema: 1\nasset_id: 3\n")
    told = {v.frame_id: v for v in frames_in(ask("timeline.show", {}))}

    assert {v.render_state for v in told.values()} == {""}
    assert [(v.render_version, v.review_status) for v in told.values()] == [
        (1, "approved"),
        (1, "approved"),  # what outdated it is not known
        (1, "retake"),
        (1, "waiting"),
    ]
    assert told["FR_S01_001"].picture == "scenes/S01/frame_001_v1.png"


def test_a_broken_review_file_keeps_no_frame_out_of_the_cut(film: Workspace, ask: Asks) -> None:
    film.files.put("review/S01/FR_S01_001/20260219T090000Z-approve-1a2b3c4d.yaml", b"schema: 9\n")
    with pytest.raises(SbError, match="review files"):
        ask("status", {})

    told = list(frames_in(ask("timeline.show", {})))
    assert (told[0].frame_id, told[0].shot) == ("FR_S01_001", "1A")
    assert {(v.render_version, v.review_status, v.picture) for v in told} == {(None, "", None)}
