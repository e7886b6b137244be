"""The display list: what is drawn, in order, in library-neutral operations that every back end understands.

Points are pixels, y down. Colours are `(red, green, blue, alpha)` with 0–255 channels and alpha 0–1.
A fill covers the union of its polygons (non-zero winding with every polygon turned the same way).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

Point = tuple[float, float]
Polygon = Sequence[Point]
Colour = tuple[float, float, float, float]
Blend = Literal["over", "multiply", "screen", "add"]


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient along a line; stops are (offset, colour)."""

    start: Point
    end: Point
    stops: tuple[tuple[float, Colour], ...]


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient around a centre; stops are (offset, colour)."""

    centre: Point
    radius: float
    stops: tuple[tuple[float, Colour], ...]


Paint = Colour | Linear | Radial


@dataclass(frozen=True, slots=True)
class Fill:
    """The union of polygons, grown by `grow` pixels on every side, filled."""

    polygons: tuple[Polygon, ...]
    paint: Paint
    grow: float = 0.0
    blur: float = 0.0
    blend: Blend = "over"


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one width with round ends and joins."""

    lines: tuple[Polygon, ...]
    width: float
    colour: Colour
    blend: Blend = "over"


@dataclass(frozen=True, slots=True)
class Wash:
    """The whole picture, tinted."""

    paint: Paint
    blend: Blend = "over"


@dataclass(frozen=True, slots=True)
class Paste:
    """A picture's bytes on a quadrilateral (top left, top right, bottom right, bottom left)."""

    data: bytes
    quad: tuple[Point, Point, Point, Point]
    opacity: float = 1.0
    tint: Colour | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """What follows, up to its `Unclip`, is drawn inside these polygons only."""

    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Unclip:
    """Ends the innermost clip."""


Op = Fill | Stroke | Wash | Paste | Clip | Unclip


@dataclass(slots=True)
class DisplayList:
    """A picture as operations, from the back to the front."""

    width: int
    height: int
    paper: Colour
    ops: list[Op] = field(default_factory=list)

    def fill(
        self,
        polygons: Sequence[Polygon],
        paint: Paint,
        *,
        grow: float = 0.0,
        blur: float = 0.0,
        blend: Blend = "over",
    ) -> None:
        """Fill the union of polygons; polygons without an area are left out."""
        kept = tuple(p for p in polygons if len(p) > 2)
        if kept:
            self.ops.append(Fill(kept, paint, grow, blur, blend))

    def stroke(
        self, lines: Sequence[Polygon], width: float, colour: Colour, *, blend: Blend = "over"
    ) -> None:
        """Draw lines of one width."""
        kept = tuple(line for line in lines if len(line) > 1)
        if kept and width > 0:
            self.ops.append(Stroke(kept, width, colour, blend))

    def wash(self, paint: Paint, blend: Blend = "over") -> None:
        """Tint the whole picture."""
        self.ops.append(Wash(paint, blend))

    @contextmanager
    def clip(self, polygons: Sequence[Polygon]) -> Iterator[None]:
        """Keep what is drawn in the `with` block inside the polygons."""
        self.ops.append(Clip(tuple(polygons)))
        yield
        self.ops.append(Unclip())
