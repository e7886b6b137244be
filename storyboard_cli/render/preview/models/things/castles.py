"""Castles, towers, bridges and ruins."""

from __future__ import annotations

import random
from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    IRON,
    STONE,
    arc,
    by_depth,
    flat,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _crown(m: SolidBuilder, r: float, y: float, tall: float, colour: Rgb, count: int = 10) -> None:
    """Battlements round the top of a tower."""
    half = r * 0.17
    spots = m.ellipse((0, y, 0), (0, 2), (r, r), count)
    for x, _, z in sorted(spots, key=lambda s: -m.board.lens.depth(m.at(*s))):
        block = [(x + i * half, v, z + k * half) for i in (-1, 1) for k in (-1, 1) for v in (y, y + tall)]
        m.shape(block, colour, value=0.96, convex=True, edge=0.5)


def tower(m: SolidBuilder, model: Model) -> None:
    """A castle tower with battlements and slits."""
    w, h, _ = model.size
    r = w * 0.42
    lathe(
        m,
        [(r * 1.08, 0), (r, h * 0.1), (r * 0.96, h * 0.8), (r * 1.14, h * 0.86), (r * 1.14, h * 0.92)],
        model.colour,
        steps=22,
    )
    _crown(m, r * 1.02, h * 0.92, h * 0.08, model.colour)
    for y, a in ((0.3, 60), (0.5, 110), (0.68, 80), (0.5, 250), (0.3, 300)):
        (x, z), _ = arc(0, 0, r, r, a, a, 1)
        if sees(m, x, 0, z, (x, h * y, z)):
            m.shape(
                [
                    (x * 0.98 + dx * r * 0.05, h * (y + dy), z * 0.98)
                    for dx, dy in ((-1, 0), (1, 0), (1, 0.07), (-1, 0.07))
                ],
                DARK,
                edge=0.4,
            )
    _stones(m, r * 0.98, h * 0.8, model.seed)


def _stones(m: SolidBuilder, r: float, h: float, seed: int) -> None:
    hand = random.Random(seed)
    for _ in range(16):
        a, y = hand.uniform(0, 360), h * hand.uniform(0.06, 0.95)
        (x, z), _last = arc(0, 0, r, r, a, a, 1)
        (x2, z2), _last = arc(0, 0, r, r, a + 12, a + 12, 1)
        if sees(m, x, 0, z, (x, y, z)):
            m.line([(x, y, z), (x2, y, z2)], 0.4)


def castle(m: SolidBuilder, model: Model) -> None:
    """A castle: walls between four towers, a gate ahead, a keep."""
    w, h, d = model.size
    stone = model.colour
    low = h * 0.46
    parts = []
    for x in (-0.42, 0.42):
        for z in (-0.42, 0.42):
            spot = (x * w, 0.0, z * d)
            parts.append((spot, partial(_castle_tower, m.moved(*spot), w * 0.09, h * 0.66, stone)))
    for s in (-1, 1):
        parts.append(
            ((0.0, 0.0, s * d * 0.43), partial(m.box, (0, 0, s * d * 0.4), (w * 0.8, low, d * 0.06), stone))
        )
        parts.append(
            ((s * w * 0.43, 0.0, 0.0), partial(m.box, (s * w * 0.4, 0, 0), (w * 0.06, low, d * 0.8), stone))
        )
    parts.append(((0.0, 0.0, 0.0), partial(_castle_tower, m, w * 0.14, h * 0.92, scaled(stone, 0.95))))
    by_depth(m, parts)
    if sees(m, 0, 0, 1, (0, 0, d * 0.43)):
        z = d * 0.435
        m.face(
            [
                (x, y, z)
                for x, y in [
                    (-w * 0.08, 0),
                    *reversed([(x, low * 0.45 + y) for x, y in arc(0, 0, w * 0.08, low * 0.3, 0, 180, 8)]),
                    (w * 0.08, 0),
                ]
            ],
            DARK,
            edge=0.8,
        )
        for k in range(7):
            x = w * (-0.3 + 0.1 * k)
            m.box((x, low, d * 0.41), (w * 0.05, low * 0.12, d * 0.03), stone, edge=0.5)
    m.line([(0, h * 0.92, 0), (0, h * 1.08, 0)], 0.8)
    m.shape([(0, h * 1.08, 0), (w * 0.09, h * 1.05, 0), (0, h * 1.02, 0)], (180, 52, 48), edge=0.5)


def _castle_tower(m: SolidBuilder, r: float, h: float, stone: Rgb) -> None:
    lathe(m, [(r * 1.05, 0), (r, h * 0.9), (r * 1.16, h * 0.93), (r * 1.16, h)], stone, steps=10)
    _crown(m, r, h, r * 0.4, stone, 6)
    if sees(m, 0, 0, 1, (0, h * 0.6, r)):
        m.shape(
            [
                (-r * 0.1, h * 0.62, r),
                (r * 0.1, h * 0.62, r),
                (r * 0.1, h * 0.72, r),
                (-r * 0.1, h * 0.72, r),
            ],
            DARK,
            edge=0.3,
        )


def ruins(m: SolidBuilder, model: Model) -> None:
    """Broken walls with an empty arch, and fallen blocks."""
    w, h, d = model.size
    stone = model.colour
    outline = [
        (-0.5, 0),
        (-0.2, 0),
        (-0.2, 0.4),
        *[(-0.05 + x, 0.4 + y) for x, y in arc(0, 0, 0.15, 0.2, 180, 0, 6)],
        (0.1, 0),
        (0.5, 0),
        (0.5, 0.2),
        (0.4, 0.26),
        (0.36, 0.5),
        (0.26, 0.56),
        (0.2, 0.86),
        (0.04, 0.8),
        (-0.1, 1.0),
        (-0.26, 0.9),
        (-0.3, 0.62),
        (-0.42, 0.58),
        (-0.5, 0.3),
    ]
    prism(m, [(x * w, y * h) for x, y in outline], -d * 0.3, -d * 0.1, stone, crease=0.3)
    for k, (x, z) in enumerate(((-0.4, 0.1), (0.3, 0.2), (0.45, 0.4), (-0.2, 0.35), (0.02, 0.3))):
        m.box(
            (x * w, 0, z * d),
            (w * 0.08, h * (0.06 + 0.03 * (k % 3)), d * 0.12),
            scaled(stone, 0.95),
            edge=0.6,
        )
    lathe(
        m,
        [(w * 0.06, 0), (w * 0.05, h * 0.42), (w * 0.055, h * 0.44)],
        stone,
        at=(w * 0.36, 0, d * 0.05),
        steps=12,
    )
    for x, y in ((-0.4, 0.3), (-0.28, 0.5), (0.3, 0.3), (0.2, 0.55), (0.4, 0.12)):
        m.line([(w * x, h * y, -d * 0.09), (w * (x + 0.06), h * y, -d * 0.09)], 0.5)


def bridge(m: SolidBuilder, model: Model) -> None:
    """An arched stone bridge along its width."""
    w, h, d = model.size
    deck = [
        (-w / 2, h * 0.5),
        *[(x, h * 0.5 + y) for x, y in reversed(arc(0, 0, w / 2, h * 0.34, 8, 172, 10))],
        (w / 2, h * 0.5),
        (w / 2, 0),
        (w * 0.3, 0),
        *arc(0, 0, w * 0.3, h * 0.6, 0, 180, 10),
        (-w * 0.3, 0),
        (-w / 2, 0),
    ]
    prism(m, deck, -d / 2, d / 2, model.colour, crease=0)
    front = d / 2 if sees(m, 0, 0, 1, (0, 0, d / 2)) else -d / 2
    for x, y in arc(0, 0, w * 0.3, h * 0.6, 10, 170, 8):
        m.line([(x, y, front * 1.003), (x * 1.16, y * 1.12, front * 1.003)], 0.5)
    for z in (-d / 2, d / 2):
        rail = [(x, h * 0.5 + y, z) for x, y in reversed(arc(0, 0, w / 2, h * 0.34, 8, 172, 10))]
        m.shape(
            [*rail, *[(x, y + h * 0.16, z) for x, y, z in reversed(rail)]],
            scaled(model.colour, 1.06),
            edge=0.6,
        )


def drawbridge(m: SolidBuilder, model: Model) -> None:
    """A castle gate with its bridge let down ahead on chains."""
    w, h, d = model.size
    stone, back = STONE, -d / 2
    m.box((0, 0, back), (w, h, d * 0.14), stone)
    for s in (-1, 1):
        lathe(
            m,
            [(w * 0.17, 0), (w * 0.16, h * 1.04), (w * 0.18, h * 1.08)],
            stone,
            at=(s * w * 0.46, 0, back),
            steps=14,
        )
        _crown(m.moved(s * w * 0.46, 0, back), w * 0.15, h * 1.08, h * 0.06, stone)
    z = back + d * 0.075
    arch = [
        (-w * 0.24, 0.0),
        (w * 0.24, 0.0),
        *[(x, h * 0.46 + y) for x, y in arc(0, 0, w * 0.24, h * 0.22, 0, 180, 8)],
    ]
    if sees(m, 0, 0, 1, (0, 0, z)):
        m.face([(x, y, z) for x, y in arch], DARK, edge=0.9)
        for k in range(-2, 3):
            m.line([(w * 0.09 * k, h * 0.36, z * 0.99), (w * 0.09 * k, h * 0.64, z * 0.99)], 0.7)
    m.face(flat(-w * 0.26, z, w * 0.26, d / 2, 0.12), model.colour)
    m.face(rect(-w * 0.26, 0, w * 0.26, 0.12, d / 2), scaled(model.colour, 0.7), edge=0.6)
    for k in range(1, 8):
        t = z + (d / 2 - z) * k / 8
        m.line([(-w * 0.26, 0.125, t), (w * 0.26, 0.125, t)], 0.5)
    for s in (-1, 1):
        m.tube((s * w * 0.25, h * 0.72, z), (s * w * 0.25, 0.12, d * 0.42), 0.03, IRON, outline=0.4)


CASTLES: dict[str, Drawer] = {
    "tower": tower,
    "castle": castle,
    "drawbridge": drawbridge,
    "ruins": ruins,
    "bridge": bridge,
}
