"""More that is eaten, and pills: doughnut, pie, roast, vegetables, popcorn, sweets, a laid table's food.

Others are in `shapes/eatables.yaml`.
"""

from __future__ import annotations

import random

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    PAPER,
    WHITE,
    ball,
    lathe,
    prism,
    sees,
)
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def pie(m: SolidBuilder, model: Model) -> None:
    """A pie in its dish: a crimped rim, a lattice."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.72, 0), (r * 0.9, h * 0.6)], (196, 200, 204))
    lathe(m, [(r, h * 0.6), (r * 0.98, h * 0.8), (r * 0.6, h), (r * 0.2, h * 1.02)], model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        for k in (-0.5, 0.0, 0.5):
            half = r * 0.8 * (1 - k * k) ** 0.5
            m.line([(k * r, h * 1.01, -half), (k * r, h * 1.01, half)], 0.7)
            m.line([(-half, h * 1.01, k * r), (half, h * 1.01, k * r)], 0.7)
    for k in range(14):
        x, _, z = m.ellipse((0, h * 0.7, 0), (0, 2), (r * 0.97, r * 0.97), 14)[k]
        ball(m, (x, h * 0.72, z), r * 0.09, scaled(model.colour, 1.08), 0.4)


def popcorn(m: SolidBuilder, model: Model) -> None:
    """A striped paper bag, full to the brim: popcorn, crisps, nuts."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    top = h * 0.74
    prism(
        m,
        [(-w * 0.36, 0), (w * 0.36, 0), (w * 0.48, top), (-w * 0.48, top)],
        -d * 0.38,
        d * 0.38,
        PAPER,
        crease=0.5,
    )
    if sees(m, 0, 0, 1, (0, h / 2, d * 0.38)):
        for k in range(4):
            a, b = -0.36 + 0.18 * k + 0.02, -0.48 + 0.24 * k + 0.03
            m.shape(
                [
                    (a * w, 0, d * 0.385),
                    ((a + 0.09) * w, 0, d * 0.385),
                    ((b + 0.12) * w, top, d * 0.385),
                    (b * w, top, d * 0.385),
                ],
                model.colour,
                edge=0,
            )
    for _ in range(14):
        x, z, y = hand.uniform(-0.4, 0.4), hand.uniform(-0.3, 0.3), hand.uniform(0.76, 0.92)
        ball(m, (x * w, y * h, z * d), w * 0.09, mix((244, 226, 168), WHITE, hand.uniform(0, 0.7)), 0.5)


def melon(m: SolidBuilder, model: Model) -> None:
    """A melon with its stripes."""
    w, h, _ = model.size
    lathe(
        m,
        [(w * 0.16, 0), (w * 0.42, h * 0.18), (w * 0.5, h * 0.5), (w * 0.42, h * 0.82), (w * 0.1, h)],
        model.colour,
    )
    for k in (-0.6, -0.2, 0.2, 0.6):
        m.line(
            [
                (k * w * 0.1, h * 0.98, w * 0.1),
                (k * w * 0.5, h * 0.5, w * 0.5 * (1 - k * k) ** 0.5),
                (k * w * 0.2, h * 0.04, w * 0.2),
            ],
            1.4,
        )


EATABLES: dict[str, Drawer] = {"pie": pie, "popcorn": popcorn, "melon": melon}
