"""People and things that go together: who pushes a cart goes behind it, who chases a dog comes after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.floor_plan import FloorPlan, Footprint
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.space import world
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

_PUSHING = ("push", "pull", "drag")


@dataclass(frozen=True, slots=True)
class Company:
    """Who goes with what in one frame, after everything has its place."""

    actors: Sequence[Actor]
    shown_of: Mapping[str, Shown]
    items: Sequence[Item]
    plan: FloorPlan
    target_item: Callable[[str | None], Item | None]

    def go(self) -> None:
        """Bring them together."""
        self._push()
        self._follow()

    def _push(self) -> None:
        """What somebody pushes or pulls is before or behind them, turned the way that they go."""
        for actor in self.actors:
            shown = self.shown_of.get(actor.asset)
            item = self.target_item(shown.to) if shown is not None else None
            if shown is None or item is None or not item.placed or shown.does not in ("push", "pull", "drag"):
                continue
            if actor.asset in item.riders or item.fixture or item.lifted:
                continue
            others = [a for a in self.actors if a is not actor and self._pushes(a, item)]
            if others and others[0].asset < actor.asset:  # the one who has come first has turned it
                first = others[0]
                actor.facing, actor.looks, actor.target = first.facing, None, None
                actor.place = world(first.place[0] - 0.12, 0.0, first.place[2] + 0.5)
                continue
            way = self._free_way(actor, item)
            actor.facing, actor.looks, actor.target = 90.0 * way, None, None
            ahead = way if shown.does == "push" else -way
            turned = replace(item.footprint(), facing_deg=actor.facing)
            far = 0.5 + turned.reach(1.0, 0.0)
            self._move(item, turned.at(round(actor.place[0] + ahead * far, 3), actor.place[2]))

    def _follow(self) -> None:
        """Who follows or chases something comes behind it, both the same way."""
        for actor in self.actors:
            shown = self.shown_of.get(actor.asset)
            item = self.target_item(shown.to) if shown is not None else None
            if shown is None or item is None or not item.placed or item.kind.of == "thing":
                continue
            if shown.does not in group("not_in_hand", "follows") or actor.support == "mount":
                continue
            way = 1.0 if item.x >= actor.place[0] else -1.0
            ahead = max((way * a.place[0] for a in self.actors), default=0.0) + 0.6
            turned = replace(item.footprint(), facing_deg=84.0 * way)
            x = round(way * (ahead + turned.reach(1.0, 0.0)), 3)
            self._move(item, turned.at(x, min(item.z, actor.place[2] + 0.8)))
            actor.facing, actor.looks, actor.target = 70.0 * way, None, None

    def _move(self, item: Item, to: Footprint) -> None:
        """Take a thing elsewhere, if nothing is in the way there."""
        own = [t for t in self.plan.taken if (t.x, t.z) == (item.x, item.z)]
        spot = self.plan.settled(to, own)
        if spot is None or abs(spot.x - to.x) + abs(spot.z - to.z) > 1.5:
            return
        for taken in own:
            self.plan.taken.remove(taken)
        item.x, item.z, item.facing = spot.x, spot.z, to.facing_deg
        self.plan.add(item.footprint())

    def _pushes(self, actor: Actor, item: Item) -> bool:
        shown = self.shown_of.get(actor.asset)
        return (
            shown is not None
            and self.target_item(shown.to) is item
            and shown.does in ("push", "pull", "drag")
        )

    def _free_way(self, actor: Actor, item: Item) -> float:
        """To the right (1) or to the left (−1): where nobody else is in the way."""
        to = item.x - actor.place[0]
        others = [a.place[0] - actor.place[0] for a in self.actors if a is not actor]
        crowded = {way: sum(0.0 < way * x < 2.0 for x in others) for way in (1.0, -1.0)}
        if crowded[1.0] != crowded[-1.0]:
            return min(crowded, key=lambda way: crowded[way])
        return 1.0 if to >= 0 else -1.0
