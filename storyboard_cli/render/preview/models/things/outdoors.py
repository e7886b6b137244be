"""Out of doors: camps, fields, shores, and games in the open."""

from __future__ import annotations

import random
from itertools import pairwise

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    WOOD,
    arc,
    ball,
    disc_at,
    flame,
    flat,
    lathe,
    mirrored,
    prism,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def tent(m: SolidBuilder, model: Model) -> None:
    """A ridge tent, its entrance ahead."""
    w, h, d = model.size
    front = prism(
        m, [(-w / 2, 0), (w / 2, 0), (0, h)], -d / 2, d / 2, model.colour, front=scaled(model.colour, 0.9)
    )
    for z in (-d / 2, d / 2):
        m.line([(0, h, z), (0, h * 0.1, z * 1.5)], 0.5)
    if front:
        z = d * 0.505
        m.face([(-w * 0.16, 0, z), (w * 0.16, 0, z), (0, h * 0.82, z)], (52, 54, 58), edge=0.5)
        for s in (-1, 1):
            m.face(
                [(0, h * 0.82, z), (s * w * 0.16, 0, z), (s * w * 0.26, h * 0.06, z * 1.14)],
                scaled(model.colour, 1.1),
                edge=0.6,
            )


def campfire(m: SolidBuilder, model: Model) -> None:
    """A fire of logs in a ring of stones."""
    w, h, _ = model.size
    r = w / 2
    hand = random.Random(model.seed)
    stones = [(x * r * 0.9, z * r * 0.9) for x, _, z in m.ellipse((0, 0, 0), (0, 2), (1, 1), 11)]
    stones.sort(key=lambda p: -m.board.lens.depth(m.at(p[0], 0, p[1])))
    for x, z in stones[:6]:
        ball(m, (x, r * 0.1, z), r * hand.uniform(0.12, 0.18), (150, 146, 140))
    for x, z in ((1, 0.2), (-0.8, 0.7), (0.1, -1)):
        m.tube(
            (x * r * 0.7, 0.04, z * r * 0.7), (-x * r * 0.2, h * 0.3, -z * r * 0.2), r * 0.1, (104, 72, 48)
        )
    m.board.light_lamp(m.at(0, h * 0.5, 0), 2.6)
    for x, k in ((-0.3, 0.6), (0.32, 0.66), (0, 1.0)):
        flame(m, (x * r, h * 0.06, 0), h * k)
    for x, z in stones[6:]:
        ball(m, (x, r * 0.1, z), r * hand.uniform(0.12, 0.18), (150, 146, 140))


def log(m: SolidBuilder, model: Model) -> None:
    """A felled trunk, along its width."""
    w, h, _ = model.size
    r = h / 2
    lathe(
        m,
        [(r, -w / 2), (r * 0.94, 0), (r * 0.9, w / 2)],
        model.colour,
        at=(0, r, 0),
        axis=0,
        cap=(216, 184, 136),
    )
    m.tube((w * 0.2, h * 0.9, 0), (w * 0.26, h * 1.3, 0.05), r * 0.2, scaled(model.colour, 0.9))
    for x, y in ((-0.36, r), (-0.1, r * 1.5), (0.14, r), (0.34, r * 1.5)):
        m.line([(w * x, y, r * 0.86), (w * (x + 0.16), y * 1.04, r * 0.86)], 0.5)
    for s in (-1, 1):
        if sees(m, s, 0, 0, (s * w / 2, r, 0)):
            for inner in (0.35, 0.65):
                m.line(m.ellipse((s * w * 0.502, r, 0), (2, 1), (r * inner, r * inner), 12), 0.4)


def rock(m: SolidBuilder, model: Model) -> None:
    """A boulder of a few broken faces."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    rings = []
    for y, k in ((0.0, 1.0), (0.45, 0.92), (0.8, 0.6), (1.0, 0.26)):
        ring = m.ellipse((w * hand.uniform(-0.05, 0.05), h * y, 0), (0, 2), (w / 2 * k, d / 2 * k), 8)
        rings.append([(x * hand.uniform(0.88, 1.08), yy, z * hand.uniform(0.88, 1.08)) for x, yy, z in ring])
    m.shape([p for ring in rings for p in ring], model.colour, value=0.86, convex=True, edge=1.0)
    for low, high in pairwise(rings):
        for i in range(8):
            a, b, c, e = low[i], low[(i + 1) % 8], high[(i + 1) % 8], high[i]
            nx, nz = (a[0] + b[0]) / w, (a[2] + b[2]) / d
            if sees(m, nx, 0.5, nz, a):
                m.face([a, b, c, e], model.colour, edge=0.3)
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.shape(rings[-1], model.colour, value=1.08, convex=True, edge=0.3)


def net(m: SolidBuilder, model: Model) -> None:
    """A fishing net in a heap, with corks; in hands it hangs."""
    w, h, d = model.size
    colour = model.colour
    if model.held:
        outline = [
            (-w * 0.4, h, 0.0),
            (w * 0.4, h, 0.0),
            (w * 0.5, h * 0.1, 0.05),
            (0.0, 0.0, 0.08),
            (-w * 0.5, h * 0.1, 0.05),
        ]
        m.shape(outline, scaled(colour, 1.25), edge=0.8)
    else:
        lathe(
            m,
            [(w * 0.5, 0), (w * 0.44, h * 0.34), (w * 0.24, h * 0.82), (w * 0.08, h)],
            scaled(colour, 1.25),
            squash=d / w,
        )
    for k in range(-5, 6):
        for s in (-1, 1):
            if model.held:
                m.line([(w * 0.08 * k, h, 0.01), (w * 0.08 * (k + 2.4 * s), h * 0.1, 0.07)], 0.35)
            else:
                x = w * 0.08 * k
                m.line(
                    [
                        (x * 0.2 - s * w * 0.08, h * 0.9, d * 0.1),
                        (x * 0.9 + s * w * 0.1, h * 0.3, d * 0.42),
                        (x + s * w * 0.2, 0.02, d * 0.5),
                    ],
                    0.5,
                )
    for k in range(5):
        t = -0.4 + 0.2 * k
        spot = (w * t, h * 0.99, 0.03) if model.held else (w * t, h * 0.14, d * 0.5)
        ball(m, spot, 0.045, (206, 140, 70), 0.5)


def rope(m: SolidBuilder, model: Model) -> None:
    """A coil of rope with a loose end."""
    w, h, _ = model.size
    thick = min(0.03, w * 0.07)
    for k in range(3):
        r = w * (0.44 - 0.03 * k)
        ring = m.ellipse((0, thick + k * (h - 2 * thick) / 2, 0), (0, 2), (r, r), 16)
        m.rod([(*p, thick) for p in [*ring, ring[0]]], model.colour, outline=0.5)
    m.rod(
        [
            (w * 0.4, h * 0.9, w * 0.1, thick),
            (w * 0.56, h * 0.3, w * 0.24, thick),
            (w * 0.7, thick, w * 0.2, thick),
            (w * 0.86, thick, w * 0.36, thick),
        ],
        model.colour,
        outline=0.5,
    )


def leash(m: SolidBuilder, model: Model) -> None:
    """A rope that hangs between two points: from its near end to the far one, which is up or down."""
    _, h, d = model.size
    rise = h if model.pose != "down" else -h
    low = 0.0 if rise >= 0 else h
    sag = 0.1 * d
    points = []
    for k in range(9):
        t = k / 8
        points.append((0.0, low + rise * t - sag * 4 * t * (1 - t), d * (t - 0.5), 0.012))
    m.rod(points, model.colour, outline=0.6)


def anchor(m: SolidBuilder, model: Model) -> None:
    """An anchor that stands on its flukes."""
    w, h, d = model.size
    iron, t = model.colour, w * 0.06
    m.rod([(x * w * 0.48, h * 0.44 + y * h * 0.42, 0, t) for x, y in arc(0, 0, 1, 1, 200, 340, 9)], iron)
    for s in (-1, 1):
        prism(
            m,
            [(s * w * 0.5, h * 0.46), (s * w * 0.52, h * 0.2), (s * w * 0.3, h * 0.24)],
            -d * 0.4,
            d * 0.4,
            iron,
        )
    m.tube((0, h * 0.03, 0), (0, h * 0.86, 0), t, iron)
    m.tube((-w * 0.3, h * 0.76, 0), (w * 0.3, h * 0.76, 0), t * 0.8, iron)
    m.rod([(x * t * 1.5, h * 0.92 + y * t * 1.5, 0, t * 0.5) for x, y in arc(0, 0, 1, 1, 0, 360, 10)], iron)


def hay_bale(m: SolidBuilder, model: Model) -> None:
    """A round bale of hay."""
    w, h, _ = model.size
    r = h / 2
    lathe(
        m,
        [(r, -w / 2), (r, w / 2)],
        model.colour,
        at=(0, r, 0),
        axis=0,
        cap=scaled(model.colour, 1.06),
        steps=22,
    )
    for s in (-1, 1):
        if sees(m, s, 0, 0, (s * w / 2, r, 0)):
            spiral = [(s * w * 0.503, r + y * r * k / 18, z * r * k / 18) for k in range(1, 18)
                      for z, y in [arc(0, 0, 1, 1, k * 50, k * 50, 1)[0]]]  # fmt: skip
            m.line(spiral, 0.5)
    for k in range(6):
        x = w * (-0.42 + 0.16 * k)
        m.line([(x, r * 1.7, r * 0.72), (x + w * 0.05, r * 1.2, r * 0.99)], 0.4)


def scarecrow(m: SolidBuilder, model: Model) -> None:
    """A scarecrow on its cross of wood."""
    w, h, _ = model.size
    m.tube((0, 0, 0), (0, h * 0.9, 0), 0.035, WOOD)
    m.tube((-w / 2, h * 0.68, 0), (w / 2, h * 0.68, 0), 0.028, WOOD)
    coat = [(0.12, 0.26), (0.16, 0.3), (0.12, 0.62), (0.42, 0.64), (0.43, 0.72), (0.1, 0.75)]
    prism(m, mirrored([(x * w, y * h) for x, y in coat]), -0.06, 0.06, model.colour, crease=0)
    for s in (-1, 1):
        for k in (-1, 0, 1):
            m.line([(s * w * 0.43, h * 0.68, 0), (s * w * 0.52, h * (0.68 + 0.03 * k), 0.02)], 0.9)
            m.line([(w * 0.06 * k, h * 0.27, 0.06), (w * 0.1 * k + s * 0.02, h * 0.18, 0.06)], 0.9)
    ball(m, (0, h * 0.82, 0), h * 0.075, (216, 184, 128))
    if sees(m, 0, 0, 1, (0, h * 0.8, 0)):
        for s in (-1, 1):
            ball(m, (s * h * 0.028, h * 0.83, h * 0.07), h * 0.01, DARK, 0)
        m.line(
            [(-h * 0.03, h * 0.795, h * 0.07), (0, h * 0.785, h * 0.075), (h * 0.03, h * 0.795, h * 0.07)],
            0.9,
        )
    lathe(
        m,
        [(h * 0.13, h * 0.86), (h * 0.13, h * 0.865), (h * 0.07, h * 0.87), (h * 0.05, h * 0.95), (0.01, h)],
        (176, 140, 84),
    )


def puddle(m: SolidBuilder, model: Model) -> None:
    """A puddle or pool of something."""
    w, _, d = model.size
    hand = random.Random(model.seed)
    ring = [
        (x * hand.uniform(0.8, 1.1), 0.004, z * hand.uniform(0.8, 1.1))
        for x, _, z in m.ellipse((0, 0, 0), (0, 2), (w / 2, d / 2), 14)
    ]
    m.face(ring, model.colour, edge=0.5, value=1.0)
    m.face(
        flat(-w * 0.2, -d * 0.14, w * 0.05, -d * 0.06, 0.006), mix(model.colour, (255, 255, 255), 0.4), edge=0
    )
    disc_at(
        m, (w * 0.16, 0.006, d * 0.1), w * 0.08, mix(model.colour, (255, 255, 255), 0.3), plane=(0, 2), edge=0
    )


OUTDOORS: dict[str, Drawer] = {
    "tent": tent,
    "campfire": campfire,
    "log": log,
    "rock": rock,
    "net": net,
    "rope": rope,
    "leash": leash,
    "anchor": anchor,
    "hay_bale": hay_bale,
    "scarecrow": scarecrow,
    "puddle": puddle,
}
