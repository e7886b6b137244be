"""Halls where people arrive: hotel lobby, bank, station."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_grand import rope
from storyboard_cli.render.preview.sets.indoor_kit import (
    OAK,
    STEEL,
    Inside,
    floor_patch,
    put,
    ring,
)
from storyboard_cli.render.preview.sets.indoor_things import BRASS, block, chandelier, column
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_VELVET: Rgb = (164, 52, 52)


def draw_lobby(scene: Scenery) -> None:
    """A reception desk under rows of keys, columns, a chandelier, palms, a luggage cart."""
    room = Inside(scene, scene.tint((206, 196, 178), 1), scene.tint((214, 200, 172)), WHITE)
    room.draw(tiles=1.0)
    r, back = scene.room, room.wall_named("back")
    floor_patch(scene, -1.4, 1.4, r.front, r.back - 2.0, (156, 62, 60))
    room.panel(back, 5.0, 1.0, 3.6, 2.0, OAK, edge=1.1)
    for k in range(9):
        for j in range(4):
            room.panel(back, 5.1 + k * 0.385, 1.1 + j * 0.46, 0.33, 0.4, (86, 60, 44), out=0.02, edge=0.4)
            room.line(
                back,
                [(5.26 + k * 0.385, 1.42 + j * 0.46), (5.26 + k * 0.385, 1.24 + j * 0.46)],
                1.6,
                out=0.04,
            )
    for k in range(2):
        u = 1.2 + k * 1.7
        room.panel(back, u, 0, 1.3, 2.3, (196, 160, 92), edge=1.1)
        room.panel(back, u + 0.1, 0, 0.54, 2.15, (214, 186, 120), out=0.02)
        room.panel(back, u + 0.66, 0, 0.54, 2.15, (214, 186, 120), out=0.02)
        room.arch(back, u + 0.3, 2.35, 0.7, 0.4, (240, 232, 210), out=0.02)
    put(scene, _reception, 1.9, r.back - 1.4, (3.8, 1.15, 0.8), (134, 92, 60))
    for s in (-1, 1):
        for k in range(3):
            put(scene, column, s * 3.8, r.back - 1.4 - k * 3.0, (0.5, r.ceiling, 0.5), (226, 216, 196))
    put(scene, chandelier, 0.0, 4.0, (1.8, 0.8, 1.8), BRASS, base=3.2)
    put(scene, f.sofa, -3.2, 3.0, (1.9, 0.85, 0.85), (150, 74, 70), facing=90)
    put(scene, f.plant, -3.0, r.back - 0.8, (0.9, 1.8, 0.9), (98, 140, 92))
    put(scene, f.plant, 4.2, r.back - 0.8, (0.9, 1.8, 0.9), (98, 140, 92))
    scene.stand(_luggage, (2.9, 2.6), (1.2, 1.8, 0.65), BRASS, facing=340)


def _reception(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.08, d), colour)
    m.box((0, h - 0.08, 0.04), (w + 0.16, 0.08, d + 0.2), (214, 206, 192))
    for k in range(4):
        x0, x1 = -w / 2 + w * (k + 0.1) / 4, -w / 2 + w * (k + 0.9) / 4
        m.face(
            [
                (x0, 0.2, d / 2 + 0.01),
                (x1, 0.2, d / 2 + 0.01),
                (x1, h - 0.25, d / 2 + 0.01),
                (x0, h - 0.25, d / 2 + 0.01),
            ],
            scaled(colour, 0.87),
            edge=0.6,
        )
    m.rod(
        [(-w * 0.2, h, 0.2, 0.07), (-w * 0.2, h + 0.06, 0.2, 0.05), (-w * 0.2, h + 0.1, 0.2, 0.015)],
        BRASS,
        outline=0.6,
    )
    f.lamp(m.moved(w * 0.36, h, 0), (0.3, 0.45, 0.3), (226, 206, 150))
    m.box((w * 0.06, h, 0.05), (0.4, 0.04, 0.3), (240, 238, 230), edge=0.5)


def _luggage(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.rod(
            [(s * w / 2, 0.2, 0, 0.025), (s * w / 2, h * 0.8, 0, 0.025), (0, h, 0, 0.025)],
            colour,
            outline=0.6,
        )
    m.box((0, 0.16, 0), (w, 0.08, d), (150, 60, 56))
    m.box((-0.2, 0.24, 0), (0.62, 0.42, 0.3), (122, 84, 58), edge=0.8)
    m.box((0.3, 0.24, 0), (0.3, 0.6, 0.3), (84, 100, 120), edge=0.8)
    m.box((-0.16, 0.66, 0), (0.5, 0.26, 0.28), (166, 128, 84), edge=0.8)


def draw_bank(scene: Scenery) -> None:
    """A marble counter of barred windows under lamps, columns, a clock, ropes."""
    room = Inside(scene, scene.tint((196, 190, 180), 1), scene.tint((206, 198, 180)), WHITE)
    room.draw(tiles=0.9)
    r, back = scene.room, room.wall_named("back")
    room.disc(back, scene.width / 2, 3.5, 0.42, (244, 240, 228), edge=1.3)
    room.line(
        back, [(scene.width / 2, 3.8), (scene.width / 2, 3.5), (scene.width / 2 + 0.2, 3.4)], 1.4, out=0.03
    )
    for k in range(3):
        room.window(room.wall_named("left"), 1.4 + k * 3.2, 1.2, 1.5, 2.4, panes=(2, 4))
    side = room.wall_named("right")
    room.disc(side, 3.4, 1.5, 1.15, (150, 154, 158), edge=1.4)
    room.disc(side, 3.4, 1.5, 0.9, (186, 190, 194), out=0.05)
    room.poly(side, ring(3.4, 1.5, 0.3, 8), BRASS, out=0.08)
    put(scene, _tellers, 0.0, r.back - 1.5, (7.0, 2.6, 0.8), (150, 110, 74))
    for s in (-1, 1):
        for k in range(2):
            put(scene, column, s * 3.9, r.back - 2.2 - k * 3.2, (0.55, r.ceiling, 0.55), (222, 216, 204))
    scene.stand(rope, (1.6, 2.7), (2.4, 0.95, 0.1), _VELVET)
    put(scene, f.desk, -3.0, 3.0, (1.5, 0.76, 0.75), OAK, facing=60)


def _tellers(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, 1.05, d), (206, 198, 186))
    m.box((0, 1.05, 0.05), (w + 0.1, 0.08, d + 0.2), colour)
    z = d * 0.3
    for k in range(5):
        x = -w / 2 + w * k / 4
        m.box((x, 1.13, z), (0.16, h - 1.13, 0.12), colour, edge=0.7)
        if k == 4:
            continue
        a, b = x + 0.3, x + w / 4 - 0.3
        m.face([(a, 1.13, z), (b, 1.13, z), (b, h - 0.3, z), (a, h - 0.3, z)], (126, 116, 104), edge=0.8)
        for j in range(9):
            u = a + (b - a) * j / 8
            m.line([(u, 1.4, z + 0.02), (u, h - 0.34, z + 0.02)], 1.0)
        m.line([(a, 1.4, z + 0.02), (b, 1.4, z + 0.02)], 1.4)
        f.lamp(m.moved(b + 0.12, 1.13, 0.2), (0.24, 0.4, 0.24), (92, 140, 104))
    m.box((0, h - 0.3, z), (w + 0.2, 0.3, 0.2), scaled(colour, 1.08))


def draw_station_hall(scene: Scenery) -> None:
    """A high hall: a great clock over the board of departures, ticket windows, benches, arches to trains."""
    room = Inside(scene, scene.tint((190, 182, 170), 1), scene.tint((206, 192, 168)), (186, 176, 158))
    room.draw(tiles=1.0)
    _r, back = scene.room, room.wall_named("back")
    middle = scene.width / 2
    for k in range(3):
        u = 0.8 + k * 3.7
        room.arch(back, u, 0, 2.9, 2.7, (120, 126, 132), value=0.9)
        room.panel(back, u + 0.5, 0.2, 1.9, 1.8, (92, 122, 150), out=0.03)
        for j in range(3):
            room.panel(back, u + 0.6 + j * 0.6, 1.0, 0.48, 0.6, (206, 218, 222), out=0.04, edge=0.5)
    room.panel(back, middle - 2.4, 2.8, 4.8, 1.3, (40, 42, 48), edge=1.2, out=0.05)
    for row in range(5):
        for at, wide in ((0.2, 0.6), (1.0, 2.2), (3.5, 0.4), (4.1, 0.5)):
            shown = wide * (0.7 + 0.3 * ((row * 3 + int(at)) % 3) / 2)
            room.panel(
                back,
                middle - 2.4 + at,
                2.92 + row * 0.23,
                shown,
                0.11,
                (240, 206, 110),
                value=1.1,
                out=0.06,
                edge=0.2,
            )
    room.disc(back, middle, 4.9, 0.62, (246, 242, 230), edge=1.6, out=0.06)
    room.line(back, [(middle, 5.35), (middle, 4.9), (middle + 0.28, 4.76)], 1.8, out=0.08)
    left, right = room.wall_named("left"), room.wall_named("right")
    for k in range(5):
        room.panel(left, 2.4 + k * 2.2, 1.0, 1.4, 1.2, (70, 70, 76), edge=1.1)
        room.panel(left, 2.3 + k * 2.2, 0.92, 1.6, 0.1, OAK, out=0.2, edge=0.6)
        room.panel(left, 2.4 + k * 2.2, 2.3, 1.4, 0.35, (66, 92, 132), out=0.03, edge=0.6)
        room.arch(right, 1.0 + k * 3.0, 2.4, 1.8, 3.4, (200, 216, 226), value=1.1)
        room.arch(left, 2.2 + k * 3.0, 3.2, 1.6, 2.8, (200, 216, 226), value=1.1)
    for row in range(3):
        for s in (-1, 1):
            scene.stand(
                f.bench, (s * 2.6, 2.6 + row * 2.0), (2.6, 0.9, 0.55), OAK, facing=180 if row % 2 else 0
            )
    put(scene, block, 4.6, 5.2, (1.2, 1.2, 0.9), STEEL)
