"""Where people are judged and kept: courtroom, cell, dungeon, interrogation room, police station, vault."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE, computer_desk
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    STEEL,
    STONE,
    Inside,
    beam_of_light,
    put,
    ring,
)
from storyboard_cli.render.preview.sets.indoor_seats import bunk, light_chair, pew
from storyboard_cli.render.preview.sets.indoor_things import BRASS, bars, block, hanging_lamp, torch
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_PANEL: Rgb = (134, 94, 62)


def draw_courtroom(scene: Scenery) -> None:
    """The judge's high bench under a seal between flags, the witness stand, the jury's box, the bar."""
    room = Inside(scene, scene.tint((160, 132, 104), 1), scene.tint((214, 204, 184)), WHITE)
    room.draw(planks=0.3)
    r, back = scene.room, room.wall_named("back")
    wide = scene.width
    for wall in room.walls:
        room.panel(wall, 0, 0, wall.length, 2.5, _PANEL)
        room.boards(wall, 0.8, 0, 2.5)
        room.panel(wall, 0, 2.45, wall.length, 0.12, scaled(_PANEL, 1.2), out=0.05, edge=0.6)
    room.panel(back, wide / 2 - 2.0, 0, 4.0, 3.7, scaled(_PANEL, 0.85), out=0.03)
    room.disc(back, wide / 2, 3.0, 0.55, (206, 172, 92), out=0.05)
    room.disc(back, wide / 2, 3.0, 0.4, (120, 92, 60), out=0.06)
    _scales(room, wide / 2, 3.0)
    for k in range(2):
        room.window(room.wall_named("left"), 3.4 + k * 3.6, 2.0, 1.4, 1.7, panes=(2, 2))
        room.window(room.wall_named("right"), 2.4 + k * 3.6, 2.0, 1.4, 1.7, panes=(2, 2))
    put(scene, _high_chair, 0, r.back - 0.3, (0.8, 2.6, 0.12), (92, 52, 46))
    put(scene, _bench, 0, r.back - 1.3, (4.2, 1.75, 1.0), _PANEL)
    for s in (-1, 1):
        put(scene, _flag, s * 2.6, r.back - 0.7, (0.8, 3.0, 0.3), (168, 62, 58) if s < 0 else (74, 96, 148))
    put(scene, _stand, 2.5, r.back - 2.0, (1.3, 1.25, 1.2), _PANEL)
    put(scene, _jury, r.left + 1.0, 3.0, (3.6, 1.1, 1.6), _PANEL, facing=90)
    for x in (-1.7, 1.9):
        scene.stand(f.table, (x, 2.0), (1.9, 0.76, 0.8), OAK, facing=180)
        scene.stand(f.chair, (x, 1.25), (0.5, 1.0, 0.5), scaled(OAK, 0.8), facing=180)
    for s in (-1, 1):
        scene.stand(pew, (s * 2.4, -1.6), (3.4, 1.0, 0.55), OAK, facing=180)


def _high_chair(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The back of the judge's chair."""
    m.box((0, 0, 0), size, colour)


def _scales(room: Inside, u: float, v: float) -> None:
    back = room.wall_named("back")
    for line in ([(u, v - 0.25), (u, v + 0.26)], [(u - 0.26, v + 0.16), (u + 0.26, v + 0.16)]):
        room.line(back, line, 1.3, out=0.08)
    for s in (-1, 1):
        x = u + s * 0.26
        room.line(
            back,
            [(x - 0.1, v - 0.08), (x, v + 0.16), (x + 0.1, v - 0.08), (x - 0.1, v - 0.08)],
            1.0,
            out=0.08,
        )


def _bench(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.1, d), colour)
    m.box((0, h - 0.1, 0.05), (w + 0.2, 0.1, d + 0.2), scaled(colour, 1.25))
    m.box((0, 0, 0.1), (w * 0.42, h * 0.82, d + 0.3), scaled(colour, 1.08))
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, d)):
        for k in range(4):
            x = -w * 0.42 + k * w * 0.28
            z = d / 2 + (0.26 if abs(x) < w * 0.2 else 0.01)
            m.face([(x - 0.32, 0.25, z), (x + 0.32, 0.25, z), (x + 0.32, h * 0.7, z), (x - 0.32, h * 0.7, z)],
                   scaled(colour, 0.88), edge=0.6)  # fmt: skip
    m.rod([(-w * 0.3, h + 0.06, 0.1, 0.05), (-w * 0.24, h + 0.06, 0.1, 0.05)], OAK, outline=0.5)
    f.lamp(m.moved(w * 0.34, h, 0.1), (0.26, 0.42, 0.26), (92, 132, 104))


def _stand(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 1.1, 0.2, d * 1.1), scaled(colour, 0.8))
    f.chair(m.moved(0, 0.2, -0.1), (0.48, 0.95, 0.48), OAK)
    for s in (-1, 1):
        m.box((s * w / 2, 0.2, 0), (0.06, h - 0.2, d), colour)
    m.box((0, 0.2, d / 2), (w, h - 0.2, 0.06), scaled(colour, 1.05))
    m.box((0, h, d / 2), (w + 0.1, 0.06, 0.2), scaled(colour, 1.25), edge=0.6)
    m.tube((0.1, h, d / 2), (0.1, h + 0.3, d / 2 - 0.1), 0.012, DARK)


def _jury(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for row in (0, 1):
        z = -d * 0.3 + row * 0.7
        for k in range(6):
            x = -w * 0.42 + k * w * 0.168
            light_chair(m.moved(x, 0.4 * (1 - row), z), (0.44, 0.95, 0.42), (126, 72, 60))
    m.box((0, 0, d / 2), (w, h - 0.1, 0.07), colour)
    m.box((0, h - 0.1, d / 2), (w, 0.08, 0.18), scaled(colour, 1.25), edge=0.6)


def _flag(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.025, BRASS)
    m.shape([(0, h * 0.96, 0), (w * 0.4, h * 0.8, 0), (w * 0.34, h * 0.36, 0.05), (0.04, h * 0.3, 0)], colour)
    m.line([(w * 0.16, h * 0.88, 0), (w * 0.14, h * 0.36, 0)], 0.7)
    m.rod([(0, h + 0.03, 0, 0.06), (0, h + 0.07, 0, 0.02)], BRASS, outline=0.5)


def draw_cell(scene: Scenery) -> None:
    """Bare blocks, a bunk, a steel toilet, a small barred window; bars where the door is."""
    paint = scene.tint((178, 184, 176))
    room = Inside(scene, scene.tint((140, 140, 136), 1), paint, (196, 198, 192), skirting=False)
    room.draw()
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.panel(wall, 0, 0, wall.length, 1.2, mix(paint, (120, 140, 132), 0.5), edge=0.5)
        room.bricks(wall, course=0.28, long=0.6, strength=0.4)
    u = scene.width / 2 - 0.1
    room.window(back, u, 1.55, 0.75, 0.6, panes=(1, 1))
    for k in range(6):
        room.line(back, [(u + 0.06 + k * 0.13, 1.5), (u + 0.06 + k * 0.13, 2.2)], 2.2, out=0.06)
    for k in range(3):
        for j in range(5):
            at = 2.75 + k * 0.3 + j * 0.05
            room.line(back, [(at, 1.3), (at, 1.48)], 0.7)
        room.line(back, [(2.72 + k * 0.3, 1.32), (2.98 + k * 0.3, 1.46)], 0.7)
    put(scene, bunk, r.left + 0.45, r.back - 1.05, (1.9, 1.75, 0.75), (120, 128, 120), facing=90)
    put(scene, _toilet, r.right - 0.5, r.back - 0.4, (0.45, 0.8, 0.55), (206, 210, 210))
    bars_ahead(scene)


def bars_ahead(scene: Scenery) -> None:
    """Bars along the right wall, where the door of the cell is."""
    put(scene, bars, scene.room.right - 0.12, 0.9, (2.6, scene.room.ceiling, 0.1), (86, 88, 92), facing=270)


def _toilet(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0.35, -d * 0.34), (w, h - 0.35, d * 0.26), colour)
    m.rod([(0, 0.12, 0, w * 0.3), (0, 0.3, 0.02, w * 0.4)], scaled(colour, 0.95))
    m.shape(m.ellipse((0, 0.42, 0.04), (0, 2), (w * 0.44, w * 0.5), 16), colour, edge=0.8)
    m.shape(m.ellipse((0, 0.425, 0.05), (0, 2), (w * 0.27, w * 0.34), 14), scaled(colour, 0.6), edge=0.5)


toilet = _toilet


def draw_dungeon(scene: Scenery) -> None:
    """Great dark blocks, chains on the wall, a torch, straw, a barred arch."""
    stone = scene.tint((122, 118, 112))
    room = Inside(scene, scene.tint((96, 90, 84), 1), stone, scaled(stone, 0.8), skirting=False)
    room.draw(tiles=0.7)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.bricks(wall, course=0.42, long=0.9, strength=0.65)
    room.arch(back, 3.9, 0, 1.5, 2.3, (34, 33, 36), value=0.7)
    for k in range(8):
        room.line(back, [(3.97 + k * 0.2, 0), (3.97 + k * 0.2, 2.0)], 2.0, out=0.04)
    for v in (0.7, 1.5):
        room.line(back, [(3.9, v), (5.4, v)], 1.8, out=0.05)
    for u in (1.0, 2.0):
        room.disc(back, u, 1.95, 0.09, DARK, out=0.03)
        links = [(u, 1.9), (u + 0.06, 1.6), (u - 0.02, 1.3), (u + 0.05, 1.05)]
        room.line(back, links, 2.6, out=0.06)
        room.poly(back, ring(u + 0.05, 0.95, 0.1), stone, out=0.06, edge=2.0)
    for x in (-0.2, 2.7):
        put(scene, torch, x, r.back - 0.05, (0.2, 0.8, 0.2), OAK, base=1.4)
    put(scene, _straw, -1.7, 3.1, (1.9, 0.3, 1.2), (196, 172, 110))
    put(scene, block, r.left + 0.5, 1.8, (1.6, 0.45, 0.6), STONE, facing=90)


def _straw(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.shape(
        [(-w / 2, 0, 0), (-w * 0.3, h * 0.7, 0), (0, h, -0.1), (w * 0.34, h * 0.6, 0), (w / 2, 0, 0)], colour
    )
    for k in range(9):
        x = -w * 0.44 + k * w * 0.11
        m.line([(x, 0.02, d * 0.2), (x + 0.16 * (-1) ** k, h * (0.4 + 0.06 * (k % 4)), 0)], 0.6)


def draw_interrogation(scene: Scenery) -> None:
    """A bare room: one table under one lamp, chairs, the dark glass of a one-way mirror."""
    wall = scene.tint((150, 158, 158))
    room = Inside(scene, scene.tint((120, 122, 122), 1), wall, (150, 152, 152))
    room.draw(tiles=0.6)
    back = room.wall_named("back")
    for each in room.walls:
        room.panel(each, 0, 0, each.length, 1.0, scaled(wall, 0.84), edge=0.6)
    room.panel(back, 0.7, 1.0, 2.7, 1.15, (64, 66, 72), edge=1.4)
    room.panel(back, 0.8, 1.08, 2.5, 0.99, (70, 86, 96), value=1.0, out=0.02)
    for k in range(3):
        room.line(back, [(1.1 + k * 0.8, 1.2), (1.5 + k * 0.8, 1.95)], 0.6, out=0.03)
    room.door(back, scene.width - 1.4, colour=(112, 118, 122))
    room.panel(back, scene.width - 1.1, 1.45, 0.35, 0.4, (86, 104, 116), out=0.04)
    room.panel(room.wall_named("left"), 3.6, 2.25, 0.35, 0.18, DARK, out=0.1)
    put(scene, hanging_lamp, 0.0, 1.3, (0.7, 0.3, 0.7), (76, 92, 84), base=1.95)
    beam_of_light(scene, (0.0, 1.95, 1.3), (0.0, 0.4, 1.3), 1.1, (255, 246, 214), 0.2)
    scene.stand(_steel_table, (0.0, 1.5), (1.7, 0.75, 0.8), STEEL)
    for x in (-1.2, 1.2):
        scene.stand(f.chair, (x, 1.9), (0.46, 0.9, 0.46), (96, 98, 104), facing=90 if x < 0 else 270)


def _steel_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _d = size
    f.table(m, size, colour)
    m.box((0, h, 0), (0.3, 0.1, 0.1), scaled(colour, 0.7), edge=0.7)
    m.box((w * 0.3, h, 0.1), (0.22, 0.03, 0.3), (238, 234, 222), edge=0.5)


def draw_police(scene: Scenery) -> None:
    """Desks with screens, a board of photographs and threads, a badge, a holding cell in the corner."""
    room = Inside(scene, scene.tint((146, 146, 140), 1), scene.tint((198, 202, 196)), WHITE)
    room.draw(tiles=0.6)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.panel(wall, 0, 0.95, wall.length, 0.16, (66, 92, 132), edge=0.5)
    room.panel(back, 0.9, 1.05, 2.6, 1.4, (186, 154, 112), edge=1.2)
    spots = [(1.1 + 0.42 * (k % 6), 1.2 + 0.42 * (k // 6) + 0.06 * (k % 2)) for k in range(15)]
    for k, (u, v) in enumerate(spots):
        room.panel(back, u, v, 0.24, 0.3, (236, 230, 214) if k % 3 else (176, 186, 190), out=0.03, edge=0.5)
    for a, b in zip(spots[::2], spots[1::3], strict=False):
        room.line(back, [(a[0] + 0.1, a[1] + 0.1), (b[0] + 0.1, b[1] + 0.1)], 0.8, out=0.05)
    room.poly(
        back,
        [(4.2, 2.4), (4.2, 1.8), (4.55, 1.4), (4.9, 1.8), (4.9, 2.4), (4.55, 2.55)],
        (206, 172, 92),
        out=0.03,
    )
    room.poly(back, ring(4.55, 2.0, 0.2, 10), (66, 92, 132), out=0.04)
    put(scene, block, r.right - 1.2, r.back - 0.1, (2.2, r.ceiling, 0.1), (70, 70, 74))
    put(scene, bars, r.right - 1.2, r.back - 0.5, (2.3, r.ceiling, 0.1), (110, 112, 116))
    room.window(room.wall_named("left"), 4.4, 1.0, 2.0, 1.3, panes=(3, 1))
    for x, z in ((-2.2, 3.2), (0.4, 3.6), (-2.6, 1.2), (2.8, 1.6)):
        scene.stand(computer_desk, (x, z), (1.5, 0.74, 0.75), (150, 136, 116))
    put(scene, f.cabinet, r.left + 0.4, r.back - 0.5, (0.6, 1.3, 0.5), (122, 132, 126))
    room.strip_lights((-1.6, 1.6), 4)


def draw_vault(scene: Scenery) -> None:
    """Walls of small steel boxes, and the round door that stands open."""
    steel = scene.tint((168, 172, 176))
    room = Inside(scene, scene.tint((136, 132, 126), 1), steel, (186, 188, 190), skirting=False)
    room.draw(tiles=0.6)
    r, back = scene.room, room.wall_named("back")
    for wall in (room.wall_named("left"), room.wall_named("right")):
        _boxes(room, wall)
    middle = scene.width / 2 + 0.5
    room.disc(back, middle, 1.4, 1.32, scaled(STEEL, 0.7), out=0.02)
    room.disc(back, middle, 1.4, 1.12, (48, 48, 54), out=0.03)
    put(scene, _round_door, middle - scene.width / 2 - 2.3, r.back - 0.7, (2.2, 2.3, 0.3), STEEL, base=0.25)
    put(scene, f.table, 2.2, 2.6, (1.0, 0.8, 0.7), STEEL)
    put(scene, _gold, 2.2, 2.6, (0.7, 0.3, 0.4), (222, 184, 84), base=0.8)
    put(scene, _gold, -2.2, 3.2, (1.3, 0.7, 0.7), (222, 184, 84))
    room.strip_lights((0.0,), 4)


def _boxes(room: Inside, wall: object) -> None:
    side = room.wall_named("left") if wall is room.wall_named("left") else room.wall_named("right")
    room.tiled(side, 0.36, 0.2, 2.6)
    if side is None:
        return
    for k in range(int(side.length / 0.36)):
        for j in range(0, 6, 2):
            u, v = k * 0.36 + 0.18, 0.38 + j * 0.36 + 0.36 * (k % 2)
            room.line(side, [(u - 0.05, v), (u + 0.05, v)], 1.4, out=0.03)


def _round_door(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    rim, face = (m.ellipse((0, h / 2, z), (0, 1), (w * 0.5, h * 0.5), 26) for z in (-d / 2, d / 2))
    m.shape([*rim, *face], scaled(colour, 0.7), convex=True)
    m.shape(face, colour)
    m.shape(
        m.ellipse((0, h / 2, d / 2 + 0.01), (0, 1), (w * 0.36, h * 0.36), 22), scaled(colour, 0.88), edge=0.7
    )
    hub = m.ellipse((0, h / 2, d / 2 + 0.16), (0, 1), (w * 0.17, w * 0.17), 16)
    m.rod([(*p, 0.03) for p in [*hub, hub[0]]], BRASS, outline=0.5)
    for k in range(0, 16, 4):
        m.line([(0, h / 2, d / 2 + 0.16), hub[k]], 1.4)
    for p in m.ellipse((0, h / 2, d / 2), (0, 1), (w * 0.43, h * 0.43), 12):
        m.rod([(*p, 0.05), (p[0], p[1], p[2] + 0.06, 0.05)], scaled(colour, 0.8), outline=0.4)


def _gold(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for row in range(3):
        count = 4 - row
        for k in range(count):
            x = (k - (count - 1) / 2) * w / 4
            m.box((x, h * row / 3, 0), (w / 4.4, h / 3.3, d), scaled(colour, 1 - 0.05 * row), edge=0.6)
