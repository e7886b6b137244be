"""Everyday things in hands: camera, guitar, coat, bottle, cup, key, pen, brush.

Others are in `shapes/everyday.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    PAPER,
    STEEL,
    WHITE,
    disc_at,
    laid,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def camera(m: SolidBuilder, model: Model) -> None:
    """A camera; its lens is ahead, and in both hands away from who holds it."""
    w, h, d = model.size
    m = spun(m, 1, 180) if model.held else m
    body = h * 0.8
    m.box((0, 0, -d * 0.14), (w, body, d * 0.5), model.colour)
    m.box((0, body, -d * 0.14), (w * 0.3, h * 0.2, d * 0.4), scaled(model.colour, 1.1))
    lathe(m, [(w * 0.05, body), (w * 0.05, body + h * 0.07)], STEEL, at=(-w * 0.34, 0, -d * 0.14), steps=12)
    lathe(
        m,
        [(w * 0.25, d * 0.1), (w * 0.25, d * 0.3), (w * 0.22, d * 0.3), (w * 0.22, d * 0.5)],
        scaled(model.colour, 1.25),
        at=(0, h * 0.4, 0),
        axis=2,
        cap=DARK,
    )
    if sees(m, 0, 0, 1, (0, h * 0.4, d * 0.5)):
        disc_at(m, (0, h * 0.4, d * 0.505), w * 0.16, (110, 142, 168))
        disc_at(m, (w * 0.05, h * 0.47, d * 0.507), w * 0.04, WHITE, edge=0)
        m.face(rect(-w * 0.44, body * 0.8, -w * 0.26, body * 0.94, d * 0.115), PAPER, edge=0.4)


def coat(m: SolidBuilder, model: Model) -> None:
    """A coat by its collar, sleeves hanging; lying, it is spread out."""
    w, h, d = model.size
    m = m if model.held or model.pose == "hang" else laid(m, h, d * 0.3)
    c, z = model.colour, d * 0.16
    for s in (-1, 1):
        prism(
            m,
            [
                (s * w * 0.3, h * 0.9),
                (s * w * 0.5, h * 0.4),
                (s * w * 0.36, h * 0.36),
                (s * w * 0.24, h * 0.7),
            ],
            -z,
            z,
            scaled(c, 0.92),
            crease=0,
        )
    prism(
        m,
        mirrored([(w * 0.4, 0), (w * 0.3, h * 0.5), (w * 0.34, h * 0.88), (w * 0.14, h * 0.96)]),
        -z,
        z,
        c,
        crease=0,
    )
    if sees(m, 0, 0, 1, (0, h / 2, z)):
        m.line([(0, h * 0.02, z * 1.02), (0, h * 0.72, z * 1.02)], 0.7)
        for s in (-1, 1):
            m.face(
                [
                    (0, h * 0.7, z * 1.03),
                    (s * w * 0.16, h * 0.8, z * 1.03),
                    (s * w * 0.14, h * 0.97, z * 1.03),
                    (s * w * 0.04, h * 0.96, z * 1.03),
                ],
                scaled(c, 0.8),
                edge=0.5,
            )
            m.line([(s * w * 0.12, h * 0.34, z * 1.02), (s * w * 0.26, h * 0.36, z * 1.02)], 0.8)
        for k in range(3):
            disc_at(m, (-w * 0.05, h * (0.26 + 0.17 * k), z * 1.03), w * 0.024, DARK, edge=0.3)


EVERYDAY: dict[str, Drawer] = {"camera": camera, "coat": coat}
