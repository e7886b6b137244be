"""What hangs on the walls of wheelhouses, felt tents, shafts and bowling alleys."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.sets.indoor_lanes import pin
from storyboard_cli.render.preview.sets.indoor_wheelhouse import ship_wheel
from storyboard_cli.render.preview.sets.wall_pieces import WOOD, plate
from storyboard_cli.render.preview.solids import SolidBuilder

_ORANGE: Rgb = (214, 112, 52)


def wheel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A ship's wheel on its pedestal."""
    w, h, d = size
    m.box((0, 0, 0), (w * 0.3, h * 0.66, d * 0.6), WOOD)
    ship_wheel(m.moved(0, 0, d * 0.4), w * 0.4, h * 0.66, WOOD)


def rug(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A woven rug hung from a pole, with lozenges and a fringe."""
    w, h, _ = size
    plate(m, 0, h * 0.06, w, h * 0.9, (158, 58, 56), out=0.03)
    plate(m, 0, h * 0.13, w * 0.86, h * 0.76, (226, 186, 124), out=0.035, edge=0.5)
    for k in range(3):
        y = h * (0.27 + 0.24 * k)
        lozenge = [(-w * 0.3, y), (0, y - h * 0.1), (w * 0.3, y), (0, y + h * 0.1)]
        m.face([(x, v, 0.04) for x, v in lozenge], (72, 118, 134), edge=0.5)
    for k in range(11):
        x = w * (k / 10 - 0.5)
        m.line([(x, h * 0.06, 0.035), (x, 0, 0.035)], 0.6)
    m.tube((-w * 0.56, h * 0.97, 0.04), (w * 0.56, h * 0.97, 0.04), 0.025, _ORANGE, outline=0.5)


def pins(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A shelf with pins and a ball: prizes of the house."""
    w, h, d = size
    plate(m, 0, h * 0.46, w, h * 0.54, (70, 84, 130), out=0.02)
    m.box((0, h * 0.44, d * 0.3), (w, 0.06, d * 0.5), WOOD)
    for x in (-0.34, -0.14, 0.34):
        pin(m.moved(0, h * 0.48, 0), w * x, d * 0.3, h * 0.4)
    m.rod(
        [(w * 0.12, h * 0.48 + 0.17, d * 0.3, 0.16), (w * 0.12, h * 0.48 + 0.17, d * 0.31, 0.16)],
        (196, 66, 60),
    )
