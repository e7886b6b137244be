"""A look is what the spec says, else what the words say, else what the seed chooses."""

from __future__ import annotations

import pytest

from storyboard_cli.render.preview.looks import resolve_look
from storyboard_cli.render.preview.palette import rgb
from storyboard_cli.spec.appearance import Appearance, Hair, Outfit
from tests.render.preview.world import use


def look(prompt: str, **changes: object):  # type: ignore[no-untyped-def]
    return resolve_look(use("CHAR_X", canonical_prompt=prompt, **changes))


def test_garments_take_the_colour_of_their_own_clause() -> None:
    found = look("heavy bearded man, green hoodie, navy jeans, white shoes")
    assert (found.top, found.top_color) == ("hoodie", rgb("#4f7d57"))
    assert (found.bottom, found.bottom_color) == ("jeans", rgb("#27395c"))
    assert found.build == "heavy" and "beard" in found.accessories


def test_a_dress_does_not_colour_the_hair() -> None:
    found = look("woman in a purple dress, black hair in a bun")
    assert (found.hair_style, found.hair_color) == ("bun", rgb("#211d22"))
    assert found.bottom == "none"


@pytest.mark.parametrize(
    ("prompt", "age", "presentation"),
    [
        ("little girl", "child", "feminine"),
        ("elderly man", "elder", "masculine"),
        ("teenage boy", "teen", "masculine"),
        ("young woman", "adult", "feminine"),
    ],
)
def test_age_and_presentation_are_read(prompt: str, age: str, presentation: str) -> None:
    found = look(prompt)
    assert (found.age, found.presentation) == (age, presentation)


def test_the_variants_words_come_before_the_prompts() -> None:
    found = look("man, red shirt", variant="raincoat", variant_prompt="yellow raincoat")
    assert (found.top, found.top_color) == ("raincoat", rgb("#dcb545"))


def test_the_spec_wins_over_words() -> None:
    given = Appearance(hair=Hair(style="bald"), outfit=Outfit(top="suit", top_color="#112233"), build="slim")
    found = look("heavy man with long red hair, green coat", appearance=given)
    assert (found.hair_style, found.top, found.top_color, found.build) == (
        "bald",
        "suit",
        (17, 34, 51),
        "slim",
    )


def test_what_nobody_says_is_chosen_by_the_seed_and_stays() -> None:
    assert look("somebody", seed=1) == look("somebody", seed=1)
    looks = {look("somebody", seed=seed).top_color for seed in range(20)}
    assert len(looks) > 4
