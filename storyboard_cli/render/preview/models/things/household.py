"""Small things of every house and street that scripts name often.

Others are in `shapes/household.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.music import violin
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    STEEL,
    arc,
    ball,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.solids import SolidBuilder


def skeleton(m: SolidBuilder, model: Model) -> None:
    """A skeleton that stands."""
    w, h, d = model.size
    c = model.colour

    def bone(*spots: tuple[float, float, float]) -> None:
        m.rod([(x * w, y * h, z * d, h * 0.012) for x, y, z in spots], c, outline=0.6)

    for s in (-1, 1):
        bone((s * 0.16, 0.5, 0), (s * 0.2, 0.26, 0.1), (s * 0.2, 0.03, 0))
        bone((s * 0.2, 0.02, 0), (s * 0.24, 0.01, 0.5))
        bone((s * 0.34, 0.8, 0), (s * 0.42, 0.62, 0), (s * 0.4, 0.44, 0.2))
        for k in (-1, 0, 1):
            m.line([(s * w * 0.4, h * 0.44, d * 0.2), (s * w * (0.4 + 0.05 * k), h * 0.38, d * 0.24)], 1.0)
    bone((0, 0.5, 0), (0, 0.84, -0.1))
    bone((-0.34, 0.81, 0), (0.34, 0.81, 0))
    m.rod(
        [(-w * 0.16, h * 0.5, 0, h * 0.022), (0, h * 0.48, 0, h * 0.02), (w * 0.16, h * 0.5, 0, h * 0.022)], c
    )
    for k in range(5):
        y, wide = h * (0.78 - 0.04 * k), w * (0.26 - 0.025 * k)
        m.rod(
            [
                (x * wide, y - abs(x) * h * 0.01, z * d * 0.5, h * 0.007)
                for x, z in arc(0, 0, 1, 1, 10, 170, 8)
            ],
            c,
            outline=0.5,
        )
    skull_r = h * 0.062
    ball(m, (0, h * 0.93, 0), skull_r, c)
    m.box((0, h * 0.855, d * 0.1), (skull_r * 1.0, skull_r * 0.6, skull_r), c, edge=0.6)
    if sees(m, 0, 0, 1, (0, h * 0.9, skull_r)):
        for s in (-1, 1):
            ball(m, (s * skull_r * 0.4, h * 0.925, skull_r * 0.85), skull_r * 0.24, DARK, 0)
        m.line([(-skull_r * 0.4, h * 0.87, skull_r), (skull_r * 0.4, h * 0.87, skull_r)], 0.8)


def cello(m: SolidBuilder, model: Model) -> None:
    """A cello, which stands."""
    w, h, d = model.size
    m.tube((0, 0, 0), (0, h * 0.1, 0), 0.008, STEEL, outline=0.4)
    violin(m.moved(0, h * 0.08, 0), Model((w, h * 0.92, d), model.colour, held=True))


HOUSEHOLD: dict[str, Drawer] = {"skeleton": skeleton, "cello": cello}
