"""Quick heads on flat things: on photographs, posters, masks, toys."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.render.preview.models.things.parts import Spot
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.solids import SolidBuilder

SKIN: Rgb = (222, 186, 152)


def on_face(corners: Sequence[Spot], x: float, y: float) -> Spot:
    """The point at those shares of a four-cornered face: right along its first side, up along its last."""
    a, b, c, d = corners
    low = [a[i] + (b[i] - a[i]) * x for i in range(3)]
    high = [d[i] + (c[i] - d[i]) * x for i in range(3)]
    return (low[0] + (high[0] - low[0]) * y, low[1] + (high[1] - low[1]) * y, low[2] + (high[2] - low[2]) * y)


def sketched_head(
    m: SolidBuilder,
    corners: Sequence[Spot],
    *,
    filled: bool = False,
    hair: Rgb = (78, 60, 50),
    coat: Rgb = (92, 106, 128),
) -> None:
    """A head and shoulders on a face, corners from the lower left."""

    def oval(cx: float, cy: float, rx: float, ry: float, start: float = 0, end: float = 360) -> list[Spot]:
        count = 16
        angles = [math.radians(start + (end - start) * k / count) for k in range(count + 1)]
        return [on_face(corners, cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]

    skin = SKIN if filled else (214, 210, 200)
    m.face(
        [
            on_face(corners, x, y)
            for x, y in ((0.1, 0.0), (0.16, 0.2), (0.38, 0.32), (0.62, 0.32), (0.84, 0.2), (0.9, 0.0))
        ],
        coat if filled else (120, 120, 120),
        edge=0.4,
    )
    m.face(oval(0.5, 0.66, 0.26, 0.31), hair if filled else (90, 88, 86), edge=0.4)
    m.face(oval(0.5, 0.57, 0.21, 0.27), skin, edge=0.4)
    m.face(oval(0.5, 0.76, 0.23, 0.14, 0, 180), hair if filled else (90, 88, 86), edge=0.3)
    for s in (-1, 1):
        m.line([on_face(corners, 0.5 + s * 0.06, 0.6), on_face(corners, 0.5 + s * 0.12, 0.6)], 0.9)
    m.line([on_face(corners, 0.5, 0.57), on_face(corners, 0.52, 0.5)], 0.4)
    m.line([on_face(corners, 0.43, 0.43), on_face(corners, 0.5, 0.41), on_face(corners, 0.57, 0.43)], 0.6)
