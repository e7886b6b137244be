"""Who is on the other end of a call is heard; who stands in the room is seen."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text


def seen(text: str) -> list[list[str]]:
    """The people in each frame's picture."""
    scene = compile_text(f"INT. OFFICE - DAY\n\n{text}\n", draft=True).scenes[0]
    return [sorted(c.asset.removeprefix("CHAR_") for c in f.characters) for f in scene.live_frames]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("MIKE (30) sits. His cell phone rings, he answers.\n\nJENNY\nIt's me.", [["Mike"]]),
        ("MIKE\n(into phone)\nYes?\n\nJENNY\nIt's me.", [["Mike"], ["Mike"]]),
        ("MIKE (30) dials his phone.\n\nJENNY\nHm?\n\nHe hangs up.\n\nDONNA\nWho was it?",
         [["Mike"], ["Donna", "Mike"]]),
        ("MIKE (30) and DONNA (28) wait. She picks up the phone.\n\nMIKE\nWho is it?\n\nJENNY\nMe.",
         [["Donna", "Mike"], ["Donna", "Mike"]]),
        ("MIKE\nHi.\n\nA phone. DONNA (28) answers it.\n\nJENNY\nIt's me.\n\nMIKE\nWell?",
         [["Mike"], ["Donna"], ["Mike"]]),
        ("The phone rings. Nobody answers.\n\nDONNA\nLeave it.", [["Donna"]]),
        ("The phone rings.\n\nDONNA\nLeave it.", [["Donna"]]),
        ("A phone lies on the table.\n\nDONNA\nYours?", [["Donna"]]),
    ],
)  # fmt: skip
def test_the_other_end_is_heard(text: str, people: list[list[str]]) -> None:
    assert seen(text) == people


def test_a_caller_who_comes_in_after_the_call_is_seen() -> None:
    text = "MIKE (30) answers his phone.\n\nJENNY\nIt's me.\n\nMike hangs up. Jenny walks in.\n\nJENNY\nHi."
    assert seen(text) == [["Mike"], ["Jenny", "Mike"]]


def test_calls_in_other_languages() -> None:
    assert seen("LENA (30) nimmt das Telefon ab.\n\nPAUL\nIch bin es.") == [["Lena"]]
