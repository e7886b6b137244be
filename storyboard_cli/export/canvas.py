"""What a drawing back end of the exports can do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from storyboard_cli.export.text.fonts import Face

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int] | tuple[int, int, int, int]
Rect = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph with its origin at (x, y) on the bitmap; `scale` is pixels per font unit."""

    face: Face
    id: int
    scale: float
    x: float
    y: float


class Canvas(Protocol):
    """An opaque bitmap with its origin at the top left."""

    def __init__(self, width: int, height: int, background: Colour) -> None: ...

    def picture(self, image: Image, place: Rect, source: Rect) -> None:
        """Stretch the part `source` of an image over `place`."""

    def box(self, place: Rect, colour: Colour, stroke: float) -> None:
        """A filled rectangle, or with a stroke its outline."""

    def line(self, a: tuple[float, float], b: tuple[float, float], colour: Colour, width: float) -> None:
        """A straight line with square ends."""

    def glyphs(self, glyphs: Iterable[PlacedGlyph], colour: Colour) -> None:
        """Filled outlines of glyphs."""

    def rgb(self) -> Any:
        """The bitmap as a numpy array of height × width × 3 bytes."""
