"""What things and people are kept in: shelves, wardrobes, safes, cells."""

from __future__ import annotations

import random

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    IRON,
    STEEL,
    WHITE,
    arc,
    ball,
    disc_at,
    lathe,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_BOOKS: tuple[Rgb, ...] = (
    (150, 66, 58),
    (70, 98, 130),
    (196, 160, 84),
    (84, 118, 88),
    (120, 84, 110),
    (210, 200, 180),
)


def bookshelf(m: SolidBuilder, model: Model) -> None:
    """Shelves of books."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if not sees(m, 0, 0, 1, (0, 0, d / 2)):
        return
    hand = random.Random(model.seed)
    rows = max(3, round(h / 0.4))
    for row in range(rows):
        lo, hi = h * (0.03 + 0.95 * row / rows), h * (0.95 * (row + 1) / rows)
        m.face(rect(-w * 0.46, lo, w * 0.46, hi, d * 0.502), scaled(model.colour, 0.45), edge=0.5)
        x = -w * 0.45
        while x < w * 0.4:
            wide, tall = w * hand.uniform(0.04, 0.09), (hi - lo) * hand.uniform(0.66, 0.92)
            if hand.random() > 0.12:
                m.face(rect(x, lo, x + wide, lo + tall, d * 0.504), _BOOKS[hand.randrange(6)], edge=0.35)
            x += wide


def wardrobe(m: SolidBuilder, model: Model) -> None:
    """A wardrobe with two doors; open, clothes hang in it."""
    w, h, d = model.size
    m.box((0, h * 0.06, 0), (w, h * 0.9, d), model.colour)
    m.box((0, 0, 0), (w * 0.96, h * 0.06, d * 0.94), scaled(model.colour, 0.7))
    m.box((0, h * 0.96, 0), (w * 1.06, h * 0.04, d * 1.06), scaled(model.colour, 1.05))
    if not sees(m, 0, 0, 1, (0, 0, d / 2)):
        return
    z = d * 0.502
    if model.pose == "open":
        m.face(rect(-w * 0.46, h * 0.1, w * 0.46, h * 0.92, z), (52, 44, 40), edge=0.6)
        for k in range(5):
            x = w * (-0.36 + 0.17 * k)
            m.face(rect(x, h * 0.3, x + w * 0.14, h * 0.84, z * 1.002), _BOOKS[k], edge=0.5)
        return
    for s in (-1, 1):
        m.face(rect(s * w * 0.03, h * 0.1, s * w * 0.46, h * 0.92, z), scaled(model.colour, 0.95), edge=0.7)
        m.face(rect(s * w * 0.1, h * 0.5, s * w * 0.4, h * 0.86, z), scaled(model.colour, 0.88), edge=0.5)
        m.face(rect(s * w * 0.1, h * 0.16, s * w * 0.4, h * 0.44, z), scaled(model.colour, 0.88), edge=0.5)
        ball(m, (s * w * 0.06, h * 0.47, z + 0.01), 0.02, BRASS, 0.5)


def dresser(m: SolidBuilder, model: Model) -> None:
    """A chest of drawers."""
    w, h, d = model.size
    m.box((0, h * 0.06, 0), (w * 0.96, h * 0.9, d * 0.96), model.colour)
    m.box((0, h * 0.95, 0), (w, h * 0.05, d), scaled(model.colour, 1.06))
    for x in (-0.42, 0.42):
        m.box((x * w, 0, d * 0.4), (0.05, h * 0.07, 0.05), scaled(model.colour, 0.7), edge=0.5)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        z = d * 0.482
        for k in range(3):
            lo = h * (0.1 + 0.28 * k)
            m.face(rect(-w * 0.44, lo, w * 0.44, lo + h * 0.25, z), scaled(model.colour, 0.92), edge=0.6)
            for x in (-0.24, 0.24):
                ball(m, (w * x, lo + h * 0.125, z + 0.012), 0.018, BRASS, 0.5)


def filing_cabinet(m: SolidBuilder, model: Model) -> None:
    """A steel cabinet of drawers with labels."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        for k in range(4):
            lo = h * (0.03 + 0.24 * k)
            m.face(
                rect(-w * 0.45, lo, w * 0.45, lo + h * 0.22, d * 0.502), scaled(model.colour, 1.06), edge=0.6
            )
            m.face(rect(-w * 0.14, lo + h * 0.13, w * 0.14, lo + h * 0.18, d * 0.504), WHITE, edge=0.4)
            m.tube(
                (-w * 0.12, lo + h * 0.07, d * 0.52),
                (w * 0.12, lo + h * 0.07, d * 0.52),
                0.012,
                DARK,
                outline=0.4,
            )
        letter_face(
            m,
            model.text,
            rect(-w * 0.4, h * 0.78, w * 0.4, h * 0.96, d * 0.505),
            on=model.colour,
            ink=model.ink,
        )


def safe(m: SolidBuilder, model: Model) -> None:
    """A safe with its dial and wheel."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        z = d * 0.503
        m.face(rect(-w * 0.42, h * 0.08, w * 0.42, h * 0.92, z), scaled(model.colour, 1.15), edge=0.8)
        disc_at(m, (w * 0.14, h * 0.62, z), w * 0.13, STEEL, edge=0.7)
        disc_at(m, (w * 0.14, h * 0.62, z * 1.002), w * 0.05, DARK, edge=0.4)
        for k in range(3):
            (x, y), _ = arc(0, 0, w * 0.14, w * 0.14, 30 + 60 * k, 0, 1)
            m.tube(
                (-w * 0.14 - x, h * 0.4 - y, z + 0.02),
                (-w * 0.14 + x, h * 0.4 + y, z + 0.02),
                0.014,
                BRASS,
                outline=0.5,
            )
        for y in (0.2, 0.74):
            m.box((-w * 0.46, h * y, d * 0.5), (0.03, h * 0.1, 0.04), DARK, edge=0.4)


def bars(m: SolidBuilder, model: Model) -> None:
    """Prison bars with a door in them."""
    w, h, _ = model.size
    count = max(6, round(w / 0.14))
    for k in range(count + 1):
        m.tube((w * (k / count - 0.5), 0, 0), (w * (k / count - 0.5), h, 0), 0.018, model.colour, outline=0.5)
    for y in (0.04, 0.5, 0.96):
        m.box((0, h * y - 0.03, 0), (w, 0.06, 0.05), model.colour, edge=0.6)
    m.box((w * 0.12, h * 0.42, 0.02), (0.14, 0.22, 0.06), scaled(IRON, 0.8))
    disc_at(m, (w * 0.12, h * 0.42 + 0.1, 0.055), 0.022, BRASS, edge=0.4)


def gallows(m: SolidBuilder, model: Model) -> None:
    """A gallows with its noose."""
    w, h, d = model.size
    c = model.colour
    m.box((0, 0, 0), (w, h * 0.06, d), c)
    m.box((-w * 0.36, h * 0.06, 0), (0.14, h * 0.92, 0.14), c)
    m.box((0, h * 0.94, 0), (w * 0.86, 0.13, 0.14), c)
    m.tube((-w * 0.34, h * 0.74, 0), (-w * 0.14, h * 0.94, 0), 0.06, c)
    x, rope = w * 0.26, (206, 176, 120)
    m.tube((x, h * 0.94, 0), (x, h * 0.7, 0), 0.018, rope, outline=0.5)
    lathe(m, [(0.045, h * 0.64), (0.045, h * 0.7)], rope, at=(x, 0, 0), steps=10)
    m.rod(
        [(x + u * 0.14, h * 0.64 - 0.2 + v * 0.2, 0, 0.02) for u, v in arc(0, 0, 1, 1, 90, 450, 14)],
        rope,
        outline=0.5,
    )


STORAGE: dict[str, Drawer] = {
    "bookshelf": bookshelf,
    "wardrobe": wardrobe,
    "dresser": dresser,
    "filing_cabinet": filing_cabinet,
    "safe": safe,
    "prison_bars": bars,
    "gallows": gallows,
}
