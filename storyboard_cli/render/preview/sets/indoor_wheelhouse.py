"""The bridge of a ship: slanted windows on the sea, the wheel, a radar, a compass, a chart on its table."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, OAK, STEEL, Inside, put, sky_pane
from storyboard_cli.render.preview.sets.indoor_things import BRASS
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import Wall
from storyboard_cli.render.preview.solids import SolidBuilder

_PAINT: Rgb = (176, 184, 180)
_SEA: Rgb = (92, 130, 148)
_RADAR: Rgb = (70, 168, 112)
_SILL, _HEAD = 1.02, 1.98
_PANE = 0.98
"""Metres of wall for each window."""


def draw_wheelhouse(scene: Scenery) -> None:
    """Painted walls with a row of windows all round, the console under them, the wheel before it."""
    paint = scene.tint((198, 202, 194), 0, 0.3)
    room = Inside(scene, scene.tint((128, 96, 70), 1, 0.3), paint, (222, 222, 212))
    room.draw(planks=0.3)
    r = scene.room
    for name in ("back", "left", "right"):
        wall = room.wall_named(name)
        if wall is not None:
            _windows(scene, room, wall)
            room.panel(wall, 0.0, 0.0, wall.length, 0.86, OAK, edge=0.7)
            room.boards(wall, 0.32, 0.0, 0.86)
            room.panel(wall, 0.0, _SILL - 0.1, wall.length, 0.1, scaled(OAK, 0.8), out=0.05, edge=0.7)
    room.beams(3, scaled(paint, 0.86), thick=0.1)
    for x in (-1.6, 1.5):
        put(scene, _desk, x, r.back - 0.36, (1.9, 0.98, 0.6), _PAINT)
    put(scene, _overhead, 0.0, r.back - 0.3, (2.4, 0.26, 0.3), DARK, base=2.02)
    scene.stand(_wheel, (0.0, r.back - 0.85), (1.1, 1.35, 0.3), OAK)
    scene.stand(_binnacle, (-0.95, r.back - 1.1), (0.42, 1.15, 0.42), OAK)
    scene.stand(_chart_table, (-r.right + 0.5, 0.5), (1.3, 0.88, 0.8), OAK, facing=90)
    scene.stand(_stool, (r.right - 0.75, 1.2), (0.6, 1.25, 0.6), (92, 70, 56), facing=180)


def _windows(scene: Scenery, room: Inside, wall: Wall) -> None:
    """Panes that lean out at the top, with the sea up to the height of the eye behind them."""
    count = max(1, int(wall.length / _PANE))
    step = wall.length / count
    level = min(max(scene.board.lens.eye[1], _SILL + 0.2), _HEAD - 0.25)
    frame = scaled(room.wall, 0.78)
    room.panel(wall, 0.04, _SILL - 0.02, wall.length - 0.08, _HEAD - _SILL + 0.1, frame, edge=0.9)
    for k in range(count):
        low, high = k * step + 0.12, (k + 1) * step - 0.12
        lean = 0.06
        pane = [(low, _SILL + 0.05), (high, _SILL + 0.05), (high + lean, _HEAD), (low - lean, _HEAD)]
        sky_pane(scene, [wall.at(u, v, 0.02) for u, v in pane], 0.0)
        part = lean * (level - _SILL) / (_HEAD - _SILL)
        sea = [pane[0], pane[1], (high + part, level), (low - part, level)]
        room.poly(wall, sea, _SEA, out=0.025, edge=0.4)
        for j in range(3):
            v = _SILL + 0.14 + 0.13 * j
            if v < level - 0.04:
                u = low + (0.14 + 0.21 * ((k * 2 + j * 3) % 4)) * (high - low)
                room.line(wall, [(u, v), (u + 0.06, v + 0.02), (u + 0.14, v)], 0.5, out=0.03)
        room.line(wall, [*pane, pane[0]], 1.3, out=0.035)


def _desk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A console of dials, levers and a radar under the windows."""
    w, h, d = size
    m.box((0, 0, -d * 0.1), (w, h * 0.8, d * 0.8), colour)
    y0, y1, z0, z1 = h * 0.8, h, d * 0.3, -d * 0.4
    m.face([(-w / 2, y0, z0), (w / 2, y0, z0), (w / 2, y1, z1), (-w / 2, y1, z1)], DARK)

    def on(t: float, back: float) -> tuple[float, float, float]:
        return (w * t, y0 + (y1 - y0) * back + 0.01, z0 + (z1 - z0) * back)

    def dial(t: float, back: float, radius: float, tone: Rgb, value: float = 1.0) -> None:
        x, y, z = on(t, back)
        slope = (y1 - y0) / (z1 - z0)
        spots = [
            (x + radius * math.cos(a), y + radius * math.sin(a) * slope, z + radius * math.sin(a))
            for a in (k * math.tau / 14 for k in range(14))
        ]
        m.face(spots, tone, value=value, edge=0.5)

    dial(-0.26, 0.5, d * 0.3, _RADAR, 1.2)
    m.line([on(-0.26, 0.5), on(-0.2, 0.78)], 0.8)
    for t in (0.0, 0.13, 0.26):
        dial(t, 0.55, d * 0.13, (234, 232, 220))
        m.line([on(t, 0.55), on(t + 0.03, 0.72)], 0.5)
    for t, tone in ((0.36, (206, 70, 60)), (0.43, DARK)):
        x, y, z = on(t, 0.4)
        m.tube((x, y, z), (x, y + 0.16, z + 0.05), 0.015, STEEL)
        m.rod([(x, y + 0.17, z + 0.05, 0.035), (x, y + 0.18, z + 0.05, 0.035)], tone, outline=0.5)


def _overhead(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Radio sets under the ceiling, one with its handset on a coiled lead."""
    w, h, d = size
    for x, wide in ((-w * 0.3, w * 0.3), (w * 0.12, w * 0.4)):
        m.box((x, 0, 0), (wide, h, d), colour, edge=0.7)
        z = d / 2 + 0.01
        m.face(
            [(x - wide * 0.3, h * 0.3, z), (x + wide * 0.1, h * 0.3, z), (x + wide * 0.1, h * 0.75, z),
             (x - wide * 0.3, h * 0.75, z)], (206, 150, 86), value=1.1, edge=0.4,
        )  # fmt: skip
        m.shape(m.ellipse((x + wide * 0.3, h * 0.5, z), (0, 1), (0.06, 0.06), 10), STEEL, edge=0.5)


def ship_wheel(m: SolidBuilder, radius: float, up: float, colour: Rgb) -> None:
    """A spoked wheel that faces ahead, its hub `up` metres above the origin."""
    ring = [(radius * math.cos(a), up + radius * math.sin(a)) for a in (k * math.tau / 20 for k in range(21))]
    for k in range(8):
        a = k * math.tau / 8 + 0.2
        x, y = math.cos(a) * radius, math.sin(a) * radius
        m.tube((0, up, 0.04), (x * 1.0, up + y, 0.04), 0.022, colour, outline=0.6)
        m.tube((x, up + y, 0.04), (x * 1.34, up + y * 1.34, 0.04), 0.028, colour, end=0.02, outline=0.6)
    m.rod([(x, y, 0.05, 0.04) for x, y in ring], colour, outline=0.7)
    m.rod([(0, up, 0.06, 0.09), (0, up, 0.09, 0.08)], BRASS, outline=0.7)


def _wheel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -d * 0.5), (w * 0.3, h * 0.68, d), scaled(colour, 0.8))
    ship_wheel(m, w * 0.4, h * 0.68, scaled(colour, 1.1))


def _binnacle(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A compass on its pillar under a brass hood."""
    w, h, _ = size
    m.rod([(0, 0.1, 0, w * 0.42), (0, h * 0.66, 0, w * 0.34)], colour)
    m.rod([(0, h * 0.74, 0, w * 0.42), (0, h * 0.86, 0, w * 0.4), (0, h * 0.97, 0, w * 0.2)], BRASS)
    m.shape(m.ellipse((0, h * 0.82, w * 0.42), (0, 1), (w * 0.2, w * 0.18), 12), (236, 236, 226), edge=0.6)


def _chart_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    y, x, z = h + 0.01, w * 0.42, d * 0.4
    m.face([(-x, y, z), (x, y, z * 0.9), (x, y, -z), (-x, y, -z)], (238, 232, 208), value=1.0, edge=0.6)
    y += 0.01
    m.line([(-x * 0.7, y, z * 0.5), (-x * 0.1, y, -z * 0.25), (x * 0.7, y, -z * 0.5)], 0.7)


def _stool(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The skipper's high chair on one leg."""
    w, h, d = size
    m.shape(m.ellipse((0, 0.02, 0), (0, 2), (w * 0.4, w * 0.4), 14), STEEL, edge=0.6)
    m.tube((0, 0.02, 0), (0, h * 0.5, 0), 0.05, STEEL)
    m.box((0, h * 0.5, 0), (w * 0.8, 0.1, d * 0.8), colour)
    m.box((0, h * 0.56, -d * 0.38), (w * 0.76, h * 0.44, 0.08), colour)
