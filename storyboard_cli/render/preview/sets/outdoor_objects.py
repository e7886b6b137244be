"""Things that stand in exteriors: fences, boulders, stalls, tents, crates, barrels, lamps, boats, poles."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.flames import flames
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import CLOTHS, DARK, P3, WOOD, awning, rect
from storyboard_cli.render.preview.sets.outdoor_parts import (
    STONE,
    faces,
    far_off,
    glow,
    is_dark,
    own,
    strokes,
)
from storyboard_cli.render.preview.sets.outdoor_plants import across
from storyboard_cli.render.preview.solids import SolidBuilder, cylinder

STEEL: Rgb = (140, 146, 152)
RUST: Rgb = (160, 104, 78)


def boulder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rock with a lit top and a cleft."""
    w, h, _ = size
    hand, right = own(m), across(m)
    outline = [(-0.5, 0.0), (-0.46, 0.42), (-0.24, 0.86), (0.08, 1.0), (0.36, 0.74), (0.5, 0.3), (0.46, 0.0)]
    points = [(x * w * hand.uniform(0.9, 1.08), y * h * hand.uniform(0.9, 1.06)) for x, y in outline]

    def at(spots: list[tuple[float, float]]) -> list[P3]:
        return [(u * right[0], v, u * right[1]) for u, v in spots]

    m.shape(at(points), scaled(colour, 0.78))
    side = -1.0 if m.board.towards_light[0] < 0 else 1.0
    top = points[1:5] if side < 0 else points[2:6]
    m.shape(at([*top, (side * -0.02 * w, h * 0.4), (side * 0.3 * w, h * 0.24)]), colour, edge=0.4)
    m.line(at([(-side * 0.05 * w, h * 0.62), (-side * 0.16 * w, h * 0.3), (-side * 0.1 * w, h * 0.08)]), 0.5)


def rail_fence(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wooden fence with two rails."""
    w, h, _ = size
    for y in (0.42, 0.82):
        m.box((0, h * y, 0), (w, h * 0.1, 0.06), colour, edge=0.6)
    for k in range(max(2, int(w / 2)) + 1):
        m.box((-w / 2 + w * k / max(2, int(w / 2)), 0, 0), (0.13, h, 0.13), scaled(colour, 0.9), edge=0.6)


def picket_fence(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """White pickets."""
    w, h, _ = size
    m.box((0, h * 0.3, -0.03), (w, 0.07, 0.03), scaled(colour, 0.9), edge=0.4)
    m.box((0, h * 0.7, -0.03), (w, 0.07, 0.03), scaled(colour, 0.9), edge=0.4)
    xs = [-w / 2 + 0.1 + k * 0.22 for k in range(int(w / 0.22))]
    pickets = [
        [(x - 0.06, 0, 0), (x + 0.06, 0, 0), (x + 0.06, h * 0.9, 0), (x, h, 0), (x - 0.06, h * 0.9, 0)]
        for x in xs
    ]
    faces(m, pickets, colour, edge=0.4)


def board_fence(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A close fence of upright boards."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, max(d, 0.08)), colour, edge=0.7)
    for side in (-1, 1):
        z = side * (max(d, 0.08) / 2 + 0.01)
        strokes(m, [[(x, 0, z), (x, h, z)] for x in (-w / 2 + k * 0.3 for k in range(1, int(w / 0.3)))], 0.35)


def iron_fence(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Upright iron bars with points, between two rails."""
    w, h, _ = size
    for y in (0.14, 0.84):
        m.line([(-w / 2, h * y, 0), (w / 2, h * y, 0)], 1.4)
    bars = (-w / 2 + k * 0.24 for k in range(int(w / 0.24) + 1))
    strokes(m, [[(x, 0, 0), (x, h, 0)] for x in bars], 0.9)
    for k in range(max(1, int(w / 3)) + 1):
        m.box((-w / 2 + w * k / max(1, int(w / 3)), 0, 0), (0.16, h * 1.06, 0.16), colour, edge=0.6)


def wire_fence(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Chain link between steel posts, with barbed wire on outriggers above."""
    w, h, _ = size
    step = 0.55
    mesh: list[list[P3]] = []
    for k in range(int((w + h) / step)):
        a = -w / 2 + k * step
        for s in (1, -1):
            x0, x1 = (a, a - h) if s > 0 else (-a, -a + h)
            lo, hi = _clipped(x0, x1, w, h)
            if lo and hi:
                mesh.append([lo, hi])
    strokes(m, mesh, 0.28)
    posts = max(2, int(w / 2.6))
    for k in range(posts + 1):
        x = -w / 2 + w * k / posts
        m.rod([(x, 0, 0, 0.045), (x, h, 0, 0.045), (x, h + 0.4, 0.28, 0.035)], colour, outline=0.6)
    for k in range(3):
        y, z = h + 0.13 * (k + 1), 0.09 * (k + 1)
        m.line([(-w / 2, y, z), (w / 2, y, z)], 0.5)


def _clipped(x0: float, x1: float, w: float, h: float) -> tuple[P3 | None, P3 | None]:
    """A diagonal from (x0, 0) to (x1, h), cut at the ends of the fence."""
    half = w / 2
    pts: list[P3] = []
    for t in (0.0, 1.0):
        x, y = x0 + (x1 - x0) * t, h * t
        if abs(x) > half:
            edge = math.copysign(half, x)
            y = (edge - x0) / (x1 - x0) * h if x1 != x0 else y
            x = edge
        if not -0.01 <= y <= h + 0.01:
            return None, None
        pts.append((x, y, 0.0))
    return pts[0], pts[1]


def stall(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A market stall: posts, a striped awning, a counter of crates with goods, a lantern."""
    w, h, d = size
    hand = own(m)
    for x in (-1, 1):
        for z in (-1, 1):
            m.tube((x * w * 0.47, 0, z * d * 0.4), (x * w * 0.47, h, z * d * 0.4), 0.045, WOOD, outline=0.6)
    rect(m, (-w * 0.47, w * 0.47), (0.1, h * 0.8), -d * 0.4, mix(colour, DARK, 0.45), edge=0.6)
    if not far_off(m, 10.0):
        _wares(m, w, h, d)
    m.box((0, 0, d * 0.18), (w * 0.94, 0.72, d * 0.44), WOOD, edge=0.7)
    for seam in (-0.3, 0.0, 0.3):
        m.line([(seam * w, 0.05, d * 0.41), (seam * w, 0.7, d * 0.41)], 0.4)
    goods: tuple[Rgb, ...] = ((206, 92, 66), (216, 160, 72), (120, 150, 82), (188, 180, 98), (150, 84, 104))
    for k in range(4):
        middle = -w * 0.35 + k * w * 0.233
        m.box((middle, 0.72, d * 0.2), (w * 0.2, 0.14, d * 0.36), scaled(WOOD, 1.1), edge=0.5)
        tone = goods[(k + hand.randrange(5)) % 5]
        if far_off(m, 10.0):
            m.box((middle, 0.84, d * 0.2), (w * 0.17, 0.12, d * 0.3), tone, edge=0.4)
            continue
        for i in range(5):
            px, py = middle - w * 0.08 + i * w * 0.04, 0.9 + 0.06 * (i % 2)
            m.rod([(px, py, d * 0.2, 0.085), (px + 0.01, py, d * 0.24, 0.085)], tone, outline=0.4)
    awning(m, (-w * 0.56, w * 0.56), h + 0.3, h - 0.12, -d * 0.2, d * 0.95, colour)
    lamp = m.at(w * (0.22 if hand.random() < 0.5 else -0.22), h - 0.42, d * 0.5)
    paper_lantern(SolidBuilder(m.board, lamp, m.axes), (0.3, 0.36, 0.3), (236, 120, 82))


def _wares(m: SolidBuilder, w: float, h: float, d: float) -> None:
    """What hangs at the back of a stall."""
    hand = own(m)
    for k in range(5):
        x, tone = -w * 0.36 + k * w * 0.18, CLOTHS[hand.randrange(len(CLOTHS))]
        rect(
            m,
            (x - w * 0.05, x + w * 0.05),
            (h * 0.8 - hand.uniform(0.4, 0.8), h * 0.78),
            -d * 0.38,
            tone,
            edge=0.4,
        )


def paper_lantern(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A round paper lantern, bright at night, hung from above its middle."""
    w, h, _ = size
    dark = is_dark(m.board)
    right = across(m)
    ring = [(math.cos(a) * w / 2, math.sin(a) * h / 2) for a in (k * math.tau / 14 for k in range(14))]
    tone: Rgb = (255, 196, 110) if dark else colour
    m.line([(0, h / 2, 0), (0, h * 0.9, 0)], 0.6)
    m.shape([(u * right[0], v, u * right[1]) for u, v in ring], tone, value=1.7 if dark else 1.0, edge=0.6)
    for s in (-0.25, 0.0, 0.25):
        m.line(
            [
                (-w * 0.42 * right[0], s * h, -w * 0.42 * right[1]),
                (w * 0.42 * right[0], s * h, w * 0.42 * right[1]),
            ],
            0.3,
        )
    glow(m.board, m.origin, w * 6, strength=0.42)


def crate(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A slatted wooden box."""
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    for y in (0.33, 0.66):
        m.line([(-w / 2, h * y, d / 2 + 0.01), (w / 2, h * y, d / 2 + 0.01)], 0.5)
    for s in (-1, 1):
        rect(
            m,
            (s * w * 0.42 - w * 0.06, s * w * 0.42 + w * 0.06),
            (0, h),
            d / 2 + 0.015,
            scaled(colour, 1.1),
            edge=0.4,
        )


def barrel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A barrel with hoops."""
    w, h, _ = size
    m.rod([(0, w * 0.42, 0, w * 0.44), (0, h * 0.5, 0, w * 0.5), (0, h - w * 0.3, 0, w * 0.44)], colour)
    cylinder(m, w * 0.42, w * 0.44, h, colour)
    right = across(m)
    for y in (0.22, 0.78):
        m.line(
            [
                (-w * 0.45 * right[0], h * y, -w * 0.45 * right[1]),
                (w * 0.45 * right[0], h * y, w * 0.45 * right[1]),
            ],
            1.0,
        )


def telegraph_pole(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A pole with two cross-arms."""
    h = size[1]
    m.tube((0, 0, 0), (0, h, 0), 0.11, colour, end=0.08)
    for y in (0.86, 0.94):
        m.box((0, h * y, 0), (1.7, 0.1, 0.1), colour, edge=0.6)
        for x in (-0.75, -0.4, 0.4, 0.75):
            m.line([(x, h * y + 0.1, 0), (x, h * y + 0.25, 0)], 1.0)


def gravestone(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A headstone with a round head, or a cross."""
    w, h, d = size
    hand = own(m)
    if hand.random() < 0.35:
        m.box((0, 0, 0), (w * 1.1, h * 0.16, d * 2), scaled(colour, 0.9), edge=0.6)
        m.box((0, h * 0.16, 0), (w * 0.26, h * 0.95, d), colour, edge=0.7)
        m.box((0, h * 0.7, 0), (w * 0.86, h * 0.2, d), colour, edge=0.7)
        return
    r = w / 2
    ring = [
        (-r, 0.0),
        (r, 0.0),
        *((r * math.cos(a), h - r + r * math.sin(a)) for a in (k * math.pi / 8 for k in range(9))),
    ]
    m.shape([(x, y, z) for z in (-d / 2, d / 2) for x, y in ring], scaled(colour, 0.72), convex=True)
    m.face([(x, y, d / 2) for x, y in ring], colour, edge=0.5)
    if far_off(m, 10.0):
        return
    for k in range(3):
        m.line(
            [(-r * 0.5, h * (0.72 - 0.12 * k), d / 2 + 0.01), (r * 0.5, h * (0.72 - 0.12 * k), d / 2 + 0.01)],
            0.5,
        )


def bollard(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A mooring post of iron with a rope round it."""
    w, h, _ = size
    m.rod([(0, 0.05, 0, w * 0.34), (0, h * 0.7, 0, w * 0.28), (0, h * 0.9, 0, w * 0.46)], colour)
    m.rod([(-w * 0.4, h * 0.45, 0.1, 0.05), (w * 0.4, h * 0.5, 0.1, 0.05)], (196, 172, 130), outline=0.5)


def fire(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A fire of logs in a ring of stones, with its light."""
    w, h, _ = size
    right = across(m)
    for k in range(8):
        a = k * math.tau / 8
        m.rod(
            [
                (math.cos(a) * w * 0.5, 0.06, math.sin(a) * w * 0.5, 0.12),
                (math.cos(a) * w * 0.52, 0.07, math.sin(a) * w * 0.5, 0.1),
            ],
            STONE,
            outline=0.5,
        )
    for a in (0.4, 1.6, 2.7):
        x, z = math.cos(a) * w * 0.36, math.sin(a) * w * 0.36
        m.rod([(x, 0.06, z, 0.06), (-x * 0.2, h * 0.34, -z * 0.2, 0.05)], (92, 66, 50), outline=0.6)
    flames(m, w * 0.8, h, up=0.06, right=(right[0], right[1]))
    glow(m.board, m.at(0, h * 0.5, 0), 3.4, (255, 170, 80), 0.6)
