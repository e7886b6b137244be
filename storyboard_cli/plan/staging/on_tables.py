"""Small things that no words put anywhere lie on the table that is there, not on the floor beside people."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.relations import Spot
from storyboard_cli.plan.staging.things import furniture_for
from storyboard_cli.plan.staging.whereabouts import Memory

_SMALL_M = 0.6
"""What is longer stands or lies on the floor."""
_TABLES = frozenset({"desk", "table", "counter", "bar", "round_table", "dresser", "pool_table"})
_NEVER = frozenset({"shoe", "boot", "ball", "rubble", "briefcase", "suitcase", "bag", "backpack", "bucket"})
"""Belongs on the floor."""
_ACROSS = (0.0, 0.3, -0.3)


def table_spot(item: Item, items: Sequence[Item], actors: Sequence[Actor], memory: Memory) -> Spot | None:
    """Where it lies on a table of the frame: one that the words name, else the one that somebody sits at.

    None for what is large, is put somewhere by the words, moves by itself, or has been somewhere before.
    """
    width, _, depth = item.extent
    loose = item.kind.of == "thing" and not item.kind.stands and max(item.extent) < _SMALL_M
    placed = item.shown.where or item.key in memory.stood or item.shown.does or item.kind.shape in _NEVER
    if not loose or placed or item.pose in ("hang", "fly"):
        return None
    for x, z, top, facing, wide, deep in _tops(items, actors, memory):
        if width > wide or depth > deep:
            continue
        lying = sum(i.lifted and abs(i.y - top) < 0.02 and abs(i.x - x) < wide / 2 for i in items)
        if lying >= len(_ACROSS):
            continue
        along = min(max(_ACROSS[lying], -(wide - width) / 2), (wide - width) / 2)
        turn = radians(facing)
        return Spot(
            round(x + along * cos(turn), 3),
            round(z + along * sin(turn), 3),
            round(top, 3),
            facing,
            lifted=True,
        )
    return None


def _tops(
    items: Sequence[Item], actors: Sequence[Actor], memory: Memory
) -> list[tuple[float, float, float, float, float, float]]:
    """Table tops: x, z, height, facing, width, depth."""
    found = [
        (i.x, i.z, i.y + i.top, i.facing, i.size[0], i.size[2])
        for i in items
        if i.placed and not i.fixture and i.kind.shape in _TABLES
    ]
    return found + [
        (f.place[0], f.place[2], f.size_m[1], f.facing_deg, f.size_m[0], f.size_m[2])
        for f in furniture_for(actors, memory)
        if f.kind in _TABLES
    ]
