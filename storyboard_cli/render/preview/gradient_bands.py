"""Vertical gradients as flat bands: what skia would shade pixel by pixel is drawn in rows.

Most gradients of a panel run straight down (skies, walls, floors) and over many more pixels than they have
tones. Bands of half a tone look the same in eight bits and take a fraction of the time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from storyboard_cli.render.preview.display import Colour, Linear

_BANDS_A_TONE = 2.0


def is_vertical(gradient: Linear) -> bool:
    """Whether the colour changes with y alone."""
    return gradient.start[0] == gradient.end[0] and gradient.start[1] < gradient.end[1]


def bands(gradient: Linear, top: int, bottom: int) -> Iterator[tuple[int, int, Colour]]:
    """The rows of a vertical gradient from `top` to above `bottom`, as (first, row after the last, colour).

    The bands follow each other without a gap; each has the colour of its middle."""
    start, length = gradient.start[1], gradient.end[1] - gradient.start[1]
    edges = [(start + offset * length, colour) for offset, colour in gradient.stops]
    yield from _flat(top, min(bottom, math.ceil(edges[0][0])), edges[0][1])
    for (upper, first), (lower, last) in pairwise(edges):
        begin, end = max(top, math.ceil(upper)), min(bottom, math.ceil(lower))
        if begin < end:
            yield from _between(begin, end, (upper, first), (lower, last))
    yield from _flat(max(top, math.ceil(edges[-1][0])), bottom, edges[-1][1])


def _flat(first: int, after: int, colour: Colour) -> Iterator[tuple[int, int, Colour]]:
    if first < after:
        yield first, after, colour


def _between(
    begin: int, end: int, upper: tuple[float, Colour], lower: tuple[float, Colour]
) -> Iterator[tuple[int, int, Colour]]:
    (y0, first), (y1, last) = upper, lower
    share = (end - begin) / (y1 - y0)
    count = max(1, min(end - begin, math.ceil(_tones(first, last) * share * _BANDS_A_TONE)))
    at = begin
    for index in range(1, count + 1):
        after = begin + round((end - begin) * index / count)
        yield at, after, _mixed(first, last, ((at + after) / 2 - y0) / (y1 - y0))
        at = after


def _tones(first: Colour, last: Colour) -> float:
    """How many steps of eight bits two colours are apart."""
    return max(abs(a - b) * scale for a, b, scale in zip(first, last, (1, 1, 1, 255), strict=True))


def _mixed(first: Colour, last: Colour, share: float) -> Colour:
    red, green, blue, alpha = (a + (b - a) * share for a, b in zip(first, last, strict=True))
    return red, green, blue, alpha
