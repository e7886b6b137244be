"""A laboratory: benches, glass, a fume hood."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, put
from storyboard_cli.render.preview.sets.indoor_seats import stool
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_laboratory(scene: Scenery) -> None:
    """Benches with flasks, a microscope and burners, shelves of bottles, a fume hood, a periodic table."""
    room = Inside(scene, scene.tint((178, 184, 184), 1), scene.tint((216, 222, 222)), WHITE)
    room.draw(tiles=0.6)
    r, back = scene.room, room.wall_named("back")
    room.window(room.wall_named("left"), scene.depth * 0.4, 1.1, 2.2, 1.3, panes=(3, 1))
    room.door(room.wall_named("right"), 1.2, colour=(150, 164, 168))
    tones: tuple[Rgb, ...] = (
        (214, 150, 130),
        (150, 186, 206),
        (190, 206, 140),
        (226, 206, 140),
        (190, 160, 200),
    )
    for row in range(5):
        for col in range(12):
            if row > 1 or col in (0, 1, 7, 8, 9, 10, 11) or (row == 1 and col > 6):
                at = (0.5 + col * 0.155, 2.3 - row * 0.17)
                room.panel(back, at[0], at[1], 0.14, 0.15, tones[(col + row // 3) % 5], out=0.02, edge=0.3)
    put(scene, _hood, 1.3, r.back - 0.45, (1.8, 2.3, 0.8), (214, 218, 218))
    put(scene, _lab_shelf, -1.9, r.back - 0.2, (2.0, 0.5, 0.3), (196, 200, 200), base=1.0)
    put(scene, _lab_bench, -1.9, r.back - 0.45, (2.6, 0.9, 0.7), (226, 226, 222))
    scene.stand(_lab_bench, (0.0, 2.5), (3.0, 0.9, 0.75), (226, 226, 222))
    put(scene, _lab_bench, r.right - 0.5, 2.0, (2.2, 0.9, 0.7), (226, 226, 222), facing=270)
    put(scene, _lab_bench, r.left + 0.5, 1.6, (2.2, 0.9, 0.7), (226, 226, 222), facing=90)
    for x in (-1.9, 2.0):
        scene.stand(stool, (x, 1.7), (0.36, 0.66, 0.36), (92, 104, 112))
    room.strip_lights((-1.6, 1.6), 3)


def flask(m: SolidBuilder, x: float, y: float, z: float, size: float, colour: Rgb) -> None:
    """A conical flask with something in it."""
    outline = ((-0.5, 0), (0.5, 0), (0.13, 0.75), (0.13, 1.15), (-0.13, 1.15), (-0.13, 0.75))
    body = [(x + size * a, y + size * b, z) for a, b in outline]
    m.shape(body, (222, 232, 236), edge=0.7)
    m.shape(
        [
            (x - size * 0.46, y + 0.01, z),
            (x + size * 0.46, y + 0.01, z),
            (x + size * 0.28, y + size * 0.42, z),
            (x - size * 0.28, y + size * 0.42, z),
        ],
        colour,
        edge=0.4,
    )


def _lab_bench(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.06, d * 0.9), colour)
    count = max(2, round(w / 0.7))
    for k in range(1, count):
        m.line([(-w / 2 + w * k / count, 0.06, d * 0.45), (-w / 2 + w * k / count, h - 0.1, d * 0.45)], 0.6)
    m.box((0, h - 0.06, 0), (w, 0.06, d), (70, 78, 84))
    flask(m, -w * 0.36, h, 0.05, 0.22, (120, 184, 150))
    flask(m, -w * 0.24, h, -0.05, 0.17, (214, 140, 110))
    for k in range(5):
        x = -w * 0.08 + k * 0.06
        m.rod(
            [(x, h + 0.06, 0, 0.016), (x, h + 0.2, 0, 0.016)],
            ((196, 110, 140), (120, 170, 206))[k % 2],
            outline=0.4,
        )
    m.box((-w * 0.08 + 0.12, h, 0), (0.36, 0.1, 0.08), (190, 160, 120), edge=0.5)
    x = w * 0.24
    m.box((x, h, 0), (0.24, 0.04, 0.26), DARK, edge=0.5)
    m.rod(
        [(x, h + 0.04, -0.08, 0.03), (x, h + 0.3, -0.1, 0.035), (x, h + 0.34, 0.02, 0.035)], DARK, outline=0.6
    )
    m.rod([(x, h + 0.12, 0.05, 0.03), (x, h + 0.42, -0.0, 0.04)], (226, 228, 228), outline=0.7)
    flask(m, w * 0.4, h, 0.0, 0.2, (150, 170, 220))


def _lab_shelf(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for row in range(2):
        m.box((0, h * row, 0), (w, 0.04, d), colour, edge=0.6)
        for k in range(8):
            x = -w * 0.45 + k * w * 0.128
            tone = ((150, 96, 60), (206, 222, 226), (92, 124, 92))[(k + row) % 3]
            m.rod([(x, h * row + 0.1, 0, 0.06), (x, h * row + 0.2, 0, 0.06)], tone, outline=0.5)
            m.rod([(x, h * row + 0.28, 0, 0.025), (x, h * row + 0.32, 0, 0.025)], WHITE, outline=0.4)


def _hood(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, 0.9, d), colour)
    m.box((0, 1.75, 0), (w, h - 1.75, d), colour)
    m.face(
        [(-w / 2, 0.9, -d * 0.4), (w / 2, 0.9, -d * 0.4), (w / 2, 1.75, -d * 0.4), (-w / 2, 1.75, -d * 0.4)],
        (150, 160, 164),
    )
    flask(m, -0.3, 0.92, 0, 0.26, (200, 150, 206))
    flask(m, 0.3, 0.92, 0, 0.2, (150, 206, 150))
    for s in (-1, 1):
        m.box((s * (w / 2 - 0.04), 0.9, d * 0.4), (0.08, 0.85, 0.08), scaled(colour, 0.9))
    m.face(
        [(-w / 2, 1.4, d * 0.42), (w / 2, 1.4, d * 0.42), (w / 2, 1.75, d * 0.42), (-w / 2, 1.75, d * 0.42)],
        (190, 210, 216),
        edge=0.8,
    )
    m.tube((0, h, -0.1), (0, h + 0.8, -0.1), 0.16, STEEL)
