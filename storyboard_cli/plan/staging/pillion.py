"""Who rides along on somebody's horse, motorcycle or bicycle: one behind the other, as the words say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.reading.shown import Shown

Seat = Callable[[Actor, Shown, Item], None]
_SITS = frozenset({None, "sit", "ride", "sleep"})
_AND = re.compile(r"\W*and\W+(?:an?\W+|the\W+|his\W+|her\W+)?$")


def seat_pillion(
    actors: Sequence[Actor], shown_of: Mapping[str, Shown], items: Sequence[Item], action: str, seat: Seat
) -> None:
    """Seats whoever sits behind a rider, comes with one, or is named in one breath with one."""
    aboard = {rider: i for i in items if i.placed and _is_ridden(i) for rider in i.riders}
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if shown is None or actor.asset in aboard or shown.pose not in _SITS:
            continue
        for before in actors:
            mount, told = aboard.get(before.asset), shown_of.get(before.asset)
            if mount is None or told is None or len(mount.riders) >= len(mount.kind.seats):
                continue
            if _rides_along(shown, actor, told, before, action):
                seat(actor, shown, mount)
                aboard[actor.asset] = mount
                break


def sits_behind(shown: Shown | None) -> bool:
    """Do the words put somebody behind another? Then the other has the first seat."""
    return shown is not None and ("behind" in shown.where or (shown.to or "").casefold() == "pillion")


def _is_ridden(item: Item) -> bool:
    return bool(item.kind.seats) and item.kind.seats[0].posture == "ride"


def _rides_along(shown: Shown, actor: Actor, told: Shown, before: Actor, action: str) -> bool:
    """Does somebody sit with that rider on one mount?"""
    if "behind" in shown.where:
        return shown.where["behind"].casefold() in _names(before, told)
    if shown.does is not None:
        return False
    if any(d.where.get("with", "").casefold() in _names(actor, shown) for d in told.acts()):
        return True
    first, second = sorted((shown, told), key=lambda s: s.at)
    between = action[first.at : second.at].casefold()
    return not shown.where and _AND.search(between) is not None and between.count(" ") <= 3


def _names(actor: Actor, shown: Shown) -> set[str]:
    return {n.casefold() for n in (*actor.look.names, shown.what)}


__all__ = ["seat_pillion", "sits_behind"]
