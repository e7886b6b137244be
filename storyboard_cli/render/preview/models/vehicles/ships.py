"""Ships: a liner, a three-master, a submarine."""

from __future__ import annotations

import math
from functools import partial

from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.boats import CANVAS, Lines, hull, water
from storyboard_cli.render.preview.models.vehicles.brush import (
    DARK,
    RED,
    STEEL,
    WHITE,
    WOOD,
    Box,
    P,
    newell,
    ring_of,
)
from storyboard_cli.render.preview.models.vehicles.hulls import round_body
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, block, swept
from storyboard_cli.render.preview.models.vehicles.sailing import side_words_at
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_DECK: Rgb = (186, 156, 116)


def _deck(kit: Kit, lines: Lines, back: float, lower: float = 0.15) -> None:
    """A closed deck a little below the rail."""
    stations = [s for s in lines.stations if s[0] >= back]
    right: list[P] = [(half * 0.97, rail - lower, z) for z, half, rail in stations]
    kit.plate([*right, *[(-x, y, z) for x, y, z in reversed(right)]], _DECK, 0.5)


def ship(maker: SolidBuilder, model: Model) -> None:
    """A steamer: a long dark hull with portholes, white decks, two funnels with smoke bands."""
    kit = Kit(maker, model, (12.00, 22.00, 62.00))
    water(kit, 6.0, 31.0)
    kit.hollow = True
    lines = Lines(
        (
            (-30.0, 3.6, 6.4),
            (-26.0, 5.0, 6.0),
            (-12.0, 6.0, 5.6),
            (8.0, 6.0, 5.8),
            (19.0, 4.6, 6.6),
            (26.0, 2.2, 7.6),
            (29.5, 0.8, 8.2),
            (31.0, 0.06, 8.5),
        ),
        flare=0.9,
        rake=2.6,
    )
    hull(kit, lines, kit.colour, inner=_DECK, band=RED)
    _deck(kit, lines, -30.0)
    for side in (-1, 1):
        spots: list[P] = [(side * 6.05, 4.3, -20.0 + 1.7 * i) for i in range(20)]
        kit.add(((side * 6.0, 4.0, -20.0), (side * 6.01, 4.6, 14.0)), partial(_portholes, kit, spots, side))
    for low, back, front, half in ((5.6, -22.0, 16.0, 5.2), (8.2, -19.0, 14.0, 4.6), (10.6, -4.0, 12.0, 4.0)):
        _house(kit, low, back, front, half)
    for z in (-12.0, -3.0):
        kit.rod(
            [(0, 10.5, z, 1.7), (0, 16.2, z - 0.9, 1.6)],
            kit.colour if sum(kit.colour) > 260 else (190, 70, 56),
        )
        kit.drum((0, 16.6, z - 1.0), 1, 1.68, 1.3, DARK)
    for z in (15.0, -24.0):
        kit.rod([(0, 6.0, z, 0.3), (0, 21.0, z, 0.15)], (200, 176, 130), 0.6)
    kit.bar((0, 21.0, 15.0), (0, 9.0, 30.0), 0.08, DARK, 0.3)
    if model.text:
        side_words_at(kit, model.text, (5.0, 5.0, 16.5), (2.5, 5.9, 25.0), 1.5, WHITE)
    kit.finish()


def _portholes(kit: Kit, spots: list[P], side: int, _: Part) -> None:
    if side == kit.near_side:
        kit.fills([ring_of(p, 0, 0.32, 8) for p in spots], (210, 214, 210))


def _house(kit: Kit, low: float, back: float, front: float, half: float) -> None:
    side_view: list[Flat] = [(back, low), (back + 0.4, low + 2.4), (front - 1.2, low + 2.4), (front, low)]
    house = swept(kit, side_view, half, (240, 238, 232))
    count = int((front - back - 4) / 2.2)
    for i in range(count):
        z = back + 2.0 + 2.2 * i
        house.stripe(
            [(z, low + 0.9), (z, low + 1.7), (z + 1.2, low + 1.7), (z + 1.2, low + 0.9)], (92, 110, 124), 0.2
        )
    house.patch(2, (-0.9, 0.9), (0.2, 0.62), (92, 110, 124))
    house.seam([(back + 0.2, low + 2.1), (front - 1.0, low + 2.1)], 0.4)
    house.stand()


def tall_ship(maker: SolidBuilder, model: Model) -> None:
    """A sailing ship: three masts with square sails, a high stern with windows, a bowsprit."""
    kit = Kit(maker, model, (10.00, 28.00, 38.00))
    water(kit, 4.2, 15.0)
    kit.hollow = True
    lines = Lines(
        (
            (-14.5, 2.6, 7.4),
            (-11.5, 3.7, 6.6),
            (-7.0, 4.2, 5.4),
            (0.0, 4.4, 4.4),
            (7.0, 4.0, 4.8),
            (11.0, 2.7, 5.8),
            (13.5, 1.2, 6.6),
            (14.8, 0.1, 7.0),
        ),
        flare=0.8,
        rake=2.2,
    )
    hull(kit, lines, kit.colour, inner=_DECK, planks=2)
    _deck(kit, lines, -14.5, 0.6)
    stern: list[P] = [(-2.6, 7.4, -14.5), (2.6, 7.4, -14.5), (2.4, 3.0, -14.2), (-2.4, 3.0, -14.2)]
    kit.plate(stern, scaled(kit.colour, 0.9), marks=lambda: _gallery(kit))
    for side in (-1, 1):
        ports: list[P] = [(side * 4.3, 3.0, -7.5 + 2.6 * i) for i in range(6)]
        kit.add(((side * 4.41, 2.6, -8.0), (side * 4.42, 3.4, 6.0)), partial(_gunports, kit, ports, side))
    for z, top, wide in ((-9.0, 21.0, 4.2), (0.0, 27.0, 5.0), (8.6, 24.0, 4.6)):
        _mast(kit, z, top, wide)
    kit.rod([(0, 6.4, 13.0, 0.28), (0, 9.6, 22.5, 0.14)], WOOD, 0.6)
    jib: list[P] = [(0, 19.0, 9.0), (0.3, 12.0, 13.5), (0, 9.2, 21.4), (0.2, 8.6, 12.0)]
    kit.plate(jib, CANVAS)
    stays: list[list[P]] = [
        [(0, 24.0, 8.6), (0, 9.6, 22.5)],
        [(0, 27.0, 0), (0, 8.0, 10.0)],
        [(0, 21.0, -9.0), (0, 10.0, 0.0)],
    ]
    kit.add(((-0.01, 8.0, -9.0), (0.01, 27.0, 22.5)), lambda _: kit.inks(stays, 0.35))
    flag: list[P] = [(0, 28.0, 0.0), (0, 26.6, 0.0), (0.4, 26.8, -2.6), (0.0, 28.1, -2.5)]
    kit.plate(flag, (60, 54, 56) if sum(kit.colour) < 200 else RED)
    kit.finish()


def _gallery(kit: Kit) -> None:
    for x in (-1.6, -0.55, 0.5, 1.55):
        kit.fill(
            [
                (x - 0.35, 4.6, -14.45),
                (x + 0.35, 4.6, -14.45),
                (x + 0.35, 6.0, -14.5),
                (x - 0.35, 6.0, -14.5),
            ],
            (226, 196, 120),
            edge=0.5,
        )


def _gunports(kit: Kit, spots: list[P], side: int, _: Part) -> None:
    if side == kit.near_side:
        kit.fills(
            [
                [
                    (x, y - 0.4, z - 0.45),
                    (x, y - 0.4, z + 0.45),
                    (x, y + 0.4, z + 0.45),
                    (x, y + 0.4, z - 0.45),
                ]
                for x, y, z in spots
            ],
            (52, 44, 40),
        )


def _mast(kit: Kit, z: float, top: float, wide: float) -> None:
    """A mast with three square sails on yards that are braced round, swelling ahead."""
    kit.rod([(0, 4.0, z, 0.32), (0, top, z, 0.14)], WOOD, 0.6)
    cos, sin = math.cos(0.3), math.sin(0.3)

    def braced(x: float, y: float, ahead: float) -> P:
        return (x * cos + ahead * sin, y, z - x * sin + ahead * cos)

    levels = (7.5, 7.5 + (top - 8.5) * 0.42, 7.5 + (top - 8.5) * 0.74, top - 0.8)
    for i in range(3):
        low, high = levels[i], levels[i + 1] - 0.4
        a, b = wide * (1 - 0.2 * i), wide * (1 - 0.2 * (i + 1))
        rows: list[list[P]] = []
        for t in (0.0, 0.3, 0.6, 0.85, 1.0):
            half, up = b + (a - b) * t, high + (low - high) * t
            belly = 2.4 * math.sin(2.6 * t) * (1 - 0.15 * i)
            rise = 0.5 * max(0.0, t - 0.8) / 0.2  # the foot of a sail is cut hollow
            rows.append(
                [braced(half * u, up + rise * (1 - u * u), 0.3 + belly * (1 - 0.6 * u * u)) for u in _ACROSS]
            )
        box: Box = ((-a, low, z - 0.2), (a, high, z + 1.6))
        kit.add(box, partial(_square_sail, kit, rows))
        kit.bar(braced(-b - 0.4, high + 0.1, 0.2), braced(b + 0.4, high + 0.1, 0.2), 0.13, WOOD, 0.5)


_ACROSS = (-1.0, -0.5, 0.0, 0.5, 1.0)


def _square_sail(kit: Kit, rows: list[list[P]], _: Part) -> None:
    """A sail with wind in it: seen from its edge it is a belly."""
    kit.silhouette([p for row in rows for p in row], scaled(CANVAS, 0.86), 0.6)
    middle = rows[2]
    normal = newell([rows[0][0], rows[0][-1], rows[-1][-1], rows[-1][0]])
    if normal[2] < 0:
        normal = (-normal[0], -normal[1], -normal[2])
    tone = 1.0 if kit.sees(normal, middle[2]) else 0.88
    outline = [
        *rows[0],
        *(row[-1] for row in rows[1:]),
        *reversed(rows[-1]),
        *(row[0] for row in rows[:0:-1]),
    ]
    kit.fill(outline, CANVAS, value=tone, edge=0.4)
    kit.inks([[row[k] for row in rows] for k in (1, 2, 3)], 0.3)


def submarine(maker: SolidBuilder, model: Model) -> None:
    """On the surface: a long rounded back, a tower with periscopes, a rudder fin."""
    kit = Kit(maker, model, (6.00, 9.00, 44.00))
    water(kit, 3.0, 22.0)
    grey = kit.colour
    stations = [
        (-22.0, 0.0, 0.2, 0.3),
        (-17.0, 0.0, 1.5, 1.4),
        (-8.0, 0.0, 2.8, 2.3),
        (8.0, 0.0, 3.0, 2.5),
        (16.0, 0.0, 2.6, 2.2),
        (20.5, 0.0, 1.6, 1.4),
        (22.0, 0.0, 0.3, 0.3),
    ]
    body = round_body(kit, stations, grey, steps=16)
    body.rings = [[(x, max(0.0, y), z) for x, y, z in ring] for ring in body.rings]
    body.stand()
    block(kit, (-0.9, 2.3, -13.0), (0.9, 2.6, 15.0), scaled(grey, 0.85))
    tower: list[Flat] = [(-3.0, 2.3), (-2.6, 5.4), (2.0, 5.6), (3.0, 2.3)]
    house = swept(kit, tower, lambda _, z: 0.95 - 0.35 * (abs(z) / 3.0) ** 2, scaled(grey, 1.05))
    if model.text:
        house.on_sides(
            lambda s, on: kit.words(model.text, on((-1.8 * s, 3.6)), on((1.8 * s, 3.6)), 1.1, WHITE)
        )
    house.stand()
    for z, top in ((0.6, 8.8), (-0.6, 7.8)):
        kit.rod([(0, 5.4, z, 0.13), (0, top, z, 0.1)], STEEL, 0.6)
    kit.rod([(0, 8.8, 0.6, 0.18), (0, 8.8, 1.1, 0.18)], STEEL, 0.6)
    for side in (-1, 1):
        kit.plate(
            [
                (side * 0.9, 4.3, 0.9),
                (side * 2.6, 4.3, 0.6),
                (side * 2.6, 4.3, -0.5),
                (side * 0.9, 4.3, -0.7),
            ],
            grey,
        )
    kit.plate([(0, 0.4, -18.0), (0, 3.4, -20.0), (0, 3.4, -21.6), (0, 0.2, -22.0)], scaled(grey, 0.9))
    kit.bar((0, 5.5, -2.3), (0, 2.6, -13.0), 0.03, DARK, 0.3)
    kit.finish()
