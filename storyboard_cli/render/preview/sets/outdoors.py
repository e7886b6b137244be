"""Exteriors: one drawing function for each kind."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_ground, draw_sky
from storyboard_cli.render.preview.solids import SolidBuilder
from storyboard_cli.render.preview.trees import bush, tree

GRASS: Rgb = (142, 158, 108)
ASPHALT: Rgb = (128, 128, 130)
STONE: Rgb = (188, 180, 166)
LEAF: Rgb = (118, 142, 92)


def building(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A house front with rows of windows and a shop or door below."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour, edge=0.9)
    if not m.board.lens.faces(m.axes[2], m.at(0, 1, d / 2)):
        return
    hand, night = m.board.hand, m.board.staging.light.darkness > 0.4
    z = d / 2 + 0.01
    floors, columns = max(1, int((h - 3.0) / 2.6)), 3
    for floor in range(floors):
        for column in range(columns):
            x = -w / 2 + w * (column + 0.5) / columns
            y = 3.5 + floor * 2.6
            lit = night and hand.random() < 0.45
            glass: Rgb = (250, 214, 140) if lit else (118, 132, 144)
            m.face(
                [(x - 0.5, y, z), (x + 0.5, y, z), (x + 0.5, y + 1.4, z), (x - 0.5, y + 1.4, z)],
                glass,
                value=1.5 if lit else 1.0,
                edge=0.6,
            )
            m.line([(x, y, z), (x, y + 1.4, z)], 0.4)
    m.line([(-w / 2, 3.0, z), (w / 2, 3.0, z)], 0.8)
    awning = hand.random() < 0.6
    lit = night and hand.random() < 0.6
    m.face(
        [(-w * 0.4, 0.5, z), (w * 0.1, 0.5, z), (w * 0.1, 2.3, z), (-w * 0.4, 2.3, z)],
        (250, 220, 150) if lit else (128, 140, 148),
        value=1.4 if lit else 1.0,
        edge=0.7,
    )
    m.face(
        [(w * 0.2, 0, z), (w * 0.36, 0, z), (w * 0.36, 2.2, z), (w * 0.2, 2.2, z)],
        scaled(colour, 0.6),
        edge=0.7,
    )
    if awning:
        cloth: Rgb = ((176, 96, 80), (104, 128, 116), (196, 160, 98))[hand.randrange(3)]
        m.face(
            [(-w * 0.43, 2.7, z), (w * 0.13, 2.7, z), (w * 0.13, 2.3, z + 0.8), (-w * 0.43, 2.3, z + 0.8)],
            cloth,
            edge=0.8,
        )


def street_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    h = size[1]
    m.rod(
        [(0, 0, 0, 0.08), (0, 0.6, 0, 0.05), (0, h * 0.94, 0, 0.035), (0, h, 0.3, 0.03), (0, h, 0.8, 0.03)],
        colour,
    )
    m.box(
        (0, h - 0.12, 0.9),
        (0.2, 0.1, 0.4),
        (250, 232, 180) if m.board.staging.light.practical else (206, 204, 196),
    )


def draw_campus(scene: Scenery) -> None:
    draw_sky(scene)
    draw_ground(scene, scene.tint(GRASS, 1, 0.3))
    board, r = scene.board, scene.room
    path = [(-1.9, 0.01, r.front - 6), (1.9, 0.01, r.front - 6), (1.5, 0.01, 12.0), (-1.5, 0.01, 12.0)]
    board.plane(path, (206, 194, 172), 1.0, edge=0.7)
    scene.stand(_college, (0.0, r.back - 6), (24.0, 8.5, 6.0), scene.tint((196, 152, 124)), always=True)
    scene.stand(
        _college_wing, (-15.0, 8.0), (16.0, 7.0, 5.0), scene.tint((186, 146, 122)), facing=90, always=True
    )
    scene.stand(
        _college_wing, (15.0, 8.0), (16.0, 7.0, 5.0), scene.tint((186, 146, 122)), facing=270, always=True
    )
    for x, z in ((-4.6, 3.4), (4.4, 5.0), (-6.2, 8.6), (6.4, 9.6), (-8.4, 1.0), (8.6, 1.6)):
        scene.stand(tree, (x, z), (3.6, 5.2, 3.6), LEAF)
    for x, z, facing in ((-2.8, 4.6, 90), (2.8, 6.4, 270)):
        scene.stand(f.bench, (x, z), (1.6, 0.82, 0.5), (150, 116, 84), facing=facing)
    for k in range(6):
        scene.stand(bush, (-3.2 - (k % 2) * 0.4, 6 + k * 1.6), (1.3, 0.8, 1.0), LEAF)
        scene.stand(bush, (3.2 + (k % 2) * 0.4, 6 + k * 1.6), (1.3, 0.8, 1.0), LEAF)


def _college(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A symmetrical academic front: steps, columns, a pediment, rows of windows."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour, edge=0.9)
    z = d / 2 + 0.02
    for floor in range(2):
        for k in range(10):
            x = -w / 2 + w * (k + 0.5) / 10
            if abs(x) < 4.0:
                continue
            y = 1.4 + floor * 3.6
            m.face(
                [(x - 0.55, y, z), (x + 0.55, y, z), (x + 0.55, y + 1.9, z), (x - 0.55, y + 1.9, z)],
                _glass(m),
                edge=0.5,
            )
            m.line([(x, y, z), (x, y + 1.9, z)], 0.35)
    m.line([(-w / 2, 4.4, z), (w / 2, 4.4, z)], 0.7)
    m.box((0, 0, d / 2 + 1.1), (8.4, 0.5, 2.6), STONE, edge=0.6)
    for step in range(3):
        m.box((0, 0, d / 2 + 2.6 + step * 0.3), (7.4, 0.45 - step * 0.14, 0.3), scaled(STONE, 1.05), edge=0.5)
    m.face([(-1.1, 0.5, z), (1.1, 0.5, z), (1.1, 3.4, z), (-1.1, 3.4, z)], (98, 76, 62), edge=0.6)
    for x in (-3.2, -1.7, 1.7, 3.2):
        m.tube((x, 0.5, d / 2 + 1.9), (x, 6.2, d / 2 + 1.9), 0.3, STONE, end=0.26)
    m.box((0, 6.2, d / 2 + 1.2), (8.0, 0.7, 2.2), STONE, edge=0.7)
    m.face(
        [(-4.1, 6.9, d / 2 + 2.3), (4.1, 6.9, d / 2 + 2.3), (0, 8.9, d / 2 + 2.3)],
        mix(STONE, colour, 0.3),
        edge=0.9,
    )


def _college_wing(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour, edge=0.8)
    if not m.board.lens.faces(m.axes[2], m.at(0, 1, d / 2)):
        return
    z = d / 2 + 0.02
    for floor in range(2):
        for k in range(7):
            x, y = -w / 2 + w * (k + 0.5) / 7, 1.2 + floor * 3.0
            m.face(
                [(x - 0.5, y, z), (x + 0.5, y, z), (x + 0.5, y + 1.7, z), (x - 0.5, y + 1.7, z)],
                _glass(m),
                edge=0.5,
            )


def _glass(m: SolidBuilder) -> Rgb:
    return (
        (250, 216, 146)
        if m.board.staging.light.darkness > 0.4 and m.board.hand.random() < 0.5
        else (138, 150, 158)
    )


def hills(scene: Scenery, z: float, tall: float, colour: Rgb) -> None:
    """A range of hills across the whole view."""
    points = [
        (-z * 1.6 + z * 3.2 * k / 12, 0.0 if k in (0, 12) else tall * scene.hand.uniform(0.3, 1.0), z)
        for k in range(13)
    ]
    scene.board.plane([*points, (z * 1.6, -1.0, z), (-z * 1.6, -1.0, z)], colour, 1.0, edge=0.6)


def draw_grid(scene: Scenery) -> None:
    """No place was named: a clean ground with a perspective grid."""
    draw_sky(scene)
    draw_ground(scene, (206, 203, 196))
    board = scene.board
    lines = []
    for k in range(-14, 15):
        lines += board.lens.line([(k * 1.0, 0.0, -10.0), (k * 1.0, 0.0, 18.0)])
    for k in range(-10, 19):
        lines += board.lens.line([(-14.0, 0.0, float(k)), (14.0, 0.0, float(k))])
    board.picture.stroke(lines, max(0.7, board.unit * 0.8), alpha(board.tone.line(8), 0.22))
