"""Cloth and what is made of it: rags, folded blankets, clothes, a mattress, a covered body.

Others are in `shapes/soft_goods.yaml`.
"""

from __future__ import annotations

import random
from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    WHITE,
    by_depth,
    lathe,
    prism,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def cloth(m: SolidBuilder, model: Model) -> None:
    """A cloth: it hangs in folds from a hand; else it lies crumpled."""
    w, h, d = model.size
    c = model.colour
    if not (model.held or model.pose == "hang"):
        _crumpled(m, model)
        return
    hem = [(-0.46, 0.08), (-0.3, 0.0), (-0.1, 0.1), (0.08, 0.02), (0.28, 0.12), (0.44, 0.04)]
    outline = [*hem, (0.3, 0.5), (0.1, 0.9), (0.03, 1.0), (-0.04, 1.0), (-0.12, 0.88), (-0.34, 0.46)]
    prism(m, [(x * w, y * h) for x, y in outline], -d * 0.2, d * 0.2, c, crease=0)
    if sees(m, 0, 0, 1, (0, h / 2, d * 0.2)) or sees(m, 0, 0, -1, (0, h / 2, -d * 0.2)):
        z = d * 0.22 if sees(m, 0, 0, 1, (0, h / 2, d * 0.2)) else -d * 0.22
        dark = [(-0.02, 0.96), (-0.1, 0.1), (0.08, 0.02), (0.06, 0.5)]
        m.shape([(x * w, y * h, z) for x, y in dark], scaled(c, 0.82), edge=0)
        for x in (-0.3, 0.28):
            m.line([(0, h * 0.9, z), (x * w * 0.6, h * 0.45, z), (x * w, h * 0.06, z)], 0.5)


def _crumpled(m: SolidBuilder, model: Model) -> None:
    """Two soft humps on a spread hem."""
    w, h, d = model.size
    c, tall = model.colour, max(d, 0.05)
    hem = [
        (0.5, 0.1),
        (0.38, 0.42),
        (0.1, 0.34),
        (-0.2, 0.5),
        (-0.46, 0.26),
        (-0.5, -0.2),
        (-0.2, -0.42),
        (0.05, -0.36),
        (0.34, -0.46),
    ]
    prism(m, [(x * w, z * h) for x, z in hem], 0, tall * 0.2, c, axis=1, crease=0)
    lathe(
        m,
        [(w * 0.4, tall * 0.2), (w * 0.34, tall * 0.7), (w * 0.16, tall)],
        c,
        at=(-w * 0.04, 0, 0),
        squash=h / w * 0.66,
        weight=0.4,
    )
    for x0, z0, x1, z1 in ((-0.36, 0.1, -0.06, 0.2), (0.0, 0.16, 0.3, 0.06), (-0.2, -0.02, 0.18, 0.1)):
        m.line([(x0 * w, tall * 0.6, z0 * h), (x1 * w, tall * 0.95, z1 * h)], 0.5)


def blanket(m: SolidBuilder, model: Model) -> None:
    """A blanket folded into a stack."""
    w, h, d = model.size
    folds = 4
    each = h / folds
    for k in range(folds):
        y, inset = k * each, 0.015 * (k % 2) * w
        outline = [(-w / 2 + inset, y), (w * 0.47, y), (w / 2, y + each * 0.5), (w * 0.47, y + each * 0.98)]
        prism(
            m,
            [*outline, (-w / 2 + inset, y + each * 0.98)],
            -d / 2,
            d / 2,
            scaled(model.colour, 1.0 - 0.04 * (k % 2)),
            crease=0,
            weight=0.7,
        )
    if sees(m, 0, 1, 0, (0, h, 0)):
        for z in (-0.36, 0.3):
            m.line([(-w * 0.48, h, z * d), (w * 0.46, h, z * d)], 0.5)


def clothes_heap(m: SolidBuilder, model: Model) -> None:
    """A heap of clothes: soft lumps of several colours, a sleeve hanging out."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    colours = [
        model.colour,
        mix(model.colour, WHITE, 0.5),
        scaled(model.colour, 0.7),
        (96, 116, 142),
        (176, 92, 84),
    ]
    lumps = [(-0.26, 0.0, 0.1), (0.24, 0.0, 0.06), (0.0, 0.0, -0.2), (0.04, 0.0, 0.26), (-0.02, 0.42, 0.0)]

    def lump(x: float, y: float, z: float, k: int) -> None:
        r, tall = w * 0.29, h * (0.5 if y == 0 else 0.56)
        base = y * h
        lathe(
            m,
            [(r, base), (r * 0.94, base + tall * 0.5), (r * 0.5, base + tall * 0.92), (r * 0.2, base + tall)],
            colours[k],
            at=(x * w, 0, z * d),
            squash=d / w,
            steps=14,
        )
        a = hand.uniform(-0.4, 0.4)
        m.line(
            [
                ((x + a * 0.3) * w, base + tall * 0.8, z * d + r * 0.3),
                (x * w, base + tall * 0.3, z * d + r * 0.7),
            ],
            0.5,
        )

    by_depth(m, [((x * w, y * h, z * d), partial(lump, x, y, z, k)) for k, (x, y, z) in enumerate(lumps)])
    m.rod([(w * 0.2, h * 0.4, d * 0.3, h * 0.12), (w * 0.42, h * 0.16, d * 0.42, h * 0.1)], colours[3])


def rubble(m: SolidBuilder, model: Model) -> None:
    """A heap of broken pieces."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    lathe(
        m,
        [(w * 0.46, 0), (w * 0.3, h * 0.4), (w * 0.08, h * 0.74)],
        scaled(model.colour, 0.8),
        squash=d / w,
        steps=12,
    )
    pieces = []
    for k in range(11):
        x, z = hand.uniform(-0.4, 0.4), hand.uniform(-0.4, 0.4)
        y = max(0.0, 0.62 - 1.5 * (x * x + z * z) ** 0.5) * h
        size = hand.uniform(0.12, 0.24) * h
        pieces.append((x * w, y, z * d, size, scaled(model.colour, hand.uniform(0.85, 1.15)), k % 2))

    def piece(x: float, y: float, z: float, size: float, colour: Rgb, long: int) -> None:
        m.box((x, y, z), (size * (2.6 if long else 1.2), size, size * 1.3), colour)

    by_depth(m, [((p[0], p[1], p[2]), partial(piece, *p)) for p in pieces])


def leaf_heap(m: SolidBuilder, model: Model) -> None:
    """A heap of leaves, some lying about it."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    dome = [(w * 0.44, 0), (w * 0.42, h * 0.3), (w * 0.34, h * 0.6), (w * 0.2, h * 0.82), (w * 0.04, h * 0.9)]
    lathe(m, dome, scaled(model.colour, 0.8), squash=d / w, steps=14)
    leaves = []
    for _ in range(46):
        x, z = hand.uniform(-0.5, 0.5), hand.uniform(-0.5, 0.5)
        y = max(0.006, (0.94 - 3.4 * (x * x + z * z)) * h)
        leaves.append(
            (x * w, y, z * d, scaled(model.colour, hand.uniform(0.8, 1.3)), hand.uniform(-0.4, 0.4))
        )

    def leaf(x: float, y: float, z: float, tint: Rgb, turn: float) -> None:
        r = 0.055 * w
        m.shape(
            [(x - r, y - turn * r, z), (x, y + r * 0.5, z), (x + r, y + turn * r, z), (x, y - r * 0.4, z)],
            tint,
            edge=0.45,
        )

    by_depth(m, [((x, y, z), partial(leaf, x, y, z, tint, turn)) for x, y, z, tint, turn in leaves])


SOFT_GOODS: dict[str, Drawer] = {
    "cloth": cloth,
    "blanket": blanket,
    "clothes_heap": clothes_heap,
    "rubble": rubble,
    "leaf_heap": leaf_heap,
}
