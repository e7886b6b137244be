"""Changes to the cut as pure functions: each takes a full timeline and gives the changed one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.timeline.cut import AudioTrack, Entry, Marker, Timeline, TransitionKind

Placeable = TypeVar("Placeable", Marker, AudioTrack)


def move(
    timeline: Timeline, keys: Sequence[str], *, after: str | None = None, before: str | None = None
) -> Timeline:
    """Put the entries, in their present order, after or before another one; neither: at the start."""
    anchor = after or before
    if anchor is not None and anchor in keys:
        raise SbError(
            Kind.usage,
            "moved-onto-itself",
            f"{_name(timeline, anchor)} cannot be moved next to itself",
            hint="name another frame with `after` or `before`",
            fields=("after",) if after else ("before",),
        )
    moving = [e for e in timeline.entries if e.key in set(keys)]
    staying = [e for e in timeline.entries if e.key not in set(keys)]
    at = 0
    if anchor is not None:
        at = next(i for i, e in enumerate(staying) if e.key == anchor) + (1 if after else 0)
    return _entries(timeline, [*staying[:at], *moving, *staying[at:]])


def reorder(timeline: Timeline, keys: Sequence[str]) -> Timeline:
    """The entries in exactly this order; those not named stay after the one they follow."""
    by_key = {entry.key: entry for entry in timeline.entries}
    named = set(keys)
    followers: dict[str, list[Entry]] = {}
    anchor = ""
    for entry in timeline.entries:
        if entry.key in named:
            anchor = entry.key
        else:
            followers.setdefault(anchor, []).append(entry)
    ordered = followers.get("", [])
    for key in keys:
        if key in by_key:
            ordered += [by_key[key], *followers.get(key, [])]
    return _entries(timeline, ordered)


def insert(timeline: Timeline, uid: str, frame_id: str, *, after: str) -> Timeline:
    """Use a frame once more, after another entry; or bring it back in where it was taken out."""
    uses = [e for e in timeline.entries if e.uid == uid]
    taken_out = next((e for e in uses if e.out), None)
    if taken_out is not None:
        back = change(timeline, [taken_out.key], out=False)
        return back if after == taken_out.key else move(back, [taken_out.key], after=after)
    new = Entry(uid=uid, frame_id=frame_id, use=max((e.use for e in uses), default=0) + 1)
    at = next(i for i, e in enumerate(timeline.entries) if e.key == after) + 1
    return _entries(timeline, [*timeline.entries[:at], new, *timeline.entries[at:]])


def take_out(timeline: Timeline, keys: Sequence[str]) -> Timeline:
    """Leave the entries out of the cut. A first use stays in the file, lest it come back as new."""
    chosen = set(keys)
    kept = [e for e in timeline.entries if e.key not in chosen or e.use == 1]
    return change(_entries(timeline, kept), keys, out=True)


def split(timeline: Timeline, key: str, at: int, length: int) -> Timeline:
    """The entry, `length` frames long, as two of the same frame: the first is `at` frames long.

    How it begins stays with the first, how it ends goes to the second. What is marked in the second part, or
    sounds from there, belongs to the second, so that it moves with what it was put on.
    """
    entry = next(e for e in timeline.entries if e.key == key)
    use = max(e.use for e in timeline.entries if e.uid == entry.uid) + 1
    ends = entry.transition == "fade_out"
    whole = entry.model_dump() | {"hold": 0, "trim": 0}
    cut = {"transition": "cut", "transition_frames": 0}
    first = Entry.model_validate(whole | {"duration_frames": at} | (cut if ends else {}))
    rest = {"duration_frames": length - at, "use": use, "note": ""}
    second = Entry.model_validate(whole | rest | ({} if ends else cut))
    place = timeline.entries.index(entry)
    parted = _entries(timeline, [*timeline.entries[:place], first, second, *timeline.entries[place + 1 :]])
    return parted.model_copy(
        update={
            "markers": tuple(
                sorted((_at_second(m, key, at, second.key) for m in timeline.markers), key=_marker_order)
            ),
            "audio": tuple(_at_second(a, key, at, second.key) for a in timeline.audio),
        }
    )


def change(timeline: Timeline, keys: Sequence[str], **fields: object) -> Timeline:
    """Set fields of the entries, such as `duration_frames`, `hold`, `trim`, `note`, `printed`."""
    chosen = set(keys)
    return _entries(
        timeline,
        [Entry.model_validate(e.model_dump() | fields) if e.key in chosen else e for e in timeline.entries],
    )


def transition(timeline: Timeline, keys: Sequence[str], kind: TransitionKind, frames: int) -> Timeline:
    """How the entries begin (or, for fade_out, end)."""
    return change(timeline, keys, transition=kind, transition_frames=0 if kind == "cut" else frames)


def add_marker(timeline: Timeline, marker: Marker) -> Timeline:
    """Add a marker; one of the same name on the same entry is replaced."""
    others = [m for m in timeline.markers if (m.key, m.name) != (marker.key, marker.name)]
    return timeline.model_copy(update={"markers": tuple(sorted([*others, marker], key=_marker_order))})


def remove_marker(timeline: Timeline, name: str) -> Timeline:
    """Drop every marker of that name."""
    return timeline.model_copy(update={"markers": tuple(m for m in timeline.markers if m.name != name)})


def add_audio(timeline: Timeline, track: AudioTrack) -> Timeline:
    """Lay a sound under the cut. The same file at the same entry is moved, and keeps its trims and fades."""
    heard = list(timeline.audio)
    at = next((n for n, a in enumerate(heard) if (a.key, a.path) == (track.key, track.path)), len(heard))
    kept = heard[at : at + 1] or [track]
    placed = kept[0].model_copy(update={"offset": track.offset, "gain_db": track.gain_db})
    return timeline.model_copy(update={"audio": (*heard[:at], placed, *heard[at + 1 :])})


def remove_audio(timeline: Timeline, path: str) -> Timeline:
    """Drop every use of a sound file."""
    return timeline.model_copy(update={"audio": tuple(a for a in timeline.audio if a.path != path)})


def _at_second(one: Placeable, key: str, at: int, second: str) -> Placeable:
    """A marker or sound of the entry that is split, at the part in which it stands."""
    if one.key != key or one.offset < at:
        return one
    return one.model_copy(update={"key": second, "offset": one.offset - at})


def _entries(timeline: Timeline, entries: Sequence[Entry]) -> Timeline:
    return timeline.model_copy(update={"entries": tuple(entries)})


def _marker_order(marker: Marker) -> tuple[str, int, str]:
    return (marker.key, marker.offset, marker.name)


def _name(timeline: Timeline, key: str) -> str:
    entry = timeline.entry(key)
    return entry.frame_id if entry else key
