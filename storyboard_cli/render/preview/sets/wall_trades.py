"""What hangs on or stands at the walls of a trade: stages, barns, cellars, hotels, mines, stations."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.wall_pieces import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    WOOD,
    Flat,
    disc,
    glow,
    outline,
    plate,
)
from storyboard_cli.render.preview.solids import SolidBuilder


def curtains(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A stage's red curtain with its gold fringe."""
    w, h, _ = size
    folds = max(6, round(w / 0.22))
    for k in range(folds):
        x = -w / 2 + w * (k + 0.5) / folds
        plate(m, x, 0, w / folds, h, mix((150, 36, 40), (112, 24, 32), k % 2), out=0.05, edge=0.4)
    swags = max(2, round(w / 0.7))
    for k in range(swags):
        x, half = -w / 2 + w * (k + 0.5) / swags, w / swags / 2
        drop = [(x - half + half * t / 4, h - h * 0.16 * math.sin(math.pi * t / 8)) for t in range(9)]
        outline(m, [(x - half, h), *drop, (x + half, h)], (172, 48, 46), out=0.09)
        m.rod([(a, b, 0.1, 0.014) for a, b in drop], BRASS, outline=0)


def tack(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Planks with a horse's collar, a lantern, a rope and a pitchfork."""
    w, h, _ = size
    x = -w * 0.26
    m.rod(
        [
            (
                x + 0.17 * math.cos(t * math.tau / 14),
                h * 0.56 + 0.26 * math.sin(t * math.tau / 14),
                0.07,
                0.05,
            )
            for t in range(15)
        ],
        (104, 66, 44),
    )
    m.rod(
        [
            (
                x + 0.21 * math.cos(t * math.tau / 14),
                h * 0.56 + 0.3 * math.sin(t * math.tau / 14),
                0.09,
                0.012,
            )
            for t in range(15)
        ],
        BRASS,
        outline=0.4,
    )
    x = w * 0.12
    m.tube((x, 0, 0.06), (x, h * 0.74, 0.06), 0.02, WOOD)
    m.tube((x - 0.13, h * 0.76, 0.06), (x + 0.13, h * 0.76, 0.06), 0.015, STEEL, outline=0.6)
    for k in (-1, 0, 1):
        m.tube((x + k * 0.12, h * 0.76, 0.06), (x + k * 0.13, h, 0.06), 0.013, STEEL, end=0.004, outline=0.6)
    x = w * 0.38
    for k in range(3):
        r = 0.17 - 0.03 * k
        m.rod(
            [
                (
                    x + r * math.cos(t * math.tau / 12),
                    h * 0.5 - r * 0.3 + r * 1.3 * math.sin(t * math.tau / 12),
                    0.05 + 0.01 * k,
                    0.016,
                )
                for t in range(13)
            ],
            (196, 164, 108),
            outline=0.5,
        )


def wine_rack(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Bottles lying in the diamonds of a rack, two lamps of shaded light over it."""
    w, h, _ = size
    wood: Rgb = (104, 70, 48)
    plate(m, 0, 0, w, h * 0.76, scaled(wood, 0.6), out=0.02)
    columns, rows = max(3, round(w / 0.24)), max(3, round(h * 0.76 / 0.24))
    for k in range(columns * rows):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = h * 0.76 * (k // columns + 0.5) / rows
        tone = ((70, 96, 66), (96, 44, 50), (58, 66, 62), (150, 120, 60))[(k * 5 + k // columns) % 4]
        disc(m, x, y, 0.075, tone, out=0.06, edge=0.5)
        disc(m, x, y, 0.03, scaled(tone, 1.4), out=0.065, edge=0.3)
    for k in range(columns + 1):
        x = -w / 2 + w * k / columns
        m.box((x, 0, 0.06), (0.025, h * 0.76, 0.1), wood, edge=0.4)
    for k in range(rows + 1):
        m.box((0, h * 0.76 * k / rows - 0.012, 0.06), (w, 0.025, 0.1), wood, edge=0.4)
    for s in (-1, 1):
        x = s * w * 0.28
        outline(
            m,
            [(x - 0.11, h * 0.84), (x + 0.11, h * 0.84), (x + 0.06, h), (x - 0.06, h)],
            (244, 216, 150),
            out=0.12,
        )
        m.board.light_lamp(m.at(x, h * 0.88, 0.14), 0.9)


def key_rack(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Pigeonholes with keys and letters behind a hotel's desk."""
    w, h, _ = size
    wood: Rgb = (116, 80, 54)
    plate(m, 0, 0, w, h, wood, out=0.03)
    columns, rows = max(4, round(w / 0.24)), max(3, round(h / 0.26))
    for k in range(columns * rows):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = h * (k // columns) / rows + 0.02
        wide, tall = w / columns - 0.04, h / rows - 0.04
        plate(m, x, y, wide, tall, scaled(wood, 0.55), out=0.035, edge=0.5)
        if (k * 7) % 3 == 0:
            outline(
                m,
                [
                    (x - wide * 0.3, y),
                    (x + wide * 0.24, y),
                    (x + wide * 0.34, y + tall * 0.6),
                    (x - wide * 0.2, y + tall * 0.6),
                ],
                PAPER,
                out=0.04,
                edge=0.4,
            )
        elif (k * 7) % 3 == 1:
            disc(m, x, y + tall * 0.5, 0.03, BRASS, out=0.05, edge=0.4)
            plate(m, x, y + tall * 0.08, 0.04, tall * 0.4, (186, 60, 52), out=0.05, edge=0.4)


def costumes(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rail of dresses and coats, hats on the shelf over it."""
    w, h, _ = size
    m.tube((-w / 2, h * 0.84, 0.2), (w / 2, h * 0.84, 0.2), 0.016, STEEL)
    for s in (-1, 1):
        m.tube((s * w / 2, 0, 0.2), (s * w / 2, h * 0.86, 0.2), 0.018, STEEL)
    tones: tuple[Rgb, ...] = (
        (176, 60, 70),
        (222, 190, 110),
        (86, 110, 150),
        (120, 80, 130),
        (90, 130, 100),
        (226, 220, 206),
    )
    count = max(4, round(w / 0.24))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        low = h * (0.2 + 0.08 * (k % 3))
        dress: list[Flat] = [
            (x - 0.07, h * 0.8),
            (x + 0.07, h * 0.8),
            (x + 0.06, h * 0.6),
            (x + 0.15, low),
            (x - 0.15, low),
            (x - 0.06, h * 0.6),
        ]
        outline(m, dress, tones[k % 6], out=0.2 + 0.01 * k)
        m.line([(x - 0.07, h * 0.8, 0.3), (x, h * 0.84, 0.3), (x + 0.07, h * 0.8, 0.3)], 0.8)


def lantern_hook(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A miner's lamp on a spike, a pick and a helmet beside it."""
    w, h, _ = size
    x = -w * 0.22
    m.tube((x, h * 0.9, 0.0), (x, h * 0.9, 0.14), 0.014, DARK)
    m.rod([(x, h * 0.5, 0.14, 0.08), (x, h * 0.6, 0.14, 0.08)], (252, 214, 130))
    plate(m, x, h * 0.4, 0.18, 0.05, DARK, out=0.2)
    outline(
        m,
        [(x - 0.09, h * 0.68), (x + 0.09, h * 0.68), (x + 0.03, h * 0.8), (x - 0.03, h * 0.8)],
        DARK,
        out=0.2,
    )
    m.board.light_lamp(m.at(x, h * 0.55, 0.16), 1.6)
    x = w * 0.2
    m.tube((x - 0.1, 0, 0.06), (x + 0.06, h * 0.86, 0.06), 0.02, WOOD)
    m.rod(
        [
            (x - 0.26, h * 0.74, 0.07, 0.008),
            (x - 0.1, h * 0.86, 0.07, 0.02),
            (x + 0.06, h * 0.87, 0.07, 0.026),
            (x + 0.22, h * 0.8, 0.07, 0.02),
            (x + 0.34, h * 0.66, 0.07, 0.008),
        ],
        STEEL,
    )


def line_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The round sign of an underground line over a map of it, on tiles."""
    w, h, _ = size
    r = min(w * 0.3, h * 0.3)
    disc(m, 0, h * 0.66, r, (196, 54, 48), out=0.03)
    disc(m, 0, h * 0.66, r * 0.66, (240, 240, 236), out=0.035, edge=0.4)
    plate(m, 0, h * 0.66 - r * 0.24, r * 2.7, r * 0.48, (52, 76, 140), out=0.045)
    half = r * 1.3
    c = [
        (-half, h * 0.66 - r * 0.2),
        (half, h * 0.66 - r * 0.2),
        (half, h * 0.66 + r * 0.2),
        (-half, h * 0.66 + r * 0.2),
    ]
    letter_face(
        m, "METRO", [(a, b, 0.05) for a, b in c], on=(52, 76, 140), tallest=0.8, most_lines=1, turn=False
    )
    plate(m, 0, 0, w * 0.8, h * 0.28, (238, 238, 232), out=0.02)
    for k, tone in enumerate(((196, 54, 48), (60, 120, 180), (84, 150, 90))):
        y = h * (0.06 + 0.075 * k)
        m.rod(
            [
                (-w * 0.36, y, 0.03, 0.012),
                (-w * 0.05, y, 0.03, 0.012),
                (w * 0.05, y + 0.05 * (1 - k), 0.03, 0.012),
                (w * 0.36, y + 0.05 * (1 - k), 0.03, 0.012),
            ],
            tone,
            outline=0,
        )
        for s in (-0.24, -0.1, 0.2):
            disc(m, s * w, y + (0.05 * (1 - k) if s > 0 else 0.0), 0.022, (250, 250, 246), out=0.04, edge=0.5)


def slot_machines(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two slot machines with lit reels and levers."""
    w, h, _ = size
    for s in (-1, 1):
        x = s * w * 0.26
        m.box((x, 0, 0.25), (w * 0.44, h * 0.86, 0.5), ((170, 50, 60), (70, 62, 130))[s > 0])
        glow(m, x, h * 0.46, w * 0.36, h * 0.18, (250, 244, 220), out=0.51)
        for k in range(3):
            tone = ((206, 50, 46), (236, 180, 60), (70, 140, 80))[(k + (s > 0)) % 3]
            disc(m, x + (k - 1) * w * 0.11, h * 0.55, w * 0.04, tone, out=0.52, edge=0.4)
        glow(m, x, h * 0.68, w * 0.36, h * 0.14, (250, 200, 90), out=0.51)
        outline(m, [(x - w * 0.2, h * 0.86), (x + w * 0.2, h * 0.86), (x, h)], (250, 210, 110), out=0.3)
        m.tube((x + w * 0.235, h * 0.44, 0.3), (x + w * 0.25, h * 0.64, 0.34), 0.015, STEEL)
        disc(m, x + w * 0.25, h * 0.66, 0.04, (206, 50, 46), out=0.36)


def studio_lamps(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rail with two spotlights, a microphone on its boom under them."""
    w, h, _ = size
    m.tube((-w / 2, h * 0.94, 0.2), (w / 2, h * 0.94, 0.2), 0.03, DARK)
    for s in (-1, 1):
        x = s * w * 0.26
        m.tube((x, h * 0.94, 0.2), (x, h * 0.84, 0.2), 0.016, DARK)
        m.rod([(x, h * 0.78, 0.2, 0.12), (x - s * 0.08, h * 0.7, 0.36, 0.13)], (64, 66, 72))
        disc(m, x - s * 0.08, h * 0.7, 0.11, (255, 240, 196), out=0.5, lit=True)
        m.board.light_lamp(m.at(x - s * 0.08, h * 0.7, 0.5), 1.0)
    m.tube((-w * 0.5, h * 0.2, 0.3), (w * 0.16, h * 0.5, 0.3), 0.014, STEEL)
    m.rod([(w * 0.16, h * 0.5, 0.3, 0.05), (w * 0.24, h * 0.46, 0.3, 0.05)], (72, 74, 80))
