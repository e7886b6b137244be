"""Parts of buildings: rectangles and windows on a front, roofs, houses, towers, battlements, walls."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.outdoor_parts import STONE, far_off, is_dark, own, strokes
from storyboard_cli.render.preview.solids import SolidBuilder

P3 = tuple[float, float, float]
BRICK: Rgb = (168, 108, 90)
WOOD: Rgb = (150, 116, 84)
ROOF: Rgb = (142, 92, 78)
DARK: Rgb = (52, 50, 54)
GLASS: Rgb = (132, 146, 156)
LIT: Rgb = (250, 214, 140)
CLOTHS: tuple[Rgb, ...] = ((190, 92, 78), (92, 128, 132), (206, 168, 92), (120, 138, 96), (150, 104, 132))


def fronted(m: SolidBuilder, d: float) -> bool:
    """Whether the front, `d` before the middle, shows."""
    return m.board.lens.faces(m.axes[2], m.at(0, 0.5, d))


def rect(
    m: SolidBuilder, across: tuple[float, float], up: tuple[float, float], z: float, colour: Rgb, *,
    value: float | None = None, edge: float = 0.6,
) -> None:  # fmt: skip
    """A rectangle that faces ahead: between two rights and two heights, at `z` before the middle."""
    (x0, x1), (y0, y1) = across, up
    m.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], colour, value=value, edge=edge)


def arch(
    m: SolidBuilder,
    x: float,
    wide: float,
    up: tuple[float, float],
    z: float,
    colour: Rgb,
    *,
    pointed: bool = False,
) -> None:
    """An opening with a round or pointed head; `up` is its foot and its crown."""
    low, top = up
    r = wide / 2
    rise = r * (1.5 if pointed else 1.0)
    ring: list[P3] = [(x + r, low, z), (x - r, low, z)]
    for k in range(9):
        t = k / 8
        u = -math.cos(math.pi * t)
        v = 1 - abs(u) ** 1.6 if pointed else math.sin(math.pi * t)
        ring.append((x + u * r, top - rise + rise * v, z))
    m.face(ring, colour, edge=0.7)


def pane_colour(m: SolidBuilder, share: float, hand_value: float) -> tuple[Rgb, float]:
    """Glass by day; at night that share of the windows is lit."""
    lit = is_dark(m.board) and hand_value < share
    return (LIT, 1.5) if lit else (GLASS, 1.0)


def windows(
    m: SolidBuilder,
    xs: Sequence[float],
    ys: Sequence[float],
    size: tuple[float, float],
    z: float,
    *,
    share: float = 0.45,
    cross: bool = True,
    frame: Rgb | None = None,
) -> None:
    """Rows of windows on a front."""
    hand = own(m)
    w, h = size
    near = not far_off(m, 15.0)
    for y in ys:
        for x in xs:
            glass, bright = pane_colour(m, share, hand.random())
            if frame is not None and near:
                rect(
                    m, (x - w / 2 - 0.1, x + w / 2 + 0.1), (y - 0.1, y + h + 0.1), z - 0.005, frame, edge=0.5
                )
            rect(m, (x - w / 2, x + w / 2), (y, y + h), z, glass, value=bright, edge=0.5)
            if cross and near:
                m.line([(x, y, z), (x, y + h, z)], 0.4)
                m.line([(x - w / 2, y + h * 0.5, z), (x + w / 2, y + h * 0.5, z)], 0.3)


def spread(wide: float, count: int, margin: float = 0.0) -> list[float]:
    """The middles of that many columns on a front of that width."""
    inner = wide - 2 * margin
    return [-inner / 2 + inner * (k + 0.5) / count for k in range(count)]


def roof(
    m: SolidBuilder,
    size: Vec3,
    base: float,
    colour: Rgb,
    wall: Rgb,
    *,
    gable_ahead: bool = False,
    over: float = 0.3,
) -> None:
    """A pitched roof over a body of (width, depth) with that rise; `size` is width, rise, depth."""
    w, rise, d = size
    x, z, top = w / 2 + over, d / 2 + over, base + rise
    if gable_ahead:
        slopes: list[list[P3]] = [
            [(-x, base, -z), (-x, base, z), (0, top, z), (0, top, -z)],
            [(x, base, z), (x, base, -z), (0, top, -z), (0, top, z)],
        ]
        ends: list[list[P3]] = [
            [(-w / 2, base, d / 2), (w / 2, base, d / 2), (0, top, d / 2)],
            [(w / 2, base, -d / 2), (-w / 2, base, -d / 2), (0, top, -d / 2)],
        ]
    else:
        slopes = [
            [(-x, base, z), (x, base, z), (x, top, 0), (-x, top, 0)],
            [(x, base, -z), (-x, base, -z), (-x, top, 0), (x, top, 0)],
        ]
        ends = [
            [(-w / 2, base, -d / 2), (-w / 2, base, d / 2), (-w / 2, top, 0)],
            [(w / 2, base, d / 2), (w / 2, base, -d / 2), (w / 2, top, 0)],
        ]
    for corners in ends:
        m.face(corners, wall, both=False)
    for corners in slopes:
        if m.face(corners, colour, both=False):
            _tiles(m, corners)


def _tiles(m: SolidBuilder, corners: Sequence[P3]) -> None:
    a, b, c, d = corners[:4]
    for t in (0.25, 0.5, 0.75):
        m.line([_between(a, d, t), _between(b, c, t)], 0.4)


def _between(a: P3, b: P3, t: float) -> P3:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def house(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A family house: gable roof, chimney, door with a step, two rows of framed windows."""
    w, h, d = size
    hand = own(m)
    wall, ahead = h * 0.62, hand.random() < 0.4
    tiles = ((142, 92, 78), (112, 112, 120), (128, 104, 84))[hand.randrange(3)]
    m.box((w * 0.26, wall, -d * 0.1), (0.7, h * 0.4, 0.7), BRICK)
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.8)
    roof(m, (w, h - wall, d), wall, tiles, colour, gable_ahead=ahead)
    if fronted(m, d / 2):
        z = d / 2 + 0.02
        upper = [wall * 0.62] if wall > 3.6 else []
        windows(
            m, [-w * 0.32, w * 0.32], [wall * 0.2, *upper], (w * 0.17, wall * 0.24), z, frame=(236, 232, 222)
        )
        if upper:
            windows(m, [0.0], upper, (w * 0.14, wall * 0.24), z, frame=(236, 232, 222))
        rect(m, (-0.55, 0.55), (0.2, min(2.3, wall * 0.8)), z, tuple_door(hand.randrange(4)))
        m.box((0, 0, d / 2 + 0.5), (1.7, 0.18, 0.9), STONE, edge=0.5)
    side_windows(m, (w, wall, d))


def tuple_door(index: int) -> Rgb:
    """A door's colour."""
    doors: tuple[Rgb, ...] = ((120, 60, 52), (62, 84, 98), (86, 98, 72), (98, 76, 58))
    return doors[index % len(doors)]


def side_windows(m: SolidBuilder, size: Vec3) -> None:
    """Two windows on the flank that shows."""
    w, h, d = size
    for s in (-1, 1):
        normal = (m.axes[0][0] * s, m.axes[0][1] * s, m.axes[0][2] * s)
        if not m.board.lens.faces(normal, m.at(s * w / 2, 1, 0)):
            continue
        x = s * (w / 2 + 0.02)
        for z in (-d * 0.22, d * 0.22):
            glass, bright = pane_colour(m, 0.4, own(m).random())
            m.face(
                [
                    (x, h * 0.3, z - 0.5),
                    (x, h * 0.3, z + 0.5),
                    (x, h * 0.62, z + 0.5),
                    (x, h * 0.62, z - 0.5),
                ],
                glass,
                value=bright,
                edge=0.5,
            )


def bricks(
    m: SolidBuilder,
    across: tuple[float, float],
    up: tuple[float, float],
    z: float,
    *,
    tall: float = 0.35,
    weight: float = 0.35,
) -> None:
    """Courses of bricks or blocks on a front, as ink lines: here and there, not everywhere."""
    hand = own(m)
    (x0, x1), (y0, y1) = across, up
    rows = min(16, int((y1 - y0) / tall))
    courses: list[list[P3]] = []
    for k in range(1, rows):
        y = y0 + k * (y1 - y0) / rows
        a = x0 + (x1 - x0) * hand.uniform(0, 0.5)
        b = a + (x1 - a) * hand.uniform(0.25, 1.0)
        courses.append([(a, y, z), (b, y, z)])
        for _ in range(2):
            x = hand.uniform(x0, x1)
            courses.append([(x, y, z), (x, y + (y1 - y0) / rows, z)])
    strokes(m, courses, weight)


def stone_wall(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wall of blocks, with its coping."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.8)
    for side in (-1, 1):
        normal = (m.axes[2][0] * side, 0.0, m.axes[2][2] * side)
        if m.board.lens.faces(normal, m.at(0, h / 2, side * d / 2)):
            bricks(m, (-w / 2, w / 2), (0, h), side * (d / 2 + 0.01), tall=max(0.22, h * 0.12))
    m.box((0, h, 0), (w + 0.06, 0.1, d + 0.12), scaled(colour, 1.06), edge=0.5)


def battlements(
    m: SolidBuilder, across: tuple[float, float], base: float, deep: float, colour: Rgb, *, tooth: float = 0.7
) -> None:
    """Merlons along the top of a wall."""
    x0, x1 = across
    count = max(2, int((x1 - x0) / (tooth * 1.8)))
    for k in range(count):
        x = x0 + (x1 - x0) * (k + 0.5) / count
        m.box((x, base, 0), (tooth, tooth * 1.05, deep), colour, edge=0.7)


def round_tower(m: SolidBuilder, size: Vec3, colour: Rgb, *, cone: Rgb | None = None) -> None:
    """A round tower with battlements or a pointed roof, slits, and a shaded side."""
    w, h, _ = size
    body = _drum(m, w / 2, 0.0, h, colour)
    head = _drum(m, w * 0.56, h * 0.86, h, scaled(colour, 1.04))
    if not body or not head:
        return
    right = _flat_right(m)
    for y, u in ((0.3, 0.1), (0.55, -0.2), (0.72, 0.2)):
        x = u * w
        slit = [(x - 0.09, h * y), (x + 0.09, h * y), (x + 0.09, h * y + 0.9), (x - 0.09, h * y + 0.9)]
        front = (w * 0.5 * _towards(m)[0], w * 0.5 * _towards(m)[1])
        tone = LIT if is_dark(m.board) else DARK
        m.shape(
            [(p * right[0] + front[0], q, p * right[1] + front[1]) for p, q in slit],
            tone,
            value=1.2 if is_dark(m.board) else 1.0,
            edge=0.4,
        )
    if cone is not None:
        _cone(m, w * 0.66, h, h + w * 1.25, cone)
        return
    for k in range(7):
        a = math.tau * k / 7
        m.box(
            (math.cos(a) * w * 0.5, h, math.sin(a) * w * 0.5), (w * 0.2, w * 0.2, w * 0.2), colour, edge=0.6
        )


def _drum(m: SolidBuilder, r: float, low: float, top: float, colour: Rgb) -> bool:
    bottom, upper = m.ellipse((0, low, 0), (0, 2), (r, r), 16), m.ellipse((0, top, 0), (0, 2), (r, r), 16)
    if not m.shape([*bottom, *upper], scaled(colour, 0.8), convex=True):
        return False
    right, side = _flat_right(m), (-1.0 if m.board.towards_light[0] < 0 else 1.0)
    strip = [(u * side * r, v) for u, v in ((0.05, low), (0.94, low), (0.94, top), (0.05, top))]
    front = (_towards(m)[0] * r * 0.3, _towards(m)[1] * r * 0.3)
    m.shape([(u * right[0] + front[0], v, u * right[1] + front[1]) for u, v in strip], colour, edge=0)
    return True


def _cone(m: SolidBuilder, r: float, low: float, top: float, colour: Rgb) -> None:
    m.shape([*m.ellipse((0, low, 0), (0, 2), (r, r), 16), (0.0, top, 0.0)], scaled(colour, 0.82), convex=True)
    right, side = _flat_right(m), (-1.0 if m.board.towards_light[0] < 0 else 1.0)
    m.shape(
        [(0, top, 0), (side * r * 0.86 * right[0], low + 0.1, side * r * 0.86 * right[1]), (0, low - 0.1, 0)],
        colour,
        edge=0,
    )


def _flat_right(m: SolidBuilder) -> tuple[float, float]:
    rx, _, rz = m.board.lens.right
    a, b = m.axes[0], m.axes[2]
    return (rx * a[0] + rz * a[2], rx * b[0] + rz * b[2])


def _towards(m: SolidBuilder) -> tuple[float, float]:
    """The direction to the camera in the maker's own right and ahead."""
    dx, dz = m.board.lens.eye[0] - m.origin[0], m.board.lens.eye[2] - m.origin[2]
    size = math.hypot(dx, dz) or 1.0
    a, b = m.axes[0], m.axes[2]
    return ((dx * a[0] + dz * a[2]) / size, (dx * b[0] + dz * b[2]) / size)


def awning(
    m: SolidBuilder, across: tuple[float, float], high: float, low: float, z: float, reach: float, colour: Rgb
) -> None:
    """A striped awning that hangs out of a front."""
    x0, x1 = across
    count = 5 if far_off(m, 10.0) else max(4, int((x1 - x0) / 0.45))
    pale: Rgb = (238, 232, 218)
    for k in range(count):
        a, b = x0 + (x1 - x0) * k / count, x0 + (x1 - x0) * (k + 1) / count
        tone = colour if k % 2 == 0 else pale
        m.face([(a, low, z + reach), (b, low, z + reach), (b, high, z), (a, high, z)], tone, edge=0.3)
        m.face(
            [
                (a, low - 0.22, z + reach),
                (b, low - 0.22, z + reach),
                (b, low, z + reach),
                (a, low, z + reach),
            ],
            scaled(tone, 0.9),
            edge=0.4,
        )


def shop_house(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A house of a shopping street: shop window with goods, door, sign board."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.9)
    m.box((0, h, 0), (w + 0.1, 0.3, d + 0.4), scaled(colour, 1.08), edge=0.7)
    z = d / 2 + 0.02
    if not fronted(m, d / 2):
        return
    hand = own(m)
    trade = CLOTHS[hand.randrange(len(CLOTHS))]
    floors = max(1, int((h - 3.6) / 2.9))
    windows(
        m,
        spread(w, 3),
        [4.3 + 2.9 * k for k in range(floors)],
        (w * 0.15, 1.7),
        z,
        frame=scaled(colour, 1.14),
    )
    rect(m, (-w * 0.47, w * 0.47), (0.0, 3.5), z, mix(scaled(trade, 0.7), DARK, 0.25), edge=0.8)
    rect(m, (-w * 0.45, w * 0.45), (2.9, 3.42), z + 0.03, trade, edge=0.7)
    for k in range(5):
        x = -w * 0.2 + k * w * 0.1
        rect(m, (x - w * 0.03, x + w * 0.03), (3.04, 3.28), z + 0.04, (240, 234, 218), edge=0.0)
    lit = is_dark(m.board) and hand.random() < 0.8
    pane: Rgb = (252, 224, 160) if lit else (160, 176, 182)
    side = 1 if hand.random() < 0.5 else -1
    shop, door = sorted((side * w * 0.42, -side * w * 0.12)), sorted((-side * w * 0.2, -side * w * 0.42))
    rect(m, (shop[0], shop[1]), (0.55, 2.75), z + 0.03, pane, value=1.4 if lit else 1.0, edge=0.8)
    if not far_off(m, 15.0):
        _goods(m, (shop[0], shop[1]), z + 0.04)
    rect(m, (door[0], door[1]), (0.05, 2.75), z + 0.03, scaled(trade, 0.62), edge=0.8)
    rect(
        m, (door[0] + 0.15, door[1] - 0.15), (1.0, 2.5), z + 0.04, pane, value=1.4 if lit else 0.95, edge=0.5
    )
    if hand.random() < 0.7:
        awning(m, (shop[0] - 0.15, shop[1] + 0.15), 2.9, 2.45, z, 1.1, trade)


def _goods(m: SolidBuilder, across: tuple[float, float], z: float) -> None:
    hand = own(m)
    x, end = across[0] + 0.25, across[1] - 0.2
    while x < end:
        wide, tall = hand.uniform(0.18, 0.42), hand.uniform(0.25, 1.0)
        tone = CLOTHS[hand.randrange(len(CLOTHS))]
        rect(m, (x, min(end, x + wide)), (0.62, 0.62 + tall), z, scaled(tone, 0.9), edge=0.4)
        x += wide + hand.uniform(0.08, 0.3)


def block(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A plain large building with rows of windows: offices, flats, works at a distance."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.8)
    if fronted(m, d / 2):
        floors = min(7, max(1, int(h / 2.8)))
        windows(
            m,
            spread(w, max(2, min(6, int(w / 2)))),
            [1.0 + k * (h - 0.8) / floors for k in range(floors)],
            (min(1.3, w * 0.12), min(1.5, h / floors * 0.55)),
            d / 2 + 0.02,
            cross=False,
        )
