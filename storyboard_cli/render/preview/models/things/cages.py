"""Cages, tanks, prizes and games on a table: what takes more than `shapes/cages.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    GLASS,
    WOOD,
    arc,
    ball,
    disc_at,
    lathe,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def toy_train(m: SolidBuilder, model: Model) -> None:
    """A toy engine with its chimney."""
    w, h, d = model.size
    m.box((0, h * 0.2, 0), (w * 0.8, h * 0.12, d), DARK)
    lathe(m, [(w * 0.32, -d * 0.1), (w * 0.32, d * 0.46)], model.colour, at=(0, h * 0.5, 0), axis=2)
    m.box((0, h * 0.3, -d * 0.3), (w * 0.86, h * 0.56, d * 0.36), scaled(model.colour, 0.9))
    m.box((0, h * 0.86, -d * 0.3), (w, h * 0.08, d * 0.44), DARK)
    lathe(m, [(w * 0.1, h * 0.66), (w * 0.1, h * 0.9), (w * 0.18, h)], DARK, at=(0, 0, d * 0.32))
    side = 1 if sees(m, 1, 0, 0) else -1
    for z in (-0.32, 0.04, 0.34):
        lathe(
            m,
            [(h * 0.16, -w * 0.05), (h * 0.16, w * 0.05)],
            (190, 150, 70),
            at=(side * w * 0.42, h * 0.17, z * d),
            axis=0,
            steps=14,
        )


def chessboard(m: SolidBuilder, model: Model) -> None:
    """A chessboard with a few men on it."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.2, d), WOOD)
    y = h * 0.2
    for i in range(8):
        for k in range(i % 2, 8, 2):
            x, z = w * (-0.46 + 0.115 * i), d * (-0.46 + 0.115 * k)
            m.face(
                [(x, y, z), (x + w * 0.115, y, z), (x + w * 0.115, y, z + d * 0.115), (x, y, z + d * 0.115)],
                (66, 48, 38),
                edge=0,
            )
    men = sorted(
        ((-3, -2, 0), (2, -3, 0), (0, 0, 1), (3, 1, 1), (-2, 2, 0), (1, 3, 1)),
        key=lambda p: -m.board.lens.depth(m.at(p[0], 0, p[1])),
    )
    for i, k, white in men:
        at = (w * (0.0575 + 0.115 * i), y, d * (0.0575 + 0.115 * k))
        colour: Rgb = (236, 226, 200) if white else (50, 44, 42)
        lathe(
            m,
            [(w * 0.045, 0), (w * 0.02, h * 0.2), (w * 0.018, h * 0.5), (w * 0.03, h * 0.56)],
            colour,
            at=at,
            steps=7,
            weight=0.6,
        )
        ball(m, (at[0], y + h * 0.66, at[2]), w * 0.028, colour, 0.5)


def birdcage(m: SolidBuilder, model: Model) -> None:
    """A birdcage with a bird on its perch."""
    w, h, _ = model.size
    r, dome = w / 2, h * 0.62
    metal = model.colour
    lathe(m, [(r * 1.04, 0), (r * 1.04, h * 0.07)], metal)

    def bars(front: bool) -> None:
        for k in range(18):
            x, _, z = m.ellipse((0, 0, 0), (0, 2), (r, r), 18)[k]
            if sees(m, x, 0, z, (x, h / 2, z)) is front:
                line = [
                    (x, h * 0.06, z),
                    (x, dome, z),
                    *[(x * c, dome + s * h * 0.28, z * c) for c, s in arc(0, 0, 1, 1, 20, 90, 5)],
                ]
                m.line(line, 0.7)

    bars(False)
    m.tube((-r * 0.7, h * 0.3, 0), (r * 0.7, h * 0.3, 0), r * 0.04, WOOD, outline=0.5)
    yellow: Rgb = (232, 196, 80)
    m.rod([(-r * 0.1, h * 0.4, 0, r * 0.2), (r * 0.08, h * 0.5, 0, r * 0.14)], yellow)
    m.rod(
        [(-r * 0.2, h * 0.36, 0, r * 0.1), (-r * 0.5, h * 0.26, 0, r * 0.04)],
        scaled(yellow, 0.8),
        outline=0.6,
    )
    m.rod([(r * 0.2, h * 0.5, 0, r * 0.05), (r * 0.3, h * 0.49, 0, r * 0.01)], (226, 130, 60), outline=0.4)
    ball(m, (r * 0.12, h * 0.53, r * 0.1), r * 0.03, DARK, 0)
    bars(True)
    for y in (0.07, 0.62):
        ring = m.ellipse((0, h * y, 0), (0, 2), (r, r), 20)
        m.line([*ring, ring[0]], 0.8)
    m.rod(
        [(x * r * 0.16, h * 0.94 + y * r * 0.16, 0, r * 0.03) for x, y in arc(0, 0, 1, 1, 0, 360, 10)],
        metal,
        outline=0.5,
    )


def aquarium(m: SolidBuilder, model: Model) -> None:
    """A glass tank: water, gravel, weeds, fish."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), mix(GLASS, (120, 180, 210), 0.6))
    side = next((s for s in (1, -1) if sees(m, 0, 0, s, (0, 0, s * d / 2))), 1)
    z = side * d * 0.505
    if sees(m, 0, 0, side, (0, 0, z)):
        m.face(rect(-w * 0.48, h * 0.03, w * 0.48, h * 0.16, z), (206, 184, 140), edge=0.4)
        for x in (-0.36, -0.28, 0.3):
            m.line(
                [
                    (w * x, h * 0.14, z),
                    (w * (x + 0.04), h * 0.34, z),
                    (w * (x - 0.02), h * 0.5, z),
                    (w * (x + 0.02), h * 0.7, z),
                ],
                1.6,
            )
        for x, y, c in ((-0.1, 0.6, (226, 120, 50)), (0.16, 0.4, model.colour), (-0.2, 0.34, (226, 190, 70))):
            m.shape(
                [(w * x + u, h * y + v, z) for u, v in arc(0, 0, w * 0.07, h * 0.08, 0, 340, 12)], c, edge=0.6
            )
            m.shape(
                [
                    (w * x - w * 0.06, h * y, z),
                    (w * x - w * 0.12, h * (y + 0.08), z),
                    (w * x - w * 0.12, h * (y - 0.08), z),
                ],
                c,
                edge=0.6,
            )
            disc_at(m, (w * x + w * 0.035, h * (y + 0.02), z * 1.01), w * 0.008, DARK, edge=0)
    for y in (0.0, 0.96):
        m.box((0, h * y, 0), (w * 1.02, h * 0.05, d * 1.04), (60, 62, 68), edge=0.6)


def christmas_tree(m: SolidBuilder, model: Model) -> None:
    """A Christmas tree with balls and a star."""
    w, h, _ = model.size
    m.tube((0, 0, 0), (0, h * 0.2, 0), w * 0.06, WOOD)
    for y, k, top in ((0.1, 0.5, 0.5), (0.34, 0.4, 0.72), (0.56, 0.28, 0.93)):
        lathe(m, [(w * k, h * y), (w * 0.05, h * top)], model.colour, steps=14)
    for k, (x, y) in enumerate(
        (
            (-0.3, 0.16),
            (0.1, 0.14),
            (0.32, 0.2),
            (-0.18, 0.38),
            (0.16, 0.42),
            (-0.06, 0.6),
            (0.12, 0.66),
            (-0.02, 0.28),
        )
    ):
        ball(
            m,
            (x * w, h * y, w * (0.42 - 0.4 * y)),
            w * 0.035,
            ((200, 60, 56), (226, 190, 80), (90, 130, 180))[k % 3],
            0.4,
        )
    star = [
        p
        for k in range(5)
        for p in (
            arc(0, 0, w * 0.09, w * 0.09, 90 + 72 * k, 0, 1)[0],
            arc(0, 0, w * 0.04, w * 0.04, 126 + 72 * k, 0, 1)[0],
        )
    ]
    m.shape([(x, h * 0.96 + y, 0) for x, y in star], (244, 206, 90), value=1.1)


CAGES: dict[str, Drawer] = {
    "birdcage": birdcage,
    "aquarium": aquarium,
    "chessboard": chessboard,
    "christmas_tree": christmas_tree,
    "toy_train": toy_train,
}
