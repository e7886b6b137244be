"""A shaft inside a building: bare walls that go up and down, a ladder, pipes and cables, a grating."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, STEEL, Inside, put
from storyboard_cli.render.preview.sets.indoor_things import hanging_lamp
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_RUST: Rgb = (158, 104, 72)
_EDGE = 1.5
"""Metres before the back wall at which the grating ends and the depth begins."""


def draw_shaft(scene: Scenery) -> None:
    """Concrete walls with steel rings, a hooped ladder out of the depth, pipes, cables, a caged lamp."""
    wall = scene.tint((150, 150, 146), 0, 0.3)
    room = Inside(scene, scene.tint((96, 98, 98), 1), wall, (52, 54, 58), skirting=False)
    room.draw()
    r = scene.room
    for name in ("back", "left", "right"):
        side = room.wall_named(name)
        if side is None:
            continue
        for k in range(4):
            room.panel(side, 0.0, 0.9 + 1.5 * k, side.length, 0.16, scaled(wall, 0.72), out=0.04, edge=0.8)
        for k in range(1, 3):
            room.line(side, [(side.length * k / 3, 0.0), (side.length * k / 3, side.height)], 0.5)
    _grating(scene)
    _depth(scene)
    put(scene, shaft_ladder, 0.35, r.back - 0.12, (0.62, r.ceiling, 0.5), _RUST, base=0.0)
    for k, (x, thick) in enumerate(((-1.2, 0.11), (-0.92, 0.07), (-0.72, 0.07))):
        tone = (STEEL, (166, 74, 64), (92, 128, 132))[k]
        put(scene, _riser, x, r.back - 0.18, (thick * 2, r.ceiling, thick * 2), tone)
    for z in (-0.6, 0.1):
        put(scene, _riser, r.right - 0.14, z, (0.16, r.ceiling, 0.16), scaled(STEEL, 0.86))
    put(scene, _cables, r.left + 0.12, 0.4, (0.5, r.ceiling, 0.1), DARK, facing=90)
    put(scene, hanging_lamp, -0.2, 0.4, (0.4, 1.2, 0.4), (214, 178, 74), base=r.ceiling - 1.4)


def _grating(scene: Scenery) -> None:
    """The lines of a steel grating that one looks down through."""
    r, board = scene.room, scene.board
    front, back = min(r.front, board.lens.eye[2] - 1.0), r.back - _EDGE
    count = int((r.right - r.left) / 0.2)
    across = [[(r.left + 0.2 * k, 0.005, front), (r.left + 0.2 * k, 0.005, back)] for k in range(count + 1)]
    rows = int((back - front) / 0.3)
    along = [[(r.left, 0.005, back - 0.3 * k), (r.right, 0.005, back - 0.3 * k)] for k in range(rows + 1)]
    board.edges([*across, *along], 0.6)


def _depth(scene: Scenery) -> None:
    """The open part of the shaft, darker the deeper it goes, and the rail before it."""
    r, board = scene.room, scene.board
    edge = r.back - _EDGE
    for low, tone in ((0.0, 0.75), (-0.6, 0.55), (-1.3, 0.32), (-2.4, 0.14)):
        face: list[Vec3] = [(r.left, low, r.back), (r.right, low, r.back)]
        board.plane([*face, (r.right, 0.0, edge), (r.left, 0.0, edge)], scaled((96, 98, 100), tone), 1.0)
        board.edges([face], 0.7)
    m = SolidBuilder(board)
    lip = [
        (r.left, 0.02, edge),
        (r.right, 0.02, edge),
        (r.right, 0.02, edge - 0.14),
        (r.left, 0.02, edge - 0.14),
    ]
    m.face(lip, (222, 186, 70), edge=0.8)
    step = (r.right - r.left) / 8
    for k in range(8):
        x = r.left + k * step
        bar = [(x, 0.025, edge), (x + step * 0.4, 0.025, edge), (x + step * 0.7, 0.025, edge - 0.14)]
        m.face([*bar, (x + step * 0.3, 0.025, edge - 0.14)], DARK, edge=0.0)


def shaft_ladder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A steel ladder on a wall, from below to above, with its safety hoops higher up."""
    w, h, d = size
    for k in range(int((h + 0.9) / 0.3)):
        y = -0.7 + 0.3 * k
        m.tube((-w / 2, y, 0.06), (w / 2, y, 0.06), 0.022, colour, outline=0.5)
    for s in (-1, 1):
        m.tube((s * w / 2, -0.8, 0.06), (s * w / 2, h, 0.06), 0.035, colour, outline=0.7)
    for k in range(3):
        y = 2.3 + 0.8 * k
        if y < h:
            hoop = [(-w / 2, 0.06), (-w * 0.7, d * 0.6), (0.0, d), (w * 0.7, d * 0.6), (w / 2, 0.06)]
            m.rod([(x, y, z, 0.02) for x, z in hoop], colour, outline=0.5)


def _riser(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An upright pipe with flanges and a valve."""
    w, h, _ = size
    m.tube((0, -0.5, 0), (0, h, 0), w / 2, colour)
    for k in range(3):
        y = 0.7 + 1.5 * k
        m.tube((0, y, 0), (0, y + 0.08, 0), w * 0.72, scaled(colour, 0.85), outline=0.6)
    m.rod([(0, 1.35, w * 0.5, 0.03), (0, 1.35, w * 1.2, 0.03)], STEEL, outline=0.5)
    wheel = m.ellipse((0, 1.35, w * 1.2), (0, 1), (0.12, 0.12), 12)
    m.rod([(*p, 0.018) for p in (*wheel, wheel[0])], (186, 62, 54), outline=0.5)


def _cables(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Thick cables in their clamps."""
    w, h, _ = size
    for k in range(4):
        x = w * (k / 3 - 0.5)
        m.tube((x, 0, 0), (x, h, 0), 0.025, (colour, (150, 64, 58), colour, (70, 92, 120))[k], outline=0.5)
    for k in range(4):
        m.box((0, 0.6 + 1.3 * k, 0.03), (w * 1.2, 0.06, 0.04), STEEL, edge=0.5)
