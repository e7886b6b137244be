"""More shapes of things: plants in the hand, boxes, instruments, lights, clothes, signs."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder, cylinder

PAPER: Rgb = (238, 233, 220)
STEEL: Rgb = (176, 182, 188)
DARK: Rgb = (46, 47, 54)
WOOD: Rgb = (150, 112, 74)


def _flower(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    for x, z, top in ((-0.3, 0.1, 0.86), (0.3, 0.0, 0.9), (0.0, -0.2, 1.0), (0.05, 0.3, 0.8)):
        m.tube((0, 0, 0), (x * w * 0.6, h * top * 0.9, z * w), 0.005, (86, 122, 76), outline=0.5)
        m.rod(
            [(x * w * 0.7, h * top, z * w, w * 0.17), (x * w * 0.7, h * top + 0.01, z * w, w * 0.16)],
            colour,
            outline=0.6,
        )
        m.rod(
            [(x * w * 0.7, h * top + 0.01, z * w, w * 0.06), (x * w * 0.7, h * top + 0.015, z * w, w * 0.05)],
            mix(colour, (250, 220, 120), 0.7),
            outline=0,
        )


def _box(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    m.face(
        [
            (-w * 0.07, h + 0.001, -d / 2),
            (w * 0.07, h + 0.001, -d / 2),
            (w * 0.07, h + 0.001, d / 2),
            (-w * 0.07, h + 0.001, d / 2),
        ],
        scaled(colour, 1.15),
        edge=0.3,
    )


def _ball(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    r = size[0] / 2
    m.rod([(0, r, 0, r), (0, r + 0.001, 0, r)], colour)


def _guitar(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, h * 0.42, 0), (0.05, h * 0.5, 0.03), DARK)
    m.rod([(0, h * 0.16, 0, w * 0.46), (0, h * 0.4, 0, w * 0.34)], colour)
    m.shape(m.ellipse((0, h * 0.3, d * 0.5), (0, 1), (w * 0.13, w * 0.13), 14), DARK, edge=0.4)
    m.box((0, h * 0.92, 0), (0.08, h * 0.1, 0.03), scaled(colour, 0.7))


def _torch(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    h = size[1]
    m.tube((0, 0, 0), (0, h * 0.75, 0), size[0] * 0.3, colour)
    m.tube((0, h * 0.75, 0), (0, h, 0), size[0] * 0.34, scaled(colour, 1.2), end=size[0] * 0.5)


def _candle(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0, h * 0.75, 0), w * 0.32, colour)
    m.shape(
        [(0, h * 0.78, 0), (w * 0.16, h * 0.88, 0), (0, h * 1.06, 0), (-w * 0.16, h * 0.88, 0)],
        (250, 206, 110),
        value=1.2,
        edge=0.4,
    )


def _hat(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    m.shape(m.ellipse((0, 0, 0), (0, 2), (w * 0.6, w * 0.6)), scaled(colour, 0.85))
    cylinder(m, w * 0.32, w * 0.28, h * 0.8, colour)


def _coat(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.shape(
        [
            (-w * 0.3, h, 0),
            (w * 0.3, h, 0),
            (w * 0.5, 0, d * 0.4),
            (0, h * 0.04, d * 0.5),
            (-w * 0.5, 0, d * 0.4),
        ],
        colour,
    )
    for x in (-0.2, 0.1):
        m.line([(w * x, h * 0.9, 0), (w * x * 1.4, h * 0.1, d * 0.4)], 0.6)


def _sign(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.03, STEEL)
    m.box((0, h * 0.66, 0), (w, h * 0.32, 0.03), colour)
    m.face(
        [
            (-w * 0.42, h * 0.7, -0.017),
            (w * 0.42, h * 0.7, -0.017),
            (w * 0.42, h * 0.94, -0.017),
            (-w * 0.42, h * 0.94, -0.017),
        ],
        PAPER,
        edge=0.4,
    )


def _easel(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    for x, z in ((-0.5, 0.3), (0.5, 0.3), (0.0, -0.5)):
        m.tube((x * w, 0, z * d), (0, h, 0), 0.022, colour)
    m.box((0, h * 0.42, d * 0.2), (w * 0.95, h * 0.44, 0.03), PAPER)


def _television(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    m.face(
        [
            (-w * 0.46, h * 0.06, d / 2 + 0.002),
            (w * 0.46, h * 0.06, d / 2 + 0.002),
            (w * 0.46, h * 0.94, d / 2 + 0.002),
            (-w * 0.46, h * 0.94, d / 2 + 0.002),
        ],
        (96, 120, 140),
        edge=0.4,
    )


def _clock(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    r = size[0] / 2
    m.shape(m.ellipse((0, r, 0), (0, 1), (r, r)), colour, edge=1.0)
    m.line([(0, r, 0.0), (0, r * 1.7, 0.0)], 0.8)
    m.line([(0, r, 0.0), (r * 0.5, r * 0.9, 0.0)], 0.8)


def _basket(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    cylinder(m, w * 0.4, w * 0.5, h * 0.62, colour)
    m.line(
        [(-w * 0.48, h * 0.6, 0), (-w * 0.3, h * 0.95, 0), (w * 0.3, h * 0.95, 0), (w * 0.48, h * 0.6, 0)],
        1.3,
    )


def _rope(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    for k in range(3):
        ring = m.ellipse((0, 0.03 + k * 0.04, 0), (0, 2), (size[0] * 0.45, size[0] * 0.45), 16)
        m.rod([(*p, 0.018) for p in [*ring, ring[0]]], colour, outline=0.5)


def _tray(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    m.box((0, 0, 0), (size[0], size[1] * 0.5, size[2]), colour)
    cylinder(m.moved(size[0] * 0.2, size[1] * 0.5, 0), 0.034, 0.04, 0.1, PAPER)


MORE_SHAPES: dict[str, Callable[[SolidBuilder, Vec3, Rgb, bool], None]] = {
    "flower": _flower,
    "box": _box,
    "ball": _ball,
    "guitar": _guitar,
    "torch": _torch,
    "candle": _candle,
    "hat": _hat,
    "coat": _coat,
    "sign": _sign,
    "easel": _easel,
    "television": _television,
    "clock": _clock,
    "basket": _basket,
    "rope": _rope,
    "tray": _tray,
}
