"""Halls of kings: throne room and great hall."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.flames import flames
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    STONE,
    Inside,
    floor_patch,
    put,
)
from storyboard_cli.render.preview.sets.indoor_things import BRASS, block, column, torch
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_VELVET: Rgb = (164, 52, 52)


def draw_throne_room(scene: Scenery) -> None:
    """A red carpet to a throne under a canopy on its steps; banners between columns; tall windows."""
    room = Inside(scene, scene.tint((178, 170, 156), 1), scene.tint((196, 186, 168)), (176, 166, 150))
    room.draw(tiles=1.0)
    r, back = scene.room, room.wall_named("back")
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k in range(5):
            room.arch(wall, 1.2 + k * 3.1, 2.0, 1.3, 3.6, (196, 216, 226), pointed=True, value=1.12)
            room.line(wall, [(1.85 + k * 3.1, 2.0), (1.85 + k * 3.1, 5.5)], 0.9)
    floor_patch(scene, -1.1, 1.1, r.front, 7.0, (172, 50, 50))
    for x in (-1.1, 1.0):
        floor_patch(scene, x, x + 0.1, r.front, 7.0, (214, 178, 92), 0.0)
    room.panel(back, scene.width / 2 - 2.0, 0, 4.0, 6.2, (124, 40, 46))
    for k in range(9):
        u = scene.width / 2 - 1.8 + k * 0.45
        room.line(back, [(u, 0.4), (u, 6.0)], 0.7, out=0.03)
    for k in range(3):
        put(scene, block, 0, 8.0 + 0.35 * k, (5.0 - k * 0.8, 0.2 * (k + 1), 2.6 - k * 0.6), STONE)
    put(scene, throne, 0, 8.9, (1.3, 2.6, 0.9), (206, 168, 84), base=0.6)
    put(scene, _canopy, 0, 9.4, (2.8, 4.6, 1.2), (150, 44, 48), base=0.6)
    for s in (-1, 1):
        put(scene, torch, s * 1.9, 8.4, (0.2, 1.0, 0.2), OAK, base=1.0)
        for k in range(4):
            z = 8.6 - k * 2.7
            put(scene, column, s * 3.6, z, (0.6, r.ceiling, 0.6), (214, 206, 190))
            put(
                scene,
                banner,
                s * 3.2,
                z - 0.2,
                (0.9, 2.6, 0.05),
                (150, 44, 48) if k % 2 else (60, 78, 130),
                base=2.6,
            )


def throne(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A high gilt chair with a red cushion and a crowned back."""
    w, h, d = size
    back = [
        (-w * 0.42, 0.3),
        (w * 0.42, 0.3),
        (w * 0.46, h * 0.8),
        (w * 0.28, h * 0.86),
        (0, h),
        (-w * 0.28, h * 0.86),
        (-w * 0.46, h * 0.8),
    ]
    m.face([(x, y, -d * 0.4) for x, y in back], colour)
    pad = [(-w * 0.3, 0.5), (w * 0.3, 0.5), (w * 0.32, h * 0.74), (0, h * 0.82), (-w * 0.32, h * 0.74)]
    m.face([(x, y, -d * 0.39) for x, y in pad], _VELVET, edge=0.7)
    for s in (-1, 1):
        m.rod(
            [(s * w * 0.46, h * 0.82, -d * 0.4, 0.09), (s * w * 0.46, h * 0.84, -d * 0.4, 0.09)],
            colour,
            outline=0.6,
        )
        m.box((s * w * 0.44, 0, 0), (0.14, h * 0.3, d), colour)
        m.rod(
            [(s * w * 0.44, h * 0.31, -d * 0.4, 0.07), (s * w * 0.44, h * 0.31, d * 0.46, 0.09)],
            colour,
            outline=0.7,
        )
    m.box((0, 0, 0), (w * 0.8, 0.42, d * 0.9), scaled(colour, 0.9))
    m.box((0, 0.42, 0), (w * 0.74, 0.12, d * 0.86), _VELVET)
    m.rod([(0, h * 1.03, -d * 0.4, 0.1), (0, h * 1.05, -d * 0.4, 0.08)], (190, 60, 60), outline=0.6)


def _canopy(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, h * 0.84, 0.2), (w, h * 0.12, d * 1.2), colour)
    for k in range(7):
        x = -w / 2 + (k + 0.5) * w / 7
        tip = [(x - w / 14, h * 0.84, d * 0.8), (x + w / 14, h * 0.84, d * 0.8), (x, h * 0.78, d * 0.8)]
        m.face(tip, (206, 168, 84), edge=0.6)
    for s in (-1, 1):
        m.face(
            [
                (s * w * 0.5, h * 0.86, 0),
                (s * w * 0.34, h * 0.86, 0),
                (s * w * 0.44, h * 0.4, 0),
                (s * w * 0.5, 0.1, 0),
            ],
            scaled(colour, 0.9),
        )


def banner(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A hanging banner with a swallow tail and a device."""
    w, h, _ = size
    m.tube((-w * 0.6, h, 0), (w * 0.6, h, 0), 0.03, BRASS)
    m.face([(-w / 2, h, 0), (w / 2, h, 0), (w / 2, 0.1, 0), (0, h * 0.16, 0), (-w / 2, 0.1, 0)], colour)
    m.shape(m.ellipse((0, h * 0.62, 0.01), (0, 1), (w * 0.26, w * 0.26), 12), (214, 178, 92), edge=0.6)
    m.line([(-w * 0.26, h * 0.4, 0.01), (w * 0.26, h * 0.4, 0.01)], 1.2)


def draw_great_hall(scene: Scenery) -> None:
    """Stone walls under dark beams, a roaring hearth, long tables with benches, shields and banners."""
    stone = scene.tint((160, 150, 136))
    room = Inside(scene, scene.tint((140, 130, 118), 1), stone, (110, 88, 68))
    room.draw(tiles=0.9)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.bricks(wall, course=0.45, long=0.95, strength=0.4)
    for side in (room.wall_named("left"), room.wall_named("right")):
        for k in range(4):
            room.arch(side, 1.6 + k * 3.5, 2.6, 1.0, 2.4, (196, 212, 222), value=1.1)
    middle = scene.width / 2
    room.poly(
        back,
        [
            (middle - 1.7, 0),
            (middle + 1.7, 0),
            (middle + 1.5, 2.4),
            (middle + 1.0, 5.6),
            (middle - 1.0, 5.6),
            (middle - 1.5, 2.4),
        ],
        scaled(stone, 1.12),
    )
    room.arch(back, middle - 1.15, 0, 2.3, 1.9, (46, 40, 40), out=0.02)
    put(scene, hearth_fire, 0, r.back - 0.3, (1.5, 1.2, 0.4), (236, 140, 60))
    for s in (-1, 1):
        room.line(back, [(middle - s * 0.7, 4.6), (middle + s * 0.7, 3.2)], 2.4, out=0.08)
    room.poly(
        back,
        [(middle - 0.5, 4.4), (middle + 0.5, 4.4), (middle + 0.45, 3.6), (middle, 3.1), (middle - 0.45, 3.6)],
        (158, 52, 50),
        out=0.1,
    )
    room.beams(6, (92, 70, 52), thick=0.34)
    for s in (-1, 1):
        for k in range(2):
            put(scene, _board_table, s * 2.6, 3.2 + k * 3.4, (1.0, 0.8, 3.0), OAK)
        for k in range(3):
            put(
                scene,
                banner,
                s * 4.7,
                2.6 + k * 2.9,
                (1.0, 2.4, 0.05),
                (150, 50, 48),
                facing=90 if s < 0 else 270,
                base=2.4,
            )
            put(
                scene,
                torch,
                s * 4.8,
                3.9 + k * 2.9,
                (0.2, 0.8, 0.2),
                OAK,
                facing=90 if s < 0 else 270,
                base=1.7,
            )
    put(scene, _wheel_lamp, 0, 5.6, (2.2, 0.3, 2.2), DARK, base=4.2)


def _wheel_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    rim = m.ellipse((0, 0, 0), (0, 2), (size[0] / 2, size[0] / 2), 16)
    m.rod([(*p, 0.05) for p in [*rim, rim[0]]], (92, 70, 52), outline=0.5)
    for p in rim[::2]:
        m.tube(p, (p[0], 0.22, p[2]), 0.03, (246, 240, 224), outline=0.4)
        m.rod([(p[0], 0.26, p[2], 0.03), (p[0], 0.34, p[2], 0.01)], (255, 214, 120), outline=0)
    for p in rim[::4]:
        m.line([p, (0, 1.6, 0)], 0.7)
    m.board.light_lamp(m.at(0, 0.2, 0), 2.2)


def hearth_fire(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Flames over logs."""
    w, h, _ = size
    for s in (-1, 1):
        m.tube(
            (-w * 0.44, 0.1 + 0.05 * s, 0.1 * s), (w * 0.44, 0.12 - 0.04 * s, -0.1 * s), 0.09, (92, 66, 48)
        )
    flames(m, w, h, up=0.12)
    m.board.light_lamp(m.at(0, h * 0.5, 0), 3.0)


def _board_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.box((s * w * 0.9, 0.4, 0), (0.34, 0.06, d), scaled(colour, 0.85), edge=0.6)
        for z in (-0.4, 0.4):
            m.box((s * w * 0.9, 0, z * d), (0.28, 0.4, 0.08), scaled(colour, 0.75), edge=0.5)
    for z in (-0.4, 0.0, 0.4):
        m.box((0, 0, z * d), (w * 0.7, h - 0.07, 0.1), scaled(colour, 0.75), edge=0.5)
    m.box((0, h - 0.07, 0), (w, 0.07, d), colour)
    for k in range(4):
        z = -d * 0.38 + k * d * 0.25
        m.rod(
            [(0.2 * (-1) ** k, h + 0.04, z, 0.06), (0.2 * (-1) ** k, h + 0.16, z, 0.055)],
            (186, 190, 192),
            outline=0.5,
        )
        m.shape(
            m.ellipse((-0.2 * (-1) ** k, h + 0.01, z + 0.2), (0, 2), (0.14, 0.14), 12),
            (206, 178, 130),
            edge=0.5,
        )
