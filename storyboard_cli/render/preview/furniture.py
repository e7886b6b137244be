"""Furniture and vehicles: what stands on the ground; each drawn around the middle of its base."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.vehicles import VEHICLES
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder
from storyboard_cli.render.preview.trees import bush, tree

STEEL: Rgb = (150, 156, 162)
DARK: Rgb = (48, 49, 56)
LINEN: Rgb = (226, 224, 220)


def _legs(m: SolidBuilder, w: float, h: float, d: float, colour: Rgb, thick: float = 0.045) -> None:
    feet = [(x * (w / 2 - thick), 0.0, z * (d / 2 - thick)) for x in (-1, 1) for z in (-1, 1)]
    feet.sort(key=lambda p: -m.board.lens.depth(m.at(*p)))
    for foot in feet:
        m.box(foot, (thick, h, thick), colour, edge=0.5)


def chair(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A chair that faces ahead: the back stands behind."""
    w, h, d = size
    seat = min(0.46, h * 0.52)
    _legs(m, w, seat, d, scaled(colour, 0.8), 0.035)
    behind = m.board.lens.depth(m.at(0, seat, -d / 2)) > m.board.lens.depth(m.at(0, seat, d / 2))
    if behind:
        _chair_back(m, w, h, d, seat, colour)
    m.box((0, seat, 0), (w, 0.04, d), colour)
    if not behind:
        _chair_back(m, w, h, d, seat, colour)


def _chair_back(m: SolidBuilder, w: float, h: float, d: float, seat: float, colour: Rgb) -> None:
    for x in (-1, 1):
        m.box(
            (x * (w / 2 - 0.02), seat, -d / 2 + 0.02), (0.035, h - seat, 0.035), scaled(colour, 0.9), edge=0.5
        )
    m.box((0, h * 0.72, -d / 2 + 0.02), (w, h * 0.26, 0.025), colour)


def table(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    _legs(m, w * 0.96, h - 0.04, d * 0.94, scaled(colour, 0.72), 0.055)
    m.box((0, h - 0.045, 0), (w, 0.045, d), colour)


def desk(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A school or office desk; somebody sits behind it, so its closed front is ahead."""
    w, h, d = size
    _legs(m, w * 0.96, h - 0.05, d * 0.92, scaled(colour, 0.62), 0.04)
    m.box((0, h * 0.55, d * 0.4), (w * 0.92, h * 0.38, 0.02), scaled(colour, 0.8), edge=0.6)
    m.box((0, h - 0.04, 0), (w, 0.04, d), colour)


def bench(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    seat = min(0.45, h)
    for x in (-0.42, 0.42):
        m.box((x * w, 0, 0), (0.06, seat - 0.03, d * 0.8), scaled(STEEL, 0.6), edge=0.6)
    back = h > seat + 0.1
    behind = m.board.lens.depth(m.at(0, seat, -d / 2)) > m.board.lens.depth(m.at(0, seat, d / 2))
    if back and behind:
        _slats(m, w, h, d, seat, colour)
    for z in (-0.32, 0.0, 0.32):
        m.box((0, seat - 0.03, z * d), (w, 0.035, d * 0.26), colour, edge=0.6)
    if back and not behind:
        _slats(m, w, h, d, seat, colour)


def _slats(m: SolidBuilder, w: float, h: float, d: float, seat: float, colour: Rgb) -> None:
    for y in (0.3, 0.72):
        m.box((0, seat + (h - seat) * y - 0.03, -d * 0.46), (w, (h - seat) * 0.28, 0.03), colour, edge=0.6)


def bed(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    top = min(h, 0.56)
    m.box((0, 0, -d / 2), (w, top * 1.7, 0.06), (140, 108, 78))
    m.box((0, 0.05, 0), (w, top * 0.45, d), (140, 108, 78))
    m.box((0, top * 0.5, 0), (w * 0.96, top * 0.5, d * 0.96), LINEN)
    m.box((0, top * 0.62, d * 0.14), (w * 1.0, top * 0.42, d * 0.68), colour)
    m.box((0, top, -d * 0.36), (w * 0.62, 0.1, d * 0.18), (240, 238, 232))


def sofa(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    behind = m.board.lens.depth(m.at(0, 0.4, -d / 2)) > m.board.lens.depth(m.at(0, 0.4, d / 2))
    if behind:
        m.box((0, 0.08, -d * 0.4), (w, max(h, 0.75) - 0.08, d * 0.2), scaled(colour, 0.94))
    m.box((0, 0.08, 0.04), (w * 0.82, 0.34, d * 0.8), colour)
    for s in (-1, 1):
        m.box((s * w * 0.45, 0.08, 0), (w * 0.1, 0.54, d), colour)
    if not behind:
        m.box((0, 0.08, -d * 0.4), (w, max(h, 0.75) - 0.08, d * 0.2), scaled(colour, 0.94))


def seat(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A car or bus seat that faces ahead, with its headrest behind."""
    w, h, d = size
    behind = m.board.lens.depth(m.at(0, 0.5, -d / 2)) > m.board.lens.depth(m.at(0, 0.5, d / 2))
    cushion = min(0.4, h * 0.38)
    if not behind:
        m.box((0, 0.08, 0), (w, cushion - 0.08, d), colour)
    m.rod([(0, cushion, -d * 0.42, w * 0.42), (0, h * 0.62, -d * 0.5, w * 0.4)], scaled(colour, 0.95))
    m.rod(
        [(-w * 0.16, h * 0.92, -d * 0.52, 0.09), (w * 0.16, h * 0.92, -d * 0.52, 0.09)], scaled(colour, 0.9)
    )
    if behind:
        m.box((0, 0.08, 0), (w, cushion - 0.08, d), colour)


def cabinet(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A cupboard with two doors."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        m.line([(0, h * 0.04, d / 2), (0, h * 0.97, d / 2)], 0.8)
        for s in (-1, 1):
            m.line([(s * 0.05, h * 0.46, d / 2), (s * 0.05, h * 0.56, d / 2)], 1.2)


def lamp(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, _ = size
    m.box((0, 0, 0), (w * 0.5, 0.03, w * 0.5), scaled(STEEL, 0.6))
    m.tube((0, 0.03, 0), (0, h * 0.62, 0), 0.014, STEEL)
    low, high = (
        m.ellipse((0, h * 0.55, 0), (0, 2), (w * 0.5, w * 0.5), 14),
        m.ellipse((0, h, 0), (0, 2), (w * 0.3, w * 0.3), 14),
    )
    bright = 1.25 if m.board.staging.light.practical else 1.0
    m.shape([*low, *high], colour, value=bright, convex=True)
    m.board.light_lamp(m.at(0, h * 0.75, 0), 1.5)


def plant(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, _ = size
    m.rod([(0, 0.08, 0, w * 0.26), (0, h * 0.3, 0, w * 0.32)], (164, 104, 74))
    hand = m.board.hand
    for k in range(9):
        x, z = hand.uniform(-0.5, 0.5) * w, hand.uniform(-0.4, 0.4) * w
        top = h * hand.uniform(0.7, 1.0)
        m.shape(
            [
                (x * 0.1, h * 0.32, z * 0.1),
                (x * 0.75 - 0.04, top * 0.72, z),
                (x, top, z),
                (x * 0.75 + 0.05, top * 0.66, z),
            ],
            scaled(colour, 0.8 + 0.05 * (k % 5)),
            edge=0.5,
        )


def _vehicle(shape: str) -> Callable[..., None]:
    """A vehicle that a set has of its own: a car at the kerb."""

    def draw(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool = False) -> None:
        VEHICLES[shape](m, Model(size, colour))

    return draw


car, bus, train = _vehicle("car"), _vehicle("bus"), _vehicle("train")
bicycle, motorcycle = _vehicle("bicycle"), _vehicle("motorcycle")

LARGE_SHAPES: dict[str, Callable[[SolidBuilder, Vec3, Rgb, bool], None]] = {
    "chair": chair, "table": table, "desk": desk, "bench": bench, "bed": bed, "sofa": sofa,
    "cabinet": cabinet,
    "lamp": lamp, "plant": plant,
    "tree": tree, "bush": bush, "counter": cabinet, "stool": chair, "car_seat": seat,
    "bus_seat": seat,
}  # fmt: skip
