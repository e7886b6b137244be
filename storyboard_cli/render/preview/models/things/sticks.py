"""Long thin things: sticks, branches, poles, pipes, cords, vines, small tools with a handle, cutlery.

Others are in `shapes/sticks.yaml`.
"""

from __future__ import annotations

import random
from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    by_depth,
    lathe,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def vine(m: SolidBuilder, model: Model) -> None:
    """Creepers that hang down, with leaves."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    for x in (-0.38, -0.12, 0.14, 0.36):
        low = hand.uniform(0.0, 0.3)
        spots = [
            (x * w + 0.06 * w * (1 if k % 2 else -1), h * (1 - (1 - low) * k / 5), 0, 0.012) for k in range(6)
        ]
        m.rod(spots, scaled(model.colour, 0.7), outline=0.5)
        for px, py, pz, _ in spots[:-1]:
            r, s = 0.11 * w + 0.015, hand.choice((-1, 1))
            m.shape(
                [
                    (px, py, pz),
                    (px + s * r, py + r * 0.3, pz + d * 0.2),
                    (px + s * r * 1.9, py - r * 0.6, pz + d * 0.3),
                    (px + s * r * 0.7, py - r * 0.9, pz + d * 0.2),
                ],
                scaled(model.colour, hand.uniform(0.85, 1.2)),
                edge=0.5,
            )


def bundle_of_sticks(m: SolidBuilder, model: Model) -> None:
    """Firewood: cut pieces in a pile, their ends to us."""
    w, h, d = model.size
    r = h / 6
    spots = (
        [(x, 0) for x in (-2, -1, 0, 1, 2)]
        + [(x, 1) for x in (-1.5, -0.5, 0.5, 1.5)]
        + [(x, 2) for x in (-1, 0, 1)]
    )
    unit = w / 5.2

    def log(x: float, row: int) -> None:
        lathe(
            m,
            [(r, -d / 2), (r, d / 2)],
            model.colour,
            at=(x * unit, r + row * r * 1.8, 0),
            axis=2,
            steps=12,
            cap=(222, 190, 142),
        )

    by_depth(m, [((x * unit, row * r * 1.8, 0), partial(log, x, row)) for x, row in spots])


STICKS: dict[str, Drawer] = {"vine": vine, "firewood": bundle_of_sticks}
