"""Splits an entry of the cut in two: the same frame, first as long as was said, then for the rest."""

from __future__ import annotations

from typing import Annotated

from storyboard_cli.core.asking import asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.ops.timeline import Change, TimelineFramesAsk, changed_cut, frames_of
from storyboard_cli.presenting.shown_cut import TimelineAnswer
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline import edit
from storyboard_cli.timeline.cut import Timeline, lay_out


class TimelineSplitAsk(TimelineFramesAsk):
    at: Annotated[
        str, asked("How long the first part is: 24 (frames), 0.5s or 1:12.", "--at", metavar="LENGTH")
    ]


@signed
def split(workspace: Workspace, ask: TimelineSplitAsk, caller: Caller) -> TimelineAnswer:
    """Make two entries of one; together they are as long as it was."""

    def change(full: Timeline, keys: list[str]) -> Change:
        key = _one_use(ask, full, keys)
        placed = next(p for p in lay_out(full, workspace.scenes, with_out=True) if p.entry.key == key)
        name = placed.entry.frame_id + (f"#{placed.entry.use}" if placed.entry.use > 1 else "")
        at = frames_of(ask.at, workspace.project.rate, "at")
        if placed.entry.out:
            back = Mend("timeline.insert", {"selectors": [name]}, "{} brings it back", blanks=("after",))
            raise SbError(Kind.conflict, "out-of-cut", f"{name} is taken out of the cut", hint=back)
        if not 0 < at < placed.duration:
            raise SbError(
                Kind.usage,
                "nothing-to-split",
                f"{name} is {placed.duration} frames long and cannot be split after {at}",
                hint=f"split it after 1 to {placed.duration - 1} frames"
                if placed.duration > 1
                else Mend("timeline.duration", {"selectors": [name]}, "longer: {}", blanks=("length",)),
                fields=("at",),
            )
        return edit.split(full, key, at, placed.duration), f"split {name} after {at} frames"

    return changed_cut(workspace, ask, caller, ask.selectors, change)


def _one_use(ask: TimelineSplitAsk, full: Timeline, keys: list[str]) -> str:
    """The entry that is meant; one place in time cannot be a place in several."""
    if len(keys) == 1:
        return keys[0]
    if not keys:
        like = Mend("timeline.split", examples={"selectors": ["S01/2"]}, blanks=("at",))
        raise SbError(Kind.usage, "no-frames-named", "which frame?", hint=like, fields=("selectors",))
    raise SbError(
        Kind.usage,
        "several-frames",
        f"{', '.join(ask.selectors)} are {len(keys)} entries of the cut; one is split at a time",
        hint="name one, such as FR_S03_002; FR_S03_002#2 is its second use",
        fields=("selectors",),
    )
