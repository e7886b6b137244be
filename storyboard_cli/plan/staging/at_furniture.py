"""Who sits at a desk or lies in a bed of the words' own is at that one, and both are seen from the side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.floor_plan import FloorPlan, of_person
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.space import flat_distance, heading, toward, turn_between, world
from storyboard_cli.plan.staging.told_poses import ABED, SLUMP
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

BEDS = frozenset({"bed", "cot", "bunk", "gurney", "stretcher", "hospital_bed", "crib"})
TABLES = frozenset({"desk", "table"})
_TURNED = 52.0
"""Degrees that a desk between two is turned, so that neither is seen from behind."""
_LAIN_IN = 64.0
_AT = ("at", "behind")
_KNEES, _LEGS, _BELLY = 0.2, 0.3, 0.34
"""Metres from a table's edge to whoever sits at it, sits there opposite somebody, and stands there."""


def seen_from(
    item: Item,
    actors: Sequence[Actor],
    shown_of: Mapping[str, Shown],
    find: Callable[[str | None], Item | None],
) -> float | None:
    """How far a bed that somebody lies in, or a desk between two, is turned; None: as it stands."""
    relations = {
        relation
        for a in actors
        for relation, words in (shown_of[a.asset].where.items() if a.asset in shown_of else ())
        if find(words) is item
    }
    if item.kind.shape in BEDS:
        lying = any(a.reclined for a in actors) and relations & {"in", "on", "under"}
        return _LAIN_IN if lying else None
    sits = any(a.posture == "sit" for a in actors) and relations & {*_AT}
    across = relations & {"before"} or any(
        relation in _ACROSS and find(words) is None
        for a in actors if a.asset in shown_of for relation, words in shown_of[a.asset].where.items()
    )  # fmt: skip
    return _TURNED if sits and across else None


def sat_at(
    item: Item,
    actors: Sequence[Actor],
    shown_of: Mapping[str, Shown],
    find: Callable[[str | None], Item | None],
) -> bool:
    """Does somebody sit at this table? Then it is no table of the set: where its chairs are nobody knows."""
    return item.kind.shape in TABLES and any(
        a.posture == "sit" and relation in ("at", "around", "behind") and find(words) is item
        for a in actors if a.asset in shown_of for relation, words in shown_of[a.asset].where.items()
    )  # fmt: skip


_ACROSS = ("before", "opposite", "across", "facing")


def sit_across(
    actors: Sequence[Actor], shown_of: Mapping[str, Shown], people: Mapping[str, Actor],
    items: Sequence[Item], plan: FloorPlan,
) -> None:  # fmt: skip
    """Who sits opposite somebody at a table sits on the other side of that one."""
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if shown is None or actor.posture != "sit" or actor.at_table or actor.listed.position:
            continue
        named = [people.get(w.casefold()) for r, w in shown.where.items() if r in _ACROSS]
        other = next((p for p in named if p is not None and p.at_table), None)
        tables = [i for i in items if i.placed and i.kind.shape in TABLES]
        if other is None or not tables:
            continue
        table = min(tables, key=lambda t: flat_distance((t.x, 0.0, t.z), other.place))
        sit_or_stand_at(actor, table, "before", plan)
        plan.add(of_person(actor.place[0], actor.place[2]))


def _around(actor: Actor, item: Item, plan: FloorPlan) -> None:
    """A free seat at an end of the table or behind it; the side of the camera is the last one."""
    wide, deep = 0.5 * item.size[0], 0.5 * item.size[2]
    third = 0.28 * item.size[0]
    seats = [(-wide - _KNEES, 0.0), (wide + _KNEES, 0.0), (-third, -deep - _KNEES), (third, -deep - _KNEES),
             (0.0, -deep - _KNEES), (third, deep + _KNEES), (-third, deep + _KNEES)]  # fmt: skip
    for along, ahead in seats:
        x, z = _at(item, ahead, along)
        if not _is_taken(plan, x, z):
            break
    actor.place = world(x, actor.place[1], z)
    aim = heading(item.x - x, item.z - z)
    actor.facing = round(turn_between(0.0, aim) + 0.0, 1)
    actor.at_table = actor.posture == "sit"


def sit_or_stand_at(actor: Actor, item: Item, relation: str, plan: FloorPlan) -> None:
    """Behind a desk or table; before it where the words say so, or where somebody sits behind it already."""
    sits = actor.posture == "sit"
    behind = _at(item, -(0.5 * item.size[2] + _KNEES), 0.0)
    if relation == "around" or (sits and relation == "at" and _is_taken(plan, *behind)):
        _around(actor, item, plan)
        return
    dx, dz = toward(item.facing)
    between = relation == "before" or item.facing == _TURNED
    far = 0.5 * item.size[2] + (_BELLY if not sits else _LEGS if between else _KNEES)
    side = 1.0 if relation == "before" else -1.0
    if relation == "at" and _is_taken(plan, item.x + side * dx * far, item.z + side * dz * far):
        side = -side
    along = 0.0
    for step in (0.0, 0.55, -0.55, 1.1):
        along = step
        if not _is_taken(plan, *_at(item, side * far, along)):
            break
    x, z = _at(item, side * far, along)
    if not sits:
        table = [t for t in plan.taken if (t.x, t.z) == (item.x, item.z)]
        spot = plan.settled(of_person(x, z), table)
        x, z = (spot.x, spot.z) if spot is not None else (x, z)
    actor.place = world(x, actor.place[1], z)
    actor.facing = round(turn_between(0.0, item.facing + (180.0 if side > 0 else 0.0)) + 0.0, 1)
    actor.at_table = sits
    if actor.action == SLUMP:
        _arms_on(actor, item)


def _arms_on(actor: Actor, item: Item) -> None:
    """Both arms flat on the table's top, crossed under the head."""
    dx, dz = toward(actor.facing)
    for limb, across in (("r", 0.1), ("l", -0.1)):
        ahead = 0.46 if limb == "r" else 0.4
        x, z = actor.place[0] + dx * ahead + dz * across, actor.place[2] + dz * ahead - dx * across
        actor.reaches[limb] = world(x, item.y + item.top + 0.03, z)


def _at(item: Item, ahead: float, along: float) -> tuple[float, float]:
    dx, dz = toward(item.facing)
    return item.x + dx * ahead - dz * along, item.z + dz * ahead + dx * along


def _is_taken(plan: FloorPlan, x: float, z: float) -> bool:
    return any(abs(t.x - x) + abs(t.z - z) < 0.42 for t in plan.taken)


def lie_along(actor: Actor, item: Item) -> None:
    """The head on the pillow, at the bed's own head."""
    dx, dz = toward(item.facing)
    up = max(0.5 * item.size[2] - 0.5 * actor.look.height_m - 0.1, 0.0)
    actor.place = world(item.x - dx * up, actor.place[1], item.z - dz * up)
    actor.facing, actor.looks, actor.target = item.facing, None, None


def takes_cover(item: Item, actors: Sequence[Actor]) -> bool:
    """Is this the blanket over somebody in bed, which is drawn with that one?"""
    word = item.shown.what.casefold().split(" ")[-1]
    return word in group("staged_people", "bedclothes") and any(a.posture == ABED for a in actors)
