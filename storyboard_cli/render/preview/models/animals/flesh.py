"""What animals are made of: masses of limbs, barrels and leaves that share one ink outline."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    add,
    chain,
    curve,
    disc,
    hull,
    length,
    lit,
    sub,
    times,
    turned,
)
from storyboard_cli.render.preview.palette import Rgb, alpha
from storyboard_cli.render.preview.solids import SolidBuilder

Spot = tuple[float, float, float]  # right, up, ahead: metres in a maker's frame
Bead = tuple[float, float, float, float]  # a spot and the radius there
Ring = tuple[float, float, float, float]  # up, ahead, half the width, half the height
INK: Rgb = (34, 31, 34)
_STEPS = 10
_SMALL = 100  # pixels to a unit below which nothing is rounded further
_TURNS = [(math.cos(k * math.tau / _STEPS), math.sin(k * math.tau / _STEPS)) for k in range(_STEPS)]
_KEPT = 0.68  # share of a solid that is lit


def smooth(points: Sequence[tuple[float, ...]], steps: int) -> list[tuple[float, ...]]:
    """A soft line through points of any dimension (Catmull-Rom); radii stay positive."""
    if len(points) < 3 or steps < 2:
        return list(points)
    found: list[tuple[float, ...]] = []
    for i in range(len(points) - 1):
        p0, p1 = points[max(i - 1, 0)], points[i]
        p2, p3 = points[i + 1], points[min(i + 2, len(points) - 1)]
        for k in range(steps):
            t = k / steps
            a, b = -0.5 * t + t * t - 0.5 * t**3, 1 - 2.5 * t * t + 1.5 * t**3
            c, d = 0.5 * t + 2 * t * t - 1.5 * t**3, -0.5 * t * t + 0.5 * t**3
            found.append(
                tuple(a * w + b * x + c * y + d * z for w, x, y, z in zip(p0, p1, p2, p3, strict=True))
            )
    found.append(tuple(points[-1]))
    return found


@dataclass
class Barrel:
    """A body with oval rings along a path in the middle plane of its frame."""

    frame: SolidBuilder
    rings: Sequence[Ring]

    def spot(self, part: float, angle_deg: float, out: float = 1.0) -> Spot:
        """On the skin, that share of the way along; 0° is its right side, 90° its back, 270° its belly."""
        at = min(max(part, 0.0), 0.999) * (len(self.rings) - 1)
        index = int(at)
        a, b, rest = self.rings[index], self.rings[index + 1], at - int(at)
        up, ahead, half_w, half_h = (p + (q - p) * rest for p, q in zip(a, b, strict=True))
        x, y = math.cos(math.radians(angle_deg)) * out, math.sin(math.radians(angle_deg)) * out
        rise, run = b[0] - a[0], b[1] - a[1]
        size = math.hypot(rise, run) or 1.0
        return (x * half_w, up + y * half_h * run / size, ahead - y * half_h * rise / size)

    def sees(self, part: float, angle_deg: float) -> bool:
        """Does the skin there look at the camera?"""
        skin, core = self.frame.at(*self.spot(part, angle_deg)), self.frame.at(*self.spot(part, angle_deg, 0))
        return self.frame.board.lens.faces((skin[0] - core[0], skin[1] - core[1], skin[2] - core[2]), skin)

    def screened(self) -> list[list[Point]]:
        """Every ring on screen."""
        lens, frame = self.frame.board.lens, self.frame
        return [[lens.point(frame.at(*p)) for p in self._round(i)] for i in range(len(self.rings))]

    def _round(self, index: int) -> list[Spot]:
        up, ahead, half_w, half_h = self.rings[index]
        before, after = self.rings[max(index - 1, 0)], self.rings[min(index + 1, len(self.rings) - 1)]
        rise, run = after[0] - before[0], after[1] - before[1]
        size = math.hypot(rise, run) or 1.0
        dy, dz = half_h * run / size, -half_h * rise / size
        return [(c * half_w, up + s * dy, ahead + s * dz) for c, s in _TURNS]


@dataclass
class Mass:
    """Parts of one colour, drawn as one silhouette: no line where a leg grows out of the body."""

    maker: SolidBuilder
    colour: Rgb
    value: float = 1.0
    outline: float = 0.85
    polygons: list[list[Point]] = field(default_factory=list)
    bright: list[list[Point]] = field(default_factory=list)
    depths: list[float] = field(default_factory=list)
    marks: list[Callable[[], None]] = field(default_factory=list)
    over: list[Callable[[], None]] = field(default_factory=list)

    def limb(self, beads: Sequence[Bead], frame: SolidBuilder | None = None, soft: int = 1) -> None:
        """A bent round bar; `soft` is in how many steps each piece is rounded."""
        lens, used = self.maker.board.lens, frame or self.maker
        unit = units(used)
        soft = soft if _pixels(used) > _SMALL else 1
        placed = [(used.at(x, y, z), max(r, 0.0005) * unit) for x, y, z, r in smooth(beads, soft)]
        depths = [lens.depth(p) for p, _ in placed]
        if min(depths) < 0.15:
            return
        balls = [(*lens.point(p), r * lens.scale_at(p)) for p, r in placed]
        self.polygons += [turned(p) for p in chain(balls)]
        self.bright += [turned(p) for p in chain(lit(balls, self.maker.board.towards_light, _KEPT))]
        self.depths += depths

    def barrel(self, rings: Sequence[Ring], frame: SolidBuilder | None = None, soft: int = 2) -> Barrel:
        """A body of oval rings; its ends are as round as the rings make them."""
        used = frame or self.maker
        soft = soft if _pixels(used) > _SMALL else 1
        rings = [(a, b, max(c, 0.001), max(d, 0.001)) for a, b, c, d in smooth(rings, soft)]
        solid = Barrel(used, rings)
        lens = self.maker.board.lens
        depths = [lens.depth(solid.frame.at(0, r[0], r[1])) for r in rings]
        if min(depths) < 0.15:
            return solid
        screen = solid.screened()
        inner = screen[:: 2 if soft > 1 else 1]  # the light's edge may be coarser than the silhouette
        small = [self._lit_ring(ring) for ring in inner]
        self.polygons += [hull(a + b) for a, b in pairwise(screen)]
        self.bright += [hull(a + b) for a, b in pairwise(small)]
        self.depths += depths
        return solid

    def _lit_ring(self, ring: list[Point]) -> list[Point]:
        x, y = sum(p[0] for p in ring) / _STEPS, sum(p[1] for p in ring) / _STEPS
        lx, ly = self.maker.board.towards_light
        reach = max((p[0] - x) * lx + (p[1] - y) * ly for p in ring) * (1 - _KEPT)
        return [(x + (p[0] - x) * _KEPT + lx * reach, y + (p[1] - y) * _KEPT + ly * reach) for p in ring]

    def leaf(
        self,
        spots: Sequence[Spot],
        frame: SolidBuilder | None = None,
        *,
        shaded: bool = False,
        soft: bool = False,
    ) -> None:
        """A flat piece: an ear, a fin, a wing."""
        at, lens = (frame or self.maker).at, self.maker.board.lens
        placed = [at(*s) for s in spots]
        depths = [lens.depth(p) for p in placed]
        if min(depths) < 0.15:
            return
        outline = [lens.point(p) for p in placed]
        screen = turned(curve(outline, 4, closed=True) if soft else outline)
        self.polygons.append(screen)
        if not shaded:
            self.bright.append(screen)
        self.depths += depths

    def depth(self) -> float:
        """Mean distance from the camera, metres."""
        return sum(self.depths) / len(self.depths) if self.depths else 1e9

    def mark(
        self, spots: Sequence[Spot], colour: Rgb, frame: SolidBuilder | None = None, value: float = 0.96
    ) -> None:
        """A patch of another colour on the skin: it ends where the silhouette ends."""
        used = frame or self.maker

        def draw() -> None:
            flat(used, spots, colour, value=value)

        self.marks.append(draw)

    def stroke(
        self, spots: Sequence[Spot], width_m: float, colour: Rgb, frame: SolidBuilder | None = None
    ) -> None:
        """A stripe on the skin."""
        used = frame or self.maker

        def draw() -> None:
            bar(used, spots, width_m, colour)

        self.marks.append(draw)

    def draw(self) -> None:
        """Outline, shade, light, then what is marked on it."""
        if not self.polygons:
            return
        board, depth = self.maker.board, max(0.2, self.depth())
        picture, paint = board.picture, self.maker.colour
        if self.outline > 0:
            width = board.weight(depth) * self.outline
            picture.fill(self.polygons, alpha(board.tone.line(depth), 1), grow=width * 0.55)
        picture.fill(self.polygons, alpha(paint(self.colour, 0.76 * self.value, depth), 1))
        picture.fill(self.bright, alpha(paint(self.colour, self.value, depth), 1))
        if self.marks:
            with picture.clip(self.polygons):
                for draw in self.marks:
                    draw()
        for draw in self.over:
            draw()


def flat(maker: SolidBuilder, spots: Sequence[Spot], colour: Rgb, *, value: float = 1.0) -> None:
    """A flat patch without an outline."""
    maker.shape(spots, colour, value=value, edge=0)


def bar(maker: SolidBuilder, spots: Sequence[Spot], width_m: float, colour: Rgb) -> None:
    """A line as wide as so many metres."""
    board = maker.board
    placed = [maker.at(*s) for s in spots]
    if len(placed) < 2 or min(board.lens.depth(p) for p in placed) < 0.15:
        return
    depth = board.depth_of(placed)
    width = width_m * units(maker) * board.lens.scale_at(placed[len(placed) // 2])
    board.picture.stroke(
        [[board.lens.point(p) for p in placed]], width, alpha(maker.colour(colour, 1, depth), 1)
    )


def units(maker: SolidBuilder) -> float:
    """Metres to one unit of the maker's frame."""
    return length(maker.axes[1])


def _pixels(maker: SolidBuilder) -> float:
    """Pixels to one unit of the maker's frame, where it is."""
    return units(maker) * maker.board.lens.scale_at(maker.origin)


def sized(maker: SolidBuilder, unit_m: float) -> SolidBuilder:
    """The same frame in units of so many metres: a species is drawn in its own measure."""
    axes = (times(maker.axes[0], unit_m), times(maker.axes[1], unit_m), times(maker.axes[2], unit_m))
    return SolidBuilder(maker.board, maker.origin, axes, maker.vivid, maker.edge)


def sees(maker: SolidBuilder, normal: Spot, spot: Spot) -> bool:
    """Does something at that spot that looks along `normal` (both in the maker's frame) face the camera?"""
    out = add(
        add(times(maker.axes[0], normal[0]), times(maker.axes[1], normal[1])), times(maker.axes[2], normal[2])
    )
    return maker.board.lens.faces(out, maker.at(*spot))


def eye(
    maker: SolidBuilder, spot: Spot, radius: float, normal: Spot, *, colour: Rgb = INK, shut: bool = False
) -> None:
    """An eye with a glint, where its side of the head is seen; shut it is a lid's line."""
    if not sees(maker, normal, spot):
        return
    if shut:
        x, y, z = spot
        maker.line([(x, y, z + radius * 1.3), (x, y - radius * 0.5, z), (x, y, z - radius * 1.3)], 0.8)
        return
    board, place = maker.board, maker.at(*spot)
    depth = max(0.2, board.lens.depth(place))
    x, y = board.lens.point(place)
    size = max(radius * units(maker) * board.lens.scale_at(place), 0.9 * board.unit)
    if colour != INK:
        board.picture.fill([disc(x, y, size * 1.25)], alpha(board.tone.line(depth), 1))
        board.picture.fill([disc(x, y, size)], alpha(maker.colour(colour, 1.05, depth), 1))
        board.picture.fill([disc(x, y, size * 0.5)], alpha(board.tone.line(depth), 1))
    else:
        board.picture.fill([disc(x, y, size)], alpha(maker.colour(INK, 1, depth), 1))
    lx, ly = board.towards_light
    glint = alpha(maker.colour((250, 248, 242), 1, depth), 0.9)
    board.picture.fill([disc(x + lx * size * 0.35, y + ly * size * 0.35, size * 0.28)], glint)


def eyes(
    maker: SolidBuilder, spot: Spot, radius: float, normal: Spot, *, colour: Rgb = INK, shut: bool = False
) -> None:
    """A pair of eyes, given for the right one."""
    for side in (1, -1):
        x, y, z = spot
        eye(
            maker,
            (x * side, y, z),
            radius,
            (normal[0] * side, normal[1], normal[2]),
            colour=colour,
            shut=shut,
        )


def blob(maker: SolidBuilder, spot: Spot, radius: float, colour: Rgb) -> None:
    """A small round thing without an outline: a nose, a claw, a hoof's end."""
    board, place = maker.board, maker.at(*spot)
    depth = board.lens.depth(place)
    if depth < 0.15:
        return
    x, y = board.lens.point(place)
    board.picture.fill(
        [disc(x, y, radius * units(maker) * board.lens.scale_at(place))],
        alpha(maker.colour(colour, 1, depth), 1),
    )


def pitched(maker: SolidBuilder, spot: Spot, up_deg: float, turn_deg: float = 0.0) -> SolidBuilder:
    """A frame at that spot, raised by an angle in its middle plane, after a turn to its right."""
    right, up, ahead = maker.axes
    turn = math.radians(turn_deg)
    right, ahead = (
        add(times(right, math.cos(turn)), times(ahead, -math.sin(turn))),
        add(times(ahead, math.cos(turn)), times(right, math.sin(turn))),
    )
    lift = math.radians(up_deg)
    up, ahead = (
        add(times(up, math.cos(lift)), times(ahead, -math.sin(lift))),
        add(times(ahead, math.cos(lift)), times(up, math.sin(lift))),
    )
    return SolidBuilder(maker.board, maker.at(*spot), (right, up, ahead), maker.vivid, maker.edge)


def rolled(maker: SolidBuilder, spot: Spot, roll_deg: float) -> SolidBuilder:
    """A frame at that spot that leans over to its right."""
    right, up, ahead = maker.axes
    roll = math.radians(roll_deg)
    cos, sin = math.cos(roll), math.sin(roll)
    axes = (add(times(right, cos), times(up, -sin)), add(times(up, cos), times(right, sin)), ahead)
    return SolidBuilder(maker.board, maker.at(*spot), axes, maker.vivid, maker.edge)


def far_to_near(masses: Sequence[Mass]) -> None:
    """Draw masses in the order of their depth; equal depths keep their order."""
    for mass in sorted(masses, key=lambda m: -m.depth()):
        mass.draw()


def profile(maker: SolidBuilder) -> float:
    """How much the camera sees of the side: 1 in profile, 0 from the front, the back or above."""
    lens = maker.board.lens
    way = sub(lens.eye, maker.origin)
    size = math.sqrt(sum(c * c for c in way)) or 1.0
    return abs(sum(way[i] * maker.axes[0][i] for i in range(3))) / size / units(maker)
