"""What people wear or carry on them, where it lies or is held by itself.

Others are in `shapes/worn.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    Spot,
    arc,
    ball,
    lathe,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.solids import SolidBuilder


def helmet(m: SolidBuilder, model: Model) -> None:
    """A motorcycle helmet; its visor is ahead."""
    w, h, d = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.78, 0),
            (r * 0.95, h * 0.2),
            (r, h * 0.45),
            (r * 0.93, h * 0.7),
            (r * 0.66, h * 0.9),
            (r * 0.1, h),
        ],
        model.colour,
        squash=d / w,
    )
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        band: list[Spot] = []
        for y, k in ((0.66, 0.96), (0.32, 1.0)):
            row = [(x * r * k, h * y, z * d / 2 * k) for x, z in arc(0, 0, 1.01, 1.03, 30, 150, 8)]
            band += row if y > 0.5 else list(reversed(row))
        m.shape(band, (50, 58, 68), edge=0.8)
        m.line([(x * r * 0.9, h * 0.58, z * d / 2) for x, z in arc(0, 0, 1.0, 1.04, 100, 130, 4)], 0.9)
    m.line(
        [
            (x * r, h * 0.12, z * d / 2)
            for x, z in arc(0, 0, 0.92, 0.94, 20, 160, 8)
            if sees(m, x, 0, z, (x * r, 0, z * r))
        ],
        0.6,
    )


def crown(m: SolidBuilder, model: Model) -> None:
    """A crown with points and stones."""
    w, h, _ = model.size
    r, gold = w / 2, model.colour
    ring = m.ellipse((0, 0, 0), (0, 2), (r, r), 16)
    order = sorted(range(16), key=lambda k: -m.board.lens.depth(m.at(*ring[k])))
    for i, k in enumerate(order):
        (x0, _, z0), (x1, _, z1) = ring[k], ring[(k + 1) % 16]
        xm, zm = (x0 + x1) / 2 * 1.08, (z0 + z1) / 2 * 1.08
        tall = h if k % 2 else h * 0.72
        m.shape(
            [
                (x0, 0, z0),
                (x1, 0, z1),
                (x1 * 1.03, h * 0.5, z1 * 1.03),
                (xm, tall * 0.94, zm),
                (x0 * 1.03, h * 0.5, z0 * 1.03),
            ],
            gold,
            value=0.72 if i < 8 else 1.0,
            edge=0.6,
        )
        ball(m, (xm, tall * 0.95, zm), r * 0.06, gold, 0.5)
        if i >= 8 and k % 2:
            ball(
                m,
                (xm * 0.97, h * 0.24, zm * 0.97),
                r * 0.08,
                ((190, 50, 60), (60, 110, 180))[k % 4 // 2],
                0.4,
            )


WORN: dict[str, Drawer] = {"helmet": helmet, "crown": crown}
