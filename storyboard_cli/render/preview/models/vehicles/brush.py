"""Ink and paint for a vehicle, in metres of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.display import Point, Radial
from storyboard_cli.render.preview.geometry import add, disc, dot, hull, sub, times, turned, unit
from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.lettering import strokes_of
from storyboard_cli.render.preview.palette import Rgb, alpha
from storyboard_cli.render.preview.solids import SolidBuilder

P = tuple[float, float, float]  # right, up, ahead, metres at the kind's own size
Box = tuple[P, P]

RUBBER: Rgb = (52, 52, 58)
STEEL: Rgb = (158, 164, 170)
CHROME: Rgb = (206, 210, 214)
DARK: Rgb = (62, 63, 70)
INSIDE: Rgb = (96, 92, 92)
GLASS: Rgb = (126, 150, 166)
SEAT: Rgb = (116, 98, 84)
WOOD: Rgb = (150, 112, 76)
LIGHT: Rgb = (250, 242, 206)
RED: Rgb = (190, 52, 46)
WHITE: Rgb = (236, 236, 232)


@dataclass
class Brush:
    """Where a vehicle's own metres are on screen, and its ink and paint.

    `base` is the size that they are written for.
    """

    m: SolidBuilder
    model: Model
    base: Vec3

    def __post_init__(self) -> None:
        x, y, z = (a / b for a, b in zip(self.model.size, self.base, strict=True))
        self.k: P = (x, y, z)
        away = sub(self.m.board.lens.eye, self.m.origin)
        ex, ey, ez = (dot(away, axis) / k for axis, k in zip(self.m.axes, self.k, strict=True))
        self.eye: P = (ex, ey, ez)
        self.colour = self.model.colour
        self.part: Part = self.model.part  # what is drawn now
        eyed, (fr, fu, fa) = self.m.board.lens.eyed, self.m.axes
        zero = eyed(self.m.origin)
        self._eyed = tuple(
            sub(eyed(add(self.m.origin, times(axis, k))), zero)
            for axis, k in zip((fr, fu, fa), self.k, strict=True)
        )
        self._zero = zero
        self._paints: dict[tuple[Rgb, float, float], Rgb] = {}
        self._inks: dict[float, Rgb] = {}
        self._guard = 4.0 * max(self.m.board.lens.width, self.m.board.lens.height)

    @property
    def near_side(self) -> int:
        """1 where the right side is nearer to the camera, else −1."""
        return 1 if self.eye[0] >= 0 else -1

    @property
    def moving(self) -> bool:
        return self.model.pose in ("drive", "run", "walk", "ride", "race")

    @property
    def flying(self) -> bool:
        return self.model.pose == "fly"

    # -- places ---------------------------------------------------------------------------------------

    def at(self, p: P) -> Vec3:
        return self.m.at(p[0] * self.k[0], p[1] * self.k[1], p[2] * self.k[2])

    def screen(self, points: Sequence[P]) -> list[Point]:
        """A polygon on screen; empty where all of it lies behind the camera."""
        return self._seen(points) or self.m.board.lens.polygon([self.at(p) for p in points])

    def _seen(self, points: Sequence[P]) -> list[Point]:
        """The points on screen, if all of them lie well before the camera: `eyed` and the lens in one."""
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = self._eyed
        ox, oy, oz = self._zero
        view, far = self.m.board.lens.view, self._guard
        focal, mid_x, mid_y, (cos, sin) = view.focal, view.cx, view.cy, view.roll
        found = []
        for x, y, z in points:
            depth = oz + x * az + y * bz + z * cz
            if depth < 0.15:
                return []
            u = focal * (ox + x * ax + y * bx + z * cx) / depth
            v = -focal * (oy + x * ay + y * by + z * cy) / depth
            if not (-far < u < far and -far < v < far):
                return []
            found.append((mid_x + u * cos + v * sin, mid_y - u * sin + v * cos))
        return found

    def depth(self, points: Sequence[P]) -> float:
        """Mean distance along the optical axis."""
        az, bz, cz = (axis[2] for axis in self._eyed)
        total = 0.0
        for x, y, z in points:
            total += x * az + y * bz + z * cz
        return max(0.2, self._zero[2] + total / len(points))

    def paint(self, colour: Rgb, value: float, depth: float) -> Rgb:
        """The colour as this picture grades it, in steps that nobody sees: a vehicle has many faces."""
        key = (colour, round(value, 2), round(depth, 1) if depth < 12 else round(depth))
        known = self._paints.get(key)
        if known is None:
            known = self._paints[key] = self.m.colour(*key)
        return known

    def line_paint(self, depth: float) -> Rgb:
        """Ink at that depth."""
        near = round(depth, 1) if depth < 12 else round(depth)
        known = self._inks.get(near)
        if known is None:
            known = self._inks[near] = self.m.board.tone.line(near)
        return known

    def value(self, normal: P) -> float:
        """How bright a face is that looks that way."""
        scaled_normal = tuple(n / k for n, k in zip(normal, self.k, strict=True))
        r, u, a = self.m.axes
        world = unit(
            (
                r[0] * scaled_normal[0] + u[0] * scaled_normal[1] + a[0] * scaled_normal[2],
                r[1] * scaled_normal[0] + u[1] * scaled_normal[1] + a[1] * scaled_normal[2],
                r[2] * scaled_normal[0] + u[2] * scaled_normal[1] + a[2] * scaled_normal[2],
            )
        )
        return self.m.board.value_of(world) * (0.99 + 0.09 * world[1])

    def sees(self, normal: P, point: P) -> bool:
        """Whether a face that looks that way, at that point, shows its front to the camera."""
        return sum(n * (e - p) for n, e, p in zip(normal, self.eye, point, strict=True)) > 0

    # -- ink and paint --------------------------------------------------------------------------------

    def fill(
        self, points: Sequence[P], colour: Rgb, *, value: float = 1.0, edge: float = 0.0, opacity: float = 1.0
    ) -> None:
        """A flat patch, whichever way it looks."""
        screen = self.screen(points)
        if len(screen) < 3:
            return
        depth = self.depth(points)
        self.m.board.picture.fill([turned(screen)], alpha(self.paint(colour, value, depth), opacity))
        if edge:
            self.ink([*points, points[0]], edge)

    def ink(self, points: Sequence[P], weight: float = 0.6, colour: Rgb | None = None) -> None:
        """A line."""
        self.inks([points], weight, colour)

    def inks(self, lines: Sequence[Sequence[P]], weight: float = 0.6, colour: Rgb | None = None) -> None:
        """Several lines of one weight."""
        lines = [line for line in lines if len(line) > 1]
        if not lines:
            return
        board = self.m.board
        depth = max(0.3, sum(self.depth(line[:1]) for line in lines) / len(lines))
        paint = self.line_paint(depth) if colour is None else self.paint(colour, 1.0, depth)
        pieces: list[list[Point]] = []
        for line in lines:
            seen = self._seen(line)
            pieces += [seen] if seen else board.lens.line([self.at(p) for p in line])
        board.picture.stroke(pieces, board.weight(depth) * weight, alpha(paint, 0.92))

    def fills(self, shapes: Sequence[Sequence[P]], colour: Rgb, value: float = 1.0) -> None:
        """Several flat patches of one colour, without outlines."""
        depth = self.depth([s[0] for s in shapes])
        screens = [turned(screen) for s in shapes if len(screen := self.screen(s)) > 2]
        self.m.board.picture.fill(screens, alpha(self.paint(colour, value, depth), 1))

    def words(self, text: str, left: P, right: P, tall: float, colour: Rgb, weight: float = 0.13) -> None:
        """Letters from `left` to `right` along the foot of the line, `tall` metres high; narrowed to fit."""
        lines = strokes_of(text)
        if not lines:
            return
        span = math.dist(left, right)
        step = min(tall * 0.8, span / max(1, len(text)))
        start = (span - step * len(text)) / 2 + step * 0.1
        along = tuple((b - a) / span for a, b in zip(left, right, strict=True))
        placed = []
        for index, run in lines:
            points = []
            for x, y in run:
                far = start + (index + x * 0.8) * step
                points.append(
                    self.at(
                        (
                            left[0] + along[0] * far,
                            left[1] + along[1] * far + y * tall,
                            left[2] + along[2] * far,
                        )
                    )
                )
            placed += self.m.board.lens.line(points)
        depth = self.depth([left, right])
        width = max(0.7, weight * tall * self.m.board.lens.focal / depth)
        self.m.board.picture.stroke(placed, width, alpha(self.paint(colour, 1.0, depth), 1))

    def glow(self, p: P, radius: float, colour: Rgb = (255, 226, 160), strength: float = 0.6) -> None:
        """A lamp that burns."""
        board = self.m.board
        place = self.at(p)
        if not self.model.lit or board.lens.depth(place) < 0.3:
            return
        x, y = board.lens.point(place)
        reach = radius * board.lens.scale_at(place)
        paint = Radial((x, y), reach, ((0.0, alpha(colour, strength)), (1.0, alpha(colour, 0))))
        board.picture.fill([disc(x, y, reach, count=32)], paint, blend="screen")

    def shadow(self, half: float, length: float, middle: float = 0.0) -> None:
        """The dark on the ground below it; half its width and half its length, metres."""
        if self.flying or self.model.part == "near" or self.model.held:
            return
        points: list[P] = [
            (half * math.cos(a) * 1.06, 0.0, middle + length * math.sin(a) * 1.04)
            for a in (i * math.tau / 24 for i in range(24))
        ]
        points = [_squared(p, half, length, middle) for p in points]
        screen = self.screen(points)
        if len(screen) > 2:
            board = self.m.board
            soft = board.unit * 5 * min(2.0, 4.0 / max(0.8, self.depth(points)))
            board.picture.fill(
                [hull(screen)], alpha(board.tone.shadow(), 1), blur=max(1.0, soft), blend="multiply"
            )

    def speed_lines(self, back: float, half: float, tall: float) -> None:
        """A few strokes in the air behind something that drives."""
        if not self.moving or self.model.part == "far":
            return
        side = self.near_side * half
        for i, up in enumerate((0.12, 0.3, 0.55)):
            start = back - 0.25 - 0.3 * (i % 2)
            self.ink([(side, up * tall, start), (side, up * tall, start - tall * (0.9 - 0.2 * i))], 0.8)


def bounds(points: Sequence[P]) -> Box:
    """The block around points."""
    xs, ys, zs = zip(*points, strict=True)
    return (min(xs), min(ys), min(zs)), (max(xs), max(ys), max(zs))


def newell(points: Sequence[P]) -> P:
    """A normal of a polygon that need not be quite flat; not of length one."""
    x = y = z = 0.0
    for i, (ax, ay, az) in enumerate(points):
        bx, by, bz = points[(i + 1) % len(points)]
        x += (ay - by) * (az + bz)
        y += (az - bz) * (ax + bx)
        z += (ax - bx) * (ay + by)
    return (x, y, z)


def ring_of(centre: P, axis: int, radius: float, steps: int = 20, tall: float | None = None) -> list[P]:
    """A circle around an axis; with `tall`, an ellipse whose upright (or second) radius is that."""
    first, second = ((2, 1), (0, 2), (0, 1))[axis]
    found = []
    for i in range(steps):
        place = list(centre)
        place[first] += radius * math.cos(i * math.tau / steps)
        place[second] += (radius if tall is None else tall) * math.sin(i * math.tau / steps)
        found.append((place[0], place[1], place[2]))
    return found


def _squared(p: P, half: float, length: float, middle: float) -> P:
    """A point of the round shadow, drawn out towards the corners of the vehicle."""
    x, z = p[0] * 1.25, (p[2] - middle) * 1.25
    limit_x, limit_z = half * 1.06, length * 1.04
    return (max(-limit_x, min(limit_x, x)), 0.0, middle + max(-limit_z, min(limit_z, z)))
