"""Who is in a frame is what its words show: a name that shows nobody puts nobody into the picture."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text

SCENE = "INT. HALL - DAY\n\nANNA\nHi.\n\nBEN\nHello.\n\nINT. ROOM - DAY\n\n{action}\n"


def cast(action: str) -> list[list[str]]:
    """The people of each frame of a scene with this action; ANNA and BEN have spoken before."""
    scene = compile_text(SCENE.format(action=action), draft=True).scenes[1]
    return [[c.asset.removeprefix("CHAR_") for c in f.characters] for f in scene.live_frames]


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("Anna is taller than Ben.", [["Anna"]]),
        ("Anna looks as if Ben had slapped her.", [["Anna"]]),
        ("Ben enters with Anna.", [["Ben", "Anna"]]),
        ("Ben enters.\n\nAnna sits.\n\nShe sings.\n\nHe laughs.", [["Ben"], ["Anna"], ["Anna"], ["Ben"]]),
        ("Ben enters.\n\nAnna sits.\n\nThey laugh.", [["Ben"], ["Anna"], ["Ben", "Anna"]]),
    ],
)
def test_only_whom_the_words_show(action: str, people: list[list[str]]) -> None:
    assert cast(action) == people


MEN = """EXT. PIER - DAY

A man waits.

MAN
Late.

A second man comes.

EXT. PARK - DAY

A man with a dog.
"""


def test_a_common_word_as_a_cue_means_somebody_in_its_own_scenes_only() -> None:
    pier, park = compile_text(MEN, draft=True).scenes
    named = [[s.name for s in f.shown if s.kind == "person"] for s in (pier, park) for f in s.live_frames]
    assert named == [["MAN"], [None], [None]]


def test_mum_is_mum_wherever_she_is_called_so() -> None:
    text = "INT. HALL - DAY\n\nMUM\nHi.\n\nINT. ROOM - DAY\n\nMum sleeps.\n\nA neighbour's mum knocks.\n"
    frames = compile_text(text, draft=True).scenes[1].live_frames
    assert [[c.asset for c in f.characters] for f in frames] == [["CHAR_Mum"], []]


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("Anna sees Ben is gone.", [["Anna"]]),
        ("Ben is nowhere to be seen. Anna sits.", [["Anna"]]),
        ("Anna growls in ORKISH. More ORKISH.", [["Anna"]]),
        ("KABOOM! Anna falls. KABOOM!", [["Anna"]]),
        ("Anna fires. BLAM-BLAM! BLAM-BLAM!", [["Anna"]]),
        ("An LAPD car. Another LAPD car. Anna sits.", [["Anna"]]),
        ("A BB GUN. The yellow GTI cruises by Anna. Her GTI.", [["Anna"]]),
        ("REVEALING BEN on the floor.", [["Ben"]]),
        ("The name ZOE KANE is on the label. Anna reads.", [["Anna"]]),
    ],
)
def test_capitals_that_are_nobody(action: str, people: list[list[str]]) -> None:
    assert cast(action) == people


TOWN = """EXT. ANGEL GROVE - DAY

Anna swims.

INT. JOHN'S ROOM - DAY

JOHN KANE (40) sleeps. John snores.

EXT. ROAD - DAY

A sign of ANGEL GROVE stands there. ANGEL GROVE glows.

ANGEL GROVE
Rain falls on it.
"""


def test_a_town_that_a_heading_names_is_nobody() -> None:
    scenes = compile_text(TOWN, draft=True).scenes
    named = [[s.name for f in scene.live_frames for s in f.shown if s.name] for scene in scenes]
    assert named == [["Anna"], ["JOHN KANE"], []]
