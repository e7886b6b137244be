"""Where people train and swim: gym and pool."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha
from storyboard_cli.render.preview.sets.indoor_kit import (
    OAK,
    STEEL,
    Inside,
    floor_patch,
    put,
    ring,
)
from storyboard_cli.render.preview.sets.indoor_things import block
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_gym(scene: Scenery) -> None:
    """A sprung floor with court lines, wall bars, a hoop on its board, ropes, a vaulting box, mats."""
    room = Inside(scene, scene.tint((206, 164, 112), 1), scene.tint((206, 206, 192)), (196, 196, 188))
    room.draw(planks=0.45)
    r, back = scene.room, room.wall_named("back")
    for z in (0.6, 5.6):
        floor_patch(scene, -5.6, 5.6, z, z + 0.1, (238, 236, 228), 0.0)
    for x in (-5.6, -1.3, 1.3, 5.5):
        floor_patch(
            scene,
            x,
            x + 0.1,
            0.6 if abs(x) > 3 else 5.6,
            r.back - 1,
            (190, 64, 58) if abs(x) < 3 else (238, 236, 228),
            0.0,
        )
    _court_ring(scene, 5.6, 1.35)
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k in range(4):
            room.window(wall, 1.2 + k * 3.6, 3.6, 2.6, 1.6, panes=(4, 2))
            wall_bars(room, wall, 1.3 + k * 3.6)
    room.panel(back, scene.width / 2 - 3.2, 0, 6.4, 1.8, (92, 116, 156))
    for k in range(1, 6):
        room.line(
            back,
            [(scene.width / 2 - 3.2 + k * 1.07, 0), (scene.width / 2 - 3.2 + k * 1.07, 1.8)],
            0.8,
            out=0.03,
        )
    for u in (1.0, scene.width - 3.0):
        wall_bars(room, back, u)
    put(scene, hoop, 0.0, r.back - 0.6, (1.8, 1.2, 0.6), (244, 244, 240), base=2.9)
    room.panel(back, scene.width / 2 + 3.6, 3.4, 1.9, 0.9, (44, 46, 54), edge=1.0)
    for k in range(2):
        room.panel(
            back,
            scene.width / 2 + 3.8 + k * 0.85,
            3.6,
            0.6,
            0.5,
            (226, 80, 62),
            value=1.15,
            out=0.03,
            edge=0.4,
        )
    put(scene, _vaulting_box, 3.0, 3.6, (1.5, 1.2, 0.6), OAK, facing=20)
    put(scene, block, -2.9, 3.0, (2.2, 0.16, 1.3), (84, 120, 176))
    for x in (-3.0, -2.3):
        put(scene, _rope_down, x, 4.4, (0.08, r.ceiling, 0.08), (206, 182, 130))


def _court_ring(scene: Scenery, z: float, radius: float) -> None:
    board = scene.board
    points = [(x, 0.01, z - v) for x, v in ring(0, 0, radius, 28)]
    board.edges([[a, b] for a, b in zip(points, [*points[1:], points[0]], strict=True)], 1.2)


def wall_bars(room: Inside, wall: object, u: float) -> None:
    """A frame of rungs for climbing, from the floor to above a head."""
    on = next((w for w in room.walls if w is wall), None)
    for x in (u, u + 1.0, u + 2.0):
        room.panel(on, x - 0.05, 0, 0.1, 2.7, (176, 128, 80), out=0.1, edge=0.7)
    for k in range(13):
        room.line(on, [(u, 0.2 + k * 0.2), (u + 2.0, 0.2 + k * 0.2)], 1.7, out=0.12)


def hoop(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A basketball board with its ring and net; `base` is its lower edge."""
    w, h, d = size
    for s in (-1, 1):
        m.tube((s * 0.4, h * 0.5, -d), (s * 0.4, h * 0.5, 0), 0.05, STEEL)
    m.face([(-w / 2, 0, 0), (w / 2, 0, 0), (w / 2, h, 0), (-w / 2, h, 0)], colour)
    m.line(
        [
            (-0.3, h * 0.2, 0.01),
            (0.3, h * 0.2, 0.01),
            (0.3, h * 0.62, 0.01),
            (-0.3, h * 0.62, 0.01),
            (-0.3, h * 0.2, 0.01),
        ],
        1.6,
    )
    rim = m.ellipse((0, h * 0.14, 0.32), (0, 2), (0.24, 0.24), 16)
    low = m.ellipse((0, h * 0.14 - 0.42, 0.32), (0, 2), (0.15, 0.15), 16)
    for k in range(0, 16, 2):
        m.line([rim[k], low[(k + 2) % 16]], 0.6)
        m.line([rim[k], low[(k - 2) % 16]], 0.6)
    m.rod([(*p, 0.022) for p in [*rim, rim[0]]], (216, 104, 54), outline=0.6)


def _vaulting_box(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for k in range(4):
        y, wide = h * 0.21 * k, 1.0 - 0.07 * k
        m.box((0, y, 0), (w * wide, h * 0.2, d * wide), colour, edge=0.8)
        m.line([(-0.14, y + h * 0.1, d * wide / 2 + 0.01), (0.14, y + h * 0.1, d * wide / 2 + 0.01)], 2.2)
    m.box((0, h * 0.84, 0), (w * 0.78, h * 0.16, d * 0.8), (196, 182, 160))


def _rope_down(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.rod([(0, 0.3, 0, 0.035), (0, size[1], 0, 0.03)], colour, outline=0.6)
    m.rod([(0, 0.3, 0, 0.06), (0, 0.4, 0, 0.05)], colour, outline=0.6)


def draw_pool(scene: Scenery) -> None:
    """A long tiled basin with lane ropes, starting blocks, a ladder, a board; light on the walls."""
    room = Inside(scene, scene.tint((206, 210, 204), 1), scene.tint((200, 214, 214)), (206, 212, 210))
    room.draw(tiles=0.5)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.tiled(wall, 0.5, 0, 1.5)
        room.panel(wall, 0, 1.5, wall.length, 0.2, (84, 140, 176), edge=0.5)
    for k in range(4):
        room.window(room.wall_named("left"), 1.0 + k * 4.0, 2.0, 3.2, 2.4, panes=(4, 2))
        room.window(room.wall_named("right"), 1.0 + k * 4.0, 2.0, 3.2, 2.4, panes=(4, 2))
    room.disc(back, scene.width / 2, 3.4, 0.5, (244, 242, 234), edge=1.4)
    room.line(
        back, [(scene.width / 2, 3.8), (scene.width / 2, 3.4), (scene.width / 2 + 0.25, 3.25)], 1.4, out=0.03
    )
    _water(scene)
    for x in (-3.6, -1.2, 1.2, 3.6):
        put(scene, _start, x, r.back - 1.4, (0.55, 0.7, 0.6), (226, 230, 230))
    put(scene, _pool_ladder, 4.3, 2.6, (0.6, 1.0, 0.4), STEEL, facing=270)
    put(scene, f.bench, -5.3, 3.4, (1.8, 0.45, 0.4), (120, 160, 180), facing=90)
    put(scene, _buoy, -5.7, 5.4, (0.8, 0.8, 0.1), (222, 84, 62), facing=90, base=1.1)


def _water(scene: Scenery) -> None:
    board, r = scene.board, scene.room
    left, right, near, far = -4.4, 4.4, 1.9, r.back - 1.8
    board.plane(
        [
            (left - 0.3, 0.02, near - 0.3),
            (right + 0.3, 0.02, near - 0.3),
            (right + 0.3, 0.02, far + 0.3),
            (left - 0.3, 0.02, far + 0.3),
        ],
        (84, 140, 176),
        1.0,
        edge=0.9,
    )
    board.plane(
        [(left, 0.0, near), (right, 0.0, near), (right, 0.0, far), (left, 0.0, far)],
        (112, 196, 216),
        1.05,
        edge=0.9,
    )
    for k in range(1, 4):
        x = left + (right - left) * k / 4
        board.edges([[(x, 0.05, near), (x, 0.05, far)]], 2.0)
        floats = [(x, 0.05, near + j * 0.7) for j in range(int((far - near) / 0.7))]
        for j, place in enumerate(floats):
            if board.lens.depth(place) > 0.6:
                px, py = board.lens.point(place)
                size = 0.07 * board.lens.scale_at(place)
                tone = board.tone.set((214, 72, 62) if j % 2 else (244, 244, 240), 1.0, 6)
                board.picture.fill(
                    [
                        turned(
                            [
                                (px - size, py - size),
                                (px + size, py - size),
                                (px + size, py + size),
                                (px - size, py + size),
                            ]
                        )
                    ],
                    alpha(tone, 1),
                )
    shine = []
    for k in range(22):
        x, z = left + 0.3 + (k * 1.7) % (right - left - 1.2), near + 0.3 + (k * 2.3) % (far - near - 0.6)
        shine.append([(x, 0.01, z), (x + 0.3, 0.01, z + 0.08), (x + 0.7, 0.01, z)])
    pieces = [piece for line in shine for piece in board.lens.line(line)]
    board.picture.stroke(pieces, board.unit * 1.5, alpha(board.tone.set((240, 250, 252), 1.1, 4), 0.8))


def _start(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.7, h * 0.8, d * 0.7), (84, 140, 176))
    m.box((0, h * 0.8, 0.05), (w, h * 0.14, d), colour)


def _pool_ladder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.rod(
            [
                (s * w / 2, 0, -d, 0.03),
                (s * w / 2, h * 0.9, -d * 0.6, 0.03),
                (s * w / 2, h * 0.9, 0.1, 0.03),
                (s * w / 2, 0, d * 0.4, 0.03),
            ],
            colour,
            outline=0.7,
        )


def _buoy(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    rim = m.ellipse((0, size[1] / 2, 0.08), (0, 1), (size[0] * 0.42, size[0] * 0.42), 20)
    m.rod([(*p, 0.08) for p in [*rim, rim[0]]], colour)
    for k in (0, 5, 10, 15):
        m.rod([(*rim[k], 0.085), (*rim[k + 1], 0.085)], (244, 244, 240), outline=0.5)
