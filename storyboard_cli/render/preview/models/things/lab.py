"""Laboratory, hospital, study: instruments and curious things. Others are in `shapes/lab.yaml`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    WOOD,
    arc,
    ball,
    lathe,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.solids import SolidBuilder


def globe(m: SolidBuilder, model: Model) -> None:
    """A globe on its stand."""
    w, h, _ = model.size
    r = w * 0.42
    y = h - r * 1.1
    lathe(m, [(w * 0.3, 0), (w * 0.26, h * 0.05), (w * 0.05, h * 0.1), (w * 0.05, y - r)], WOOD)
    m.rod([(x * r * 1.14, y + v * r * 1.14, 0, w * 0.025) for x, v in arc(0, 0, 1, 1, 110, 290, 10)], BRASS)
    ball(m, (0, y, 0), r, model.colour)
    if sees(m, 0, 0, 1, (0, y, r)):
        land: Rgb = (168, 176, 104)
        for points in (
            ((-0.5, 0.6), (-0.1, 0.66), (0.0, 0.3), (-0.3, 0.1), (-0.6, 0.3)),
            ((-0.2, 0.0), (0.1, -0.1), (-0.02, -0.6), (-0.24, -0.4)),
            ((0.3, 0.6), (0.7, 0.36), (0.6, -0.2), (0.36, 0.0)),
        ):
            m.shape(
                [
                    (x * r, y + v * r, r * (1 - x * x - v * v) ** 0.5 if x * x + v * v < 1 else 0.1)
                    for x, v in points
                ],
                land,
                edge=0.5,
            )


LAB: dict[str, Drawer] = {"globe": globe}
