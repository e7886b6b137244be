"""More that is eaten, and pills: doughnut, pie, roast, vegetables, popcorn, sweets, a laid table's food."""

from __future__ import annotations

import random
from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    LEAF,
    PAPER,
    WHITE,
    ball,
    by_depth,
    laid,
    lathe,
    prism,
    rect,
    sees,
)
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def pill(m: SolidBuilder, model: Model) -> None:
    """A capsule of two colours, lying."""
    w, h, _ = model.size
    r = h / 2
    m.rod([(0, r, 0, r), (w / 2 - r, r, 0, r)], WHITE)
    m.rod([(-w / 2 + r, r, 0, r), (0, r, 0, r)], model.colour)


def bead(m: SolidBuilder, model: Model) -> None:
    """One small round thing: a marble, pearl, nut or seed."""
    w, h, _ = model.size
    ball(m, (0, h / 2, 0), h / 2, model.colour)
    ball(m, (-w * 0.12, h * 0.7, w * 0.24), h * 0.08, WHITE, 0)


def packet(m: SolidBuilder, model: Model) -> None:
    """A small packet with a flap: cigarettes, playing cards, matches."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    m.box((0, 0, 0), (w, h * 0.72, d), model.colour)
    m.box((0, h * 0.72, 0), (w, h * 0.28, d), PAPER)
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        z = d * 0.52
        m.face(rect(-w * 0.34, h * 0.2, w * 0.34, h * 0.56, z), mix(model.colour, WHITE, 0.7), edge=0.4)
        m.line([(-w * 0.24, h * 0.38, z * 1.1), (w * 0.24, h * 0.38, z * 1.1)], 0.9)


def doughnut(m: SolidBuilder, model: Model) -> None:
    """A doughnut with icing."""
    w, h, d = model.size
    r = h * 0.46
    for colour, up, share in ((model.colour, 0.46, 1.0), ((226, 150, 166), 0.62, 0.8)):
        ring = m.ellipse((0, h * up, 0), (0, 2), (w / 2 - r, d / 2 - r), 14)
        m.rod([(*p, r * share) for p in [*ring, ring[0]]], colour, outline=0.8 if share == 1.0 else 0.3)


def pie(m: SolidBuilder, model: Model) -> None:
    """A pie in its dish: a crimped rim, a lattice."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.72, 0), (r * 0.9, h * 0.6)], (196, 200, 204))
    lathe(m, [(r, h * 0.6), (r * 0.98, h * 0.8), (r * 0.6, h), (r * 0.2, h * 1.02)], model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        for k in (-0.5, 0.0, 0.5):
            half = r * 0.8 * (1 - k * k) ** 0.5
            m.line([(k * r, h * 1.01, -half), (k * r, h * 1.01, half)], 0.7)
            m.line([(-half, h * 1.01, k * r), (half, h * 1.01, k * r)], 0.7)
    for k in range(14):
        x, _, z = m.ellipse((0, h * 0.7, 0), (0, 2), (r * 0.97, r * 0.97), 14)[k]
        ball(m, (x, h * 0.72, z), r * 0.09, scaled(model.colour, 1.08), 0.4)


def roast(m: SolidBuilder, model: Model) -> None:
    """A roast bird on its dish."""
    w, h, d = model.size
    lathe(m, [(w * 0.3, 0), (w * 0.5, h * 0.14)], (226, 224, 216), squash=d / w, cap=WHITE)
    c = model.colour
    m.rod(
        [
            (-w * 0.18, h * 0.46, 0, h * 0.3),
            (w * 0.06, h * 0.56, 0, h * 0.38),
            (w * 0.2, h * 0.5, 0, h * 0.3),
        ],
        c,
    )
    for s in (-1, 1):
        m.rod(
            [
                (-w * 0.1, h * 0.5, s * d * 0.3, h * 0.2),
                (-w * 0.28, h * 0.56, s * d * 0.3, h * 0.13),
                (-w * 0.4, h * 0.64, s * d * 0.26, h * 0.06),
            ],
            scaled(c, 0.95),
        )
        ball(m, (-w * 0.42, h * 0.66, s * d * 0.26), h * 0.09, PAPER, 0.5)
        m.rod(
            [(w * 0.1, h * 0.6, s * d * 0.36, h * 0.1), (w * 0.28, h * 0.5, s * d * 0.36, h * 0.08)],
            scaled(c, 0.9),
        )


def carrot(m: SolidBuilder, model: Model) -> None:
    """A carrot with its leaves, lying: root vegetables are like it."""
    w, h, d = model.size
    r = h / 2
    m.rod(
        [(-w * 0.5, r * 0.4, 0, r * 0.1), (-w * 0.2, r * 0.8, 0, r * 0.6), (w * 0.2, r, 0, r)], model.colour
    )
    for k, z in enumerate((-0.6, 0.0, 0.6)):
        m.rod(
            [
                (w * 0.22, r, 0, r * 0.25),
                (w * 0.36, r * (1.1 + 0.2 * (k % 2)), z * d * 0.3, r * 0.2),
                (w * 0.5, r * 0.9, z * d * 0.5, r * 0.3),
            ],
            LEAF,
            outline=0.6,
        )
    for x in (-0.16, 0.0, 0.12):
        m.line([(x * w, r * 1.7, r * 0.3), (x * w, r * 1.2, r * 0.85)], 0.4)


def vegetables(m: SolidBuilder, model: Model) -> None:
    """Potatoes, turnips, onions: a few round ones in a heap."""
    w, h, d = model.size
    r = h * 0.3
    spots = [
        (-0.3, 0, 0.1),
        (0.02, 0, 0.22),
        (0.32, 0, 0.04),
        (-0.12, 0, -0.24),
        (0.2, 0, -0.26),
        (-0.04, 1, 0.0),
        (0.16, 1, 0.02),
    ]

    def one(x: float, y: float, z: float, k: int) -> None:
        tint = scaled(model.colour, 0.92 + 0.06 * (k % 3))
        m.rod(
            [
                (x * w - r * 0.3, r + y * r * 1.4, z * d, r * 0.92),
                (x * w + r * 0.3, r + y * r * 1.4, z * d, r),
            ],
            tint,
        )

    by_depth(
        m, [((x * w, r + y * r * 1.4, z * d), partial(one, x, y, z, k)) for k, (x, y, z) in enumerate(spots)]
    )


def popcorn(m: SolidBuilder, model: Model) -> None:
    """A striped paper bag, full to the brim: popcorn, crisps, nuts."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    top = h * 0.74
    prism(
        m,
        [(-w * 0.36, 0), (w * 0.36, 0), (w * 0.48, top), (-w * 0.48, top)],
        -d * 0.38,
        d * 0.38,
        PAPER,
        crease=0.5,
    )
    if sees(m, 0, 0, 1, (0, h / 2, d * 0.38)):
        for k in range(4):
            a, b = -0.36 + 0.18 * k + 0.02, -0.48 + 0.24 * k + 0.03
            m.shape(
                [
                    (a * w, 0, d * 0.385),
                    ((a + 0.09) * w, 0, d * 0.385),
                    ((b + 0.12) * w, top, d * 0.385),
                    (b * w, top, d * 0.385),
                ],
                model.colour,
                edge=0,
            )
    for _ in range(14):
        x, z, y = hand.uniform(-0.4, 0.4), hand.uniform(-0.3, 0.3), hand.uniform(0.76, 0.92)
        ball(m, (x * w, y * h, z * d), w * 0.09, mix((244, 226, 168), WHITE, hand.uniform(0, 0.7)), 0.5)


def melon(m: SolidBuilder, model: Model) -> None:
    """A melon with its stripes."""
    w, h, _ = model.size
    lathe(
        m,
        [(w * 0.16, 0), (w * 0.42, h * 0.18), (w * 0.5, h * 0.5), (w * 0.42, h * 0.82), (w * 0.1, h)],
        model.colour,
    )
    for k in (-0.6, -0.2, 0.2, 0.6):
        m.line(
            [
                (k * w * 0.1, h * 0.98, w * 0.1),
                (k * w * 0.5, h * 0.5, w * 0.5 * (1 - k * k) ** 0.5),
                (k * w * 0.2, h * 0.04, w * 0.2),
            ],
            1.4,
        )


def pancakes(m: SolidBuilder, model: Model) -> None:
    """A stack of pancakes, or toast and waffles, on a plate."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.6, 0), (r, h * 0.16)], (232, 228, 218), cap=WHITE)
    for k in range(4):
        y = h * (0.17 + 0.19 * k)
        lathe(
            m,
            [(r * 0.7, y), (r * 0.76, y + h * 0.09), (r * 0.7, y + h * 0.17)],
            scaled(model.colour, 1.0 - 0.04 * (k % 2)),
        )
    m.box((0, h * 0.92, 0), (w * 0.16, h * 0.1, w * 0.16), (246, 226, 140), edge=0.5)


EATABLES: dict[str, Drawer] = {
    "pill": pill, "bead": bead, "packet": packet, "doughnut": doughnut, "pie": pie, "roast": roast,
    "carrot": carrot, "vegetables": vegetables, "popcorn": popcorn, "melon": melon,
    "pancakes": pancakes,
}  # fmt: skip
