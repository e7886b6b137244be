"""Under the earth: cave, tunnel, mine."""

from __future__ import annotations

import itertools
import math
import random

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    STEEL,
    Tube,
    half_round,
    put,
    sky_pane,
)
from storyboard_cli.render.preview.sets.indoor_roofs import lantern
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_cave(scene: Scenery) -> None:
    """Rock on rock around a mouth of daylight, teeth of stone from above and below, boulders, a pool."""
    board, r = scene.board, scene.room
    rock = scene.tint((128, 120, 112))
    board.picture.wash(alpha(board.tone.set(scaled(rock, 0.4), 1, 4), 1))
    front = min(r.front, board.lens.eye[2] - 1.0)
    board.plane([(-9, 0, front), (9, 0, front), (9, 0, r.back), (-9, 0, r.back)], scaled(rock, 0.9), 0.95)
    hand = random.Random(41)
    sky_pane(scene, _mouth(hand, 0.7, r.back, 1.9, 2.5, 0.25), 1.6)
    for k in range(5):
        z = r.back - 0.4 - k * 1.75
        if board.lens.depth((0, 1, z)) < 1.6:
            break
        half = 2.2 + k * 0.55 + hand.uniform(0, 0.3)
        _arch_of_rock(scene, hand, 0.7 - 0.2 * k, z, half, 2.8 + 0.22 * k, scaled(rock, 0.72 + 0.05 * k))
    for x, z, size in ((-2.5, 2.6, 0.8), (2.7, 3.2, 1.0), (-3.0, 4.6, 1.1), (2.0, 5.6, 0.6), (3.2, 1.4, 0.7)):
        put(scene, boulder, x, z, (size * 1.4, size, size), scaled(rock, 1.08))
    for x, z, tall in ((-1.9, 3.8, 0.9), (2.3, 4.4, 1.2), (-2.6, 5.6, 1.4)):
        put(scene, _stalagmite, x, z, (0.5, tall, 0.5), scaled(rock, 1.12))
    pool = [
        (1.5 + 0.8 * math.cos(t), 0.008, 3.2 + 0.6 * math.sin(t))
        for t in (i * math.tau / 18 for i in range(18))
    ]
    board.plane(pool, (84, 120, 134), 1.0, edge=0.8)


def _mouth(hand: random.Random, x: float, z: float, half: float, tall: float, rough: float) -> list[Vec3]:
    points: list[Vec3] = [(x - half, 0.0, z)]
    for i in range(13):
        t = math.pi * (1 - i / 12)
        wild = 1 + hand.uniform(-rough, rough) * 0.6
        points.append((x + half * math.cos(t) * wild, tall * max(0.12, math.sin(t)) * wild, z))
    points.append((x + half, 0.0, z))
    return points


def _arch_of_rock(
    scene: Scenery, hand: random.Random, x: float, z: float, half: float, tall: float, colour: Rgb
) -> None:
    """One slice of the cave: a wall of rock with an opening, its teeth hanging into it."""
    rim = _mouth(hand, x, z, half, tall, 0.2)
    middle = len(rim) // 2
    outer = 11.0
    board = scene.board
    for part, side in ((rim[: middle + 1], -1), (rim[middle:], 1)):
        corner = [(side * outer, 0.0, z), (side * outer, 9.0, z), (part[-1 if side < 0 else 0][0], 9.0, z)]
        outline = (
            [*part, corner[2], corner[1], corner[0]] if side < 0 else [*part, corner[0], corner[1], corner[2]]
        )
        screen = board.lens.polygon(outline)
        if len(screen) > 2:
            board.picture.fill(
                [turned(screen)], alpha(board.tone.set(colour, 0.95 if side < 0 else 1.04, 3), 1)
            )
    board.edges([rim], 1.2)
    for i in range(3, len(rim) - 3, 2):
        px, py, _ = rim[i]
        drop = hand.uniform(0.25, 0.7)
        tooth: list[Vec3] = [
            (px - 0.16, py + 0.12, z - 0.02),
            (px + 0.16, py + 0.12, z - 0.02),
            (px + 0.02, py - drop, z - 0.02),
        ]
        board.plane(tooth, colour, 1.02, edge=0.8)
    cracks: list[list[Vec3]] = []
    for i in range(6):
        px, py, _ = rim[1 + 2 * i]
        far = 1.3 + 0.5 * hand.random()
        cracks.append(
            [
                (x + (px - x) * 1.12, py * 1.1 + 0.1, z - 0.01),
                (x + (px - x) * far, py * far * 0.95 + 0.3, z - 0.01),
            ]
        )
    board.edges(cracks, 0.7)


def boulder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rock with a lit top and a dark side."""
    w, h, d = size
    outline = [(-0.5, 0.0), (-0.46, 0.45), (-0.22, 0.86), (0.08, 1.0), (0.36, 0.78), (0.5, 0.3), (0.48, 0.0)]
    m.shape([(x * w, y * h, 0) for x, y in outline], scaled(colour, 0.8))
    top = [(-0.46, 0.45), (-0.22, 0.86), (0.08, 1.0), (0.36, 0.78), (0.12, 0.62), (-0.14, 0.66)]
    m.shape([(x * w, y * h, d * 0.1) for x, y in top], scaled(colour, 1.05), edge=0.6)
    m.line([(0.12 * w, 0.62 * h, d * 0.12), (0.2 * w, 0.2 * h, d * 0.2)], 0.7)


def _stalagmite(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.shape(
        [
            (-w / 2, 0, 0),
            (-w * 0.2, h * 0.4, 0),
            (-w * 0.05, h, 0),
            (w * 0.05, h, 0),
            (w * 0.24, h * 0.36, 0),
            (w / 2, 0, 0),
        ],
        colour,
    )
    m.shape(
        [(0.0, 0, 0.01), (0.02, h * 0.9, 0.01), (w * 0.22, h * 0.36, 0.01), (w * 0.44, 0, 0.01)],
        scaled(colour, 0.8),
        edge=0,
    )


def draw_tunnel(scene: Scenery) -> None:
    """A round brick vault with water along its middle, pipes, caged lamps, iron rungs, light far away."""
    r, board = scene.room, scene.board
    brick = scene.tint((142, 126, 112))
    profile = half_round(r.right, r.ceiling, 0.8, 14)
    tube = Tube(scene, profile, brick, scene.tint((124, 120, 112), 1), (206, 210, 206))
    tube.draw(ribs=0.9, weight=0.7)
    front = min(r.front, board.lens.eye[2] - 1.0)
    far = [(x * 0.86, 0.06 + y * 0.86, r.back - 0.05) for x, y in profile]
    board.plane(far, (244, 244, 232), 1.2, edge=1.0)
    for y in (0.6, 1.2, 1.8, 2.4):
        for s in (-1, 1):
            x = _width_at(profile, y)
            board.edges([[(s * x, y, front), (s * x, y, r.back)]], 0.5)
    water = [(-0.75, 0.006, front), (0.75, 0.006, front), (0.75, 0.006, r.back), (-0.75, 0.006, r.back)]
    board.plane(water, (96, 116, 112), 0.95, edge=1.0)
    ripples = [
        [
            (-0.5 + 0.3 * (k % 3), 0.01, r.back - 1 - k * 0.9),
            (0.1 + 0.25 * (k % 3), 0.01, r.back - 1.1 - k * 0.9),
        ]
        for k in range(16)
    ]
    board.edges(ripples, 0.6)
    w = SolidBuilder(board)
    near = max(front, board.lens.eye[2] + 2.2)
    for x, y, size in ((-2.2, 1.5, 0.1), (-2.1, 1.75, 0.06), (2.2, 1.6, 0.07)):
        w.rod([(x, y, r.back, size), (x, y, near, size)], (120, 112, 100), outline=0.6)
    for k in range(6):
        z = r.back - 1.6 - k * 2.4
        if board.lens.depth((0, 2, z)) > 0.8:
            w.rod([(1.72, 2.5, z, 0.1), (1.72, 2.5, z - 0.18, 0.1)], (255, 236, 170), outline=0.8)
            board.light_lamp((1.7, 2.5, z), 1.4)
    put(scene, _rungs, 2.1, 3.4, (0.5, 2.6, 0.1), (92, 84, 76), facing=270)


def _width_at(profile: list[tuple[float, float]], y: float) -> float:
    return next(
        (
            abs(a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]))
            for a, b in itertools.pairwise(profile)
            if a[1] <= y < b[1]
        ),
        0.0,
    )


def _rungs(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(9):
        y = 0.3 + k * (h - 0.3) / 9
        m.rod(
            [
                (-w / 2, y, -0.1, 0.02),
                (-w / 2, y, 0.05, 0.02),
                (w / 2, y, 0.05, 0.02),
                (w / 2, y, -0.1, 0.02),
            ],
            colour,
            outline=0.6,
        )


def draw_mine(scene: Scenery) -> None:
    """Square sets of timber one behind the other, rails into the dark, an ore cart, lamps on the posts."""
    r, board = scene.room, scene.board
    rock = scene.tint((112, 102, 94))
    profile = [
        (-1.7, 0.0),
        (-2.05, 0.9),
        (-1.75, 1.9),
        (-0.9, 2.5),
        (0.2, 2.65),
        (1.1, 2.45),
        (1.8, 1.8),
        (2.0, 0.8),
        (1.65, 0.0),
    ]
    tube = Tube(scene, profile, rock, scene.tint((104, 94, 84), 1), (30, 28, 30))
    tube.draw(seams=True)
    hand = random.Random(9)
    front = min(r.front, board.lens.eye[2] - 1.0)
    cracks: list[list[Vec3]] = []
    for k in range(40):
        x, y = profile[1 + k % 7]
        z = r.back - hand.uniform(0, r.back - front)
        cracks.append([(x, y, z), (x * 1.0, y - hand.uniform(0.1, 0.3), z - hand.uniform(0.2, 0.5))])
    board.edges(cracks, 0.6)
    for k in range(16):
        z = r.back - 0.5 - k * 0.9
        board.plane(
            [(-0.75, 0.03, z), (0.75, 0.03, z), (0.75, 0.03, z - 0.22), (-0.75, 0.03, z - 0.22)],
            (96, 72, 54),
            0.9,
            edge=0.6,
        )
    for x in (-0.5, 0.42):
        board.plane(
            [(x, 0.1, front), (x + 0.08, 0.1, front), (x + 0.08, 0.1, r.back), (x, 0.1, r.back)],
            (176, 176, 178),
            1.0,
            edge=0.8,
        )
    for k in range(8):
        z = r.back - 0.8 - k * 1.7
        put(scene, _timber_set, 0.0, z, (3.0, 2.25, 0.2), scaled(OAK, 1.05))
        if k % 2 == 0:
            put(scene, lantern, 1.3, z - 0.2, (0.2, 0.34, 0.2), DARK, base=1.5)
    put(scene, ore_cart, 0.0, 5.2, (1.0, 1.05, 1.3), (104, 104, 110))
    scene.stand(_pick, (-1.25, 1.9), (0.5, 0.95, 0.1), OAK)


def _timber_set(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.rod([(s * w * 0.5, 0.0, 0, 0.12), (s * w * 0.45, h, 0, 0.11)], colour, outline=0.7)
    m.rod([(-w * 0.56, h + 0.1, 0, 0.13), (w * 0.56, h + 0.1, 0, 0.13)], scaled(colour, 0.92), outline=0.7)
    for s in (-1, 1):
        m.line([(s * w * 0.47, 0.3, d * 0.6), (s * w * 0.45, h * 0.8, d * 0.6)], 0.6)


def ore_cart(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tub on rails, heaped with ore."""
    w, h, d = size
    for z in (-0.3, 0.3):
        for s in (-1, 1):
            m.rod([(s * w * 0.42, 0.24, z * d, 0.14), (s * w * 0.48, 0.24, z * d, 0.14)], DARK)
    low = [(x * w * 0.36, 0.34, z * d * 0.4) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    top = [(x * w * 0.5, h * 0.82, z * d * 0.5) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    m.shape([*low, *top], scaled(colour, 0.85), convex=True)
    m.face(
        [
            (-w * 0.36, 0.34, d * 0.4),
            (w * 0.36, 0.34, d * 0.4),
            (w * 0.5, h * 0.82, d * 0.5),
            (-w * 0.5, h * 0.82, d * 0.5),
        ],
        colour,
    )
    for k in range(7):
        x = (k - 3) * w * 0.14
        m.rod(
            [
                (x, h * 0.86 + 0.06 * (k % 3), 0.1 * (k % 2), 0.12),
                (x + 0.02, h * 0.87 + 0.06 * (k % 3), 0.1 * (k % 2), 0.11),
            ],
            (150, 126, 84),
            outline=0.6,
        )
    m.rod([(-w * 0.5, h * 0.82, d * 0.5, 0.03), (w * 0.5, h * 0.82, d * 0.5, 0.03)], STEEL, outline=0.6)


def _pick(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0.1, h, -0.1), 0.025, colour)
    m.rod(
        [(-w * 0.5, h * 0.86, -0.1, 0.015), (0.1, h * 0.98, -0.1, 0.035), (w * 0.7, h * 0.84, -0.1, 0.015)],
        STEEL,
        outline=0.7,
    )
