"""The mark of a draft: small, in a corner, never on a face, and legible where a picture is shown small."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Box, Staging
from storyboard_cli.render.preview.renderer import draw_recipe
from tests.render.preview.world import frame_recipe, staged

ONE = [("CHAR_AARAV", None, "neutral")]


def changed(staging: Staging) -> tuple[int, int, int, int]:
    """The box of the pixels that the mark touches: left, top, right, bottom."""
    recipe: Recipe = frame_recipe(staging)
    plain, marked = (
        Image.open(BytesIO(draw_recipe(recipe.model_copy(update={"draft": draft}), Path(), ""))).convert(
            "RGB"
        )
        for draft in (False, True)
    )
    box = ImageChops.difference(plain, marked).getbbox()
    assert box is not None
    return box


def with_head_at(staging: Staging, x: float, y: float) -> Staging:
    """The same picture, said to have its face around that point."""
    figure = staging.figures[0]
    box = Box(left=x - 30, right=x + 30, top=y - 10, bottom=y + 150)
    moved = figure.model_copy(update={"box": box, "joints": (), "visible": 1.0})
    return staging.model_copy(update={"figures": (moved,), "extras": ()})


@pytest.mark.parametrize("size", [(672, 384), (384, 672), (512, 512), (896, 376)])
def test_the_mark_is_small_and_legible(size: tuple[int, int]) -> None:
    left, top, right, bottom = changed(staged("room", [{"cast": ONE}], size=size)[0])
    assert (right - left) * (bottom - top) < 0.025 * size[0] * size[1]
    assert (bottom - top) * 300 / size[0] >= 10  # letters of some seven pixels with their box
    assert (right - left) * 300 / size[0] >= 30


def test_the_mark_is_in_a_corner_without_a_face() -> None:
    room = staged("room", [{"cast": ONE}], size=(672, 384))[0]
    free = changed(with_head_at(room, 336, 60))
    assert free[0] > 336 and free[1] > 192
    left = changed(with_head_at(room, 640, 370))
    assert left[2] < 336 and left[1] > 192
