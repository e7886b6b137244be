"""Rock: a cliff, a canyon, a volcano, the mouth of a cave."""

from __future__ import annotations

import math
from itertools import pairwise

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.outdoor_objects import boulder
from storyboard_cli.render.preview.sets.outdoor_parts import (
    GRASS,
    PEBBLE,
    TUFT,
    around,
    glow,
    lane,
    marks,
    open_air,
    patch,
    peak,
    ridge,
    water,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    LEAF,
    bare_tree,
    bush,
    cactus,
    tree,
)
from storyboard_cli.render.preview.sets.outdoor_wild import ROCK
from storyboard_cli.render.preview.sets.scenery import Scenery

RED_ROCK: Rgb = (190, 132, 104)


def draw_cliff(scene: Scenery) -> None:
    """The top of a cliff: grass that breaks off, the rock wall that runs on beside it, the sea far below."""
    board, rock = scene.board, scene.tint((172, 158, 142), 1, 0.15)
    open_air(scene, GRASS)
    water(scene, [(-200.0, 3.0), (200.0, 3.0), (200.0, 300.0), (-200.0, 300.0)], level=-14.0, waves=0)
    ridge(scene, 60.0, 3.0, (138, 152, 150), seed=6)
    foam = ((-1.6, 0.0), (0.0, 0.2), (1.6, 0.0))
    marks(scene, 90, (-34, 24), (16, 70), foam, colour=(240, 246, 248), y=-14.0, size=1.6)
    for x, z, w, h in ((-17.0, 34.0, 12.0, 16.4), (-11.0, 46.0, 9.0, 17.0)):
        _headland(scene, x, z, w, h)
    edge = [(0.7, 3.0), (1.7, 6.5), (1.5, 9.5), (3.2, 14.0), (2.8, 19.0), (5.4, 27.0), (5.0, 44.0)]
    _rock_wall(scene, edge, rock)
    near = [(-60.0, 2.4), (-9.0, 2.9), (-5.0, 2.3), (-2.4, 3.2), *edge]
    patch(scene, [*near, (60.0, 44.0), (60.0, -14.0), (-60.0, -14.0)], scene.tint(GRASS, 1, 0.2), y=0.0)
    rim = [(x, z - 0.05) for x, z in near] + [(x + 0.35, z - 0.6) for x, z in reversed(near)]
    patch(scene, rim, (186, 174, 152), y=0.006)
    board.edges([[(x, 0.01, z) for x, z in near]], 1.6)
    for x, z, w in ((-3.4, 2.0, 0.9), (3.6, 4.4, 1.0), (-6.4, 1.6, 1.3), (6.2, 6.4, 1.8), (5.6, 14.0, 1.6)):
        scene.stand(boulder, (x, z), (w, w * 0.6, 0.8), rock)
    scene.stand(bare_tree, (4.2, 6.0), (2.6, 3.0, 1.0), (120, 106, 92))
    around(scene, bush, 12.0, 10, lambda h: (2.2, 1.2, 1.2), (112, 140, 88), gap=70)
    marks(scene, 50, (-12, 12), (-6, 2), TUFT)
    marks(scene, 30, (4, 12), (3, 18), TUFT)


def _headland(scene: Scenery, x: float, z: float, wide: float, tall: float) -> None:
    """A stack that stands out of the sea, with its shaded buttresses and a green top."""
    board, base = scene.board, -14.0
    top: list[Vec3] = [
        (x + wide * (k / 6 - 0.5), base + tall * (0.9 + 0.1 * math.sin(k * 1.7)), z) for k in range(7)
    ]
    board.plane([*top, (x + wide * 0.56, base, z), (x - wide * 0.54, base, z)], ROCK, 0.96, edge=0.8)
    for k in range(1, 6):
        px, py, _ = top[k]
        foot = [(px + wide * 0.02, base, z), (px - wide * 0.06, base, z)]
        shade = [(px, py, z), (px + wide * 0.05, py - 1.0, z), *foot]
        board.plane(shade, scaled(ROCK, 0.78), 1.0)
    board.plane([*top, *((p[0], p[1] - 0.8, z) for p in reversed(top))], (122, 148, 98), 1.0)


def _rock_wall(scene: Scenery, edge: list[tuple[float, float]], rock: Rgb) -> None:
    """The face of a cliff below its edge, with ledges and cracks, down to the sea."""
    board = scene.board
    for (x0, z0), (x1, z1) in reversed(list(pairwise(edge))):
        tone = scaled(rock, 1.0 if x1 > x0 else 0.78)
        board.plane(
            [(x0, 0.0, z0), (x1, 0.0, z1), (x1 - 1.2, -14.0, z1), (x0 - 1.2, -14.0, z0)], tone, 1.0, edge=0.6
        )
        for t in (0.25, 0.5, 0.75):
            x, z = x0 + (x1 - x0) * t, z0 + (z1 - z0) * t
            board.edges([[(x, -0.2, z), (x - 0.3, -1.6 - t, z), (x - 0.2, -4.0, z)]], 0.6)
        for y in (-1.0, -2.4, -4.4):
            board.edges([[(x0 + y * 0.09, y, z0), (x1 + y * 0.09, y - 0.2, z1)]], 0.4)


def draw_canyon(scene: Scenery) -> None:
    """A canyon: banded walls of red rock step back on both sides, a dry bed with stones between them."""
    open_air(scene, (206, 164, 126))
    ridge(scene, 60.0, 14.0, (198, 142, 112), seed=37, rough=0.02, flat=0.35)
    for s in (-1, 1):
        for k in range(7, -1, -1):
            _canyon_wall(scene, s, k)
    lane(scene, (0.0, -12.0), (0.8, 12.0), 3.2, (222, 190, 150))
    lane(scene, (0.8, 12.0), (-1.4, 44.0), 2.6, (222, 190, 150))
    for x, z, w in (
        (-3.2, 3.6, 1.2),
        (3.0, 4.4, 1.6),
        (-4.4, 7.0, 1.6),
        (4.2, 9.0, 1.4),
        (1.8, 12.0, 1.0),
        (-3.0, -3.0, 1.2),
    ):
        scene.stand(boulder, (x, z), (w, w * 0.7, 0.8), RED_ROCK)
    scene.stand(cactus, (4.6, 6.4), (1.4, 2.6, 0.6), (116, 138, 98))
    marks(scene, 50, (-5, 5), (-6, 20), PEBBLE, weight=0.6)
    marks(scene, 16, (-6, 6), (-4, 18), TUFT, colour=(150, 146, 92))


def _canyon_wall(scene: Scenery, side: int, k: int) -> None:
    """One buttress of a canyon's side: three steps, each with its shaded end towards the camera."""
    board = scene.board
    z0, z1 = -10.0 + k * 6.0, -4.6 + k * 6.0
    jut = (0.0, 1.6, 0.6, 2.0)[(k + (side > 0)) % 4]
    for step in range(3):
        x0 = side * (5.6 - jut * 0.6 + step * 2.6)
        low, top = step * 4.2, step * 4.2 + 4.4
        tone = scaled(RED_ROCK, (0.96, 1.06, 1.0)[(step + k) % 3])
        x1 = x0 + side * 4.0
        flank = [(x0, low, z0), (x0, low, z1), (x0 + side * 0.5, top, z1), (x0 + side * 0.5, top, z0)]
        end = [(x0, low, z0), (x1, low, z0), (x1, top, z0), (x0 + side * 0.5, top, z0)]
        board.plane(flank, tone, 1.0, edge=0.7)
        board.plane(end, scaled(tone, 0.8), 1.0, edge=0.7)
        for t in (0.35, 0.7):
            y = low + (top - low) * t
            board.edges(
                [
                    [(x0 + side * 0.5 * t, y, z0), (x0 + side * 0.5 * t, y, z1)],
                    [(x0 + side * 0.5 * t, y, z0), (x1, y, z0)],
                ],
                0.4,
            )


def draw_volcano(scene: Scenery) -> None:
    """A smoking volcano: its cone with glowing streams of lava, black rock, ash in the air."""
    open_air(scene, (118, 108, 104))
    board = scene.board
    ridge(scene, 62.0, 7.0, (128, 120, 122), seed=43, rough=0.2)
    peak(scene, 2, 58, 50, 12.5, (122, 106, 104), seed=81, crater=2.6)
    mouth = (math.sin(math.radians(2)) * 58, 12.5, 57.4)
    _smoke(scene, mouth)
    for u, sway in ((-1.1, -5.0), (0.7, 3.0), (1.6, 8.0)):
        stream = [
            (mouth[0] + u + sway * t + 0.9 * math.sin(t * 7 + u), 12.4 - 11.6 * t, 56.8)
            for t in (0.0, 0.15, 0.3, 0.5, 0.7, 0.9)
        ]
        band = [
            *((x - 0.45, y, z) for x, y, z in stream),
            *((x + 0.45, y, z) for x, y, z in reversed(stream)),
        ]
        screen = board.lens.polygon(band)
        if len(screen) > 2:
            board.picture.fill(
                [turned(screen)],
                alpha((238, 108, 48) if board.tone.style.name == "tone" else board.tone.line(9), 0.95),
            )
    glow(board, mouth, 16.0, (255, 120, 60), 0.7)
    for x, z, w in (
        (-3.0, 4.2, 1.6),
        (3.6, 5.0, 2.2),
        (-6.4, 8.0, 3.0),
        (6.6, 9.6, 3.2),
        (0.8, 12.0, 2.0),
        (-9.0, 1.0, 2.4),
        (9.0, -1.0, 2.6),
    ):
        scene.stand(boulder, (x, z), (w, w * 0.72, 1.0), (104, 96, 96))
    for a, b in (((-12.0, 16.0), (-2.6, 9.0)), ((-2.6, 9.0), (-5.0, 6.4))):
        lane(scene, a, b, 0.7, (232, 110, 56), y=0.02)
    marks(scene, 70, (-12, 12), (-6, 20), PEBBLE, weight=0.7)


def _smoke(scene: Scenery, mouth: Vec3) -> None:
    """A column of smoke that bends away as it rises."""
    board = scene.board
    for k in range(9):
        spot = (mouth[0] + k * k * 0.3, mouth[1] + 0.6 + k * 1.5, mouth[2])
        if board.lens.depth(spot) < 1.0:
            return
        x, y = board.lens.point(spot)
        r = (1.7 + k * 0.6) * board.lens.scale_at(spot)
        puff = [
            (
                x + r * (1 + 0.14 * math.sin(i * 1.9 + k)) * math.cos(i * math.tau / 20),
                y + r * 0.8 * (1 + 0.14 * math.cos(i * 2.3 + k)) * math.sin(i * math.tau / 20),
            )
            for i in range(20)
        ]
        tone = board.tone.set(mix((92, 86, 88), (168, 164, 166), k / 9), 1.0, 10)
        board.picture.fill([turned(puff)], alpha(tone, 0.86))
        board.picture.stroke([puff[4:16]], board.unit * 1.1, alpha(board.tone.line(16), 0.4))


def draw_cave_mouth(scene: Scenery) -> None:
    """Before a cave: a rock face with a dark, ragged opening, boulders, a worn path, hanging plants."""
    open_air(scene, (150, 148, 112))
    board, rock = scene.board, scene.tint(ROCK, 1, 0.2)
    face = [
        (-30.0, 0.0),
        (-24.0, 8.0),
        (-15.0, 10.4),
        (-8.0, 12.0),
        (-2.0, 11.4),
        (4.0, 12.6),
        (10.0, 10.8),
        (18.0, 9.6),
        (26.0, 7.4),
        (30.0, 0.0),
    ]
    board.plane([(x, y, 13.0) for x, y in face], scaled(rock, 0.9), 1.0, edge=0.9)
    for x, top, w in (
        (-13.0, 9.4, 4.0),
        (-7.6, 11.0, 3.0),
        (6.8, 11.4, 3.4),
        (12.6, 9.6, 3.6),
        (0.4, 11.0, 3.6),
    ):
        low = 5.8 if abs(x) < 3 else 0.0
        board.plane(
            [
                (x - w * 0.3, top, 12.9),
                (x + w * 0.4, top * 0.94, 12.9),
                (x + w * 0.6, low, 12.7),
                (x - w * 0.5, low, 12.7),
            ],
            rock,
            1.04,
        )
        board.edges(
            [
                [
                    (x + w * 0.4, top * 0.94, 12.9),
                    (x + w * 0.5, (top + low) / 2, 12.8),
                    (x + w * 0.6, low, 12.7),
                ]
            ],
            0.7,
        )
    mouth = [
        (-3.9, 0.0),
        (-3.5, 2.2),
        (-2.6, 3.9),
        (-1.0, 5.1),
        (0.6, 4.8),
        (2.2, 4.4),
        (3.2, 2.8),
        (3.8, 1.0),
        (4.1, 0.0),
    ]
    board.plane([(x, y, 12.6) for x, y in mouth], scaled(rock, 0.62), 1.0, edge=1.2)
    board.plane([(x * 0.82, y * 0.86, 12.5) for x, y in mouth], (48, 46, 50), 0.9)
    board.plane([(x * 0.56, y * 0.66, 12.4) for x, y in mouth], (30, 30, 34), 0.8)
    teeth = [
        [(x - 0.3, y, 12.4), (x + 0.3, y, 12.4), (x, y - 0.9, 12.4)]
        for x, y in ((-1.9, 4.2), (-0.7, 4.8), (0.9, 4.5), (2.0, 4.1))
    ]
    for tooth in teeth:
        board.plane(tooth, scaled(rock, 0.7), 1.0)
    lane(scene, (0.0, -12.0), (0.0, 12.6), 2.2, (184, 170, 140))
    for x, z, w in ((-3.6, 10.6, 2.2), (3.9, 10.4, 1.8), (-5.4, 7.0, 1.6), (5.2, 6.2, 1.4), (-2.8, 4.4, 0.9)):
        scene.stand(boulder, (x, z), (w, w * 0.7, 1.0), rock)
    for x in (-9.0, -6.0, 6.4, 9.4, 12.5, -12.5):
        scene.stand(bush, (x, 11.0 - abs(x) * 0.2), (2.2, 1.5, 1.2), LEAF)
    around(scene, tree, 15.0, 14, lambda h: (4.2, h.uniform(5.6, 7.0), 4.2), LEAF, gap=70)
    marks(scene, 60, (-11, 11), (-6, 10), TUFT, clear=1.4)
