"""Everyday things in hands: camera, guitar, coat, bottle, cup, key, pen, brush."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    WHITE,
    WOOD,
    arc,
    ball,
    disc_at,
    laid,
    lathe,
    lying,
    mirrored,
    prism,
    rect,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def camera(m: SolidBuilder, model: Model) -> None:
    """A camera; its lens is ahead, and in both hands away from who holds it."""
    w, h, d = model.size
    m = spun(m, 1, 180) if model.held else m
    body = h * 0.8
    m.box((0, 0, -d * 0.14), (w, body, d * 0.5), model.colour)
    m.box((0, body, -d * 0.14), (w * 0.3, h * 0.2, d * 0.4), scaled(model.colour, 1.1))
    lathe(m, [(w * 0.05, body), (w * 0.05, body + h * 0.07)], STEEL, at=(-w * 0.34, 0, -d * 0.14), steps=12)
    lathe(
        m,
        [(w * 0.25, d * 0.1), (w * 0.25, d * 0.3), (w * 0.22, d * 0.3), (w * 0.22, d * 0.5)],
        scaled(model.colour, 1.25),
        at=(0, h * 0.4, 0),
        axis=2,
        cap=DARK,
    )
    if sees(m, 0, 0, 1, (0, h * 0.4, d * 0.5)):
        disc_at(m, (0, h * 0.4, d * 0.505), w * 0.16, (110, 142, 168))
        disc_at(m, (w * 0.05, h * 0.47, d * 0.507), w * 0.04, WHITE, edge=0)
        m.face(rect(-w * 0.44, body * 0.8, -w * 0.26, body * 0.94, d * 0.115), PAPER, edge=0.4)


_GUITAR = mirrored(
    [
        (0.2, 0.0),
        (0.44, 0.06),
        (0.5, 0.22),
        (0.42, 0.4),
        (0.3, 0.5),
        (0.3, 0.58),
        (0.37, 0.7),
        (0.36, 0.84),
        (0.22, 0.96),
        (0.08, 1.0),
    ]
)


def guitar(m: SolidBuilder, model: Model) -> None:
    """A guitar; its strings are ahead."""
    w, h, d = model.size
    body = h * 0.48
    prism(m, [(x * w, y * body) for x, y in _GUITAR], -d * 0.35, d * 0.35, model.colour, crease=0)
    m.box((0, body * 0.72, d * 0.36), (w * 0.13, h * 0.54, d * 0.14), (70, 50, 40), edge=0.5)
    prism(
        m,
        mirrored([(w * 0.07, h * 0.88), (w * 0.12, h * 0.9), (w * 0.12, h)]),
        d * 0.28,
        d * 0.42,
        scaled(model.colour, 0.7),
    )
    if sees(m, 0, 0, 1, (0, body * 0.5, d * 0.36)):
        z = d * 0.37
        disc_at(m, (0, body * 0.62, z), w * 0.15, DARK)
        m.face(rect(-w * 0.2, body * 0.2, w * 0.2, body * 0.25, z), (70, 50, 40), edge=0.4)
        for x in (-0.03, 0.0, 0.03):
            m.line([(w * x, body * 0.22, d * 0.46), (w * x, h * 0.92, d * 0.46)], 0.3)
        for s in (-1, 1):
            for k in range(3):
                ball(m, (s * w * 0.15, h * (0.91 + 0.03 * k), d * 0.35), w * 0.025, STEEL, 0.4)


def coat(m: SolidBuilder, model: Model) -> None:
    """A coat by its collar, sleeves hanging; lying, it is spread out."""
    w, h, d = model.size
    m = m if model.held or model.pose == "hang" else laid(m, h, d * 0.3)
    c, z = model.colour, d * 0.16
    for s in (-1, 1):
        prism(
            m,
            [
                (s * w * 0.3, h * 0.9),
                (s * w * 0.5, h * 0.4),
                (s * w * 0.36, h * 0.36),
                (s * w * 0.24, h * 0.7),
            ],
            -z,
            z,
            scaled(c, 0.92),
            crease=0,
        )
    prism(
        m,
        mirrored([(w * 0.4, 0), (w * 0.3, h * 0.5), (w * 0.34, h * 0.88), (w * 0.14, h * 0.96)]),
        -z,
        z,
        c,
        crease=0,
    )
    if sees(m, 0, 0, 1, (0, h / 2, z)):
        m.line([(0, h * 0.02, z * 1.02), (0, h * 0.72, z * 1.02)], 0.7)
        for s in (-1, 1):
            m.face(
                [
                    (0, h * 0.7, z * 1.03),
                    (s * w * 0.16, h * 0.8, z * 1.03),
                    (s * w * 0.14, h * 0.97, z * 1.03),
                    (s * w * 0.04, h * 0.96, z * 1.03),
                ],
                scaled(c, 0.8),
                edge=0.5,
            )
            m.line([(s * w * 0.12, h * 0.34, z * 1.02), (s * w * 0.26, h * 0.36, z * 1.02)], 0.8)
        for k in range(3):
            disc_at(m, (-w * 0.05, h * (0.26 + 0.17 * k), z * 1.03), w * 0.024, DARK, edge=0.3)


def bottle(m: SolidBuilder, model: Model) -> None:
    """A bottle with its label and cork."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.94, 0),
            (r, h * 0.03),
            (r, h * 0.56),
            (r * 0.78, h * 0.66),
            (r * 0.38, h * 0.74),
            (r * 0.34, h * 0.9),
            (r * 0.42, h * 0.9),
            (r * 0.42, h * 0.95),
        ],
        model.colour,
    )
    lathe(m, [(r * 0.28, h * 0.95), (r * 0.3, h)], (190, 150, 100), weight=0.6)
    lathe(m, [(r * 1.02, h * 0.16), (r * 1.02, h * 0.46)], PAPER, weight=0.4, ends=False)
    letter_face(m, model.text, rect(-r * 0.8, h * 0.18, r * 0.8, h * 0.44, r * 1.03), ink=model.ink)


def cup(m: SolidBuilder, model: Model) -> None:
    """A cup with its handle, full."""
    w, h, _ = model.size
    r = w * 0.42
    m.rod(
        [(-r - x * w * 0.2, h * 0.52 + y * h * 0.26, 0, w * 0.045) for x, y in arc(0, 0, 1, 1, 90, -90, 8)],
        model.colour,
        outline=0.7,
    )
    lathe(m, [(r * 0.76, 0), (r * 0.9, h * 0.12), (r, h * 0.6), (r, h)], model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        disc_at(m, (0, h * 0.99, 0), r * 0.84, (96, 64, 44), plane=(0, 2), edge=0.4)


def key(m: SolidBuilder, model: Model) -> None:
    """A key; its bow is above."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    r = w * 0.42
    m.rod(
        [(x * r * 0.8, h - r + y * r * 0.8, 0, w * 0.1) for x, y in arc(0, 0, 1, 1, 0, 360, 12)],
        model.colour,
        outline=0.7,
    )
    m.tube((0, h - r * 1.9, 0), (0, 0, 0), w * 0.09, model.colour)
    m.box((0, h - r * 2.1, 0), (w * 0.3, h * 0.04, d), model.colour, edge=0.5)
    for y, k in ((0.02, 0.34), (0.14, 0.26)):
        m.box((w * k * 0.5, h * y, 0), (w * k, h * 0.08, d * 0.7), model.colour, edge=0.5)


def pen(m: SolidBuilder, model: Model) -> None:
    """A pen; its point is below."""
    w, h, _ = model.size
    m = m if model.held else lying(m, h, w)
    r = w * 0.42
    lathe(m, [(0.0004, 0), (r * 0.5, h * 0.1)], BRASS, steps=10, weight=0.5)
    lathe(m, [(r * 0.6, h * 0.1), (r, h * 0.24), (r, h * 0.94), (r * 0.6, h)], model.colour, steps=10)
    lathe(m, [(r * 1.04, h * 0.56), (r * 1.04, h * 0.6)], BRASS, steps=10, weight=0.4, ends=False)
    m.tube((0, h * 0.64, r * 1.2), (0, h * 0.92, r * 1.2), r * 0.24, BRASS, outline=0.4)


def brush(m: SolidBuilder, model: Model) -> None:
    """A paint brush; its hair is above."""
    w, h, _ = model.size
    m = m if model.held else lying(m, h, w)
    lathe(m, [(w * 0.1, 0), (w * 0.24, h * 0.4), (w * 0.2, h * 0.62)], model.colour, steps=10)
    lathe(m, [(w * 0.24, h * 0.62), (w * 0.32, h * 0.76)], STEEL, steps=10, weight=0.6)
    lathe(m, [(w * 0.32, h * 0.76), (w * 0.4, h * 0.86), (w * 0.04, h)], scaled(WOOD, 0.6), steps=10)


EVERYDAY: dict[str, Drawer] = {
    "camera": camera,
    "guitar": guitar,
    "coat": coat,
    "bottle": bottle,
    "cup": cup,
    "key": key,
    "pen": pen,
    "brush": brush,
}
