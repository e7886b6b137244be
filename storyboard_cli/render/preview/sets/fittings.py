"""Fittings of interiors: shelves with their books, desks with what lies on them, counters, rugs."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

WOOD: Rgb = (166, 128, 92)
PLASTER: Rgb = (218, 211, 198)
WHITE: Rgb = (232, 229, 222)


def rug(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _, d = size
    m.face(
        [(-w / 2, 0.005, -d / 2), (w / 2, 0.005, -d / 2), (w / 2, 0.005, d / 2), (-w / 2, 0.005, d / 2)],
        colour,
        value=0.95,
        edge=0.6,
    )
    m.line(
        [
            (-w * 0.44, 0.006, -d * 0.42),
            (w * 0.44, 0.006, -d * 0.42),
            (w * 0.44, 0.006, d * 0.42),
            (-w * 0.44, 0.006, d * 0.42),
            (-w * 0.44, 0.006, -d * 0.42),
        ],
        0.5,
    )


_SPINES: tuple[Rgb, ...] = (
    (150, 84, 70),
    (96, 116, 134),
    (176, 146, 96),
    (106, 128, 98),
    (130, 104, 130),
    (196, 186, 164),
    (90, 90, 100),
)


def shelf(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Shelves with books and things."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    if not m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        return
    rows = max(3, int(h / 0.42))
    hand = m.board.hand
    m.face(
        [
            (-w / 2 + 0.04, 0.06, d / 2),
            (w / 2 - 0.04, 0.06, d / 2),
            (w / 2 - 0.04, h - 0.05, d / 2),
            (-w / 2 + 0.04, h - 0.05, d / 2),
        ],
        scaled(colour, 0.55),
        edge=0.4,
    )
    for row in range(rows):
        y0 = 0.06 + (h - 0.11) * row / rows
        room = (h - 0.11) / rows
        x = -w / 2 + 0.06
        while x < w / 2 - 0.12:
            if hand.random() < 0.12:
                x += hand.uniform(0.05, 0.16)
                continue
            run = hand.uniform(0.05, 0.15)
            tall = room * hand.uniform(0.6, 0.86)
            end = min(x + run, w / 2 - 0.06)
            m.face(
                [
                    (x, y0, d / 2 + 0.004),
                    (end, y0, d / 2 + 0.004),
                    (end, y0 + tall, d / 2 + 0.004),
                    (x, y0 + tall, d / 2 + 0.004),
                ],
                _SPINES[hand.randrange(7)],
                value=hand.uniform(0.8, 1.0),
                edge=0.28,
            )
            x = end + 0.004
        m.line([(-w / 2 + 0.03, y0, d / 2 + 0.006), (w / 2 - 0.03, y0, d / 2 + 0.006)], 1.0)


def school_desk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A pupil's desk with its chair, facing ahead."""
    if m.board.lens.depth(m.at(0, 0.4, -0.5)) > m.board.lens.depth(m.at(0, 0.4, 0.2)):
        f.chair(m.moved(0, 0, -0.48), (0.42, 0.82, 0.42), scaled(colour, 0.85))
        f.desk(m, size, colour)
    else:
        f.desk(m, size, colour)
        f.chair(m.moved(0, 0, -0.48), (0.42, 0.82, 0.42), scaled(colour, 0.85))


def reading_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    f.table(m, size, colour)
    m.box((-0.3, size[1], 0.1), (0.24, 0.06, 0.18), (150, 84, 70), edge=0.4)
    m.box((-0.28, size[1] + 0.06, 0.1), (0.2, 0.05, 0.16), (96, 116, 134), edge=0.4)
    f.lamp(m.moved(0.35, size[1], 0), (0.26, 0.4, 0.26), (120, 150, 124))


def study_desk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    f.desk(m, size, colour)
    f.lamp(m.moved(-0.4, size[1], -0.1), (0.24, 0.42, 0.24), (196, 170, 120))
    for k in range(4):
        m.box((0.1 + 0.07 * k, size[1], -0.18), (0.05, 0.22 + 0.03 * (k % 2), 0.16), _SPINES[k], edge=0.4)


def computer_desk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    f.desk(m, size, colour)
    m.box((0, size[1], -0.1), (0.06, 0.14, 0.06), (70, 72, 78), edge=0.4)
    m.box((0, size[1] + 0.12, -0.1), (0.56, 0.34, 0.03), (60, 62, 68))
    m.face(
        [
            (-0.25, size[1] + 0.15, -0.08),
            (0.25, size[1] + 0.15, -0.08),
            (0.25, size[1] + 0.43, -0.08),
            (-0.25, size[1] + 0.43, -0.08),
        ],
        (170, 196, 210),
        edge=0.3,
    )
    m.box((0, size[1], 0.18), (0.42, 0.02, 0.14), (200, 200, 200), edge=0.4)


def counter(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.05, d), colour)
    m.box((0, h - 0.05, 0.02), (w + 0.04, 0.05, d + 0.06), (196, 192, 184))
    if not m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        return
    count = max(2, int(w / 0.6))
    for k in range(1, count):
        x = -w / 2 + w * k / count
        m.line([(x, 0.08, d / 2), (x, h - 0.08, d / 2)], 0.6)
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        m.line([(x - 0.07, h - 0.16, d / 2 + 0.01), (x + 0.07, h - 0.16, d / 2 + 0.01)], 1.2)
    _saucepan(m.moved(-w * 0.28, h, 0))
    m.rod(
        [(w * 0.12, h, -0.1, 0.02), (w * 0.12, h + 0.28, -0.1, 0.018), (w * 0.12, h + 0.26, 0.08, 0.014)],
        (176, 180, 184),
    )


_HANDLE: Rgb = (58, 56, 58)


def _saucepan(m: SolidBuilder) -> None:
    """A pan with its lid and two handles."""
    steel = (150, 154, 158)
    for s in (-1, 1):
        m.tube((s * 0.12, 0.09, 0), (s * 0.18, 0.1, 0), 0.012, _HANDLE)
    m.shape([(-0.125, 0.0, 0), (0.125, 0.0, 0), (0.13, 0.14, 0), (-0.13, 0.14, 0)], steel)
    m.shape([(-0.138, 0.14, 0), (0.138, 0.14, 0), (0.1, 0.172, 0), (-0.1, 0.172, 0)], scaled(steel, 1.12))
    m.tube((0, 0.17, 0), (0, 0.195, 0), 0.016, _HANDLE)


def _bowl(m: SolidBuilder, colour: Rgb) -> None:
    """A bowl with fruit in it."""
    for x, fruit in ((-0.06, (196, 92, 64)), (0.02, (206, 156, 70)), (0.08, (122, 148, 74))):
        m.rod([(x, 0.1, 0, 0.045), (x + 0.004, 0.104, 0, 0.044)], fruit)
    round_ = [math.pi + k * math.pi / 10 for k in range(11)]
    m.shape([(0.15 * math.cos(a), 0.1 + 0.1 * math.sin(a), 0) for a in round_], colour)


def dining(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    f.chair(m.moved(0, 0, -0.7), (0.42, 0.9, 0.42), scaled(colour, 0.85))
    f.table(m, size, colour)
    _bowl(m.moved(0.1, size[1], 0), (196, 120, 96))


def round_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A café table with two chairs and a cup."""
    w, h, _ = size
    behind = m.board.lens.depth(m.at(-0.7, 0.4, 0)) > m.board.lens.depth(m.at(0.7, 0.4, 0))
    sides = (-1, 1) if behind else (1, -1)
    for s in sides:
        if s == sides[1]:
            m.tube((0, 0, 0), (0, h - 0.04, 0), 0.035, (90, 88, 86))
            m.shape(m.ellipse((0, h - 0.04, 0), (0, 2), (w / 2, w / 2)), scaled(colour, 0.7), edge=0.6)
            m.shape(m.ellipse((0, h, 0), (0, 2), (w / 2, w / 2)), colour, edge=0.7)
            m.rod([(0.1, h + 0.03, 0.05, 0.04), (0.1, h + 0.07, 0.05, 0.045)], (236, 232, 222), outline=0.5)
        ahead = tuple(-s * v for v in m.axes[0])
        axes = (m.axes[2], m.axes[1], (ahead[0], ahead[1], ahead[2]))
        seat = SolidBuilder(m.board, m.at(s * 0.68, 0, 0), axes, m.vivid, m.edge)
        f.chair(seat, (0.4, 0.86, 0.4), scaled(colour, 0.8))
