"""Places that the tables know: what they are, and whether one is inside without being told."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.places import known_place, read_place
from storyboard_cli.reading.tables import lookup


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OLD PRISON CELL", "prison cell"), ("CELL BEHIND THE BARN", "cell"), ("THE BUTCHER’S", "butcher's"),
        ("Bridge of the ship", "bridge of the ship"), ("RIVENDELL", None),
    ],
)  # fmt: skip
def test_a_place_of_the_tables(text: str, place: str | None) -> None:
    assert known_place(text) == place


@pytest.mark.parametrize(
    ("text", "kind", "interior"),
    [
        ("LIFT", "lift", True), ("NURSING HOME", "nursing home", True), ("STABLE", "stable", True),
        ("FLAT", "flat", True), ("BUS STOP", "bus stop", False), ("MARKET STALL", "market stall", False),
        ("ALLEY BEHIND THE MARKET", "alley", False),
    ],
)  # fmt: skip
def test_a_place_without_a_prefix(text: str, kind: str, interior: bool) -> None:
    found = read_place(text, None, None)
    assert (found.kind, found.interior) == (kind, interior)


def test_int_and_ext_win() -> None:
    assert read_place("BUS STOP", None, "int").interior
    assert not read_place("LIFT", None, "ext").interior


def test_every_place_word_has_its_side() -> None:
    sides = lookup("place_sides")
    wrong = [
        word
        for word, kind in lookup("places").items()
        if known_place(word) == word and read_place(word, None, None).interior != (sides[kind] == "in")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "kind", "interior"),
    [
        ("GROSSE KÜCHE", "kitchen", True), ("BAHNHOF - BAHNSTEIG", "station", False),
        ("SALLE À MANGER", "dining room", True), ("CASA DE ANA", "room", True),
        ("JOE'S PLACE", "place", False),
        ("CUISINE", "kitchen", True),
    ],
)  # fmt: skip
def test_places_of_other_languages_have_the_kinds_of_english(text: str, kind: str, interior: bool) -> None:
    """But a place that English knows is meant in English: PLACE is no French square."""
    found = read_place(text, None, None)
    assert (found.kind, found.interior) == (kind, interior)


@pytest.mark.parametrize(
    ("location", "sub_location", "kind"),
    [
        ("OPERA HOUSE", None, "opera house"),
        ("OLD HOUSE", None, "house"),
        ("MARATHON ROUTE", "MILE 22", "route"),
    ],
)
def test_a_place_of_several_words_is_itself_and_a_mile_is_none(
    location: str, sub_location: str | None, kind: str
) -> None:
    assert read_place(location, sub_location, None).kind == kind
