"""Lamps, candles, lanterns. Those that are lit throw their glow.

Others are in `shapes/lights.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    IRON,
    WOOD,
    arc,
    ball,
    flame,
    lathe,
    upright_or_lying,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_WARM: Rgb = (255, 232, 164)


def _burns(m: SolidBuilder, model: Model) -> bool:
    return model.lit or m.board.staging.light.practical


def desk_lamp(m: SolidBuilder, model: Model) -> None:
    """A jointed lamp that looks down ahead."""
    w, h, d = model.size
    lathe(m, [(w * 0.4, 0), (w * 0.4, h * 0.03), (w * 0.1, h * 0.07)], model.colour, at=(0, 0, -d * 0.2))
    m.tube((0, h * 0.05, -d * 0.2), (0, h * 0.5, -d * 0.42), w * 0.04, IRON)
    m.tube((0, h * 0.5, -d * 0.42), (0, h * 0.92, 0), w * 0.04, IRON)
    ball(m, (0, h * 0.5, -d * 0.42), w * 0.08, BRASS)
    lathe(
        m,
        [(w * 0.12, h * 1.0), (w * 0.22, h * 0.94), (w * 0.42, h * 0.72)],
        model.colour,
        at=(0, 0, d * 0.14),
        cap=_WARM if _burns(m, model) else DARK,
    )
    m.board.light_lamp(m.at(0, h * 0.66, d * 0.14), 1.2)


def lantern(m: SolidBuilder, model: Model) -> None:
    """A lantern of glass and iron with its ring; hanging or held."""
    w, h, _ = model.size
    r, glass = w / 2, _WARM if _burns(m, model) else (226, 216, 184)
    m.rod(
        [(x * r * 0.6, h * 0.82 + y * h * 0.18, 0, w * 0.025) for x, y in arc(0, 0, 1, 1, 0, 180, 8)],
        IRON,
        outline=0.5,
    )
    lathe(m, [(r * 0.95, 0), (r * 0.95, h * 0.08), (r * 0.7, h * 0.1)], model.colour)
    lathe(m, [(r * 0.7, h * 0.1), (r * 0.84, h * 0.36), (r * 0.66, h * 0.62)], glass)
    flame(m, (0, h * 0.16, r * 0.2), h * 0.26)
    for x, z in ((-1, 0), (1, 0), (0, 1)):
        m.rod(
            [
                (x * r * 0.74, h * 0.1, z * r * 0.74, w * 0.02),
                (x * r * 0.9, h * 0.36, z * r * 0.9, w * 0.02),
                (x * r * 0.7, h * 0.62, z * r * 0.7, w * 0.02),
            ],
            model.colour,
            outline=0.3,
        )
    lathe(
        m, [(r * 0.9, h * 0.62), (r * 0.5, h * 0.74), (r * 0.3, h * 0.84), (r * 0.1, h * 0.86)], model.colour
    )
    m.board.light_lamp(m.at(0, h * 0.36, 0), 1.4)


def paper_lantern(m: SolidBuilder, model: Model) -> None:
    """A paper lantern with ribs and a tassel."""
    w, h, _ = model.size
    r, low, top = w / 2, h * 0.22, h * 0.92
    m.line([(0, h, 0), (0, h * 1.12, 0)], 0.7)
    m.tube((0, low, 0), (0, 0.0, 0), w * 0.03, BRASS, end=w * 0.07)
    body = top - low
    lathe(
        m,
        [
            (r * 0.4, low),
            (r * 0.84, low + body * 0.16),
            (r, low + body * 0.5),
            (r * 0.84, low + body * 0.84),
            (r * 0.4, top),
        ],
        scaled(model.colour, 1.2 if _burns(m, model) else 1.0),
    )
    for k, y in ((0.84, 0.16), (0.97, 0.33), (1.0, 0.5), (0.97, 0.67), (0.84, 0.84)):
        ring = m.ellipse((0, low + body * y, 0), (0, 2), (r * k, r * k), 20)
        m.line([p for p in ring if m.board.lens.depth(m.at(*p)) < m.board.lens.depth(m.at(0, p[1], 0))], 0.35)
    for y in (low - h * 0.03, top):
        lathe(m, [(r * 0.42, y), (r * 0.42, y + h * 0.05)], DARK, weight=0.5)
    m.board.light_lamp(m.at(0, h * 0.55, 0), 1.6)


def burning_torch(m: SolidBuilder, model: Model) -> None:
    """A torch of wood that burns."""
    w, h, _ = model.size
    m = m.moved(0, h * 0.2, 0) if model.held else m
    m.tube((0, 0, 0), (0, h * 0.62, 0), w * 0.16, WOOD, end=w * 0.24)
    lathe(m, [(w * 0.26, h * 0.56), (w * 0.36, h * 0.64), (w * 0.34, h * 0.72)], (92, 76, 60))
    flame(m, (0, h * 0.64, 0), h * 0.4)
    m.board.light_lamp(m.at(0, h * 0.8, 0), 2.0)


def flashlight(m: SolidBuilder, model: Model) -> None:
    """An electric torch that shines ahead."""
    w, h, _ = model.size
    m = upright_or_lying(m, False, h, w) if not model.held else m.moved(0, h / 2, 0)
    if model.held:
        lathe(
            m,
            [(w * 0.3, -h * 0.4), (w * 0.3, h * 0.2), (w * 0.5, h * 0.36), (w * 0.5, h * 0.5)],
            model.colour,
            axis=2,
            cap=_WARM,
        )
    else:
        lathe(
            m, [(w * 0.3, 0), (w * 0.3, h * 0.68), (w * 0.5, h * 0.82), (w * 0.5, h)], model.colour, cap=_WARM
        )


def light_bulb(m: SolidBuilder, model: Model) -> None:
    """A bare bulb on its flex."""
    w, h, _ = model.size
    m.line([(0, h, 0), (0, h * 0.5, 0)], 0.9)
    lathe(m, [(w * 0.26, h * 0.56), (w * 0.26, h * 0.38)], IRON)
    lathe(
        m,
        [(w * 0.22, h * 0.38), (w * 0.44, h * 0.26), (w * 0.5, h * 0.16), (w * 0.36, h * 0.04), (0.005, 0)],
        (255, 240, 190) if _burns(m, model) else (236, 232, 214),
    )
    m.board.light_lamp(m.at(0, h * 0.2, 0), 1.6)


LIGHTS: dict[str, Drawer] = {
    "desk_lamp": desk_lamp,
    "lantern": lantern,
    "paper_lantern": paper_lantern,
    "burning_torch": burning_torch,
    "torch": flashlight,
    "light_bulb": light_bulb,
}
