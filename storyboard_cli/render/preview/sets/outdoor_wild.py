"""Wild country: desert, jungle, snow, mountains, cliff, canyon, volcano, a cave's mouth, open ground."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import WOOD
from storyboard_cli.render.preview.sets.outdoor_objects import boulder, rail_fence
from storyboard_cli.render.preview.sets.outdoor_parts import (
    PEBBLE,
    SAND,
    SNOW,
    TUFT,
    around,
    lane,
    marks,
    open_air,
    patch,
    peak,
    ridge,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    JUNGLE,
    LEAF,
    PALM,
    PINE,
    broad_leaves,
    bush,
    cactus,
    flowers,
    jungle_tree,
    palm,
    pine,
    snowy_pine,
    tall_tree,
    tree,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

ROCK: Rgb = (156, 148, 138)


def draw_open_ground(scene: Scenery) -> None:
    """A place that nobody knows, out of doors: open ground with grass, a low horizon, a few far trees."""
    open_air(scene, (168, 168, 134))
    ridge(scene, 60.0, 4.0, (140, 150, 130), seed=1)
    around(scene, tree, 30.0, 14, lambda h: (4.4, h.uniform(5.0, 7.0), 4.4), LEAF, jitter=0.6, gap=8)
    marks(scene, 70, (-14, 14), (-8, 24), TUFT)
    marks(scene, 26, (-12, 12), (-6, 16), PEBBLE, weight=0.6)


def draw_desert(scene: Scenery) -> None:
    """Desert: dunes with sharp crests and shaded slips, cactus, a bleached skull's worth of stones, heat."""
    open_air(scene, SAND)
    ridge(scene, 58.0, 5.0, (206, 172, 134), seed=27, rough=0.02)
    for z, x, wide, tall in (
        (30.0, 6.0, 40.0, 6.0),
        (24.0, -12.0, 32.0, 4.4),
        (17.0, 11.0, 24.0, 2.8),
        (12.0, -9.0, 17.0, 1.7),
    ):
        dune(scene, x, z, wide, tall)
        dune(scene, -x, -z - 8.0, wide, tall)
    for x, z, wide in ((26.0, 2.0, 20.0), (-26.0, 4.0, 22.0)):
        dune(scene, x, z, wide, 3.6)
    for x, z, tall in (
        (-3.6, 6.0, 3.0),
        (4.8, 8.5, 3.8),
        (-8.6, 12.0, 4.0),
        (9.4, 4.6, 3.0),
        (-9.0, -1.0, 3.2),
        (9.0, -3.0, 3.4),
    ):
        scene.stand(cactus, (x, z), (1.6, tall, 0.6), (112, 138, 96))
    for x, z, wide in ((2.8, 4.4, 0.9), (-5.6, 4.0, 1.2), (6.4, 6.4, 1.4)):
        scene.stand(boulder, (x, z), (wide, wide * 0.55, 0.8), (196, 160, 128))
    for k in range(9):  # ripples
        z = 1.8 + k * 1.1
        scene.board.edges(
            [[(-9.0 + i * 1.2, 0.01, z + 0.16 * math.sin(i * 1.3 + k)) for i in range(16)]], 0.3
        )


def dune(scene: Scenery, x: float, z: float, wide: float, tall: float) -> None:
    """A dune: the lit back, the sharp crest, the shaded slip face."""
    board, sand = scene.board, scene.tint((224, 196, 146), 1, 0.2)
    side = -1 if board.towards_light[0] < 0 else 1
    top = (x + side * wide * 0.06, tall, z)
    foot = (x - side * wide * 0.12, 0.0, z - 1.4)
    bright = [
        (x + side * wide * 0.5, 0.0, z),
        (x + side * wide * 0.3, tall * 0.42, z),
        (x + side * wide * 0.16, tall * 0.82, z),
        top,
        (x - side * wide * 0.02, tall * 0.5, z - 0.6),
        foot,
    ]
    dark = [
        top,
        (x - side * wide * 0.14, tall * 0.78, z),
        (x - side * wide * 0.3, tall * 0.36, z),
        (x - side * wide * 0.5, 0.0, z),
        foot,
        (x - side * wide * 0.02, tall * 0.5, z - 0.6),
    ]
    board.plane(dark, scaled(sand, 0.74), 1.0)
    board.plane(bright, sand, 1.03)
    board.edges([[bright[0], bright[1], bright[2], top, *dark[1:4]], [top, bright[4], foot]], 0.6)


def draw_jungle(scene: Scenery) -> None:
    """Jungle: giant leaves close by, trunks with roots and creepers, a green wall behind."""
    open_air(scene, (104, 118, 76))
    ridge(scene, 30.0, 13.0, (92, 126, 88), seed=7, rough=0.3)
    ridge(scene, 22.0, 7.0, (80, 112, 74), seed=12, rough=0.35)
    hand = scene.hand
    lane(scene, (0.0, -10.0), (0.3, 18.0), 1.5, (140, 120, 88))
    for _k in range(15):
        x, z = hand.uniform(-13, 13), hand.uniform(2.5, 18)
        if abs(x) > 1.5:
            scene.stand(jungle_tree, (x, z), (1.1, hand.uniform(8.0, 12.0), 1.1), scene.tint(JUNGLE, 2, 0.2))
    for _k in range(22):
        x, z = hand.uniform(-9, 9), hand.uniform(2.2, 13)
        if abs(x) > 1.2:
            scene.stand(
                broad_leaves,
                (x, z),
                (hand.uniform(1.5, 2.6), hand.uniform(1.0, 2.0), 0.5),
                scaled(JUNGLE, hand.uniform(0.95, 1.2)),
            )
    for x, z in ((-3.4, 7.0), (4.0, 8.6), (6.0, 5.0)):
        scene.stand(palm, (x, z), (2.0, 4.4, 2.0), PALM)
    around(scene, jungle_tree, 9.0, 14, lambda h: (1.1, 10.0, 1.1), JUNGLE, gap=60)
    around(scene, broad_leaves, 5.5, 12, lambda h: (2.2, 1.6, 0.5), scaled(JUNGLE, 1.1), gap=40)


def draw_forest(scene: Scenery) -> None:
    """A wood: trunks near and far between which a path leads, bushes and ferns, light at the end of it."""
    open_air(scene, (132, 134, 96))
    ridge(scene, 34.0, 9.0, (112, 134, 100), seed=2, rough=0.3)
    hand = scene.hand
    for a, b, w in (((0.0, -12.0), (0.4, 6.0), 2.0), ((0.4, 6.0), (-0.6, 24.0), 1.5)):
        lane(scene, a, b, w, (176, 158, 124))
    for _ in range(64):
        x, z, tall = hand.uniform(-16, 16), hand.uniform(-4, 30), hand.uniform(7, 13)
        if abs(x) > 1.7 + max(0.0, 4 - z) * 0.15:
            scene.stand(tall_tree, (x, z), (0.5, tall, 0.5), scene.tint((112, 94, 80), 2, 0.2))
    for _ in range(20):
        x, z = hand.uniform(-9, 9), hand.uniform(2, 15)
        if abs(x) > 1.3:
            size = (hand.uniform(0.9, 1.7), hand.uniform(0.5, 0.9), 1.0)
            scene.stand(bush, (x, z), size, scene.tint((108, 132, 86), 0, 0.3))
    for x, z in ((-2.2, 3.2), (2.4, 3.0), (-4.0, 5.0), (4.4, 4.6)):
        scene.stand(broad_leaves, (x, z), (1.3, 0.8, 0.4), (112, 140, 84))
    around(scene, tall_tree, 8.0, 16, lambda h: (0.5, h.uniform(8.0, 12.0), 0.5), (112, 94, 80), gap=50)
    marks(scene, 50, (-9, 9), (-5, 14), TUFT, clear=1.2)


def draw_snowfield(scene: Scenery) -> None:
    """Snow and ice as far as one sees: drifts, pressure ridges, white peaks, a few buried pines."""
    open_air(scene, SNOW, 0.05)
    peak(scene, -22, 60, 46, 11, (188, 200, 214), seed=61, cap=0.6)
    peak(scene, 14, 62, 56, 13, (182, 196, 212), seed=62, cap=0.6)
    peak(scene, 120, 60, 60, 15, (186, 198, 212), seed=63, cap=0.6)
    peak(scene, -115, 60, 60, 16, (186, 198, 212), seed=64, cap=0.6)
    ridge(scene, 54.0, 3.0, (214, 222, 232), seed=33)
    board, hand = scene.board, scene.hand
    for k, z in enumerate((3.6, 6.0, 9.0, 13.0, 19.0, 27.0)):
        drift = [
            (-34.0 + i * 3.4, 0.06 + 0.22 * abs(math.sin(i * 0.7 + k * 1.9)) * (1 + k * 0.4), z)
            for i in range(21)
        ]
        board.plane([*drift, (34.0, -0.1, z), (-34.0, -0.1, z)], scaled(SNOW, 0.93 + 0.012 * k), 1.0)
        board.edges([drift], 0.45)
    for x, z, w in ((-4.4, 5.4, 1.8), (5.0, 7.4, 2.4), (8.6, 4.6, 1.6), (-8.8, 9.0, 3.0)):
        scene.stand(_ice_block, (x, z), (w, w * 0.75, 1.0), (190, 216, 230))
    for x, z in ((-10.0, 14.0), (-13.0, 17.0), (11.0, 16.0), (14.0, 20.0), (-12.0, -1.0), (12.0, -2.0)):
        scene.stand(snowy_pine, (x, z), (2.6, hand.uniform(4.0, 6.0), 2.6), PINE)
    marks(
        scene,
        40,
        (-12, 12),
        (-6, 18),
        ((-0.5, 0.0), (0.0, 0.03), (0.5, 0.0)),
        weight=0.5,
        colour=(176, 192, 212),
    )


def _ice_block(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A slab of ice, tilted, with a bright edge."""
    w, h, _ = size
    m.face(
        [(-w * 0.5, 0, 0), (w * 0.42, 0, 0), (w * 0.5, h * 0.4, 0), (w * 0.1, h, 0), (-w * 0.34, h * 0.7, 0)],
        colour,
        edge=0.7,
    )
    m.face(
        [
            (-w * 0.34, h * 0.7, 0.01),
            (w * 0.1, h, 0.01),
            (w * 0.02, h * 0.5, 0.01),
            (-w * 0.2, h * 0.3, 0.01),
        ],
        (240, 248, 252),
        value=1.05,
        edge=0.4,
    )


def draw_mountain(scene: Scenery) -> None:
    """A mountain pass: snowy peaks close behind each other, a stony path over alp meadows, pines, rocks."""
    open_air(scene, (148, 156, 114))
    for azimuth, far, wide, tall, seed in (
        (-34, 58, 46, 11.5, 71),
        (-12, 64, 56, 15.5, 72),
        (12, 60, 50, 12.5, 73),
        (33, 58, 52, 14.0, 74),
        (80, 58, 60, 14.0, 75),
        (-82, 58, 60, 15.0, 76),
        (125, 60, 60, 14.0, 77),
        (-130, 60, 60, 13.0, 78),
        (178, 60, 60, 14.0, 79),
    ):
        peak(scene, azimuth, far, wide, tall, (136, 146, 158), seed=seed, cap=0.4)
    ridge(scene, 50.0, 3.4, (116, 134, 112), seed=14)
    for a, b, w in (
        ((0.0, -14.0), (0.6, 5.0), 1.8),
        ((0.6, 5.0), (-1.6, 12.0), 1.6),
        ((-1.6, 12.0), (2.2, 24.0), 1.5),
    ):
        lane(scene, a, b, w, (190, 178, 154))
    for x, z, w in (
        (-2.8, 3.0, 1.4),
        (3.2, 3.8, 1.9),
        (-5.4, 6.2, 2.2),
        (6.0, 7.0, 2.8),
        (2.4, 9.0, 1.5),
        (-8.8, 3.6, 2.4),
        (9.2, 2.4, 2.6),
    ):
        scene.stand(boulder, (x, z), (w, w * 0.7, 1.0), ROCK)
    for k in range(10):
        for s in (-1, 1):
            scene.stand(
                pine, (s * (6.6 + k * 1.5), 9.0 + k * 2.2), (2.8, scene.hand.uniform(4.8, 7.6), 2.8), PINE
            )
    around(scene, pine, 15.0, 14, lambda h: (2.8, h.uniform(5.0, 7.5), 2.8), PINE, gap=60)
    marks(scene, 60, (-12, 12), (-6, 16), TUFT, clear=1.2)


def draw_field(scene: Scenery) -> None:
    """A meadow or a field under a wide sky: tall grass and flowers, a fence, hedges, hills, a lone tree."""
    open_air(scene, (172, 178, 112))
    ridge(scene, 62.0, 8.0, (132, 150, 118), seed=10)
    ridge(scene, 46.0, 3.4, (128, 148, 104), seed=16)
    for z, tone in ((13.0, (194, 184, 112)), (20.0, (150, 168, 98)), (30.0, (200, 188, 118))):
        patch(
            scene, [(-60.0, z), (60.0, z + 1.5), (60.0, z + 12.0), (-60.0, z + 10.0)], tone, y=0.01, edge=0.3
        )
    scene.stand(tree, (4.4, 12.0), (6.6, 8.0, 6.6), LEAF)
    for x, z in ((-11.0, 22.0), (-14.0, 24.0), (15.0, 27.0), (-13.0, 2.0), (14.0, -1.0)):
        scene.stand(tree, (x, z), (4.6, 6.2, 4.6), LEAF)
    for x in (-17.0, -5.6, 5.8, 17.2):
        scene.stand(rail_fence, (x, 8.6), (11.2, 1.15, 0.1), WOOD)
    for x, z, k in (
        (-3.2, 3.8, 0),
        (2.9, 3.4, 1),
        (-4.8, 5.6, 2),
        (4.9, 5.2, 0),
        (-7.0, 3.0, 1),
        (7.2, 3.6, 2),
    ):
        scene.stand(flowers, (x, z), (2.0, 0.55, 1.0), ((222, 110, 96), (236, 200, 96), (150, 128, 186))[k])
    marks(scene, 190, (-13, 13), (-7, 13), TUFT, size=1.25, colour=(128, 142, 80))
