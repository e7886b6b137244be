"""The weather of a text: what is there, not what is over, denied, compared with, or in a thing's name."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.weather import weather_in, weather_said


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (None, "The rain has stopped. Puddles shine."),
        (None, "A snow globe lies on the bench."),
        ("fog", "Fog. A heavy wet fog over the water."),
        (None, "MARA wears a yellow raincoat."),
        (None, "Rain boots stand by the gate."),
        (None, "No wind. The flags hang limp."),
        ("snow", "Snow falls on the yard."),
        ("rain", "It is raining. TOM waits."),
        (None, "A wind chime tinkles."),
        (None, "After the storm, the yard is a mess."),
        (None, "TOM turns on the fog machine."),
        ("wind", "A strong wind bends the trees."),
        (None, "A storm lantern hangs on the gate."),
        (None, "There is no snow yet."),
        (None, "The storm is over. TOM steps out."),
        (None, "MARA climbs out of the lake, her hair wet."),
        ("rain", "Rain hammers the roof."),
        (None, "TOM carries a snow shovel."),
        (None, "The wind has died."),
        ("snow", "A snow-covered yard."),
        (None, "A wind turbine turns slowly."),
        (None, "The mist has lifted."),
        ("rain", "Drizzle. TOM turns up his collar."),
        (None, "Not a breath of wind. TOM waits."),
        ("snow", "TOM trudges through deep snow."),
        ("rain", "TOM and MARA run through the rain."),
        ("fog", "The misty yard. TOM waits."),
    ],
)
def test_what_a_text_shows(shown: str | None, text: str) -> None:
    assert weather_in(text) == shown


def test_what_is_over_is_said_to_be_over() -> None:
    assert weather_said("The rain has stopped.").is_over
    assert weather_said("No wind.").is_over
    assert not weather_said("A storm lantern hangs on the gate.").is_over
    assert not weather_said("Rain hammers the roof.").is_over


def test_reading_the_weather_leaves_the_words_as_others_read_them() -> None:
    from storyboard_cli.reading.tokens import sentences

    text = "Rain boots stand by the gate."
    before = [(token.low, token.tag) for token in sentences(text)[0]]
    weather_in(text)
    assert [(token.low, token.tag) for token in sentences(text)[0]] == before
