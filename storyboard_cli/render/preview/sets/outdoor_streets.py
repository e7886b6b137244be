"""Streets by their houses: a city street, a small town's main street, a western town, a village, a suburb."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    BRICK,
    DARK,
    WOOD,
    arch,
    fronted,
    house,
    rect,
    roof,
    shop_house,
    spread,
    windows,
)
from storyboard_cli.render.preview.sets.outdoor_craft import parked_car
from storyboard_cli.render.preview.sets.outdoor_objects import barrel, picket_fence, telegraph_pole
from storyboard_cli.render.preview.sets.outdoor_parts import (
    ASPHALT,
    EARTH,
    GRASS,
    PAVING,
    STONE,
    TUFT,
    glow,
    is_dark,
    lane,
    marks,
    open_air,
    own,
    patch,
    pool_of_light,
    ridge,
    wires,
)
from storyboard_cli.render.preview.sets.outdoor_plants import LEAF, bush, tree
from storyboard_cli.render.preview.sets.scenery import Drawer, Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

PAINTS: tuple[Rgb, ...] = ((146, 112, 104), (120, 130, 142), (176, 166, 142), (92, 104, 112), (150, 92, 78))
FRONTS: tuple[Rgb, ...] = (
    (196, 166, 140),
    (172, 122, 102),
    (186, 182, 172),
    (204, 190, 156),
    (150, 140, 138),
)


def row(
    scene: Scenery, draw: Drawer, x: float, zs: list[float], sizes: list[Vec3], colours: tuple[Rgb, ...]
) -> None:
    """Houses along one side of a street that runs away from the camera; they face the street."""
    for k, z in enumerate(zs):
        size = sizes[k % len(sizes)]
        side = 1 if x > 0 else -1
        tone = scene.tint(colours[(k * 2 + (side > 0)) % len(colours)], k, 0.2)
        scene.stand(
            draw, (x + side * size[2] / 2, z), size, tone, facing=90 if side < 0 else 270, always=True
        )


def street_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A lamp on an arm that reaches over the road."""
    h = size[1]
    m.rod(
        [(0, 0, 0, 0.1), (0, 0.7, 0, 0.06), (0, h * 0.94, 0, 0.04), (0, h, 0.3, 0.035), (0, h, 0.9, 0.03)],
        colour,
    )
    dark = is_dark(m.board)
    m.box((0, h - 0.12, 1.0), (0.22, 0.12, 0.46), (255, 236, 184) if dark else (206, 204, 196))
    glow(m.board, m.at(0, h - 0.1, 1.0), 2.6)


def lamps(scene: Scenery, x: float, zs: list[float], tall: float = 5.0) -> None:
    """A row of lamps beside a road, each with its light on the ground."""
    for z in zs:
        pool_of_light(scene, x * 0.7, z, 2.6)
        scene.stand(street_lamp, (x, z), (0.3, tall, 0.3), (86, 88, 92), facing=270 if x > 0 else 90)


def draw_street(scene: Scenery) -> None:
    """A city street: shops on both sides, pavements with kerbs, parked cars, lamps, a crossing."""
    open_air(scene, ASPHALT)
    r, board = scene.room, scene.board
    for s in (-1, 1):
        edge = r.right if s > 0 else r.left
        inner = edge - s * 2.1
        patch(
            scene,
            [(inner, -16.0), (edge + s * 1.0, -16.0), (edge + s * 1.0, 90.0), (inner, 90.0)],
            PAVING,
            y=0.03,
        )
        board.edges(
            [
                [(inner, 0.12, -12.0), (inner, 0.12, 90.0)],
                [(inner - s * 0.12, 0.0, -12.0), (inner - s * 0.12, 0.0, 90.0)],
            ],
            0.9,
        )
        joints = [[(inner, 0.035, k * 1.6), (edge, 0.035, k * 1.6)] for k in range(-4, 16)]
        board.edges(joints, 0.35)
        hand = scene.hand
        sizes = [(6.45, hand.uniform(7.0, 12.5), 5.0) for _ in range(9)]
        row(scene, shop_house, edge + s * 0.4, [-8.0 + k * 6.5 for k in range(9)], sizes, FRONTS)
        lamps(scene, inner + s * 0.4, [4.5, 13.5, 23.0])
        for k, z in enumerate((5.6, 11.0, 17.4) if s < 0 else (7.6, 14.0)):
            scene.stand(
                parked_car,
                (inner - s * 1.15, z),
                (1.8, 1.48, 4.3),
                PAINTS[(k + (s > 0) * 2) % 5],
                facing=180 if s < 0 else 0,
            )
        scene.stand(bin_, (inner + s * 0.6, 3.0), (0.45, 0.95, 0.45), (84, 104, 92))
    for k in range(8):
        lane(scene, (0.0, 7.0 + k * 5), (0.0, 9.2 + k * 5), 0.15, (232, 228, 214))
    for k in range(7):
        x = (k - 3) * 1.0
        lane(scene, (x, 3.4), (x, 5.6), 0.5, (236, 232, 220))
    scene.stand(shop_house, (0.0, 52.0), (16.0, 14.0, 6.0), scene.tint(FRONTS[1], 1, 0.2), always=True)


def bin_(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A litter bin."""
    w, h, _ = size
    m.rod([(0, 0.12, 0, w * 0.42), (0, h * 0.86, 0, w * 0.48)], colour)
    m.rod([(0, h * 0.86, 0, w * 0.54), (0, h * 0.88, 0, w * 0.54)], scaled(colour, 1.15), outline=0.6)


def draw_main_street(scene: Scenery) -> None:
    """A small town: low shop fronts along a wide street, cars at an angle, wires, a water tower, hills."""
    open_air(scene, (138, 136, 132))
    ridge(scene, 46.0, 8.0, (132, 148, 124), seed=5)
    for s in (-1, 1):
        patch(scene, [(s * 6.4, -16.0), (s * 9.0, -16.0), (s * 9.0, 60.0), (s * 6.4, 60.0)], PAVING, y=0.03)
        scene.board.edges([[(s * 6.4, 0.1, -12.0), (s * 6.4, 0.1, 60.0)]], 0.9)
        sizes: list[Vec3] = [(7.4, 5.6, 5.0), (6.4, 7.0, 5.0), (7.4, 5.0, 5.0), (7.0, 6.4, 5.0)]
        row(scene, shop_house, s * 8.6, [-7.0 + k * 7.2 for k in range(6)], sizes, FRONTS)
        for k, z in enumerate((6.0, 9.2, 15.6)):
            scene.stand(
                parked_car,
                (s * 5.0, z),
                (1.8, 1.48, 4.3),
                PAINTS[(k + (s > 0) * 2) % 5],
                facing=130 if s < 0 else 230,
            )
        scene.stand(telegraph_pole, (s * 6.8, 4.0), (0.3, 8.0, 0.3), (126, 104, 84))
        scene.stand(telegraph_pole, (s * 6.8, 20.0), (0.3, 8.0, 0.3), (126, 104, 84))
    wires(
        scene,
        [((s * 6.8 + o, 7.4, 4.0), (s * 6.8 + o, 7.4, 20.0)) for s in (-1, 1) for o in (-0.6, 0.6)],
        0.5,
    )
    wires(scene, [((-6.8, 6.4, 12.0), (6.8, 6.4, 12.0))], 0.5, 0.7)
    scene.stand(_traffic_light, (0.0, 12.0), (0.4, 5.9, 0.4), (212, 176, 70))
    for k in range(8):
        lane(scene, (0.0, -6.0 + k * 5), (0.0, -3.6 + k * 5), 0.16, (232, 204, 110))
    scene.stand(water_tower, (2.8, 32.0), (3.2, 8.6, 3.2), (172, 178, 180), always=True)
    scene.stand(tree, (-3.8, 36.0), (5.0, 7.0, 5.0), LEAF)
    lamps(scene, 6.7, [10.0, 26.0])


def _traffic_light(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A signal that hangs over the crossing."""
    h = size[1]
    m.box((0, h - 0.55, 0), (0.42, 1.1, 0.36), colour, edge=0.8)
    for k, tone in enumerate(((110, 170, 110), (214, 170, 80), (206, 72, 58))):
        m.shape(m.ellipse((0, h - 0.36 + 0.33 * k, 0.2), (0, 1), (0.12, 0.12), 12), tone, value=1.2, edge=0.5)
    m.line([(0, h + 0.55, 0), (0, h + 0.7, 0)], 1.0)


def water_tower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tank with a pointed roof on four braced legs."""
    w, h, _ = size
    low, top = h * 0.55, h * 0.86
    for x, z in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        m.tube((x * w * 0.42, 0, z * w * 0.42), (x * w * 0.3, low, z * w * 0.3), 0.13, scaled(colour, 0.8))
    m.line([(-w * 0.4, h * 0.1, w * 0.4), (w * 0.34, low * 0.95, w * 0.33)], 0.8)
    m.line([(w * 0.4, h * 0.1, w * 0.4), (-w * 0.34, low * 0.95, w * 0.33)], 0.8)
    drum = [
        *m.ellipse((0, low, 0), (0, 2), (w / 2, w / 2), 16),
        *m.ellipse((0, top, 0), (0, 2), (w / 2, w / 2), 16),
    ]
    m.shape(drum, scaled(colour, 0.82), convex=True)
    m.shape([(x * 0.5 - 0.25 * w * 0.5, y, z * 0.5) for x, y, z in drum], colour, convex=True, edge=0)
    m.shape(
        [*m.ellipse((0, top, 0), (0, 2), (w * 0.56, w * 0.56), 16), (0, h, 0)],
        scaled(colour, 0.7),
        convex=True,
    )


def _false_front(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wooden house of the frontier: a front higher than its roof, a porch on posts, swing doors."""
    w, h, d = size
    m.box((0, 0, 0), (w * 0.96, h * 0.7, d), scaled(colour, 0.85), edge=0.7)
    m.box((0, 0, d / 2 - 0.1), (w, h * 0.84, 0.2), colour, edge=0.8)
    m.box((0, h * 0.84, d / 2 - 0.1), (w * 0.62, h * 0.16, 0.2), colour, edge=0.8)
    if not fronted(m, d / 2):
        return
    z, hand = d / 2 + 0.02, own(m)
    for k in range(1, 9):
        m.line([(-w / 2, h * 0.84 * k / 9, z), (w / 2, h * 0.84 * k / 9, z)], 0.28)
    rect(m, (-w * 0.32, w * 0.32), (h * 0.64, h * 0.78), z, scaled(CARVED[hand.randrange(3)], 0.9), edge=0.8)
    for k in range(6):
        x = -w * 0.24 + k * w * 0.09
        rect(m, (x, x + w * 0.055), (h * 0.675, h * 0.745), z + 0.02, (238, 226, 196), edge=0)
    windows(m, [-w * 0.3, w * 0.3], [0.9], (w * 0.2, 1.3), z, share=0.8)
    rect(m, (-0.6, 0.6), (0.1, 2.2), z, (62, 50, 42), value=1.0)
    for s in (-1, 1):
        rect(
            m,
            (min(s * 0.02, s * 0.58), max(s * 0.02, s * 0.58)),
            (0.7, 1.7),
            z + 0.05,
            scaled(colour, 1.12),
            edge=0.7,
        )
    m.box((0, 0, d / 2 + 0.9), (w, 0.25, 1.8), WOOD, edge=0.6)
    for x in spread(w, 3):
        m.tube((x * 1.4, 0.25, d / 2 + 1.7), (x * 1.4, h * 0.5, d / 2 + 1.7), 0.07, WOOD, outline=0.6)
    m.face(
        [
            (-w * 0.52, h * 0.5, d / 2 + 1.9),
            (w * 0.52, h * 0.5, d / 2 + 1.9),
            (w * 0.52, h * 0.58, d / 2),
            (-w * 0.52, h * 0.58, d / 2),
        ],
        scaled(WOOD, 0.86),
        edge=0.8,
    )
    glow(m.board, m.at(0, 2.0, d / 2 + 0.2), 2.2)


CARVED: tuple[Rgb, ...] = ((122, 62, 52), (74, 92, 98), (110, 96, 64))


def draw_western(scene: Scenery) -> None:
    """A frontier town: wooden false fronts with porches along a dirt street, a water tower."""
    open_air(scene, (206, 178, 138))
    ridge(scene, 48.0, 9.0, (190, 136, 108), seed=8, rough=0.02, flat=0.45)
    timber: tuple[Rgb, ...] = ((168, 132, 98), (150, 126, 108), (178, 150, 112), (140, 108, 88))
    for s in (-1, 1):
        sizes: list[Vec3] = [(7.0, 6.6, 5.0), (6.0, 5.4, 5.0), (7.6, 7.4, 5.0)]
        row(scene, _false_front, s * 7.0, [-8.0 + k * 7.4 for k in range(6)], sizes, timber)
        scene.stand(_hitching_rail, (s * 4.3, 5.6), (2.6, 1.0, 0.1), WOOD, facing=90)
        scene.stand(barrel, (s * 4.6, 8.4), (0.66, 0.95, 0.66), (150, 112, 78))
    for x in (-0.9, -0.2, 0.7, 1.4):
        scene.board.edges([[(x, 0.01, -8.0), (x * 0.8, 0.01, 10.0), (x, 0.01, 40.0)]], 0.4)
    marks(scene, 40, (-6, 6), (-6, 30), ((-0.1, 0), (0.0, 0.03), (0.1, 0)), weight=0.5)
    scene.stand(water_tower, (-2.2, 26.0), (2.4, 7.4, 2.4), (150, 116, 86), always=True)
    scene.stand(chapel, (2.2, 34.0), (4.4, 6.4, 6.0), (214, 202, 180), always=True)


def _hitching_rail(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for x in (-0.42, 0.42):
        m.tube((x * w, 0, 0), (x * w, h * 1.05, 0), 0.07, colour)
    m.tube((-w / 2, h * 0.9, 0), (w / 2, h * 0.9, 0), 0.06, colour)


def chapel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A small church: a gable ahead and a steeple over it."""
    w, h, d = size
    wall = h * 0.36
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.8)
    roof(m, (w, h * 0.28, d), wall, (120, 96, 84), colour, gable_ahead=True)
    m.box((0, 0, d / 2 - 0.4), (w * 0.32, h * 0.74, w * 0.32), colour, edge=0.8)
    spire = [
        (x * w * 0.19, h * 0.74, d / 2 - 0.4 + z * w * 0.19) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    m.shape([*spire, (0, h * 1.12, d / 2 - 0.4)], (112, 96, 92), convex=True)
    m.line([(0, h * 1.1, d / 2 - 0.4), (0, h * 1.26, d / 2 - 0.4)], 1.2)
    m.line([(-0.25, h * 1.2, d / 2 - 0.4), (0.25, h * 1.2, d / 2 - 0.4)], 1.2)
    if fronted(m, d / 2):
        arch(m, 0.0, w * 0.2, (0.0, wall * 0.8), d / 2 + w * 0.0 + 0.62, DARK)
        windows(m, [-w * 0.34, w * 0.34], [wall * 0.3], (w * 0.1, wall * 0.45), d / 2 + 0.02, share=0.8)


def cottage(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A cottage: low stone walls, a deep thatched roof, small windows, a plank door, smoke-black chimney."""
    w, h, d = size
    wall = h * 0.45
    m.box((-w * 0.3, wall, 0), (0.8, h * 0.68, 0.8), scaled(STONE, 0.86), edge=0.7)
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.8)
    roof(m, (w, h - wall, d), wall * 0.94, (176, 146, 98), colour, over=0.55)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    rect(m, (-0.5, 0.5), (0.0, min(1.95, wall * 0.9)), z, (96, 84, 70))
    for x in (-0.2, 0.12):
        m.line([(x, 0, z + 0.01), (x, min(1.95, wall * 0.9), z + 0.01)], 0.4)
    windows(m, [-w * 0.3, w * 0.3], [wall * 0.32], (0.9, wall * 0.42), z, share=0.8, frame=(120, 94, 72))
    for x in (-w * 0.14, w * 0.44):
        m.rod([(x, 0.15, z + 0.1, 0.22), (x + 0.1, 0.3, z + 0.1, 0.2)], LEAF, outline=0.5)


def draw_village(scene: Scenery) -> None:
    """A village lane: thatched cottages at odd angles, a well, a church spire, hills behind."""
    open_air(scene, GRASS)
    ridge(scene, 52.0, 9.0, (134, 152, 118), seed=3)
    lane(scene, (0.0, -14.0), (0.6, 14.0), 4.4, EARTH, edge=0.5)
    lane(scene, (0.6, 13.0), (-2.6, 40.0), 3.4, EARTH)
    walls: tuple[Rgb, ...] = ((218, 208, 186), (196, 182, 160), (206, 192, 150), (188, 180, 170))
    spots = (
        (-6.4, 6.2, 62),
        (6.2, 5.0, 290),
        (-7.4, -3.5, 90),
        (7.6, -4.5, 270),
        (-5.2, 15.0, 40),
        (6.8, 13.5, 320),
        (1.6, 24.0, 0),
        (-9.5, 24.0, 30),
    )
    for k, (x, z, facing) in enumerate(spots):
        scene.stand(
            cottage, (x, z), (6.4, 4.6, 4.6), scene.tint(walls[k % 4], k, 0.2), facing=facing, always=True
        )
    scene.stand(chapel, (-2.6, 30.0), (4.6, 7.4, 7.0), (196, 188, 172), always=True)
    scene.stand(well, (2.7, 5.4), (1.5, 2.4, 1.5), STONE)
    for x, z in ((3.4, 9.4), (-3.0, 10.5)):
        scene.stand(bush, (x, z), (1.6, 1.0, 1.0), LEAF)
    scene.stand(tree, (9.6, 19.0), (4.6, 6.4, 4.6), LEAF)
    marks(scene, 60, (-14, 14), (-6, 24), TUFT, clear=2.4)


def well(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A round stone well under a little roof, with its bucket."""
    w, h, _ = size
    for x in (-0.5, 0.5):
        m.tube((x * w, 0.3, 0), (x * w, h * 0.72, 0), 0.06, WOOD)
    drum = [
        *m.ellipse((0, 0, 0), (0, 2), (w / 2, w / 2), 14),
        *m.ellipse((0, h * 0.34, 0), (0, 2), (w / 2, w / 2), 14),
    ]
    m.shape(drum, scaled(colour, 0.84), convex=True)
    m.shape(m.ellipse((0, h * 0.34, 0), (0, 2), (w / 2, w / 2), 14), colour, edge=0.7)
    m.shape(m.ellipse((0, h * 0.34, 0), (0, 2), (w * 0.36, w * 0.36), 14), DARK, edge=0.5)
    m.tube((-w / 2, h * 0.66, 0), (w / 2, h * 0.66, 0), 0.05, WOOD, outline=0.5)
    m.line([(0, h * 0.66, 0), (0, h * 0.44, 0)], 0.6)
    m.rod([(0, h * 0.36, 0, 0.13), (0, h * 0.42, 0, 0.15)], (130, 96, 70), outline=0.6)
    roof(m, (w * 1.1, h * 0.28, w), h * 0.72, (150, 104, 84), WOOD, over=0.12)


def draw_suburb(scene: Scenery) -> None:
    """A suburban street: family houses behind lawns and picket fences, drives, trees, letter boxes."""
    open_air(scene, GRASS)
    lane(scene, (0.0, -18.0), (0.0, 80.0), 5.6, ASPHALT)
    for s in (-1, 1):
        lane(scene, (s * 3.6, -18.0), (s * 3.6, 80.0), 1.4, PAVING, edge=0.3)
        scene.board.edges([[(s * 2.8, 0.08, -12.0), (s * 2.8, 0.08, 80.0)]], 0.9)
        walls: tuple[Rgb, ...] = ((226, 218, 198), (184, 198, 202), (214, 196, 160), (202, 176, 160))
        zs = [-9.0 + k * 12.0 + (5.0 if s > 0 else 0.0) for k in range(5)]
        row(scene, house, s * 7.2, zs, [(8.6, 5.8, 7.0), (9.2, 5.2, 7.0)], walls)
        for k, z in enumerate(zs):
            lane(scene, (s * 2.9, z + 5.4), (s * 8.0, z + 5.4), 2.6, (190, 186, 178), y=0.02)
            scene.stand(
                picket_fence,
                (s * 4.6, z - 0.5),
                (7.4, 0.85, 0.1),
                (240, 238, 230),
                facing=90 if s < 0 else 270,
            )
            scene.stand(
                _letter_box,
                (s * 3.2, z + 3.4),
                (0.3, 1.15, 0.5),
                (108, 116, 124),
                facing=90 if s < 0 else 270,
            )
            if k % 2:
                scene.stand(
                    parked_car,
                    (s * 6.0, z + 5.4),
                    (1.8, 1.48, 4.3),
                    PAINTS[k % 5],
                    facing=90 if s < 0 else 270,
                )
        for z in (1.6, 13.0, 26.0):
            scene.stand(tree, (s * 5.4, z + (5.0 if s > 0 else 0.0)), (2.6, 4.2, 2.6), LEAF)
        scene.stand(bush, (s * 6.6, 8.0), (1.8, 0.9, 1.0), LEAF)
    lamps(scene, 3.2, [7.0, 22.0])
    scene.stand(house, (0.0, 58.0), (10.0, 7.0, 7.0), BRICK, always=True)


def _letter_box(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A letter box on its post, with a red flag."""
    w, h, d = size
    m.box((0, 0, 0), (0.1, h * 0.76, 0.1), WOOD, edge=0.5)
    m.rod([(0, h * 0.88, -d / 2, w * 0.42), (0, h * 0.88, d / 2, w * 0.42)], colour)
    m.box((w * 0.46, h * 0.9, 0), (0.03, 0.2, 0.1), (196, 70, 56), edge=0.4)
