"""Builds, colours and materials are read of people and things from the tables for them."""

from __future__ import annotations

import pytest

from storyboard_cli.reading import looks
from storyboard_cli.reading.tables import ENGLISH, lookup, table


@pytest.mark.parametrize(
    ("word", "attribute"),
    [
        ("lanky", "build"), ("thickset", "build"), ("gangly", "build"), ("bottle-green", "color"),
        ("striped", "color"), ("wrought-iron", "material"), ("quilted", "material"), ("bald", "hair"),
    ],
)  # fmt: skip
def test_a_word_says(word: str, attribute: str) -> None:
    assert attribute in looks._adjectives()[word]


@pytest.mark.parametrize("word", ["cherry", "brick", "sky"])
def test_a_thing_is_no_colour(word: str) -> None:
    assert word in lookup("colors")
    assert "color" not in looks._adjectives().get(word, ())


def test_every_plain_build_is_read() -> None:
    plain = [w for words in table(ENGLISH, "builds").values() for w in words if " " not in w]
    assert [w for w in plain if "build" not in looks._adjectives()[w]] == []
