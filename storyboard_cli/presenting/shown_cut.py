"""The cut as rows for a reader: entries with their times, markers and sounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from pydantic import Field

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.model import Frozen
from storyboard_cli.export.timecode import in_seconds, timecode
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there
from storyboard_cli.timeline.cut import (
    AudioTrack,
    Marker,
    Placed,
    Timeline,
    TransitionKind,
    lay_out,
    place_of,
    total_frames,
)


class EntryRow(FrameView):
    """A frame at one place of the cut."""

    number: int = Field(description="Its place in the cut, from 1.")
    use: int = Field(description="Which use of the frame, from 1.")
    start: str = Field(description="When it starts, as timecode.")
    start_frame: int = Field(description="When it starts, in frames.")
    duration_frames: int = Field(description="How long it stands, in frames.")
    seconds: float = Field(description="How long it stands.")
    transition: str = Field("", description="How it begins or ends, where that is no cut.")
    transition_kind: TransitionKind = Field(
        "cut", description="dissolve, wipe and fade_in are how it begins; fade_out is how it ends."
    )
    transition_frames: int = Field(0, description="How long that takes, in frames.")
    hold: int = Field(0, description="Frames that it stands longer than by itself.")
    trim: int = Field(0, description="Frames that are cut off its end.")
    out: bool = Field(False, description="It is taken out of the cut.")
    marks: list[str] = Field([], description="hold +12, trim -4, out, not printed.")
    note: str = Field("", description="The note that was left in the cut.")


class MarkerRow(Frozen):
    name: str = Field(description="Its name.")
    at: str = Field(description="When, as timecode.")
    frame: int = Field(description="When, in frames.")
    color: str = Field(description="Its colour.")
    note: str = Field("", description="A sentence.")
    entry: str = Field("", description="The entry that it moves with, as FR_S03_002#2; empty: the start.")
    offset: int = Field(0, description="Frames after that entry's start.")


class AudioRow(Frozen):
    path: str = Field(description="The sound file.")
    at: str = Field(description="When, as timecode.")
    frame: int = Field(description="When, in frames.")
    gain_db: float = Field(description="Louder or softer, in dB.")
    missing: bool = Field(False, description="The file is not there.")
    entry: str = Field("", description="The entry that it moves with, as FR_S03_002#2; empty: the start.")
    first_frame: int = Field(0, description="Where it begins, in frames; below 0: before the cut does.")
    skip: int = Field(0, description="Frames left out at the start of the file.")
    duration_frames: int | None = Field(None, description="How long it sounds; none: to the file's end.")
    fade_in: int = Field(0, description="Frames until it is as loud as it gets.")
    fade_out: int = Field(0, description="Frames in which it ends.")


class TimelineAnswer(Answer):
    entries: list[EntryRow] = Field([], description="The cut, entry by entry.")
    markers: list[MarkerRow] = Field([], description="Its markers.")
    audio: list[AudioRow] = Field([], description="Its sounds.")
    frames: int = Field(0, description="How long it is, in frames.")
    length: str = Field("", description="How long it is, as timecode.")
    seconds: float = Field(0.0, description="How long it is.")
    fps: str = Field("", description="Frames of a second.")
    story_order: bool = Field(True, description="Nobody has cut anything yet.")
    changed: bool = Field(False, description="It is otherwise than before.")
    what: str = Field("", description="What was done, in words.")
    touched: list[str] = Field([], description="Frames that the change was about.")
    undo_to: int | None = Field(
        None,
        description="What undoes the change: the event before it, which `rollback` takes as `to`; none: "
        "nothing was changed.",
    )
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


def described(
    workspace: Workspace, cut: Timeline, *, with_out: bool, only: Collection[str] | None = None
) -> TimelineAnswer:
    """The whole cut, or the entries of frames named `only`; `with_out` also lists what is taken out."""
    rate = workspace.project.rate
    placed = lay_out(cut, workspace.scenes, with_out=with_out)
    total = total_frames(placed)
    rows = [(n, p) for n, p in enumerate(placed, 1) if only is None or p.entry.frame_id in only]
    shown = {p.frame.uid: (p.scene, p.frame) for _, p in rows}
    views = views_of(workspace, list(shown.values()))
    return TimelineAnswer(
        entries=[_row(number, p, rate, views[p.frame.frame_id]) for number, p in rows],
        markers=[_marker_row(placed, m, rate) for m in cut.markers],
        audio=[_audio_row(workspace, placed, a) for a in cut.audio],
        frames=total,
        length=timecode(total, rate),
        seconds=round(float(total / rate), 3),
        fps=workspace.project.fps,
        story_order=cut.is_story_order,
    )


def _row(number: int, placed: Placed, rate: Fraction, view: Mapping[str, Any]) -> EntryRow:
    entry = placed.entry
    marks = [f"hold +{entry.hold}"] if entry.hold else []
    marks += [f"trim -{entry.trim}"] if entry.trim else []
    marks += ["out"] if entry.out else []
    marks += [] if entry.printed else ["not printed"]
    shown = (
        "" if entry.transition == "cut" else f"{entry.transition.replace('_', ' ')} {entry.transition_frames}"
    )
    return EntryRow(
        **view,
        number=number,
        use=entry.use,
        start=timecode(placed.start, rate),
        start_frame=placed.start,
        duration_frames=placed.duration,
        seconds=in_seconds(placed.duration, rate),
        transition=shown,
        transition_kind=entry.transition,
        transition_frames=entry.transition_frames,
        hold=entry.hold,
        trim=entry.trim,
        out=entry.out,
        marks=marks,
        note=entry.note,
    )


def _marker_row(placed: list[Placed], marker: Marker, rate: Fraction) -> MarkerRow:
    frame = place_of(placed, marker.key, marker.offset)
    return MarkerRow(
        name=marker.name,
        at=timecode(frame, rate),
        frame=frame,
        color=marker.color,
        note=marker.note,
        entry=_named(placed, marker.key),
        offset=marker.offset,
    )


def _audio_row(workspace: Workspace, placed: list[Placed], track: AudioTrack) -> AudioRow:
    frame = place_of(placed, track.key, track.offset)
    return AudioRow(
        path=track.path,
        at=timecode(frame, workspace.project.rate),
        frame=frame,
        gain_db=track.gain_db,
        missing=not is_there(workspace.files, track.path),
        entry=_named(placed, track.key),
        first_frame=place_of(placed, track.key) + track.offset,
        skip=track.skip,
        duration_frames=track.duration_frames,
        fade_in=track.fade_in,
        fade_out=track.fade_out,
    )


def _named(placed: list[Placed], key: str) -> str:
    """The entry with that key, as selectors name it; nothing where it is lost."""
    found = next((p.entry for p in placed if p.entry.key == key), None)
    if found is None:
        return ""
    return found.frame_id if found.use == 1 else f"{found.frame_id}#{found.use}"
