"""White rooms: hospital ward, operating room, morgue, laboratory."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, beam_of_light, put
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_MINT: Rgb = (150, 190, 184)
_SHEET: Rgb = (226, 234, 236)


def draw_hospital(scene: Scenery) -> None:
    """A ward: rails beds in a row with drips and monitors, curtains on rails between them."""
    room = Inside(scene, scene.tint((190, 198, 196), 1), scene.tint((216, 226, 222)), WHITE)
    room.draw(tiles=0.6)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.panel(wall, 0, 0.9, wall.length, 0.14, _MINT, edge=0.5)
    room.panel(back, 0, 1.25, scene.width, 0.22, (196, 206, 206), edge=0.6)
    for k in range(3):
        u = 1.3 + k * 2.3
        for j in range(3):
            room.disc(back, u - 0.3 + j * 0.3, 1.36, 0.05, (120, 140, 150), edge=0.5, out=0.03)
        room.line(back, [(u - 0.7, 1.75), (u - 0.7, 2.2)], 0.6)
    room.window(
        room.wall_named("left"), scene.depth * 0.35, 1.0, 1.8, 1.4, panes=(2, 1), curtain=(176, 204, 200)
    )
    room.door(room.wall_named("right"), 0.9, wide=1.3, colour=(168, 188, 186))
    for k in range(3):
        x = r.left + 1.3 + k * 2.3
        put(scene, ward_bed, x, r.back - 1.2, (0.98, 1.0, 2.1), (158, 190, 204))
        put(scene, drip, x + 0.72, r.back - 0.6, (0.3, 2.0, 0.3), STEEL)
        put(scene, _monitor, x - 0.74, r.back - 0.35, (0.5, 1.6, 0.3), (214, 218, 220))
        if k < 2:
            put(scene, _curtain, x + 1.18, r.back - 0.95, (0.1, 2.3, 1.7), _MINT)
    room.strip_lights((-1.6, 1.6), 3)


def ward_bed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A hospital bed, its head away from whom it faces, raised, with rails."""
    w, h, d = size
    for z in (-0.42, 0.42):
        for x in (-0.42, 0.42):
            m.tube((x * w, 0.08, z * d), (x * w, 0.42, z * d), 0.02, STEEL, outline=0.5)
            m.rod([(x * w, 0.06, z * d, 0.05), (x * w, 0.06, z * d, 0.05)], DARK, outline=0.4)
    m.box((0, 0.4, 0), (w, 0.1, d), (198, 204, 206))
    m.box((0, h * 0.4, -d / 2), (w * 0.94, h * 0.75, 0.05), (206, 212, 212))
    m.box((0, 0.5, d * 0.13), (w * 0.96, 0.18, d * 0.72), colour)
    slope = [
        (-w * 0.46, 0.52, -d * 0.2),
        (w * 0.46, 0.52, -d * 0.2),
        (w * 0.46, 0.98, -d * 0.46),
        (-w * 0.46, 0.98, -d * 0.46),
    ]
    m.face(slope, _SHEET)
    pillow = [
        (-w * 0.34, 0.76, -d * 0.32),
        (w * 0.34, 0.76, -d * 0.32),
        (w * 0.34, 1.0, -d * 0.45),
        (-w * 0.34, 1.0, -d * 0.45),
    ]
    m.face(pillow, (250, 250, 248), edge=0.6)
    m.face(
        [
            (-w * 0.48, 0.69, -d * 0.2),
            (w * 0.48, 0.69, -d * 0.2),
            (w * 0.48, 0.69, -d * 0.06),
            (-w * 0.48, 0.69, -d * 0.06),
        ],
        _SHEET,
        edge=0.5,
    )
    m.box((0, 0.36, d / 2), (w * 0.94, 0.42, 0.04), (206, 212, 212))
    for s in (-1, 1):
        m.tube((s * w * 0.5, 0.86, -d * 0.14), (s * w * 0.5, 0.86, d * 0.22), 0.014, STEEL, outline=0.5)
        for z in (-0.14, 0.04, 0.22):
            m.line([(s * w * 0.5, 0.5, z * d), (s * w * 0.5, 0.86, z * d)], 0.8)


def drip(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A stand with a bag of infusion."""
    h = size[1]
    m.tube((0, 0, 0), (0, h, 0), 0.014, colour)
    m.tube((-0.18, 0.03, 0), (0.18, 0.03, 0), 0.018, colour)
    m.tube((-0.14, h, 0), (0.14, h, 0), 0.012, colour)
    m.rod([(0.13, h - 0.1, 0, 0.055), (0.13, h - 0.32, 0, 0.06)], (206, 226, 234), outline=0.6)
    m.line([(0.13, h - 0.4, 0), (0.1, h * 0.5, 0.1), (0.3, h * 0.42, 0.2)], 0.5)


def _monitor(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.9, h * 0.45, d), (222, 224, 222))
    m.tube((0, h * 0.45, 0), (0, h * 0.7, 0), 0.025, STEEL)
    m.box((0, h * 0.7, 0), (w, h * 0.26, 0.1), colour)
    z = 0.06
    m.face(
        [
            (-w * 0.42, h * 0.73, z),
            (w * 0.42, h * 0.73, z),
            (w * 0.42, h * 0.93, z),
            (-w * 0.42, h * 0.93, z),
        ],
        (40, 62, 62),
        value=1.0,
        edge=0.4,
    )
    trace = [(-0.4, 0.0), (-0.16, 0.0), (-0.1, 0.06), (-0.02, -0.05), (0.06, 0.0), (0.4, 0.0)]
    m.rod([(w * x, h * (0.83 + y), z + 0.01, 0.008) for x, y in trace], (150, 236, 180), outline=0)


def _curtain(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    _, h, d = size
    folds = 6
    for k in range(folds):
        z0, z1 = -d / 2 + d * k / folds, -d / 2 + d * (k + 1) / folds
        x0, x1 = (0.05, -0.05) if k % 2 else (-0.05, 0.05)
        m.face(
            [(x0, 0.3, z0), (x1, 0.3, z1), (x1, h, z1), (x0, h, z0)],
            scaled(colour, 0.92 + 0.1 * (k % 2)),
            edge=0.5,
        )
    m.tube((0, h + 0.03, -d / 2), (0, h + 0.03, d / 2), 0.015, STEEL)


def draw_operating(scene: Scenery) -> None:
    """A table under a great round lamp, trays of instruments, screens, a ventilator; tiles all round."""
    room = Inside(scene, scene.tint((156, 178, 176), 1), scene.tint((186, 210, 206)), (206, 216, 214))
    room.draw(tiles=0.6)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.tiled(wall, 0.36, 0, 2.2)
    room.panel(back, 0.5, 1.2, 1.2, 0.8, (40, 56, 62), edge=1.1)
    for k in range(3):
        room.panel(back, 0.56 + k * 0.38, 1.26, 0.32, 0.68, (190, 214, 222), value=1.2, out=0.03, edge=0.5)
    for k in range(2):
        room.panel(back, scene.width - 2.6 + k * 1.05, 0, 1.0, 2.15, (150, 172, 172), edge=1.0)
        room.disc(back, scene.width - 2.1 + k * 1.05, 1.55, 0.2, (206, 222, 226), out=0.03)
    put(scene, _or_table, 0.1, 2.1, (0.75, 0.95, 2.1), (92, 146, 140), facing=72)
    put(scene, _theatre_lamp, 0.1, 1.95, (1.3, 0.3, 1.3), (222, 226, 224), base=2.1)
    beam_of_light(scene, (0.1, 2.1, 1.95), (0.1, 0.9, 1.95), 0.8, (255, 255, 244), 0.16)
    put(scene, _tray, -1.7, 2.2, (0.8, 0.95, 0.5), STEEL)
    put(scene, _ventilator, 1.9, 2.9, (0.7, 1.6, 0.6), (206, 214, 216))
    put(scene, drip, -1.1, 3.0, (0.3, 2.0, 0.3), STEEL)
    put(scene, _tray, r.right - 0.7, 1.7, (0.8, 0.95, 0.5), STEEL, facing=270)
    put(scene, f.cabinet, r.left + 0.5, r.back - 0.4, (0.9, 1.9, 0.5), (214, 220, 220))


def _or_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.7, 0.1, d * 0.4), STEEL)
    m.box((0, 0.1, 0), (w * 0.4, h - 0.3, d * 0.2), STEEL)
    m.box((0, h - 0.2, 0), (w, 0.14, d), scaled(DARK, 1.2))
    m.box((0, h - 0.3, 0.0), (w * 1.14, 0.3, d * 0.9), colour)
    m.rod([(0, h + 0.06, d * 0.3, 0.16), (0, h + 0.08, -d * 0.2, 0.2)], scaled(colour, 1.1))
    m.box((0, h - 0.06, -d * 0.42), (w * 0.5, 0.1, d * 0.12), (240, 240, 236), edge=0.6)


def _theatre_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.rod([(0, h, 0, 0.04), (0.3, h + 0.5, -0.2, 0.04), (0, h + 0.9, -0.2, 0.04)], STEEL)
    low, high = (
        m.ellipse((0, 0, 0), (0, 2), (w / 2, w / 2), 18),
        m.ellipse((0, h, 0), (0, 2), (w * 0.3, w * 0.3), 14),
    )
    m.shape([*low, *high], colour, convex=True)
    if m.board.lens.eye[1] < m.origin[1]:
        m.shape(low, (236, 238, 232), edge=0.7)
        for p in m.ellipse((0, -0.01, 0), (0, 2), (w * 0.3, w * 0.3), 6):
            disc = m.ellipse(p, (0, 2), (w * 0.12, w * 0.12), 10)
            m.shape(disc, (255, 253, 236), value=1.2, edge=0.6)
    m.board.light_lamp(m.at(0, 0, 0), 1.4)


def _tray(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.tube((-w * 0.3, 0, 0), (-w * 0.3, h, 0), 0.02, colour)
    m.tube((-w * 0.3, 0.03, -d * 0.4), (w * 0.2, 0.03, d * 0.4), 0.02, colour)
    m.box((0, h, 0), (w, 0.03, d), (150, 190, 186))
    for k in range(5):
        m.line(
            [(-w * 0.36 + k * w * 0.16, h + 0.04, -d * 0.3), (-w * 0.32 + k * w * 0.16, h + 0.04, d * 0.3)],
            0.9,
        )


def _ventilator(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0.1, 0), (w, h * 0.55, d), colour)
    _monitor(m.moved(0, 0.05, 0), (w * 0.9, h, d), colour)
    m.rod(
        [
            (-w * 0.4, h * 0.4, d * 0.5, 0.03),
            (-w * 0.9, h * 0.5, d * 0.6, 0.03),
            (-w * 1.5, h * 0.62, d * 0.3, 0.03),
        ],
        (206, 220, 224),
    )


def draw_morgue(scene: Scenery) -> None:
    """A wall of square steel drawers, one drawn out; a slab with a covered body."""
    room = Inside(scene, scene.tint((150, 164, 164), 1), scene.tint((186, 202, 202)), (196, 206, 206))
    room.draw(tiles=0.5)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.tiled(wall, 0.3)
    for k in range(6):
        for j in range(3):
            u, v = 0.35 + k * 0.95, 0.15 + j * 0.78
            room.panel(back, u, v, 0.88, 0.72, (176, 184, 188), edge=1.2, out=0.03)
            room.line(back, [(u + 0.34, v + 0.34), (u + 0.54, v + 0.34)], 2.4, out=0.08)
            room.panel(back, u + 0.32, v + 0.5, 0.24, 0.12, (240, 240, 236), out=0.05, edge=0.5)
    put(scene, _drawn_out, r.left + 2.68, r.back - 0.95, (0.8, 0.4, 1.9), _SHEET, base=0.95)
    put(scene, _slab, 1.4, 2.2, (0.8, 0.95, 2.1), _SHEET, facing=62)
    put(scene, _scale, 2.5, 2.9, (0.4, 0.6, 0.4), STEEL, base=1.3)
    room.strip_lights((-1.2, 1.2), 3)


def _drawn_out(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, 0.06, d), STEEL)
    _covered(m.moved(0, 0.06, 0), (w, h, d), colour)


def _covered(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _, d = size
    m.rod([(0, 0.1, d * 0.34, w * 0.18), (0, 0.1, 0, w * 0.26), (0, 0.12, -d * 0.24, w * 0.3)], colour)
    m.rod([(0, 0.14, -d * 0.4, w * 0.18), (0, 0.14, -d * 0.39, w * 0.18)], colour)
    m.rod([(0.07, 0.2, d * 0.42, 0.05), (0.07, 0.26, d * 0.43, 0.05)], (222, 190, 168), outline=0.5)
    m.rod([(-0.09, 0.2, d * 0.42, 0.05), (-0.09, 0.26, d * 0.43, 0.05)], (222, 190, 168), outline=0.5)


def _slab(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.4, h - 0.1, d * 0.3), STEEL)
    m.box((0, h - 0.12, 0), (w, 0.1, d), scaled(STEEL, 1.1))
    _covered(m.moved(0, h - 0.02, 0), size, colour)


def _scale(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.line([(0, 0.3, 0), (0, 1.4, 0)], 0.8)
    m.rod([(0, 0.3, 0, 0.12), (0, 0.32, 0, 0.12)], (226, 226, 220), outline=0.6)
    m.shape(m.ellipse((0, 0, 0), (0, 2), (0.22, 0.22), 14), colour, edge=0.8)
    for x in (-0.2, 0.2):
        m.line([(x, 0, 0), (0, 0.24, 0)], 0.5)
