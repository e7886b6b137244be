"""What hangs on or stands at the walls of homes, schools, castles, courts and police stations."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.wall_pieces import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    WOOD,
    Flat,
    disc,
    outline,
    plate,
)
from storyboard_cli.render.preview.solids import SolidBuilder


def written_board(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A blackboard with sums, a drawn figure and its chalk ledge."""
    w, h, _ = size
    plate(m, 0, 0, w, h, WOOD, out=0.02)
    plate(m, 0, 0.05, w - 0.1, h - 0.1, (62, 88, 76), out=0.03, edge=0.5)
    unit = min(w / 1.6, h)
    for k, text in enumerate(("2 + 3 = 5", "7 x 6 = 42", "A B C")):
        y = h * (0.68 - 0.24 * k)
        c = [(-w * 0.44, y), (w * 0.12, y), (w * 0.12, y + h * 0.18), (-w * 0.44, y + h * 0.18)]
        corners = [(a, b, 0.035) for a, b in c]
        letter_face(
            m, text, corners, on=(62, 88, 76), ink=(232, 234, 226), tallest=0.7, most_lines=1, turn=False
        )
    x, y = w * 0.28, h * 0.46
    tri = [(x - 0.2 * unit, y), (x + 0.18 * unit, y), (x - 0.2 * unit, y + 0.34 * unit), (x - 0.2 * unit, y)]
    m.rod([(a, b, 0.04, 0.008) for a, b in tri], (232, 234, 226), outline=0)
    m.box((0, -0.02, 0.06), (w, 0.04, 0.12), WOOD, edge=0.6)


def formulas(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A white board with a formula, a curve and a ring of atoms."""
    w, h, _ = size
    plate(m, 0, 0, w, h, STEEL, out=0.02)
    plate(m, 0, 0.04, w - 0.08, h - 0.08, (240, 242, 240), out=0.03, edge=0.4)
    corners = [(-w * 0.44, h * 0.66), (w * 0.1, h * 0.66), (w * 0.1, h * 0.9), (-w * 0.44, h * 0.9)]
    letter_face(
        m, "E = MC2", [(a, b, 0.035) for a, b in corners], on=(240, 242, 240), tallest=0.7, most_lines=1,
        turn=False,
    )  # fmt: skip
    curve = [(-0.42, 0.16), (-0.3, 0.24), (-0.2, 0.5), (-0.1, 0.54), (0.0, 0.3), (0.08, 0.2)]
    m.rod([(x * w, y * h, 0.04, 0.009) for x, y in curve], (176, 60, 56), outline=0)
    m.line([(-w * 0.44, h * 0.58, 0.04), (-w * 0.44, h * 0.12, 0.04), (w * 0.12, h * 0.12, 0.04)], 0.8)
    r = min(w * 0.12, h * 0.24)
    ring = [
        (w * 0.3 + r * math.cos(t * math.tau / 6), h * 0.5 + r * math.sin(t * math.tau / 6)) for t in range(7)
    ]
    m.rod([(x, y, 0.04, 0.008) for x, y in ring], (70, 96, 160), outline=0)
    for k, (x, y) in enumerate(ring[:6]):
        disc(m, x, y, r * 0.22, ((186, 66, 58), (70, 96, 160))[k % 2], out=0.05, edge=0.3)


def flasks(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Shelves of flasks and bottles of coloured liquids."""
    w, h, _ = size
    tones: tuple[Rgb, ...] = ((96, 170, 120), (206, 150, 62), (96, 140, 190), (186, 92, 120))
    for row in range(2):
        y = h * (0.04 + 0.5 * row)
        m.box((0, y - 0.03, 0.12), (w, 0.03, 0.24), (214, 218, 218))
        count = max(3, round(w / 0.24))
        for k in range(count):
            x = -w / 2 + w * (k + 0.5) / count
            tone = tones[(k + row * 2) % 4]
            r = 0.085
            if (k + row) % 2:
                disc(m, x, y + r, r, (212, 226, 230), out=0.12)
                liquid: list[Flat] = [
                    (
                        x + r * 0.92 * math.cos(math.pi + t * math.pi / 8),
                        y + r + r * 0.92 * math.sin(math.pi + t * math.pi / 8),
                    )
                    for t in range(9)
                ]
                outline(m, liquid, tone, out=0.125, edge=0.3)
                m.rod(
                    [(x, y + 2 * r, 0.12, 0.026), (x, y + 2 * r + 0.1, 0.12, 0.03)],
                    (212, 226, 230),
                    outline=0.5,
                )
            else:
                cone: list[Flat] = [
                    (x - 0.09, y),
                    (x + 0.09, y),
                    (x + 0.028, y + 0.2),
                    (x + 0.028, y + 0.28),
                    (x - 0.028, y + 0.28),
                    (x - 0.028, y + 0.2),
                ]
                outline(m, cone, (212, 226, 230), out=0.12)
                outline(
                    m,
                    [
                        (x - 0.085, y + 0.005),
                        (x + 0.085, y + 0.005),
                        (x + 0.05, y + 0.11),
                        (x - 0.05, y + 0.11),
                    ],
                    tone,
                    out=0.125,
                    edge=0.3,
                )


def toys(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A shelf with a ball, blocks and a bear, bunting over it."""
    w, h, _ = size
    for k in range(7):
        x = -w / 2 + w * (k + 0.5) / 7
        tone = ((214, 92, 84), (236, 190, 90), (98, 150, 176))[k % 3]
        outline(m, [(x - w / 15, h * 0.96), (x + w / 15, h * 0.96), (x, h * 0.8)], tone, out=0.02, edge=0.5)
    m.line([(-w / 2, h * 0.97, 0.02), (w / 2, h * 0.97, 0.02)], 0.7)
    m.box((0, h * 0.16, 0.12), (w, 0.04, 0.24), (236, 228, 210))
    y = h * 0.16 + 0.04
    disc(m, -w * 0.36, y + 0.11, 0.11, (206, 84, 74), out=0.14)
    plate(m, -w * 0.36, y + 0.09, 0.21, 0.04, (240, 222, 140), out=0.145, edge=0.0)
    for k, (dx, dy) in enumerate(((0, 0), (0.15, 0), (0.07, 0.14))):
        m.box(
            (-w * 0.1 + dx, y + dy, 0.12),
            (0.14, 0.14, 0.14),
            ((98, 150, 176), (236, 190, 90), (120, 164, 104))[k],
        )
    x = w * 0.32
    brown: Rgb = (166, 118, 76)
    disc(m, x, y + 0.12, 0.12, brown, out=0.14)
    for s in (-1, 1):
        disc(m, x + s * 0.08, y + 0.39, 0.04, brown, out=0.14)
        disc(m, x + s * 0.09, y + 0.03, 0.05, scaled(brown, 1.15), out=0.16)
    disc(m, x, y + 0.31, 0.1, brown, out=0.145)
    disc(m, x, y + 0.28, 0.045, (222, 190, 150), out=0.15, edge=0.4)


def towels(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Tiles, a mirror over a basin's shelf with brushes, a towel on its ring."""
    w, h, _ = size
    plate(m, 0, 0, w, h * 0.62, (206, 222, 224), out=0.015, edge=0.6)
    for k in range(1, 6):
        m.line([(-w / 2 + w * k / 6, 0, 0.02), (-w / 2 + w * k / 6, h * 0.62, 0.02)], 0.35)
    for k in range(1, 4):
        m.line([(-w / 2, h * 0.155 * k, 0.02), (w / 2, h * 0.155 * k, 0.02)], 0.35)
    plate(m, -w * 0.16, h * 0.34, w * 0.5, h * 0.6, STEEL, out=0.03)
    plate(m, -w * 0.16, h * 0.37, w * 0.45, h * 0.54, (196, 214, 222), out=0.035, value=1.08, edge=0.4)
    m.line([(-w * 0.28, h * 0.5, 0.04), (-w * 0.08, h * 0.8, 0.04)], 0.6)
    m.box((-w * 0.16, h * 0.27, 0.08), (w * 0.5, 0.03, 0.16), PAPER)
    for k, tone in enumerate(((98, 150, 176), (206, 92, 84), (236, 232, 220))):
        x = -w * 0.3 + k * w * 0.1
        m.rod([(x, h * 0.31, 0.08, 0.022), (x + 0.02, h * 0.42, 0.08, 0.012)], tone, outline=0.5)
    disc(m, w * 0.32, h * 0.58, 0.07, STEEL, out=0.03)
    plate(m, w * 0.32, h * 0.1, w * 0.2, h * 0.46, (214, 150, 120), out=0.06)
    plate(m, w * 0.32, h * 0.16, w * 0.2, h * 0.05, PAPER, out=0.065, edge=0.0)


def court_seal(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Panelled wood with scales of justice in a round seal, a flag beside it."""
    w, h, _ = size
    wood: Rgb = (122, 84, 56)
    plate(m, 0, 0, w, h, wood, out=0.02)
    for s in (-1, 1):
        plate(m, s * w * 0.25, 0.06, w * 0.44, h * 0.28, scaled(wood, 1.12), out=0.03, edge=0.5)
    r, y = min(w, h) * 0.27, h * 0.66
    disc(m, 0, y, r, BRASS, out=0.04)
    disc(m, 0, y, r * 0.86, (236, 226, 196), out=0.045, edge=0.4)
    m.rod([(0, y - r * 0.6, 0.06, 0.016), (0, y + r * 0.6, 0.06, 0.016)], DARK, outline=0)
    m.rod([(-r * 0.56, y + r * 0.42, 0.06, 0.013), (r * 0.56, y + r * 0.42, 0.06, 0.013)], DARK, outline=0)
    plate(m, 0, y - r * 0.68, r * 0.6, r * 0.1, DARK, out=0.06, edge=0.0)
    for s in (-1, 1):
        x = s * r * 0.54
        m.line([(x, y + r * 0.42, 0.06), (x - r * 0.2, y - r * 0.06, 0.06)], 0.8)
        m.line([(x, y + r * 0.42, 0.06), (x + r * 0.2, y - r * 0.06, 0.06)], 0.8)
        outline(
            m,
            [(x - r * 0.26, y - r * 0.06), (x + r * 0.26, y - r * 0.06), (x, y - r * 0.24)],
            DARK,
            out=0.06,
            edge=0.0,
        )


def shield_and_swords(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two crossed swords behind a shield."""
    w, h, _ = size
    for s in (-1, 1):
        m.tube(
            (-s * w * 0.44, h * 0.08, 0.04), (s * w * 0.44, h * 0.96, 0.04), 0.022, (186, 192, 198), end=0.008
        )
        m.tube((-s * w * 0.26, h * 0.14, 0.05), (-s * w * 0.42, h * 0.28, 0.05), 0.02, BRASS, outline=0.6)
    shield: list[Flat] = [
        (-w * 0.26, h * 0.84),
        (w * 0.26, h * 0.84),
        (w * 0.26, h * 0.5),
        (0, h * 0.18),
        (-w * 0.26, h * 0.5),
    ]
    outline(m, shield, BRASS, out=0.07)
    inner = [(x * 0.84, h * 0.52 + (y - h * 0.52) * 0.84) for x, y in shield]
    outline(m, inner, (150, 48, 48), out=0.075, edge=0.4)
    plate(m, 0, h * 0.28, w * 0.07, h * 0.5, (232, 226, 206), out=0.08, edge=0.0)
    plate(m, 0, h * 0.56, w * 0.42, h * 0.09, (232, 226, 206), out=0.08, edge=0.0)


def wall_bars(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Gymnasts' wall bars with a basketball hoop over them."""
    w, h, _ = size
    for k in range(9):
        y = h * (0.04 + 0.07 * k)
        m.tube((-w / 2, y, 0.1), (w / 2, y, 0.1), 0.02, (196, 150, 98), outline=0.6)
    for s in (-1, 0, 1):
        m.box((s * w / 2, 0, 0.06), (0.07, h * 0.66, 0.12), (170, 124, 80))
    plate(m, 0, h * 0.7, w * 0.7, h * 0.3, (236, 238, 236), out=0.06)
    plate(m, 0, h * 0.75, w * 0.24, h * 0.14, (206, 74, 58), out=0.065, edge=0.0)
    plate(m, 0, h * 0.77, w * 0.2, h * 0.1, (236, 238, 236), out=0.07, edge=0.0)
    m.rod(
        [(*p, 0.014) for p in m.ellipse((0, h * 0.74, 0.3), (0, 2), (0.2, 0.2), 12)],
        (214, 90, 50),
        outline=0.4,
    )
    for k in range(5):
        x = (k - 2) * 0.09
        m.line([(x, h * 0.74, 0.48), (x * 0.5, h * 0.6, 0.4)], 0.5)


def height_chart(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The lines that a suspect is measured against."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (222, 222, 214), out=0.015)
    for k in range(7):
        y = h * (0.08 + 0.14 * k)
        plate(m, 0, y, w * (0.96 if k % 2 else 0.8), 0.022, DARK, out=0.02, edge=0.0)
        if k % 2 == 0:
            c = [(w * 0.42, y), (w * 0.5, y), (w * 0.5, y + 0.1), (w * 0.42, y + 0.1)]
            letter_face(
                m, str(140 + k * 10), [(a, b, 0.025) for a, b in c], on=PAPER, most_lines=1, turn=False
            )


def one_way_mirror(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wide dark pane in a steel frame, a camera over it."""
    w, h, _ = size
    plate(m, 0, 0, w, h * 0.8, STEEL, out=0.03)
    plate(m, 0, 0.06, w - 0.12, h * 0.8 - 0.12, (62, 78, 88), out=0.035, edge=0.6)
    for k in range(3):
        x = -w * 0.3 + k * w * 0.22
        m.line([(x, h * 0.16, 0.04), (x + w * 0.16, h * 0.66, 0.04)], 0.6)
    m.box((w * 0.3, h * 0.86, 0.14), (0.14, 0.1, 0.28), (196, 198, 198))
    disc(m, w * 0.3, h * 0.86 + 0.05, 0.035, DARK, out=0.285)
    disc(m, w * 0.3 + 0.05, h * 0.86 + 0.085, 0.012, (226, 60, 52), out=0.29, edge=0.0, lit=True)
