"""Everybody and everything of a set-up as solids, for asking what a camera sees of them."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.model import Furniture, PlacedProp
from storyboard_cli.plan.staging.onlookers import CROWD_FROM, how_many
from storyboard_cli.plan.staging.sight import Solid, person, seat_back, thing
from storyboard_cli.plan.staging.space import flat_distance
from storyboard_cli.plan.staging.viewpoint import Wanted
from storyboard_cli.script.graph import Frame

_SEAT_NEAR_M = 0.7


def solids_of(
    actors: Sequence[Actor], items: Sequence[Item], props: Sequence[PlacedProp],
    furniture: Sequence[Furniture],
) -> list[Solid]:  # fmt: skip
    """People, things and furniture; what the set itself draws is not known here."""
    carriers = {
        who: frozenset(i.asset for i in items if who in i.riders) for who in {a.asset for a in actors}
    }
    found = [_actor(a, a.asset, carriers.get(a.asset, frozenset()), furniture) for a in actors]
    for item in items:
        if item.held is not None:
            found.append(thing(item.asset, item.held.place, item.size, item.held.facing_deg, "held", "thing"))
        elif item.placed and not item.fixture:
            place = (item.x, item.y, item.z)
            found.append(thing(item.asset, place, item.extent, item.facing, item.kind.shape, item.kind.of))
    known = {s.name for s in found}
    found += [
        thing(p.asset, p.place, p.extent_m, p.facing_deg, "held" if p.held_by else p.shape, "thing")
        for p in props
        if p.asset not in known
    ]
    found += [
        seat_back(f"{piece.kind}/{n}", piece.place, piece.size_m, piece.facing_deg)
        for n, piece in enumerate(furniture)
    ]
    return found


def _actor(actor: Actor, name: str, carriers: frozenset[str], furniture: Sequence[Furniture]) -> Solid:
    own = {
        f"{piece.kind}/{n}"
        for n, piece in enumerate(furniture)
        if piece.kind == actor.support and flat_distance(piece.place, actor.place) < _SEAT_NEAR_M
    }
    return person(name, actor.skeleton, actor.look.height_m, actor.facing, carriers | own)


_ACTING, _OTHERS, _IN_HAND = 2.5, 1.0, 0.5


def wanted_of(
    frame: Frame, actors: Sequence[Actor], items: Sequence[Item], props: Sequence[PlacedProp], subject: Actor
) -> list[Wanted]:
    """Who and what a picture of people is to show: the one it is about most of all, then the others, the
    animals, vehicles and things that the words name, and what is held."""
    acting = _acting(frame, items) or subject.asset
    found = [Wanted(a.asset, _ACTING if a.asset == acting else _OTHERS, True) for a in actors]
    for item in items:
        if item.fixture or not (item.placed or item.held) or item.number > 1:
            continue
        weight = _ACTING if item.asset == acting else _IN_HAND if item.held else _OTHERS
        found.append(Wanted(item.asset, weight / min(item.shown.count, 2), False))
    known = {w.name for w in found}
    found += [Wanted(p.asset, _IN_HAND, False) for p in props if p.asset not in known]
    return found


def _acting(frame: Frame, items: Sequence[Item]) -> str | None:
    """The animal, vehicle or thing that the frame's first sentence is about, where it is about one."""
    seen = [s for s in frame.shown if s.in_view is True and s.kind != "body"]
    first = min(seen, key=lambda s: s.at, default=None)
    if first is None or (first.kind in ("person", "group") and how_many(first) < CROWD_FROM):
        return None
    return next((i.asset for i in items if i.shown is first and not i.held), None)
