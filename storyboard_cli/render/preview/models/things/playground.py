"""Playgrounds: what takes more than `shapes/playground.yaml` says."""

from __future__ import annotations

from itertools import pairwise

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    STEEL,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def slide(m: SolidBuilder, model: Model) -> None:
    """A playground slide: its ladder behind, its end ahead."""
    w, h, d = model.size
    top = h * 0.78
    path = [(top, -0.26), (top * 0.98, -0.2), (top * 0.5, 0.12), (top * 0.2, 0.34), (0.26, 0.5)]

    def ladder_() -> None:
        for s in (-1, 1):
            m.tube((s * w * 0.42, 0, -d / 2), (s * w * 0.42, top, -d * 0.3), 0.03, STEEL, outline=0.6)
            m.tube((s * w * 0.46, 0, -d * 0.22), (s * w * 0.46, top, -d * 0.26), 0.03, STEEL, outline=0.6)
            m.rod(
                [
                    (s * w * 0.45, top, -d * 0.4, 0.025),
                    (s * w * 0.45, h, -d * 0.32, 0.025),
                    (s * w * 0.45, top * 1.02, -d * 0.18, 0.025),
                ],
                STEEL,
                outline=0.6,
            )
        for k in range(1, 6):
            t = k / 6
            m.tube(
                (-w * 0.42, top * t, -d * (0.5 - 0.2 * t)),
                (w * 0.42, top * t, -d * (0.5 - 0.2 * t)),
                0.02,
                STEEL,
                outline=0.5,
            )
        m.box((0, top - 0.04, -d * 0.29), (w * 0.9, 0.05, d * 0.1), scaled(model.colour, 0.8), edge=0.6)

    def chute() -> None:
        m.tube((0, 0, d * 0.4), (0, top * 0.2, d * 0.34), 0.03, STEEL, outline=0.5)
        for (y0, z0), (y1, z1) in pairwise(path):
            m.face(
                [
                    (-w * 0.4, y0, z0 * d),
                    (w * 0.4, y0, z0 * d),
                    (w * 0.4, y1, z1 * d),
                    (-w * 0.4, y1, z1 * d),
                ],
                scaled(model.colour, 1.15),
                edge=0.2,
            )
        for s in (-1, 1):
            side = [(s * w * 0.42, y, z * d) for y, z in path] + [
                (s * w * 0.42, y + 0.16, z * d) for y, z in reversed(path)
            ]
            m.shape(side, model.colour, edge=0.7)

    if m.board.lens.depth(m.at(0, 0, d / 2)) < m.board.lens.depth(m.at(0, 0, -d / 2)):
        ladder_()
        chute()
    else:
        chute()
        ladder_()


PLAYGROUND: dict[str, Drawer] = {"slide": slide}
