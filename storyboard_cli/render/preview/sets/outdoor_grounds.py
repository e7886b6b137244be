"""Grounds and gardens: playground, sports ground, airfield, fair, zoo, backyard, garden, graveyard."""

from __future__ import annotations

import itertools
import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    CLOTHS,
    fronted,
    rect,
    spread,
)
from storyboard_cli.render.preview.sets.outdoor_objects import (
    STEEL,
    gravestone,
    iron_fence,
    picket_fence,
)
from storyboard_cli.render.preview.sets.outdoor_parts import (
    GRASS,
    TUFT,
    around,
    glow,
    is_dark,
    lane,
    marks,
    open_air,
    patch,
    ridge,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    LEAF,
    bare_tree,
    pine,
    tree,
)
from storyboard_cli.render.preview.sets.outdoor_streets import chapel
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

RED: Rgb = (200, 82, 70)


BLUE: Rgb = (78, 124, 168)


YELLOW: Rgb = (226, 182, 88)


def draw_playground(scene: Scenery) -> None:
    """A playground: swings, a slide, a climbing frame, a seesaw and a sandpit among trees."""
    open_air(scene, GRASS)
    ridge(scene, 55.0, 5.0, (136, 152, 122), seed=5)
    patch(scene, [(-7.4, 2.8), (7.4, 2.8), (8.0, 12.0), (-8.0, 12.0)], (214, 190, 150), y=0.01, edge=0.5)
    scene.stand(_swings, (-3.9, 6.8), (4.4, 2.7, 1.6), BLUE, always=True)
    scene.stand(_slide, (4.1, 7.0), (1.2, 3.0, 4.6), RED, facing=300, always=True)
    scene.stand(_climbing_frame, (0.4, 10.6), (2.6, 2.6, 2.0), YELLOW, facing=14)
    scene.stand(_seesaw, (-7.4, 4.4), (3.6, 0.9, 0.4), RED, facing=14)
    scene.stand(_swings, (9.0, -1.5), (4.0, 2.7, 1.6), BLUE, facing=270)
    scene.stand(_climbing_frame, (-9.0, -2.0), (2.6, 2.4, 2.0), YELLOW, facing=90)
    for s in (-1, 1):
        scene.stand(picket_fence, (s * 6.4, 13.4), (12.0, 0.9, 0.1), (214, 186, 120))
    scene.stand(f.bench, (7.4, 3.4), (1.6, 0.82, 0.5), (150, 116, 84), facing=300)
    around(scene, tree, 18.0, 20, lambda h: (4.4, h.uniform(5.0, 7.0), 4.4), LEAF)
    marks(scene, 50, (-13, 13), (-6, 3), TUFT)


def _swings(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Two swings on an A-frame."""
    w, h, d = size
    for s in (-1, 1):
        for z in (-0.5, 0.5):
            m.tube((s * w / 2, 0, z * d), (s * w * 0.46, h, 0), 0.07, colour)
    m.tube((-w / 2, h, 0), (w / 2, h, 0), 0.07, colour)
    for x, z in ((-0.22, 0.25), (0.2, 0.0)):
        for o in (-0.26, 0.26):
            m.line([(x * w + o, h, 0), (x * w + o, 0.55, z)], 0.8)
        m.box((x * w, 0.5, z), (0.62, 0.07, 0.26), (70, 60, 56), edge=0.7)


def _slide(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A slide: a ladder up to a platform with rails, a chute that runs out ahead."""
    w, h, d = size
    top = h * 0.7
    for x in (-0.4, 0.4):
        m.tube((x * w, 0, -d * 0.5), (x * w, h, -d * 0.32), 0.06, STEEL)
        m.tube((x * w, 0, -d * 0.16), (x * w, h, -d * 0.16), 0.06, STEEL)
        m.line([(x * w, h, -d * 0.32), (x * w, h, -d * 0.16), (x * w, top + 0.3, -d * 0.08)], 1.4)
    for k in range(1, 6):
        t = k / 6
        m.line(
            [(-w * 0.4, top * t, -d * 0.5 + d * 0.13 * t), (w * 0.4, top * t, -d * 0.5 + d * 0.13 * t)], 1.2
        )
    m.box((0, top - 0.08, -d * 0.24), (w * 0.9, 0.1, d * 0.2), scaled(colour, 0.8), edge=0.7)
    path = [
        (top, -d * 0.15),
        (top * 0.72, d * 0.04),
        (top * 0.34, d * 0.26),
        (0.22, d * 0.4),
        (0.2, d * 0.52),
    ]
    for (y0, z0), (y1, z1) in itertools.pairwise(path):
        m.face(
            [(-w * 0.4, y0, z0), (w * 0.4, y0, z0), (w * 0.4, y1, z1), (-w * 0.4, y1, z1)],
            (206, 210, 214),
            edge=0.4,
        )
    for s in (-0.42, 0.42):
        rim = [(s * w, y + 0.24, z) for y, z in path] + [(s * w, y, z) for y, z in reversed(path)]
        m.face(rim, colour, edge=0.8)


def _climbing_frame(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A cube of bars with a pointed top."""
    w, h, d = size
    for x in (-0.5, 0.0, 0.5):
        for z in (-0.5, 0.5):
            m.tube((x * w, 0, z * d), (x * w, h * 0.72, z * d), 0.05, colour, outline=0.6)
            m.tube((x * w, h * 0.72, z * d), (0, h, 0), 0.045, scaled(colour, 0.9), outline=0.6)
    for y in (0.24, 0.48, 0.72):
        for z in (-0.5, 0.5):
            m.tube((-w / 2, h * y, z * d), (w / 2, h * y, z * d), 0.04, RED, outline=0.5)
        for x in (-0.5, 0.5):
            m.tube((x * w, h * y, -d / 2), (x * w, h * y, d / 2), 0.04, RED, outline=0.5)


def _seesaw(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (0.3, h * 0.55, d), STEEL, edge=0.7)
    m.face(
        [
            (-w / 2, h * 0.2, d / 2),
            (w / 2, h * 0.9, d / 2),
            (w / 2, h * 1.02, d / 2),
            (-w / 2, h * 0.32, d / 2),
        ],
        colour,
        edge=0.8,
    )
    for s, y in ((-0.42, 0.36), (0.42, 0.96)):
        m.line([(s * w, h * y, d / 2), (s * w, h * (y + 0.34), d / 2)], 1.4)


def draw_stadium(scene: Scenery) -> None:
    """A football ground: mown stripes, white lines, a goal with its net, stands full of seats."""
    open_air(scene, (126, 156, 92))
    for k in range(-3, 8, 2):
        patch(
            scene,
            [(-40.0, k * 4.0), (40.0, k * 4.0), (40.0, k * 4.0 + 4.0), (-40.0, k * 4.0 + 4.0)],
            (138, 168, 100),
            y=0.005,
        )
    white: Rgb = (244, 244, 238)
    for a, b in (
        ((-20.0, 12.0), (20.0, 12.0)),
        ((-8.2, 5.0), (8.2, 5.0)),
        ((-8.2, 5.0), (-8.2, 12.0)),
        ((8.2, 5.0), (8.2, 12.0)),
        ((-4.2, 9.2), (4.2, 9.2)),
        ((-4.2, 9.2), (-4.2, 12.0)),
        ((4.2, 9.2), (4.2, 12.0)),
        ((-20.0, -30.0), (-20.0, 12.0)),
        ((20.0, -30.0), (20.0, 12.0)),
    ):
        lane(scene, a, b, 0.14, white, y=0.015)
    arc = [
        [(3.4 * math.cos(a), 0.016, 5.0 - 2.2 * math.sin(a)) for a in (k * math.pi / 16 for k in range(17))]
    ]
    for p, q in zip(arc[0], arc[0][1:], strict=False):
        lane(scene, (p[0], p[2]), (q[0], q[2]), 0.13, white, y=0.016)
    scene.stand(_goal, (0.0, 12.4), (7.3, 2.45, 2.0), white, always=True)
    scene.stand(_stand, (0.0, 21.0), (46.0, 8.5, 8.0), BLUE, always=True)
    for s in (-1, 1):
        scene.stand(
            _stand,
            (s * 28.0, 0.0),
            (42.0, 8.0, 8.0),
            (RED, YELLOW)[s > 0],
            facing=90 if s < 0 else 270,
            always=True,
        )
        scene.stand(_floodlight, (s * 15.0, 17.0), (3.4, 15.0, 0.6), STEEL, always=True)
        scene.stand(_corner_flag, (s * 19.8, 12.0), (0.5, 1.6, 0.1), RED)
    scene.stand(_stand, (0.0, -28.0), (46.0, 8.5, 8.0), BLUE, facing=180, always=True)


def _goal(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Posts, bar and net."""
    w, h, d = size
    for k in range(13):
        x = -w / 2 + w * k / 12
        m.line([(x, h, 0), (x, h * 0.9, -d * 0.4), (x, 0, -d)], 0.35)
    for t in (0.2, 0.4, 0.6, 0.8):
        m.line([(-w / 2, h * (1 - t), -d * t), (w / 2, h * (1 - t), -d * t)], 0.35)
    for s in (-1, 1):
        m.tube((s * w / 2, 0, 0), (s * w / 2, h, 0), 0.08, colour)
        m.line([(s * w / 2, h, 0), (s * w / 2, 0, -d)], 0.6)
    m.tube((-w / 2, h, 0), (w / 2, h, 0), 0.08, colour)


def _stand(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A grandstand: rising rows with seats as dots of colour, a wall with hoardings, a roof."""
    w, h, d = size
    m.box((0, 0, d / 2), (w, 1.1, 0.2), (226, 222, 212), edge=0.7)
    rows = 7
    for k in range(rows):
        y0, z0 = 1.1 + (h * 0.66 - 1.1) * k / rows, d / 2 - d * k / rows
        y1, z1 = 1.1 + (h * 0.66 - 1.1) * (k + 1) / rows, d / 2 - d * (k + 1) / rows
        m.face(
            [(-w / 2, y0, z0), (w / 2, y0, z0), (w / 2, y1, z1), (-w / 2, y1, z1)],
            scaled(colour, 0.82 + 0.05 * (k % 2)),
            edge=0.35,
        )
        dots = [m.at(x + (0.3 if k % 2 else 0.0), y0 + 0.35, z0) for x in spread(w, 34)]
        lens = m.board.lens
        r = 0.24
        heads = [
            [(px - s, py), (px, py - s * 1.3), (px + s, py), (px, py + s)]
            for p in dots
            if lens.depth(p) > 1
            for px, py, s in [(*lens.point(p), r * lens.scale_at(p))]
        ]
        tone = ((228, 206, 180), (90, 92, 110), (206, 120, 100))[k % 3]
        m.board.picture.fill(heads, (*m.colour(tone, 1.0, m.board.depth_of([m.origin])), 0.9))
    for k, x in enumerate(spread(w, 9)):
        rect(m, (x - w * 0.05, x + w * 0.05), (0.2, 0.95), d / 2 + 0.12, CLOTHS[k % 5], edge=0.4)
    m.box((0, h, -d * 0.1), (w, 0.4, d), (176, 176, 174), edge=0.8)
    for x in spread(w, 6):
        m.line([(x, 1.1, d / 2 - 0.4), (x, h, d / 2 - 0.6)], 1.1)


def _floodlight(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A mast with a bank of lamps."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.2, colour)
    m.box((0, h, 0.1), (w, w * 0.6, 0.3), scaled(colour, 0.7), edge=0.8)
    for x in spread(w, 4):
        for y in (0.3, 0.8, 1.4, 1.8):
            m.shape(
                m.ellipse((x, h + y * w * 0.29, 0.3), (0, 1), (0.24, 0.2), 8),
                (255, 250, 224),
                value=1.3,
                edge=0.3,
            )
    glow(m.board, m.at(0, h + 1.0, 0.4), 6.0, (255, 250, 224), 0.6)


def _corner_flag(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.03, (240, 238, 228))
    m.shape([(0, h, 0), (-w, h * 0.9, 0), (0, h * 0.76, 0)], colour)


def draw_airfield(scene: Scenery) -> None:
    """An airfield: the runway with its marks and lamps, a hangar, a control tower, an aeroplane."""
    open_air(scene, (158, 166, 118))
    ridge(scene, 62.0, 4.5, (136, 150, 126), seed=45)
    lane(scene, (0.0, -60.0), (0.0, 160.0), 9.0, (118, 118, 122))
    for k in range(-3, 16):
        lane(scene, (0.0, k * 7.0), (0.0, k * 7.0 + 4.0), 0.3, (238, 236, 228), y=0.02)
    for x in (-3.6, -2.6, -1.6, 1.6, 2.6, 3.6):
        lane(scene, (x, 3.2), (x, 7.2), 0.45, (238, 236, 228), y=0.02)
    for k in range(9):
        for s in (-1, 1):
            scene.stand(_runway_lamp, (s * 4.9, 1.0 + k * 4.0), (0.2, 0.35, 0.2), (250, 226, 150))
    scene.stand(_hangar, (-9.6, 20.0), (10.0, 5.0, 9.0), (150, 160, 164), facing=40, always=True)
    scene.stand(_hangar, (-17.0, -3.0), (13.0, 7.0, 10.0), (150, 160, 164), facing=90, always=True)
    scene.stand(control_tower, (6.4, 22.0), (2.8, 7.4, 2.8), (214, 208, 196), always=True)
    scene.stand(_airliner, (2.6, 32.0), (15.0, 5.4, 15.0), (232, 232, 230), facing=0)
    scene.stand(_airliner, (20.0, 2.0), (15.0, 5.4, 15.0), (232, 232, 230), facing=270)
    scene.stand(_windsock, (6.4, 9.0), (1.8, 4.6, 0.3), (230, 120, 70))
    marks(scene, 60, (-14, 14), (-6, 24), TUFT, clear=5.2)


def _runway_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.box((0, 0, 0), (w, h, w), colour, edge=0.5)
    glow(m.board, m.at(0, h, 0), 0.9)


def _hangar(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A hangar with a round roof and its doors half open."""
    w, h, d = size
    curve = [
        (w / 2 * math.cos(a), h * 0.45 + h * 0.55 * math.sin(a))
        for a in (k * math.pi / 14 for k in range(15))
    ]
    m.shape(
        [(x, y, z) for z in (-d / 2, d / 2) for x, y in [(-w / 2, 0.0), (w / 2, 0.0), *curve]],
        scaled(colour, 0.8),
        convex=True,
    )
    if not fronted(m, d / 2):
        return
    m.face([(x, y, d / 2) for x, y in [(-w / 2, 0.0), (w / 2, 0.0), *curve]], colour, edge=0.9)
    z = d / 2 + 0.02
    rect(
        m,
        (-w * 0.4, w * 0.4),
        (0.0, h * 0.62),
        z,
        (250, 216, 150) if is_dark(m.board) else (72, 74, 80),
        value=1.3 if is_dark(m.board) else 1.0,
    )
    for s in (-1, 1):
        a, b = sorted((s * w * 0.22, s * w * 0.4))
        rect(m, (a, b), (0.0, h * 0.62), z + 0.04, scaled(colour, 0.9), edge=0.8)
        for k in (1, 2):
            x = a + (b - a) * k / 3
            m.line([(x, 0, z + 0.05), (x, h * 0.62, z + 0.05)], 0.5)
    rect(m, (-w * 0.2, w * 0.2), (h * 0.7, h * 0.8), z, (206, 84, 70), edge=0.5)


def control_tower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tower with a glazed cabin that leans out, and aerials."""
    w, h, d = size
    m.box((0, 0, 0), (w * 0.5, h * 0.74, d * 0.5), colour, edge=0.8)
    low = [(x * w * 0.36, h * 0.74, z * d * 0.36) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    top = [(x * w * 0.54, h * 0.9, z * d * 0.54) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    m.shape(
        [*low, *top],
        (250, 222, 160) if is_dark(m.board) else (120, 146, 156),
        convex=True,
        value=1.3 if is_dark(m.board) else 1.0,
    )
    for x in (-0.33, 0.0, 0.33):
        m.line([(x * w * 0.7, h * 0.74, d * 0.37), (x * w * 1.05, h * 0.9, d * 0.55)], 0.7)
    m.box((0, h * 0.9, 0), (w * 1.16, h * 0.035, d * 1.16), scaled(colour, 0.9), edge=0.8)
    m.box((0, h * 0.71, 0), (w * 0.9, h * 0.03, d * 0.9), scaled(colour, 0.9), edge=0.7)
    for x, y in ((-0.2, 1.12), (0.24, 1.06)):
        m.line([(x * w, h * 0.93, 0), (x * w, h * y, 0)], 0.9)


def _airliner(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An aeroplane on the ground, seen from ahead or the side."""
    w, h, d = size
    r = h * 0.24
    m.face(
        [
            (0, h * 0.4, d * 0.1),
            (w / 2, h * 0.48, -d * 0.16),
            (w / 2, h * 0.48, -d * 0.24),
            (0, h * 0.36, -d * 0.16),
        ],
        scaled(colour, 0.82),
        edge=0.8,
    )
    m.face(
        [
            (0, h * 0.4, d * 0.1),
            (-w / 2, h * 0.48, -d * 0.16),
            (-w / 2, h * 0.48, -d * 0.24),
            (0, h * 0.36, -d * 0.16),
        ],
        scaled(colour, 0.82),
        edge=0.8,
    )
    m.face(
        [(0, h * 0.6, -d * 0.32), (0, h, -d * 0.5), (0, h, -d * 0.4), (0, h * 0.6, -d * 0.2)], RED, edge=0.8
    )
    for s in (-1, 1):
        m.rod(
            [(s * w * 0.2, h * 0.3, d * 0.02, r * 0.5), (s * w * 0.2, h * 0.3, -d * 0.1, r * 0.45)],
            scaled(colour, 0.9),
        )
        m.line([(s * w * 0.07, h * 0.3, -d * 0.05), (s * w * 0.07, 0.0, -d * 0.05)], 1.6)
    m.rod(
        [
            (0, h * 0.5, -d * 0.48, r * 0.3),
            (0, h * 0.46, -d * 0.25, r),
            (0, h * 0.46, d * 0.34, r),
            (0, h * 0.42, d * 0.47, r * 0.5),
        ],
        colour,
    )
    m.line([(0, h * 0.24, d * 0.34), (0, 0.0, d * 0.34)], 1.6)
    for s in (-1, 1):
        for k in range(7):
            spot = m.at(s * r * 0.98, h * 0.5, d * (0.26 - 0.075 * k))
            if m.board.lens.faces((m.axes[0][0] * s, 0.0, m.axes[0][2] * s), spot):
                m.shape(
                    m.ellipse((s * r, h * 0.5, d * (0.26 - 0.075 * k)), (2, 1), (0.16, 0.2), 8),
                    (96, 120, 134),
                    edge=0.3,
                )
    m.shape(
        [
            (-r * 0.6, h * 0.52, d * 0.43),
            (r * 0.6, h * 0.52, d * 0.43),
            (r * 0.42, h * 0.6, d * 0.39),
            (-r * 0.42, h * 0.6, d * 0.39),
        ],
        (84, 108, 122),
        edge=0.6,
    )


def _windsock(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.05, (226, 224, 218))
    for k in range(4):
        a, b = -w * k / 4, -w * (k + 1) / 4
        m.face(
            [
                (a, h - 0.02 - k * 0.06, 0),
                (b, h - 0.08 - k * 0.06, 0),
                (b, h - 0.44 + k * 0.03, 0),
                (a, h - 0.5 + k * 0.03, 0),
            ],
            colour if k % 2 == 0 else (244, 240, 230),
            edge=0.6,
        )


def draw_graveyard(scene: Scenery) -> None:
    """A graveyard: rows of headstones and crosses, an open gate, a bare tree, yews, the chapel behind."""
    open_air(scene, (132, 146, 106))
    ridge(scene, 55.0, 6.0, (124, 138, 120), seed=53)
    lane(scene, (0.0, -14.0), (0.0, 22.0), 1.7, (190, 180, 158))
    hand = scene.hand
    for row in range(6):
        for k in range(5):
            for s in (-1, 1):
                x, z = (
                    s * (1.7 + k * 1.7 + hand.uniform(-0.15, 0.15)),
                    -5.0 + row * 3.3 + hand.uniform(-0.3, 0.3),
                )
                size = (0.78, hand.uniform(0.9, 1.35), 0.16)
                scene.stand(gravestone, (x, z), size, (184, 182, 176), facing=hand.uniform(-8, 8) % 360)
    scene.stand(chapel, (4.6, 26.0), (5.0, 7.0, 7.0), (190, 184, 174), facing=340, always=True)
    scene.stand(bare_tree, (-4.6, 9.0), (5.0, 7.5, 1.0), (104, 92, 84))
    scene.stand(bare_tree, (9.4, 1.0), (4.4, 6.5, 1.0), (104, 92, 84))
    for x in (-17.0, -5.6, 5.6, 17.0):
        scene.stand(iron_fence, (x, 20.5), (10.6, 1.7, 0.1), (66, 70, 74), always=True)
    around(scene, pine, 20.0, 16, lambda h: (2.2, h.uniform(5.0, 7.5), 2.2), (84, 108, 88), gap=16)
    marks(scene, 90, (-12, 12), (-6, 14), TUFT, clear=1.1)
