"""Puts the whole cut into an order, as a board has it after cards were dragged about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import Field

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem, Severity, closest
from storyboard_cli.ops.timeline import Change, TimelineChangeAsk, changed_cut
from storyboard_cli.presenting.shown_cut import TimelineAnswer
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline import edit
from storyboard_cli.timeline.cut import Entry, Timeline


class TimelineReorderAsk(TimelineChangeAsk):
    order: list[str] = Field(
        description="Every entry of the cut in the new order: FR_S03_002; FR_S03_002#2 is its second use. "
        "Those that are taken out may be left out; each stays behind the entry that it follows."
    )


@signed
def reorder(workspace: Workspace, ask: TimelineReorderAsk, caller: Caller) -> TimelineAnswer:
    """Put the entries into this order; everything else of them stays."""
    moved: list[str] = []

    def change(full: Timeline, keys: list[str]) -> Change:
        names = {_name(entry): entry for entry in full.entries}
        wrong = list(_mistakes(ask.order, names))
        if wrong:
            raise _refused(wrong)
        after = edit.reorder(full, [names[name].key for name in ask.order])
        places = zip(full.entries, after.entries, strict=True)
        moved.extend(dict.fromkeys(now.frame_id for before, now in places if before.key != now.key))
        return after, f"put {len(moved)} entries to other places"

    done = changed_cut(workspace, ask, caller, [], change)
    return done.model_copy(update={"touched": moved})


def _name(entry: Entry) -> str:
    """What people call the entry."""
    return entry.frame_id if entry.use == 1 else f"{entry.frame_id}#{entry.use}"


def _mistakes(order: Sequence[str], names: dict[str, Entry]) -> Iterator[Problem]:
    """Names that no entry has, those that stand twice, and entries that are nowhere."""
    for name, times in Counter(order).items():
        if name not in names:
            near = closest(name, names)
            yield _problem(
                "unknown", f"{name} is not in the cut", f"did you mean {near[0]}?" if near else None
            )
        elif times > 1:
            yield _problem("twice", f"{name} stands {times} times", "name it once; #2 is its second use")
    known = set(order)
    for name, entry in names.items():
        if name not in known and not entry.out:
            yield _problem("missing", f"{name} is missing", "the order names every entry of the cut")


def _problem(what: str, message: str, hint: str | None) -> Problem:
    return Problem(Severity.error, f"order-{what}", message, None, hint, fields=("order",))


def _refused(wrong: list[Problem]) -> SbError:
    if len(wrong) == 1:
        [one] = wrong
        return SbError(Kind.usage, one.code, one.message, hint=one.hint, fields=("order",))
    said = f"{len(wrong)} names are not as they should be; the cut stays as it is"
    return SbError(Kind.usage, "wrong-order", said, problems=wrong, fields=("order",))
