"""Rooms for guests and players: hotel room and dressing room."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, put
from storyboard_cli.render.preview.sets.indoor_seats import stool
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_GAY: tuple[Rgb, ...] = ((206, 92, 84), (96, 140, 190), (226, 186, 92), (120, 170, 116), (190, 130, 176))


def draw_hotel_room(scene: Scenery) -> None:
    """A double bed between two lamps under a picture, a case on its stand, a television, long curtains."""
    room = Inside(scene, scene.tint((150, 128, 112), 1), scene.tint((204, 192, 172)), WHITE)
    room.draw()
    back, r = room.wall_named("back"), scene.room
    room.panel(back, scene.width / 2 - 1.5, 0.2, 3.0, 1.05, scene.tint((140, 104, 76), 2), out=0.04)
    room.picture_frame(back, scene.width / 2 - 0.8, 1.55, 1.6, 0.7, (150, 170, 176))
    room.window(
        room.wall_named("left"), scene.depth * 0.45, 0.3, 2.2, 2.0, panes=(2, 1), curtain=(176, 150, 116)
    )
    room.door(room.wall_named("right"), 3.6, colour=(140, 104, 76))
    put(scene, _double_bed, 0, r.back - 1.15, (1.9, 0.56, 2.1), scene.tint((150, 78, 72), 2))
    for s in (-1, 1):
        put(scene, f.cabinet, s * 1.35, r.back - 0.3, (0.5, 0.55, 0.42), (120, 86, 60))
        put(scene, f.lamp, s * 1.35, r.back - 0.3, (0.4, 0.55, 0.4), (246, 226, 176), base=0.55)
    put(scene, f.cabinet, r.right - 0.35, 1.5, (1.5, 0.75, 0.5), (120, 86, 60), facing=270)
    put(scene, _television, r.right - 0.35, 1.5, (1.1, 0.65, 0.08), DARK, facing=270, base=0.78)
    put(scene, _case, r.left + 0.5, r.back - 0.5, (0.8, 0.75, 0.5), (96, 84, 76))


def _double_bed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.55, d), (130, 96, 68))
    m.box((0, h * 0.5, 0), (w * 0.98, h * 0.5, d * 0.98), (244, 242, 236))
    m.box((0, h * 0.5, d * 0.22), (w, h * 0.53, d * 0.56), colour)
    for s in (-1, 1):
        m.box((s * w * 0.25, h, -d * 0.38), (w * 0.4, 0.14, d * 0.17), (252, 250, 246), edge=0.8)


def _television(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.4, 0.05, 0.2), colour, edge=0.6)
    m.box((0, 0.05, 0), (w, h, d), colour)
    z = d / 2 + 0.01
    m.face(
        [(-w * 0.46, 0.1, z), (w * 0.46, 0.1, z), (w * 0.46, h, z), (-w * 0.46, h, z)],
        (122, 150, 170),
        edge=0.4,
    )


def _case(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _h, d = size
    for s in (-1, 1):
        m.tube((-w * 0.4, 0, s * d * 0.4), (w * 0.4, 0.5, -s * d * 0.2), 0.02, STEEL)
        m.tube((w * 0.4, 0, s * d * 0.4), (-w * 0.4, 0.5, -s * d * 0.2), 0.02, STEEL)
    m.box((0, 0.5, 0), (w, 0.26, d), (150, 106, 70))
    m.tube((-0.12, 0.62, d * 0.55), (0.12, 0.62, d * 0.55), 0.02, DARK)


def draw_dressing_room(scene: Scenery) -> None:
    """A mirror framed by bulbs over a table of pots and brushes, a rail of costumes, flowers, a screen."""
    room = Inside(scene, scene.tint((140, 110, 96), 1), scene.tint((198, 168, 160)), WHITE)
    room.draw(planks=0.2)
    back, r = room.wall_named("back"), scene.room
    u, wide = scene.width / 2 - 1.5, 3.0
    room.panel(back, u - 0.16, 0.92, wide + 0.32, 1.42, (226, 206, 176), edge=1.1)
    room.panel(back, u, 1.02, wide, 1.22, (186, 204, 212), value=1.08, out=0.02)
    room.line(back, [(u + 0.5, 1.2), (u + 1.0, 2.1)], 0.6, out=0.03)
    room.line(back, [(u + 1.9, 1.2), (u + 2.4, 2.1)], 0.6, out=0.03)
    bulbs = [(u - 0.08, 1.08 + k * 0.28) for k in range(5)] + [
        (u + wide + 0.08, 1.08 + k * 0.28) for k in range(5)
    ]
    for a, b in [*bulbs, *((u + k * 0.3, 2.3) for k in range(11))]:
        room.disc(back, a, b, 0.055, (255, 246, 206), value=1.25, out=0.06, edge=0.7)
    put(scene, _vanity, 0, r.back - 0.35, (3.2, 0.78, 0.55), (236, 226, 210))
    put(scene, costumes, r.left + 0.7, r.back - 1.3, (2.2, 1.75, 0.5), _GAY[0], facing=90)
    put(scene, _folding, r.right - 0.8, r.back - 0.6, (1.6, 1.8, 0.1), (150, 84, 96))
    scene.stand(stool, (0.9, 1.7), (0.42, 0.5, 0.42), (176, 84, 96))


def _vanity(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.box((s * w * 0.38, 0, 0), (w * 0.22, h - 0.06, d * 0.9), scaled(colour, 0.92))
        for k in range(3):
            m.line(
                [
                    (s * w * 0.38 - 0.12, 0.14 + k * 0.22, d * 0.46),
                    (s * w * 0.38 + 0.12, 0.14 + k * 0.22, d * 0.46),
                ],
                1.2,
            )
    m.box((0, h - 0.06, 0), (w, 0.06, d), colour)
    for k in range(9):
        x = -w * 0.44 + k * w * 0.1
        tall = 0.07 + 0.05 * ((k * 5) % 4)
        m.rod([(x, h + 0.04, 0.05, 0.035), (x, h + tall, 0.05, 0.03)], _GAY[k % 5], outline=0.5)
    for k in range(5):
        m.rod(
            [
                (w * 0.42 + 0.04 * k, h + 0.3 + 0.04 * (k % 2), 0, 0.06),
                (w * 0.42 + 0.04 * k, h + 0.31, 0, 0.06),
            ],
            (222, 110, 120),
            outline=0.5,
        )
    m.rod([(w * 0.46, h, 0, 0.05), (w * 0.46, h + 0.2, 0, 0.04)], (150, 190, 206), outline=0.5)


def costumes(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rail on wheels, full of clothes."""
    w, h, _ = size
    m.tube((-w / 2, 0, 0), (-w / 2, h, 0), 0.02, STEEL)
    m.tube((w / 2, 0, 0), (w / 2, h, 0), 0.02, STEEL)
    m.tube((-w / 2, h, 0), (w / 2, h, 0), 0.02, STEEL)
    for k in range(9):
        x = -w * 0.44 + k * w * 0.11
        low = h * (0.14 + 0.12 * ((k * 3) % 4))
        tone = scaled(_GAY[(k * 2) % 5], 0.9 + 0.05 * (k % 3))
        m.face(
            [
                (x - 0.02, h - 0.05, -0.1),
                (x + 0.16, h - 0.2, 0.22),
                (x + 0.2, low, 0.26),
                (x - 0.06, low, 0.2),
                (x - 0.1, h - 0.2, 0.2),
            ],
            tone,
            edge=0.8,
        )


def _folding(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(3):
        x, z = -w / 2 + k * w / 3, 0.2 * float(k % 2)
        m.face(
            [(x, 0.05, z), (x + w / 3, 0.05, 0.2 - z), (x + w / 3, h, 0.2 - z), (x, h, z)],
            scaled(colour, 1 + 0.1 * (k % 2)),
        )
        m.line([(x + 0.1, 0.3, z + 0.02), (x + w / 3 - 0.1, h - 0.3, 0.22 - z)], 0.6)
