"""Bands stand for a gradient: every row is there once, and no row is half a tone off."""

from __future__ import annotations

import itertools

import pytest

from storyboard_cli.render.preview.display import Linear
from storyboard_cli.render.preview.gradient_bands import bands, is_vertical

SKY = Linear(
    (0, -40.5), (0, 300.25), ((0.0, (90, 120, 200, 1)), (0.3, (90, 120, 200, 1)), (1.0, (240, 230, 180, 1)))
)
FADE = Linear((5, 100), (5, 140), ((0.2, (255, 255, 255, 0.5)), (1.0, (255, 255, 255, 0.0))))


@pytest.mark.parametrize("gradient", [SKY, FADE])
@pytest.mark.parametrize(("top", "bottom"), [(0, 400), (120, 121), (130, 270), (350, 400)])
def test_bands_hold_every_row_once(gradient: Linear, top: int, bottom: int) -> None:
    rows = [row for first, after, _ in bands(gradient, top, bottom) for row in range(first, after)]
    assert rows == list(range(top, bottom))


@pytest.mark.parametrize("gradient", [SKY, FADE])
def test_no_row_is_more_than_half_a_tone_off(gradient: Linear) -> None:
    for first, after, colour in bands(gradient, 0, 400):
        for row in range(first, after):
            right = shade(gradient, row + 0.5)
            assert all(abs(a - b) <= 0.5 for a, b in zip(colour[:3], right[:3], strict=True))
            assert abs(colour[3] - right[3]) <= 0.5 / 255 + 1e-9


def test_few_bands_stand_for_many_rows() -> None:
    assert len(list(bands(SKY, 0, 768))) <= 2 * 150 + 2


def test_only_what_runs_straight_down_is_vertical() -> None:
    assert is_vertical(SKY) and is_vertical(FADE)
    assert not is_vertical(Linear((0, 0), (10, 100), SKY.stops))
    assert not is_vertical(Linear((0, 100), (0, 0), SKY.stops))


def shade(gradient: Linear, y: float) -> tuple[float, ...]:
    """The colour at a height, as a renderer shades it."""
    place = (y - gradient.start[1]) / (gradient.end[1] - gradient.start[1])
    stops = gradient.stops
    if place <= stops[0][0]:
        return stops[0][1]
    for (o0, c0), (o1, c1) in itertools.pairwise(stops):
        if place <= o1:
            share = (place - o0) / (o1 - o0)
            return tuple(a + (b - a) * share for a, b in zip(c0, c1, strict=True))
    return stops[-1][1]
