"""What is inside of a cabin: seats and benches, the steering wheel, the dashboard, the mirror."""

from __future__ import annotations

import math
from functools import partial

from storyboard_cli.plan.staging.cabin_plans import CabinPlan
from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

CLOTH: Rgb = (118, 106, 98)
TRIM: Rgb = (84, 86, 92)
_BACK_TOP, _CUSHION = 0.99, 0.36


def draw_seats(scene: Scenery, plan: CabinPlan, first_row: int, colour: Rgb) -> None:
    """Each row's seats, before or behind who sits on them, whichever way the camera looks."""
    board = scene.board
    towards = 1.0 if board.lens.forward[2] > 0 else -1.0
    for row in sorted({b.row for b in plan.berths}):
        if row < first_row:
            continue
        berths = [b for b in plan.berths if b.row == row]
        z = max(b.z for b in berths) + 0.2
        up = berths[0].up
        long = row > 0 or plan.bench
        spans = [(0.0, plan.half - 0.05)] if long else [(b.x, 0.25) for b in berths[:2]]
        depth = max(towards * board.lens.depth((b.x, 1.0, z)) for b in berths) * towards + 0.1 * towards
        for middle, half in spans:
            where = (middle, half, z, up)
            board.at_depth(depth, partial(_seat, SolidBuilder(board), where, colour, long))
        if row > 0:
            for berth in berths:
                board.at_depth(
                    depth + 0.01, partial(_head_rest, SolidBuilder(board), berth.x, berth.up, z, colour)
                )


def _seat(m: SolidBuilder, where: tuple[float, float, float, float], colour: Rgb, long: bool) -> None:
    x, half, z, up = where
    top, low = _BACK_TOP + up, _CUSHION + up - 0.1
    lean = 0.1
    cut = min(0.1, half * 0.4)
    back = [
        (x - half, low, z),
        (x - half, top - cut, z + lean * 0.8),
        (x - half + cut, top, z + lean),
        (x + half - cut, top, z + lean),
        (x + half, top - cut, z + lean * 0.8),
        (x + half, low, z),
    ]
    m.face(back, colour, value=0.94)
    side = 1.0 if m.board.towards_light[0] < 0 else -1.0
    shade = [
        (x + side * half, low, z),
        (x + side * half, top - cut, z + lean * 0.8),
        (x + side * (half - cut), top - cut * 0.4, z + lean),
        (x + side * (half - cut), low, z),
    ]
    m.face(shade, colour, value=0.8, edge=0)
    count = 4 if long else 2
    for k in range(1, count):
        seam = x - half + 2 * half * k / count
        m.line([(seam, low, z), (seam, top - 0.04, z + lean * 0.96)], 0.6)
    m.face([(x - half, low, z), (x + half, low, z), (x + half, low + 0.02, z - 0.46),
            (x - half, low + 0.02, z - 0.46)], colour, value=1.0)  # fmt: skip


def _head_rest(m: SolidBuilder, x: float, up: float, z: float, colour: Rgb) -> None:
    y = _BACK_TOP + up
    m.rod(
        [(x - 0.09, y + 0.1, z + 0.1, 0.06), (x + 0.09, y + 0.1, z + 0.1, 0.06)],
        scaled(colour, 0.9),
        outline=0.7,
    )


def driver_of(scene: Scenery) -> Figure | None:
    """Who is at the wheel in this picture."""
    return next((f for f in scene.people if f.posture == "drive"), None)


def draw_wheel(scene: Scenery, plan: CabinPlan, *, yoke: bool = False) -> None:
    """The steering wheel, where the driver's hands are."""
    driver = driver_of(scene)
    middle: Vec3 = (plan.front, 0.83, -0.6)
    if driver is not None:
        middle = (driver.place[0], driver.place[1] + 0.83, driver.place[2] - 0.58)
    radius, tilt = (0.24, 50.0) if plan.kind == "truck" else (0.19, 24.0)
    board = scene.board
    board.at_depth(
        board.lens.depth(middle),
        lambda: (_yoke if yoke else _wheel)(SolidBuilder(board), middle, radius, tilt),
    )


def _wheel(m: SolidBuilder, at: Vec3, radius: float, tilt: float) -> None:
    c, s = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))

    def rim(turn: float, share: float = 1.0) -> Vec3:
        up = radius * share * math.sin(turn)
        return (at[0] + radius * share * math.cos(turn), at[1] + up * c, at[2] - up * s)

    dark: Rgb = (44, 44, 50)
    m.tube((at[0], at[1], at[2]), (at[0], at[1] - 0.1, at[2] - 0.24), 0.03, scaled(TRIM, 0.7))
    for turn in (math.pi, 0.0, -math.pi / 2):
        m.rod([(*rim(turn, 0.2), 0.014), (*rim(turn), 0.014)], dark, outline=0.5)
    ring = [rim(i * math.tau / 22) for i in range(23)]
    m.rod([(*p, 0.016) for p in ring], dark, outline=0.7)
    m.rod([(*at, 0.05), (*at, 0.05)], scaled(TRIM, 0.8), outline=0.6)


def _yoke(m: SolidBuilder, at: Vec3, radius: float, tilt: float) -> None:
    x, y, z = at
    m.tube((x, y - 0.08, z), (x, y - 0.3, z - 0.2), 0.035, (96, 98, 104))
    for s in (-1, 1):
        m.rod([(x, y - 0.08, z, 0.03), (x + s * 0.17, y - 0.06, z, 0.03), (x + s * 0.19, y + 0.12, z, 0.032)],
              (50, 52, 58), outline=0.8)  # fmt: skip


def draw_mirror(m: SolidBuilder, plan: CabinPlan) -> None:
    """The rear-view mirror under the top of the windscreen."""
    y, z = plan.roof - 0.1, plan.brow - 0.06
    m.line([(0, plan.roof - 0.02, plan.brow), (0, y, z)], 1.2)
    m.shape([(-0.13, y - 0.03, z), (-0.115, y + 0.035, z), (0.115, y + 0.035, z), (0.13, y - 0.03, z)],
            scaled(TRIM, 0.6), edge=0.9)  # fmt: skip
    if m.board.lens.forward[2] < 0:
        m.shape([(-0.11, y - 0.02, z + 0.01), (-0.1, y + 0.026, z + 0.01), (0.1, y + 0.026, z + 0.01),
                 (0.11, y - 0.02, z + 0.01)], (178, 196, 208), value=1.05, edge=0.4)  # fmt: skip
