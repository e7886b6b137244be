"""The cut as rows for a reader: entries with their times, markers and sounds."""

from __future__ import annotations

from fractions import Fraction

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.model import Frozen
from storyboard_cli.export.timecode import timecode
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there
from storyboard_cli.timeline.cut import (
    AudioTrack,
    Marker,
    Placed,
    Timeline,
    lay_out,
    place_of,
    total_frames,
)


class EntryRow(Frozen):
    number: int
    frame_id: str
    use: int
    shot: str
    start: str  # timecode
    start_frame: int
    duration_frames: int
    seconds: float
    transition: str = ""
    marks: list[str] = []  # hold +12, trim -4, out, not printed
    note: str = ""


class MarkerRow(Frozen):
    name: str
    at: str
    frame: int
    color: str
    note: str = ""


class AudioRow(Frozen):
    path: str
    at: str
    frame: int
    gain_db: float
    missing: bool = False


class TimelineAnswer(Answer):
    entries: list[EntryRow] = []
    markers: list[MarkerRow] = []
    audio: list[AudioRow] = []
    frames: int = 0
    length: str = ""
    seconds: float = 0.0
    fps: str = ""
    story_order: bool = True
    changed: bool = False
    what: str = ""
    touched: list[str] = []  # frames that the change was about
    dry_run: bool = False


def described(workspace: Workspace, cut: Timeline, *, with_out: bool) -> TimelineAnswer:
    """The whole cut; `with_out` also lists the entries that are taken out."""
    rate = workspace.project.rate
    placed = lay_out(cut, workspace.scenes, with_out=with_out)
    total = total_frames(placed)
    return TimelineAnswer(
        entries=[_row(number, p, rate) for number, p in enumerate(placed, 1)],
        markers=[_marker_row(placed, m, rate) for m in cut.markers],
        audio=[_audio_row(workspace, placed, a) for a in cut.audio],
        frames=total,
        length=timecode(total, rate),
        seconds=round(float(total / rate), 3),
        fps=workspace.project.fps,
        story_order=cut.is_story_order,
    )


def _row(number: int, placed: Placed, rate: Fraction) -> EntryRow:
    entry = placed.entry
    marks = [f"hold +{entry.hold}"] if entry.hold else []
    marks += [f"trim -{entry.trim}"] if entry.trim else []
    marks += ["out"] if entry.out else []
    marks += [] if entry.printed else ["not printed"]
    shown = (
        "" if entry.transition == "cut" else f"{entry.transition.replace('_', ' ')} {entry.transition_frames}"
    )
    return EntryRow(
        number=number,
        frame_id=entry.frame_id,
        use=entry.use,
        shot=placed.frame.shot,
        start=timecode(placed.start, rate),
        start_frame=placed.start,
        duration_frames=placed.duration,
        seconds=round(float(placed.duration / rate), 3),
        transition=shown,
        marks=marks,
        note=entry.note,
    )


def _marker_row(placed: list[Placed], marker: Marker, rate: Fraction) -> MarkerRow:
    frame = place_of(placed, marker.key, marker.offset)
    return MarkerRow(
        name=marker.name, at=timecode(frame, rate), frame=frame, color=marker.color, note=marker.note
    )


def _audio_row(workspace: Workspace, placed: list[Placed], track: AudioTrack) -> AudioRow:
    frame = place_of(placed, track.key, track.offset)
    return AudioRow(
        path=track.path,
        at=timecode(frame, workspace.project.rate),
        frame=frame,
        gain_db=track.gain_db,
        missing=not is_there(workspace.files, track.path),
    )
