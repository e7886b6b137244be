"""Weapons and what the police carry: what takes more than `shapes/weapons.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    IRON,
    STEEL,
    WOOD,
    arc,
    disc_at,
    laid,
    lathe,
    lying,
    mirrored,
    prism,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def bow(m: SolidBuilder, model: Model) -> None:
    """A bow with its string and an arrow; it points ahead."""
    _, h, d = model.size
    m = m if model.held else lying(m, h, d)
    limb = [(0.0, h / 2 + y * h / 2, d * (x - 0.3)) for x, y in arc(0, 0, 0.9, 1, -90, 90, 10)]
    m.line([limb[0], (0, h / 2, -d * 0.4), limb[-1]], 0.6)
    m.rod([(*p, 0.014) for p in limb], model.colour, outline=0.6)
    m.tube((0, h / 2, -d * 0.4), (0, h / 2, d * 0.9), 0.006, WOOD, outline=0.4)
    m.shape([(0, h / 2 + 0.02, d * 0.86), (0, h / 2, d), (0, h / 2 - 0.02, d * 0.86)], STEEL, edge=0.5)


def shield(m: SolidBuilder, model: Model) -> None:
    """A shield with its device; it looks ahead."""
    w, h, d = model.size
    m = m if model.held else spun(m, 0, -12)
    half = [(0.001, 0), (0.28, 0.2), (0.46, 0.5), (0.5, 0.94), (0.25, 0.97)]
    outline = mirrored([(x * w, y * h) for x, y in half])
    prism(m, outline, -d / 2, d / 2, model.colour, crease=0)
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        z = d * 0.52
        m.face([(x * 0.86, h * 0.06 + y * 0.88, z) for x, y in outline], scaled(model.colour, 1.15), edge=0.5)
        for a, b, u, v in ((-0.07, 0.07, 0.12, 0.9), (-0.38, 0.38, 0.56, 0.68)):
            m.face(
                [(a * w, u * h, z), (b * w, u * h, z), (b * w, v * h, z), (a * w, v * h, z)],
                (236, 226, 196),
                edge=0.4,
            )


def grenade(m: SolidBuilder, model: Model) -> None:
    """A hand grenade."""
    w, h, _ = model.size
    r = w * 0.46
    lathe(
        m,
        [(r * 0.5, 0), (r, h * 0.2), (r, h * 0.5), (r * 0.5, h * 0.7), (r * 0.4, h * 0.8)],
        model.colour,
        steps=14,
    )
    for y in (0.22, 0.38, 0.52):
        ring = m.ellipse((0, h * y, 0), (0, 2), (r, r), 16)
        m.line([p for p in ring if sees(m, p[0], 0, p[2], p)], 0.5)
    m.tube((0, h * 0.8, 0), (0, h * 0.92, 0), r * 0.34, IRON)
    m.rod(
        [
            (0, h * 0.92, r * 0.2, r * 0.12),
            (r * 0.8, h * 0.84, r * 0.2, r * 0.12),
            (r * 1.1, h * 0.5, r * 0.2, r * 0.1),
        ],
        IRON,
        outline=0.5,
    )
    m.rod(
        [
            (-r * 0.7 + x * r * 0.36, h * 0.88 + y * r * 0.36, r * 0.2, r * 0.06)
            for x, y in arc(0, 0, 1, 1, 0, 360, 8)
        ],
        BRASS,
        outline=0.4,
    )


def badge(m: SolidBuilder, model: Model) -> None:
    """A badge: a star on a shield."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    points = [
        p
        for k in range(7)
        for p in (
            arc(0, h / 2, w * 0.5, h * 0.5, 90 + k * 360 / 7, 0, 1)[0],
            arc(0, h / 2, w * 0.3, h * 0.3, 90 + (k + 0.5) * 360 / 7, 0, 1)[0],
        )
    ]
    prism(m, points, -d / 2, d / 2, model.colour, crease=0)
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        disc_at(m, (0, h / 2, d * 0.52), w * 0.22, scaled(model.colour, 1.2))
        disc_at(m, (0, h / 2, d * 0.54), w * 0.12, (70, 96, 140))


WEAPONS: dict[str, Drawer] = {"bow": bow, "shield": shield, "grenade": grenade, "badge": badge}
