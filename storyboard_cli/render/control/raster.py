"""Filled limbs, polygons and lines, clipped and painted with Pillow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import acos, atan2, ceil, cos, hypot, pi, sin

from PIL import Image, ImageDraw

from storyboard_cli.plan.staging.figures import Limb

Point = tuple[float, float]


class Canvas:
    """A picture that limbs and polygons are filled into; what lies far outside it is left out."""

    def __init__(self, mode: str, width: int, height: int, ground: int | tuple[int, int, int] = 0) -> None:
        self.image = Image.new(mode, (width, height), ground)
        self.draw = ImageDraw.Draw(self.image)
        self.width, self.height = width, height

    def limb(self, limb: Limb, fill: int, grow: float = 0.0) -> None:
        """Fills a tapered capsule, grown by some pixels."""
        self._hull(limb.ax, limb.ay, limb.ar + grow, limb.bx, limb.by, limb.br + grow, fill)

    def limb_steps(self, limb: Limb, fills: Sequence[int]) -> None:
        """Fills a capsule in steps from end a to end b, each with its own value; the nearer end last."""
        count = len(fills)
        order = range(count) if limb.depth_a > limb.depth_b else range(count - 1, -1, -1)
        for i in order:
            t, u = i / count, (i + 1) / count
            self._hull(
                limb.ax + (limb.bx - limb.ax) * t, limb.ay + (limb.by - limb.ay) * t,
                limb.ar + (limb.br - limb.ar) * t,
                limb.ax + (limb.bx - limb.ax) * u, limb.ay + (limb.by - limb.ay) * u,
                limb.ar + (limb.br - limb.ar) * u,
                fills[i],
            )  # fmt: skip

    def _hull(self, ax: float, ay: float, ar: float, bx: float, by: float, br: float, fill: int) -> None:
        if max(ax + ar, bx + br) < 0 or min(ax - ar, bx - br) > self.width:
            return
        if max(ay + ar, by + br) < 0 or min(ay - ar, by - br) > self.height:
            return
        self.draw.polygon(hull_points(ax, ay, ar, bx, by, br), fill=fill)

    def polygon(self, points: Sequence[Point], fill: int) -> None:
        """Fills a polygon."""
        if len(points) >= 3:
            self.draw.polygon([(p[0], p[1]) for p in points], fill=fill)

    def line(self, a: Point, b: Point, fill: int | tuple[int, int, int], width: float) -> None:
        """A straight line; ends far outside the picture are drawn towards, not to."""
        cut = _cut_line(a, b, self.width, self.height)
        if cut is not None:
            self.draw.line(cut, fill=fill, width=max(1, round(width)))


def hull_points(ax: float, ay: float, ar: float, bx: float, by: float, br: float) -> list[Point]:
    """The outline of two circles' hull, its pixel centres inside the true shape."""
    ax, ay, bx, by = ax - 0.5, ay - 0.5, bx - 0.5, by - 0.5
    gap = hypot(bx - ax, by - ay)
    if gap <= abs(ar - br) + 1e-6:
        x, y, r = (ax, ay, ar) if ar >= br else (bx, by, br)
        return list(_arc(x, y, r, 0.0, 2 * pi))
    along = atan2(by - ay, bx - ax)
    spread = acos(max(-1.0, min(1.0, (ar - br) / gap)))
    return [
        *_arc(ax, ay, ar, along + spread, along + 2 * pi - spread),
        *_arc(bx, by, br, along - spread, along + spread),
    ]


def _arc(x: float, y: float, r: float, start: float, end: float) -> Iterator[Point]:
    r = max(r, 0.3)
    step = 2 * acos(max(1 - 0.25 / r, 0.0)) if r > 0.5 else 1.5
    count = max(2, min(160, ceil((end - start) / max(step, 0.04))))
    for i in range(count + 1):
        angle = start + (end - start) * i / count
        yield (x + r * cos(angle), y + r * sin(angle))


def _cut_line(a: Point, b: Point, width: int, height: int) -> list[Point] | None:
    """Liang–Barsky against the picture with a margin; None where nothing of the line is near it."""
    margin = 64.0
    low, high = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for delta, start, least, most in (
        (dx, a[0], -margin, width + margin),
        (dy, a[1], -margin, height + margin),
    ):
        if abs(delta) < 1e-9:
            if not least <= start <= most:
                return None
            continue
        t, u = (least - start) / delta, (most - start) / delta
        low, high = max(low, min(t, u)), min(high, max(t, u))
    if low > high:
        return None
    return [(a[0] + dx * low, a[1] + dy * low), (a[0] + dx * high, a[1] + dy * high)]
