"""What people or horses pull and push: carts, carriages, prams, wheelchairs, shopping trolleys, sleds."""

from __future__ import annotations

import math
import random

from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.vehicles.brush import CHROME, DARK, STEEL, WOOD, P
from storyboard_cli.render.preview.models.vehicles.hulls import Hull
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, block, swept
from storyboard_cli.render.preview.models.vehicles.road_parts import seats
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_FRUIT: tuple[Rgb, ...] = ((222, 140, 52), (196, 62, 48), (214, 186, 70), (126, 150, 66))


def cart(maker: SolidBuilder, model: Model) -> None:
    """A market barrow: two spoked wheels, shafts, a bed heaped with goods, a striped awning."""
    kit = Kit(maker, model, (1.30, 2.10, 2.60))
    kit.shadow(0.6, 1.0)
    for side in (-1, 1):
        kit.hoop(side * 0.6, 0.05, 0.42, 0.04, spokes=10, colour=scaled(WOOD, 0.7), hub=0.09, wide=0.024)
        kit.bar((side * 0.42, 0.72, -0.8), (side * 0.4, 0.86, -1.35), 0.035, WOOD)
        kit.bar((side * 0.45, 0.0, 0.85), (side * 0.45, 0.6, 0.85), 0.035, WOOD)
    tray: list[Flat] = [(-0.86, 0.56), (-0.9, 0.86), (1.0, 0.86), (0.96, 0.56)]
    body = swept(kit, tray, 0.52, kit.colour)
    body.seam([(-0.88, 0.7), (0.98, 0.7)], 0.4).patch(
        1, (-0.94, 0.94), (0.03, 0.97), scaled(WOOD, 0.6)
    ).stand()
    _heap(kit, -0.8, 0.92, 0.46, 0.88)
    for side in (-1, 1):
        for z in (-0.84, 0.94):
            kit.bar((side * 0.5, 0.86, z), (side * 0.5, 1.82, z), 0.022, WOOD, 0.6)
    _awning(kit, kit.colour)
    kit.finish()


def _heap(kit: Kit, back: float, front: float, half: float, up: float) -> None:
    """Round goods in rows, each sort in its own place."""
    hand = random.Random(kit.model.seed)
    rows: list[tuple[float, float, float, Rgb]] = []
    for k in range(4):
        z = back + (front - back) * (k + 0.5) / 4
        for layer, count in ((0, 5), (1, 3)):
            for i in range(count):
                x = half * ((i + 0.5) / count * 2 - 1) * (0.95 - 0.35 * layer)
                for dz in (-0.12, 0.1) if layer == 0 else (0.0,):
                    rows.append((x + hand.uniform(-0.02, 0.02), up + 0.04 + 0.12 * layer, z + dz, _FRUIT[k]))

    def draw(_: object) -> None:
        for x, y, z, colour in sorted(rows, key=lambda r: (r[1], -math.dist(r[:3], kit.eye))):
            kx, ky, kz = kit.k
            kit.m.rod(
                [(x * kx, y * ky, z * kz, 0.085), (x * kx, y * ky, z * kz + 0.01, 0.085)],
                colour,
                outline=0.45,
            )

    kit.add(((-half, up, back), (half, up + 0.25, front)), draw)


def _awning(kit: Kit, colour: Rgb) -> None:
    stripes = 7
    for i in range(stripes):
        a, b = -0.95 + 2.0 * i / stripes, -0.95 + 2.0 * (i + 1) / stripes
        tone = colour if i % 2 else (238, 232, 218)
        for side in (-1, 1):
            kit.plate([(0, 2.08, a), (0, 2.08, b), (side * 0.68, 1.82, b), (side * 0.68, 1.82, a)], tone, 0.4)
            kit.plate(
                [
                    (side * 0.68, 1.82, a),
                    (side * 0.68, 1.82, b),
                    (side * 0.68, 1.68, b),
                    (side * 0.68, 1.68, a),
                ],
                tone,
                0.4,
            )


def _wooden_wheels(kit: Kit, half: float, places: tuple[tuple[float, float], ...], colour: Rgb) -> None:
    for z, radius in places:
        for side in (-1, 1):
            kit.hoop(side * half, z, radius, 0.05, spokes=12, colour=colour, hub=0.1, wide=0.028)
        kit.bar((-half, radius, z), (half, radius, z), 0.05, scaled(colour, 0.8))


def _shafts(kit: Kit, front: float, up: float, reach: float) -> None:
    for side in (-0.42, 0.42):
        kit.rod([(side, up, front, 0.04), (side, up + 0.35, front + reach, 0.03)], WOOD, 0.6)


def wagon(maker: SolidBuilder, model: Model) -> None:
    """A covered wagon: a plank box on four spoked wheels below a bowed canvas."""
    kit = Kit(maker, model, (1.90, 2.90, 4.60))
    kit.shadow(0.85, 1.9)
    _wooden_wheels(kit, 0.9, ((-1.2, 0.62), (0.95, 0.5)), scaled(kit.colour, 0.85))
    box: list[Flat] = [(-1.75, 0.75), (-1.85, 1.35), (1.35, 1.35), (1.25, 0.75)]
    swept(kit, box, 0.74, kit.colour).seam([(-1.8, 0.95), (1.3, 0.95)], 0.4).seam(
        [(-1.82, 1.15), (1.32, 1.15)], 0.4
    ).stand()
    hoops: list[list[P]] = []
    for z, grow in ((-1.95, 1.06), (-1.1, 0.98), (-0.2, 0.97), (0.6, 1.0), (1.0, 1.08)):
        hoops.append(
            [
                (0.78 * grow * math.cos(a), 1.3 + 1.5 * grow * math.sin(a), z)
                for a in (i * math.pi / 12 for i in range(13))
            ]
        )
    canvas = Hull(kit, hoops, (238, 230, 210), closed=False, inner=(150, 138, 120), sag=0.0)
    canvas.stand(
        after=lambda _: kit.inks(
            [[p for p in ring if kit.sees((p[0], p[1] - 1.3, 0), p)] for ring in hoops[1:4]], 0.4
        )
    )
    block(kit, (-0.7, 1.35, 1.15), (0.7, 1.42, 1.55), WOOD)
    block(kit, (-0.74, 0.8, 1.4), (0.74, 1.3, 1.5), kit.colour)
    kit.room = ((-0.6, 1.42, 1.12), (0.6, 2.6, 1.75))
    _shafts(kit, 1.3, 0.6, 1.0)
    kit.finish()


def carriage(maker: SolidBuilder, model: Model) -> None:
    """A coach: a rounded body with a door and curtained windows, a box for the coachman, high wheels."""
    kit = Kit(maker, model, (1.90, 2.50, 4.40))
    kit.shadow(0.85, 1.8)
    gold: Rgb = (206, 168, 92)
    _wooden_wheels(kit, 0.9, ((-1.15, 0.66), (1.05, 0.5)), gold)
    kit.rod([(0, 0.6, -1.15, 0.06), (0, 0.62, 1.1, 0.06)], DARK, 0.6)
    kit.room = ((-0.6, 0.7, -1.0), (0.6, 2.2, 0.5))
    body_side: list[Flat] = [
        (-0.75, 0.62),
        (-1.0, 0.95),
        (-1.08, 1.5),
        (-1.0, 2.3),
        (0.5, 2.3),
        (0.56, 1.5),
        (0.5, 0.95),
        (0.25, 0.62),
    ]
    body = swept(kit, body_side, lambda y, _: 0.62 + 0.1 * min(1.0, max(0.0, (y - 0.62) / 0.9)), kit.colour)
    body.window([(-0.86, 1.52), (-0.84, 2.14), (-0.56, 2.14), (-0.56, 1.52)]).window(
        [(-0.48, 1.52), (-0.48, 2.14), (0.0, 2.14), (0.0, 1.52)]
    )
    body.window([(0.08, 1.52), (0.08, 2.14), (0.4, 2.14), (0.44, 1.52)])
    body.seam([(-0.52, 2.2), (-0.52, 0.76), (0.04, 0.76), (0.04, 2.2)], 0.7)
    body.stripe([(-1.06, 1.38), (-1.07, 1.45), (0.55, 1.45), (0.54, 1.38)], gold, 0.2)
    body.pane(4, t=(0.1, 0.8)).pane(2, t=(0.2, 0.8))
    body.stand(shell=True)
    block(kit, (-0.78, 2.3, -1.12), (0.78, 2.4, 0.62), scaled(kit.colour, 0.7))
    block(kit, (-0.5, 0.75, 0.75), (0.5, 1.5, 1.15), scaled(kit.colour, 0.8))
    block(kit, (-0.6, 1.5, 0.7), (0.6, 1.6, 1.2), (92, 62, 52))
    kit.plate(
        [(-0.55, 0.8, 1.2), (0.55, 0.8, 1.2), (0.55, 1.1, 1.75), (-0.55, 1.1, 1.75)], scaled(kit.colour, 0.8)
    )
    for side in (-1, 1):
        block(kit, (side * 0.72 - 0.06, 1.5, 0.66), (side * 0.72 + 0.06, 1.78, 0.78), gold)
        kit.glow((side * 0.72, 1.64, 0.72), 0.8)
    if model.part != "all":
        seats(kit, ((-0.3, 1.05, -0.65), (0.3, 1.05, -0.65)), (126, 52, 52))
    _shafts(kit, 1.2, 0.55, 0.95)
    kit.finish()


def wheelchair(maker: SolidBuilder, model: Model) -> None:
    """Large rear wheels with hand rims, castors, a sling seat, foot rests, handles."""
    kit = Kit(maker, model, (0.66, 0.95, 1.05))
    kit.shadow(0.3, 0.45)
    frame = kit.colour
    for side in (-1, 1):
        kit.hoop(side * 0.3, -0.16, 0.31, 0.022, spokes=16)
        kit.wheel(side * 0.24, 0.3, 0.09, 0.03, spokes=0)
        kit.bar((side * 0.22, 0.5, -0.24), (side * 0.22, 0.5, 0.26), 0.016, frame, 0.6)
        kit.rod(
            [
                (side * 0.22, 0.3, -0.24, 0.016),
                (side * 0.22, 0.9, -0.28, 0.016),
                (side * 0.22, 0.92, -0.42, 0.02),
            ],
            frame,
            0.6,
        )
        kit.rod(
            [
                (side * 0.22, 0.5, 0.26, 0.016),
                (side * 0.2, 0.18, 0.4, 0.016),
                (side * 0.2, 0.12, 0.44, 0.016),
            ],
            frame,
            0.6,
        )
        kit.bar((side * 0.22, 0.28, -0.2), (side * 0.22, 0.18, 0.3), 0.014, frame, 0.6)
        kit.rod([(side * 0.24, 0.7, -0.24, 0.028), (side * 0.24, 0.7, 0.1, 0.028)], DARK, 0.6)
        kit.bar((side * 0.24, 0.5, 0.08), (side * 0.24, 0.7, 0.08), 0.014, frame, 0.5)
        kit.plate(
            [
                (side * 0.05, 0.12, 0.4),
                (side * 0.2, 0.12, 0.4),
                (side * 0.2, 0.1, 0.54),
                (side * 0.05, 0.1, 0.54),
            ],
            DARK,
        )
    block(kit, (-0.22, 0.46, -0.24), (0.22, 0.51, 0.24), (54, 60, 74))
    kit.plate(
        [(-0.21, 0.52, -0.25), (0.21, 0.52, -0.25), (0.21, 0.88, -0.29), (-0.21, 0.88, -0.29)], (54, 60, 74)
    )
    kit.finish()


def pram(maker: SolidBuilder, model: Model) -> None:
    """A deep carrycot with a folding hood, four spoked wheels, and a handle behind."""
    kit = Kit(maker, model, (0.62, 1.15, 1.25))
    kit.shadow(0.28, 0.5)
    for z in (-0.34, 0.34):
        for side in (-1, 1):
            kit.hoop(side * 0.26, z, 0.17, 0.018, spokes=10)
    for side in (-1, 1):
        kit.rod(
            [
                (side * 0.22, 0.18, -0.34, 0.012),
                (side * 0.22, 0.4, 0.0, 0.014),
                (side * 0.22, 0.18, 0.34, 0.012),
            ],
            CHROME,
            0.5,
        )
        kit.rod([(side * 0.2, 0.5, -0.4, 0.014), (side * 0.2, 0.95, -0.62, 0.014)], CHROME, 0.5)
    kit.bar((-0.2, 0.95, -0.62), (0.2, 0.95, -0.62), 0.022, DARK)
    cot: list[Flat] = [(-0.34, 0.38), (-0.46, 0.56), (-0.48, 0.72), (0.5, 0.72), (0.48, 0.56), (0.36, 0.38)]
    swept(kit, cot, 0.24, kit.colour).seam([(-0.46, 0.64), (0.49, 0.64)], 0.4).patch(
        2, (-0.9, 0.9), (0.04, 0.96), (236, 230, 222)
    ).patch(2, (-0.92, 0.92), (0.04, 0.6), mix(kit.colour, (240, 236, 230), 0.45)).stand()
    ribs: list[list[P]] = []
    for a in (0.0, 0.4, 0.8, 1.2, 1.6):
        reach, rise = 0.42 * math.cos(a), 0.42 * math.sin(a)
        half = [
            (x, up)
            for x, up in (
                (-0.25, 0.0),
                (-0.25, 0.7),
                (-0.17, 0.97),
                (0.0, 1.0),
                (0.17, 0.97),
                (0.25, 0.7),
                (0.25, 0.0),
            )
        ]
        ribs.append([(x, 0.72 + rise * up, 0.06 + reach * up) for x, up in half])
    hood = Hull(kit, ribs, scaled(kit.colour, 0.9), closed=False, inner=(70, 66, 72), sag=0.0)
    hood.stand(
        after=lambda _: kit.inks(
            [ribs[-1], *[[p for p in rib if kit.sees((p[0], p[1] - 0.7, p[2]), p)] for rib in ribs[1:-1]]],
            0.5,
        )
    )
    kit.finish()


def shopping_trolley(maker: SolidBuilder, model: Model) -> None:
    """A wire basket on a frame with four castors and a bar to push."""
    kit = Kit(maker, model, (0.60, 1.02, 1.05))
    kit.shadow(0.28, 0.45)
    for x, z in ((-0.24, -0.38), (0.24, -0.38), (-0.18, 0.36), (0.18, 0.36)):
        kit.wheel(x, z, 0.06, 0.03, spokes=0)
    for side in (-1, 1):
        kit.rod(
            [
                (side * 0.24, 0.12, -0.38, 0.014),
                (side * 0.24, 0.5, -0.42, 0.014),
                (side * 0.26, 0.98, -0.48, 0.014),
            ],
            STEEL,
            0.6,
        )
        kit.bar((side * 0.24, 0.16, -0.38), (side * 0.18, 0.13, 0.36), 0.014, STEEL, 0.6)
    kit.bar((-0.27, 0.99, -0.5), (0.27, 0.99, -0.5), 0.026, kit.colour)
    low = [(-0.22, 0.5, -0.36), (0.22, 0.5, -0.36), (0.17, 0.52, 0.38), (-0.17, 0.52, 0.38)]
    top = [(-0.27, 0.92, -0.42), (0.27, 0.92, -0.42), (0.22, 0.86, 0.5), (-0.22, 0.86, 0.5)]
    kit.room = ((-0.2, 0.52, -0.3), (0.2, 1.1, 0.4))
    _mesh(kit, low, low, 8)
    for i in range(4):
        j = (i + 1) % 4
        _mesh(kit, [low[i], low[j]], [top[i], top[j]], 9)
    kit.finish()


def _mesh(kit: Kit, low: list[P], top: list[P], count: int) -> None:
    """Wires of one side of a basket, with a stronger rim."""
    a, b = low[0], low[1]
    c, d = (low[3], low[2]) if len(low) == 4 else (top[0], top[1])

    def between(p: P, q: P, t: float) -> P:
        return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t)

    wires = [[between(a, b, i / count), between(c, d, i / count)] for i in range(count + 1)]
    wires += [[between(a, c, i / 4), between(b, d, i / 4)] for i in range(5)]

    def draw(_: object) -> None:
        kit.fill([a, b, d, c], (206, 210, 214), opacity=0.16)
        kit.inks(wires, 0.55, (96, 100, 106))
        kit.inks([[c, d]], 1.5, (120, 124, 130))

    xs, ys, zs = zip(a, b, c, d, strict=True)
    kit.add(((min(xs), min(ys), min(zs)), (max(xs), max(ys), max(zs))), draw)


def sled(maker: SolidBuilder, model: Model) -> None:
    """Curled runners, slats, and a handlebow behind."""
    kit = Kit(maker, model, (0.62, 1.00, 2.40))
    kit.shadow(0.28, 1.0)
    for side in (-1, 1):
        x = side * 0.27
        kit.rod(
            [
                (x, 0.04, -1.1, 0.026),
                (x, 0.03, 0.7, 0.026),
                (x, 0.12, 0.98, 0.026),
                (x, 0.34, 1.12, 0.024),
                (x, 0.44, 1.0, 0.022),
            ],
            WOOD,
            0.7,
        )
        kit.rod([(x, 0.3, -0.8, 0.022), (x, 0.3, 0.7, 0.022), (x, 0.44, 1.0, 0.022)], WOOD, 0.6)
        for z in (-0.75, -0.05, 0.6):
            kit.bar((x, 0.03, z), (x, 0.3, z), 0.022, WOOD, 0.6)
        kit.rod(
            [(x, 0.05, -0.95, 0.024), (x * 0.95, 0.6, -0.9, 0.022), (x * 0.85, 0.98, -1.0, 0.022)], WOOD, 0.7
        )
        kit.bar((x, 0.3, 0.1), (x * 0.95, 0.66, -0.9), 0.018, WOOD, 0.5)
    kit.bar((-0.23, 0.98, -1.0), (0.23, 0.98, -1.0), 0.024, WOOD, 0.7)
    for i in range(5):
        x = -0.22 + 0.11 * i
        kit.plate(
            [
                (x - 0.045, 0.33, -0.8),
                (x + 0.045, 0.33, -0.8),
                (x + 0.045, 0.33, 0.85),
                (x - 0.045, 0.33, 0.85),
            ],
            scaled(kit.colour, 1.0),
            0.5,
        )
    kit.rod([(0, 0.42, -0.55, 0.2), (0, 0.42, -0.1, 0.22)], (120, 104, 84))
    kit.finish()
