"""An entry of the cut is split in two of the same frame, and the film is as long as before."""

from __future__ import annotations

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import timeline
from storyboard_cli.ops.split import TimelineSplitAsk, split
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.cut import lay_out
from tests.callers import calling


def halved(film: Workspace, at: str, *frames: str, **more: bool) -> timeline.TimelineAnswer:
    asked = {"selectors": list(frames or ("S01/2",)), "at": at, **more}
    return split(film, TimelineSplitAsk.model_validate(asked), calling())


def lengths(answer: timeline.TimelineAnswer) -> list[tuple[str, int, int]]:
    return [(e.frame_id, e.use, e.duration_frames) for e in answer.entries]


def shown(film: Workspace) -> timeline.TimelineAnswer:
    return timeline.show(film, timeline.TimelineShowAsk(), calling())


def test_both_parts_are_as_long_as_the_whole_was(film: Workspace) -> None:
    timeline.duration(film, timeline.TimelineDurationAsk(selectors=["S01/2"], length="40"), calling())
    timeline.hold(film, timeline.TimelineHoldAsk(selectors=["S01/2"], length="8"), calling())
    timeline.trim(film, timeline.TimelineTrimAsk(selectors=["S01/2"], length="3"), calling())
    before = shown(film)
    head = film.log.head[0]

    done = halved(film, "1:00")

    old = lengths(before)
    assert old[1] == ("FR_S01_002", 1, 45)
    assert lengths(done) == [old[0], ("FR_S01_002", 1, 24), ("FR_S01_002", 2, 21), *old[2:]]
    assert (done.frames, done.touched) == (before.frames, ["FR_S01_002"])
    [event] = film.log.read(head)
    assert (event.kind, event.body["what"]) == ("timeline.changed", "split FR_S01_002 after 24 frames")
    assert done.undo_to is not None


def test_the_second_part_is_split_again(film: Workspace) -> None:
    timeline.duration(film, timeline.TimelineDurationAsk(selectors=["S01/2"], length="30"), calling())
    halved(film, "10")
    done = halved(film, "5", "S01/2#2")
    assert lengths(done)[1:4] == [("FR_S01_002", 1, 10), ("FR_S01_002", 2, 5), ("FR_S01_002", 3, 15)]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [("dissolve", ("dissolve", 4), ("cut", 0)), ("fade_out", ("cut", 0), ("fade_out", 4))],
)
def test_transitions_stay_where_the_whole_begins_and_ends(
    film: Workspace, kind: str, first: tuple[str, int], second: tuple[str, int]
) -> None:
    asked = timeline.TimelineTransitionAsk.model_validate(
        {"selectors": ["S01/2"], "kind": kind, "length": "4"}
    )
    timeline.transition(film, asked, calling())
    halved(film, "10")
    film.forget()
    parts = [e for e in film.timeline.entries if e.frame_id == "FR_S01_002"]
    assert [(e.transition, e.transition_frames) for e in parts] == [first, second]


def test_markers_stand_where_they_stood_and_move_with_their_part(film: Workspace) -> None:
    for name, offset in (("early", "3"), ("late", "20")):
        ask = timeline.TimelineMarkerAsk(name=name, at="S01/2", offset=offset)
        timeline.marker(film, ask, calling())
    before = {m.name: m.frame for m in shown(film).markers}
    done = halved(film, "10")
    assert {m.name: m.frame for m in done.markers} == before

    moved = timeline.move(film, timeline.TimelineMoveAsk(selectors=["S01/2#2"]), calling())
    at = {m.name: m.frame for m in moved.markers}
    assert at["late"] == 10
    placed = lay_out(film.timeline, film.scenes)
    early = next(p for p in placed if (p.frame.frame_id, p.entry.use) == ("FR_S01_002", 1))
    assert at["early"] == early.start + 3


@pytest.mark.parametrize("at", ["0", "9999"])
def test_a_place_beyond_the_entry_is_refused_with_what_may_be(film: Workspace, at: str) -> None:
    before = shown(film)
    with pytest.raises(SbError) as caught:
        halved(film, at)
    [length] = [n for f, _, n in lengths(before) if f == "FR_S01_002"]
    assert (caught.value.code, caught.value.kind) == ("nothing-to-split", Kind.usage)
    assert f"1 to {length - 1}" in str(caught.value.hint)
    assert shown(film) == before


def test_several_frames_one_frame_long_and_taken_out_are_refused(film: Workspace) -> None:
    def refused(*frames: str) -> str:
        with pytest.raises(SbError) as caught:
            halved(film, "1", *frames)
        return caught.value.code

    assert refused("S01") == "several-frames"
    timeline.duration(film, timeline.TimelineDurationAsk(selectors=["S01/1"], length="1"), calling())
    assert refused("S01/1") == "nothing-to-split"
    timeline.remove(film, timeline.TimelineRemoveAsk(selectors=["S01/1"]), calling())
    assert refused("S01/1") == "out-of-cut"


def test_a_dry_run_shows_it_and_writes_nothing(film: Workspace) -> None:
    head = film.log.head
    assert lengths(halved(film, "10", dry_run=True))[1] == ("FR_S01_002", 1, 10)
    assert film.log.head == head and film.files.stat("timeline.yaml") is None
