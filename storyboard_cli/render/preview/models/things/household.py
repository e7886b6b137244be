"""Small things of every house and street that scripts name often."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.music import violin
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    IRON,
    PAPER,
    STEEL,
    WHITE,
    WOOD,
    arc,
    ball,
    disc_at,
    laid,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def pillow(m: SolidBuilder, model: Model) -> None:
    """A pillow."""
    w, h, d = model.size
    lathe(
        m,
        [(w * 0.4, 0), (w * 0.5, h * 0.3), (w * 0.5, h * 0.55), (w * 0.36, h * 0.9), (w * 0.1, h)],
        model.colour,
        squash=d / w,
        steps=22,
    )
    for s in (-1, 1):
        m.line([(s * w * 0.44, h * 0.5, d * 0.2), (s * w * 0.3, h * 0.66, d * 0.14)], 0.5)


def vase(m: SolidBuilder, model: Model) -> None:
    """A painted vase."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.55, 0),
            (r * 0.95, h * 0.3),
            (r, h * 0.5),
            (r * 0.5, h * 0.78),
            (r * 0.42, h * 0.88),
            (r * 0.62, h),
        ],
        model.colour,
        cap=DARK,
    )
    for y, k in ((0.34, 0.975), (0.58, 0.9)):
        lathe(
            m,
            [(r * k, h * y), (r * k * 1.01, h * (y + 0.03))],
            mix(model.colour, WHITE, 0.6),
            weight=0.3,
            ends=False,
        )


def bell(m: SolidBuilder, model: Model) -> None:
    """A bell that hangs from a yoke."""
    w, h, _ = model.size
    r = w / 2
    m.box((0, h * 0.9, 0), (w * 0.9, h * 0.1, w * 0.14), WOOD)
    ball(m, (0, h * 0.06, 0), r * 0.16, IRON)
    lathe(
        m,
        [
            (r, h * 0.1),
            (r * 0.8, h * 0.2),
            (r * 0.6, h * 0.5),
            (r * 0.5, h * 0.76),
            (r * 0.2, h * 0.86),
            (r * 0.14, h * 0.92),
        ],
        model.colour,
    )


def padlock(m: SolidBuilder, model: Model) -> None:
    """A padlock."""
    w, h, d = model.size
    m.rod([(x * w * 0.32, h * 0.6 + y * h * 0.34, 0, w * 0.07) for x, y in arc(0, 0, 1, 1, 0, 180, 9)], STEEL)
    m.box((0, 0, 0), (w, h * 0.62, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        disc_at(m, (0, h * 0.34, d * 0.51), w * 0.1, DARK, edge=0.4)
        m.face(rect(-w * 0.04, h * 0.14, w * 0.04, h * 0.34, d * 0.51), DARK, edge=0)


def fire_extinguisher(m: SolidBuilder, model: Model) -> None:
    """A fire extinguisher with its hose."""
    w, h, _ = model.size
    r = w * 0.4
    lathe(m, [(r, 0), (r, h * 0.7), (r * 0.4, h * 0.82), (r * 0.3, h * 0.88)], model.colour)
    lathe(m, [(r * 1.01, h * 0.28), (r * 1.01, h * 0.5)], PAPER, weight=0.4, ends=False)
    m.box((0, h * 0.88, 0), (w * 0.2, h * 0.08, w * 0.5), DARK)
    m.tube((0, h * 0.97, -w * 0.2), (0, h, w * 0.5), w * 0.05, DARK)
    m.rod(
        [
            (w * 0.1, h * 0.9, 0, w * 0.05),
            (w * 0.6, h * 0.8, 0, w * 0.05),
            (w * 0.56, h * 0.4, 0.02, w * 0.05),
            (w * 0.5, h * 0.2, 0.02, w * 0.09),
        ],
        DARK,
    )


def dumpster(m: SolidBuilder, model: Model) -> None:
    """A skip for rubbish with two lids."""
    w, h, d = model.size
    side = [(-d / 2, 0), (d * 0.4, 0), (d / 2, h * 0.7), (-d / 2, h * 0.9)]
    prism(m, side, -w / 2, w / 2, model.colour, axis=0)
    for s in (-1, 1):
        x0, x1 = (s * w * 0.01, s * w * 0.5)
        m.face(
            [
                (x0, h * 0.72, d * 0.52),
                (x1, h * 0.72, d * 0.52),
                (x1, h * 0.94, -d * 0.52),
                (x0, h * 0.94, -d * 0.52),
            ],
            scaled(model.colour, 0.6),
        )
        m.box((s * w * 0.52, h * 0.4, 0), (0.06, 0.1, d * 0.5), scaled(model.colour, 0.7), edge=0.5)
    if sees(m, 0, 0, 1, (0, h * 0.4, d * 0.45)):
        for x in (-0.25, 0.0, 0.25):
            m.line([(w * x, h * 0.04, d * 0.41), (w * x, h * 0.66, d * 0.5)], 0.8)


def stump(m: SolidBuilder, model: Model) -> None:
    """A tree stump with its rings."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r, 0), (r * 0.8, h * 0.3), (r * 0.76, h)], model.colour, cap=(222, 192, 146))
    if sees(m, 0, 1, 0, (0, h, 0)):
        for k in (0.55, 0.36, 0.16):
            ring = m.ellipse((0, h * 1.005, 0), (0, 2), (r * k, r * k), 14)
            m.line([*ring, ring[0]], 0.4)
    for x in (-0.5, 0.0, 0.4):
        m.line([(x * r, h * 0.9, r * 0.7), (x * r * 1.2, h * 0.1, r * 0.9)], 0.5)


def garment(m: SolidBuilder, model: Model) -> None:
    """A dress or shirt on its hanger; lying, it is spread out."""
    w, h, d = model.size
    m = m if model.held or model.pose == "hang" else laid(m, h, d)
    c = model.colour
    m.rod(
        [
            (w * 0.05 + x * w * 0.05, h * 0.96 + y * h * 0.04, 0, 0.006)
            for x, y in arc(0, 0, 1, 1, 200, -60, 7)
        ],
        STEEL,
        outline=0.4,
    )
    half = [
        (0.5, 0.0),
        (0.28, 0.56),
        (0.3, 0.66),
        (0.5, 0.62),
        (0.54, 0.74),
        (0.26, 0.9),
        (0.1, 0.92),
        (0.0001, 0.84),
    ]
    prism(m, mirrored([(x * w, y * h) for x, y in half]), -d / 2, d / 2, c, crease=0)
    for x in (-0.2, 0.06, 0.26):
        m.line([(w * x * 0.5, h * 0.54, d * 0.52), (w * x * 1.3, h * 0.04, d * 0.52)], 0.5)
    m.line([(-w * 0.28, h * 0.57, d * 0.52), (w * 0.28, h * 0.57, d * 0.52)], 0.7)


def skeleton(m: SolidBuilder, model: Model) -> None:
    """A skeleton that stands."""
    w, h, d = model.size
    c = model.colour

    def bone(*spots: tuple[float, float, float]) -> None:
        m.rod([(x * w, y * h, z * d, h * 0.012) for x, y, z in spots], c, outline=0.6)

    for s in (-1, 1):
        bone((s * 0.16, 0.5, 0), (s * 0.2, 0.26, 0.1), (s * 0.2, 0.03, 0))
        bone((s * 0.2, 0.02, 0), (s * 0.24, 0.01, 0.5))
        bone((s * 0.34, 0.8, 0), (s * 0.42, 0.62, 0), (s * 0.4, 0.44, 0.2))
        for k in (-1, 0, 1):
            m.line([(s * w * 0.4, h * 0.44, d * 0.2), (s * w * (0.4 + 0.05 * k), h * 0.38, d * 0.24)], 1.0)
    bone((0, 0.5, 0), (0, 0.84, -0.1))
    bone((-0.34, 0.81, 0), (0.34, 0.81, 0))
    m.rod(
        [(-w * 0.16, h * 0.5, 0, h * 0.022), (0, h * 0.48, 0, h * 0.02), (w * 0.16, h * 0.5, 0, h * 0.022)], c
    )
    for k in range(5):
        y, wide = h * (0.78 - 0.04 * k), w * (0.26 - 0.025 * k)
        m.rod(
            [
                (x * wide, y - abs(x) * h * 0.01, z * d * 0.5, h * 0.007)
                for x, z in arc(0, 0, 1, 1, 10, 170, 8)
            ],
            c,
            outline=0.5,
        )
    skull_r = h * 0.062
    ball(m, (0, h * 0.93, 0), skull_r, c)
    m.box((0, h * 0.855, d * 0.1), (skull_r * 1.0, skull_r * 0.6, skull_r), c, edge=0.6)
    if sees(m, 0, 0, 1, (0, h * 0.9, skull_r)):
        for s in (-1, 1):
            ball(m, (s * skull_r * 0.4, h * 0.925, skull_r * 0.85), skull_r * 0.24, DARK, 0)
        m.line([(-skull_r * 0.4, h * 0.87, skull_r), (skull_r * 0.4, h * 0.87, skull_r)], 0.8)


def cello(m: SolidBuilder, model: Model) -> None:
    """A cello, which stands."""
    w, h, d = model.size
    m.tube((0, 0, 0), (0, h * 0.1, 0), 0.008, STEEL, outline=0.4)
    violin(m.moved(0, h * 0.08, 0), Model((w, h * 0.92, d), model.colour, held=True))


def harp(m: SolidBuilder, model: Model) -> None:
    """A harp."""
    w, h, d = model.size
    c = model.colour
    m.box((0, 0, 0), (w * 0.7, h * 0.06, d), c)
    m.rod([(-w * 0.36, h * 0.06, 0, d * 0.2), (-w * 0.42, h * 0.96, 0, d * 0.14)], c)
    m.rod(
        [
            (-w * 0.42, h * 0.96, 0, d * 0.14),
            (-w * 0.1, h * 0.86, 0, d * 0.14),
            (w * 0.2, h * 0.9, 0, d * 0.14),
            (w * 0.44, h * 0.8, 0, d * 0.16),
        ],
        BRASS,
    )
    for k in range(10):
        t = k / 10
        m.line(
            [
                (w * (-0.34 + 0.7 * t), h * (0.9 - 0.06 * t), 0),
                (w * (-0.26 + 0.6 * t), h * (0.1 + 0.6 * t), 0),
            ],
            0.5,
        )
    m.rod([(-w * 0.3, h * 0.08, 0, d * 0.4), (w * 0.44, h * 0.8, 0, d * 0.2)], c)


HOUSEHOLD: dict[str, Drawer] = {
    "pillow": pillow,
    "vase": vase,
    "bell": bell,
    "padlock": padlock,
    "fire_extinguisher": fire_extinguisher,
    "garment": garment,
    "skeleton": skeleton,
    "cello": cello,
    "harp": harp,
    "dumpster": dumpster,
    "stump": stump,
}
