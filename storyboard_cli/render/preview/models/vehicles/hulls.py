"""Round bodies: boats, aircraft, boilers, balloons, through rings of points."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.models.model import Part
from storyboard_cli.render.preview.models.vehicles.brush import INSIDE, P, bounds, newell
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.palette import Rgb, alpha


@dataclass
class Hull:
    """A round body through rings of equally many points."""

    kit: Kit
    rings: list[list[P]]
    colour: Rgb
    closed: bool = True  # each ring goes all the way round; else it is a trough, open above
    inner: Rgb = INSIDE
    sag: float = 0.35  # how much the sides of a trough look down; 0 for a hood
    levels: int = 5
    paint: Callable[[int, int], Rgb] | None = None  # the colour of a quad: which ring, which place on it
    cockpit: bool = False  # somebody looks out of its top: its sides are drawn over them again

    def stand(self, shell: bool = False, after: Callable[[Part], None] | None = None) -> Hull:
        def draw(part: Part) -> None:
            self.draw(part)
            if after:
                after(part)

        self.kit.add(bounds([p for ring in self.rings for p in ring]), draw, shell)
        return self

    def draw(self, part: Part) -> None:
        """Quads of one brightness are one fill: a drawn surface has few tones."""
        faces = self._faces()
        if part != "near" and not self.closed:
            self._surface([(q, _turn(n), c) for q, n, c in faces if not self.kit.sees(n, q[0])], inside=True)
        if part == "near" and self.cockpit:
            faces = [f for f in faces if f[1][1] < 0.62 * math.hypot(*f[1])]
        if part != "far" or self.closed:
            self._surface([(q, n, c) for q, n, c in faces if self.kit.sees(n, q[0])], inside=False)

    def _faces(self) -> list[tuple[list[P], P, Rgb]]:
        found: list[tuple[list[P], P, Rgb]] = []
        middle = [tuple(sum(c) / len(ring) for c in zip(*ring, strict=True)) for ring in self.rings]
        count = len(self.rings[0])
        for index, (a, b) in enumerate(pairwise(self.rings)):
            for i in range(count if self.closed else count - 1):
                j = (i + 1) % count
                quad = [a[i], a[j], b[j], b[i]]
                normal = newell(quad)
                away = [
                    sum(p[k] for p in quad) / 4 - (middle[index][k] + middle[index + 1][k]) / 2
                    for k in (0, 1, 2)
                ]
                if not self.closed and self.sag:
                    away = [away[0], -self.sag * max(abs(p[0]) for p in (*a, *b)), 0.0]
                if sum(x * y for x, y in zip(normal, away, strict=True)) < 0:
                    normal = _turn(normal)
                if any(abs(n) > 1e-9 for n in normal):
                    found.append((quad, normal, self.paint(index, i) if self.paint else self.colour))
        return found

    def _surface(self, faces: list[tuple[list[P], P, Rgb]], inside: bool) -> None:
        if not faces:
            return
        kit, board = self.kit, self.kit.m.board
        shapes = [(turned(screen), n, c, q) for q, n, c in faces if len(screen := kit.screen(q)) > 2]
        if not shapes:
            return
        depth = kit.depth([q[0] for _, _, _, q in shapes])
        width = board.weight(depth)
        board.picture.fill(
            [s for s, _, _, _ in shapes],
            alpha(board.tone.line(depth), 1),
            grow=width * (0.25 if inside else 0.5),
        )
        groups: dict[tuple[Rgb, int], list[list[Point]]] = {}
        for shape, normal, own, _ in shapes:
            colour = self.inner if inside else own
            level = round(kit.value(normal) * 2 * self.levels)
            groups.setdefault((colour, level), []).append(shape)
        for (colour, level), polygons in sorted(groups.items(), key=lambda g: g[0][1]):
            paint = kit.paint(colour, level / (2 * self.levels) * (0.9 if inside else 1.0), depth)
            board.picture.fill(polygons, alpha(paint, 1), grow=0.35)


def _turn(n: P) -> P:
    return (-n[0], -n[1], -n[2])


def round_body(
    kit: Kit, stations: Sequence[tuple[float, float, float, float]], colour: Rgb, *, steps: int = 12,
    paint: Callable[[int, int], Rgb] | None = None, cockpit: bool = False,
) -> Hull:  # fmt: skip
    """A body along the way it faces: stations are (ahead, height of the middle, half width, half height)."""
    rings: list[list[P]] = []
    for z, up, wide, tall in stations:
        turns = [(i + 0.5) * math.tau / steps for i in range(steps)]
        rings.append([(wide * math.cos(a), up + tall * math.sin(a), z) for a in turns])
    return Hull(kit, rings, colour, paint=paint, cockpit=cockpit)


def upright_body(
    kit: Kit, stations: Sequence[tuple[float, float]], colour: Rgb, *, steps: int = 16,
    paint: Callable[[int, int], Rgb] | None = None, x: float = 0.0, z: float = 0.0,
) -> Hull:  # fmt: skip
    """A round body that stands: stations are (up, radius)."""
    turns = [i * math.tau / steps for i in range(steps)]
    rings: list[list[P]] = [
        [(x + r * math.cos(a), up, z + r * math.sin(a)) for a in turns] for up, r in stations
    ]
    return Hull(kit, rings, colour, paint=paint)
