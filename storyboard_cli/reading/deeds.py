"""What somebody does, verb by verb: to whom, with what, at which part of the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storyboard_cli.reading.shown import Deed
from storyboard_cli.reading.tables import group

if TYPE_CHECKING:
    from storyboard_cli.reading.tokens import Token


_WAYS = frozenset({"down", "up", "off", "out", "away", "aside", "back", "over"})


def way_of(tokens: Sequence[Token], at: int) -> str | None:
    """The little word that belongs to the verb at a place: sits DOWN, slams it DOWN, picks UP the phone."""
    for token in tokens[at + 1 : at + 7]:
        if token.tag in "VEFC" or token.kind == "break":
            return None
        if token.low in _WAYS:
            return token.low
    return None


def is_plain(deed: Deed) -> bool:
    """Does its verb with its object say all of it?"""
    return not (deed.whom or deed.part or deed.where or deed.way)


def leads_up(deed: Deed) -> bool:
    """Is it what comes before what matters: looks at it, turns, walks over?"""
    return deed.does in group("moments", "leads_up")


def moment_of(deeds: Sequence[Deed]) -> Deed | None:
    """The deed that the picture of a whole paragraph shows: the last that neither only leads up to another
    nor only goes with one (hugs her and laughs).

    Of two the later undoes what was before: who aims and then lowers the gun has it lowered.
    """
    told = [d for d in deeds if not leads_up(d)]
    strong = [d for d in told if d.does not in group("moments", "weak")]
    for found in (strong, told, deeds):
        if found:
            return found[-1]
    return None
