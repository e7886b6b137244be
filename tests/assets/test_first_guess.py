"""A first description is taken from the script's words, never made up."""

from __future__ import annotations

import pytest

from storyboard_cli.assets.first_guess import description_of, spoken_name


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        pytest.param(
            "AARAV, 20, lean, watchful, crosses the lawn.", "20, lean, watchful", id="list before a clause"
        ),
        pytest.param("AARAV (20s) waits.", "20s", id="brackets"),
        pytest.param("AARAV (20), lean and tired, waits.", "20, lean and tired", id="brackets and list"),
        pytest.param("AARAV, a nervous student.", "a nervous student", id="apposition at the end"),
        pytest.param("AARAV crosses the lawn, slowly.", None, id="no description"),
        pytest.param(
            "AARAV, running, out of breath because the bus has left him standing here, stops.",
            "running",
            id="long",
        ),
        pytest.param("AARAV (V.O.) speaks.", None, id="extension"),
        pytest.param("SAARAV, 20, waits.", None, id="part of another name"),
    ],
)
def test_descriptions_come_from_the_introducing_sentence(sentence: str, said: str | None) -> None:
    assert description_of("AARAV", sentence) == said


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("MEERA'S ROOM", "Meera's Room"),
        ("JEAN-LUC", "Jean-Luc"),
        ("McDuff", "McDuff"),
        ("ROOM 12B", "Room 12B"),
    ],
)
def test_capitals_become_names(name: str, spoken: str) -> None:
    assert spoken_name(name) == spoken
