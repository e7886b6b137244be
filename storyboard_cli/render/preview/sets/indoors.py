"""Interiors: one drawing function for each kind."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import mix
from storyboard_cli.render.preview.sets.fittings import (
    WHITE,
    WOOD,
    computer_desk,
    counter,
    dining,
    reading_table,
    rug,
    school_desk,
    shelf,
    study_desk,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import RoomShell


def draw_room(scene: Scenery) -> None:
    """A living room."""
    shell = RoomShell(scene, scene.tint((176, 142, 108), 1), scene.tint((214, 206, 190)), WHITE)
    shell.draw(planks=0.24)
    back, left, right = (shell.wall_named(n) for n in ("back", "left", "right"))
    shell.window(
        left, scene.depth * 0.45, 0.85, 1.5, 1.35, panes=(2, 2), curtain=scene.tint((186, 160, 140), 2)
    )
    shell.door(right, scene.depth * 0.1)
    shell.picture_frame(back, scene.width * 0.4, 1.35, 1.1, 0.75, (168, 178, 176))
    shell.picture_frame(back, scene.width * 0.62, 1.5, 0.5, 0.6, (190, 160, 140))
    shell.window(shell.wall_named("front"), scene.width * 0.3, 0.9, 1.6, 1.3)
    shell.picture_frame(shell.wall_named("front"), scene.width * 0.7, 1.4, 0.8, 0.6, (176, 170, 150))
    r = scene.room
    scene.stand(
        f.sofa, (r.left + 1.5, r.back - 0.65), (2.0, 0.85, 0.9), scene.tint((150, 132, 120), 2), facing=0
    )
    scene.stand(shelf, (r.right - 0.9, r.back - 0.25), (1.3, 2.0, 0.35), WOOD, facing=0)
    scene.stand(f.lamp, (r.left + 0.35, r.back - 0.4), (0.42, 1.55, 0.42), (226, 204, 160))
    scene.stand(f.plant, (r.right - 0.4, r.back - 1.4), (0.6, 1.1, 0.6), (98, 134, 92))
    scene.stand(rug, (0.0, 1.2), (2.6, 0.01, 1.7), scene.tint((176, 120, 104), 2), always=True)


def draw_classroom(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((182, 152, 116), 1), scene.tint((214, 212, 196)), WHITE)
    shell.draw(planks=0.3)
    back, left, right, front = (shell.wall_named(n) for n in ("back", "left", "right", "front"))
    wide = scene.width
    shell.panel(back, wide * 0.2, 0.95, wide * 0.6, 1.35, WOOD, edge=1.0)
    shell.panel(back, wide * 0.2 + 0.06, 1.01, wide * 0.6 - 0.12, 1.23, (74, 96, 86), value=1.0, out=0.02)
    for k, (u, v, run) in enumerate(
        ((0.26, 1.9, 0.9), (0.26, 1.72, 0.6), (0.3, 1.4, 0.4), (0.56, 1.82, 0.7), (0.58, 1.6, 1.1))
    ):
        shell.line(
            back,
            [(wide * u, v), (wide * u + run * 0.5, v + 0.02 * (k % 2)), (wide * u + run, v)],
            0.5,
            out=0.03,
        )
    shell.panel(back, wide * 0.2, 0.9, wide * 0.6, 0.05, WOOD, out=0.08)
    for k in range(3):
        shell.window(left, 1.0 + k * (scene.depth - 1.2) / 3, 1.0, 1.9, 1.6, panes=(3, 2))
    shell.door(right, 0.6)
    for k in range(4):
        shell.panel(
            right, 2.6 + k * 1.1, 1.3, 0.7, 0.9, mix((198, 180, 140), (140, 160, 170), (k % 3) / 2), edge=0.6
        )
    for k in range(3):
        shell.panel(front, 0.8 + k * 2.2, 1.1, 1.5, 1.0, (176, 150, 112), edge=0.8)
    r = scene.room
    scene.stand(f.table, (scene.centre_x + 1.9, r.back - 1.0), (1.5, 0.78, 0.7), WOOD)
    for row in range(4):
        for column in range(5):
            x = r.left + 1.1 + column * (wide - 2.2) / 4
            z = r.front + 1.2 + row * (scene.depth - 4.2) / 3
            scene.stand(
                school_desk, (x, z), (0.72, 0.74, 0.5), scene.tint((186, 146, 100), 1, 0.2), facing=180
            )


def draw_library(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((150, 112, 82), 1), scene.tint((204, 190, 166)), (216, 206, 190))
    shell.draw(planks=0.22)
    r = scene.room
    shell.window(shell.wall_named("left"), scene.depth * 0.5, 1.1, 1.5, 1.9, panes=(2, 3))
    shell.window(shell.wall_named("left"), scene.depth * 0.18, 1.1, 1.5, 1.9, panes=(2, 3))
    shell.door(shell.wall_named("right"), 1.0, colour=(118, 84, 58))
    wood = scene.tint((132, 94, 64), 1, 0.3)
    for k in range(5):
        scene.stand(
            shelf,
            (r.left + 0.95 + k * (scene.width - 0.4) / 5, r.back - 0.22),
            (scene.width / 5 - 0.1, 2.7, 0.38),
            wood,
            always=True,
        )
    for k in range(3):
        scene.stand(shelf, (r.right - 0.25, r.back - 1.6 - k * 1.7), (1.6, 2.5, 0.38), wood, facing=270)
    for k in range(3):
        scene.stand(shelf, (r.left + 0.25, r.front + 1.0 + k * 1.7), (1.6, 2.5, 0.38), wood, facing=90)
    for k in range(4):
        scene.stand(shelf, (r.left + 1.0 + k * 1.9, r.front + 0.2), (1.7, 2.5, 0.38), wood, facing=180)
    for x in (-1.7, 1.6):
        scene.stand(reading_table, (x, 2.2), (1.7, 0.76, 0.85), wood)


def draw_bedroom(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((172, 140, 110), 1), scene.tint((206, 208, 204)), WHITE)
    shell.draw(planks=0.2)
    r = scene.room
    back, left, right, front = (shell.wall_named(n) for n in ("back", "left", "right", "front"))
    shell.window(
        back, scene.width * 0.52, 0.95, 1.35, 1.25, panes=(2, 2), curtain=scene.tint((150, 160, 176), 2)
    )
    shell.door(right, 1.6)
    shell.panel(left, scene.depth * 0.55, 1.25, 0.7, 0.95, (186, 122, 104), edge=0.7)
    shell.panel(left, scene.depth * 0.75, 1.4, 0.5, 0.65, (116, 140, 158), edge=0.7)
    for k in range(5):
        shell.panel(
            back,
            0.35 + 0.24 * k,
            1.5 + 0.12 * (k % 2),
            0.18,
            0.24,
            mix((226, 218, 200), (170, 150, 140), k / 5),
            edge=0.5,
        )
    shell.picture_frame(front, scene.width * 0.35, 1.3, 0.9, 0.7, (180, 172, 160))
    scene.stand(
        f.bed, (r.left + 0.62, r.back - 1.15), (1.0, 0.55, 2.0), scene.tint((128, 146, 172), 2), facing=0
    )
    scene.stand(study_desk, (r.right - 0.75, r.back - 0.42), (1.2, 0.75, 0.6), WOOD, facing=0)
    scene.stand(
        f.cabinet,
        (r.right - 0.32, r.back - 2.2),
        (0.9, 1.9, 0.55),
        scene.tint((150, 120, 94), 1),
        facing=270,
    )
    scene.stand(rug, (0.2, 0.9), (1.7, 0.01, 1.1), scene.tint((150, 130, 140), 2), always=True)


def draw_corridor(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((176, 172, 164), 1), scene.tint((212, 210, 202)), WHITE)
    shell.draw(tiles=0.6)
    r = scene.room
    left, right, back = (shell.wall_named(n) for n in ("left", "right", "back"))
    for wall in (left, right):
        if wall is None:
            continue
        shell.panel(wall, 0, 0, wall.length, 1.05, scene.tint((150, 164, 164), 2), edge=0.7)
        count = int(wall.length / 3.2)
        for k in range(count):
            shell.door(wall, 1.2 + k * 3.2, colour=scene.tint((138, 106, 78), 1))
            shell.panel(wall, 2.7 + k * 3.2, 1.3, 0.9, 0.7, (196, 184, 156), edge=0.6)
    if back is not None:
        shell.window(back, scene.width * 0.22, 0.9, scene.width * 0.56, 1.6, panes=(3, 2))
    lights: list[list[Vec3]] = []
    for k in range(6):
        z = r.front + 1.5 + k * (scene.depth - 2) / 5
        lights.append(
            [
                (-0.45, r.ceiling - 0.02, z),
                (0.45, r.ceiling - 0.02, z),
                (0.45, r.ceiling - 0.02, z + 0.5),
                (-0.45, r.ceiling - 0.02, z + 0.5),
            ]
        )
    for light in lights:
        scene.board.plane(light, (255, 252, 240), 1.2, edge=0.5)
    scene.stand(f.bench, (r.left + 0.4, 4.6), (1.4, 0.45, 0.4), WOOD, facing=90)
    scene.stand(f.plant, (r.right - 0.35, 6.0), (0.5, 1.0, 0.5), (98, 134, 92))


def draw_office(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((150, 150, 150), 1), scene.tint((206, 208, 206)), WHITE)
    shell.draw(tiles=0.6)
    r = scene.room
    back, left, right = (shell.wall_named(n) for n in ("back", "left", "right"))
    if back is not None:
        shell.window(back, 0.6, 0.95, scene.width - 1.2, 1.4, panes=(4, 1))
        for k in range(7):
            shell.line(back, [(0.6, 1.05 + k * 0.18), (scene.width - 0.6, 1.05 + k * 0.18)], 0.4, out=0.04)
    shell.window(left, scene.depth * 0.4, 0.95, 1.7, 1.3, panes=(3, 1))
    shell.door(right, 0.9)
    shell.panel(right, 2.6, 1.1, 1.8, 1.1, (238, 238, 234), edge=0.9)
    scene.stand(
        computer_desk, (r.left + 1.3, r.back - 0.9), (1.5, 0.74, 0.75), scene.tint((178, 160, 138), 1)
    )
    scene.stand(
        computer_desk, (r.right - 1.4, r.back - 1.0), (1.5, 0.74, 0.75), scene.tint((178, 160, 138), 1)
    )
    scene.stand(f.cabinet, (r.right - 0.35, r.back - 2.2), (0.9, 1.4, 0.5), (146, 152, 156), facing=270)
    scene.stand(f.plant, (r.left + 0.4, r.back - 0.35), (0.6, 1.2, 0.6), (98, 134, 92))


def draw_kitchen(scene: Scenery) -> None:
    shell = RoomShell(scene, scene.tint((184, 168, 148), 1), scene.tint((222, 212, 192)), WHITE)
    shell.draw(tiles=0.45)
    r = scene.room
    back, left, right = (shell.wall_named(n) for n in ("back", "left", "right"))
    wide = scene.width
    shell.window(back, wide * 0.52, 1.2, 1.1, 0.95, panes=(2, 2), curtain=scene.tint((196, 150, 130), 2))
    for k in range(4):
        shell.line(back, [(0, 0.95 + k * 0.14), (wide, 0.95 + k * 0.14)], 0.3)
    wood = scene.tint((164, 150, 128), 1)
    scene.stand(counter, (scene.centre_x - 0.4, r.back - 0.32), (wide - 1.4, 0.9, 0.6), wood, always=True)
    scene.stand(f.cabinet, (r.right - 0.42, r.back - 0.38), (0.75, 1.85, 0.7), (214, 216, 214), always=True)
    if back is not None:
        for k in range(2):
            scene.stand(
                f.cabinet,
                (r.left + 0.75 + k * 0.95, r.back - 0.18),
                (0.9, 0.7, 0.34),
                wood,
                base=1.6,
                always=True,
            )
    shell.door(right, 1.4)
    shell.picture_frame(left, scene.depth * 0.6, 1.4, 0.5, 0.6, (190, 176, 150))
    scene.stand(dining, (0.1, 0.7), (1.2, 0.76, 0.8), WOOD)
