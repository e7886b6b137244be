"""Spiders, scorpions, worms, snails, and bats."""

from __future__ import annotations

import math
from functools import partial

from storyboard_cli.render.preview.models.animals.bugs import bent_legs
from storyboard_cli.render.preview.models.animals.flesh import (
    Bead,
    Mass,
    Spot,
    bar,
    eyes,
    far_to_near,
    pitched,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def spider(maker: SolidBuilder, model: Model) -> None:
    """A round belly and eight legs with high knees."""
    m = sized(maker, model.size[1] / 0.51)
    ground_shadow(m, 0.5, 0.5)
    stride = 0.07 if model.pose in ("walk", "run") else 0.0
    roots = ((0.2, 0.6 + stride), (0.14, 0.24 - stride), (0.08, -0.16 + stride), (0.02, -0.56 - stride))
    legs = bent_legs(m, scaled(model.colour, 0.9), roots, 0.62, 0.48, 0.028, 0.2)
    body = Mass(m, model.colour)
    bag = body.barrel(
        (
            (0.2, -0.52, 0.05, 0.05),
            (0.25, -0.42, 0.2, 0.18),
            (0.27, -0.22, 0.26, 0.23),
            (0.24, -0.02, 0.16, 0.15),
            (0.22, 0.04, 0.06, 0.06),
        )
    )
    for t in (0.3, 0.5, 0.68):
        if bag.sees(t, 90):
            body.stroke(
                [bag.spot(t, 90), bag.spot(t + 0.08, 90)], 0.06, mix(model.colour, (206, 180, 140), 0.55)
            )
    head = Mass(m, scaled(model.colour, 0.85))
    head.limb([(0, 0.21, 0.06, 0.12), (0, 0.2, 0.2, 0.1)])
    for side in (1, -1):
        head.limb([(side * 0.04, 0.16, 0.26, 0.04), (side * 0.04, 0.08, 0.31, 0.014)])
    head.over.append(partial(eyes, m, (0.04, 0.25, 0.28), 0.024, (0.2, 0.2, 1)))
    head.over.append(partial(eyes, m, (0.085, 0.27, 0.28), 0.015, (0.4, 0.2, 1)))
    far_to_near([*legs, body, head])


def scorpion(maker: SolidBuilder, model: Model) -> None:
    """Claws before it, a jointed tail with a sting curled over its back."""
    m = sized(maker, model.size[1] / 0.601)
    ground_shadow(m, 0.36, 0.5)
    masses = bent_legs(
        m,
        scaled(model.colour, 0.9),
        ((0.12, 0.3), (0.04, 0.08), (-0.04, -0.12), (-0.12, -0.32)),
        0.34,
        0.22,
        0.02,
        0.13,
    )
    body = Mass(m, model.colour)
    body.barrel(
        (
            (0.15, -0.34, 0.07, 0.05),
            (0.15, -0.22, 0.14, 0.08),
            (0.15, 0.02, 0.16, 0.09),
            (0.15, 0.2, 0.12, 0.08),
            (0.14, 0.28, 0.06, 0.05),
        )
    )
    tail = Mass(m, scaled(model.colour, 0.95))
    for up, ahead, r in (
        (0.16, -0.4, 0.065),
        (0.24, -0.5, 0.06),
        (0.36, -0.54, 0.056),
        (0.48, -0.48, 0.052),
        (0.55, -0.36, 0.05),
    ):
        tail.limb([(0, up, ahead, r)])
    tail.limb([(0, 0.16, -0.34, 0.045), (0, 0.24, -0.5, 0.04), (0, 0.36, -0.54, 0.04),
    (0, 0.48, -0.48, 0.036), (0, 0.55, -0.36, 0.05),
               (0, 0.54, -0.26, 0.03), (0, 0.47, -0.22, 0.006)], soft=2)  # fmt: skip
    masses += [body, tail]
    for side in (1, -1):
        claw = Mass(m, model.colour, outline=0.7)
        claw.limb(
            [
                (side * 0.08, 0.14, 0.24, 0.035),
                (side * 0.26, 0.18, 0.36, 0.035),
                (side * 0.24, 0.16, 0.52, 0.07),
            ]
        )
        claw.limb([(side * 0.24, 0.16, 0.52, 0.06), (side * 0.18, 0.18, 0.68, 0.012)])
        claw.limb([(side * 0.26, 0.14, 0.54, 0.045), (side * 0.27, 0.16, 0.7, 0.012)])
        masses.append(claw)
    far_to_near(masses)


def worm(maker: SolidBuilder, model: Model) -> None:
    """A soft ringed body, arched in the middle as it creeps."""
    m = sized(maker, model.size[1] / 0.281)
    ground_shadow(m, 0.1, 0.5)
    body = Mass(m, model.colour)
    beads: list[Bead] = []
    for k in range(13):
        t = k / 12
        arch = 0.13 * math.exp(-(((t - 0.45) / 0.16) ** 2))
        radius = 0.075 * (0.55 + 0.45 * math.sin(math.pi * min(1, t * 1.1 + 0.05)))
        beads.append((0.03 * math.sin(t * 7), radius + arch, -0.5 + t, radius))
    for x, y, z, r in beads:
        body.limb([(x, y, z, r * 1.05)])
    body.limb(beads)
    x, y, z, r = beads[-1]
    front = m.moved(x, y, z)
    body.over.append(partial(eyes, front, (r * 0.6, r * 0.3, r * 0.7), 0.013, (1, 0.2, 0.6)))
    for bx, by, bz, br in beads[1:-1]:
        body.stroke(
            [(bx - br, by, bz + 0.03), (bx, by + br, bz + 0.03), (bx + br, by, bz + 0.03)],
            0.01,
            scaled(model.colour, 0.68),
        )
    body.draw()


def snail(maker: SolidBuilder, model: Model) -> None:
    """A wound shell on a long soft foot, with two horns."""
    m = sized(maker, model.size[1] / 0.581)
    ground_shadow(m, 0.16, 0.48)
    foot = Mass(m, (196, 180, 146))
    foot.barrel(
        (
            (0.02, -0.52, 0.03, 0.02),
            (0.05, -0.36, 0.1, 0.05),
            (0.06, 0.0, 0.13, 0.06),
            (0.07, 0.28, 0.1, 0.06),
        )
    )
    foot.limb([(0, 0.07, 0.24, 0.08), (0, 0.18, 0.4, 0.075), (0, 0.28, 0.48, 0.08)], soft=2)
    for side in (1, -1):
        foot.limb(
            [
                (side * 0.03, 0.32, 0.5, 0.02),
                (side * 0.08, 0.5, 0.58, 0.016),
                (side * 0.08, 0.52, 0.59, 0.026),
            ]
        )
    shell = Mass(m, model.colour)
    shell.limb([(-0.1, 0.33, -0.1, 0.24), (0.1, 0.33, -0.1, 0.24), (0.05, 0.3, 0.0, 0.22)])
    for side in (1, -1):
        spiral = []
        for k in range(26):
            turn, out = k / 25 * math.tau * 2.2, 0.25 * (1 - k / 26)
            spiral.append(
                (
                    side * (0.1 + 0.24 * math.cos(out * 6.2)),
                    0.33 + math.sin(turn + 0.4) * out * 0.9,
                    -0.1 + math.cos(turn + 0.4) * out * 0.9,
                )
            )
        right = m.board.lens.faces(m.axes[0], m.at(0, 0.3, 0))
        if right == (side > 0):
            shell.stroke([(side * 0.3, y, z) for _, y, z in spiral], 0.022, scaled(model.colour, 0.5))
    shell.depths = [min(shell.depth(), foot.depth() - 0.001)]
    far_to_near([foot, shell])


_HUNG: tuple[Spot, ...] = ((0.06, 0.1, 0.14), (0.17, 0.08, 0.1), (0.2, 0.06, -0.1), (0.12, 0.1, -0.42),
                           (0.02, 0.13, -0.2), (0.0, 0.14, 0.08))  # fmt: skip
_SPREAD: tuple[Spot, ...] = (
    (0.06, 0.06, 0.1), (0.34, 0.3, 0.22), (0.5, 0.42, 0.2), (0.94, 0.62, 0.04), (0.82, 0.5, -0.1),
    (0.72, 0.46, -0.3), (0.62, 0.38, -0.16), (0.5, 0.3, -0.36), (0.36, 0.22, -0.18), (0.2, 0.12, -0.34),
    (0.08, 0.02, -0.2),
)  # fmt: skip
_TIPS = (3, 5, 7)  # where the fingers end in the spread wing's outline


def _bat_wing(m: SolidBuilder, frame: SolidBuilder, model: Model, side: int, hangs: bool) -> Mass:
    """Skin between the body and the fingers."""
    wing = Mass(m, scaled(model.colour, 0.72), outline=0.7)
    wing.leaf([(side * x, y, z) for x, y, z in (_HUNG if hangs else _SPREAD)], frame)
    for tip in () if hangs else _TIPS:
        x, y, z = _SPREAD[tip]
        wing.stroke([(side * 0.46, 0.38, 0.2), (side * x, y, z)], 0.016, scaled(model.colour, 0.5), frame)
    return wing


def bat(maker: SolidBuilder, model: Model) -> None:
    """Skin wings between long fingers; asleep or perched it hangs folded, head down."""
    m = sized(maker, model.size[1] / 0.75)
    hangs = model.pose in ("perch", "sleep", "sit", "lie")
    frame = pitched(m, (0, 0.36, 0), -88 if hangs else 24)
    body = Mass(m, model.colour)
    body.barrel(
        ((0.0, -0.3, 0.03, 0.03), (0.0, -0.18, 0.1, 0.1), (0.0, 0.02, 0.13, 0.13), (0.0, 0.14, 0.1, 0.1)),
        frame,
    )
    head = Mass(m, model.colour)
    head.limb([(0, 0.03, 0.2, 0.11), (0, 0.0, 0.3, 0.06)], frame)
    masses = [body, head]
    for side in (1, -1):
        ear = Mass(m, scaled(model.colour, 0.8), outline=0.6)
        ear.leaf(
            [
                (side * 0.02, 0.12, 0.19),
                (side * 0.06, 0.27, 0.18),
                (side * 0.12, 0.22, 0.16),
                (side * 0.12, 0.08, 0.15),
            ],
            frame,
        )
        wing = _bat_wing(m, frame, model, side, hangs)
        masses += [ear, wing]
    head.over.append(partial(eyes, frame, (0.06, 0.06, 0.27), 0.022, (0.6, 0.2, 1)))
    if hangs:
        body.over.append(
            partial(bar, frame, [(0.03, 0, -0.3), (0.03, 0, -0.4)], 0.02, scaled(model.colour, 0.72))
        )
    far_to_near(masses)


DRAWN: dict[str, Drawer] = {"spider": spider, "scorpion": scorpion, "worm": worm, "snail": snail, "bat": bat}
