"""What is drawn on uniforms and working clothes: belts, badges, stripes that shine, tool pockets."""

from __future__ import annotations

import math
from collections.abc import Callable

from storyboard_cli.render.preview.garments import buttons, collar, front, hem, tie, vee
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, luma, mix, scaled
from storyboard_cli.render.preview.sleeves import shirt_under
from storyboard_cli.render.preview.trunk import Trunk

_GOLD: Rgb = (206, 178, 108)
_DARK: Rgb = (30, 30, 36)
_PALE: Rgb = (238, 236, 230)


def band(trunk: Trunk, low: float, high: float, colour: Rgb, weight: float = 0.5) -> None:
    """A belt or a stripe around the trunk, between two heights."""
    for k in range(8):
        a, b = -math.pi + k * math.tau / 8, -math.pi + (k + 1) * math.tau / 8
        trunk.patch(
            [(low, a), (low, (a + b) / 2), (low, b), (high, b), (high, (a + b) / 2), (high, a)], colour, 0
        )
    if weight:
        for height in (low, high):
            trunk.line([(height, -3.1 + 0.31 * i) for i in range(21)], weight)


def belt(trunk: Trunk, colour: Rgb, buckle: Rgb | None = _GOLD, at: float = 0.2) -> None:
    """A belt with its buckle."""
    band(trunk, at - 0.035, at + 0.035, colour)
    if buckle:
        trunk.patch(
            [(at - 0.03, -0.14), (at - 0.03, 0.14), (at + 0.03, 0.14), (at + 0.03, -0.14)], buckle, 0.5
        )


def badge(trunk: Trunk, height: float = 0.7, angle: float = -0.55, colour: Rgb = _GOLD) -> None:
    """A badge on the chest."""
    body = trunk.body
    if trunk.seen(height, angle, 0.1):
        x, y, radius = body.ball(trunk.at(height, angle), 0.016 * body.scale)
        star = [
            (x + math.cos(i * math.tau / 10 - math.pi / 2) * radius * (1 if i % 2 == 0 else 0.55),
             y + math.sin(i * math.tau / 10 - math.pi / 2) * radius * (1 if i % 2 == 0 else 0.55))
            for i in range(10)
        ]  # fmt: skip
        body.board.picture.fill([turned(star)], alpha(body.ink, 1), grow=body.weight * 0.4)
        body.board.picture.fill([turned(star)], alpha(body.colour(colour), 1))


def _police(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    collar(trunk, mix(colour, (255, 255, 255), 0.1))
    tie(trunk, mix(colour, _DARK, 0.6), 0.58)
    buttons(trunk, (0.36, 0.5, 0.64, 0.78), 0.12, _GOLD)
    badge(trunk)
    for s in (1, -1):
        trunk.patch(
            [(0.74, 0.42 * s), (0.74, 0.85 * s), (0.62, 0.82 * s), (0.62, 0.45 * s)],
            scaled(colour, 0.93),
            0.55,
        )
        trunk.line([(0.985, 0.7 * s), (0.93, 1.25 * s)], 2.0, colour=trunk.body.colour(_GOLD))
    badge(trunk)
    belt(trunk, (34, 32, 36), _GOLD, 0.17)


def _soldier(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    collar(trunk, scaled(colour, 0.9), 0.12)
    front(trunk, 0.0, 0.9)
    for s in (1, -1):
        strap = [(1.0, 0.6 * s), (1.0, 0.86 * s), (0.3, 0.6 * s), (0.3, 0.36 * s)]
        trunk.patch(strap, mix(colour, (54, 48, 34), 0.55), 0.6)
        trunk.patch(
            [(0.28, 0.42 * s), (0.28, 0.86 * s), (0.12, 0.86 * s), (0.12, 0.42 * s)],
            mix(colour, (70, 62, 44), 0.5),
            0.7,
        )
    belt(trunk, mix(colour, (50, 44, 32), 0.6), (120, 112, 90), 0.29)


def _sailor(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    blue: Rgb = (44, 66, 116)
    flap = [
        (1.0, 0.3),
        (0.98, 1.3),
        (0.72, 1.35),
        (0.66, 0.1),
        (0.62, 0.0),
        (0.66, -0.1),
        (0.72, -1.35),
        (0.98, -1.3),
        (1.0, -0.3),
        (0.74, 0.0),
    ]
    trunk.patch(flap, blue if luma(colour) > 0.5 else _PALE, 0.7)
    if not trunk.seen(0.8, 0.0):
        trunk.patch(
            [(1.0, math.pi - 1.2), (0.66, math.pi - 1.1), (0.66, math.pi + 1.1), (1.0, math.pi + 1.2)],
            blue,
            0.7,
        )
    trunk.patch([(0.66, -0.08), (0.66, 0.08), (0.4, 0.18), (0.44, 0.0), (0.4, -0.18)], _DARK, 0.5)
    hem(trunk, 0.05)


def _scrubs(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, trunk.body.look.skin, 0.2, 0.5)
    for s in (1, -1):
        trunk.line([(1.0, 0.5 * s), (0.8, 0.0)], 1.0)
    trunk.patch([(0.7, -0.4), (0.7, -0.85), (0.56, -0.82), (0.56, -0.42)], scaled(colour, 0.93), 0.6)
    if "nurse_cap" in trunk.body.look.accessories:
        red = trunk.body.colour((190, 58, 54))
        trunk.line([(0.68, 0.6), (0.58, 0.6)], 2.2, colour=red)
        trunk.line([(0.63, 0.48), (0.63, 0.72)], 2.2, colour=red)
    hem(trunk, 0.04)


def _chef(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    trunk.patch([(1.0, -0.7), (0.9, -0.5), (0.9, 0.5), (1.0, 0.7)], scaled(colour, 0.95), 0.7)
    front(trunk, 0.0, 0.88, 0.5)
    for angle in (-0.34, 0.3):
        buttons(trunk, (0.3, 0.45, 0.6, 0.75), angle, _DARK)
    hem(trunk, 0.03)


def _fireman(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    front(trunk, 0.0, 0.95, weight=1.2)
    yellow: Rgb = (224, 214, 80)
    band(trunk, 0.5, 0.58, yellow)
    band(trunk, 0.04, 0.12, yellow)
    collar(trunk, scaled(colour, 0.8), 0.1)
    for height in (0.25, 0.42, 0.7):
        trunk.line([(height, -0.16), (height, 0.16)], 1.6, colour=trunk.body.colour((190, 190, 196)))


def _hi_vis(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, shirt_under(trunk.body.look), 0.3, 0.5)
    silver: Rgb = (226, 230, 232)
    band(trunk, 0.2, 0.28, silver)
    band(trunk, 0.44, 0.52, silver)
    for s in (1, -1):
        trunk.patch([(1.0, 0.55 * s), (1.0, 0.85 * s), (0.52, 0.75 * s), (0.52, 0.5 * s)], silver, 0.5)
    front(trunk, 0.0, 0.7)


UNIFORMS: dict[str, Callable[[Trunk, Rgb, Rgb], None]] = {
    "police": _police, "soldier": _soldier, "sailor": _sailor, "scrubs": _scrubs, "chef": _chef,
    "fireman": _fireman, "hi_vis": _hi_vis,
}  # fmt: skip
