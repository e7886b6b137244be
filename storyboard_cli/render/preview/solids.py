"""Boxes, tubes and flat pieces in space: what furniture, buildings and props are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import Ball, add, chain, hull, lit, local, times, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled

Axes = tuple[Vec3, Vec3, Vec3]
SHINES = 1.25
"""From this value on a set's surface is a lamp, a flame or a lit window."""
UPRIGHT: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def turned_axes(facing_deg: float) -> Axes:
    """Axes of a thing that faces that way: its right, up, and forward (0 faces −z)."""
    turn = math.radians(facing_deg)
    return ((-math.cos(turn), 0.0, -math.sin(turn)), (0.0, 1.0, 0.0), (math.sin(turn), 0.0, -math.cos(turn)))


@dataclass
class SolidBuilder:
    """Builds solids in one frame of reference. `vivid` draws with a figure's colours instead of a set's."""

    board: Board
    origin: Vec3 = (0.0, 0.0, 0.0)
    axes: Axes = UPRIGHT
    vivid: bool = False
    edge: float = 0.8

    def at(self, right: float, up: float, ahead: float) -> Vec3:
        return local(self.origin, self.axes, right, up, ahead)

    def moved(self, right: float, up: float, ahead: float) -> SolidBuilder:
        """The same axes at another origin."""
        return SolidBuilder(self.board, self.at(right, up, ahead), self.axes, self.vivid, self.edge)

    def colour(self, colour: Rgb, value: float, depth: float) -> Rgb:
        """`value` of `SHINES` or more is light of the thing's own: at night it stays bright."""
        tone = self.board.tone
        if self.vivid:
            return tone.figure(colour, value, depth)
        toned = tone.set(colour, value, depth)
        shines = value >= SHINES and tone.style.name == "tone" and self.board.staging.light.darkness > 0.3
        return mix(toned, colour, 0.75) if shines else toned

    def face(
        self, corners: Sequence[tuple[float, float, float]], colour: Rgb, *, value: float | None = None,
        edge: float | None = None, both: bool = True,
    ) -> list[Point]:  # fmt: skip
        """A flat piece; `both=False` draws it only where its front (counter-clockwise from outside) is
        seen."""
        points = [self.at(*c) for c in corners]
        normal = _normal(points)
        seen = self.board.lens.faces(normal, points[0])
        if not seen and not both:
            return []
        if not seen:
            normal = times(normal, -1.0)
        screen = self.board.lens.polygon(points)
        if len(screen) < 3:
            return []
        depth = self.board.depth_of(points)
        bright = self.board.value_of(normal) if value is None else value
        self.board.picture.fill([turned(screen)], alpha(self.colour(colour, bright, depth), 1))
        weight = self.edge if edge is None else edge
        if weight > 0:
            self._outline(screen, depth, weight)
        return screen

    def _outline(self, screen: list[Point], depth: float, weight: float) -> None:
        width = self.board.weight(depth) * weight
        colour = alpha(self.board.tone.line(depth), 0.9)
        self.board.picture.stroke([[*screen, screen[0]]], width, colour)

    def box(
        self, centre: tuple[float, float, float], size: tuple[float, float, float], colour: Rgb,
        *, edge: float | None = None,
    ) -> None:  # fmt: skip
        """A box standing on `centre` (middle of its base), size (width, height, depth)."""
        x, y, z = centre
        w, h, d = size[0] / 2, size[1], size[2] / 2
        lo, hi = y, y + h
        sides = (
            (((x - w, lo, z + d), (x + w, lo, z + d), (x + w, hi, z + d), (x - w, hi, z + d)), (0, 0, 1)),
            (((x - w, lo, z - d), (x + w, lo, z - d), (x + w, hi, z - d), (x - w, hi, z - d)), (0, 0, -1)),
            (((x + w, lo, z - d), (x + w, lo, z + d), (x + w, hi, z + d), (x + w, hi, z - d)), (1, 0, 0)),
            (((x - w, lo, z - d), (x - w, lo, z + d), (x - w, hi, z + d), (x - w, hi, z - d)), (-1, 0, 0)),
            (((x - w, hi, z - d), (x + w, hi, z - d), (x + w, hi, z + d), (x - w, hi, z + d)), (0, 1, 0)),
            (((x - w, lo, z - d), (x + w, lo, z - d), (x + w, lo, z + d), (x - w, lo, z + d)), (0, -1, 0)),
        )
        for corners, (nr, nu, na) in sides:
            normal = _world_normal(self.axes, nr, nu, na)
            if self.board.lens.faces(normal, self.at(*corners[0])):
                self.face(corners, colour, value=self.board.value_of(normal), edge=edge)

    def tube(
        self, a: tuple[float, float, float], b: tuple[float, float, float], radius: float, colour: Rgb,
        *, end: float | None = None, outline: float = 0.8,
    ) -> None:  # fmt: skip
        """A round bar from a to b, tapering to `end`."""
        self.rod([(*a, radius), (*b, radius if end is None else end)], colour, outline=outline)

    def rod(
        self, points: Sequence[tuple[float, float, float, float]], colour: Rgb, *, outline: float = 0.8
    ) -> None:
        """A bent round bar through (right, up, ahead, radius) points."""
        lens = self.board.lens
        placed = [(self.at(*p[:3]), p[3]) for p in points]
        if any(lens.depth(p) < 0.2 for p, _ in placed):
            return
        balls: list[Ball] = [(*lens.point(p), r * lens.scale_at(p)) for p, r in placed]
        depth = self.board.depth_of([p for p, _ in placed])
        solid = chain(balls)
        picture = self.board.picture
        if outline > 0:
            width = self.board.weight(depth) * outline
            picture.fill(solid, alpha(self.board.tone.line(depth), 1), grow=width * 0.55)
        picture.fill(solid, alpha(self.colour(colour, 0.76, depth), 1))
        picture.fill(
            chain(lit(balls, self.board.towards_light, 0.68)), alpha(self.colour(colour, 1.0, depth), 1)
        )

    def shape(
        self, points: Sequence[tuple[float, float, float]], colour: Rgb, *, value: float = 1.0,
        edge: float | None = None,
        convex: bool = False,
    ) -> list[Point]:  # fmt: skip
        """A flat or rounded silhouette of points that all lie before the camera."""
        placed = [self.at(*p) for p in points]
        lens = self.board.lens
        if any(lens.depth(p) < 0.15 for p in placed):
            return []
        screen = [lens.point(p) for p in placed]
        if convex:
            screen = hull(screen)
        if len(screen) < 3:
            return []
        depth = self.board.depth_of(placed)
        self.board.picture.fill([turned(screen)], alpha(self.colour(colour, value, depth), 1))
        weight = self.edge if edge is None else edge
        if weight > 0:
            self._outline(screen, depth, weight)
        return screen

    def line(self, points: Sequence[tuple[float, float, float]], weight: float = 0.6) -> None:
        """An ink line."""
        self.board.edges([[self.at(*p) for p in points]], weight)

    def ellipse(
        self,
        centre: tuple[float, float, float],
        across: tuple[int, int],
        radii: tuple[float, float],
        steps: int = 20,
    ) -> list[tuple[float, float, float]]:
        """Points of an ellipse in the plane of two axes (0 right, 1 up, 2 ahead)."""
        found = []
        for i in range(steps):
            place = list(centre)
            place[across[0]] += radii[0] * math.cos(i * math.tau / steps)
            place[across[1]] += radii[1] * math.sin(i * math.tau / steps)
            found.append((place[0], place[1], place[2]))
        return found


def _normal(points: Sequence[Vec3]) -> Vec3:
    ax, ay, az = (points[1][i] - points[0][i] for i in range(3))
    bx, by, bz = (points[2][i] - points[0][i] for i in range(3))
    x, y, z = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    size = math.sqrt(x * x + y * y + z * z) or 1.0
    return (x / size, y / size, z / size)


def _world_normal(axes: Axes, right: float, up: float, ahead: float) -> Vec3:
    return add(add(times(axes[0], right), times(axes[1], up)), times(axes[2], ahead))


def cylinder(m: SolidBuilder, low: float, high: float, h: float, colour: Rgb, base: float = 0.0) -> None:
    """An upright cylinder or cone, lit from one side."""
    bottom, top = (
        m.ellipse((0, base, 0), (0, 2), (low, low), 14),
        m.ellipse((0, base + h, 0), (0, 2), (high, high), 14),
    )
    m.shape([*bottom, *top], scaled(colour, 0.82), convex=True)
    lx = 1.0 if m.board.towards_light[0] > 0 else -1.0
    right = m.board.lens.right
    shift = tuple(right[i] * lx * high * 0.26 for i in range(3))
    inner = SolidBuilder(
        m.board, (m.origin[0] + shift[0], m.origin[1], m.origin[2] + shift[2]), m.axes, m.vivid, 0
    )
    inner.shape([(x * 0.66, y, z * 0.66) for x, y, z in [*bottom, *top]], colour, convex=True, edge=0)
    if m.board.lens.eye[1] > m.at(0, base + h, 0)[1]:
        m.shape(top, colour, value=1.06, edge=0.5)
