"""Lift, train compartment, cabin of a ship."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    Inside,
    long_room,
    put,
    ring,
    sky_pane,
)
from storyboard_cli.render.preview.sets.indoor_roofs import lantern
from storyboard_cli.render.preview.sets.indoor_things import BRASS, block
from storyboard_cli.render.preview.sets.passing import draw_passing_world
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_lift(scene: Scenery) -> None:
    """Two steel doors with a floor indicator above, a panel of round buttons, a handrail, a lit ceiling."""
    cage = long_room(scene)
    room = Inside(
        cage, scene.tint((110, 104, 100), 1), scene.tint((188, 184, 176)), (214, 214, 208), skirting=False
    )
    room.draw()
    back, right, left = (room.wall_named(n) for n in ("back", "right", "left"))
    wide = cage.width
    room.panel(back, 0.2, 0, wide - 0.4, 2.12, (120, 122, 126), edge=1.2)
    for k in range(2):
        room.panel(back, 0.26 + k * (wide / 2 - 0.26), 0, wide / 2 - 0.26, 2.06, (196, 200, 204), out=0.02)
        for j in range(3):
            u = 0.36 + k * (wide / 2 - 0.2) + j * 0.2
            room.line(back, [(u, 0.3 + 0.3 * j), (u + 0.1, 1.7 + 0.1 * j)], 0.4, out=0.03)
    room.line(back, [(wide / 2, 0), (wide / 2, 2.06)], 2.2, out=0.03)
    room.panel(back, wide / 2 - 0.32, 2.15, 0.64, 0.2, (36, 36, 42), out=0.03, edge=0.8)
    room.poly(
        back,
        [(wide / 2 - 0.2, 2.2), (wide / 2 - 0.06, 2.2), (wide / 2 - 0.13, 2.31)],
        (240, 120, 80),
        value=1.2,
        out=0.04,
        edge=0,
    )
    for k in range(3):
        room.line(
            back, [(wide / 2 + 0.02 + 0.08 * k, 2.2), (wide / 2 + 0.02 + 0.08 * k, 2.31)], 1.2, out=0.04
        )
    room.panel(right, 0.28, 0.75, 0.42, 1.15, (150, 154, 158), edge=1.0, out=0.02)
    for row in range(6):
        for col in range(2):
            lit = (row, col) == (3, 1)
            room.disc(
                right,
                0.39 + col * 0.2,
                0.9 + row * 0.17,
                0.055,
                (255, 214, 120) if lit else (236, 236, 230),
                out=0.04,
                edge=0.8,
                value=1.2 if lit else 1.0,
            )
    for wall in (left, right):
        room.line(
            wall,
            [(0 if wall is left else 0.9, 0.92), (99 if wall is None else wall.length, 0.92)],
            3.0,
            out=0.06,
        )
        room.boards(wall, 0.55)
    for x in (-0.5, 0.5):
        y = cage.room.ceiling - 0.02
        corners: list[Vec3] = [
            (x - 0.35, y, -0.6),
            (x + 0.35, y, -0.6),
            (x + 0.35, y, 1.1),
            (x - 0.35, y, 1.1),
        ]
        scene.board.plane(corners, (255, 253, 244), 1.2, edge=0.6)


def draw_train(scene: Scenery) -> None:
    """A compartment: two padded benches face each other, luggage nets above, the land passing outside."""
    draw_passing_world(scene, low=0.25)
    cabin = long_room(scene)
    room = Inside(cabin, (116, 92, 80), scene.tint((176, 138, 100)), (222, 212, 190), skirting=False)
    _shell_with_window(room, 0.62, 0.95, 1.9)
    r = cabin.room
    back = room.wall_named("back")
    room.panel(back, 0.9, 0.62, 1.2, 0.05, OAK, out=0.25, edge=0.8)
    for u in (0.5, 2.28):
        for k in range(3):
            room.panel(
                back,
                u + k * 0.09,
                0.9,
                0.1,
                1.12,
                scaled((150, 60, 56), 0.9 + 0.1 * (k % 2)),
                out=0.06,
                edge=0.6,
            )
    for wall in (room.wall_named("left"), room.wall_named("right")):
        if wall is None:
            continue
        room.panel(wall, 0, 1.45, wall.length, 0.3, (206, 190, 160), edge=0.6)
        for k in range(6):
            room.picture_frame(wall, wall.length - 1.5 - k * 1.1, 1.46, 0.5, 0.28, (150, 170, 160))
    for s in (-1, 1):
        put(
            scene,
            _compartment_seat,
            s * (r.right - 0.42),
            0.75,
            (2.3, 1.35, 0.75),
            scene.tint((134, 66, 62), 2),
            facing=90 if s < 0 else 270,
        )
        put(
            scene,
            _luggage_net,
            s * (r.right - 0.3),
            0.75,
            (2.3, 0.3, 0.5),
            BRASS,
            facing=90 if s < 0 else 270,
            base=1.85,
        )


def _shell_with_window(room: Inside, u: float, sill: float, head: float) -> None:
    """Floor, ceiling, sides and the back wall around an opening with what is outside in it."""
    r, board = room.scene.room, room.scene.board
    board.plane(
        [(r.left, 0, r.front), (r.right, 0, r.front), (r.right, 0, r.back), (r.left, 0, r.back)],
        room.floor,
        0.95,
    )
    top = [
        (r.left, r.ceiling, r.front),
        (r.right, r.ceiling, r.front),
        (r.right, r.ceiling, r.back),
        (r.left, r.ceiling, r.back),
    ]
    board.plane(top, room.ceiling, 0.9, edge=0.8)
    for wall in room.walls:
        if wall.name in ("left", "right"):
            room.panel(wall, 0, 0, wall.length, wall.height, room.wall, edge=1.0)
    back = room.wall_named("back")
    wide = room.scene.width
    for a, b, w, h in (
        (0, 0, wide, sill),
        (0, head, wide, r.ceiling - head),
        (0, sill, u, head - sill),
        (wide - u, sill, u, head - sill),
    ):
        room.panel(back, a, b, w, h, room.wall, edge=0.0)
    frame = [(u, sill), (wide - u, sill), (wide - u, head), (u, head), (u, sill)]
    room.line(back, frame, 2.4, out=0.02)
    room.line(back, [(u, head - 0.25), (wide - u, head - 0.25)], 1.2, out=0.02)
    for x in (r.left, r.right):
        board.edges([[(x, 0, r.back), (x, r.ceiling, r.back)]], 1.0)


def _compartment_seat(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -0.05), (w, 0.3, d * 0.8), scaled(OAK, 0.8))
    m.box((0, 0.3, 0), (w, 0.16, d), colour)
    m.box((0, 0.46, -d * 0.42), (w, h - 0.46, d * 0.18), colour)
    for k in range(4):
        x = -w / 2 + w * k / 3
        m.line([(x, 0.46, -d * 0.3), (x, h, -d * 0.3)], 0.9)
    for k in range(3):
        x = -w / 2 + w * (k + 0.5) / 3
        m.face(
            [
                (x - 0.22, h * 0.8, -d * 0.3),
                (x + 0.22, h * 0.8, -d * 0.3),
                (x + 0.22, h, -d * 0.3),
                (x - 0.22, h, -d * 0.3),
            ],
            (240, 236, 226),
            edge=0.5,
        )


def _luggage_net(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _h, d = size
    for z in (-0.3, 0.1, 0.5):
        m.tube((-w / 2, 0.02, z * d), (w / 2, 0.02, z * d), 0.016, colour, outline=0.5)
    for k in range(4):
        x = -w / 2 + w * k / 3
        m.rod(
            [(x, -0.14, -d / 2, 0.015), (x, 0.02, -d * 0.1, 0.015), (x, 0.12, d / 2, 0.015)],
            colour,
            outline=0.5,
        )
    m.box((-w * 0.24, 0.04, 0), (0.62, 0.3, 0.36), (134, 96, 66), edge=0.9)
    m.box((w * 0.2, 0.04, 0), (0.5, 0.22, 0.34), (84, 104, 96), edge=0.9)


def draw_ship_cabin(scene: Scenery) -> None:
    """Planked walls under low curved beams, brass portholes on the sea, a bunk, a chart, a lantern."""
    plank = scene.tint((156, 112, 76))
    room = Inside(scene, scene.tint((140, 104, 74), 1), plank, scaled(plank, 0.85), skirting=False)
    room.draw(planks=0.2)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.logs(wall, 0.24)
    for k in range(5, -1, -1):
        z = r.front + 1.2 + k * 0.85
        if scene.board.lens.depth((0, r.ceiling, z)) > 0.8:
            room.world.rod(
                [
                    (r.left, 1.75, z, 0.09),
                    (-1.2, r.ceiling - 0.1, z, 0.09),
                    (0, r.ceiling - 0.04, z, 0.09),
                    (1.2, r.ceiling - 0.1, z, 0.09),
                    (r.right, 1.75, z, 0.09),
                ],
                scaled(plank, 0.7),
                outline=0.6,
            )
    for u in (1.2, 2.6, 3.9):
        porthole(room, back, u, 1.38, 0.3)
    porthole(room, room.wall_named("left"), 2.4, 1.5, 0.26)
    room.door(room.wall_named("right"), 1.4, wide=0.8, tall=1.75, colour=(112, 78, 52))
    put(scene, _berth, r.left + 0.5, r.back - 1.1, (0.95, 0.95, 2.0), (110, 60, 58))
    put(scene, f.table, 1.3, 2.05, (1.3, 0.75, 0.8), OAK)
    put(scene, _chart, 1.3, 2.05, (1.0, 0.05, 0.6), (232, 218, 180), base=0.76)
    put(scene, lantern, 0.35, 1.6, (0.2, 0.34, 0.2), DARK, base=1.55)
    put(scene, block, r.right - 0.5, r.back - 0.4, (0.8, 0.5, 0.5), (112, 78, 52))


def porthole(room: Inside, wall: object, u: float, v: float, radius: float) -> None:
    """A round window with a brass rim: the sea and the sky."""
    on = next((w for w in room.walls if w is wall), None)
    if on is None:
        return
    room.disc(on, u, v, radius + 0.09, BRASS, out=0.03)
    sky_pane(room.scene, [on.at(a, b, 0.04) for a, b in ring(u, v, radius)])
    level = [p for p in ring(u, v, radius, 24) if p[1] <= v - 0.02]
    room.poly(on, level, (84, 124, 146), out=0.05, edge=0.5)
    room.line(
        on,
        [(u - radius * 0.5, v - radius * 0.4), (u, v - radius * 0.34), (u + radius * 0.5, v - radius * 0.42)],
        0.6,
        out=0.06,
    )
    for a, b in ring(u, v, radius + 0.045, 8):
        room.disc(on, a, b, 0.016, scaled(BRASS, 0.7), out=0.05, edge=0.3)


def _berth(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.62, d), (132, 94, 62))
    m.box((0, h * 0.62, 0), (w * 0.96, 0.16, d * 0.96), (232, 226, 212))
    m.box((0, h * 0.68, d * 0.14), (w * 0.98, 0.14, d * 0.66), colour)
    m.box((0, h * 0.8, -d * 0.38), (w * 0.7, 0.1, d * 0.15), (246, 242, 232), edge=0.7)
    for k in range(2):
        m.face(
            [
                (w / 2 + 0.01, 0.12, -d * 0.4 + k * d * 0.42),
                (w / 2 + 0.01, 0.12, -d * 0.04 + k * d * 0.42),
                (w / 2 + 0.01, h * 0.5, -d * 0.04 + k * d * 0.42),
                (w / 2 + 0.01, h * 0.5, -d * 0.4 + k * d * 0.42),
            ],
            (116, 82, 54),
            edge=0.8,
        )


def _chart(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _, d = size
    m.face(
        [(-w / 2, 0.01, -d / 2), (w / 2, 0.01, -d / 2), (w / 2, 0.01, d / 2), (-w / 2, 0.01, d / 2)],
        colour,
        edge=0.7,
    )
    m.line(
        [
            (-w * 0.4, 0.02, -d * 0.2),
            (-w * 0.1, 0.02, d * 0.1),
            (w * 0.1, 0.02, -d * 0.1),
            (w * 0.4, 0.02, d * 0.3),
        ],
        0.8,
    )
    m.rod([(-w / 2, 0.03, -d / 2, 0.03), (-w / 2, 0.03, d / 2, 0.03)], scaled(colour, 0.9), outline=0.6)
    m.rod([(w * 0.2, 0.03, 0.1, 0.05), (w * 0.2, 0.05, 0.1, 0.05)], BRASS, outline=0.6)
