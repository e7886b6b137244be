"""What a pose is made of: the angles of arms and legs, a posture and an action, all in degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Arm = tuple[float, float, float, float]
"""Swing forward (180 is straight up), lift to the side, elbow bend, and how far the bend turns inward."""
Leg = tuple[float, float, float]
"""Swing forward, spread to the side, knee bend."""
Support = Literal["feet", "seat", "knees", "ground", "air"]

HANG: Arm = (4, 9, 12, 10)
FIRM: Leg = (0, 4, 2)


@dataclass(frozen=True, slots=True)
class Posture:
    """How the legs carry a body. `recline` tips all of it backwards: 90 lies on the back."""

    name: str
    right_leg: Leg = FIRM
    left_leg: Leg = FIRM
    right_arm: Arm = HANG
    left_arm: Arm = HANG
    lean: float = 0  # trunk forward
    side: float = 0  # trunk to the figure's right
    head: tuple[float, float] = (0, 0)  # up, tilt to the figure's right
    recline: float = 0
    support: Support = "feet"
    lift: float = 0.0  # metres above the ground, per metre of height, for jumps and falls
    lasting: bool = True  # later frames keep it until the script says otherwise


@dataclass(frozen=True, slots=True)
class Action:
    """What arms and head do on top of any posture. None leaves the posture's own arm."""

    name: str
    right_arm: Arm | None = None
    left_arm: Arm | None = None
    lean: float = 0
    twist: float = 0  # shoulders to the figure's right
    head: tuple[float, float] = (0, 0)
    head_turn: float = 0  # to the figure's right, where no gaze says more
    own_gaze: bool = False  # looks at the own hands rather than at a partner
    mutual: bool = False  # the other one does it too
