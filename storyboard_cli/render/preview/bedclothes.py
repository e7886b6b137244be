"""The blanket over somebody who lies in bed, and the water around somebody who swims."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import cos, pi, sin

from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.plan.staging.told_poses import SUNK
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.geometry import along, cross, sub, times, unit
from storyboard_cli.render.preview.palette import Rgb, alpha, mix

_COLOURS: tuple[Rgb, ...] = ((126, 152, 186), (186, 146, 120), (140, 170, 134), (180, 128, 132))
_HALF_M = 0.47
"""Half of the breadth of a blanket that hangs to both sides of a body, metres."""
_FOLD = 0.1


def draw_abed(board: Board, figure: Figure, draw: Callable[[], None]) -> None:
    """Somebody in bed, and the blanket over the body from the chest down, its edge turned back."""
    draw()
    joints, tall = figure.skeleton, figure.height_m / 1.7
    feet = along(joints["r_ankle"], joints["l_ankle"], 0.5)
    neck, pelvis = joints["neck"], joints["pelvis"]
    way = unit(sub((feet[0], 0.0, feet[2]), (neck[0], 0.0, neck[2])))
    aside = unit(cross((0.0, 1.0, 0.0), way))
    knees = max((joints["r_knee"], joints["l_knee"]), key=lambda p: p[1])
    bed = figure.support_m
    ridge = [  # middle of the cover along the body: where, and how high over the mattress
        (along(neck, pelvis, 0.26), 0.19 * tall), (along(neck, pelvis, 0.75), 0.17 * tall),
        (along(pelvis, knees, 0.6), max(knees[1] - bed, 0.15) * 0.8 + 0.06), (knees, knees[1] - bed + 0.07),
        (along(knees, feet, 0.6), 0.2 * tall), (along(feet, neck, -0.04), 0.25 * tall),
        (along(feet, neck, -0.1), 0.2 * tall), (along(feet, neck, -0.14), 0.02),
    ]  # fmt: skip
    rows = [_row(point, high, bed, aside) for point, high in ridge]
    colour = _COLOURS[len(figure.asset) % len(_COLOURS)]
    _cover(board, rows, colour)
    head, under = rows[0], _row(along(neck, pelvis, 0.26 + _FOLD * 1.6), 0.185 * tall, bed, aside)
    for a, b in zip(range(len(head) - 1), range(1, len(head)), strict=True):
        board.plane([head[a], head[b], under[b], under[a]], (228, 226, 220), 1.02)
    board.edges([head, under], 0.7)


def _row(point: Vec3, high: float, bed: float, aside: Vec3) -> list[Vec3]:
    """A cross-section of the cover from one side over the body to the other."""
    shape = ((-1.0, 0.0), (-0.55, 0.55), (-0.28, 1.0), (0.28, 1.0), (0.55, 0.55), (1.0, 0.0))
    side = [times(aside, share * _HALF_M) for share, _ in shape]
    low, ups = bed + 0.03, [up for _, up in shape]
    return [(point[0] + s[0], low + high * up, point[2] + s[2]) for s, up in zip(side, ups, strict=True)]


def _cover(board: Board, rows: list[list[Vec3]], colour: Rgb) -> None:
    """Its faces, far ones first, and the ink of its edge and folds."""
    faces = [
        [one[k], one[k + 1], two[k + 1], two[k]] for one, two in pairwise(rows) for k in range(len(one) - 1)
    ]
    faces.sort(key=lambda f: -board.depth_of(f))
    light = board.sun
    for face in faces:
        normal = unit(cross(sub(face[1], face[0]), sub(face[3], face[0])))
        up = normal if normal[1] >= 0 else times(normal, -1.0)
        lit = up[0] * light[0] + up[1] * light[1] + up[2] * light[2]
        board.plane(face, colour, 0.78 + 0.24 * max(lit, 0.0))
    rims = [[row[0] for row in rows], [row[-1] for row in rows], rows[-1]]
    board.edges(rims, 0.9)
    board.edges([[row[2] for row in rows[1:-1]], [row[3] for row in rows[2:-1]]], 0.35)


def draw_swimmer(board: Board, figure: Figure, draw: Callable[[], None]) -> None:
    """Somebody up to the shoulders in water: nothing of the body below it is drawn."""
    level = figure.place[1] + SUNK[figure.posture] * figure.height_m
    x, _, z = figure.skeleton["chest"]
    middle = board.lens.point((x, level, z))
    wide = board.staging.width
    line = middle[1]
    if line > 2:
        with board.picture.clip([[(0.0, 0.0), (wide, 0.0), (wide, line), (0.0, line)]]):
            draw()
    scale = board.lens.scale_at((x, level, z))
    foam: Rgb = (226, 236, 240)
    for reach, opacity in ((0.42, 0.85), (0.72, 0.45), (1.05, 0.25)):
        rim = [board.lens.point(p) for p in _ring((x, level, z), reach)]
        ink = alpha(mix(foam, (120, 140, 156), 0.2 + reach * 0.25), opacity)
        board.picture.stroke([[*rim, rim[0]]], max(1.2, 0.02 * scale), ink)


def _ring(middle: Vec3, reach: float) -> list[Vec3]:
    steps = (2 * pi * k / 20 for k in range(20))
    return [(middle[0] + reach * cos(t), middle[1], middle[2] + 0.7 * reach * sin(t)) for t in steps]
