"""Where people sit before screens: newsroom, conference room, studios, control room."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE, computer_desk
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, beam_of_light, put
from storyboard_cli.render.preview.sets.indoor_seats import light_chair, long_table
from storyboard_cli.render.preview.sets.indoor_things import SCREEN, console, rack
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_newsroom(scene: Scenery) -> None:
    """Rows of desks with screens between low partitions, clocks of the world's cities, strip lights."""
    room = Inside(scene, scene.tint((142, 150, 156), 1), scene.tint((208, 210, 206)), WHITE)
    room.draw(tiles=0.9)
    r, back = scene.room, room.wall_named("back")
    for k in range(5):
        room.disc(back, 1.6 + k * 1.6, 2.3, 0.26, (244, 242, 234), edge=1.1)
        room.line(
            back,
            [(1.6 + k * 1.6, 2.48), (1.6 + k * 1.6, 2.3), (1.7 + k * 1.6, 2.24 + 0.04 * k)],
            1.0,
            out=0.03,
        )
        room.panel(back, 1.35 + k * 1.6, 1.85, 0.5, 0.1, (96, 104, 112), out=0.02, edge=0.4)
    for k in range(4):
        room.window(room.wall_named("left"), 1.0 + k * 3.2, 0.9, 2.6, 1.5, panes=(3, 1))
        room.panel(room.wall_named("right"), 1.4 + k * 3.0, 1.1, 1.6, 1.0, (58, 66, 76), edge=1.0)
        room.panel(room.wall_named("right"), 1.48 + k * 3.0, 1.18, 1.44, 0.84, SCREEN, out=0.02, edge=0.4)
    for row in range(3):
        z = r.back - 1.6 - row * 2.3
        for x in (-3.4, -1.15, 1.15, 3.4):
            scene.stand(_cubicle, (x, z), (1.9, 1.15, 1.3), scene.tint((150, 164, 170), 2))
    room.strip_lights((-2.4, 0.0, 2.4), 6, long=1.0)


def _cubicle(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -d / 2), (w, h, 0.06), colour)
    behind = m.board.lens.depth(m.at(-w / 2, 0.5, 0)) > m.board.lens.depth(m.at(w / 2, 0.5, 0))
    near, far = (w / 2, -w / 2) if behind else (-w / 2, w / 2)
    m.box((far, 0, -d * 0.1), (0.06, h, d * 0.8), colour)
    computer_desk(m.moved(0, 0, -d * 0.2), (w * 0.86, 0.74, 0.7), (206, 196, 178))
    m.box((w * 0.3, 0.74, -d * 0.1), (0.26, 0.07, 0.34), (240, 238, 230), edge=0.5)
    light_chair(m.moved(0.1, 0, d * 0.32), (0.48, 0.95, 0.48), (84, 92, 104))
    m.box((near, 0, -d * 0.1), (0.06, h, d * 0.8), colour)


def draw_conference(scene: Scenery) -> None:
    """A long table with chairs on both sides, a screen with a chart, a wall of glass."""
    room = Inside(scene, scene.tint((128, 128, 136), 1), scene.tint((206, 202, 194)), WHITE)
    room.draw()
    r, back = scene.room, room.wall_named("back")
    u = scene.width / 2 - 1.5
    room.panel(back, u - 0.08, 0.97, 3.16, 1.66, DARK, edge=1.0)
    room.panel(back, u, 1.05, 3.0, 1.5, (226, 234, 240), value=1.1, out=0.02)
    for k in range(6):
        room.panel(back, u + 0.4 + k * 0.4, 1.2, 0.24, 0.2 + 0.14 * k, (96, 140, 190), out=0.03, edge=0.5)
    room.line(back, [(u + 0.3, 1.5), (u + 1.1, 1.65), (u + 1.8, 2.0), (u + 2.6, 2.4)], 1.4, out=0.04)
    room.window(room.wall_named("left"), 0.6, 0.3, scene.depth - 1.2, 2.3, panes=(7, 1))
    room.door(room.wall_named("right"), 1.2, colour=(150, 126, 100))
    for k in range(3):
        room.picture_frame(room.wall_named("right"), 3.2 + k * 1.8, 1.3, 1.2, 0.8, (176, 184, 190))
    put(scene, long_table, 0.0, 3.4, (1.5, 0.75, 4.2), scene.tint((140, 100, 68), 1))
    put(scene, _star_phone, 0.0, 3.0, (0.4, 0.08, 0.4), DARK, base=0.75)
    put(scene, f.plant, r.right - 0.5, r.back - 0.5, (0.6, 1.4, 0.6), (98, 134, 92))
    room.strip_lights((-1.2, 1.2), 4, long=1.0)


def _star_phone(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w = size[0]
    m.shape([(0, 0.02, w * 0.7), (w * 0.6, 0.02, -w * 0.4), (-w * 0.6, 0.02, -w * 0.4)], colour)
    for x in (-0.4, 0.5):
        m.box((x, 0, 0.5), (0.22, 0.02, 0.3), (242, 240, 234), edge=0.4)


def draw_studio(scene: Scenery) -> None:
    """A presenter's desk on a lit set before a skyline, cameras on pedestals, lamps on a grid."""
    room = Inside(scene, scene.tint((82, 84, 92), 1), scene.tint((74, 76, 86)), (52, 54, 62), skirting=False)
    room.draw()
    r, back = scene.room, room.wall_named("back")
    u = scene.width / 2 - 2.5
    room.panel(back, u, 0.2, 5.0, 2.9, (70, 104, 160), value=1.15)
    for k in range(11):
        tall = 0.5 + 0.5 * ((k * 7) % 5) / 4
        room.panel(
            back,
            u + 0.1 + k * 0.44,
            0.3,
            0.38,
            tall + 0.3,
            mix((70, 104, 160), (30, 44, 80), 0.6),
            out=0.02,
            edge=0.5,
        )
    room.panel(back, u, 2.6, 5.0, 0.36, (196, 64, 58), value=1.1, out=0.03)
    for x in (u - 0.35, u + 5.05):
        room.panel(back, x, 0, 0.3, 3.3, (214, 222, 232), value=1.15, out=0.03)
    room.runner(-3.0, 3.0, 1.9, r.back, (126, 134, 150))
    put(scene, _anchor_desk, 0.0, 3.7, (2.8, 1.0, 0.9), (206, 212, 222))
    put(scene, _tv_camera, 2.5, 1.9, (0.6, 1.75, 1.1), (60, 62, 70), facing=158)
    put(scene, _tv_camera, -2.5, 2.1, (0.6, 1.75, 1.1), (60, 62, 70), facing=200)
    grid = r.ceiling - 0.7
    for z in (2.2, 3.8):
        room.world.tube((r.left, grid, z), (r.right, grid, z), 0.04, STEEL)
        for k in range(6):
            x = r.left + 1.0 + k * (scene.width - 2.0) / 5
            put(scene, _spot, x, z, (0.34, 0.5, 0.34), DARK, base=grid - 0.55)
    for x in (-1.6, 1.6):
        beam_of_light(scene, (x, grid - 0.5, 2.2), (x * 0.4, 0.6, 3.6), 0.9, (255, 246, 220), 0.14)


def _anchor_desk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -0.1), (w * 0.86, h - 0.08, d * 0.6), (70, 84, 116))
    for k in range(3):
        y = 0.16 + k * 0.24
        a, z = w * 0.42, d * 0.21
        band = [(-a, y, z), (a, y, z), (a, y + 0.07, z), (-a, y + 0.07, z)]
        m.face(band, (196, 64, 58) if k == 1 else (150, 190, 226), value=1.15, edge=0.3)
    m.box((0, h - 0.08, 0), (w, 0.08, d), colour)
    for x in (-0.5, 0.5):
        m.box((x, h, 0), (0.26, 0.02, 0.2), (244, 242, 236), edge=0.4)
        m.tube((x + 0.25, h, 0.1), (x + 0.16, h + 0.22, -0.05), 0.012, DARK, outline=0.4)


def _tv_camera(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 0, 1):
        m.tube((0, h * 0.4, 0), (s * 0.36, 0.05, -0.3 if s else 0.4), 0.03, DARK)
    m.rod([(0, h * 0.2, 0, 0.09), (0, h * 0.66, 0, 0.07)], STEEL)
    m.box((0, h * 0.7, 0), (w * 0.62, h * 0.22, d * 0.6), colour)
    m.box((0, h * 0.74, d * 0.34), (w * 0.34, h * 0.14, d * 0.12), scaled(colour, 0.8))
    m.rod([(0, h * 0.81, d * 0.4, 0.1), (0, h * 0.81, d * 0.58, 0.13)], (40, 42, 48))
    m.box((0, h * 0.93, -d * 0.1), (w * 0.3, 0.2, 0.26), scaled(colour, 0.9), edge=0.7)
    m.tube((-0.2, h * 0.7, -d * 0.3), (-0.34, h * 0.6, -d * 0.62), 0.018, STEEL)
    m.tube((0.2, h * 0.7, -d * 0.3), (0.34, h * 0.6, -d * 0.62), 0.018, STEEL)
    m.rod([(0, h * 0.99, d * 0.2, 0.035), (0, h * 0.995, d * 0.2, 0.035)], (226, 60, 52), outline=0.5)


def _spot(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.line([(0, h, 0), (0, h + 0.1, 0)], 1.2)
    m.rod([(0, h * 0.8, 0, w * 0.3), (0, h * 0.2, 0.1, w * 0.46)], colour)
    m.shape(
        m.ellipse((0, h * 0.02, 0.12), (0, 2), (w * 0.42, w * 0.42), 12), (255, 244, 206), value=1.2, edge=0.6
    )
    for s in (-1, 1):
        m.face(
            [
                (s * w * 0.5, h * 0.2, 0.1),
                (s * w * 0.9, -0.1, 0.2),
                (s * w * 0.9, -0.1, -0.1),
                (s * w * 0.5, h * 0.2, -0.1),
            ],
            colour,
            edge=0.5,
        )


def draw_recording_studio(scene: Scenery) -> None:
    """A mixing desk before a window on a padded booth with a microphone; loudspeakers; foam on the walls."""
    room = Inside(
        scene, scene.tint((126, 104, 86), 1), scene.tint((104, 96, 96)), (88, 84, 86), skirting=False
    )
    room.draw(planks=0.3)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        for k in range(int(wall.length / 0.45)):
            for j in range(4):
                tone = (84, 76, 82) if (k + j) % 2 else (112, 102, 106)
                room.panel(wall, k * 0.45, 0.9 + j * 0.45, 0.45, 0.45, tone, edge=0.4)
    u = scene.width / 2 - 1.6
    room.panel(back, u - 0.12, 0.95, 3.44, 1.4, (140, 104, 72), edge=1.1, out=0.02)
    room.panel(back, u, 1.06, 3.2, 1.18, (176, 170, 150), value=1.15, out=0.03)
    for k in range(7):
        room.line(back, [(u + k * 0.53, 1.06), (u + k * 0.53, 2.24)], 0.4, out=0.035)
    _microphone(room, u + 1.6)
    for s in (-1, 1):
        put(scene, _speaker, s * 2.2, r.back - 0.35, (0.5, 0.8, 0.4), (60, 58, 62), base=1.35)
    put(scene, _mixer, 0.0, r.back - 1.0, (3.0, 0.85, 0.9), (72, 74, 82))
    put(scene, rack, r.right - 0.35, 2.0, (1.2, 1.9, 0.5), (78, 80, 88), facing=270)
    scene.stand(f.chair, (-0.9, 1.9), (0.52, 1.05, 0.52), (54, 54, 60), facing=180)


def _microphone(room: Inside, u: float) -> None:
    back = room.wall_named("back")
    room.line(back, [(u, 1.06), (u, 1.7), (u + 0.1, 1.86)], 2.2, out=0.05)
    room.disc(back, u + 0.14, 1.92, 0.12, (58, 58, 64), out=0.06)
    room.disc(back, u - 0.06, 1.9, 0.11, (96, 96, 100), out=0.07)
    for s in (-1, 1):
        room.line(back, [(u + 0.14, 2.02), (u + 0.14 + s * 0.12, 1.94)], 1.0, out=0.07)


def _speaker(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    _w, h, d = size
    m.box((0, 0, 0), size, colour)
    for y, r in ((0.3, 0.19), (0.72, 0.1)):
        m.shape(m.ellipse((0, h * y, d / 2 + 0.01), (0, 1), (r, r), 16), (150, 148, 148), edge=0.7)
        m.shape(m.ellipse((0, h * y, d / 2 + 0.02), (0, 1), (r * 0.6, r * 0.6), 14), (40, 40, 44), edge=0.5)


def _mixer(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -0.1), (w * 0.9, h * 0.72, d * 0.7), (124, 92, 64))
    top = [(-w / 2, h * 0.74, d / 2), (w / 2, h * 0.74, d / 2), (w / 2, h, -d / 2), (-w / 2, h, -d / 2)]
    m.face(top, colour)
    for k in range(24):
        x = -w * 0.47 + k * w * 0.041
        m.line([(x, h * 0.76, d * 0.4), (x, h * 0.85, 0.02)], 0.5)
        y = 0.3 - 0.2 * ((k * 5) % 7) / 6
        up = h * (0.74 + 0.26 * (0.5 - y))
        m.rod([(x, up + 0.01, d * y, 0.018), (x, up + 0.01, d * y, 0.018)], (226, 226, 220), outline=0.3)
        lamp = ((120, 190, 130), (226, 176, 84), (206, 84, 70))[(k * 3) % 3]
        m.rod([(x, h * 0.95, -d * 0.3, 0.014), (x, h * 0.95, -d * 0.3, 0.014)], lamp, outline=0)


def draw_control_room(scene: Scenery) -> None:
    """A wall of screens with a map of the world, rows of consoles below it."""
    room = Inside(scene, scene.tint((96, 102, 112), 1), scene.tint((112, 120, 132)), (84, 90, 100))
    room.draw()
    _r, back = scene.room, room.wall_named("back")
    u, wide = 0.5, scene.width - 1.0
    room.panel(back, u, 1.0, wide, 1.95, (36, 44, 56), edge=1.2)
    room.panel(back, u + wide * 0.28, 1.06, wide * 0.44, 1.83, (58, 108, 138), value=1.1, out=0.02)
    _world_map(room, u + wide * 0.3, 1.3, wide * 0.4)
    for side in (0, 1):
        for j in range(2):
            for k in range(2):
                x = u + 0.08 + k * wide * 0.135 + side * wide * 0.725
                tone = (SCREEN, (120, 176, 130), (206, 170, 100), (150, 160, 206))[(k + j * 2 + side) % 4]
                room.panel(back, x, 1.1 + j * 0.92, wide * 0.12, 0.82, tone, value=1.05, out=0.02, edge=0.5)
                steps = [
                    (x + 0.05 + i * wide * 0.014, 1.4 + j * 0.92 + 0.12 * ((i * 5 + k) % 4)) for i in range(8)
                ]
                room.line(back, steps, 0.7, out=0.03)
    for wall in (room.wall_named("left"), room.wall_named("right")):
        room.panel(
            wall, 0, 2.3, 99 if wall is None else wall.length, 0.1, (150, 200, 226), value=1.15, edge=0.4
        )
    for row, z in enumerate((3.7, 2.3)):
        for x in (-2.5, 0.0, 2.5):
            scene.stand(console, (x + 0.01 * row, z), (2.2, 1.05, 0.9), (122, 130, 142), facing=0)
    for x in (-2.4, 2.4):
        scene.stand(f.chair, (x, 1.4), (0.5, 1.0, 0.5), (60, 64, 74), facing=180)


def _world_map(room: Inside, u: float, v: float, wide: float) -> None:
    back = room.wall_named("back")
    lands = (
        ((0.02, 0.9), (0.2, 0.98), (0.3, 0.8), (0.2, 0.6), (0.16, 0.5), (0.06, 0.7)),
        ((0.22, 0.48), (0.34, 0.42), (0.28, 0.1), (0.24, 0.05), (0.2, 0.3)),
        ((0.44, 0.62), (0.58, 0.6), (0.62, 0.4), (0.54, 0.08), (0.48, 0.36), (0.42, 0.46)),
        (
            (0.44, 0.86),
            (0.6, 0.98),
            (0.94, 0.92),
            (0.98, 0.76),
            (0.82, 0.5),
            (0.7, 0.42),
            (0.58, 0.64),
            (0.46, 0.68),
        ),
        ((0.8, 0.3), (0.94, 0.28), (0.94, 0.12), (0.82, 0.12)),
    )
    for land in lands:
        room.poly(
            back,
            [(u + x * wide, v + y * 1.3) for x, y in land],
            (150, 206, 176),
            value=1.1,
            out=0.03,
            edge=0.6,
        )
    room.line(
        back,
        [(u + 0.1 * wide, v + 0.9), (u + 0.4 * wide, v + 0.4), (u + 0.85 * wide, v + 1.0)],
        1.2,
        out=0.04,
    )
