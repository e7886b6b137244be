"""Furniture of rooms, wards and cells, beyond tables and chairs.

Others are in `shapes/rooms.yaml`.
"""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.flames import flames
from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    WOOD,
    Part,
    by_depth,
    disc_at,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def armchair(m: SolidBuilder, model: Model) -> None:
    """A padded armchair; who sits in it looks ahead."""
    w, h, d = model.size
    c, seat = model.colour, h * 0.44
    side = [
        (-d / 2, h * 0.1),
        (d * 0.46, h * 0.1),
        (d * 0.46, h * 0.62),
        (d * 0.3, h * 0.68),
        (-d * 0.3, h * 0.7),
    ]
    back = [
        (-d * 0.3, h * 0.1),
        (-d * 0.22, h * 0.96),
        (-d * 0.34, h),
        (-d * 0.46, h * 0.96),
        (-d / 2, h * 0.1),
    ]
    parts: list[Part] = [
        (
            (0, h * 0.7, -d * 0.45),
            partial(prism, m, back, -w * 0.46, w * 0.46, scaled(c, 0.95), axis=0, crease=0.3),
        )
    ]
    parts.append(
        ((0, seat, d * 0.05), partial(m.box, (0, h * 0.1, d * 0.08), (w * 0.68, seat - h * 0.1, d * 0.76), c))
    )
    for s in (-1, 1):
        parts.append(
            (
                (s * w * 0.44, h * 0.4, 0.05),
                partial(
                    prism, m, side, s * w * 0.42 - w * 0.09, s * w * 0.42 + w * 0.09, c, axis=0, crease=0.3
                ),
            )
        )
    for x in (-0.42, 0.42):
        for z in (-0.4, 0.4):
            m.box((x * w, 0, z * d), (0.06, h * 0.1, 0.06), WOOD, edge=0.5)
    by_depth(m, parts)
    if sees(m, 0, 0, 1, (0, h * 0.8, -d * 0.2)):
        for x, y in ((-0.2, 0.8), (0.2, 0.8), (0, 0.66)):
            disc_at(m, (w * x, h * y, -d * 0.225), 0.012, scaled(c, 0.5), edge=0)


def fireplace(m: SolidBuilder, model: Model) -> None:
    """A fireplace with its mantel and a fire."""
    w, h, d = model.size
    stone = model.colour
    for s in (-1, 1):
        m.box((s * w * 0.4, 0, 0), (w * 0.2, h * 0.86, d), stone)
    m.box((0, h * 0.62, 0), (w * 0.62, h * 0.24, d), stone)
    m.box((0, h * 0.86, 0), (w * 1.08, h * 0.07, d * 1.2), scaled(stone, 1.08))
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        m.face(rect(-w * 0.3, 0, w * 0.3, h * 0.62, d * 0.1), (46, 40, 40), edge=0.7)
        for x in (-0.1, 0.08):
            m.tube((w * (x - 0.1), 0.06, d * 0.2), (w * (x + 0.12), 0.1, d * 0.26), 0.05, (104, 72, 48))
        m.board.light_lamp(m.at(0, h * 0.2, d * 0.2), 2.2)
        flames(m, w * 0.4, h * 0.44, up=0.06, ahead=d * 0.3)
        for x in (-0.44, -0.36, 0.36, 0.44):
            for y in (0.2, 0.45, 0.7):
                m.line([(w * (x - 0.03), h * y, d * 0.51), (w * (x + 0.03), h * y, d * 0.51)], 0.5)


def bar(m: SolidBuilder, model: Model) -> None:
    """A counter with a front of panels and a rail; who serves stands behind."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.94, d * 0.84), model.colour)
    m.box((0, h * 0.94, 0), (w * 1.03, h * 0.06, d), scaled(model.colour, 0.7))
    if sees(m, 0, 0, 1, (0, 0, d * 0.42)):
        count = max(2, round(w / 0.6))
        for k in range(count):
            x0, x1 = w * (k / count - 0.47), w * ((k + 1) / count - 0.53)
            m.face(rect(x0, h * 0.2, x1, h * 0.84, d * 0.422), scaled(model.colour, 0.88), edge=0.5)
        m.tube((-w / 2, h * 0.14, d * 0.5), (w / 2, h * 0.14, d * 0.5), 0.025, BRASS, outline=0.6)
        letter_face(
            m,
            model.text,
            rect(-w * 0.4, h * 0.3, w * 0.4, h * 0.8, d * 0.425),
            on=model.colour,
            ink=model.ink,
        )


ROOMS: dict[str, Drawer] = {"armchair": armchair, "fireplace": fireplace, "bar": bar}
