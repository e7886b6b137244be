"""A vehicle being drawn: its parts, put in order from far to near, around its people."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.render.preview.geometry import hull
from storyboard_cli.render.preview.models.model import Part
from storyboard_cli.render.preview.models.vehicles.brush import (
    CHROME,
    DARK,
    RUBBER,
    STEEL,
    Box,
    Brush,
    P,
    bounds,
    newell,
    ring_of,
)
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled


@dataclass
class Piece:
    """A part with the block that holds it."""

    box: Box
    draw: Callable[[Part], None]
    shell: bool = False  # encloses the people: its far side is drawn before them, its near side after


@dataclass
class Kit(Brush):
    """Collects the parts of one vehicle."""

    room: Box | None = None  # where people are, if they are inside
    pieces: list[Piece] = field(default_factory=list)
    hollow: bool = False  # open above: without people too, its inside is seen

    # -- parts ----------------------------------------------------------------------------------------

    def add(self, box: Box, draw: Callable[[Part], None], shell: bool = False) -> None:
        self.pieces.append(Piece(box, draw, shell))

    def rod(
        self, points: Sequence[tuple[float, float, float, float]], colour: Rgb, outline: float = 0.7
    ) -> None:
        """A bent round bar through (right, up, ahead, radius) points."""
        kx, ky, kz = self.k
        thick = math.sqrt(ky * kz)
        placed = [(x * kx, y * ky, z * kz, r * thick) for x, y, z, r in points]
        self.add(bounds([p[:3] for p in points]), lambda _: self.m.rod(placed, colour, outline=outline))

    def bar(self, a: P, b: P, radius: float, colour: Rgb, outline: float = 0.7) -> None:
        self.rod([(*a, radius), (*b, radius)], colour, outline)

    def plate(
        self, points: Sequence[P], colour: Rgb, edge: float = 0.7, opacity: float = 1.0,
        marks: Callable[[], None] | None = None, box: Box | None = None,
    ) -> None:  # fmt: skip
        """A thin flat piece that is seen from both sides, and what is painted on it."""
        normal = newell(points)

        def draw(_: Part) -> None:
            seen = normal if self.sees(normal, points[0]) else (-normal[0], -normal[1], -normal[2])
            self.fill(points, colour, value=self.value(seen), edge=edge, opacity=opacity)
            if marks:
                marks()

        self.add(box or bounds(points), draw)

    def hoop(
        self, x: float, z: float, radius: float, thick: float, *, spokes: int = 12, colour: Rgb = RUBBER,
        hub: float = 0.05, wide: float = 0.0,
    ) -> None:  # fmt: skip
        """An open wheel: a tyre or a wooden rim, with spokes that one looks through."""
        ring = [(x, p[1], p[2]) for p in ring_of((x, radius, z), 0, radius - thick, 24)]
        reach = radius - 1.6 * thick
        tips = [
            (x, radius + reach * math.sin(a), z + reach * math.cos(a))
            for a in ((i + 0.3) * math.tau / spokes for i in range(spokes))
        ]
        middle: P = (x, radius, z)
        kx, ky, kz = self.k
        tyre = thick * math.sqrt(ky * kz)
        placed = [(a * kx, b * ky, c * kz, tyre) for a, b, c in [*ring, ring[0]]]

        def draw(_: Part) -> None:
            if wide:
                for tip in tips:
                    self.m.rod(
                        [(a * kx, b * ky, c * kz, wide) for a, b, c in (middle, tip)], colour, outline=0.4
                    )
            else:
                self.inks([[middle, tip] for tip in tips], 0.35)
            self.m.rod(placed, colour, outline=0.6)
            self.fill(ring_of(middle, 0, hub, 10), STEEL if not wide else colour, edge=0.4)

        half = max(thick, 0.02)
        self.add(((x - half, 0.0, z - radius), (x + half, 2 * radius, z + radius)), draw)

    def drum(
        self, centre: P, axis: int, radius: float, thick: float, colour: Rgb,
        face: Callable[[int], None] | None = None, end: Rgb | None = None, box: Box | None = None,
    ) -> None:  # fmt: skip
        """A disc or barrel around an axis (0 right, 1 up, 2 ahead), `thick` from end to end. `face` draws
        over the end that is seen: it gets the sign of that end.
        """
        ends = {s: ring_of(_moved(centre, axis, s * thick / 2), axis, radius, 22) for s in (-1, 1)}

        def draw(_: Part) -> None:
            self.silhouette([*ends[-1], *ends[1]], scaled(colour, 0.82))
            for s in (-1, 1):
                normal = _moved((0.0, 0.0, 0.0), axis, float(s))
                if self.sees(normal, _moved(centre, axis, s * thick / 2)):
                    self.fill(ends[s], end or colour, value=self.value(normal), edge=0.5)
                    if face:
                        face(s)

        self.add(box or bounds([*ends[-1], *ends[1]]), draw)

    def silhouette(self, points: Sequence[P], colour: Rgb, edge: float = 0.8) -> None:
        """The hull of points, filled and outlined."""
        screen = self.screen(points)
        if len(screen) < 3:
            return
        outline = hull(screen)
        depth = self.depth(points)
        board = self.m.board
        width = board.weight(depth) * edge
        if width > 0:
            board.picture.fill([outline], alpha(board.tone.line(depth), 1), grow=width * 0.5)
        board.picture.fill([outline], alpha(self.paint(colour, 0.95, depth), 1))

    def wheel(
        self, x: float, z: float, radius: float, width: float = 0.2, *, hub: Rgb = CHROME, spokes: int = 5,
        tyre: float = 0.62, outer: bool = True,
    ) -> None:  # fmt: skip
        """A wheel whose outer face is at `x`; `outer=False` for one in the middle, seen from both sides."""
        side = 1 if x > 0 else -1
        middle: P = (x - side * width / 2 if outer else x, radius, z)

        def face(s: int) -> None:
            place: P = (middle[0] + s * (width / 2 + 0.004), radius, z)
            self.fill(ring_of(place, 0, radius * tyre, 18), scaled(hub, 0.97), edge=0.35)
            reach = radius * tyre * 0.86
            turns = [(i + 0.25) * math.tau / spokes for i in range(spokes)]
            rim = [(place[0], radius + reach * math.sin(a), z + reach * math.cos(a)) for a in turns]
            self.inks([[place, tip] for tip in rim], 0.55)
            self.fill(ring_of(place, 0, radius * 0.17, 10), DARK)

        box = None
        if outer:
            inner = side * (abs(x) - 0.025)
            low, high = sorted((inner, x + side * 0.02))
            box = ((low, 0.0, z - radius), (high, 2 * radius, z + radius))
        self.drum(middle, 0, radius, width, RUBBER, face, box=box)

    # -- the whole ------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Draw all parts, far to near: of those that a plane parts, the one on the camera's side later."""
        ordered = self._ordered()
        parts: tuple[Part, ...] = ("far", "near") if self.hollow else ("all",)
        for part in parts if self.model.part == "all" else (self.model.part,):
            self.part = part
            for piece in ordered:
                if self._now(piece, part):
                    piece.draw(part if piece.shell else "all")
        self.pieces.clear()

    def _now(self, piece: Piece, part: Part) -> bool:
        if part == "all" or piece.shell:
            return True
        order = self._order(piece.box, self.room) if self.room else None
        if not order:  # beside the people: as the body that it is on
            order = max((self._order(piece.box, p.box) or 0 for p in self.pieces if p.shell), default=-1)
        return (order > 0) == (part == "near")

    def _order(self, a: Box, b: Box) -> int | None:
        """1 where a may hide b from the camera, −1 where b may hide a, 0 where neither; None where no plane
        parts them.
        """
        found: int | None = None
        for axis in (0, 1, 2):
            eye = self.eye[axis]
            for near, far, sign in ((a, b, 1), (b, a, -1)):
                if near[0][axis] >= far[1][axis] - 1e-6:
                    plane = (near[0][axis] + far[1][axis]) / 2
                    side = sign if eye > plane else -sign
                    if found and side != found:
                        return 0
                    found = side
        return found

    def _ordered(self) -> list[Piece]:
        """The parts so that none is drawn before one that it may hide, as far as that can be."""
        count = len(self.pieces)
        behind: list[set[int]] = [set() for _ in range(count)]  # what must be drawn before each
        for i in range(count):
            for j in range(i):
                order = self._order(self.pieces[i].box, self.pieces[j].box)
                if order is None or order > 0:  # one in the other: as they were made
                    behind[i].add(j)
                elif order < 0:
                    behind[j].add(i)
        waiting = list(range(count))
        found = []
        while waiting:
            index = next((i for i in waiting if not behind[i]), None)
            if index is None:
                index = _least_in_a_ring(behind, waiting[0])
            waiting.remove(index)
            found.append(self.pieces[index])
            for other in waiting:
                behind[other].discard(index)
        return found


def _least_in_a_ring(behind: list[set[int]], start: int) -> int:
    """Of parts that all wait for each other, the one that waits for the fewest."""
    path = [start]
    while (before := min(behind[path[-1]])) not in path:
        path.append(before)
    return min(path[path.index(before) :], key=lambda i: (len(behind[i]), i))


def _moved(p: P, axis: int, by: float) -> P:
    place = list(p)
    place[axis] += by
    return (place[0], place[1], place[2])
