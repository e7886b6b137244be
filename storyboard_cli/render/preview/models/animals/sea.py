"""Octopuses, jellyfish, crabs and rays."""

from __future__ import annotations

import math
from functools import partial

from storyboard_cli.render.preview.models.animals.flesh import (
    Bead,
    Mass,
    eye,
    eyes,
    far_to_near,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def octopus(maker: SolidBuilder, model: Model) -> None:
    """A head like a bag, and eight arms that curl away."""
    m = sized(maker, model.size[1] / 0.62)
    head = Mass(m, model.colour)
    swims = model.pose in ("swim", "fly")
    base = 0.3 if swims else 0.14
    head.limb(
        [(0, base + 0.3, -0.12, 0.17), (0, base + 0.16, -0.04, 0.16), (0, base + 0.04, 0.02, 0.12)], soft=2
    )
    masses = [head]
    if not swims:
        ground_shadow(m, 0.42, 0.42)
    for k in range(8):
        turn = (k + 0.5) * math.tau / 8
        x, z = math.sin(turn), math.cos(turn)
        arm = Mass(m, scaled(model.colour, 0.95), outline=0.7)
        curl = 0.1 * (1 if k % 2 else -1)
        path: list[Bead] = [(x * 0.08, base, z * 0.08, 0.06), (x * 0.22, base * 0.5, z * 0.22, 0.05),
                            (x * 0.38 + z * curl, 0.03, z * 0.38 - x * curl, 0.034),
                            (x * 0.52 + z * curl * 2.2, 0.025, z * 0.52 - x * curl * 2.2, 0.02),
                            (x * 0.5 + z * curl * 3.4, 0.03 + 0.05 * (k % 3), z * 0.5 - x * curl * 3.4,
                            0.01)]  # fmt: skip
        if swims:
            path = [
                (px * 0.6, py * 0.9 if i < 2 else 0.12 - 0.03 * i, pz * 0.6 - 0.06 * i, r)
                for i, (px, py, pz, r) in enumerate(path)
            ]
        arm.limb(path, soft=3)
        masses.append(arm)

    def face() -> None:
        for side in (1, -1):
            eye(m, (side * 0.12, base + 0.1, 0.06), 0.032, (side, 0.1, 0.7), colour=(240, 220, 150))

    head.over.append(face)
    far_to_near(masses)


def jellyfish(maker: SolidBuilder, model: Model) -> None:
    """A bell with a fringe of threads."""
    m = sized(maker, model.size[1] / 0.98)
    threads = Mass(m, scaled(model.colour, 0.92), outline=0.4)
    for k in range(9):
        turn = k * math.tau / 9
        x, z = math.sin(turn) * 0.24, math.cos(turn) * 0.24
        wave = 0.05 * (1 if k % 2 else -1)
        threads.limb(
            [
                (x, 0.66, z, 0.022),
                (x + wave, 0.46, z, 0.018),
                (x - wave, 0.24, z, 0.014),
                (x + wave, 0.02 + 0.03 * (k % 3), z, 0.006),
            ],
            soft=3,
        )
    bell = Mass(m, model.colour)
    bell.barrel(
        [
            (0.62, -0.0001, 0.3, 0.3),
            (0.66, 0.0, 0.33, 0.33),
            (0.8, 0.0, 0.3, 0.3),
            (0.93, 0.0, 0.18, 0.18),
            (0.98, 0.0, 0.04, 0.04),
        ]
    )
    far_to_near([threads])
    bell.draw()


def crab(maker: SolidBuilder, model: Model) -> None:
    """A broad shell, four pairs of bent legs, and claws held up before it."""
    m = sized(maker, model.size[1] / 0.428)
    shell = Mass(m, model.colour)
    ground_shadow(m, 0.42, 0.24)
    shell.barrel(
        (
            (0.2, -0.22, 0.14, 0.05),
            (0.21, -0.14, 0.3, 0.1),
            (0.21, 0.02, 0.36, 0.12),
            (0.2, 0.15, 0.3, 0.09),
            (0.19, 0.21, 0.18, 0.04),
        )
    )
    masses = [shell]
    for side in (1, -1):
        for k in range(4):
            z = 0.1 - 0.1 * k
            leg = Mass(m, scaled(model.colour, 0.88), outline=0.6)
            leg.limb(
                [
                    (side * 0.3, 0.19, z, 0.035),
                    (side * (0.5 + 0.02 * k), 0.26, z * 1.6, 0.032),
                    (side * 0.62, 0.02, z * 2.2, 0.012),
                ]
            )
            masses.append(leg)
        claw = Mass(m, model.colour, outline=0.7)
        claw.limb(
            [(side * 0.28, 0.2, 0.16, 0.04), (side * 0.44, 0.22, 0.28, 0.045), (side * 0.38, 0.28, 0.4, 0.07)]
        )
        claw.limb(
            [(side * 0.38, 0.28, 0.4, 0.075), (side * 0.3, 0.4, 0.48, 0.03), (side * 0.22, 0.42, 0.5, 0.012)]
        )
        claw.limb(
            [
                (side * 0.36, 0.27, 0.42, 0.05),
                (side * 0.24, 0.31, 0.52, 0.03),
                (side * 0.19, 0.36, 0.52, 0.01),
            ]
        )
        masses.append(claw)
        stalk = Mass(m, model.colour, outline=0.5)
        stalk.limb([(side * 0.08, 0.24, 0.18, 0.018), (side * 0.09, 0.33, 0.21, 0.026)])
        stalk.over.append(partial(eye, m, (side * 0.09, 0.34, 0.225), 0.02, (side * 0.3, 0.3, 1)))
        masses.append(stalk)
    far_to_near(masses)


def ray(maker: SolidBuilder, model: Model) -> None:
    """A flat diamond with a whip of a tail."""
    m = sized(maker, model.size[1] / 0.152)
    body = Mass(m, model.colour)
    body.barrel(
        (
            (0.1, -0.3, 0.04, 0.02),
            (0.11, -0.1, 0.12, 0.05),
            (0.11, 0.14, 0.14, 0.06),
            (0.1, 0.34, 0.08, 0.04),
            (0.1, 0.4, 0.02, 0.015),
        )
    )
    for side in (1, -1):
        body.leaf(
            [
                (0, 0.1, 0.38),
                (side * 0.3, 0.13, 0.18),
                (side * 0.6, 0.2, -0.02),
                (side * 0.3, 0.1, -0.16),
                (0, 0.1, -0.3),
            ]
        )
    body.limb([(0, 0.1, -0.28, 0.022), (0, 0.12, -0.6, 0.012), (0, 0.18, -0.95, 0.004)], soft=2)
    body.over.append(partial(eyes, m, (0.09, 0.15, 0.26), 0.016, (1, 0.6, 0.3)))
    body.draw()


DRAWN: dict[str, Drawer] = {"octopus": octopus, "jellyfish": jellyfish, "crab": crab, "ray": ray}
