"""How somebody holds a thing: where the middle of its base is, how it is turned, what space it takes."""

from __future__ import annotations

from collections.abc import Mapping

from storyboard_cli.plan.staging.model import PlacedProp, Vec3
from storyboard_cli.plan.staging.reach import palm
from storyboard_cli.plan.staging.space import Axes, add, cross, dot, lerp, local, sub, times, unit
from storyboard_cli.plan.staging.tools import UPPER

Joints = Mapping[str, Vec3]

_OPEN_WIDTH = {"book": 2.0, "notebook": 2.0, "sketchbook": 2.0, "newspaper": 2.0}
"""How much wider a thing is in its reader's hands than closed: two pages."""
_RIM = 0.72
"""How high an open umbrella's rim is, of its whole height."""
_LOOSE_M = 0.02
"""Metres by which covers, handles and the ink reach over the size of a thing."""


def chest_axes(joints: Joints) -> Axes:
    """Right, up and ahead of a breast."""
    across = unit(sub(joints["r_shoulder"], joints["l_shoulder"]), (1.0, 0.0, 0.0))
    ahead = unit(cross(across, unit(sub(joints["neck"], joints["chest"]))), (0.0, 0.0, -1.0))
    return across, unit(cross(ahead, across)), ahead


def held_corners(joints: Joints, prop: PlacedProp) -> list[Vec3]:
    """The eight corners of the block that a thing in somebody's hands fills, where it is drawn."""
    origin, axes = held_frame(joints, prop)
    width, height, depth = prop.size_m
    half_w = width * _OPEN_WIDTH.get(prop.shape, 1.0) / 2 + _LOOSE_M
    half_d = depth / 2 + _LOOSE_M
    if prop.shape == "umbrella":  # a dome on a stick
        rim = [local(origin, axes, x, height * _RIM, z) for x in (-half_w, half_w) for z in (-half_d, half_d)]
        return [*rim, local(origin, axes, 0.0, 0.0, 0.0), local(origin, axes, 0.0, height + _LOOSE_M, 0.0)]
    return [
        local(origin, axes, across, up, ahead)
        for across in (-half_w, half_w)
        for up in (-_LOOSE_M, height + _LOOSE_M)
        for ahead in (-half_d, half_d)
    ]


def held_frame(joints: Joints, prop: PlacedProp) -> tuple[Vec3, Axes]:
    """Where the middle of a held thing's base is, and how it is turned."""
    axes = _held_axes(joints, prop)
    point = palm(joints, "l" if prop.hand == "left" else "r")
    height, up = prop.size_m[1], axes[1]
    if prop.shape == "umbrella":
        return point, axes
    if prop.grip == "shaft":
        up = unit(sub(point, palm(joints, "l")), (0.0, 1.0, 0.0))
        right = unit(cross(up, axes[2]), axes[0])
        return add(point, times(up, -height * UPPER)), (right, up, unit(cross(right, up)))
    if prop.grip in ("chin", "strap"):
        return _played(joints, prop, axes)
    if prop.grip == "two_hands":
        middle = lerp(palm(joints, "r"), palm(joints, "l"), 0.5)
        return add(middle, times(up, -height * 0.4)), axes
    if prop.grip == "handle":
        return add(point, times(up, -height * 0.98)), axes
    if prop.grip == "back":
        spine = lerp(joints["chest"], joints["pelvis"], 0.35)
        return add(add(spine, times(axes[2], -0.1 - prop.size_m[2] * 0.5)), times(up, -height * 0.5)), axes
    if prop.grip == "lap":
        lap = lerp(joints["r_knee"], joints["l_knee"], 0.5)
        return add(lerp(joints["pelvis"], lap, 0.55), times(up, 0.1)), axes
    return add(point, times(up, -height * 0.5)), axes


def _played(joints: Joints, prop: PlacedProp, axes: Axes) -> tuple[Vec3, Axes]:
    """A violin from the shoulder to the left hand, a guitar across the belly: its top at the left hand."""
    hand = palm(joints, "l")
    rest = lerp(joints["neck"], joints["l_shoulder"], 0.45)
    if prop.grip == "strap":
        rest = palm(joints, "r")
    up = unit(sub(hand, rest), axes[1])
    front = (0.0, 1.0, 0.0) if prop.grip == "chin" else axes[2]
    right = unit(cross(up, front), axes[0])
    ahead = unit(cross(right, up), axes[2])
    return add(hand, times(up, -prop.size_m[1] * 0.86)), (right, up, ahead)


def _held_axes(joints: Joints, prop: PlacedProp) -> Axes:
    """Upright and facing the way the figure does; flat things turn towards the reader's eyes."""
    chest = chest_axes(joints)
    right, _, ahead = chest
    up: Vec3 = (0.0, 1.0, 0.0)
    if prop.grip == "back":
        return chest
    if prop.grip in ("two_hands", "lap"):
        towards = unit(sub(joints["head"], prop.place))
        ahead = unit(add(times(towards, 1.0), times(ahead, -0.25)))
        right = unit(cross((0.0, 1.0, 0.0), ahead), right)
        return right, unit(cross(ahead, right)), ahead
    flat = unit((ahead[0], 0.0, ahead[2]), (0.0, 0.0, -1.0))
    across = unit(cross(up, flat))
    if dot(across, right) < 0:
        across = times(across, -1.0)
    return across, up, flat
