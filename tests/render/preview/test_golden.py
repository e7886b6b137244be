"""Small pictures beside the ones that were looked at and kept: a drawing changes on purpose, or not at all.

To accept new ones: look at them, bump `CODE_VERSION`,
run with `SB_WRITE_GOLDEN=1 python -m pytest …`. (The variable
is read at import, because no `SB_…` variable reaches a test.)
"""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.render.preview.identity import skia_loads
from storyboard_cli.render.preview.renderer import draw_recipe
from tests.render.preview.world import CAST, frame_recipe, sheet_recipe, staged, use

GOLDEN = Path(__file__).parents[2] / "golden" / "preview"
WRITE = os.environ.get("SB_WRITE_GOLDEN") == "1"
TOLERANCE = 5.0 if skia_loads() else 12.0  # of 255: skia drew the kept ones; other processors round edges too
TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "angry")]


def frame(place: str, int_ext: str = "int", **fields: object) -> Callable[[], Recipe]:
    scene = {k: fields.pop(k) for k in ("time_of_day", "lighting") if k in fields}
    style = str(fields.pop("style", "tone"))
    return lambda: frame_recipe(staged(place, [fields], int_ext=int_ext, **scene)[0], drawing_style=style)


PICTURES: dict[str, Callable[[], Recipe]] = {
    "two_in_a_classroom": frame("classroom", cast=TWO, action="Meera points at Aarav."),
    "close_up_crying": frame("bedroom", size="CU", cast=[("CHAR_MEERA", None, "crying")]),
    "low_angle_shouting": frame("corridor", size="MS", angle="low", cast=[("CHAR_AARAV", None, "shouting")]),
    "campus_from_above": frame("campus", "ext", size="FS", angle="high", cast=TWO),
    "bus_stop_at_night_in_rain": frame(
        "bus stop", "ext", time_of_day="night", lighting="rainy night, streetlight", cast=TWO
    ),
    "library_in_ink": frame("library", size="MS", style="ink", cast=[("CHAR_RAO", "read", "neutral")]),
    "street_as_blueprint": frame("street", "ext", style="blueprint", cast=[("CHAR_TARA", "run", "happy")]),
    "sheet_three_quarter": lambda: sheet_recipe(use("CHAR_AARAV"), "three_quarter", 160, 240),
    "sheet_surprised": lambda: sheet_recipe(use("CHAR_MEERA"), "expression.surprised", 160, 160),
    "sheet_backpack": lambda: sheet_recipe(use("PROP_Backpack"), "front", 160, 160),
    "sheet_forest": lambda: sheet_recipe(use("ENV_Forest"), "wide", 336, 192),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_looks_as_it_was_kept(name: str, tmp_path: Path) -> None:
    drawn = draw_recipe(PICTURES[name](), tmp_path, "")
    kept = GOLDEN / f"{name}.png"
    if WRITE:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(drawn)
    with Image.open(BytesIO(drawn)) as new, Image.open(kept) as old:
        assert new.size == old.size
        error = ImageStat.Stat(ImageChops.difference(new.convert("RGB"), old.convert("RGB"))).rms
    assert max(error) <= TOLERANCE, f"{name} differs by {max(error):.1f}"


def test_the_cast_of_these_tests_is_complete() -> None:
    assert {"CHAR_AARAV", "CHAR_MEERA", "CHAR_RAO", "CHAR_TARA"} <= set(CAST)
