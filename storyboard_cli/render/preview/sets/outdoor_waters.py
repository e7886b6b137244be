"""Water: open sea, river, jungle river, lake, waterfall, swamp, harbour, shipyard, island, under water."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.display import Linear
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    WOOD,
)
from storyboard_cli.render.preview.sets.outdoor_craft import rowing_boat
from storyboard_cli.render.preview.sets.outdoor_objects import boulder
from storyboard_cli.render.preview.sets.outdoor_parts import (
    GRASS,
    PEBBLE,
    SAND,
    SEA,
    TUFT,
    around,
    marks,
    open_air,
    patch,
    peak,
    ridge,
    water,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    JUNGLE,
    LEAF,
    PALM,
    PINE,
    bare_tree,
    broad_leaves,
    jungle_tree,
    palm,
    pine,
    reeds,
    tree,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_sky
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_sea(scene: Scenery) -> None:
    """Open sea: swell to the horizon all around, nothing else."""
    draw_sky(scene)
    water(scene, level=0.0, waves=260, size=1.3)
    board = scene.board
    hand = scene.hand
    for k in range(9):  # long swells, nearer ones larger, with foam on some crests
        z = 3.0 + k * k * 0.55
        for turn in (0.0, math.pi):
            crest: list[Vec3] = []
            for i in range(27):
                x = (i - 13) * (1.2 + k * 0.35)
                y = 0.16 * math.sin(i * 0.9 + k * 1.7) + 0.08 * math.sin(i * 2.3 + k)
                crest.append((x, y, z if turn == 0.0 else -z - 8.0))
            foot = [(crest[-1][0], -0.2, crest[-1][2]), (crest[0][0], -0.2, crest[0][2])]
            board.plane([*crest, *foot], scaled(SEA, 0.9 + 0.02 * k), 1.0, opacity=0.55)
            board.edges([crest], 0.5)
    for _ in range(7):
        x, z = hand.uniform(-9, 9), hand.uniform(4, 16)
        foam = [
            (x + dx * 0.7, 0.18 + dy * 0.16, z)
            for dx, dy in ((-1, 0), (-0.4, 0.8), (0.2, 1.0), (1.0, 0.1), (0.3, 0.3), (-0.4, 0.2))
        ]
        board.plane(foam, (246, 248, 248), 1.05)


def _banks(
    scene: Scenery, left: list[tuple[float, float]], right: list[tuple[float, float]], colour: Rgb = SEA
) -> None:
    water(scene, [*left, *reversed(right)], level=0.012, colour=colour, edge=0.9, waves=110)
    for bank in (left, right):
        scene.board.edges([[(x, 0.02, z) for x, z in bank]], 1.1)


def draw_river(scene: Scenery) -> None:
    """A river that winds from the hills past a grassy bank, with reeds, stones and trees on the far side."""
    open_air(scene, GRASS)
    peak(scene, 8, 62, 60, 13, (142, 154, 158), seed=41)
    ridge(scene, 55.0, 8.0, (130, 148, 120), seed=6)
    left = [
        (-26.0, 2.6),
        (-9.0, 2.9),
        (-3.0, 3.5),
        (0.6, 5.4),
        (1.6, 9.0),
        (-2.0, 15.0),
        (-5.0, 24.0),
        (-4.0, 46.0),
    ]
    _banks(
        scene,
        [(26.0, 3.0), (5.0, 3.0), *left[2:]],
        [(26.0, 10.5), (7.0, 9.6), (4.6, 11.0), (2.0, 16.0), (-1.6, 24.0), (-2.4, 46.0)],
    )
    for x, z in (
        (-6.0, 9.0),
        (-9.0, 14.0),
        (9.0, 14.0),
        (6.0, 19.0),
        (-7.0, 22.0),
        (13.0, 17.0),
        (-12.0, 4.0),
        (3.0, 26.0),
    ):
        scene.stand(tree, (x, z), (4.4, scene.hand.uniform(5.4, 7.0), 4.4), LEAF)
    _water_side(scene, 3.0)
    around(scene, tree, 17.0, 12, lambda h: (4.4, 6.0, 4.4), LEAF, gap=70)
    marks(scene, 60, (-12, 12), (-6, 3), TUFT)


def _water_side(scene: Scenery, z: float) -> None:
    for x, k in ((-3.4, 0.0), (3.2, -0.1), (-5.8, 0.0), (5.8, 0.2)):
        scene.stand(reeds, (x, z + k), (1.0, 1.4, 0.4), (142, 150, 92))
    for x, wide in ((-2.2, 0.7), (2.3, 0.9), (4.4, 0.6)):
        scene.stand(boulder, (x, z + 0.3), (wide, wide * 0.5, 0.5), (170, 164, 154))


def draw_jungle_river(scene: Scenery) -> None:
    """A brown river between walls of jungle that meet in the distance."""
    open_air(scene, (110, 128, 84))
    ridge(scene, 46.0, 13.0, (104, 134, 98), seed=7, rough=0.25)
    left = [(-7.0, -12.0), (-4.6, 2.0), (-4.2, 9.0), (-2.6, 18.0), (-1.2, 34.0)]
    right = [(26.0, 2.4), (4.8, 3.0), (4.4, 9.0), (4.0, 18.0), (1.6, 34.0)]
    _banks(scene, [(-26.0, 2.4), *left[1:]], right, (112, 144, 138))
    for s in (-1, 1):
        for k in range(9):
            x, z = s * (5.4 + (k % 3) * 1.4), 4.0 + k * 2.6
            scene.stand(jungle_tree, (x, z), (1.1, scene.hand.uniform(9.0, 12.0), 1.1), JUNGLE)
            scene.stand(broad_leaves, (s * (4.6 - 0.1 * k), z - 0.6), (2.2, 1.7, 0.6), scaled(JUNGLE, 1.1))
        scene.stand(palm, (s * 4.4, 12.0), (2.0, 4.6, 2.0), PALM)
    around(scene, jungle_tree, 13.0, 14, lambda h: (1.1, 10.0, 1.1), JUNGLE, gap=50)
    around(scene, broad_leaves, 8.0, 12, lambda h: (2.2, 1.7, 0.6), JUNGLE, gap=40)
    scene.stand(broad_leaves, (-3.0, 2.3), (1.6, 1.1, 0.4), JUNGLE)


def draw_lake(scene: Scenery) -> None:
    """A still lake between wooded shores below mountains, with a jetty and a boat."""
    open_air(scene, GRASS)
    peak(scene, -17, 62, 46, 13, (146, 156, 164), seed=51, cap=0.3)
    peak(scene, 15, 64, 52, 11, (150, 158, 166), seed=52, cap=0.24)
    ridge(scene, 56.0, 6.0, (120, 142, 120), seed=15)
    water(
        scene,
        [(-60.0, 4.0), (-8.0, 3.4), (0.0, 3.8), (8.0, 3.4), (60.0, 4.2), (60.0, 46.0), (-60.0, 46.0)],
        level=0.01,
        edge=0.9,
        waves=70,
        size=0.9,
    )
    scene.stand(_jetty, (2.9, 6.0), (1.5, 0.34, 6.0), WOOD)
    scene.stand(rowing_boat, (-2.6, 6.6), (1.4, 0.55, 3.4), (150, 104, 84), facing=60)
    for k in range(9):
        for s in (-1, 1):
            scene.stand(
                pine, (s * (9.0 + k * 2.4), 8.0 + k * 4.0), (3.0, scene.hand.uniform(5.5, 8.5), 3.0), PINE
            )
    around(scene, pine, 15.0, 14, lambda h: (3.0, h.uniform(5.5, 8.0), 3.0), PINE, gap=66)
    _water_side(scene, 3.2)
    marks(scene, 50, (-12, 12), (-6, 3), TUFT)


def _jetty(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Planks on posts, out over the water."""
    w, h, d = size
    for z in sorted((-0.45, -0.15, 0.15, 0.45), key=lambda k: -m.board.lens.depth(m.at(0, 0, k * d))):
        for x in (-0.46, 0.46):
            m.tube((x * w, -0.3, z * d), (x * w, h + 0.5, z * d), 0.08, scaled(colour, 0.8), outline=0.6)
    m.box((0, h - 0.08, 0), (w, 0.1, d), colour)
    for k in range(1, 18):
        z = -d / 2 + d * k / 18
        m.line([(-w / 2, h + 0.03, z), (w / 2, h + 0.03, z)], 0.35)


def draw_waterfall(scene: Scenery) -> None:
    """A waterfall over a cliff into a pool, between rocks and ferns."""
    open_air(scene, (128, 146, 100))
    rock = scene.tint((150, 144, 134), 1, 0.2)
    _cliff_wall(scene, 15.0, 6.2, rock)
    water(
        scene,
        [(-7.0, 5.4), (0.0, 4.2), (7.0, 5.2), (9.0, 9.0), (5.0, 14.6), (-5.0, 14.6), (-9.0, 9.0)],
        level=0.012,
        edge=0.9,
        waves=60,
    )
    board = scene.board
    falls = [
        (-2.0, 6.3, 14.6),
        (2.0, 6.3, 14.6),
        (2.5, 3.0, 14.2),
        (2.9, 0.0, 13.6),
        (-2.9, 0.0, 13.6),
        (-2.4, 3.0, 14.2),
    ]
    board.plane(falls, (226, 238, 244), 1.08, edge=0.7)
    threads = [
        [(x * 0.68, 6.2 - 0.4 * abs(x % 1), 14.5), (x * 0.84, 3.0, 14.1), (x, 0.6, 13.6)]
        for x in (-2.4, -1.7, -1.1, -0.4, 0.3, 0.9, 1.6, 2.3)
    ]
    board.edges(threads, 0.6)
    for x, y, r in ((-2.4, 0.2, 1.0), (-1.2, 0.5, 1.2), (0.0, 0.3, 1.3), (1.3, 0.5, 1.2), (2.5, 0.2, 1.0)):
        mist = board.lens.polygon(
            [
                (x + r * math.cos(a), y + r * 0.6 * math.sin(a), 13.3)
                for a in (k * math.tau / 14 for k in range(14))
            ]
        )
        if len(mist) > 2:
            board.picture.fill(
                [turned(mist)], alpha(board.tone.set((244, 248, 250), 1.05, 12), 0.6), blur=board.unit * 5
            )
    for x, z, w in (
        (-4.0, 6.0, 1.6),
        (3.4, 5.4, 1.2),
        (5.8, 7.6, 2.2),
        (-6.8, 8.6, 2.4),
        (-3.4, 12.8, 1.8),
        (3.8, 12.6, 2.0),
    ):
        scene.stand(boulder, (x, z), (w, w * 0.7, 1.0), (146, 142, 134))
    for s in (-1, 1):
        for k in range(5):
            scene.stand(broad_leaves, (s * (4.6 + k * 1.3), 4.0 + k * 1.6), (1.9, 1.4, 0.5), JUNGLE)
            scene.stand(tree, (s * (9.0 + k), 5.0 + k * 2.4), (4.4, 7.0, 4.4), JUNGLE)
    around(scene, jungle_tree, 13.0, 12, lambda h: (1.0, 9.0, 1.0), JUNGLE, gap=70)


def _cliff_wall(scene: Scenery, z: float, tall: float, colour: Rgb) -> None:
    """A broken wall of rock across the view, with a lit and a shaded side to each buttress."""
    hand = scene.hand
    top: list[Vec3] = [
        (-40.0 + k * 4.0, tall * hand.uniform(0.9, 1.08), z + hand.uniform(-0.4, 0.4)) for k in range(21)
    ]
    scene.board.plane([*top, (40.0, 0.0, z), (-40.0, 0.0, z)], scaled(colour, 0.86), 1.0, edge=0.8)
    for k in range(20):
        x = -38.0 + k * 4.0
        low = x + hand.uniform(-0.8, 0.8)
        face = [
            (x - 1.1, tall * hand.uniform(0.7, 0.9), z - 0.1),
            (x + 0.5, tall * hand.uniform(0.8, 0.98), z - 0.1),
            (low + 1.2, 0.0, z - 0.4),
            (low - 0.9, 0.0, z - 0.4),
        ]
        scene.board.plane(face, colour, 1.02)
        scene.board.edges([[face[1], (x + 0.2, tall * 0.45, z - 0.2), face[2]]], 0.7)
    greens = [(x, y + 0.1, q) for x, y, q in top]
    scene.board.plane([*greens, *((x, y - 0.8, q) for x, y, q in reversed(top))], (110, 140, 90), 1.0)


def draw_swamp(scene: Scenery) -> None:
    """A swamp: dark water between tussocks, dead trees hung with moss, reeds, mist."""
    open_air(scene, (116, 122, 90))
    ridge(scene, 40.0, 8.0, (112, 126, 104), seed=19, rough=0.25)
    water(
        scene,
        [(-60.0, 1.9), (60.0, 2.1), (60.0, 40.0), (-60.0, 40.0)],
        level=0.008,
        colour=(98, 112, 92),
        waves=60,
        size=0.8,
    )
    for x, z, w in (
        (-3.4, 5.0, 1.6),
        (3.0, 4.4, 1.2),
        (0.6, 9.0, 2.0),
        (-6.0, 11.0, 2.4),
        (5.4, 9.6, 2.0),
        (-1.8, 15.0, 2.4),
        (7.8, 15.0, 3.0),
    ):
        ring = [
            (x + w * math.cos(a), z + w * 0.42 * math.sin(a)) for a in (k * math.tau / 14 for k in range(14))
        ]
        patch(scene, ring, (110, 118, 80), y=0.03, edge=0.6)
        scene.stand(reeds, (x + w * 0.3, z), (1.2, 1.3, 0.4), (140, 144, 90))
        scene.stand(
            _mossy_tree, (x - w * 0.2, z + 0.2), (3.4, scene.hand.uniform(5.0, 7.5), 1.0), (104, 96, 86)
        )
    around(scene, _mossy_tree, 13.0, 16, lambda h: (3.4, h.uniform(5.5, 8.0), 1.0), (104, 98, 88))
    veil = scene.board.tone.set((206, 212, 200), 1.0, 20)
    for y, z in ((0.5, 14.0), (0.9, 20.0)):
        band = scene.board.lens.polygon(
            [(-40.0, 0.0, z), (40.0, 0.0, z), (40.0, y * 2, z), (-40.0, y * 2, z)]
        )
        if len(band) > 2:
            scene.board.picture.fill([turned(band)], alpha(veil, 0.4), blur=scene.board.unit * 9)


def _mossy_tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A dead tree with hanging moss."""
    bare_tree(m, size, colour)
    w, h, _ = size
    for k in range(6):
        x, y = (k - 2.5) / 5 * w * 0.8, h * (0.62 + 0.05 * (k % 3))
        m.face(
            [(x - 0.1, y, 0.05), (x + 0.12, y + 0.05, 0.05), (x + 0.02, y - h * 0.17, 0.05)],
            (126, 136, 100),
            edge=0.3,
        )


def draw_island(scene: Scenery) -> None:
    """A small island: sand, palms and a rock, with the sea all around."""
    draw_sky(scene)
    water(scene, level=-0.1, colour=(96, 164, 172), waves=160)
    ring = [
        (0.0 + 9.5 * math.cos(a), 1.0 + 7.0 * math.sin(a)) for a in (k * math.tau / 30 for k in range(30))
    ]
    foam = [(x * 1.06, 1.0 + (z - 1.0) * 1.09) for x, z in ring]
    patch(scene, foam, (246, 248, 246), y=-0.04)
    patch(scene, ring, scene.tint(SAND, 1, 0.15), y=0.0, edge=0.7)
    for x, z, tall in (
        (-2.6, 6.2, 3.2),
        (2.9, 6.4, 3.6),
        (-4.0, 5.6, 2.9),
        (4.4, 5.4, 3.1),
        (-6.4, 0.6, 3.8),
        (6.6, 0.2, 3.8),
    ):
        scene.stand(palm, (x, z), (2.0, tall, 2.0), PALM)
    scene.stand(boulder, (-1.8, 5.4), (1.8, 1.1, 1.0), (160, 150, 138))
    scene.stand(broad_leaves, (2.2, 4.9), (1.6, 1.0, 0.5), PALM)
    scene.stand(broad_leaves, (-4.8, 3.4), (1.6, 1.0, 0.5), PALM)
    scene.stand(_second_island, (16.0, 42.0), (16.0, 4.0, 4.0), (130, 156, 136), always=True)
    marks(scene, 36, (-7, 7), (-4, 5), PEBBLE, weight=0.5)


def _second_island(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.face(
        [(-w / 2, 0, 0), (-w * 0.3, h * 0.5, 0), (-w * 0.05, h, 0), (w * 0.2, h * 0.6, 0), (w / 2, 0, 0)],
        colour,
        edge=0.6,
    )


def draw_underwater(scene: Scenery) -> None:
    """Under water: blue depth, light from above, a sandy bottom with weed, corals and bubbles."""
    board = scene.board
    high, low = board.tone.set((116, 190, 204), 1.05, 2), board.tone.set((38, 92, 124), 1.0, 2)
    h, w = float(board.picture.height), float(board.picture.width)
    board.picture.wash(Linear((0, 0), (0, h * 0.8), ((0.0, alpha(high, 1)), (1.0, alpha(low, 1)))))
    for k in range(6):
        x = w * (0.1 + 0.16 * k)
        shaft = [
            (x, 0.0),
            (x + w * 0.05, 0.0),
            (x + w * (0.02 + 0.03 * k), h * 0.8),
            (x - w * (0.12 - 0.03 * k), h * 0.8),
        ]
        board.picture.fill(
            [turned(shaft)],
            Linear((0, 0), (0, h * 0.8), ((0.0, (255, 255, 255, 0.22)), (1.0, (255, 255, 255, 0.0)))),
            blur=board.unit * 6,
        )
    floor = [(-60.0, 0.0, -12.0), (60.0, 0.0, -12.0), (60.0, 0.0, 20.0), (-60.0, 0.0, 20.0)]
    board.plane(floor, (146, 164, 140), 0.95)
    ridge(scene, 22.0, 3.0, (64, 112, 132), seed=29)
    for x, z in (
        (-4.0, 4.0),
        (3.8, 3.6),
        (-6.4, 8.0),
        (6.2, 7.6),
        (1.6, 10.0),
        (-2.2, 12.0),
        (-8.0, -1.0),
        (8.0, 0.0),
    ):
        scene.stand(_seaweed, (x, z), (1.2, scene.hand.uniform(1.6, 3.0), 0.4), (84, 138, 104))
        scene.stand(boulder, (x + 1.2, z + 0.6), (1.2, 0.6, 0.8), (130, 132, 124))
        scene.stand(_coral, (x - 1.0, z + 0.4), (0.9, 0.9, 0.4), (206, 116, 108))
    for _ in range(24):
        spot = (scene.hand.uniform(-6, 6), scene.hand.uniform(0.4, 4.0), scene.hand.uniform(3, 9))
        px, py = board.lens.point(spot)
        r = 0.06 * board.lens.scale_at(spot)
        ring = [(px + r * math.cos(a), py + r * math.sin(a)) for a in (k * math.tau / 10 for k in range(11))]
        board.picture.stroke([ring], board.unit, (240, 250, 252, 0.8))


def _seaweed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(5):
        x = (k - 2) / 4 * w
        tall = h * (0.7 + 0.3 * math.sin(k * 2.1))
        left = [(x + 0.14 * math.sin(t * 5 + k), tall * t, 0.0) for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
        right = [(px + 0.12 * (1 - py / tall), py, 0.0) for px, py, _ in reversed(left)]
        m.shape([*left, *right], scaled(colour, 0.8 + 0.1 * (k % 3)), edge=0.5)


def _coral(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(5):
        x = (k - 2) / 4 * w
        m.rod(
            [(x * 0.2, 0, 0, 0.07), (x * 0.7, h * 0.5, 0, 0.06), (x, h * (0.8 + 0.2 * (k % 2)), 0, 0.05)],
            colour,
            outline=0.6,
        )
