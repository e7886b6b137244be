"""Exteriors with a shape of their own: bus stops, parks, roofs, shores, platforms, mountains."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.display import Linear
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.outdoors import (
    ASPHALT,
    GRASS,
    LEAF,
    STONE,
    building,
    hills,
    street_lamp,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_ground, draw_sky, sky_colours
from storyboard_cli.render.preview.solids import SolidBuilder
from storyboard_cli.render.preview.trees import bush, tree


def draw_bus_stop(scene: Scenery) -> None:
    """A shelter at the kerb; the road runs between it and whoever looks from across."""
    draw_sky(scene)
    draw_ground(scene, scene.tint((186, 180, 168), 1, 0.3))
    board = scene.board
    far = 90.0
    board.plane([(-far, 0.01, -8.6), (far, 0.01, -8.6), (far, 0.01, -1.6), (-far, 0.01, -1.6)], ASPHALT, 1.0)
    board.edges([[(-40, 0.06, -1.6), (40, 0.06, -1.6)], [(-40, 0.0, -1.55), (40, 0.0, -1.55)]], 0.9)
    for k in range(-8, 9):
        board.plane(
            [
                (k * 4.0, 0.015, -5.2),
                (k * 4.0 + 2, 0.015, -5.2),
                (k * 4.0 + 2, 0.015, -5.05),
                (k * 4.0, 0.015, -5.05),
            ],
            (228, 224, 210),
            1.0,
        )
    board.plane(
        [(-far, 0.012, 3.2), (far, 0.012, 3.2), (far, 0.012, 9.0), (-far, 0.012, 9.0)],
        scene.tint(GRASS, 2, 0.25),
        1.0,
    )
    for k in range(7):
        tall = scene.hand.uniform(4.0, 8.5)
        tone = scene.tint(((192, 168, 146), (176, 160, 150), (184, 180, 170))[k % 3], k, 0.3)
        scene.stand(building, (-21 + k * 7.0, 17.0), (6.6, tall, 5.0), tone, facing=0, always=True)
    for k in range(6):
        scene.stand(tree, (-14.5 + k * 5.6, 7.4), (3.4, 5.0, 3.4), LEAF)
    scene.stand(_shelter, (0.0, 1.65), (3.9, 2.5, 1.5), (108, 120, 128), always=True)
    scene.stand(_stop_sign, (2.5, 0.2), (0.5, 2.7, 0.1), (70, 112, 150))
    scene.stand(street_lamp, (-4.6, -0.6), (0.3, 4.8, 0.3), (86, 88, 92), facing=0)
    scene.stand(_bin, (-2.6, 1.4), (0.4, 0.8, 0.4), (98, 110, 104))


def _shelter(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Posts, a glass back and a roof; a lamp under it at night."""
    w, h, d = size
    back, front = -d / 2, d / 2
    glass: Rgb = (186, 202, 208)
    picture, board = m.board.picture, m.board
    pane = [
        m.at(-w / 2, 0.35, back),
        m.at(w / 2, 0.35, back),
        m.at(w / 2, h - 0.25, back),
        m.at(-w / 2, h - 0.25, back),
    ]
    screen = board.lens.polygon(pane)
    if len(screen) > 2:
        picture.fill([turned(screen)], alpha(board.tone.set(glass, 1.05, 5), 0.4))
    for x in (-0.5, -0.17, 0.17, 0.5):
        m.tube((x * w, 0, back), (x * w, h, back), 0.035, colour, outline=0.6)
    m.line([(-w / 2, h - 0.25, back), (w / 2, h - 0.25, back)], 0.8)
    m.line([(-w / 2, 0.35, back), (w / 2, 0.35, back)], 0.8)
    for k in range(3):
        x = -w * 0.38 + k * w * 0.32
        m.line([(x, 0.9, back), (x + 0.35, 1.7, back)], 0.4)
    for x in (-0.5, 0.5):
        m.tube((x * w, 0, front), (x * w, h, front), 0.04, colour, outline=0.6)
    m.box((0, h, 0), (w + 0.3, 0.14, d + 0.35), scaled(colour, 1.1))
    if board.staging.light.practical or board.staging.light.darkness > 0.45:
        board.light_lamp(m.at(0, h - 0.1, 0), 2.2)
        m.box((0, h - 0.06, 0), (w * 0.6, 0.05, 0.14), (255, 240, 200), edge=0.4)


def _stop_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    _, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.035, (120, 124, 128))
    m.shape(m.ellipse((0, h - 0.25, 0.03), (0, 1), (0.26, 0.26), 20), colour)
    m.shape(m.ellipse((0, h - 0.25, 0.035), (0, 1), (0.19, 0.19), 20), (236, 234, 226), edge=0.4)
    m.box((0, h - 0.26, 0.04), (0.2, 0.12, 0.01), colour, edge=0.3)
    m.box((0, h - 0.95, 0.02), (0.34, 0.44, 0.02), (232, 228, 216), edge=0.6)


def _bin(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.rod([(0, 0.1, 0, size[0] * 0.42), (0, size[1], 0, size[0] * 0.46)], colour)


def draw_park(scene: Scenery) -> None:
    draw_sky(scene)
    draw_ground(scene, scene.tint(GRASS, 1, 0.3))
    board = scene.board
    path = [
        (-1.4, 0.01, -9.0),
        (1.2, 0.01, -9.0),
        (1.5, 0.01, 2.0),
        (3.6, 0.01, 9.0),
        (8.0, 0.01, 18.0),
        (5.6, 0.01, 18.0),
        (1.8, 0.01, 9.0),
        (-0.9, 0.01, 2.0),
    ]
    board.plane(path, (208, 194, 166), 1.0, edge=0.6)
    pond = [
        (2.2, 0.012, 7.5),
        (4.5, 0.012, 6.4),
        (8.5, 0.012, 6.8),
        (9.4, 0.012, 9.2),
        (6.2, 0.012, 10.6),
        (3.2, 0.012, 9.8),
    ]
    screen = board.plane(pond, (162, 186, 196), 1.02, edge=0.8)
    if screen:
        board.edges([[(3.6, 0.02, 8.0), (5.4, 0.02, 8.0)], [(5.0, 0.02, 9.0), (7.4, 0.02, 9.0)]], 0.5)
    hills(scene, 70.0, 7.0, (138, 154, 122))
    for x, z in (
        (-4.4, 3.6),
        (4.6, 4.2),
        (-7.4, 7.5),
        (8.6, 5.0),
        (-3.4, 10.5),
        (6.0, 14.0),
        (-10.5, 2.2),
        (11.5, 10.0),
        (0.5, 17.0),
    ):
        scene.stand(tree, (x, z), (3.8, scene.hand.uniform(4.6, 6.4), 3.8), scene.tint(LEAF, 2, 0.25))
    for x, z, facing in ((-2.5, 2.2, 60), (3.4, 6.0, 250)):
        scene.stand(f.bench, (x, z), (1.6, 0.82, 0.5), (150, 116, 84), facing=facing)
    scene.stand(street_lamp, (2.6, 3.4), (0.3, 3.8, 0.3), (86, 88, 92), facing=90)
    for k in range(7):
        scene.stand(bush, (-6.0 + k * 1.9, 12.5 + (k % 2)), (1.6, 0.9, 1.2), scene.tint(LEAF, 2, 0.25))


def draw_rooftop(scene: Scenery) -> None:
    """A flat roof with its parapet, tanks and aerials above the town."""
    draw_sky(scene)
    board, r, hand = scene.board, scene.room, scene.hand
    board.plane(
        [(-300, -14.0, 9.0), (300, -14.0, 9.0), (300, -14.0, 400.0), (-300, -14.0, 400.0)],
        (172, 174, 172),
        1.0,
    )
    for row, (z, base) in enumerate(((70.0, 0.86), (42.0, 0.94), (24.0, 1.0))):
        for k in range(-7, 8):
            wide, tall = z * 0.16, hand.uniform(2.0, 13.0) * (1.0 if row else 1.3)
            x = k * z * 0.2 + hand.uniform(-1, 1)
            scene.stand(
                _tower,
                (x, z),
                (wide, tall + 12, 6.0),
                scaled(scene.tint((186, 176, 164), k, 0.2), base),
                facing=0,
                base=-14.0,
                always=True,
            )
    floor = [(r.left, 0, r.front - 3), (r.right, 0, r.front - 3), (r.right, 0, r.back), (r.left, 0, r.back)]
    seams: list[list[Vec3]] = [
        [(r.left, 0.005, r.front + k * 1.4), (r.right, 0.005, r.front + k * 1.4)] for k in range(1, 9)
    ]

    board.draw_by_depth()  # the town lies below: the roof covers its feet
    board.plane(floor, scene.tint((188, 180, 166), 1, 0.3), 1.0)
    board.edges(seams, 0.4)
    wall = scene.tint((200, 188, 170), 0, 0.3)
    scene.stand(_parapet, (0.0, r.back), (scene.width + 0.4, 1.0, 0.25), wall, always=True)
    for x in (r.left, r.right):
        scene.stand(
            _parapet, (x, (r.front + r.back) / 2), (scene.depth, 1.0, 0.25), wall, facing=90, always=True
        )
    scene.stand(_stair_house, (r.right - 1.4, r.back - 1.3), (2.2, 2.5, 2.0), wall, facing=0)
    scene.stand(_tank, (r.left + 1.2, r.back - 1.2), (1.3, 1.9, 1.3), (86, 92, 98))
    scene.stand(_aerial, (r.left + 3.2, r.back - 0.5), (0.8, 2.4, 0.1), (90, 90, 94))


def _tower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.6)
    night, hand = m.board.staging.light.darkness > 0.4, m.board.hand
    for floor in range(min(8, int(h / 2.4))):
        for k in range(3):
            lit = night and hand.random() < 0.4
            x, y = -w / 2 + w * (k + 0.5) / 3, h - 1.6 - floor * 2.2
            m.face(
                [
                    (x - w * 0.09, y, d / 2),
                    (x + w * 0.09, y, d / 2),
                    (x + w * 0.09, y + 1.1, d / 2),
                    (x - w * 0.09, y + 1.1, d / 2),
                ],
                (250, 214, 140) if lit else scaled(colour, 0.8),
                value=1.5 if lit else 1.0,
                edge=0,
            )


def _parapet(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.box((0, 0, 0), size, colour)
    m.box((0, size[1], 0), (size[0] + 0.06, 0.09, size[2] + 0.12), scaled(colour, 1.06), edge=0.6)


def _stair_house(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    m.face(
        [
            (-0.45, 0, d / 2 + 0.01),
            (0.45, 0, d / 2 + 0.01),
            (0.45, 2.0, d / 2 + 0.01),
            (-0.45, 2.0, d / 2 + 0.01),
        ],
        (112, 128, 132),
        edge=0.9,
    )
    m.box((0, h, 0), (w + 0.3, 0.12, d + 0.3), scaled(colour, 0.92), edge=0.7)


def _tank(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for x in (-0.35, 0.35):
        m.box((x * w, 0, 0), (0.08, 0.5, 0.5), (140, 136, 130), edge=0.5)
    m.rod([(0, 0.5 + w * 0.42, 0, w * 0.5), (0, h - w * 0.3, 0, w * 0.5)], colour)


def _aerial(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.018, colour, outline=0.4)
    for k in range(4):
        m.line(
            [(-w * (0.5 - 0.08 * k), h - 0.1 - 0.22 * k, 0), (w * (0.5 - 0.08 * k), h - 0.1 - 0.22 * k, 0)],
            0.9,
        )


def draw_beach(scene: Scenery) -> None:
    draw_sky(scene)
    draw_ground(scene, scene.tint((222, 204, 168), 1, 0.3))
    board = scene.board
    _, low = sky_colours(scene)
    sea = board.tone.set((120, 160, 176), 1.0, 30)
    shore = board.lens.polygon([(-200, 0.0, 7.0), (200, 0.0, 7.6), (200, 0.0, 400.0), (-200, 0.0, 400.0)])
    if len(shore) > 2:
        top, bottom = min(y for _, y in shore), max(y for _, y in shore)
        far = mix(low, sea, 0.5)
        paint = Linear((0, top), (0, bottom), ((0.0, alpha(far, 1)), (1.0, alpha(sea, 1))))
        board.picture.fill([turned(shore)], paint)
    for k, z in enumerate((7.1, 8.2, 10.0, 13.0, 18.0, 28.0)):
        wave = [(-30 + i * 2.5, 0.02, z + 0.25 * scene.hand.uniform(-1, 1)) for i in range(25)]
        board.edges([wave], 1.0 - 0.1 * k)
    foam = [(-30 + i * 2.0, 0.015, 6.8 + 0.3 * scene.hand.uniform(-1, 1)) for i in range(31)]
    board.plane([*foam, (30, 0.015, 7.3), (-30, 0.015, 7.3)], (248, 246, 240), 1.05)
    for x, z in ((-4.0, 3.0), (4.6, 4.4), (-6.5, 5.2)):
        scene.stand(_rock, (x, z), (0.9, 0.5, 0.7), (150, 142, 132))


def _rock(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    hand = m.board.hand
    points = [
        (w * 0.5 * x, h * y * hand.uniform(0.85, 1.1), d * 0.4 * z)
        for x, y, z in (
            (-1, 0, 0),
            (-0.8, 0.6, 0),
            (-0.3, 1, 0.2),
            (0.3, 0.9, -0.2),
            (0.85, 0.5, 0),
            (1, 0, 0),
            (0.3, 0, 0.6),
            (-0.4, 0, 0.6),
        )
    ]
    m.shape(points, scaled(colour, 0.8), convex=True)
    m.shape([points[1], points[2], points[3], (w * 0.1, h * 0.45, 0.1)], colour, edge=0.4)


def draw_station(scene: Scenery) -> None:
    """A platform under its roof, with rails and a train's flank."""
    draw_sky(scene)
    draw_ground(scene, (150, 146, 140))
    board, r = scene.board, scene.room
    edge = 2.4
    board.plane(
        [(-9, 0.0, r.front - 6), (edge, 0.0, r.front - 6), (edge, 0.0, 60.0), (-9, 0.0, 60.0)],
        scene.tint((196, 188, 176), 1, 0.3),
        1.0,
    )
    board.plane(
        [
            (edge - 0.55, 0.01, r.front - 6),
            (edge - 0.25, 0.01, r.front - 6),
            (edge - 0.25, 0.01, 60.0),
            (edge - 0.55, 0.01, 60.0),
        ],
        (232, 204, 110),
        1.0,
    )
    board.edges([[(edge, 0.0, r.front - 6), (edge, 0.0, 60.0)]], 1.2)
    scene.stand(f.train, (4.6, 13.0), (2.9, 3.9, 24.0), scene.tint((120, 138, 156)), base=-0.4, always=True)
    for k in range(6):
        scene.stand(_canopy_post, (-1.4, 2.6 + k * 5.0), (0.3, 4.2, 0.3), (110, 116, 120))
    board.plane(
        [(-6.0, 4.3, 2.0), (1.8, 4.3, 2.0), (1.8, 4.3, 34.0), (-6.0, 4.3, 34.0)],
        (150, 152, 150),
        0.82,
        edge=1.0,
    )
    for x, z in ((-2.8, 3.0), (-2.8, 7.0)):
        scene.stand(f.bench, (x, z), (1.8, 0.85, 0.5), (140, 108, 80), facing=90)
    scene.stand(_clock_post, (0.6, 6.5), (0.6, 3.3, 0.2), (70, 74, 78))


def _canopy_post(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    h = size[1]
    m.box((0, 0, 0), (0.4, 0.3, 0.4), STONE, edge=0.5)
    m.tube((0, 0.3, 0), (0, h, 0), 0.09, colour)
    for s in (-1, 1):
        m.line([(0, h - 0.9, 0), (s * 0.5, h - 0.25, 0), (s * 1.0, h, 0)], 1.6)


def _clock_post(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    h = size[1]
    m.tube((0, 0, 0), (0, h, 0), 0.04, colour)
    f_size = size[0]
    m.shape(m.ellipse((0, h, 0.02), (0, 1), (f_size / 2, f_size / 2), 24), (238, 234, 222))
    m.line([(0, h, 0.03), (0, h + f_size * 0.34, 0.03)], 1.0)
    m.line([(0, h, 0.03), (f_size * 0.24, h - 0.04, 0.03)], 1.0)
