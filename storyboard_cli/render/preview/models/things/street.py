"""Streets, parks and quays: what stands there. Others are in `shapes/street.yaml`."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    PAPER,
    STEEL,
    WOOD,
    disc_at,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def street_lamp(m: SolidBuilder, model: Model) -> None:
    """A street lamp with a lantern on its post."""
    w, h, _ = model.size
    r = w * 0.5
    lathe(
        m,
        [(r * 0.5, 0), (r * 0.44, h * 0.06), (r * 0.2, h * 0.1), (r * 0.14, h * 0.8), (r * 0.3, h * 0.83)],
        model.colour,
        steps=12,
    )
    m.tube((-r * 0.8, h * 0.79, 0), (r * 0.8, h * 0.79, 0), r * 0.07, model.colour)
    glass = (255, 232, 168) if model.lit or m.board.staging.light.practical else (226, 226, 210)
    lathe(m, [(r * 0.4, h * 0.83), (r * 0.66, h * 0.94)], glass, steps=8)
    lathe(m, [(r * 0.82, h * 0.94), (r * 0.3, h * 0.98), (r * 0.1, h)], model.colour, steps=8)
    m.board.light_lamp(m.at(0, h * 0.89, 0), 2.4)


def shop_sign(m: SolidBuilder, model: Model) -> None:
    """A board or neon sign on a wall, with its words."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        m.face(
            rect(-w * 0.47, h * 0.08, w * 0.47, h * 0.92, d * 0.51),
            scaled(model.colour, 0.55 if model.lit else 1.2),
            edge=0.5,
        )
        bright = (255, 214, 150) if model.lit else None
        letter_face(m, model.text or "OPEN", rect(-w * 0.45, h * 0.1, w * 0.45, h * 0.9, d * 0.52),
                    on=scaled(model.colour, 0.5), ink=bright, tallest=0.7)  # fmt: skip


def hydrant(m: SolidBuilder, model: Model) -> None:
    """A fire hydrant."""
    w, h, _ = model.size
    r, red = w * 0.34, model.colour
    for s in (-1, 1):
        lathe(
            m,
            [(r * 0.45, 0), (r * 0.45, r * 0.5)] if s > 0 else [(r * 0.45, 0), (r * 0.45, -r * 0.5)],
            STEEL,
            at=(s * r, h * 0.62, 0),
            axis=0,
            steps=10,
        )
    lathe(
        m,
        [
            (r * 1.2, 0),
            (r * 1.2, h * 0.07),
            (r, h * 0.07),
            (r, h * 0.72),
            (r * 1.2, h * 0.72),
            (r * 1.2, h * 0.77),
            (r * 0.9, h * 0.88),
            (r * 0.3, h * 0.93),
            (r * 0.3, h),
        ],
        red,
    )
    if sees(m, 0, 0, 1, (0, h * 0.5, r)):
        disc_at(m, (0, h * 0.52, r * 1.04), r * 0.5, scaled(red, 0.85), edge=0.7)
        disc_at(m, (0, h * 0.52, r * 1.06), r * 0.16, STEEL)


def phone_box(m: SolidBuilder, model: Model) -> None:
    """A telephone box of panes."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.93, d), model.colour)
    m.box((0, h * 0.93, 0), (w * 1.04, h * 0.07, d * 1.04), scaled(model.colour, 0.9))
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, h, s * d / 2)):
            z = s * d * 0.505
            m.face(
                rect(-w * 0.38, h * 0.12, w * 0.38, h * 0.82, z),
                (250, 230, 180) if model.lit else (176, 198, 206),
                edge=0.6,
            )
            for k in range(1, 6):
                m.line([(-w * 0.38, h * (0.12 + 0.117 * k), z), (w * 0.38, h * (0.12 + 0.117 * k), z)], 0.8)
            for x in (-0.13, 0.13):
                m.line([(w * x, h * 0.12, z), (w * x, h * 0.82, z)], 0.8)
            m.face(rect(-w * 0.4, h * 0.85, w * 0.4, h * 0.92, z), PAPER, edge=0.4)
            letter_face(
                m,
                model.text or "TELEPHONE",
                rect(-w * 0.4, h * 0.85, w * 0.4, h * 0.92, z),
                tallest=0.7,
                least_px=5,
                ink=model.ink,
            )
        if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
            x = s * w * 0.505
            m.face(
                [
                    (x, h * 0.12, -d * 0.38),
                    (x, h * 0.12, d * 0.38),
                    (x, h * 0.82, d * 0.38),
                    (x, h * 0.82, -d * 0.38),
                ],
                (150, 172, 182),
                edge=0.6,
            )


def well(m: SolidBuilder, model: Model) -> None:
    """A round stone well under a little roof, with its bucket."""
    w, h, d = model.size
    r = w * 0.42
    lathe(m, [(r, 0), (r, h * 0.3)], (166, 160, 150), cap=(70, 78, 84), steps=22)
    for row in range(3):
        ring = m.ellipse((0, h * 0.1 * row, 0), (0, 2), (r, r), 18)
        for k in range(18):
            x, y, z = ring[k]
            if sees(m, x, 0, z, ring[k]):
                m.line(
                    [(x, y, z), (x, y + h * 0.1, z)] if (k + row) % 2 else [ring[k], ring[(k + 1) % 18]], 0.4
                )
    for s in (-1, 1):
        m.box((s * r, h * 0.26, 0), (0.1, h * 0.5, 0.1), WOOD)
    m.tube((-r * 1.25, h * 0.62, 0), (r * 1.1, h * 0.62, 0), 0.05, WOOD)
    m.tube((0, h * 0.62, 0), (0, h * 0.44, 0), 0.012, (190, 164, 110), outline=0.3)
    lathe(m, [(0.12, h * 0.3), (0.15, h * 0.44)], (130, 96, 62), cap=DARK, steps=10)
    roof = [(-d * 0.52, h * 0.72), (d * 0.52, h * 0.72), (0, h)]
    prism(m, roof, -w / 2, w / 2, model.colour, axis=0)


STREET: dict[str, Drawer] = {
    "street_lamp": street_lamp,
    "shop_sign": shop_sign,
    "hydrant": hydrant,
    "phone_box": phone_box,
    "well": well,
}
