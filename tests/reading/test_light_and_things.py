"""Words of light, weather, sets, extras and handled things are read from tables."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.air import light_for
from storyboard_cli.reading.air import season_in, time_in
from storyboard_cli.reading.extras import extras_in, is_quiet, looked_at
from storyboard_cli.reading.handling import Handled, handled, pages_in, sees_in
from storyboard_cli.reading.set_words import set_named
from storyboard_cli.reading.tables import ENGLISH, pattern, table
from storyboard_cli.reading.weather import weather_in


def test_times_weather_and_seasons() -> None:
    assert time_in("Just before sunrise") == "dawn"
    assert time_in("Somewhere") is None
    assert weather_in("A blizzard howls") == "snow"
    assert season_in("A wintry field") == "winter"


@pytest.mark.parametrize("meaning", table(ENGLISH, "lights"))
def test_every_word_of_light_turns_the_light(meaning: str) -> None:
    word = table(ENGLISH, "lights")[meaning][0]
    assert light_for(None, word, "", None, False) != light_for(None, "", "", None, False)


@pytest.mark.parametrize("meaning", table(ENGLISH, "moods"))
def test_every_mood_turns_the_light(meaning: str) -> None:
    word = table(ENGLISH, "moods")[meaning][0]
    assert light_for(None, "", word, None, False) != light_for(None, "", "", None, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("BUS STOP", "bus_stop"), ("Bus depot, stop 4", "bus_stop"), ("hotel room", "bedroom"),
        ("Hostel kitchen", "kitchen"), ("HOSTEL", "bedroom"), ("zzz", None),
    ],
)  # fmt: skip
def test_sets(text: str, kind: str | None) -> None:
    assert set_named(text) == kind


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A crowd gathers.", (16, "crowd")),
        ("Three soldiers wait.", (3, "soldiers")),
        ("About 25 guests dance.", (25, "guests")),
        ("Passers-by stare.", (9, "passers-by")),
        ("The hall is packed.", (16, "is packed")),
        ("An empty hall.", (0, "")),
    ],
)
def test_extras(text: str, asked: tuple[int, str]) -> None:
    assert extras_in(text) == asked


def test_an_asset_for_many_asks_for_extras_itself() -> None:
    assert extras_in("They dance.", "villagers of the valley") == (9, "villagers of the valley")


def test_what_extras_attend_to() -> None:
    assert looked_at("stares at the stage")
    assert not looked_at("walks on")
    assert is_quiet("The class waits quietly.")


@pytest.mark.parametrize(
    ("sentence", "before", "done"),
    [
        ("She takes the book", "she takes the ", Handled("taken")),
        ("with the book", "with the ", Handled("taken")),
        ("She puts the book on the old desk", "she puts the ", Handled("put_down", laid=True, on_top=True)),
        ("She drops the book", "she drops the ", Handled("put_down")),
        ("The book is gone", "the ", Handled("gone")),
        ("The book is blue", "the ", None),
    ],
)
def test_handling(sentence: str, before: str, done: Handled | None) -> None:
    assert handled(sentence, before) == done


def test_pages() -> None:
    assert pages_in("She reads.", sketches=False) == "writing"
    assert pages_in("A drawing of people.", sketches=False) == "drawing"
    assert pages_in("It is closed.", sketches=True) == "writing"
    assert pages_in("It lies there.", sketches=False) is None


def test_a_word_with_a_star_is_every_word_that_begins_so() -> None:
    assert pattern("handling", "draws_eyes").search("watching")
    assert sees_in("who watches the door")
    assert not sees_in("who overlooks the door")
