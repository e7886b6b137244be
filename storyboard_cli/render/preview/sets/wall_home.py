"""What stands at the walls of a home and is seen behind heads: the head of a bed, a fireplace."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.flames import flames
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.wall_pieces import (
    BRASS,
    DARK,
    PAPER,
    WOOD,
    Flat,
    disc,
    glow,
    outline,
    plate,
)
from storyboard_cli.render.preview.solids import SolidBuilder

_CLOTH: Rgb = (132, 118, 148)
_LINEN: Rgb = (240, 238, 234)
_STONE: Rgb = (206, 200, 190)


def bed_head(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The buttoned head of a double bed with its pillows, and a reading lamp at each side."""
    w, h, _ = size
    wide, top = w * 0.36, h * 0.84
    arch = [(wide * math.cos(t), top - 0.14 + 0.14 * math.sin(t)) for t in _turns(0.0, math.pi, 12)]
    outline(m, [(-wide, 0), (wide, 0), *arch], scaled(WOOD, 0.8), out=0.06)
    cushion = [(x * 0.9, y - 0.06) for x, y in arch]
    outline(m, [(-wide * 0.9, 0), (wide * 0.9, 0), *cushion], _CLOTH, out=0.09, edge=0.5)
    for row in range(3):
        for k in range(4 - row % 2):
            x = (k - (3 - row % 2) / 2) * wide * 0.44
            disc(m, x, top - 0.2 - 0.16 * row, 0.018, scaled(_CLOTH, 0.7), out=0.1, edge=0.3)
    for side in (-1, 1):
        outline(m, _pillow(side * wide * 0.46, h * 0.28, wide * 0.42, h * 0.22), _LINEN, out=0.22, edge=0.7)
        _reading_lamp(m, side * w * 0.44, h * 0.74)
    plate(m, 0, 0, wide * 1.96, h * 0.3, (196, 206, 220), out=0.34, edge=0.6)


def _reading_lamp(m: SolidBuilder, x: float, y: float) -> None:
    m.tube((x, y - 0.16, 0.04), (x, y + 0.02, 0.12), 0.014, BRASS, outline=0.5)
    shade: list[Flat] = [(x - 0.13, y), (x + 0.13, y), (x + 0.08, y + 0.2), (x - 0.08, y + 0.2)]
    m.face([(a, b, 0.14) for a, b in shade], (250, 226, 168), edge=0.7, value=1.05)


def _pillow(x: float, y: float, half: float, tall: float) -> list[Flat]:
    """A plump pillow: four corners drawn out, its sides hollow."""
    c, b = tall * 0.12, tall
    return [
        (x - half, y), (x, y + c * 0.5), (x + half, y), (x + half - c, y + b * 0.5), (x + half, y + b),
        (x, y + b - c * 0.5), (x - half, y + b), (x - half + c, y + b * 0.5),
    ]  # fmt: skip


def hearth(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A fireplace that burns: clock, candles and a photograph on the mantelpiece, a gilt mirror over it."""
    w, h, deep = size
    shelf = h * 0.52
    plate(m, 0, 0, w * 0.8, h, (222, 214, 202), out=0.02)
    m.box((0, 0, deep * 0.3), (w * 0.9, shelf - 0.06, deep * 0.6), _STONE)
    front = deep * 0.6 + 0.01
    plate(m, 0, 0, w * 0.5, shelf * 0.72, DARK, out=front)
    m.tube((-w * 0.17, 0.07, front + 0.05), (w * 0.17, 0.09, front + 0.05), 0.04, (92, 66, 48))
    flames(m, w * 0.34, shelf * 0.46, up=0.07, ahead=front + 0.08)
    m.box((0, shelf - 0.06, deep * 0.36), (w, 0.07, deep * 0.72), scaled(_STONE, 1.08))
    _mantel_things(m, w, shelf + 0.01, deep * 0.4)
    _gilt_mirror(m, shelf + 0.2 + (h - shelf - 0.2) / 2, w * 0.2, (h - shelf - 0.3) / 2)


def _mantel_things(m: SolidBuilder, w: float, y: float, out: float) -> None:
    plate(m, 0, y, 0.24, 0.24, scaled(WOOD, 0.7), out=out)
    disc(m, 0, y + 0.13, 0.09, PAPER, out=out + 0.02)
    m.line([(0, y + 0.19, out + 0.03), (0, y + 0.13, out + 0.03), (0.04, y + 0.11, out + 0.03)], 0.9)
    for side in (-1, 1):
        x = side * w * 0.3
        m.tube((x, y, out), (x, y + 0.14, out), 0.02, BRASS, end=0.014, outline=0.5)
        m.tube((x, y + 0.14, out), (x, y + 0.3, out), 0.014, PAPER, outline=0.5)
        glow(m, x, y + 0.31, 0.02, 0.04, (255, 214, 120), out=out)
    x = w * 0.42
    plate(m, x, y, 0.16, 0.2, BRASS, out=out)
    plate(m, x, y + 0.02, 0.12, 0.16, (150, 132, 116), out=out + 0.01, edge=0.3)
    disc(m, x, y + 0.12, 0.03, (226, 196, 170), out=out + 0.02, edge=0.2)


def _gilt_mirror(m: SolidBuilder, y: float, wide: float, tall: float) -> None:
    for share, tone, out in ((1.0, BRASS, 0.05), (0.82, mix((190, 208, 216), PAPER, 0.3), 0.06)):
        ring = [(wide * share * math.cos(t), y + tall * share * math.sin(t)) for t in _turns(0, math.tau, 20)]
        outline(m, ring, tone, out=out)


def _turns(start: float, end: float, count: int) -> list[float]:
    return [start + (end - start) * i / count for i in range(count + 1)]
