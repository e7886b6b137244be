"""Where boats lie and people swim: a harbour, a shipyard, a swimming pool."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    WOOD,
    fronted,
    rect,
    roof,
)
from storyboard_cli.render.preview.sets.outdoor_craft import fishing_boat
from storyboard_cli.render.preview.sets.outdoor_objects import RUST, STEEL, barrel, bollard, crate
from storyboard_cli.render.preview.sets.outdoor_parts import (
    STONE,
    around,
    glow,
    lane,
    open_air,
    patch,
    paving,
    pool_of_light,
    ridge,
    water,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    LEAF,
    PALM,
    bush,
    palm,
)
from storyboard_cli.render.preview.sets.outdoor_streets import street_lamp
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_harbour(scene: Scenery) -> None:
    """A quay: paving to the edge with bollards, boats afloat beyond, a crane, sheds."""
    open_air(scene, (186, 180, 168))
    board = scene.board
    paving(scene, (-14.0, 14.0), (-7.0, 4.8), 1.2, 0.35)
    water(scene, [(-80.0, 4.9), (80.0, 4.9), (80.0, 90.0), (-80.0, 90.0)], level=-0.5, edge=0.0, waves=110)
    board.plane([(-60.0, 0.0, 4.9), (60.0, 0.0, 4.9), (60.0, 0.14, 4.9), (-60.0, 0.14, 4.9)], STONE, 1.05)
    board.edges([[(-40.0, 0.0, 4.9), (40.0, 0.0, 4.9)], [(-40.0, 0.02, 4.5), (40.0, 0.02, 4.5)]], 1.1)
    ridge(scene, 58.0, 4.0, (136, 150, 142), seed=23)
    for x, z, d, tone in (
        (-4.4, 7.8, 8.0, (78, 112, 142)),
        (4.2, 10.4, 9.0, (172, 82, 68)),
        (-9.8, 14.0, 9.0, (96, 128, 104)),
        (11.4, 15.0, 9.0, (206, 190, 150)),
        (0.6, 18.0, 10.0, (86, 96, 120)),
    ):
        scene.stand(fishing_boat, (x, z), (2.4, d * 0.62, d), tone, base=-0.5, always=True)
    for x in (-5.6, -1.9, 2.0, 5.8):
        scene.stand(bollard, (x, 4.2), (0.6, 0.72, 0.6), (66, 68, 72))
    scene.stand(_harbour_crane, (6.2, 9.5), (2.6, 5.0, 2.6), (206, 160, 74), always=True)
    scene.stand(_lighthouse, (-8.0, 30.0), (2.6, 8.2, 2.6), (226, 222, 214), always=True)
    for s in (-1, 1):
        for z in (-9.0, -1.6):
            scene.stand(
                _shed,
                (s * 14.0, z),
                (7.0, 5.0, 6.0),
                (170, 122, 100),
                facing=90 if s < 0 else 270,
                always=True,
            )
    for x, z in ((-3.4, 3.4), (-4.1, 3.1), (3.4, 3.2)):
        scene.stand(crate, (x, z), (0.8, 0.62, 0.7), WOOD, facing=16)
    scene.stand(barrel, (4.4, 3.4), (0.62, 0.9, 0.62), (140, 112, 86))
    pool_of_light(scene, -6.4, 3.6, 3.0)
    scene.stand(street_lamp, (-6.4, 3.9), (0.3, 4.8, 0.3), (86, 88, 92), facing=180)


def _harbour_crane(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A quayside crane: legs, a cabin, a jib out over the water with its hook."""
    w, h, _ = size
    for x in (-0.4, 0.4):
        for z in (-0.4, 0.4):
            m.tube((x * w, 0, z * w), (x * w * 0.4, h * 0.5, z * w * 0.4), 0.16, colour)
    m.box((0, h * 0.5, 0), (w * 0.6, h * 0.14, w * 0.6), scaled(colour, 0.9), edge=0.8)
    tip = (w * 1.5, h, -w * 0.9)
    for o in (-0.24, 0.24):
        m.tube((o, h * 0.62, o), (tip[0] + o, tip[1], tip[2]), 0.1, colour)
    for k in range(8):
        t = k / 8
        m.line(
            [
                (tip[0] * t - 0.24, h * (0.62 + 0.38 * t), tip[2] * t),
                (tip[0] * (t + 0.12) + 0.24, h * (0.62 + 0.38 * (t + 0.12)), tip[2] * (t + 0.12)),
            ],
            0.7,
        )
    m.line([tip, (tip[0], h * 0.4, tip[2])], 1.0)
    m.box((tip[0], h * 0.36, tip[2]), (0.5, 0.5, 0.3), (60, 62, 66), edge=0.6)
    m.line([(0, h * 0.86, 0.6), tip], 0.7)
    m.tube((0, h * 0.62, 0.5), (0, h * 0.88, 0.6), 0.1, colour)


def _lighthouse(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A banded tower with its lantern."""
    w, h, _ = size
    for k in range(5):
        lo, hi = h * 0.17 * k, h * 0.17 * (k + 1)
        a, b = w * (0.5 - 0.045 * k), w * (0.5 - 0.045 * (k + 1))
        tone = (188, 76, 66) if k % 2 else colour
        m.shape(
            [*m.ellipse((0, lo, 0), (0, 2), (a, a), 14), *m.ellipse((0, hi, 0), (0, 2), (b, b), 14)],
            tone,
            convex=True,
        )
    m.box((0, h * 0.85, 0), (w * 0.66, h * 0.02, w * 0.66), (80, 82, 86), edge=0.5)
    m.box((0, h * 0.87, 0), (w * 0.36, h * 0.08, w * 0.36), (255, 240, 190), edge=0.6)
    m.shape(
        [*m.ellipse((0, h * 0.95, 0), (0, 2), (w * 0.28, w * 0.28), 12), (0, h * 1.03, 0)],
        (150, 66, 58),
        convex=True,
    )
    glow(m.board, m.at(0, h * 0.91, 0), 8.0, (255, 246, 200), 0.7)


def _shed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A warehouse with sliding doors."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.7, d), colour, edge=0.8)
    roof(m, (w, h * 0.3, d), h * 0.7, (120, 116, 114), colour, gable_ahead=True)
    if fronted(m, d / 2):
        rect(m, (-w * 0.24, w * 0.24), (0, h * 0.54), d / 2 + 0.02, scaled(colour, 0.66))
        for k in range(-3, 4):
            m.line([(k * w * 0.07, 0, d / 2 + 0.03), (k * w * 0.07, h * 0.54, d / 2 + 0.03)], 0.4)


def draw_shipyard(scene: Scenery) -> None:
    """A shipyard: a great hull on the slip between scaffolds, gantry cranes, plates, sparks."""
    open_air(scene, (170, 164, 154))
    water(scene, [(-80.0, 30.0), (80.0, 30.0), (80.0, 90.0), (-80.0, 90.0)], level=0.0, waves=30)
    for x in (-0.8, 0.8, 3.2):
        lane(scene, (x, -12.0), (x, 12.0), 0.14, (98, 94, 92), y=0.03)
    scene.stand(_ship_hull, (2.6, 20.0), (6.4, 6.2, 18.0), (156, 86, 72), always=True)
    scene.stand(_gantry, (1.0, 25.0), (17.0, 8.0, 1.6), (206, 164, 78), always=True)
    for x, z in ((-8.6, 11.0), (-8.6, 15.0)):
        scene.stand(_shed, (x - 2.0, z), (8.0, 6.0, 5.0), (164, 150, 138), facing=60, always=True)
    for s in (-1, 1):
        for z in (-8.0, 0.0):
            scene.stand(
                _shed,
                (s * 15.0, z),
                (8.0, 6.0, 6.0),
                (164, 140, 124),
                facing=90 if s < 0 else 270,
                always=True,
            )
    for x, z in ((-3.6, 4.2), (3.6, 3.8), (-5.0, 6.4)):
        scene.stand(crate, (x, z), (1.0, 0.7, 0.8), RUST, facing=14)
    scene.stand(_harbour_crane, (-5.6, 19.0), (2.8, 6.0, 2.8), (96, 128, 140), always=True)


def _ship_hull(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A ship's bow on the slip, seen from ahead, on its blocks, with props to both sides."""
    w, h, d = size
    deck: list[Vec3] = [
        (0.0, h * 1.06, d * 0.5),
        (w * 0.4, h, d * 0.3),
        (w * 0.5, h * 0.96, 0.0),
        (w * 0.5, h * 0.96, -d * 0.5),
    ]
    keel: list[Vec3] = [
        (0.0, h * 0.12, d * 0.36),
        (w * 0.16, h * 0.1, d * 0.2),
        (w * 0.3, h * 0.1, 0.0),
        (w * 0.3, h * 0.1, -d * 0.5),
    ]
    for s in (-1, 1):
        side = [(x * s, y, z) for x, y, z in [*deck, *reversed(keel)]]
        m.shape(side, colour if (s < 0) == (m.board.towards_light[0] > 0) else scaled(colour, 0.74))
        low = [(x * s, y, z) for x, y, z in keel]
        mid = [
            (a[0] + (b[0] - a[0]) * 0.42, a[1] + (b[1] - a[1]) * 0.42, a[2] + (b[2] - a[2]) * 0.42)
            for a, b in zip(low, [(x * s, y, z) for x, y, z in deck], strict=True)
        ]
        m.shape([*low, *reversed(mid)], (108, 116, 122), value=0.9, edge=0.5)
        for k in range(4):
            x, z = s * (w * 0.66), d * (0.3 - 0.2 * k)
            m.line([(x, 0, z), (s * w * 0.36, h * 0.5, z)], 1.6)
            m.line([(x, 0, z), (x, h * 0.95, z)], 0.9)
    for k in range(4):
        y = h * (0.25 + 0.22 * k)
        m.line([(w * 0.66, y, d * 0.3), (w * 0.66, y, -d * 0.4)], 0.8)
        m.line([(-w * 0.66, y, d * 0.3), (-w * 0.66, y, -d * 0.4)], 0.8)
    m.line([(0.0, h * 1.06, d * 0.5), (0.0, h * 0.12, d * 0.36)], 1.4)
    for x in (-0.2, 0.2):
        m.shape(m.ellipse((x * w, h * 0.82, d * 0.42), (0, 1), (0.34, 0.42), 12), (48, 48, 52))


def _gantry(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A gantry crane that spans the slip."""
    w, h, d = size
    for s in (-1, 1):
        m.tube((s * w * 0.48, 0, d), (s * w * 0.42, h, 0), 0.35, colour)
        m.tube((s * w * 0.36, 0, -d), (s * w * 0.42, h, 0), 0.3, colour)
    m.box((0, h, 0), (w, 1.5, d), colour, edge=0.9)
    m.box((w * 0.16, h - 1.0, 0), (2.2, 1.0, d), scaled(colour, 0.7), edge=0.7)
    for o in (-0.4, 0.4):
        m.line([(w * 0.16 + o, h - 1.0, 0), (w * 0.16 + o, h * 0.62, 0)], 0.9)


def draw_pool(scene: Scenery) -> None:
    """A swimming pool: blue water in a tiled rim, loungers under parasols, a diving board, hedges."""
    open_air(scene, (214, 206, 192))
    paving(scene, (-10.0, 10.0), (-6.0, 14.0), 1.0, 0.3)
    rim = [(-5.6, 2.6), (5.6, 2.6), (5.6, 11.0), (-5.6, 11.0)]
    patch(
        scene, [(x * 1.08, z + (0.4 if z > 5 else -0.4)) for x, z in rim], (240, 240, 234), y=0.02, edge=0.8
    )
    water(scene, rim, level=0.03, colour=(96, 178, 196), edge=0.9, waves=60, size=0.7)
    scene.stand(_diving_board, (0.0, 12.0), (0.7, 1.3, 3.4), (236, 236, 230))
    for x, z, k in ((-6.8, 4.4, 0), (6.8, 4.8, 1), (-6.8, 8.4, 2), (6.8, 8.8, 0)):
        scene.stand(_parasol, (x, z), (2.6, 2.5, 2.6), ((206, 90, 78), (228, 180, 92), (96, 142, 152))[k])
        scene.stand(_lounger, (x, z - 0.9), (0.7, 0.8, 1.9), (238, 234, 226), facing=90 if x < 0 else 270)
    around(scene, palm, 16.0, 14, lambda h: (2.0, h.uniform(5.0, 7.0), 2.0), PALM)
    around(scene, bush, 14.5, 22, lambda h: (3.6, 1.8, 1.6), LEAF)


def _diving_board(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -d * 0.3), (w, h - 0.1, 0.5), STEEL, edge=0.7)
    m.box((0, h - 0.1, 0.2), (w, 0.1, d), colour)


def _parasol(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A sunshade on its pole."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.045, WOOD)
    rim = m.ellipse((0, h * 0.78, 0), (0, 2), (w / 2, w / 2), 12)
    m.shape([*rim, (0, h * 1.04, 0)], colour, convex=True)
    for k in range(0, 12, 2):
        m.line([(0, h * 1.04, 0), rim[k]], 0.5)


def _lounger(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0.28, d * 0.12), (w, 0.08, d * 0.72), colour, edge=0.6)
    m.face(
        [(-w / 2, 0.32, -d * 0.22), (w / 2, 0.32, -d * 0.22), (w / 2, h, -d * 0.46), (-w / 2, h, -d * 0.46)],
        colour,
        edge=0.6,
    )
    for x in (-0.42, 0.42):
        m.line([(x * w, 0, d * 0.4), (x * w, 0.3, d * 0.4)], 1.0)
        m.line([(x * w, 0, -d * 0.2), (x * w, 0.3, -d * 0.2)], 1.0)
