"""Which of the library's things stay as the script left them, and which the words of a frame place anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.close_ups import CLOSE
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.whereabouts import Memory
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.graph import Frame, FrameProp


def lasting_props(
    frame: Frame, actors: Sequence[Actor], memory: Memory, look_at: Callable[[str], Look]
) -> list[FrameProp]:
    """The props of a frame that are where earlier frames left them: held, or put down.

    All others are placed by the frame's own words, as the same things without an asset are.
    """
    here = {a.asset for a in actors}
    shown = {s.asset: s for s in frame.shown if s.asset and s.in_view is True}
    named = {d.to.casefold() for s in frame.shown if s.in_view is True for d in s.acts() if d.to}
    return [p for p in frame.props if _stays(p, shown.get(p.asset), named, frame.size, here, memory, look_at)]


def _stays(
    prop: FrameProp, shown: Shown | None, named: set[str], size: str | None, here: set[str],
    memory: Memory, look_at: Callable[[str], Look],
) -> bool:  # fmt: skip
    if shown is None or prop.held_by is not None:
        return True
    kind = look_at(prop.asset).thing
    if kind is None or kind.stands or kind.seats or kind.of != "thing":
        return kind is None
    holder = memory.laying.get(prop.asset) or memory.holders.get(prop.asset)
    if holder in here:
        return True
    if prop.asset in memory.resting or size in CLOSE:
        return True
    return not shown.where and shown.what.casefold() not in named
