"""Buildings that stand far off or near: small ones of a few walls and a roof that tells what they are.

Others are in `shapes/buildings.yaml`.
"""

from __future__ import annotations

import random

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    GLASS,
    WHITE,
    WOOD,
    arc,
    by_depth,
    lathe,
    prism,
    rect,
    sees,
    wall,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_PANE: Rgb = (128, 150, 162)
_LIT: Rgb = (252, 222, 140)


def _windows(
    m: SolidBuilder, model: Model, w: float, d: float, y0: float, y1: float, xs: tuple[float, ...]
) -> None:
    """Windows on all four walls of a block."""
    pane = _LIT if model.lit else _PANE
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            for x in xs:
                m.face(rect(w * (x - 0.05), y0, w * (x + 0.05), y1, s * d * 0.502), pane, edge=0.5)
        if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
            for x in xs:
                m.face(wall(d * (x - 0.05), y0, d * (x + 0.05), y1, s * w * 0.502), pane, edge=0.5)


def _roofed(m: SolidBuilder, w: float, d: float, y: float, h: float, roof: Rgb, gable: Rgb) -> None:
    """A saddle roof along the ahead axis, its gables ahead and behind."""
    prism(m, [(-w * 0.5, y), (w * 0.5, y), (0, h)], -d / 2, d / 2, roof, front=gable)
    over = [
        (-w * 0.56, y - (h - y) * 0.12),
        (-w * 0.5, y - (h - y) * 0.12),
        (0, h - (h - y) * 0.06),
        (w * 0.5, y - (h - y) * 0.12),
        (w * 0.56, y - (h - y) * 0.12),
        (0, h * 1.01),
    ]
    prism(m, over, -d * 0.54, d * 0.54, roof, crease=0.4)


def lighthouse(m: SolidBuilder, model: Model) -> None:
    """A lighthouse, red and white."""
    w, h, _ = model.size
    r = w * 0.42
    for k in range(5):
        a, b = 0.78 * k / 5, 0.78 * (k + 1) / 5
        lathe(
            m,
            [(r * (1 - 0.42 * a), h * a), (r * (1 - 0.42 * b), h * b)],
            model.colour if k % 2 == 0 else WHITE,
            steps=18,
            weight=0.5,
        )
    lathe(m, [(r * 0.9, h * 0.78), (r * 0.9, h * 0.8)], DARK)
    lathe(
        m,
        [(r * 0.5, h * 0.8), (r * 0.5, h * 0.91)],
        (255, 240, 180) if model.lit else (236, 232, 200),
        steps=10,
    )
    lathe(m, [(r * 0.66, h * 0.91), (r * 0.1, h)], model.colour)
    m.board.light_lamp(m.at(0, h * 0.86, 0), h * 0.5)
    if sees(m, 0, 0, 1, (0, 0, r)):
        m.shape(
            [(-r * 0.2, 0, r), (r * 0.2, 0, r), (r * 0.2, h * 0.1, r * 0.96), (-r * 0.2, h * 0.1, r * 0.96)],
            DARK,
            edge=0.5,
        )


def windmill(m: SolidBuilder, model: Model) -> None:
    """A windmill, its sails ahead."""
    w, h, _ = model.size
    body, r = h * 0.66, w * 0.2
    behind = not sees(m, 0, 0, 1, (0, body, r))
    hub = body * 1.02

    def mill() -> None:
        lathe(m, [(r * 1.25, 0), (r * 0.8, body)], model.colour, steps=10)
        lathe(m, [(r * 0.95, body), (r * 0.7, body * 1.12), (r * 0.1, body * 1.2)], (120, 82, 60), steps=10)
        if not behind:
            m.shape(
                [
                    (-r * 0.22, 0, r * 1.2),
                    (r * 0.22, 0, r * 1.2),
                    (r * 0.22, body * 0.22, r * 1.1),
                    (-r * 0.22, body * 0.22, r * 1.1),
                ],
                (104, 74, 52),
            )
            m.shape(
                rect(-r * 0.15, body * 0.52, r * 0.15, body * 0.64, r * 1.0),
                _LIT if model.lit else _PANE,
                edge=0.6,
            )

    def sails() -> None:
        z, reach = r * 1.1, w * 0.48
        m.tube((0, hub, 0), (0, hub, z), r * 0.1, WOOD)
        for k in range(4):
            (cx, cy), _ = arc(0, 0, 1, 1, 24 + 90 * k, 24 + 90 * k, 1)
            sx, sy = -cy, cx
            half = reach * 0.2
            m.shape(
                [
                    (cx * reach * 0.2, hub + cy * reach * 0.2, z),
                    (cx * reach, hub + cy * reach, z),
                    (cx * reach + sx * half, hub + cy * reach + sy * half, z),
                    (cx * reach * 0.2 + sx * half, hub + cy * reach * 0.2 + sy * half, z),
                ],
                (232, 224, 204),
                edge=0.7,
            )
            for t in (0.4, 0.6, 0.8):
                m.line(
                    [
                        (cx * reach * t, hub + cy * reach * t, z),
                        (cx * reach * t + sx * half, hub + cy * reach * t + sy * half, z),
                    ],
                    0.4,
                )
            m.tube((0, hub, z), (cx * reach, hub + cy * reach, z), r * 0.05, WOOD, outline=0.5)

    for draw in (sails, mill) if behind else (mill, sails):
        draw()


def hangar(m: SolidBuilder, model: Model) -> None:
    """A hangar: a round roof of iron, a wide open gate ahead."""
    w, h, d = model.size
    arch = [(x, y) for x, y in arc(0, h * 0.3, w / 2, h * 0.7, 0, 180, 12)]
    outline = [(w / 2, 0.0), *arch, (-w / 2, 0.0)]
    prism(m, outline, -d / 2, d / 2, model.colour, crease=0.25)
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            z = s * d * 0.503
            m.face(
                rect(-w * 0.38, 0, w * 0.38, h * 0.58, z),
                (62, 66, 72) if s > 0 else scaled(model.colour, 0.85),
                edge=0.8,
            )
            if s > 0:
                for x in (-0.38, -0.29, 0.29, 0.38):
                    m.face(
                        rect(w * (x - 0.04), 0, w * (x + 0.04), h * 0.58, z * 1.002),
                        scaled(model.colour, 0.86),
                        edge=0.5,
                    )
            letter_face(
                m, model.text, rect(-w * 0.3, h * 0.62, w * 0.3, h * 0.86, z), on=model.colour, ink=model.ink
            )


def block_of_flats(m: SolidBuilder, model: Model) -> None:
    """A tall building of many windows."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    m.box((0, h, 0), (w * 0.4, h * 0.04, d * 0.4), scaled(model.colour, 0.8))
    hand = random.Random(model.seed)
    floors = max(4, min(12, round(h / 4)))
    for k in range(floors):
        y0 = h * (0.08 + 0.9 * k / floors)
        _windows(
            m,
            Model(model.size, model.colour, lit=model.lit and hand.random() < 0.5),
            w,
            d,
            y0,
            y0 + h * 0.5 / floors,
            (-0.34, -0.12, 0.12, 0.34),
        )
    letter_face(
        m,
        model.text,
        rect(-w * 0.4, 0.2, w * 0.4, h * 0.08, d * 0.505),
        on=model.colour,
        tallest=0.8,
        ink=model.ink,
    )


def church(m: SolidBuilder, model: Model) -> None:
    """A church with its steeple ahead."""
    w, h, d = model.size
    eaves, nave = h * 0.3, h * 0.5
    t = w * 0.42

    def nave_() -> None:
        body = m.moved(0, 0, -d * 0.12)
        body.box((0, 0, 0), (w, eaves, d * 0.76), model.colour)
        _roofed(body, w, d * 0.76, eaves, nave, (110, 92, 88), model.colour)
        _windows(body, model, w, d * 0.76, eaves * 0.3, eaves * 0.8, (-0.3, 0.0, 0.3))

    def steeple() -> None:
        s = m.moved(0, 0, d * 0.38)
        s.box((0, 0, 0), (t, h * 0.62, t), model.colour)
        lathe(s, [(t * 0.72, h * 0.62), (0.02, h * 0.92)], (110, 92, 88), steps=4)
        s.line([(0, h * 0.92, 0), (0, h, 0)], 1.2)
        s.line([(-t * 0.12, h * 0.97, 0), (t * 0.12, h * 0.97, 0)], 1.2)
        if sees(s, 0, 0, 1, (0, 0, t / 2)):
            s.face(
                [
                    (x, y, t * 0.505)
                    for x, y in [
                        (-t * 0.22, 0),
                        (t * 0.22, 0),
                        *[(x, eaves * 0.45 + y) for x, y in arc(0, 0, t * 0.22, eaves * 0.24, 0, 180, 8)],
                    ]
                ],
                (96, 66, 48),
                edge=0.7,
            )
            s.shape(s.ellipse((0, h * 0.48, t * 0.51), (0, 1), (t * 0.22, t * 0.22)), WHITE, edge=0.7)

    by_depth(m, [((0, 0, -d * 0.3), nave_), ((0, 0, d * 0.4), steeple)])


def greenhouse_(m: SolidBuilder, model: Model) -> None:
    """A glass house."""
    w, h, d = model.size
    glass = mix(GLASS, model.colour, 0.2)
    m.box((0, 0, 0), (w, h * 0.62, d), glass)
    prism(m, [(-w / 2, h * 0.62), (w / 2, h * 0.62), (0, h)], -d / 2, d / 2, glass)
    for k in range(1, 6):
        x = w * (k / 6 - 0.5)
        for z in (-d / 2, d / 2):
            if sees(m, 0, 0, z, (0, 0, z)):
                m.line([(x, 0, z * 1.002), (x, h * (1 - 0.76 * abs(x) / w), z * 1.002)], 0.6)
        zz = d * (k / 6 - 0.5)
        for s in (-1, 1):
            if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
                m.line([(s * w * 0.501, 0, zz), (s * w * 0.501, h * 0.62, zz), (0, h, zz)], 0.6)


BUILDINGS: dict[str, Drawer] = {
    "lighthouse": lighthouse,
    "windmill": windmill,
    "hangar": hangar,
    "block_of_flats": block_of_flats,
    "church": church,
    "greenhouse": greenhouse_,
}
