"""Tents, boats and parked cars that belong to a place."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import DARK, GLASS, P3, WOOD
from storyboard_cli.render.preview.sets.outdoor_objects import STEEL
from storyboard_cli.render.preview.sets.outdoor_parts import (
    is_dark,
)
from storyboard_cli.render.preview.sets.outdoor_plants import across
from storyboard_cli.render.preview.solids import SolidBuilder


def ridge_tent(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A tent with a ridge, its flap open ahead, guys pegged out."""
    w, h, d = size
    left: list[P3] = [(-w / 2, 0, -d / 2), (-w / 2, 0, d / 2), (0, h, d / 2), (0, h, -d / 2)]
    right: list[P3] = [(w / 2, 0, d / 2), (w / 2, 0, -d / 2), (0, h, -d / 2), (0, h, d / 2)]
    m.face([(w / 2, 0, -d / 2), (-w / 2, 0, -d / 2), (0, h, -d / 2)], colour, both=False)
    for side in (left, right):
        m.face(side, colour, both=False)
    m.face([(-w / 2, 0, d / 2), (w / 2, 0, d / 2), (0, h, d / 2)], scaled(colour, 0.92), both=False)
    if m.board.lens.faces(m.axes[2], m.at(0, 0.5, d / 2)):
        z = d / 2 + 0.01
        m.face(
            [(-w * 0.2, 0, z), (w * 0.2, 0, z), (0, h * 0.86, z)],
            (74, 66, 58),
            value=1.3 if is_dark(m.board) else 1.0,
            edge=0.6,
        )
        m.face([(w * 0.2, 0, z), (w * 0.36, 0, z + 0.1), (0, h * 0.86, z)], scaled(colour, 1.08), edge=0.5)
    for s in (-1, 1):
        m.line([(0, h, s * d / 2), (0, 0, s * (d / 2 + h * 0.7))], 0.5)
        m.line([(s * w * 0.3, h * 0.4, d / 2), (s * w * 0.72, 0, d / 2 + 0.1)], 0.4)


def wall_tent(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An army tent: upright walls, a pitched roof, poles and guys."""
    w, h, d = size
    wall = h * 0.48
    m.box((0, 0, 0), (w, wall, d), scaled(colour, 0.94), edge=0.7)
    for s in (-1, 1):
        slope: list[P3] = [
            (s * w * 0.56, wall * 0.92, s * d / 2),
            (s * w * 0.56, wall * 0.92, -s * d / 2),
            (0, h, -s * d / 2),
            (0, h, s * d / 2),
        ]
        m.face(slope, colour, both=False)
    z = d / 2
    m.face([(-w / 2, wall, z), (w / 2, wall, z), (0, h, z)], scaled(colour, 0.94), both=False)
    if m.board.lens.faces(m.axes[2], m.at(0, 0.5, z)):
        m.face(
            [
                (-w * 0.18, 0, z + 0.02),
                (w * 0.18, 0, z + 0.02),
                (w * 0.06, h * 0.84, z + 0.02),
                (-w * 0.06, h * 0.84, z + 0.02),
            ],
            (250, 208, 130) if is_dark(m.board) else (62, 58, 52),
            value=1.3 if is_dark(m.board) else 1.0,
            edge=0.6,
        )
    for s in (-1, 1):
        for k in (-1, 1):
            m.line([(s * w * 0.56, wall * 0.92, k * d * 0.46), (s * w * 0.85, 0, k * d * 0.5)], 0.5)


def rowing_boat(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """An open boat afloat, its bow ahead: hull, gunwale, thwarts."""
    w, h, d = size
    half = [(-0.5, 0.36), (-0.3, 0.48), (0.0, 0.5), (0.3, 0.36), (0.5, 0.0)]
    rim: list[P3] = [(x * w, h * (1.0 + 0.5 * max(0.0, z) ** 2 * 2), z * d) for z, x in half]
    rim += [(-x, y, z) for x, y, z in reversed(rim[:-1])]
    keel: list[P3] = [(x * 0.62, 0.0, z * 0.86) for x, _, z in rim]
    m.shape([*rim, *keel], scaled(colour, 0.84), convex=True)
    if m.board.lens.eye[1] > m.at(0, h, 0)[1]:
        m.shape(rim, scaled(colour, 0.55), edge=0.9)
        for z in (-0.25, 0.08):
            m.face(
                [
                    (-w * 0.44, h * 0.86, z * d),
                    (w * 0.44, h * 0.86, z * d),
                    (w * 0.44, h * 0.86, z * d + 0.25),
                    (-w * 0.44, h * 0.86, z * d + 0.25),
                ],
                WOOD,
                edge=0.5,
            )
    m.line([rim[k] for k in range(len(rim))], 0.8)


def fishing_boat(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A decked boat side on: a sheer hull with a stripe, a wheelhouse, a mast with rigging."""
    _w, h, d = size
    right = across(m)

    def flat(points: list[tuple[float, float]], tone: Rgb, edge: float = 0.8) -> None:
        m.shape([(u * right[0], v, u * right[1]) for u, v in points], tone, edge=edge)

    deck = h * 0.26
    cabin = [(-d * 0.28, deck), (-d * 0.02, deck), (-d * 0.02, h * 0.5), (-d * 0.28, h * 0.5)]
    flat(cabin, (232, 226, 212))
    flat(
        [(-d * 0.31, h * 0.5), (0.01, h * 0.5), (0.01, h * 0.54), (-d * 0.31, h * 0.54)],
        scaled(colour, 0.8),
        0.6,
    )
    for x in (-0.24, -0.12):
        glass: Rgb = (252, 222, 150) if is_dark(m.board) else (120, 140, 150)
        flat(
            [(x * d, h * 0.36), ((x + 0.08) * d, h * 0.36), ((x + 0.08) * d, h * 0.46), (x * d, h * 0.46)],
            glass,
            0.5,
        )
    hull = [
        (-d * 0.5, deck * 1.12),
        (-d * 0.46, 0.0),
        (d * 0.38, 0.0),
        (d * 0.5, deck * 1.5),
        (d * 0.2, deck * 1.08),
    ]
    flat(hull, colour)
    flat(
        [
            (-d * 0.49, deck * 0.86),
            (d * 0.47, deck * 1.12),
            (d * 0.49, deck * 1.34),
            (d * 0.2, deck * 0.98),
            (-d * 0.5, deck * 1.02),
        ],
        (236, 230, 216),
        0.4,
    )
    m.tube(
        (d * 0.1 * right[0], deck, d * 0.1 * right[1]),
        (d * 0.1 * right[0], h, d * 0.1 * right[1]),
        0.05,
        WOOD,
    )
    for x in (0.48, -0.46):
        m.line(
            [
                (d * 0.1 * right[0], h * 0.97, d * 0.1 * right[1]),
                (x * d * right[0], deck * 1.2, x * d * right[1]),
            ],
            0.5,
        )


_SIDE = (
    (0.2, -0.5),
    (0.55, -0.49),
    (0.64, -0.36),
    (1.0, -0.22),
    (1.0, 0.1),
    (0.66, 0.24),
    (0.52, 0.47),
    (0.2, 0.5),
)


_GLASS = ((0.64, -0.31), (0.94, -0.2), (0.94, 0.08), (0.66, 0.18))


def parked_car(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A car that belongs to the place: body, windows."""
    w, h, d = size
    lens = m.board.lens
    near = -1 if lens.depth(m.at(-w / 2, 0.5, 0)) < lens.depth(m.at(w / 2, 0.5, 0)) else 1

    def flank(side: float, points: tuple[tuple[float, float], ...]) -> list[P3]:
        return [(side * w / 2 * (0.8 if up > 0.7 else 1.0), up * h, z * d) for up, z in points]

    m.shape([*flank(-1, _SIDE), *flank(1, _SIDE)], scaled(colour, 0.74), convex=True)
    for end in (-1, 1):
        if not lens.faces((m.axes[2][0] * end, 0.0, m.axes[2][2] * end), m.at(0, 0.5, end * d / 2)):
            continue
        z0, z1 = (0.24, 0.11) if end > 0 else (-0.36, -0.23)
        m.shape(
            [
                (-w * 0.42, h * 0.66, z0 * d),
                (w * 0.42, h * 0.66, z0 * d),
                (w * 0.36, h * 0.95, z1 * d),
                (-w * 0.36, h * 0.95, z1 * d),
            ],
            GLASS,
            edge=0.6,
        )
        lamp: Rgb = (246, 238, 206) if end > 0 else (176, 60, 52)
        for s in (-1, 1):
            m.shape(
                m.ellipse((s * w * 0.36, h * 0.42, end * d * 0.5), (0, 1), (0.15, 0.09), 8), lamp, edge=0.4
            )
        m.line([(-w * 0.46, h * 0.27, end * d * 0.5), (w * 0.46, h * 0.27, end * d * 0.5)], 1.2)
    m.shape(flank(near, _SIDE), colour)
    m.shape([(x * 1.01, y, z) for x, y, z in flank(near, _GLASS)], GLASS, edge=0.6)
    m.line(
        [
            (near * w * 0.5, h * 0.24, -0.02 * d),
            (near * w * 0.5, h * 0.64, -0.03 * d),
            (near * w * 0.41, h * 0.95, -0.05 * d),
        ],
        0.6,
    )
    for z in (-0.31, 0.31):
        x = near * w * 0.51
        m.shape(m.ellipse((x, h * 0.22, z * d), (2, 1), (h * 0.22, h * 0.22), 14), DARK, edge=0.6)
        m.shape(m.ellipse((x * 1.01, h * 0.22, z * d), (2, 1), (h * 0.11, h * 0.11), 10), STEEL, edge=0.3)
