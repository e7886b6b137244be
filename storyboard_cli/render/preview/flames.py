"""Flames: tongues that lean and curl, orange without and pale within."""

from __future__ import annotations

from storyboard_cli.render.preview.geometry import curve
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.solids import SolidBuilder

_TONGUE = (
    (-0.42, 0.0), (-0.5, 0.2), (-0.3, 0.42), (-0.22, 0.62), (-0.06, 0.8), (0.14, 1.0),
    (0.1, 0.78), (0.26, 0.58), (0.46, 0.34), (0.44, 0.12), (0.36, 0.0),
)  # fmt: skip
"""One tongue: across in its widths, up in its heights; its tip curls."""
_LAYERS: tuple[tuple[float, Rgb], ...] = (
    (1.0, (228, 108, 52)), (0.68, (247, 170, 68)), (0.36, (255, 236, 172)),
)  # fmt: skip
_TONGUES = ((-0.3, 0.62, 0.4, 1), (0.3, 0.7, 0.42, -1), (0.0, 1.0, 0.56, 1))
"""Of a fire: where across it, how tall, how wide, to which side it curls."""


def flames(
    m: SolidBuilder, wide: float, tall: float, *, up: float = 0.0, ahead: float = 0.0,
    right: tuple[float, float] = (1.0, 0.0),
) -> None:  # fmt: skip
    """A fire's flames over a base `wide` metres broad, `tall` metres high; `right`: the way across it, as
    (right, ahead) of the maker."""
    for grown, tone in _LAYERS:
        for x, high, broad, side in _TONGUES:
            outline = curve([(u * side * broad, v) for u, v in _TONGUE], 3, closed=True)
            points = []
            for u, v in outline:
                across = (x * (0.4 + 0.6 * grown) + u * grown) * wide
                points.append((across * right[0], up + v * high * grown * tall, ahead + across * right[1]))
            m.shape(points, tone, value=1.6, edge=0.45 if grown == 1.0 else 0)
