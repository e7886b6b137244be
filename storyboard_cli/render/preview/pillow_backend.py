"""Draws a display list with Pillow, at twice the size, where skia cannot be loaded. Slower and a little
coarser."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import open_picture
from storyboard_cli.render.preview.display import (
    Clip,
    Colour,
    DisplayList,
    Fill,
    Linear,
    Op,
    Paint,
    Paste,
    Polygon,
    Stroke,
    Unclip,
    Wash,
)

_SCALE = 2  # supersampling: Pillow's polygons have hard edges


def draw(picture: DisplayList) -> bytes:
    """The picture as packed RGBA rows."""
    canvas = _Canvas(picture.width, picture.height, picture.paper)
    for op in picture.ops:
        canvas.apply(op)
    small = canvas.image.resize((picture.width, picture.height), Image.Resampling.BOX)
    return small.convert("RGBA").tobytes()


class _Canvas:
    def __init__(self, width: int, height: int, paper: Colour) -> None:
        self.size = (width * _SCALE, height * _SCALE)
        self.image = Image.new("RGB", self.size, _rgb(paper))
        self.clips: list[Image.Image] = []

    def apply(self, op: Op) -> None:
        if isinstance(op, Fill):
            self._fill(op)
        elif isinstance(op, Stroke):
            box = _bounds(op.lines, op.width, self.size)
            if box is not None:
                self._lay(_line_mask(op.lines, op.width, box), box, op.colour, op.blend)
        elif isinstance(op, Wash):
            box = (0, 0, *self.size)
            self._lay(Image.new("L", self.size, 255), box, op.paint, op.blend)
        elif isinstance(op, Clip):
            mask = _polygon_mask(op.polygons, (0, 0, *self.size), 0)
            self.clips.append(ImageChops.multiply(self.clips[-1], mask) if self.clips else mask)
        elif isinstance(op, Unclip):
            self.clips.pop()
        else:
            self._paste(op)

    def _fill(self, op: Fill) -> None:
        box = _bounds(op.polygons, op.grow * 2 + op.blur * 6, self.size)
        if box is None:
            return
        if not op.grow and not op.blur and op.blend == "over" and _opaque(op.paint) and not self.clips:
            pen = ImageDraw.Draw(self.image)
            for polygon in op.polygons:
                pen.polygon(_scaled(polygon), fill=_rgb(op.paint))
            return
        mask = _polygon_mask(op.polygons, box, op.grow)
        if op.blur:
            mask = mask.filter(ImageFilter.GaussianBlur(op.blur * _SCALE))
        self._lay(mask, box, op.paint, op.blend)

    def _lay(self, mask: Image.Image, box: tuple[int, int, int, int], paint: Paint, blend: str) -> None:
        """Lay a paint through a mask onto the part of the picture in the box."""
        if self.clips:
            mask = ImageChops.multiply(mask, self.clips[-1].crop(box))
        colour, alpha = _sheet(paint, box)
        if alpha is not None:
            mask = ImageChops.multiply(mask, alpha)
        under = self.image.crop(box)
        if blend == "multiply":
            colour = ImageChops.multiply(under, colour)
        elif blend == "screen":
            colour = ImageChops.screen(under, colour)
        elif blend == "add":
            colour = ImageChops.add(under, colour)
        under.paste(colour, (0, 0), mask)
        self.image.paste(under, box[:2])

    def _paste(self, op: Paste) -> None:
        try:
            source = open_picture(op.data, "a pasted picture").convert("RGBA")
        except SbError:
            return
        box = _bounds([op.quad], 0, self.size)
        if box is None:
            return
        quad = [((x * _SCALE) - box[0], (y * _SCALE) - box[1]) for x, y in op.quad]
        corners = [(0, 0), (source.width, 0), (source.width, source.height), (0, source.height)]
        size = (box[2] - box[0], box[3] - box[1])
        placed = source.transform(
            size, Image.Transform.PERSPECTIVE, _perspective(quad, corners), Image.Resampling.BILINEAR
        )
        colour, mask = placed.convert("RGB"), placed.getchannel("A").point(lambda v: int(v * op.opacity))
        if op.tint is not None:
            colour = ImageChops.multiply(colour, Image.new("RGB", size, _rgb(op.tint)))
        if self.clips:
            mask = ImageChops.multiply(mask, self.clips[-1].crop(box))
        self.image.paste(colour, box[:2], mask)


def _rgb(colour: Paint) -> tuple[int, int, int]:
    if not isinstance(colour, tuple):
        raise TypeError("a plain colour is needed here")
    red, green, blue = (min(255, max(0, int(c + 0.5))) for c in colour[:3])
    return red, green, blue


def _opaque(paint: Paint) -> bool:
    return isinstance(paint, tuple) and paint[3] >= 1


def _scaled(polygon: Polygon, left: float = 0, top: float = 0) -> list[tuple[float, float]]:
    return [(x * _SCALE - left, y * _SCALE - top) for x, y in polygon]


def _bounds(
    polygons: Sequence[Polygon], margin: float, size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    """The pixels that the polygons touch, inside the picture; None where there are none."""
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    left = max(0, math.floor((min(xs) - margin) * _SCALE) - 1)
    top = max(0, math.floor((min(ys) - margin) * _SCALE) - 1)
    right = min(size[0], math.ceil((max(xs) + margin) * _SCALE) + 2)
    bottom = min(size[1], math.ceil((max(ys) + margin) * _SCALE) + 2)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _polygon_mask(polygons: Sequence[Polygon], box: tuple[int, int, int, int], grow: float) -> Image.Image:
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
    pen = ImageDraw.Draw(mask)
    for polygon in polygons:
        points = _scaled(polygon, box[0], box[1])
        pen.polygon(points, fill=255)
        if grow > 0:
            _line(pen, [*points, points[0]], grow * 2 * _SCALE)
    return mask


def _line_mask(lines: Sequence[Polygon], width: float, box: tuple[int, int, int, int]) -> Image.Image:
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
    pen = ImageDraw.Draw(mask)
    for line in lines:
        _line(pen, _scaled(line, box[0], box[1]), width * _SCALE)
    return mask


def _line(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float) -> None:
    """A line with round joins; one thinner than a pixel is drawn fainter instead."""
    whole = max(1, round(width))
    pen.line(points, fill=255 if width >= 1 else int(255 * width), width=whole, joint="curve")
    if whole > 3:
        radius = whole / 2
        for x, y in (points[0], points[-1]):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _sheet(paint: Paint, box: tuple[int, int, int, int]) -> tuple[Image.Image, Image.Image | None]:
    """Colour and alpha of a paint over a box; alpha None where it is opaque."""
    size = (box[2] - box[0], box[3] - box[1])
    if isinstance(paint, tuple):
        alpha = None if paint[3] >= 1 else Image.new("L", size, int(paint[3] * 255 + 0.5))
        return Image.new("RGB", size, _rgb(paint)), alpha
    step = 8  # gradients are smooth: computed coarsely, then stretched
    across, down = max(2, size[0] // step + 1), max(2, size[1] // step + 1)
    rows = []
    for j in range(down):
        y = (box[1] + size[1] * (j + 0.5) / down) / _SCALE
        for i in range(across):
            x = (box[0] + size[0] * (i + 0.5) / across) / _SCALE
            rows.append(_stop_colour(paint.stops, _offset(paint, x, y)))
    small = Image.new("RGBA", (across, down))
    small.putdata(rows)
    sheet = small.resize(size, Image.Resampling.BILINEAR)
    return sheet.convert("RGB"), sheet.getchannel("A")


def _offset(paint: Paint, x: float, y: float) -> float:
    if isinstance(paint, Linear):
        (x0, y0), (x1, y1) = paint.start, paint.end
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2 or 1.0
        return ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length
    return math.hypot(x - paint.centre[0], y - paint.centre[1]) / (paint.radius or 1.0)  # type: ignore[union-attr]


def _stop_colour(stops: Sequence[tuple[float, Colour]], offset: float) -> tuple[int, int, int, int]:
    before = stops[0]
    colour = stops[-1][1]
    for stop in stops:
        if offset <= stop[0]:
            span = stop[0] - before[0]
            part = (offset - before[0]) / span if span > 0 else 0.0
            part = min(1.0, max(0.0, part))
            low, high = before[1], stop[1]
            colour = tuple(a + (b - a) * part for a, b in zip(low, high, strict=True))  # type: ignore[assignment]
            break
        before = stop
    red, green, blue, alpha = colour
    return int(red + 0.5), int(green + 0.5), int(blue + 0.5), int(alpha * 255 + 0.5)


def _perspective(
    target: Sequence[tuple[float, float]], source: Sequence[tuple[float, float]]
) -> tuple[float, ...]:
    """Pillow's eight coefficients that map target points back to source points."""
    import numpy

    rows: list[list[float]] = []
    values: list[float] = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        values += [u, v]
    return tuple(float(c) for c in numpy.linalg.lstsq(numpy.array(rows), numpy.array(values), rcond=None)[0])
