"""In the air: an airliner's cabin."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    Inside,
    Tube,
    sky_pane,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_FUSELAGE = [(-1.62, 0.0), (-1.72, 0.5), (-1.72, 1.15), (-1.55, 1.6), (-0.75, 1.75), (-0.7, 2.1), (0.0, 2.2),
             (0.7, 2.1), (0.75, 1.75), (1.55, 1.6), (1.72, 1.15), (1.72, 0.5), (1.62, 0.0)]  # fmt: skip


def draw_aeroplane(scene: Scenery) -> None:
    """A cabin: rows of seats, an aisle, oval windows, lockers overhead, a curtain at the end."""
    body = Tube(scene, _FUSELAGE, scene.tint((222, 222, 216)), (116, 122, 134), (206, 206, 200))
    body.draw(ribs=1.15, weight=0.5)
    r = scene.room
    for s in (-1, 1):
        if not scene.board.lens.faces((-s, 0, 0), (s * 1.7, 1, 0)):
            continue
        for k in range(11):
            z = r.back - 0.9 - k * 1.05
            pane = [
                (s * (1.71 - 0.1 * max(0.0, v - 1.15)), v, z + u)
                for u, v in (
                    (0.16 * math.cos(t), 1.08 + 0.23 * math.sin(t))
                    for t in (i * math.tau / 14 for i in range(14))
                )
            ]
            scene.board.plane(pane, (240, 240, 236), 1.0, edge=0.8)
            inner = [(x, 1.08 + (y - 1.08) * 0.75, z + (q - z) * 0.75) for x, y, q in pane]
            sky_pane(scene, inner, 0.7)
            scene.board.edges([[(s * 1.55, 1.6, z + 0.5), (s * 0.75, 1.75, z + 0.5)]], 1.2)
    ends = Inside(scene, WHITE, WHITE, WHITE)
    middle = scene.width / 2
    for k in range(6):
        ends.panel(
            ends.wall_named("back"),
            middle - 0.5 + k * 0.17,
            0,
            0.18,
            1.95,
            scaled((92, 112, 156), 0.9 + 0.12 * (k % 2)),
            out=0.03,
            edge=0.5,
        )
    ends.panel(
        ends.wall_named("back"), middle - 0.2, 1.98, 0.4, 0.12, (150, 220, 150), value=1.2, out=0.03, edge=0.5
    )
    for row in range(12):
        z = -3.2 + row * 0.98
        for s in (-1, 1):
            put_seat(scene, s * 1.0, z)


def put_seat(scene: Scenery, x: float, z: float) -> None:
    """A block of seats of a row, where nobody is in the way."""
    scene.stand(_row_of_three, (x, z), (1.15, 1.15, 0.6), scene.tint((84, 104, 146), 2))


def _row_of_three(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    count = 2
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        m.box((x, 0.3, 0.05), (w / count * 0.86, 0.14, d * 0.9), scaled(colour, 0.9))
        m.face(
            [
                (x - w * 0.21, 0.4, -d * 0.3),
                (x + w * 0.21, 0.4, -d * 0.3),
                (x + w * 0.2, h * 0.94, -d * 0.48),
                (x + w * 0.12, h, -d * 0.5),
                (x - w * 0.12, h, -d * 0.5),
                (x - w * 0.2, h * 0.94, -d * 0.48),
            ],
            colour,
        )
        m.face(
            [
                (x - w * 0.14, h * 0.78, -d * 0.42),
                (x + w * 0.14, h * 0.78, -d * 0.42),
                (x + w * 0.14, h * 0.97, -d * 0.46),
                (x - w * 0.14, h * 0.97, -d * 0.46),
            ],
            (240, 240, 236),
            edge=0.5,
        )
    for k in range(count + 1):
        m.box((-w / 2 + w * k / count, 0.3, 0), (0.06, 0.32, d * 0.8), DARK, edge=0.6)
