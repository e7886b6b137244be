"""Things that tell what a place is for: barrels, racks, consoles, altars, bars of a cell, machines, lamps."""

from __future__ import annotations

import random

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, GLOW, OAK, STEEL
from storyboard_cli.render.preview.solids import SolidBuilder, cylinder

SCREEN: Rgb = (146, 196, 214)
BRASS: Rgb = (196, 164, 92)
BOTTLES: tuple[Rgb, ...] = ((92, 124, 92), (150, 96, 60), (196, 176, 110), (120, 150, 160), (136, 70, 62))


def block(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A plain solid: a step, a plinth, a stage."""
    m.box((0, 0, 0), size, colour)


def column(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A round column with base and capital."""
    w, h, _ = size
    m.box((0, 0, 0), (w * 1.5, 0.25, w * 1.5), scaled(colour, 0.95))
    m.rod([(0, 0.3, 0, w / 2), (0, h - 0.5, 0, w * 0.44)], colour)
    m.box((0, h - 0.4, 0), (w * 1.4, 0.4, w * 1.4), scaled(colour, 1.04))


def barrel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.rod([(0, w * 0.1, 0, w * 0.42), (0, h * 0.5, 0, w * 0.5), (0, h - w * 0.1, 0, w * 0.42)], colour)
    for y in (0.2, 0.5, 0.8):
        wide = w * (0.5 if y == 0.5 else 0.46)
        m.line([(-wide, h * y, 0.02), (0, h * y - 0.03, wide), (wide, h * y, 0.02)], 1.1)
    m.shape(m.ellipse((0, h, 0), (0, 2), (w * 0.4, w * 0.4), 14), scaled(colour, 0.9), edge=0.6)


def crate(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wooden box with battens and a cross."""
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    z = d / 2
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, z)):
        for y in (0.1, 0.9):
            m.line([(-w / 2, h * y, z), (w / 2, h * y, z)], 0.6)
        m.line([(-w / 2, h * 0.1, z), (w / 2, h * 0.9, z)], 0.6)
        m.line([(-w / 2 + 0.08, 0, z), (-w / 2 + 0.08, h, z)], 0.5)
        m.line([(w / 2 - 0.08, 0, z), (w / 2 - 0.08, h, z)], 0.5)


def pallet_rack(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """High storage: uprights, levels, and boxes on every level."""
    w, h, d = size
    hand = random.Random(round(m.origin[0] * 31 + m.origin[2] * 17))
    levels = max(2, round(h / 1.35))
    for k in range(levels):
        y = h * k / levels
        m.box((0, y, 0), (w, 0.1, d), scaled((196, 120, 60), 0.95), edge=0.5)
        x = -w / 2 + 0.12
        while x < w / 2 - 0.4:
            wide = min(hand.uniform(0.5, 0.95), w / 2 - x - 0.06)
            tall = h / levels * hand.uniform(0.5, 0.78)
            m.box(
                (x + wide / 2, y + 0.1, 0),
                (wide * 0.94, tall, d * 0.8),
                scaled(colour, hand.uniform(0.85, 1.1)),
                edge=0.6,
            )
            x += wide + 0.05
    for x in (-w / 2, w / 2):
        m.box((x, 0, d / 2), (0.09, h, 0.09), (92, 112, 140), edge=0.6)


def console(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A slanted desk of switches and lit screens; whoever works at it sits ahead of it."""
    w, h, d = size
    m.box((0, 0, -d * 0.1), (w, h * 0.62, d * 0.7), colour)
    slope = [
        (-w / 2, h * 0.62, d * 0.4),
        (w / 2, h * 0.62, d * 0.4),
        (w / 2, h * 0.86, -d * 0.2),
        (-w / 2, h * 0.86, -d * 0.2),
    ]
    m.face(slope, scaled(colour, 0.9))
    m.box((0, h * 0.62, -d * 0.36), (w, h * 0.38, d * 0.2), scaled(colour, 1.05))
    if not m.board.lens.faces(m.axes[2], m.at(0, h, 0)):
        return
    count = max(2, round(w / 0.6))
    for k in range(count):
        x0, x1 = -w / 2 + w * (k + 0.14) / count, -w / 2 + w * (k + 0.86) / count
        z = -d * 0.25
        glass = [(x0, h * 0.88, z), (x1, h * 0.88, z), (x1, h * 0.99, z), (x0, h * 0.99, z)]
        m.face(glass, SCREEN if k % 3 else (206, 150, 96), value=1.15, edge=0.4)
        for j in range(3):
            x, up = x0 + (x1 - x0) * (j + 0.5) / 3, h * 0.74
            m.rod(
                [(x, up, d * 0.12, 0.018), (x, up, d * 0.12, 0.018)],
                ((214, 92, 76), GLOW, (120, 176, 120))[(k + j) % 3],
                outline=0.4,
            )


def rack(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A cabinet of instruments: dials, lamps, reels."""
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    if not m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        return
    z = d / 2 + 0.01
    rows = max(3, round(h / 0.42))
    for k in range(rows):
        y = h * (k + 0.5) / rows
        m.line([(-w * 0.48, h * k / rows, z), (w * 0.48, h * k / rows, z)], 0.4)
        if k % 2:
            m.shape(m.ellipse((-w * 0.22, y, z), (0, 1), (0.1, 0.1), 12), (226, 226, 214), edge=0.5)
            m.line([(-w * 0.22, y, z), (-w * 0.17, y + 0.06, z)], 0.5)
            m.shape(m.ellipse((w * 0.22, y, z), (0, 1), (0.1, 0.1), 12), (226, 226, 214), edge=0.5)
        else:
            for j in range(4):
                tone = ((214, 92, 76), GLOW, (120, 176, 120))[(k + j) % 3]
                x = -w * 0.36 + w * 0.24 * j
                m.face(
                    [
                        (x - 0.03, y - 0.03, z),
                        (x + 0.03, y - 0.03, z),
                        (x + 0.03, y + 0.03, z),
                        (x - 0.03, y + 0.03, z),
                    ],
                    tone,
                    value=1.1,
                    edge=0.3,
                )


def bars(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The barred front of a cell, with its door in the middle."""
    w, h, _ = size
    count = max(6, round(w / 0.16))
    for k in range(count + 1):
        x = -w / 2 + w * k / count
        m.tube((x, 0, 0), (x, h, 0), 0.016, colour, outline=0.5)
    for y in (0.12, h * 0.45, h - 0.1):
        m.box((0, y, 0), (w, 0.06, 0.05), colour, edge=0.5)
    m.box((w * 0.12, h * 0.42, 0.03), (0.14, 0.24, 0.06), scaled(colour, 0.8), edge=0.7)


def bottles(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A back bar: shelves of bottles before a mirror."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.36, d), colour)
    z = d * 0.2
    m.face(
        [(-w / 2, h * 0.36, 0), (w / 2, h * 0.36, 0), (w / 2, h, 0), (-w / 2, h, 0)],
        (186, 196, 200),
        value=1.05,
    )
    hand = random.Random(round(w * 100))
    for row in range(3):
        y = h * (0.38 + 0.2 * row)
        m.box((0, y - 0.04, z * 0.5), (w, 0.04, d * 0.5), scaled(colour, 1.1), edge=0.5)
        x = -w / 2 + 0.1
        while x < w / 2 - 0.1:
            tall = hand.uniform(0.62, 0.95) * h * 0.17
            tone = BOTTLES[hand.randrange(5)]
            m.rod([(x, y + 0.03, z, 0.036), (x, y + tall * 0.55, z, 0.036)], tone, outline=0.4)
            m.rod([(x, y + tall * 0.7, z, 0.014), (x, y + tall, z, 0.012)], tone, outline=0.3)
            x += hand.uniform(0.13, 0.24)
    for x in (-w / 2, w / 2):
        m.box((x, h * 0.36, 0.02), (0.12, h * 0.68, d * 0.5), scaled(colour, 0.95))
    m.box((0, h, 0.02), (w + 0.2, 0.12, d * 0.6), scaled(colour, 1.05))


def torch(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A burning torch in its bracket."""
    h = size[1]
    m.tube((0, 0, 0), (0, h * 0.6, 0.1), 0.03, OAK, end=0.045)
    m.rod(
        [(0, h * 0.66, 0.1, 0.07), (0.01, h * 0.84, 0.1, 0.05), (-0.02, h, 0.1, 0.01)],
        (248, 176, 84),
        outline=0.5,
    )
    m.board.light_lamp(m.at(0, h * 0.8, 0.1), 2.2)


def candles(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A branched candlestick."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h * 0.8, 0), 0.018, BRASS)
    m.shape(m.ellipse((0, 0.02, 0), (0, 2), (w * 0.34, w * 0.34), 12), BRASS, edge=0.5)
    for s in (-1, 0, 1):
        x = s * w * 0.42
        m.rod([(0, h * 0.62, 0, 0.012), (x, h * 0.66, 0, 0.012), (x, h * 0.8, 0, 0.012)], BRASS, outline=0.5)
        m.tube((x, h * 0.8, 0), (x, h * 0.95, 0), 0.018, (246, 240, 224), outline=0.5)
        m.rod([(x, h * 0.98, 0, 0.018), (x, h * 1.04, 0, 0.006)], (255, 214, 120), outline=0)
    m.board.light_lamp(m.at(0, h, 0), 1.2)


def chandelier(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A ring of lights that hangs from the ceiling."""
    w, h, _ = size
    m.line([(0, h, 0), (0, h + 2.5, 0)], 0.8)
    for level, wide in ((0.0, 0.5), (h * 0.5, 0.3)):
        ring = m.ellipse((0, level, 0), (0, 2), (w * wide, w * wide), 16)
        m.rod([(*p, 0.025) for p in [*ring, ring[0]]], BRASS, outline=0.5)
        for p in ring[::2]:
            m.rod([(p[0], p[1] + 0.06, p[2], 0.02), (p[0], p[1] + 0.16, p[2], 0.03)], GLOW, outline=0.4)
        for p in ring[::4]:
            m.line([p, (0, h, 0)], 0.4)
    m.board.light_lamp(m.at(0, 0, 0), 2.4)


def hanging_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A shade on a long cord."""
    w, h, _ = size
    m.line([(0, h, 0), (0, h + 3.0, 0)], 0.7)
    low, high = (
        m.ellipse((0, 0, 0), (0, 2), (w / 2, w / 2), 14),
        m.ellipse((0, h, 0), (0, 2), (w * 0.12, w * 0.12), 8),
    )
    m.board.light_lamp(m.at(0, 0, 0), 1.5)
    m.shape([*low, *high], colour, convex=True)
    if m.board.lens.eye[1] < m.origin[1]:
        m.shape(low, (255, 240, 200), value=1.2, edge=0.5)


def machine(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A factory machine: a bed, a tower, a wheel, pipes and gauges."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.42, d), colour)
    m.box((-w * 0.26, h * 0.42, 0), (w * 0.42, h * 0.58, d * 0.8), scaled(colour, 1.08))
    m.rod([(w * 0.1, h * 0.9, 0, 0.09), (w * 0.4, h * 0.9, 0, 0.09), (w * 0.4, h * 0.4, 0, 0.09)], STEEL)
    z = d * 0.42
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, z)):
        wheel = m.ellipse((-w * 0.26, h * 0.7, z), (0, 1), (h * 0.17, h * 0.17), 18)
        m.rod([(*p, 0.035) for p in [*wheel, wheel[0]]], DARK, outline=0.5)
        for k in range(0, 18, 3):
            m.line([(-w * 0.26, h * 0.7, z), wheel[k]], 0.7)
        for k in range(2):
            m.shape(
                m.ellipse((w * (0.1 + 0.18 * k), h * 0.3, d / 2 + 0.01), (0, 1), (0.11, 0.11), 12),
                (230, 230, 220),
                edge=0.6,
            )
    cylinder(m.moved(w * 0.22, h * 0.42, -d * 0.1), w * 0.14, w * 0.14, h * 0.3, mix(colour, STEEL, 0.5))


def conveyor(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A belt on rollers with boxes that travel on it, along its width."""
    w, h, d = size
    for k in range(max(2, round(w / 1.2)) + 1):
        x = -w / 2 + w * k / max(2, round(w / 1.2))
        m.box((x, 0, 0), (0.08, h - 0.1, d * 0.9), STEEL, edge=0.5)
    m.box((0, h - 0.14, 0), (w, 0.14, d), scaled(DARK, 1.3))
    count = max(3, round(w / 0.9))
    for k in range(count):
        m.box((-w / 2 + w * (k + 0.5) / count, h, 0), (0.42, 0.3, d * 0.6), colour, edge=0.6)


def pipes(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Three pipes along a wall, with flanges and a hand wheel."""
    w, h, _ = size
    for k, y in enumerate((0.0, 0.45, 0.8)):
        r = (0.09, 0.06, 0.045)[k]
        m.rod([(-w / 2, y * h, 0, r), (w / 2, y * h, 0, r)], scaled(colour, 1.0 - 0.1 * k), outline=0.6)
        for j in range(4):
            x = -w / 2 + w * (j + 0.5) / 4
            m.rod(
                [(x - 0.03, y * h, 0, r * 1.35), (x + 0.03, y * h, 0, r * 1.35)],
                scaled(colour, 0.85),
                outline=0.5,
            )
    wheel = m.ellipse((w * 0.1, h * 0.2, 0.16), (0, 1), (0.16, 0.16), 14)
    m.rod([(*p, 0.02) for p in [*wheel, wheel[0]]], (176, 70, 58), outline=0.5)
    m.line([wheel[0], wheel[7]], 0.8)
    m.line([wheel[3], wheel[10]], 0.8)
