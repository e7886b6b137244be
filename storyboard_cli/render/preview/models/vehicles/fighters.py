"""A biplane and a jet fighter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.aircraft import fin, landing_gear, propeller, wings
from storyboard_cli.render.preview.models.vehicles.brush import (
    DARK,
    GLASS,
    RED,
    STEEL,
    WHITE,
    P,
    ring_of,
)
from storyboard_cli.render.preview.models.vehicles.hulls import round_body
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def biplane(maker: SolidBuilder, model: Model) -> None:
    """Two pairs of wings with struts and wires, an open cockpit, a round engine."""
    kit = Kit(maker, model, (9.40, 3.00, 7.20))
    kit.shadow(0.6, 2.8)
    stations = [
        (-3.5, 1.35, 0.08, 0.14), (-2.4, 1.35, 0.26, 0.3), (-1.0, 1.35, 0.42, 0.46),
        (0.4, 1.35, 0.48, 0.52), (1.8, 1.35, 0.5, 0.52),
    ]  # fmt: skip
    kit.room = ((-0.3, 1.2, -1.0), (0.3, 2.4, -0.1))
    round_body(kit, stations, kit.colour, cockpit=True).stand(
        shell=True, after=lambda part: _cockpit_rim(kit, part)
    )
    kit.drum((0, 1.35, 1.95), 2, 0.55, 0.5, (112, 112, 116), lambda s: _cylinders(kit, s))
    propeller(kit, 1.35, 2.35, 1.15)
    pale = mix(kit.colour, (236, 224, 190), 0.75)
    wings(
        kit,
        [(0.3, 0.95, 1.3), (4.5, 1.15, 1.15), (4.7, 1.16, 0.6), (4.5, 1.15, -0.05), (0.3, 0.95, -0.1)],
        pale,
        0.5,
        marks=False,
    )
    upper: list[P] = [
        (-4.5, 2.75, 1.5),
        (-4.7, 2.74, 0.9),
        (-4.5, 2.75, 0.3),
        (4.5, 2.75, 0.3),
        (4.7, 2.74, 0.9),
        (4.5, 2.75, 1.5),
    ]
    kit.plate(upper, pale, marks=lambda: _roundels(kit))
    for side in (-1, 1):
        for z in (0.35, 1.2):
            kit.bar((side * 3.2, 1.1, z), (side * 3.2, 2.72, z + 0.15), 0.035, (150, 112, 76), 0.5)
            kit.bar((side * 0.4, 1.75, z), (side * 0.7, 2.72, z + 0.15), 0.03, (150, 112, 76), 0.5)
        lines = [
            [(side * 0.6, 2.7, 1.0), (side * 3.2, 1.1, 0.8)],
            [(side * 0.6, 1.0, 0.8), (side * 3.2, 2.7, 0.9)],
        ]
        kit.add(
            ((min(side * 0.6, side * 3.2), 1.1, 0.8), (max(side * 0.6, side * 3.2), 2.7, 0.9)),
            partial(_wires, kit, lines),
        )
    wings(
        kit,
        [(0.1, 1.45, -2.6), (1.4, 1.45, -2.9), (1.4, 1.45, -3.5), (0.1, 1.45, -3.5)],
        pale,
        0.12,
        marks=False,
    )
    fin(kit, [(-2.7, 1.5), (-3.1, 2.2), (-3.6, 2.2), (-3.75, 1.8), (-3.6, 1.3)], RED)
    for side in (-1, 1):
        kit.bar((side * 0.4, 0.9, 1.3), (side * 0.8, 0.34, 1.35), 0.04, (150, 112, 76), 0.5)
        kit.wheel(side * 0.86, 1.35, 0.34, 0.12, outer=False, spokes=0, hub=pale, tyre=0.66)
    kit.bar((-0.8, 0.34, 1.35), (0.8, 0.34, 1.35), 0.03, STEEL, 0.4)
    kit.finish()


def _wires(kit: Kit, lines: Sequence[Sequence[P]], _: Part) -> None:
    kit.inks(lines, 0.3)


def _roundels(kit: Kit) -> None:
    for x in (-3.3, 3.3):
        for radius, colour in ((0.5, (64, 88, 150)), (0.33, WHITE), (0.16, RED)):
            kit.fill(ring_of((x, 2.755, 0.9), 1, radius, 16), colour)


def _cockpit_rim(kit: Kit, part: Part) -> None:
    rim = [(x, 1.82, z - 0.55) for x, _, z in ring_of((0, 0, 0), 1, 0.3, 16, tall=0.42)]
    if part != "near":
        kit.fill(rim, (60, 52, 48), edge=0.8)
    kit.fill(
        [(-0.28, 1.83, -0.1), (0.28, 1.83, -0.1), (0.2, 2.06, -0.22), (-0.2, 2.06, -0.22)],
        GLASS,
        edge=0.5,
        opacity=0.6,
    )


def _cylinders(kit: Kit, side: int) -> None:
    if side < 0:
        return
    for i in range(7):
        a = i * math.tau / 7
        kit.fill(
            ring_of((0.36 * math.cos(a), 1.35 + 0.36 * math.sin(a), 2.21), 2, 0.11, 8), (70, 70, 74), edge=0.4
        )


def jet(maker: SolidBuilder, model: Model) -> None:
    """A fighter: a needle nose, a bubble canopy, swept wings, two fins, glowing exhausts."""
    kit = Kit(maker, model, (10.40, 4.60, 15.50))
    kit.shadow(1.2, 6.5)
    grey = kit.colour
    stations = [
        (-7.0, 1.9, 0.75, 0.5), (-5.0, 1.95, 1.0, 0.65), (-1.0, 2.0, 1.15, 0.75), (2.0, 2.05, 0.85, 0.72),
        (4.5, 2.05, 0.55, 0.58), (6.4, 1.95, 0.3, 0.34), (7.7, 1.85, 0.03, 0.03),
    ]  # fmt: skip
    round_body(kit, stations, grey, paint=lambda _, i: scaled(grey, 0.86) if 6 <= i <= 11 else grey).stand()
    canopy = [
        (1.2, 2.55, 0.1, 0.08),
        (2.0, 2.55, 0.36, 0.38),
        (3.0, 2.5, 0.4, 0.5),
        (4.1, 2.42, 0.32, 0.34),
        (4.9, 2.36, 0.06, 0.05),
    ]
    round_body(kit, canopy, (96, 122, 140)).stand()
    wings(kit, [(0.9, 2.0, 1.6), (5.2, 1.95, -3.4), (5.2, 1.95, -4.8), (0.9, 2.0, -4.6)], grey, 1.1)
    wings(
        kit,
        [(0.8, 1.95, -5.0), (2.7, 1.9, -6.6), (2.7, 1.9, -7.6), (0.8, 1.95, -7.2)],
        grey,
        1.0,
        marks=False,
    )
    for side in (-1, 1):
        fin(
            kit,
            [(-3.8, 2.4), (-6.2, 4.6), (-7.3, 4.6), (-6.9, 2.3)],
            scaled(grey, 0.94),
            x=side * 0.95,
            lean=side * 0.22,
        )
        kit.drum((side * 0.42, 1.9, -7.15), 2, 0.42, 0.5, DARK, partial(_burner, kit, side * 0.42))
        kit.drum((side * 5.2, 1.95, -4.0), 2, 0.1, 2.6, WHITE)
    if not kit.flying:
        landing_gear(kit, ((-1.3, -2.0, 0.34), (1.3, -2.0, 0.34), (0.0, 3.6, 0.26)), 1.7)
    kit.finish()


def _burner(kit: Kit, x: float, side: int) -> None:
    if side < 0:
        kit.fill(
            ring_of((x, 1.9, -7.42), 2, 0.3, 14), (226, 140, 64) if kit.flying else (40, 40, 44), value=1.1
        )
