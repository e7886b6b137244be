"""Identity across edits, tested as a writer works: every test edits this script and looks at who is who."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.script.graph import Scene
from tests.script.world import compile_text, names

PILOT = """
    INT. KITCHEN - DAY

    Meera stands at the window and counts the buses.

    The kettle begins to scream. She does not move.

    Aarav runs in, takes the kettle off the fire and burns his hand.

    MEERA
    You are late again.

    EXT. BUS STOP - NIGHT

    Rain falls on the empty street.

    Aarav waits under the shelter with a wet newspaper.

    INT. LIBRARY - DUSK

    Long shelves, one lamp, nobody there.

    Meera draws a lion in the margin of the book.
"""


def before() -> list[Scene]:
    return compile_text(PILOT).scenes


def edited(old: str, new: str, text: str = PILOT) -> str:
    assert old in text
    return text.replace(old, new)


def test_unchanged_text_compiles_to_equal_scenes() -> None:
    first = before()
    assert compile_text(PILOT, first).scenes == first


def test_names_follow_the_order_of_first_appearance() -> None:
    assert list(names(before())) == [
        "FR_S01_001", "FR_S01_002", "FR_S01_003", "FR_S02_001", "FR_S02_002", "FR_S03_001", "FR_S03_002",
    ]  # fmt: skip


def test_an_inserted_paragraph_is_new_and_the_others_keep_their_names() -> None:
    after = compile_text(edited("    The kettle", "    A dog barks three times.\n\n    The kettle"), before())
    assert list(names(after))[:4] == ["FR_S01_001", "FR_S01_004", "FR_S01_002", "FR_S01_003"]
    assert names(after)["FR_S01_004"] == "A dog barks three times."


def test_a_deleted_paragraph_is_omitted_and_its_name_is_not_given_again() -> None:
    text = edited("    The kettle begins to scream. She does not move.\n\n", "")
    after = compile_text(text, before())
    kitchen = after.scenes[0]
    assert [(f.frame_id, f.omitted) for f in kitchen.frames] == [
        ("FR_S01_001", False), ("FR_S01_002", True), ("FR_S01_003", False),
    ]  # fmt: skip
    again = compile_text(
        edited("    Aarav runs", "    A plate breaks.\n\n    Aarav runs", text), after.scenes
    )
    assert names(again)["FR_S01_004"] == "A plate breaks."


def test_a_deleted_paragraph_that_comes_back_is_the_same_frame() -> None:
    gone = compile_text(edited("    The kettle begins to scream. She does not move.\n\n", ""), before())
    back = compile_text(PILOT, gone.scenes)
    assert back.scenes == before()


def test_a_changed_line_keeps_its_frame() -> None:
    after = compile_text(edited("counts the buses", "counts the red buses slowly"), before())
    assert names(after)["FR_S01_001"] == "Meera stands at the window and counts the red buses slowly."
    assert len(names(after)) == 7


def test_a_changed_speech_keeps_its_frame() -> None:
    after = compile_text(edited("You are late again.", "Give me your hand. Now."), before())
    assert after.scenes[0].frames[2].frame_id == "FR_S01_003"
    assert after.scenes[0].frames[2].dialogue[0].text == "Give me your hand. Now."


def test_two_swapped_scenes_keep_their_names() -> None:
    kitchen, rest = PILOT.split("    EXT. BUS STOP - NIGHT")
    stop, library = rest.split("    INT. LIBRARY - DUSK")
    swapped = "    EXT. BUS STOP - NIGHT" + stop + kitchen + "    INT. LIBRARY - DUSK" + library
    after = compile_text(swapped, before())
    assert [s.scene_id for s in after.compiled] == ["S02", "S01", "S03"]
    assert [s.uid for s in after.compiled] == [before()[i].uid for i in (1, 0, 2)]


def test_a_renamed_scene_keeps_its_name_and_frames() -> None:
    after = compile_text(edited("INT. KITCHEN - DAY", "INT. GRANDMOTHER'S KITCHEN - MORNING"), before())
    assert after.scenes[0].scene_id == "S01"
    assert after.scenes[0].heading == "INT. GRANDMOTHER'S KITCHEN - MORNING"
    assert list(names(after)) == list(names(before()))


def test_an_inserted_scene_gets_the_next_name() -> None:
    text = edited(
        "    EXT. BUS STOP", "    INT. HALL - DAY\n\n    Aarav looks for his shoes.\n\n    EXT. BUS STOP"
    )
    after = compile_text(text, before())
    assert [s.scene_id for s in after.compiled] == ["S01", "S04", "S02", "S03"]
    assert [s.scene_index for s in after.compiled] == [1, 2, 3, 4]


def test_a_deleted_scene_is_omitted_with_its_frames() -> None:
    kitchen, rest = PILOT.split("    EXT. BUS STOP - NIGHT")
    after = compile_text(
        kitchen + "    INT. LIBRARY - DUSK" + rest.split("    INT. LIBRARY - DUSK")[1], before()
    )
    by_id = {s.scene_id: s for s in after.scenes}
    assert by_id["S02"].omitted and len(by_id["S02"].frames) == 2
    assert compile_text(PILOT, after.scenes).scenes == before()


def test_a_split_scene_leaves_its_name_with_the_longer_part() -> None:
    text = edited("    Aarav runs in", "    INT. HALL - CONTINUOUS\n\n    Aarav runs in")
    after = compile_text(text, before())
    assert [(s.scene_id, s.heading) for s in after.compiled][:2] == [
        ("S01", "INT. KITCHEN - DAY"), ("S04", "INT. HALL - CONTINUOUS"),
    ]  # fmt: skip
    assert list(names(after))[:3] == ["FR_S01_001", "FR_S01_002", "FR_S01_003"]


def test_frames_of_a_split_off_scene_keep_their_names_in_the_new_scene() -> None:
    text = edited("    Aarav runs in", "    INT. HALL - CONTINUOUS\n\n    Aarav runs in")
    after = compile_text(text, before())
    hall = next(s for s in after.compiled if "HALL" in s.heading)
    assert [f.frame_id for f in hall.live_frames] == ["FR_S01_003"]


def test_merged_scenes_keep_the_first_name() -> None:
    after = compile_text(edited("    EXT. BUS STOP - NIGHT\n\n", ""), before())
    assert [s.scene_id for s in after.compiled] == ["S01", "S03"]
    assert list(names(after)) == list(names(before()))


def test_a_paragraph_moved_to_another_scene_is_the_same_frame() -> None:
    text = edited("    The kettle begins to scream. She does not move.\n\n", "")
    text = edited(
        "    Long shelves", "    The kettle begins to scream. She does not move.\n\n    Long shelves", text
    )
    after = compile_text(text, before())
    library = next(s for s in after.compiled if s.scene_id == "S03")
    assert [f.frame_id for f in library.live_frames] == ["FR_S01_002", "FR_S03_001", "FR_S03_002"]
    assert not any(f.omitted for s in after.scenes for f in s.frames)


def test_a_split_paragraph_leaves_its_frame_with_the_longer_part() -> None:
    text = edited(
        "Aarav runs in, takes the kettle off the fire and burns his hand.",
        "Aarav runs in.\n\n    He takes the kettle off the fire and burns his hand.",
    )
    after = compile_text(text, before())
    assert names(after)["FR_S01_003"].startswith("He takes the kettle off the fire")
    assert names(after)["FR_S01_004"] == "Aarav runs in."


def test_merged_paragraphs_keep_the_first_frame() -> None:
    text = edited("counts the buses.\n\n    The kettle", "counts the buses. The kettle")
    after = compile_text(text, before())
    assert names(after)["FR_S01_001"].endswith("She does not move.")
    assert next(f for f in after.scenes[0].frames if f.frame_id == "FR_S01_002").omitted


def test_rewritten_text_is_new_and_the_old_is_omitted() -> None:
    after = compile_text(edited("Rain falls on the empty street.", "A parade with elephants."), before())
    stop = next(s for s in after.scenes if s.scene_id == "S02")
    assert [(f.frame_id, f.omitted) for f in stop.frames] == [
        ("FR_S02_001", True), ("FR_S02_003", False), ("FR_S02_002", False),
    ]  # fmt: skip


def test_two_alike_candidates_are_not_guessed_between() -> None:
    old = """
        INT. HALL - DAY

        The first guard opens the old door slowly.
    """
    new = """
        INT. HALL - DAY

        The second guard opens the old door slowly.

        The third guard opens the old door slowly.
    """
    after = compile_text(new, compile_text(old).scenes)
    assert "FR_S01_001" not in names(after)


def test_repeated_paragraphs_keep_their_order() -> None:
    text = """
        INT. ROOM - DAY

        Beat.

        Meera laughs.

        Beat.
    """
    first = compile_text(text).scenes
    after = compile_text(text.replace("Meera laughs", "Meera laughs loudly"), first)
    assert list(names(after)) == ["FR_S01_001", "FR_S01_002", "FR_S01_003"]


def test_an_omitted_scene_heading_with_its_number_keeps_the_scene() -> None:
    old = compile_text("INT. KITCHEN - DAY #4#\n\nMeera cooks.\n").scenes
    after = compile_text("INT. KITCHEN - DAY #4#\n\nSomething else entirely happens here.\n", old)
    assert after.compiled[0].scene_id == "S01"


def test_a_renamed_script_file_keeps_everything() -> None:
    old = before()
    after = compile_text(PILOT, old, path="scripts/episode_1.fountain", gone={"pilot"})
    assert [s.uid for s in after.compiled] == [s.uid for s in old]
    assert {s.script_id for s in after.scenes} == {"episode_1"}


def test_scenes_of_other_scripts_stay_and_their_names_are_taken() -> None:
    other = compile_text("INT. SHIP - DAY\n\nThe sea.\n", path="scripts/two.fountain").scenes
    after = compile_text(PILOT, other)
    assert {s.scene_id: s.script_id for s in after.scenes} == {
        "S01": "two", "S02": "pilot", "S03": "pilot", "S04": "pilot",
    }  # fmt: skip


def test_map_gives_an_old_name_to_new_content() -> None:
    text = edited("Rain falls on the empty street.", "A parade with elephants.")
    plain = compile_text(text, before())
    assert "FR_S02_003" in names(plain)
    after = compile_text(text, before(), overrides={"FR_S02_001": "FR_S02_003"})
    assert names(after)["FR_S02_001"] == "A parade with elephants."


def test_map_gives_an_old_scene_name_to_a_new_scene() -> None:
    text = PILOT.replace("INT. LIBRARY - DUSK", "INT. MUSEUM - DAY")
    text = text.replace("Long shelves, one lamp, nobody there.", "Bones.")
    text = text.replace("Meera draws a lion in the margin of the book.", "A guard sleeps.")
    assert [s.scene_id for s in compile_text(text, before()).compiled] == ["S01", "S02", "S04"]
    after = compile_text(text, before(), overrides={"S03": "S04"})
    assert [s.scene_id for s in after.compiled] == ["S01", "S02", "S03"]


def test_map_of_an_unknown_name_says_which() -> None:
    with pytest.raises(SbError, match="there is no new scene or frame named FR_S99_001"):
        compile_text(PILOT, before(), overrides={"FR_S01_001": "FR_S99_001"})


def test_identity_works_from_scene_files_alone_when_a_director_replaced_the_text() -> None:
    from storyboard_cli.spec.direction import DirectionFile
    from tests.script.world import facts

    direction = DirectionFile.model_validate(
        {"schema": 1, "scene_id": "S01", "frames": {"1": {"action": "Meera is not there."}}}
    )
    known = facts(directions={"S01": direction})
    first = compile_text(PILOT, (), known).scenes
    assert names(first)["FR_S01_001"] == "Meera is not there."
    assert compile_text(PILOT, first, known).scenes == first
    without = compile_text(PILOT, first)
    assert names(without)["FR_S01_001"] == "Meera stands at the window and counts the buses."


def test_equal_scenes_are_told_apart_and_each_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script of 20,000 equal scenes kept `sb validate` busy for an hour: each birth counted from one."""
    hashed = []

    def counted(data: bytes) -> Any:
        hashed.append(data)
        return sha256(data)

    monkeypatch.setattr("storyboard_cli.script.identity.hashlib.sha256", counted)
    text = "INT. A - DAY\n\nX walks.\n\n" * 300
    scenes = compile_text(text).scenes
    births = [f.uid for s in scenes for f in s.frames] + [s.uid for s in scenes]
    assert len(scenes) == 300 and len(set(births)) == len(births)
    assert len(hashed) < 6 * len(births)


def test_equal_scenes_keep_who_they_are_when_one_is_added() -> None:
    text = "INT. A - DAY\n\nX walks.\n\n"
    first = compile_text(text * 20).scenes
    again = compile_text(text * 21, first).scenes
    assert [s.uid for s in again][:20] == [s.uid for s in first]
