"""Longer stories of edits and their undoing, and merges whose script and scenes come from different sides."""

from __future__ import annotations

import pytest

from tests.script.test_identity_undo import BEACH, CAGE, SPLIT, edits, swapped
from tests.script.world import compile_text, names

MERGED = swapped("at him. It stays.\n\n    Rui nods.", "at him. It stays. Rui nods.")
TALK = """
    INT. BAR - NIGHT

    A clock ticks over the door.

    MAX
    One more.

    ANNA (CONT'D)
    You said that an hour ago.

    She turns the bottle upside down. Not a drop comes out of it.

    The door opens and snow blows in.
"""
BOAT = "    INT. BOAT - DAY"


@pytest.mark.parametrize("theirs", [SPLIT, MERGED, swapped(CAGE + "\n\n", ""), swapped("Rui nods.", "Snow.")])
def test_scenes_of_the_other_side_and_the_script_of_ours(theirs: str) -> None:
    assert names(edits(BEACH, theirs, BEACH)) == names(edits(BEACH))


def test_a_scene_that_comes_back_at_another_place_is_who_it_was() -> None:
    beach, boat = BEACH.split(BOAT)
    after = edits(BEACH, beach, BOAT + boat + beach)
    assert [s.scene_id for s in after if not s.omitted] == ["S02", "S01"]
    assert sorted(names(after).items()) == sorted(names(edits(BEACH)).items())


def test_a_heading_and_a_deletion_at_once_taken_back() -> None:
    other = swapped("EXT. BEACH - DAWN", "EXT. DUNES - DUSK", swapped(CAGE + "\n\n", ""))
    assert names(edits(BEACH, other, BEACH)) == names(edits(BEACH))


def test_three_paragraphs_for_one_and_back() -> None:
    other = swapped(CAGE + "\n\n    Rui nods.\n\n    A HORSE walks", "Fog. A HORSE walks")
    assert names(edits(BEACH, other, BEACH)) == names(edits(BEACH))


def test_a_split_between_action_and_speech_taken_back() -> None:
    other = swapped("upside down. Not", "upside down.\n\n    MAX\n    Oh.\n\n    Not", TALK)
    assert names(edits(TALK, other, TALK)) == names(edits(TALK))


def test_a_rewritten_speech_keeps_its_frame_and_who_speaks_decides() -> None:
    first = names(edits(TALK))
    name = next(n for n, text in first.items() if text.startswith("You said"))
    same = names(edits(TALK, swapped("You said that an hour ago.", "Go home.", TALK)))
    other = names(
        edits(TALK, swapped("ANNA (CONT'D)\n    You said that an hour ago.", "LUIS\n    Me too.", TALK))
    )
    assert same[name] == "Go home."
    assert name not in other


def test_edits_that_are_each_taken_back_in_turn() -> None:
    texts = [BEACH, SPLIT, MERGED, swapped("Rui nods.", "Snow."), SPLIT, BEACH]
    assert names(edits(*texts)) == names(edits(BEACH))


def test_two_equal_short_lines_one_rewritten() -> None:
    twice = swapped(
        "Inez boils water for tea.", "Beat.\n\n    Inez boils water for tea.\n\n    Beat.\n\n    Tea."
    )
    after = names(edits(twice, swapped("    Beat.\n\n    Inez", "    The lamp swings.\n\n    Inez", twice)))
    before = names(edits(twice))
    assert list(after) == list(before)


def test_a_name_is_never_of_two_frames() -> None:
    texts = [BEACH, SPLIT, swapped("Rui nods.", "Snow.", SPLIT), MERGED, BEACH]
    scenes = edits(*texts)
    found = [f.frame_id for s in scenes for f in s.frames]
    assert len(found) == len(set(found))
    assert compile_text(BEACH, scenes).scenes == scenes
