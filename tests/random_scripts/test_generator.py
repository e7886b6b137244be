"""The random screenplays: the same for a seed, of every kind over many, and read without an error."""

from __future__ import annotations

import re

from storyboard_cli.script.draft import compile_draft
from storyboard_cli.spec.project import ProjectSpec
from tests.random_scripts import film, script

_PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_draft", "name": "Random", "seed": 1})


def test_a_seed_is_one_script() -> None:
    assert script(11) == script(11)
    assert len({script(seed) for seed in range(200)}) == 200


def test_many_scripts_hold_every_kind_of_thing() -> None:
    text = "\n".join(script(seed) for seed in range(400))
    for wanted in ("INT. ", "EXT. ", "NIGHT", "Fog", "CLOSE ON", "INSERT - ", "HIGH ANGLE", "POV", "SHOULDER",
                   "rides", "drives", "under the", "beside the", "flock of", "says: ", "There is no",
                   "(into phone)", "back to us"):  # fmt: skip
        assert wanted in text, wanted
    assert len(set(re.findall(r"^(?:INT|EXT)\. (.+) - ", text, re.M))) > 120


def test_somebody_is_introduced_once() -> None:
    for seed in range(60):
        names = re.findall(r"\b([A-Z]+) \(\d", script(seed))
        assert len(names) == len(set(names)), seed


def test_every_script_compiles_without_an_error() -> None:
    for seed in range(40):
        scenes, problems = compile_draft(script(seed).encode(), f"{seed}.fountain", _PROJECT)
        assert not [p for p in problems if p.is_error], seed
        assert 1 <= len(scenes) <= 3
        assert all(scene.live_frames for scene in scenes), seed


def test_a_film_is_many_short_scripts_of_one_cast() -> None:
    text = film(range(100, 112), 100)
    assert text == film(range(100, 112), 100) != film(range(100, 112), 101)
    scenes, problems = compile_draft(text.encode(), "film.fountain", _PROJECT)
    assert len(scenes) == 13 and not [p for p in problems if p.is_error]
    assert all(scene.live_frames for scene in scenes)
    names = re.findall(r"\b([A-Z]+) \(\d", text)
    assert len(names) == len(set(names)) == 3


def test_films_hold_every_kind_of_thing_too() -> None:
    text = "\n".join(film(range(first, first + 12), first) for first in range(0, 1200, 12))
    for wanted in (
        "NIGHT",
        "Fog",
        "CLOSE ON",
        "INSERT - ",
        "POV",
        "SHOULDER",
        "rides",
        "flock of",
        "back to us",
    ):
        assert wanted in text, wanted
    assert len(set(re.findall(r"^(?:INT|EXT)\. (.+) - ", text, re.M))) > 120
