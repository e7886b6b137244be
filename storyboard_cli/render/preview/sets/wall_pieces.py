"""Flat pieces on a wall: plates, discs, outlines and lit panes of wall dressing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.solids import SHINES, SolidBuilder

Flat = tuple[float, float]
WOOD: Rgb = (140, 104, 74)
STEEL: Rgb = (170, 176, 182)
DARK: Rgb = (58, 58, 64)
PAPER: Rgb = (238, 234, 222)
BRASS: Rgb = (200, 160, 78)


def plate(
    m: SolidBuilder, x: float, y: float, wide: float, tall: float, colour: Rgb, *, out: float = 0.02,
    edge: float = 0.8, value: float | None = None,
) -> None:  # fmt: skip
    """An upright rectangle: x is its middle, y its lower edge, metres; `out` of the wall."""
    w = wide / 2
    m.face(
        [(x - w, y, out), (x + w, y, out), (x + w, y + tall, out), (x - w, y + tall, out)],
        colour, edge=edge, value=value,
    )  # fmt: skip


def glow(
    m: SolidBuilder, x: float, y: float, wide: float, tall: float, colour: Rgb, *, out: float = 0.03
) -> None:
    """A rectangle with light of its own: a screen, a lit window."""
    plate(m, x, y, wide, tall, colour, out=out, edge=0.5, value=SHINES)


def outline(
    m: SolidBuilder, points: Sequence[Flat], colour: Rgb, *, out: float = 0.02, edge: float = 0.8
) -> None:
    """Any flat outline on the wall."""
    m.face([(x, y, out) for x, y in points], colour, edge=edge)


def disc(
    m: SolidBuilder, x: float, y: float, radius: float, colour: Rgb, *, out: float = 0.02, edge: float = 0.6,
    lit: bool = False,
) -> None:  # fmt: skip
    """A round plate about (x, y)."""
    turns = [i * math.tau / 16 for i in range(16)]
    points = [(x + radius * math.cos(t), y + radius * math.sin(t), out) for t in turns]
    m.face(points, colour, edge=edge, value=SHINES if lit else None)
