"""What a kind of set is to staging: its extent, what one sits on there, and where its landmarks are."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyboard_cli.plan.staging.model import Room, Vec3


@dataclass(frozen=True, slots=True)
class SetPlan:
    """One kind of set. Landmarks are (x, z) on the floor: where somebody who goes to that thing ends up."""

    kind: str
    interior: bool
    room: Room
    seat: str = "chair"
    desk: str | None = None  # stands before somebody who sits and reads, writes or eats
    landmarks: dict[str, tuple[float, float]] = field(default_factory=dict)
    sights: dict[str, tuple[float, float]] = field(default_factory=dict)  # where what is looked at itself is
    attention: str | None = None  # the landmark that those who sit here look at
    water: float | None = None  # level of its water in metres: there boats float and swimmers swim
    upon: dict[str, Vec3] = field(default_factory=dict)  # where one stands on it, or behind it: x, y, z
    ground: bool = True  # False: there is only air or space, in which figures fly


def extent(left: float, right: float, front: float, back: float, ceiling: float) -> Room:
    """A room of those walls, in metres; outdoors `back` is where the backdrop begins."""
    return Room(left=left, right=right, front=front, back=back, ceiling=ceiling)
