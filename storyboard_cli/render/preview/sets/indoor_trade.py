"""Shops that have a face of their own: supermarket, bookshop, hairdresser's."""

from __future__ import annotations

import random

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.sets.fittings import WHITE, shelf
from storyboard_cli.render.preview.sets.indoor_kit import DARK, OAK, STEEL, Inside, put
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_GOODS: tuple[Rgb, ...] = (
    (206, 74, 62),
    (84, 132, 190),
    (232, 190, 78),
    (112, 168, 96),
    (240, 236, 226),
    (206, 120, 70),
    (150, 100, 160),
)


def draw_supermarket(scene: Scenery) -> None:
    """Long shelves of packets on both sides of an aisle, signs above, freezers at the end, a trolley."""
    room = Inside(scene, scene.tint((214, 216, 212), 1), scene.tint((226, 228, 222)), WHITE)
    room.draw(tiles=0.6)
    _r, back = scene.room, room.wall_named("back")
    room.panel(back, 0, 2.5, scene.width, 0.6, (84, 156, 96), edge=0.8)
    for k in range(5):
        room.panel(back, 1.0 + k * 1.7, 0, 1.6, 2.2, (226, 230, 232), edge=1.0)
        room.panel(back, 1.1 + k * 1.7, 0.2, 1.4, 1.9, (150, 190, 206), out=0.03, value=1.1)
        for j in range(3):
            room.line(back, [(1.1 + k * 1.7, 0.7 + j * 0.5), (2.5 + k * 1.7, 0.7 + j * 0.5)], 1.0, out=0.04)
            for i in range(4):
                room.panel(
                    back,
                    1.16 + k * 1.7 + i * 0.34,
                    0.72 + j * 0.5,
                    0.26,
                    0.3,
                    _GOODS[(i + j + k) % 7],
                    out=0.045,
                    edge=0.3,
                )
    for s in (-1, 1):
        for k in range(6):
            put(
                scene,
                gondola,
                s * 2.9,
                -3.4 + k * 2.9,
                (2.8, 2.0, 0.9),
                (226, 226, 222),
                facing=90 if s < 0 else 270,
            )
        put(scene, gondola, s * 4.6, 3.2, (2.8, 2.0, 0.9), (226, 226, 222), facing=90 if s < 0 else 270)
    for k in range(3):
        put(
            scene,
            _aisle_sign,
            0.0,
            3.4 + k * 3.4,
            (1.5, 0.5, 0.06),
            ((84, 156, 96), (206, 74, 62), (84, 132, 190))[k],
            base=2.6,
        )
    scene.stand(trolley, (0.95, 2.2), (0.55, 1.0, 0.85), STEEL, facing=200)
    room.strip_lights((-1.3, 1.3), 5, long=1.6)


def gondola(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A double shelf of goods, seen from its long side ahead."""
    w, h, d = size
    hand = random.Random(round(m.origin[0] * 13 + m.origin[2] * 29))
    m.box((0, 0, 0), (w, 0.16, d), scaled(colour, 0.85))
    m.box((0, 0.16, -d * 0.1), (w, h - 0.16, d * 0.5), scaled(colour, 0.9))
    if not m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        return
    for row in range(4):
        y = 0.18 + row * (h - 0.22) / 4
        deep = d * (0.5 - 0.06 * row)
        m.box((0, y - 0.05, deep / 2), (w, 0.05, deep), colour, edge=0.5)
        x = -w / 2 + 0.04
        while x < w / 2 - 0.16:
            tone = _GOODS[hand.randrange(7)]
            run = min(hand.uniform(0.45, 0.9), w / 2 - x - 0.04)
            tall = (h - 0.22) / 4 * hand.uniform(0.6, 0.84)
            m.face(
                [
                    (x, y, deep * 0.92),
                    (x + run, y, deep * 0.92),
                    (x + run, y + tall, deep * 0.92),
                    (x, y + tall, deep * 0.92),
                ],
                tone,
                value=0.98,
                edge=0.4,
            )
            band = [
                (x, y + tall * 0.3),
                (x + run, y + tall * 0.3),
                (x + run, y + tall * 0.6),
                (x, y + tall * 0.6),
            ]
            m.face([(a, b, deep * 0.925) for a, b in band], mix(tone, (250, 246, 236), 0.65), edge=0)
            m.line([(x + run / 2, y, deep * 0.93), (x + run / 2, y + tall, deep * 0.93)], 0.4)
            x += run + 0.02


def _aisle_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for x in (-0.4, 0.4):
        m.line([(x * w, h, 0), (x * w, h + 0.9, 0)], 0.9)
    m.box((0, 0, 0), size, colour)
    z = d / 2 + 0.01
    m.shape(m.ellipse((-w * 0.34, h / 2, z), (0, 1), (h * 0.36, h * 0.36), 14), (250, 250, 246), edge=0.5)
    for y in (0.68, 0.42, 0.2):
        m.line([(-w * 0.14, h * y, z), (w * (0.4 - 0.2 * y), h * y, z)], 1.8)


def trolley(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A shopping trolley with a few things in it."""
    w, h, d = size
    low = [(x * w * 0.38, h * 0.5, z * d * 0.42) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    top = [(x * w * 0.5, h * 0.9, z * d * 0.5) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    for x, z in ((-0.36, -0.4), (0.36, -0.4), (-0.36, 0.4), (0.36, 0.4)):
        m.rod([(x * w, 0.06, z * d, 0.06), (x * w, 0.061, z * d, 0.06)], DARK, outline=0.5)
        m.line([(x * w, 0.1, z * d), (x * w, h * 0.5, z * d)], 1.4)
    for k, x in enumerate((-0.12, 0.06, 0.16)):
        m.box((x, h * 0.52, 0.1 * (k - 1)), (0.16, 0.3 + 0.06 * k, 0.16), _GOODS[k], edge=0.6)
    for a, b in zip(top, [*top[1:], top[0]], strict=True):
        m.line([a, b], 2.0)
    for a, b in zip(low, [*low[1:], low[0]], strict=True):
        m.line([a, b], 1.4)
    for i in range(4):
        for t in (0.0, 0.25, 0.5, 0.75):
            j = (i + 1) % 4
            p = tuple(low[i][n] + (low[j][n] - low[i][n]) * t for n in range(3))
            q = tuple(top[i][n] + (top[j][n] - top[i][n]) * t for n in range(3))
            m.line([(p[0], p[1], p[2]), (q[0], q[1], q[2])], 0.8)
    m.tube((-w * 0.5, h, -d * 0.55), (w * 0.5, h, -d * 0.55), 0.025, _GOODS[0])


def draw_bookshop(scene: Scenery) -> None:
    """Books to the ceiling with a rolling ladder, tables of stacks, a counter with a till, a shop window."""
    room = Inside(scene, scene.tint((160, 122, 88), 1), scene.tint((196, 178, 148)), (226, 218, 200))
    room.draw(planks=0.2)
    r = scene.room
    room.window(room.wall_named("left"), 1.6, 0.6, 3.2, 1.9, panes=(3, 1))
    room.door(room.wall_named("right"), 4.6, colour=(96, 122, 104))
    for k in range(4):
        put(
            scene,
            shelf,
            r.left + 0.95 + k * 1.9,
            r.back - 0.22,
            (1.85, 2.75, 0.36),
            scene.tint((140, 98, 66), 1),
        )
    for k in range(2):
        put(
            scene,
            shelf,
            r.right - 0.22,
            r.back - 1.5 - k * 1.7,
            (1.6, 2.4, 0.36),
            scene.tint((140, 98, 66), 1),
            facing=270,
        )
    put(scene, shelf, r.left + 0.22, r.back - 1.4, (1.6, 2.4, 0.36), scene.tint((140, 98, 66), 1), facing=90)
    put(scene, _book_ladder, -0.6, r.back - 0.6, (0.5, 2.6, 0.4), OAK)
    scene.stand(_book_table, (-1.7, 2.0), (1.5, 0.75, 0.9), OAK)
    scene.stand(_book_table, (0.6, 2.9), (1.5, 0.75, 0.9), OAK)
    put(scene, till, 2.5, 2.3, (1.5, 1.0, 0.6), scene.tint((120, 88, 62), 1), facing=330)
    put(scene, f.lamp, -3.3, 0.6, (0.42, 1.55, 0.42), (226, 204, 160))


def _book_ladder(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    for s in (-1, 1):
        m.tube((s * w / 2, 0, d), (s * w * 0.44, h, -d * 0.4), 0.03, colour)
    for k in range(1, 9):
        t = k / 9
        m.line([(-w * 0.5, h * t, d * (1 - 1.4 * t)), (w * 0.5, h * t, d * (1 - 1.4 * t))], 1.8)


def _book_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    f.table(m, size, colour)
    hand = random.Random(round(m.origin[0] * 17 + m.origin[2] * 7))
    for i in range(4):
        for j in range(2):
            x, z = -w * 0.36 + i * w * 0.24, -d * 0.22 + j * d * 0.42
            for k in range(hand.randrange(2, 6)):
                m.box(
                    (x + hand.uniform(-0.02, 0.02), h + 0.04 * k, z),
                    (0.2, 0.04, 0.27),
                    _GOODS[hand.randrange(7)],
                    edge=0.4,
                )


def till(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A counter with a cash register and a few things on it."""
    w, h, d = size
    m.box((0, 0, 0), (w, h - 0.05, d), colour)
    m.box((0, h - 0.05, 0), (w + 0.08, 0.05, d + 0.1), scaled(colour, 1.3))
    m.box((w * 0.2, h, 0), (0.4, 0.16, 0.36), (74, 76, 82))
    m.face(
        [
            (w * 0.2 - 0.18, h + 0.16, 0.16),
            (w * 0.2 + 0.18, h + 0.16, 0.16),
            (w * 0.2 + 0.18, h + 0.38, -0.1),
            (w * 0.2 - 0.18, h + 0.38, -0.1),
        ],
        (110, 112, 118),
        edge=0.8,
    )
    for k in range(3):
        m.box((-w * 0.26, h + 0.05 * k, 0), (0.3, 0.05, 0.22), _GOODS[k + 1], edge=0.5)


def draw_salon(scene: Scenery) -> None:
    """A row of mirrors with lamps and shelves of bottles, great chairs on pedestals, a striped pole."""
    room = Inside(scene, scene.tint((176, 170, 164), 1), scene.tint((206, 214, 208)), WHITE)
    room.draw(tiles=0.45)
    r, back = scene.room, room.wall_named("back")
    for k in range(3):
        u = 0.75 + k * 2.0
        room.panel(back, u, 0.95, 1.4, 1.35, (150, 112, 78), edge=1.1)
        room.panel(back, u + 0.08, 1.03, 1.24, 1.19, (190, 208, 214), value=1.08, out=0.02)
        room.line(back, [(u + 0.3, 1.2), (u + 0.6, 2.0)], 0.6, out=0.03)
        room.line(back, [(u + 0.5, 1.15), (u + 0.85, 2.05)], 0.5, out=0.03)
        for j in range(2):
            room.disc(back, u + 0.3 + 0.8 * j, 2.45, 0.08, (255, 246, 206), value=1.25, out=0.06)
        put(
            scene,
            _shelf_of_bottles,
            r.left + u + 0.7,
            r.back - 0.22,
            (1.5, 0.35, 0.32),
            (226, 222, 212),
            base=0.78,
        )
        put(scene, barber_chair, r.left + u + 0.7, r.back - 1.1, (0.72, 1.25, 0.7), (150, 52, 52))
    room.window(room.wall_named("left"), 2.6, 0.7, 2.6, 1.7, panes=(2, 1))
    room.door(room.wall_named("right"), 3.4, colour=(120, 140, 134))
    put(scene, _pole, r.right - 0.3, 2.4, (0.24, 1.1, 0.24), (244, 242, 236), base=1.1)
    put(scene, _wash, r.right - 0.6, r.back - 1.0, (0.7, 0.9, 0.9), (240, 242, 240), facing=270)


def barber_chair(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A heavy padded chair on a round foot; who sits in it looks ahead."""
    w, h, d = size
    m.shape(m.ellipse((0, 0.03, 0), (0, 2), (0.3, 0.3), 18), scaled(STEEL, 0.8), edge=0.8)
    m.shape(m.ellipse((0, 0.07, 0), (0, 2), (0.26, 0.26), 18), STEEL, edge=0.6)
    m.tube((0, 0.08, 0), (0, 0.42, 0), 0.09, STEEL)
    m.box((0, 0.42, 0), (w * 0.84, 0.16, d * 0.8), colour)
    m.box((0, 0.58, -d * 0.4), (w * 0.8, h * 0.42, 0.14), colour)
    m.box((0, h * 0.92, -d * 0.42), (w * 0.4, 0.18, 0.1), scaled(colour, 0.9), edge=0.8)
    for s in (-1, 1):
        m.box((s * w * 0.46, 0.7, 0), (0.09, 0.07, d * 0.7), (236, 232, 222), edge=0.7)
        m.line([(s * w * 0.46, 0.5, d * 0.2), (s * w * 0.46, 0.7, d * 0.2)], 1.6)
    m.box((0, 0.14, d * 0.6), (w * 0.6, 0.05, 0.26), STEEL, edge=0.7)


def _shelf_of_bottles(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, _h, d = size
    m.box((0, 0, 0), (w, 0.05, d), colour)
    for k in range(7):
        x = -w * 0.42 + k * w * 0.14
        tall = 0.12 + 0.06 * ((k * 5) % 3)
        m.rod([(x, 0.09, 0, 0.035), (x, tall, 0, 0.03)], _GOODS[k], outline=0.5)
        m.rod([(x, tall + 0.04, 0, 0.014), (x, tall + 0.07, 0, 0.014)], DARK, outline=0.4)


def _pole(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    m.rod([(0, 0.08, 0, w / 2), (0, h - 0.08, 0, w / 2)], colour)
    for k in range(5):
        y = h * (0.1 + 0.17 * k)
        tone = _GOODS[0] if k % 2 else _GOODS[1]
        m.shape(
            [
                (-w * 0.48, y, 0.1),
                (w * 0.48, y + 0.16, 0.1),
                (w * 0.48, y + 0.24, 0.1),
                (-w * 0.48, y + 0.08, 0.1),
            ],
            tone,
            edge=0,
        )
    for y in (0.0, h):
        m.rod([(0, y, 0, w * 0.56), (0, y + 0.02, 0, w * 0.56)], STEEL, outline=0.7)


def _wash(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, -d * 0.2), (w * 0.5, h * 0.7, 0.3), (120, 124, 130))
    m.shape(
        [
            *m.ellipse((0, h * 0.74, 0), (0, 2), (w * 0.34, d * 0.24), 14),
            *m.ellipse((0, h, 0), (0, 2), (w / 2, d * 0.36), 16),
        ],
        scaled(colour, 0.9),
        convex=True,
    )
    m.shape(m.ellipse((0, h, 0), (0, 2), (w / 2, d * 0.36), 16), colour, edge=0.8)
    m.shape(m.ellipse((0, h + 0.01, 0), (0, 2), (w * 0.38, d * 0.27), 16), (176, 192, 198), edge=0.6)
