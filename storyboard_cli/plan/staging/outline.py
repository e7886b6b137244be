"""A body's silhouette on screen: boxes are measured on it, masks filled with it, visible shares counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import acos, atan2, ceil, cos, hypot, pi, sin

from storyboard_cli.plan.staging.body import BODY_PARTS, envelope
from storyboard_cli.plan.staging.model import Box, Vec3
from storyboard_cli.plan.staging.space import View, lerp

Point = tuple[float, float]
_SAMPLES = (0.08, 0.5, 0.92)
_WEIGHT = {
    "head": 3.0,
    "belly": 4.0,
    "trunk_r": 3.0,
    "trunk_l": 3.0,
    "hips": 2.0,
    "r_thigh": 2.0,
    "l_thigh": 2.0,
}


@dataclass(frozen=True, slots=True)
class Limb:
    """A capsule on screen: two circles and the depth at each."""

    part: str
    ax: float
    ay: float
    ar: float
    bx: float
    by: float
    br: float
    depth_a: float
    depth_b: float

    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return (
            min(self.ax - self.ar, self.bx - self.br), min(self.ay - self.ar, self.by - self.br),
            max(self.ax + self.ar, self.bx + self.br), max(self.ay + self.ar, self.by + self.br),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole silhouette of a figure on screen."""

    limbs: tuple[Limb, ...]
    box: Box | None  # unclipped; None: wholly behind the camera
    depth: float


def outline_of(view: View, skeleton: dict[str, Vec3], height_m: float, build: str) -> Outline:
    """The screen silhouette of a body: what boxes are measured from and masks are filled with."""
    limbs = []
    left = top = 1e9
    right = bottom = -1e9
    for capsule in envelope(skeleton, height_m, build):
        seen = view.segment(capsule.a, capsule.radius_a, capsule.b, capsule.radius_b)
        if seen is None:
            continue
        (ax, ay, da), ar, (bx, by, db), br = seen
        limbs.append(Limb(capsule.part, ax, ay, ar, bx, by, br, da, db))
        left = min(left, ax - ar, bx - br)
        right = max(right, ax + ar, bx + br)
        top = min(top, ay - ar, by - br)
        bottom = max(bottom, ay + ar, by + br)
    box = None
    if limbs:
        box = Box(left=round(left, 1), top=round(top, 1), right=round(right, 1), bottom=round(bottom, 1))
    depth = view.to_eye(lerp(skeleton["pelvis"], skeleton["neck"], 0.5))[2]
    return Outline(tuple(limbs), box, depth)


_NOWHERE = Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)


def crop_of(outline: Outline, width: int, height: int) -> Box:
    """The extent of the part of a silhouette that is inside the picture; empty where nothing is.

    That is less than the clipped box where an arm below the picture's edge is what makes the box wide.
    """
    box = outline.box
    if box is None or box.right <= 0 or box.bottom <= 0 or box.left >= width or box.top >= height:
        return _NOWHERE.clipped(width, height)
    if box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height:
        return box
    left, top, right, bottom = float(width), float(height), 0.0, 0.0
    crossing: list[Limb] = []
    for limb in outline.limbs:
        x0, y0, x1, y1 = limb.extent()
        if x1 <= 0 or y1 <= 0 or x0 >= width or y0 >= height:
            continue
        if x0 >= 0 and y0 >= 0 and x1 <= width and y1 <= height:
            left, top, right, bottom = min(left, x0), min(top, y0), max(right, x1), max(bottom, y1)
        else:
            crossing.append(limb)
    for limb in crossing:
        x0, y0, x1, y1 = limb.extent()
        if max(x0, 0) >= left and max(y0, 0) >= top and min(x1, width) <= right and min(y1, height) <= bottom:
            continue  # it cannot widen what is known already
        for x, y in _inside(limb, (x0, y0, x1, y1), width, height):
            left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
    if right <= left or bottom <= top:
        return _NOWHERE.clipped(width, height)
    return Box(left=round(left, 1), top=round(top, 1), right=round(right, 1), bottom=round(bottom, 1))


def _inside(limb: Limb, extent: tuple[float, float, float, float], width: int, height: int) -> list[Point]:
    """The outline of the part of a limb that is inside the picture."""
    points = hull_points(limb.ax, limb.ay, limb.ar, limb.bx, limb.by, limb.br)
    x0, y0, x1, y1 = extent
    if x0 < 0:
        points = _half(points, 0, 0.0, 1.0)
    if x1 > width:
        points = _half(points, 0, float(width), -1.0)
    if y0 < 0:
        points = _half(points, 1, 0.0, 1.0)
    if y1 > height:
        points = _half(points, 1, float(height), -1.0)
    return points


def _half(points: list[Point], axis: int, edge: float, sign: float) -> list[Point]:
    """The part of a polygon on one side of a picture edge."""
    kept: list[Point] = []
    before = points[-1] if points else (0.0, 0.0)
    was = (before[axis] - edge) * sign
    for point in points:
        now = (point[axis] - edge) * sign
        if (was >= 0) != (now >= 0):
            t = was / (was - now)
            kept.append((before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t))
        if now >= 0:
            kept.append(point)
        before, was = point, now
    return kept


def hull_points(ax: float, ay: float, ar: float, bx: float, by: float, br: float) -> list[Point]:
    """The outline of two circles' hull as a polygon, a quarter of a pixel true."""
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


def visible_share(outline: Outline, nearer: Sequence[Outline], width: int, height: int) -> float:
    """How much of a silhouette is inside the picture and not behind a nearer one: 0 … 1."""
    if outline.box is None:
        return 0.0
    box = outline.box
    hiding = [_Cover(o, o.box) for o in nearer if o.box is not None and o.box.overlaps(box)]
    seen = total = 0.0
    for limb in outline.limbs:
        weight = _WEIGHT.get(limb.part, 1.0)
        for share in _SAMPLES:
            x, y = limb.ax + (limb.bx - limb.ax) * share, limb.ay + (limb.by - limb.ay) * share
            total += weight
            if 0 <= x < width and 0 <= y < height and not any(o.covers(x, y) for o in hiding):
                seen += weight
    hidden = len(BODY_PARTS) - len(outline.limbs)  # cut off by the near plane
    total += hidden * 1.0
    return round(seen / total, 3) if total else 0.0


class _Cover:
    """A silhouette that is asked for many points: what each limb needs is reckoned once."""

    def __init__(self, outline: Outline, box: Box) -> None:
        self._sides = box.left, box.top, box.right, box.bottom
        self._limbs = [
            (x.ax, x.ay, x.ar, dx, dy, x.br - x.ar, dx * dx + dy * dy)
            for x in outline.limbs
            for dx, dy in ((x.bx - x.ax, x.by - x.ay),)
        ]

    def covers(self, x: float, y: float) -> bool:
        """Is a screen point inside the silhouette?"""
        left, top, right, bottom = self._sides
        if not (left <= x <= right and top <= y <= bottom):
            return False
        for ax, ay, ar, dx, dy, widens, length in self._limbs:
            share = ((x - ax) * dx + (y - ay) * dy) / length if length > 1e-9 else 0.0
            share = 0.0 if share < 0 else 1.0 if share > 1 else share
            radius = ar + widens * share
            if (x - ax - dx * share) ** 2 + (y - ay - dy * share) ** 2 <= radius * radius:
                return True
        return False
