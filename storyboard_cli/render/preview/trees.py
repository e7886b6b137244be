"""Trees and bushes: trunks with boughs, and foliage as clusters that catch the light, by season."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

BARK: Rgb = (116, 92, 74)
_SEASONS: dict[str, Rgb] = {
    "spring": (170, 190, 120), "summer": (98, 138, 82), "autumn": (196, 132, 66), "winter": (214, 220, 226),
}  # fmt: skip


def foliage_colour(base: Rgb, season: str | None) -> Rgb:
    """Leaves in that season."""
    return mix(base, _SEASONS[season], 0.7) if season in _SEASONS else base


def tree(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A broad-leaved tree; bare in winter."""
    w, h, _ = size
    board, hand = m.board, m.board.hand
    season = board.staging.season
    trunk = h * 0.42
    lean = hand.uniform(-0.04, 0.04) * h
    m.rod(
        [(0, 0, 0, h * 0.034), (lean * 0.4, trunk * 0.6, 0, h * 0.024), (lean, h * 0.62, 0, h * 0.015)], BARK
    )
    for k in range(5):
        angle = k * math.tau / 5 + hand.uniform(-0.4, 0.4)
        base = trunk * (0.8 + 0.12 * k)
        out = w * 0.3
        m.rod(
            [
                (lean * 0.6, base, 0, h * 0.012),
                (lean + math.cos(angle) * out, base + h * 0.2, math.sin(angle) * out * 0.4, h * 0.006),
            ],
            BARK,
            outline=0.5,
        )
        if season == "winter":
            m.rod(
                [
                    (lean + math.cos(angle) * out * 0.6, base + h * 0.12, 0, h * 0.006),
                    (lean + math.cos(angle + 0.5) * out, base + h * 0.34, 0, h * 0.003),
                ],
                BARK,
                outline=0.4,
            )
    if season == "winter":
        return
    draw_crown(m, (lean, h * 0.72, 0), w * 0.5, h * 0.3, foliage_colour(colour, season))


def bush(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, _ = size
    draw_crown(m, (0, h * 0.5, 0), w * 0.5, h * 0.5, foliage_colour(colour, m.board.staging.season))


def draw_crown(
    m: SolidBuilder, centre: tuple[float, float, float], wide: float, tall: float, colour: Rgb
) -> None:
    """Leaf masses: an outline of lobes, darker below, lighter lobes towards the light, a few leaf marks."""
    board, hand, lens = m.board, m.board.hand, m.board.lens
    place = m.at(*centre)
    if lens.depth(place) < 0.5:
        return
    x, y = lens.point(place)
    scale, depth = lens.scale_at(place), lens.depth(place)
    rx, ry = wide * scale, tall * scale
    lobes: list[tuple[Point, float]] = []
    count = 11
    for k in range(count):
        angle = k * math.tau / count + hand.uniform(-0.15, 0.15)
        lobes.append(
            (
                (x + math.cos(angle) * rx * 0.72, y + math.sin(angle) * ry * 0.68),
                min(rx, ry) * hand.uniform(0.34, 0.46),
            )
        )
    outline = [turned(_scalloped(p, r, hand.uniform(0, 6))) for p, r in lobes]
    core = turned(disc(x, y, rx * 0.8, ry * 0.78))
    picture = board.picture
    width = board.weight(depth) * 0.8
    picture.fill([core, *outline], alpha(board.tone.line(depth), 1), grow=width * 0.6)
    picture.fill([core, *outline], alpha(m.colour(scaled(colour, 0.74), 1, depth), 1))
    lx, ly = board.towards_light
    mid, bright = [], []
    for (px, py), r in lobes:
        mid.append(turned(_scalloped((px + lx * r * 0.3, py + ly * r * 0.42), r * 0.8, hand.uniform(0, 6))))
        if (px - x) * lx + (py - y) * ly > -0.1 * ry:
            bright.append(
                turned(_scalloped((px + lx * r * 0.42, py + ly * r * 0.55), r * 0.46, hand.uniform(0, 6)))
            )
    mid.append(turned(disc(x + lx * rx * 0.2, y + ly * ry * 0.25, rx * 0.55, ry * 0.5)))
    picture.fill(mid, alpha(m.colour(scaled(colour, 0.93), 1, depth), 1))
    picture.fill(bright, alpha(m.colour(scaled(colour, 1.1), 1, depth), 1))
    if rx > 26:
        marks = []
        for _ in range(16):
            angle, far = hand.uniform(0, math.tau), hand.uniform(0.1, 0.75)
            mx, my = x + math.cos(angle) * rx * far, y + math.sin(angle) * ry * far
            r = min(rx, ry) * 0.05
            marks.append([(mx - r, my), (mx, my + r * 0.7), (mx + r, my)])
        picture.stroke(marks, width * 0.5, alpha(board.tone.line(depth), 0.55))


def _scalloped(centre: Point, radius: float, turn: float) -> list[Point]:
    """A cloud-edged disc."""
    steps = 26
    return [
        (
            centre[0]
            + radius
            * (1 + 0.07 * math.sin(i * math.tau * 7 / steps + turn))
            * math.cos(i * math.tau / steps),
            centre[1]
            + radius
            * (1 + 0.07 * math.sin(i * math.tau * 7 / steps + turn))
            * math.sin(i * math.tau / steps),
        )
        for i in range(steps)
    ]
