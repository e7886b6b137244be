"""Who does what to what, and where: objects and places belong to the deed or the noun they are said of."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.spec.project import ProjectSpec

_PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_1", "name": "T", "style_anchor_prompt": "ink"})


def _read(action: str) -> dict[str, Shown]:
    script = parse_fountain(f"INT. HALL - DAY\n\n{action}\n", "a.fountain")
    scene = compile_scripts([script], ScriptFacts(_PROJECT), draft=True).scenes[0]
    return {(s.name or s.what).casefold(): s for f in scene.frames for s in f.shown}


@pytest.mark.parametrize(
    ("action", "who", "deeds"),
    [
        ("A cook tastes the soup and drops a spoon.", "cook", [("taste", "soup"), ("drop", "spoon")]),
        ("A cook bursts out laughing.", "cook", [("laugh", None)]),
        ("A cook takes off his coat.", "cook", [("take", "coat")]),
        ("A cook holds out his hand and a nurse puts a ring into it.", "nurse", [("put", "ring")]),
        ("A cook lifts a pan, nods, and lays it on a shelf.", "cook",
         [("lift", "pan"), ("nod", None), ("lay", "pan")]),
        ("A cook runs his thumb over a knife. Then he lays it on a shelf.", "cook",
         [("run", "thumb"), ("lay", "knife")]),
        ("A cook looks at a nurse, frightened of what she will say.", "cook", [("look", "nurse")]),
        ("A nurse walks towed by a dog.", "dog", [("tow", "nurse")]),
    ],
)  # fmt: skip
def test_deeds_stand_in_order(action: str, who: str, deeds: list[tuple[str, str | None]]) -> None:
    assert [(d.does, d.to) for d in _read(action)[who].acts()] == deeds


@pytest.mark.parametrize(
    ("action", "who", "where"),
    [
        ("A cook jumps with a torch between his teeth.", "torch", {"between": "teeth"}),
        ("A cook stands on a crate above the crowd.", "cook", {"on": "crate", "over": "crowd"}),
        ("A cook points at a bird on the roof.", "bird", {"on": "roof"}),
        ("A cook points at a bird on the roof.", "cook", {}),
        ("Behind the cook walk a nurse and a priest.", "priest", {"behind": "cook"}),
        ("A nurse holds a bowl in which a fish circles.", "fish", {"in": "bowl"}),
    ],
)
def test_places_belong_to_whom_they_are_said_of(action: str, who: str, where: dict[str, str]) -> None:
    assert _read(action)[who].where == where


def test_one_deed_alone_is_not_written_twice() -> None:
    cook = _read("A cook tastes the soup.")["cook"]
    assert (cook.does, cook.to, cook.deeds) == ("taste", "soup", ())
    assert cook.toward == "soup"
