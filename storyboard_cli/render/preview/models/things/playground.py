"""Playgrounds."""

from __future__ import annotations

from itertools import pairwise

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    STEEL,
    WOOD,
    prism,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def swing(m: SolidBuilder, model: Model) -> None:
    """A playground swing of two seats."""
    w, h, d = model.size
    for x in (-0.5, 0.5):
        for z in (-0.5, 0.5):
            m.tube((x * w, 0, z * d), (x * w * 0.94, h, 0), 0.04, model.colour)
    m.tube((-w * 0.5, h, 0), (w * 0.5, h, 0), 0.04, model.colour)
    for k, x in enumerate((-0.22, 0.22)):
        out = d * (0.14 if k else -0.2)
        y = h * 0.22
        for s in (-1, 1):
            m.line([(x * w + s * 0.2, h, 0), (x * w + s * 0.2, y, out)], 0.9)
        m.box((x * w, y, out), (0.48, 0.04, 0.2), WOOD, edge=0.7)


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


def seesaw(m: SolidBuilder, model: Model) -> None:
    """A seesaw along its width, one end down."""
    w, h, d = model.size
    prism(m, [(-0.18, 0), (0.18, 0), (0.05, h * 0.5), (-0.05, h * 0.5)], -d * 0.4, d * 0.4, STEEL)
    board = spun(m.moved(0, h * 0.5, 0), 2, 8)
    board.box((0, 0, 0), (w, 0.06, d * 0.7), model.colour)
    for s in (-1, 1):
        board.box((s * w * 0.42, 0.06, 0), (0.3, 0.04, d * 0.8), scaled(model.colour, 0.7), edge=0.6)
        board.rod([(s * w * 0.32, 0.06, -0.02, 0.018), (s * w * 0.32, 0.32, 0, 0.018)], STEEL, outline=0.6)
        board.tube((s * w * 0.32, 0.32, -d * 0.35), (s * w * 0.32, 0.32, d * 0.35), 0.018, STEEL, outline=0.6)


PLAYGROUND: dict[str, Drawer] = {
    "swing": swing,
    "slide": slide,
    "seesaw": seesaw,
}
