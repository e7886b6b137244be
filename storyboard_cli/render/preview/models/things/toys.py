"""Toys, figures of play, and cages: what takes more than `shapes/toys.yaml` says."""

from __future__ import annotations

import math

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    GLASS,
    PAPER,
    STEEL,
    arc,
    ball,
    disc_at,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.solids import SolidBuilder

_SKIN: Rgb = (232, 198, 168)


def doll(m: SolidBuilder, model: Model) -> None:
    """A doll in a dress, sitting; it has one eye where its words say so."""
    w, h, _ = model.size
    c = model.colour
    for s in (-1, 1):
        m.rod([(s * w * 0.16, h * 0.1, 0, w * 0.09), (s * w * 0.2, h * 0.07, w * 0.5, w * 0.07)], _SKIN)
        ball(m, (s * w * 0.2, h * 0.09, w * 0.56), w * 0.1, DARK)
        m.rod([(s * w * 0.2, h * 0.5, 0, w * 0.08), (s * w * 0.46, h * 0.3, w * 0.08, w * 0.06)], _SKIN)
    lathe(
        m,
        [
            (w * 0.46, h * 0.04),
            (w * 0.4, h * 0.14),
            (w * 0.18, h * 0.38),
            (w * 0.24, h * 0.5),
            (w * 0.1, h * 0.57),
        ],
        c,
    )
    lathe(m, [(w * 0.47, h * 0.04), (w * 0.45, h * 0.08)], PAPER, weight=0.4, ends=False)
    hair: Rgb = (190, 140, 70)
    r = h * 0.2
    ball(m, (0, h * 0.78, -w * 0.06), r * 1.08, hair)
    for s in (-1, 1):
        m.rod([(s * r * 0.9, h * 0.76, 0, r * 0.24), (s * r * 1.15, h * 0.56, 0, r * 0.2)], hair)
    if sees(m, 0, 0, 1, (0, h * 0.8, r)):
        ball(m, (0, h * 0.76, w * 0.06), r * 0.92, _SKIN)
        m.shape(
            [(x, h * 0.84 + y, r * 1.0) for x, y in arc(0, 0, r * 0.86, r * 0.4, 0, 180, 8)], hair, edge=0.4
        )
        for s in (-1, 1):
            if s > 0 and "one eye" in model.text.casefold():
                for k in (-1, 1):
                    m.line(
                        [
                            (r * 0.26, h * 0.76 - k * r * 0.1, r * 1.14),
                            (r * 0.48, h * 0.76 + k * r * 0.1, r * 1.14),
                        ],
                        1.0,
                    )
                continue
            disc_at(m, (s * r * 0.37, h * 0.77, r * 1.12), r * 0.17, (250, 250, 246), edge=0.5)
            disc_at(m, (s * r * 0.37, h * 0.77, r * 1.14), r * 0.1, (60, 90, 140), edge=0)
            disc_at(m, (s * r * 0.55, h * 0.69, r * 1.0), r * 0.13, (232, 150, 140), edge=0)
        m.line(
            [(-r * 0.14, h * 0.685, r * 1.14), (0, h * 0.672, r * 1.16), (r * 0.14, h * 0.685, r * 1.14)], 0.9
        )


def toy_car(m: SolidBuilder, model: Model) -> None:
    """A toy car, ahead its bonnet."""
    w, h, d = model.size
    r = h * 0.24
    for s in (-1, 1) if sees(m, 1, 0, 0) else (1, -1):
        if s == (1 if sees(m, 1, 0, 0) else -1):
            side = [
                (-d / 2, r * 0.8),
                (d / 2, r * 0.8),
                (d * 0.5, h * 0.5),
                (d * 0.24, h * 0.58),
                (d * 0.1, h),
                (-d * 0.28, h),
                (-d * 0.42, h * 0.6),
                (-d / 2, h * 0.56),
            ]
            prism(m, side, -w * 0.44, w * 0.44, model.colour, axis=0, crease=0.4)
            x = s * w * 0.45
            m.shape(
                [
                    (x, h * 0.62, d * 0.16),
                    (x, h * 0.92, d * 0.06),
                    (x, h * 0.92, -d * 0.24),
                    (x, h * 0.62, -d * 0.34),
                ],
                GLASS,
                edge=0.5,
            )
        for z in (-0.28, 0.3):
            lathe(
                m,
                [(r, -w * 0.07), (r, w * 0.07)],
                DARK,
                at=(s * w * 0.44, r, z * d),
                axis=0,
                steps=14,
                cap=STEEL,
            )


def toy_block(m: SolidBuilder, model: Model) -> None:
    """Three building blocks with letters."""
    w, h, _ = model.size
    k = min(w * 0.46, h * 0.48)
    for (x, y, z), c, a in (
        ((-0.5, 0, 0), model.colour, "A"),
        ((0.55, 0, 0.1), (90, 140, 180), "B"),
        ((0, 1, 0), (220, 180, 80), "C"),
    ):
        block = m.moved(x * k * 1.05, y * k, z * k)
        block.box((0, 0, 0), (k, k, k), c)
        letter_face(block, a, rect(-k * 0.45, k * 0.05, k * 0.45, k * 0.95, k * 0.505), on=c, tallest=0.7)


def ball_(m: SolidBuilder, model: Model) -> None:
    """A ball with seams, by its colour: a football where it is white."""
    r = model.size[0] / 2
    ball(m, (0, r, 0), r, model.colour)
    bright = min(model.colour) > 190
    lens = m.board.lens
    eye, at = lens.eye, m.at(0, r, 0)
    dx, dz = eye[0] - at[0], eye[2] - at[2]
    size = math.hypot(dx, dz) or 1.0
    ahead = (dx / size, 0.0, dz / size)
    front = SolidBuilder(m.board, at, ((-ahead[2], 0.0, ahead[0]), (0.0, 1.0, 0.0), ahead), m.vivid, m.edge)
    if bright:
        for x, y, k in (
            (0.05, 0.1, 0.3),
            (-0.62, 0.45, 0.24),
            (0.62, 0.55, 0.22),
            (0.7, -0.4, 0.24),
            (-0.5, -0.6, 0.24),
            (0.1, -0.85, 0.14),
        ):
            front.shape(
                [(x * r + u, y * r + v, r * 0.9) for u, v in arc(0, 0, k * r, k * r, 90, 378, 4)],
                DARK,
                edge=0.3,
            )
    else:
        front.line([(u, v, r * 0.3) for u, v in arc(0, 0, r * 0.94, r * 0.3, 180, 360, 10)], 0.7)
        front.line([(u, v, r * 0.3) for u, v in arc(0, 0, r * 0.3, r * 0.94, 90, 270, 10)], 0.7)


TOYS: dict[str, Drawer] = {"doll": doll, "toy_car": toy_car, "toy_block": toy_block, "ball": ball_}
