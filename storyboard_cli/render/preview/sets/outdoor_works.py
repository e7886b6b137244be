"""Work and war: building site, works yard, scrapyard, ruins, battlefield, military camp."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    BRICK,
    DARK,
    WOOD,
    bricks,
    fronted,
    rect,
    spread,
    windows,
)
from storyboard_cli.render.preview.sets.outdoor_craft import parked_car
from storyboard_cli.render.preview.sets.outdoor_objects import RUST, STEEL, barrel, crate, wire_fence
from storyboard_cli.render.preview.sets.outdoor_parts import (
    PEBBLE,
    glow,
    lane,
    marks,
    open_air,
    own,
)
from storyboard_cli.render.preview.sets.outdoor_streets import lamps
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

CONCRETE: Rgb = (188, 184, 176)


SIGNAL: Rgb = (226, 176, 70)


def draw_construction(scene: Scenery) -> None:
    """A building site: a concrete frame with scaffolding, a tower crane, heaps of sand, pipes, barriers."""
    open_air(scene, (190, 166, 130))
    scene.stand(_concrete_frame, (-3.6, 18.0), (10.0, 6.0, 6.0), CONCRETE, always=True)
    scene.stand(_concrete_frame, (14.0, -2.0), (12.0, 6.6, 7.0), CONCRETE, facing=270, always=True)
    scene.stand(_tower_crane, (5.2, 20.0), (0.9, 7.2, 0.9), SIGNAL, always=True)
    for x, z, w in ((6.4, 9.0, 4.4), (-9.4, 8.0, 3.6)):
        scene.stand(_heap, (x, z), (w, w * 0.42, 2.0), (206, 176, 128))
    scene.stand(_pipes, (-3.8, 5.6), (2.6, 1.3, 2.4), (170, 172, 170), facing=14)
    for x, facing in ((3.0, 0), (5.0, 0), (-6.4, 10)):
        scene.stand(_barrier, (x, 4.4), (1.8, 1.0, 0.4), SIGNAL, facing=facing)
    scene.stand(_barrier, (8.0, 1.0), (1.8, 1.0, 0.4), SIGNAL, facing=270)
    for x, z in ((-7.0, 4.8), (-7.2, 5.3)):
        scene.stand(crate, (x, z), (1.2, 0.5, 0.8), WOOD, facing=8)
    for x in (-14.0, 14.0):
        scene.stand(wire_fence, (x, 26.0), (28.0, 2.2, 0.1), STEEL, always=True)
    for s in (-1, 1):
        for k in range(3):
            lane(scene, (s * 0.8 + k * 0.2, -10.0), (s * 0.9 + k * 0.24, 12.0), 0.1, (160, 136, 104))
    marks(scene, 60, (-10, 10), (-6, 14), PEBBLE, weight=0.6)
    lamps(scene, -6.6, [9.0], 6.0)


def _concrete_frame(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Slabs on columns, open to all sides, with rods on top and scaffolding before it."""
    w, h, d = size
    floors = 4
    for k in range(floors):
        y = h * k / floors
        for z in (-0.42, 0.42):
            for x in spread(w, 4):
                m.box((x, y, z * d), (0.55, h / floors, 0.55), scaled(colour, 0.9), edge=0.6)
        m.box((0, y + h / floors - 0.2, 0), (w, 0.36, d), colour, edge=0.8)
    for x in spread(w, 8):
        m.line([(x, h, d * 0.42), (x + 0.1, h + 1.3, d * 0.42)], 0.8)
    z = d / 2 + 0.7
    for x in spread(w * 0.62, 5):
        m.line([(x - w * 0.19, 0, z), (x - w * 0.19, h * 0.92, z)], 1.1)
    for k in range(1, 5):
        y = h * 0.92 * k / 4 - 0.5
        m.face(
            [(-w * 0.47, y, z), (w * 0.09, y, z), (w * 0.09, y + 0.14, z), (-w * 0.47, y + 0.14, z)],
            WOOD,
            edge=0.6,
        )
        m.line([(-w * 0.47, y + 1.0, z), (w * 0.09, y + 1.0, z)], 0.7)
        m.line([(-w * 0.47 + w * 0.11 * k, y - 2.4, z), (-w * 0.47 + w * 0.11 * (k + 1), y, z)], 0.8)


def _tower_crane(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tower crane: a lattice mast, its jib with the trolley, the counterweight."""
    w, h, _ = size
    for x in (-0.5, 0.5):
        m.tube((x * w, 0, 0), (x * w, h * 0.9, 0), 0.06, colour)
    for k in range(12):
        y = h * 0.9 * k / 12
        m.line([(-w / 2, y, 0), (w / 2, y + h * 0.075, 0), (-w / 2, y + h * 0.075, 0)], 0.7)
    m.box((0, h * 0.84, 0.4), (0.8, 0.6, 0.6), scaled(colour, 0.9), edge=0.7)
    m.tube((0, h * 0.9, 0), (0, h * 1.06, 0), 0.06, colour)
    for y in (0.9, 0.945):
        m.tube((-2.6, h * y, 0), (6.0, h * (y if y < 0.92 else 0.91), 0), 0.05, colour)
    for k in range(16):
        x = -2.4 + k * 0.5
        m.line([(x, h * 0.9, 0), (x + 0.25, h * 0.945, 0), (x + 0.5, h * 0.9, 0)], 0.5)
    for x in (-2.4, 4.6):
        m.line([(0, h * 1.06, 0), (x, h * 0.94, 0)], 0.8)
    m.box((-2.3, h * 0.83, 0), (0.8, 0.7, 0.5), CONCRETE, edge=0.7)
    m.line([(4.0, h * 0.9, 0), (4.0, h * 0.5, 0)], 0.8)
    m.box((4.0, h * 0.47, 0), (1.2, 0.25, 0.3), RUST, edge=0.7)


def _heap(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.shape(
        [
            (-w / 2, 0, 0),
            (-w * 0.3, h * 0.4, 0),
            (-w * 0.08, h * 0.94, 0),
            (w * 0.06, h, 0),
            (w * 0.3, h * 0.46, 0),
            (w / 2, 0, 0),
        ],
        scaled(colour, 0.84),
    )
    side = -1 if (m.board.towards_light[0] < 0) == (m.axes[0][0] > 0) else 1
    m.shape(
        [
            (side * w * 0.46, 0, 0.02),
            (side * w * 0.27, h * 0.42, 0.02),
            (0, h * 0.96, 0.02),
            (-side * w * 0.06, h * 0.4, 0.02),
            (side * w * 0.06, 0, 0.02),
        ],
        colour,
        edge=0,
    )


def _pipes(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Concrete pipes in a stack, their mouths ahead."""
    _w, h, d = size
    r = h * 0.27
    for x, y in ((-2 * r, r), (0.0, r), (2 * r, r), (-r, r * 2.73), (r, r * 2.73)):
        m.shape(
            [*m.ellipse((x, y, -d / 2), (0, 1), (r, r), 14), *m.ellipse((x, y, d / 2), (0, 1), (r, r), 14)],
            scaled(colour, 0.84),
            convex=True,
        )
        m.shape(m.ellipse((x, y, d / 2), (0, 1), (r, r), 16), colour, edge=0.7)
        m.shape(m.ellipse((x, y, d / 2 + 0.01), (0, 1), (r * 0.7, r * 0.7), 14), DARK, edge=0.5)


def _barrier(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A striped barrier on two feet, with a lamp."""
    w, h, d = size
    for x in (-0.4, 0.4):
        m.line([(x * w, h, 0), (x * w - 0.1, 0, d / 2)], 1.3)
        m.line([(x * w, h, 0), (x * w + 0.1, 0, -d / 2)], 1.3)
    for k in range(6):
        x = -w / 2 + w * k / 6
        m.face(
            [(x, h * 0.66, 0.05), (x + w / 6, h * 0.66, 0.05), (x + w / 6, h, 0.05), (x, h, 0.05)],
            (210, 78, 62) if k % 2 else (242, 238, 228),
            edge=0.5,
        )
    m.rod([(0, h + 0.06, 0, 0.1), (0, h + 0.12, 0, 0.1)], colour, outline=0.6)
    glow(m.board, m.at(0, h + 0.1, 0), 0.9, (255, 170, 80))


def draw_factory_yard(scene: Scenery) -> None:
    """A works yard: saw-tooth roofs, smoking chimneys, tanks and pipes, loading doors, drums, wire."""
    open_air(scene, (150, 146, 142))
    scene.stand(_saw_tooth, (-4.4, 19.0), (15.0, 4.9, 8.0), scene.tint(BRICK, 0, 0.15), always=True)
    for x, z, tall in ((2.6, 25.0, 8.2), (5.6, 26.0, 7.2), (-9.0, 25.0, 7.6)):
        scene.stand(_chimney, (x, z), (1.2, tall, 1.2), (168, 118, 100), always=True)
    for x, z, w in ((6.2, 15.0, 3.0), (9.8, 17.0, 3.4)):
        scene.stand(_tank, (x, z), (w, 4.2, w), (196, 198, 196), always=True)
    for s in (-1, 1):
        scene.stand(
            _saw_tooth,
            (s * 17.0, -3.0),
            (20.0, 7.0, 8.0),
            scene.tint(BRICK, 0, 0.15),
            facing=90 if s < 0 else 270,
            always=True,
        )
    scene.stand(_lorry, (3.4, 12.5), (2.5, 3.6, 7.5), (92, 118, 132), facing=18)
    for x, z in ((-3.6, 5.6), (-4.4, 5.9), (-4.0, 6.6), (3.6, 5.2)):
        scene.stand(
            barrel, (x, z), (0.62, 0.92, 0.62), ((84, 116, 132), RUST, (196, 156, 76))[int(x * 10) % 3]
        )
    scene.stand(crate, (-6.4, 6.4), (1.2, 0.9, 1.0), WOOD, facing=16)
    scene.stand(wire_fence, (9.0, 9.0), (9.0, 2.3, 0.1), STEEL)
    lane(scene, (-9.0, 4.2), (9.0, 4.2), 0.14, (232, 196, 90))
    lamps(scene, -6.6, [8.0, 15.0], 6.0)


def _saw_tooth(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A brick hall under a saw-tooth roof, with big doors and rows of panes."""
    w, h, d = size
    wall = h * 0.7
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.9)
    teeth = 4
    for k in range(teeth):
        x0, x1 = -w / 2 + w * k / teeth, -w / 2 + w * (k + 1) / teeth
        m.face(
            [(x0, wall, -d / 2), (x0, wall, d / 2), (x0, h, d / 2), (x0, h, -d / 2)],
            (150, 168, 176),
            edge=0.7,
        )
        m.face(
            [(x0, h, d / 2), (x1, wall, d / 2), (x1, wall, -d / 2), (x0, h, -d / 2)],
            (124, 116, 116),
            edge=0.7,
        )
        m.face([(x0, wall, d / 2), (x1, wall, d / 2), (x0, h, d / 2)], scaled(colour, 1.03), edge=0.8)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    bricks(m, (-w / 2, w / 2), (0.0, wall), z, tall=0.7)
    windows(
        m,
        [x for k, x in enumerate(spread(w, 6)) if k not in (1, 4)],
        [wall * 0.3],
        (w * 0.09, wall * 0.5),
        z,
        share=0.6,
    )
    for x in (spread(w, 6)[1], spread(w, 6)[4]):
        rect(m, (x - w * 0.06, x + w * 0.06), (0, wall * 0.7), z, (112, 122, 124), edge=0.8)
        for k in range(1, 7):
            m.line([(x - w * 0.06, wall * 0.1 * k, z + 0.01), (x + w * 0.06, wall * 0.1 * k, z + 0.01)], 0.4)


def _chimney(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tall chimney with bands, smoking."""
    w, h, _ = size
    m.rod([(0, 0, 0, w * 0.5), (0, h, 0, w * 0.3)], colour)
    for y in (0.86, 0.95):
        m.rod([(-w * 0.3, h * y, 0, 0.1), (w * 0.3, h * y, 0, 0.1)], (226, 220, 210), outline=0.5)
    board = m.board
    for k in range(6):
        spot = m.at(-0.4 * k - 0.05 * k * k, h + 0.4 + k * 0.5, 0)
        if board.lens.depth(spot) < 1:
            return
        x, y = board.lens.point(spot)
        r = (0.45 + 0.2 * k) * board.lens.scale_at(spot)
        puff = [
            (
                x + r * (1 + 0.12 * math.sin(i * 2.1 + k)) * math.cos(i * math.tau / 16),
                y + r * 0.8 * math.sin(i * math.tau / 16),
            )
            for i in range(16)
        ]
        board.picture.fill(
            [puff[::-1] if _clockwise(puff) else puff],
            (*board.tone.set((198, 196, 194), 1.0, 12), 0.7 - 0.08 * k),
        )


def _clockwise(points: list[tuple[float, float]]) -> bool:
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(points, [*points[1:], points[0]], strict=True)) < 0


def _tank(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A storage tank with a ladder and a pipe."""
    w, h, _ = size
    drum = [
        *m.ellipse((0, 0, 0), (0, 2), (w / 2, w / 2), 18),
        *m.ellipse((0, h, 0), (0, 2), (w / 2, w / 2), 18),
    ]
    m.shape(drum, scaled(colour, 0.82), convex=True)
    side = 0.2 if (m.board.towards_light[0] < 0) == (m.axes[0][0] < 0) else -0.2
    m.shape([(x * 0.55 + side * w, y, z * 0.55) for x, y, z in drum], colour, convex=True, edge=0)
    for y in (0.33, 0.66, 0.97):
        m.line(
            [
                (w / 2 * math.cos(a), h * y, w / 2 * math.sin(a))
                for a in (k * math.pi / 10 for k in range(11))
            ],
            0.5,
        )
    for o in (-0.22, 0.22):
        m.line([(o, 0, w / 2), (o, h, w / 2)], 0.8)
    for k in range(10):
        m.line([(-0.22, h * k / 10, w / 2), (0.22, h * k / 10, w / 2)], 0.6)


def _lorry(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A box lorry."""
    w, h, d = size
    for z in (-0.32, 0.36):
        for x in (-0.44, 0.44):
            m.rod([(x * w, 0.5, z * d, 0.5), (x * w * 1.05, 0.5, z * d, 0.5)], DARK)
    m.box((0, 0.8, -d * 0.14), (w, h - 0.8, d * 0.7), (226, 222, 212), edge=0.9)
    m.box((0, 0.7, d * 0.38), (w * 0.94, h * 0.62, d * 0.24), colour, edge=0.9)
    if fronted(m, d / 2):
        z = d / 2 + 0.01
        rect(m, (-w * 0.4, w * 0.4), (h * 0.5, h * 0.76), z, (150, 170, 182))
        for s in (-1, 1):
            m.shape(
                m.ellipse((s * w * 0.34, h * 0.3, z), (0, 1), (0.18, 0.16), 10),
                (246, 238, 206),
                value=1.2,
                edge=0.6,
            )


def draw_scrapyard(scene: Scenery) -> None:
    """A scrapyard: wrecks of cars in stacks, heaps of scrap and tyres, a magnet crane, a corrugated fence."""
    open_air(scene, (164, 146, 122))
    hand = scene.hand
    for s in (-1, 1):
        for k in range(5):
            z = -5.0 + k * 4.2
            for level in range(3 if k % 2 else 2):
                tone = scaled(
                    (RUST, (120, 126, 130), (150, 130, 104), (136, 84, 72))[(k + level + (s > 0)) % 4], 0.95
                )
                scene.stand(
                    parked_car,
                    (s * 6.4 + hand.uniform(-0.2, 0.2), z),
                    (1.8, 1.3, 4.2),
                    tone,
                    facing=(90 if s < 0 else 270) + hand.uniform(-10, 10),
                    base=level * 1.15,
                )
    for x, z, w in ((-3.0, 14.0, 6.0), (4.0, 16.0, 7.0), (0.0, 21.0, 9.0)):
        scene.stand(_scrap_heap, (x, z), (w, w * 0.45, 2.0), RUST)
    for x, z in ((-3.3, 4.6), (3.6, 4.0), (3.0, 6.0)):
        for k in range(3):
            scene.stand(_tyre, (x, z), (0.7, 0.24, 0.7), (58, 58, 62), base=k * 0.22)
    scene.stand(_magnet_crane, (3.4, 22.0), (2.2, 7.2, 2.2), SIGNAL, always=True)
    marks(scene, 60, (-8, 8), (-6, 14), PEBBLE, weight=0.7)


def _scrap_heap(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    _heap(m, size, scaled(colour, 0.8))
    hand = own(m)
    for _ in range(14):
        x = hand.uniform(-0.42, 0.42) * w
        y = hand.uniform(0.1, 0.9) * h * (1 - abs(x) / (w * 0.5))
        a, r = hand.uniform(0, 3.1), hand.uniform(0.3, 0.8)
        tone = ((150, 152, 154), RUST, (110, 120, 126), (186, 150, 96))[hand.randrange(4)]
        p = (math.cos(a) * r, math.sin(a) * r * 0.6)
        m.shape(
            [
                (x - p[0], y - p[1], 0.1),
                (x + p[0], y + p[1], 0.1),
                (x + p[0] * 0.6, y + p[1] + 0.22, 0.1),
                (x - p[0] * 0.8, y - p[1] + 0.3, 0.1),
            ],
            tone,
            edge=0.6,
        )


def _tyre(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.shape(
        [
            *m.ellipse((0, 0, 0), (0, 2), (w / 2, w / 2), 14),
            *m.ellipse((0, h, 0), (0, 2), (w / 2, w / 2), 14),
        ],
        colour,
        convex=True,
    )
    m.shape(m.ellipse((0, h, 0), (0, 2), (w * 0.25, w * 0.25), 12), (30, 30, 34), edge=0.5)


def _magnet_crane(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.box((0, 0, 0), (w, 1.2, w), DARK, edge=0.8)
    m.box((0, 1.2, 0), (w * 0.8, 2.2, w * 0.8), colour, edge=0.8)
    m.tube((0, 2.4, 0), (5.0, h, 0), 0.22, colour)
    m.line([(5.0, h, 0), (5.0, h * 0.5, 0)], 1.0)
    m.rod([(4.4, h * 0.46, 0, 0.35), (5.6, h * 0.46, 0, 0.35)], DARK)
