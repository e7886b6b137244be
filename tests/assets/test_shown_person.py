"""What words show of people becomes an appearance: age, sex, build, hair, clothes."""

from __future__ import annotations

import pytest

from storyboard_cli.assets.shown_person import appearance_of
from storyboard_cli.assets.worn import pieces_of
from storyboard_cli.spec.appearance import OPEN


@pytest.mark.parametrize(
    ("age", "what", "expected", "height"),
    [
        ("child; eight; 8", "boy", "child", 128),
        ("child; sixteen; 16", "attendant", "teen", None),
        ("child", "toddler", "toddler", None),
        ("child", "teenagers", "teen", None),
        ("70; old", "OLD WEI", "elder", None),
        ("60s; 65; old", "HARGREAVES", "elder", None),
        ("25", "NADIA", "adult", None),
        ("", "grandmother", "elder", None),
        ("", "children", "child", None),
        ("", "man", None, None),
    ],
)
def test_ages(age: str, what: str, expected: str | None, height: int | None) -> None:
    found = appearance_of({"age": age} if age else {}, what)
    assert (found.age, found.height_cm) == (expected, height)


def test_who_is_seventy_is_bent_and_who_is_sixty_is_not() -> None:
    assert appearance_of({"age": "70; old"}, "WEI").posture == "bent"
    assert appearance_of({"age": "60; old"}, "WEI").posture is None


@pytest.mark.parametrize(
    ("what", "top", "color", "on"),
    [
        ("policemen", "police", "#27395c", "police_cap"),
        ("bride", "wedding_dress", "#ece8df", "veil"),
        ("knights", "armour", "#b4b8bd", "knight_helmet"),
        ("nun", "habit", "#26262b", "wimple"),
        ("soldiers", "soldier", "#6b7150", "soldier_helmet"),
        ("chef", "chef", "#eeeae0", "chef_hat"),
        ("construction worker", "hi_vis", "#d07a34", "hard_hat"),
        ("sailors", "sailor", "#ece8df", "sailor_cap"),
        ("DR OKAFOR", "lab_coat", "#ece8df", None),
        ("OFFICER DAVIS", "police", "#27395c", "police_cap"),
        ("SARAH KING", None, None, None),
        ("waiter", "vest", "#26262b", "bow_tie"),
    ],
)
def test_callings_wear_what_they_wear(what: str, top: str | None, color: str | None, on: str | None) -> None:
    found = appearance_of({}, what)
    assert (found.outfit.top if found.outfit else None) == top
    assert (found.outfit.top_color if found.outfit else None) == color
    assert on is None or on in found.accessories


def test_a_colour_alone_dyes_what_the_calling_wears() -> None:
    found = appearance_of({"wears": "red", "usual": "wedding dress", "sex": "woman"}, "bride")
    assert found.outfit is not None and (found.outfit.top, found.outfit.top_color) == (
        "wedding_dress",
        "#b5413a",
    )


def test_what_is_said_replaces_the_usual_clothes_but_not_the_hat() -> None:
    found = appearance_of({"wears": "yellow raincoat"}, "policeman")
    assert found.outfit is not None and found.outfit.top == "raincoat"
    assert found.accessories == ["police_cap"]
    assert appearance_of({"wears": "straw hat"}, "policeman").accessories == ["straw_hat", "belt"]


def test_an_unsaid_part_of_an_outfit_stays_open() -> None:
    found = appearance_of({"wears": "jeans"}, "man")
    assert found.outfit is not None and (found.outfit.top, found.outfit.bottom) == (OPEN, "jeans")


@pytest.mark.parametrize(
    ("words", "slot", "kind", "color"),
    [
        ("green coat", "top", "coat", "#4f7d57"),
        ("straw hats", "on", "straw_hat", None),
        ("floral dress", "top", "dress", None),
        ("leather apron", "on", "apron", "#6d4a34"),
        ("dark blue three-piece suit", "top", "suit", "#27395c"),
        ("t-shirt", "top", "tshirt", None),
        ("judge's robe", "top", "robe", None),
        ("tracksuit bottoms", "bottom", "trousers", None),
        ("sou'wester", "on", "hat", None),
        ("rubber boots", "shoes", "rubber_boots", None),
    ],
)
def test_garments_have_a_kind_and_a_colour(words: str, slot: str, kind: str, color: str | None) -> None:
    (piece,) = pieces_of(words)
    assert (piece.slot, piece.kind, piece.color) == (slot, kind, color)


def test_the_outermost_of_several_garments_is_seen_and_the_inner_one_shows_in_its_neck() -> None:
    found = appearance_of({"wears": "red t-shirt; black leather jacket; blue jeans"}, "man").outfit
    assert found is not None
    assert (found.top, found.accent_color, found.bottom) == ("leather_jacket", "#b5413a", "jeans")


def test_hair_beard_build_and_beings() -> None:
    found = appearance_of(
        {"hair": "grey dreadlocks", "face_hair": "full beard", "build": "tall; heavy", "sex": "man"}, "man"
    )
    assert found.hair is not None and (found.hair.style, found.hair.color) == ("dreadlocks", "#93949a")
    assert found.accessories == ["beard"]
    assert (found.build, found.height_cm) == ("heavy", 189)
    assert appearance_of({}, "robot").being == "robot"
    assert appearance_of({"face_hair": "grey moustache"}, "man").hair.color == "#93949a"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wears", "what", "kind"),
    [
        ("hats", "construction workers", "hard_hat"),
        ("helmet", "fireman", "fire_helmet"),
        ("motorcycle helmet", "policeman", "motorcycle_helmet"),
        ("hat", "man", "hat"),
    ],
)
def test_a_bare_word_for_a_hat_is_the_hat_of_the_calling(wears: str, what: str, kind: str) -> None:
    assert kind in appearance_of({"wears": wears}, what).accessories


def test_a_policeman_in_uniform_wears_that_of_the_police_and_a_shaved_head_is_hair() -> None:
    found = appearance_of({"wears": "uniform", "body": "huge shaved head"}, "policeman")
    assert found.outfit is not None and (found.outfit.top, found.outfit.top_color) == ("police", "#27395c")
    assert found.hair is not None and found.hair.style == "buzz"
    green = appearance_of({"wears": "green uniform"}, "policeman").outfit
    assert green is not None and (green.top, green.top_color) == ("police", "#4f7d57")


def test_a_helmet_is_of_the_armours_metal_and_a_sari_may_have_any_colour() -> None:
    assert appearance_of({"wears": "black armour"}, "knight").accessory_colors["knight_helmet"] == "#26262b"
    sari = appearance_of({"wears": "sari"}, "woman").outfit
    assert sari is not None and sari.top_color == OPEN


def test_a_colour_alone_does_not_dye_what_has_its_own() -> None:
    outfit = appearance_of({"wears": "white suit; gold", "sex": "man"}, "person").outfit
    assert outfit is not None and outfit.top_color == "#ece8df"


@pytest.mark.parametrize(
    ("looks", "marks"),
    [
        ({"skin": "freckles"}, ["freckles"]),
        ({"skin": "scarred; freckled"}, ["freckles", "scar"]),
        ({"wears": "oversized striped jersey"}, ["loose_clothes"]),
        ({"wears": "a scarf"}, ["scarf"]),
        ({"skin": "pale", "wears": "tight jersey"}, []),
    ],
)
def test_marks_of_the_skin_and_clothes_too_large(looks: dict[str, str], marks: list[str]) -> None:
    assert appearance_of(looks, "boy").accessories == marks


def test_the_colour_of_what_is_too_large_is_the_garments() -> None:
    outfit = appearance_of({"wears": "red oversized jersey"}, "boy").outfit
    assert outfit is not None and outfit.top == "jersey" and outfit.top_color not in (OPEN, None)
