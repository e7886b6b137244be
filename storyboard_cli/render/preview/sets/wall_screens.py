"""What hangs on walls where people work, travel and are cared for: charts, screens, boards, pipes."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.palette import Rgb, mix
from storyboard_cli.render.preview.sets.wall_pieces import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    WOOD,
    disc,
    glow,
    outline,
    plate,
)
from storyboard_cli.render.preview.solids import SolidBuilder


def screens(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A bank of monitors with traces, maps and dials."""
    w, h, _ = size
    columns, rows = max(2, round(w / 0.5)), max(2, round(h / 0.42))
    plate(m, 0, 0, w, h, (52, 56, 64), out=0.02)
    tones: tuple[Rgb, ...] = ((74, 120, 140), (60, 104, 84), (96, 108, 150), (140, 112, 70))
    for k in range(columns * rows):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = h * (k // columns) / rows + 0.04
        wide, tall = w / columns - 0.07, h / rows - 0.08
        glow(m, x, y, wide, tall, tones[(k * 3 + k // columns) % 4], out=0.03)
        if k % 2:
            disc(m, x, y + tall / 2, tall * 0.34, (96, 150, 128), out=0.035, lit=True)
            m.line([(x, y + tall / 2, 0.04), (x + tall * 0.24, y + tall * 0.72, 0.04)], 0.8)
        else:
            points = [(-0.42, 0.4), (-0.2, 0.55), (-0.1, 0.25), (0.05, 0.75), (0.2, 0.4), (0.42, 0.55)]
            m.line([(x + a * wide, y + b * tall, 0.04) for a, b in points], 0.9)


def chart(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A white screen with bars and a rising line."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (70, 72, 78), out=0.02)
    glow(m, 0, 0.04, w - 0.08, h - 0.08, (236, 238, 240), out=0.03)
    for k in range(6):
        tone = mix((86, 128, 168), (206, 122, 74), k % 2)
        plate(
            m, -w * 0.36 + k * w * 0.14, h * 0.16, w * 0.09, h * (0.16 + 0.09 * k), tone, out=0.04, edge=0.4
        )
    rise = [(-0.4, 0.34), (-0.2, 0.42), (0.0, 0.56), (0.16, 0.6), (0.38, 0.86)]
    points = [(x * w, y * h, 0.05, 0.012) for x, y in rise]
    m.rod(points, (186, 62, 56), outline=0)
    m.line([(-w * 0.43, h * 0.9, 0.05), (-w * 0.43, h * 0.14, 0.05), (w * 0.43, h * 0.14, 0.05)], 1.0)


def wall_map(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A map of land and sea with arrows and pins."""
    w, h, _ = size
    plate(m, 0, 0, w, h, WOOD, out=0.02)
    plate(m, 0, 0.03, w - 0.06, h - 0.06, (156, 186, 198), out=0.03, edge=0.4)
    west = [
        (-0.44, 0.9),
        (-0.2, 0.92),
        (-0.12, 0.72),
        (-0.24, 0.6),
        (-0.18, 0.44),
        (-0.3, 0.16),
        (-0.44, 0.3),
    ]
    east = [
        (-0.02, 0.86),
        (0.2, 0.92),
        (0.44, 0.84),
        (0.42, 0.5),
        (0.28, 0.36),
        (0.2, 0.14),
        (0.06, 0.3),
        (0.02, 0.6),
    ]
    for land, tone in ((west, (196, 184, 134)), (east, (172, 180, 126))):
        outline(m, [(x * w, y * h) for x, y in land], tone, out=0.035, edge=0.6)
    for x0, y0, x1, y1 in ((-0.3, 0.7, -0.06, 0.6), (0.3, 0.6, 0.1, 0.5)):
        tip = (x1 * w, y1 * h, 0.05, 0.004)
        m.rod([(x0 * w, y0 * h, 0.05, 0.022), tip], (186, 56, 50), outline=0)
    for x, y in ((-0.26, 0.5), (0.14, 0.7), (0.3, 0.74), (0.16, 0.36)):
        disc(m, x * w, y * h, 0.028, (186, 56, 50), out=0.05, edge=0.4)


def ward(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The head of a sickbed's wall: monitor with its trace, sockets, a drip on its hook."""
    w, h, _ = size
    plate(m, 0, h * 0.2, w, h * 0.16, (206, 214, 214), out=0.04)
    for k in range(5):
        disc(m, -w * 0.38 + k * w * 0.15, h * 0.28, 0.035, (120, 150, 152), out=0.05, edge=0.5)
    m.box((-w * 0.18, h * 0.46, 0.12), (w * 0.5, h * 0.44, 0.16), (206, 208, 206))
    glow(m, -w * 0.18, h * 0.51, w * 0.43, h * 0.34, (42, 66, 66), out=0.205)
    trace = [
        (-0.4, 0.62),
        (-0.3, 0.62),
        (-0.26, 0.78),
        (-0.22, 0.54),
        (-0.18, 0.64),
        (-0.1, 0.64),
        (-0.05, 0.8),
        (-0.02, 0.56),
        (0.02, 0.64),
    ]
    m.rod([(x * w, y * h, 0.22, 0.008) for x, y in trace], (120, 230, 150), outline=0)
    x = w * 0.32
    m.tube((x, 0, 0.15), (x, h, 0.15), 0.014, STEEL)
    m.tube((x - 0.12, h * 0.98, 0.15), (x + 0.12, h * 0.98, 0.15), 0.012, STEEL)
    bag = [(-0.08, 0.92), (0.08, 0.92), (0.09, 0.7), (0.02, 0.64), (-0.02, 0.64), (-0.09, 0.7)]
    outline(m, [(x + a, b * h) for a, b in bag], (214, 228, 232), out=0.19)
    m.line([(x, h * 0.64, 0.19), (x + 0.02, h * 0.3, 0.19), (x - 0.1, 0, 0.19)], 0.9)


def red_cross(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A medicine cabinet with a cross, jars behind its other door."""
    w, h, _ = size
    m.box((0, 0, 0.1), (w, h, 0.2), (232, 234, 232))
    m.line([(0, 0.02, 0.205), (0, h - 0.02, 0.205)], 0.8)
    arm = min(w * 0.3, h * 0.5)
    plate(m, -w / 4, h / 2 - arm / 2, arm / 3, arm, (190, 54, 50), out=0.21, edge=0.3)
    plate(m, -w / 4, h / 2 - arm / 6, arm, arm / 3, (190, 54, 50), out=0.215, edge=0.0)
    plate(m, w / 4, 0.06, w * 0.42, h - 0.12, (190, 206, 208), out=0.21, edge=0.5)
    for k in range(6):
        x, y = w * (0.12 + 0.13 * (k % 3)), h * (0.12 + 0.42 * (k // 3))
        tone = ((146, 90, 50), (226, 228, 222), (90, 130, 150))[k % 3]
        m.rod([(x, y + 0.03, 0.23, 0.04), (x, y + h * 0.2, 0.23, 0.04)], tone, outline=0.4)


def x_rays(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two lit X-ray films: a rib cage and a hand."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (212, 216, 216), out=0.03)
    for s in (-1, 1):
        glow(m, s * w * 0.245, 0.05, w * 0.44, h - 0.1, (46, 62, 78), out=0.04)
    pale: Rgb = (206, 222, 230)
    x = -w * 0.245
    plate(m, x, h * 0.14, 0.03, h * 0.72, pale, out=0.05, edge=0.0, value=1.2)
    for k in range(5):
        y = h * (0.76 - 0.12 * k)
        for s in (-1, 1):
            wide = w * (0.16 - 0.012 * k)
            m.rod(
                [
                    (x, y, 0.05, 0.012),
                    (x + s * wide, y - 0.02, 0.05, 0.012),
                    (x + s * wide * 0.9, y - h * 0.08, 0.05, 0.006),
                ],
                pale,
                outline=0,
            )
    x = w * 0.245
    disc(m, x, h * 0.34, w * 0.08, pale, out=0.05, edge=0.0)
    for k in range(5):
        dx = (k - 2) * w * 0.045
        m.rod(
            [
                (x + dx * 0.6, h * 0.4, 0.05, 0.014),
                (x + dx * 1.5, h * (0.8 - 0.06 * abs(k - 1.6)), 0.05, 0.01),
            ],
            pale,
            outline=0,
        )


def cold_drawers(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wall of steel drawers with handles and tags: a morgue's, a vault's."""
    w, h, _ = size
    columns, rows = max(2, round(w / 0.7)), max(2, round(h / 0.62))
    for k in range(columns * rows):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = h * (k // columns) / rows
        m.box((x, y + 0.015, 0.06), (w / columns - 0.03, h / rows - 0.03, 0.1), (186, 192, 194))
        m.box((x, y + h / rows * 0.42, 0.14), (0.2, 0.05, 0.05), (110, 114, 118), edge=0.6)
        plate(m, x, y + h / rows * 0.68, 0.14, 0.08, PAPER, out=0.12, edge=0.4)


def deposit_boxes(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Rows of small brass boxes with locks."""
    w, h, _ = size
    columns, rows = max(4, round(w / 0.24)), max(4, round(h / 0.17))
    plate(m, 0, 0, w, h, (110, 96, 68), out=0.02)
    for k in range(columns * rows):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = h * (k // columns) / rows
        tone = mix((190, 158, 92), (172, 142, 84), (k * 7 % 3) / 2)
        plate(m, x, y + 0.012, w / columns - 0.02, h / rows - 0.024, tone, out=0.035, edge=0.45)
        disc(m, x + w / columns * 0.26, y + h / rows * 0.5, 0.018, DARK, out=0.04, edge=0.0)


def pipes(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Pipes with valve wheels and gauges."""
    w, h, _ = size
    for k, tone in enumerate(((150, 104, 76), (118, 132, 130), (166, 150, 104))):
        y = h * (0.2 + 0.28 * k)
        m.tube((-w * 0.6, y, 0.1), (w * 0.6, y, 0.1), 0.06 - 0.01 * k, tone)
        for x in (-w * 0.4, w * 0.1, w * 0.5):
            m.tube((x - 0.03, y, 0.1), (x + 0.03, y, 0.1), 0.078 - 0.01 * k, tone, outline=0.6)
    m.tube((w * 0.28, 0, 0.16), (w * 0.28, h, 0.16), 0.05, (128, 120, 108))
    for x, y in ((-w * 0.22, h * 0.34), (w * 0.28, h * 0.62)):
        disc(m, x, y, 0.15, (180, 58, 50), out=0.24)
        disc(m, x, y, 0.1, (86, 84, 84), out=0.245, edge=0.4)
        m.line([(x - 0.12, y, 0.25), (x + 0.12, y, 0.25)], 2.0)
        m.line([(x, y - 0.12, 0.25), (x, y + 0.12, 0.25)], 2.0)
    for x, y in ((-w * 0.36, h * 0.86), (-w * 0.1, h * 0.9)):
        disc(m, x, y, 0.1, BRASS, out=0.18)
        disc(m, x, y, 0.08, PAPER, out=0.185, edge=0.4)
        m.line([(x, y, 0.19), (x + 0.05, y + 0.045, 0.19)], 1.4)


def porthole(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A round window in riveted brass with the sea line in it."""
    w, h, _ = size
    r, y = min(w, h) / 2, h / 2
    disc(m, 0, y, r, BRASS, out=0.03)
    disc(m, 0, y, r * 0.76, (150, 184, 204), out=0.04, lit=True)
    sea = [
        (-0.72, -0.14),
        (0.72, -0.14),
        (0.6, -0.42),
        (0.36, -0.64),
        (0, -0.74),
        (-0.36, -0.64),
        (-0.6, -0.42),
    ]
    outline(m, [(a * r, y + b * r) for a, b in sea], (64, 100, 124), out=0.045, edge=0.4)
    for k, (a, b) in enumerate(
        ((0.87, 0), (0.6, 0.62), (0, 0.87), (-0.6, 0.62), (-0.87, 0), (-0.6, -0.62), (0, -0.87), (0.6, -0.62))
    ):
        disc(m, a * r, y + b * r, r * 0.06, (150, 118, 60) if k % 2 else (160, 126, 66), out=0.05, edge=0.4)


def departures(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A departure board: rows of lit letters under a sign."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (40, 44, 52), out=0.05)
    corners = [(-w / 2, h * 0.8, 0.055), (w / 2, h * 0.8, 0.055), (w / 2, h, 0.055), (-w / 2, h, 0.055)]
    plate(m, 0, h * 0.8, w, h * 0.2, (216, 176, 62), out=0.053, edge=0.5)
    letter_face(m, "DEPARTURES", corners, on=(216, 176, 62), tallest=0.6, most_lines=1, turn=False)
    for row in range(5):
        y = h * (0.66 - 0.15 * row)
        for x, run in ((-0.38, 0.14), (-0.1, 0.34 - 0.05 * (row % 3)), (0.32, 0.2)):
            glow(m, x * w, y, run * w, h * 0.055, (236, 200, 110) if row % 2 else (222, 226, 226), out=0.06)


def exit_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A door with a push bar under a lit EXIT sign, a fire extinguisher beside it."""
    w, h, _ = size
    door = w * 0.6
    plate(m, 0, 0, door + 0.14, h * 0.82, (120, 124, 124), out=0.02)
    plate(m, 0, 0, door, h * 0.8, (152, 120, 84), out=0.03)
    plate(m, 0, h * 0.5, door * 0.34, h * 0.22, (186, 206, 210), out=0.04, edge=0.7)
    m.tube((-door * 0.42, h * 0.4, 0.08), (door * 0.42, h * 0.4, 0.08), 0.025, STEEL)
    glow(m, 0, h * 0.87, door * 0.8, h * 0.12, (62, 140, 84), out=0.06)
    c = [
        (-door * 0.4, h * 0.87, 0.065),
        (door * 0.4, h * 0.87, 0.065),
        (door * 0.4, h * 0.99, 0.065),
        (-door * 0.4, h * 0.99, 0.065),
    ]
    letter_face(m, "EXIT", c, on=(62, 140, 84), tallest=0.8, most_lines=1, turn=False)
    x = door / 2 + 0.2
    m.rod([(x, h * 0.3, 0.1, 0.075), (x, h * 0.46, 0.1, 0.075)], (190, 50, 44))
    m.rod([(x, h * 0.5, 0.1, 0.03), (x, h * 0.53, 0.1, 0.03)], DARK, outline=0.5)
    m.line([(x, h * 0.53, 0.12), (x + 0.09, h * 0.5, 0.12), (x + 0.1, h * 0.34, 0.12)], 1.4)


def make_up_mirror(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A mirror framed with bulbs, bottles on the shelf under it."""
    w, h, _ = size
    plate(m, 0, h * 0.14, w, h * 0.86, WOOD, out=0.02)
    plate(m, 0, h * 0.22, w * 0.76, h * 0.7, (190, 206, 214), out=0.03, value=1.08)
    m.line([(-w * 0.2, h * 0.4, 0.035), (w * 0.1, h * 0.8, 0.035)], 0.7)
    m.line([(-w * 0.1, h * 0.36, 0.035), (w * 0.22, h * 0.76, 0.035)], 0.7)
    for k in range(5):
        for s in (-1, 1):
            disc(m, s * w * 0.44, h * (0.26 + 0.15 * k), 0.05, (255, 236, 180), out=0.06, lit=True)
    for k in range(4):
        disc(m, (k - 1.5) * w * 0.2, h * 0.96, 0.05, (255, 236, 180), out=0.06, lit=True)
    m.board.light_lamp(m.at(0, h * 0.9, 0.1), 0.9)
    m.box((0, h * 0.1, 0.12), (w, 0.04, 0.24), WOOD)
    for k in range(5):
        x = (k - 2) * w * 0.18
        tone = ((206, 150, 160), (120, 150, 160), (222, 206, 160), (150, 90, 100), (210, 214, 214))[k]
        m.rod([(x, h * 0.18, 0.12, 0.035), (x, h * 0.22 + 0.03 * (k % 3), 0.12, 0.03)], tone, outline=0.5)


def foam(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Acoustic foam in wedges, with an ON AIR lamp."""
    w, h, _ = size
    columns, rows = max(3, round(w / 0.3)), max(2, round(h * 0.76 / 0.3))
    for k in range(columns * rows):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = h * 0.76 * (k // columns) / rows
        wide, tall = w / columns, h * 0.76 / rows
        plate(m, x, y, wide, tall, (72, 72, 80), out=0.03, edge=0.6)
        across = (k + k // columns) % 2
        for t in (0.25, 0.5, 0.75):
            if across:
                m.line([(x - wide / 2, y + tall * t, 0.035), (x + wide / 2, y + tall * t, 0.035)], 0.7)
            else:
                m.line([(x + wide * (t - 0.5), y, 0.035), (x + wide * (t - 0.5), y + tall, 0.035)], 0.7)
    glow(m, 0, h * 0.82, min(w, 0.7), h * 0.16, (206, 56, 48), out=0.06)
    half = min(w, 0.7) / 2
    c = [(-half, h * 0.82, 0.065), (half, h * 0.82, 0.065), (half, h * 0.98, 0.065), (-half, h * 0.98, 0.065)]
    letter_face(m, "ON AIR", c, on=(206, 56, 48), tallest=0.7, most_lines=1, turn=False)


def neon(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Neon on a dark wall: a cocktail glass and a zigzag, over a loudspeaker."""
    w, h, _ = size
    pink, blue = (250, 92, 170), (96, 206, 250)
    g = [(-0.24, 0.92), (0.24, 0.92), (0.0, 0.66), (-0.24, 0.92)]
    m.rod([(x * w, y * h, 0.05, 0.016) for x, y in g], pink, outline=0)
    m.rod([(0, h * 0.66, 0.05, 0.016), (0, h * 0.5, 0.05, 0.016)], pink, outline=0)
    m.rod([(-w * 0.14, h * 0.5, 0.05, 0.016), (w * 0.14, h * 0.5, 0.05, 0.016)], pink, outline=0)
    z = [(-0.45, 0.42), (-0.3, 0.48), (-0.15, 0.42), (0, 0.48), (0.15, 0.42), (0.3, 0.48), (0.45, 0.42)]
    m.rod([(x * w, y * h, 0.05, 0.014) for x, y in z], blue, outline=0)
    m.board.light_lamp(m.at(0, h * 0.75, 0.1), 1.0)
    m.box((0, 0, 0.15), (w * 0.5, h * 0.36, 0.3), (52, 52, 58))
    for y, r in ((0.11, 0.1), (0.27, 0.06)):
        disc(m, 0, y * h, r * h, (96, 96, 102), out=0.31)
        disc(m, 0, y * h, r * h * 0.5, DARK, out=0.315, edge=0.4)


def painting(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A landscape in a heavy gold frame, with its label and a rope before it."""
    w, h, _ = size
    plate(m, 0, h * 0.2, w, h * 0.8, BRASS, out=0.05)
    plate(m, 0, h * 0.2 + 0.09, w - 0.18, h * 0.8 - 0.18, (166, 196, 214), out=0.06, edge=0.7)
    land = [(-0.4, 0.34), (0.4, 0.34), (0.4, 0.56), (0.2, 0.66), (0.0, 0.56), (-0.18, 0.7), (-0.4, 0.54)]
    outline(m, [(x * (w - 0.2) * 1.2, y * h) for x, y in land], (110, 134, 96), out=0.065, edge=0.4)
    disc(m, w * 0.2, h * 0.78, 0.07, (240, 206, 120), out=0.063, edge=0.4)
    plate(m, w * 0.1, h * 0.08, 0.2, 0.08, PAPER, out=0.03, edge=0.5)
