"""`sb conform`: an editor's cut as a proposed change of the timeline, and with `apply` as the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.export.conform import CutClip, ReadCut, read_cut
from storyboard_cli.export.timecode import rate_name, spoken
from storyboard_cli.history.cut import change_cut, cut_as_read
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.frame_view import FrameView, views_by_name
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame
from storyboard_cli.store.outside import handed_in
from storyboard_cli.timeline.cut import (
    Entry,
    Placed,
    Timeline,
    TransitionKind,
    in_full,
    lay_out,
    total_frames,
)

_KINDS: dict[str, TransitionKind] = {"dissolve": "dissolve", "wipe": "wipe", "fade_in": "fade_in"}


class ConformAsk(Ask):
    file: Annotated[
        Upload,
        asked(
            "The editor's cut: .otio, .otioz, .edl, .xml or .fcpxml.",
            argument="file",
            read=Upload.local,
            typed=str,
        ),
    ]
    apply: Annotated[bool, asked("Change the timeline; else only say what would change.", "--apply")] = False


class CutDifference(FrameView):
    """One difference between the cut and the timeline. `what` is moved, length, added, out, or transition."""

    what: str = Field(description="moved, length, added, out or transition.")
    before: str = Field("", description="In the timeline.")
    after: str = Field("", description="In the editor's cut.")


class ConformAnswer(Answer):
    file: str = Field(description="The editor's cut.")
    kind: str = Field(description="otio, otioz, edl, xml or fcpxml.")
    rate: str = Field(description="Its frames of a second.")
    clips: int = Field(description="Its clips.")
    matched: int = Field(description="Clips that are frames of the project.")
    unknown: list[str] = Field([], description="Clips that are none.")
    changes: list[CutDifference] = Field([], description="What differs from the timeline.")
    frames_before: int = Field(0, description="Frames of the timeline.")
    frames_after: int = Field(0, description="Frames of the editor's cut.")
    length_before: str = Field("", description="The timeline's length, as timecode.")
    length_after: str = Field("", description="The editor's cut's length, as timecode.")
    applied: bool = Field(False, description="The timeline is changed.")
    undo_to: int | None = Field(
        None,
        description="What undoes it: the event before it, which `rollback` takes as `to`; none: nothing was "
        "changed.",
    )


@signed
def conform(workspace: Workspace, ask: ConformAsk, caller: Caller) -> ConformAnswer:
    """Read the cut, say what it changes, and change the timeline where `apply` says so."""
    rate = workspace.project.rate
    with handed_in(ask.file) as path:
        cut = read_cut(path, rate, str(ask.file))
    if not ask.apply:
        return _compared(workspace, ask, cut)[0]
    with workspace.deciding():
        reconcile(workspace, caller)
        _, tag = cut_as_read(workspace)
        done, after = _compared(workspace, ask, cut)
        undo_to = None
        if done.changes:
            undo_to = change_cut(workspace, after, tag, f"conformed to {ask.file.name}")
    return done.model_copy(update={"applied": True, "undo_to": undo_to})


def _compared(workspace: Workspace, ask: ConformAsk, cut: ReadCut) -> tuple[ConformAnswer, Timeline]:
    rate = workspace.project.rate
    full = in_full(workspace.timeline, workspace.scenes)
    before = lay_out(full, workspace.scenes)
    known = {e.frame_id: e for e in reversed(full.entries)}
    ours = [c for c in cut.clips if c.frame_id in known]
    if not ours:
        raise SbError(
            Kind.usage,
            "nothing-matches",
            f"none of the {len(cut.clips)} clips in {ask.file} is a frame of this project",
            hint="clips are linked by name: keep FR_S03_002 in the clip or file name, as sb exports it",
        )
    frames = {f.frame_id: f for s in workspace.scenes for f in s.live_frames}
    after = conformed(full, ours, frames)
    placed = lay_out(after, workspace.scenes)
    done = ConformAnswer(
        file=str(ask.file),
        kind=cut.kind,
        rate=rate_name(rate),
        clips=len(cut.clips),
        matched=len(ours),
        unknown=[c.name for c in cut.clips if c.frame_id not in known],
        changes=_told(workspace, _changes(before, placed)),
        frames_before=total_frames(before),
        frames_after=total_frames(placed),
        length_before=spoken(total_frames(before), rate),
        length_after=spoken(total_frames(placed), rate),
    )
    return done, after


def conformed(full: Timeline, clips: Sequence[CutClip], frames: Mapping[str, Frame]) -> Timeline:
    """The timeline in the order and with the lengths of the clips; frames that are not among them go out."""
    pool: dict[str, list[Entry]] = {}
    for entry in full.entries:
        pool.setdefault(entry.frame_id, []).append(entry)
    uses = {frame_id: max(e.use for e in entries) for frame_id, entries in pool.items()}
    first = {frame_id: entries[0] for frame_id, entries in pool.items()}
    made: list[Entry] = []
    for clip in clips:
        assert clip.frame_id is not None
        left = pool[clip.frame_id]
        if left:
            entry = left.pop(0)
        else:
            uses[clip.frame_id] += 1
            model = first[clip.frame_id]
            entry = Entry(uid=model.uid, frame_id=model.frame_id, use=uses[clip.frame_id])
        made.append(_as_in_clip(entry, clip, frames[clip.frame_id]))
    rest = {e.key: e for entries in pool.values() for e in entries if e.use == 1}
    return full.model_copy(update={"entries": tuple(_with_rest(full, made, rest))})


def _as_in_clip(entry: Entry, clip: CutClip, frame: Frame) -> Entry:
    """The entry with the length and the transition that the editor gave its clip.

    Where the length is the same, the entry keeps its own words for it (a hold, a trim).
    """
    said: dict[str, object] = {"out": False}
    if entry.length(frame) != clip.duration:
        said |= {"duration_frames": clip.duration, "hold": 0, "trim": 0}
    kind = _KINDS.get(clip.transition)
    if kind is not None and clip.transition_frames:
        said |= {"transition": kind, "transition_frames": clip.transition_frames}
    elif entry.transition != "fade_out":
        said |= {"transition": "cut", "transition_frames": 0}
    return Entry.model_validate(entry.model_dump() | said)


def _with_rest(full: Timeline, made: Sequence[Entry], rest: dict[str, Entry]) -> list[Entry]:
    """Entries that the cut does not use, taken out, behind the one that they followed."""
    entries = list(made)
    anchor = ""
    for entry in full.entries:
        if entry.key in rest:
            at = next((i + 1 for i, e in enumerate(entries) if e.key == anchor), 0)
            entries.insert(at, entry.model_copy(update={"out": True}))
        anchor = entry.key
    return entries


class _Difference(NamedTuple):
    frame_id: str
    what: str
    before: str = ""
    after: str = ""


def _told(workspace: Workspace, changes: Sequence[_Difference]) -> list[CutDifference]:
    """The differences, each with its frame."""
    views = views_by_name(workspace, {c.frame_id for c in changes})
    return [CutDifference(**views[c.frame_id], what=c.what, before=c.before, after=c.after) for c in changes]


def _changes(before: Sequence[Placed], after: Sequence[Placed]) -> list[_Difference]:
    """What a person should know, in the order of the new cut; then what went out."""
    old = {p.entry.key: p for p in before}
    new = {p.entry.key for p in after}
    stay_before = [p.entry.key for p in before if p.entry.key in new]
    stay_after = [p.entry.key for p in after if p.entry.key in old]
    moved = _moved(stay_before, stay_after)
    changes: list[_Difference] = []
    for number, placed in enumerate(after, 1):
        entry, frame_id = placed.entry, placed.frame.frame_id
        was = old.get(entry.key)
        if was is None:
            changes.append(_Difference(frame_id, "added", after=f"at {number}, {placed.duration} f"))
            continue
        if entry.key in moved:
            place = next(i for i, p in enumerate(before, 1) if p.entry.key == entry.key)
            changes.append(_Difference(frame_id, "moved", f"at {place}", f"at {number}"))
        if was.duration != placed.duration:
            changes.append(_Difference(frame_id, "length", f"{was.duration} f", f"{placed.duration} f"))
        if _transition(was.entry) != _transition(entry):
            changes.append(_Difference(frame_id, "transition", _transition(was.entry), _transition(entry)))
    gone = [p for p in before if p.entry.key not in new]
    changes += [_Difference(p.frame.frame_id, "out", f"{p.duration} f") for p in gone]
    return changes


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest entries that must move to get from one order to the other: all but a longest common run."""
    from bisect import bisect_left

    place = {key: i for i, key in enumerate(before)}
    tails: list[int] = []
    at: list[int] = []
    links: list[int] = []
    for index, key in enumerate(after):
        spot = bisect_left(tails, place[key])
        tails[spot : spot + 1] = [place[key]]
        at[spot : spot + 1] = [index]
        links.append(at[spot - 1] if spot else -1)
    kept: set[str] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(after[index])
        index = links[index]
    return {key for key in after if key not in kept}


def _transition(entry: Entry) -> str:
    return "cut" if entry.transition == "cut" else f"{entry.transition} {entry.transition_frames} f"
