"""Vans, lorries and buses: long bodies with a cab or rows of windows."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.vehicles.brush import CHROME, DARK, RED, STEEL, WHITE, P
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, Swept, block, swept
from storyboard_cli.render.preview.models.vehicles.road_parts import (
    axle,
    lamps,
    light_bar,
    plate_with,
    seats,
    side_words,
    steering_wheel,
)
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

YELLOW: Rgb = (226, 186, 70)


def _van_body(kit: Kit, half: float, length: float, tall: float, nose: float = 1.5) -> Swept:
    """A one-box body with a short sloping nose; strips: 5 is the windscreen, 6 the bonnet, 7 the front."""
    z = length / 2
    kit.shadow(half, z)
    profile: list[Flat] = [
        (-z + 0.03, 0.36), (-z, 0.62), (-z + 0.02, tall - 0.12), (-z + 0.14, tall), (z - nose, tall),
        (z - nose + 0.3, tall - 0.1), (z - 0.62, 1.32), (z - 0.06, 1.02), (z, 0.74), (z - 0.03, 0.34),
    ]  # fmt: skip
    kit.room = ((-half + 0.12, 0.4, z - nose - 1.0), (half - 0.12, tall - 0.12, z - 0.7))
    body = swept(kit, profile, lambda y, _: half - 0.1 * max(0.0, (y - 1.1) / (tall - 1.1)), kit.colour)
    body.pane(5, t=(0.06, 0.94))
    top = min(tall - 0.2, 2.0)
    body.window([(z - nose - 0.28, 1.34), (z - nose - 0.28, top), (z - nose + 0.22, top), (z - 0.78, 1.34)])
    body.seam([(z - nose - 0.4, tall - 0.1), (z - nose - 0.4, 0.44)])
    body.seam([(z - nose - 0.28, 1.18), (z - nose - 0.1, 1.18)], 1.1)
    body.patch(7, (-0.6, 0.6), (0.25, 0.85), DARK)
    lamps(kit, body, 7, u=0.8, t=0.5, size=0.12, wide=1.3)
    body.patch(8, (-0.98, 0.98), (0.0, 0.8), scaled(STEEL, 0.72))
    plate_with(kit, body, 8, (0.2, 0.7))
    lamps(kit, body, 1, u=0.88, t=0.3, size=0.16, colour=RED, wide=0.55)
    plate_with(kit, body, 1, (0.06, 0.16))
    body.on_strip(1, lambda at: kit.ink([at(0, 0.02), at(0, 0.98)], 0.6))
    axle(kit, body, (-z + 0.95, z - 0.95), 0.35, half, foot=0.36)
    body.stand(shell=True)
    if kit.model.part != "all":
        seats(kit, ((-0.42, 0.85, z - nose - 0.12), (0.42, 0.85, z - nose - 0.12)))
        steering_wheel(kit, -0.42, 1.3, z - nose + 0.4)
    kit.speed_lines(-z, half, 1.3)
    return body


def van(maker: SolidBuilder, model: Model) -> None:
    """A delivery van."""
    kit = Kit(maker, model, (1.95, 2.20, 5.00))
    body = _van_body(kit, 0.97, 5.0, 2.2)
    body.seam([(-2.3, 1.0), (0.6, 1.0)], 0.35)
    body.seam([(-0.9, 2.05), (-0.9, 0.44)], 0.4)
    for u in (-0.5, 0.5):
        body.strips[1].holes.append(
            [body.across(1, u + a, t) for a, t in ((-0.36, 0.56), (0.36, 0.56), (0.36, 0.9), (-0.36, 0.9))]
        )
    if model.text:
        side_words(kit, body, model.text, -2.2, 0.5, 1.3, 0.42, _over(kit.colour))
    kit.finish()


def ambulance(maker: SolidBuilder, model: Model) -> None:
    """A high white van with a red band, a cross and lamps on its roof."""
    kit = Kit(maker, model, (2.10, 2.75, 5.60))
    body = _van_body(kit, 1.05, 5.6, 2.5, nose=1.7)
    body.stripe([(-2.77, 0.82), (-2.77, 1.06), (2.2, 1.06), (2.6, 0.9), (2.6, 0.82)], RED)
    side_words(kit, body, model.text or "AMBULANCE", -2.1, 0.8, 1.16, 0.3, RED)
    for bar in (
        ((-1.1, 1.72), (-1.1, 1.92), (-0.5, 1.92), (-0.5, 1.72)),
        ((-0.9, 1.52), (-0.9, 2.12), (-0.7, 2.12), (-0.7, 1.52)),
    ):
        body.stripe(bar, RED, 0)
    body.patch(6, (-0.3, 0.3), (0.3, 0.7), RED, 0)
    for u, t in (((-0.55, -0.15), (0.62, 0.72)), ((0.15, 0.55), (0.62, 0.72))):
        body.patch(1, u, t, RED, 0)
    light_bar(kit, 1.0, 2.5, 0.7)
    light_bar(kit, -2.5, 2.5, 0.7)
    kit.finish()


def _cab(
    kit: Kit, z: tuple[float, float], half: float, low: float, tall: float, colour: Rgb, *,
    slope: float = 0.22,
    double: bool = False,
) -> Swept:  # fmt: skip
    """The cab of a lorry, flat-nosed; strips: 3 is the windscreen, 4 the front."""
    back, front = z
    mid = low + (tall - low) * 0.5
    profile: list[Flat] = [
        (back, low), (back, tall - 0.06), (back + 0.1, tall), (front - slope - 0.12, tall),
        (front - 0.03, mid),
        (front, mid - 0.1), (front - 0.02, low),
    ]  # fmt: skip
    kit.room = ((-half + 0.12, low, back + 0.1), (half - 0.12, tall - 0.1, front - 0.3))
    cab = swept(kit, profile, lambda y, _: half - 0.06 * max(0.0, (y - mid) / (tall - mid)), colour)
    cab.pane(3, t=(0.14, 0.94))
    w0 = front - 1.45
    cab.window(
        [(w0, mid + 0.04), (w0, tall - 0.22), (front - slope - 0.16, tall - 0.22), (front - 0.2, mid + 0.04)]
    )
    if double:
        cab.window(
            [
                (back + 0.2, mid + 0.04),
                (back + 0.2, tall - 0.22),
                (w0 - 0.18, tall - 0.22),
                (w0 - 0.18, mid + 0.04),
            ]
        )
        cab.seam([(w0 - 0.09, tall - 0.15), (w0 - 0.09, low + 0.1)])
    cab.seam([(front - 0.16, mid), (front - 0.14, low + 0.1)])
    cab.seam([(w0 - 0.06, mid - 0.14), (w0 + 0.14, mid - 0.14)], 1.1)
    cab.patch(5, (-0.62, 0.62), (0.12, 0.56), DARK)
    cab.on_strip(5, lambda at: kit.inks([[at(-0.6, t), at(0.6, t)] for t in (0.22, 0.32, 0.42)], 0.4, CHROME))
    lamps(kit, cab, 5, u=0.8, t=0.62, size=0.14, wide=1.3)
    cab.patch(5, (-1, 1), (0.78, 1.0), scaled(STEEL, 0.75))
    cab.stand(shell=True)
    for side in (-1, 1):
        block(
            kit,
            (side * (half + 0.12) - 0.05, mid + 0.1, front - 0.2),
            (side * (half + 0.12) + 0.05, mid + 0.6, front - 0.1),
            DARK,
        )
    if kit.model.part != "all":
        seats(kit, ((-0.5, mid - 0.45, front - 1.1), (0.5, mid - 0.45, front - 1.1)))
        steering_wheel(kit, -0.5, mid + 0.04, front - 0.5, 0.24)
    return cab


def truck(maker: SolidBuilder, model: Model) -> None:
    """A lorry: a cab, and a box behind it that stands higher."""
    kit = Kit(maker, model, (2.50, 3.40, 8.00))
    kit.shadow(1.25, 4.0)
    chassis = block(kit, (-0.9, 0.62, -3.9), (0.9, 0.9, 3.4), (74, 72, 74))
    cab = _cab(kit, (2.1, 3.98), 1.2, 0.55, 2.75, kit.colour)
    pale = mix(kit.colour, WHITE, 0.78)
    box = block(kit, (-1.24, 0.95, -4.0), (1.24, 3.4, 1.95), pale)
    box.on_strip(
        0,
        lambda at: kit.inks(
            [[at(0, 0.02), at(0, 0.98)], [at(-0.5, 0.05), at(-0.5, 0.95)], [at(0.5, 0.05), at(0.5, 0.95)]],
            0.5,
        ),
    )
    if model.text:
        side_words(kit, box, model.text, -3.7, 1.7, 1.9, 0.62, scaled(kit.colour, 0.8))
    else:
        box.stripe([(-4.0, 1.35), (-4.0, 1.6), (1.95, 1.6), (1.95, 1.35)], kit.colour, 0.3)
        box.on_sides(lambda _, on: kit.inks([[on((z, 0.97)), on((z, 3.38))] for z in (-2.5, -1.0, 0.5)], 0.3))
    block(kit, (-1.2, 0.62, -3.98), (1.2, 0.8, -3.9), STEEL)
    lamps(kit, chassis, 0, u=0.8, t=0.5, size=0.1, colour=RED, wide=1.6)
    axle(kit, cab, (3.0,), 0.5, 1.2, foot=0.55, width=0.3)
    axle(kit, box, (-2.1, -3.15), 0.5, 1.24, foot=0.95, width=0.5, arches=False)
    kit.speed_lines(-4.0, 1.24, 1.8)
    kit.finish()


def fire_engine(maker: SolidBuilder, model: Model) -> None:
    """Red, with lockers along its sides, a ladder on its roof and lamps over the cab."""
    kit = Kit(maker, model, (2.50, 3.30, 8.00))
    kit.shadow(1.25, 4.0)
    cab = _cab(kit, (1.35, 3.98), 1.22, 0.5, 2.75, kit.colour, double=True)
    body = block(kit, (-1.24, 0.5, -4.0), (1.24, 2.75, 1.3), kit.colour)
    for z in (-3.8, -2.55, -1.3, -0.05):
        slats = [[(z, 1.25 + 0.16 * i), (z + 1.1, 1.25 + 0.16 * i)] for i in range(7)]
        body.stripe([(z, 1.15), (z, 2.4), (z + 1.1, 2.4), (z + 1.1, 1.15)], (196, 200, 204), 0.5)
        body.on_sides(lambda _, on, lines=slats: kit.inks([[on(a), on(b)] for a, b in lines], 0.3))  # type: ignore[misc]
    for side in (body, cab):
        low, high = (-4.0, 1.3) if side is body else (1.35, 3.96)
        side.stripe([(low, 0.92), (low, 1.08), (high, 1.08), (high, 0.92)], WHITE, 0.2)
    body.patch(0, (-0.7, 0.7), (0.1, 0.8), (176, 180, 186))
    lamps(kit, body, 0, u=0.85, t=0.3, size=0.12, colour=YELLOW)
    side_words(kit, cab, model.text or "FIRE", 1.5, 3.8, 1.16, 0.34, WHITE)
    axle(kit, cab, (2.75,), 0.5, 1.22, foot=0.5, width=0.3)
    axle(kit, body, (-2.3,), 0.5, 1.24, foot=0.5, width=0.4)
    light_bar(kit, 3.3, 2.75, 0.95, ((62, 96, 176), (62, 96, 176)))
    _ladder(kit, -4.2, 3.0, 3.0)
    kit.speed_lines(-4.0, 1.24, 1.8)
    kit.finish()


def _ladder(kit: Kit, back: float, front: float, up: float) -> None:
    for z in (back + 0.9, front - 1.5):
        kit.bar((0, up - 0.3, z), (0, up, z), 0.12, STEEL, 0.5)
    for side in (-0.36, 0.36):
        for rise in (0.0, 0.22):
            kit.bar((side, up + rise, back), (side, up + rise, front), 0.045, (216, 218, 222), 0.6)
    count = 14
    rungs: list[list[P]] = []
    for i in range(count):
        z = back + (front - back) * (i + 0.5) / count
        rungs += [
            [(-0.36, up, z), (0.36, up, z)],
            [(0.36, up, z), (0.36, up + 0.22, z)],
            [(-0.36, up, z), (-0.36, up + 0.22, z)],
        ]
    kit.add(((-0.36, up, back), (0.36, up + 0.22, front)), lambda _: kit.inks(rungs, 0.9))


def window_row(
    body: Swept, start: float, end: float, count: int, low: float, high: float, gap: float = 0.12
) -> None:
    """Equal windows along both sides."""
    step = (end - start) / count
    for i in range(count):
        a, b = start + i * step + gap / 2, start + (i + 1) * step - gap / 2
        body.window([(a, low), (a, high), (b, high), (b, low)])


def door(kit: Kit, body: Swept, z: float, wide: float, low: float, high: float, panes: float) -> None:
    """A folding door with glass in its upper part, on both sides."""
    body.seam([(z, low), (z, high), (z + wide, high), (z + wide, low)], 0.6)
    body.seam([(z + wide / 2, low), (z + wide / 2, high)], 0.5)
    for a in (z + 0.07, z + wide / 2 + 0.05):
        b = a + wide / 2 - 0.12
        body.window([(a, panes), (a, high - 0.08), (b, high - 0.08), (b, panes)])


def bus(maker: SolidBuilder, model: Model) -> None:
    """A town bus: a row of large windows, doors, and a sign over its windscreen."""
    kit = Kit(maker, model, (2.50, 3.00, 10.00))
    kit.shadow(1.25, 5.0)
    profile: list[Flat] = [
        (-4.95, 0.38),
        (-5.0, 2.8),
        (-4.8, 3.0),
        (4.7, 3.0),
        (4.9, 2.86),
        (5.0, 1.3),
        (4.97, 0.36),
    ]
    body = swept(kit, profile, lambda y, _: 1.25 - 0.05 * max(0.0, (y - 1.3) / 1.7), kit.colour)
    kit.room = ((-1.1, 0.5, -4.8), (1.1, 2.85, 4.75))
    window_row(body, -4.75, 2.95, 6, 1.35, 2.5)
    door(kit, body, 3.2, 1.1, 0.5, 2.55, 1.2)
    body.window([(4.4, 1.35), (4.4, 2.5), (4.78, 2.5), (4.84, 1.35)])
    body.stripe([(-4.97, 1.0), (-4.97, 1.2), (3.1, 1.2), (3.1, 1.0)], mix(kit.colour, WHITE, 0.8), 0.2)
    body.pane(4, t=(0.24, 0.98))
    body.patch(4, (-0.72, 0.72), (0.03, 0.19), (40, 40, 44))
    body.on_strip(4, lambda at: kit.words(model.text or "12", at(0.66, 0.17), at(-0.66, 0.17), 0.17, YELLOW))
    body.pane(0, u=(-0.8, 0.8), t=(0.5, 0.86))
    lamps(kit, body, 5, u=0.78, t=0.55, size=0.13, wide=1.4)
    plate_with(kit, body, 5, (0.7, 0.86))
    body.on_strip(5, lambda at: kit.ink([at(-0.98, 0.35), at(0.98, 0.35)], 0.4))
    lamps(kit, body, 0, u=0.86, t=0.2, size=0.14, colour=RED, wide=0.7)
    if model.text and len(model.text) > 3:
        side_words(kit, body, model.text, -4.4, 2.6, 0.6, 0.3, WHITE)
    axle(kit, body, (-2.9, 2.35), 0.48, 1.25, foot=0.38, width=0.3)
    body.stand(shell=True)
    for side in (-1, 1):
        kit.rod(
            [(side * 1.2, 2.7, 4.85, 0.025), (side * 1.4, 2.6, 5.05, 0.025), (side * 1.42, 2.3, 5.05, 0.07)],
            DARK,
            0.5,
        )
    if model.part != "all":
        bus_seats(kit, -4.2, 2.4, 1.05)
        steering_wheel(kit, -0.62, 1.45, 4.2, 0.24)
    kit.speed_lines(-5.0, 1.25, 1.8)
    kit.finish()


def bus_seats(kit: Kit, back: float, front: float, up: float) -> None:
    """Rows of double seats on both sides of the aisle."""
    places = [(x, up, z) for z in _steps(back, front, 1.25) for x in (-0.85, -0.4, 0.4, 0.85)]
    seats(kit, places, (92, 104, 128))


def _steps(start: float, end: float, step: float) -> Sequence[float]:
    return [start + i * step for i in range(int((end - start) / step) + 1)]


def _over(colour: Rgb) -> Rgb:
    """Paint that is read on that colour."""
    return DARK if sum(colour) > 420 else WHITE
