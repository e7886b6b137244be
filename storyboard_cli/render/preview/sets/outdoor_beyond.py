"""Where there is no ground of ours: the sky among clouds, outer space, the surface of another world."""

from __future__ import annotations

import math
import random

from storyboard_cli.render.preview.display import Linear, Radial
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix
from storyboard_cli.render.preview.sets.outdoor_objects import boulder
from storyboard_cli.render.preview.sets.outdoor_parts import PEBBLE, marks, patch, ridge
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_ground, sky_colours

_NIGHT_HIGH: Rgb = (18, 20, 38)
_NIGHT_LOW: Rgb = (54, 56, 92)


def draw_sky_place(scene: Scenery) -> None:
    """Nothing but sky: clouds above, beside and below, lit from one side; a sea of cloud at the bottom."""
    board, hand = scene.board, scene.hand
    high, low = sky_colours(scene)
    w, h = float(board.picture.width), float(board.picture.height)
    board.picture.wash(
        Linear(
            (0, 0),
            (0, h),
            ((0.0, alpha(high, 1)), (0.75, alpha(low, 1)), (1.0, alpha(mix(low, (255, 255, 255), 0.2), 1))),
        )
    )
    for row, (level, size) in enumerate(((0.16, 0.07), (0.34, 0.06), (0.58, 0.085), (0.76, 0.12))):
        for k in range(3):
            x = w * ((k + 0.3 * row) / 2.4 + hand.uniform(-0.12, 0.12))
            _cumulus(
                scene, x, h * (level + hand.uniform(-0.05, 0.05)), w * size * hand.uniform(0.8, 1.4), low
            )
    for k in range(9):
        _cumulus(scene, w * (k / 8 + hand.uniform(-0.04, 0.04)), h * (1.0 + 0.02 * (k % 2)), w * 0.12, low)


def _cumulus(scene: Scenery, x: float, y: float, r: float, low: Rgb) -> None:
    """A heaped cloud: a shaded base under bright heads."""
    board, hand = scene.board, random.Random(round(x) * 31 + round(y))
    light, shade = mix(low, (255, 255, 255), 0.72), mix(low, (140, 150, 172), 0.3)
    heads = [
        (x + r * dx, y - r * dy, r * k)
        for dx, dy, k in (
            (-1.3, 0.0, 0.5),
            (-0.7, 0.35, 0.7),
            (0.1, 0.6, 0.85),
            (0.8, 0.3, 0.7),
            (1.4, 0.0, 0.5),
            (0.0, 0.0, 0.9),
        )
    ]
    puffs = [turned(disc(px, py, k * hand.uniform(0.9, 1.1), k * 0.8, 24)) for px, py, k in heads]
    board.picture.fill(puffs, alpha(shade, 0.96))
    lx, ly = board.towards_light
    tops = [
        turned(disc(px + lx * k * 0.16, py + ly * k * 0.22 - k * 0.08, k * 0.86, k * 0.66, 24))
        for px, py, k in heads[:5]
    ]
    board.picture.fill(tops, alpha(light, 0.96))


def draw_space(scene: Scenery) -> None:
    """Outer space: stars all over, a planet with its lit side and ring, a small moon, a veil of dust."""
    board = scene.board
    _starry(scene, 1.0)
    w, h = float(board.picture.width), float(board.picture.height)
    x, y, r = w * 0.76, h * 0.36, h * 0.27
    ring = [
        (
            x + r * 1.8 * math.cos(a) * 0.96 + r * 0.28 * math.sin(a),
            y + r * 0.34 * math.sin(a) - r * 0.42 * math.cos(a),
        )
        for a in (k * math.tau / 48 for k in range(49))
    ]
    board.picture.stroke([ring[22:]], r * 0.13, (196, 178, 150, 0.75))
    globe = (x - r * 0.35, y - r * 0.35)
    board.picture.fill(
        [disc(x, y, r, r, 48)],
        Radial(globe, r * 1.6, ((0.0, (240, 206, 160, 1)), (0.5, (190, 128, 98, 1)), (1.0, (44, 34, 52, 1)))),
    )
    for k in range(-2, 3):
        band = [
            (
                x + r * math.cos(a) * math.sqrt(max(0.0, 1 - (k * 0.36) ** 2)),
                y + r * k * 0.36 + r * 0.08 * math.sin(a * 2),
            )
            for a in (i * math.pi / 12 for i in range(13))
        ]
        board.picture.stroke([band], r * 0.05, (120, 76, 70, 0.35))
    board.picture.stroke([ring[:24]], r * 0.13, (222, 206, 178, 0.9))
    board.picture.fill(
        [disc(w * 0.16, h * 0.22, h * 0.06, h * 0.06, 28)],
        Radial((w * 0.145, h * 0.2), h * 0.11, ((0.0, (222, 222, 226, 1)), (1.0, (60, 62, 78, 1)))),
    )


def _starry(scene: Scenery, share: float) -> None:
    """A black sky with stars over that share of the height."""
    board, hand = scene.board, scene.hand
    w, h = float(board.picture.width), float(board.picture.height)
    board.picture.wash(
        Linear((0, 0), (0, h * share), ((0.0, alpha(_NIGHT_HIGH, 1)), (1.0, alpha(_NIGHT_LOW, 1))))
    )
    board.picture.fill(
        [disc(w * 0.3, h * 0.6 * share, w * 0.4, h * 0.2, 32)],
        Radial(
            (w * 0.3, h * 0.6 * share), w * 0.4, ((0.0, (120, 110, 170, 0.3)), (1.0, (120, 110, 170, 0.0)))
        ),
    )
    dots = []
    for _ in range(150):
        x, y, r = hand.uniform(0, w), hand.uniform(0, h * share), hand.uniform(0.5, 1.9) * board.unit
        dots.append(turned([(x - r, y), (x, y - r), (x + r, y), (x, y + r)]))
    board.picture.fill(dots, (255, 255, 250, 0.9))


def draw_planet(scene: Scenery) -> None:
    """The surface of a moon: grey dust with craters, sharp hills, a black sky of stars, the earth above."""
    board = scene.board
    _starry(scene, max(0.1, min(1.0, board.staging.camera.horizon_y / board.picture.height)))
    w, h = float(board.picture.width), float(board.picture.height)
    x, y, r = w * 0.2, min(h * 0.2, max(h * 0.1, board.staging.camera.horizon_y * 0.36)), h * 0.1
    board.picture.fill(
        [disc(x, y, r, r, 36)],
        Radial(
            (x - r * 0.4, y - r * 0.4),
            r * 1.6,
            ((0.0, (206, 228, 240, 1)), (0.5, (88, 142, 186, 1)), (1.0, (20, 30, 58, 1))),
        ),
    )
    for dx, dy, k in ((-0.3, -0.2, 0.4), (0.25, 0.2, 0.3), (-0.1, 0.5, 0.22)):
        board.picture.fill([disc(x + dx * r, y + dy * r, k * r, k * r * 0.6, 16)], (130, 160, 120, 0.8))
    draw_ground(scene, scene.tint((176, 174, 170), 1, 0.15))
    ridge(scene, 48.0, 6.0, (150, 148, 148), seed=91, rough=0.1)
    for cx, cz, cr in (
        (-3.6, 4.6, 1.1),
        (3.4, 5.6, 1.5),
        (0.2, 9.5, 2.2),
        (-7.4, 8.6, 2.4),
        (7.6, 10.5, 2.6),
        (-2.6, 15.0, 2.4),
        (-7.0, 0.0, 1.4),
        (7.4, 0.6, 1.6),
        (2.2, 3.2, 0.5),
    ):
        _crater(scene, cx, cz, cr)
    for bx, bz, bw in ((-5.0, 6.4, 1.0), (5.4, 4.0, 0.9), (-2.4, 7.4, 0.7), (6.6, 7.6, 1.4)):
        scene.stand(boulder, (bx, bz), (bw, bw * 0.6, 0.7), (160, 158, 154))
    marks(scene, 80, (-12, 12), (-6, 20), PEBBLE, weight=0.5)


def _crater(scene: Scenery, x: float, z: float, r: float) -> None:
    """A bowl in the dust: a raised bright rim, a shaded inside."""

    def ring(grow: float, shift: float = 0.0) -> list[tuple[float, float]]:
        return [
            (x + shift + r * grow * math.cos(a), z + r * grow * 0.9 * math.sin(a))
            for a in (k * math.tau / 20 for k in range(20))
        ]

    lean = -0.12 * r if scene.board.towards_light[0] < 0 else 0.12 * r
    patch(scene, ring(1.18), (204, 202, 198), y=0.02, edge=0.4, value=1.05)
    patch(scene, ring(1.0), (120, 118, 120), y=0.025, edge=0.7)
    patch(scene, ring(0.74, -lean), (164, 162, 160), y=0.03)
