"""Interiors that are less of a home: cafés, wards, halls, shops, washrooms, stairs, and a bus from
inside."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE, WOOD, counter, round_table, shelf
from storyboard_cli.render.preview.sets.indoor_things import block
from storyboard_cli.render.preview.sets.passing import draw_passing_world
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import RoomShell
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_cafe(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((158, 122, 92), 1), scene.tint((206, 188, 162)), (226, 218, 204))
    shell.draw(planks=0.22)
    r = scene.room
    back, left, right = (shell.wall_named(n) for n in ("back", "left", "right"))
    for k in range(2):
        shell.window(left, 0.8 + k * 3.4, 0.7, 2.6, 1.9, panes=(2, 1))
    shell.panel(back, scene.width * 0.5, 1.5, scene.width * 0.42, 1.0, (66, 66, 64), edge=1.0)
    for k in range(4):
        shell.line(
            back,
            [(scene.width * 0.54, 2.3 - k * 0.18), (scene.width * (0.72 + 0.04 * (k % 3)), 2.3 - k * 0.18)],
            0.5,
            out=0.03,
        )
    shell.door(right, 1.0, colour=(120, 86, 60))
    scene.stand(
        counter, (r.right - 1.9, r.back - 0.9), (3.0, 1.08, 0.6), scene.tint((134, 96, 66), 1), always=True
    )
    for x, z in ((-2.6, 2.4), (-0.3, 2.9), (-2.8, 0.4), (2.6, 1.3)):
        scene.stand(round_table, (x, z), (0.8, 0.75, 0.8), WOOD)
    for x in (-2.4, -0.6, 1.4):
        scene.stand(_pendant, (x, 2.0), (0.34, 0.5, 0.34), (96, 92, 88), base=r.ceiling - 1.0, always=True)


def _pendant(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A lamp that hangs from the ceiling."""
    m.line([(0, size[1] * 0.4, 0), (0, size[1] + 0.6, 0)], 0.7)
    m.board.light_lamp(m.at(0, 0, 0), 1.3)
    low = m.ellipse((0, 0, 0), (0, 2), (size[0] / 2, size[0] / 2), 14)
    high = m.ellipse((0, size[1] * 0.4, 0), (0, 2), (size[0] * 0.1, size[0] * 0.1), 8)
    m.shape([*low, *high], colour, convex=True)
    if m.board.lens.eye[1] < m.origin[1]:
        m.shape(low, (255, 236, 190), value=1.2, edge=0.5)


def draw_hospital(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((196, 202, 200), 1), scene.tint((218, 226, 222)), WHITE)
    shell.draw(tiles=0.6)
    r = scene.room
    back, left, right = (shell.wall_named(n) for n in ("back", "left", "right"))
    shell.window(left, scene.depth * 0.45, 0.95, 1.7, 1.4, panes=(2, 1), curtain=(176, 200, 200))
    for wall in (back, right):
        if wall is not None:
            shell.panel(wall, 0, 1.0, wall.length, 0.14, (150, 182, 180), edge=0.5)
    shell.door(right, 0.8, wide=1.2, colour=(176, 190, 190))
    shell.panel(back, scene.width * 0.28, 1.5, 0.8, 0.5, (210, 216, 214), edge=0.7)
    scene.stand(f.bed, (r.left + 1.1, r.back - 1.15), (1.0, 0.62, 2.1), (170, 196, 206), facing=0)
    scene.stand(_drip, (r.left + 1.9, r.back - 0.5), (0.3, 1.9, 0.3), (176, 180, 184))
    scene.stand(f.cabinet, (r.left + 2.3, r.back - 0.35), (0.5, 0.8, 0.45), (222, 222, 218))
    scene.stand(_screen, (r.right - 1.3, r.back - 0.9), (1.7, 1.8, 0.1), (168, 198, 196))


def _drip(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.tube((0, 0, 0), (0, size[1], 0), 0.014, colour)
    m.tube((-0.15, size[1], 0), (0.15, size[1], 0), 0.012, colour)
    m.rod([(0.13, size[1] - 0.12, 0, 0.05), (0.13, size[1] - 0.32, 0, 0.05)], (214, 226, 230))


def _screen(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(3):
        x, z = -w / 2 + k * w / 3, 0.12 * (k % 2)
        m.face([(x, 0.15, z), (x + w / 3, 0.15, 0.12 - z), (x + w / 3, h, 0.12 - z), (x, h, z)], colour)


def draw_hall(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((170, 140, 108), 1), scene.tint((206, 194, 174)), (222, 214, 200))
    shell.draw(planks=0.4)
    r = scene.room
    back, left, right = (shell.wall_named(n) for n in ("back", "left", "right"))
    for wall in (left, right):
        for k in range(4):
            shell.window(wall, 1.6 + k * 3.7, 1.8, 1.5, 2.7, panes=(2, 4))
    shell.panel(
        back, scene.width * 0.16, 0.9, scene.width * 0.68, 3.6, scene.tint((138, 66, 60), 2), edge=1.1
    )
    for k in range(9):
        u = scene.width * (0.2 + 0.075 * k)
        shell.line(back, [(u, 0.95), (u + 0.05, 2.6), (u, 4.4)], 0.5, out=0.03)
    scene.stand(block, (0.0, r.back - 1.4), (scene.width * 0.76, 0.9, 2.6), WOOD, always=True)
    for row in range(4):
        for column in (-1, 1):
            scene.stand(f.bench, (column * 2.6, 1.2 + row * 1.3), (4.0, 0.9, 0.5), WOOD, facing=180)


def draw_shop(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((190, 184, 172), 1), scene.tint((216, 210, 196)), WHITE)
    shell.draw(tiles=0.5)
    r = scene.room
    shell.door(shell.wall_named("right"), 0.9)
    shell.window(shell.wall_named("front"), scene.width * 0.2, 0.7, 3.2, 1.8, panes=(3, 1))
    for k in range(4):
        scene.stand(
            shelf,
            (r.left + 0.95 + k * 1.75, r.back - 0.22),
            (1.65, 2.1, 0.4),
            scene.tint((164, 130, 98), 1),
            always=True,
        )
    for k in range(2):
        scene.stand(
            shelf,
            (r.left + 0.25, r.back - 1.8 - k * 1.8),
            (1.6, 1.9, 0.4),
            scene.tint((164, 130, 98), 1),
            facing=90,
        )
    scene.stand(counter, (1.6, 1.9), (2.2, 1.0, 0.6), scene.tint((150, 116, 84), 1), facing=180)


def draw_bathroom(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((178, 190, 192), 1), scene.tint((216, 224, 222)), WHITE)
    shell.draw(tiles=0.3)
    back, right = shell.wall_named("back"), shell.wall_named("right")
    for wall in shell.walls:
        for k in range(1, 6):
            shell.line(wall, [(0, 0.3 * k), (wall.length, 0.3 * k)], 0.3)
    shell.panel(back, 0.7, 1.15, 1.2, 0.95, (198, 214, 220), edge=1.2)
    shell.line(back, [(0.85, 1.3), (1.25, 1.9)], 0.5, out=0.03)
    shell.line(back, [(1.05, 1.25), (1.5, 1.95)], 0.4, out=0.03)
    shell.door(right, 0.8, colour=(170, 150, 128))
    r = scene.room
    scene.stand(counter, (r.left + 1.25, r.back - 0.3), (1.7, 0.86, 0.55), WHITE, always=True)


def draw_stairwell(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((176, 172, 164), 1), scene.tint((204, 202, 194)), WHITE)
    shell.draw(tiles=0.6)
    r = scene.room
    shell.window(shell.wall_named("back"), 0.5, 2.6, 1.4, 1.5, panes=(2, 3))
    shell.door(shell.wall_named("left"), 3.4, colour=(110, 124, 130))
    for k in range(12):
        scene.stand(
            block,
            (1.1, 1.7 + k * 0.27),
            (1.9, 0.17 * (k + 1), 0.27),
            scaled((190, 184, 174), 1.0 - 0.02 * (k % 2)),
            always=True,
        )
    scene.stand(_handrail, (0.12, 1.7), (0.05, 0.9, 3.2), (108, 90, 76), always=True)
    _ = r


def _handrail(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    up = SolidBuilder(m.board, m.origin, ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), m.vivid, m.edge)
    for k in range(7):
        up.tube((0, 0.3 * k, k * 0.46), (0, 0.3 * k + 0.9, k * 0.46), 0.016, colour, outline=0.5)
    up.tube((0, 0.95, 0), (0, 0.95 + 0.3 * 6.3, 2.9), 0.03, colour)


def _car_seat(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    f.seat(m, size, colour)


def draw_bus(scene: Scenery) -> None:
    """Inside a bus or a train: rows of seats, big windows, poles and straps."""
    draw_passing_world(scene, low=0.3)
    r, board = scene.room, scene.board
    board.plane(
        [
            (r.left, 0.0, r.front - 1),
            (r.right, 0.0, r.front - 1),
            (r.right, 0.0, r.back),
            (r.left, 0.0, r.back),
        ],
        (128, 126, 122),
        1.0,
    )
    wall = scene.tint((196, 196, 188), 1)
    for s in (-1, 1):
        x = r.right if s > 0 else r.left
        if not board.lens.faces((-s, 0.0, 0.0), (x, 1.0, 0.0)):
            continue
        value = board.value_of((-s, 0.0, 0.0))
        for low, high in ((0.0, 0.85), (1.75, r.ceiling)):
            board.plane(
                [(x, low, r.front), (x, low, r.back), (x, high, r.back), (x, high, r.front)],
                wall,
                value,
                edge=0.9,
            )
        count = 6
        for k in range(count + 1):
            z = r.front + (r.back - r.front) * k / count
            board.plane(
                [(x, 0.85, z - 0.07), (x, 0.85, z + 0.07), (x, 1.75, z + 0.07), (x, 1.75, z - 0.07)],
                wall,
                value * 0.95,
                edge=0.7,
            )
    board.plane(
        [
            (r.left, r.ceiling, r.front),
            (r.right, r.ceiling, r.front),
            (r.right, r.ceiling, r.back),
            (r.left, r.ceiling, r.back),
        ],
        WHITE,
        0.86,
        edge=0.7,
    )
    board.plane(
        [(r.left, 0.0, r.back), (r.right, 0.0, r.back), (r.right, 1.0, r.back), (r.left, 1.0, r.back)],
        wall,
        0.9,
        edge=0.9,
    )
    for row in range(7):
        z = r.front + 0.9 + row * 1.15
        for x in (-0.85, -0.4, 0.4, 0.85):
            scene.stand(_car_seat, (x, z), (0.42, 1.1, 0.5), scene.tint((96, 118, 146), 2), facing=180)
    for z in (0.4, 2.6, 4.8):
        for x in (-0.22, 0.22):
            scene.stand(_pole, (x * 0.9, z), (0.05, r.ceiling, 0.05), (206, 180, 92))


def _pole(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.tube((0, 0, 0), (0, size[1], 0), 0.02, mix(colour, (200, 200, 200), 0.3), outline=0.6)
