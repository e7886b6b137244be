"""What road vehicles have in common: wheel arches, lamps, doors, seats, a steering wheel, a light bar."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from storyboard_cli.render.preview.models.model import Part
from storyboard_cli.render.preview.models.vehicles.brush import (
    CHROME,
    DARK,
    LIGHT,
    RED,
    SEAT,
    WHITE,
    P,
    ring_of,
)
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, Swept, block
from storyboard_cli.render.preview.palette import Rgb, scaled

BLUE: Rgb = (62, 96, 176)


def arch(z: float, radius: float, foot: float) -> list[Flat]:
    """The outline of a wheel arch on a side."""
    points = [(z + radius * math.cos(i * math.pi / 12), radius * 0.94 + radius * math.sin(i * math.pi / 12))
              for i in range(13)]  # fmt: skip
    return [(points[0][0], foot), *points, (points[-1][0], foot)]


def axle(
    kit: Kit, body: Swept, zs: Sequence[float], radius: float, half: float, *, foot: float,
    width: float = 0.2,
    spokes: int = 5, hub: Rgb = CHROME, arches: bool = True,
) -> None:  # fmt: skip
    """Pairs of wheels at those places along the body, in dark arches."""
    for z in zs:
        if arches:
            body.stripe(arch(z, radius * 1.16, foot), DARK, edge=0.45)
        for side in (-1, 1):
            kit.wheel(side * (half + 0.01), z, radius, width, spokes=spokes, hub=hub)


def lamps(
    kit: Kit,
    body: Swept,
    strip: int,
    *,
    u: float,
    t: float,
    size: float,
    colour: Rgb = LIGHT,
    wide: float = 1.0,
) -> None:
    """A round or oval lamp on either side of a strip at its front or back."""

    def draw(at: Callable[[float, float], P]) -> None:
        for side in (-1, 1):
            x, y, z = at(side * u, t)
            lean = at(side * u, min(1.0, t + 0.1))
            slope = (lean[2] - z) / (lean[1] - y) if abs(lean[1] - y) > 1e-6 else 0.0
            ring = [
                (px, py, z + (py - y) * slope)
                for px, py, _ in ring_of((x, y, z), 2, size * wide, 14, tall=size)
            ]
            kit.fill(ring, colour, value=1.15 if kit.model.lit else 1.0, edge=0.5)
            if colour == LIGHT:
                kit.glow((x, y, z), size * 7)

    body.on_strip(strip, draw)


def plate_with(kit: Kit, body: Swept, strip: int, t: tuple[float, float]) -> None:
    """A number plate in the middle of a strip."""
    body.patch(strip, (-0.26, 0.26), t, WHITE, 0.35)


def seats(kit: Kit, places: Sequence[tuple[float, float, float]], colour: Rgb = SEAT) -> None:
    """Seats (right, up, ahead of the seat surface); seen only with people inside, or in an open car."""
    for x, up, z in places:
        back = [
            (x - 0.24, up, z - 0.22), (x + 0.24, up, z - 0.22), (x + 0.2, up + 0.56, z - 0.36),
            (x + 0.12, up + 0.62, z - 0.37), (x + 0.1, up + 0.78, z - 0.38), (x - 0.1, up + 0.78, z - 0.38),
            (x - 0.12, up + 0.62, z - 0.37), (x - 0.2, up + 0.56, z - 0.36),
        ]  # fmt: skip
        kit.plate(back, colour)


def steering_wheel(kit: Kit, x: float, up: float, z: float, radius: float = 0.18) -> None:
    """A steering wheel, leaning to the driver."""
    ring = [
        (x + radius * math.cos(a), up + radius * 0.86 * math.sin(a), z + radius * 0.5 * math.sin(a))
        for a in (i * math.tau / 18 for i in range(19))
    ]
    kit.rod([(*p, 0.014) for p in ring], DARK, outline=0.4)
    kit.bar((x - radius, up, z), (x + radius, up, z), 0.012, DARK, outline=0.3)


def light_bar(
    kit: Kit, z: float, up: float, half: float = 0.5, colours: tuple[Rgb, Rgb] = (RED, BLUE)
) -> None:
    """Blue and red lamps across a roof; lit, they shine."""
    block(kit, (-half, up, z - 0.11), (half, up + 0.04, z + 0.11), DARK)
    for side, colour in zip((-1, 1), colours, strict=True):
        low, high = sorted((side * 0.1, side * half * 0.96))
        block(kit, (low, up + 0.04, z - 0.1), (high, up + 0.17, z + 0.1), scaled(colour, 1.15))

    def shine(_: Part) -> None:
        for side, colour in zip((-1, 1), colours, strict=True):
            kit.glow((side * half * 0.6, up + 0.1, z), 0.9, colour, 0.75)

    kit.add(((-half, up + 0.18, z), (half, up + 0.2, z)), shine)


def roof_sign(kit: Kit, text: str, z: float, up: float, half: float, tall: float, colour: Rgb) -> None:
    """A lit sign across a roof with its word on both sides."""
    sign = block(kit, (-half, up, z - 0.12), (half, up + tall, z + 0.12), colour)
    for strip, way in ((0, -1), (2, 1)):
        flip = -1 if way > 0 else 1
        out = z + way * 0.125
        sign.strips[strip].marks.append(
            lambda o=out, f=flip: kit.words(  # type: ignore[misc]
                text,
                (-half * 0.92 * f, up + tall * 0.2, o),
                (half * 0.92 * f, up + tall * 0.2, o),
                tall * 0.6,
                DARK,
            )
        )
    kit.add(
        ((-half, up + tall, z), (half, up + tall + 0.02, z)), lambda _: kit.glow((0, up + tall / 2, z), 0.6)
    )


def side_words(
    kit: Kit, body: Swept, text: str, back: float, front: float, up: float, tall: float, colour: Rgb
) -> None:
    """Words along both sides, read from outside."""

    def draw(side: int, on: Callable[[Flat], P]) -> None:
        start, end = (back, front) if side > 0 else (front, back)
        kit.words(text, on((start, up)), on((end, up)), tall, colour)

    body.on_sides(draw)
