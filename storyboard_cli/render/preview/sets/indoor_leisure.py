"""Where people eat, drink, dance and gamble: restaurant, bar, nightclub, casino."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    STEEL,
    Inside,
    beam_of_light,
    floor_patch,
    put,
)
from storyboard_cli.render.preview.sets.indoor_seats import bar_counter, laid_table, stool
from storyboard_cli.render.preview.sets.indoor_things import BRASS, bottles, chandelier, hanging_lamp
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_restaurant(scene: Scenery) -> None:
    """Tables under white cloths with glasses and candles, wine racks, the kitchen's swing door."""
    room = Inside(scene, scene.tint((138, 100, 76), 1), scene.tint((182, 130, 104)), (214, 204, 186))
    room.draw(planks=0.24)
    _r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.panel(wall, 0, 0, wall.length, 1.0, (116, 80, 58))
        room.boards(wall, 0.6, 0, 1.0)
    for k in range(2):
        room.window(
            room.wall_named("left"), 1.2 + k * 4.0, 1.1, 2.6, 1.6, panes=(2, 1), curtain=(150, 60, 58)
        )
    room.panel(back, 0.6, 1.1, 2.6, 1.7, OAK, edge=1.0)
    for k in range(7):
        for j in range(4):
            room.disc(back, 0.84 + k * 0.35, 1.3 + j * 0.4, 0.12, (58, 76, 60), edge=0.6, out=0.03)
    for k in range(2):
        u = 6.3 + k * 0.85
        room.panel(back, u, 0, 0.82, 2.15, (150, 112, 78), edge=1.0, out=0.02)
        room.disc(back, u + 0.41, 1.6, 0.17, (240, 226, 180), value=1.15, out=0.04)
    room.picture_frame(back, 4.0, 1.4, 1.6, 1.0, (150, 160, 140))
    for x, z in ((-2.7, 2.4), (2.6, 2.2), (-0.1, 3.6), (-2.9, 4.4), (2.7, 4.4), (-3.0, 0.6), (3.1, 0.4)):
        scene.stand(laid_table, (x, z), (0.95, 0.75, 0.95), (122, 84, 60))
    for x, z in ((-2.7, 2.4), (2.6, 2.2), (0.0, 3.6)):
        put(scene, hanging_lamp, x, z, (0.42, 0.24, 0.42), (176, 72, 60), base=2.2)


def draw_bar(scene: Scenery) -> None:
    """A long counter with stools and beer taps before a wall of bottles; a dartboard, booths, low lamps."""
    room = Inside(scene, scene.tint((112, 84, 64), 1), scene.tint((128, 96, 76)), (96, 76, 64))
    room.draw(planks=0.22)
    r, _back = scene.room, room.wall_named("back")
    for wall in (room.wall_named("left"), room.wall_named("right")):
        room.panel(wall, 0, 0, scene.depth, 1.2, (98, 66, 46))
        room.boards(wall, 0.5, 0, 1.2)
    put(scene, bottles, -0.4, r.back - 0.2, (5.8, 2.35, 0.42), (108, 74, 50))
    put(scene, bar_counter, -0.4, 2.95, (6.0, 1.1, 0.6), (122, 82, 54))
    put(scene, _taps, -0.9, 2.95, (0.9, 0.42, 0.2), BRASS, base=1.1)
    for x in (-2.9, -2.0, -1.1, 1.1, 2.0):
        scene.stand(stool, (x, 2.25), (0.38, 0.78, 0.38), (150, 62, 54))
    right = room.wall_named("right")
    for radius, tone in (
        (0.34, (52, 48, 46)),
        (0.26, (226, 212, 176)),
        (0.18, (70, 110, 80)),
        (0.1, (226, 212, 176)),
        (0.04, (186, 60, 54)),
    ):
        room.disc(right, 3.2, 1.75, radius, tone, out=0.03 + 0.1 * (0.4 - radius), edge=0.6)
    _neon(room, scene.width - 1.2)
    put(scene, _jukebox, r.right - 0.5, r.back - 0.6, (0.95, 1.55, 0.6), (166, 84, 62), facing=330)
    for x in (-2.2, -0.4, 1.4):
        put(scene, hanging_lamp, x, 2.9, (0.4, 0.24, 0.4), (86, 124, 96), base=2.15)


def _neon(room: Inside, u: float) -> None:
    """A glowing glass and bottle over the door; shapes, never letters."""
    back = room.wall_named("back")
    glass = [(u - 0.3, 2.6), (u + 0.3, 2.6), (u, 2.25), (u - 0.3, 2.6)]
    for line in (glass, [(u, 2.25), (u, 1.95)], [(u - 0.2, 1.95), (u + 0.2, 1.95)]):
        room.line(back, line, 2.6, out=0.06)
    room.poly(back, glass[:3], (236, 120, 150), value=1.25, out=0.05, edge=0)


def _taps(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.rod([(-w / 2, h * 0.6, 0, 0.045), (w / 2, h * 0.6, 0, 0.045)], colour)
    for s in (-1, 1):
        m.tube((s * w * 0.4, 0, 0), (s * w * 0.4, h * 0.6, 0), 0.04, colour)
    for k in (-1, 0, 1):
        m.tube((k * 0.26, h * 0.62, 0.02), (k * 0.26, h * 1.2, 0.05), 0.025, (60, 44, 38), outline=0.6)


def _jukebox(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    outline = [
        (-w / 2, 0),
        (w / 2, 0),
        (w / 2, h * 0.66),
        (w * 0.36, h * 0.9),
        (0, h),
        (-w * 0.36, h * 0.9),
        (-w / 2, h * 0.66),
    ]
    m.face([(x, y, -d / 2) for x, y in outline], scaled(colour, 0.8))
    m.box((0, 0, 0), (w, h * 0.66, d), colour)
    m.face([(x, y, d / 2) for x, y in outline], colour)
    inner = [(x * 0.78, h * 0.36 + y * 0.56) for x, y in outline if y > 0.1] + [
        (-w * 0.39, h * 0.44),
        (w * 0.39, h * 0.44),
    ][:0]
    m.shape([(x, y, d / 2 + 0.01) for x, y in inner], (250, 222, 150), value=1.2, edge=0.8)
    for k in range(5):
        m.line(
            [
                (-w * 0.3 + k * w * 0.15, h * 0.1, d / 2 + 0.01),
                (-w * 0.3 + k * w * 0.15, h * 0.5, d / 2 + 0.01),
            ],
            1.4,
        )


def draw_nightclub(scene: Scenery) -> None:
    """A dark hall: a lit floor of squares, a mirror ball, crossing beams, a booth with turntables."""
    room = Inside(scene, scene.tint((54, 50, 66), 1), scene.tint((72, 60, 92)), (38, 36, 48), skirting=False)
    room.draw()
    r, back = scene.room, room.wall_named("back")
    tones: tuple[Rgb, ...] = (
        (206, 92, 160),
        (96, 150, 226),
        (226, 176, 84),
        (120, 206, 170),
        (150, 110, 220),
    )
    for i in range(8):
        for j in range(7):
            x, z = -3.2 + i * 0.8, 0.2 + j * 0.8
            tone = tones[(i * 3 + j * 2) % 5]
            floor_patch(
                scene, x + 0.02, x + 0.78, z, z + 0.76, tone if (i + j) % 3 else scaled(tone, 0.6), 0.4
            )
    for k in range(14):
        tall = 0.4 + 1.3 * ((k * 5) % 7) / 6
        room.panel(back, 1.3 + k * 0.54, 1.5, 0.4, tall, tones[k % 5], value=1.15, edge=0.4)
    put(scene, _booth, 0.0, r.back - 1.2, (3.4, 1.15, 0.8), (88, 78, 112))
    for s in (-1, 1):
        put(scene, _stack, s * 3.0, r.back - 0.9, (1.0, 2.3, 0.7), (44, 42, 50))
    put(scene, _mirror_ball, 0.0, 3.0, (0.9, 0.9, 0.9), (206, 212, 222), base=2.7)
    for k, (x, foot) in enumerate(((-3.6, 0.6), (-1.6, -2.4), (1.6, 2.2), (3.6, -0.8), (0.4, 3.2))):
        beam_of_light(scene, (x, r.ceiling - 0.1, 5.0), (foot, 0.1, 3.2), 0.7, tones[k], 0.32)
    put(scene, bar_counter, r.left + 0.6, 3.0, (3.6, 1.1, 0.6), (92, 70, 120), facing=90)


def _mirror_ball(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w = size[0]
    m.line([(0, w, 0), (0, w + 1.0, 0)], 0.8)
    m.rod([(0, w / 2, 0, w / 2), (0, w / 2 + 0.001, 0, w / 2)], colour)
    for k in range(1, 6):
        y = w * k / 6
        half = (w * w / 4 - (y - w / 2) ** 2) ** 0.5
        m.line([(-half, y, 0.1), (0, y - 0.03, half), (half, y, 0.1)], 0.6)
        m.line([((k / 3 - 1) * w / 2, w / 2, 0.2), ((k / 3 - 1) * w / 4, w * 0.96, 0)], 0.5)
        m.line([((k / 3 - 1) * w / 2, w / 2, 0.2), ((k / 3 - 1) * w / 4, w * 0.04, 0)], 0.5)
    m.board.light_lamp(m.at(0, w / 2, 0), 1.6)


def _booth(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    for s in (-1, 1):
        m.shape(m.ellipse((s * w * 0.26, h + 0.02, 0), (0, 2), (0.3, 0.3), 18), DARK, edge=0.8)
        m.shape(m.ellipse((s * w * 0.26, h + 0.025, 0), (0, 2), (0.09, 0.09), 10), (206, 92, 84), edge=0.4)
    m.box((0, h, 0), (0.4, 0.08, 0.5), (70, 70, 80), edge=0.6)
    for k in range(3):
        z = d / 2 + 0.01
        y = 0.25 + k * 0.28
        m.line([(-w * 0.46, y, z), (w * 0.46, y, z)], 1.6)


def _stack(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    _w, h, d = size
    m.box((0, 0, 0), size, colour)
    for k in range(3):
        y = h * (k + 0.5) / 3
        m.shape(m.ellipse((0, y, d / 2 + 0.01), (0, 1), (0.34, 0.34), 18), (120, 120, 128), edge=0.8)
        m.shape(m.ellipse((0, y, d / 2 + 0.02), (0, 1), (0.2, 0.2), 14), (36, 36, 42), edge=0.5)


def draw_casino(scene: Scenery) -> None:
    """Green tables, a roulette wheel, rows of fruit machines, a patterned carpet, chandeliers."""
    room = Inside(scene, scene.tint((136, 62, 66), 1), scene.tint((150, 100, 78)), (176, 150, 116))
    room.draw()
    r = scene.room
    for i in range(7):
        for j in range(8):
            x, z = r.left + 0.8 + i * 1.4, r.front + 1.5 + j * 1.4
            floor_patch(scene, x - 0.2, x + 0.2, z - 0.2, z + 0.2, (206, 160, 90), 0.3)
    for s in (-1, 1):
        for k in range(4):
            put(
                scene,
                _slot,
                s * (r.right - 0.5),
                2.0 + k * 1.2,
                (0.75, 1.7, 0.6),
                ((176, 62, 58), (70, 96, 156))[k % 2],
                facing=90 if s < 0 else 270,
            )
    for k in range(7):
        put(
            scene,
            _slot,
            -3.3 + k * 1.1,
            r.back - 0.5,
            (0.75, 1.7, 0.6),
            ((176, 62, 58), (196, 150, 66), (70, 96, 156))[k % 3],
        )
    put(scene, _roulette, 1.4, 3.8, (1.3, 0.9, 2.6), (46, 116, 82), facing=90)
    put(scene, _cards, -1.9, 3.2, (2.2, 0.85, 1.2), (46, 116, 82))
    for x in (-1.8, 1.8):
        put(scene, chandelier, x, 3.6, (1.5, 0.6, 1.5), BRASS, base=2.6)


def _slot(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.5, d), (74, 60, 58))
    m.box((0, h * 0.5, -0.05), (w, h * 0.5, d * 0.8), colour)
    z = d * 0.36
    m.face(
        [(-w * 0.4, h * 0.62, z), (w * 0.4, h * 0.62, z), (w * 0.4, h * 0.8, z), (-w * 0.4, h * 0.8, z)],
        (244, 240, 226),
        value=1.15,
        edge=0.6,
    )
    for k in (-1, 0, 1):
        m.rod(
            [(k * w * 0.25, h * 0.71, z + 0.01, 0.055), (k * w * 0.25, h * 0.711, z + 0.01, 0.055)],
            ((206, 62, 62), (226, 180, 70), (96, 150, 90))[k + 1],
            outline=0.4,
        )
    m.face(
        [(-w * 0.42, h * 0.86, z), (w * 0.42, h * 0.86, z), (w * 0.3, h * 0.99, z), (-w * 0.3, h * 0.99, z)],
        (250, 214, 120),
        value=1.2,
        edge=0.5,
    )
    m.tube((-w * 0.56, h * 0.55, 0), (-w * 0.58, h * 0.76, 0.05), 0.02, STEEL)
    m.rod([(-w * 0.58, h * 0.79, 0.05, 0.05), (-w * 0.58, h * 0.79, 0.05, 0.05)], (206, 62, 62), outline=0.5)


def _roulette(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.6, h - 0.14, d * 0.7), (106, 70, 46))
    m.box((0, h - 0.14, 0), (w, 0.14, d), OAK)
    top = [
        (-w * 0.44, h + 0.01, -d * 0.46),
        (w * 0.44, h + 0.01, -d * 0.46),
        (w * 0.44, h + 0.01, d * 0.46),
        (-w * 0.44, h + 0.01, d * 0.46),
    ]
    m.face(top, colour, edge=0.5)
    for k in range(9):
        z = -d * 0.1 + k * d * 0.06
        m.line([(-w * 0.36, h + 0.02, z), (w * 0.36, h + 0.02, z)], 0.6)
    z = -d * 0.29
    low, rim = (
        m.ellipse((0, h, z), (0, 2), (0.4, 0.4), 20),
        m.ellipse((0, h + 0.14, z), (0, 2), (0.46, 0.46), 20),
    )
    m.shape([*low, *rim], (120, 80, 50), convex=True)
    m.shape(m.ellipse((0, h + 0.145, z), (0, 2), (0.38, 0.38), 20), (60, 40, 40), edge=0.6)
    for k, p in enumerate(m.ellipse((0, h + 0.15, z), (0, 2), (0.36, 0.36), 16)):
        m.shape(
            [(0, h + 0.15, z), p, (p[0] * 0.9 + (p[2] - z) * 0.3, p[1], z + (p[2] - z) * 0.9 - p[0] * 0.3)],
            (190, 52, 52) if k % 2 else (34, 32, 36),
            edge=0.2,
        )
    m.rod([(0, h + 0.16, z, 0.06), (0, h + 0.3, z, 0.03)], BRASS, outline=0.5)


def _cards(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -d * 0.1), (w * 0.5, h - 0.1, d * 0.4), (106, 70, 46))
    arc = [
        (w / 2 * x, z * d)
        for x, z in ((-1, -0.4), (1, -0.4), (0.92, 0.1), (0.6, 0.42), (0, 0.56), (-0.6, 0.42), (-0.92, 0.1))
    ]
    m.shape([(x, h - 0.08, z) for x, z in arc], OAK)
    m.shape([(x * 0.94, h, z * 0.94) for x, z in arc], colour, edge=0.8)
    for k in range(5):
        x = -w * 0.34 + k * w * 0.17
        z = d * 0.2
        m.face(
            [
                (x, h + 0.01, z),
                (x + 0.1, h + 0.01, z),
                (x + 0.1, h + 0.01, z + 0.16),
                (x, h + 0.01, z + 0.16),
            ],
            (248, 246, 240),
            edge=0.4,
        )
        m.rod(
            [(x, h + 0.03, -0.1, 0.06), (x, h + 0.05 + 0.03 * (k % 3), -0.1, 0.06)],
            ((190, 60, 58), (70, 96, 160), (226, 226, 220))[k % 3],
            outline=0.5,
        )
