"""The door to skia: pictures, lines and glyph outlines. Importing it fails where skia cannot load."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import skia

from storyboard_cli.export.canvas import Colour, PlacedGlyph, Rect
from storyboard_cli.export.text.fonts import Face

if TYPE_CHECKING:
    from PIL.Image import Image


class SkiaCanvas:
    """A bitmap that skia draws on."""

    def __init__(self, width: int, height: int, background: Colour) -> None:
        self._surface = skia.Surface(width, height)
        self._canvas = self._surface.getCanvas()
        self._canvas.clear(_ink(background))

    def picture(self, image: Image, place: Rect, source: Rect) -> None:
        """Stretch a part of the image over `place`; finely where it shrinks, smoothly where it grows."""
        import numpy

        pixels = numpy.asarray(image.convert("RGBA"))
        drawn = skia.Image.fromarray(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)
        shrinking = place[2] < source[2] * 0.75
        mips = skia.MipmapMode.kLinear if shrinking else skia.MipmapMode.kNone
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, mips)
        if not shrinking and (place[2] != source[2] or source[2:] != image.size):
            sampling = skia.SamplingOptions(skia.CubicResampler.Mitchell())
        strict = skia.Canvas.SrcRectConstraint.kStrict_SrcRectConstraint
        paint = skia.Paint(AntiAlias=True)
        self._canvas.drawImageRect(drawn, _rect(source), _rect(place), sampling, paint, strict)

    def box(self, place: Rect, colour: Colour, stroke: float) -> None:
        """A filled rectangle, or its outline."""
        paint = skia.Paint(Color=_ink(colour), AntiAlias=True)
        if stroke:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(stroke)
        self._canvas.drawRect(_rect(place), paint)

    def line(self, a: tuple[float, float], b: tuple[float, float], colour: Colour, width: float) -> None:
        """A straight line."""
        self._canvas.drawLine(*a, *b, skia.Paint(Color=_ink(colour), StrokeWidth=width, AntiAlias=True))

    def glyphs(self, glyphs: Iterable[PlacedGlyph], colour: Colour) -> None:
        """Filled outlines: what HarfBuzz shaped is drawn, without a system font manager."""
        whole = skia.Path()
        for glyph in glyphs:
            spot = skia.Matrix.Scale(glyph.scale, -glyph.scale)
            spot.postTranslate(glyph.x, glyph.y)
            whole.addPath(_outline(glyph.face, glyph.id), spot)
        self._canvas.drawPath(whole, skia.Paint(Color=_ink(colour), AntiAlias=True))

    def rgb(self) -> Any:
        """The bitmap as a numpy array of height × width × 3 bytes."""
        pixels = self._surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
        return pixels[:, :, :3]


@lru_cache(maxsize=20_000)
def _outline(face: Face, glyph: int) -> Any:
    """A glyph as a path in font units, y up."""
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
    return int(skia.Color(*colour))


def _rect(place: Rect) -> Any:
    return skia.Rect.MakeXYWH(*place)
