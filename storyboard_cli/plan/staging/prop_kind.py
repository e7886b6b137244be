"""A kind of thing that can be drawn: how large it is, how it is carried, and who may sit in or on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grip = Literal["hand", "handle", "two_hands", "back", "ear", "lap", "head", "shaft", "chin", "strap"]
Class = Literal["thing", "animal", "vehicle"]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits or stands in or on a thing: metres to its right, above the ground, and ahead of
    its middle, at the kind's own size. `posture` is of the pose library: ride, drive, sit, stand.
    """

    right: float
    up: float
    ahead: float
    posture: str = "sit"


LEGROOM_M = 0.28
"""How far below its seats the floor of a vehicle is: knees are bent more than on a chair."""


@dataclass(frozen=True, slots=True)
class PropKind:
    """A kind of thing, an animal or a vehicle: its size in metres (width across, height, depth or length
    along the way that it faces) and where on a body it is carried.
    """

    shape: str
    size_m: tuple[float, float, float]
    grip: Grip = "hand"
    stands: bool = False  # too large to be held: stands on the ground
    of: Class = "thing"
    seats: tuple[Seat, ...] = ()  # first the driver's or rider's
    open: bool = False  # who sits there is in front of none of it: on a horse, a bench, a motorcycle
    flies: bool = False  # in the air unless the words put it somewhere
    swims: bool = False  # in the water, wherever there is any
    color: str = ""  # #rrggbb where no word says a colour; empty: the asset's seed chooses

    def floor_m(self, seat: Seat) -> float:
        """How high the feet of whoever sits there are: on the ground beside a horse or a bicycle, else on
        the vehicle's floor.
        """
        if seat.posture == "stand":
            return seat.up
        return 0.0 if self.open else round(max(0.0, seat.up - LEGROOM_M), 3)
