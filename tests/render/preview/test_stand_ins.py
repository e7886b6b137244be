"""What has no drawing is a solid of the right size for its kind, with its word on it."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.stand_ins import STAND_IN_KINDS, stand_in_for, stand_in_word
from storyboard_cli.reading.tables import ENGLISH, table, text_of
from storyboard_cli.render.preview.display import Stroke
from storyboard_cli.render.preview.models.things.stand_ins import STAND_INS
from tests.render.preview.drawn_thing import drawn, extent

NOUNS = [line.split("\t")[0] for line in text_of(ENGLISH, "nouns.tsv").splitlines()]


def test_every_solid_is_drawn_and_listed() -> None:
    assert {kind.shape for kind in STAND_IN_KINDS} == set(STAND_INS)


def test_every_noun_has_a_solid_of_a_believable_size() -> None:
    cube = (0.18, 0.18, 0.18)
    for word in NOUNS[::37]:
        kind = stand_in_for(word)
        assert kind.shape in STAND_INS, word
        assert kind.size_m != cube and 0.03 <= max(kind.size_m) <= 70, word
        if not kind.stands and kind.shape != "stand_in_long":
            assert max(kind.size_m) <= 1.2, f"{word} is too large for hands"


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        ("a tiny locket", "the birdcage"),
        ("stamp", "an old sewing machine"),
        ("birdcage", "sofa"),
        ("a melon", "a huge melon"),
        ("wardrobe", "a hospital"),
        ("crayon", "javelin"),
        ("generator", "cathedral"),
        ("harmonica", "button accordion"),
    ],
)
def test_sizes_are_in_order(smaller: str, larger: str) -> None:
    assert max(stand_in_for(smaller).size_m) < max(stand_in_for(larger).size_m)


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("loom", "machine"), ("settees", "seat"), ("the bottle of gin", "bottle"), ("three satchels", "bag"),
        ("hospital", "building"), ("parchment", "flat"), ("harpoons", "long"), ("weeping willow", "plant"),
        ("a cabinet with a lamp", "block"), ("zorblax", "box"),
    ],
)  # fmt: skip
def test_the_head_of_the_phrase_decides(words: str, shape: str) -> None:
    assert stand_in_for(words).shape == f"stand_in_{shape}"


def test_what_is_lettered_is_the_phrase_without_its_little_words() -> None:
    assert stand_in_word("the old birdcage") == "birdcage"
    assert stand_in_word("a crystal ball of smoke") == "crystal ball"
    assert stand_in_word("HIS") == "HIS"


def test_sizes_by_word_name_a_solid_and_three_sides() -> None:
    for meaning in table(ENGLISH, "stand_in_sizes"):
        shape, *sides = meaning.split()
        assert f"stand_in_{shape}" in STAND_INS and len(sides) == 3
        assert all(0.002 < float(side) < 70 for side in sides)


@pytest.mark.parametrize("kind", STAND_IN_KINDS, ids=lambda kind: kind.shape)
@pytest.mark.parametrize("yaw", [-28.0, 100.0, 205.0])
def test_its_word_is_lettered_inside_the_picture_from_every_side(kind, yaw) -> None:  # type: ignore[no-untyped-def]
    bare, said = drawn(kind, yaw=yaw), drawn(kind, text="WIDGET", yaw=yaw)
    added = [op for op in said.ops if isinstance(op, Stroke) and len(op.lines) >= 9]
    assert len(said.ops) > len(bare.ops) and added
    left, top, right, bottom = extent(said)
    assert left > 0 and top > 0 and right < said.width and bottom < said.height
