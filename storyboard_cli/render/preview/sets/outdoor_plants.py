"""Plants of exteriors that are no broad-leaved trees: pines, palms, cacti, jungle leaves, reeds, hedges."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import trees
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.outdoor_parts import SNOW, far_off, own
from storyboard_cli.render.preview.solids import SolidBuilder
from storyboard_cli.render.preview.trees import BARK, draw_crown, foliage_colour

LEAF: Rgb = (112, 140, 88)
PINE: Rgb = (84, 112, 88)
PALM: Rgb = (104, 142, 84)
JUNGLE: Rgb = (86, 128, 78)


def tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A broad-leaved tree; one that is far off in a few strokes."""
    w, h, _ = size
    if not far_off(m, 11.0) or m.board.staging.season == "winter":
        trees.tree(m, size, colour)
        return
    m.rod([(0, 0, 0, h * 0.034), (0, h * 0.6, 0, h * 0.018)], BARK, outline=0.6)
    leaf_mass(m, (0, h * 0.7, 0), w * 0.5, h * 0.31, colour)


def bush(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A bush; one that is far off in a few strokes."""
    w, h, _ = size
    if far_off(m, 11.0):
        leaf_mass(m, (0, h * 0.48, 0), w * 0.5, h * 0.52, colour)
    else:
        trees.bush(m, size, colour)


def tall_tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tree of a wood: a tall trunk with a few boughs, its crown high up."""
    _, h, _ = size
    hand, right = own(m), _across(m)
    lean, girth = hand.uniform(-0.3, 0.3), h * 0.022
    m.rod(
        [
            (0, 0, 0, girth * 1.5),
            (0, 0.5, 0, girth * 1.05),
            (lean * right[0], h, lean * right[1], girth * 0.5),
        ],
        colour,
    )
    if not far_off(m, 12.0):
        for k in range(3):
            y, s = h * (0.3 + 0.13 * k), 1 if hand.random() < 0.5 else -1
            tip = (s * 0.9 * right[0], y + 0.8, s * 0.9 * right[1], girth * 0.2)
            m.rod([(0, y, 0, girth * 0.4), tip], colour, outline=0.6)
    if m.board.staging.season != "winter":
        leaf_mass(m, (lean * right[0], h * 0.88, lean * right[1]), 2.4, h * 0.16, (104, 128, 84))


def pine(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A conifer: a stack of ragged skirts; white ones where snow lies."""
    w, h, _ = size
    hand, staging = own(m), m.board.staging
    m.rod([(0, 0, 0, h * 0.022), (0, h * 0.5, 0, h * 0.012)], BARK, outline=0.6)
    right = _across(m)
    for k in range(5):
        low, top = h * (0.12 + 0.17 * k), h * (0.42 + 0.146 * k)
        wide = w * 0.5 * (1 - 0.17 * k)
        points = [(0.0, top)]
        for i in range(7):
            u = 1 - 2 * i / 6
            points.append((u * wide * hand.uniform(0.92, 1.08), low + (0.035 * h if i % 2 else 0.0)))
        m.shape(
            [(u * right[0], v, u * right[1]) for u, v in points], scaled(colour, 0.8 + 0.05 * k), edge=0.6
        )
        side = -1.0 if m.board.towards_light[0] < 0 else 1.0
        lit = [(0.0, top), (side * wide * 0.86, low + 0.03 * h), (side * wide * 0.2, low + 0.06 * h)]
        snowy = staging.weather == "snow" or staging.season == "winter"
        tone = mix(colour, SNOW, 0.85) if snowy else scaled(colour, 1.12)
        m.shape([(u * right[0], v, u * right[1]) for u, v in lit], tone, edge=0)


def snowy_pine(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A conifer with snow on it, whatever the weather."""
    pine(m, size, mix(colour, SNOW, 0.35))


def palm(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A palm: a bent, ringed trunk and hanging fronds."""
    _, h, _ = size
    hand = own(m)
    lean = hand.choice((-1, 1)) * hand.uniform(0.08, 0.2) * h
    right = _across(m)
    steps = (0.0, 0.3, 0.6, 0.85, 1.0)
    m.rod(
        [(lean * t * t * right[0], h * t, lean * t * t * right[1], h * 0.03 * (1 - 0.5 * t)) for t in steps],
        (160, 132, 100),
    )
    for k in range(9):
        angle = math.pi * (k / 8) + hand.uniform(-0.1, 0.1)
        reach, drop = h * 0.4, h * 0.26
        spine = [
            (lean + math.cos(angle) * reach * t, h + math.sin(angle) * reach * 0.45 * t - drop * t * t)
            for t in (0.0, 0.35, 0.7, 1.0)
        ]
        wide = h * 0.035
        edge = [
            *spine,
            *((x, y - wide * (1.6 if i else 0.8)) for i, (x, y) in reversed(list(enumerate(spine[:-1])))),
        ]
        shade = scaled(colour, 0.82 if k % 2 else 1.05)
        m.shape([(x * right[0], y, x * right[1]) for x, y in edge], shade, edge=0.6)


def cactus(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A saguaro with two arms and its ribs."""
    _, h, _ = size
    r, right = h * 0.075, _across(m)

    def bar(points: list[tuple[float, float]], thick: float) -> None:
        m.rod([(x * right[0], y, x * right[1], thick) for x, y in points], colour)

    bar([(0, 0), (0, h * 0.96)], r)
    hand = own(m)
    for side, low, top in (
        (-1, hand.uniform(0.35, 0.45), 0.78),
        (1, hand.uniform(0.48, 0.58), hand.uniform(0.82, 0.95)),
    ):
        x = side * h * 0.2
        bar([(0, h * low), (x * 0.8, h * low), (x, h * (low + 0.08)), (x, h * top)], r * 0.72)
    for u in (-0.4, 0.1, 0.5):
        m.line(
            [(u * r * right[0], h * 0.06, u * r * right[1]), (u * r * right[0], h * 0.95, u * r * right[1])],
            0.4,
        )


def jungle_tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tall trunk on roots like boards, hung with creepers, its crown out of the picture."""
    w, h, _ = size
    hand, right = own(m), _across(m)
    for side in (-1, 1):
        root = [(0.0, h * 0.22), (side * w * 0.7, 0.0), (side * w * 0.1, 0.0)]
        m.shape([(u * right[0], v, u * right[1]) for u, v in root], scaled(BARK, 0.85), edge=0.7)
    m.rod([(0, 0, 0, w * 0.26), (0, h * 0.3, 0, w * 0.17), (0, h, 0, w * 0.13)], BARK)
    for _ in range(3):
        x, low = hand.uniform(-0.9, 0.9) * w, hand.uniform(0.25, 0.55) * h
        m.line(
            [
                (0, h * 0.95, 0),
                (x * 0.7 * right[0], h * 0.7, x * 0.7 * right[1]),
                (x * right[0], low, x * right[1]),
            ],
            1.2,
        )
    if far_off(m, 9.0):
        leaf_mass(m, (0, h * 0.95, 0), w * 1.9, h * 0.17, colour)
    else:
        draw_crown(m, (0, h * 0.95, 0), w * 1.9, h * 0.17, foliage_colour(colour, None))


def broad_leaves(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A clump of large leaves that arch out of the ground: banana, fern, taro."""
    w, h, _ = size
    hand, right = own(m), _across(m)
    leaves = 6 if far_off(m, 9.0) else 9
    for k in range(leaves):
        angle = math.pi * (0.08 + 0.84 * k / (leaves - 1)) + hand.uniform(-0.1, 0.1)
        reach = hand.uniform(0.8, 1.1)
        tip = (math.cos(angle) * w * 0.62 * reach, h * (0.35 + 0.6 * math.sin(angle)) * reach)
        mid = (tip[0] * 0.55, tip[1] * 0.72)
        across = (0.1 * w * math.sin(angle) + 0.03 * w, -0.1 * h * math.cos(angle))
        leaf = [
            (0.0, 0.0),
            (mid[0] - across[0], mid[1] - across[1]),
            tip,
            (mid[0] + across[0], mid[1] + across[1]),
        ]
        m.shape(
            [(u * right[0], v, u * right[1]) for u, v in leaf],
            scaled(colour, 0.76 if k % 2 else 1.06),
            edge=0.6,
        )
        if leaves > 6:
            m.line(
                [
                    (0, 0, 0),
                    (mid[0] * right[0], mid[1], mid[0] * right[1]),
                    (tip[0] * right[0], tip[1], tip[0] * right[1]),
                ],
                0.4,
            )


def reeds(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Reeds and bulrushes."""
    w, h, _ = size
    hand, right = own(m), _across(m)
    for _ in range(9):
        x, lean = hand.uniform(-0.5, 0.5) * w, hand.uniform(-0.16, 0.16) * h
        tall = h * hand.uniform(0.6, 1.0)
        blade = [(x - 0.02, 0.0), (x + 0.02, 0.0), (x + lean * 0.5 + 0.015, tall * 0.6), (x + lean, tall)]
        m.shape(
            [(u * right[0], v, u * right[1]) for u, v in blade],
            scaled(colour, hand.uniform(0.75, 1.1)),
            edge=0.4,
        )
    for _ in range(3):
        x, tall = hand.uniform(-0.4, 0.4) * w, h * hand.uniform(0.85, 1.1)
        m.rod(
            [(x * right[0], tall * 0.8, x * right[1], 0.03), (x * right[0], tall, x * right[1], 0.03)],
            (112, 80, 58),
            outline=0.5,
        )


def bare_tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A dead tree: a twisted trunk and broken boughs."""
    w, h, _ = size
    hand, right = own(m), _across(m)
    m.rod(
        [(0, 0, 0, h * 0.04), (0.04 * h * right[0], h * 0.4, 0, h * 0.028), (0, h * 0.8, 0, h * 0.014)],
        colour,
    )
    for k in range(6):
        low, side = h * (0.34 + 0.08 * k), -1 if k % 2 else 1
        x, y = side * w * hand.uniform(0.25, 0.5), low + h * hand.uniform(0.1, 0.24)
        m.rod(
            [
                (0, low, 0, h * 0.013),
                (x * 0.6 * right[0], low + (y - low) * 0.4, x * 0.6 * right[1], h * 0.009),
                (x * right[0], y, x * right[1], h * 0.004),
            ],
            colour,
            outline=0.6,
        )


def hedge(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A clipped hedge with leaf marks on its face."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.7)
    if not m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        return
    hand = own(m)
    for _ in range(int(min(26, w * 6))):
        x, y = hand.uniform(-0.48, 0.48) * w, hand.uniform(0.1, 0.95) * h
        m.line([(x - 0.06, y, d / 2 + 0.01), (x, y + 0.05, d / 2 + 0.01), (x + 0.06, y, d / 2 + 0.01)], 0.4)


def vine_row(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A row of vines on posts and wires, as long as it is deep."""
    _, h, d = size
    count = 3 if far_off(m, 9.0) else max(3, int(d / 1.5))
    steps = sorted(
        (-d / 2 + d * k / count for k in range(count + 1)), key=lambda z: -m.board.lens.depth(m.at(0, 0, z))
    )
    for z in steps:
        if m.board.lens.depth(m.at(0, 0, z)) < 0.6:
            continue
        m.rod([(0, 0, z, 0.04), (0, h, z, 0.035)], BARK, outline=0.5)
        leaf_mass(m, (0, h * 0.62, z), d / count * 0.62, h * 0.4, colour)


def leaf_mass(
    m: SolidBuilder, centre: tuple[float, float, float], wide: float, tall: float, colour: Rgb
) -> None:
    """Foliage in one fill and one lighter one: for plants that stand in rows."""
    board, lens, hand = m.board, m.board.lens, own(m)
    place = m.at(*centre)
    x, y = lens.point(place)
    scale, depth = lens.scale_at(place), lens.depth(place)
    rx, ry = wide * scale, tall * scale
    ring = [
        (
            x + rx * (1 + 0.16 * math.sin(k * 2.4 + hand.random())) * math.cos(k * math.tau / 18),
            y + ry * (1 + 0.16 * math.sin(k * 2.9)) * math.sin(k * math.tau / 18),
        )
        for k in range(18)
    ]
    width = board.weight(depth) * 0.7
    leaf = foliage_colour(colour, board.staging.season)
    board.picture.fill([turned(ring)], alpha(board.tone.line(depth), 1), grow=width * 0.6)
    board.picture.fill([turned(ring)], alpha(m.colour(scaled(leaf, 0.8), 1, depth), 1))
    lx, ly = board.towards_light
    inner = [(x + (px - x) * 0.6 + lx * rx * 0.25, y + (py - y) * 0.6 + ly * ry * 0.3) for px, py in ring]
    board.picture.fill([turned(inner)], alpha(m.colour(scaled(leaf, 1.05), 1, depth), 1))


def fruit_tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A low round tree with fruit in it."""
    w, h, _ = size
    hand, right = own(m), _across(m)
    m.rod([(0, 0, 0, h * 0.045), (0, h * 0.5, 0, h * 0.03)], BARK)
    leaf_mass(m, (0, h * 0.66, 0), w * 0.5, h * 0.34, colour)
    if m.board.staging.season in ("winter", "spring"):
        return
    for _ in range(12):
        a, r = hand.uniform(0, math.tau), hand.uniform(0.15, 0.85)
        x, y = math.cos(a) * r * w * 0.42, h * 0.66 + math.sin(a) * r * h * 0.28
        spot = m.at(x * right[0], y, x * right[1])
        px, py = m.board.lens.point(spot)
        size_px = 0.055 * m.board.lens.scale_at(spot)
        dot = [(px + size_px * math.cos(k), py + size_px * math.sin(k)) for k in range(7)]
        m.board.picture.fill([turned(dot)], alpha(m.colour((208, 84, 62), 1.0, m.board.lens.depth(spot)), 1))


def flowers(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A bed of flowers: stems and heads in one colour."""
    w, h, d = size
    hand = own(m)
    for _ in range(14):
        x, z, tall = hand.uniform(-0.5, 0.5) * w, hand.uniform(-0.5, 0.5) * d, h * hand.uniform(0.6, 1.0)
        m.line([(x, 0, z), (x, tall, z)], 0.5)
        spot = m.at(x, tall, z)
        if m.board.lens.depth(spot) < 0.5:
            continue
        px, py = m.board.lens.point(spot)
        r = 0.07 * m.board.lens.scale_at(spot)
        head = [
            (
                px + r * (1.0 if k % 2 else 0.6) * math.cos(k * math.tau / 10),
                py + r * (1.0 if k % 2 else 0.6) * math.sin(k * math.tau / 10),
            )
            for k in range(10)
        ]
        m.board.picture.fill([turned(head)], alpha(m.colour(colour, 1.0, m.board.lens.depth(spot)), 1))


def _across(m: SolidBuilder) -> tuple[float, float]:
    """The picture's right in the maker's own right and ahead: flat plants turn to the camera."""
    rx, _, rz = m.board.lens.right
    a, b = m.axes[0], m.axes[2]
    return (rx * a[0] + rz * a[2], rx * b[0] + rz * b[2])


across = _across
