"""Plane and space geometry of the drawing: vectors, hulls, curves, ribbons. Pure functions on tuples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.space import add as add
from storyboard_cli.plan.staging.space import cross as cross
from storyboard_cli.plan.staging.space import dot as dot
from storyboard_cli.plan.staging.space import local as local
from storyboard_cli.plan.staging.space import sub as sub
from storyboard_cli.plan.staging.space import times as times
from storyboard_cli.plan.staging.space import unit as unit
from storyboard_cli.render.preview.display import Point


@cache
def circle(steps: int) -> tuple[tuple[float, float], ...]:
    """Sine and cosine of so many angles all around, from 0 on."""
    return tuple((math.sin(i * math.tau / steps), math.cos(i * math.tau / steps)) for i in range(steps))


Ball = tuple[float, float, float]  # x, y, radius on screen


def along(a: Vec3, b: Vec3, part: float) -> Vec3:
    """The point that share of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def length(a: Vec3) -> float:
    return math.sqrt(dot(a, a))


def hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull, turned the same way every time."""
    ordered = sorted(points)
    if len(ordered) < 3:
        return sorted(set(ordered))
    return _half(ordered) + _half(ordered[::-1]) or ordered[:1]


def lofted(rims: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The hulls of neighbouring rims: a form through its cross-sections."""
    return [hull([*a, *b]) for a, b in pairwise(rims)]


def _half(run: Sequence[Point]) -> list[Point]:
    """One side of the hull of points in order, without its last (a monotone chain: A. M. Andrew, 1979).

    Frames ask for hundreds of hulls: the loop makes no tuples and asks for no lengths."""
    kept: list[Point] = []
    count = 0
    for point in run:
        x, y = point
        while count > 1:
            x0, y0 = kept[-2]
            x1, y1 = kept[-1]
            if (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) > 0:
                break
            del kept[-1]
            count -= 1
        kept.append(point)
        count += 1
    return kept[:-1]


def area(polygon: Sequence[Point]) -> float:
    """Signed area; positive for the turn that `hull` gives."""
    total = 0.0
    x0, y0 = polygon[-1]
    for x, y in polygon:
        total += x0 * y - x * y0
        x0, y0 = x, y
    return total / 2


def turned(polygon: list[Point]) -> list[Point]:
    """The polygon with the turn that `hull` gives, so that unions have no holes."""
    return polygon if area(polygon) >= 0 else polygon[::-1]


def disc(x: float, y: float, radius: float, radius_y: float | None = None, count: int = 0) -> list[Point]:
    """A circle or an upright ellipse."""
    tall = radius if radius_y is None else radius_y
    steps = count or max(8, min(48, int(4 + 2.2 * math.sqrt(max(radius, tall, 0.0)))))
    turn = math.tau / steps
    return [(x + radius * math.cos(i * turn), y + tall * math.sin(i * turn)) for i in range(steps)]


def capsule(a: Ball, b: Ball) -> list[Point]:
    """The hull of two circles."""
    ax, ay, ar = a
    bx, by, br = b
    gap = math.hypot(bx - ax, by - ay)
    if gap <= abs(ar - br) + 1e-6:
        return disc(ax, ay, ar) if ar >= br else disc(bx, by, br)
    heading = math.atan2(by - ay, bx - ax)
    spread = math.acos(max(-1.0, min(1.0, (ar - br) / gap)))
    return [
        *_arc(bx, by, br, heading - spread, 2 * spread),
        *_arc(ax, ay, ar, heading + spread, math.tau - 2 * spread),
    ]


def _arc(x: float, y: float, radius: float, start: float, turn: float) -> list[Point]:
    """Points of an arc: its radius is turned step by step, which takes half the time of a sine for each."""
    steps = max(3, int(3 + math.sqrt(radius) * 0.9))
    cosine, sine = math.cos(turn / steps), math.sin(turn / steps)
    dx, dy = radius * math.cos(start), radius * math.sin(start)
    points = [(x + dx, y + dy)]
    for _ in range(steps):
        dx, dy = dx * cosine - dy * sine, dx * sine + dy * cosine
        points.append((x + dx, y + dy))
    return points


def chain(balls: Sequence[Ball]) -> list[list[Point]]:
    """A limb: the hulls of neighbouring circles."""
    if len(balls) == 1:
        return [disc(*balls[0])]
    return [capsule(a, b) for a, b in pairwise(balls)]


def lit(balls: Sequence[Ball], towards: Point, keep: float) -> list[Ball]:
    """The lit part of a limb: smaller circles that touch the old ones from inside, on the light's side."""
    shift = 1 - keep
    return [(x + towards[0] * r * shift, y + towards[1] * r * shift, r * keep) for x, y, r in balls]


def curve(points: Sequence[Point], steps: int = 6, closed: bool = False) -> list[Point]:
    """A smooth curve through the points (Catmull-Rom)."""
    count = len(points)
    if count < 3:
        return list(points)
    found: list[Point] = []
    spans = count if closed else count - 1
    for i in range(spans):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, count - 1)]
        for k in range(steps):
            found.append(_catmull(p0, p1, p2, p3, k / steps))
    if not closed:
        found.append(points[-1])
    return found


def _catmull(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    t2, t3 = t * t, t * t * t
    a, b, c, d = -t3 + 2 * t2 - t, 3 * t3 - 5 * t2 + 2, -3 * t3 + 4 * t2 + t, t3 - t2
    return (
        (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0]) / 2,
        (a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]) / 2,
    )


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> list[Point]:
    """A line as a polygon whose width changes from point to point."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(i - 1, 0)]
        bx, by = points[min(i + 1, last)]
        dx, dy = bx - ax, by - ay
        size = math.hypot(dx, dy) or 1.0
        half = widths[i] / 2
        nx, ny = -dy / size * half, dx / size * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def tapered(points: Sequence[Point], width: float, start: float = 0.25, end: float = 0.1) -> list[Point]:
    """A brush line: thin at its ends, full in its belly."""
    last = max(1, len(points) - 1)
    widths = []
    for i in range(len(points)):
        t = i / last
        swell = math.sin(math.pi * t)
        ends = start + (end - start) * t
        widths.append(width * (ends + (1 - ends) * swell))
    return ribbon(points, widths)
