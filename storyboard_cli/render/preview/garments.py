"""What is drawn on the garments of the upper body: seams, collars, fastenings, pockets, hoods."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, curve, hull, times
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sleeves import shirt_under
from storyboard_cli.render.preview.trunk import Trunk


def front(trunk: Trunk, low: float, high: float, angle: float = 0.0, weight: float = 0.7) -> None:
    trunk.line([(low + (high - low) * i / 6, angle) for i in range(7)], weight)


def hem(trunk: Trunk, height: float, weight: float = 0.6) -> None:
    for start in (-3.1, -1.05, 1.05):
        trunk.line([(height, start + i * 0.26) for i in range(9)], weight)


def buttons(trunk: Trunk, heights: Sequence[float], angle: float, colour: Rgb) -> None:
    body = trunk.body
    for height in heights:
        if trunk.seen(height, angle, 0.2):
            x, y, radius = body.ball(trunk.at(height, angle), 0.0065 * body.scale)
            if radius > 0.7:
                body.board.picture.fill([[*dot(x, y, radius)]], alpha(body.colour(colour), 1))


def dot(x: float, y: float, radius: float) -> list[Point]:
    return [
        (x + radius * math.cos(i * math.tau / 8), y + radius * math.sin(i * math.tau / 8)) for i in range(8)
    ]


def collar(trunk: Trunk, colour: Rgb, depth: float = 0.16) -> None:
    """Two turned-down points at the neck."""
    for s in (1, -1):
        trunk.patch([(1.0, 0.05 * s), (1.0 - depth, 0.34 * s), (0.9, 0.85 * s), (1.0, 1.0 * s)], colour, 0.55)


def vee(trunk: Trunk, colour: Rgb, depth: float, width: float = 0.62) -> None:
    """What shows between the lapels or in a neckline."""
    trunk.patch([(1.0, -width), (1.0 - depth, 0.0), (1.0, width)], colour, 0.4)


def lapels(trunk: Trunk, colour: Rgb, depth: float, inner: float = 0.5) -> None:
    for s in (1, -1):
        trunk.patch(
            [(1.0, 0.72 * s), (0.86, 0.88 * s), (0.80, 0.62 * s), (1.0 - depth, 0.02 * s), (0.98, inner * s)],
            scaled(colour, 0.9), 0.6,
        )  # fmt: skip


def tie(trunk: Trunk, colour: Rgb, depth: float) -> None:
    """A tie; a bow tie is drawn over all."""
    worn = trunk.body.look
    if "bow_tie" in worn.accessories:
        return
    colour = worn.color_of("tie", colour)
    trunk.patch(
        [
            (0.985, -0.12),
            (0.94, -0.07),
            (1.0 - depth, -0.12),
            (0.97 - depth, 0.0),
            (1.0 - depth, 0.12),
            (0.94, 0.07),
            (0.985, 0.12),
        ],
        colour,
        0.4,
    )


def plain(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    hem(trunk, 0.04)


def shirt(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, trunk.body.look.skin, 0.12, 0.4)
    front(trunk, 0.02, 0.88)
    buttons(trunk, (0.2, 0.36, 0.52, 0.68, 0.82), 0.07, mix(colour, (30, 30, 34), 0.55))
    collar(trunk, mix(colour, (255, 255, 255), 0.12))
    trunk.line([(0.66, -0.45), (0.66, -0.95)], 0.5)
    if "tie" in trunk.body.look.accessories:
        tie(trunk, accent, 0.62)


def _tshirt(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, trunk.body.look.skin, 0.055, 0.8)
    trunk.line([(0.955, -0.9), (0.94, 0.0), (0.955, 0.9)], 0.6)
    hem(trunk, 0.05)


def open_jacket(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, accent, 0.42)
    lapels(trunk, colour, 0.42)
    front(trunk, 0.0, 0.6)
    buttons(trunk, (0.3, 0.46), 0.09, mix(colour, (20, 20, 24), 0.6))
    pockets(trunk)
    hem(trunk, 0.02)


def _uniform(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, (236, 232, 222), 0.4)
    tie(trunk, accent if accent[0] < 220 else mix(colour, (150, 40, 40), 0.6), 0.36)
    lapels(trunk, colour, 0.42)
    front(trunk, 0.0, 0.6)
    buttons(trunk, (0.28, 0.42, 0.55), 0.1, (206, 178, 108))
    trunk.patch([(0.72, -0.42), (0.72, -0.8), (0.62, -0.78), (0.61, -0.6), (0.62, -0.43)], accent, 0.4)
    pockets(trunk)


def _suit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, (238, 236, 230), 0.5, 0.9)
    tie(trunk, mix(accent, (110, 30, 36), 0.7), 0.42)
    lapels(trunk, mix(colour, (130, 130, 140), 0.12), 0.52, 0.66)
    front(trunk, 0.0, 0.54)
    buttons(trunk, (0.3, 0.46), 0.09, mix(colour, (10, 10, 12), 0.6))
    pockets(trunk)


def _coat(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, accent, 0.26)
    lapels(trunk, colour, 0.36)
    front(trunk, 0.0, 0.66)
    buttons(trunk, (0.12, 0.3, 0.46, 0.6), 0.16, mix(colour, (10, 10, 12), 0.55))
    trunk.line([(0.3, a / 10) for a in range(-12, 13, 3)], 0.6)


def _raincoat(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    front(trunk, 0.0, 0.95, 0.06)
    buttons(trunk, (0.1, 0.28, 0.46, 0.64, 0.8), 0.14, mix(colour, (20, 20, 24), 0.5))
    hood(trunk, colour)
    pockets(trunk)


def _hoodie(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, accent, 0.08, 0.5)
    trunk.patch(
        [(0.3, -0.62), (0.3, 0.62), (0.1, 0.85), (0.06, 0.8), (0.06, -0.8), (0.1, -0.85)],
        scaled(colour, 0.94),
        0.55,
    )
    for s in (1, -1):
        trunk.line(
            [(0.92, 0.22 * s), (0.8, 0.2 * s), (0.68, 0.24 * s)], 0.8, colour=trunk.body.colour(accent)
        )
    hood(trunk, colour)
    hem(trunk, 0.045)


def _sweater(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    trunk.patch([(1.0, -1.2), (0.93, -0.9), (0.91, 0.0), (0.93, 0.9), (1.0, 1.2)], scaled(colour, 0.88), 0.5)
    hem(trunk, 0.07)
    for angle in (-0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9):
        trunk.line([(0.0, angle), (0.06, angle)], 0.35)


def _vest(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, shirt_under(trunk.body.look), 0.4, 0.7)
    collar(trunk, shirt_under(trunk.body.look))
    front(trunk, 0.0, 0.6)
    buttons(trunk, (0.2, 0.34, 0.48), 0.07, mix(colour, (10, 10, 12), 0.5))


def _dress(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, trunk.body.look.skin, 0.16, 0.85)
    trunk.line([(0.36, a / 10) for a in range(-14, 15, 4)], 0.8)


def pockets(trunk: Trunk) -> None:
    for s in (1, -1):
        trunk.line([(0.2, 0.5 * s), (0.19, 0.9 * s)], 0.6)


def hood(trunk: Trunk, colour: Rgb) -> None:
    """A hood lying flat on the shoulders: its edge beside the throat, its bag on the upper back."""
    body = trunk.body
    neck, ahead = trunk.rings[-2].centre, trunk.rings[-2].axes[2]
    if body.faces_camera(times(ahead, -1.0), neck, -0.45):
        _hood_bag(trunk, colour)
    for s in (1, -1):  # the edge comes over the shoulder and meets in front
        trunk.patch([(h, a * s) for h, a in curve(_HOOD_EDGE, 4)], scaled(colour, 0.95), 0.6)
        trunk.line([(0.98, 1.35 * s), (0.91, 1.0 * s), (0.84, 0.62 * s), (0.77, 0.2 * s)], 0.55)


_HOOD_EDGE = (
    (1.0, 1.7), (0.93, 1.75), (0.85, 1.4), (0.78, 0.95), (0.71, 0.45), (0.67, 0.1), (0.7, -0.04),
    (0.84, 0.06), (0.94, 0.3), (1.0, 0.7),
)  # fmt: skip
"""The cloth beside the throat on one side: height, angle."""


_HOOD_BAG = ((1.0, 1.1, 0.0), (0.93, 1.75, 0.003), (0.84, 2.1, 0.008), (0.72, 2.3, 0.014), (0.6, 2.55, 0.014),
             (0.54, 2.85, 0.006), (0.52, math.pi, 0.0))  # fmt: skip
"""The rim of a hood's bag from the neck to its tip: height, angle, how far it stands off the back."""


def _hood_bag(trunk: Trunk, colour: Rgb) -> None:
    """The bag of a hood, hanging down the back."""
    body, (_, up, ahead) = trunk.body, trunk.rings[-2].axes
    unit_m, point = body.scale, body.board.lens.point

    def at(height: float, angle: float, off: float) -> Point:
        return point(add(trunk.at(height, angle), times(ahead, -off * unit_m)))

    right = [at(*p) for p in _HOOD_BAG]
    left = [at(height, -angle, off) for height, angle, off in _HOOD_BAG[:-1]]
    roll = [point(add(trunk.at(1.0, a), add(times(ahead, -0.024 * unit_m), times(up, 0.008 * unit_m)))) for a
            in (2.3, math.pi, -2.3)]  # fmt: skip
    shape = [hull([*curve([*right, *left[::-1]], 4), *roll])]
    body.outline(shape, 0.9)
    picture = body.board.picture
    picture.fill(shape, alpha(body.shade(colour), 1))
    lx, ly = body.board.towards_light
    drop = 0.014 * unit_m * body.board.lens.scale_at(trunk.rings[-2].centre)
    with picture.clip(shape):
        moved = [(x + lx * drop, y + ly * drop) for x, y in shape[0]]
        picture.fill([moved], alpha(body.colour(scaled(colour, 0.97)), 1))
        for s in (1, -1):
            if trunk.seen(0.85, 2.6 * s, 0.1):
                body.stroke([at(0.98, 2.1 * s, 0.01), at(0.84, 2.6 * s, 0.02), at(0.76, math.pi, 0.02)], 0.6)


GARMENTS: dict[str, Callable[[Trunk, Rgb, Rgb], None]] = {
    "shirt": shirt, "tshirt": _tshirt, "jacket": open_jacket, "coat": _coat, "raincoat": _raincoat,
    "hoodie": _hoodie, "dress": _dress, "uniform": _uniform, "suit": _suit, "sweater": _sweater,
    "vest": _vest,
}  # fmt: skip
