"""Aeroplanes: an airliner and a light plane; wings, fins and propellers for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.brush import (
    DARK,
    STEEL,
    Box,
    P,
    ring_of,
)
from storyboard_cli.render.preview.models.vehicles.hulls import round_body
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, swept
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

PANE: Rgb = (74, 92, 108)


def wings(
    kit: Kit, points: Sequence[P], colour: Rgb, outside: float, *, marks: bool = True, thick: float = 0.07
) -> None:
    """A pair of wings, given the right one (root front, tip front, tip back, root back). `outside`: where the
    fuselage's side is; `thick`: of the root, as a share of its depth.
    """
    xs, ys, zs = zip(*points, strict=True)
    deep = thick * (points[0][2] - points[-1][2])
    for side in (-1, 1):
        low, high = sorted((side * outside, side * max(*xs, outside + 0.01)))
        box: Box = ((low, min(ys) - deep, min(zs)), (high, max(ys), max(zs)))
        wing: list[P] = [(side * x, y, z) for x, y, z in points]
        under = [(x, y - deep * (0.35 if abs(x) > max(xs) * 0.8 else 1.0), z) for x, y, z in wing]
        kit.add(box, partial(_wing, kit, wing, under, colour, marks))


def _wing(kit: Kit, wing: list[P], under: list[P], colour: Rgb, marks: bool, _: Part) -> None:
    kit.silhouette([*wing, *under], scaled(colour, 0.9), 0.7)
    above = kit.sees((0.0, 1.0, 0.0), wing[0])
    kit.fill(wing if above else under, colour, value=kit.value((0.0, 1.0 if above else -1.0, 0.0)), edge=0.5)
    if marks and above:
        _flap(kit, wing)


def _flap(kit: Kit, wing: list[P]) -> None:
    """The line before the trailing edge."""
    kit.ink([_between(wing[3], wing[0], 0.22), _between(wing[2], wing[1], 0.25)], 0.4)


def _between(a: P, b: P, t: float) -> P:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def fin(kit: Kit, outline: Sequence[Flat], colour: Rgb, x: float = 0.0, lean: float = 0.0) -> None:
    """An upright fin of (ahead, up) points."""
    foot = min(y for _, y in outline)
    kit.plate([(x + lean * (y - foot), y, z) for z, y in outline], colour)


def propeller(kit: Kit, up: float, z: float, radius: float, x: float = 0.0) -> None:
    """Two blades; in the air a disc that one looks through."""
    if kit.flying or kit.moving:
        ring = ring_of((x, up, z), 2, radius, 26)

        def blur(_: Part) -> None:
            kit.fill(ring, (230, 230, 232), opacity=0.3)
            kit.ink([*ring, ring[0]], 0.35)

        kit.add(((x - radius, up - radius, z - 0.01), (x + radius, up + radius, z + 0.01)), blur)
    else:
        for s in (-1, 1):
            kit.plate(
                [
                    (x, up, z),
                    (x + 0.1, up + s * radius * 0.5, z),
                    (x + 0.04, up + s * radius, z),
                    (x - 0.06, up + s * radius * 0.9, z),
                    (x - 0.08, up + s * radius * 0.3, z),
                ],
                DARK,
                0.5,
            )
    kit.drum((x, up, z + 0.08), 2, radius * 0.13, 0.22, STEEL)


def _dots(kit: Kit, spots: Sequence[P], size: float, side: int, _: Part) -> None:
    if side != kit.near_side:
        return
    rings = [
        [
            (x, y + 1.35 * size * math.sin(a), z + size * math.cos(a))
            for a in (i * math.tau / 8 for i in range(8))
        ]
        for x, y, z in spots
    ]
    kit.fills(rings, PANE)


def plane(maker: SolidBuilder, model: Model) -> None:
    """An airliner: two engines below swept wings, a row of windows, a tall fin."""
    kit = Kit(maker, model, (34.0, 12.0, 37.0))
    r, mid = 1.95, 4.3
    kit.shadow(2.4, 17.0)
    stripe = kit.colour
    body = [
        (-18.2, mid + 1.2, 0.25, 0.3), (-15.0, mid + 0.9, 0.95, 1.0), (-10.5, mid + 0.2, r * 0.93, r * 0.95),
        (-7.0, mid, r, r), (12.0, mid, r, r), (15.0, mid - 0.1, r * 0.9, r * 0.9),
        (17.0, mid - 0.35, r * 0.62, r * 0.62),
        (18.2, mid - 0.6, r * 0.25, r * 0.25), (18.45, mid - 0.62, 0.06, 0.06),
    ]  # fmt: skip
    round_body(
        kit,
        body,
        (238, 238, 236),
        paint=lambda _, i: (
            stripe
            if i in (5, 6, 11, 0) and i in (5, 0)
            else (200, 203, 208)
            if 6 <= i <= 10
            else (240, 240, 238)
        ),
    ).stand()
    for side in (-1, 1):
        spots: list[P] = [(side * (r + 0.02), mid + 0.45, -9.0 + 0.95 * i) for i in range(24)]
        kit.add(
            ((side * r, mid, -9.5), (side * r + 0.01, mid + 1, 14.0)), partial(_dots, kit, spots, 0.2, side)
        )
        kit.add(
            ((side * r * 0.6, mid + 0.2, 15.5), (side * r * 0.6 + 0.01, mid + 1, 17.2)),
            partial(_cockpit, kit, side, mid, r),
        )
    wings(
        kit,
        [(1.7, 3.3, 4.2), (17.0, 4.6, -4.6), (17.0, 4.6, -6.0), (6.5, 3.7, -3.6), (1.7, 3.3, -3.6)],
        (206, 208, 212),
        r,
        marks=False,
    )
    wings(
        kit,
        [(0.9, mid + 1.0, -13.0), (6.4, mid + 1.3, -16.6), (6.4, mid + 1.3, -18.0), (0.9, mid + 1.0, -16.8)],
        (214, 216, 220),
        1.0,
        marks=False,
    )
    fin(kit, [(-11.5, mid + 1.6), (-16.2, 12.0), (-18.4, 12.0), (-17.6, mid + 1.3)], stripe)
    for side in (-1, 1):
        _engine(kit, side * 6.0, 2.5, 2.6, 1.05, 3.6)
    if not kit.flying:
        landing_gear(kit, ((-2.6, -1.4, 0.6), (2.6, -1.4, 0.6), (0.0, 13.6, 0.42)), 2.8)
    kit.finish()


def _cockpit(kit: Kit, side: int, mid: float, r: float, _: Part) -> None:
    if kit.sees((side * 0.7, 0.3, 0.75), (side * r * 0.6, mid + 0.6, 16.4)):
        kit.fill(
            [
                (side * 0.05, mid + 0.75, 16.5),
                (side * 1.15, mid + 0.5, 16.2),
                (side * 1.05, mid + 0.05, 16.75),
                (side * 0.05, mid + 0.3, 17.15),
            ],
            PANE,
            edge=0.4,
        )
        kit.fill(
            [
                (side * 1.22, mid + 0.5, 16.1),
                (side * 1.6, mid + 0.45, 15.3),
                (side * 1.62, mid + 0.05, 15.3),
                (side * 1.15, mid + 0.05, 16.6),
            ],
            PANE,
            edge=0.4,
        )


def _engine(kit: Kit, x: float, up: float, z: float, radius: float, long: float) -> None:
    """A jet engine in its barrel."""

    def mouth(s: int) -> None:
        kit.fill(ring_of((x, up, z + s * (long / 2 + 0.02)), 2, radius * 0.8, 18), (70, 72, 78), edge=0.4)
        kit.fill(ring_of((x, up, z + s * (long / 2 + 0.03)), 2, radius * 0.22, 10), STEEL)

    kit.drum((x, up, z), 2, radius, long, (220, 222, 226), mouth)


def landing_gear(kit: Kit, places: Sequence[tuple[float, float, float]], up: float) -> None:
    for x, z, radius in places:
        kit.bar((x, radius, z), (x, up, z), radius * 0.3, STEEL, 0.5)
        kit.wheel(x if x else 0.0001, z, radius, radius * 0.7, outer=False, spokes=0, tyre=0.5)


def small_plane(maker: SolidBuilder, model: Model) -> None:
    """A light high-wing plane with one propeller and fixed wheels."""
    kit = Kit(maker, model, (10.60, 2.90, 8.20))
    kit.shadow(0.7, 3.2)
    band = kit.colour
    side_view: list[Flat] = [
        (-4.0, 1.35), (-4.0, 1.62), (-1.5, 1.95), (-1.0, 2.42), (0.35, 2.45), (1.0, 1.9), (2.6, 1.72),
        (2.75, 1.3),
        (2.6, 0.95), (0.0, 0.85),
    ]  # fmt: skip
    body = swept(
        kit,
        side_view,
        lambda y, z: 0.58 - 0.42 * max(0.0, (-z - 1.0) / 3.0) - 0.12 * max(0.0, z - 1.8),
        (238, 236, 230),
    )
    kit.room = ((-0.45, 0.9, -1.2), (0.45, 2.35, 0.9))
    body.window([(-1.25, 1.78), (-0.95, 2.3), (-0.5, 2.32), (-0.5, 1.78)]).window(
        [(-0.4, 1.78), (-0.4, 2.32), (0.3, 2.32), (0.82, 1.84)]
    )
    body.pane(4, t=(0.06, 0.94)).pane(2, t=(0.2, 0.9))
    body.stripe([(-4.0, 1.42), (-4.0, 1.56), (2.7, 1.56), (2.72, 1.36)], band, 0.2)
    body.seam([(-0.45, 2.32), (-0.45, 1.1), (0.62, 1.1), (0.84, 1.84)])
    body.stand(shell=True)
    wings(
        kit,
        [(0.55, 2.5, 0.62), (5.3, 2.66, 0.5), (5.3, 2.66, -0.72), (0.55, 2.5, -0.9)],
        (238, 236, 230),
        0.56,
    )
    kit.plate(
        [(-0.6, 2.48, 0.62), (0.6, 2.48, 0.62), (0.6, 2.48, -0.9), (-0.6, 2.48, -0.9)], (238, 236, 230), 0.6
    )
    for side in (-1, 1):
        kit.bar((side * 0.56, 1.1, 0.2), (side * 2.6, 2.55, 0.0), 0.05, (220, 218, 212), 0.6)
    wings(
        kit,
        [(0.1, 1.6, -3.2), (1.7, 1.62, -3.5), (1.7, 1.62, -4.1), (0.1, 1.6, -4.15)],
        (238, 236, 230),
        0.12,
    )
    fin(kit, [(-2.9, 1.7), (-3.6, 2.85), (-4.15, 2.85), (-4.2, 1.5)], band)
    propeller(kit, 1.32, 2.85, 0.95)
    for x, z in ((-1.05, 0.1), (1.05, 0.1), (0.0001, 2.0)):
        kit.bar((x * 0.5, 0.9, z), (x, 0.26, z), 0.05, STEEL, 0.5)
        kit.wheel(x, z, 0.24, 0.16, outer=False, spokes=0, tyre=0.5)
    kit.finish()
