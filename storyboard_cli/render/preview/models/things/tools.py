"""Tools and implements; upright in a hand, else lying: what takes more than `shapes/tools.yaml` says."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    STEEL,
    arc,
    by_depth,
    in_hand,
    prism,
)  # fmt: skip
from storyboard_cli.render.preview.solids import SolidBuilder


def saw(m: SolidBuilder, model: Model) -> None:
    """A handsaw."""
    w, h, d = model.size
    m = in_hand(m, model, 0.12)
    teeth = [(-w * 0.5 if k % 2 else -w * 0.42, h * (0.24 + 0.74 * k / 22)) for k in range(23)]
    prism(m, [(w * 0.4, h * 0.22), (w * 0.1, h), *reversed(teeth)], -d * 0.1, d * 0.1, STEEL, crease=0)
    prism(
        m,
        [
            (-w * 0.5, h * 0.04),
            (w * 0.2, 0),
            (w * 0.5, h * 0.12),
            (w * 0.44, h * 0.26),
            (-w * 0.44, h * 0.26),
        ],
        -d / 2,
        d / 2,
        model.colour,
        crease=0.3,
    )


def chain(m: SolidBuilder, model: Model) -> None:
    """A heap of chain, or a chain that hangs from a hand."""
    w, h, d = model.size
    link = w * 0.09
    if model.held:
        spots = [(0.0, h * (1 - k / 12), 0.0) for k in range(13)]
    else:
        spots = [
            (x, link * 0.5, z)
            for x, z in (
                *arc(0, 0, w * 0.36, d * 0.34, 0, 300, 12),
                *arc(w * 0.1, 0, w * 0.16, d * 0.14, 300, 40, 6),
            )
        ]

    def one(x: float, y: float, z: float, k: int) -> None:
        a, b = (link * 0.8, link * 0.4) if k % 2 else (link * 0.4, link * 0.8)
        m.rod(
            [(x + u * a, y + v * b, z, link * 0.16) for u, v in arc(0, 0, 1, 1, 0, 360, 8)],
            model.colour,
            outline=0.4,
        )

    by_depth(m, [(s, partial(one, *s, k)) for k, s in enumerate(spots)])


TOOLS: dict[str, Drawer] = {"saw": saw, "chain": chain}
