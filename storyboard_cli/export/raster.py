"""The door to skia: pictures and shaped text on one bitmap, for everything that is not a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from storyboard_cli.export.pdf.pictures import open_flat, unreadable
from storyboard_cli.export.png_chunks import BadPicture
from storyboard_cli.export.text.fonts import Face, Weight
from storyboard_cli.export.text.lines import Line, Span, set_text

Colour = tuple[int, int, int] | tuple[int, int, int, int]
Rect = tuple[float, float, float, float]  # left, top, width, height

INK: Colour = (23, 26, 31)
PAPER: Colour = (255, 255, 255)
GREY: Colour = (112, 117, 125)
TINT: Colour = (243, 244, 245)
RULE: Colour = (214, 217, 220)
ACCENT: Colour = (204, 56, 31)

PNG_LEVEL = 4


class Raster:
    """A bitmap with its origin at the top left."""

    def __init__(self, width: int, height: int, background: Colour = PAPER) -> None:
        import skia

        self.width = width
        self.height = height
        self._surface = skia.Surface(width, height)
        self._canvas = self._surface.getCanvas()
        self._canvas.clear(_ink(background))

    def picture(self, image: Any, place: Rect, source: Rect | None = None, *, opacity: float = 1.0) -> None:
        """`image` (from `load`), or its part `source`, stretched over `place`."""
        import skia

        paint = skia.Paint(Alphaf=opacity, AntiAlias=True)
        whole = source or (0.0, 0.0, float(image.width()), float(image.height()))
        shrinking = place[2] < whole[2] * 0.75
        mips = skia.MipmapMode.kLinear if shrinking else skia.MipmapMode.kNone
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, mips)
        if not shrinking and (place[2] != whole[2] or source is not None):
            sampling = skia.SamplingOptions(skia.CubicResampler.Mitchell())
        strict = skia.Canvas.SrcRectConstraint.kStrict_SrcRectConstraint
        self._canvas.drawImageRect(image, _rect(whole), _rect(place), sampling, paint, strict)

    def box(self, place: Rect, colour: Colour, *, stroke: float = 0) -> None:
        """A filled rectangle, or its outline."""
        import skia

        paint = skia.Paint(Color=_ink(colour), AntiAlias=True)
        if stroke:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(stroke)
        self._canvas.drawRect(_rect(place), paint)

    def line(self, a: tuple[float, float], b: tuple[float, float], colour: Colour, width: float) -> None:
        """A straight line."""
        import skia

        self._canvas.drawLine(*a, *b, skia.Paint(Color=_ink(colour), StrokeWidth=width, AntiAlias=True))

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
            self._glyphs(line, left, y, size, colour)
            widest = max(widest, wide)
            y += size * leading
        return widest

    def _glyphs(self, line: Line, x: float, y: float, size: float, colour: Colour) -> None:
        """The line as filled outlines: what HarfBuzz shaped is drawn, without a system font manager."""
        import skia

        whole = skia.Path()
        for placed in line.placed:
            face = placed.piece.face
            left = x + placed.x * size / 1000
            scale = size / face.upem
            for glyph in placed.piece.glyphs:
                spot = skia.Matrix.Scale(scale, -scale)
                spot.postTranslate(left + glyph.dx * size / 1000, y - glyph.dy * size / 1000)
                whole.addPath(_outline(face, glyph.id), spot)
                left += glyph.advance * size / 1000
        self._canvas.drawPath(whole, skia.Paint(Color=_ink(colour), AntiAlias=True))

    def image(self) -> Any:
        """The bitmap as it is now, to be drawn elsewhere."""
        return self._surface.makeImageSnapshot()

    def rgb(self) -> Any:
        """The bitmap as a numpy array of height × width × 3 bytes."""
        import skia

        return self._surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)[
            :, :, :3
        ]

    def png(self) -> bytes:
        """The bitmap as a PNG file."""
        import io

        from PIL import Image

        out = io.BytesIO()
        Image.fromarray(self.rgb().copy(), "RGB").save(out, "PNG", compress_level=PNG_LEVEL)
        return out.getvalue()


def load(path: Path) -> Any:
    """A picture file as an image to draw, its size limited; raises `SbError` where it is none."""
    import numpy
    import skia

    try:
        flat = open_flat(path).convert("RGBA")
    except (BadPicture, OSError) as error:
        raise unreadable(path, str(error)) from error
    return skia.Image.fromarray(numpy.asarray(flat), colorType=skia.ColorType.kRGBA_8888_ColorType)


def fitted(image: Any, place: Rect) -> Rect:
    """Where the whole image stands inside `place`, centred."""
    scale = min(place[2] / image.width(), place[3] / image.height())
    wide, high = image.width() * scale, image.height() * scale
    return place[0] + (place[2] - wide) / 2, place[1] + (place[3] - high) / 2, wide, high


@lru_cache(maxsize=20_000)
def _outline(face: Face, glyph: int) -> Any:
    """A glyph as a path in font units, y up."""
    import skia
    import uharfbuzz as hb

    path = skia.Path()
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, to: to.moveTo(x, y))
    pen.set_line_to_func(lambda x, y, to: to.lineTo(x, y))
    pen.set_quadratic_to_func(lambda c1, c2, x, y, to: to.quadTo(c1, c2, x, y))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, to: to.cubicTo(a, b, c, d, x, y))
    pen.set_close_path_func(lambda to: to.close())
    face.font.draw_glyph(glyph, pen, path)
    return path


def _ink(colour: Colour) -> int:
    import skia

    return int(skia.Color(*colour))


def _rect(place: Rect) -> Any:
    import skia

    return skia.Rect.MakeXYWH(*place)
