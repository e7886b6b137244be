"""Churches, courts and palaces: what stands in them. Others are in `shapes/halls.yaml`."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    STONE,
    WHITE,
    Part,
    arc,
    ball,
    by_depth,
    flame,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_CROSS = mirrored([(0.13, 0), (0.13, 0.58), (0.5, 0.58), (0.5, 0.76), (0.13, 0.76), (0.13, 1)])


def cross(m: SolidBuilder, model: Model) -> None:
    """A cross."""
    w, h, d = model.size
    prism(m, [(x * w, y * h) for x, y in _CROSS], -d / 2, d / 2, model.colour)


def altar(m: SolidBuilder, model: Model) -> None:
    """An altar under a white cloth, with a cross and two candles; who stands before it is ahead."""
    w, h, d = model.size
    table = h * 0.62
    m.box((0, 0, 0), (w * 1.1, h * 0.08, d * 1.3), STONE)
    m.box((0, h * 0.08, 0), (w * 0.9, table - h * 0.08, d * 0.85), model.colour)
    m.box((0, table, 0), (w, h * 0.05, d), WHITE)
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, table, s * d / 2)):
            z = s * d * 0.505
            drop = [
                (-w * 0.3, table, z),
                (w * 0.3, table, z),
                (w * 0.3, table * 0.5, z),
                (w * 0.15, table * 0.42, z),
                (0, table * 0.5, z),
                (-w * 0.15, table * 0.42, z),
                (-w * 0.3, table * 0.5, z),
            ]
            m.face(drop, WHITE, edge=0.5)
            m.face(
                [(x * h * 0.16, table * 0.58 + y * h * 0.16, z * 1.01) for x, y in _CROSS], BRASS, edge=0.4
            )
    top = table + h * 0.05
    cross(m.moved(0, top, 0), Model((h * 0.2, h * 0.32, 0.04), BRASS))
    for x in (-0.34, 0.34):
        m.tube((x * w, top, 0), (x * w, top + h * 0.18, 0), 0.03, WHITE, outline=0.6)
        flame(m, (x * w, top + h * 0.18, 0), h * 0.09)


def gravestone(m: SolidBuilder, model: Model) -> None:
    """A gravestone with a rounded head; without words it says R.I.P."""
    w, h, d = model.size
    m.box((0, 0, 0), (w * 1.16, h * 0.1, d * 2.0), scaled(model.colour, 0.85))
    half = [(w * 0.48, h * 0.1), (w * 0.48, h * 0.66)]
    outline = mirrored([*half, *[(x, h * 0.66 + y) for x, y in arc(0, 0, w * 0.48, h * 0.34, 12, 84, 5)]])
    front = prism(m, outline, -d / 2, d / 2, model.colour, crease=0)
    z = d * 0.505 if front else -d * 0.505
    letter_face(
        m,
        model.text or "R.I.P.",
        rect(-w * 0.42, h * 0.34, w * 0.42, h * 0.84, z),
        on=model.colour,
        tallest=0.34,
        ink=model.ink,
    )
    for x in (-0.5, -0.3, 0.36, 0.52):
        m.shape([(w * x - 0.03, 0, d), (w * x, h * 0.14, d), (w * x + 0.04, 0, d)], (118, 140, 88), edge=0.4)


def statue(m: SolidBuilder, model: Model) -> None:
    """A statue of somebody on a plinth, one arm raised."""
    w, h, d = model.size
    stone, base = model.colour, h * 0.34
    m.box((0, 0, 0), (w, base * 0.16, d), scaled(stone, 0.92))
    m.box((0, base * 0.16, 0), (w * 0.8, base * 0.72, d * 0.8), scaled(stone, 0.9))
    m.box((0, base * 0.88, 0), (w * 0.92, base * 0.12, d * 0.92), stone)
    letter_face(
        m, model.text, rect(-w * 0.36, base * 0.3, w * 0.36, base * 0.78, d * 0.405), on=stone, ink=model.ink
    )
    k = h - base

    def at(x: float, y: float, z: float, r: float) -> tuple[float, float, float, float]:
        return (x * k, base + y * k, z * k, r * k)

    m.rod([at(-0.1, 0.78, 0, 0.05), at(-0.2, 0.6, 0.02, 0.045), at(-0.14, 0.46, 0.08, 0.035)], stone)
    lathe(m.moved(0, base, 0), [(k * 0.17, 0), (k * 0.15, k * 0.2), (k * 0.11, k * 0.5), (k * 0.14, k * 0.76),
                                (k * 0.05, k * 0.84)], stone, squash=0.7)  # fmt: skip
    m.rod([at(0.1, 0.78, 0, 0.05), at(0.24, 0.86, 0.04, 0.042), at(0.3, 1.0, 0.08, 0.035)], stone)
    ball(m, at(0, 0.92, 0, 0)[:3], k * 0.075, stone)
    for x in (-0.07, 0.0, 0.06):
        m.line([at(x * 0.6, 0.5, 0.09, 0)[:3], at(x * 1.6, 0.03, 0.12, 0)[:3]], 0.5)


def throne(m: SolidBuilder, model: Model) -> None:
    """A throne: a high carved back, red cushions, a step."""
    w, h, d = model.size
    wood = model.colour
    half = [(0.44, 0), (0.44, 0.84), (0.5, 0.88), (0.4, 0.93), (0.2, 0.9), (0.1, 0.97)]
    back = [(x * w, y * h) for x, y in mirrored([*half, (0.0, 1.0)])]

    def rear() -> None:
        if prism(m, back, -d * 0.46, -d * 0.34, wood, crease=0.2):
            m.face(rect(-w * 0.3, h * 0.34, w * 0.3, h * 0.82, -d * 0.335), (158, 46, 50), edge=0.6)
            ball(m, (0, h * 0.9, -d * 0.32), w * 0.05, (90, 130, 170), 0.5)

    m.box((0, 0, 0), (w * 1.1, h * 0.05, d * 1.15), (150, 54, 54))
    seat = partial(m.box, (0, h * 0.05, 0), (w * 0.84, h * 0.2, d * 0.86), wood)
    parts: list[Part] = [((0.0, h * 0.3, -d * 0.5), rear), ((0.0, h * 0.1, 0.0), seat)]

    def arm(s: int) -> None:
        m.box((s * w * 0.4, h * 0.05, d * 0.38), (w * 0.1, h * 0.36, d * 0.12), wood)
        m.box((s * w * 0.4, h * 0.38, 0.02), (w * 0.12, h * 0.04, d * 0.84), scaled(wood, 1.1))
        ball(m, (s * w * 0.4, h * 0.41, d * 0.44), w * 0.07, wood)

    parts += [((-w * 0.4, h * 0.3, 0.1), partial(arm, -1)), ((w * 0.4, h * 0.3, 0.1), partial(arm, 1))]
    parts.append(
        (
            (0.0, h * 0.3, 0.02),
            partial(m.box, (0, h * 0.25, 0.02), (w * 0.7, h * 0.05, d * 0.8), (158, 46, 50)),
        )
    )
    by_depth(m, parts)


HALLS: dict[str, Drawer] = {"altar": altar, "gravestone": gravestone, "statue": statue, "throne": throne}
