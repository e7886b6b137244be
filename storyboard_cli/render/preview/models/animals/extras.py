"""What only some four-legged animals have: manes, horns, antlers, humps, stripes and spots."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from storyboard_cli.render.preview.models.animals.flesh import Bead, Spot
from storyboard_cli.render.preview.models.animals.quadruped import CREAM, Beast, Extra
from storyboard_cli.render.preview.palette import Rgb, mix, scaled

HORN: Rgb = (214, 200, 170)


def crest(shade: float = 0.4, high: float = 0.07, colour: Rgb | None = None, upright: bool = False) -> Extra:
    """A horse's mane along the neck: it falls to the near side, or stands up."""

    def draw(beast: Beast) -> None:
        (_, y0, z0), (_, y1, z1) = beast.neck_ends
        rise, run = y1 - y0, z1 - z0
        size = math.hypot(rise, run) or 1.0
        up, back = run / size, -rise / size
        thick, thin = beast.neck_radii
        hair = beast.mass(colour or scaled(beast.model.colour, shade), outline=0.6)
        spots: list[Bead] = []
        for part in (0.12, 0.4, 0.7, 1.0, 1.16):
            out = (thick + (thin - thick) * part) * (0.98 if upright else 0.8)
            y, z = y0 + rise * part + up * out, z0 + run * part + back * out
            spots.append((0, y, z, high * (0.6 if part < 0.2 else 1.0)))
        hair.limb(spots)
        if not upright:
            x = thin * (1 if beast.near_right() else -1)
            lower = [
                (x, y - up * high * 1.8 - 0.02 * (i % 2), z - back * high * 1.6, high * 0.75)
                for i, (_, y, z, _) in enumerate(spots[1:-1])
            ]
            for a, b in zip(spots[1:-1], lower, strict=True):
                hair.limb([a, b])
        hair.depths = [d - 0.3 * thin for d in hair.depths]

    return draw


def horns(beads: Sequence[Bead], colour: Rgb = HORN, *, single: bool = False, behind: bool = False) -> Extra:
    """A pair of horns (or one in the middle), given for the right side in the head's frame."""

    def draw(beast: Beast) -> None:
        for side in (1,) if single else (1, -1):
            horn = beast.mass(colour, outline=0.7)
            horn.limb([(x * side, y, z, r) for x, y, z, r in beads], beast.face.frame)
            if behind:
                horn.depths = [d + 0.02 for d in horn.depths]

    return draw


def antlers(size: float = 1.0, colour: Rgb = (150, 122, 92)) -> Extra:
    """A stag's antlers: a beam with three tines on either side."""

    def draw(beast: Beast) -> None:
        frame = beast.face.frame
        for side in (1, -1):
            wood = beast.mass(colour, outline=0.6)
            beam: list[Spot] = [(0.04, 0.1, 0), (0.13, 0.26, -0.1), (0.22, 0.42, -0.1), (0.24, 0.6, 0.02)]
            tines = (
                (0, (0.07, 0.22, 0.13)),
                (1, (0.17, 0.36, 0.08)),
                (2, (0.3, 0.56, -0.16)),
                (2, (0.16, 0.58, 0.0)),
            )
            wood.limb(
                [
                    (x * side * size, y * size, z * size, 0.022 - 0.004 * i)
                    for i, (x, y, z) in enumerate(beam)
                ],
                frame,
            )
            for root, (x, y, z) in tines:
                bx, by, bz = beam[root]
                wood.limb(
                    [
                        (bx * side * size, by * size, bz * size, 0.015),
                        (x * side * size, y * size, z * size, 0.006),
                    ],
                    frame,
                )

    return draw


def stripes(colour: Rgb = (38, 34, 36), count: int = 9, width: float = 0.03, deep: float = 0.8) -> Extra:
    """Bands around the trunk, the legs and the face: a zebra, a tiger."""

    def draw(beast: Beast) -> None:
        for index in range(count):
            part = 0.06 + 0.88 * index / (count - 1)
            for first, turn in ((90, -1), (90, 1)):
                low = 90 + turn * 150 * (deep if index % 2 else deep * 0.75)
                angles = [first + (low - first) * k / 5 for k in range(6)]
                seen = [a for a in angles if beast.barrel.sees(part, a)]
                spots = [beast.barrel.spot(part + 0.012 * (k % 2), a) for k, a in enumerate(seen)]
                beast.body.stroke(spots, width * (1.0 if index % 2 else 0.8), colour, beast.trunk)
        (_, y0, z0), (_, y1, z1) = beast.neck_ends
        for part in (0.3, 0.55, 0.8):
            y, z = y0 + (y1 - y0) * part, z0 + (z1 - z0) * part
            r = beast.neck_radii[0] * 0.9
            rise, run = y1 - y0, z1 - z0
            size = math.hypot(rise, run) or 1.0
            x = r * 0.7 * (1 if beast.near_right() else -1)
            beast.body.stroke(
                [(0, y + r * run / size, z - r * rise / size),
                (x, y - r * 0.3 * run / size, z + r * 0.3 * rise / size)],
                width * 0.8, colour,
            )  # fmt: skip
        for x, y in ((0.0, 0.9), (0.5, 0.75), (-0.5, 0.75)):
            at = 0.3
            top = beast.face.spot(at, 90 - x * 60)
            end = beast.face.spot(at + 0.14, 90 - x * 60)
            if beast.face.sees(at, 90 - x * 60):
                beast.skull.stroke([top, end], width * 0.6 * y, colour, beast.face.frame)

    return draw


def spots(colour: Rgb = (58, 44, 34), count: int = 26, size: float = 0.03, seed: int = 5) -> Extra:
    """Spots all over the trunk."""

    def draw(beast: Beast) -> None:
        hand = random.Random(seed)
        for _ in range(count):
            part, angle = hand.uniform(0.04, 0.96), hand.uniform(-30, 210)
            if beast.barrel.sees(part, angle):
                x, y, z = beast.barrel.spot(part, angle)
                beast.body.stroke(
                    [(x, y, z), (x, y, z + size * 0.3)], size * hand.uniform(0.8, 1.5), colour, beast.trunk
                )

    return draw


def patches(colour: Rgb, seed: int = 2, count: int = 5, size: float = 0.16) -> Extra:
    """Large blots, as on a cow or a pinto."""

    def draw(beast: Beast) -> None:
        hand = random.Random(seed)
        for index in range(count):
            part, angle = (index + 0.5) / count, hand.choice((20, 60, 120, 165))
            wide, tall = size * hand.uniform(0.8, 1.3), 34 * hand.uniform(0.8, 1.3)
            for centre in (angle, 180 - angle):
                if beast.barrel.sees(part, centre):
                    edge = [
                        (
                            part + wide * 0.7 * math.cos(k * 0.7),
                            centre + tall * math.sin(k * 0.7 + 0.3 * (k % 2)),
                        )
                        for k in range(9)
                    ]
                    beast.body.mark([beast.barrel.spot(t, a) for t, a in edge], colour, beast.trunk)

    return draw


def neck_blots(colour: Rgb, count: int = 6) -> Extra:
    """Blots up the side of a long neck."""

    def draw(beast: Beast) -> None:
        (_, y0, z0), (_, y1, z1) = beast.neck_ends
        thick, thin = beast.neck_radii
        for index in range(count):
            part = (index + 0.5) / count
            radius = thick + (thin - thick) * part
            y, z = y0 + (y1 - y0) * part, z0 + (z1 - z0) * part
            x = radius * (1 if beast.near_right() else -1)
            for shift in (-0.45, 0.5):
                spot = (x * 0.8, y, z + shift * radius)
                end = (spot[0], y + radius * 0.3, spot[2] + shift * 0.2 * radius)
                beast.body.stroke([spot, end], radius * 0.6, colour)

    return draw


def saddle_cloth(shade: float = 0.5) -> Extra:
    """A dark back: of a shepherd dog, a badger, a wolf."""

    def draw(beast: Beast) -> None:
        for low in (25, 155):
            if beast.barrel.sees(0.5, 90 + (low - 90) * 0.8):
                edge = [beast.barrel.spot(t, low) for t in (0.1, 0.35, 0.6, 0.85)]
                top = [beast.barrel.spot(t, 90, 1.06) for t in (0.95, 0.6, 0.3, 0.02)]
                beast.body.mark([*edge, *top], scaled(beast.model.colour, shade), beast.trunk)

    return draw


def socks(colour: Rgb | None = None, shade: float = 0.45, high: float = 0.3) -> Extra:
    """Dark (or pale) lower legs."""

    def draw(beast: Beast) -> None:
        for mass, bones in beast.shins:
            beast.sock(mass, bones, colour or scaled(beast.model.colour, shade), high)

    return draw


def hump(up: float, ahead: float, radius: float) -> Extra:
    """A hump on the back."""

    def draw(beast: Beast) -> None:
        beast.body.limb(
            [(0, up - radius * 0.9, ahead, radius * 1.25), (0, up, ahead, radius * 0.8)], beast.trunk
        )

    return draw


def beard(length: float = 0.16, colour: Rgb | None = None, ahead: float = 0.5) -> Extra:
    """A goat's beard; it hangs as far ahead of straight down (in the head's frame) as that share."""

    def draw(beast: Beast) -> None:
        up, at, _, half = beast.face.rings[-4]
        hair = beast.mass(colour or mix(beast.model.colour, CREAM, 0.4), outline=0.6)
        frame = beast.face.frame
        hair.limb([(0, up - half, at, 0.04), (0, up - half - length, at + length * ahead, 0.012)], frame)

    return draw


def ruff(colour: Rgb | None = None, shade: float = 0.62, size: float = 0.34) -> Extra:
    """A lion's mane around the face and down the chest."""

    def draw(beast: Beast) -> None:
        frame = beast.face.frame
        hair = beast.mass(colour or scaled(beast.model.colour, shade), outline=0.85)
        for index in range(13):
            turn = index * math.tau / 13
            out = size * (1.0 if index % 2 else 0.88)
            x, y = math.cos(turn) * out * 0.86, math.sin(turn) * out
            hair.limb([(x * 0.55, y * 0.55, -0.04, size * 0.36), (x, y, -0.12, size * 0.15)], frame)
        (_, y0, z0), (_, y1, z1) = beast.neck_ends
        hair.limb([(0, y1, z1 - 0.08, size * 0.8), (0, y0 - 0.06, z0 + 0.06, size * 0.72)])
        hair.depths = [beast.skull.depth() - (0.01 if beast.skull is beast.body else -0.01)]
        if beast.skull is beast.body:  # in profile the face comes out of the mane
            face = beast.mass(beast.model.colour)
            face.barrel(beast.face.rings[2:], frame)
            face.marks, face.over = beast.body.marks[:0], list(beast.body.over)
            beast.body.over.clear()
            face.depths = [beast.body.depth() - 0.02]

    return draw
