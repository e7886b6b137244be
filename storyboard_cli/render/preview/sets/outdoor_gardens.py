"""What people grow and live in: backyard, garden, farm, vineyard, orchard."""

from __future__ import annotations

import itertools
import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    CLOTHS,
    DARK,
    WOOD,
    fronted,
    house,
    rect,
    roof,
)
from storyboard_cli.render.preview.sets.outdoor_objects import STEEL, barrel, board_fence, crate, rail_fence
from storyboard_cli.render.preview.sets.outdoor_parts import (
    EARTH,
    GRASS,
    PAVING,
    STONE,
    TUFT,
    around,
    lane,
    marks,
    open_air,
    patch,
    pool_of_light,
    ridge,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    LEAF,
    bush,
    flowers,
    fruit_tree,
    hedge,
    tree,
    vine_row,
)
from storyboard_cli.render.preview.sets.outdoor_squares import fountain
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_backyard(scene: Scenery) -> None:
    """Behind a house: lawn inside a board fence, the house's back with its terrace, washing, a grill."""
    open_air(scene, GRASS)
    around(scene, tree, 20.0, 18, lambda h: (4.6, h.uniform(5.6, 7.6), 4.6), LEAF, gap=26)
    scene.stand(house, (-3.4, 15.4), (10.0, 5.8, 6.0), scene.tint((214, 204, 184), 0, 0.25), always=True)
    patch(scene, [(-8.0, 8.6), (2.0, 8.6), (2.0, 11.6), (-8.0, 11.6)], PAVING, edge=0.6)
    for x in (8.4, 14.4):
        scene.stand(board_fence, (x, 11.5), (6.0, 1.8, 0.1), WOOD, always=True)
    for s in (-1, 1):
        scene.stand(
            board_fence, (s * 9.4, 1.5), (20.0, 1.8, 0.1), WOOD, facing=90 if s < 0 else 270, always=True
        )
    scene.stand(board_fence, (0.0, -10.0), (19.0, 1.8, 0.1), WOOD, facing=180, always=True)
    scene.stand(_washing_line, (4.8, 7.6), (4.6, 2.1, 0.2), STEEL, facing=12)
    scene.stand(_grill, (-4.0, 5.4), (0.8, 1.1, 0.6), DARK)
    scene.stand(_shed, (7.4, 10.0), (2.6, 2.9, 2.2), (150, 120, 92), facing=330)
    scene.stand(tree, (-7.2, 6.6), (4.0, 5.8, 4.0), LEAF)
    scene.stand(f.table, (-5.6, 9.8), (1.8, 0.74, 0.9), WOOD)
    for x, k in ((2.9, 0), (-3.0, 1), (6.4, 2)):
        scene.stand(flowers, (x, 5.2), (1.6, 0.5, 0.6), ((214, 104, 96), (232, 188, 92), (160, 120, 176))[k])
    pool_of_light(scene, -3.0, 9.0, 4.0)
    marks(scene, 80, (-9, 9), (-6, 9), TUFT)


def _washing_line(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two posts with a line of washing."""
    w, h, _ = size
    for s in (-1, 1):
        m.tube((s * w / 2, 0, 0), (s * w / 2, h, 0), 0.05, colour)
        m.line([(s * w / 2 - 0.35, h, 0), (s * w / 2 + 0.35, h, 0)], 1.2)
    m.line([(-w / 2, h, 0), (0, h - 0.12, 0), (w / 2, h, 0)], 0.6)
    for k in range(5):
        x, drop = -w * 0.38 + k * w * 0.19, (1.0, 0.6, 0.8, 1.1, 0.5)[k]
        tone: Rgb = (240, 236, 228) if k in (0, 3) else CLOTHS[k]
        rect(m, (x - w * 0.07, x + w * 0.07), (h - 0.1 - drop, h - 0.1), 0.02, tone, edge=0.6)


def _grill(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A kettle grill on three legs."""
    w, h, _ = size
    for x in (-0.3, 0.3, 0.0):
        m.line([(x * w * 0.6, h * 0.6, 0), (x * w * 1.3, 0, 0.1)], 1.2)
    m.rod([(0, h * 0.72, 0, w * 0.4), (0, h * 0.78, 0, w * 0.42)], colour)
    m.line([(-w * 0.42, h * 0.76, 0.1), (w * 0.42, h * 0.76, 0.1)], 1.0)
    m.line([(-0.1, h * 1.06, 0), (0.1, h * 1.06, 0)], 1.6)


def _shed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.72, d), colour, edge=0.8)
    roof(m, (w, h * 0.28, d), h * 0.72, (112, 104, 104), colour, gable_ahead=True, over=0.2)
    if fronted(m, d / 2):
        rect(m, (-0.45, 0.45), (0, h * 0.62), d / 2 + 0.02, scaled(colour, 0.8))
        m.line([(-0.45, 0.1, d / 2 + 0.03), (0.45, h * 0.6, d / 2 + 0.03)], 0.6)
        for k in range(1, 8):
            x = -w / 2 + w * k / 8
            m.line([(x, 0, d / 2 + 0.01), (x, h * 0.72, d / 2 + 0.01)], 0.28)


def draw_garden(scene: Scenery) -> None:
    """A garden: clipped hedges, beds in flower, a rose arch over the path, a fountain, a bench, cypresses."""
    open_air(scene, (138, 162, 104))
    lane(scene, (0.0, -14.0), (0.0, 18.0), 1.9, (216, 202, 172), edge=0.5)
    lane(scene, (-12.0, 8.0), (12.0, 8.0), 1.6, (216, 202, 172), edge=0.5)
    scene.stand(_rose_arch, (0.0, 5.8), (2.6, 3.0, 0.8), (112, 146, 90))
    scene.stand(fountain, (0.0, 13.5), (3.6, 2.6, 3.6), STONE)
    for s in (-1, 1):
        for z in (4.4, 11.0):
            scene.stand(hedge, (s * 4.6, z), (6.0, 0.75, 0.6), LEAF)
        scene.stand(hedge, (s * 1.9, 4.9), (1.2, 0.75, 0.5), LEAF, facing=90)
        scene.stand(hedge, (s * 10.0, 2.0), (22.0, 2.0, 0.8), LEAF, facing=90 if s < 0 else 270, always=True)
        for k in range(4):
            scene.stand(
                flowers,
                (s * (2.4 + k * 1.4), 3.6 + 0.2 * (k % 2)),
                (1.5, 0.6, 0.7),
                ((216, 96, 96), (236, 192, 96), (164, 122, 186), (240, 226, 214))[k],
            )
            scene.stand(
                flowers,
                (s * (2.2 + k * 1.5), 6.2),
                (1.5, 0.6, 0.7),
                ((236, 192, 96), (216, 96, 116), (240, 226, 214), (164, 122, 186))[k],
            )
        scene.stand(_ball_tree, (s * 3.2, 9.4), (1.4, 2.6, 1.4), LEAF)
        scene.stand(_ball_tree, (s * 6.6, 9.4), (1.4, 2.6, 1.4), LEAF)
        scene.stand(f.bench, (s * 5.0, 7.0), (1.6, 0.86, 0.5), (238, 234, 226), facing=20 * s % 360)
    scene.stand(hedge, (0.0, 19.0), (22.0, 2.4, 0.8), LEAF, always=True)
    around(scene, tree, 26.0, 20, lambda h: (4.6, h.uniform(6.0, 8.0), 4.6), LEAF)


def _rose_arch(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An arch of trellis with roses over a path."""
    w, h, d = size
    curve = (
        [(-w / 2, 0.0), (-w / 2, h * 0.6)]
        + [
            (-w / 2 * math.cos(a), h * 0.6 + h * 0.36 * math.sin(a))
            for a in (k * math.pi / 8 for k in range(1, 8))
        ]
        + [(w / 2, h * 0.6), (w / 2, 0.0)]
    )
    for z in (-d / 2, d / 2):
        m.rod([(x, y, z, 0.13) for x, y in curve], colour)
    for k, (x, y) in enumerate(curve):
        for o in (-0.09, 0.1):
            m.rod(
                [(x + o, y + 0.1 * (k % 2), d / 2 + 0.1, 0.09), (x + o + 0.01, y, d / 2 + 0.12, 0.09)],
                (222, 110, 118),
                outline=0.5,
            )


def _ball_tree(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A clipped standard: a ball of leaves on a stem."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h * 0.6, 0), 0.05, (120, 94, 74))
    bush(m.moved(0, h * 0.5, 0), (w, h * 0.5, w), colour)


def draw_farm(scene: Scenery) -> None:
    """A farmyard: the red barn with its silo, the farmhouse, a fence, hay, a wind pump, fields behind."""
    open_air(scene, (172, 166, 118))
    ridge(scene, 58.0, 6.0, (134, 150, 116), seed=57)
    for z, tone in ((24.0, (196, 182, 108)), (32.0, (146, 164, 98))):
        patch(scene, [(-60.0, z), (60.0, z), (60.0, z + 9.0), (-60.0, z + 9.0)], tone, y=0.008)
    lane(scene, (0.0, -14.0), (-1.0, 16.0), 3.4, EARTH, edge=0.3)
    scene.stand(_barn, (-4.4, 17.0), (6.6, 5.7, 7.0), (176, 72, 60), facing=344, always=True)
    scene.stand(_silo, (0.7, 19.0), (2.2, 6.6, 2.2), (186, 190, 192), always=True)
    scene.stand(house, (7.4, 19.0), (6.4, 5.0, 5.0), (232, 226, 212), facing=20, always=True)
    scene.stand(_wind_pump, (3.3, 23.0), (1.9, 7.4, 0.4), STEEL, always=True)
    for x in (-14.0, -5.4, 5.6, 14.2):
        scene.stand(rail_fence, (x, 8.4), (8.0, 1.2, 0.1), (230, 224, 212))
    for s in (-1, 1):
        scene.stand(
            rail_fence, (s * 8.6, -2.0), (14.0, 1.2, 0.1), (230, 224, 212), facing=90 if s < 0 else 270
        )
        scene.stand(
            _barn, (s * 17.0, -3.0), (7.6, 6.0, 7.0), (168, 80, 66), facing=90 if s < 0 else 270, always=True
        )
    for x, z in ((3.4, 5.4), (4.4, 5.8), (-3.9, 4.8)):
        scene.stand(_hay_bale, (x, z), (1.3, 1.2, 1.1), (214, 184, 106), facing=24)
    scene.stand(barrel, (-2.9, 5.8), (0.6, 0.9, 0.6), (140, 112, 84))
    scene.stand(tree, (12.6, 13.0), (5.0, 7.2, 5.0), LEAF)
    marks(scene, 70, (-13, 13), (-6, 12), TUFT, clear=2.0)


def _barn(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A gambrel barn with its gable ahead: white trim, crossed doors, the loft hatch."""
    w, h, d = size
    wall = h * 0.5
    prof = [(-w / 2, wall), (-w * 0.34, h * 0.82), (0.0, h), (w * 0.34, h * 0.82), (w / 2, wall)]
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.8)
    for k in range(4):
        (x0, y0), (x1, y1) = prof[k], prof[k + 1]
        m.face(
            [
                (x0 * 1.05, y0, d / 2 + 0.3),
                (x1 * 1.05, y1, d / 2 + 0.3),
                (x1 * 1.05, y1, -d / 2 - 0.3),
                (x0 * 1.05, y0, -d / 2 - 0.3),
            ],
            (126, 118, 118),
            edge=0.7,
        )
    if not fronted(m, d / 2):
        return
    z, white = d / 2 + 0.02, (240, 236, 226)
    m.face([(x, y, z) for x, y in prof], colour, edge=0.8)
    for k in range(1, 12):
        x = -w / 2 + w * k / 12
        m.line([(x, 0, z), (x, wall, z)], 0.25)
    for p, q in itertools.pairwise(prof):
        m.line([(p[0], p[1], z + 0.3), (q[0], q[1], z + 0.3)], 1.8)
    rect(m, (-w * 0.24, w * 0.24), (0, wall * 0.86), z, white, edge=0.8)
    for s in (-1, 1):
        a, b = sorted((s * w * 0.015, s * w * 0.225))
        rect(m, (a, b), (0.1, wall * 0.83), z + 0.02, scaled(colour, 0.9), edge=0.7)
        for p, q in (((a, 0.1), (b, wall * 0.83)), ((b, 0.1), (a, wall * 0.83))):
            m.board.picture.stroke(
                m.board.lens.line([m.at(p[0], p[1], z + 0.03), m.at(q[0], q[1], z + 0.03)]),
                m.board.weight(m.board.depth_of([m.origin])) * 1.8,
                (*m.colour(white, 1.0, 8), 1.0),
            )
    rect(m, (-w * 0.1, w * 0.1), (h * 0.62, h * 0.8), z, white, edge=0.7)
    rect(m, (-w * 0.08, w * 0.08), (h * 0.635, h * 0.785), z + 0.02, DARK, edge=0.5)


def _silo(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A round silo with hoops and a dome."""
    w, h, _ = size
    top = h * 0.84
    drum = [
        *m.ellipse((0, 0, 0), (0, 2), (w / 2, w / 2), 16),
        *m.ellipse((0, top, 0), (0, 2), (w / 2, w / 2), 16),
    ]
    m.shape(drum, scaled(colour, 0.8), convex=True)
    side = -0.22 if (m.board.towards_light[0] < 0) == (m.axes[0][0] > 0) else 0.22
    m.shape([(x * 0.5 + side * w, y, z * 0.5) for x, y, z in drum], colour, convex=True, edge=0)
    dome = [
        (w / 2 * math.cos(a), top + h * 0.16 * math.sin(a), 0.0)
        for a in (k * math.pi / 10 for k in range(11))
    ]
    m.shape([*dome, *m.ellipse((0, top, 0), (0, 2), (w / 2, w / 2), 12)], (150, 158, 164), convex=True)
    for k in range(1, 8):
        y = top * k / 8
        m.line(
            [(w / 2 * math.cos(a), y, w / 2 * math.sin(a)) for a in (i * math.pi / 8 for i in range(9))], 0.4
        )


def _hay_bale(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A round bale, its coiled end ahead."""
    _w, h, d = size
    r = h / 2
    ends = [*m.ellipse((0, r, -d / 2), (0, 1), (r, r), 16), *m.ellipse((0, r, d / 2), (0, 1), (r, r), 16)]
    m.shape(ends, scaled(colour, 0.85), convex=True)
    m.shape(m.ellipse((0, r, d / 2), (0, 1), (r, r), 18), colour, edge=0.7)
    for grown in (0.7, 0.42, 0.18):
        ring = m.ellipse((0, r, d / 2 + 0.01), (0, 1), (r * grown, r * grown), 14)
        m.line([*ring, ring[0]], 0.45)


def _wind_pump(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wind pump: a lattice mast, a wheel of vanes and its tail."""
    w, h, _ = size
    hub = h * 0.86
    for s in (-1, 1):
        m.tube((s * w * 0.36, 0, 0), (0, hub, 0), 0.08, colour)
    for k in range(1, 5):
        y = hub * k / 5
        x = w * 0.36 * (1 - k / 5)
        m.line([(-x, y, 0), (x, y, 0)], 0.7)
        m.line([(-x, y, 0), (x * 0.7, y + hub / 5, 0)], 0.5)
    for k in range(12):
        a, b = k * math.tau / 12, k * math.tau / 12 + 0.3
        r = w * 0.62
        m.face(
            [
                (0.16 * r * math.cos(a), hub + 0.16 * r * math.sin(a), 0.1),
                (r * math.cos(a), hub + r * math.sin(a), 0.1),
                (r * math.cos(b), hub + r * math.sin(b), 0.1),
            ],
            (206, 208, 206),
            edge=0.5,
        )
    m.face(
        [(-w * 0.1, hub, -0.1), (-w * 0.9, hub + 0.5, -0.1), (-w * 0.9, hub - 0.5, -0.1)],
        (188, 84, 70),
        edge=0.6,
    )


def draw_vineyard(scene: Scenery) -> None:
    """A vineyard: rows of vines on wires that run up to a low house on a hill with cypresses."""
    open_air(scene, (178, 162, 120))
    ridge(scene, 56.0, 9.0, (138, 152, 116), seed=59)
    hand = scene.hand
    for k in range(-5, 6):
        x = k * 2.5 + 1.25
        patch(
            scene,
            [(x - 0.3, -9.0), (x + 0.3, -9.0), (x + 0.3, 34.0), (x - 0.3, 34.0)],
            (150, 132, 98),
            y=0.008,
        )
        for z in (-5.0, 4.8, 9.6, 15.0, 21.0, 27.0):
            scene.stand(vine_row, (x, z), (0.5, 1.35, 4.6), scene.tint((118, 142, 82), 2, 0.2))
    scene.stand(house, (-6.0, 38.0), (11.0, 6.6, 7.0), (222, 194, 150), always=True)
    for x in (-13.0, -11.4, 1.6, 3.2, 9.0, 11.0):
        scene.stand(_cypress, (x, 37.0), (1.5, hand.uniform(6.0, 8.0), 1.5), (88, 116, 84))
    scene.stand(crate, (2.2, 3.4), (0.7, 0.45, 0.5), WOOD, facing=20)
    scene.stand(crate, (-2.4, 3.2), (0.7, 0.45, 0.5), WOOD, facing=344)


def _cypress(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A slender dark tree."""
    w, h, _ = size
    side = [
        (0.0, 0.06),
        (0.34, 0.14),
        (0.5, 0.4),
        (0.36, 0.74),
        (0.0, 1.0),
        (-0.36, 0.74),
        (-0.5, 0.4),
        (-0.34, 0.14),
    ]
    m.shape([(x * w, y * h, 0) for x, y in side], scaled(colour, 0.8))
    m.shape(
        [
            (
                x * w * 0.6 + (0.14 * w if m.axes[0][0] > 0 else -0.14 * w) * m.board.towards_light[0],
                y * h,
                0.02,
            )
            for x, y in side
        ],
        colour,
        edge=0,
    )


def draw_orchard(scene: Scenery) -> None:
    """An orchard: rows of low fruit trees in grass, ladders and baskets of fruit, a stone wall."""
    open_air(scene, (150, 170, 108))
    ridge(scene, 55.0, 6.0, (134, 152, 118), seed=63)
    for row in range(7):
        for k in range(-4, 5):
            x, z = k * 4.2 + (2.1 if row % 2 else 0.0), -6.0 + row * 4.6
            if row > 0 or abs(x) > 3.0:
                scene.stand(fruit_tree, (x, z), (3.4, 3.9, 3.4), scene.tint((116, 148, 84), 2, 0.2))
    scene.stand(_ladder, (2.9, 5.6), (0.6, 3.0, 0.5), WOOD, facing=12)
    for x, z in ((-2.3, 3.6), (2.4, 4.0), (3.2, 3.4)):
        scene.stand(_basket, (x, z), (0.7, 0.5, 0.7), (186, 146, 98))
    marks(scene, 110, (-13, 13), (-6, 16), TUFT)


def _ladder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-0.5, 0.5):
        m.tube((s * w, 0, d), (s * w * 0.6, h, 0), 0.04, colour)
    for k in range(1, 9):
        t = k / 9
        m.line(
            [(-w * 0.5 * (1 - 0.4 * t), h * t, d * (1 - t)), (w * 0.5 * (1 - 0.4 * t), h * t, d * (1 - t))],
            1.1,
        )


def _basket(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A basket heaped with apples."""
    w, h, _ = size
    for k in range(7):
        x, z = (k % 4 - 1.5) * w * 0.2, (k // 4 - 0.5) * w * 0.3
        m.rod([(x, h, z, 0.1), (x + 0.01, h, z, 0.1)], (204, 74, 60), outline=0.5)
    drum = [
        *m.ellipse((0, 0, 0), (0, 2), (w * 0.38, w * 0.38), 12),
        *m.ellipse((0, h, 0), (0, 2), (w * 0.5, w * 0.5), 12),
    ]
    m.shape(drum, colour, convex=True)
    for y in (0.25, 0.5, 0.75):
        m.line([(-w * 0.42, h * y, w * 0.2), (w * 0.42, h * y, w * 0.2)], 0.4)
