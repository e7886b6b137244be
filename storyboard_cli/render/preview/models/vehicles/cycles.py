"""Two wheels: bicycle, motorcycle, scooter; and a skateboard."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.vehicles.brush import (
    CHROME,
    DARK,
    LIGHT,
    RED,
    RUBBER,
    STEEL,
    WOOD,
    P,
    ring_of,
)
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, block, swept
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def bicycle(maker: SolidBuilder, model: Model) -> None:
    """Frame, spoked wheels, handlebar, saddle, pedals."""
    kit = Kit(maker, model, (0.55, 1.05, 1.75))
    kit.shadow(0.06, 0.85)
    for z in (-0.53, 0.53):
        kit.hoop(0, z, 0.34, 0.022, spokes=14)
    back: P = (0, 0.34, -0.53)
    front: P = (0, 0.34, 0.53)
    crank, saddle, head = (0.0, 0.30, -0.08), (0.0, 0.86, -0.24), (0.0, 0.80, 0.36)
    paint = kit.colour
    for a, b in (
        (crank, (0.0, 0.78, -0.215)),
        (crank, head),
        ((0.0, 0.74, -0.2), (0.0, 0.76, 0.35)),
        (back, crank),
        (back, (0.0, 0.74, -0.2)),
    ):
        kit.bar(a, b, 0.02, paint, 0.7)
    kit.rod([(*front, 0.018), (0, 0.66, 0.41, 0.02), (*head, 0.022), (0, 0.96, 0.30, 0.016)], paint, 0.7)
    kit.bar((0, 0.78, -0.215), saddle, 0.016, STEEL, 0.6)
    kit.rod([(0, 0.9, -0.38, 0.055), (0, 0.91, -0.25, 0.04), (0, 0.91, -0.12, 0.022)], DARK)
    for side in (-1, 1):
        kit.rod(
            [(0, 0.98, 0.3, 0.014), (side * 0.14, 1.0, 0.34, 0.014), (side * 0.27, 0.99, 0.2, 0.018)],
            DARK,
            0.6,
        )
    kit.drum((0.03, 0.30, -0.08), 0, 0.09, 0.012, STEEL)
    for side, up, z in ((1, 0.16, -0.02), (-1, 0.44, -0.14)):
        kit.bar((side * 0.05, 0.30, -0.08), (side * 0.06, up, z), 0.012, STEEL, 0.5)
        kit.bar((side * 0.06, up, z), (side * 0.16, up, z), 0.022, DARK, 0.5)
    kit.speed_lines(-0.87, 0.1, 0.9)
    kit.finish()


def motorcycle(maker: SolidBuilder, model: Model) -> None:
    """Tank, engine, exhaust, fork, a round lamp, thick wheels."""
    kit = Kit(maker, model, (0.80, 1.20, 2.15))
    kit.shadow(0.14, 1.05)
    for z in (-0.72, 0.74):
        kit.wheel(0.0001, z, 0.33, 0.13, outer=False, spokes=7, tyre=0.66)
    paint = kit.colour
    swept(
        kit,
        [(-0.18, 0.26), (-0.28, 0.5), (-0.12, 0.62), (0.26, 0.62), (0.34, 0.4), (0.24, 0.24)],
        0.15,
        (104, 106, 112),
    ).seam([(-0.2, 0.36), (0.3, 0.36)], 0.5).seam([(-0.22, 0.44), (0.32, 0.44)], 0.5).seam(
        [(-0.22, 0.52), (0.3, 0.52)], 0.5
    ).stand()
    for side in (-1, 1):
        kit.rod(
            [
                (side * 0.17, 0.34, 0.28, 0.035),
                (side * 0.2, 0.22, 0.0, 0.04),
                (side * 0.22, 0.28, -0.9, 0.06),
            ],
            CHROME,
            0.6,
        )
        kit.bar((side * 0.1, 0.33, -0.72), (side * 0.1, 0.66, -0.5), 0.025, STEEL, 0.5)
        kit.bar((side * 0.1, 0.33, -0.72), (side * 0.1, 0.36, -0.1), 0.028, DARK, 0.5)
        kit.rod(
            [
                (side * 0.09, 0.33, 0.74, 0.03),
                (side * 0.09, 0.82, 0.52, 0.034),
                (side * 0.09, 0.96, 0.46, 0.03),
            ],
            STEEL,
            0.6,
        )
    fender = [
        (0.0, 0.33 + 0.38 * s, 0.74 + 0.38 * c, 0.05)
        for s, c in ((0.55, 0.83), (0.92, 0.38), (0.98, -0.2), (0.8, -0.6))
    ]
    kit.rod(fender, paint)
    kit.rod([(0, 0.66, -0.96, 0.06), (0, 0.74, -0.76, 0.1), (0, 0.7, -0.46, 0.12)], paint)
    kit.rod([(0, 0.78, -0.8, 0.075), (0, 0.76, -0.45, 0.1), (0, 0.77, -0.12, 0.08)], DARK)
    kit.rod([(0, 0.76, -0.04, 0.11), (0, 0.82, 0.14, 0.16), (0, 0.86, 0.34, 0.12)], paint)
    for side in (-1, 1):
        kit.rod(
            [(0, 0.98, 0.44, 0.02), (side * 0.26, 1.06, 0.4, 0.02), (side * 0.4, 1.02, 0.24, 0.026)],
            DARK,
            0.6,
        )
        kit.bar((side * 0.28, 1.06, 0.38), (side * 0.33, 1.16, 0.36), 0.01, STEEL, 0.4)
        kit.drum((side * 0.34, 1.18, 0.36), 2, 0.055, 0.02, DARK)
    kit.drum((0, 0.86, 0.62), 2, 0.11, 0.16, CHROME, lambda s: _lamp(kit, s), end=CHROME)
    kit.drum((0, 0.72, -1.0), 2, 0.05, 0.05, RED)
    kit.speed_lines(-1.06, 0.16, 1.0)
    kit.finish()


def _lamp(kit: Kit, side: int) -> None:
    if side > 0:
        kit.fill(ring_of((0, 0.86, 0.705), 2, 0.09, 16), LIGHT, edge=0.4)
        kit.glow((0, 0.86, 0.71), 0.7)


def scooter(maker: SolidBuilder, model: Model) -> None:
    """A motor scooter: small wheels, a shield before the knees, a flat floor, a rounded tail."""
    kit = Kit(maker, model, (0.72, 1.15, 1.75))
    kit.shadow(0.16, 0.85)
    for z in (-0.56, 0.64):
        kit.wheel(0.0001, z, 0.23, 0.12, outer=False, spokes=5, tyre=0.58)
    paint = kit.colour
    tail: list[Flat] = [
        (-0.86, 0.42),
        (-0.84, 0.6),
        (-0.66, 0.7),
        (-0.12, 0.68),
        (-0.1, 0.3),
        (-0.3, 0.24),
        (-0.4, 0.4),
        (-0.56, 0.48),
        (-0.74, 0.4),
    ]
    swept(kit, tail, 0.19, paint).stand()
    block(kit, (-0.2, 0.24, -0.14), (0.2, 0.31, 0.42), mix(paint, DARK, 0.4))
    kit.rod([(0, 0.76, -0.7, 0.08), (0, 0.75, -0.4, 0.1), (0, 0.74, -0.14, 0.07)], (92, 70, 56))
    shield: list[P] = [
        (-0.22, 0.3, 0.44),
        (0.22, 0.3, 0.44),
        (0.25, 0.6, 0.5),
        (0.16, 0.96, 0.4),
        (-0.16, 0.96, 0.4),
        (-0.25, 0.6, 0.5),
    ]
    kit.plate(shield, paint)
    kit.rod([(0, 0.36, 0.62, 0.1), (0, 0.48, 0.68, 0.09), (0, 0.44, 0.84, 0.05)], paint)
    kit.rod([(0, 0.23, 0.64, 0.04), (0, 0.6, 0.56, 0.05), (0, 1.0, 0.42, 0.04)], STEEL, 0.6)
    kit.rod([(0, 0.98, 0.46, 0.1), (0, 1.0, 0.42, 0.09)], paint)
    kit.drum(
        (0, 1.0, 0.54),
        2,
        0.08,
        0.06,
        CHROME,
        lambda s: kit.fill(ring_of((0, 1.0, 0.575), 2, 0.065, 14), LIGHT, edge=0.4) if s > 0 else None,
    )
    for side in (-1, 1):
        kit.rod([(0, 1.02, 0.42, 0.022), (side * 0.34, 1.04, 0.3, 0.026)], DARK, 0.6)
        kit.bar((side * 0.2, 1.04, 0.36), (side * 0.26, 1.14, 0.36), 0.01, STEEL, 0.4)
        kit.drum((side * 0.26, 1.16, 0.36), 2, 0.05, 0.02, DARK)
    kit.drum((0, 0.56, -0.86), 2, 0.05, 0.04, RED)
    kit.speed_lines(-0.86, 0.2, 0.9)
    kit.finish()


def skateboard(maker: SolidBuilder, model: Model) -> None:
    """A board with kicked-up ends on four small wheels."""
    kit = Kit(maker, model, (0.21, 0.13, 0.80))
    kit.shadow(0.09, 0.36)
    for z in (-0.22, 0.22):
        for side in (-1, 1):
            kit.wheel(side * 0.1, z, 0.032, 0.045, hub=(230, 222, 196), spokes=0, tyre=0.7)
        block(kit, (-0.05, 0.03, z - 0.03), (0.05, 0.085, z + 0.03), STEEL)
    deck: list[Flat] = [
        (-0.4, 0.125),
        (-0.27, 0.09),
        (0.27, 0.09),
        (0.4, 0.125),
        (0.39, 0.108),
        (0.26, 0.075),
        (-0.26, 0.075),
        (-0.39, 0.108),
    ]
    board = swept(kit, deck, lambda _, z: 0.1 - 0.04 * max(0.0, (abs(z) - 0.3) / 0.1) ** 2, scaled(WOOD, 1.1))
    for strip in (0, 1, 2):
        board.strips[strip].colour = mix(kit.colour, RUBBER, 0.2)
    board.stand()
    kit.speed_lines(-0.42, 0.1, 0.3)
    kit.finish()
