"""Solid things of a staging that stand inside each other: what a real set could not hold."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from storyboard_cli.plan.staging.model import Figure, Furniture, PlacedProp, Staging
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS

_LEAST_M = 0.12
"""Metres that two footprints may share: people touch, and a sleeve is no solid."""
_LEAST_UP_M = 0.1
_SEATED = frozenset({"sit", "ride", "drive", "kneel", "lie", "sleep", "sit_floor", "crouch"})
_AT_A_TABLE = frozenset({"desk", "table"})


@dataclass(frozen=True, slots=True)
class Solid:
    """A box that stands on the floor plan, turned by `facing_deg`: metres."""

    kind: str  # person, extra, animal, vehicle, thing or furniture
    name: str
    x: float
    z: float
    half_across: float
    half_along: float
    facing_deg: float
    bottom: float
    top: float
    seated: bool = False
    flies: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two solids that share space, and how deep the shallower way out of it is."""

    first: Solid
    second: Solid
    depth_m: float

    @property
    def kinds(self) -> str:
        return "/".join(sorted((self.first.kind, self.second.kind)))


def overlaps(staging: Staging) -> list[Overlap]:
    """Every pair of solids that share more space than touching explains."""
    found = []
    for first, second in combinations(solids(staging), 2):
        if _together(first, second) or _together(second, first):
            continue
        if min(first.top, second.top) - max(first.bottom, second.bottom) < _LEAST_UP_M:
            continue
        depth = shared_depth(first, second)
        if depth > _LEAST_M:
            found.append(Overlap(first, second, round(depth, 2)))
    return found


def solids(staging: Staging) -> Iterator[Solid]:
    """Figures, extras, furniture, and the things that nobody holds and that lie on nothing."""
    for figure in staging.figures:
        yield _body("person", figure)
    for figure in staging.extras:
        yield _body("extra", figure)
    for piece in staging.furniture:
        yield _piece(piece)
    for prop in staging.props:
        if prop.held_by is None and not prop.lies:
            yield _thing(prop)


def _together(one: Solid, other: Solid) -> bool:
    """Somebody in or on what carries them; somebody at a table, whose legs are under it."""
    if one.kind not in ("person", "extra"):
        lies_on = one.bottom > 0.05 and other.bottom < one.bottom
        lies_under = one.top - one.bottom < 0.56 * (other.top - other.bottom) and one.bottom <= other.bottom
        return other.kind != "person" and (lies_on or lies_under) and _holds(other, one.x, one.z)
    if other.kind == "furniture":
        return one.seated or other.name in _AT_A_TABLE
    inside = other.kind in ("vehicle", "animal", "thing")
    return inside and (one.seated or other.name == "boat") and _holds(other, one.x, one.z)


def _holds(solid: Solid, x: float, z: float) -> bool:
    """Whether a point of the floor plan lies inside a footprint."""
    across, along = _local(solid, x, z)
    return abs(across) <= solid.half_across + 0.25 and abs(along) <= solid.half_along + 0.25


def _local(solid: Solid, x: float, z: float) -> tuple[float, float]:
    (ax, az), (lx, lz) = _axes(solid.facing_deg)
    dx, dz = x - solid.x, z - solid.z
    return dx * ax + dz * az, dx * lx + dz * lz


def _axes(facing_deg: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Across and along: 0 faces −z, 90 faces +x."""
    turn = math.radians(facing_deg)
    along = (math.sin(turn), -math.cos(turn))
    return (along[1], -along[0]), along


def shared_depth(one: Solid, other: Solid) -> float:
    """The least distance by which one of two turned rectangles must move to leave the other; 0 if apart."""
    depth = math.inf
    for axis in (*_axes(one.facing_deg), *_axes(other.facing_deg)):
        apart = abs((other.x - one.x) * axis[0] + (other.z - one.z) * axis[1])
        depth = min(depth, _reach(one, axis) + _reach(other, axis) - apart)
    return max(0.0, depth)


def _reach(solid: Solid, axis: tuple[float, float]) -> float:
    """Half of a footprint's extent along a direction."""
    (ax, az), (lx, lz) = _axes(solid.facing_deg)
    across, along = abs(ax * axis[0] + az * axis[1]), abs(lx * axis[0] + lz * axis[1])
    return across * solid.half_across + along * solid.half_along


_TRUNK = ("pelvis", "chest", "neck", "head")


def _body(kind: str, figure: Figure) -> Solid:
    """The trunk of somebody: arms and legs may touch what stands near."""
    joints = [figure.skeleton[name] for name in _TRUNK if name in figure.skeleton] or [figure.place]
    (ax, az), (lx, lz) = _axes(figure.facing_deg)
    across = [x * ax + z * az for x, _, z in joints]
    along = [x * lx + z * lz for x, _, z in joints]
    middle = ((min(across) + max(across)) / 2, (min(along) + max(along)) / 2)
    feet = min(figure.skeleton[name][1] for name in figure.skeleton) if figure.skeleton else figure.place[1]
    return Solid(
        kind,
        figure.asset,
        middle[0] * ax + middle[1] * lx,
        middle[0] * az + middle[1] * lz,
        (max(across) - min(across)) / 2 + 0.17 * figure.height_m / 1.75,
        (max(along) - min(along)) / 2 + 0.11 * figure.height_m / 1.75,
        figure.facing_deg,
        feet,
        max(y for _, y, _ in joints) + 0.1,
        seated=figure.posture in _SEATED or figure.support is not None,
    )


def _piece(piece: Furniture) -> Solid:
    width, height, depth = piece.size_m
    x, y, z = piece.place
    return Solid("furniture", piece.kind, x, z, width / 2, depth / 2, piece.facing_deg, y, y + height)


def _thing(prop: PlacedProp) -> Solid:
    width, height, depth = prop.extent_m
    x, y, z = prop.place
    known = PROP_KINDS.get(prop.shape)
    kind = known.of if known else "thing"
    return Solid(kind, prop.shape, x, z, width / 2, depth / 2, prop.facing_deg, y, y + height)


__all__ = ["Overlap", "Solid", "overlaps", "shared_depth", "solids"]
