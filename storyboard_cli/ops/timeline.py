"""`sb timeline`: the cut: its order, durations, transitions, markers and sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Literal

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.timecode import timecode
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.cut import TimelineChanged
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.timeline import write_timeline
from storyboard_cli.timeline import edit
from storyboard_cli.timeline.cut import (
    AudioTrack,
    Marker,
    Placed,
    Timeline,
    TransitionKind,
    in_full,
    lay_out,
    place_of,
    total_frames,
)

Action = Literal[
    "move", "insert", "remove", "duration", "hold", "trim", "transition", "note", "print", "marker",
    "unmarker", "audio", "unaudio", "reset",
]  # fmt: skip

_LENGTH = re.compile(r"(?:(?P<frames>\d+)f?|(?P<seconds>\d+(?:\.\d+)?)s|(?P<whole>\d+):(?P<rest>\d{1,2}))\Z")


class TimelineAsk(Ask):
    """What to change; only `action` and what belongs to it is looked at."""

    action: Action
    selectors: list[str] = []
    after: str | None = None
    before: str | None = None
    length: str | None = None  # 48, 2s, 2.5s, 1:12 (seconds:frames); empty: the frame's own
    kind: TransitionKind = "cut"
    name: str = ""
    note: str = ""
    color: str = "green"
    path: str = ""
    gain_db: float = 0.0
    offset: str = "0"
    printed: bool = True
    dry_run: bool = False


class TimelineShowAsk(Ask):
    selectors: list[str] = []
    with_out: bool = True


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


def show(workspace: Workspace, ask: TimelineShowAsk, report: Reporter) -> TimelineAnswer:
    """The cut as it is. Nothing is written."""
    keys = set(_keys(workspace, workspace.timeline, ask.selectors)) if ask.selectors else set()
    done = _described(workspace, workspace.timeline, with_out=ask.with_out)
    if not keys:
        return done
    wanted = {e.frame_id for e in in_full(workspace.timeline, workspace.scenes).entries if e.key in keys}
    return done.model_copy(update={"entries": [r for r in done.entries if r.frame_id in wanted]})


def timeline(workspace: Workspace, ask: TimelineAsk, report: Reporter) -> TimelineAnswer:
    """Change the cut: write `timeline.yaml`, then record the whole cut."""
    with workspace.writing():
        reconcile(workspace, report)
        before = workspace.timeline
        full = in_full(before, workspace.scenes)
        keys = _keys(workspace, full, ask.selectors)
        after, what = _ACTIONS[ask.action](workspace, full, keys, ask)
        changed = after != (before if ask.action == "reset" else full)
        if changed and not ask.dry_run:
            write_timeline(workspace.root, after)
            workspace.forget("timeline")
            project_id = workspace.project.project_id
            workspace.record(TimelineChanged.of(project_id, after, workspace.scenes, what=what))
    names = {e.key: e.frame_id for e in full.entries}
    return _described(workspace, after, with_out=True).model_copy(
        update={
            "changed": changed,
            "what": what,
            "dry_run": ask.dry_run,
            "touched": [names[k] for k in keys if k in names],
        }
    )


Change = tuple[Timeline, str]


def _move(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    _some(keys, "move")
    after = _one(workspace, full, ask.after) if ask.after else None
    before = _one(workspace, full, ask.before) if ask.before else None
    place = f"after {ask.after}" if ask.after else f"before {ask.before}" if ask.before else "to the start"
    return edit.move(full, keys, after=after, before=before), f"moved {_names(full, keys)} {place}"


def _insert(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    _some(keys, "insert")
    if not ask.after:
        raise SbError(
            Kind.usage, "place-missing", "where to?", hint="`sb timeline insert S01/2 --after S02/1`"
        )
    anchor = _one(workspace, full, ask.after)
    for key in keys:
        entry = full.entry(key)
        if entry is not None:
            full = edit.insert(full, entry.uid, entry.frame_id, after=anchor)
    return full, f"inserted {_names(full, keys)} after {ask.after}"


def _remove(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    _some(keys, "remove")
    return edit.take_out(full, keys), f"took {_names(full, keys)} out"


def _lengthened(field: str, word: str) -> Callable[[Workspace, Timeline, list[str], TimelineAsk], Change]:
    def change(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
        _some(keys, ask.action)
        own = ask.length is None and field == "duration_frames"
        frames = None if own else frames_of(ask.length or "0", workspace.project.rate)
        if frames == 0 and field == "duration_frames":
            raise SbError(Kind.usage, "no-duration", "an entry is at least one frame long",
                          hint="`sb timeline remove` takes it out of the cut")  # fmt: skip
        said = "its own duration" if frames is None else f"{frames} frames"
        return edit.change(full, keys, **{field: frames}), f"{word} {_names(full, keys)}: {said}"

    return change


def _transition(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    _some(keys, "transition")
    frames = frames_of(ask.length or "12", workspace.project.rate)
    said = ask.kind if ask.kind == "cut" else f"{ask.kind.replace('_', ' ')} of {frames} frames"
    return edit.transition(full, keys, ask.kind, frames), f"{_names(full, keys)}: {said}"


def _note(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    _some(keys, "note")
    return edit.change(full, keys, note=ask.note), f"note on {_names(full, keys)}"


def _print(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    _some(keys, "print")
    word = "printed" if ask.printed else "left out on paper"
    return edit.change(full, keys, printed=ask.printed), f"{_names(full, keys)}: {word}"


def _marker(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    offset = frames_of(ask.offset, workspace.project.rate)
    key = keys[0] if keys else ""
    made = Marker.model_validate(
        {"name": ask.name, "key": key, "offset": offset, "color": ask.color, "note": ask.note}
    )
    return edit.add_marker(full, made), f"marker {ask.name!r} at {_names(full, keys[:1]) or 'the start'}"


def _unmarker(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    if all(m.name != ask.name for m in full.markers):
        raise SbError(
            Kind.missing, "no-marker", f"there is no marker {ask.name!r}", hint="`sb timeline show`"
        )
    return edit.remove_marker(full, ask.name), f"marker {ask.name!r} removed"


def _audio(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    if not inside(workspace.root, ask.path).is_file():
        raise SbError(
            Kind.missing,
            "no-sound",
            f"there is no file {ask.path} in the project",
            hint="copy it into the project first, such as audio/rain.wav",
        )
    sign = -1 if ask.offset.startswith("-") else 1
    offset = sign * frames_of(ask.offset.lstrip("-"), workspace.project.rate)
    key = keys[0] if keys else ""
    track = AudioTrack(path=ask.path, key=key, offset=offset, gain_db=ask.gain_db)
    return edit.add_audio(full, track), f"{ask.path} from {_names(full, keys[:1]) or 'the start'}"


def _unaudio(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    if all(a.path != ask.path for a in full.audio):
        raise SbError(Kind.missing, "no-sound", f"{ask.path} is not in the cut", hint="`sb timeline show`")
    return edit.remove_audio(full, ask.path), f"{ask.path} removed"


def _reset(workspace: Workspace, full: Timeline, keys: list[str], ask: TimelineAsk) -> Change:
    return Timeline(), "back to the story order, each frame with its own duration"


_ACTIONS: dict[str, Callable[[Workspace, Timeline, list[str], TimelineAsk], Change]] = {
    "move": _move,
    "insert": _insert,
    "remove": _remove,
    "duration": _lengthened("duration_frames", "duration of"),
    "hold": _lengthened("hold", "hold of"),
    "trim": _lengthened("trim", "trim of"),
    "transition": _transition,
    "note": _note,
    "print": _print,
    "marker": _marker,
    "unmarker": _unmarker,
    "audio": _audio,
    "unaudio": _unaudio,
    "reset": _reset,
}


def frames_of(text: str, rate: Fraction) -> int:
    """`48`, `48f`, `2s`, `2.5s` or `1:12` (seconds:frames) as frames."""
    found = _LENGTH.match(text.strip())
    if found is None:
        raise SbError(
            Kind.usage,
            "not-a-length",
            f"{text!r} is not a length",
            hint="write 48 (frames), 2.5s (seconds) or 1:12 (seconds:frames)",
        )
    if found["frames"]:
        return int(found["frames"])
    if found["seconds"]:
        return round(Fraction(found["seconds"]) * rate)
    return round(int(found["whole"]) * rate) + int(found["rest"])


def _keys(workspace: Workspace, full: Timeline, selectors: list[str]) -> list[str]:
    """Keys of the entries that selectors name, in cut order; `S01/2#2` is the second use of a frame."""
    uses = [s.rpartition("#") for s in selectors]
    chosen = {
        (f.uid, int(number) if mark and number.isdigit() else 1)
        for before, mark, number in uses
        for _, f in select_frames(workspace.scenes, [before if mark else number])
    }
    return [e.key for e in in_full(full, workspace.scenes).entries if (e.uid, e.use) in chosen]


def _one(workspace: Workspace, full: Timeline, selector: str) -> str:
    found = _keys(workspace, full, [selector])
    if not found:
        raise SbError(Kind.missing, "not-in-cut", f"{selector} is not in the cut", hint="`sb timeline show`")
    return found[-1]


def _some(keys: list[str], action: str) -> None:
    if not keys:
        raise SbError(Kind.usage, "no-frames-named", "which frames?", hint=f"`sb timeline {action} S01/2 …`")


def _names(full: Timeline, keys: list[str]) -> str:
    named = [e.frame_id + (f"#{e.use}" if e.use > 1 else "") for e in full.entries if e.key in set(keys)]
    return ", ".join(named) if len(named) <= 3 else f"{named[0]} and {len(named) - 1} more"


def _described(workspace: Workspace, cut: Timeline, *, with_out: bool) -> TimelineAnswer:
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
        missing=not (workspace.root / track.path).is_file(),
    )
