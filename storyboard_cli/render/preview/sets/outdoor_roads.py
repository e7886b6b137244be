"""Roads and what belongs to them: country and desert roads, a bridge, a filling station, a car park."""

from __future__ import annotations

import itertools

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import WOOD, block, fronted, rect, windows
from storyboard_cli.render.preview.sets.outdoor_craft import parked_car
from storyboard_cli.render.preview.sets.outdoor_objects import STEEL, boulder, rail_fence, telegraph_pole
from storyboard_cli.render.preview.sets.outdoor_parts import (
    ASPHALT,
    PAVING,
    PEBBLE,
    SAND,
    TUFT,
    glow,
    is_dark,
    lane,
    marks,
    open_air,
    patch,
    pool_of_light,
    ridge,
    strokes,
    water,
    wires,
)
from storyboard_cli.render.preview.sets.outdoor_plants import LEAF, bush, cactus, tree
from storyboard_cli.render.preview.sets.outdoor_streets import PAINTS, lamps
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def _road(scene: Scenery, wide: float, colour: Rgb, line: Rgb) -> None:
    lane(scene, (0.0, -40.0), (0.0, 160.0), wide, colour)
    for s in (-1, 1):
        lane(
            scene,
            (s * (wide / 2 - 0.3), -40.0),
            (s * (wide / 2 - 0.3), 160.0),
            0.12,
            (230, 226, 214),
            y=0.016,
        )
    for k in range(-2, 16):
        lane(scene, (0.0, k * 6.0), (0.0, k * 6.0 + 3.0), 0.15, line, y=0.018)


def _poles(scene: Scenery, x: float, zs: list[float], tall: float = 8.5) -> None:
    for z in zs:
        scene.stand(telegraph_pole, (x, z), (0.3, tall, 0.3), (126, 104, 84))
    spans = list(itertools.pairwise(zs))
    wires(
        scene,
        [((x + o, tall * 0.96, a), (x + o, tall * 0.96, b)) for a, b in spans for o in (-0.7, 0.7)],
        0.5,
    )


def draw_road(scene: Scenery) -> None:
    """A road through open country, straight to the horizon: markings, posts, poles with wires, fields."""
    open_air(scene, (150, 160, 110))
    ridge(scene, 60.0, 6.0, (132, 148, 118), seed=11)
    for s, tone in ((-1, (190, 178, 116)), (1, (136, 156, 98))):
        patch(scene, [(s * 7.0, -20.0), (s * 80.0, -20.0), (s * 80.0, 70.0), (s * 7.0, 70.0)], tone, y=0.005)
        for k in range(1, 7):
            scene.board.edges([[(s * (7.0 + k * 2.6), 0.01, -20.0), (s * (7.0 + k * 2.6), 0.01, 70.0)]], 0.35)
    _road(scene, 7.0, ASPHALT, (232, 206, 116))
    _poles(scene, 5.6, [-4.0, 9.0, 22.0, 35.0, 48.0])
    for k in range(5):
        scene.stand(_marker_post, (-4.2, 1.5 + k * 6.0), (0.14, 1.0, 0.1), (236, 234, 226))
    scene.stand(rail_fence, (-6.6, 9.0), (22.0, 1.1, 0.1), WOOD, facing=90)
    scene.stand(_road_sign, (-4.6, 7.0), (1.8, 2.6, 0.1), (70, 116, 96))
    for x, z in ((-10.0, 14.0), (-14.0, 30.0), (12.0, 19.0), (16.0, 36.0), (-16.0, 1.0), (15.0, -1.0)):
        scene.stand(tree, (x, z), (4.6, 6.5, 4.6), LEAF)
    marks(scene, 70, (-12, 12), (-6, 26), TUFT, clear=3.8)


def _marker_post(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.6)
    rect(m, (-w / 2, w / 2), (h * 0.7, h * 0.86), d / 2 + 0.01, (200, 80, 60), edge=0.3)


def _road_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A direction board on two posts, with an arrow."""
    w, h, _ = size
    for x in (-0.36, 0.36):
        m.tube((x * w, 0, 0), (x * w, h, 0), 0.05, STEEL)
    m.box((0, h * 0.62, 0.06), (w, h * 0.36, 0.05), colour)
    z, y = 0.12, h * 0.8
    m.line([(-w * 0.3, y, z), (w * 0.3, y, z)], 1.8)
    m.line([(w * 0.16, y + 0.16, z), (w * 0.3, y, z), (w * 0.16, y - 0.16, z)], 1.8)


def draw_desert_road(scene: Scenery) -> None:
    """A road through the desert: sand to both sides, cactus and rocks, table mountains."""
    open_air(scene, SAND)
    ridge(scene, 55.0, 11.0, (196, 142, 112), seed=21, rough=0.02, flat=0.4)
    _road(scene, 6.4, (138, 132, 128), (236, 208, 120))
    _poles(scene, -5.4, [-3.0, 10.0, 23.0, 36.0, 49.0], 7.5)
    for x, z, tall in (
        (6.0, 7.0, 3.2),
        (9.6, 13.0, 4.2),
        (-8.6, 9.0, 3.6),
        (-12.0, 18.0, 4.4),
        (5.2, 19.0, 3.0),
        (9.5, -1.0, 3.2),
        (-9.5, 0.0, 3.4),
    ):
        scene.stand(cactus, (x, z), (1.6, tall, 0.6), (112, 136, 96))
    for x, z, wide in ((4.8, 4.6, 1.2), (-7.0, 6.0, 1.6), (8.0, 10.0, 2.0), (-6.5, 16.0, 1.4)):
        scene.stand(boulder, (x, z), (wide, wide * 0.6, 1.0), (190, 150, 120))
    marks(scene, 60, (-16, 16), (-6, 30), PEBBLE, clear=3.4, weight=0.6)
    marks(scene, 26, (-16, 16), (-4, 26), TUFT, clear=3.6, colour=(150, 140, 88), size=1.3)


def draw_bridge(scene: Scenery) -> None:
    """On a bridge: the roadway between its railings, a pylon with cables over it."""
    open_air(scene, (140, 158, 160))
    water(scene, level=-9.0, waves=40, size=3.0)
    ridge(scene, 60.0, 4.0, (138, 150, 140), seed=4)
    for k in range(7):
        for s in (-1, 1):
            tall = 16.0 + scene.hand.uniform(0.0, 9.0)
            scene.stand(
                block,
                (s * (24.0 + k * 6.0), 34.0 + 3.0 * (k % 3)),
                (7.0, tall, 6.0),
                (176, 170, 162),
                base=-12.0,
                always=True,
            )
    scene.board.draw_by_depth()  # the shores lie below: the deck covers their feet
    lane(scene, (0.0, -30.0), (0.0, 70.0), 9.0, PAVING, y=0.0)
    lane(scene, (0.0, -30.0), (0.0, 70.0), 6.0, ASPHALT, y=0.01)
    for k in range(-2, 12):
        lane(scene, (0.0, k * 5.0), (0.0, k * 5.0 + 2.4), 0.15, (232, 228, 214), y=0.02)
    for s in (-1, 1):
        scene.board.edges([[(s * 3.0, 0.1, -20.0), (s * 3.0, 0.1, 70.0)]], 0.8)
        for k in range(-3, 12):
            scene.stand(
                _railing,
                (s * 4.4, 2.0 + k * 4.0),
                (4.0, 1.15, 0.1),
                (126, 134, 140),
                facing=90,
                always=abs(k) > 0,
            )
        top = (s * 4.7, 8.0, 15.0)
        wires(scene, [(top, (s * 4.5, 1.2, 15.0 - 3.0 * k)) for k in range(1, 8)], 0.0, 1.0)
        wires(scene, [(top, (s * 4.5, 1.2, 15.0 + 3.0 * k)) for k in range(1, 8)], 0.0, 0.8)
    scene.stand(_pylon, (0.0, 15.0), (9.4, 8.2, 1.0), (172, 120, 98), always=True)
    scene.stand(_pylon, (0.0, 48.0), (9.4, 9.6, 1.0), (172, 120, 98), always=True)
    lamps(scene, 4.1, [7.0, 21.0])


def _railing(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A length of railing: bars between two rails."""
    w, h, _ = size
    m.box((0, h, 0), (w, 0.1, 0.14), colour, edge=0.7)
    m.box((0, 0.12, 0), (w, 0.07, 0.08), colour, edge=0.5)
    bars = [-w / 2 + w * k / 10 for k in range(11)]
    strokes(m, [[(x, 0.15, 0), (x, h, 0)] for x in bars], 0.9)


def _pylon(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A gate-shaped tower of a hanging bridge."""
    w, h, d = size
    for s in (-1, 1):
        m.box((s * w / 2, 0, 0), (1.0, h, d), colour, edge=0.9)
    for y in (0.42, 0.72, 0.94):
        m.box((0, h * y, 0), (w, 0.9, d * 0.8), scaled(colour, 0.94), edge=0.8)
    for s in (-1, 1):
        m.line([(s * w * 0.45, h * 0.48, d / 2), (-s * w * 0.45, h * 0.72, d / 2)], 1.2)


def draw_gas_station(scene: Scenery) -> None:
    """A filling station: pumps on an island under a lit canopy, the shop, a price mast."""
    open_air(scene, (168, 166, 162))
    ridge(scene, 60.0, 5.0, (134, 146, 122), seed=13)
    lane(scene, (-60.0, 20.0), (60.0, 20.0), 7.0, ASPHALT)
    patch(scene, [(-5.6, 4.6), (5.6, 4.6), (5.6, 7.0), (-5.6, 7.0)], (206, 202, 194), y=0.08, edge=0.8)
    pool_of_light(scene, 0.0, 5.5, 7.0)
    scene.stand(_shop, (-7.6, 13.0), (9.0, 3.6, 5.0), (222, 216, 204), facing=20, always=True)
    scene.stand(_canopy, (0.0, 5.8), (13.0, 4.6, 7.0), (196, 70, 58), always=True)
    for x in (-3.4, 0.0, 3.4):
        scene.stand(_pump, (x, 5.8), (0.9, 1.9, 0.6), (206, 76, 62))
    scene.stand(_price_mast, (8.4, 9.0), (1.8, 7.0, 0.4), (196, 70, 58), always=True)
    scene.stand(parked_car, (3.0, 10.4), (1.8, 1.48, 4.3), PAINTS[1], facing=90)
    for x, z in ((-9.0, 2.0), (9.0, 0.5)):
        scene.stand(_pump, (x, z), (0.9, 1.9, 0.6), (206, 76, 62), facing=270 if x > 0 else 90)
    for x in (-16.0, 14.0, 22.0, -24.0):
        scene.stand(tree, (x, 26.0), (4.6, 6.4, 4.6), LEAF)


def _canopy(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A flat roof on four posts, its rim coloured, lamps under it."""
    w, h, d = size
    for x, z in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        m.tube((x * w * 0.36, 0, z * d * 0.3), (x * w * 0.36, h, z * d * 0.3), 0.16, (226, 222, 214))
    m.box((0, h, 0), (w, 0.75, d), (236, 232, 224), edge=0.9)
    rect(m, (-w / 2, w / 2), (h + 0.18, h + 0.56), d / 2 + 0.02, colour, edge=0.5)
    for lamp in (-0.3, 0.0, 0.3):
        m.box(
            (lamp * w, h - 0.06, 0),
            (1.5, 0.06, d * 0.3),
            (255, 246, 214) if is_dark(m.board) else (240, 238, 228),
            edge=0.5,
        )
        glow(m.board, m.at(lamp * w, h - 0.1, 0), 3.0, (255, 236, 190), 0.4)


def _pump(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A petrol pump: a screen, a coloured body, a nozzle with its hose."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    m.box((0, h * 0.92, 0), (w * 1.05, h * 0.14, d * 1.05), (238, 234, 226), edge=0.6)
    z = d / 2 + 0.01
    rect(m, (-w * 0.36, w * 0.36), (h * 0.56, h * 0.84), z, (232, 230, 222), edge=0.6)
    rect(m, (-w * 0.28, w * 0.28), (h * 0.66, h * 0.78), z + 0.01, (96, 116, 118), edge=0.4)
    rect(m, (-w * 0.36, w * 0.36), (h * 0.1, h * 0.46), z, scaled(colour, 0.8), edge=0.5)
    m.rod([(w * 0.5, h * 0.66, 0.1, 0.05), (w * 0.66, h * 0.6, 0.14, 0.05)], (60, 60, 64), outline=0.5)
    m.line(
        [
            (w * 0.62, h * 0.6, 0.14),
            (w * 0.78, h * 0.2, 0.2),
            (w * 0.56, h * 0.1, 0.2),
            (w * 0.5, h * 0.5, 0.1),
        ],
        1.6,
    )


def _shop(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The shop of a filling station: a low building, all window."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.8)
    if fronted(m, d / 2):
        z = d / 2 + 0.02
        rect(m, (-w / 2, w / 2), (h * 0.8, h), z, (196, 70, 58), edge=0.6)
        windows(m, [-w * 0.36, -w * 0.14, w * 0.36], [0.5], (w * 0.19, h * 0.56), z, share=1.0, cross=False)
        windows(m, [w * 0.12], [0.05], (w * 0.15, h * 0.7), z, share=1.0)


def _price_mast(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tall sign with rows of prices."""
    w, h, d = size
    m.box((0, 0, 0), (w * 0.2, h, d), STEEL, edge=0.6)
    m.box((0, h * 0.5, 0.05), (w, h * 0.5, d), (238, 234, 226))
    rect(m, (-w / 2, w / 2), (h * 0.84, h), d / 2 + 0.07, colour, edge=0.6)
    for k in range(3):
        y = h * (0.54 + 0.1 * k)
        rect(m, (-w * 0.36, w * 0.36), (y, y + h * 0.06), d / 2 + 0.07, (60, 66, 72), value=1.0, edge=0.4)
        for x in (-0.2, 0.0, 0.2):
            rect(
                m,
                (x * w - 0.08, x * w + 0.08),
                (y + h * 0.012, y + h * 0.048),
                d / 2 + 0.08,
                (240, 200, 110),
                value=1.2,
                edge=0,
            )


def draw_car_park(scene: Scenery) -> None:
    """A car park: rows of cars in painted bays, lamps, a trolley shelter, blocks behind."""
    open_air(scene, (140, 140, 142))
    hand = scene.hand
    for k in range(-4, 5):
        scene.stand(block, (k * 9.0, 44.0), (8.6, hand.uniform(6.0, 14.0), 6.0), (182, 174, 164), always=True)
    for x in (-20.0, 20.0):
        for z in (-6.0, 6.0, 18.0):
            scene.stand(
                block,
                (x * 1.2, z),
                (11.0, hand.uniform(6.0, 9.0), 6.0),
                (182, 174, 164),
                facing=90 if x < 0 else 270,
                always=True,
            )
    for z in (6.2, 17.0, 28.0):
        for k in range(-7, 8):
            lane(scene, (k * 2.7 + 1.35, z - 2.5), (k * 2.7 + 1.35, z + 2.5), 0.12, (234, 230, 220))
            if abs(k) < 6 and (k * 7 + int(z)) % 5 != 1:
                scene.stand(
                    parked_car,
                    (k * 2.7, z),
                    (1.8, 1.48, 4.3),
                    PAINTS[(k * 3 + int(z)) % 5],
                    facing=0 if (k + int(z)) % 2 else 180,
                )
    for x in (-7.5, 7.5):
        for z in (-3.0, 1.2):
            scene.stand(
                parked_car,
                (x * 1.15, z),
                (1.8, 1.48, 4.3),
                PAINTS[(int(z) + 4) % 5],
                facing=90 if x < 0 else 270,
            )
    scene.stand(_parking_sign, (-3.4, 3.2), (0.8, 2.6, 0.1), (58, 96, 158))
    lamps(scene, 4.6, [3.0, 12.0, 23.0], 6.5)


def _parking_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A blue board with a white P."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.05, STEEL)
    m.box((0, h - w, 0.06), (w, w, 0.04), colour)
    y, z, p = h - w * 0.84, 0.1, w * 0.34
    for a, b in (
        ((-p * 0.5, 0.0), (-p * 0.5, 2.0)),
        ((-p * 0.5, 2.0), (p * 0.5, 1.75)),
        ((p * 0.5, 1.75), (p * 0.5, 1.2)),
        ((p * 0.5, 1.2), (-p * 0.5, 0.95)),
    ):
        m.tube((-a[0], y + a[1] * p, z), (-b[0], y + b[1] * p, z), 0.045, (244, 242, 236), outline=0)


def draw_tracks(scene: Scenery) -> None:
    """Railway tracks: rails on sleepers in gravel, running to the horizon beside signals and wires."""
    open_air(scene, (158, 152, 124))
    ridge(scene, 55.0, 6.0, (136, 148, 122), seed=17)
    for x in (-1.6, 3.2):
        lane(scene, (x, -16.0), (x, 120.0), 3.6, (164, 158, 150))
        for k in range(56):
            z = -5.0 + k * 0.75 if k < 34 else 20.5 + (k - 34) * 1.5
            lane(scene, (x - 1.2, z), (x + 1.2, z), 0.26, (116, 94, 78), y=0.03)
        for s in (-0.72, 0.72):
            lane(scene, (x + s, -14.0), (x + s, 120.0), 0.1, (96, 92, 92), y=0.16)
            scene.board.edges([[(x + s, 0.17, -10.0), (x + s, 0.17, 100.0)]], 0.9)
    marks(scene, 90, (-4.4, 6.0), (-5, 24), PEBBLE, weight=0.5, size=0.8)
    for z in (8.0, 22.0, 36.0):
        scene.stand(_catenary, (0.8, z), (9.0, 5.0, 0.3), STEEL, always=True)
    wires(scene, [((x, 4.2, a), (x, 4.2, a + 14.0)) for x in (-1.6, 3.2) for a in (-6.0, 8.0, 22.0)], 0.25)
    scene.stand(_signal, (5.7, 6.4), (0.5, 4.0, 0.3), (70, 72, 76))
    for x, z in (
        (-7.0, 12.0),
        (-9.0, 3.0),
        (9.5, 10.0),
        (-10.0, 24.0),
        (12.0, 22.0),
        (-8.0, -3.0),
        (10.0, -2.0),
    ):
        scene.stand(bush, (x, z), (2.6, 1.6, 1.6), LEAF)
    marks(scene, 40, (-14, 14), (-6, 24), TUFT, clear=5.4)


def _catenary(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A portal that carries the wire."""
    w, h, _ = size
    for s in (-1, 1):
        m.tube((s * w / 2, 0, 0), (s * w / 2, h, 0), 0.12, colour)
    m.box((0, h * 0.93, 0), (w, 0.3, 0.2), colour, edge=0.7)
    for k in range(10):
        x = -w / 2 + w * k / 10
        m.line([(x, h * 0.93, 0.12), (x + w / 20, h * 0.93 + 0.3, 0.12), (x + w / 10, h * 0.93, 0.12)], 0.4)


def _signal(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A railway signal with two lamps."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.07, STEEL)
    m.box((0, h * 0.72, 0.1), (w, h * 0.28, 0.16), colour)
    for k, tone in enumerate(((206, 66, 54), (96, 160, 106))):
        m.shape(
            m.ellipse((0, h * (0.93 - 0.13 * k), 0.2), (0, 1), (0.14, 0.14), 12), tone, value=1.3, edge=0.5
        )
    glow(m.board, m.at(0, h * 0.93, 0.2), 0.9, (255, 90, 70), 0.5)
