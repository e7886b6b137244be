"""Where a thing is, by the words for it: on the stove, behind the car, over the hangar, far away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.model import Room
from storyboard_cli.plan.staging.sets import SEATS, SetPlan
from storyboard_cli.plan.staging.space import lerp, toward
from storyboard_cli.plan.staging.whereabouts import SEATED_SETS
from storyboard_cli.reading.tables import group


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a thing: x and z on the floor, how high its base is, and whether it takes room there."""

    x: float
    z: float
    y: float = 0.0
    facing: float | None = None
    lifted: bool = False


_BOATS = frozenset({
    "boat", "rowing_boat", "canoe", "sailboat", "fishing_boat", "ship", "speedboat", "submarine", "raft",
})  # fmt: skip
Find = Callable[[str | None, Item | None], Item | None]

_WALL_HEIGHT, _SHELF_HEIGHT = 1.45, 0.92
_SKY_DEPTH = 11.0


_CLEAR = 0.55
"""Of its height so much is free under a table, a bed or a car."""
_SILL = 1.08


def spot_for(item: Item, find: Find, plan: SetPlan, room: Room, home: tuple[float, float]) -> Spot:
    """Where the words put it, else its home; in a car on the next free seat."""
    if plan.kind in SEATED_SETS and item.shown.kind != "place":
        seat = max(SEATS.get(plan.seat, 0.4), _SILL - item.size[1])  # so that it is seen over the dashboard
        return Spot(*home, round(seat, 3), 0.0, lifted=True)
    for relation, words in item.shown.where.items():
        other = find(words, item)
        if relation == "over" and (item.kind.flies or item.pose == "fly"):
            return _in_the_air(item, room, plan)
        if other is not None and (other.placed or other.held):
            found = _by_thing(item, other, relation)
        else:
            found = _by_place(item, relation, words.casefold(), plan, room)
        if found is not None:
            return found
    if plan.interior and not item.shown.where:
        hung = _hung(item, plan, room)
        if hung is not None:
            return hung
    if item.pose == "fly" or (not plan.ground and item.kind.of != "thing"):
        return _in_the_air(item, room, plan)
    if plan.water is not None and (item.kind.swims or item.pose == "swim" or item.kind.shape in _BOATS):
        water = plan.landmarks.get("water", home)
        return Spot(home[0], max(home[1], water[1]), plan.water)
    return Spot(*home)


_ON_WALLS = frozenset({
    "clock", "painting", "mirror", "poster", "calendar", "blackboard", "banner", "shop_sign", "curtain",
    "blinds", "wall_switch", "vine",
})  # fmt: skip
_ON_CEILINGS = frozenset({"chandelier", "lantern", "paper_lantern", "light_bulb", "bell", "cobweb"})


def _hung(item: Item, plan: SetPlan, room: Room) -> Spot | None:
    """Where something is that hangs by its kind; None where it hangs nowhere."""
    if item.kind.shape in _ON_WALLS:
        return _on_the_wall(item, plan, room)
    if item.kind.shape not in _ON_CEILINGS:
        return None
    row = item.number - (min(item.shown.count, 10) - 1) / 2
    return Spot(round(0.9 * row, 3), 1.6, round(room.ceiling - item.size[1], 3), 0.0, lifted=True)


def on_top(item: Item, other: Item) -> Spot:
    """On another thing, side by side where there are several."""
    many = min(item.shown.count, 10)
    step = min(item.size[0] * 1.1, 0.8 * other.size[0] / max(many, 1))
    across = (item.number - (many - 1) / 2) * step
    return Spot(round(other.x + across, 3), other.z, round(other.y + other.top, 3), item.facing, lifted=True)


def _by_thing(item: Item, other: Item, relation: str) -> Spot | None:
    """On, in, under, beside, behind, before or over another thing."""
    foot = other.footprint()
    wide = foot.reach(1.0, 0.0)
    across = max(0.5 * item.size[0], 0.5 * item.size[2])
    spread = (item.number - (item.shown.count - 1) / 2) * min(0.9 * item.size[0], 1.4 * wide)
    if relation == "on":
        return on_top(item, other)
    if relation == "in":
        return Spot(other.x + spread, other.z, other.y + 0.5 * other.size[1], item.facing, lifted=True)
    if relation == "under" and item.size[1] < _CLEAR * other.size[1]:
        return Spot(other.x + spread, other.z - 0.02, 0.0, lifted=True)
    if relation == "over":
        return Spot(other.x, other.z + 0.3, other.y + other.size[1] + 1.2, lifted=True)
    side = 1.0 if item.number % 2 == 0 else -1.0
    if relation == "behind":
        return Spot(other.x + 0.5 * wide + spread, other.z + foot.reach(0.0, 1.0) + across + 0.4)
    if relation == "before":
        return Spot(other.x - 0.4 * wide, other.z - foot.reach(0.0, 1.0) - across - 0.2)
    if relation == "far":
        return Spot(other.x + 3.0, other.z + 9.0)
    return Spot(other.x + side * (wide + across + 0.15 + 0.8 * (item.number // 2)), other.z - 0.1)


def _by_place(item: Item, relation: str, words: str, plan: SetPlan, room: Room) -> Spot | None:
    """On the wall, in the water, at the window, in the sky, far away."""
    word = words.split()[-1] if words else ""
    row = item.number - (min(item.shown.count, 10) - 1) / 2
    if relation == "far":
        return Spot(2.5 + 1.2 * row, room.back - 0.6 if plan.interior else 16.0 + item.number)
    if word in group("spots", "wall") and relation in ("on", "at", "over") and item.kind.of == "thing":
        return _on_the_wall(item, plan, room)
    if word in ("ceiling", "beam", "rafters") and plan.interior:
        return Spot(0.9 * row, 1.4, round(room.ceiling - item.size[1], 3), 0.0, lifted=True)
    if word in group("spots", "shelf"):
        shelf = landmark(word, plan) or (room.left + 0.5, 1.6)
        return Spot(shelf[0] + 0.25 * row, shelf[1], _SHELF_HEIGHT, lifted=True)
    wheels = item.kind.of == "vehicle" and not item.kind.flies
    if word in group("spots", "air") or (relation == "over" and item.kind.of != "thing" and not wheels):
        return _in_the_air(item, room, plan)
    if word in group("spots", "water") and "water" in plan.landmarks:
        water = plan.landmarks["water"]
        return Spot(water[0] + 1.1 * row, water[1] + 0.4, plan.water or 0.0)
    spot = landmark(word, plan)
    if spot is not None:
        return Spot(spot[0] + 0.6 * row, spot[1])
    return None


def landmark(word: str, plan: SetPlan) -> tuple[float, float] | None:
    """Where the set has a thing of that name."""
    return plan.sights.get(word) or plan.landmarks.get(word)


def _on_the_wall(item: Item, plan: SetPlan, room: Room) -> Spot:
    """Side by side on the wall at the back; more than five hang in two rows. Out of doors: before it."""
    many = min(item.shown.count, 10)
    columns = many if many <= 5 else (many + 1) // 2
    row, column = divmod(item.number, columns)
    step = max(item.size[0] * 1.35, 0.55)
    x = (column - (columns - 1) / 2) * step
    y = _WALL_HEIGHT + (0.55 if row == 0 and many > 5 else 0.0) - 0.5 * item.size[1] * (item.size[1] > 0.9)
    back = room.back - 0.04 - item.size[2] / 2 if plan.interior else 4.0
    return Spot(round(x, 3), round(back, 3), round(max(y, 0.2), 3), 0.0, lifted=True)


def _in_the_air(item: Item, room: Room, plan: SetPlan) -> Spot:
    """In the sky, as high as a picture with a horizon in its middle shows; indoors under the ceiling."""
    if plan.interior:
        row = item.number - (item.shown.count - 1) / 2
        return Spot(
            0.8 + 0.7 * row, 1.2, max(room.ceiling - 0.9 - 0.15 * (item.number % 2), 1.5), lifted=True
        )
    far = _SKY_DEPTH + 2.2 * item.number if max(item.size) < 3.0 else 26.0 + 6.0 * item.number
    x = (0.12 + 0.19 * (item.number % 3) - 0.16 * (item.number % 2)) * far * 0.8
    return Spot(
        round(x, 3), round(far, 3), round(1.6 + far * (0.1 + 0.035 * (item.number % 3)), 3), lifted=True
    )


def beside_person(item: Item, person: Actor) -> Spot:
    """On somebody's shoulder or lap, behind, before or beside them."""
    relation = next(iter(item.shown.where))
    s, (dx, dz) = person.skeleton or {}, toward(person.facing)
    x, z = person.place[0], person.place[2]
    reach = 0.35 + max(item.size[0], item.size[2]) / 2
    side = 1.0 if x >= 0 else -1.0
    if relation in ("on", "around", "over") and s:
        at = lerp(s["r_shoulder"], s["neck"], 0.25)
        return Spot(at[0], at[2], round(at[1] + 0.02, 3), person.facing, lifted=True)
    if relation == "behind":
        return Spot(x - dx * reach * 0.4 + side * 0.5, z + reach)
    if relation in ("before", "under"):
        return Spot(x + dx * reach, z + dz * reach)
    return Spot(x + side * (reach + 0.15), z + 0.05)
