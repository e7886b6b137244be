"""The back of an ambulance."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_care import drip
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, put
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import Wall
from storyboard_cli.render.preview.solids import SolidBuilder

_RED: Rgb = (196, 52, 48)
_GREEN: Rgb = (88, 150, 120)
_SEAT: Rgb = (70, 96, 118)


def draw_ambulance(scene: Scenery) -> None:
    """Two rear doors with windows on the road, lockers behind glass at the left, a bench at the right, a
    drip that hangs from the rail in the ceiling, an oxygen bottle, a monitor."""
    room = Inside(scene, scene.tint((150, 158, 160), 1), scene.tint((228, 232, 230)), WHITE, skirting=False)
    room.draw(tiles=0.3)
    r = scene.room
    for wall in room.walls:
        room.panel(wall, 0, 0.98, wall.length, 0.1, _RED, edge=0.4)
    _rear_doors(room, room.wall_named("back"))
    _lockers(room, room.wall_named("left"))
    right = room.wall_named("right")
    if right is not None:
        room.window(right, right.length * 0.3, 1.28, 1.1, 0.42, panes=(2, 1))
    put(scene, _bench, r.right - 0.24, r.back - 1.3, (0.46, 0.9, 1.9), _SEAT)
    put(scene, _oxygen, r.left + 0.2, r.back - 0.28, (0.26, 1.1, 0.26), _GREEN)
    put(scene, drip, r.left + 0.5, r.back - 0.4, (0.3, r.ceiling - 0.06, 0.3), STEEL)
    for x in (-0.35, 0.35):
        y = r.ceiling - 0.09
        if scene.board.lens.depth((x, y, r.front + 1.4)) > 0.8:
            room.world.rod([(x, y, r.front + 1.4, 0.02), (x, y, r.back - 0.1, 0.02)], STEEL, outline=0.5)
    room.strip_lights((0.0,), 2, long=0.9)


def _rear_doors(room: Inside, wall: Wall | None) -> None:
    """Both leaves, each with a window, a handle, a red cross between."""
    if wall is None:
        return
    half, tall = min(wall.length / 2 - 0.06, 0.95), wall.height - 0.12
    for side in (-1, 1):
        left = wall.length / 2 - (half if side < 0 else 0.0)
        room.panel(wall, left, 0.04, half, tall, (216, 222, 222), edge=1.3)
        room.window(wall, left + half * 0.16, 1.16, half * 0.68, tall - 1.36, panes=(1, 1))
        room.panel(wall, left + half * 0.12, 0.3, half * 0.76, 0.62, (204, 210, 212), edge=0.7, out=0.02)
        room.panel(wall, wall.length / 2 + side * 0.09 - 0.02, 0.7, 0.04, 0.26, DARK, edge=0.6, out=0.04)
        middle = left + half / 2
        room.panel(wall, middle - 0.13, 0.57, 0.26, 0.08, _RED, edge=0.3, out=0.03)
        room.panel(wall, middle - 0.04, 0.48, 0.08, 0.26, _RED, edge=0.3, out=0.03)
    room.line(wall, [(wall.length / 2, 0.04), (wall.length / 2, tall + 0.04)], 2.0, out=0.03)


def _lockers(room: Inside, wall: Wall | None) -> None:
    """Lockers with sliding glass, bottles and boxes in them, a monitor on the worktop below."""
    if wall is None:
        return
    long = wall.length * 0.62
    room.panel(wall, 0.1, 1.3, long, 0.66, (196, 204, 206), edge=1.1, out=0.04)
    for k in range(4):
        u, wide = 0.14 + k * long / 4, long / 4 - 0.08
        room.panel(wall, u, 1.34, wide, 0.58, (170, 200, 206), edge=0.6, out=0.05)
        for j in range(3):
            tone = ((226, 226, 220), _RED, (96, 140, 176))[(j + k) % 3]
            at = u + 0.05 + j * wide / 3
            room.panel(wall, at, 1.36, wide / 4, 0.2 + 0.07 * ((j + k) % 2), tone, edge=0.4, out=0.055)
            room.panel(wall, at, 1.66, wide / 4, 0.14, scaled(tone, 0.9), edge=0.4, out=0.055)
    room.panel(wall, 0.1, 0.0, long, 0.86, (206, 212, 212), edge=1.0, out=0.05)
    room.panel(wall, 0.3, 0.9, 0.5, 0.36, DARK, edge=0.8, out=0.06)
    room.panel(wall, 0.34, 0.94, 0.42, 0.28, (40, 66, 62), edge=0.4, out=0.065)
    pulse = [(0.36, 1.06), (0.46, 1.06), (0.5, 1.18), (0.55, 0.98), (0.6, 1.06), (0.74, 1.06)]
    room.line(wall, pulse, 1.2, out=0.07)


def _bench(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An upholstered bench along the wall, its back at the wall, a belt across."""
    w, h, d = size
    m.box((0, 0, 0), (w, 0.4, d), (206, 212, 212))
    m.box((0, 0.4, 0), (w, 0.1, d), colour)
    m.box((w * 0.42, 0.5, 0), (0.08, h - 0.5, d), colour)
    for k in (-1, 1):
        m.line([(-w / 2, 0.5, k * d / 6), (w * 0.38, 0.5, k * d / 6), (w * 0.38, h, k * d / 6)], 0.8)


def _oxygen(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A bottle with a valve."""
    w, h, _ = size
    m.tube((0, 0.05, 0), (0, h * 0.78, 0), w * 0.42, colour)
    m.tube((0, h * 0.78, 0), (0, h * 0.9, 0), w * 0.2, WHITE)
    m.tube((-w * 0.3, h * 0.94, 0), (w * 0.3, h * 0.94, 0), 0.02, STEEL, outline=0.5)
