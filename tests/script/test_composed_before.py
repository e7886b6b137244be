"""A compile that finds scenes of an earlier one gives what it gives without them, to the last line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storyboard_cli.script.aliases import AliasEntry, AliasTable
from storyboard_cli.script.compile import Compiled, ScriptFacts, compile_scripts
from storyboard_cli.script.composed_before import ComposedBefore
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.reading import read_script
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec
from tests.random_scripts.generator import film

ROOT = Path(__file__).parents[2]
PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_T", "name": "T"})
PHONES = """INT. KITCHEN - DAY

MARTA holds the phone. A red-haired GIRL listens.

MARTA
Who is it?

INTERCUT WITH:

INT. CAR - DAY

JONAS (30), a scar on his cheek, drives with one hand.

JONAS
It's me. Where is HELEN?

EXT. YARD - CONTINUOUS

Jonas gets out. He takes his coat off. Helen waves.

MARTA/JONAS
Stop!

INT. KITCHEN - LATER

[[asset: PROP_Lamp]] [[mood: tense]]
He sits down. The girl looks at him. She laughs.

BOTH
Fine.
"""
SCRIPTS: dict[str, Callable[[], str]] = {
    "college": lambda: (ROOT / "example_project/scripts/college_silence.fountain").read_text("utf-8"),
    "chase": lambda: next((ROOT / "example_chase/scripts").iterdir()).read_text("utf-8"),
    "phones": lambda: PHONES,
    **{f"random {seed}": lambda seed=seed: film(range(seed, seed + 6), seed) for seed in (3, 11, 42)},
}


def told(compiled: Compiled) -> list[Any]:
    names = [
        (u.kind, u.name, u.placeholder, u.at, u.candidates) for u in (*compiled.unresolved, *compiled.uncast)
    ]
    return [compiled.scenes, compiled.compiled, compiled.problems, compiled.places, names]


def compiled(text: str, facts: ScriptFacts, existing: list[Scene], before: ComposedBefore | None) -> Compiled:
    return compile_scripts([read_script(text.encode(), "scripts/a.fountain")], facts, existing, before=before)


def edits(text: str, rng: Random) -> Iterator[str]:
    """The text as somebody types in it: words, lines and headings come and go, scenes change places."""
    for _ in range(8):
        blocks = text.split("\n\n")
        at = rng.randrange(1, len(blocks))
        match rng.randrange(7):
            case 0:
                blocks[at] += " A dog barks."
            case 1:
                blocks.insert(at, "An old woman with a blue hat crosses the yard. She waves at Ravi.")
            case 2 if len(blocks) > 4:
                del blocks[at]
            case 3:
                blocks.insert(at, "INT. CELLAR - NIGHT")
            case 4:
                blocks.insert(at, "RAVI (O.S.)\nWho is there?")
            case 5:
                other = rng.randrange(1, len(blocks))
                blocks[at], blocks[other] = blocks[other], blocks[at]
            case _:
                blocks[0] += "\nNotes: one line more"
        text = "\n\n".join(blocks)
        yield text


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_edit_gives_what_a_compile_without_them_gives(name: str, seed: int) -> None:
    facts, before = ScriptFacts(PROJECT), ComposedBefore()
    text = SCRIPTS[name]()
    existing = compiled(text, facts, [], before).scenes
    for now in (text, *edits(text, Random(seed)), text):
        found = compiled(now, facts, existing, before)
        assert told(found) == told(compiled(now, facts, existing, None)), now
        existing = found.scenes if Random(now).random() < 0.5 else existing


def test_one_edited_scene_is_the_one_that_is_composed() -> None:
    facts, before = ScriptFacts(PROJECT), ComposedBefore()
    text = film(range(20), 5)
    existing = compiled(text, facts, [], before).scenes
    compiled(text, facts, existing, before)
    assert before.composed == len(existing)
    blocks = text.split("\n\n")
    compiled("\n\n".join([*blocks[:9], "Rain falls on the roof.", *blocks[9:]]), facts, existing, before)
    assert before.composed <= len(existing) + 2


def test_another_project_finds_nothing_of_this_one() -> None:
    before, text = ComposedBefore(), SCRIPTS["college"]()
    existing = compiled(text, ScriptFacts(PROJECT), [], before).scenes
    table = AliasTable.build([AliasEntry("AARAV", "CHAR_001", source="assets/CHAR_001/asset.yaml")])
    directed = DirectionFile.model_validate({"schema": 1, "scene_id": "S02", "lighting": "one candle"})
    slower = PROJECT.model_copy(update={"cue_frames": 6})
    for facts in (
        ScriptFacts(PROJECT, table),
        ScriptFacts(PROJECT, directions={"S02": directed}),
        ScriptFacts(slower),
        ScriptFacts(PROJECT),
    ):
        found = compiled(text, facts, existing, before)
        assert told(found) == told(compiled(text, facts, existing, None))
