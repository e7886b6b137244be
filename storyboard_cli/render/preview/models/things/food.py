"""Food: what takes more than `shapes/food.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    WHITE,
    arc,
    ball,
    disc_at,
    lathe,
    prism,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def orange(m: SolidBuilder, model: Model) -> None:
    """An orange; several lie as a small heap where there is room for them."""
    w, h, d = model.size
    r = min(w, h, d) / 2
    spots = (
        [(0.0, 0.0)] if w < 3 * r else [(-0.62, -0.2), (0.1, -0.5), (0.66, 0.1), (-0.1, 0.3), (0.36, 0.75)]
    )
    for x, z in spots:
        at = (x * (w / 2 - r), r, z * (d / 2 - r))
        ball(m, at, r, model.colour)
        m.shape(m.ellipse((at[0], r * 1.93, at[2]), (0, 2), (r * 0.14, r * 0.14), 6), (110, 130, 60), edge=0)


def banana(m: SolidBuilder, model: Model) -> None:
    """A banana."""
    w, h, _ = model.size
    points = arc(0, h, w * 0.46, h * 0.8, 200, 340, 7)
    widths = (0.25, 0.75, 1, 1, 1, 0.85, 0.5, 0.22)
    m.rod([(x, y + h * 0.1, 0, h * 0.2 * k) for (x, y), k in zip(points, widths, strict=True)], model.colour)
    ball(m, (*points[-1][:2], 0), h * 0.05, DARK, 0)


def fish_dish(m: SolidBuilder, model: Model) -> None:
    """A fish on a long plate."""
    w, h, d = model.size
    lathe(m, [(w * 0.4, 0), (w * 0.5, h * 0.4)], WHITE, squash=d / w)
    y = h * 0.5
    body = [*arc(-w * 0.04, 0, w * 0.3, d * 0.24, 10, 350, 14)]
    prism(m, [(x, z) for x, z in body], y, h, model.colour, axis=1, crease=0)
    prism(
        m,
        [(w * 0.22, 0), (w * 0.4, d * 0.22), (w * 0.35, 0), (w * 0.4, -d * 0.22)],
        y,
        h * 0.9,
        scaled(model.colour, 0.85),
        axis=1,
    )
    disc_at(m, (-w * 0.25, h * 1.02, d * 0.03), w * 0.02, DARK, plane=(0, 2), edge=0)
    for k in range(3):
        m.line(
            [(w * (-0.12 + 0.1 * k), h * 1.01, -d * 0.15), (w * (-0.09 + 0.1 * k), h * 1.01, d * 0.15)], 0.5
        )
    disc_at(m, (w * 0.05, h * 0.6, d * 0.34), w * 0.07, (240, 214, 90), plane=(0, 2))


FOOD: dict[str, Drawer] = {"orange": orange, "banana": banana, "fish_dish": fish_dish}
