"""Things of the library in a frame: their asset changes how they look, never what is done with them."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.asset_kinds import asset_kind


@pytest.mark.parametrize(
    ("name", "shape", "words", "drawn"),
    [
        ("Bicycle", None, ("green", "bicycle", "with", "a", "basket"), "bicycle"),
        ("Rowing Boat", "boat", (), "rowing_boat"),
        ("Boat", None, ("boat",), "rowing_boat"),
        ("Note", "letter", ("sheet", "of", "paper"), "letter"),
        ("The Old Thing", "umbrella", ("book",), "umbrella"),
        ("Heirloom", None, ("a", "worn", "book"), "book"),
    ],
)
def test_an_asset_is_what_its_shape_or_its_name_says(
    name: str, shape: str | None, words: tuple[str, ...], drawn: str
) -> None:
    assert asset_kind(name, shape, words, None).shape == drawn


def test_what_has_no_drawing_is_a_solid_and_a_height_makes_everything_larger() -> None:
    assert asset_kind("Astrolabium Quadrans", None, (), None).shape.startswith("stand_in")
    boat = asset_kind("Boat", None, (), None)
    tall = asset_kind("Boat", None, (), round(boat.size_m[1] * 200))
    assert tall.size_m[2] == pytest.approx(boat.size_m[2] * 2, rel=0.02)
    assert tall.seats[0].up == pytest.approx(boat.seats[0].up * 2, rel=0.02)
