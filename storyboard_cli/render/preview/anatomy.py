"""A staged figure's body on screen: its axes, its joints as balls, and the forms that are modelled from
them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from storyboard_cli.plan.staging.body import Proportions, proportions
from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    Ball,
    add,
    along,
    chain,
    circle,
    cross,
    dot,
    hull,
    lit,
    local,
    sub,
    tapered,
    times,
    unit,
)
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import Rgb, alpha, mix

Axes = tuple[Vec3, Vec3, Vec3]  # right, up, forward of the figure's own


@dataclass(frozen=True)
class Ring:
    """One cross-section of a trunk or a garment: an ellipse in space."""

    centre: Vec3
    axes: Axes
    half_width: float
    half_depth: float

    def at(self, angle: float) -> Vec3:
        """The point on the rim; 0 is the front, a quarter turn is the figure's right."""
        right, _, ahead = self.axes
        across, out = math.sin(angle) * self.half_width, math.cos(angle) * self.half_depth
        return add(self.centre, add(times(right, across), times(ahead, out)))


_FINE_PIXELS = 22
"""On people whose head is smaller, folds and seams would be a grey blur that takes long to draw."""


class Body:
    """A figure being drawn."""

    def __init__(self, board: Board, figure: Figure, look: Look) -> None:
        self.board, self.figure, self.look = board, figure, look
        self.size: Proportions = proportions(figure.height_m, look.build)
        self.joints = figure.skeleton
        self.depth = max(0.3, figure.depth_m)
        self.scale = (figure.height_m - self.size.head) / 0.870  # the unit that limbs are measured in
        self.girth = self.size.width * 0.75 + 0.25
        self.hips = self._axes("r_hip", "l_hip", sub(self.joints["chest"], self.joints["pelvis"]))
        self.chest = self._axes("r_shoulder", "l_shoulder", sub(self.joints["neck"], self.joints["chest"]))
        self.head = self._head_axes()
        self.weight = board.weight(self.depth) * 1.15
        self.pixels = self.size.head * board.lens.scale_at(self.joints["head"])  # of the head's height
        self.fine = self.pixels >= _FINE_PIXELS
        self.trunk: list[Ring] = []  # see `trunk.rings_of`
        self._rims: dict[tuple[int, int], tuple[Ring, list[Point]]] = {}
        self._lit: dict[tuple[int, float], tuple[list[Point], list[Point]]] = {}
        self._skins: dict[tuple[int, int], tuple[list[Point], list[Point], list[Point]]] = {}

    def _axes(self, right: str, left: str, up: Vec3) -> Axes:
        across = unit(sub(self.joints[right], self.joints[left]), (1.0, 0.0, 0.0))
        upward = unit(up)
        ahead = unit(cross(across, upward), (0.0, 0.0, -1.0))
        return across, unit(cross(ahead, across)), ahead

    def _head_axes(self) -> Axes:
        up = unit(sub(self.joints["crown"], self.joints["neck"]))
        eyes = along(self.joints["r_eye"], self.joints["l_eye"], 0.5)
        out = sub(eyes, self.joints["head"])
        ahead = unit(sub(out, times(up, dot(out, up))), self.chest[2])
        return unit(cross(up, ahead)), up, ahead

    # -- to the screen ----------------------------------------------------------------------------

    def ball(self, point: Vec3, radius: float) -> Ball:
        """A ball in space as a circle on screen."""
        x, y = self.board.lens.point(point)
        return (x, y, radius * self.board.lens.scale_at(point))

    def between(self, a: str, b: str, part: float) -> Vec3:
        return along(self.joints[a], self.joints[b], part)

    def faces_camera(self, normal: Vec3, point: Vec3, margin: float = 0.0) -> bool:
        """Whether a surface point is turned to the camera, with a margin against slivers at the rim."""
        return dot(unit(normal), unit(sub(self.board.lens.eye, point))) > margin

    # -- forms ------------------------------------------------------------------------------------

    def colour(self, colour: Rgb, value: float = 1.0) -> Rgb:
        return self.board.tone.figure(colour, value, self.depth)

    @property
    def ink(self) -> Rgb:
        return self.board.tone.line(self.depth * 0.5)

    def form(self, balls: Sequence[Ball], colour: Rgb, *, keep: float = 0.78, outline: float = 1.0) -> None:
        """A rounded limb: ink around it, its shadow side, its lit side."""
        solid = chain(balls)
        self.outline(solid, outline)
        picture, towards = self.board.picture, self.board.towards_light
        picture.fill(solid, alpha(self.shade(colour), 1))
        if max(r for _, _, r in balls) > 26 * self.board.unit:
            self.hatch(solid)
        picture.fill(chain(lit(balls, towards, keep)), alpha(self.colour(colour), 1))

    def shade(self, colour: Rgb) -> Rgb:
        """The shadow side of a colour: darker, and a little towards the cold."""
        cold = mix(colour, (60, 66, 110), 0.16)
        return self.colour(cold, 0.74)

    def outline(self, solid: Sequence[Sequence[Point]], weight: float = 1.0) -> None:
        """Ink around the union of polygons, heavier on the side away from the light."""
        if weight <= 0:
            return
        width = self.weight * weight
        off_x, off_y = (-t * width * 0.28 for t in self.board.towards_light)
        moved = [[(x + off_x, y + off_y) for x, y in polygon] for polygon in solid]
        self.board.picture.fill(moved, alpha(self.ink, 1), grow=width * 0.75)

    def hatch(self, solid: Sequence[Sequence[Point]]) -> None:
        """Slanting pen lines over a large form; what is lit is painted over them."""
        style, unit = self.board.tone.style, self.board.unit
        xs = [x for polygon in solid for x, _ in polygon]
        ys = [y for polygon in solid for _, y in polygon]
        frame = self.board.picture
        left, right = max(min(xs), 0.0), min(max(xs), float(frame.width))
        top, bottom = max(min(ys), 0.0), min(max(ys), float(frame.height))
        if right - left < 70 * unit or bottom - top < 50 * unit:
            return
        step = 9.0 * unit if style.name == "ink" else 12.0 * unit
        lean = 0.55 if self.board.towards_light[0] < 0 else -0.55
        tall = bottom - top
        lines = []
        at = left - tall * abs(lean)
        while at < right + tall * abs(lean):
            lines.append([(at, top), (at + tall * lean, bottom)])
            at += step * self.board.hand.uniform(0.8, 1.2)
        with frame.clip(solid):
            frame.stroke(lines, unit * style.weight * 1.1, alpha(self.ink, 0.16 + 0.3 * style.hatch))

    def loft(
        self, rings: Sequence[Ring], colour: Rgb, *, keep: float = 0.8, outline: float = 1.0
    ) -> list[list[Point]]:
        """A trunk or a skirt: hulls of neighbouring rings, with its lit side. Returns the silhouette."""
        rims = [self.rim(ring) for ring in rings]
        solid = self.skin(rims)
        self.outline(solid, outline)
        picture = self.board.picture
        picture.fill(solid, alpha(self.shade(colour), 1))
        self.hatch(solid)
        picture.fill(self.bright_loft(rims, keep), alpha(self.colour(colour), 1))
        return solid

    def bright_loft(self, rims: Sequence[list[Point]], keep: float = 0.8) -> list[list[Point]]:
        """The lit side of a loft through those rims."""
        return self.skin([self._lit_rim(rim, keep) for rim in rims])

    def skin(self, rims: Sequence[list[Point]]) -> list[list[Point]]:
        """The hulls of neighbouring rims; each is made once, as the trunk's are drawn with each arm again."""
        found = []
        for a, b in pairwise(rims):
            known = self._skins.get((id(a), id(b)))
            if known is None:  # the rims are kept with it, so that no other takes their names
                known = self._skins[id(a), id(b)] = (a, b, hull(a + b))
            found.append(known[2])
        return found

    def rim(self, ring: Ring, steps: int = 0) -> list[Point]:
        """A ring on screen, in 14 points (10 on small people); made once for each ring."""
        steps = steps or (14 if self.fine else 10)
        known = self._rims.get((id(ring), steps))
        if known is None:
            known = self._rims[id(ring), steps] = (ring, self._rim(ring, steps))
        return known[1]

    def _rim(self, ring: Ring, steps: int) -> list[Point]:
        right, _, ahead = ring.axes
        out = times(ahead, ring.half_depth)
        return self.board.lens.oval(ring.centre, times(right, ring.half_width), out, out, circle(steps))

    def _lit_rim(self, rim: list[Point], keep: float) -> list[Point]:
        """The rim drawn together towards the light's side."""
        known = self._lit.get((id(rim), keep))
        if known is None:
            lit_at = max if self.board.towards_light[0] >= 0 else min
            anchor = lit_at(rim)[0]
            known = self._lit[id(rim), keep] = (rim, [(anchor + (x - anchor) * keep, y) for x, y in rim])
        return known[1]

    def crease(self, points: Sequence[Vec3], weight: float = 0.8, *, colour: Rgb | None = None) -> None:
        """A brush line through points in space; in ink it is a fold, which small people have none of."""
        if len(points) > 1 and (self.fine or colour is not None):
            self.stroke([self.board.lens.point(p) for p in points], weight, colour=colour)

    def stroke(self, points: Sequence[Point], weight: float = 0.8, *, colour: Rgb | None = None) -> None:
        """A brush line on screen."""
        if len(points) > 1:
            line = tapered(points, self.weight * weight * 1.2)
            self.board.picture.fill([line], alpha(colour or self.ink, 0.92))

    def head_point(self, right: float, up: float, ahead: float) -> Vec3:
        """A point given in head lengths from the head's middle."""
        size = self.size.head
        return local(self.joints["head"], self.head, right * size, up * size, ahead * size)
