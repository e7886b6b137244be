"""Rooms to live in that are no living room: plain, dining, bath, child's, hotel and dressing room."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE, rug
from storyboard_cli.render.preview.sets.indoor_kit import DARK, GLOW, OAK, STEEL, Inside, put, ring
from storyboard_cli.render.preview.sets.indoor_law import toilet
from storyboard_cli.render.preview.sets.indoor_palace import hearth_fire
from storyboard_cli.render.preview.sets.indoor_seats import long_table
from storyboard_cli.render.preview.sets.indoor_things import BRASS, candles, chandelier
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_GAY: tuple[Rgb, ...] = ((206, 92, 84), (96, 140, 190), (226, 186, 92), (120, 170, 116), (190, 130, 176))


def draw_plain_room(scene: Scenery) -> None:
    """Walls, a door, a window: what is known of a room that nothing else is known of."""
    room = Inside(scene, scene.tint((168, 150, 130), 1), scene.tint((208, 204, 194)), WHITE)
    room.draw(planks=0.3)
    room.window(room.wall_named("left"), scene.depth * 0.5, 0.95, 1.4, 1.4, panes=(2, 2))
    room.window(room.wall_named("front"), scene.width * 0.35, 0.95, 1.6, 1.4, panes=(2, 2))
    back, r = room.wall_named("back"), scene.room
    room.door(back, scene.width * 0.68)
    room.panel(back, 0, 0.9, scene.width * 0.66, 0.06, scene.tint((190, 184, 172)), edge=0.5)
    room.panel(room.wall_named("right"), 0, 0.9, scene.depth, 0.06, scene.tint((190, 184, 172)), edge=0.5)
    scene.stand(f.chair, (r.left + 0.6, r.back - 0.5), (0.44, 0.9, 0.44), (140, 112, 84), facing=20)


def draw_dining_room(scene: Scenery) -> None:
    """A long laid table with chairs, a fireplace under a picture, a sideboard, a chandelier."""
    room = Inside(scene, scene.tint((150, 112, 82), 1), scene.tint((176, 140, 120)), WHITE)
    room.draw(planks=0.2)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.panel(wall, 0, 0, wall.length, 0.95, (206, 198, 182), edge=0.7)
    u = scene.width / 2 - 0.9
    room.panel(back, u, 0, 1.8, 1.25, (226, 220, 208), out=0.05)
    room.panel(back, u + 0.4, 0, 1.0, 0.85, (54, 46, 44), out=0.06)
    room.panel(back, u - 0.15, 1.22, 2.1, 0.1, (236, 230, 218), out=0.12)
    room.picture_frame(back, u + 0.25, 1.5, 1.3, 0.9, (120, 140, 130))
    put(scene, hearth_fire, 0, r.back - 0.08, (0.7, 0.55, 0.2), (236, 140, 60))
    room.window(room.wall_named("left"), 3.4, 0.8, 1.3, 1.6, panes=(2, 3), curtain=(150, 64, 62))
    room.window(room.wall_named("left"), 5.6, 0.8, 1.3, 1.6, panes=(2, 3), curtain=(150, 64, 62))
    room.door(room.wall_named("right"), 1.2, colour=(206, 198, 182))
    put(scene, f.cabinet, r.left + 0.6, r.back - 0.35, (1.0, 1.9, 0.5), OAK)
    put(scene, _laid, 0.0, 2.3, (1.2, 0.76, 2.6), OAK)
    put(scene, chandelier, 0.0, 2.3, (1.0, 0.4, 1.0), BRASS, base=1.95)


def _laid(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    long_table(m, size, colour)
    m.face([(-w * 0.4, h + 0.01, -d * 0.5), (w * 0.4, h + 0.01, -d * 0.5), (w * 0.4, h + 0.01, d * 0.5),
            (-w * 0.4, h + 0.01, d * 0.5)], (240, 236, 226), edge=0.5)  # fmt: skip
    for k in range(3):
        for s in (-1, 1):
            z = -d * 0.33 + k * d * 0.33
            m.shape(
                m.ellipse((s * w * 0.28, h + 0.02, z), (0, 2), (0.13, 0.13), 12), (250, 250, 248), edge=0.5
            )
    candles(m.moved(0, h, 0), (0.36, 0.5, 0.2), BRASS)


def draw_bathroom(scene: Scenery) -> None:
    """Tiles, a tub with a curtain, a basin under a mirror, a toilet, towels on a rail."""
    room = Inside(scene, scene.tint((170, 186, 190), 1), scene.tint((214, 226, 226)), WHITE)
    room.draw(tiles=0.3)
    back, r = room.wall_named("back"), scene.room
    for wall in room.walls:
        room.tiled(wall, 0.2, 0, 1.4)
        room.panel(wall, 0, 1.4, wall.length, 0.08, (96, 150, 168), edge=0.5)
    room.panel(back, 0.62, 1.15, 0.85, 0.95, (186, 206, 214), edge=1.4, value=1.08)
    room.line(back, [(0.74, 1.3), (1.0, 1.9)], 0.6, out=0.03)
    room.line(back, [(0.92, 1.25), (1.24, 1.9)], 0.5, out=0.03)
    for u in (0.68, 1.4):
        room.disc(back, u, 2.2, 0.06, GLOW, value=1.2, out=0.05)
    put(scene, _basin, r.left + 1.05, r.back - 0.25, (0.62, 0.86, 0.46), (246, 248, 246))
    put(scene, toilet, r.left + 0.4, r.back - 1.1, (0.45, 0.8, 0.62), (244, 246, 244), facing=90)
    put(scene, _tub, r.right - 0.9, r.back - 0.48, (1.7, 0.6, 0.8), (248, 250, 248))
    put(scene, _shower_curtain, r.right - 0.28, r.back - 0.9, (0.5, 2.1, 0.1), scene.tint((150, 190, 206), 2))
    room.line(room.wall_named("left"), [(2.2, 1.1), (3.2, 1.1)], 2.2, out=0.08)
    room.panel(room.wall_named("left"), 2.35, 0.5, 0.6, 0.62, (206, 150, 130), out=0.09)
    room.door(room.wall_named("right"), 2.4, wide=0.85, colour=(222, 222, 214))
    scene.stand(rug, (0.0, 1.2), (1.0, 0.01, 0.6), (176, 196, 200))


def _basin(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.rod([(0, 0.04, -d * 0.2, 0.1), (0, h * 0.7, -d * 0.1, 0.09)], scaled(colour, 0.95))
    low, rim = (
        m.ellipse((0, h * 0.74, 0), (0, 2), (w * 0.28, d * 0.34), 18),
        m.ellipse((0, h, 0), (0, 2), (w / 2, d / 2), 20),
    )
    m.shape([*low, *rim], scaled(colour, 0.92), convex=True)
    m.shape(rim, colour, edge=0.8)
    m.shape(m.ellipse((0, h + 0.005, 0.02), (0, 2), (w * 0.36, d * 0.34), 18), (190, 204, 208), edge=0.6)
    m.rod(
        [(0, h, -d * 0.36, 0.03), (0, h + 0.16, -d * 0.34, 0.025), (0, h + 0.14, -d * 0.02, 0.02)],
        STEEL,
        outline=0.6,
    )


def _tub(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    low, rim = (
        m.ellipse((0, 0.08, 0), (0, 2), (w * 0.42, d * 0.38), 24),
        m.ellipse((0, h, 0), (0, 2), (w / 2, d / 2), 24),
    )
    for s in (-1, 1):
        m.rod([(s * w * 0.32, 0.02, d * 0.3, 0.05), (s * w * 0.32, 0.12, d * 0.26, 0.06)], BRASS, outline=0.6)
    m.shape([*low, *rim], scaled(colour, 0.93), convex=True)
    m.shape(rim, colour, edge=1.0)
    m.shape(m.ellipse((0, h - 0.01, 0), (0, 2), (w * 0.43, d * 0.38), 22), (170, 206, 216), edge=0.7)
    m.rod(
        [
            (w * 0.46, h, -d * 0.1, 0.03),
            (w * 0.46, h + 0.3, -d * 0.1, 0.025),
            (w * 0.34, h + 0.28, -d * 0.1, 0.02),
        ],
        STEEL,
        outline=0.6,
    )


def _shower_curtain(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(5):
        x0, x1 = -w / 2 + w * k / 5, -w / 2 + w * (k + 1) / 5
        m.face(
            [(x0, 0.3, 0), (x1, 0.3, 0.04), (x1, h, 0.04), (x0, h, 0)],
            scaled(colour, 0.92 + 0.1 * (k % 2)),
            edge=0.5,
        )
    m.tube((-w / 2, h + 0.02, 0), (1.7, h + 0.02, 0), 0.014, STEEL, outline=0.5)


def draw_nursery(scene: Scenery) -> None:
    """A crib under a mobile, stars on the wall, blocks, a teddy bear, a low shelf of toys, bunting."""
    room = Inside(scene, scene.tint((206, 178, 140), 1), scene.tint((190, 212, 220)), WHITE)
    room.draw(planks=0.2)
    back, r = room.wall_named("back"), scene.room
    for wall in room.walls:
        room.panel(wall, 0, 0, wall.length, 0.8, (240, 236, 222), edge=0.6)
        for k in range(int(wall.length / 0.7)):
            for j in range(2):
                star(room, wall, 0.4 + k * 0.7 + 0.3 * j, 1.25 + j * 0.75, 0.1, (246, 226, 150))
    room.window(back, 3.0, 0.95, 1.2, 1.1, panes=(2, 2), curtain=(226, 170, 160))
    for k in range(9):
        u = 0.2 + k * 0.3
        room.poly(back, [(u, 2.35), (u + 0.24, 2.35), (u + 0.12, 2.08)], _GAY[k % 5], out=0.03, edge=0.7)
    put(scene, _crib, -1.4, r.back - 0.65, (1.35, 1.0, 0.75), (244, 240, 230))
    put(scene, _mobile, -1.4, r.back - 0.65, (0.7, 0.5, 0.7), OAK, base=1.55)
    put(scene, _toy_shelf, r.right - 0.28, r.back - 1.4, (1.5, 0.95, 0.36), (240, 236, 226), facing=270)
    put(scene, teddy, 0.35, r.back - 0.5, (0.5, 0.62, 0.4), (176, 128, 84))
    scene.stand(_blocks, (1.3, 1.5), (0.5, 0.4, 0.4), _GAY[0])
    put(scene, rug, 0.3, 1.0, (2.2, 0.01, 1.4), scene.tint((226, 186, 150), 2))


def star(room: Inside, wall: object, u: float, v: float, size: float, colour: Rgb) -> None:
    """A five-pointed star on a wall."""
    on = next((w for w in room.walls if w is wall), None)
    points: list[tuple[float, float]] = []
    for (a, b), (c, d) in zip(ring(u, v, size, 5), ring(u, v, size * 0.42, 10)[1::2], strict=True):
        points += [(a, b), (c, d)]
    room.poly(on, points, colour, edge=0.4, out=0.02)


def _crib(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for z in (-d / 2, d / 2):
        if z > 0:
            m.box((0, 0.34, 0), (w * 0.96, 0.14, d * 0.92), (206, 224, 232))
            m.box((-w * 0.34, 0.48, 0), (w * 0.2, 0.07, d * 0.6), (250, 250, 246), edge=0.6)
        for y in (0.3, h - 0.08):
            m.box((0, y, z), (w, 0.07, 0.05), colour, edge=0.7)
        for k in range(13):
            x = -w / 2 + w * k / 12
            m.line([(x, 0.34, z), (x, h - 0.06, z)], 1.6)
    for x in (-1, 1):
        for z in (-1, 1):
            m.box((x * w / 2, 0, z * d / 2), (0.07, h, 0.07), colour, edge=0.7)


def _mobile(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.line([(0, h, 0), (0, h + 0.6, 0)], 0.7)
    m.line([(-w / 2, h, 0), (w / 2, h, 0)], 1.4)
    for k in range(4):
        x = -w / 2 + w * k / 3
        low: float = h * (0.2 + 0.2 * (k % 2))
        m.line([(x, h, 0), (x, low, 0)], 0.5)
        m.rod([(x, low - 0.05, 0, 0.06), (x + 0.02, low - 0.05, 0, 0.06)], _GAY[k], outline=0.7)


def _toy_shelf(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for k in range(3):
        m.box((0, h * k / 2.2, 0), (w, 0.05, d), colour, edge=0.7)
    for x in (-1, 1):
        m.box((x * w / 2, 0, 0), (0.05, h, d), colour, edge=0.7)
    for k in range(5):
        at = -w * 0.4 + k * w * 0.2
        m.rod([(at, 0.14, 0, 0.09), (at, 0.15, 0, 0.09)], _GAY[k], outline=0.6)
        m.box((at, h * 0.5, 0), (0.16, 0.1 + 0.06 * (k % 3), 0.16), _GAY[(k + 2) % 5], edge=0.6)
    teddy(m.moved(w * 0.2, h * 0.96, 0), (0.3, 0.36, 0.25), (206, 168, 120))


def teddy(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A stuffed bear that sits."""
    w, h, _ = size
    for s in (-1, 1):
        m.rod(
            [(s * w * 0.26, h * 0.14, 0.05, w * 0.16), (s * w * 0.42, h * 0.12, 0.22, w * 0.17)],
            colour,
            outline=0.7,
        )
        m.rod(
            [(s * w * 0.3, h * 0.5, 0, w * 0.12), (s * w * 0.48, h * 0.34, 0.12, w * 0.13)],
            colour,
            outline=0.7,
        )
        m.rod(
            [(s * w * 0.26, h * 0.95, 0, w * 0.11), (s * w * 0.26, h * 0.96, 0, w * 0.11)],
            scaled(colour, 0.9),
            outline=0.7,
        )
    m.rod([(0, h * 0.24, 0, w * 0.3), (0, h * 0.44, 0, w * 0.26)], colour, outline=0.7)
    m.rod([(0, h * 0.76, 0.04, w * 0.29), (0, h * 0.78, 0.04, w * 0.28)], colour, outline=0.7)
    m.rod(
        [(0, h * 0.7, 0.18, w * 0.12), (0, h * 0.7, 0.19, w * 0.11)],
        mix(colour, (250, 240, 220), 0.6),
        outline=0.5,
    )
    for x, y in ((-0.1, 0.84), (0.1, 0.84), (0.0, 0.74)):
        m.rod([(x * w, h * y, 0.26, 0.014), (x * w, h * y, 0.26, 0.014)], DARK, outline=0)


def _blocks(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    for x, y, k in (
        (-0.16, 0, 0),
        (0.02, 0, 1),
        (0.2, 0, 2),
        (-0.07, 0.16, 3),
        (0.1, 0.16, 4),
        (0.02, 0.32, 0),
    ):
        m.box((x, y, 0), (0.155, 0.155, 0.155), _GAY[k], edge=0.7)
