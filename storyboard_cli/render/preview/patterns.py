"""Patterns of cloth: stripes, checks, dots, flowers, camouflage, clipped to a garment's silhouette."""

from __future__ import annotations

import random
from collections.abc import Sequence

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import disc
from storyboard_cli.render.preview.palette import Rgb, alpha, luma, mix

Extent = tuple[float, float, float, float]


def draw_pattern(body: Body, solid: Sequence[Sequence[Point]]) -> None:
    """The look's pattern over a piece of its upper garment; nothing where it is plain or too small to see."""
    kind, pixels = body.look.pattern, body.scale * body.board.lens.scale_at(body.joints["chest"])
    if kind is None or pixels < 60 or not solid:
        return
    xs = [x for polygon in solid for x, _ in polygon]
    ys = [y for polygon in solid for _, y in polygon]
    frame = body.board.picture
    extent = max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), frame.width), min(max(ys), frame.height)
    if extent[2] <= extent[0] or extent[3] <= extent[1]:
        return
    with frame.clip(solid):
        _DRAWN[kind](body, extent, pixels * 0.034)


def _second(body: Body) -> Rgb:
    top = body.look.top_color
    return mix(top, (248, 244, 236), 0.7) if luma(top) < 0.62 else mix(top, (60, 70, 110), 0.6)


def _striped(body: Body, extent: Extent, step: float) -> None:
    left, top, right, bottom = extent
    lines = []
    y = top + step
    while y < bottom:
        lines.append([(left, y), ((left + right) / 2, y + step * 0.25), (right, y)])
        y += step * 1.5
    body.board.picture.stroke(lines, step * 0.55, alpha(body.colour(_second(body)), 0.9))


def _pinstriped(body: Body, extent: Extent, step: float) -> None:
    left, top, right, bottom = extent
    lines = []
    x = left
    while x < right:
        lines.append([(x, top), (x, bottom)])
        x += step * 0.9
    body.board.picture.stroke(lines, max(0.7, step * 0.12), alpha(body.colour(_second(body)), 0.5))


def _checked(body: Body, extent: Extent, step: float) -> None:
    left, top, right, bottom = extent
    across = [
        [(left, top + step * i), (right, top + step * i)] for i in range(int((bottom - top) / step) + 1)
    ]
    down = [
        [(left + step * i, top), (left + step * i, bottom)] for i in range(int((right - left) / step) + 1)
    ]
    dark = mix(body.look.top_color, (24, 22, 30), 0.55)
    body.board.picture.stroke([*across, *down], step * 0.3, alpha(body.colour(dark), 0.6))


def _spots(body: Body, extent: Extent, step: float, radius: float, colours: Sequence[Rgb]) -> None:
    left, top, right, bottom = extent
    hand = random.Random(body.look.shape)
    shapes: list[list[list[Point]]] = [[] for _ in colours]
    row, y = 0, top
    while y < bottom:
        x = left + (step * 0.5 if row % 2 else 0.0)
        while x < right:
            at = (x + hand.uniform(-0.2, 0.2) * step, y + hand.uniform(-0.2, 0.2) * step)
            size = radius * hand.uniform(0.8, 1.2)
            shapes[hand.randrange(len(colours))].append(disc(*at, size, count=8))
            x += step
        row, y = row + 1, y + step * 0.8
    for polygons, colour in zip(shapes, colours, strict=True):
        body.board.picture.fill(polygons, alpha(body.colour(colour), 0.95))


def _dotted(body: Body, extent: Extent, step: float) -> None:
    _spots(body, extent, step * 1.5, step * 0.28, [_second(body)])


def _floral(body: Body, extent: Extent, step: float) -> None:
    _spots(body, extent, step * 1.5, step * 0.42, [(238, 214, 120), (232, 232, 224), (208, 88, 96)])
    _spots(body, extent, step * 1.9, step * 0.2, [(84, 120, 74)])


def _camouflage(body: Body, extent: Extent, step: float) -> None:
    top = body.look.top_color
    tones = [mix(top, (44, 50, 34), 0.6), mix(top, (150, 128, 88), 0.6), mix(top, (30, 30, 26), 0.75)]
    _spots(body, extent, step * 1.7, step * 0.72, tones)


_DRAWN = {
    "striped": _striped, "pinstriped": _pinstriped, "checked": _checked, "dotted": _dotted,
    "floral": _floral, "camouflage": _camouflage,
}  # fmt: skip
