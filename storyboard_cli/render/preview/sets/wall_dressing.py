"""What hangs on walls and says which place this is: pans, tools, charts, screens, bottles.

Each is drawn flat against its wall: the maker's origin is the middle of its lower edge on the wall, its
axes are right along the wall, up, and ahead out of the wall.
"""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
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

_LIVELY: tuple[Rgb, ...] = ((176, 84, 66), (214, 174, 84), (88, 122, 150), (104, 140, 96), (150, 100, 140))


def pans(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rail with pans, a ladle and a sieve on hooks, under a shelf of jars."""
    w, h, _ = size
    m.box((0, h * 0.72, 0.1), (w, 0.04, 0.2), WOOD)
    jars = max(3, round(w / 0.22))
    for k in range(jars):
        x = -w / 2 + w * (k + 0.5) / jars
        tone = _LIVELY[k % 5]
        m.rod([(x, h * 0.79, 0.1, 0.055), (x, h * 0.9, 0.1, 0.055)], tone, outline=0.5)
        m.rod([(x, h * 0.97, 0.1, 0.045), (x, h * 0.99, 0.1, 0.045)], PAPER, outline=0.4)
    m.tube((-w / 2, h * 0.62, 0.05), (w / 2, h * 0.62, 0.05), 0.012, STEEL)
    count = max(3, round(w / 0.3))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        m.line([(x, h * 0.62, 0.06), (x, h * 0.56, 0.06)], 0.8)
        if k % 3 == 2:
            m.tube((x, h * 0.56, 0.06), (x, h * 0.2, 0.06), 0.012, STEEL, outline=0.5)
            disc(m, x, h * 0.16, 0.055, STEEL, out=0.07)
            continue
        r = 0.13 - 0.025 * (k % 2)
        tone = mix((92, 92, 98), (176, 112, 74), k % 2)
        m.tube((x, h * 0.57, 0.06), (x, h * 0.36, 0.06), 0.016, DARK, outline=0.5)
        disc(m, x, h * 0.36 - r, r, tone, out=0.07)
        disc(m, x, h * 0.36 - r, r * 0.78, scaled(tone, 1.2), out=0.075)


def tools(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A board with a saw, a hammer, spanners and a coil."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (178, 150, 112), out=0.02)
    unit = min(w / 1.4, h / 0.9)

    def at(x: float, y: float) -> Flat:
        return (-w / 2 + x * unit, y * unit)

    saw = [at(0.12, 0.62), at(0.62, 0.78), at(0.62, 0.68), at(0.14, 0.52)]
    outline(m, saw, STEEL, out=0.04)
    outline(m, [at(0.6, 0.82), at(0.76, 0.8), at(0.76, 0.64), at(0.6, 0.66)], WOOD, out=0.045)
    x, y = at(0.98, 0.5)
    m.tube((x, y, 0.05), (x, y + 0.3 * unit, 0.05), 0.018, WOOD, outline=0.6)
    plate(m, x, y + 0.28 * unit, 0.22 * unit, 0.08 * unit, DARK, out=0.06)
    for k in range(4):
        x, y = at(0.16 + k * 0.13, 0.1)
        tall = (0.34 - 0.05 * k) * unit
        m.tube((x, y, 0.04), (x, y + tall, 0.04), 0.016, STEEL, outline=0.6)
        disc(m, x, y + tall, 0.034, STEEL, out=0.05)
    x, y = at(1.0, 0.24)
    disc(m, x, y, 0.14 * unit, (196, 92, 62), out=0.04)
    disc(m, x, y, 0.08 * unit, (178, 150, 112), out=0.045)


def notices(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A cork board with notes, a calendar and a plan."""
    w, h, _ = size
    plate(m, 0, 0, w, h, WOOD, out=0.02)
    plate(m, 0, 0.05, w - 0.1, h - 0.1, (196, 158, 112), out=0.03, edge=0.5)
    columns = max(3, round(w / 0.3))
    for k in range(columns * 2):
        x = -w / 2 + w * (k % columns + 0.5) / columns
        y = 0.1 + (h - 0.16) * (0.5 if k >= columns else 0.0)
        tone = (PAPER, (240, 222, 140), PAPER, (186, 208, 216), (232, 176, 168))[(k * 3 + 1) % 5]
        tall = (h - 0.24) * (0.42 - 0.08 * (k % 2))
        plate(m, x, y, w / columns * 0.72, tall, tone, out=0.04, edge=0.4)
        for row in range(3):
            v = y + tall * (0.3 + 0.2 * row)
            m.line([(x - w / columns * 0.26, v, 0.045), (x + w / columns * 0.2, v, 0.045)], 0.35)
        disc(m, x, y + tall * 0.92, 0.014, (186, 66, 58), out=0.05)


def photographs(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A detective's board: pictures and a map, joined by red thread."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (206, 206, 200), out=0.02)
    pins: list[Flat] = []
    columns = max(3, round(w / 0.34))
    for k in range(columns * 2):
        x = -w / 2 + w * (k % columns + 0.5) / columns + 0.03 * (k % 3 - 1)
        y = h * (0.55 if k >= columns else 0.1) + 0.03 * (k % 2)
        wide, tall = w / columns * 0.62, h * 0.32
        plate(m, x, y, wide, tall, PAPER, out=0.03, edge=0.5)
        plate(m, x, y + tall * 0.24, wide * 0.8, tall * 0.66, (128, 130, 134), out=0.035, edge=0.3)
        disc(m, x, y + tall * 0.62, tall * 0.13, (206, 196, 186), out=0.04, edge=0.0)
        outline(
            m,
            [(x - wide * 0.26, y + tall * 0.26), (x + wide * 0.26, y + tall * 0.26), (x, y + tall * 0.52)],
            (206, 196, 186), out=0.04, edge=0.0,
        )  # fmt: skip
        pins.append((x, y + tall))
    for a, b in ((0, columns + 1), (1, columns), (2, columns + 1), (columns, columns + 2)):
        if b < len(pins):
            m.tube((*pins[a], 0.05), (*pins[b], 0.05), 0.006, (190, 52, 46), outline=0)


def back_bar(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Shelves of bottles before a lit mirror."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (92, 62, 44), out=0.02)
    glow(m, 0, 0.06, w - 0.12, h - 0.12, (236, 200, 142), out=0.03)
    rows = max(2, round(h / 0.42))
    tones: tuple[Rgb, ...] = ((86, 112, 76), (146, 84, 46), (60, 78, 104), (196, 150, 62), (124, 50, 48))
    for row in range(rows):
        y = 0.06 + (h - 0.12) * row / rows
        m.box((0, y - 0.02, 0.1), (w, 0.03, 0.16), WOOD, edge=0.5)
        count = max(4, round(w / 0.15))
        for k in range(count):
            if (k * 7 + row * 3) % 9 == 0:
                continue
            x = -w / 2 + w * (k + 0.5) / count
            tall = (h / rows - 0.1) * (0.7 + 0.28 * ((k * 5 + row) % 4) / 3)
            tone = tones[(k * 3 + row * 2) % 5]
            m.rod([(x, y + 0.045, 0.1, 0.038), (x, y + tall * 0.6, 0.1, 0.038)], tone, outline=0.45)
            m.rod([(x, y + tall * 0.7, 0.1, 0.014), (x, y + tall, 0.1, 0.014)], tone, outline=0.35)


def menu(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A chalked menu over a shelf of cups."""
    w, h, _ = size
    plate(m, 0, h * 0.34, w, h * 0.66, WOOD, out=0.02)
    plate(m, 0, h * 0.37, w - 0.08, h * 0.6, (58, 62, 60), out=0.03, edge=0.4)
    for k in range(5):
        y = h * (0.86 - 0.1 * k)
        run = w * (0.34 + 0.12 * (k % 3))
        plate(m, -w * 0.42 + run / 2, y, run, 0.022, (222, 218, 206), out=0.04, edge=0.0)
        plate(m, w * 0.36, y, w * 0.12, 0.022, (222, 190, 120), out=0.04, edge=0.0)
    m.box((0, h * 0.2, 0.1), (w, 0.03, 0.2), WOOD)
    for k in range(max(3, round(w / 0.2))):
        x = -w / 2 + 0.1 + k * 0.2
        m.rod([(x, h * 0.26, 0.1, 0.045), (x, h * 0.29, 0.1, 0.055)], PAPER, outline=0.5)


def goods(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Shop shelves with tins, boxes and jars, and price tags along their edges."""
    w, h, _ = size
    m.box((0, 0, 0.02), (w, h, 0.04), (206, 202, 192))
    rows = max(2, round(h / 0.4))
    for row in range(rows):
        y = h * row / rows + 0.03
        count = max(3, round(w / 0.2))
        for k in range(count):
            x = -w / 2 + w * (k + 0.5) / count
            tone = _LIVELY[(k // 2 + row * 2) % 5]
            tall = h / rows * (0.58 + 0.16 * ((k // 2 + row) % 3) / 2)
            if (k // 2 + row) % 2:
                m.rod([(x, y + 0.07, 0.15, 0.07), (x, y + tall - 0.04, 0.15, 0.07)], tone, outline=0.5)
            else:
                m.box((x, y, 0.15), (w / count * 0.84, tall, 0.14), tone, edge=0.5)
                plate(m, x, y + tall * 0.3, w / count * 0.5, tall * 0.3, PAPER, out=0.225, edge=0.0)
        m.box((0, y - 0.04, 0.14), (w, 0.04, 0.26), (232, 230, 222), edge=0.6)
        for k in range(max(2, round(w / 0.35))):
            plate(m, -w / 2 + 0.18 + k * 0.35, y - 0.04, 0.1, 0.04, (222, 186, 70), out=0.275, edge=0.0)


def stained_glass(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A pointed window of coloured glass in a stone frame."""
    w, h, _ = size

    def arch(grow: float) -> list[Flat]:
        half, spring = w / 2 * grow, h * 0.56
        low = h * 0.5 * (1 - grow)
        left: list[Flat] = [
            (-half, low),
            (-half, spring),
            (-half * 0.72, h * 0.78),
            (0, h * (0.5 + 0.5 * grow)),
        ]
        return [*left, (half * 0.72, h * 0.78), (half, spring), (half, low)]

    outline(m, arch(1.0), (176, 170, 158), out=0.02)
    outline(m, arch(0.84), (70, 66, 74), out=0.03, edge=0.4)
    glass: tuple[Rgb, ...] = ((70, 106, 182), (196, 70, 62), (226, 178, 72), (84, 150, 106), (134, 86, 160))
    for column in range(3):
        for row in range(6):
            x, y = (column - 1) * w * 0.25, h * (0.12 + 0.105 * row)
            tall = h * (0.09 if row < 5 or column == 1 else 0.05)
            glow(m, x, y, w * 0.22, tall, glass[(column * 2 + row * 3) % 5], out=0.04)
    disc(m, 0, h * 0.82, w * 0.15, glass[2], out=0.045, lit=True)
    disc(m, 0, h * 0.82, w * 0.07, glass[1], out=0.05, lit=True)


def cell_bars(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Bars from floor to ceiling with dark behind them, and a lock."""
    w, h, _ = size
    plate(m, 0, 0, w, h, (58, 60, 66), out=0.01)
    count = max(4, round(w / 0.15))
    for k in range(count + 1):
        x = -w / 2 + w * k / count
        m.tube((x, 0, 0.08), (x, h, 0.08), 0.02, (150, 154, 160), outline=0.6)
    for y in (0.1, h * 0.42, h * 0.62, h - 0.12):
        m.box((0, y, 0.08), (w, 0.06, 0.06), (136, 140, 146), edge=0.6)
    m.box((w * 0.2, h * 0.44, 0.12), (0.2, 0.26, 0.08), (104, 108, 114), edge=0.8)
    disc(m, w * 0.2, h * 0.51, 0.03, DARK, out=0.17)


def barred_window(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A small high window with bars, and days counted in scratches under it."""
    w, h, _ = size
    plate(m, 0, h * 0.5, w, h * 0.5, (120, 122, 122), out=0.02)
    glow(m, 0, h * 0.54, w - 0.1, h * 0.42, (206, 222, 230), out=0.03)
    for k in range(5):
        x = (k - 2) * (w - 0.1) / 5
        m.tube((x, h * 0.52, 0.05), (x, h * 0.98, 0.05), 0.02, DARK, outline=0.5)
    for group in range(4):
        x0 = -w * 0.45 + group * w * 0.24
        for k in range(4):
            m.line([(x0 + k * 0.035, h * 0.18, 0.02), (x0 + k * 0.035, h * 0.34, 0.02)], 0.8)
        m.line([(x0 - 0.03, h * 0.2, 0.02), (x0 + 0.13, h * 0.32, 0.02)], 0.8)


def lockers(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A row of narrow steel lockers."""
    w, h, _ = size
    count = max(2, round(w / 0.34))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        tone = mix((92, 122, 142), (104, 134, 150), k % 2)
        m.box((x, 0, 0.15), (w / count, h, 0.3), tone, edge=0.8)
        for row in range(4):
            y = h * 0.84 + 0.035 * row
            m.line([(x - w / count * 0.25, y, 0.305), (x + w / count * 0.25, y, 0.305)], 0.7)
        m.line([(x + w / count * 0.32, h * 0.5, 0.31), (x + w / count * 0.32, h * 0.58, 0.31)], 2.0)
        plate(m, x, h * 0.7, 0.09, 0.05, PAPER, out=0.31, edge=0.3)


def tapestry(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A long banner with a crowned shield."""
    w, h, _ = size
    tail: list[Flat] = [(-w / 2, h), (-w / 2, h * 0.1), (0, 0), (w / 2, h * 0.1), (w / 2, h)]
    outline(m, tail, (142, 44, 46), out=0.03)
    for s in (-1, 1):
        plate(m, s * w * 0.41, h * 0.1, w * 0.06, h * 0.9, BRASS, out=0.035, edge=0.0)
    shield: list[Flat] = [
        (-w * 0.25, h * 0.72),
        (-w * 0.25, h * 0.5),
        (0, h * 0.34),
        (w * 0.25, h * 0.5),
        (w * 0.25, h * 0.72),
    ]
    outline(m, shield, BRASS, out=0.04)
    crown = [(-0.16, 0.5), (-0.18, 0.64), (-0.08, 0.57), (0, 0.67), (0.08, 0.57), (0.18, 0.64), (0.16, 0.5)]
    outline(m, [(x * w, y * h) for x, y in crown], (142, 44, 46), out=0.045, edge=0.4)
    m.tube((-w * 0.56, h, 0.05), (w * 0.56, h, 0.05), 0.025, WOOD)


def chains(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A burning torch in a bracket, and irons hanging from a ring."""
    w, h, _ = size
    m.tube((-w * 0.25, h * 0.4, 0.02), (-w * 0.25, h * 0.66, 0.14), 0.035, WOOD)
    x = -w * 0.25
    m.rod(
        [(x, h * 0.7, 0.15, 0.08), (x + 0.01, h * 0.82, 0.15, 0.06), (x - 0.02, h * 0.98, 0.15, 0.01)],
        (250, 178, 84), outline=0.5,
    )  # fmt: skip
    m.board.light_lamp(m.at(x, h * 0.78, 0.16), 1.8)
    disc(m, w * 0.2, h * 0.72, 0.06, DARK, out=0.03)
    for s in (-1, 1):
        for k in range(5):
            disc(m, w * 0.2 + s * 0.035 * (k + 1), h * (0.66 - 0.09 * k), 0.034, (96, 98, 104), out=0.04)
        disc(m, w * 0.2 + s * 0.2, h * 0.16, 0.085, (84, 86, 92), out=0.04)
        disc(m, w * 0.2 + s * 0.2, h * 0.16, 0.055, (150, 146, 138), out=0.045, edge=0.4)
