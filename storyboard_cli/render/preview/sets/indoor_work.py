"""Where things are made, mended and stored: workshop, garage, factory, warehouse, barn."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    STEEL,
    Inside,
    Tube,
    gable,
    put,
    ring,
    sheet,
    sky_pane,
)
from storyboard_cli.render.preview.sets.indoor_things import (
    barrel,
    block,
    conveyor,
    crate,
    hanging_lamp,
    machine,
    pallet_rack,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_HAY: Rgb = (206, 178, 104)


def draw_workshop(scene: Scenery) -> None:
    """A long bench with a vice under a board of hanging tools, planks, an anvil, a stove."""
    room = Inside(scene, scene.tint((150, 128, 104), 1), scene.tint((194, 180, 158)), (170, 156, 136))
    room.draw(planks=0.3)
    r, back = scene.room, room.wall_named("back")
    room.window(room.wall_named("left"), scene.depth * 0.45, 1.0, 2.0, 1.3, panes=(4, 2))
    room.door(room.wall_named("right"), 1.6, wide=1.2, colour=(120, 88, 60))
    room.panel(back, 0.6, 1.05, 4.4, 1.5, (178, 146, 104), edge=1.0)
    for k, kind in enumerate("hsphwsrhpswh"):
        _tool(room, 0.85 + k * 0.36, 2.4, kind)
    put(scene, workbench, -0.9, r.back - 0.5, (4.4, 0.88, 0.75), OAK)
    put(scene, _anvil, 1.9, 2.3, (0.75, 0.85, 0.35), (92, 94, 100))
    for k in range(6):
        room.world.box((r.right - 0.9 + k * 0.12, 0, r.back - 0.12), (0.08, 2.2 + 0.1 * (k % 3), 0.06), OAK)
    scene.stand(_sawhorse, (-2.2, 1.6), (1.2, 0.8, 0.6), OAK, facing=30)
    put(scene, hanging_lamp, -0.6, 2.6, (0.55, 0.26, 0.55), (86, 104, 92), base=2.1)
    room.beams(4, scaled(OAK, 0.8), thick=0.18)


def _tool(room: Inside, u: float, v: float, kind: str) -> None:
    back = room.wall_named("back")
    ink: Rgb = (84, 84, 92)
    if kind == "h":
        room.panel(back, u - 0.02, v - 0.6, 0.05, 0.6, OAK, out=0.03, edge=0.5)
        room.panel(back, u - 0.13, v - 0.08, 0.28, 0.11, ink, out=0.04, edge=0.6)
    elif kind == "s":
        room.poly(
            back,
            [(u - 0.14, v), (u + 0.1, v), (u + 0.04, v - 0.75), (u, v - 0.75)],
            STEEL,
            out=0.03,
            edge=0.7,
        )
        room.panel(back, u - 0.15, v - 0.02, 0.26, 0.16, OAK, out=0.04, edge=0.6)
    elif kind == "p":
        for s in (-1, 1):
            room.line(back, [(u, v - 0.16), (u + s * 0.07, v - 0.55)], 2.6, out=0.03)
            room.line(back, [(u, v - 0.16), (u - s * 0.03, v)], 2.2, out=0.03)
    elif kind == "w":
        room.panel(back, u - 0.03, v - 0.5, 0.06, 0.45, STEEL, out=0.03, edge=0.6)
        room.poly(back, ring(u, v, 0.09, 6), STEEL, out=0.03, edge=0.7)
    else:
        room.poly(back, ring(u, v - 0.25, 0.2), (190, 160, 110), out=0.03, edge=1.0)
        room.poly(back, ring(u, v - 0.25, 0.11), (178, 146, 104), out=0.035, edge=0.7)


def workbench(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A heavy bench with a vice, a plane and cans."""
    w, h, d = size
    for x in (-0.46, 0.0, 0.46):
        m.box((x * w, 0, 0), (0.12, h - 0.08, d * 0.9), scaled(colour, 0.75), edge=0.6)
    m.box((0, 0.2, 0), (w * 0.94, 0.05, d * 0.8), scaled(colour, 0.8), edge=0.5)
    m.box((0, h - 0.1, 0), (w, 0.1, d), colour)
    x = -w * 0.3
    m.box((x, h, d * 0.2), (0.2, 0.16, 0.16), (84, 104, 124), edge=0.7)
    m.box((x, h, d * 0.5), (0.2, 0.16, 0.07), (84, 104, 124), edge=0.7)
    m.line([(x - 0.14, h + 0.02, d * 0.56), (x + 0.14, h + 0.02, d * 0.56)], 1.6)
    for k in range(4):
        m.rod([(w * 0.2 + k * 0.17, h + 0.06, -0.1, 0.06), (w * 0.2 + k * 0.17, h + 0.15, -0.1, 0.06)],
              ((176, 84, 70), (196, 170, 100), (96, 124, 140), (140, 140, 140))[k], outline=0.6)  # fmt: skip
    m.box((0, h, 0.05), (0.4, 0.1, 0.1), scaled(colour, 0.7), edge=0.6)
    m.box((w * 0.42, 0.22, 0), (0.5, 0.3, 0.4), (176, 84, 70), edge=0.6)


def _anvil(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.rod([(0, 0.1, 0, 0.26), (0, h * 0.5, 0, 0.25)], (132, 98, 66))
    side = [(-0.28, 0.58), (0.28, 0.58), (0.16, 0.74), (0.3, 1), (-0.3, 1), (-0.62, 0.93), (-0.3, 0.84)]
    side.append((-0.16, 0.74))
    m.shape([(x * w, y * h, d / 2) for x, y in side], colour)


def _sawhorse(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for x in (-0.4, 0.4):
        for s in (-1, 1):
            m.tube((x * w, h, 0), (x * w * 1.1, 0, s * d / 2), 0.03, colour)
    m.box((0, h, 0), (w * 1.5, 0.05, 0.3), scaled(colour, 1.15))


def draw_garage(scene: Scenery) -> None:
    """A car with its bonnet towards us before a roller door, tyres, a tool chest, a bench, a lamp."""
    room = Inside(scene, scene.tint((146, 146, 142), 1), scene.tint((196, 194, 186)), (190, 190, 186))
    room.draw()
    r, back = scene.room, room.wall_named("back")
    room.panel(back, 1.2, 0, scene.width - 2.4, 2.6, (186, 192, 194), edge=1.2)
    for k in range(1, 10):
        room.line(back, [(1.2, k * 0.26), (scene.width - 1.2, k * 0.26)], 0.7, out=0.03)
    for wall in (room.wall_named("left"), room.wall_named("right")):
        room.bricks(wall, course=0.26, long=0.55)
    room.window(room.wall_named("left"), scene.depth * 0.55, 1.4, 1.6, 0.8, panes=(3, 1))
    room.panel(room.wall_named("right"), 1.5, 1.2, 2.6, 1.2, (178, 146, 104), edge=0.9)
    put(scene, f.car, 0.7, 4.0, (1.75, 1.42, 4.2), scene.tint((70, 112, 148), 2, 0.6), facing=22)
    put(scene, _tyres, r.left + 0.6, r.back - 0.7, (0.66, 0.9, 0.66), (58, 58, 62))
    put(scene, _tyres, r.left + 1.3, r.back - 0.5, (0.66, 0.68, 0.66), (58, 58, 62))
    put(scene, workbench, r.left + 0.5, 2.6, (2.4, 0.88, 0.7), OAK, facing=90)
    put(scene, tool_chest, r.right - 0.6, 2.4, (0.75, 1.15, 0.5), (186, 64, 56), facing=270)
    scene.stand(_jerrycan, (-1.9, 1.6), (0.36, 0.46, 0.2), (96, 118, 92))
    room.strip_lights((0.0,), 3, long=1.4)


def _tyres(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    count = max(2, round(h / 0.22))
    for k in range(count):
        y = 0.11 + k * 0.22
        m.rod([(0, y - 0.04, 0, w * 0.46), (0, y + 0.04, 0, w * 0.46)], colour)
    top = count * 0.22
    m.shape(m.ellipse((0, top + 0.12, 0), (0, 2), (w * 0.36, w * 0.36), 16), scaled(colour, 1.3), edge=0.8)
    m.shape(m.ellipse((0, top + 0.125, 0), (0, 2), (w * 0.22, w * 0.22), 14), (30, 30, 32), edge=0.6)


def tool_chest(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A chest of drawers for tools, on castors."""
    w, h, d = size
    m.box((0, 0.08, 0), (w, h - 0.08, d), colour)
    for k in range(6):
        y = 0.18 + k * (h - 0.25) / 6
        m.line([(-w * 0.46, y, d / 2 + 0.01), (w * 0.46, y, d / 2 + 0.01)], 0.7)
        m.line([(-w * 0.2, y + 0.09, d / 2 + 0.02), (w * 0.2, y + 0.09, d / 2 + 0.02)], 1.6)


def _jerrycan(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    m.line([(-w * 0.4, h * 0.1, d / 2), (w * 0.4, h * 0.85, d / 2)], 0.8)
    m.line([(w * 0.4, h * 0.1, d / 2), (-w * 0.4, h * 0.85, d / 2)], 0.8)
    m.tube((-w * 0.2, h, 0), (w * 0.2, h, 0), 0.03, colour)


def draw_factory(scene: Scenery) -> None:
    """A high hall of steel frames and tall windows: a belt with boxes, machines with wheels, pipes, lamps."""
    room = Inside(scene, scene.tint((146, 142, 136), 1), scene.tint((186, 180, 168)), (150, 150, 150))
    room.draw(tiles=1.2)
    r, back = scene.room, room.wall_named("back")
    for wall in (room.wall_named("left"), room.wall_named("right")):
        room.bricks(wall, course=0.3, long=0.7)
        for k in range(6):
            room.window(wall, 1.2 + k * 3.3, 2.4, 2.2, 2.9, panes=(4, 5))
    room.window(back, scene.width * 0.28, 2.6, scene.width * 0.44, 3.0, panes=(8, 5))
    for k in range(4, -1, -1):
        z = r.front + 4.4 + k * 3.6
        room.world.box((0, r.ceiling - 0.4, z), (scene.width, 0.35, 0.25), (112, 120, 126))
        for x in (-4.6, 4.6):
            put(scene, block, x, z, (0.28, r.ceiling - 0.3, 0.28), (112, 120, 126))
    put(scene, conveyor, 2.9, 5.0, (8.0, 0.95, 0.9), (196, 158, 108), facing=90)
    for k in range(3):
        put(scene, machine, -3.0, 3.4 + k * 3.0, (2.2, 2.4, 1.5), scene.tint((96, 128, 124), 2), facing=24)
    put(scene, machine, 5.2, 4.6, (2.2, 2.8, 1.6), scene.tint((120, 122, 132), 2), facing=300)
    put(scene, _tank, -5.4, 5.4, (1.8, 4.0, 1.8), (166, 172, 174))
    put(scene, _tank, -5.4, 8.4, (1.8, 4.0, 1.8), (166, 172, 174))
    for x in (-1.8, 1.2):
        for z in (3.6, 7.4):
            put(scene, hanging_lamp, x, z, (0.7, 0.35, 0.7), (86, 96, 100), base=3.9)


def _tank(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.rod([(0, w * 0.5, 0, w * 0.5), (0, h - w * 0.4, 0, w * 0.5)], colour)
    for y in (0.3, 0.6):
        m.line([(-w / 2, h * y, 0), (0, h * y - 0.08, w / 2), (w / 2, h * y, 0)], 0.8)
    m.rod([(0, h, 0, 0.14), (0, h + 0.8, 0, 0.14), (w, h + 0.8, 0, 0.14)], STEEL)


def draw_warehouse(scene: Scenery) -> None:
    """Racks of goods up to the roof on both sides of an aisle, crates, a forklift, a rolling door."""
    room = Inside(scene, scene.tint((158, 154, 146), 1), scene.tint((184, 184, 178)), (160, 162, 164))
    room.draw(tiles=2.0)
    r, back = scene.room, room.wall_named("back")
    room.boards(back, 0.5)
    room.panel(back, scene.width / 2 - 1.9, 0, 3.8, 3.6, (176, 182, 186), edge=1.2)
    for k in range(1, 11):
        u = scene.width / 2
        room.line(back, [(u - 1.9, k * 0.33), (u + 1.9, k * 0.33)], 0.6, out=0.03)
    room.beams(7, (122, 128, 134), thick=0.3)
    for s in (-1, 1):
        room.runner(s * 1.75 - 0.05, s * 1.75 + 0.05, r.front, r.back - 1, (222, 190, 84))
        for k in range(4):
            put(
                scene,
                pallet_rack,
                s * 3.6,
                2.2 + k * 3.3,
                (3.2, 4.6, 1.2),
                (186, 150, 106),
                facing=90 if s < 0 else 270,
            )
    for x, z, w in ((1.9, 3.0, 0.9), (2.1, 2.1, 0.7), (-2.0, 2.6, 0.8)):
        scene.stand(crate, (x, z), (w, w * 0.85, w), (190, 150, 100))
    put(scene, _forklift, 0.9, 7.0, (1.2, 2.1, 2.2), (222, 172, 60), facing=20)
    for z in (3.0, 6.0, 9.0):
        put(scene, hanging_lamp, 0, z, (0.8, 0.4, 0.8), (90, 96, 100), base=4.6)


def _forklift(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        for z in (-0.3, 0.26):
            m.rod([(s * w * 0.42, 0.26, z * d, 0.26), (s * w * 0.5, 0.26, z * d, 0.26)], DARK)
    m.box((0, 0.3, -d * 0.18), (w * 0.9, 0.75, d * 0.5), colour)
    for s in (-1, 1):
        m.tube((s * w * 0.4, 1.05, -d * 0.38), (s * w * 0.36, h, -d * 0.3), 0.035, DARK)
        m.tube((s * w * 0.4, 0.6, d * 0.1), (s * w * 0.36, h, 0.0), 0.035, DARK)
        m.box((s * w * 0.22, 0, d * 0.26), (0.09, h * 1.1, 0.1), STEEL, edge=0.6)
        m.box((s * w * 0.22, 0.12, d * 0.5), (0.12, 0.06, d * 0.44), STEEL, edge=0.6)
    m.box((0, h, -d * 0.16), (w * 0.86, 0.06, d * 0.36), DARK)


def draw_barn(scene: Scenery) -> None:
    """Boards under a pitched roof of beams: stalls with gates, bales of hay, a loft, a wide door ajar."""
    r = scene.room
    wood = scene.tint((152, 116, 82))
    barn = Tube(
        scene, gable(r.right, 2.9, r.ceiling), wood, scene.tint((166, 142, 104), 1), scaled(wood, 0.9)
    )
    barn.draw(ribs=1.1, weight=0.5)
    walls = Inside(scene, wood, wood, wood)
    walls.boards(walls.wall_named("back"), 0.3, 0, 3.0)
    x = 1.3
    sky_pane(
        scene,
        [(-x, 0, r.back - 0.02), (x, 0, r.back - 0.02), (x, 2.6, r.back - 0.02), (-x, 2.6, r.back - 0.02)],
    )
    for s in (-1, 1):
        leaf = [
            (s * x, 0, r.back - 0.05),
            (s * 2.5, 0, r.back - 0.6),
            (s * 2.5, 2.6, r.back - 0.6),
            (s * x, 2.6, r.back - 0.05),
        ]
        sheet(scene, leaf, (150, 74, 58))
    for k in range(5, -1, -1):
        z = r.front + 1.8 + k * 2.1
        put(scene, _truss, 0, z, (r.right * 2, r.ceiling, 0.2), scaled(wood, 0.72))
    for k in range(3):
        put(scene, _stall, r.left + 1.0, 2.2 + k * 2.0, (1.8, 1.3, 1.9), scaled(wood, 1.08), facing=90)
    for bx, bz, by in (
        (3.0, 3.4, 0),
        (3.0, 4.4, 0),
        (3.0, 3.9, 0.5),
        (2.2, 4.8, 0),
        (3.3, 5.3, 0),
        (3.2, 5.0, 0.5),
        (3.1, 4.5, 1.0),
    ):
        put(scene, bale, bx, bz, (1.0, 0.5, 0.55), _HAY, facing=80, base=by)
    scene.stand(bale, (2.3, 1.8), (1.0, 0.5, 0.55), _HAY, facing=20)
    put(scene, _ladder, 1.9, 5.6, (0.5, 3.2, 0.2), OAK)
    put(scene, barrel, -1.9, 5.8, (0.6, 0.9, 0.6), OAK)


def _truss(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for s in (-1, 1):
        m.box((s * w * 0.33, 0, 0), (0.2, 3.5, 0.2), colour, edge=0.7)
        m.tube((s * w * 0.33, 2.3, 0), (s * w * 0.2, 3.1, 0), 0.07, colour)
    m.box((0, 3.0, 0), (w, 0.22, 0.2), colour, edge=0.7)
    for s in (-1, 1):
        m.tube((s * w * 0.5, 2.95, 0), (0, h - 0.12, 0), 0.09, colour, outline=0.6)


def _stall(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.box((s * w / 2, 0, 0), (0.08, h, d), scaled(colour, 0.85))
    for k in range(4):
        m.box((0, 0.1 + k * h * 0.24, d / 2), (w, h * 0.17, 0.05), colour, edge=0.7)
    m.tube((-w * 0.4, 0.1, d / 2 + 0.04), (w * 0.4, h * 0.92, d / 2 + 0.04), 0.04, scaled(colour, 0.9))


def bale(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A bale of hay with two strings."""
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    for x in (-0.2, 0.2):
        m.line([(x * w, 0, d / 2), (x * w, h, d / 2), (x * w, h, -d / 2)], 0.9)
    for k in range(7):
        x = -w * 0.44 + k * w * 0.14
        m.line([(x, h * (0.2 + 0.1 * (k % 4)), d / 2), (x + 0.1, h * (0.28 + 0.1 * (k % 4)), d / 2)], 0.5)


def _ladder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for s in (-1, 1):
        m.tube((s * w / 2, 0, 0.3), (s * w / 2, h, -0.3), 0.03, colour)
    for k in range(1, 9):
        y = h * k / 9
        m.line([(-w / 2, y, 0.3 - 0.6 * k / 9), (w / 2, y, 0.3 - 0.6 * k / 9)], 1.8)
