"""How four-legged animals stand, go, lie and rear: where their feet are, and how their legs bend to them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from storyboard_cli.render.preview.models.animals.flesh import Spot

Foot = tuple[float, float, float]
"""How far ahead of its joint, how high, and by how many degrees the last bone leans back; below zero, the
height is measured down from the joint: the foot is in the air. Lengths are shares of the leg."""


@dataclass(frozen=True, slots=True)
class Leg:
    """Lengths of the upper, the middle and the last bone, and the radii at its joints from the top down."""

    bones: tuple[float, float, float]
    radii: tuple[float, float, float, float]
    lean: float = 0.0  # degrees by which the last bone leans back in rest

    @property
    def reach(self) -> float:
        return sum(self.bones)


@dataclass(frozen=True, slots=True)
class Gait:
    """A pose: the trunk's angle and height (1 is standing), the feet (left and right fore, left and right
    hind), and what is added to the angles of neck, head and tail, in degrees.
    """

    feet: tuple[Foot, Foot, Foot, Foot]
    pitch: float = 0.0
    hips: float = 1.0
    neck: float = 0.0
    head: float = 0.0
    tail: float = 0.0
    shut: bool = False
    graze: bool = False  # the neck goes down until the muzzle is at the ground


STAND = Gait(((0.04, 0, 0), (-0.05, 0, 0), (-0.07, 0, 0), (0.06, 0, 0)))
WALK = Gait(
    ((0.34, 0, 22), (-0.26, 0.10, -38), (-0.30, 0.02, -14), (0.26, 0, 14)), hips=0.99, neck=-4, tail=6
)
RUN = Gait(
    ((0.74, 0.42, 62), (0.52, 0.22, 40), (-0.74, 0.30, -70), (-0.56, 0.14, -55)),
    pitch=2, hips=1.08, neck=-14, head=4, tail=45,
)  # fmt: skip
SIT = Gait(((0.05, 0, 0), (-0.04, 0, 0), (0.30, 0, 80), (0.26, 0, 80)), pitch=40, hips=0.34, neck=8, tail=-25)
LIE = Gait(
    ((0.52, 0, 84), (0.46, 0, 84), (0.30, 0, 84), (0.24, 0, 84)), pitch=3, hips=0.36, neck=2, head=4, tail=-30
)
FOLDED = Gait(
    ((0.02, 0, -82), (0.10, 0, -82), (0.34, 0, 82), (0.26, 0, 82)), hips=0.38, pitch=1, neck=2, tail=-40
)
REAR = Gait(
    ((0.42, -0.42, 10), (0.52, -0.20, -30), (0.10, 0, 0), (-0.10, 0, 0)), pitch=56, hips=0.86, neck=14,
    head=-22,
    tail=-20,
)  # fmt: skip
EAT = Gait(((0.16, 0, 8), (-0.12, 0, 0), (-0.06, 0, 0), (0.08, 0, 0)), pitch=-2, graze=True)
ASLEEP = Gait(LIE.feet, pitch=1, hips=0.35, neck=-70, head=16, tail=-30, shut=True)
FOLDED_ASLEEP = Gait(FOLDED.feet, hips=0.37, neck=-60, head=-5, tail=-40, shut=True)
SWIM = Gait(((0.4, 0.1, 30), (0.2, 0, 0), (-0.3, 0.1, -20), (0, 0, 0)), pitch=6, neck=8, head=4, tail=20)
PAWED = {
    "stand": STAND, "walk": WALK, "run": RUN, "sit": SIT, "lie": LIE, "sleep": ASLEEP, "rear": REAR,
    "eat": EAT, "swim": SWIM,
}  # fmt: skip
HOOFED = PAWED | {"sit": FOLDED, "lie": FOLDED, "sleep": FOLDED_ASLEEP}


def bent(joint: Spot, foot: Spot, leg: Leg, lean_deg: float, forward: bool) -> list[Spot]:
    """Joint, knee or elbow, hock or wrist, foot: the leg bends as it must for its foot to be there."""
    lean = math.radians(lean_deg)
    upper, lower, last = leg.bones
    x, y, z = joint
    hock_y, hock_z = foot[1] + last * math.cos(lean), foot[2] - last * math.sin(lean)
    dy, dz = hock_y - y, hock_z - z
    far = math.hypot(dy, dz) or 1e-6
    most = (upper + lower) * 0.995
    if far > most:  # too far away: the foot stays in the air
        dy, dz, far = dy * most / far, dz * most / far, most
        hock_y, hock_z = y + dy, z + dz
    far = max(far, abs(upper - lower) + 1e-3)
    part = (upper * upper - lower * lower + far * far) / (2 * far)
    off = math.sqrt(max(0.0, upper * upper - part * part))
    side = 1.0 if forward else -1.0
    uy, uz = dy / far, dz / far
    knee = (x, y + uy * part + uz * off * side, z + uz * part - uy * off * side)
    toe = (foot[0], hock_y - last * math.cos(lean), hock_z + last * math.sin(lean))
    return [joint, knee, (foot[0], hock_y, hock_z), toe]
