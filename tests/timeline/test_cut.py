"""The cut keeps its order, takes new frames in at their place, and adds up to whole frames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from storyboard_cli.core.errors import SbError
from storyboard_cli.script.graph import Scene
from storyboard_cli.timeline import edit
from storyboard_cli.timeline.cut import (
    AudioTrack,
    Entry,
    Marker,
    Timeline,
    doubled,
    in_full,
    lay_out,
    place_of,
    total_frames,
)

from .conftest import scene


def order(timeline: Timeline) -> str:
    return "".join(e.key for e in timeline.entries)


def full(film: list[Scene]) -> Timeline:
    return in_full(Timeline(), film)


def test_without_entries_the_cut_is_the_story(film: list[Scene]) -> None:
    placed = lay_out(Timeline(), film)

    assert [p.frame.uid for p in placed] == list("abcdef")
    assert [p.start for p in placed] == [0, 48, 96, 144, 192, 240]
    assert total_frames(placed) == 288


def test_an_empty_story_has_no_length() -> None:
    assert lay_out(Timeline(), []) == []
    assert total_frames([]) == 0


@pytest.mark.parametrize(
    ("had", "story", "gives"),
    [
        ("ab", "axb", "axb"),
        ("ba", "axb", "bax"),
        ("ba", "xab", "xba"),
        ("ab", "abxy", "abxy"),
        ("abc", "ac", "ac"),
        ("cba", "xaybzc", "xczbzay".replace("zbz", "bz")),
        ("", "abc", "abc"),
    ],
)
def test_new_frames_follow_the_frame_before_them_in_the_story(had: str, story: str, gives: str) -> None:
    timeline = Timeline(entries=tuple(Entry(uid=u, frame_id="FR_S01_001") for u in had))

    assert order(in_full(timeline, [scene("S01", *story)])) == gives


def test_a_full_timeline_is_left_as_it_is(film: list[Scene]) -> None:
    timeline = full(film)

    assert in_full(timeline, film) is timeline


def test_a_renamed_frame_keeps_its_entry(film: list[Scene]) -> None:
    timeline = edit.change(full(film), ["b"], duration_frames=7)
    renamed = [f.model_copy(update={"frame_id": "FR_S01_009"}) if f.uid == "b" else f for f in film[0].frames]

    again = in_full(timeline, [film[0].model_copy(update={"frames": renamed}), film[1]])

    assert again.entries[1] == Entry(uid="b", frame_id="FR_S01_009", duration_frames=7)


def test_omitted_frames_drop_out(film: list[Scene]) -> None:
    gone = [f.model_copy(update={"omitted": f.uid == "b"}) for f in film[0].frames]

    assert order(in_full(full(film), [film[0].model_copy(update={"frames": gone}), film[1]])) == "acdef"


@pytest.mark.parametrize(
    ("entry", "length"),
    [
        ({}, 48),
        ({"duration_frames": 10}, 10),
        ({"hold": 12}, 60),
        ({"trim": 8}, 40),
        ({"duration_frames": 10, "hold": 5, "trim": 3}, 12),
        ({"trim": 500}, 1),
    ],
)
def test_an_entry_is_at_least_one_frame_long(film: list[Scene], entry: dict[str, int], length: int) -> None:
    assert Entry(uid="a", frame_id="FR_S01_001", **entry).length(film[0].frames[0]) == length


def test_moving_keeps_the_order_among_the_moved(film: list[Scene]) -> None:
    timeline = full(film)

    assert order(edit.move(timeline, ["a", "c"], after="e")) == "bdeacf"
    assert order(edit.move(timeline, ["f"], before="a")) == "fabcde"
    assert order(edit.move(timeline, ["d", "e"])) == "deabcf"


def test_moving_next_to_itself_is_refused(film: list[Scene]) -> None:
    with pytest.raises(SbError, match="FR_S01_001 cannot be moved next to itself"):
        edit.move(full(film), ["a", "b"], after="a")


def test_reorder_moves_only_what_is_named(film: list[Scene]) -> None:
    assert order(edit.reorder(full(film), list("fedcba"))) == "fedcba"
    assert order(edit.reorder(full(film), ["d", "a"])) == "defabc"


def test_a_frame_taken_out_does_not_come_back_as_new(film: list[Scene]) -> None:
    timeline = edit.take_out(full(film), ["b"])

    assert [p.frame.uid for p in lay_out(timeline, film)] == list("acdef")
    assert [p.frame.uid for p in lay_out(timeline, film, with_out=True)] == list("abcdef")
    assert [p.frame.uid for p in lay_out(edit.insert(timeline, "b", "FR_S01_002", after="f"), film)] == list(
        "acdefb"
    )


def test_a_frame_may_be_used_twice(film: list[Scene]) -> None:
    timeline = edit.insert(full(film), "a", "FR_S01_001", after="d")
    assert [e.key for e in timeline.entries] == ["a", "b", "c", "d", "a#2", "e", "f"]
    assert doubled(timeline) == []

    timeline = edit.change(timeline, ["a#2"], duration_frames=5)
    assert [p.duration for p in lay_out(timeline, film)] == [48, 48, 48, 48, 5, 48, 48]
    assert order(edit.take_out(timeline, ["a#2"])) == "abcdef"


def test_edits_are_checked(film: list[Scene]) -> None:
    with pytest.raises(ValidationError):
        edit.change(full(film), ["a"], duration_frames=0)


def test_a_cut_has_no_transition_length(film: list[Scene]) -> None:
    timeline = edit.transition(full(film), ["b"], "dissolve", 12)
    assert timeline.entries[1].transition_frames == 12

    assert edit.transition(timeline, ["b"], "cut", 12).entries[1].transition_frames == 0


def test_markers_and_sound_move_with_their_entry(film: list[Scene]) -> None:
    timeline = edit.add_marker(full(film), Marker(name="door", key="e", offset=10))
    timeline = edit.add_audio(timeline, AudioTrack(path="audio/rain.wav", key="e", offset=-4))
    assert place_of(lay_out(timeline, film), "e", 10) == 202

    placed = lay_out(edit.move(timeline, ["e"]), film)
    assert place_of(placed, "e", timeline.markers[0].offset) == 10
    assert place_of(placed, "e", timeline.audio[0].offset) == 0
    assert place_of(placed, "lost", 3) == 3


def test_a_sound_that_is_moved_keeps_its_trims_and_its_lane(film: list[Scene]) -> None:
    rain = AudioTrack(path="audio/rain.wav", key="e", skip=12, duration_frames=48, fade_out=6)
    timeline = edit.add_audio(full(film), rain)
    timeline = edit.add_audio(timeline, AudioTrack(path="audio/bell.wav"))
    timeline = edit.add_audio(timeline, AudioTrack(path="audio/rain.wav", key="e", offset=-4, gain_db=-3))

    assert [a.path for a in timeline.audio] == ["audio/rain.wav", "audio/bell.wav"]
    assert timeline.audio[0] == rain.model_copy(update={"offset": -4, "gain_db": -3})


def test_a_marker_of_the_same_name_is_replaced(film: list[Scene]) -> None:
    timeline = edit.add_marker(full(film), Marker(name="door", key="e", offset=10))
    timeline = edit.add_marker(timeline, Marker(name="door", key="e", offset=20))

    assert [m.offset for m in timeline.markers] == [20]
    assert edit.remove_marker(timeline, "door").markers == ()


@given(st.permutations(list("abcdef")), st.sets(st.sampled_from("abcdef")), st.permutations(list("abcdefgh")))
def test_no_frame_is_lost_or_doubled(cut: list[str], known: set[str], story: list[str]) -> None:
    timeline = Timeline(entries=tuple(Entry(uid=u, frame_id="FR_S01_001") for u in cut if u in known))

    merged = in_full(timeline, [scene("S01", *story)])

    assert sorted(order(merged)) == sorted(story)
    assert [u for u in order(merged) if u in known] == [u for u in cut if u in known]
