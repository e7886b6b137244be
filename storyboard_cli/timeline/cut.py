"""The cut: ordered entries with durations, each naming a frame; what stands in `timeline.yaml`.

A timeline without entries is the story order of the scenes. One with entries keeps its order; frames that it
does not know yet are put at their place in the story, and frames that the script lost drop out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from storyboard_cli.core.model import Strict
from storyboard_cli.script.graph import Frame, Scene

TransitionKind = Literal["cut", "dissolve", "wipe", "fade_in", "fade_out"]


MOST_FRAMES = 10_000_000
"""Four days of pictures: no cut, sound or transition is longer."""


class Entry(Strict):
    """One use of a frame in the cut."""

    uid: str
    frame_id: str
    use: int = Field(1, ge=1, description="2 for the second use of the same frame, and so on.")
    duration_frames: int | None = Field(None, ge=1, le=MOST_FRAMES, description="Left out: the frame's own.")
    hold: int = Field(0, ge=0, le=MOST_FRAMES, description="Frames that the picture stands longer.")
    trim: int = Field(0, ge=0, le=MOST_FRAMES, description="Frames cut off the end.")
    transition: TransitionKind = Field(
        "cut", description="dissolve, wipe and fade_in are how the entry begins; fade_out is how it ends."
    )
    transition_frames: int = Field(
        0, ge=0, le=MOST_FRAMES, description="Its length; it never changes the entry's own."
    )
    out: bool = Field(False, description="Taken out of the cut; stays in the board.")
    printed: bool = Field(True, description="Shown on paper; in-betweens of an animatic need not be.")
    note: str = ""

    @property
    def key(self) -> str:
        """What tells this entry from every other one: the uid, with the number of a repeated use."""
        return self.uid if self.use == 1 else f"{self.uid}#{self.use}"

    def length(self, frame: Frame) -> int:
        """How long the entry stands, in frames; at least one."""
        return max(1, (self.duration_frames or frame.duration_frames) + self.hold - self.trim)


class Marker(Strict):
    """A remark at a place in the cut, counted from the start of an entry, so that it moves with it."""

    name: str
    key: str = Field("", description="The entry it belongs to; empty: the start of the cut.")
    offset: int = Field(0, ge=0, le=MOST_FRAMES, description="Frames after the entry's start.")
    color: Literal["red", "orange", "yellow", "green", "cyan", "blue", "purple", "white"] = "green"
    note: str = ""


class AudioTrack(Strict):
    """A sound file under the cut: from the start of an entry, or of the whole cut."""

    path: str
    key: str = Field("", description="The entry where it starts; empty: the start of the cut.")
    offset: int = Field(
        0, ge=-MOST_FRAMES, le=MOST_FRAMES, description="Frames after (before, if negative) that place."
    )
    skip: int = Field(0, ge=0, le=MOST_FRAMES, description="Frames left out at the start of the file.")
    duration_frames: int | None = Field(
        None, ge=1, le=MOST_FRAMES, description="Left out: to the end of the file."
    )
    gain_db: float = Field(0.0, ge=-96, le=24)
    fade_in: int = Field(0, ge=0, le=MOST_FRAMES)
    fade_out: int = Field(0, ge=0, le=MOST_FRAMES)


class Timeline(Strict):
    """`timeline.yaml`."""

    schema_: Literal[1] = Field(1, alias="schema")
    entries: tuple[Entry, ...] = ()
    markers: tuple[Marker, ...] = ()
    audio: tuple[AudioTrack, ...] = ()

    @property
    def is_story_order(self) -> bool:
        """Nobody has cut anything yet."""
        return not self.entries

    def entry(self, key: str) -> Entry | None:
        """The entry with that key, or None."""
        return next((e for e in self.entries if e.key == key), None)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its frame and its place in time."""

    entry: Entry
    scene: Scene
    frame: Frame
    start: int  # frames from the start of the cut
    duration: int

    @property
    def end(self) -> int:
        return self.start + self.duration


def doubled(timeline: Timeline) -> list[str]:
    """Keys of entries that stand more than once: two people moved the same entry and git kept both lines."""
    times = Counter(e.key for e in timeline.entries)
    return [key for key, count in times.items() if count > 1]


def in_full(timeline: Timeline, scenes: Sequence[Scene]) -> Timeline:
    """The timeline with an entry for every live frame: new ones at their story place, lost ones gone."""
    story = [f for s in scenes for f in s.live_frames]
    live = {f.uid: f for f in story}
    known = [e for e in timeline.entries if e.uid in live]
    present = {e.uid for e in known}
    followers: dict[str, list[Entry]] = {}  # "" holds what comes before everything known
    anchor = ""
    for frame in story:
        if frame.uid in present:
            anchor = frame.uid
        else:
            followers.setdefault(anchor, []).append(Entry(uid=frame.uid, frame_id=frame.frame_id))
    entries = followers.pop("", [])
    for entry in known:
        frame = live[entry.uid]
        named = entry if entry.frame_id == frame.frame_id else _with(entry, frame_id=frame.frame_id)
        entries += [named, *followers.pop(entry.uid, [])]
    if tuple(entries) == timeline.entries:
        return timeline
    return timeline.model_copy(update={"entries": tuple(entries)})


def lay_out(timeline: Timeline, scenes: Sequence[Scene], *, with_out: bool = False) -> list[Placed]:
    """Every entry of the cut with its frame, start and duration; `with_out` adds those taken out."""
    frames = {f.uid: (s, f) for s in scenes for f in s.live_frames}
    placed: list[Placed] = []
    at = 0
    for entry in in_full(timeline, scenes).entries:
        if entry.out and not with_out:
            continue
        scene, frame = frames[entry.uid]
        duration = 0 if entry.out else entry.length(frame)
        placed.append(Placed(entry, scene, frame, at, duration))
        at += duration
    return placed


def total_frames(placed: Iterable[Placed]) -> int:
    """Length of the cut in frames."""
    return max((p.end for p in placed), default=0)


def place_of(placed: Sequence[Placed], key: str, offset: int = 0) -> int:
    """Where a marker or a sound stands, in frames from the start of the cut; a lost entry is the start."""
    start = next((p.start for p in placed if p.entry.key == key), 0)
    return max(0, start + offset)


def _with(entry: Entry, **changes: object) -> Entry:
    """A checked copy: limits such as a duration of at least one frame hold for edits too."""
    return Entry.model_validate(entry.model_dump() | changes)
