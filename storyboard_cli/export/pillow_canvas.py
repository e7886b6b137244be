"""The same canvas where skia cannot be loaded: shapes as exact coverage in numpy, pictures scaled by Pillow.

Pictures stand at whole pixels here, and text is placed to a quarter of one; nothing else is seen to differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy
from PIL import Image, ImageDraw

from storyboard_cli.export.canvas import Colour, PlacedGlyph, Rect
from storyboard_cli.export.text.fonts import Face

_FINE = 4  # glyph masks are drawn this much larger, then averaged
_BEND = 8  # straight pieces of a curve

Point = tuple[float, float]


class PillowCanvas:
    """A bitmap that Pillow and numpy draw on."""

    def __init__(self, width: int, height: int, background: Colour) -> None:
        self._pixels = numpy.empty((height, width, 3), numpy.uint8)
        self._pixels[:] = background[:3]

    def picture(self, image: Image.Image, place: Rect, source: Rect) -> None:
        """Stretch a part of the image over the whole pixels nearest to `place`."""
        left, top = round(place[0]), round(place[1])
        size = max(1, round(place[0] + place[2]) - left), max(1, round(place[1] + place[3]) - top)
        part = (source[0], source[1], source[0] + source[2], source[1] + source[3])
        shown = image.convert("RGB")
        if size != shown.size or part != (0, 0, *shown.size):
            filters = Image.Resampling.BOX if size[0] < source[2] * 0.75 else Image.Resampling.BICUBIC
            shown = shown.resize(size, filters, box=part)
        self._lay(numpy.ones(size[::-1], numpy.float32), left, top, numpy.asarray(shown), 1.0)

    def box(self, place: Rect, colour: Colour, stroke: float) -> None:
        """A filled rectangle, or its outline."""
        x, y, width, height = place
        edge = stroke / 2
        outer = (x - edge, y - edge, x + width + edge, y + height + edge)
        left, top = math.floor(outer[0]), math.floor(outer[1])
        size = math.ceil(outer[2]) - left, math.ceil(outer[3]) - top
        share = _covered(outer, left, top, size)
        if stroke:
            inner = (x + edge, y + edge, x + width - edge, y + height - edge)
            if inner[2] > inner[0] and inner[3] > inner[1]:
                share -= _covered(inner, left, top, size)
        self._ink(share, left, top, colour)

    def line(self, a: Point, b: Point, colour: Colour, width: float) -> None:
        """A straight line; its pixels are as dark as they are near to it."""
        length = math.dist(a, b)
        if not length:
            return
        reach = width / 2 + 1
        left, top = math.floor(min(a[0], b[0]) - reach), math.floor(min(a[1], b[1]) - reach)
        right, bottom = math.ceil(max(a[0], b[0]) + reach), math.ceil(max(a[1], b[1]) + reach)
        ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
        dx = numpy.arange(left, right, dtype=numpy.float32)[None, :] + (0.5 - a[0])
        dy = numpy.arange(top, bottom, dtype=numpy.float32)[:, None] + (0.5 - a[1])
        along, beside = dx * ux + dy * uy, numpy.abs(dx * uy - dy * ux)
        share = numpy.clip(width / 2 + 0.5 - beside, 0, min(width, 1.0))
        share *= numpy.clip(numpy.minimum(along, length - along) + 0.5, 0, 1)
        self._ink(share, left, top, colour)

    def glyphs(self, glyphs: Iterable[PlacedGlyph], colour: Colour) -> None:
        """Filled outlines, by masks that are kept for the next time."""
        for glyph in glyphs:
            x, y = round(glyph.x * _FINE), round(glyph.y * _FINE)
            mask, left, top = _mask(glyph.face, glyph.id, glyph.scale, x % _FINE, y % _FINE)
            if mask is not None:
                self._ink(mask, x // _FINE + left, y // _FINE + top, colour)

    def rgb(self) -> Any:
        """The bitmap as a numpy array of height × width × 3 bytes."""
        return self._pixels

    def _ink(self, share: Any, left: int, top: int, colour: Colour) -> None:
        alpha = colour[3] / 255 if len(colour) == 4 else 1.0
        self._lay(share, left, top, numpy.array(colour[:3], numpy.float32), alpha)

    def _lay(self, share: Any, left: int, top: int, colour: Any, alpha: float) -> None:
        """Mix one colour, or a colour for every pixel, into the part of the bitmap that is covered."""
        height, width = self._pixels.shape[:2]
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(width, left + share.shape[1]), min(height, top + share.shape[0])
        if x1 <= x0 or y1 <= y0:
            return
        cut = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
        if colour.ndim == 3:
            colour = colour[cut].astype(numpy.float32)
        under = self._pixels[y0:y1, x0:x1]
        weight = (share[cut] * alpha)[:, :, None]
        under[:] = (under + (colour - under) * weight + 0.5).astype(numpy.uint8)


def _covered(edges: tuple[float, float, float, float], left: int, top: int, size: tuple[int, int]) -> Any:
    """How much of every pixel of an area lies inside a rectangle, 0 to 1."""
    across = numpy.arange(left, left + size[0], dtype=numpy.float32)
    down = numpy.arange(top, top + size[1], dtype=numpy.float32)
    wide = numpy.clip(numpy.minimum(across + 1, edges[2]) - numpy.maximum(across, edges[0]), 0, 1)
    high = numpy.clip(numpy.minimum(down + 1, edges[3]) - numpy.maximum(down, edges[1]), 0, 1)
    return numpy.outer(high, wide)


@lru_cache(maxsize=20_000)
def _mask(face: Face, glyph: int, scale: float, x: int, y: int) -> tuple[Any, int, int]:
    """A glyph's coverage, with its origin `x` and `y` quarter pixels into a pixel; and where that begins.

    A point is inside where the contours around it do not cancel out (the non-zero rule), so that holes are
    holes whichever way round a font draws them, and overlapping parts stay filled.
    """
    fine = scale * _FINE
    contours = [[(px * fine + x, y - py * fine) for px, py in points] for points in _contours(face, glyph)]
    contours = [points for points in contours if len(points) > 2]
    if not contours:
        return None, 0, 0
    xs, ys = [p[0] for points in contours for p in points], [p[1] for points in contours for p in points]
    left, top = math.floor(min(xs) / _FINE), math.floor(min(ys) / _FINE)
    size = math.floor(max(xs) / _FINE) + 1 - left, math.floor(max(ys) / _FINE) + 1 - top
    turns = numpy.zeros((size[1] * _FINE, size[0] * _FINE), numpy.int8)
    for points in contours:
        shape = Image.new("1", (size[0] * _FINE, size[1] * _FINE))
        moved = [(px - left * _FINE - 0.5, py - top * _FINE - 0.5) for px, py in points]
        ImageDraw.Draw(shape).polygon(moved, fill=1)
        turns += numpy.asarray(shape).astype(numpy.int8) * (1 if _area(points) > 0 else -1)
    inside = (turns != 0).reshape(size[1], _FINE, size[0], _FINE)
    return inside.mean(axis=(1, 3), dtype=numpy.float32), left, top


def _area(points: list[Point]) -> float:
    """Twice the area inside a contour; its sign is the way round."""
    following = [*points[1:], points[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, following, strict=True))


@lru_cache(maxsize=20_000)
def _contours(face: Face, glyph: int) -> list[list[Point]]:
    """A glyph's outline in font units, y up, its curves as short straight pieces."""
    import uharfbuzz as hb

    found: list[list[Point]] = []
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, to: to.append([(x, y)]))
    pen.set_line_to_func(lambda x, y, to: to[-1].append((x, y)))
    pen.set_quadratic_to_func(lambda ax, ay, x, y, to: _bend(to[-1], [(ax, ay), (x, y)]))
    pen.set_cubic_to_func(lambda ax, ay, bx, by, x, y, to: _bend(to[-1], [(ax, ay), (bx, by), (x, y)]))
    pen.set_close_path_func(lambda to: None)
    face.font.draw_glyph(glyph, pen, found)
    return found


def _bend(contour: list[Point], ahead: list[Point]) -> None:
    """Add a Bézier curve from the contour's last point; by de Casteljau, whatever its degree."""
    control = [contour[-1], *ahead]
    for step in range(1, _BEND + 1):
        t = step / _BEND
        points = control
        while len(points) > 1:
            points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(points)]
        contour.append(points[0])
