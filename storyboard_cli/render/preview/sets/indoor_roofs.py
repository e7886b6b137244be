"""Under roofs, ground and canvas: attic, cellar, log cabin, tent, greenhouse."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import rug
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    OAK,
    STONE,
    Inside,
    Tube,
    gable,
    half_round,
    put,
    ring,
    sheet,
    sky_pane,
)
from storyboard_cli.render.preview.sets.indoor_palace import hearth_fire
from storyboard_cli.render.preview.sets.indoor_seats import stool
from storyboard_cli.render.preview.sets.indoor_things import block, crate
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_attic(scene: Scenery) -> None:
    """Rafters that slope to the floor, a round window in the gable, trunks, boxes, things under sheets."""
    r = scene.room
    wood = scene.tint((168, 134, 100))
    roof = Tube(
        scene,
        gable(r.right, 0.55, r.ceiling + 0.25),
        wood,
        scene.tint((176, 144, 110), 1),
        scaled(wood, 1.06),
    )
    roof.draw()
    ends = Inside(scene, wood, wood, wood)
    back = ends.wall_named("back")
    middle = scene.width / 2
    ends.disc(back, middle, 1.65, 0.52, scaled(wood, 0.75), out=0.02)
    sky_pane(scene, [(u - middle, v, r.back - 0.03) for u, v in ring(middle, 1.65, 0.43)])
    for line in ([(middle, 1.22), (middle, 2.08)], [(middle - 0.43, 1.65), (middle + 0.43, 1.65)]):
        ends.line(back, line, 2.0, out=0.05)
    for k in range(7, -1, -1):
        z = r.front + 1.0 + k * 0.85
        for s in (-1, 1):
            if scene.board.lens.depth((0, 1, z)) > 0.7:
                ends.world.tube(
                    (s * r.right, 0.5, z), (0, r.ceiling + 0.18, z), 0.055, scaled(wood, 0.7), outline=0.7
                )
    for z in (3.0, 0.6):
        if scene.board.lens.depth((0, 1, z)) > 0.7:
            ends.world.box((0, 2.15, z), (2.0, 0.14, 0.12), scaled(wood, 0.7))
    put(scene, _trunk, 1.5, 2.9, (1.0, 0.6, 0.55), (120, 84, 60), facing=20)
    put(scene, crate, -1.7, 3.0, (0.6, 0.5, 0.5), (196, 162, 116))
    put(scene, crate, -1.6, 3.0, (0.5, 0.4, 0.45), (206, 172, 124), base=0.5)
    put(scene, crate, -1.9, 2.3, (0.55, 0.45, 0.5), (186, 150, 106), facing=15)
    put(scene, _sheeted, 0.75, 3.3, (0.9, 1.15, 0.6), (226, 222, 212))
    put(scene, _frame, -0.8, 3.5, (0.8, 1.0, 0.06), (176, 140, 76))
    scene.stand(_trunk, (-1.8, 1.3), (0.9, 0.5, 0.5), (96, 104, 110), facing=330)


def _trunk(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.68, d), colour)
    m.box((0, h * 0.68, 0), (w, h * 0.2, d * 0.8), scaled(colour, 0.9))
    lid = [(-w / 2, h * 0.68, d / 2), (w / 2, h * 0.68, d / 2), (w / 2, h, 0), (-w / 2, h, 0)]
    m.face(lid, scaled(colour, 1.1))
    for x in (-0.3, 0.3):
        m.line([(x * w, 0, d / 2 + 0.01), (x * w, h * 0.68, d / 2 + 0.01), (x * w, h, 0)], 1.8)
    m.box((0, h * 0.56, d / 2), (0.12, 0.14, 0.04), (206, 176, 96), edge=0.6)


def _sheeted(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.shape(
        [
            (-w * 0.62, 0, d / 2),
            (w * 0.62, 0, d / 2),
            (w * 0.44, h * 0.5, 0.1),
            (w * 0.4, h, 0),
            (0.06, h * 1.03, 0),
            (-w * 0.4, h * 0.96, 0),
            (-w * 0.46, h * 0.5, 0.1),
        ],
        colour,
    )
    for x in (-0.3, 0.05, 0.32):
        m.line([(x * w, h * 0.9, 0.06), (x * w * 1.3, 0.05, d / 2)], 0.7)


def _frame(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    z = d / 2 + 0.01
    m.face(
        [(-w * 0.4, h * 0.08, z), (w * 0.4, h * 0.08, z), (w * 0.4, h * 0.92, z), (-w * 0.4, h * 0.92, z)],
        (110, 120, 116),
        edge=0.6,
    )


def draw_cellar(scene: Scenery) -> None:
    """A brick vault with barrels on their sides, shelves of jars, wooden steps up to the light, one bulb."""
    r = scene.room
    brick = scene.tint((150, 112, 92))
    Tube(scene, half_round(r.right, r.ceiling + 0.3, 1.2), brick, scene.tint((124, 114, 104), 1)).draw(
        ribs=1.6, weight=1.0
    )
    walls = Inside(scene, brick, brick, brick)
    for wall in walls.walls:
        walls.bricks(wall, 0, 1.3 if wall.name != "back" else 2.2, course=0.16, long=0.4, strength=0.45)
    for k in range(3):
        put(scene, _cask, -1.9 + k * 1.05, r.back - 0.6, (0.95, 0.95, 0.9), OAK, base=0.25)
    put(scene, block, -0.85, r.back - 0.6, (3.2, 0.25, 0.6), scaled(OAK, 0.7))
    for k in range(2):
        put(scene, _cask, -1.4 + k * 1.05, r.back - 0.65, (0.95, 0.95, 0.9), OAK, base=1.1)
    for k in range(8):
        put(
            scene,
            block,
            r.right - 0.75,
            r.back - 2.2 + k * 0.27,
            (1.1, 0.06, 0.27),
            (150, 112, 78),
            base=0.2 + 0.22 * k,
        )
    put(scene, _stringer, r.right - 1.3, r.back - 1.2, (0.06, 1.9, 2.2), (120, 88, 62))
    sheet(
        scene,
        [
            (1.75, 1.9, r.back - 0.05),
            (2.75, 1.9, r.back - 0.05),
            (2.75, 2.6, r.back - 0.05),
            (1.75, 2.6, r.back - 0.05),
        ],
        (250, 236, 196),
        1.15,
    )
    put(scene, _jars, r.left + 0.35, 1.7, (1.8, 1.5, 0.35), (140, 104, 72), facing=90)
    put(scene, crate, 0.9, r.back - 0.5, (0.6, 0.5, 0.5), (186, 150, 106))
    put(scene, _bulb, 0.2, 1.9, (0.14, 0.2, 0.14), DARK, base=1.95)


def _cask(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    back, face = (m.ellipse((0, h / 2, z), (0, 1), (w * 0.44, h * 0.44), 20) for z in (-d / 2, d / 2))
    belly = m.ellipse((0, h / 2, 0), (0, 1), (w / 2, h / 2), 20)
    m.shape([*back, *belly, *face], scaled(colour, 0.8), convex=True)
    m.shape(face, colour)
    m.shape(
        m.ellipse((0, h / 2, d / 2 + 0.01), (0, 1), (w * 0.38, h * 0.38), 18), scaled(colour, 1.12), edge=0.8
    )
    for y in (0.3, 0.5, 0.7):
        half = (0.38**2 - (y - 0.5) ** 2) ** 0.5 * w
        m.line([(-half, h * y, d / 2 + 0.02), (half, h * y, d / 2 + 0.02)], 0.6)
    m.rod(
        [(0, h * 0.22, d / 2 + 0.02, 0.03), (0, h * 0.22, d / 2 + 0.14, 0.025)], (196, 164, 92), outline=0.6
    )


def _stringer(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    _, h, d = size
    side = [(0, d * 0.5), (0.2, d * 0.5), (h + 0.1, -d * 0.5), (h - 0.2, -d * 0.5)]
    m.face([(0, y, z) for y, z in side], colour)
    m.rod([(0, 0.9, d * 0.5, 0.03), (0, h + 0.8, -d * 0.4, 0.03)], colour, outline=0.6)
    m.line([(0, 0.1, d * 0.45), (0, 0.95, d * 0.45)], 1.4)


def _jars(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.box((s * w / 2, 0, 0), (0.05, h, d), colour, edge=0.6)
    for row in range(3):
        y = 0.1 + row * h * 0.36
        m.box((0, y, 0), (w, 0.04, d), colour, edge=0.6)
        for k in range(7):
            x = -w * 0.42 + k * w * 0.14
            tone = ((176, 84, 64), (196, 160, 84), (110, 134, 90))[(k + row) % 3]
            m.rod([(x, y + 0.1, 0, 0.07), (x, y + 0.22, 0, 0.07)], tone, outline=0.5)
            m.rod([(x, y + 0.3, 0, 0.05), (x, y + 0.31, 0, 0.05)], (226, 222, 208), outline=0.4)


def _bulb(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.line([(0, 0.2, 0), (0, 0.9, 0)], 0.8)
    m.rod([(0, 0.14, 0, 0.03), (0, 0.2, 0, 0.03)], colour, outline=0.5)
    m.rod([(0, 0.05, 0, 0.06), (0, 0.06, 0, 0.06)], (255, 244, 196), outline=0.6)
    m.board.light_lamp(m.at(0, 0.06, 0), 1.8)


def draw_cabin(scene: Scenery) -> None:
    """Log walls, a stone chimney with a fire, antlers, a bunk under a checked blanket, a lantern."""
    log = scene.tint((168, 122, 82))
    room = Inside(scene, scene.tint((150, 110, 76), 1), log, scaled(log, 0.8), skirting=False)
    room.draw(planks=0.3)
    r, back = scene.room, room.wall_named("back")
    for wall in room.walls:
        room.logs(wall)
    room.beams(4, scaled(log, 0.72), thick=0.2)
    room.window(
        room.wall_named("left"), scene.depth * 0.5, 1.0, 0.9, 0.8, panes=(2, 2), curtain=(176, 70, 62)
    )
    room.door(room.wall_named("right"), 1.0, colour=(120, 84, 56))
    middle = scene.width / 2
    room.panel(back, middle - 1.0, 0, 2.0, 2.5, STONE, out=0.05)
    for k, (u, v) in enumerate(
        (u, v) for v in (0.1, 0.5, 0.9, 1.3, 1.7, 2.1) for u in (-0.85, -0.4, 0.1, 0.55)
    ):
        if abs(u + 0.2) > 0.55 or v > 1.1:
            wide = 0.34 + 0.06 * ((k * 3) % 3)
            oval = [(middle + u + 0.17 + a * wide, v + 0.17 + b * 0.3) for a, b in ring(0, 0, 0.5, 9)]
            room.poly(back, oval, scaled(STONE, 0.88 + 0.07 * (k % 4)), out=0.06, edge=0.7)
    room.arch(back, middle - 0.55, 0, 1.1, 1.0, (44, 38, 38), out=0.07)
    room.panel(back, middle - 1.2, 1.22, 2.4, 0.12, scaled(log, 0.75), out=0.16)
    put(scene, hearth_fire, 0, r.back - 0.12, (0.85, 0.75, 0.25), (236, 140, 60))
    for s in (-1, 1):
        x = middle + s * 0.1
        room.line(back, [(x, 1.65), (x + s * 0.22, 1.85), (x + s * 0.34, 2.2)], 2.6, out=0.14)
        room.line(back, [(x + s * 0.2, 1.83), (x + s * 0.42, 1.9)], 2.2, out=0.14)
    put(scene, _cot, r.left + 0.55, r.back - 1.1, (0.9, 0.5, 1.9), (176, 70, 62))
    put(scene, f.table, 1.7, 2.0, (1.1, 0.75, 0.7), OAK)
    put(scene, lantern, 1.7, 2.0, (0.2, 0.34, 0.2), DARK, base=0.75)
    scene.stand(stool, (1.1, 1.6), (0.36, 0.46, 0.36), OAK)
    put(scene, rug, 0.0, 1.3, (1.7, 0.01, 1.0), (150, 104, 70))


def _cot(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    f.bed(m, size, colour)
    w, h, d = size
    top = min(h, 0.56) * 1.05
    for k in range(4):
        z = -d * 0.1 + k * d * 0.15
        m.line([(-w / 2, top, z), (w / 2, top, z)], 0.8)
    for k in range(3):
        m.line([((k - 1) * w * 0.3, top, -d * 0.18), ((k - 1) * w * 0.3, top, d * 0.46)], 0.8)


def lantern(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A storm lantern."""
    w, h, _ = size
    m.rod([(0, 0.03, 0, w * 0.4), (0, 0.06, 0, w * 0.4)], colour, outline=0.6)
    m.rod([(0, h * 0.36, 0, w * 0.34), (0, h * 0.58, 0, w * 0.3)], (255, 226, 150), outline=0.6)
    m.rod([(0, h * 0.82, 0, w * 0.3), (0, h * 0.92, 0, w * 0.16)], colour, outline=0.6)
    m.line(
        [
            (-w * 0.4, h * 0.2, 0),
            (-w * 0.4, h * 0.9, 0),
            (0, h * 1.25, 0),
            (w * 0.4, h * 0.9, 0),
            (w * 0.4, h * 0.2, 0),
        ],
        1.0,
    )
    m.board.light_lamp(m.at(0, h * 0.5, 0), 1.6)


def draw_tent(scene: Scenery) -> None:
    """Canvas that slopes from a ridge pole, the flap drawn back from daylight, camp beds, a lantern."""
    r = scene.room
    canvas = scene.tint((206, 192, 156))
    tent = Tube(
        scene,
        gable(r.right, 0.5, r.ceiling + 0.2),
        canvas,
        scene.tint((164, 146, 106), 1),
        scaled(canvas, 0.92),
    )
    tent.draw(ribs=1.4, weight=0.6)
    z = r.back - 0.03
    sky_pane(scene, [(-0.62, 0, z), (0.62, 0, z), (0.06, 2.2, z), (-0.06, 2.2, z)])
    for s in (-1, 1):
        flap = [(s * 0.06, 2.25, z), (s * 0.62, 0, z - 0.1), (s * 1.05, 0, z - 0.35), (s * 0.8, 1.1, z - 0.3)]
        sheet(scene, flap, scaled(canvas, 1.06))
    for at in (r.back - 0.12, 0.4):
        if scene.board.lens.depth((0, 1, at)) > 0.9 and scene.free(0.0, at, 0.1):
            put(scene, _pole, 0.0, at, (0.08, r.ceiling + 0.15, 0.08), (140, 104, 70))
    ridge = SolidBuilder(scene.board)
    ridge.tube(
        (0, r.ceiling + 0.12, r.back),
        (0, r.ceiling + 0.12, max(r.front, scene.board.lens.eye[2] + 1.0)),
        0.04,
        (140, 104, 70),
    )
    put(scene, _camp_bed, -1.35, 1.7, (0.75, 0.42, 1.9), (110, 122, 90))
    put(scene, _camp_bed, 1.4, 1.9, (0.75, 0.42, 1.7), (122, 112, 90))
    put(scene, _trunk, -1.2, r.back - 0.35, (0.8, 0.5, 0.45), (96, 104, 84))
    put(scene, lantern, 0.55, 1.6, (0.2, 0.34, 0.2), DARK, base=1.6)


def _pole(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.tube((0, 0, 0), (0, size[1], 0), size[0] / 2, colour)


def _camp_bed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for z in (-0.45, 0.0, 0.45):
        m.tube((-w / 2, 0, z * d), (w / 2, h, z * d), 0.02, OAK, outline=0.5)
        m.tube((w / 2, 0, z * d), (-w / 2, h, z * d), 0.02, OAK, outline=0.5)
    m.box((0, h - 0.03, 0), (w, 0.06, d), colour)
    m.box((0, h + 0.03, d * 0.12), (w * 1.02, 0.08, d * 0.6), scaled(colour, 0.85))
    m.box((0, h + 0.03, -d * 0.38), (w * 0.7, 0.1, d * 0.16), (232, 228, 216), edge=0.7)
