"""Small boats: a hull that floats, cut off where the water is, and what stands in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.brush import DARK, WHITE, WOOD, P
from storyboard_cli.render.preview.models.vehicles.hulls import Hull
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import block
from storyboard_cli.render.preview.models.vehicles.road_parts import steering_wheel
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

CANVAS: Rgb = (238, 232, 216)


@dataclass(frozen=True)
class Lines:
    """A hull's lines: stations from stern to bow, (ahead, half width, height of the rail)."""

    stations: tuple[tuple[float, float, float], ...]
    flare: float = 0.72  # share of the width that is left at the water
    rake: float = 0.0  # how far the bow overhangs

    def rings(self, steps: int = 5) -> list[list[P]]:
        """Half rings from the left rail under the keel to the right rail."""
        found = []
        bow = self.stations[-1][0]
        for z, wide, rail in self.stations:
            half = wide if wide > 0.11 else 0.0  # the two sides meet in the stem
            ring: list[P] = []
            for i in range(-steps, steps + 1):
                t = abs(i) / steps
                side = -1.0 if i < 0 else 1.0
                width = (
                    half * (self.flare + (1 - self.flare) * max(0.0, (t - 0.35) / 0.65))
                    if t > 0.3
                    else half * self.flare * t / 0.35
                )
                up = rail * max(0.0, (t - 0.3) / 0.7) ** 1.15
                lean = self.rake * (1 - t) * max(0.0, z / bow) ** 3
                ring.append((side * width, up, z - lean))
            found.append(ring)
        return found


def hull(
    kit: Kit,
    lines: Lines,
    colour: Rgb,
    *,
    inner: Rgb = (132, 100, 72),
    band: Rgb | None = None,
    planks: int = 0,
) -> Hull:
    """The hull on the water, open above, with its rail drawn on it."""
    rings = lines.rings()
    foot = band or scaled(colour, 0.8)

    def paint(_: int, place: int) -> Rgb:
        return foot if 2 <= place <= 7 else colour

    made = Hull(kit, rings, colour, closed=False, inner=inner, paint=paint)

    def rails(part: Part) -> None:
        left, right = [r[0] for r in rings], [r[-1] for r in rings]
        loop = [*left, *reversed(right), left[0]]
        middle = [_side_of(kit, p) for p in loop]
        for kept in (True, False):
            if part == "all" or kept == (part == "near"):
                runs = _runs(loop, [m == kept for m in middle], every=kept)
                kit.inks(runs, 1.7, mix(colour, (255, 255, 255), 0.25))
                kit.inks([[(x, y - 0.03, z) for x, y, z in run] for run in runs], 0.6)
        if part == "far" or not planks:
            return
        for i in range(1, planks + 1):
            k = round(i * 5 / (planks + 1))
            for side in (k - 1, 11 - k):
                run = [r[side] for r in rings]
                if kit.sees((1.0 if side > 5 else -1.0, 0.0, 0.0), run[len(run) // 2]):
                    kit.ink(run, 0.4)

    made.stand(shell=True, after=rails)
    if lines.stations[0][1] > 0.1:
        kit.plate(rings[0], scaled(colour, 0.92))
    return made


def _side_of(kit: Kit, p: P) -> bool:
    """Whether a point of the rail is on the camera's side of the boat."""
    ex, _, ez = kit.eye
    return p[0] * ex + (p[2] * ez) * 0.25 > 0


def _runs(loop: Sequence[P], wanted: Sequence[bool], every: bool) -> list[list[P]]:
    """The pieces of a loop of which both ends, or not `every` end, are wanted."""
    runs: list[list[P]] = []
    for i in range(len(loop) - 1):
        if (wanted[i] and wanted[i + 1]) if every else (wanted[i] or wanted[i + 1]):
            runs.append([loop[i], loop[i + 1]])
    return runs


def water(kit: Kit, half: float, length: float) -> None:
    """Ripples around what floats, and a wake behind what moves."""
    if kit.model.part == "near" or kit.model.pose in ("lie", "stand_on_land"):
        return
    lines: list[list[P]] = []
    for i, grow in enumerate((1.12, 1.3)):
        ring = [
            (half * grow * 1.1 * math.cos(a), 0.0, length * (0.98 + 0.08 * i) * math.sin(a))
            for a in (k * math.tau / 40 for k in range(41))
        ]
        lines += [ring[k : k + 7] for k in range(2 + 3 * i, 34, 10)]
    if kit.moving:
        for side in (-1, 1):
            lines.append(
                [
                    (side * half * 0.6, 0.0, length * 0.8),
                    (side * half * 1.5, 0.0, -length * 0.3),
                    (side * half * 2.6, 0.0, -length * 1.6),
                ]
            )
    kit.inks(lines, 1.1, (236, 242, 244))


def thwart(kit: Kit, z: float, half: float, up: float, colour: Rgb = WOOD) -> None:
    """A bench across a boat."""
    block(kit, (-half, up - 0.04, z - 0.13), (half, up, z + 0.13), colour)


def _open_boat(kit: Kit, half: float, length: float) -> None:
    kit.hollow = True
    kit.room = ((-half * 0.7, 0.1, -length * 0.72), (half * 0.7, 1.0, length * 0.72))
    water(kit, half, length)


def rowing_boat(maker: SolidBuilder, model: Model) -> None:
    """A planked boat with benches and oars."""
    kit = Kit(maker, model, (1.50, 0.75, 3.80))
    _open_boat(kit, 0.72, 1.9)
    lines = Lines(
        (
            (-1.75, 0.46, 0.55),
            (-1.2, 0.64, 0.48),
            (-0.3, 0.72, 0.44),
            (0.7, 0.66, 0.47),
            (1.4, 0.4, 0.58),
            (1.72, 0.18, 0.68),
            (1.9, 0.02, 0.75),
        ),
        rake=0.25,
    )
    hull(kit, lines, kit.colour, planks=2)
    for z, half in ((-1.2, 0.6), (-0.1, 0.68), (0.9, 0.54)):
        thwart(kit, z, half, 0.34)
    for side in (-1, 1):
        _oar(kit, side)
    kit.finish()


def _oar(kit: Kit, side: int) -> None:
    """From the hand over the rail into the water."""
    hand: P = (side * 0.25, 0.72, -0.35)
    tip: P = (side * 1.85, 0.05, 0.35)
    pin = (side * 0.74, 0.5, -0.12)
    blade: list[P] = [
        (side * 1.5, 0.2, 0.12),
        (side * 1.95, 0.1, 0.24),
        (side * 1.98, -0.02, 0.46),
        (side * 1.5, 0.1, 0.28),
    ]
    kit.rod([(*hand, 0.028), (*pin, 0.026), (*tip, 0.026)], WOOD, 0.6)
    kit.plate(blade, scaled(WOOD, 1.1))


def canoe(maker: SolidBuilder, model: Model) -> None:
    """Slender, its two ends curled up alike; a paddle across it."""
    kit = Kit(maker, model, (0.92, 0.62, 4.80))
    _open_boat(kit, 0.44, 2.4)
    lines = Lines(
        (
            (-2.4, 0.01, 0.62),
            (-2.2, 0.1, 0.5),
            (-1.7, 0.26, 0.36),
            (-0.8, 0.42, 0.31),
            (0.0, 0.45, 0.3),
            (0.8, 0.42, 0.31),
            (1.7, 0.26, 0.36),
            (2.2, 0.1, 0.5),
            (2.4, 0.01, 0.62),
        ),
        flare=0.8,
    )
    hull(kit, lines, kit.colour)
    for z in (-1.2, 0.05, 1.2):
        thwart(kit, z, 0.36, 0.26)
    kit.bar((-0.55, 0.36, 0.15), (0.75, 0.36, 0.75), 0.02, WOOD, 0.5)
    kit.plate(
        [(0.7, 0.38, 0.66), (1.1, 0.36, 0.82), (1.12, 0.34, 0.98), (0.68, 0.34, 0.8)], scaled(WOOD, 1.12)
    )
    kit.finish()


def speedboat(maker: SolidBuilder, model: Model) -> None:
    """A pointed motorboat with a raked windscreen and an engine at its stern."""
    kit = Kit(maker, model, (2.10, 1.45, 5.60))
    water(kit, 1.0, 2.8)
    kit.hollow = True
    kit.room = ((-0.75, 0.2, -1.9), (0.75, 1.4, 0.55))
    lines = Lines(
        (
            (-2.6, 0.94, 0.72),
            (-1.5, 1.02, 0.72),
            (0.0, 1.02, 0.78),
            (1.3, 0.82, 0.88),
            (2.2, 0.45, 0.97),
            (2.6, 0.2, 1.0),
            (2.8, 0.02, 1.02),
        ),
        flare=0.62,
        rake=0.9,
    )
    hull(kit, lines, WHITE, inner=(170, 160, 148), band=kit.colour)
    deck: list[P] = [
        (-1.0, 0.8, 0.4),
        (1.0, 0.8, 0.4),
        (0.82, 0.9, 1.3),
        (0.45, 0.98, 2.2),
        (0.05, 1.02, 2.78),
        (-0.05, 1.02, 2.78),
        (-0.45, 0.98, 2.2),
        (-0.82, 0.9, 1.3),
    ]
    kit.plate(deck, mix(kit.colour, WHITE, 0.25))
    for x in (-0.45, 0.45):
        block(kit, (x - 0.28, 0.3, -0.75), (x + 0.28, 0.62, -0.25), (214, 206, 192))
        block(kit, (x - 0.28, 0.62, -0.85), (x + 0.28, 1.0, -0.72), (214, 206, 192))
    glass: list[P] = [
        (-0.98, 0.8, 0.35),
        (-0.5, 0.86, 0.75),
        (0.5, 0.86, 0.75),
        (0.98, 0.8, 0.35),
        (0.78, 1.25, -0.05),
        (0.42, 1.3, 0.25),
        (-0.42, 1.3, 0.25),
        (-0.78, 1.25, -0.05),
    ]
    kit.plate(glass, (150, 182, 200), opacity=0.6)
    steering_wheel(kit, -0.45, 0.95, 0.2)
    block(kit, (-0.22, 0.55, -2.95), (0.22, 1.15, -2.6), DARK)
    block(kit, (-0.1, 0.0, -2.85), (0.1, 0.55, -2.65), DARK)
    kit.finish()
