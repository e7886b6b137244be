"""Tank, tractor, excavator, forklift."""

from __future__ import annotations

import math

from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.vehicles.brush import CHROME, DARK, LIGHT, RUBBER, STEEL, P, ring_of
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, block, swept
from storyboard_cli.render.preview.models.vehicles.road_parts import seats, steering_wheel
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _track(kit: Kit, x: float, half: float, back: float, front: float, tall: float, wheels: int) -> None:
    """A crawler track around its road wheels."""
    r = tall / 2
    loop: list[Flat] = [
        (back + r - r * math.sin(a), r - r * math.cos(a)) for a in (i * math.pi / 5 for i in range(6))
    ]
    loop += [(front - r + r * math.sin(a), r + r * math.cos(a)) for a in (i * math.pi / 5 for i in range(6))]
    body = swept(kit, loop, half, (66, 64, 62), x=x, crease=0.45)
    step = (front - back - tall) / max(1, wheels - 1)
    size = min(r * 0.74, step * 0.48)

    def rollers(side: int, _: object) -> None:
        out = x + side * (half + 0.01)
        for i in range(wheels):
            place: P = (out, r * 0.98, back + r + i * step)
            kit.fill(ring_of(place, 0, size, 16), scaled(kit.colour, 0.85), edge=0.5)
            kit.fill(ring_of(place, 0, size * 0.35, 10), DARK)

    body.on_sides(rollers)
    body.stand()


def tank(maker: SolidBuilder, model: Model) -> None:
    """Two tracks, a sloping hull, a turret with its long gun."""
    kit = Kit(maker, model, (3.40, 2.60, 8.60))
    kit.shadow(1.65, 3.4)
    for side in (-1, 1):
        _track(kit, side * 1.36, 0.32, -3.3, 3.4, 0.95, 6)
    hull: list[Flat] = [(-3.3, 0.55), (-3.35, 1.3), (-3.1, 1.5), (1.9, 1.5), (3.4, 1.05), (2.9, 0.55)]
    swept(kit, hull, 1.03, kit.colour).stand()
    for side in (-1, 1):
        block(kit, (side * 1.36 - 0.36, 0.98, -3.3), (side * 1.36 + 0.36, 1.12, 3.3), kit.colour)
        block(kit, (side * 0.8 - 0.12, 1.2, 2.95), (side * 0.8 + 0.12, 1.36, 3.05), LIGHT)
    turret: list[Flat] = [(-1.9, 1.5), (-2.0, 2.0), (-1.6, 2.25), (0.5, 2.25), (1.2, 1.85), (1.1, 1.5)]
    swept(
        kit,
        turret,
        lambda y, z: 1.15 - 0.3 * max(0.0, (y - 1.8) / 0.45) - 0.3 * max(0.0, z - 0.2),
        scaled(kit.colour, 1.06),
    ).stand()
    kit.rod(
        [(0, 1.9, 1.1, 0.2), (0, 1.92, 1.9, 0.16), (0, 1.95, 2.2, 0.1), (0, 2.05, 4.9, 0.09)],
        scaled(kit.colour, 0.95),
    )
    kit.rod([(0, 2.05, 4.9, 0.14), (0, 2.07, 5.25, 0.14)], scaled(kit.colour, 0.9))
    kit.drum((-0.4, 2.36, -0.6), 1, 0.34, 0.22, kit.colour)
    kit.bar((0.6, 2.25, -1.5), (0.65, 3.3, -1.7), 0.012, DARK, 0.4)
    kit.speed_lines(-3.4, 1.6, 1.4)
    kit.finish()


def tractor(maker: SolidBuilder, model: Model) -> None:
    """Huge wheels behind, small ones before, a bonnet with its exhaust pipe, a seat under a canopy."""
    kit = Kit(maker, model, (2.00, 2.75, 3.70))
    kit.shadow(0.95, 1.6)
    yellow: Rgb = (222, 182, 70)
    for side in (-1, 1):
        kit.wheel(side * 0.98, -0.75, 0.82, 0.42, hub=yellow, spokes=6, tyre=0.55)
        kit.wheel(side * 0.85, 1.25, 0.42, 0.26, hub=yellow, spokes=5, tyre=0.55)
        guard: list[Flat] = [
            (-1.5, 1.2),
            (-1.35, 1.6),
            (-0.75, 1.74),
            (-0.1, 1.58),
            (0.05, 1.2),
            (-0.2, 1.4),
            (-0.75, 1.62),
            (-1.3, 1.44),
        ]
        swept(kit, guard, 0.24, kit.colour, x=side * 0.76).stand()
    kit.bar((-0.8, 0.42, 1.25), (0.8, 0.42, 1.25), 0.08, DARK)
    block(kit, (-0.3, 0.6, -1.2), (0.3, 1.05, 0.5), scaled(kit.colour, 0.7))
    nose: list[Flat] = [(0.3, 0.72), (0.3, 1.48), (0.45, 1.55), (1.6, 1.46), (1.75, 1.3), (1.75, 0.72)]
    bonnet = swept(kit, nose, 0.32, kit.colour)
    bonnet.patch(4, (-0.75, 0.75), (0.1, 0.9), DARK).stripe(
        [(0.5, 1.05), (0.5, 1.3), (1.6, 1.24), (1.6, 1.0)], scaled(kit.colour, 0.7), 0.4
    )
    bonnet.stand()
    for side in (-1, 1):
        kit.drum((side * 0.2, 1.2, 1.78), 2, 0.09, 0.06, CHROME, end=LIGHT)
    kit.rod([(0.16, 1.5, 1.15, 0.045), (0.16, 2.2, 1.15, 0.045), (0.16, 2.3, 1.1, 0.05)], DARK)
    kit.room = ((-0.5, 1.0, -1.1), (0.5, 2.6, 0.1))
    seats(kit, ((0.0, 1.15, -0.55),), (60, 60, 64))
    block(kit, (-0.25, 1.08, -0.75), (0.25, 1.15, -0.3), (60, 60, 64))
    steering_wheel(kit, 0.0, 1.6, 0.05, 0.22)
    for side in (-1, 1):
        for z in (-1.2, 0.25):
            kit.bar((side * 0.52, 1.5, z), (side * 0.5, 2.62, z), 0.035, DARK, 0.6)
    roof: list[P] = [(-0.68, 2.66, -1.35), (0.68, 2.66, -1.35), (0.68, 2.66, 0.45), (-0.68, 2.66, 0.45)]
    block(kit, (roof[0][0], 2.62, -1.35), (roof[1][0], 2.74, 0.45), kit.colour)
    kit.speed_lines(-1.6, 0.98, 1.2)
    kit.finish()


def _arm(kit: Kit, points: list[Flat], thick: list[float], x: float, half: float, colour: Rgb) -> None:
    """A digger's arm as a flat beam along (ahead, up) points."""
    for (z0, y0), (z1, y1), a, b in zip(points, points[1:], thick, thick[1:], strict=False):
        long = math.hypot(z1 - z0, y1 - y0)
        nz, ny = -(y1 - y0) / long, (z1 - z0) / long
        beam: list[Flat] = [
            (z0 - nz * a, y0 - ny * a),
            (z0 + nz * a, y0 + ny * a),
            (z1 + nz * b, y1 + ny * b),
            (z1 - nz * b, y1 - ny * b),
        ]
        swept(kit, beam, half, colour, x=x).stand()


def excavator(maker: SolidBuilder, model: Model) -> None:
    """Tracks, a cab that turns, a bent boom and a toothed bucket."""
    kit = Kit(maker, model, (2.60, 4.40, 8.20))
    kit.shadow(1.25, 2.6)
    for side in (-1, 1):
        _track(kit, side * 0.98, 0.28, -3.2, 0.8, 0.8, 5)
    block(kit, (-0.7, 0.6, -2.2), (0.7, 1.05, -0.2), DARK)
    block(kit, (-1.2, 1.05, -3.4), (1.2, 2.1, -1.4), kit.colour)
    block(kit, (0.15, 1.05, -1.4), (1.2, 1.7, 0.3), kit.colour)
    kit.room = ((-1.1, 1.1, -1.3), (-0.2, 2.7, 0.2))
    side_view: list[Flat] = [(-1.4, 1.05), (-1.4, 2.8), (-0.1, 2.8), (0.35, 1.9), (0.35, 1.05)]
    cab = swept(kit, side_view, 0.54, kit.colour, x=-0.64)
    cab.window([(-1.28, 1.75), (-1.28, 2.66), (-0.72, 2.66), (-0.72, 1.75)]).window(
        [(-0.62, 1.5), (-0.62, 2.66), (-0.16, 2.66), (0.22, 1.9), (0.22, 1.5)]
    )
    cab.pane(2, t=(0.06, 0.96)).pane(3, t=(0.04, 0.5))
    cab.stand(shell=True)
    _arm(kit, [(0.2, 1.5), (1.7, 4.1), (3.5, 3.9)], [0.2, 0.3, 0.2], 0.45, 0.16, kit.colour)
    _arm(kit, [(3.35, 4.25), (4.1, 1.5)], [0.22, 0.14], 0.45, 0.13, kit.colour)
    kit.bar((0.45, 1.5, 0.7), (0.45, 3.2, 1.5), 0.07, STEEL)
    kit.bar((0.45, 4.25, 2.0), (0.45, 4.35, 3.2), 0.06, STEEL)
    bucket: list[Flat] = [(3.75, 0.75), (3.9, 1.55), (4.35, 1.5), (4.6, 0.95), (4.35, 0.4), (3.8, 0.25)]
    scoop = swept(kit, bucket, 0.5, (90, 88, 88), x=0.45)
    scoop.stand()
    for i in range(4):
        x = 0.05 + 0.27 * i
        kit.bar((x, 0.28, 3.85), (x, 0.2, 3.55), 0.05, STEEL, 0.5)
    if model.part != "all":
        seats(kit, ((-0.64, 1.55, -0.75),))
    kit.finish()


def forklift(maker: SolidBuilder, model: Model) -> None:
    """A short truck with a mast, two forks before it, and a cage over its seat."""
    kit = Kit(maker, model, (1.20, 2.20, 3.30))
    kit.shadow(0.58, 1.3)
    for z, r in ((-0.95, 0.26), (0.45, 0.32)):
        for side in (-1, 1):
            kit.wheel(side * 0.56, z, r, 0.2, hub=STEEL, spokes=5, tyre=0.55)
    body: list[Flat] = [
        (-1.4, 0.3),
        (-1.45, 0.75),
        (-1.3, 1.05),
        (-0.55, 1.05),
        (-0.45, 0.5),
        (0.2, 0.5),
        (0.35, 0.95),
        (0.6, 0.95),
        (0.66, 0.3),
    ]
    swept(kit, body, 0.53, kit.colour).patch(0, (-0.6, 0.6), (0.2, 0.9), DARK).stand()
    kit.room = ((-0.4, 0.5, -1.1), (0.4, 2.0, 0.3))
    seats(kit, ((0.0, 1.08, -0.75),), (56, 56, 60))
    steering_wheel(kit, 0.0, 1.22, 0.12, 0.17)
    for side in (-1, 1):
        kit.rod([(side * 0.48, 1.0, -1.2, 0.035), (side * 0.46, 2.1, -1.0, 0.035)], DARK, 0.6)
        kit.rod([(side * 0.48, 0.9, 0.55, 0.035), (side * 0.46, 2.1, 0.2, 0.035)], DARK, 0.6)
        kit.bar((side * 0.46, 2.1, -1.0), (side * 0.46, 2.1, 0.2), 0.035, DARK, 0.6)
        block(kit, (side * 0.3 - 0.05, 0.08, 0.72), (side * 0.3 + 0.05, 2.2, 0.84), RUBBER)
        block(kit, (side * 0.28 - 0.06, 0.1, 0.9), (side * 0.28 + 0.06, 0.16, 1.85), STEEL)
    for i in range(4):
        kit.bar((-0.46, 2.12, -0.95 + 0.36 * i), (0.46, 2.12, -0.95 + 0.36 * i), 0.02, DARK, 0.4)
    for up in (0.3, 0.75, 2.1):
        block(kit, (-0.36, up, 0.74), (0.36, up + 0.1, 0.86), RUBBER)
    kit.speed_lines(-1.45, 0.56, 0.9)
    kit.finish()
