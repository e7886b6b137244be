"""Kitchen and bathroom: what stands there, and pots and dishes. Others are in `shapes/kitchen.yaml`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    FLAME,
    IRON,
    STEEL,
    WHITE,
    ball,
    disc_at,
    flat,
    lathe,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _front(m: SolidBuilder, d: float) -> bool:
    return sees(m, 0, 0, 1, (0, 0, d / 2))


def meal(m: SolidBuilder, model: Model) -> None:
    """A plate of food: meat, peas and mash."""
    w, h, _ = model.size
    r = w / 2
    _dish(m, r, h * 0.5)
    top = h * 0.5
    lathe(
        m,
        [(r * 0.34, top), (r * 0.32, h), (r * 0.1, h * 1.1)],
        (150, 86, 52),
        at=(-r * 0.22, 0, r * 0.16),
        squash=0.7,
    )
    lathe(
        m,
        [(r * 0.26, top), (r * 0.2, h * 1.1), (r * 0.05, h * 1.3)],
        (240, 222, 164),
        at=(r * 0.3, 0, r * 0.2),
    )
    for k in range(9):
        ball(
            m,
            (r * (-0.2 + 0.14 * (k % 4)), top + h * 0.2, -r * (0.2 + 0.14 * (k // 4))),
            r * 0.08,
            (118, 160, 76),
            0.3,
        )


def _dish(m: SolidBuilder, r: float, h: float, colour: Rgb = WHITE) -> None:
    lathe(m, [(r * 0.6, 0), (r, h)], colour)
    disc_at(m, (0, h * 1.01, 0), r * 0.68, scaled(colour, 0.93), plane=(0, 2), edge=0.3)


def stove(m: SolidBuilder, model: Model) -> None:
    """A stove: four rings, knobs, an oven door with its window."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    m.box((0, h, -d * 0.47), (w, h * 0.14, d * 0.05), scaled(model.colour, 0.9))
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.face(flat(-w * 0.47, -d * 0.4, w * 0.47, d * 0.46, h * 1.002), scaled(DARK, 1.3), edge=0.5)
        for x, z in ((-0.22, -0.2), (0.22, -0.2), (-0.22, 0.22), (0.22, 0.22)):
            disc_at(m, (x * w, h * 1.006, z * d), w * 0.15, IRON, plane=(0, 2))
            hot = FLAME if model.lit and x < 0 < z else DARK
            disc_at(m, (x * w, h * 1.01, z * d), w * 0.09, hot, plane=(0, 2))
    if _front(m, d):
        z = d * 0.503
        m.line([(-w / 2, h * 0.83, z), (w / 2, h * 0.83, z)], 0.7)
        for k in range(4):
            disc_at(m, (w * (-0.36 + 0.24 * k), h * 0.91, z), w * 0.05, DARK)
        m.face(rect(-w * 0.44, h * 0.16, w * 0.44, h * 0.78, z), scaled(model.colour, 0.94), edge=0.6)
        m.face(rect(-w * 0.32, h * 0.26, w * 0.32, h * 0.6, z * 1.002), (70, 74, 80), edge=0.5)
        m.tube((-w * 0.36, h * 0.7, z + 0.03), (w * 0.36, h * 0.7, z + 0.03), 0.014, STEEL, outline=0.5)


KITCHEN: dict[str, Drawer] = {"meal": meal, "stove": stove}
