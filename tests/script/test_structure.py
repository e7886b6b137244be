"""Structure of scripts: intercuts, montages, captions, talk and camera words, by cases marked beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core import yaml_text
from storyboard_cli.script.graph import Frame, Scene
from tests.script.world import compile_text

_HALVES = ("first_half", "second_half")
_LONGEST = 15 * 24


def cases() -> list[Any]:
    folder = Path(__file__).parent / "structure_cases"
    found = []
    for half in _HALVES:
        file = folder / f"{half}.yaml"
        found += [pytest.param(c, id=c["name"]) for c in yaml_text.load(file.read_text("utf-8"))]
    return found


def bare(name: str) -> str:
    """A name as the script writes it."""
    return name.removeprefix("UNRESOLVED_CHAR_").replace("_", " ")


def seen(scene: Scene, frame: Frame, key: str) -> object:
    """What the compiled frame says about one key of a case."""
    here = scene.at(frame)
    lines = frame.dialogue
    match key:
        case "place":
            return here.location
        case "int_ext":
            return here.int_ext
        case "who":
            return sorted(bare(c.asset) for c in frame.characters)
        case "heard":
            return sorted({bare(d.speaker) for d in lines if d.voice != "on"})
        case "says":
            return [d.text for d in lines]
        case "seconds":
            return frame.duration_frames / 24
        case "subject":
            return bare(frame.subject or "")
    return getattr(frame, key)


@pytest.mark.parametrize("case", cases())
def test_structure(case: dict[str, Any]) -> None:
    scenes = compile_text(case["script"]).scenes
    made = [(s, f) for s in scenes for f in s.live_frames]
    wanted = case["frames"]
    assert len(made) == len(wanted), [f.action or [d.text for d in f.dialogue] for _, f in made]
    for number, ((scene, frame), marks) in enumerate(zip(made, wanted, strict=True), 1):
        for key, value in marks.items():
            right = sorted(value) if key in ("who", "heard") else value
            assert (number, key, seen(scene, frame, key)) == (number, key, right)
        assert "seconds" in marks or frame.duration_frames <= _LONGEST
