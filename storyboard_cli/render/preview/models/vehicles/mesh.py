"""Solids of a vehicle: bodies swept across from a side view, and round hulls through rings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import area, turned
from storyboard_cli.render.preview.models.model import Part
from storyboard_cli.render.preview.models.vehicles.brush import GLASS, INSIDE, P, bounds, newell
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled

Flat = tuple[float, float]  # ahead, up: a point of a side view
Half = float | Callable[[float, float], float]  # half the width at (up, ahead)
Mark = Callable[[], None]


@dataclass
class Face:
    """A flat piece of a solid. `holes` are its windows, `marks` draw what is on it."""

    ring: list[int]
    normal: P
    colour: Rgb
    holes: list[list[P]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    open: bool = False  # no face where people are seen through it


@dataclass
class Solid:
    """Flat faces over common corners."""

    kit: Kit
    corners: list[P]
    faces: list[Face] = field(default_factory=list)
    crease: float = 0.5  # weight of the lines between faces
    inner: Rgb = INSIDE
    glass: Rgb = GLASS

    def face(self, ring: list[int], out: P, colour: Rgb) -> Face:
        """Add a face that looks to the side of `out`."""
        normal = newell([self.corners[i] for i in ring])
        if sum(a * b for a, b in zip(normal, out, strict=True)) < 0:
            normal = (-normal[0], -normal[1], -normal[2])
        made = Face(ring, normal, colour)
        self.faces.append(made)
        return made

    def stand(self, shell: bool = False) -> None:
        """Put it among the vehicle's parts."""
        low, high = bounds(self.corners)
        inset = ((low[0] + 0.03, low[1], low[2]), (high[0] - 0.03, high[1], high[2]))
        self.kit.add(inset if high[0] - low[0] > 0.3 else (low, high), self.draw, shell)

    def draw(self, part: Part) -> None:
        kit = self.kit
        seen = [kit.sees(f.normal, self.corners[f.ring[0]]) for f in self.faces]
        wanted = [
            s != (part == "far") and not (f.open and part != "all")
            for f, s in zip(self.faces, seen, strict=True)
        ]
        chosen = [f for f, s in zip(self.faces, wanted, strict=True) if s]
        chosen.sort(key=lambda f: -self._distance(f))
        for face in chosen:
            self._fill(face, part)
        self._edges(wanted)

    def _distance(self, face: Face) -> float:
        count = len(face.ring)
        middle = [sum(self.corners[i][axis] for i in face.ring) / count for axis in (0, 1, 2)]
        return sum((m - e) ** 2 for m, e in zip(middle, self.kit.eye, strict=True))

    def _fill(self, face: Face, part: Part) -> None:
        kit, board = self.kit, self.kit.m.board
        points = [self.corners[i] for i in face.ring]
        screen = kit.screen(points)
        if len(screen) < 3:
            return
        depth = kit.depth(points)
        holes = [h for h in (kit.screen(hole) for hole in face.holes) if len(h) > 2]
        if part == "far":
            colour = kit.paint(self.inner, 0.86, depth)
        else:
            colour = kit.paint(face.colour, kit.value(face.normal), depth)
        outline = turned(screen) if part == "all" else _pierced(screen, holes)
        board.picture.fill([outline], alpha(colour, 1), grow=0.3)
        if part == "all":
            self._glaze(face, holes, depth)
        for hole in face.holes:
            kit.ink([*hole, hole[0]], 0.5)
        if part == "far" or not face.marks:
            return
        if not holes:
            for mark in face.marks:
                mark()
            return
        with board.picture.clip([_pierced(screen, holes)]):  # paint ends at a window's frame
            for mark in face.marks:
                mark()

    def _glaze(self, face: Face, holes: list[list[Point]], depth: float) -> None:
        """Window panes, with the sky in them."""
        kit, picture = self.kit, self.kit.m.board.picture
        value = 0.9 * kit.value(face.normal)
        for hole in holes:
            pane = turned(hole)
            picture.fill([pane], alpha(kit.paint(self.glass, value, depth), 1))
            left, right = min(p[0] for p in pane), max(p[0] for p in pane)
            top, foot = min(p[1] for p in pane), max(p[1] for p in pane)
            wide, tall = right - left, foot - top
            if wide < 5:
                continue
            shine = alpha(kit.paint(mix(self.glass, (255, 255, 255), 0.45), value * 1.05, depth), 0.75)
            with picture.clip([pane]):
                for start, thick in ((0.3, 0.2), (0.58, 0.07)):
                    x = left + wide * start
                    lean = tall * 0.5
                    picture.fill(
                        [
                            [
                                (x + lean, top),
                                (x + lean + wide * thick, top),
                                (x + wide * thick, foot),
                                (x, foot),
                            ]
                        ],
                        shine,
                    )

    def _edges(self, wanted: Sequence[bool]) -> None:
        """Outlines where a drawn face ends, thin lines where two of them meet at an angle."""
        sides: dict[tuple[int, int], list[int]] = {}
        for index, face in enumerate(self.faces):
            for a, b in zip(face.ring, [*face.ring[1:], face.ring[0]], strict=True):
                sides.setdefault((min(a, b), max(a, b)), []).append(index)
        thick, thin = [], []
        for (a, b), found in sides.items():
            shown = [self.faces[i] for i in found if wanted[i]]
            line = [self.corners[a], self.corners[b]]
            if len(shown) == 1:
                thick.append(line)
            elif len(shown) > 1 and self.crease and _cosine(shown[0].normal, shown[1].normal) < 0.93:
                thin.append(line)
        self.kit.inks(thin, self.crease)
        self.kit.inks(thick, 0.95)


def _cosine(a: P, b: P) -> float:
    square = sum(x * x for x in a) * sum(x * x for x in b)
    return sum(x * y for x, y in zip(a, b, strict=True)) / square**0.5 if square else 1.0


def _pierced(outer: list[Point], holes: Sequence[list[Point]]) -> list[Point]:
    """A polygon with holes as one line that goes to each hole, round it the other way, and back."""
    path = list(turned(outer))
    start = path[0]
    path.append(start)
    for hole in holes:
        back = hole if area(hole) < 0 else hole[::-1]
        path += [*back, back[0], start]
    return path


@dataclass
class Swept:
    """A body whose side view is `profile`, from its back foot over the top to its front foot."""

    solid: Solid
    profile: list[Flat]
    half: Half
    sides: tuple[Face, Face]  # left, right
    strips: list[Face]  # behind each point of the profile; the last is the underside
    x: float = 0.0  # where its middle is

    def side_point(self, side: int, flat: Flat, out: float = 0.004) -> P:
        """A point of the side view, on the left (−1) or right (1) side."""
        z, y = flat
        return (self.x + side * (_half(self.half, y, z) + out), y, z)

    def across(self, index: int, u: float, t: float) -> P:
        """A point of a strip: u from −1 (left) to 1, t from 0 at its first profile point to 1."""
        (z0, y0), (z1, y1) = self.profile[index], self.profile[(index + 1) % len(self.profile)]
        z, y = z0 + (z1 - z0) * t, y0 + (y1 - y0) * t
        w0, w1 = _half(self.half, y0, z0), _half(self.half, y1, z1)
        return (self.x + u * (w0 + (w1 - w0) * t), y, z)

    def window(self, outline: Sequence[Flat]) -> Swept:
        """A window on both sides."""
        for side, face in zip((-1, 1), self.sides, strict=True):
            face.holes.append([self.side_point(side, f) for f in outline])
        return self

    def pane(
        self, index: int, u: tuple[float, float] = (-0.9, 0.9), t: tuple[float, float] = (0.1, 0.9)
    ) -> Swept:
        """A window in a strip: a windscreen."""
        corners = ((u[0], t[0]), (u[1], t[0]), (u[1], t[1]), (u[0], t[1]))
        self.strips[index].holes.append([self.across(index, *c) for c in corners])
        return self

    def on_sides(self, draw: Callable[[int, Callable[[Flat], P]], None]) -> Swept:
        """Draw on both sides: `draw` gets the side and what turns (ahead, up) into its points."""
        for side, face in zip((-1, 1), self.sides, strict=True):
            face.marks.append(lambda s=side: draw(s, lambda f: self.side_point(s, f)))  # type: ignore[misc]
        return self

    def stripe(self, outline: Sequence[Flat], colour: Rgb, edge: float = 0.3) -> Swept:
        """A painted patch on both sides."""
        kit = self.solid.kit
        return self.on_sides(
            lambda s, on: kit.fill(
                [on(f) for f in outline], colour, value=kit.value((float(s), 0.0, 0.0)), edge=edge
            )
        )

    def seam(self, outline: Sequence[Flat], weight: float = 0.5) -> Swept:
        """A line on both sides."""
        return self.on_sides(lambda _, on: self.solid.kit.ink([on(f) for f in outline], weight))

    def on_strip(self, index: int, draw: Callable[[Callable[[float, float], P]], None]) -> Swept:
        """Draw on a strip: `draw` gets what turns (u, t) into its points."""
        self.strips[index].marks.append(lambda: draw(lambda u, t: self.across(index, u, t)))
        return self

    def patch(
        self, index: int, u: tuple[float, float], t: tuple[float, float], colour: Rgb, edge: float = 0.4,
        value: float | None = None,
    ) -> Swept:  # fmt: skip
        """A painted patch on a strip."""
        kit = self.solid.kit
        bright = kit.value(self.strips[index].normal) if value is None else value
        corners = ((u[0], t[0]), (u[1], t[0]), (u[1], t[1]), (u[0], t[1]))
        return self.on_strip(
            index, lambda at: kit.fill([at(*c) for c in corners], colour, value=bright, edge=edge)
        )

    def stand(self, shell: bool = False) -> Swept:
        self.solid.stand(shell)
        return self


def _half(half: Half, y: float, z: float) -> float:
    return half if isinstance(half, (int, float)) else half(y, z)


def swept(
    kit: Kit, profile: Sequence[Flat], half: Half, colour: Rgb, *, crease: float = 0.5, x: float = 0.0
) -> Swept:
    """A body whose side view is `profile` (from its back foot over the top to its front foot)."""
    points = list(profile)
    corners: list[P] = []
    for z, y in points:
        w = _half(half, y, z)
        corners += [(x - w, y, z), (x + w, y, z)]
    solid = Solid(kit, corners, crease=crease)
    count = len(points)
    left = solid.face([2 * i for i in range(count)], (-1.0, 0.0, 0.0), colour)
    right = solid.face([2 * i + 1 for i in range(count)], (1.0, 0.0, 0.0), colour)
    strips = []
    for i, (z, y) in enumerate(points):
        j = (i + 1) % count
        dz, dy = points[j][0] - z, points[j][1] - y
        under = dz < 0 and i == count - 1
        strips.append(
            solid.face(
                [2 * i, 2 * i + 1, 2 * j + 1, 2 * j], (0.0, dz, -dy), scaled(colour, 0.5) if under else colour
            )
        )
    return Swept(solid, points, half, (left, right), strips, x)


def block(kit: Kit, low: P, high: P, colour: Rgb, crease: float = 0.5) -> Swept:
    """A box from corner to corner; its strips are back, top, front, underside."""
    middle = (low[0] + high[0]) / 2
    profile = [(low[2], low[1]), (low[2], high[1]), (high[2], high[1]), (high[2], low[1])]
    made = swept(kit, profile, (high[0] - low[0]) / 2, colour, crease=crease, x=middle)
    made.solid.stand()
    return made
