"""Boats with a mast: a yacht under sail, a fishing boat."""

from __future__ import annotations

import math
from functools import partial

from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.boats import CANVAS, Lines, hull, water
from storyboard_cli.render.preview.models.vehicles.brush import DARK, RED, WHITE, WOOD, P
from storyboard_cli.render.preview.models.vehicles.hulls import Hull
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import block, swept
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def sailboat(maker: SolidBuilder, model: Model) -> None:
    """A small yacht under mainsail and foresail."""
    kit = Kit(maker, model, (2.40, 8.60, 6.80))
    water(kit, 1.1, 3.4)
    kit.hollow = True
    kit.room = ((-0.7, 0.2, -2.4), (0.7, 1.6, -0.6))
    lines = Lines(
        (
            (-3.2, 0.74, 0.85),
            (-2.0, 1.05, 0.8),
            (-0.4, 1.15, 0.82),
            (1.2, 0.92, 0.9),
            (2.5, 0.44, 1.0),
            (3.1, 0.16, 1.07),
            (3.4, 0.02, 1.1),
        ),
        flare=0.66,
        rake=0.7,
    )
    hull(kit, lines, kit.colour, inner=(178, 140, 98), band=scaled(kit.colour, 0.62))
    deck: list[P] = [
        (-1.12, 0.82, -0.4),
        (1.12, 0.82, -0.4),
        (0.9, 0.9, 1.2),
        (0.42, 1.0, 2.5),
        (0.03, 1.08, 3.35),
        (-0.03, 1.08, 3.35),
        (-0.42, 1.0, 2.5),
        (-0.9, 0.9, 1.2),
    ]
    kit.plate(deck, (196, 164, 122))
    house = swept(
        kit,
        [(-0.4, 0.85), (-0.4, 1.3), (1.1, 1.22), (1.6, 0.94)],
        lambda _, z: 0.66 - 0.12 * max(0.0, z),
        WHITE,
    )
    house.window([(-0.15, 1.0), (-0.15, 1.18), (1.0, 1.14), (1.2, 1.0)]).stand()
    kit.rod([(0, 1.0, 0.75, 0.06), (0, 8.5, 0.65, 0.035)], (206, 200, 190), 0.6)
    kit.bar((0, 1.75, 0.65), (0.25, 1.72, -2.75), 0.05, (206, 200, 190), 0.6)
    main = [(0.0, 8.3, 0.6), *_leech((0.0, 8.3, 0.6), (0.25, 1.85, -2.75), 0.45), (0.0, 1.85, 0.6)]
    jib = [(0.0, 7.2, 0.8), *_leech((0.0, 7.2, 0.8), (0.35, 1.4, 0.45), -0.1), (0.0, 1.2, 3.3)]
    _sail(
        kit,
        main,
        [((0.0, 1.85 + k, 0.6), (0.2 - 0.02 * k, 1.85 + k, -2.6 + 0.5 * k)) for k in (1.3, 2.6, 3.9)],
    )
    _sail(kit, jib, [])
    kit.bar((0.0, 8.3, 0.66), (0.0, 1.1, 3.35), 0.012, DARK, 0.3)
    kit.finish()


def _leech(a: P, b: P, out: float) -> list[P]:
    """The free edge of a sail, swelling behind it."""
    found = []
    for i in range(1, 8):
        t = i / 8
        belly = math.sin(math.pi * t)
        x, y, z = (p + (q - p) * t for p, q in zip(a, b, strict=True))
        found.append((x + 0.35 * belly, y, z - out * belly))
    return [*found, b]


def _sail(kit: Kit, points: list[P], seams: list[tuple[P, P]]) -> None:
    kit.plate(points, CANVAS)
    if seams:
        low, high = min(p[1] for p in points), max(p[1] for p in points)
        place = points[0]
        kit.add(
            ((place[0], low, place[2]), (place[0] + 0.01, high, place[2] + 0.01)),
            lambda _: kit.inks(seams, 0.4),
        )


def fishing_boat(maker: SolidBuilder, model: Model) -> None:
    """A stout wooden boat with a wheelhouse, a mast and its tackle."""
    kit = Kit(maker, model, (3.20, 5.40, 8.60))
    water(kit, 1.55, 4.3)
    kit.hollow = True
    kit.room = ((-1.1, 0.4, -3.6), (1.1, 2.6, -0.4))
    lines = Lines(
        (
            (-4.1, 1.0, 1.35),
            (-3.2, 1.35, 1.15),
            (-1.4, 1.55, 1.05),
            (0.6, 1.52, 1.15),
            (2.4, 1.12, 1.5),
            (3.6, 0.55, 1.85),
            (4.1, 0.2, 2.05),
            (4.3, 0.03, 2.1),
        ),
        flare=0.68,
        rake=0.7,
    )
    hull(kit, lines, kit.colour, inner=(150, 118, 84), band=RED, planks=1)
    deck: list[P] = [
        (-1.4, 1.1, 0.3),
        (1.4, 1.1, 0.3),
        (1.05, 1.4, 2.4),
        (0.5, 1.75, 3.6),
        (0.1, 1.95, 4.1),
        (-0.1, 1.95, 4.1),
        (-0.5, 1.75, 3.6),
        (-1.05, 1.4, 2.4),
    ]
    kit.plate(deck, (178, 146, 106))
    _wheelhouse(kit)
    kit.rod([(0, 1.2, 2.6, 0.08), (0, 5.4, 2.5, 0.05)], WOOD, 0.6)
    kit.rod([(0, 1.2, -2.2, 0.07), (0, 4.2, -2.2, 0.045)], WOOD, 0.6)
    kit.bar((0, 3.9, -2.2), (0.2, 2.7, -4.4), 0.04, WOOD, 0.5)
    kit.bar((0, 5.2, 2.5), (0, 2.05, 4.25), 0.012, DARK, 0.3)
    kit.bar((0, 5.2, 2.5), (0, 4.1, -2.2), 0.012, DARK, 0.3)
    _nets(kit)
    if model.text:
        side_words_at(kit, model.text, (1.18, 1.2, 1.6), (0.55, 1.55, 3.4), 0.3, WHITE)
    kit.finish()


def _wheelhouse(kit: Kit) -> None:
    house = swept(kit, [(0.3, 1.1), (0.3, 2.9), (1.9, 2.9), (2.05, 2.05), (2.1, 1.25)], 0.95, WHITE)
    house.window([(0.55, 2.1), (0.55, 2.7), (1.1, 2.7), (1.1, 2.1)]).window(
        [(1.25, 2.1), (1.25, 2.7), (1.8, 2.7), (1.88, 2.1)]
    )
    house.pane(2, u=(-0.88, -0.06)).pane(2, u=(0.06, 0.88)).pane(0, u=(-0.4, 0.4), t=(0.55, 0.88))
    house.stand()
    block(kit, (-1.1, 2.9, 0.1), (1.1, 3.02, 2.25), mix(kit.colour, DARK, 0.3))
    kit.drum((-0.5, 3.3, 0.6), 1, 0.14, 0.56, DARK)


def _nets(kit: Kit) -> None:
    """A heap of net and floats at the stern."""
    heap = [
        [
            (0.9 * s * math.cos(a), 1.0 + s * 0.0 + (1 - s) * 0.55, -3.1 + 0.6 * s * math.sin(a))
            for a in (i * math.tau / 14 for i in range(14))
        ]
        for s in (1.0, 0.75, 0.4, 0.02)
    ]
    Hull(kit, heap, (86, 112, 104)).stand()
    for x, z in ((-0.6, -2.6), (0.2, -2.5), (0.65, -2.9)):
        kit.drum((x, 1.15, z), 1, 0.14, 0.2, (214, 110, 56))


def side_words_at(kit: Kit, text: str, back: P, front: P, tall: float, colour: Rgb) -> None:
    """Words on both bows."""
    for side in (-1, 1):
        start, end = (back, front) if side > 0 else (front, back)
        a, b = (side * start[0] * 1.03, *start[1:]), (side * end[0] * 1.03, *end[1:])
        low, high = sorted((a[0], b[0]))
        draw = partial(_words_on, kit, side, text, (a, b), tall, colour)
        kit.add(((low, a[1], min(a[2], b[2])), (high, a[1] + tall, max(a[2], b[2]))), draw)


def _words_on(kit: Kit, side: int, text: str, ends: tuple[P, P], tall: float, colour: Rgb, _: Part) -> None:
    if side == kit.near_side:
        kit.words(text, *ends, tall, colour)
