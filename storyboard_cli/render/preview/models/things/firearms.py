"""Firearms."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    IRON,
    WOOD,
    arc,
    lathe,
    prism,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _shot(m: SolidBuilder, model: Model) -> SolidBuilder:
    """A firearm points ahead in the hand, and lies on its side on a table or floor."""
    _, h, _ = model.size
    return m.moved(0, h * 0.2, 0) if model.held else spun(m.moved(-h * 0.5, model.size[0] * 0.5, 0), 2, -90)


def gun(m: SolidBuilder, model: Model) -> None:
    """A pistol."""
    w, h, d = model.size
    m = _shot(m, model)
    c = model.colour
    grip = [(-d * 0.42, 0), (-d * 0.2, 0), (-d * 0.1, h * 0.55), (-d * 0.36, h * 0.6)]
    prism(m, grip, -w * 0.4, w * 0.4, scaled(c, 0.75), axis=0)
    m.rod(
        [
            (0, h * 0.34 + y * h * 0.16, d * 0.0 + x * d * 0.12, w * 0.1)
            for x, y in arc(0, 1, 1, 1, 180, 360, 6)
        ],
        c,
        outline=0.5,
    )
    slide = [
        (-d * 0.44, h * 0.6),
        (d * 0.5, h * 0.6),
        (d * 0.5, h * 0.92),
        (-d * 0.4, h * 0.94),
        (-d * 0.5, h * 0.8),
    ]
    prism(m, slide, -w * 0.45, w * 0.45, c, axis=0)
    m.box((0, h * 0.92, d * 0.44), (w * 0.2, h * 0.07, d * 0.04), c, edge=0.3)


def rifle(m: SolidBuilder, model: Model) -> None:
    """A rifle: stock, barrel, bolt."""
    w, h, d = model.size
    m = _shot(m, model)
    stock = [
        (-d / 2, h * 0.05),
        (-d * 0.46, h * 0.5),
        (-d * 0.2, h * 0.7),
        (d * 0.2, h * 0.72),
        (d * 0.2, h * 0.52),
        (-d * 0.12, h * 0.46),
        (-d * 0.2, h * 0.36),
        (-d * 0.46, h * 0.0),
    ]
    m.tube((0, h * 0.8, -d * 0.18), (0, h * 0.8, d / 2), w * 0.22, IRON)
    prism(m, stock, -w * 0.4, w * 0.4, model.colour, axis=0, crease=0.2)
    m.rod(
        [
            (0, h * 0.36 + y * h * 0.16, -d * 0.1 + x * d * 0.05, w * 0.08)
            for x, y in arc(0, 0.6, 1, 1, 180, 360, 6)
        ],
        IRON,
        outline=0.4,
    )
    m.box((0, h * 0.7, -d * 0.12), (w * 0.6, h * 0.22, d * 0.14), IRON)
    m.box((0, h * 0.84, d * 0.46), (w * 0.12, h * 0.14, d * 0.02), IRON, edge=0.3)


def machine_gun(m: SolidBuilder, model: Model) -> None:
    """A submachine gun with its curved magazine."""
    w, h, d = model.size
    m = _shot(m, model)
    c = model.colour
    m.tube((0, h * 0.74, d * 0.1), (0, h * 0.74, d / 2), w * 0.2, IRON)
    prism(
        m,
        [(-d / 2, h * 0.3), (-d * 0.46, h * 0.8), (-d * 0.2, h * 0.8), (-d * 0.2, h * 0.6)],
        -w * 0.3,
        w * 0.3,
        WOOD,
        axis=0,
    )
    prism(
        m,
        [(-d * 0.2, h * 0.56), (d * 0.2, h * 0.6), (d * 0.2, h * 0.9), (-d * 0.2, h * 0.9)],
        -w * 0.4,
        w * 0.4,
        c,
        axis=0,
    )
    prism(
        m,
        [(-d * 0.17, h * 0.1), (-d * 0.1, h * 0.1), (-d * 0.05, h * 0.58), (-d * 0.14, h * 0.58)],
        -w * 0.3,
        w * 0.3,
        WOOD,
        axis=0,
    )
    prism(
        m,
        [(d * 0.14, 0), (d * 0.2, h * 0.06), (d * 0.13, h * 0.6), (d * 0.05, h * 0.6)],
        -w * 0.3,
        w * 0.3,
        scaled(c, 0.8),
        axis=0,
    )


def cannon(m: SolidBuilder, model: Model) -> None:
    """A cannon on two wheels; it points ahead."""
    w, h, d = model.size
    r = h * 0.4

    def wheel(s: int) -> None:
        lathe(m, [(r, -w * 0.04), (r, w * 0.04)], WOOD, at=(s * w * 0.42, r, 0), axis=0, cap=(120, 88, 58))
        for k in range(8):
            (z, y), _ = arc(0, 0, r, r, k * 45, k * 45, 1)
            m.line([(s * w * 0.47, r, 0), (s * w * 0.47, r + y, z)], 0.9)

    def barrel() -> None:
        m.rod([(0, r, 0, w * 0.08), (0, 0.08, -d * 0.48, w * 0.07)], WOOD)
        lathe(
            m.moved(0, r * 1.35, 0),
            [
                (w * 0.1, -d * 0.34),
                (w * 0.22, -d * 0.28),
                (w * 0.2, d * 0.1),
                (w * 0.15, d * 0.42),
                (w * 0.2, d * 0.46),
                (w * 0.2, d * 0.5),
            ],
            model.colour,
            axis=2,
            cap=DARK,
        )

    near_side = 1 if sees(m, 1, 0, 0) else -1
    wheel(-near_side)
    barrel()
    wheel(near_side)


FIREARMS: dict[str, Drawer] = {
    "gun": gun,
    "rifle": rifle,
    "machine_gun": machine_gun,
    "cannon": cannon,
}
