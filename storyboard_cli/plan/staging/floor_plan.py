"""The floor plan of a set-up: what stands where, seen from above, and where there is room for more.

Nothing solid stands in anything else. Footprints are rectangles in metres; two that are turned differently
are told apart by the separating axes of their sides (S. Gottschalk, M. Lin, D. Manocha: OBBTree, 1996).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import cos, hypot, radians, sin, tau

from storyboard_cli.plan.staging.model import Room

GAP = 0.08
"""Metres that stay free between two things."""
_PERSON = 0.24  # half the room that somebody takes up
_STEP, _RINGS = 0.32, 22


@dataclass(frozen=True, slots=True)
class Footprint:
    """A rectangle on the floor: its middle, half its sides (across and along its facing), and its turn."""

    x: float
    z: float
    half_across: float
    half_along: float
    facing_deg: float = 0.0
    low: float = 0.0  # from which height on it takes room, metres
    high: float = 2.0

    @property
    def radius(self) -> float:
        return hypot(self.half_across, self.half_along)

    def at(self, x: float, z: float) -> Footprint:
        """The same thing at another place."""
        return Footprint(x, z, self.half_across, self.half_along, self.facing_deg, self.low, self.high)

    def axes(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Unit vectors (dx, dz) across and along."""
        turn = radians(self.facing_deg)
        return (cos(turn), sin(turn)), (sin(turn), -cos(turn))

    def reach(self, dx: float, dz: float) -> float:
        """How far it reaches from its middle in a direction."""
        (ax, az), (bx, bz) = self.axes()
        return abs(dx * ax + dz * az) * self.half_across + abs(dx * bx + dz * bz) * self.half_along

    def meets(self, other: Footprint, gap: float = GAP) -> bool:
        """Do both take up the same room?"""
        if self.low >= other.high or other.low >= self.high:
            return False
        dx, dz = other.x - self.x, other.z - self.z
        if dx * dx + dz * dz >= (self.radius + other.radius + gap) ** 2:
            return False
        return all(
            abs(dx * ux + dz * uz) < self.reach(ux, uz) + other.reach(ux, uz) + gap
            for ux, uz in (*self.axes(), *other.axes())
        )


def of_person(x: float, z: float) -> Footprint:
    """Where somebody stands."""
    return Footprint(x, z, _PERSON, _PERSON)


@cache
def _offsets() -> tuple[tuple[float, float], ...]:
    """Steps away from a spot, the nearest first; to the sides and back before to the front."""
    found = [(0.0, 0.0)]
    for ring in range(1, _RINGS):
        for step in range(12):
            turn = tau * step / 12
            found.append((sin(turn) * ring * _STEP * 1.15, cos(turn) * ring * _STEP))
    return tuple(sorted(found, key=lambda o: hypot(*o) + (0.7 * -o[1] if o[1] < 0 else 0.0)))


@dataclass(slots=True)
class FloorPlan:
    """What stands in a set-up so far."""

    room: Room
    walls: bool
    taken: list[Footprint] = field(default_factory=list)

    def add(self, footprint: Footprint) -> None:
        self.taken.append(footprint)

    def is_free(self, footprint: Footprint, besides: Iterable[Footprint] = ()) -> bool:
        """Is there room for it? `besides`: what it may stand in."""
        skipped = {id(b) for b in besides}
        return self.inside(footprint) and not any(
            footprint.meets(t) for t in self.taken if id(t) not in skipped
        )

    def inside(self, footprint: Footprint) -> bool:
        """Does it stand between the walls, where there are any?"""
        if not self.walls:
            return True
        wide, deep = footprint.reach(1.0, 0.0), footprint.reach(0.0, 1.0)
        room = self.room
        return (
            room.left + wide - 0.02 <= footprint.x <= room.right - wide + 0.02
            and room.front + deep <= footprint.z <= room.back - deep + 0.02
        )

    def settled(
        self, footprint: Footprint, besides: Sequence[Footprint] = (), in_sight: bool = True
    ) -> Footprint | None:
        """The same thing where there is room for it, as near as may be; None where there is none.

        `in_sight`: not behind nor before anybody, as seen from the front, where there is such a place.
        """
        kept = self._into(footprint)
        hidden: Footprint | None = None
        for dx, dz in _offsets():
            moved = kept.at(round(kept.x + dx, 3), round(kept.z + dz, 3))
            if not self.is_free(moved, besides):
                continue
            if not in_sight or not self._covers(moved, besides):
                return moved
            hidden = hidden or moved
        return hidden

    def _into(self, footprint: Footprint) -> Footprint:
        """The same thing, moved to between the walls."""
        if not self.walls:
            return footprint
        wide, deep = footprint.reach(1.0, 0.0), footprint.reach(0.0, 1.0)
        room = self.room
        x = min(max(footprint.x, room.left + wide), max(room.right - wide, room.left + wide))
        z = min(max(footprint.z, room.front + deep), max(room.back - deep, room.front + deep))
        return footprint.at(round(x, 3), round(z, 3))

    def _covers(self, footprint: Footprint, besides: Sequence[Footprint]) -> bool:
        """Would one of both hide the other from the front?"""
        skipped = {id(b) for b in besides}
        wide = footprint.reach(1.0, 0.0)
        for other in self.taken:
            if id(other) in skipped or other.low > 0.0:
                continue
            across = abs(other.x - footprint.x)
            both = min(wide, other.reach(1.0, 0.0))
            far, near = (other, footprint) if other.z > footprint.z else (footprint, other)
            if across < max(wide, other.reach(1.0, 0.0)) + 0.5 * both and near.high > 0.5 * far.high:
                return True
        return False
