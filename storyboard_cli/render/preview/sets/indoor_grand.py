"""Halls with rows of seats or of pictures: theatre, cinema, museum."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    Inside,
    beam_of_light,
    put,
)
from storyboard_cli.render.preview.sets.indoor_seats import tip_seats
from storyboard_cli.render.preview.sets.indoor_things import BRASS, block, chandelier
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_VELVET: Rgb = (164, 52, 52)


def draw_theatre(scene: Scenery) -> None:
    """Rows of red seats before a stage in a golden arch with drawn curtains; boxes at the sides."""
    room = Inside(scene, scene.tint((110, 62, 58), 1), scene.tint((150, 92, 74)), (120, 84, 70))
    room.draw()
    r, back = scene.room, room.wall_named("back")
    wide = scene.width
    room.panel(back, wide * 0.12, 0, wide * 0.76, 6.3, (206, 168, 92))
    room.panel(back, wide * 0.16, 1.0, wide * 0.68, 4.9, (58, 40, 44), out=0.02)
    room.panel(back, wide * 0.3, 1.0, wide * 0.4, 4.9, (196, 176, 130), value=1.15, out=0.03)
    for s in (0, 1):
        for k in range(5):
            u = wide * (0.16 + 0.034 * k) if s == 0 else wide * (0.84 - 0.034 * (k + 1))
            room.panel(
                back, u, 1.0, wide * 0.035, 4.9, scaled(_VELVET, 0.85 + 0.2 * (k % 2)), out=0.05, edge=0.5
            )
    for k in range(8):
        u = wide * 0.16 + k * wide * 0.085
        swag = [
            (u, 5.9),
            (u + wide * 0.085, 5.9),
            (u + wide * 0.075, 5.2),
            (u + wide * 0.0425, 4.9),
            (u + wide * 0.01, 5.2),
        ]
        room.poly(back, swag, scaled(_VELVET, 0.95), out=0.06)
    put(scene, block, 0, r.back - 1.3, (wide * 0.76, 1.0, 2.4), (134, 96, 66))
    for s, wall in ((-1, room.wall_named("left")), (1, room.wall_named("right"))):
        for k in range(2):
            u = (scene.depth - 4.6 - k * 3.0) if s < 0 else 2.0 + k * 3.0
            for level in (1.6, 3.6):
                room.arch(wall, u, level, 2.2, 1.7, (84, 44, 46), value=0.9)
                room.panel(wall, u - 0.1, level - 0.1, 2.4, 0.7, (206, 168, 92), out=0.3)
    for row in range(6):
        for s in (-1, 1):
            scene.stand(tip_seats, (s * 2.1, 1.2 + row * 1.05), (3.4, 0.98, 0.6), _VELVET, facing=180)
    put(scene, chandelier, 0, 4.6, (2.4, 0.9, 2.4), BRASS, base=5.2)


def draw_cinema(scene: Scenery) -> None:
    """Rows of seats in the dark before a great lit screen; the beam of the projector over them."""
    room = Inside(scene, scene.tint((72, 56, 62), 1), scene.tint((84, 66, 78)), (58, 50, 58))
    room.draw()
    r, back = scene.room, room.wall_named("back")
    wide = scene.width
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k in range(6):
            room.panel(wall, 0.8 + k * 2.4, 0.4, 1.4, 4.2, (112, 62, 72), edge=0.6)
            room.disc(wall, 1.5 + k * 2.4, 2.6, 0.14, (255, 220, 160), value=1.2, out=0.05)
    room.panel(back, wide * 0.08, 1.2, wide * 0.84, 3.9, (34, 30, 36))
    room.panel(back, wide * 0.11, 1.35, wide * 0.78, 3.6, (236, 240, 244), value=1.25, out=0.02)
    hills = [(0.11, 1.35), (0.11, 2.4), (0.3, 3.0), (0.5, 2.3), (0.68, 2.8), (0.89, 2.2), (0.89, 1.35)]
    room.poly(back, [(wide * a, v) for a, v in hills], (150, 164, 178), value=1.15, out=0.03, edge=0.6)
    room.disc(back, wide * 0.72, 4.0, 0.4, (250, 226, 160), value=1.2, out=0.03)
    for row in range(6):
        for s in (-1, 1):
            scene.stand(tip_seats, (s * 2.2, 1.2 + row * 1.1), (3.4, 1.05, 0.6), (150, 56, 62), facing=180)
    room.panel(room.wall_named("right"), 2.0, 2.3, 0.8, 0.3, (120, 200, 140), value=1.2, out=0.1)
    shaft = ((0.0, r.ceiling - 0.3, -1.0), (0.0, 3.0, r.back))
    beam_of_light(scene, shaft[1], shaft[0], 0.2, (226, 236, 250), 0.1)


def draw_museum(scene: Scenery) -> None:
    """Great framed pictures with lamps above them, a statue on its plinth, glass cases, ropes, a bench."""
    room = Inside(scene, scene.tint((172, 140, 104), 1), scene.tint((186, 176, 160)), WHITE)
    room.draw(planks=0.5)
    r, back = scene.room, room.wall_named("back")
    room.panel(back, 0, 0, scene.width, 0.9, scaled(scene.tint((186, 176, 160)), 0.86), edge=0.6)
    for u, w, h, tone in (
        (0.9, 2.4, 1.7, (120, 140, 150)),
        (3.9, 1.5, 2.0, (150, 110, 90)),
        (6.0, 2.6, 1.6, (140, 150, 110)),
    ):
        painting(room, back, u, 1.35, w, h, tone)
    for wall in (room.wall_named("left"), room.wall_named("right")):
        for k, w in enumerate((1.6, 2.2, 1.4, 2.0)):
            painting(room, wall, 1.0 + k * 2.7, 1.3, w, 1.5, ((150, 120, 96), (110, 130, 140))[k % 2])
    put(scene, _statue, 3.1, 4.4, (0.8, 2.7, 0.8), (226, 222, 212))
    put(scene, _vitrine, -3.3, 3.2, (1.1, 1.5, 0.8), OAK, facing=30)
    put(scene, _vitrine, -3.2, 5.2, (1.1, 1.5, 0.8), OAK, facing=20)
    put(scene, rope, -0.6, r.back - 1.1, (4.6, 0.95, 0.1), _VELVET)
    scene.stand(_padded, (0.2, 2.6), (1.8, 0.45, 0.6), (92, 60, 56))
    room.strip_lights((-1.8, 1.8), 4)


def painting(room: Inside, wall: object, u: float, v: float, wide: float, tall: float, tone: Rgb) -> None:
    """A landscape in a heavy gilt frame, with a lamp above it."""
    on = next((w for w in room.walls if w is wall), None)
    room.panel(on, u, v, wide, tall, (196, 160, 84), edge=1.2)
    room.panel(on, u + 0.08, v + 0.08, wide - 0.16, tall - 0.16, (150, 116, 62), out=0.02, edge=0.6)
    a, b, w, h = u + 0.15, v + 0.15, wide - 0.3, tall - 0.3
    room.panel(on, a, b, w, h, mix(tone, (220, 222, 216), 0.5), out=0.03, edge=0.5)
    hill = [
        (a, b),
        (a, b + h * 0.4),
        (a + w * 0.3, b + h * 0.62),
        (a + w * 0.6, b + h * 0.36),
        (a + w, b + h * 0.55),
        (a + w, b),
    ]
    room.poly(on, hill, tone, out=0.035, edge=0.5)
    room.disc(on, a + w * 0.74, b + h * 0.78, h * 0.1, (246, 226, 170), out=0.035, edge=0.4)
    room.panel(on, u + wide * 0.34, v + tall + 0.1, wide * 0.32, 0.07, DARK, out=0.2, edge=0.5)


def _statue(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.box((0, 0, 0), (w, h * 0.38, w), scaled(colour, 0.9))
    m.box((0, h * 0.38, 0), (w * 1.12, 0.07, w * 1.12), colour)
    b = h * 0.41
    m.rod([(0.07, b + 0.05, 0, 0.08), (0.08, b + h * 0.2, 0.02, 0.1), (0.04, b + h * 0.28, 0, 0.13)], colour)
    m.rod(
        [(-0.1, b + 0.05, 0.08, 0.07), (-0.09, b + h * 0.16, 0.12, 0.09), (-0.05, b + h * 0.28, 0, 0.13)],
        colour,
    )
    m.rod([(0, b + h * 0.28, 0, 0.15), (0, b + h * 0.36, 0, 0.13), (0, b + h * 0.43, 0, 0.17)], colour)
    m.rod(
        [(0.2, b + h * 0.46, 0, 0.07), (0.36, b + h * 0.52, 0.06, 0.055), (0.3, b + h * 0.66, 0.1, 0.045)],
        colour,
    )
    m.rod(
        [
            (-0.2, b + h * 0.46, 0, 0.07),
            (-0.27, b + h * 0.34, 0.05, 0.055),
            (-0.14, b + h * 0.27, 0.12, 0.045),
        ],
        colour,
    )
    m.rod([(0, b + h * 0.5, 0, 0.06), (0, b + h * 0.57, 0.02, 0.11), (0, b + h * 0.6, 0.02, 0.1)], colour)
    m.rod(
        [(-0.22, b + h * 0.4, 0, 0.06), (0, b + h * 0.3, 0.16, 0.07), (0.2, b + h * 0.22, 0.1, 0.06)],
        scaled(colour, 0.9),
    )


def _vitrine(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.56, d), colour)
    m.rod(
        [(0, h * 0.62, 0, 0.13), (0, h * 0.74, 0, 0.16), (0, h * 0.84, 0, 0.06), (0, h * 0.9, 0, 0.09)],
        (186, 118, 84),
    )
    corners = [(x * w / 2, z * d / 2) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    for x, z in corners:
        m.line([(x, h * 0.56, z), (x, h, z)], 0.9)
    m.line([(x, h, z) for x, z in [*corners, corners[0]]], 1.0)
    m.line([(-w * 0.3, h * 0.7, d / 2), (-w * 0.1, h * 0.92, d / 2)], 0.6)


def rope(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for k in range(4):
        x = -w / 2 + w * k / 3
        m.tube((x, 0.03, 0), (x, h, 0), 0.025, BRASS)
        m.rod([(x, h + 0.02, 0, 0.05), (x, h + 0.03, 0, 0.05)], BRASS, outline=0.5)
        m.shape(m.ellipse((x, 0.02, 0), (0, 2), (0.15, 0.15), 12), BRASS, edge=0.6)
        if k:
            a = x - w / 3
            m.rod(
                [(a, h * 0.9, 0, 0.025), (a + w / 6, h * 0.62, 0, 0.025), (x, h * 0.9, 0, 0.025)],
                colour,
                outline=0.6,
            )


def _padded(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for x in (-0.4, 0.4):
        m.box((x * w, 0, 0), (0.08, h - 0.12, d * 0.8), DARK, edge=0.6)
    m.box((0, h - 0.14, 0), (*size[:1], 0.14, *size[2:]), colour)
