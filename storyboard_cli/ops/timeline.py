"""`sb timeline`: the cut: its order, durations, transitions, markers and sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from storyboard_cli.core.asking import Ask, asked, refusal, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.sound_file import sound_seconds
from storyboard_cli.history.computed_first import looked_first
from storyboard_cli.history.cut import change_cut, cut_as_read
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.presenting.shown_cut import TimelineAnswer, described
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline import edit
from storyboard_cli.timeline.cut import AudioTrack, Marker, Timeline, TransitionKind, in_full

MarkerColor = Literal["red", "orange", "yellow", "green", "cyan", "blue", "purple", "white"]

_LENGTH = re.compile(r"(?:(?P<frames>\d+)f?|(?P<seconds>\d+(?:\.\d+)?)s|(?P<whole>\d+):(?P<rest>\d{1,2}))\Z")

Change = tuple[Timeline, str]
"""The cut as it becomes, and what was done in words."""

After = Annotated[str | None, asked("Put it after this frame.", "--after", metavar="FRAME")]


class TimelineShowAsk(Ask):
    selectors: Annotated[list[str], asked("Only these frames.", argument="frames")] = []
    with_out: Annotated[bool, asked("List what is taken out of the cut too.")] = True


class TimelineChangeAsk(Ask):
    """What every change of the cut may be asked."""

    dry_run: Annotated[bool, asked("Show the cut as it would be; write nothing.", "--dry-run")] = False
    only_touched: Annotated[bool, asked("Answer only the entries that the change was about.")] = False


class TimelineFramesAsk(TimelineChangeAsk):
    """A change of the frames that are named."""

    selectors: Annotated[
        list[str],
        asked("Which frames: S03, S03/2, 3A, FR_S03_002; FR_S03_002#2 is its second use.", argument="frames"),
    ]


class TimelineMoveAsk(TimelineFramesAsk):
    after: After = None
    before: Annotated[str | None, asked("Put it before this one.", "--before", metavar="FRAME")] = None

    @model_validator(mode="after")
    def _one_place(self) -> TimelineMoveAsk:
        if self.after and self.before:
            raise wrong("wrong-arguments", "give `after` or `before`, not both", fields=("after", "before"))
        return self


class TimelineInsertAsk(TimelineFramesAsk):
    after: Annotated[str, asked("Put it after this frame.", "--after", metavar="FRAME", usual="")]


class TimelineRemoveAsk(TimelineFramesAsk):
    pass


class TimelineDurationAsk(TimelineFramesAsk):
    length: Annotated[str | None, asked("48 (frames), 2.5s or 1:12; left out: the frame's own.", "--to")] = (
        None
    )


class TimelineHoldAsk(TimelineFramesAsk):
    length: Annotated[str, asked("How much longer: 12, 0.5s; 0 takes it away.", "--for")]


class TimelineTrimAsk(TimelineFramesAsk):
    length: Annotated[str, asked("How much is cut off the end: 12, 0.5s; 0 takes it away.", "--by")]


class TimelineTransitionAsk(TimelineFramesAsk):
    kind: Annotated[TransitionKind, asked("How the frame begins; fade_out: how it ends.", "--kind", "-k")]
    length: Annotated[str, asked("12 (frames), 0.5s.", "--length")] = "12"


class TimelineNoteAsk(TimelineFramesAsk):
    note: Annotated[str, asked("Empty takes it away.", "--text", "-m")]


class TimelinePrintAsk(TimelineFramesAsk):
    printed: Annotated[bool, asked("Shown on paper, or only in the animatic.", "--yes/--no")] = True


class TimelineMarkerAsk(TimelineChangeAsk):
    name: Annotated[str, asked("What it is called.", argument="name")]
    at: Annotated[str | None, asked("On this frame; else at the start.", "--at", metavar="FRAME")] = None
    offset: Annotated[str, asked("After its start: 12, 0.5s.", "--offset")] = "0"
    color: Annotated[MarkerColor, asked("Its colour, as editing programs know it.", "--color", line="")] = (
        "green"
    )
    note: Annotated[str, asked("A sentence.", "--note", "-m")] = ""


class TimelineUnmarkerAsk(TimelineChangeAsk):
    name: Annotated[str, asked("What it is called.", argument="name")]


class TimelineAudioAsk(TimelineChangeAsk):
    path: Annotated[str, asked("A sound file in the project, such as audio/rain.wav.", argument="path")]
    at: Annotated[
        str | None, asked("From this frame; else under the whole cut.", "--at", metavar="FRAME")
    ] = None
    offset: Annotated[str, asked("After that place: 12, 0.5s; -12 is before it.", "--offset")] = "0"
    gain_db: Annotated[float, asked("Louder or softer, in dB.", "--gain"), Field(ge=-96, le=24)] = 0.0


class TimelineUnaudioAsk(TimelineChangeAsk):
    path: Annotated[str, asked("A sound file in the project, such as audio/rain.wav.", argument="path")]


class TimelineResetAsk(TimelineChangeAsk):
    pass


@signed
def show(workspace: Workspace, ask: TimelineShowAsk, caller: Caller) -> TimelineAnswer:
    """The cut as it is. Nothing is written."""
    cut = workspace.timeline
    if not ask.selectors:
        return described(workspace, cut, with_out=ask.with_out)
    full = in_full(cut, workspace.scenes)
    keys = set(_keys(workspace, full, ask.selectors))
    wanted = {e.frame_id for e in full.entries if e.key in keys}
    found = described(workspace, full, with_out=ask.with_out, only=wanted)
    return found.model_copy(update={"story_order": cut.is_story_order})


@signed
def move(workspace: Workspace, ask: TimelineMoveAsk, caller: Caller) -> TimelineAnswer:
    """Move frames after or before another one, or to the start."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "move")
        after = _one(workspace, full, ask.after) if ask.after else None
        before = _one(workspace, full, ask.before) if ask.before else None
        place = (
            f"after {ask.after}" if ask.after else f"before {ask.before}" if ask.before else "to the start"
        )
        return edit.move(full, keys, after=after, before=before), f"moved {_names(full, keys)} {place}"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def insert(workspace: Workspace, ask: TimelineInsertAsk, caller: Caller) -> TimelineAnswer:
    """Use frames once more, or bring back what was taken out."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "insert")
        if not ask.after:
            raise SbError(
                Kind.usage,
                "place-missing",
                "where to?",
                hint=Mend("timeline.insert", {"selectors": ask.selectors}, examples={"after": "S02/1"}),
            )
        anchor = _one(workspace, full, ask.after)
        for key in keys:
            entry = full.entry(key)
            if entry is not None:
                full = edit.insert(full, entry.uid, entry.frame_id, after=anchor)
        return full, f"inserted {_names(full, keys)} after {ask.after}"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def remove(workspace: Workspace, ask: TimelineRemoveAsk, caller: Caller) -> TimelineAnswer:
    """Take frames out of the cut; they stay in the board."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "remove")
        return edit.take_out(full, keys), f"took {_names(full, keys)} out"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def duration(workspace: Workspace, ask: TimelineDurationAsk, caller: Caller) -> TimelineAnswer:
    """Set how long frames stand."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "duration")
        frames = None if ask.length is None else frames_of(ask.length or "0", workspace.project.rate)
        if frames == 0:
            out = Mend("timeline.remove", {"selectors": ask.selectors}, "`{}` takes it out of the cut")
            raise SbError(Kind.usage, "no-duration", "an entry is at least one frame long", hint=out)
        said = "its own duration" if frames is None else f"{frames} frames"
        return edit.change(full, keys, duration_frames=frames), f"duration of {_names(full, keys)}: {said}"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def hold(workspace: Workspace, ask: TimelineHoldAsk, caller: Caller) -> TimelineAnswer:
    """Let frames stand longer."""
    return _by_a_length(workspace, ask, caller, "hold")


@signed
def trim(workspace: Workspace, ask: TimelineTrimAsk, caller: Caller) -> TimelineAnswer:
    """Cut frames off the end."""
    return _by_a_length(workspace, ask, caller, "trim")


def _by_a_length(
    workspace: Workspace, ask: TimelineHoldAsk | TimelineTrimAsk, caller: Caller, field: str
) -> TimelineAnswer:
    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, field)
        frames = frames_of(ask.length or "0", workspace.project.rate)
        return edit.change(full, keys, **{field: frames}), f"{field} of {_names(full, keys)}: {frames} frames"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def transition(workspace: Workspace, ask: TimelineTransitionAsk, caller: Caller) -> TimelineAnswer:
    """Cut, dissolve, wipe or fade between frames."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "transition")
        frames = frames_of(ask.length or "12", workspace.project.rate)
        said = ask.kind if ask.kind == "cut" else f"{ask.kind.replace('_', ' ')} of {frames} frames"
        return edit.transition(full, keys, ask.kind, frames), f"{_names(full, keys)}: {said}"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def note(workspace: Workspace, ask: TimelineNoteAsk, caller: Caller) -> TimelineAnswer:
    """Leave a note in the cut."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "note")
        return edit.change(full, keys, note=ask.note), f"note on {_names(full, keys)}"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def print_(workspace: Workspace, ask: TimelinePrintAsk, caller: Caller) -> TimelineAnswer:
    """Say whether frames are shown on paper."""

    def change(full: Timeline, keys: list[str]) -> Change:
        _some(keys, "print")
        word = "printed" if ask.printed else "left out on paper"
        return edit.change(full, keys, printed=ask.printed), f"{_names(full, keys)}: {word}"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


@signed
def marker(workspace: Workspace, ask: TimelineMarkerAsk, caller: Caller) -> TimelineAnswer:
    """Put a marker into the cut."""

    def change(full: Timeline, keys: list[str]) -> Change:
        offset = frames_of(ask.offset, workspace.project.rate, "offset")
        key = keys[0] if keys else ""
        made = Marker.model_validate(
            {"name": ask.name, "key": key, "offset": offset, "color": ask.color, "note": ask.note}
        )
        return edit.add_marker(full, made), f"marker {ask.name!r} at {_names(full, keys[:1]) or 'the start'}"

    return changed_cut(workspace, ask, caller, [ask.at] if ask.at else [], change)


@signed
def unmarker(workspace: Workspace, ask: TimelineUnmarkerAsk, caller: Caller) -> TimelineAnswer:
    """Take a marker away."""

    def change(full: Timeline, keys: list[str]) -> Change:
        if all(m.name != ask.name for m in full.markers):
            raise SbError(
                Kind.missing, "no-marker", f"there is no marker {ask.name!r}", hint=Mend("timeline.show")
            )
        return edit.remove_marker(full, ask.name), f"marker {ask.name!r} removed"

    return changed_cut(workspace, ask, caller, [], change)


@signed
def audio(workspace: Workspace, ask: TimelineAudioAsk, caller: Caller) -> TimelineAnswer:
    """Lay a sound under the cut."""

    def change(full: Timeline, keys: list[str]) -> Change:
        if workspace.files.stat(ask.path) is None:
            raise SbError(
                Kind.missing,
                "no-sound",
                f"there is no file {ask.path} in the project",
                hint="copy it into the project first, such as audio/rain.wav",
            )
        seconds = sound_seconds(workspace.files.local(ask.path), ask.path)
        sign = -1 if ask.offset.startswith("-") else 1
        offset = sign * frames_of(ask.offset.lstrip("-"), workspace.project.rate)
        key = keys[0] if keys else ""
        track = AudioTrack(path=ask.path, key=key, offset=offset, gain_db=ask.gain_db)
        said = f"{ask.path} ({seconds:.1f} s) from {_names(full, keys[:1]) or 'the start'}"
        return edit.add_audio(full, track), said

    return changed_cut(workspace, ask, caller, [ask.at] if ask.at else [], change)


@signed
def unaudio(workspace: Workspace, ask: TimelineUnaudioAsk, caller: Caller) -> TimelineAnswer:
    """Take a sound away."""

    def change(full: Timeline, keys: list[str]) -> Change:
        if all(a.path != ask.path for a in full.audio):
            raise SbError(
                Kind.missing, "no-sound", f"{ask.path} is not in the cut", hint=Mend("timeline.show")
            )
        return edit.remove_audio(full, ask.path), f"{ask.path} removed"

    return changed_cut(workspace, ask, caller, [], change)


@signed
def reset(workspace: Workspace, ask: TimelineResetAsk, caller: Caller) -> TimelineAnswer:
    """Forget the cut: story order, each frame with its own duration."""

    def change(full: Timeline, keys: list[str]) -> Change:
        return Timeline(), "back to the story order, each frame with its own duration"

    return changed_cut(workspace, ask, caller, [], change)


def changed_cut(
    workspace: Workspace,
    ask: TimelineChangeAsk,
    report: Reporter,
    selectors: list[str],
    change: Callable[[Timeline, list[str]], Change],
) -> TimelineAnswer:
    """Write `timeline.yaml` as `change` makes it, then record the whole cut."""
    with workspace.files.looking():  # beyond the lock: the answer asks for the pictures that are there
        with looked_first(workspace, lambda: (workspace.scenes, workspace.timeline)):
            reconcile(workspace, report)
            before, tag = cut_as_read(workspace)
            full = in_full(before, workspace.scenes)
            keys = _keys(workspace, full, selectors)
            after, what = _within_limits(ask, change, full, keys)
            changed = after != (full if after.entries else before)
            undo_to = None
            if changed and not ask.dry_run:
                undo_to = change_cut(workspace, after, tag, what)
        names = {e.key: e.frame_id for e in full.entries}
        touched = [names[k] for k in keys if k in names]
        done = described(workspace, after, with_out=True, only=set(touched) if ask.only_touched else None)
    said = {"changed": changed, "what": what, "dry_run": ask.dry_run, "undo_to": undo_to}
    return done.model_copy(update=said | {"touched": touched})


_LENGTHS = dict.fromkeys(("duration_frames", "hold", "trim", "transition_frames"), "length")
"""Fields of an entry of the cut, and what an Ask calls them."""


def _within_limits(
    ask: TimelineChangeAsk, change: Callable[[Timeline, list[str]], Change], full: Timeline, keys: list[str]
) -> Change:
    """The change; what lies beyond what a cut may hold is refused in words."""
    try:
        return change(full, keys)
    except ValidationError as error:
        raise refusal(error, type(ask), _LENGTHS) from error


def frames_of(text: str, rate: Fraction, field: str = "length") -> int:
    """`48`, `48f`, `2s`, `2.5s` or `1:12` (seconds:frames) as frames."""
    found = _LENGTH.match(text.strip())
    if found is None:
        raise SbError(
            Kind.usage,
            "not-a-length",
            f"{text!r} is not a length",
            hint="write 48 (frames), 2.5s (seconds) or 1:12 (seconds:frames)",
            fields=(field,),
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
        (f.uid, int(number) if mark and is_digits(number) else 1)
        for before, mark, number in uses
        for _, f in select_frames(workspace.scenes, [before if mark else number])
    }
    return [e.key for e in full.entries if (e.uid, e.use) in chosen]


def _one(workspace: Workspace, full: Timeline, selector: str) -> str:
    found = _keys(workspace, full, [selector])
    if not found:
        raise SbError(Kind.missing, "not-in-cut", f"{selector} is not in the cut", hint=Mend("timeline.show"))
    return found[-1]


ASKED_FOR: dict[str, tuple[str, ...]] = {
    "move": ("after",),
    "insert": ("after",),
    "duration": ("length",),
    "hold": ("length",),
    "trim": ("length",),
    "transition": ("kind",),
    "note": ("note",),
    "remove": (),
    "print": (),
}
"""What an operation is asked besides the frames."""


def _some(keys: list[str], action: str) -> None:
    if not keys:
        like = Mend(f"timeline.{action}", examples={"selectors": ["S01/2"]}, blanks=ASKED_FOR[action])
        raise SbError(Kind.usage, "no-frames-named", "which frames?", hint=like)


def _names(full: Timeline, keys: list[str]) -> str:
    meant = set(keys)
    named = [e.frame_id + (f"#{e.use}" if e.use > 1 else "") for e in full.entries if e.key in meant]
    return ", ".join(named) if len(named) <= 3 else f"{named[0]} and {len(named) - 1} more"
