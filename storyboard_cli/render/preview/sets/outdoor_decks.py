"""The deck of a ship at sea: planks between rails, a hatch, a winch, a mast with its boom, lifebuoys."""

from __future__ import annotations

import itertools
import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_parts import water
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_sky
from storyboard_cli.render.preview.solids import SolidBuilder

_WHITE: Rgb = (232, 232, 224)
_RED: Rgb = (202, 72, 60)
_DARK: Rgb = (62, 66, 72)
_HALF, _BOW, _LEVEL = 3.3, 15.0, -2.6
"""Half the width of the deck, where its bow is, and the level of the sea below it, metres."""


def draw_deck(scene: Scenery) -> None:
    """From amidships to the bow: the sea to the horizon on both sides, the deck with what is worked on it."""
    draw_sky(scene)
    water(scene, level=_LEVEL, waves=200, size=1.6)
    board = scene.board
    sides = [(-_HALF, -14.0), (-_HALF, 7.0), (-2.5, 10.5), (-1.2, 13.4), (0.0, _BOW)]
    round_bow = [*sides, *((-x, z) for x, z in reversed(sides[:-1]))]
    board.plane([(x, 0.0, z) for x, z in round_bow], scene.tint((186, 154, 114), 1, 0.25), 0.97, edge=1.0)
    seams = []
    for k in range(-8, 9):
        x = k * 0.4
        end = 7.0 + (1 - abs(x) / _HALF) ** 0.6 * 8.0
        seams.append([(x, 0.005, -14.0), (x, 0.005, end - 0.1)])
    board.edges(seams, 0.35)
    _bulwark(scene, round_bow)
    scene.stand(_hatch, (0.0, 6.6), (2.2, 0.55, 1.9), (124, 136, 132))
    scene.stand(_mast, (0.0, 9.4), (3.6, 8.0, 0.5), (206, 168, 106))
    scene.stand(winch, (-1.7, 4.6), (1.3, 0.95, 0.8), (88, 122, 118), facing=12)
    scene.stand(_coil, (1.9, 4.4), (0.8, 0.22, 0.8), (206, 180, 130))
    scene.stand(_vent, (1.7, 8.2), (0.7, 1.5, 0.7), _WHITE)


def _bulwark(scene: Scenery, rim: list[tuple[float, float]]) -> None:
    """The rail all round: a low wall, posts, two bars, and lifebuoys on it."""
    m = SolidBuilder(scene.board)
    for (ax, az), (bx, bz) in itertools.pairwise(rim):
        size = math.hypot(bx - ax, bz - az)
        count = max(1, round(size / 1.5))
        for k in range(count):
            (x0, z0), (x1, z1) = (
                (ax + (bx - ax) * t, az + (bz - az) * t) for t in (k / count, (k + 1) / count)
            )
            _piece(scene, m, (x0, z0), (x1, z1))
    for s in (-1, 1):
        scene.stand(lifebuoy, (s * (_HALF - 0.1), 5.4), (0.75, 0.75, 0.1), _RED, facing=90 * -s, base=0.3)


def _piece(scene: Scenery, m: SolidBuilder, a: tuple[float, float], b: tuple[float, float]) -> None:
    """The rail between two posts, drawn in its turn; none right beside the camera."""
    lens = scene.board.lens
    if min(lens.depth((*p[:1], 0.5, p[1])) for p in (a, b)) < 1.2:
        return

    def draw() -> None:
        (x0, z0), (x1, z1) = a, b
        m.face([(x0, 0, z0), (x1, 0, z1), (x1, 0.36, z1), (x0, 0.36, z0)], _WHITE, edge=0.6)
        for up, thick in ((0.7, 0.025), (1.05, 0.045)):
            m.tube((x0, up, z0), (x1, up, z1), thick, _WHITE if up < 1 else (150, 104, 68), outline=0.6)
        m.tube((x0, 0.3, z0), (x0, 1.05, z0), 0.035, _WHITE, outline=0.6)

    scene.board.at_depth(lens.depth(((a[0] + b[0]) / 2, 0.5, (a[1] + b[1]) / 2)), draw)


def lifebuoy(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A red and white ring."""
    w, h, _ = size
    for k in range(8):
        arc = [(k + t / 3) * math.tau / 8 for t in range(4)]
        spots = [(w * 0.38 * math.cos(a), h / 2 + w * 0.38 * math.sin(a), 0.05, w * 0.11) for a in arc]
        m.rod(spots, colour if k % 2 else _WHITE, outline=0.6)


def lifebuoy_rail(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A piece of the rail with a lifebuoy on it."""
    w, h, _ = size
    for up in (0.3, 0.62, 0.98):
        m.tube((-w / 2, h * up, 0), (w / 2, h * up, 0), 0.03, _WHITE, outline=0.6)
    for x in (-0.5, 0.0, 0.5):
        m.tube((w * x, 0, 0), (w * x, h, 0), 0.035, _WHITE, outline=0.6)
    lifebuoy(m.moved(0, h * 0.34, 0.06), (0.8, 0.8, 0.1), colour)


def winch(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A drum of wire between its cheeks."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.2, d), _DARK)
    m.tube((-w * 0.34, h * 0.58, 0), (w * 0.34, h * 0.58, 0), h * 0.26, (150, 128, 96))
    for x in (-0.24, -0.12, 0.0, 0.12, 0.24):
        m.line([(w * x, h * 0.34, d * 0.3), (w * x, h * 0.82, d * 0.3)], 0.5)
    for s in (-1, 1):
        m.box((s * w * 0.42, h * 0.1, 0), (w * 0.14, h * 0.9, d * 0.8), colour)


def _hatch(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.8, d), scaled(colour, 0.85))
    m.box((0, h * 0.8, 0), (w * 1.06, h * 0.2, d * 1.06), colour)
    for t in (-0.2, 0.2):
        m.line([(w * t, h, d * 0.53), (w * t, h, -d * 0.53)], 0.5)


def _mast(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A mast with a boom and its stays."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.16, colour, end=0.09)
    m.tube((0, h * 0.24, 0), (w * 0.6, h * 0.56, 0), 0.09, colour, end=0.06)
    m.line([(0, h * 0.96, 0), (w * 0.6, h * 0.56, 0)], 0.7)
    for s in (-1, 1):
        m.line([(0, h * 0.96, 0), (s * 2.2, 0.9, -1.0)], 0.7)
    m.line([(w * 0.6, h * 0.56, 0), (w * 0.6, h * 0.3, 0)], 0.8)
    m.rod([(w * 0.6, h * 0.3, 0, 0.09), (w * 0.6, h * 0.28, 0, 0.09)], _DARK)


def _coil(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Rope, coiled down on the deck."""
    w, h, _ = size
    for k in range(3):
        ring = m.ellipse((0, h * (k + 0.5) / 3, 0), (0, 2), (w * (0.48 - 0.05 * k),) * 2, 18)
        m.rod([(*p, 0.04) for p in (*ring, ring[0])], colour, outline=0.5)


def _vent(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A cowl that catches the wind."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h * 0.72, 0), w * 0.2, colour)
    m.rod([(0, h * 0.72, 0, w * 0.22), (0, h * 0.84, 0.12, w * 0.36)], colour)
    m.shape(m.ellipse((0, h * 0.84, 0.3), (0, 1), (w * 0.32, w * 0.32), 14), _RED, edge=0.7)
