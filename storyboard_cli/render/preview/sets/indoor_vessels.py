"""Spaceships and submarines: a bridge with its viewport, a passage of ribs, a hull of pipes and dials."""

from __future__ import annotations

import random

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, Tube, half_round, put, ring
from storyboard_cli.render.preview.sets.indoor_things import BRASS, SCREEN, console, pipes, rack
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_HULL: Rgb = (150, 160, 172)
_BLUE: Rgb = (126, 206, 236)


def star_field(scene: Scenery, corners: list[Vec3], planet: bool = True) -> None:
    """Space behind glass: stars, and the edge of a planet."""
    board = scene.board
    screen = board.lens.polygon(corners)
    if len(screen) < 3:
        return
    night = board.tone.set((24, 26, 44), 1.0, 1)
    board.picture.fill([turned(screen)], alpha(night, 1))
    xs, ys = [x for x, _ in screen], [y for _, y in screen]
    hand = random.Random(77)
    with board.picture.clip([turned(screen)]):
        if planet:
            wide = max(xs) - min(xs)
            x, y = min(xs) + wide * 0.72, max(ys) + wide * 0.1
            board.picture.fill(
                [disc(x, y, wide * 0.34, count=40)], alpha(board.tone.set((92, 150, 190), 1.1, 1), 1)
            )
            board.picture.fill(
                [disc(x + wide * 0.05, y + wide * 0.06, wide * 0.32, count=40)],
                alpha(board.tone.set((60, 104, 140), 1.0, 1), 1),
            )
        stars = []
        for _ in range(70):
            size = hand.uniform(0.4, 1.5) * board.unit
            at = (hand.uniform(min(xs), max(xs)), min(ys) + (max(ys) - min(ys)) * hand.uniform(0, 0.75))
            stars.append(turned(disc(at[0], at[1], size, count=6)))
        board.picture.fill(stars, alpha((240, 244, 252), 0.95))


def draw_bridge(scene: Scenery) -> None:
    """A wide viewport on stars and a planet, consoles left and right, the captain's chair, lit ribs."""
    room = Inside(
        scene, scene.tint((92, 98, 110), 1), scene.tint((140, 150, 162)), (112, 120, 134), skirting=False
    )
    room.draw()
    r, back = scene.room, room.wall_named("back")
    wide = scene.width
    z = r.back - 0.02
    port = [(0.9, 1.0), (wide - 0.9, 1.0), (wide - 0.4, 1.8), (wide - 1.2, 2.75), (1.2, 2.75), (0.4, 1.8)]
    room.poly(
        back,
        [(wide / 2 + (u - wide / 2) * 1.06, 1.85 + (v - 1.85) * 1.14) for u, v in port],
        (92, 100, 112),
        out=0.01,
    )
    if back is not None:
        star_field(scene, [(r.left + u, v, z) for u, v in port])
        room.line(back, [*port, port[0]], 1.8, out=0.04)
        for u in (wide * 0.34, wide * 0.66):
            room.poly(
                back,
                [(u - 0.05, 1.0), (u + 0.05, 1.0), (u + 0.03, 2.75), (u - 0.03, 2.75)],
                (112, 120, 132),
                out=0.05,
            )
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k in range(5):
            u = 0.6 + k * 1.8
            room.poly(
                wall,
                [(u, 0.3), (u + 1.4, 0.3), (u + 1.4, 2.2), (u + 1.1, 2.6), (u + 0.3, 2.6), (u, 2.2)],
                (120, 130, 144),
            )
            room.panel(
                wall,
                u + 0.2,
                1.2,
                1.0,
                0.7,
                SCREEN if k % 2 else (196, 150, 96),
                value=1.1,
                out=0.03,
                edge=0.6,
            )
            room.line(wall, [(u + 0.3, 1.4), (u + 0.6, 1.7), (u + 0.8, 1.5), (u + 1.1, 1.75)], 0.8, out=0.04)
        room.panel(wall, 0, 2.75, 99 if wall is None else wall.length, 0.1, _BLUE, value=1.25, edge=0.4)
    room.runner(-0.9, 0.9, r.front, r.back - 1.2, (70, 78, 92))
    for s in (-1, 1):
        put(scene, console, s * 2.2, 3.6, (2.2, 1.0, 0.9), _HULL, facing=-12 * s)
        put(scene, console, s * 3.2, 1.6, (1.8, 1.0, 0.9), _HULL, facing=-65 * s)
    put(scene, _helm, 0.0, r.back - 0.8, (2.0, 0.9, 0.6), _HULL)
    scene.stand(_captain, (0.0, 2.7), (1.0, 1.5, 0.9), (84, 92, 108), facing=180)


def _helm(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    m.face(
        [
            (-w * 0.46, h + 0.01, d / 2),
            (w * 0.46, h + 0.01, d / 2),
            (w * 0.46, h + 0.01, -d / 2),
            (-w * 0.46, h + 0.01, -d / 2),
        ],
        SCREEN,
        value=1.2,
        edge=0.6,
    )
    m.line([(-w / 2, h * 0.5, d / 2 + 0.01), (w / 2, h * 0.5, d / 2 + 0.01)], 1.6)


def _captain(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    behind = m.board.lens.faces(m.axes[2], m.at(0, h / 2, 0))
    back = [
        (-w * 0.34, 0.5),
        (w * 0.34, 0.5),
        (w * 0.4, h * 0.8),
        (w * 0.22, h),
        (-w * 0.22, h),
        (-w * 0.4, h * 0.8),
    ]
    m.shape(m.ellipse((0, 0.03, 0), (0, 2), (0.34, 0.34), 18), STEEL, edge=0.8)
    m.tube((0, 0.05, 0), (0, 0.4, 0), 0.09, STEEL)
    if behind:
        m.face([(x, y, -d * 0.4) for x, y in back], colour)
    m.box((0, 0.4, 0), (w * 0.7, 0.16, d * 0.8), colour)
    for s in (-1, 1):
        m.box((s * w * 0.44, 0.5, 0), (0.16, 0.22, d * 0.8), scaled(colour, 1.15))
        m.rod(
            [(s * w * 0.44, 0.74, d * 0.26, 0.03), (s * w * 0.44, 0.74, d * 0.27, 0.03)], _BLUE, outline=0.4
        )
    if not behind:
        m.face([(x, y, -d * 0.4) for x, y in back], colour)


_HEX = [(-1.2, 0.0), (-1.6, 0.7), (-1.6, 1.6), (-0.95, 2.5), (0.95, 2.5), (1.6, 1.6), (1.6, 0.7), (1.2, 0.0)]


def draw_space_corridor(scene: Scenery) -> None:
    """A six-sided passage of heavy ribs and lit strips to a sealed hatch."""
    hull = scene.tint((164, 172, 182))
    tube = Tube(scene, _HEX, hull, scene.tint((112, 120, 132), 1), scaled(hull, 0.85))
    tube.draw(ribs=0.8, weight=0.5)
    r, board = scene.room, scene.board
    w = SolidBuilder(board)
    for k in range(8, -1, -1):
        z = r.back - 0.4 - (8 - k) * 1.7
        if board.lens.depth((0, 1, z)) > 1.0:
            _rib(w, z, scaled(hull, 0.78))
    front = min(r.front, board.lens.eye[2] - 1.0)
    for s in (-1, 1):
        for (xa, ya), (xb, yb) in (((1.56, 1.64), (1.44, 1.8)), ((1.24, 0.08), (1.32, 0.2))):
            strip = [(s * xa, ya, front), (s * xb, yb, front), (s * xb, yb, r.back), (s * xa, ya, r.back)]
            board.plane(strip, _BLUE, 1.3, edge=0.5)
        for k in range(4):
            z = r.back - 1.9 - k * 3.4
            panel = [
                (s * 1.59, 0.85, z),
                (s * 1.59, 0.85, z + 0.9),
                (s * 1.59, 1.45, z + 0.9),
                (s * 1.59, 1.45, z),
            ]
            board.plane(panel, (70, 84, 104), 1.0, edge=0.8)
            for j in range(3):
                lamp = [
                    (s * 1.58, 1.0 + 0.15 * j, z + 0.15),
                    (s * 1.58, 1.0 + 0.15 * j, z + 0.55),
                    (s * 1.58, 1.08 + 0.15 * j, z + 0.55),
                    (s * 1.58, 1.08 + 0.15 * j, z + 0.15),
                ]
                board.plane(lamp, ((206, 92, 76), SCREEN, (120, 190, 130))[j], 1.2, edge=0.4)
    ends = Inside(scene, hull, hull, hull)
    back, middle = ends.wall_named("back"), scene.width / 2
    leaf = [
        (middle - 0.85, 0.1),
        (middle + 0.85, 0.1),
        (middle + 1.1, 0.9),
        (middle + 0.7, 2.2),
        (middle - 0.7, 2.2),
        (middle - 1.1, 0.9),
    ]
    ends.poly(back, leaf, (120, 130, 142), out=0.03, edge=1.6)
    ends.line(back, [(middle, 0.1), (middle, 2.2)], 1.8, out=0.05)
    ends.disc(back, middle, 1.3, 0.3, (86, 94, 106), out=0.05, edge=1.2)
    ends.panel(back, middle - 0.3, 2.24, 0.6, 0.12, (226, 96, 76), value=1.25, out=0.04, edge=0.5)
    ends.runner(-0.5, 0.5, front, r.back, (92, 98, 110))


def _rib(w: SolidBuilder, z: float, colour: Rgb) -> None:
    inner = [(x * 0.9, 1.25 + (y - 1.25) * 0.92) for x, y in _HEX]
    for (a, b), (c, d) in zip(
        zip(_HEX, inner, strict=True), list(zip(_HEX, inner, strict=True))[1:], strict=False
    ):
        w.face([(*a, z), (*c, z), (*d, z), (*b, z)], colour, edge=0.5)


def draw_submarine(scene: Scenery) -> None:
    """A round steel hull: pipes, valves and dials on both sides, the periscope, a round hatch, red lamps."""
    steel = scene.tint((150, 152, 146))
    profile = [(-1.35, 0.0), *half_round(2.0, 2.5, 0.9)[1:-1], (1.35, 0.0)]
    tube = Tube(scene, profile, steel, scene.tint((104, 104, 102), 1), scaled(steel, 0.95))
    tube.draw(ribs=1.0, weight=1.2)
    ends = Inside(scene, steel, steel, steel)
    back, middle = ends.wall_named("back"), scene.width / 2
    hatch(ends, middle, 1.15)
    for k in range(6):
        u, v = (0.55 + 0.36 * (k % 2), 1.75 - 0.36 * (k // 2)) if k < 6 else (0.0, 0.0)
        ends.disc(back, u + 0.1, v, 0.15, (236, 234, 222), out=0.03, edge=1.1)
        ends.line(back, [(u + 0.1, v), (u + 0.18, v + 0.08)], 1.0, out=0.05)
        ends.disc(back, scene.width - u - 0.1, v, 0.15, (236, 234, 222), out=0.03, edge=1.1)
        ends.line(back, [(scene.width - u - 0.1, v), (scene.width - u - 0.2, v + 0.03)], 1.0, out=0.05)
    for s in (-1, 1):
        put(
            scene,
            pipes,
            s * 1.72,
            2.2,
            (4.6, 1.0, 0.3),
            (150, 126, 84) if s > 0 else (126, 140, 136),
            facing=90 if s < 0 else 270,
            base=1.35,
        )
        put(scene, rack, s * 1.6, 2.6, (1.3, 1.2, 0.4), (116, 124, 118), facing=90 if s < 0 else 270)
        put(scene, rack, s * 1.6, 4.0, (1.0, 1.3, 0.4), (116, 124, 118), facing=90 if s < 0 else 270)
        put(
            scene,
            _valve,
            s * 1.55,
            1.3,
            (0.6, 0.6, 0.2),
            (186, 70, 58),
            facing=90 if s < 0 else 270,
            base=0.6,
        )
    put(scene, _periscope, 0.55, 2.5, (0.5, 2.5, 0.4), STEEL)
    for z in (1.6, 3.8):
        lamp = SolidBuilder(scene.board)
        lamp.rod([(-0.4, 2.36, z, 0.1), (0.4, 2.36, z, 0.1)], (226, 96, 76), outline=0.6)
        scene.board.light_lamp((0, 2.3, z), 1.6)


def hatch(room: Inside, u: float, v: float) -> None:
    """A round watertight door with a hand wheel, on the back wall."""
    back = room.wall_named("back")
    room.disc(back, u, v, 0.92, scaled(STEEL, 0.72), out=0.03, edge=1.4)
    room.disc(back, u, v, 0.78, scaled(STEEL, 1.05), out=0.05, edge=1.2)
    for a, b in ring(u, v, 0.85, 14):
        room.disc(back, a, b, 0.04, scaled(STEEL, 0.55), out=0.06, edge=0.5)
    wheel = ring(u, v, 0.36, 16)
    room.line(back, [*wheel, wheel[0]], 3.4, out=0.16)
    for k in range(0, 16, 4):
        room.line(back, [(u, v), wheel[k]], 2.2, out=0.16)
    room.disc(back, u, v, 0.09, DARK, out=0.17)


def _valve(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w = size[0]
    wheel = m.ellipse((0, w / 2, 0.2), (0, 1), (w / 2, w / 2), 16)
    m.tube((0, w / 2, -0.1), (0, w / 2, 0.2), 0.05, STEEL)
    for k in range(0, 16, 4):
        m.line([(0, w / 2, 0.2), wheel[k]], 1.6)
    m.rod([(*p, 0.035) for p in [*wheel, wheel[0]]], colour, outline=0.6)


def _periscope(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    _, h, _ = size
    m.rod([(0, 1.25, 0, 0.14), (0, h + 0.2, 0, 0.14)], colour)
    m.rod([(0, 1.15, 0, 0.2), (0, 1.6, 0, 0.2)], scaled(colour, 0.85))
    m.box((0, 1.36, 0.2), (0.26, 0.22, 0.2), DARK)
    for s in (-1, 1):
        m.rod([(s * 0.07, 1.47, 0.3, 0.05), (s * 0.07, 1.47, 0.36, 0.055)], (40, 40, 46), outline=0.6)
        m.rod([(s * 0.16, 1.25, 0.05, 0.03), (s * 0.46, 1.2, 0.1, 0.035)], DARK, outline=0.7)
    m.rod([(0, 0.04, 0, 0.22), (0, 0.1, 0, 0.2)], scaled(colour, 0.7))
    m.rod([(0, 2.0, 0, 0.19), (0, 2.1, 0, 0.19)], BRASS, outline=0.6)
