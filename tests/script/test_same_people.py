"""Who may be one person under two names is said once, and never merged."""

from __future__ import annotations

import pytest

from storyboard_cli.script.compile import ScriptFacts
from tests.script.world import asset, compile_text, facts, told

HALL = asset("ENV_Hall", "Hall")


def _said(*cues: str, known: ScriptFacts | None = None, draft: bool = False) -> list[str]:
    talk = "".join(f"{cue}\nYes.\n\nRain falls.\n\n" for cue in cues)
    problems = compile_text(f"INT. HALL - DAY\n\n{talk}", known=known or facts([HALL]), draft=draft).problems
    return [s for s in told(problems) if s.startswith("same-person")]


@pytest.mark.parametrize(
    ("cues", "pairs"),
    [
        (["JOHN", "SAM", "JOHN SMITH", "JOHN"], 1),
        (["SMITH", "JOHN SMITH"], 1),
        (["MR. SMITH", "JOHN SMITH"], 1),
        (["DR. JONES", "DOCTOR JONES"], 1),
        (["SGT. PEPE", "SERGEANT PEPE", "SGT. PEPE"], 1),
        (["COP #1", "COP #2", "COP 2"], 1),
        (["ZOE", "ZOË"], 1),
        (["RITA", "YOUNG RITA"], 0),
        (["GUY", "TANNED GUY"], 0),
        (["JOHN", "JOHN SMITH", "JOHN DOE"], 0),
        (["MR. SMITH", "MRS. SMITH"], 0),
        (["JOHN", "JOHN AND SAM", "JOHN'S VOICE"], 0),
        (["GUARD #1", "GUARD #2"], 0),
        (["WARDEN", "THE WARDEN"], 0),
    ],
    ids=lambda v: str(v),
)
@pytest.mark.parametrize("draft", [True, False])
def test_pairs(cues: list[str], pairs: int, draft: bool) -> None:
    assert len(_said(*cues, draft=draft)) == pairs


def test_the_mend_is_a_command() -> None:
    assert _said("DR. JONES", "DOCTOR JONES") == [
        "same-person 8:1 DOCTOR JONES and DR. JONES (line 3) may be one person "
        '| if they are: sb new character "DR. JONES", then sb alias add "DOCTOR JONES" CHAR_DR_Jones'
    ]
    jones = facts([HALL, asset("CHAR_Jones", "Dr. Jones")])
    assert _said("DR. JONES", "DOCTOR JONES", known=jones) == [
        "same-person 8:1 DOCTOR JONES and DR. JONES (line 3) may be one person "
        '| if they are: sb alias add "DOCTOR JONES" CHAR_Jones'
    ]


def test_they_stay_two_in_the_graph() -> None:
    scene = compile_text("INT. HALL - DAY\n\nJOHN\nA.\n\nJOHN SMITH\nB.\n", draft=True).scenes[0]
    assert scene.characters == ["CHAR_John", "CHAR_John_Smith"]


def test_a_younger_self_in_the_action_is_somebody_else() -> None:
    text = (
        "INT. HALL - DAY\n\nRITA\nHi.\n\nYOUNG RITA (8) draws.\n\nYoung Rita sings.\n\n"
        "MAN\nOh.\n\nThe Old Man nods.\n"
    )
    frames = [f for s in compile_text(text, draft=True).scenes for f in s.live_frames]
    shown = {f.action: [c.asset for c in f.characters] for f in frames if f.action}
    assert all("CHAR_Rita" not in cast for cast in shown.values())
    assert shown["The Old Man nods."] == ["CHAR_Man"]


def test_numbers_in_joint_cues_are_compared_too() -> None:
    assert len(_said("COP 2", "COP #1 AND COP #2")) == 1
