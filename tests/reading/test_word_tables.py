"""Every table of words parses, says one thing of one word, and names only meanings that are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import get_args

import pytest

from storyboard_cli.assets.worn import pieces_of
from storyboard_cli.plan.staging.poses import POSE_NAMES
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.reading.tables import ENGLISH, EVERY, languages, lookup, table, text_of
from storyboard_cli.reading.verbs import NO_POSE
from storyboard_cli.render.preview.expressions import EXPRESSION_NAMES
from storyboard_cli.spec.appearance import (
    Accessory,
    Age,
    Being,
    Bottom,
    HairStyle,
    Pattern,
    Shoes,
    Top,
)

WORDS = files("storyboard_cli.reading").joinpath("words")
TABLES = sorted(
    (code, file.name.removesuffix(".yaml"))
    for code in (*languages(), EVERY)
    for file in WORDS.joinpath(code).iterdir()
    if file.name.endswith(".yaml")
)
SEVERAL = "may stand in several"
"""What a comment in a table of groups says: where its words stand tells them apart."""


def _has_groups(name: str) -> bool:
    return any(SEVERAL in text_of(code, f"{name}.yaml") for code in (ENGLISH, EVERY))


SLOTS = {"top": Top, "bottom": Bottom, "shoes": Shoes, "on": Accessory}
COLOR = re.compile(r"#[0-9a-f]{6}\Z")
Known = Callable[[str], bool]


def _meanings_of(name: str, code: str = ENGLISH) -> frozenset[str]:
    return frozenset(table(code, name))


def _words_of(name: str, code: str = ENGLISH) -> frozenset[str]:
    return frozenset(word for words in table(code, name).values() for word in words)


MEANINGS: dict[str, Known] = {
    "verbs": lambda meaning: meaning in {*POSE_NAMES, *NO_POSE},
    "pose_names": lambda meaning: meaning in POSE_NAMES,
    "verb_phrases": lambda meaning: meaning in {*POSE_NAMES, *NO_POSE},
    "place_sides": lambda meaning: meaning in ("in", "out"),
    "decades": lambda meaning: meaning in ("early", "mid", "late") or meaning in map(str, range(10, 100, 10)),
    "collectives": str.isdecimal,
    "numbers": str.isdecimal,
    "sets": lambda meaning: meaning.split()[0] in SET_PLANS,
    "outdoor_sets": lambda meaning: not SET_PLANS[meaning.split()[0]].interior,
    "indoor_sets": lambda meaning: SET_PLANS[meaning].interior,
    "things": lambda meaning: meaning in PROP_KINDS,
    "drawn_tops": lambda meaning: meaning in get_args(Top),
    "drawn_bottoms": lambda meaning: meaning in get_args(Bottom),
    "drawn_accessories": lambda meaning: meaning in get_args(Accessory),
    "drawn_wear": lambda meaning: meaning.split()[1] in get_args(SLOTS[meaning.split()[0]]),
    "drawn_wear_colors": lambda value: COLOR.match(value) is not None,
    "drawn_materials": lambda value: COLOR.match(value) is not None,
    "drawn_patterns": lambda meaning: meaning in get_args(Pattern),
    "drawn_beings": lambda meaning: meaning in get_args(Being),
    "drawn_ages": lambda meaning: meaning in get_args(Age),
    "drawn_younger": lambda meaning: meaning in ("younger", *get_args(Age)),
    "drawn_callings": lambda meaning: any(p.slot for p in pieces_of(meaning)),
    "drawn_hair": lambda meaning: meaning in get_args(HairStyle),
    "drawn_expressions": lambda meaning: meaning in EXPRESSION_NAMES,
    "drawn_colors": lambda value: COLOR.match(value) is not None,
    "drawn_hair_colors": lambda value: COLOR.match(value) is not None,
    "drawn_skin": lambda value: COLOR.match(value) is not None,
    "heights": lambda meaning: 0.3 < float(meaning) < 2.5,
    "extras": str.isdecimal,
    "extras_numbers": str.isdecimal,
}
WORDS_KNOWN: dict[str, Known] = {
    "drawn_wear_colors": lambda word: any(word == m.split()[1] for m in _meanings_of("drawn_wear")),
    "place_sides": lambda word: word in _meanings_of("places"),
}


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_a_table_has_words_for_each_meaning(code: str, name: str) -> None:
    found = table(code, name)
    assert found
    for meaning, words in found.items():
        assert words, f"{meaning} has no words"
        assert all(word == " ".join(word.split()) for word in words)


@pytest.mark.parametrize(("code", "name"), [t for t in TABLES if not _has_groups(t[1])])
def test_no_word_has_two_meanings_in_one_table(code: str, name: str) -> None:
    seen: dict[str, str] = {}
    for meaning, words in table(code, name).items():
        for word in words:
            other = seen.setdefault(word.casefold(), meaning)
            assert other == meaning, f"{word} is {other} and {meaning}"
        assert len({w.casefold() for w in words}) == len(words), f"{meaning} has a word twice"


@pytest.mark.parametrize(("code", "name"), [t for t in TABLES if t[1] in MEANINGS])
def test_meanings_are_known(code: str, name: str) -> None:
    unknown = [meaning for meaning in table(code, name) if not MEANINGS[name](meaning)]
    assert not unknown


@pytest.mark.parametrize(("code", "name"), [t for t in TABLES if t[1] in WORDS_KNOWN])
def test_tables_about_tables_name_what_there_is(code: str, name: str) -> None:
    unknown = [w for words in table(code, name).values() for w in words if not WORDS_KNOWN[name](w)]
    assert not unknown


@pytest.mark.parametrize(("code", "name"), [t for t in TABLES if t[0] not in (ENGLISH, EVERY)])
def test_other_languages_mean_what_english_means(code: str, name: str) -> None:
    english = _meanings_of(name)
    if english and name not in ("people", "numbers"):
        assert set(table(code, name)) <= english | {"gap"}  # between words: written languages differ


def test_every_kind_of_place_has_a_side() -> None:
    assert _words_of("place_sides") == _meanings_of("places")


@pytest.mark.parametrize(
    ("name", "least"), [("places", 400), ("garments", 250), ("verbs", 900), ("builds", 100)]
)
def test_english_is_complete(name: str, least: int) -> None:
    assert len(_words_of(name)) >= least


@pytest.mark.parametrize(
    ("name", "word", "meaning"),
    [
        ("places", "night market", "market"), ("places", "alley", "alley"), ("places", "prison cell", "cell"),
        ("places", "lift", "lift"), ("places", "harbour", "harbour"), ("garments", "lab coat", "lab coat"),
        ("garments", "rubber boots", "boots"), ("garments", "straw hat", "hat"),
        ("ages", "teenaged", "teenage"), ("decades", "forties", "40"),
        ("builds", "lanky", "slim"), ("relations", "next to", "beside"),
        ("relations", "on", "on"), ("collectives", "twins", "2"), ("collectives", "crowd", "16"),
        ("comparison", "like", "word"), ("comparison", "the size of", "phrase"),
        ("colors", "gray", "grey"), ("materials", "wooden", "wood"),
    ],
)  # fmt: skip
def test_a_word_means(name: str, word: str, meaning: str) -> None:
    assert lookup(name)[word] == meaning


def test_a_language_without_a_table_is_used_as_far_as_it_goes() -> None:
    assert table("de", "verbs") == {}
    assert table("xx", "times") == {}
    assert lookup("places", "xx") == {}


@pytest.mark.parametrize("name", [name for code, name in TABLES if code in (ENGLISH, EVERY)])
def test_a_table_says_at_its_top_what_it_holds(name: str) -> None:
    assert (text_of(ENGLISH, f"{name}.yaml") or text_of(EVERY, f"{name}.yaml")).startswith("# ")


@pytest.mark.parametrize("code", ["de", "fr", "es", "hi", "ja"])
def test_languages_have_what_headings_need(code: str) -> None:
    for name in ("headings", "times", "camera", "structure", "cues", "numbers", "pronouns"):
        assert table(code, name), name


@pytest.mark.parametrize("code", ["de", "fr", "es"])
def test_three_languages_know_places(code: str) -> None:
    assert len(_words_of("places", code)) >= 250
