"""Pictures and shaped text on one bitmap, for everything that is not a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from storyboard_cli.core.png import BadPicture
from storyboard_cli.export.canvas import Canvas, Colour, PlacedGlyph, Rect
from storyboard_cli.export.pdf.pictures import open_flat, unreadable
from storyboard_cli.export.text.fonts import Weight
from storyboard_cli.export.text.lines import Line, Span, set_text

if TYPE_CHECKING:
    from PIL.Image import Image

INK: Colour = (23, 26, 31)
PAPER: Colour = (255, 255, 255)
GREY: Colour = (112, 117, 125)
TINT: Colour = (243, 244, 245)
RULE: Colour = (214, 217, 220)
ACCENT: Colour = (204, 56, 31)

PNG_LEVEL = 4


@cache
def canvas_kind() -> type[Canvas]:
    """Skia's canvas; Pillow's where skia is not installed or misses a library of the system."""
    try:
        from storyboard_cli.export.skia_canvas import SkiaCanvas
    except ImportError:
        from storyboard_cli.export.pillow_canvas import PillowCanvas

        return PillowCanvas
    return SkiaCanvas


class Raster:
    """A bitmap with its origin at the top left."""

    def __init__(self, width: int, height: int, background: Colour = PAPER) -> None:
        self.width = width
        self.height = height
        self._canvas = canvas_kind()(width, height, background)

    def picture(self, image: Image, place: Rect, source: Rect | None = None) -> None:
        """`image`, or its part `source`, stretched over `place`."""
        self._canvas.picture(image, place, source or (0.0, 0.0, float(image.width), float(image.height)))

    def box(self, place: Rect, colour: Colour, *, stroke: float = 0) -> None:
        """A filled rectangle, or its outline."""
        self._canvas.box(place, colour, stroke)

    def line(self, a: tuple[float, float], b: tuple[float, float], colour: Colour, width: float) -> None:
        """A straight line."""
        self._canvas.line(a, b, colour, width)

    def text(
        self,
        x: float,
        y: float,
        text: str | Iterable[Span],
        size: float,
        *,
        weight: Weight = "regular",
        colour: Colour = INK,
        align: Literal["left", "right", "center"] = "left",
        room: float | None = None,
        lines: int = 1,
        leading: float = 1.32,
    ) -> float:
        """Text with its first baseline at y, ended with an ellipsis where room ends; returns its width."""
        spans = [Span(text, weight)] if isinstance(text, str) else list(text)
        if lines == 1:
            spans = [Span(" ".join(s.text.splitlines()), s.weight, s.colour) for s in spans]
        setting = set_text(spans, 1e9 if room is None else max(room, 0) * 1000 / size, lines)
        widest = 0.0
        for line in setting.lines:
            wide = line.width * size / 1000
            shift = wide if align == "right" else wide / 2 if align == "center" else 0
            left = x - shift
            if line.rtl and align == "left" and room is not None:
                left = x + room - wide
            self._canvas.glyphs(_placed(line, left, y, size), colour)
            widest = max(widest, wide)
            y += size * leading
        return widest

    def image(self) -> Image:
        """The bitmap as it is now, to be drawn elsewhere."""
        from PIL import Image

        return Image.fromarray(self.rgb().copy(), "RGB")

    def rgb(self) -> Any:
        """The bitmap as a numpy array of height × width × 3 bytes."""
        return self._canvas.rgb()

    def png(self) -> bytes:
        """The bitmap as a PNG file."""
        import io

        out = io.BytesIO()
        self.image().save(out, "PNG", compress_level=PNG_LEVEL)
        return out.getvalue()


def load(path: Path) -> Image:
    """A picture file as an image to draw, its size limited; raises `SbError` where it is none."""
    try:
        return open_flat(path).convert("RGB")
    except (BadPicture, OSError) as error:
        raise unreadable(path, str(error)) from error


def fitted(image: Image, place: Rect) -> Rect:
    """Where the whole image stands inside `place`, centred."""
    scale = min(place[2] / image.width, place[3] / image.height)
    wide, high = image.width * scale, image.height * scale
    return place[0] + (place[2] - wide) / 2, place[1] + (place[3] - high) / 2, wide, high


def _placed(line: Line, x: float, y: float, size: float) -> Iterator[PlacedGlyph]:
    """Where each glyph of a line stands whose baseline begins at (x, y)."""
    for placed in line.placed:
        face = placed.piece.face
        left = x + placed.x * size / 1000
        for glyph in placed.piece.glyphs:
            at = (left + glyph.dx * size / 1000, y - glyph.dy * size / 1000)
            yield PlacedGlyph(face, glyph.id, size / face.upem, *at)
            left += glyph.advance * size / 1000
