"""A telephone box in a street."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.sets.indoor_kit import OAK, STEEL, put, sheet
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_sky
from storyboard_cli.render.preview.solids import SolidBuilder

_BOOTH: Rgb = (186, 50, 48)


def draw_phone_booth(scene: Scenery) -> None:
    """A glazed red box in a street: small panes, the telephone on its back wall, a lit sign on top."""
    draw_sky(scene)
    board = scene.board
    board.plane([(-40, 0, -8), (40, 0, -8), (40, 0, 40), (-40, 0, 40)], (134, 132, 130), 0.95)
    for x, w, h, tone in (
        (-13, 7, 9, (150, 130, 116)),
        (-6, 6, 7, (140, 146, 150)),
        (1, 7, 10, (164, 140, 120)),
        (8, 8, 8, (146, 142, 136)),
    ):
        board.plane([(x, 0, 16), (x + w, 0, 16), (x + w, h, 16), (x, h, 16)], tone, 0.95, edge=0.8)
        for i in range(3):
            for j in range(3):
                u, v = x + 0.9 + i * w / 3.2, 1.6 + j * 2.4
                lit = scene.night and (i + j) % 2 == 0
                board.plane(
                    [(u, v, 15.9), (u + 1, v, 15.9), (u + 1, v + 1.4, 15.9), (u, v + 1.4, 15.9)],
                    (250, 216, 140) if lit else (112, 126, 138),
                    1.1 if lit else 0.9,
                    edge=0.5,
                )
    r = scene.room
    wide, front, back, tall = 0.95, -0.75, r.back, 2.25
    board.plane(
        [(-wide, 0.02, front), (wide, 0.02, front), (wide, 0.02, back), (-wide, 0.02, back)],
        (120, 116, 112),
        0.9,
        edge=1.0,
    )
    _panes(scene, (-wide, back), (wide, back), tall)
    for s in (-1, 1):
        _panes(scene, (s * wide, front), (s * wide, back), tall)
    put(scene, _telephone, 0.32, back - 0.1, (0.42, 0.75, 0.2), (44, 44, 50), base=1.0)
    put(scene, _directory, -0.45, back - 0.15, (0.5, 0.3, 0.3), OAK, base=0.75)
    head = [
        (-wide - 0.06, tall, front),
        (wide + 0.06, tall, front),
        (wide + 0.06, tall + 0.5, front),
        (-wide - 0.06, tall + 0.5, front),
    ]
    sheet(scene, head, _BOOTH)
    sheet(
        scene,
        [
            (-0.7, tall + 0.12, front - 0.01),
            (0.7, tall + 0.12, front - 0.01),
            (0.7, tall + 0.36, front - 0.01),
            (-0.7, tall + 0.36, front - 0.01),
        ],
        (250, 240, 206),
        1.2,
    )
    for s in (-1, 1):
        post = [
            (s * wide, 0, front),
            (s * (wide + 0.14), 0, front),
            (s * (wide + 0.14), tall, front),
            (s * wide, tall, front),
        ]
        sheet(scene, post, _BOOTH)


def _panes(scene: Scenery, a: tuple[float, float], b: tuple[float, float], tall: float) -> None:
    """One glazed side: a panel below, three by four panes in red bars above."""
    board = scene.board

    def at(u: float, v: float) -> Vec3:
        return (a[0] + (b[0] - a[0]) * u, v, a[1] + (b[1] - a[1]) * u)

    board.plane([at(0, 0), at(1, 0), at(1, tall), at(0, tall)], (206, 224, 230), 1.0, opacity=0.35)
    board.plane([at(0, 0), at(1, 0), at(1, 0.5), at(0, 0.5)], _BOOTH, 0.95, edge=1.0)
    board.plane([at(0, tall - 0.12), at(1, tall - 0.12), at(1, tall), at(0, tall)], _BOOTH, 0.95, edge=0.9)
    for u in (0.0, 0.32, 0.63, 0.95):
        board.plane([at(u, 0), at(u + 0.05, 0), at(u + 0.05, tall), at(u, tall)], _BOOTH, 0.9, edge=0.7)
    for v in (0.93, 1.36, 1.79):
        board.plane([at(0, v), at(1, v), at(1, v + 0.06), at(0, v + 0.06)], _BOOTH, 0.9, edge=0.7)


def _telephone(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    z = d / 2 + 0.01
    for i in range(3):
        for j in range(4):
            x, y = -0.02 + 0.07 * i, h * 0.2 + 0.08 * j
            m.rod([(x, y, z, 0.026), (x, y, z, 0.026)], (232, 232, 226), outline=0.4)
    m.face(
        [(-0.03, h * 0.72, z), (0.15, h * 0.72, z), (0.15, h * 0.86, z), (-0.03, h * 0.86, z)],
        (170, 200, 150),
        edge=0.5,
    )
    m.rod(
        [
            (-w * 0.34, h * 0.84, z + 0.05, 0.06),
            (-w * 0.36, h * 0.6, z + 0.07, 0.03),
            (-w * 0.34, h * 0.34, z + 0.05, 0.06),
        ],
        (30, 30, 34),
        outline=0.8,
    )
    m.rod(
        [
            (-w * 0.34, h * 0.3, z, 0.014),
            (-w * 0.3, -0.1, z + 0.06, 0.014),
            (0, -0.16, z, 0.014),
            (0, 0, z, 0.014),
        ],
        STEEL,
        outline=0.5,
    )


def _directory(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _h, d = size
    m.box((0, 0, 0), (w, 0.04, d), colour)
    m.box((-0.08, 0.04, 0), (0.26, 0.1, 0.2), (226, 196, 90), edge=0.7)
