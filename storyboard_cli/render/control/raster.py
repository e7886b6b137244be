"""Filled limbs, polygons and lines, clipped and painted with Pillow."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from storyboard_cli.plan.staging.outline import Limb, Point, hull_points


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
        # Pillow fills the pixels under the outline too: half a pixel less ends where the true shape ends
        ring = hull_points(ax, ay, max(ar - 0.5, 0.3), bx, by, max(br - 0.5, 0.3))
        self.draw.polygon(ring, fill=fill)

    def polygon(self, points: Sequence[Point], fill: int) -> None:
        """Fills a polygon."""
        if len(points) >= 3:
            self.draw.polygon([(p[0], p[1]) for p in points], fill=fill)

    def line(self, a: Point, b: Point, fill: int | tuple[int, int, int], width: float) -> None:
        """A straight line; ends far outside the picture are drawn towards, not to."""
        cut = _cut_line(a, b, self.width, self.height)
        if cut is not None:
            self.draw.line(cut, fill=fill, width=max(1, round(width)))


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
