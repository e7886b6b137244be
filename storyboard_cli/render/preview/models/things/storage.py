"""What things and people are kept in; others are in `shapes/storage.yaml`."""

from __future__ import annotations

import random

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    IRON,
    disc_at,
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


STORAGE: dict[str, Drawer] = {"bookshelf": bookshelf, "prison_bars": bars}
