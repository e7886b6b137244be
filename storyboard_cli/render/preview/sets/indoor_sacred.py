"""Places of worship and of the dead: church, temple, mosque, crypt."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    GREEN,
    OAK,
    STONE,
    Inside,
    Tube,
    arched,
    floor_patch,
    half_round,
    put,
    sheet,
)
from storyboard_cli.render.preview.sets.indoor_seats import pew
from storyboard_cli.render.preview.sets.indoor_things import (
    BRASS,
    block,
    candles,
    column,
    hanging_lamp,
    torch,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import Wall
from storyboard_cli.render.preview.solids import SolidBuilder

_GLASS: tuple[Rgb, ...] = ((186, 84, 74), (92, 124, 176), (210, 176, 92), (104, 150, 110), (140, 104, 160))
_GOLD: Rgb = (212, 176, 84)


def draw_church(scene: Scenery) -> None:
    """Pews to both sides of an aisle, columns, pointed windows, an altar under a cross."""
    room = Inside(scene, scene.tint((176, 168, 154), 1), scene.tint((206, 198, 182)), (188, 178, 162))
    room.draw(tiles=0.8)
    r, back = scene.room, room.wall_named("back")
    wide = scene.width
    room.arch(back, wide * 0.2, 0, wide * 0.6, 7.2, scene.tint((178, 168, 150)), pointed=True, value=0.82)
    for k in (-1, 0, 1):
        stained(room, back, wide / 2 + k * 1.6 - 0.5, 2.6, 1.0, 3.4 + 0.6 * (k == 0))
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k in range(5):
            stained(room, wall, 1.4 + k * 3.3, 2.0, 1.3, 3.6)
    floor_patch(scene, -0.75, 0.75, r.front, r.back - 2.4, scene.tint((150, 66, 60), 2))
    put(scene, block, 0, r.back - 1.6, (5.4, 0.55, 3.0), STONE)
    put(scene, _altar, 0, r.back - 1.9, (2.4, 1.2, 0.8), (236, 232, 222), base=0.3)
    put(scene, _cross, 0, r.back - 0.6, (1.5, 2.4, 0.1), OAK, base=2.0)
    for x in (-1.7, 1.7):
        put(scene, candles, x, r.back - 2.2, (0.5, 1.7, 0.3), BRASS, base=0.3)
    put(scene, _pulpit, 3.0, r.back - 3.6, (1.1, 2.0, 1.1), OAK)
    for s in (-1, 1):
        for k in range(5):
            put(
                scene,
                column,
                s * 3.9,
                r.back - 1.4 - k * 3.0,
                (0.55, r.ceiling, 0.55),
                scene.tint((198, 190, 174)),
            )
        for row in range(6):
            scene.stand(pew, (s * 2.2, 1.3 + row * 1.15), (2.7, 1.02, 0.55), OAK, facing=180)
        for row in range(2):
            scene.stand(pew, (s * 2.2, -1.2 - row * 1.3), (2.7, 1.02, 0.55), OAK, facing=180)


def stained(room: Inside, wall: Wall | None, u: float, v: float, wide: float, tall: float) -> None:
    """A pointed window of coloured glass."""
    room.arch(wall, u - 0.1, v - 0.1, wide + 0.2, tall + 0.22, (150, 142, 128), pointed=True)
    room.arch(wall, u, v, wide, tall, (206, 214, 216), pointed=True, value=1.1, out=0.014)
    for row in range(4):
        for side in range(2):
            low = v + 0.1 + row * tall * 0.2
            left = u + 0.06 + side * wide / 2
            right, high = left + wide / 2 - 0.12, low + tall * 0.17
            corners = [(left, low), (right, low), (right, high), (left, high)]
            room.poly(wall, corners, _GLASS[(row * 2 + side * 3) % 5], value=1.12, edge=0.4, out=0.02)
    room.line(wall, [(u + wide / 2, v), (u + wide / 2, v + tall * 0.96)], 1.0, out=0.025)


def _altar(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0.3, 0), (w, h - 0.36, d), (190, 182, 166))
    m.box((0, h - 0.08, 0), (w + 0.2, 0.08, d + 0.16), colour)
    z = d / 2 + 0.09
    m.face([(-w * 0.28, 0.5, z), (w * 0.28, 0.5, z), (w * 0.28, h, z), (-w * 0.28, h, z)], colour, edge=0.6)
    m.line([(0, h - 0.14, z + 0.01), (0, 0.62, z + 0.01)], 1.4)
    m.line([(-0.18, h - 0.32, z + 0.01), (0.18, h - 0.32, z + 0.01)], 1.4)
    m.rod([(0.5, h, 0, 0.05), (0.5, h + 0.12, 0, 0.02), (0.5, h + 0.26, 0, 0.07)], _GOLD, outline=0.6)


def _cross(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (0.2, h, d), colour)
    m.box((0, h * 0.66, 0.01), (w, 0.2, d), colour)


def _pulpit(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.5, h * 0.5, d * 0.5), scaled(colour, 0.85))
    m.box((0, h * 0.48, 0), (w, h * 0.5, d), colour)
    m.box((0, h, 0.2), (w * 0.7, 0.06, d * 0.4), scaled(colour, 1.15))
    m.box((0, h + 1.5, 0), (w * 1.25, 0.2, d * 1.25), colour)


def draw_temple(scene: Scenery) -> None:
    """Red posts under a beamed roof, and a golden seated figure on its lotus."""
    room = Inside(scene, scene.tint((150, 116, 88), 1), scene.tint((196, 168, 130)), (120, 84, 62))
    room.draw(planks=0.35)
    r, back = scene.room, room.wall_named("back")
    room.beams(6, (136, 62, 48), thick=0.3)
    room.panel(back, scene.width * 0.24, 0, scene.width * 0.52, 4.9, (168, 74, 56), value=0.85)
    room.arch(back, scene.width * 0.29, 0.9, scene.width * 0.42, 3.8, (226, 192, 110), value=1.0, out=0.02)
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k in range(4):
            room.panel(wall, 1.0 + k * 3.4, 0.8, 2.4, 2.6, (226, 216, 190), edge=1.1)
            for j in range(1, 5):
                room.line(wall, [(1.0 + k * 3.4 + j * 0.48, 0.8), (1.0 + k * 3.4 + j * 0.48, 3.4)], 0.7)
            room.line(wall, [(1.0 + k * 3.4, 2.1), (3.4 + k * 3.4, 2.1)], 0.7)
    floor_patch(scene, -1.2, 1.2, r.front, r.back - 2.6, (160, 60, 50))
    put(scene, block, 0, r.back - 1.4, (4.2, 0.7, 2.0), (150, 62, 50))
    put(scene, _buddha, 0, r.back - 1.4, (2.1, 2.9, 1.2), _GOLD, base=0.7)
    put(scene, _incense, 0, r.back - 3.2, (0.9, 1.0, 0.9), BRASS)
    for s in (-1, 1):
        put(scene, candles, s * 1.6, r.back - 2.6, (0.5, 1.5, 0.3), BRASS, base=0.3)
        for k in range(4):
            put(scene, column, s * 3.3, r.back - 0.9 - k * 2.9, (0.5, r.ceiling, 0.5), (176, 66, 52))
            put(scene, _lantern, s * 2.4, r.back - 1.8 - k * 2.6, (0.5, 0.7, 0.5), (206, 74, 56), base=3.5)


def _buddha(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for k in range(-3, 4):
        m.rod([(k * w * 0.15, 0.04, d * 0.3, 0.14), (k * w * 0.16, 0.26, d * 0.4, 0.1)], scaled(colour, 0.85))
    m.rod(
        [(-w * 0.42, h * 0.2, 0.25, 0.26), (0, h * 0.17, 0.4, 0.24), (w * 0.42, h * 0.2, 0.25, 0.26)], colour
    )
    m.rod([(0, h * 0.26, 0, w * 0.24), (0, h * 0.5, 0, w * 0.26)], colour)
    for s in (-1, 1):
        m.rod(
            [
                (s * w * 0.27, h * 0.56, 0, 0.17),
                (s * w * 0.38, h * 0.36, 0.14, 0.13),
                (s * 0.1, h * 0.27, 0.44, 0.11),
            ],
            colour,
        )
    m.rod([(0, h * 0.62, 0, 0.15), (0, h * 0.66, 0, 0.14)], colour)
    m.rod([(0, h * 0.74, 0.04, 0.28), (0, h * 0.82, 0.04, 0.27)], colour)
    m.rod([(0, h * 0.94, 0, 0.13), (0, h * 0.96, 0, 0.1)], scaled(colour, 0.8))
    z = 0.34
    for s in (-1, 1):
        m.line([(s * 0.06, h * 0.79, z), (s * 0.17, h * 0.785, z)], 0.9)
    m.line([(-0.07, h * 0.715, z), (0.07, h * 0.715, z)], 0.8)


def _incense(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for s in (-1, 1):
        m.tube((s * w * 0.3, 0, 0), (s * w * 0.24, h * 0.5, 0), 0.05, scaled(colour, 0.7))
    m.rod([(0, h * 0.5, 0, w * 0.36), (0, h * 0.6, 0, w * 0.42)], scaled(colour, 0.8))
    for k in (-1, 0, 1):
        m.line([(k * 0.1, h * 0.9, 0), (k * 0.16, h * 1.35, 0)], 0.7)


def _lantern(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.line([(0, h, 0), (0, h + 1.6, 0)], 0.6)
    m.rod([(0, h * 0.36, 0, w * 0.46), (0, h * 0.64, 0, w * 0.46)], colour)
    for y in (0.0, h * 0.95):
        m.box((0, y, 0), (w * 0.5, 0.06, w * 0.5), DARK, edge=0.4)
    m.line([(0, 0, 0), (0, -0.3, 0)], 1.2)
    m.board.light_lamp(m.at(0, h / 2, 0), 1.2)


def draw_mosque(scene: Scenery) -> None:
    """A wide carpeted hall of round arches, a niche in the tiled wall, a stepped pulpit, rings of lamps."""
    room = Inside(scene, scene.tint((156, 62, 58), 1), scene.tint((222, 214, 196)), (206, 198, 182))
    room.draw()
    r, back = scene.room, room.wall_named("back")
    wide = scene.width
    for k in range(9):
        z = r.front + 1.2 + k * 1.6
        floor_patch(scene, r.left, r.right, z, z + 0.18, (206, 168, 110), edge=0.0)
    room.panel(back, 0, 0, wide, 2.2, (92, 136, 156))
    room.tiled(back, 0.4, 0, 2.2)
    room.panel(back, wide / 2 - 1.5, 0, 3.0, 4.4, (214, 190, 130), edge=1.1)
    room.arch(back, wide / 2 - 1.0, 0, 2.0, 3.7, (70, 112, 136), pointed=True, value=0.8, out=0.02)
    room.arch(back, wide / 2 - 0.65, 0, 1.3, 2.8, (56, 84, 106), pointed=True, value=0.75, out=0.03)
    for wall in room.walls:
        count = int(wall.length / 3)
        for k in range(count):
            if wall.name != "back" or abs(1.0 + k * 3.0 - wide / 2 + 0.6) > 1.8:
                room.arch(wall, 0.7 + k * 3.0, 2.6, 1.4, 2.4, (188, 216, 226), pointed=True, value=1.1)
    put(scene, _minbar, 2.9, r.back - 1.6, (1.0, 3.6, 2.6), OAK)
    for s in (-1, 1):
        for k in range(3):
            put(scene, column, s * 3.4, r.back - 2.4 - k * 3.6, (0.42, 3.6, 0.42), (226, 220, 206))
    room_arches(scene, 3.4, 3.6, r.ceiling, scene.tint((214, 200, 172)))
    put(scene, _ring_lamp, 0, r.back - 5.0, (3.2, 0.4, 3.2), BRASS, base=4.2)


def room_arches(scene: Scenery, x: float, low: float, high: float, colour: Rgb) -> None:
    """The arcade above two rows of columns that lead away."""
    r = scene.room
    for s in (-1, 1):
        for k in range(3):
            z1 = r.back - 2.4 - k * 3.6
            z0 = z1 - 3.6
            curve = [(z, low + v) for z, v in arched(z0, 0, z1 - z0, 1.7)]
            outline: list[Vec3] = [(s * x, y, z) for z, y in [*curve, (z1, high), (z0, high)]]
            sheet(scene, outline, colour)


def _minbar(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for k in range(6):
        m.box((0, 0, d / 2 - d * (k + 0.5) / 6), (w, h * 0.1 * (k + 1), d / 6), colour, edge=0.6)
    m.box((0, h * 0.6, -d * 0.4), (w, h * 0.32, 0.08), scaled(colour, 0.9))
    m.shape([(-w * 0.6, h * 0.9, -d * 0.4), (w * 0.6, h * 0.9, -d * 0.4), (0, h * 1.3, -d * 0.4)], GREEN)


def _ring_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    ring = m.ellipse((0, 0, 0), (0, 2), (size[0] / 2, size[0] / 2), 20)
    m.rod([(*p, 0.03) for p in [*ring, ring[0]]], DARK, outline=0.4)
    for p in ring[::2]:
        m.rod([(p[0], p[1] - 0.1, p[2], 0.06), (p[0], p[1] - 0.02, p[2], 0.05)], (255, 236, 180), outline=0.4)
    for p in ring[::5]:
        m.line([p, (0, 2.2, 0)], 0.4)
    m.board.light_lamp(m.at(0, 0, 0), 2.4)


def draw_crypt(scene: Scenery) -> None:
    """A low stone vault with a carved tomb in the middle, niches with coffins, an iron gate."""
    r = scene.room
    stone = scene.tint((142, 138, 130))
    vault = Tube(scene, half_round(r.right, r.ceiling, 1.3), stone, scene.tint((120, 116, 110), 1))
    vault.draw(ribs=1.9, weight=1.3)
    walls = Inside(scene, stone, stone, stone)
    back = walls.wall_named("back")
    walls.arch(back, scene.width / 2 - 0.75, 0, 1.5, 2.3, (58, 56, 58), value=0.7)
    for k in range(9):
        u = scene.width / 2 - 0.7 + k * 0.175
        walls.line(back, [(u, 0), (u, 1.9 + 0.3 * (1 - abs(k - 4) / 4))], 1.3, out=0.03)
    for wall in (walls.wall_named("left"), walls.wall_named("right")):
        walls.bricks(wall, 0, 1.3, course=0.32, long=0.7)
        for k in range(4):
            walls.arch(wall, 0.8 + k * 2.3, 0.45, 1.7, 0.8, (64, 62, 64), value=0.75)
            walls.panel(wall, 1.0 + k * 2.3, 0.5, 1.3, 0.3, (150, 132, 108), out=0.03)
    put(scene, _tomb, -1.5, 3.4, (1.0, 0.95, 2.2), STONE, facing=14)
    put(scene, _tomb, 1.6, 4.4, (1.0, 0.95, 2.2), STONE, facing=-8)
    for x in (-2.2, 2.2):
        put(scene, torch, x, r.back - 0.1, (0.2, 0.7, 0.2), OAK, base=1.2)
    scene.stand(candles, (0.6, 3.0), (0.5, 1.2, 0.3), BRASS)
    put(scene, hanging_lamp, 0, 4.6, (0.3, 0.24, 0.3), DARK, base=2.2)


def _tomb(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 1.2, 0.14, d * 1.1), scaled(colour, 0.9))
    m.box((0, 0.14, 0), (w, h - 0.28, d), colour)
    m.box((0, h - 0.16, 0), (w * 1.16, 0.14, d * 1.08), scaled(colour, 1.1))
    m.rod(
        [(0, h + 0.1, d * 0.3, 0.12), (0, h + 0.14, -d * 0.1, 0.2), (0, h + 0.12, -d * 0.22, 0.1)],
        scaled(colour, 1.05),
    )
    m.rod([(0, h + 0.16, -d * 0.34, 0.13), (0, h + 0.16, -d * 0.33, 0.12)], scaled(colour, 1.05))
