"""Where journeys begin: underground station and airport gate."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import DARK, OAK, STEEL, Inside, floor_patch, put
from storyboard_cli.render.preview.sets.indoor_seats import gate_seats
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_subway(scene: Scenery) -> None:
    """A tiled platform with a yellow edge beside sunken rails that run into a dark tunnel; round signs."""
    room = Inside(scene, scene.tint((166, 164, 158), 1), scene.tint((216, 216, 208)), (176, 174, 168))
    room.draw(tiles=0.6)
    r, back, left, right = scene.room, *(room.wall_named(n) for n in ("back", "left", "right"))
    for wall in (back, left, right):
        room.tiled(wall, 0.3, 0, 2.9)
        if wall is not None:
            room.panel(wall, 0, 2.5, wall.length, 0.32, scene.tint((176, 62, 58), 2), edge=0.6)
    for wall in (left, right):
        for k in range(4):
            _roundel(room, wall, 2.2 + k * 4.2)
            room.panel(
                wall,
                3.6 + k * 4.2,
                0.9,
                1.3,
                1.4,
                ((150, 170, 186), (206, 170, 110))[k % 2],
                edge=1.0,
                out=0.03,
            )
    edge = 1.35
    mouth = scene.width / 2 + 2.7
    room.arch(back, mouth - 1.6, 0, 3.2, 3.2, (26, 26, 30), value=0.8, out=0.03)
    for v in (0.9, 1.4):
        room.disc(back, mouth + 1.2, v, 0.1, (226, 80, 66) if v > 1 else (96, 190, 120), value=1.2, out=0.06)
    _pit(scene, edge)
    floor_patch(scene, edge - 0.5, edge - 0.15, r.front, r.back, (230, 194, 76))
    for k in range(4):
        put(scene, _platform_column, -1.4, 2.9 + k * 3.0, (0.4, r.ceiling, 0.4), (92, 124, 112))
    for k in range(2):
        put(scene, f.bench, -3.9, 2.6 + k * 3.6, (1.8, 0.8, 0.5), OAK, facing=90)
    put(scene, _hanging_sign, -1.0, 4.4, (2.2, 0.4, 0.08), (44, 52, 66), base=2.6)
    room.strip_lights((-2.6, 0.2), 5, long=1.6)


def _roundel(room: Inside, wall: object, u: float) -> None:
    on = next((w for w in room.walls if w is wall), None)
    room.disc(on, u, 1.6, 0.48, (196, 58, 56), out=0.03, edge=1.0)
    room.disc(on, u, 1.6, 0.33, (244, 242, 236), out=0.04, edge=0.7)
    room.panel(on, u - 0.68, 1.49, 1.36, 0.22, (48, 66, 130), out=0.05, edge=0.8)


def _pit(scene: Scenery, edge: float) -> None:
    """The sunken way for the train: a dark trough, sleepers and shining rails."""
    board, r = scene.board, scene.room
    front = min(r.front, board.lens.eye[2] - 0.5)
    hole = [(edge, 0.0, front), (r.right, 0.0, front), (r.right, 0.0, r.back), (edge, 0.0, r.back)]
    screen = board.plane(hole, (66, 64, 64), 0.8)
    if len(screen) < 3:
        return
    low = -1.1
    with board.picture.clip([turned(screen)]):
        board.plane(
            [(r.right, low, front), (r.right, 0, front), (r.right, 0, r.back), (r.right, low, r.back)],
            (120, 118, 112),
            0.8,
        )
        board.plane(
            [(edge, low, front), (r.right, low, front), (r.right, low, r.back), (edge, low, r.back)],
            (88, 84, 80),
            0.9,
        )
        for k in range(22):
            z = r.back - k * 0.8
            board.plane(
                [
                    (edge + 0.5, low + 0.05, z),
                    (r.right - 0.3, low + 0.05, z),
                    (r.right - 0.3, low + 0.05, z - 0.25),
                    (edge + 0.5, low + 0.05, z - 0.25),
                ],
                (64, 56, 50),
                0.9,
            )
        for x in (edge + 0.95, edge + 2.4):
            board.plane(
                [
                    (x, low + 0.16, front),
                    (x + 0.09, low + 0.16, front),
                    (x + 0.09, low + 0.16, r.back),
                    (x, low + 0.16, r.back),
                ],
                (206, 208, 210),
                1.1,
                edge=0.6,
            )
    board.edges([[(edge, 0, front), (edge, 0, r.back)]], 1.6)


def _platform_column(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.box((0, 0, 0), (w * 1.2, 0.3, w * 1.2), DARK, edge=0.7)
    m.box((0, 0.3, 0), (w * 0.8, h - 0.3, w * 0.8), colour)
    for k in range(6):
        m.rod(
            [(0, 0.6 + k * 0.4, w * 0.41, 0.03), (0, 0.6 + k * 0.4, w * 0.42, 0.03)],
            scaled(colour, 0.8),
            outline=0.4,
        )


def _hanging_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for x in (-0.4, 0.4):
        m.line([(x * w, h, 0), (x * w, h + 1.0, 0)], 1.0)
    m.box((0, 0, 0), (w, h, d), colour)
    z = d / 2 + 0.01
    m.shape(m.ellipse((-w * 0.38, h / 2, z), (0, 1), (h * 0.34, h * 0.34), 14), (226, 180, 76), edge=0.5)
    m.shape(
        [(w * 0.42, h * 0.5, z), (w * 0.32, h * 0.8, z), (w * 0.32, h * 0.2, z)], (240, 240, 236), edge=0.5
    )
    for y, far in ((0.62, 0.16), (0.34, 0.02)):
        m.line([(-w * 0.26, h * y, z), (w * far, h * y, z)], 2.0)


def draw_airport(scene: Scenery) -> None:
    """A glass front with an airliner outside, rows of linked seats, a gate desk, a yellow board."""
    room = Inside(scene, scene.tint((156, 162, 168), 1), scene.tint((214, 216, 214)), WHITE)
    room.draw(tiles=1.2)
    r, back = scene.room, room.wall_named("back")
    room.window(back, 0.3, 0.35, scene.width - 0.6, 3.7, panes=(8, 2))
    if back is not None:
        _airliner(room)
        for k in range(9):
            u = 0.3 + k * (scene.width - 0.6) / 8
            room.panel(back, u - 0.05, 0.3, 0.1, 3.8, (176, 182, 188), out=0.06, edge=0.6)
        room.panel(back, 0.3, 2.15, scene.width - 0.6, 0.08, (176, 182, 188), out=0.06, edge=0.5)
    put(scene, _gate_desk, 2.9, r.back - 1.6, (1.9, 1.15, 0.7), (96, 116, 146))
    put(scene, _gate_board, 2.9, r.back - 1.7, (2.4, 0.75, 0.1), (44, 48, 56), base=2.35)
    for row in range(3):
        for x in (-3.6, -0.9):
            scene.stand(
                gate_seats,
                (x, 2.2 + row * 1.7),
                (2.4, 0.85, 0.6),
                (74, 92, 122),
                facing=180 if row % 2 else 0,
            )
    scene.stand(_trolley_case, (1.3, 2.4), (0.45, 1.0, 0.3), (176, 72, 62))
    put(scene, _hanging_sign, -2.2, 3.6, (2.4, 0.5, 0.08), (226, 184, 66), base=3.0)
    room.strip_lights((-3.0, 0.0, 3.0), 4, long=1.2)


def _airliner(room: Inside) -> None:
    back = room.wall_named("back")
    nose, tail, v = 2.0, 10.2, 1.55
    body = [
        (nose, v),
        (nose + 0.3, v + 0.42),
        (nose + 0.9, v + 0.62),
        (tail - 1.4, v + 0.62),
        (tail, v + 0.5),
        (tail, v + 0.36),
        (tail - 1.8, v - 0.5),
        (nose + 0.9, v - 0.52),
        (nose + 0.2, v - 0.3),
    ]
    fin = [(tail - 1.3, v + 0.6), (tail - 0.6, v + 1.85), (tail - 0.05, v + 1.85), (tail - 0.1, v + 0.55)]
    room.poly(back, fin, (176, 62, 58), out=0.02)
    room.poly(back, body, (240, 242, 242), value=1.05, out=0.025)
    room.panel(back, nose + 0.6, v - 0.06, tail - nose - 1.2, 0.1, (176, 62, 58), out=0.028, edge=0.3)
    for k in range(22):
        room.panel(back, nose + 1.1 + k * 0.27, v + 0.14, 0.1, 0.16, (70, 88, 108), out=0.03, edge=0.2)
    room.poly(
        back,
        [(nose + 0.3, v + 0.2), (nose + 0.72, v + 0.2), (nose + 0.72, v + 0.42), (nose + 0.44, v + 0.42)],
        (58, 76, 96),
        out=0.03,
        edge=0.5,
    )
    room.poly(
        back,
        [(nose + 3.2, v - 0.2), (nose + 4.6, v - 0.2), (nose + 6.0, v - 0.95), (nose + 5.3, v - 0.95)],
        (206, 210, 214),
        out=0.035,
    )
    room.disc(back, nose + 3.7, v - 0.72, 0.26, (150, 156, 164), out=0.04)
    for u in (nose + 1.0, nose + 4.6):
        room.line(back, [(u, v - 0.5), (u, v - 1.0)], 1.6, out=0.03)
        room.disc(back, u, v - 1.05, 0.14, DARK, out=0.035)


def _gate_desk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.06, d), colour)
    m.box((0, h - 0.06, 0.05), (w + 0.1, 0.06, d + 0.1), (226, 226, 222))
    m.face(
        [
            (-w * 0.3, h * 0.3, d / 2 + 0.01),
            (w * 0.3, h * 0.3, d / 2 + 0.01),
            (w * 0.3, h * 0.7, d / 2 + 0.01),
            (-w * 0.3, h * 0.7, d / 2 + 0.01),
        ],
        (226, 184, 66),
        edge=0.6,
    )
    m.box((w * 0.24, h, -0.1), (0.5, 0.36, 0.05), DARK)


def _gate_board(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for x in (-0.4, 0.4):
        m.line([(x * w, h, 0), (x * w, h + 1.4, 0)], 1.0)
    m.box((0, 0, 0), size, colour)
    z = d / 2 + 0.01
    m.face(
        [(w * 0.28, h * 0.15, z), (w * 0.46, h * 0.15, z), (w * 0.46, h * 0.85, z), (w * 0.28, h * 0.85, z)],
        (226, 184, 66),
        value=1.1,
        edge=0.5,
    )
    for k in range(3):
        y = h * (0.24 + 0.26 * k)
        m.face(
            [
                (-w * 0.45, y, z),
                (w * (0.1 - 0.1 * k), y, z),
                (w * (0.1 - 0.1 * k), y + 0.09, z),
                (-w * 0.45, y + 0.09, z),
            ],
            (240, 226, 170),
            value=1.1,
            edge=0.2,
        )


def _trolley_case(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0.06, 0), (w, h * 0.62, d), colour)
    for k in (-1, 0, 1):
        m.line([(k * w * 0.28, 0.1, d / 2 + 0.01), (k * w * 0.28, h * 0.64, d / 2 + 0.01)], 0.8)
    for s in (-1, 1):
        m.tube((s * w * 0.3, h * 0.66, 0), (s * w * 0.3, h, 0), 0.014, STEEL, outline=0.5)
        m.rod([(s * w * 0.36, 0.04, 0, 0.045), (s * w * 0.37, 0.04, 0, 0.045)], DARK, outline=0.5)
    m.tube((-w * 0.32, h, 0), (w * 0.32, h, 0), 0.022, DARK)


_BOOTH: Rgb = (186, 50, 48)
