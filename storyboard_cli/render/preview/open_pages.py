"""An open book that lies on something: two pages, with writing or with drawings on them."""

from __future__ import annotations

import math
import random

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_PAPER: Rgb = (238, 233, 220)


def draw_open_pages(m: SolidBuilder, size: Vec3, colour: Rgb, pages: str, hand: random.Random) -> None:
    """Both pages face up, their top away from whoever the book faces."""
    w, h, d = size
    thick = max(0.012, d * 0.6)
    m.box((0, 0, 0), (w * 2.04, thick * 0.35, h * 1.03), colour)
    for side in (-1, 1):
        m.box((side * w * 0.49, thick * 0.35, 0), (w * 0.96, thick * 0.65, h * 0.97), _PAPER, edge=0.5)
    top = thick + 0.001
    m.line([(0, top, -h * 0.485), (0, top, h * 0.485)], 1.1)
    for curve in (0.03, 0.06):  # the pages bend into the fold
        for side in (-1, 1):
            m.line([(side * w * curve, top, -h * 0.47), (side * w * curve, top, h * 0.47)], 0.25)
    for side in (-1, 1):
        if pages == "drawing":
            _people(m, (side * w * 0.5, top, 0.0), w * 0.8, h * 0.82, hand)
        else:
            _lines_of_writing(m, (side * w * 0.5, top, 0.0), w * 0.74, h * 0.8, hand)


def _on_page(middle: Vec3, u: float, v: float) -> Vec3:
    """Right and up on a page, as its reader sees it."""
    return (middle[0] - u, middle[1], middle[2] - v)


def _lines_of_writing(m: SolidBuilder, middle: Vec3, w: float, h: float, hand: random.Random) -> None:
    for row in range(11):
        v = h * (0.46 - 0.092 * row)
        reach = 1.0 if row % 4 != 3 else hand.uniform(0.4, 0.75)
        u, points = -w / 2, []
        while u < w * (reach - 0.5):
            points.append(_on_page(middle, u, v + h * hand.uniform(-0.010, 0.010)))
            u += w * hand.uniform(0.03, 0.06)
        m.line(points, 0.45)


def _people(m: SolidBuilder, middle: Vec3, w: float, h: float, hand: random.Random) -> None:
    """Quick heads, some with open mouths, as in a sketchbook."""
    for row in range(2):
        for column in range(2):
            u = w * (-0.25 + 0.5 * column + hand.uniform(-0.03, 0.03))
            v = h * (0.27 - 0.5 * row + hand.uniform(-0.03, 0.03))
            _head(m, _on_page(middle, u, v), w * hand.uniform(0.13, 0.16), hand)


def _head(m: SolidBuilder, at: Vec3, r: float, hand: random.Random) -> None:
    def ring(cu: float, cv: float, ru: float, rv: float, turns: float = 1.0) -> list[Vec3]:
        steps = max(6, int(18 * turns))
        return [
            _on_page(at, cu + ru * math.sin(2 * math.pi * turns * k / steps),
                     cv + rv * math.cos(2 * math.pi * turns * k / steps))
            for k in range(steps + 1)
        ]  # fmt: skip

    m.line(ring(0, 0, r, r * 1.3), 0.7)
    m.line(ring(0, r * 0.5, r * 1.12, r * 0.98, 0.5)[:8], 0.7)
    mouth = m.face(
        ring(0, -r * 0.55, r * 0.3, r * hand.uniform(0.2, 0.4))[:-1], scaled(_PAPER, 0.35), edge=0.4
    )
    if not mouth:
        return
    for side in (-1, 1):
        m.line([_on_page(at, side * r * 0.5, r * 0.2), _on_page(at, side * r * 0.24, r * 0.24)], 0.7)
        m.line(
            [
                _on_page(at, side * r * 0.45, -r * 1.2),
                _on_page(at, side * r * 0.6, -r * 1.6),
                _on_page(at, side * r * 1.5, -r * 1.95),
            ],
            0.6,
        )
    for k in range(3):
        tilt = hand.uniform(-0.2, 0.2)
        u = r * (-0.5 + 0.5 * k)
        m.line([_on_page(at, u, r * 1.28), _on_page(at, u + r * tilt, r * 0.85)], 0.4)
