"""In the air: an airliner's cabin and a flight deck."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import (
    DARK,
    STEEL,
    Inside,
    Tube,
    put,
    sky_pane,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_sky
from storyboard_cli.render.preview.solids import Maker

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


def _row_of_three(m: Maker, size: Vec3, colour: Rgb) -> None:
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


def draw_cockpit(scene: Scenery) -> None:
    """The windscreens of a flight deck over a bow of instruments; yokes, levers, switches overhead."""
    draw_sky(scene)
    board = scene.board
    horizon = [(-9, -0.6, 14), (9, -0.6, 14), (9, 0.75, 14), (-9, 0.75, 14)]
    board.plane([(x * 4, y, z * 2) for x, y, z in horizon], (196, 206, 214), 1.0)
    for x, y, far in ((-5, 2.6, 4.0), (4, 4.2, 5.0), (-1, 1.0, 6.0), (8, 1.4, 4.0)):
        puff = [
            (x + far * 0.5 * math.cos(t), y + 0.5 * math.sin(t) * (0.7 if math.sin(t) < 0 else 1.2), 16.0)
            for t in (i * math.tau / 16 for i in range(16))
        ]
        board.plane(puff, (246, 246, 244), 1.05)
    _flight_deck(scene)
    put(scene, _flight_panel, 0.0, 1.45, (2.5, 1.0, 0.4), (74, 80, 90))
    for s in (-1, 1):
        put(scene, _yoke, s * 0.55, 1.0, (0.36, 0.3, 0.2), DARK, base=0.62)
    put(scene, _levers, 0.0, 0.75, (0.36, 0.62, 0.7), (86, 90, 98))


def _flight_deck(scene: Scenery) -> None:
    """The frames between the panes, sides, roof and floor."""
    r, board = scene.room, scene.board
    shell = scene.tint((104, 112, 122))
    front = board.lens.eye[2] - 1.0
    board.plane(
        [(r.left, 0, front), (r.right, 0, front), (r.right, 0, r.back), (r.left, 0, r.back)],
        (70, 72, 80),
        0.9,
    )
    w = Maker(board)
    for s in (-1, 1):
        w.face([(s * 1.3, 0, front), (s * 1.3, 0, 1.0), (s * 1.3, 0.9, 1.0), (s * 1.3, 0.9, front)], shell)
        w.face(
            [(s * 1.3, 1.5, front), (s * 1.3, 1.5, 0.6), (s * 0.95, 1.85, 0.9), (s * 0.95, 1.85, front)],
            scaled(shell, 0.9),
        )
        w.face(
            [(s * 1.3, 0.9, 0.35), (s * 1.3, 0.9, 0.5), (s * 1.25, 1.5, 0.4), (s * 1.25, 1.5, 0.25)], shell
        )
        w.face(
            [(s * 1.3, 0.85, 0.95), (s * 1.16, 0.85, 1.25), (s * 0.98, 1.82, 0.95), (s * 1.12, 1.7, 0.75)],
            shell,
        )
        w.face(
            [(s * 0.08, 0.95, 1.62), (s * 0.02, 0.95, 1.62), (s * 0.02, 1.85, 1.1), (s * 0.1, 1.85, 1.1)],
            shell,
        )
    roof = [(-0.98, 1.82, 0.95), (0.98, 1.82, 0.95), (0.98, 1.86, front), (-0.98, 1.86, front)]
    w.face(roof, scaled(shell, 0.85))
    w.face([(-0.4, 1.8, 0.75), (0.4, 1.8, 0.75), (0.4, 1.72, -0.4), (-0.4, 1.72, -0.4)], (60, 64, 72))
    for i in range(6):
        for j in range(5):
            spot = (-0.32 + i * 0.128, 1.75, -0.2 + j * 0.19)
            w.rod(
                [(*spot, 0.02), (*spot, 0.02)],
                ((226, 226, 214), (226, 176, 84), (206, 84, 70))[(i * 2 + j) % 3],
                outline=0.4,
            )


def _flight_panel(m: Maker, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.6, d), scaled(colour, 0.8))
    hood = [
        (-w / 2, h * 0.62, d * 0.5),
        (w / 2, h * 0.62, d * 0.5),
        (w * 0.46, h, -d * 0.2),
        (0, h * 1.06, -d * 0.3),
        (-w * 0.46, h, -d * 0.2),
    ]
    m.shape(hood, colour)
    m.rod(
        [(-w * 0.48, h * 0.98, 0, 0.05), (0, h * 1.06, 0, 0.055), (w * 0.48, h * 0.98, 0, 0.05)],
        scaled(colour, 0.7),
    )
    z = d * 0.52
    for s in (-1, 1):
        for k in range(2):
            x = s * (0.36 + 0.42 * k)
            m.face(
                [
                    (x - 0.18, h * 0.52, z),
                    (x + 0.18, h * 0.52, z),
                    (x + 0.18, h * 0.88, z),
                    (x - 0.18, h * 0.88, z),
                ],
                (96, 160, 196) if k == 0 else (110, 170, 120),
                value=1.15,
                edge=0.7,
            )
            m.line([(x - 0.16, h * 0.7, z + 0.01), (x + 0.16, h * (0.72 if s > 0 else 0.66), z + 0.01)], 1.2)
    for k in range(12):
        x = -w * 0.46 + k * w * 0.084
        m.shape(m.ellipse((x, h * 0.4, z), (0, 1), (0.075, 0.075), 12), (34, 36, 42), edge=0.7)
        m.line(
            [(x, h * 0.4, z + 0.01), (x + 0.05 * math.cos(k), h * 0.4 + 0.05 * math.sin(k), z + 0.01)], 1.4
        )


def _yoke(m: Maker, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.tube((0, -0.5, -0.1), (0, 0.1, 0), 0.035, (110, 112, 118))
    for s in (-1, 1):
        m.rod(
            [(0, 0.08, 0, 0.03), (s * w * 0.5, 0.08, 0, 0.03), (s * w * 0.56, h, 0, 0.035)],
            colour,
            outline=0.8,
        )


def _levers(m: Maker, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    for k in range(4):
        x = -w * 0.36 + k * w * 0.24
        m.tube((x, h, 0), (x, h + 0.16, 0.1 - 0.05 * k), 0.014, STEEL, outline=0.5)
        m.rod(
            [(x, h + 0.18, 0.1 - 0.05 * k, 0.035), (x, h + 0.19, 0.1 - 0.05 * k, 0.035)],
            (226, 226, 220),
            outline=0.6,
        )
