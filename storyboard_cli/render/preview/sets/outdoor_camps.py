"""What war and travel leave: ruins, a battlefield, a military camp, a camp-fire clearing."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    WOOD,
    bricks,
)
from storyboard_cli.render.preview.sets.outdoor_craft import ridge_tent, wall_tent
from storyboard_cli.render.preview.sets.outdoor_fronts import flagpole
from storyboard_cli.render.preview.sets.outdoor_objects import STEEL, barrel, boulder, crate, fire, wire_fence
from storyboard_cli.render.preview.sets.outdoor_parts import (
    PEBBLE,
    STONE,
    TUFT,
    lane,
    marks,
    open_air,
    own,
    patch,
    pool_of_light,
    ridge,
)
from storyboard_cli.render.preview.sets.outdoor_plants import LEAF, PINE, bush, pine
from storyboard_cli.render.preview.sets.outdoor_squares import watchtower
from storyboard_cli.render.preview.sets.outdoor_works import _clockwise
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_ruins(scene: Scenery) -> None:
    """Ruins: broken columns, a lone arch, walls with the sky behind their windows, fallen blocks, weeds."""
    open_air(scene, (166, 162, 116))
    ridge(scene, 56.0, 7.0, (138, 150, 122), seed=67)
    stone = scene.tint((204, 194, 172), 0, 0.2)
    patch(scene, [(-5.0, 2.6), (5.0, 2.6), (5.0, 12.0), (-5.0, 12.0)], scaled(stone, 0.96), y=0.01, edge=0.4)
    for k in range(5):
        for s in (-1, 1):
            tall = (4.8, 2.2, 4.8, 3.2, 4.8)[(k + (s > 0) * 2) % 5]
            scene.stand(_column, (s * 3.7, 3.4 + k * 2.6), (0.8, tall, 0.8), stone)
    scene.stand(_broken_arch, (0.0, 16.0), (6.4, 7.4, 1.4), stone, always=True)
    for x, z, facing in ((-8.6, 14.0, 20), (8.8, 13.0, 340), (-10.0, -1.0, 90), (10.0, -2.0, 270)):
        scene.stand(_broken_wall, (x, z), (7.0, 5.0, 0.8), stone, facing=facing, always=True)
    for x, z, w in ((-2.6, 4.0, 0.9), (2.7, 5.0, 0.8), (-5.4, 6.0, 1.2), (5.6, 4.6, 1.1), (1.6, 10.0, 1.0)):
        scene.stand(_fallen_block, (x, z), (w, w * 0.55, w * 0.7), stone, facing=30)
    scene.stand(_fallen_column, (5.0, 8.0), (3.4, 0.8, 0.8), stone, facing=24)
    for x, z in ((-6.4, 9.0), (6.8, 10.4), (-4.6, 13.4)):
        scene.stand(bush, (x, z), (1.6, 1.0, 1.0), LEAF)
    marks(scene, 80, (-11, 11), (-6, 16), TUFT)


def _column(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A fluted column; a tall one has its capital, a short one is broken off."""
    w, h, _ = size
    m.box((0, 0, 0), (w * 1.3, 0.25, w * 1.3), colour, edge=0.7)
    m.rod([(0, 0.3, 0, w * 0.44), (0, h - 0.3, 0, w * 0.37)], colour)
    right = (m.board.lens.right[0] * m.axes[0][0], m.board.lens.right[2] * m.axes[2][2])
    for u in (-0.24, -0.06, 0.12, 0.28):
        m.line([(u * w * right[0], 0.4, w * 0.4), (u * w * right[0] * 0.86, h - 0.5, w * 0.36)], 0.4)
    if h > 4:
        m.box((0, h - 0.2, 0), (w * 1.35, 0.3, w * 1.35), colour, edge=0.7)
    else:
        m.shape(
            [
                (-w * 0.4, h - 0.5, 0.1),
                (-w * 0.2, h + 0.05, 0.1),
                (0.0, h - 0.3, 0.1),
                (w * 0.24, h + 0.2, 0.1),
                (w * 0.4, h - 0.5, 0.1),
            ],
            colour,
            edge=0.6,
        )


def _broken_arch(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A great arch whose one shoulder has fallen."""
    w, h, d = size
    for s, top in ((-1, h), (1, h * 0.82)):
        m.box((s * w * 0.42, 0, 0), (w * 0.2, top * 0.62, d), colour, edge=0.8)
    ring = [
        (w * 0.32 * math.cos(a), h * 0.6 + w * 0.32 * math.sin(a))
        for a in (k * math.pi / 14 for k in range(15))
    ]
    outer = [
        (w * 0.52 * math.cos(a), h * 0.6 + w * 0.5 * math.sin(a) * (1.0 if k < 11 else 0.9))
        for k, a in ((k, k * math.pi / 14) for k in range(15))
    ]
    m.face([(x, y, d / 2) for x, y in [*outer[:13], *reversed(ring[:13])]], colour, edge=0.8)
    for k in range(13):
        m.line([(*ring[k], d / 2 + 0.02), (*outer[k], d / 2 + 0.02)], 0.5)
    m.rod(
        [(outer[12][0], outer[12][1], d / 2, 0.2), (outer[12][0] - 0.3, outer[12][1] - 0.6, d / 2, 0.2)],
        LEAF,
        outline=0.5,
    )


def _broken_wall(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wall with a ragged top and an empty window."""
    w, h, d = size
    hand = own(m)
    top = [(-w / 2 + w * k / 7, h * hand.uniform(0.45, 1.0)) for k in range(8)]
    for z in (-d / 2, d / 2):
        m.face([(x, y, z) for x, y in [(w / 2, 0.0), (-w / 2, 0.0), *top]], colour, edge=0.8)
    sky = m.board.tone.haze
    m.board.picture.fill(
        [
            m.board.lens.polygon(
                [
                    m.at(x, y, d / 2 + 0.01)
                    for x, y in ((-0.7, 1.2), (0.7, 1.2), (0.7, 2.4), (0, 3.0), (-0.7, 2.4))
                ]
            )
        ],
        (*m.board.tone.set(sky, 1.0, 60), 1),
    )
    m.line(
        [
            (-0.7, 1.2, d / 2 + 0.02),
            (0.7, 1.2, d / 2 + 0.02),
            (0.7, 2.4, d / 2 + 0.02),
            (0, 3.0, d / 2 + 0.02),
            (-0.7, 2.4, d / 2 + 0.02),
            (-0.7, 1.2, d / 2 + 0.02),
        ],
        0.8,
    )
    bricks(m, (-w / 2, w / 2), (0.0, h * 0.5), d / 2 + 0.02, tall=0.5)


def _fallen_block(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.box((0, 0, 0), size, colour, edge=0.8)


def _fallen_column(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.rod([(-w / 2, h / 2, 0, h * 0.45), (w / 2, h / 2, 0, h * 0.42)], colour)
    for k in (-0.25, 0.05, 0.3):
        m.line([(k * w, h * 0.06, 0.3), (k * w + 0.06, h * 0.9, 0.3)], 0.7)


def draw_battlefield(scene: Scenery) -> None:
    """A battlefield: churned earth with shell holes, a trench with sandbags, barbed wire, blasted trees."""
    open_air(scene, (140, 124, 102))
    ridge(scene, 50.0, 5.0, (136, 130, 118), seed=71, rough=0.2)
    trench = [
        (-30.0, 5.4),
        (-6.0, 5.6),
        (-1.0, 6.6),
        (4.0, 5.8),
        (30.0, 6.6),
        (30.0, 8.2),
        (4.0, 7.4),
        (-1.0, 8.2),
        (-6.0, 7.2),
        (-30.0, 7.0),
    ]
    patch(scene, trench, (74, 64, 56), y=0.02, edge=1.0)
    for k in range(22):
        x = -9.5 + k * 0.88
        z = 5.2 + (0.9 if -3 < x < 2 else 0.2)
        scene.stand(_sandbags, (x, z), (0.86, 0.62, 0.4), (188, 170, 132))
    for x, z, r in (
        (-4.4, 10.4, 1.4),
        (4.4, 11.0, 1.8),
        (0.4, 14.0, 1.6),
        (-8.6, 13.0, 2.0),
        (8.6, 8.8, 1.4),
        (3.4, 3.2, 0.7),
        (-8.0, 0.0, 1.4),
        (8.0, -1.0, 1.4),
    ):
        ring = [
            (x + r * math.cos(a), z + r * 0.6 * math.sin(a)) for a in (k * math.tau / 16 for k in range(16))
        ]
        patch(scene, ring, (106, 92, 78), y=0.015, edge=0.8)
        patch(
            scene,
            [(x + (p - x) * 0.62, z + (q - z) * 0.62) for p, q in ring],
            (152, 152, 148),
            y=0.02,
            edge=0.5,
        )
    for s, z in ((-1, 9.4), (1, 9.0), (-1, 13.0), (1, 13.6)):
        scene.stand(_barbed_wire, (s * 4.6, z), (8.0, 1.1, 0.8), STEEL, always=True)
    for x, z, tall in (
        (-6.0, 15.0, 5.4),
        (3.4, 17.0, 6.4),
        (8.8, 15.0, 4.6),
        (-2.2, 22.0, 6.0),
        (-11.0, 4.0, 5.4),
        (11.0, 2.0, 5.6),
        (-11.0, -4.0, 5.0),
    ):
        scene.stand(_stump, (x, z), (2.4, tall, 1.0), (88, 78, 72))
    for k, (x, z) in enumerate(((-12.0, 34.0), (10.0, 38.0))):
        _smoke_column(scene, x, z, k)
    marks(scene, 90, (-12, 12), (-6, 20), PEBBLE, weight=0.7)


def _sandbags(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two courses of sandbags."""
    w, h, _ = size
    for k, y in enumerate((0.2, 0.6)):
        x = w * 0.2 if k else 0.0
        m.rod(
            [(x - w * 0.3, h * y + 0.06, 0, h * 0.24), (x + w * 0.3, h * y + 0.06, 0, h * 0.24)],
            scaled(colour, 1.0 - 0.07 * k),
            outline=0.7,
        )


def _barbed_wire(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Wire in coils between crossed stakes."""
    w, h, d = size
    for k in range(5):
        x = -w / 2 + w * k / 4
        m.tube((x - 0.35, 0, 0), (x + 0.35, h, 0), 0.05, WOOD, outline=0.6)
        m.tube((x + 0.35, 0, 0), (x - 0.35, h, 0), 0.05, WOOD, outline=0.6)
    coil = [
        (
            -w / 2 + w * t / 90 + 0.22 * math.cos(t * 0.9),
            h * 0.5 + h * 0.36 * math.sin(t * 0.9),
            d * 0.3 * math.cos(t * 0.5),
        )
        for t in range(91)
    ]
    m.line(coil, 0.5)


def _stump(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """What a bombardment leaves of a tree."""
    w, h, _ = size
    m.rod([(0, 0, 0, 0.26), (0.1, h * 0.5, 0, 0.2), (0.0, h * 0.86, 0, 0.13)], colour)
    m.shape(
        [
            (-0.14, h * 0.8, 0.02),
            (-0.08, h, 0.02),
            (0.02, h * 0.86, 0.02),
            (0.12, h * 0.96, 0.02),
            (0.14, h * 0.8, 0.02),
        ],
        colour,
        edge=0.6,
    )
    for y, s in ((0.5, 1), (0.64, -1)):
        m.rod([(0.05, h * y, 0, 0.09), (s * w * 0.4, h * (y + 0.13), 0, 0.03)], colour, outline=0.6)


def _smoke_column(scene: Scenery, x: float, z: float, seed: int) -> None:
    board = scene.board
    for k in range(8):
        spot = (x + 0.25 * k * k, 1.0 + k * 2.2, z)
        if board.lens.depth(spot) < 1.0:
            return
        px, py = board.lens.point(spot)
        r = (1.4 + k * 0.6) * board.lens.scale_at(spot)
        puff = [
            (
                px + r * (1 + 0.13 * math.sin(i * 2.3 + k + seed)) * math.cos(i * math.tau / 18),
                py + r * 0.85 * math.sin(i * math.tau / 18),
            )
            for i in range(18)
        ]
        tone = board.tone.set((104 + 8 * k, 98 + 8 * k, 96 + 8 * k), 1.0, 12)
        board.picture.fill([puff[::-1] if _clockwise(puff) else puff], (*tone, 0.72 - 0.06 * k))


def draw_military_camp(scene: Scenery) -> None:
    """A camp: rows of tents with guys, a flag, crates and jerry cans, a watchtower, wire."""
    open_air(scene, (176, 164, 122))
    ridge(scene, 56.0, 7.0, (150, 146, 118), seed=73)
    lane(scene, (0.0, -14.0), (0.0, 30.0), 4.0, (192, 172, 134))
    canvas = scene.tint((138, 142, 104), 0, 0.2)
    for s in (-1, 1):
        for k in range(6):
            scene.stand(
                wall_tent,
                (s * 5.6, -5.0 + k * 5.0),
                (3.6, 3.0, 3.8),
                scaled(canvas, 1.0 + 0.05 * (k % 2)),
                facing=90 if s < 0 else 270,
            )
            scene.stand(
                wall_tent, (s * 11.0, -2.0 + k * 5.0), (3.6, 3.0, 3.8), canvas, facing=90 if s < 0 else 270
            )
    for x in (-3.4, 3.0):
        scene.stand(wall_tent, (x, 22.0), (4.4, 3.4, 4.0), canvas)
    scene.stand(flagpole, (1.4, 15.0), (0.3, 8.0, 0.3), (120, 136, 92))
    scene.stand(watchtower, (5.6, 20.0), (2.2, 6.6, 2.2), WOOD, always=True)
    for x, z in ((-2.9, 3.8), (-3.2, 4.6), (3.0, 5.4)):
        scene.stand(crate, (x, z), (0.9, 0.5, 0.6), (128, 128, 92), facing=12)
    scene.stand(crate, (-3.0, 4.2), (0.8, 0.45, 0.5), (128, 128, 92), facing=350, base=0.5)
    scene.stand(barrel, (3.3, 4.2), (0.6, 0.9, 0.6), (110, 118, 88))
    scene.stand(wire_fence, (0.0, 30.0), (40.0, 2.2, 0.1), STEEL, always=True)
    pool_of_light(scene, 0.0, 6.0, 4.0)
    marks(scene, 60, (-12, 12), (-6, 16), TUFT, clear=2.2)


def draw_campfire(scene: Scenery) -> None:
    """A clearing with a camp fire: logs to sit on around it, tents, the wood close by all around."""
    open_air(scene, (140, 136, 98))
    ridge(scene, 34.0, 9.0, (104, 122, 102), seed=79, rough=0.25)
    pool_of_light(scene, 0.0, 3.6, 5.0)
    scene.stand(fire, (0.0, 3.6), (1.3, 1.25, 1.3), (226, 104, 52), always=True)
    for x, z, facing in ((-2.4, 3.8, 80), (2.4, 3.9, 280), (0.3, 5.8, 4)):
        scene.stand(_log, (x, z), (2.0, 0.46, 0.46), (126, 98, 74), facing=facing)
    for x, z, facing, tone in (
        (-4.6, 7.4, 32, (196, 142, 84)),
        (4.4, 7.8, 330, (112, 138, 142)),
        (-8.4, 1.0, 70, (150, 158, 108)),
    ):
        scene.stand(ridge_tent, (x, z), (2.6, 1.9, 3.0), tone, facing=facing)
    hand = scene.hand
    for _ in range(34):
        a, far = hand.uniform(0, math.tau), hand.uniform(10.0, 20.0)
        scene.stand(
            pine,
            (far * math.sin(a), far * math.cos(a)),
            (3.2, hand.uniform(7.0, 11.0), 3.2),
            scene.tint(PINE, 2, 0.2),
        )
    for x, z in ((-3.2, 5.4), (3.4, 5.6)):
        scene.stand(boulder, (x, z), (0.8, 0.5, 0.6), STONE)
    marks(scene, 60, (-10, 10), (-6, 12), TUFT)


def _log(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    r = h / 2
    m.rod([(-w / 2, r, 0, r), (w / 2, r, 0, r)], colour)
    end = w / 2 if m.board.lens.depth(m.at(w / 2, r, 0)) < m.board.lens.depth(m.at(-w / 2, r, 0)) else -w / 2
    m.shape(m.ellipse((end * 1.06, r, 0.05), (2, 1), (r * 0.8, r * 0.9), 12), (204, 174, 130), edge=0.6)
