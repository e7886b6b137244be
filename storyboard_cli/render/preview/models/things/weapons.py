"""Weapons and what the police carry."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    IRON,
    STEEL,
    WOOD,
    arc,
    ball,
    disc_at,
    laid,
    lathe,
    lying,
    mirrored,
    prism,
    sees,
    spun,
    upright_or_lying,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def sword(m: SolidBuilder, model: Model) -> None:
    """A sword: pommel, guard, a fuller down its blade."""
    w, h, d = model.size
    m = upright_or_lying(m, model.held, h, w, 0.1)
    m.tube((0, 0.03, 0), (0, h * 0.18, 0), w * 0.12, (86, 58, 42))
    ball(m, (0, 0.02, 0), w * 0.18, BRASS)
    m.tube((-w / 2, h * 0.19, 0), (w / 2, h * 0.19, 0), w * 0.1, BRASS)
    half = w * 0.2
    prism(
        m,
        [(-half, h * 0.2), (half, h * 0.2), (half * 0.8, h * 0.92), (0, h), (-half * 0.8, h * 0.92)],
        -d * 0.12,
        d * 0.12,
        model.colour,
        crease=0,
    )
    m.line([(0, h * 0.2, d * 0.13), (0, h * 0.9, d * 0.13)], 0.5)


def knife(m: SolidBuilder, model: Model) -> None:
    """A knife: a blade with one edge."""
    w, h, d = model.size
    m = upright_or_lying(m, model.held, h, w, 0.18)
    prism(
        m,
        [(-w * 0.3, 0), (w * 0.3, 0), (w * 0.26, h * 0.36), (-w * 0.3, h * 0.36)],
        -d * 0.4,
        d * 0.4,
        (84, 58, 42),
    )
    prism(
        m,
        [(-w * 0.5, h * 0.37), (w * 0.36, h * 0.37), (w * 0.36, h), (0, h * 0.92), (-w * 0.5, h * 0.66)],
        -d * 0.1,
        d * 0.1,
        model.colour,
        crease=0.2,
    )
    for y in (0.1, 0.24):
        disc_at(m, (0, h * y, d * 0.42), w * 0.09, BRASS, edge=0.3)


def axe(m: SolidBuilder, model: Model) -> None:
    """An axe; its edge is to the right."""
    w, h, d = model.size
    m = upright_or_lying(m, model.held, h, w, 0.3)
    m.tube((0, 0, 0), (0, h, 0), d * 0.4, model.colour, end=d * 0.34)
    head = [
        (-w * 0.2, h * 0.84),
        (w * 0.2, h * 0.86),
        (w * 0.7, h * 0.72),
        (w * 0.8, h * 0.88),
        (w * 0.7, h * 1.02),
        (w * 0.2, h * 0.96),
        (-w * 0.2, h * 0.96),
    ]
    prism(m, head, -d * 0.45, d * 0.45, STEEL, crease=0.3)
    m.line([(w * 0.62, h * 0.74, d * 0.46), (w * 0.7, h * 0.88, d * 0.46), (w * 0.62, h, d * 0.46)], 0.5)


def spear(m: SolidBuilder, model: Model) -> None:
    """A spear."""
    w, h, d = model.size
    m = upright_or_lying(m, model.held, h, w)
    m.tube((0, 0, 0), (0, h * 0.88, 0), w * 0.2, model.colour)
    prism(
        m,
        mirrored([(w * 0.16, h * 0.86), (w * 0.6, h * 0.9), (0.001, h)]),
        -d * 0.1,
        d * 0.1,
        STEEL,
        crease=0.2,
    )
    lathe(m, [(w * 0.3, h * 0.82), (w * 0.3, h * 0.87)], (150, 70, 56), weight=0.5)


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


def bomb(m: SolidBuilder, model: Model) -> None:
    """Sticks of dynamite, bound, with a clock and wires."""
    w, h, d = model.size
    r = w / 6.2
    for z in (-0.5, 0.5):
        for x in (-1.0, 0.0, 1.0):
            lathe(
                m,
                [(r, 0), (r, h * 0.86)],
                model.colour,
                at=(x * r * 2, 0, z * d * 0.4),
                steps=12,
                cap=(214, 190, 150),
            )
    m.box((0, h * 0.34, 0), (w * 0.99, h * 0.07, d * 0.72), DARK, edge=0.5)
    front = sees(m, 0, 0, 1, (0, h / 2, d / 2))
    m.box((0, h * 0.4, d * 0.5), (w * 0.56, h * 0.36, d * 0.14), (60, 64, 70))
    if front:
        z = d * 0.575
        m.face(
            [
                (-w * 0.22, h * 0.48, z),
                (w * 0.22, h * 0.48, z),
                (w * 0.22, h * 0.66, z),
                (-w * 0.22, h * 0.66, z),
            ],
            (30, 34, 30),
            edge=0.4,
        )
        letter_face(
            m,
            model.text or "0:10",
            [
                (-w * 0.22, h * 0.48, z),
                (w * 0.22, h * 0.48, z),
                (w * 0.22, h * 0.66, z),
                (-w * 0.22, h * 0.66, z),
            ],
            ink=(236, 80, 64),
            tallest=0.8,
            margin=0.1,
        )
    for x, c in ((-0.3, (200, 60, 50)), (0.3, (70, 110, 170))):
        m.rod(
            [
                (x * w * 0.5, h * 0.76, d * 0.5, r * 0.1),
                (x * w * 1.2, h * 1.0, d * 0.3, r * 0.1),
                (x * w, h * 0.86, 0, r * 0.1),
            ],
            c,
            outline=0.4,
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


def handcuffs(m: SolidBuilder, model: Model) -> None:
    """Handcuffs."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    for s in (-1, 1):
        m.rod(
            [
                (s * w * 0.28 + x * w * 0.2, h * 0.5 + y * w * 0.2, 0, w * 0.03)
                for x, y in arc(0, 0, 1, 1, 0, 360, 14)
            ],
            model.colour,
        )
        m.box((s * w * 0.1, h * 0.36, 0), (w * 0.08, h * 0.28, d), model.colour, edge=0.6)
    for k in (-1, 0, 1):
        ball(m, (k * w * 0.045, h * 0.5, 0), w * 0.03, model.colour, 0.6)


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


WEAPONS: dict[str, Drawer] = {
    "sword": sword,
    "knife": knife,
    "axe": axe,
    "spear": spear,
    "bow": bow,
    "shield": shield,
    "bomb": bomb,
    "grenade": grenade,
    "handcuffs": handcuffs,
    "badge": badge,
}
