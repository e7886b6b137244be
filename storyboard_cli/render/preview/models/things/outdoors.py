"""Out of doors: camps, fields, shores, and games in the open. Others are in `shapes/outdoors.yaml`."""

from __future__ import annotations

import random
from itertools import pairwise

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    arc,
    ball,
    disc_at,
    flame,
    flat,
    lathe,
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
    "leash": leash,
    "hay_bale": hay_bale,
    "puddle": puddle,
}
