"""What people sit, lie and lean on in public places: pews, rows of seats, bunks, stools, counters, tables."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL
from storyboard_cli.render.preview.solids import SolidBuilder

CLOTH: Rgb = (232, 228, 218)


def light_chair(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A chair of few strokes, for the many of a hall; who sits on it looks ahead."""
    w, h, d = size
    seat = min(0.46, h * 0.5)
    back = [
        (-w * 0.46, seat, -d / 2),
        (w * 0.46, seat, -d / 2),
        (w * 0.42, h, -d * 0.56),
        (-w * 0.42, h, -d * 0.56),
    ]
    behind = m.board.lens.faces(m.axes[2], m.at(0, h, 0))
    legs = [
        [m.at(x * w * 0.44, 0, z * d * 0.44), m.at(x * w * 0.44, seat, z * d * 0.44)]
        for x in (-1, 1)
        for z in (-1, 1)
    ]
    m.board.edges(legs, 1.6)
    if behind:
        m.face(back, colour)
    m.box((0, seat - 0.05, 0), (w, 0.06, d), scaled(colour, 0.92), edge=0.6)
    if not behind:
        m.face(back, colour)


def pew(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A closed bench with carved ends; who sits on it looks ahead."""
    w, h, d = size
    m.box((0, 0.4, 0.06), (w, 0.05, d * 0.8), colour, edge=0.6)
    m.box((0, 0.12, -d * 0.42), (w, h - 0.12, 0.05), colour)
    for x in (-1, 1):
        side = [(0, -d / 2), (h * 1.06, -d / 2), (h, -d * 0.2), (0.62, 0.0), (0.56, d * 0.45), (0, d * 0.45)]
        m.face([(x * w / 2, up, z) for up, z in side], scaled(colour, 0.92))


def tip_seats(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A row of upholstered seats as in a theatre or a cinema, looking ahead."""
    w, h, d = size
    count = max(2, round(w / 0.58))
    step = w / count
    behind = m.board.lens.faces(m.axes[2], m.at(0, h / 2, 0))
    for k in range(count):
        x = -w / 2 + (k + 0.5) * step
        if not behind:
            m.box((x, 0.38, d * 0.2), (step * 0.8, 0.12, d * 0.6), scaled(colour, 0.85), edge=0.5)
        back = [
            (x - step * 0.42, 0.3, -d * 0.3),
            (x + step * 0.42, 0.3, -d * 0.3),
            (x + step * 0.42, h * 0.88, -d * 0.42),
            (x + step * 0.24, h, -d * 0.44),
            (x - step * 0.24, h, -d * 0.44),
            (x - step * 0.42, h * 0.88, -d * 0.42),
        ]
        m.face(back, colour)
        if behind:
            m.box((x, 0.38, d * 0.2), (step * 0.8, 0.12, d * 0.6), scaled(colour, 0.85), edge=0.5)
    for k in range(count + 1):
        m.box((-w / 2 + k * step, 0, 0.05), (0.06, 0.6, d * 0.7), scaled(DARK, 1.2), edge=0.5)


def bunk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two beds, one above the other, their long side ahead."""
    w, h, d = size
    for level in (0.34, h * 0.72):
        m.box((0, level, 0), (w, 0.06, d), STEEL)
        m.box((0, level + 0.06, 0), (w * 0.97, 0.12, d * 0.94), colour)
        m.box((-w * 0.4, level + 0.18, 0), (w * 0.16, 0.08, d * 0.7), CLOTH, edge=0.6)
    for x in (-1, 1):
        for z in (-1, 1):
            m.tube((x * w / 2, 0, z * d / 2), (x * w / 2, h, z * d / 2), 0.025, STEEL)


def stool(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A bar stool."""
    w, h, _ = size
    m.tube((0, 0.02, 0), (0, h, 0), 0.025, STEEL)
    m.shape(m.ellipse((0, 0.02, 0), (0, 2), (w * 0.5, w * 0.5), 14), scaled(STEEL, 0.8), edge=0.6)
    m.rod([(0, h, 0, w * 0.02), (0, h, 0, w * 0.02)], colour)
    low, high = (m.ellipse((0, y, 0), (0, 2), (w * 0.5, w * 0.5), 14) for y in (h - 0.08, h))
    m.shape([*low, *high], scaled(colour, 0.8), convex=True)
    m.shape(high, colour, edge=0.5)


def bar_counter(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A panelled counter with an overhanging top and a foot rail."""
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.08, d), colour)
    count = max(2, round(w / 0.8))
    for k in range(count):
        x0, x1 = -w / 2 + w * (k + 0.12) / count, -w / 2 + w * (k + 0.88) / count
        if m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
            z = d / 2 + 0.01
            m.face(
                [(x0, 0.2, z), (x1, 0.2, z), (x1, h - 0.2, z), (x0, h - 0.2, z)],
                scaled(colour, 0.88),
                edge=0.5,
            )
    m.box((0, h - 0.08, 0.06), (w + 0.1, 0.08, d + 0.2), scaled(colour, 1.18))
    m.tube((-w / 2, 0.18, d / 2 + 0.16), (w / 2, 0.18, d / 2 + 0.16), 0.025, (190, 160, 90), outline=0.5)


def laid_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A restaurant table: cloth to the floor, plates, glasses, a candle; chairs on two sides."""
    w, h, d = size
    sides = (
        (-1, 1) if m.board.lens.depth(m.at(-0.8, 0.4, 0)) > m.board.lens.depth(m.at(0.8, 0.4, 0)) else (1, -1)
    )
    for s in sides:
        if s == sides[1]:
            _cloth(m, w, h, d)
        ahead = tuple(-s * v for v in m.axes[0])
        axes = (m.axes[2], m.axes[1], (ahead[0], ahead[1], ahead[2]))
        light_chair(
            SolidBuilder(m.board, m.at(s * (w / 2 + 0.2), 0, 0), axes, m.vivid, m.edge),
            (0.44, 1.0, 0.44),
            colour,
        )


def _cloth(m: SolidBuilder, w: float, h: float, d: float) -> None:
    low = [(x * w * 0.56, h * 0.25, z * d * 0.56) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    top = [(x * w / 2, h, z * d / 2) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    m.box((0, 0, 0), (0.1, h * 0.4, 0.1), DARK, edge=0.5)
    m.shape([*low, *top], scaled(CLOTH, 0.88), convex=True)
    m.shape(top, CLOTH, edge=0.7)
    for x in (-0.28, 0.28):
        m.shape(m.ellipse((x * w, h + 0.01, 0), (0, 2), (0.12, 0.12), 12), (250, 250, 248), edge=0.5)
        m.rod([(x * w, h + 0.02, d * 0.26, 0.012), (x * w, h + 0.1, d * 0.26, 0.012)], STEEL, outline=0.4)
        m.rod(
            [(x * w, h + 0.13, d * 0.26, 0.035), (x * w, h + 0.18, d * 0.26, 0.03)],
            (222, 230, 232),
            outline=0.5,
        )
    m.tube((0, h, 0), (0, h + 0.2, 0), 0.018, (246, 240, 224), outline=0.5)
    m.rod([(0, h + 0.22, 0, 0.018), (0, h + 0.26, 0, 0.006)], (255, 214, 120), outline=0)
    m.board.light_lamp(m.at(0, h + 0.24, 0), 0.7)


def long_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A long table with chairs down both of its long sides (right and left of it)."""
    w, _, d = size
    count = max(2, round(d / 0.85))
    far_first = sorted(
        range(count), key=lambda k: -m.board.lens.depth(m.at(0, 0, -d / 2 + d * (k + 0.5) / count))
    )
    left_far = m.board.lens.depth(m.at(-w, 0, 0)) > m.board.lens.depth(m.at(w, 0, 0))
    sides = (-1, 1) if left_far else (1, -1)
    for s in sides:
        if s == sides[1]:
            f.table(m, size, colour)
        for k in far_first:
            z = -d / 2 + d * (k + 0.5) / count
            ahead = tuple(-s * v for v in m.axes[0])
            axes = (m.axes[2], m.axes[1], (ahead[0], ahead[1], ahead[2]))
            seat = SolidBuilder(m.board, m.at(s * (w / 2 + 0.28), 0, z), axes, m.vivid, m.edge)
            light_chair(seat, (0.46, 0.98, 0.46), scaled(colour, 0.7))


def gate_seats(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A row of linked seats as at an airport gate, looking ahead."""
    w, h, d = size
    count = max(2, round(w / 0.58))
    for k in range(count):
        x = -w / 2 + (k + 0.5) * w / count
        m.box((x, 0.4, 0), (w / count * 0.86, 0.06, d * 0.8), colour, edge=0.6)
        m.box((x, 0.48, -d * 0.42), (w / count * 0.86, h - 0.48, 0.05), colour, edge=0.6)
    m.box((0, 0.3, 0), (w, 0.07, 0.08), STEEL, edge=0.5)
    for x in (-0.4, 0.4):
        m.box((x * w, 0, 0), (0.06, 0.32, d * 0.7), STEEL, edge=0.5)


def armchair(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A deep chair with arms."""
    f.sofa(m, size, colour)
