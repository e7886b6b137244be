"""Things that nobody holds are drawn within the space that staging reckons with: cameras frame that."""

from __future__ import annotations

import random

import pytest

from storyboard_cli.plan.staging.lying import FLAT
from storyboard_cli.plan.staging.model import Box, Camera, PlacedProp, Staging
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList, Fill
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.palette import STYLES, Tone
from storyboard_cli.render.preview.props import draw_placed

_FAR = 60.0
_EMPTY = Box(left=0, top=0, right=0, bottom=0)
_MOST_M = 0.9
SMALL = sorted(s for s, k in PROP_KINDS.items() if k.of == "thing" and max(k.size_m) < _MOST_M)


def _drawn(shape: str) -> tuple[PlacedProp, float, float]:
    """A thing, and how wide and high it is drawn as seen from the front, metres."""
    size = PROP_KINDS[shape].size_m
    prop = PlacedProp(
        asset="A", place=(0, 0, 0), size_m=size, box=_EMPTY, crop=_EMPTY, depth_m=_FAR, shape=shape,
        lies=shape in FLAT,
    )  # fmt: skip
    scale = 400.0 / max(size)
    camera = Camera(
        eye=(0, size[1] / 2, -_FAR), focal_px=scale * _FAR, center_x=500, center_y=500, lens_mm=50,
        horizon_y=500,
    )  # fmt: skip
    staging = Staging(
        width=1000, height=1000, size="WS", angle="eye", camera=camera, setting="grid", interior=False
    )
    picture = DisplayList(1000, 1000, (0, 0, 0, 1))
    tone = Tone(STYLES["tone"], staging.light, (1, 1, 1), 100.0)
    board = Board(picture, Lens(camera, 1000, 1000), tone, staging, random.Random(1))
    draw_placed(board, prop, (120, 120, 120))
    points = [
        p
        for op in picture.ops
        if isinstance(op, Fill) and op.blend == "over" and not op.blur
        for polygon in op.polygons
        for p in polygon
    ]
    wide = max(p[0] for p in points) - min(p[0] for p in points)
    return prop, wide / scale, (500 - min(p[1] for p in points)) / scale + size[1] / 2


@pytest.mark.parametrize("shape", SMALL)
def test_a_small_thing_is_drawn_where_it_is_framed(shape: str) -> None:
    prop, wide, high = _drawn(shape)
    said = prop.extent_m
    most = 0.5 * max(said)
    assert abs(wide - said[0]) < most, (wide, said)
    assert abs(high - said[1]) < most, (high, said)
