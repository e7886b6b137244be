"""The door to skia: draws a display list. No other module may import skia."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import skia

from storyboard_cli.render.preview.display import (
    Clip,
    Colour,
    DisplayList,
    Fill,
    Linear,
    Paint,
    Paste,
    Polygon,
    Radial,
    Stroke,
    Wash,
)
from storyboard_cli.render.preview.gradient_bands import bands, is_vertical

_BLENDS = {
    "over": skia.BlendMode.kSrcOver,
    "multiply": skia.BlendMode.kMultiply,
    "screen": skia.BlendMode.kScreen,
    "add": skia.BlendMode.kPlus,
}


def draw(picture: DisplayList) -> bytes:
    """The picture as packed RGBA rows."""
    info = skia.ImageInfo.Make(
        picture.width, picture.height, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kPremul_AlphaType
    )
    surface = skia.Surface.MakeRaster(info)
    canvas = surface.getCanvas()
    canvas.clear(_colour(picture.paper))
    size = (picture.width, picture.height)
    for op in picture.ops:
        _draw_op(canvas, op, size)
    snapshot = surface.makeImageSnapshot()
    return bytes(snapshot.tobytes())


def _draw_op(canvas: Any, op: Any, size: tuple[int, int]) -> None:
    if isinstance(op, Fill):
        _fill(canvas, op, size)
    elif isinstance(op, Stroke):
        paint = skia.Paint(
            Color=_colour(op.colour),
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=op.width,
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
            BlendMode=_BLENDS[op.blend],
        )
        canvas.drawPath(_path(op.lines, False), paint)
    elif isinstance(op, Wash):
        _wash(canvas, op, size)
    elif isinstance(op, Clip):
        canvas.save()
        canvas.clipPath(_path(op.polygons, True), True)
    elif isinstance(op, Paste):
        _paste(canvas, op)
    else:
        canvas.restore()


def _fill(canvas: Any, op: Fill, size: tuple[int, int]) -> None:
    path, paint = _path(op.polygons, True), op.paint
    if op.grow > 0 or op.blur > 0 or not isinstance(paint, Linear) or not is_vertical(paint):
        canvas.drawPath(path, _fill_paint(op))
        return
    canvas.save()
    canvas.clipPath(path, True)
    heights = [y for polygon in op.polygons for _, y in polygon]
    _draw_bands(canvas, paint, op.blend, (min(heights), max(heights)), size)
    canvas.restore()


def _wash(canvas: Any, op: Wash, size: tuple[int, int]) -> None:
    paint = op.paint
    if isinstance(paint, Linear) and is_vertical(paint):
        _draw_bands(canvas, paint, op.blend, (0, size[1]), size)
        return
    if isinstance(paint, Radial):
        canvas.drawImage(_washed(paint, size), 0, 0, skia.SamplingOptions(), _blending(op.blend))
    else:
        canvas.drawPaint(_paint(paint, op.blend))


@lru_cache(8)
def _washed(paint: Radial, size: tuple[int, int]) -> Any:
    """A gradient around a centre over a whole picture; the frames of a film share a few, and shading takes
    long."""
    surface = skia.Surface.MakeRasterN32Premul(*size)
    surface.getCanvas().drawPaint(_paint(paint, "over"))
    return surface.makeImageSnapshot()


def _blending(blend: str) -> Any:
    return skia.Paint(BlendMode=_BLENDS[blend])


def _draw_bands(
    canvas: Any, gradient: Linear, blend: str, rows: tuple[float, float], size: tuple[int, int]
) -> None:
    width, height = size
    top, bottom = max(0, math.floor(rows[0])), min(height, math.ceil(rows[1]))
    for first, after, colour in bands(gradient, top, bottom):
        paint = skia.Paint(Color=_colour(colour), BlendMode=_BLENDS[blend])
        canvas.drawRect(skia.Rect.MakeLTRB(0, first, width, after), paint)


def _fill_paint(op: Fill) -> Any:
    paint = _paint(op.paint, op.blend)
    paint.setAntiAlias(True)
    if op.grow > 0:
        paint.setStyle(skia.Paint.kStrokeAndFill_Style)
        paint.setStrokeWidth(op.grow * 2)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    if op.blur > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, op.blur))
    return paint


def _path(polygons: Sequence[Polygon], closed: bool) -> Any:
    path = skia.Path()  # its builder takes a third longer to be told a point
    move, line, close = path.moveTo, path.lineTo, path.close
    for polygon in polygons:
        points = iter(polygon)
        move(*next(points))
        for x, y in points:
            line(x, y)
        if closed:
            close()
    return path


@lru_cache(4096)
def _colour(colour: Colour) -> int:
    red, green, blue, alpha = colour
    return (_byte(alpha * 255) << 24) | (_byte(red) << 16) | (_byte(green) << 8) | _byte(blue)


def _byte(value: float) -> int:
    return min(255, max(0, int(value + 0.5)))


def _paint(source: Paint, blend: str) -> Any:
    if isinstance(source, tuple):
        return skia.Paint(Color=_colour(source), BlendMode=_BLENDS[blend])
    colours = [_colour(c) for _, c in source.stops]
    offsets = [float(o) for o, _ in source.stops]
    if isinstance(source, Linear):
        shader = skia.GradientShader.MakeLinear([source.start, source.end], colours, offsets)
    else:
        shader = skia.GradientShader.MakeRadial(source.centre, source.radius, colours, offsets)
    return skia.Paint(Shader=shader, BlendMode=_BLENDS[blend])


def _paste(canvas: Any, op: Paste) -> None:
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(op.data))
    if image is None:
        return
    width, height = image.width(), image.height()
    corners = [skia.Point(0, 0), skia.Point(width, 0), skia.Point(width, height), skia.Point(0, height)]
    matrix = skia.Matrix()
    if not matrix.setPolyToPoly(corners, [skia.Point(*p) for p in op.quad]):
        return
    paint = skia.Paint(AntiAlias=True, Alphaf=op.opacity)
    if op.tint is not None:
        paint.setColorFilter(skia.ColorFilters.Blend(_colour(op.tint), skia.BlendMode.kModulate))
    canvas.save()
    canvas.concat(matrix)
    canvas.drawImage(
        image, 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear), paint
    )
    canvas.restore()
