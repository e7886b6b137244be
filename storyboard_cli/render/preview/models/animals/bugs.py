"""Insects: beetles, ants, bees, butterflies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from storyboard_cli.render.preview.models.animals.flesh import (
    INK,
    Mass,
    Spot,
    eyes,
    far_to_near,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

WING: Rgb = (222, 228, 232)


def bent_legs(
    m: SolidBuilder,
    colour: Rgb,
    roots: Sequence[tuple[float, float]],
    reach: float,
    knee: float,
    thick: float,
    up: float,
) -> list[Mass]:
    """Bent legs on both sides: (ahead where it grows, ahead where it stands)."""
    masses = []
    for root, foot in roots:
        for side in (1, -1):
            leg = Mass(m, colour, outline=0.5)
            leg.limb([(side * 0.05, up, root, thick),
            (side * reach * 0.5, knee, (root + foot) / 2, thick * 0.9),
                      (side * reach * 0.85, knee * 0.4, foot * 0.85 + root * 0.15, thick * 0.7),
                      (side * reach, thick * 0.4, foot, thick * 0.4)])  # fmt: skip
            masses.append(leg)
    return masses


def _two_wings(
    m: SolidBuilder,
    model: Model,
    root: Spot,
    outlines: Sequence[Sequence[tuple[float, float]]],
    lift: float,
    colour: Rgb,
) -> list[Mass]:
    """Wings on both sides from outlines (out, ahead), raised by degrees."""
    masses = []
    for outline in outlines:
        for side in (1, -1):
            wing = Mass(m, colour, outline=0.6)
            wing.leaf(
                [(root[0] + side * out * math.cos(math.radians(lift)),
                root[1] + out * math.sin(math.radians(lift)), root[2] + z)
                 for out, z in outline]
            )  # fmt: skip
            masses.append(wing)
    return masses


def beetle(maker: SolidBuilder, model: Model) -> None:
    """Two hard wing cases, six legs and two feelers."""
    m = sized(maker, model.size[1] / 0.391)
    dark = scaled(model.colour, 0.45)
    flies = model.pose == "fly"
    masses = (
        []
        if flies
        else bent_legs(m, dark, ((0.2, 0.42), (0.0, 0.02), (-0.14, -0.4)), 0.46, 0.26, 0.026, 0.14)
    )
    if not flies:
        ground_shadow(m, 0.3, 0.45)
    body = Mass(m, model.colour)
    shell = body.barrel(
        (
            (0.14, -0.5, 0.06, 0.05),
            (0.18, -0.4, 0.2, 0.15),
            (0.2, -0.15, 0.28, 0.19),
            (0.19, 0.1, 0.26, 0.17),
            (0.17, 0.18, 0.2, 0.13),
        )
    )
    body.stroke([shell.spot(t, 90) for t in (0.0, 0.3, 0.6, 1.0)], 0.016, dark)
    head = Mass(m, dark)
    head.barrel(
        (
            (0.17, 0.16, 0.2, 0.13),
            (0.16, 0.26, 0.18, 0.11),
            (0.14, 0.36, 0.11, 0.08),
            (0.12, 0.44, 0.06, 0.04),
        )
    )
    for side in (1, -1):
        head.limb(
            [
                (side * 0.05, 0.15, 0.4, 0.014),
                (side * 0.14, 0.26, 0.52, 0.012),
                (side * 0.22, 0.24, 0.6, 0.016),
            ],
            soft=2,
        )
    masses += [body, head]
    if flies:
        masses += _two_wings(
            m,
            model,
            (0, 0.26, 0.05),
            (((0.0, 0.08), (0.5, 0.1), (0.75, -0.1), (0.5, -0.3), (0.0, -0.1)),),
            24,
            WING,
        )
    far_to_near(masses)


def ant(maker: SolidBuilder, model: Model) -> None:
    """Three beads in a row on thin bent legs."""
    m = sized(maker, model.size[1] / 0.433)
    masses = bent_legs(
        m, scaled(model.colour, 0.8), ((0.12, 0.36), (0.05, 0.02), (-0.02, -0.32)), 0.4, 0.34, 0.018, 0.18
    )
    ground_shadow(m, 0.2, 0.42)
    body = Mass(m, model.colour)
    body.barrel(
        (
            (0.2, -0.5, 0.03, 0.03),
            (0.22, -0.4, 0.12, 0.12),
            (0.22, -0.26, 0.14, 0.14),
            (0.2, -0.12, 0.06, 0.06),
            (0.19, -0.08, 0.03, 0.03),
        )
    )
    body.barrel(
        ((0.19, -0.08, 0.03, 0.03), (0.2, 0.02, 0.08, 0.08), (0.2, 0.12, 0.07, 0.07), (0.2, 0.2, 0.03, 0.03))
    )
    body.barrel(
        ((0.21, 0.19, 0.04, 0.04), (0.22, 0.28, 0.11, 0.1), (0.2, 0.38, 0.08, 0.07), (0.18, 0.43, 0.03, 0.03))
    )
    for side in (1, -1):
        body.limb(
            [
                (side * 0.05, 0.28, 0.36, 0.014),
                (side * 0.12, 0.42, 0.44, 0.012),
                (side * 0.16, 0.34, 0.6, 0.01),
            ]
        )
        body.limb([(side * 0.04, 0.18, 0.42, 0.016), (side * 0.02, 0.16, 0.5, 0.008)])
    body.over.append(partial(eyes, m, (0.09, 0.25, 0.31), 0.02, (1, 0.2, 0.3)))
    far_to_near([*masses, body])


def bee(maker: SolidBuilder, model: Model) -> None:
    """A round striped body with clear wings."""
    m = sized(maker, model.size[1] / 0.768)
    masses = bent_legs(m, INK, ((0.16, 0.3), (0.06, 0.04), (-0.04, -0.24)), 0.26, 0.16, 0.018, 0.16)
    if model.pose != "fly":
        ground_shadow(m, 0.26, 0.42)
    body = Mass(m, model.colour)
    tail = body.barrel(
        (
            (0.18, -0.52, 0.01, 0.01),
            (0.22, -0.4, 0.12, 0.12),
            (0.26, -0.22, 0.18, 0.18),
            (0.27, -0.04, 0.16, 0.16),
            (0.27, 0.02, 0.09, 0.09),
        )
    )
    for t in (0.2, 0.46, 0.72):
        for first, turn in ((90, 1), (90, -1)):
            body.stroke(
                [
                    tail.spot(t, first + turn * a)
                    for a in (0, 30, 60, 90, 120, 150)
                    if tail.sees(t, first + turn * a)
                ],
                0.075,
                INK,
            )
    chest = Mass(m, scaled(model.colour, 0.72))
    chest.barrel(
        ((0.28, -0.02, 0.09, 0.09), (0.3, 0.08, 0.17, 0.17), (0.3, 0.2, 0.15, 0.15), (0.29, 0.28, 0.06, 0.06))
    )
    head = Mass(m, scaled(INK, 1.6))
    head.limb([(0, 0.27, 0.32, 0.1), (0, 0.25, 0.38, 0.085)])
    for side in (1, -1):
        head.limb(
            [
                (side * 0.04, 0.34, 0.38, 0.012),
                (side * 0.09, 0.46, 0.46, 0.012),
                (side * 0.12, 0.44, 0.54, 0.014),
            ]
        )
    head.over.append(partial(eyes, m, (0.085, 0.28, 0.37), 0.03, (1, 0.2, 0.3), colour=(90, 78, 70)))
    wings = _two_wings(m, model, (0, 0.44, 0.1), (((0, 0.06), (0.3, 0.08), (0.52, -0.06), (0.5, -0.2),
    (0.24, -0.16), (0, -0.04)),
                       ((0, -0.04), (0.2, -0.14), (0.36, -0.3), (0.26, -0.34), (0.06, -0.2))), 38,
                       WING)  # fmt: skip
    far_to_near([*masses, body, chest, head, *wings])


def butterfly(maker: SolidBuilder, model: Model) -> None:
    """Four broad wings, spotted, half open; spread out in flight."""
    m = sized(maker, model.size[1] / 0.624)
    lift = 42 if model.pose == "fly" else 58
    upper = ((0.0, 0.06), (0.24, 0.34), (0.52, 0.46), (0.66, 0.38), (0.6, 0.14), (0.4, -0.04), (0.0, -0.06))
    lower = ((0.0, -0.02), (0.4, -0.06), (0.5, -0.22), (0.4, -0.42), (0.26, -0.46), (0.1, -0.3))
    root = (0.0, 0.2, 0.0)
    wings = _two_wings(m, model, root, (lower, upper), lift, model.colour)
    cos, sin = math.cos(math.radians(lift)), math.sin(math.radians(lift))
    for index, wing in enumerate(wings):
        side = 1 if index % 2 == 0 else -1
        rim = (
            ((0.52, 0.46), (0.66, 0.38), (0.6, 0.14))
            if index > 1
            else ((0.5, -0.22), (0.4, -0.42), (0.26, -0.46))
        )
        wing.stroke([(side * out * cos, root[1] + out * sin, z) for out, z in rim], 0.11, scaled(INK, 1.2))
        out, z = (0.38, 0.2) if index > 1 else (0.3, -0.24)
        spot = (side * out * cos, root[1] + out * sin, z)
        wing.stroke([spot, spot], 0.13, mix(model.colour, (250, 244, 220), 0.75))
    body = Mass(m, scaled(INK, 1.5), outline=0.5)
    body.limb(
        [(0, 0.16, -0.36, 0.02), (0, 0.2, -0.1, 0.045), (0, 0.22, 0.1, 0.05), (0, 0.22, 0.2, 0.05)], soft=2
    )
    for side in (1, -1):
        body.limb(
            [
                (side * 0.02, 0.25, 0.22, 0.01),
                (side * 0.1, 0.38, 0.42, 0.008),
                (side * 0.12, 0.4, 0.46, 0.018),
            ]
        )
    far_to_near([*wings, body])


DRAWN: dict[str, Drawer] = {
    "beetle": beetle, "ant": ant, "bee": bee, "butterfly": butterfly,
}  # fmt: skip
