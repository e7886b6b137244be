"""The inside of a round felt tent: lattice walls, painted poles up to the crown, a stove under it."""

from __future__ import annotations

import math
from itertools import pairwise

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, OAK, floor_patch, put, ring, sky_pane
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_POLE: Rgb = (214, 112, 52)
_CREAM: Rgb = (226, 216, 194)
_WALL, _CROWN, _RING = 1.5, 2.75, 0.55
"""Metres: height of the wall, of the crown, and half the crown's width."""
_ARC = 18


def draw_ger(scene: Scenery) -> None:
    """A round wall of crossed laths, orange poles to an open crown, a stove and its pipe, painted chests."""
    board, r = scene.board, scene.room
    felt = scene.tint(_CREAM, 0, 0.2)
    board.picture.wash(alpha(board.tone.set(scaled(felt, 0.8), 1, 5), 1))
    front = min(r.front, board.lens.eye[2] - 1.5)
    floor = [(r.left, 0.0, front), (r.right, 0.0, front), (r.right, 0.0, r.back), (r.left, 0.0, r.back)]
    board.plane(floor, scene.tint((172, 138, 100), 1, 0.25), 0.95)
    _rugs(scene)
    foot = _foot(scene, front)
    for (ax, az), (bx, bz) in pairwise(foot):
        _section(scene, (ax, az), (bx, bz), felt)
    top = _middle(scene)
    crown = [(top[0] + x, _CROWN, top[1] + z) for x, z in ring(0, 0, _RING)]
    sky_pane(scene, crown)
    board.edges([[crown[k], crown[k + 9]] for k in (1, 4, 7)], 1.2)
    _furnish(scene)


def _middle(scene: Scenery) -> tuple[float, float]:
    r = scene.room
    return ((r.left + r.right) / 2, r.back - (r.right - r.left) / 2)


def _foot(scene: Scenery, front: float) -> list[tuple[float, float]]:
    """Where the wall stands: a half circle at the back, and on beside the camera."""
    r, (mx, mz) = scene.room, _middle(scene)
    wide = (r.right - r.left) / 2
    half = [
        (mx - wide * math.cos(math.pi * k / _ARC), mz + wide * math.sin(math.pi * k / _ARC))
        for k in range(_ARC + 1)
    ]
    steps = [front + (mz - front) * k / 5 for k in range(5)]
    return [*((r.left, z) for z in steps), *half, *((r.right, z) for z in reversed(steps))]


def _section(scene: Scenery, a: tuple[float, float], b: tuple[float, float], felt: Rgb) -> None:
    """One strip of the wall with its laths, and the roof above it with a pole."""
    board, (mx, mz) = scene.board, _middle(scene)
    ax, az, bx, bz = *a, *b
    size = math.hypot(bx - ax, bz - az) or 1.0
    normal = ((bz - az) / size, 0.0, (ax - bx) / size)
    corners: list[Vec3] = [(ax, 0.0, az), (bx, 0.0, bz), (bx, _WALL, bz), (ax, _WALL, az)]
    if board.lens.faces(normal, corners[0]):
        board.plane(corners, felt, board.value_of(normal) * 0.98)
        lath = mix(_POLE, OAK, 0.5)
        m = SolidBuilder(board)
        for k in range(3):
            low, high = k * _WALL / 3, (k + 1) * _WALL / 3
            for (x0, z0), (x1, z1) in ((a, b), (b, a)):
                if board.lens.depth((x0, low, z0)) > 0.4 and board.lens.depth((x1, high, z1)) > 0.4:
                    m.rod([(x0, low, z0, 0.016), (x1, high, z1, 0.016)], lath, outline=0.35)
    if bx <= ax and bz == az:
        return

    def up(x: float, z: float) -> Vec3:
        dx, dz = x - mx, max(0.0, z - mz)
        far = math.hypot(dx, dz) or 1.0
        return (mx + dx / far * _RING, _CROWN, min(z, mz) + dz / far * _RING)

    roof = [(ax, _WALL, az), (bx, _WALL, bz), up(bx, bz), up(ax, az)]
    board.plane(roof, felt, 0.86)
    board.edges([[corners[3], corners[2]]], 1.1)
    if min(board.lens.depth(roof[0]), board.lens.depth(roof[3])) > 0.4:
        SolidBuilder(board).rod([(*roof[0], 0.035), (*roof[3], 0.028)], _POLE, outline=0.6)


def _rugs(scene: Scenery) -> None:
    mx, mz = _middle(scene)
    for grown, tone in ((1.0, (162, 62, 54)), (0.84, (222, 178, 116)), (0.78, (148, 58, 60))):
        w, d = 1.9 * grown, 1.7 * grown
        floor_patch(scene, mx - w, mx + w, mz - d, mz + d, tone)


def _furnish(scene: Scenery) -> None:
    mx, mz = _middle(scene)
    back = scene.room.back
    put(scene, _chest, mx - 0.5, back - 0.55, (0.95, 0.75, 0.5), _POLE, facing=-8)
    put(scene, _chest, mx + 0.55, back - 0.55, (0.95, 0.75, 0.5), _POLE, facing=8)
    for s in (-1, 1):
        scene.stand(_bed, (mx + s * 2.05, mz + 0.5), (0.85, 0.7, 1.9), (186, 92, 52), facing=0)
    scene.stand(_stove, (mx + 0.75, mz + 0.1), (0.6, 2.7, 0.6), DARK)


def _chest(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A painted chest with a pattern on its front."""
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    z = d / 2 + 0.01
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, z)):
        for s in (-1, 1):
            x = s * w * 0.24
            spots = [(x - w * 0.17, h * 0.5, z), (x, h * 0.2, z), (x + w * 0.17, h * 0.5, z), (x, h * 0.8, z)]
            m.face(spots, (72, 128, 140), edge=0.5)
            m.shape(m.ellipse((x, h * 0.5, z), (0, 1), (0.06, 0.06), 10), (238, 214, 130), edge=0.4)


def _bed(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.55, d), colour)
    m.box((0, h * 0.55, 0), (w * 0.96, 0.12, d * 0.96), (176, 70, 74))
    m.box((0, h * 0.72, -d * 0.38), (w * 0.8, 0.14, d * 0.16), (232, 222, 196), edge=0.7)


def _stove(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An iron stove on legs with a glowing door, a kettle, and a pipe up through the crown."""
    w, h, d = size
    for x in (-1, 1):
        for y in (-1, 1):
            m.tube((x * w * 0.4, 0, y * d * 0.4), (x * w * 0.38, 0.2, y * d * 0.38), 0.03, colour)
    m.tube((0, 0.7, -d * 0.25), (-0.3, h, -d * 0.25), 0.06, colour)
    m.box((0, 0.18, 0), (w, 0.55, d), colour)
    z = d / 2 + 0.01
    door = [(-w * 0.26, 0.3, z), (w * 0.26, 0.3, z), (w * 0.26, 0.58, z), (-w * 0.26, 0.58, z)]
    m.face(door, (238, 142, 62), value=1.25, edge=0.8)
    m.rod([(w * 0.1, 0.8, 0.05, 0.13), (w * 0.1, 0.88, 0.05, 0.1)], (150, 150, 150))
