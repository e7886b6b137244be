"""Bags and cases, and what is carried in pockets: what takes more than `shapes/cases.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    arc,
    ball,
)  # fmt: skip
from storyboard_cli.render.preview.solids import SolidBuilder


def necklace(m: SolidBuilder, model: Model) -> None:
    """A string of pearls with a stone."""
    w, h, d = model.size
    bead = w * 0.035
    if model.held:
        points = [(x, h + y, 0.0) for x, y in arc(0, 0, w * 0.3, h * 0.9, 180, 360, 18)]
    else:
        points = [(x, bead, z) for x, z in arc(0, 0, w * 0.46, d * 0.46, 100, 440, 24)]
    for p in points:
        ball(m, p, bead, model.colour, 0.5)
    x, y, z = points[len(points) // 2] if model.held else (0.0, bead, d * 0.5)
    ball(m, (x, y - (bead if model.held else 0), z), bead * 2, (190, 50, 70), 0.7)


CASES: dict[str, Drawer] = {"necklace": necklace}
