"""What happened is read page by page, from either end, and nothing is lost or told twice between pages."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from storyboard_cli.ops import review
from storyboard_cli.ops.log import LogAsk, log
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def remark(film: Workspace) -> None:
    review.comment(film, review.ReviewCommentAsk(selectors=["S01/1"], note="lovely"), calling())


def test_the_newest_page_comes_first_and_goes_back_to_the_beginning(film: Workspace) -> None:
    every = [e.seq for e in log(film, LogAsk(limit=0), calling()).events]
    seen: list[int] = []
    before = None
    while True:
        page = log(film, LogAsk(limit=4, before=before, newest_first=True), calling())
        assert len(page.events) <= 4
        seen += [e.seq for e in page.events]
        remark(film)  # what happens meanwhile moves no page
        before = page.next
        if before is None:
            break
    assert seen == every[::-1] and len(every) > 8


def test_pages_after_a_number_reach_what_happens_meanwhile(film: Workspace) -> None:
    seen: list[int] = []
    after: int | None = 0
    added = False
    while after is not None:
        page = log(film, LogAsk(limit=3, after=after), calling())
        seen += [e.seq for e in page.events]
        after = page.next
        if not added:
            remark(film)
            added = True
    assert seen == list(range(1, film.log.head[0] + 1))
    last = log(film, LogAsk(after=film.log.head[0]), calling())
    assert (last.events, last.next) == ([], None)


def test_pages_are_of_what_is_asked_for(film: Workspace) -> None:
    wanted = {"kinds": ["asset.locked"], "limit": 1, "after": 0}
    first = log(film, LogAsk.model_validate(wanted), calling())
    assert [e.kind for e in first.events] == ["asset.locked"] and first.next == first.events[0].seq
    second = log(film, LogAsk.model_validate(wanted | {"after": first.next}), calling())
    assert second.next is None and second.events[0].seq > first.events[0].seq
    window = LogAsk(after=first.events[0].seq - 1, before=first.events[0].seq + 1)
    assert [e.seq for e in log(film, window, calling()).events] == [first.events[0].seq]


def test_bodies_are_left_out_where_nobody_wants_them(film: Workspace) -> None:
    [bare] = log(film, LogAsk(limit=1, bodies=False), calling()).events
    [full] = log(film, LogAsk(limit=1), calling()).events
    assert full.body and bare.body == {} and bare == full.model_copy(update={"body": {}})


def test_one_start_is_wanted() -> None:
    with pytest.raises(ValidationError, match="not both"):
        LogAsk(after=3, since="2026-01-01")


def test_a_frame_and_an_asset_are_asked_for_as_people_call_them(film: Workspace) -> None:
    remark(film)
    frame = film.scenes[0].live_frames[0]

    for said in (frame.shot, frame.shot.lower()):
        found = log(film, LogAsk(subject=said, limit=0), calling()).events
        assert found and {e.subject for e in found} == {frame.frame_id}
    spec = next(iter(film.registry.specs.values()))
    named = log(film, LogAsk(subject=spec.name.upper(), limit=0), calling()).events
    assert {e.subject.partition("@")[0] for e in named} == {spec.asset_id}
    assert log(film, LogAsk(subject="99Z", limit=0), calling()).events == []


def test_what_a_sentence_says_is_there_without_the_body(film: Workspace) -> None:
    remark(film)
    [row] = log(film, LogAsk(limit=1, bodies=False), calling()).events

    assert row.body == {} and row.said["note"] == "lovely" and row.said["decision"] == "comment"
    [locked] = log(film, LogAsk(kinds=["asset.locked"], limit=1, bodies=False), calling()).events
    assert isinstance(locked.said["pictures"], int) and locked.said["pictures"] > 0


def test_a_change_of_the_project_says_which_settings_it_changed(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "seed: 7", "seed: 8\nvisual_style: charcoal")
    film.forget()
    remark(film)  # what a file says otherwise is recorded with the next thing that is
    (row,) = log(film, LogAsk(kinds=["project.changed"], limit=1), calling()).events
    assert set(str(row.said["settings"]).split(", ")) == {"seed", "visual_style"}
    assert row.text == f"project.yaml changed: {row.said['settings']}"
