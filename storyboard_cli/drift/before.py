"""What stands between the camera and a figure: furniture, things, and the vehicle that it sits in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from storyboard_cli.drift.views import view_of_figure
from storyboard_cli.plan.staging.model import Figure, PlacedProp, Staging
from storyboard_cli.plan.staging.riding import MOUNT

if TYPE_CHECKING:
    from storyboard_cli.drift.pictures import Box

_REACH = {"desk": 0.4, "table": 0.4}  # metres: a table's near edge is nearer than its middle
_OPEN = ("umbrella",)  # a box around it holds mostly air
_HIGH_SEATS = ("car_seat", "bus_seat")
_CRAMPED = ("vehicle",)  # a set whose own seats and doors stand all around whoever is in it
_TURNED = 105.0  # degrees from which the back of a seat is nearer than who sits in it
_EVERYTHING = frozenset({"hair", "head", "body", "legs"})
_ABOVE_THE_WHEEL = frozenset({"hair", "head"})


def things_before(staging: Staging, figure: Figure) -> list[Box]:
    """Boxes of furniture and props that stand between the camera and the figure, or that it holds."""
    boxes = [f.box for f in staging.furniture if f.depth_m < figure.depth_m + _REACH.get(f.kind, -0.05)]
    boxes += [
        p.box
        for p in staging.props
        if p.shape not in _OPEN and p.grip != "back"
        if p.held_by == figure.asset
        or (p.held_by is None and (p.depth_m < figure.depth_m or _within(figure, p)))
    ]
    return [(b.left, b.top, b.right, b.bottom) for b in boxes]


def parts_in_sight(staging: Staging, figure: Figure) -> frozenset[str]:
    """The parts that nothing around a seat covers: tinted glass and doors cover whoever sits in a car, a
    steering wheel and a dashboard the clothes of whoever drives, a high back all of whoever turns it to us.
    """
    if any(p.carries and _in(figure, p) for p in staging.props):
        return frozenset()
    if figure.support not in _HIGH_SEATS:
        return frozenset() if staging.setting in _CRAMPED else _EVERYTHING
    return frozenset() if view_of_figure(staging, figure, "body") > _TURNED else _ABOVE_THE_WHEEL


def _within(figure: Figure, prop: PlacedProp) -> bool:
    """Is somebody under or inside a thing, whose near side is then before them?"""
    turn = math.radians(prop.facing_deg)
    dx, dz = figure.place[0] - prop.place[0], figure.place[2] - prop.place[2]
    across, along = dx * math.cos(turn) + dz * math.sin(turn), dx * math.sin(turn) - dz * math.cos(turn)
    width, _, depth = prop.extent_m
    return figure.support != MOUNT and abs(across) < width / 2 and abs(along) < depth / 2


def _in(figure: Figure, prop: PlacedProp) -> bool:
    """Does somebody sit in that vehicle?"""
    away = math.hypot(figure.place[0] - prop.place[0], figure.place[2] - prop.place[2])
    return figure.support == MOUNT and away < max(prop.size_m[0], prop.size_m[2]) * 0.55


__all__ = ["parts_in_sight", "things_before"]
