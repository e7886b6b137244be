"""Between houses: a market with its stalls, an alley."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    BRICK,
    CLOTHS,
    DARK,
    WOOD,
    bricks,
    fronted,
    rect,
    shop_house,
    windows,
)
from storyboard_cli.render.preview.sets.outdoor_objects import (
    STEEL,
    barrel,
    crate,
    paper_lantern,
    stall,
)
from storyboard_cli.render.preview.sets.outdoor_parts import (
    PAVING,
    glow,
    is_dark,
    open_air,
    own,
    patch,
    paving,
    pool_of_light,
    wires,
)
from storyboard_cli.render.preview.sets.outdoor_streets import FRONTS, row
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_market(scene: Scenery) -> None:
    """A market: two rows of stalls under striped awnings, crates and barrels, strings of lanterns across."""
    open_air(scene, PAVING)
    paving(scene, (-6.0, 6.0), (-4.0, 16.0), 1.0, 0.3)
    hand = scene.hand
    for s in (-1, 1):
        sizes: list[Vec3] = [(6.45, hand.uniform(7.0, 10.5), 5.0) for _ in range(6)]
        row(scene, shop_house, s * 10.0, [-6.0 + k * 6.5 for k in range(5)], sizes, FRONTS)
        for k in range(6):
            z = -5.4 + k * 3.7 + (0.8 if s > 0 else 0.0)
            tone = CLOTHS[(k * 2 + (s > 0)) % len(CLOTHS)]
            scene.stand(stall, (s * 4.2, z), (3.0, 2.5, 2.0), tone, facing=90 if s < 0 else 270)
    for x, z, k in ((-2.4, 16.0, 1), (1.2, 17.0, 2), (4.6, 16.4, 0), (-1.0, 24.0, 3)):
        scene.stand(stall, (x, z), (3.0, 2.5, 2.0), CLOTHS[k])
    for x, z in ((-2.5, 4.3), (2.7, 3.6), (-2.6, 8.4), (2.8, 8.0)):
        scene.stand(crate, (x, z), (0.62, 0.42, 0.5), WOOD, facing=12)
        scene.stand(crate, (x + 0.1, z + 0.05), (0.5, 0.34, 0.44), scaled(WOOD, 1.12), facing=352, base=0.42)
    scene.stand(barrel, (2.5, 6.2), (0.62, 0.9, 0.62), (150, 112, 78))
    for z in (3.4, 8.0):
        pool_of_light(scene, 0.0, z, 4.0)
        wires(scene, [((-5.0, 3.9, z), (5.0, 3.9, z))], 0.55, 0.8)
        for k in range(5):
            x = -3.6 + k * 1.8
            low = 3.9 - 0.55 * math.cos(x / 10.0 * math.pi) - 0.3
            scene.stand(
                paper_lantern,
                (x, z),
                (0.42, 0.46, 0.42),
                ((226, 110, 80), (232, 180, 96))[k % 2],
                base=low,
                always=True,
            )
    scene.stand(shop_house, (0.0, 38.0), (16.0, 10.0, 6.0), FRONTS[1], always=True)


def draw_alley(scene: Scenery) -> None:
    """An alley: brick walls close to both sides, fire escapes, pipes, bins, a lamp over a door, puddles."""
    open_air(scene, (118, 116, 118))
    for s in (-1, 1):
        for k in range(7):
            tone = scene.tint((BRICK, (150, 116, 100), (136, 104, 96))[(k + (s > 0)) % 3], k, 0.15)
            scene.stand(
                _brick_flank,
                (s * 4.7, -8.0 + k * 6.0),
                (6.0, 13.0, 4.0),
                tone,
                facing=90 if s < 0 else 270,
                always=True,
            )
        scene.stand(
            _fire_escape,
            (s * 2.2, 6.4 if s < 0 else 14.5),
            (4.2, 9.6, 1.1),
            (64, 66, 70),
            facing=90 if s < 0 else 270,
            always=True,
        )
        scene.stand(_pipe, (s * 2.62, 3.6 if s < 0 else 9.0), (0.2, 12.0, 0.2), (112, 112, 112), always=True)
    scene.stand(_skip, (1.75, 5.0), (1.9, 1.35, 1.1), (86, 116, 96), facing=270)
    for x, z in ((-2.05, 3.4), (-2.0, 4.4), (2.05, 8.6)):
        scene.stand(_dustbin, (x, z), (0.62, 0.95, 0.62), STEEL)
    for x, z in ((-1.9, 9.5), (1.9, 11.6)):
        scene.stand(crate, (x, z), (0.7, 0.55, 0.6), WOOD, facing=20)
    for x, z, w in ((0.4, 4.2, 0.9), (-0.6, 8.0, 0.8), (0.3, 13.0, 0.9), (-0.9, 2.2, 0.5)):
        ring = [
            (x + w * math.cos(a), z + w * 0.5 * math.sin(a)) for a in (k * math.tau / 14 for k in range(14))
        ]
        patch(scene, ring, (170, 186, 198), edge=0.5, value=1.05)
    wires(scene, [((-2.7, 6.2, 11.0), (2.7, 6.4, 11.0)), ((-2.7, 5.0, 16.0), (2.7, 5.2, 16.0))], 0.5, 0.7)
    for k in range(4):
        scene.stand(_washing, (-1.5 + k * 0.95, 11.0), (0.6, 0.9, 0.02), CLOTHS[k % 5], base=4.9, always=True)
    pool_of_light(scene, 0.0, 9.0, 3.0)
    scene.stand(_brick_flank, (0.0, 36.0), (14.0, 10.0, 4.0), (140, 110, 98), always=True)


def _brick_flank(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The back of a house: bricks, a few barred windows, a steel door under a lamp."""
    w, _h, d = size
    m.box((0, 0, 0), size, colour, edge=0.8)
    if not fronted(m, d / 2):
        return
    z, hand = d / 2 + 0.02, own(m)
    bricks(m, (-w / 2, w / 2), (0.0, 8.0), z, tall=0.5)
    windows(m, [-w * 0.24, w * 0.26], [3.6, 6.8, 10.0], (1.1, 1.5), z, share=0.3)
    if hand.random() < 0.5:
        rect(m, (-0.55, 0.55), (0.0, 2.2), z, (96, 104, 108))
        m.box(
            (0, 2.5, d / 2 + 0.15),
            (0.3, 0.16, 0.3),
            (250, 226, 160) if is_dark(m.board) else (180, 178, 170),
            edge=0.6,
        )
        glow(m.board, m.at(0, 2.45, d / 2 + 0.3), 2.6, strength=0.6)


def _fire_escape(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Iron landings and ladders on a wall."""
    w, h, d = size
    for k in range(3):
        y = h * (0.34 + 0.31 * k)
        m.box((0, y, -d * 0.1), (w, 0.1, d), colour, edge=0.8)
        m.line([(-w / 2, y + 1.0, d * 0.4), (w / 2, y + 1.0, d * 0.4)], 1.2)
        for i in range(9):
            x = -w / 2 + w * i / 8
            m.line([(x, y, d * 0.4), (x, y + 1.0, d * 0.4)], 0.7)
        if k < 2:
            side = 1 if k % 2 else -1
            for o in (0.0, 0.42):
                m.line(
                    [
                        (side * w * 0.4 - side * o, y + 0.1, d * 0.2),
                        (-side * w * 0.22 - side * o, y + h * 0.31, d * 0.2),
                    ],
                    1.2,
                )
    for o in (-0.2, 0.2):
        m.line([(w * 0.3 + o, h * 0.1, d * 0.3), (w * 0.3 + o, h * 0.36, d * 0.3)], 1.1)
    for k in range(7):
        y = h * (0.12 + 0.034 * k)
        m.line([(w * 0.3 - 0.2, y, d * 0.3), (w * 0.3 + 0.2, y, d * 0.3)], 0.8)


def _pipe(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.tube((0, 0, 0), (0, size[1], 0), 0.09, colour)


def _skip(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A large wheeled refuse container with its lid."""
    w, h, d = size
    m.box((0, 0.18, 0), (w, h * 0.72, d), colour)
    for x in (-0.25, 0.0, 0.25):
        m.line([(x * w, 0.2, d / 2 + 0.01), (x * w, h * 0.86, d / 2 + 0.01)], 0.5)
    m.face(
        [
            (-w * 0.52, h * 0.88, d * 0.54),
            (w * 0.52, h * 0.88, d * 0.54),
            (w * 0.52, h * 1.1, -d * 0.5),
            (-w * 0.52, h * 1.1, -d * 0.5),
        ],
        scaled(colour, 0.7),
        edge=0.8,
    )
    for x in (-0.4, 0.4):
        m.rod([(x * w, 0.1, d * 0.4, 0.1), (x * w + 0.02, 0.1, d * 0.4, 0.1)], DARK, outline=0.5)


def _dustbin(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A ribbed dustbin with its lid."""
    w, h, _ = size
    m.shape(
        [
            *m.ellipse((0, 0, 0), (0, 2), (w * 0.4, w * 0.4), 12),
            *m.ellipse((0, h * 0.86, 0), (0, 2), (w * 0.48, w * 0.48), 12),
        ],
        scaled(colour, 0.85),
        convex=True,
    )
    for x in (-0.25, -0.05, 0.15, 0.3):
        m.line([(x * w, h * 0.08, w * 0.3), (x * w * 1.1, h * 0.82, w * 0.36)], 0.4)
    m.shape([*m.ellipse((0, h * 0.86, 0), (0, 2), (w * 0.53, w * 0.53), 12), (0, h, 0)], colour, convex=True)


def _washing(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.face([(-w / 2, 0, 0), (w / 2, 0.05, 0), (w / 2, h, 0), (-w / 2, h, 0)], colour, edge=0.6)
