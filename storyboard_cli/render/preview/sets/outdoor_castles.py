"""Castle, castle gate and the gate of a great house."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    DARK,
    LIT,
    WOOD,
    arch,
    battlements,
    bricks,
    fronted,
    rect,
    roof,
    round_tower,
    spread,
    windows,
)
from storyboard_cli.render.preview.sets.outdoor_objects import iron_fence
from storyboard_cli.render.preview.sets.outdoor_parts import (
    EARTH,
    GRASS,
    STONE,
    TUFT,
    around,
    glow,
    is_dark,
    lane,
    marks,
    open_air,
    peak,
    ridge,
    water,
)
from storyboard_cli.render.preview.sets.outdoor_plants import LEAF, hedge, pine, tree
from storyboard_cli.render.preview.sets.outdoor_squares import fountain
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

WALL: Rgb = (178, 172, 162)


def _tower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    round_tower(m, size, colour)


def _spire_tower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    round_tower(m, size, colour, cone=(116, 92, 96))


def _curtain(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A length of castle wall with battlements and slits."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.9)
    battlements(m, (-w / 2, w / 2), h, d, colour)
    if fronted(m, d / 2):
        bricks(m, (-w / 2, w / 2), (0.0, h), d / 2 + 0.01, tall=0.8)
        for x in spread(w, max(2, int(w / 4))):
            rect(
                m, (x - 0.12, x + 0.12), (h * 0.5, h * 0.68), d / 2 + 0.02, LIT if is_dark(m.board) else DARK
            )


def draw_castle_gate(scene: Scenery) -> None:
    """Before a castle's gate: two round towers, the arch with its portcullis, a drawbridge over the moat."""
    open_air(scene, GRASS)
    ridge(scene, 55.0, 9.0, (132, 146, 126), seed=9)
    water(scene, [(-60.0, 7.2), (60.0, 7.2), (60.0, 11.2), (-60.0, 11.2)], level=0.01, edge=0.7, waves=60)
    lane(scene, (0.0, -16.0), (0.0, 7.2), 3.4, EARTH, edge=0.4)
    wall = scene.tint(WALL, 0, 0.2)
    scene.stand(_gatehouse, (0.0, 13.6), (5.4, 5.3, 2.4), wall, always=True)
    for s in (-1, 1):
        scene.stand(_tower, (s * 3.9, 13.0), (3.0, 6.0, 3.0), wall, always=True)
        scene.stand(_curtain, (s * 12.9, 14.0), (15.0, 4.0, 1.2), wall, always=True)
        scene.stand(_tower, (s * 11.4, 13.6), (2.6, 5.2, 2.6), wall, always=True)
        scene.stand(_torch, (s * 2.2, 6.2), (0.2, 2.1, 0.2), WOOD)
        for z in (-9.0, -2.0, 4.0):
            scene.stand(tree, (s * 15.0, z), (4.4, 6.4, 4.4), LEAF)
    scene.stand(_keep, (4.6, 24.0), (5.0, 8.4, 5.0), wall, always=True)
    scene.stand(_drawbridge, (0.0, 9.3), (3.6, 0.3, 4.6), WOOD, always=True)
    marks(scene, 50, (-12, 12), (-6, 7), TUFT, clear=2.0)


def _gatehouse(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A wall with an arched gate behind a portcullis, battlements and a banner."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.9)
    battlements(m, (-w / 2, w / 2), h, d, colour)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    bricks(m, (-w / 2, w / 2), (0.0, h), z, tall=0.5)
    arch(m, 0.0, 3.6, (0.0, 4.1), z, scaled(colour, 0.74), pointed=True)
    arch(m, 0.0, 3.0, (0.0, 3.8), z + 0.02, (96, 76, 62) if is_dark(m.board) else (70, 64, 60), pointed=True)
    for k in range(-3, 4):
        m.line([(k * 0.4, 1.2, z + 0.04), (k * 0.4, 3.7 - abs(k) * 0.3, z + 0.04)], 1.5)
    for y in (1.6, 2.3, 3.0):
        m.line([(-1.25, y, z + 0.04), (1.25, y, z + 0.04)], 1.3)
    for s in (-1, 1):
        m.line([(s * 1.5, 3.9, z + 0.04), (s * 1.7, 0.4, d / 2 + 4.4)], 1.3)
        banner = [
            (s * 2.2 - 0.45, 4.9, z),
            (s * 2.2 + 0.45, 4.9, z),
            (s * 2.2 + 0.45, 3.4, z),
            (s * 2.2, 3.1, z),
            (s * 2.2 - 0.45, 3.4, z),
        ]
        m.face(banner, (166, 62, 56), edge=0.7)
        glow(m.board, m.at(s * 1.9, 2.6, d / 2 + 0.8), 2.4, (255, 170, 84), 0.6)


def _keep(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A square keep with corner turrets and a flag."""
    w, h, d = size
    m.box((0, 0, 0), size, scaled(colour, 0.96), edge=0.8)
    battlements(m, (-w / 2, w / 2), h, d, colour, tooth=0.9)
    if fronted(m, d / 2):
        for x in (-0.25, 0.25):
            for y in (0.5, 0.72):
                arch(m, x * w, 0.9, (h * y, h * y + 2.0), d / 2 + 0.02, LIT if is_dark(m.board) else DARK)
    m.tube((0, h, 0), (0, h + 4.5, 0), 0.09, WOOD)
    m.shape([(0, h + 4.4, 0), (-2.6, h + 3.7, 0), (0, h + 3.0, 0)], (176, 66, 58))


def _drawbridge(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.5, d), colour, edge=0.9)
    for k in range(1, 9):
        z = -d / 2 + d * k / 9
        m.line([(-w / 2, h * 0.51, z), (w / 2, h * 0.51, z)], 0.6)


def _torch(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A burning torch on a post."""
    h = size[1]
    m.tube((0, 0, 0), (0, h * 0.84, 0), 0.06, colour)
    m.shape(
        [
            (-0.13, h * 0.84, 0),
            (0.13, h * 0.84, 0),
            (0.16, h * 0.98, 0),
            (0.02, h * 1.2, 0),
            (-0.15, h * 0.98, 0),
        ],
        (240, 166, 72),
        value=1.5,
    )
    glow(m.board, m.at(0, h, 0), 2.6, (255, 170, 84), 0.6)


def draw_castle(scene: Scenery) -> None:
    """A castle on its hill: towers with pointed roofs, walls, a keep, a path that winds up."""
    open_air(scene, GRASS)
    peak(scene, -24, 60, 50, 13, (142, 152, 160), seed=31, cap=0.3)
    peak(scene, 27, 62, 56, 11, (146, 156, 162), seed=32, cap=0.24)
    ridge(scene, 54.0, 8.0, (128, 146, 122), seed=9)
    hill = [
        (-13.0, 0.0),
        (-9.0, 1.0),
        (-5.0, 1.9),
        (-1.0, 2.3),
        (3.0, 2.2),
        (7.0, 1.6),
        (11.0, 0.6),
        (15.0, 0.0),
    ]
    scene.board.plane([(x, y, 25.0) for x, y in hill], scene.tint((128, 148, 100), 1, 0.2), 1.0, edge=0.8)
    for a, b, w in (
        ((0.0, -16.0), (0.4, 8.0), 2.6),
        ((0.4, 8.0), (-5.0, 17.0), 2.0),
        ((-5.0, 17.0), (-2.0, 24.8), 1.6),
    ):
        lane(scene, a, b, w, EARTH)
    wall = scene.tint((196, 190, 182), 0, 0.2)
    for x, z, base, w, h in (
        (-4.2, 26.4, 1.6, 1.7, 3.4),
        (4.6, 26.4, 1.5, 1.7, 3.2),
        (2.6, 28.0, 2.0, 1.9, 6.2),
        (-1.9, 28.6, 2.0, 1.6, 5.0),
    ):
        scene.stand(_spire_tower, (x, z), (w, h, w), wall, base=base, always=True)
    scene.stand(_curtain, (0.2, 26.4), (8.6, 2.2, 0.8), wall, base=1.8, always=True)
    scene.stand(_small_gate, (-0.9, 25.9), (1.7, 2.9, 0.9), wall, base=1.9, always=True)
    scene.stand(_keep, (0.4, 28.6), (3.6, 4.6, 3.0), wall, base=2.0, always=True)
    around(scene, pine, 18.0, 16, lambda h: (3.0, h.uniform(5.0, 8.0), 3.0), (92, 120, 92), gap=32)
    marks(scene, 70, (-14, 14), (-6, 20), TUFT, clear=1.6)


def _small_gate(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, scaled(colour, 1.03), edge=0.8)
    battlements(m, (-w / 2, w / 2), h, d, colour, tooth=0.5)
    if fronted(m, d / 2):
        arch(m, 0.0, w * 0.56, (0.0, h * 0.5), d / 2 + 0.02, DARK)


def draw_mansion_gate(scene: Scenery) -> None:
    """The gate of a great house: iron wings between stone pillars, a drive between trees."""
    open_air(scene, GRASS)
    lane(scene, (0.0, -16.0), (0.0, 24.0), 3.6, (206, 194, 168), edge=0.4)
    scene.stand(_mansion, (0.0, 29.0), (17.0, 8.2, 7.0), scene.tint((214, 200, 174), 0, 0.2), always=True)
    scene.stand(fountain, (0.0, 21.0), (4.0, 2.6, 4.0), STONE, always=True)
    for s in (-1, 1):
        scene.stand(_pillar, (s * 2.2, 6.4), (0.95, 3.4, 0.95), STONE)
        scene.stand(_gate_wing, (s * 1.55, 7.0), (2.2, 3.0, 0.1), (60, 64, 68), facing=28 * s)
        scene.stand(iron_fence, (s * 8.2, 6.4), (10.4, 2.4, 0.1), (60, 64, 68))
        scene.stand(hedge, (s * 8.2, 7.4), (10.4, 1.7, 0.9), LEAF)
        for k in range(4):
            scene.stand(tree, (s * 6.2, 11.0 + k * 4.0), (2.8, 4.6, 2.8), LEAF)
        for z in (-8.0, -2.5, 2.5):
            scene.stand(tree, (s * 12.0, z), (4.6, 6.8, 4.6), LEAF)
    marks(scene, 40, (-12, 12), (-6, 7), TUFT, clear=2.2)


def _pillar(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A gate pillar with a stone ball or a lantern on it."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.84, d), colour, edge=0.9)
    m.box((0, h * 0.84, 0), (w * 1.2, 0.16, d * 1.2), scaled(colour, 1.06), edge=0.7)
    m.rod(
        [(0, h * 0.96, 0, w * 0.32), (0, h * 0.97, 0, w * 0.32)],
        (255, 232, 176) if is_dark(m.board) else colour,
    )
    glow(m.board, m.at(0, h * 0.96, 0), 2.2)


def _gate_wing(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """One wing of an iron gate, its top curved."""
    w, h, _ = size
    for k in range(9):
        x = -w / 2 + w * k / 8
        m.line([(x, 0.1, 0), (x, h * (0.8 + 0.2 * k / 8 if m.axes[0][2] > 0 else 1.0 - 0.2 * k / 8), 0)], 1.0)
    for y in (0.14, 0.45, 0.76):
        m.line([(-w / 2, h * y, 0), (w / 2, h * y, 0)], 1.4)
    for k in range(4):
        m.line(m.ellipse((-w * 0.36 + w * 0.24 * k, h * 0.6, 0), (0, 1), (w * 0.1, w * 0.1), 12), 0.6)


def _mansion(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A great house: two wings, a portico with columns, rows of tall windows, a balustrade."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.72, d), colour, edge=0.8)
    roof(m, (w, h * 0.22, d), h * 0.72, (124, 114, 112), colour)
    for s in (-1, 1):
        m.box((s * w * 0.4, 0, d / 2), (w * 0.2, h * 0.78, 2.0), scaled(colour, 1.03), edge=0.8)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    xs = [x for x in spread(w * 0.58, 6) if abs(x) > 2.6]
    windows(m, xs, [1.2, h * 0.4], (1.1, 2.2), z, share=0.6)
    for s in (-1, 1):
        windows(
            m, [s * w * 0.4 - 1.0, s * w * 0.4 + 1.0], [1.2, h * 0.4], (1.1, 2.2), d / 2 + 1.02, share=0.6
        )
    rect(m, (-0.9, 0.9), (0.4, 3.4), z, (96, 74, 60))
    for x in (-2.4, -1.2, 1.2, 2.4):
        m.tube((x, 0.4, d / 2 + 1.6), (x, h * 0.6, d / 2 + 1.6), 0.26, (232, 226, 212))
    m.box((0, h * 0.6, d / 2 + 1.0), (6.2, 0.6, 2.0), (232, 226, 212), edge=0.7)
    m.face(
        [(-3.2, h * 0.65, d / 2 + 2.02), (3.2, h * 0.65, d / 2 + 2.02), (0, h * 0.84, d / 2 + 2.02)],
        (224, 216, 200),
        edge=0.8,
    )
