"""Edits that are taken back: whoever was there before is there again, under the same name."""

from __future__ import annotations

import pytest

from storyboard_cli.script.graph import Scene
from tests.script.world import compile_text, names

BEACH = """
    EXT. BEACH - DAWN

    The motorbike stands alone by a fishing boat.

    He opens the cage door. The parrot looks at the sky, then at him. It stays.

    Rui nods.

    A HORSE walks out of the mist at the water's edge, riderless.

    RUI
    Is that a horse?

    INT. BOAT - DAY

    Nets hang over the bunks and drip on the floor.

    Inez boils water for tea.
"""
CAGE = "He opens the cage door. The parrot looks at the sky, then at him. It stays."


def edits(*texts: str) -> list[Scene]:
    """What is left when each text is compiled over the one before."""
    scenes: list[Scene] = []
    for text in texts:
        scenes = compile_text(text, scenes).scenes
    return scenes


def swapped(old: str, new: str, text: str = BEACH) -> str:
    assert old in text
    return text.replace(old, new)


SPLIT = swapped("cage door. The", "cage door.\n\n    The")


def test_a_split_taken_back_leaves_the_frame_of_before_and_omits_the_part() -> None:
    after = edits(BEACH, SPLIT, BEACH)
    assert names(after) == names(edits(BEACH))
    assert [f.frame_id for s in after for f in s.frames if f.omitted] == ["FR_S01_005"]


def test_a_split_into_three_taken_back_leaves_the_frame_of_before() -> None:
    thirds = swapped("then at him. It", "then at him.\n\n    It", SPLIT)
    assert names(edits(BEACH, thirds, BEACH)) == names(edits(BEACH))


def test_a_split_made_again_gives_its_part_the_name_of_the_first_time() -> None:
    assert names(edits(BEACH, SPLIT, BEACH, SPLIT)) == names(edits(BEACH, SPLIT))


def test_a_split_taken_back_amid_other_edits_is_still_taken_back() -> None:
    other = swapped("Rui nods.", "Rui laughs, and the dog barks twice.", SPLIT)
    assert names(edits(BEACH, other, BEACH)) == names(edits(BEACH))


def test_a_merge_taken_back_leaves_both_frames_even_at_the_end_of_a_scene() -> None:
    merged = swapped("the floor.\n\n    Inez", "the floor. Inez")
    assert names(edits(BEACH, merged, BEACH)) == names(edits(BEACH))


def test_a_short_line_rewritten_between_unchanged_neighbours_keeps_its_name() -> None:
    after = names(edits(BEACH, swapped("Rui nods.", "The boy agrees at once.")))
    assert after["FR_S01_003"] == "The boy agrees at once."


@pytest.mark.parametrize(
    ("old", "new"),
    [("Rui wakes.", "The boy opens his eyes."), ("Night falls.", "The sun has gone.")],
    ids=["first", "last"],
)
def test_a_short_line_rewritten_at_an_end_of_a_scene_keeps_its_name(old: str, new: str) -> None:
    text = swapped("    The motorbike", "    Rui wakes.\n\n    The motorbike")
    text = swapped("    INT. BOAT", "    Night falls.\n\n    INT. BOAT", text)
    before, after = names(edits(text)), names(edits(text, swapped(old, new, text)))
    assert list(after) == list(before)
    assert names(edits(text, swapped(old, new, text), text)) == before


def test_the_only_short_line_of_a_scene_rewritten_keeps_its_name() -> None:
    text = swapped("Inez boils water for tea.", "Inez sews.\n\n    EXT. QUAY - DAY\n\n    Rui waits.")
    before, after = names(edits(text)), names(edits(text, swapped("Rui waits.", "A gull lands.", text)))
    assert list(after) == list(before)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    INT. BOAT", "    Night falls.\n\n    INT. BOAT"),  # a line more
        ("    The motorbike", "    Rui wakes.\n\n    The motorbike"),
        ("Inez boils water for tea.", "Inez sews.\n\n    Tea."),  # two for one
        ("Inez boils water for tea.", "Rain drums on the roof and no one is left to hear it."),  # a long one
    ],
)
def test_a_new_line_at_an_end_of_a_scene_is_a_new_frame(old: str, new: str) -> None:
    before, after = names(edits(BEACH)), names(edits(BEACH, swapped(old, new)))
    fresh = [name for name, text in after.items() if name not in before]
    assert fresh
    assert all(before[name] == text for name, text in after.items() if name in before)


def test_a_last_line_that_moved_leaves_its_name_to_nobody() -> None:
    text = swapped("Inez boils water for tea.", "Inez sews.")
    moved = swapped("Nets hang", "Inez sews.\n\n    Nets hang", swapped("Inez sews.", "Tea.", text))
    before, after = names(edits(text)), names(edits(text, moved))
    assert {t: n for n, t in after.items()}["Inez sews."] == {t: n for n, t in before.items()}["Inez sews."]
    assert {t: n for n, t in after.items()}["Tea."] not in before


def test_a_speech_in_place_of_an_action_is_not_the_same_frame() -> None:
    after = names(edits(BEACH, swapped("Rui nods.", "INEZ\n    Go on, say it.")))
    assert "FR_S01_003" not in after


def test_a_line_of_somebody_else_between_the_same_neighbours_is_another_frame() -> None:
    talk = swapped("Rui nods.", "INEZ\n    Let it go.\n\n    RUI\n    Never.")
    first = names(edits(talk))
    same = names(edits(talk, swapped("Never.", "I would rather swim.", talk)))
    other = names(edits(talk, swapped("RUI\n    Never.", "OSWALD\n    Hand me the bird!", talk)))
    assert first["FR_S01_003"] == "Never."
    assert same["FR_S01_003"] == "I would rather swim."
    assert "FR_S01_003" not in other


def test_two_lines_in_place_of_one_are_not_guessed_between() -> None:
    after = names(edits(BEACH, swapped("Rui nods.", "A gull cries.\n\n    Two crabs fight.")))
    assert "FR_S01_003" not in after


def test_a_deleted_paragraph_that_comes_back_with_another_word_is_the_same_frame() -> None:
    gone = swapped(CAGE + "\n\n", "")
    back = names(edits(BEACH, gone, swapped("at the sky, then", "at the sea, then")))
    assert back["FR_S01_002"].startswith("He opens the cage door. The parrot looks at the sea")


def test_two_deleted_paragraphs_that_come_back_changed_are_who_they_were() -> None:
    gone = swapped(CAGE + "\n\n    Rui nods.\n\n    A HORSE walks out of the mist at the water's edge, riderless.\n\n    RUI\n    Is that a horse?\n\n", "")  # fmt: skip  # noqa: E501
    new = swapped("It stays.", "It stays put.")
    new = swapped("the water's edge, riderless", "the very water's edge, riderless", new)
    assert list(names(edits(BEACH, gone, new))) == list(names(edits(BEACH)))


def test_a_rewritten_line_takes_the_live_frame_of_its_place_and_no_older_one() -> None:
    gone = swapped("    Rui nods.\n\n", "")
    other = swapped("Rui nods.", "A gull settles on the bow.")
    third = swapped("Rui nods.", "Someone far away begins to sing.")
    before = names(edits(BEACH, gone, other))
    name = next(n for n, text in before.items() if text.startswith("A gull"))
    assert names(edits(BEACH, gone, other, third))[name] == "Someone far away begins to sing."


def test_a_scene_split_taken_back_leaves_the_scene_of_before() -> None:
    cut = swapped("    He opens the cage", "    EXT. JETTY - DAWN\n\n    He opens the cage")
    after = edits(BEACH, cut, BEACH)
    assert [s.scene_id for s in after if not s.omitted] == ["S01", "S02"]
    assert names(after) == names(edits(BEACH))


def test_two_scenes_merged_and_parted_again_are_who_they_were() -> None:
    merged = swapped("    INT. BOAT - DAY\n\n", "")
    after = edits(BEACH, merged, BEACH)
    assert names(after) == names(edits(BEACH))
    assert [s.scene_id for s in after if not s.omitted] == ["S01", "S02"]


def test_a_deleted_scene_that_comes_back_changed_is_who_it_was() -> None:
    beach, boat = BEACH.split("    INT. BOAT - DAY")
    back = beach + "    INT. BOAT - DAY" + boat.replace("boils water", "boils some water")
    after = edits(BEACH, beach, back)
    assert [s.scene_id for s in after if not s.omitted] == ["S01", "S02"]
    assert list(names(after)) == list(names(edits(BEACH)))
