"""A thing has the colour and the kind that its prompt says, on its sheet as in a frame."""

from __future__ import annotations

from collections import Counter

import pytest
from PIL import Image

from storyboard_cli.plan.recipe import AssetUse
from storyboard_cli.plan.staging.asset_kinds import asset_kind
from storyboard_cli.render.preview.props import prop_colour
from storyboard_cli.spec.appearance import Appearance
from tests.render.preview.test_renderer import picture
from tests.render.preview.world import sheet_recipe, use


@pytest.mark.parametrize(
    ("prompt", "like"),
    [
        ("small red ferry boat", "red"),
        ("a battered green truck, red lettering on its side", "green"),
        ("blue suitcase with red straps", "blue"),
    ],
)
def test_a_thing_has_the_colour_of_its_own_words(prompt: str, like: str) -> None:
    assert _strongest(prop_colour("suitcase", [], 3, prompt)) == like


def test_a_palette_says_more_than_the_prompt() -> None:
    assert prop_colour("suitcase", ["#0000ff"], 3, "a red suitcase") == (0, 0, 255)


@pytest.mark.parametrize("prompt", ["a suitcase", "a worn suitcase full of red apples", ""])
def test_without_a_colour_of_its_own_it_has_that_of_its_kind(prompt: str) -> None:
    assert prop_colour("suitcase", [], 3, prompt) == prop_colour("suitcase", [], 3)


@pytest.mark.parametrize("prompt", ["small red ferry boat", "a ferry", "the car ferry", "white ferryboat"])
def test_a_ferry_is_a_ship_however_it_is_written(prompt: str) -> None:
    assert asset_kind("Ferry", None, (), None, prompt).shape == "ship"


def test_a_sheet_shows_the_colour_of_the_prompt() -> None:
    red = picture(sheet_recipe(_ferry("small red ferry boat"), "side", 200, 200))
    blue = picture(sheet_recipe(_ferry("small blue ferry boat"), "side", 200, 200))

    assert _share(red)["red"] > 10 * _share(red)["blue"]
    assert _share(blue)["blue"] > _share(red)["blue"] * 10


def _ferry(prompt: str) -> AssetUse:
    return use("PROP_Ferry", name="Ferry", canonical_prompt=prompt, appearance=Appearance())


def _strongest(colour: tuple[int, int, int]) -> str:
    return max(zip(colour, ("red", "green", "blue"), strict=True))[1]


def _share(image: Image.Image) -> Counter[str]:
    """How many pixels are clearly of each colour."""
    found: Counter[str] = Counter()
    for count, pixel in image.getcolors(image.width * image.height) or ():
        assert isinstance(pixel, tuple)
        red, green, blue = pixel[:3]
        if max(pixel) - min(pixel) > 60:
            found[_strongest((red, green, blue))] += count
    return found
