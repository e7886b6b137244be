"""A quarry: benches of cut stone one above the other, rubble, sawn blocks, rails with a tub, a derrick."""

from __future__ import annotations

import itertools
import math
import random

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_under import ore_cart
from storyboard_cli.render.preview.sets.outdoor_objects import boulder
from storyboard_cli.render.preview.sets.outdoor_parts import PEBBLE, lane, marks, open_air, patch
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_SLATE: Rgb = (134, 142, 154)
_RUST: Rgb = (150, 98, 68)
_BENCHES, _STEP, _BACK = 4, 2.2, 5.0
"""How many benches there are, how high each is and how far it steps back, metres."""


def draw_quarry(scene: Scenery) -> None:
    """Stepped walls of stone behind and beside, the floor full of chips, what the stone is moved with."""
    stone = scene.tint(_SLATE, 0, 0.25)
    open_air(scene, scaled(stone, 1.12), 0.1)
    for level in range(_BENCHES - 1, -1, -1):
        _bench(scene, level, stone)
    for x in (-1.0, -0.3):
        lane(scene, (x, -12.0), (x + 3.0, 17.0), 0.09, (104, 84, 74), y=0.03, edge=0.4)
    for k in range(22):
        z = 16.0 - k * 1.1
        x = -0.65 + 3.0 * (z + 12.0) / 29.0
        patch(scene, [(x - 0.6, z), (x + 0.6, z), (x + 0.6, z - 0.2), (x - 0.6, z - 0.2)], (116, 96, 78))
    scene.stand(ore_cart, (0.85, 5.6), (1.2, 1.1, 1.3), _RUST, facing=-6)
    scene.stand(derrick, (-5.4, 10.5), (6.0, 8.5, 1.0), (150, 112, 76), always=True)
    for x, z, turn in ((-3.4, 4.4, 20), (4.0, 7.0, -15), (5.6, 4.2, 30), (-6.6, 3.0, -20)):
        scene.stand(slabs, (x, z), (1.9, 1.0, 1.1), scaled(stone, 1.08), facing=turn)
    for x, z, w in (
        (-8.0, 8.0, 2.6), (7.6, 9.6, 3.0), (2.9, 11.5, 1.2), (-2.2, 12.6, 1.6), (4.6, 12.4, 1.8),
        (-4.8, 6.8, 0.9), (3.2, 3.4, 0.7), (8.6, 1.0, 2.0), (-9.0, -1.0, 2.2),
    ):  # fmt: skip
        scene.stand(boulder, (x, z), (w, w * 0.6, 0.9), scaled(stone, 0.94))
    marks(scene, 130, (-10, 10), (-6, 14), PEBBLE, weight=0.7)


def _rim(level: int) -> list[tuple[float, float]]:
    """The foot of a bench's wall, from beside the camera round the back and to the other side."""
    grown = level * _BACK
    return [
        (-9.0 - grown, -14.0), (-8.6 - grown, 4.0), (-7.0 - grown, 12.0 + grown * 0.5), (-2.0, 15.0 + grown),
        (3.4, 14.2 + grown), (7.4 + grown, 11.0 + grown * 0.5), (9.0 + grown, 2.0), (9.4 + grown, -14.0),
    ]  # fmt: skip


def _bench(scene: Scenery, level: int, stone: Rgb) -> None:
    """One bench: its wall with the marks of the cutters, and the ledge on top of it."""
    board, rim, low = scene.board, _rim(level), level * _STEP
    high, upper = low + _STEP, _rim(level + 1)
    hand = random.Random(40 + level)
    top: list[Vec3] = [(x, high, z) for x, z in rim]
    board.plane([*top, *((x, high, z) for x, z in reversed(upper))], scaled(stone, 1.16), 1.0, edge=0.5)
    for (ax, az), (bx, bz) in itertools.pairwise(rim):
        turn = math.atan2(bz - az, bx - ax)
        shade = (0.84, 1.02, 0.9, 1.06)[level] + 0.12 * math.cos(turn - 0.5)
        wall: list[Vec3] = [(ax, low, az), (bx, low, bz), (bx, high, bz), (ax, high, az)]
        board.plane(wall, scaled(stone, shade), 1.0, edge=0.9)
        _cuts(scene, wall, hand)


def _cuts(scene: Scenery, wall: list[Vec3], hand: random.Random) -> None:
    """The beds of the stone, level, and the joints between blocks, upright."""
    (ax, low, az), (bx, _, bz), (_, high, _), _ = wall
    size = math.hypot(bx - ax, bz - az)

    def at(t: float, up: float) -> Vec3:
        return (ax + (bx - ax) * t, low + (high - low) * up, az + (bz - az) * t)

    beds = [[at(0.0, up), at(1.0, up + hand.uniform(-0.03, 0.03))] for up in (0.26, 0.5, 0.76)]
    joints = []
    for _ in range(int(size / 1.3)):
        t, up = hand.uniform(0.04, 0.96), hand.choice((0.0, 0.26, 0.5))
        joints.append([at(t, up), at(t, up + hand.choice((0.26, 0.5)))])
    scene.board.edges(beds, 0.45)
    scene.board.edges(joints, 0.6)


def slabs(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Sawn slabs in a stack."""
    w, h, d = size
    for k in range(5):
        off = (0.0, 0.06, -0.05, 0.03, -0.08)[k]
        m.box(
            (off * w, h * k / 5, -off * d),
            (w * (1 - 0.03 * k), h / 5, d),
            scaled(colour, 1.0 - 0.04 * (k % 2)),
        )


def derrick(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A timber mast with its stays, a boom, and a block of stone on the cable."""
    w, h, _ = size
    for s in (-1, 1):
        m.line([(0, h, 0), (s * w * 0.7, 0, 1.5 * s)], 0.8)
    m.tube((0, 0, 0), (0, h, 0), 0.2, colour, end=0.14)
    m.tube((0, h * 0.2, 0.2), (w * 0.72, h * 0.82, 0.2), 0.15, colour, end=0.1)
    m.line([(0, h, 0), (w * 0.72, h * 0.82, 0.2)], 1.0)
    m.line([(w * 0.72, h * 0.82, 0.2), (w * 0.72, h * 0.42, 0.2)], 1.0)
    for s in (-1, 1):
        m.line([(w * 0.72, h * 0.42, 0.2), (w * 0.72 + s * 0.55, h * 0.34, 0.2)], 0.8)
    m.box((w * 0.72, h * 0.24, 0.2), (1.2, h * 0.1, 0.8), _SLATE)
    m.box((0, 0, 0.3), (1.3, 0.9, 1.1), scaled(colour, 0.8))
    m.tube((-0.5, 1.0, 0.5), (0.5, 1.0, 0.5), 0.28, (110, 112, 116))
