"""Cars: one way to build them, and the silhouettes that differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.vehicles.brush import CHROME, DARK, RED, STEEL, WHITE, P, ring_of
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, Swept, block, swept
from storyboard_cli.render.preview.models.vehicles.road_parts import (
    axle,
    lamps,
    light_bar,
    plate_with,
    roof_sign,
    seats,
    side_words,
    steering_wheel,
)
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


@dataclass(frozen=True)
class Coachwork:
    """The measures of a car: side views are (ahead, up) in metres."""

    base: tuple[float, float, float]
    lower: tuple[Flat, ...]  # from the back foot over boot and bonnet to the front foot
    deck: int  # the strip of `lower` below the cabin
    cabin: tuple[Flat, ...]  # from its back foot over the roof to the foot of the windscreen
    windows: tuple[tuple[Flat, ...], ...]
    doors: tuple[float, ...]  # where the seams of the doors are
    wheels: tuple[float, float] = (-1.32, 1.34)
    radius: float = 0.32
    foot: float = 0.28
    half: float = 0.9
    waist: float = 0.92  # where the windows begin
    top: float = 0.66  # half the width of the roof
    round: float = 0.14  # how much the ends are narrower
    rear_glass: bool = True
    seats: tuple[P, ...] = ((-0.36, 0.52, -0.1), (0.36, 0.52, -0.1), (-0.36, 0.53, -0.9), (0.36, 0.53, -0.9))

    def width(self, up: float, ahead: float) -> float:
        """Half the width at a place of the body."""
        reach = abs(ahead) / (self.base[2] / 2)
        return self.half - self.round * max(0.0, (reach - 0.55) / 0.45) ** 2 - 0.05 * max(0.0, 0.5 - up)

    def upper(self, up: float, ahead: float) -> float:
        """Half the width at a place of the cabin."""
        roof = max(y for _, y in self.cabin)
        share = (up - self.waist) / (roof - self.waist)
        return self.half * 0.95 + (self.top - self.half * 0.95) * min(1.0, max(0.0, share))


SALOON = Coachwork(
    base=(1.80, 1.48, 4.30),
    lower=((-2.08, 0.28), (-2.15, 0.55), (-2.1, 0.88), (-1.5, 0.94), (0.88, 0.94), (1.96, 0.78), (2.14, 0.6),
           (2.12, 0.26)),
    deck=3,
    cabin=((-1.72, 0.93), (-1.08, 1.42), (-0.75, 1.48), (0.02, 1.48), (0.92, 0.93)),
    windows=(((-1.4, 0.98), (-1.06, 1.36), (-0.48, 1.4), (-0.48, 0.98)),
             ((-0.38, 0.98), (-0.38, 1.4), (0.0, 1.39), (0.62, 0.98))),
    doors=(-1.32, -0.43, 0.62),
)  # fmt: skip
SPORTS = Coachwork(
    base=(1.84, 1.22, 4.25),
    lower=((-2.02, 0.24), (-2.1, 0.5), (-2.05, 0.82), (-1.1, 0.86), (0.5, 0.84), (1.7, 0.7), (2.12, 0.48),
           (2.1, 0.22)),
    deck=3,
    cabin=(),
    windows=(),
    doors=(-0.75, 0.45),
    wheels=(-1.28, 1.34), radius=0.33, foot=0.22, half=0.92, waist=0.85, round=0.2,
    seats=((-0.36, 0.48, -0.55), (0.36, 0.48, -0.55)),
)  # fmt: skip
JEEP = Coachwork(
    base=(1.84, 1.82, 4.20),
    lower=((-2.0, 0.42), (-2.02, 0.7), (-2.0, 1.08), (-1.98, 1.1), (0.72, 1.1), (1.92, 1.04), (2.0, 0.98),
           (2.0, 0.42)),
    deck=3,
    cabin=((-1.98, 1.09), (-1.92, 1.76), (-1.8, 1.82), (0.3, 1.82), (0.76, 1.09)),
    windows=(((-1.84, 1.16), (-1.8, 1.7), (-1.14, 1.72), (-1.14, 1.16)),
             ((-1.04, 1.16), (-1.04, 1.72), (-0.42, 1.73), (-0.42, 1.16)),
             ((-0.32, 1.16), (-0.32, 1.73), (0.24, 1.72), (0.58, 1.16))),
    doors=(-1.08, -0.37, 0.6),
    wheels=(-1.26, 1.28), radius=0.42, foot=0.42, waist=1.09, top=0.8, round=0.03,
    seats=((-0.38, 0.72, -0.15), (0.38, 0.72, -0.15), (-0.38, 0.74, -0.95), (0.38, 0.74, -0.95)),
)  # fmt: skip
PICKUP = Coachwork(
    base=(1.90, 1.78, 5.30),
    lower=((-2.6, 0.42), (-2.65, 0.7), (-2.62, 1.08), (-0.82, 1.08), (0.9, 1.08), (2.45, 1.0), (2.64, 0.86),
           (2.62, 0.4)),
    deck=3,
    cabin=((-0.84, 1.07), (-0.74, 1.7), (-0.6, 1.78), (0.24, 1.78), (0.94, 1.07)),
    windows=(((-0.68, 1.13), (-0.62, 1.67), (0.2, 1.68), (0.7, 1.13)),),
    doors=(-0.75, 0.72),
    wheels=(-1.66, 1.66), radius=0.4, foot=0.42, half=0.95, waist=1.07, top=0.78, round=0.05,
    seats=((-0.38, 0.68, -0.2), (0.38, 0.68, -0.2)),
)  # fmt: skip


def coach(kit: Kit, make: Coachwork, *, upper: Rgb | None = None) -> tuple[Swept, Swept | None]:
    """Body, cabin, wheels and lamps of a car."""
    kit.shadow(make.half, make.base[2] / 2)
    kit.room = (
        (-make.half + 0.1, make.foot, make.lower[1][0] + 0.5),
        (make.half - 0.1, make.base[1] - 0.06, 0.7),
    )
    body = swept(kit, make.lower, make.width, kit.colour)
    body.strips[make.deck].open = True
    front = len(make.lower) - 3  # the strip of the nose
    for z in make.doors:
        body.seam([(z, make.waist - 0.02), (z - 0.02, make.foot + 0.08)], 0.5)
    for z in make.doors[:-1]:
        body.seam([(z + 0.12, make.waist - 0.12), (z + 0.28, make.waist - 0.12)], 1.1)
    body.seam([(make.lower[2][0], make.waist - 0.24), (make.lower[front][0], make.waist - 0.26)], 0.35)
    body.patch(front + 1, (-0.52, 0.52), (0.2, 0.5), DARK)
    lamps(kit, body, front, u=0.72, t=0.5, size=0.085, wide=1.9)
    body.patch(front + 1, (-0.97, 0.97), (0.55, 0.95), scaled(STEEL, 0.8))
    plate_with(kit, body, front + 1, (0.6, 0.9))
    lamps(kit, body, 1, u=0.78, t=0.45, size=0.075, colour=RED, wide=2.0)
    body.patch(0, (-0.97, 0.97), (0.2, 0.85), scaled(STEEL, 0.8))
    plate_with(kit, body, 1, (0.2, 0.6))
    axle(kit, body, make.wheels, make.radius, make.half, foot=make.foot)
    body.stand(shell=True)
    if kit.model.part != "all" or not make.cabin:
        seats(kit, make.seats)
        steering_wheel(kit, make.seats[0][0], make.waist - 0.02, make.seats[0][2] + 0.48)
    cabin = _cabin(kit, make, upper or kit.colour) if make.cabin else None
    kit.speed_lines(-make.base[2] / 2, make.half, 1.0)
    return body, cabin


def _cabin(kit: Kit, make: Coachwork, colour: Rgb) -> Swept:
    cabin = swept(kit, make.cabin, make.upper, colour)
    for outline in make.windows:
        cabin.window(outline)
    cabin.pane(len(make.cabin) - 2, t=(0.08, 0.94))
    if make.rear_glass:
        cabin.pane(0, t=(0.12, 0.9))
    cabin.strips[-1].open = True
    return cabin.stand(shell=True)


def car(maker: SolidBuilder, model: Model) -> None:
    """A saloon."""
    kit = Kit(maker, model, SALOON.base)
    body, _ = coach(kit, SALOON)
    if model.text:
        side_words(kit, body, model.text, -0.9, 0.6, 0.5, 0.2, WHITE)
    kit.finish()


def taxi(maker: SolidBuilder, model: Model) -> None:
    """A cab: a sign on the roof, a chequered band along the sides."""
    kit = Kit(maker, model, SALOON.base)
    body, _ = coach(kit, SALOON)
    squares = [(-1.34 + i * 0.12, 0.64 + row * 0.08) for row in (0, 1) for i in range(17) if (i + row) % 2]
    chequers = [[(z, y), (z, y + 0.08), (z + 0.12, y + 0.08), (z + 0.12, y)] for z, y in squares]
    body.on_sides(lambda _, on: kit.fills([[on(f) for f in square] for square in chequers], DARK))
    roof_sign(kit, model.text or "TAXI", -0.35, 1.48, 0.34, 0.22, (250, 236, 170))
    kit.finish()


def police_car(maker: SolidBuilder, model: Model) -> None:
    """Dark with white doors and roof, or in its own colour with a band; lamps across the roof."""
    kit = Kit(maker, model, SALOON.base)
    pale = sum(kit.colour) > 540
    body, _ = coach(kit, SALOON, upper=None if pale else WHITE)
    if pale:
        body.stripe([(-2.1, 0.56), (-2.1, 0.78), (1.9, 0.74), (2.05, 0.56)], (52, 82, 150))
    else:
        body.stripe([(-1.3, 0.3), (-1.32, 0.92), (0.64, 0.92), (0.62, 0.3)], WHITE, 0.5)
        body.seam([(-0.43, 0.9), (-0.45, 0.36)])
    side_words(kit, body, model.text or "POLICE", -1.2, 0.55, 0.56, 0.22, WHITE if pale else DARK)
    light_bar(kit, -0.35, 1.48)
    kit.finish()


def sports_car(maker: SolidBuilder, model: Model) -> None:
    """Low, long-nosed, its top down."""
    kit = Kit(maker, model, SPORTS.base)
    coach(kit, SPORTS)
    kit.hollow = True
    glass: list[P] = [(-0.74, 0.84, 0.5), (0.74, 0.84, 0.5), (0.62, 1.2, 0.1), (-0.62, 1.2, 0.1)]
    kit.plate(glass, (196, 212, 222), opacity=0.45)
    for a, b in ((0, 3), (3, 2), (2, 1)):
        kit.bar(glass[a], glass[b], 0.02, DARK, 0.4)
    kit.finish()


def jeep(maker: SolidBuilder, model: Model) -> None:
    """Upright and square, on large wheels, a spare one at the back."""
    kit = Kit(maker, model, JEEP.base)
    body, _ = coach(kit, JEEP)
    nose = len(JEEP.lower) - 2
    for i in range(7):
        u = -0.42 + i * 0.14
        body.patch(nose, (u - 0.04, u + 0.04), (0.1, 0.5), (30, 30, 34), 0)
    kit.drum(
        (0.1, 1.0, -2.08),
        2,
        0.36,
        0.16,
        (52, 52, 58),
        _spare(kit),
        box=((-0.3, 0.6, -2.16), (0.46, 1.4, -2.03)),
    )
    for side in (-1, 1):
        kit.bar((side * 0.62, 1.88, -1.7), (side * 0.62, 1.88, 0.2), 0.025, DARK, 0.5)
    kit.finish()


def _spare(kit: Kit) -> Callable[[int], None]:
    return lambda s: kit.fill(ring_of((0.1, 1.0, -2.08 + s * 0.085), 2, 0.2, 16), CHROME, edge=0.4)


def pickup(maker: SolidBuilder, model: Model) -> None:
    """A cab before an open bed."""
    kit = Kit(maker, model, PICKUP.base)
    body, _ = coach(kit, PICKUP)
    body.patch(2, (-0.86, 0.86), (0.05, 0.96), (70, 68, 68), value=0.72)
    body.on_strip(2, lambda at: _ribs(kit, at))
    body.seam([(-0.84, 1.06), (-0.86, 0.5)], 0.8)
    block(kit, (-0.7, 0.5, 2.62), (0.7, 0.64, 2.72), CHROME)
    kit.finish()


def _ribs(kit: Kit, at: Callable[[float, float], P]) -> None:
    for i in range(1, 6):
        kit.ink([at(-0.82, i / 6), at(0.82, i / 6)], 0.3)
