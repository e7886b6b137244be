"""The drawing board: one picture being drawn, with its lens, its tones, its light and its hand."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.plan.staging.model import Staging, Vec3
from storyboard_cli.render.preview.display import DisplayList, Point, Radial
from storyboard_cli.render.preview.geometry import disc, dot, turned
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.palette import Rgb, Tone, alpha


@dataclass
class Board:
    """What every drawing function is handed."""

    picture: DisplayList
    lens: Lens
    tone: Tone
    staging: Staging
    hand: random.Random
    later: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    heads: list[tuple[float, Sequence[Point]]] | None = None  # see `sets.clear_faces`

    def __post_init__(self) -> None:
        self.unit = min(self.picture.height / 768, self.picture.width / 900)
        self.sun = light_direction(self.staging)
        right, up = self.lens.right, (0.0, 1.0, 0.0)
        x, y = dot(self.sun, right), -dot(self.sun, up) * 0.55
        if abs(x) < 0.25:  # light from the front still models form a little from one side
            x = 0.45 if x >= 0 else -0.45
        size = math.hypot(x, y) or 1.0
        self.towards_light: Point = (x / size, y / size)

    # -- order ------------------------------------------------------------------------------------

    def at_depth(self, depth: float, draw: Callable[[], None]) -> None:
        """Draw something later, in its turn from far to near."""
        self.later.append((depth, draw))

    def draw_by_depth(self) -> None:
        """Draw everything that waits, far to near; equal depths keep their order."""
        for _, draw in sorted(self.later, key=lambda item: -item[0]):
            draw()
        self.later.clear()

    def light_lamp(self, place: Vec3, reach_m: float) -> None:
        """The glow of a lamp that is lit, over what lies behind it; whatever stands before it covers the
        glow."""
        light, style = self.staging.light, self.tone.style.name
        if not light.practical or style == "ink" or self.lens.depth(place) < 0.3:
            return
        x, y = self.lens.point(place)
        radius = reach_m * self.lens.scale_at(place)
        glow: Rgb = (255, 214, 140) if style == "tone" else (150, 200, 255)
        strong, faint = 0.3 + 0.3 * light.darkness, 0.12 + 0.14 * light.darkness
        paint = Radial(
            (x, y), radius, ((0.0, alpha(glow, strong)), (0.35, alpha(glow, faint)), (1.0, alpha(glow, 0)))
        )
        self.picture.fill([disc(x, y, radius, count=36)], paint, blend="screen")

    # -- surfaces ---------------------------------------------------------------------------------

    def value_of(self, normal: Vec3) -> float:
        """How bright a surface of the set with that normal is."""
        contrast = self.staging.light.contrast
        lit = dot(normal, self.sun)
        return 0.93 + (0.12 + 0.2 * contrast) * lit * self.staging.light.strength

    def plane(
        self,
        points: Sequence[Vec3],
        colour: Rgb,
        value: float = 1.0,
        *,
        edge: float = 0.0,
        opacity: float = 1.0,
    ) -> list[Point]:
        """A flat face of the set; returns where it is on screen. `edge` is the weight of its outline."""
        screen = self.lens.polygon(points)
        if len(screen) < 3:
            return []
        depth = self.depth_of(points)
        self.picture.fill([turned(screen)], alpha(self.tone.set(colour, value, depth), opacity))
        if edge > 0:
            self.edges([[*points, points[0]]], edge)
        return screen

    def depth_of(self, points: Sequence[Vec3]) -> float:
        """Mean depth of points, for tone and order."""
        x = y = z = 0.0
        for px, py, pz in points:
            x += px
            y += py
            z += pz
        count = len(points)
        return max(0.2, self.lens.depth((x / count, y / count, z / count)))

    def edges(self, lines: Sequence[Sequence[Vec3]], weight: float = 1.0) -> None:
        """Ink lines on the set, by hand."""
        for line in filter(None, lines):  # of a ring none may be seen
            depth = max(0.3, self.depth_of(line))
            width = self.weight(depth) * weight
            colour = alpha(self.tone.line(depth), 0.9)
            self.picture.stroke([self.wobbled(piece) for piece in self.lens.line(line)], width, colour)

    def weight(self, depth: float) -> float:
        """Width of a contour at that depth, pixels."""
        near = math.sqrt(3.2 / max(depth, 0.3))
        return self.unit * self.tone.style.weight * min(3.2, max(0.55, 1.7 * near))

    def wobbled(self, line: Sequence[Point], amount: float = 0.55) -> list[Point]:
        """The line as a hand draws it: nearly straight, a little past its ends."""
        if len(line) != 2:
            return list(line)
        (x0, y0), (x1, y1) = line
        size = math.hypot(x1 - x0, y1 - y0)
        if size < 1e-6:
            return [(x0, y0), (x1, y1)]
        steps = max(1, min(14, int(size / (70 * self.unit))))
        dx, dy = (x1 - x0) / size, (y1 - y0) / size
        past = min(3.0 * self.unit, size * 0.02)
        jitter = self.hand.uniform
        points = [(x0 - dx * past, y0 - dy * past)]
        for i in range(1, steps):
            off = jitter(-amount, amount) * self.unit
            t = i / steps * size
            points.append((x0 + dx * t - dy * off, y0 + dy * t + dx * off))
        points.append((x1 + dx * past, y1 + dy * past))
        return points


def light_direction(staging: Staging) -> Vec3:
    """The direction towards the key light."""
    azimuth, elevation = math.radians(staging.light.azimuth_deg), math.radians(staging.light.elevation_deg)
    flat = math.cos(elevation)
    return (math.sin(azimuth) * flat, math.sin(elevation), -math.cos(azimuth) * flat)
