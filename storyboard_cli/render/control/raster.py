"""Filled limbs, blocks and polygons of a staging, projected, clipped and painted with Pillow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import acos, atan2, ceil, cos, hypot, pi, radians, sin

from PIL import Image, ImageDraw

from storyboard_cli.plan.staging.figures import Limb, Outline, outline_of
from storyboard_cli.plan.staging.model import Figure, Furniture, PlacedProp, Staging, Vec3
from storyboard_cli.plan.staging.space import NEAR_M, ScreenPoint, View, lerp

Point = tuple[float, float]


@dataclass(frozen=True)
class Block:
    """A prop or a piece of furniture as an upright block: its faces that the camera sees, and its depth."""

    faces: tuple[tuple[Vec3, ...], ...]
    depth: float


@dataclass(frozen=True)
class Layer:
    """One thing to paint: a figure's outline or a block."""

    depth: float
    outline: Outline | None = None
    block: Block | None = None
    asset: str | None = None  # whose mask it belongs to; None: the background's
    figure: Figure | None = None
    hides: bool = False  # a block that is cut out of the masks of figures behind it


@dataclass(frozen=True)
class Set:
    """A staging made ready for painting: the camera and everything in it, far to near."""

    staging: Staging
    view: View
    layers: tuple[Layer, ...]


def open_set(staging: Staging) -> Set:
    """Projects figures, extras, furniture and props once for all control pictures."""
    view = View(staging.camera)
    layers: list[Layer] = []
    named = {f.asset for f in staging.figures}
    for figure in (*staging.extras, *staging.figures):
        outline = outline_of(view, figure.skeleton, figure.height_m, figure.build)
        if _in_picture(outline, staging):
            asset = figure.asset if figure.asset in named or figure.asset != "EXTRA" else None
            layers.append(Layer(figure.depth_m, outline=outline, asset=asset, figure=figure))
    things: tuple[Furniture | PlacedProp, ...] = (*staging.furniture, *staging.props)
    for thing in things:
        if thing.box.width <= 0 and thing.depth_m < NEAR_M:
            continue
        bias = _order_bias(thing)
        hides = isinstance(thing, Furniture) or thing.held_by is None
        layers.append(Layer(thing.depth_m + bias, block=_block(view, thing), hides=hides))
    layers.sort(key=lambda layer: -layer.depth)
    return Set(staging, view, tuple(layers))


def _order_bias(thing: Furniture | PlacedProp) -> float:
    """What somebody sits on is painted before the sitter; what a hand holds, after it."""
    if isinstance(thing, PlacedProp):
        return -0.3 if thing.hand is not None else (0.12 if thing.held_by else -0.02)
    return -0.05 if thing.kind in ("desk", "table") else 0.3


def _in_picture(outline: Outline, staging: Staging) -> bool:
    box = outline.box
    return box is not None and box.clipped(staging.width, staging.height).area > 0


def _block(view: View, thing: Furniture | PlacedProp) -> Block:
    turn = radians(thing.facing_deg)
    c, s = cos(turn), sin(turn)
    (x0, y0, z0), (width, height, depth) = thing.place, thing.size_m
    ring = [
        (x0 + sx * width / 2 * c - sz * depth / 2 * s, z0 + sx * width / 2 * s + sz * depth / 2 * c)
        for sx, sz in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    low: list[Vec3] = [(x, y0, z) for x, z in ring]
    high: list[Vec3] = [(x, y0 + height, z) for x, z in ring]
    faces: list[tuple[Vec3, ...]] = []
    for i in range(4):
        a, b = i, (i + 1) % 4
        nx, nz = ring[b][1] - ring[a][1], -(ring[b][0] - ring[a][0])
        if nx * (view.ex - ring[a][0]) + nz * (view.ez - ring[a][1]) > 0:
            faces.append((low[a], low[b], high[b], high[a]))
    if view.ey > y0 + height:
        faces.append(tuple(high))
    elif view.ey < y0:
        faces.append(tuple(low))
    return Block(tuple(faces), thing.depth_m)


def clip_near(view: View, points: Sequence[Vec3]) -> list[Vec3]:
    """A world polygon in camera coordinates, cut at the near plane; empty where nothing is left."""
    seen = [view.to_eye(p) for p in points]
    kept: list[Vec3] = []
    for index, point in enumerate(seen):
        before = seen[index - 1]
        if (point[2] >= NEAR_M) != (before[2] >= NEAR_M):
            kept.append(lerp(before, point, (NEAR_M - before[2]) / (point[2] - before[2])))
        if point[2] >= NEAR_M:
            kept.append(point)
    return kept


def polygon_on_screen(view: View, points: Sequence[Vec3]) -> list[ScreenPoint]:
    """A world polygon on screen, cut at the near plane."""
    kept = clip_near(view, points)
    return [view.to_screen(p) for p in kept] if len(kept) >= 3 else []


def segment_on_screen(view: View, a: Vec3, b: Vec3) -> tuple[ScreenPoint, ScreenPoint] | None:
    """A world line on screen, cut at the near plane."""
    found = view.segment(a, 0.0, b, 0.0)
    return None if found is None else (found[0], found[2])


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
