"""Breaks of continuity: each rule finds its break, and quiet scenes have none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storyboard_cli.consistency.continuity import CONTINUITY_RULES, Break, breaks_of
from storyboard_cli.plan.staging import stage_scene
from storyboard_cli.script.graph import DialogueLine, Frame, FrameProp
from tests.plan.staging_world import AARAV, BOOK, LOOKS, MEERA, frame, project, scene

BOTH = [AARAV, MEERA]


def breaks(*frames: Frame, **fields: str) -> list[Break]:
    staged_scene = scene(*frames, **fields)
    return breaks_of(staged_scene, stage_scene(staged_scene, project(), LOOKS))


def rules(found: Sequence[Break]) -> set[str]:
    return {b.rule for b in found}


def test_a_conversation_in_shot_and_reverse_shot_holds() -> None:
    line = [DialogueLine(speaker=AARAV, text="Hello.")]
    assert not breaks(
        frame(1, "Aarav and Meera stand.", BOTH, size="WS", shot="1A"),
        frame(2, "", BOTH, size="MS", shot="1B", dialogue=line),
        frame(3, "", [AARAV], size="CU", shot="1C"),
        frame(4, "", [MEERA], size="CU", shot="1D"),
        frame(5, "", BOTH, size="OTS", subject=MEERA, shot="1E"),
        frame(6, "", BOTH, size="OTS", subject=AARAV, shot="1F"),
        frame(7, "", BOTH, size="FS", shot="1G"),
    )


def test_two_who_change_sides_without_moving_cross_the_line() -> None:
    swapped = [{"asset": AARAV, "position": "right"}, {"asset": MEERA, "position": "left"}]
    found = breaks(frame(1, "", BOTH, size="FS", shot="1A"), frame(2, "", swapped, size="WS", shot="1B"))
    crossing = next(b for b in found if b.rule == "continuity.line")
    assert (crossing.before_id, crossing.frame_id) == ("FR_S01_001", "FR_S01_002")
    assert "position:" in crossing.hint and "direction/S01.yaml" in crossing.hint


def test_who_walks_across_may_change_sides() -> None:
    found = breaks(
        frame(1, "", BOTH, size="FS", shot="1A"),
        frame(
            2, "Aarav walks past.", [{"asset": AARAV, "position": "far_right"}, MEERA], size="WS", shot="1B"
        ),
    )
    assert "continuity.line" not in rules(found)


def test_singles_that_look_the_same_way_break_the_eyeline() -> None:
    found = breaks(
        frame(1, "", [AARAV], size="CU", shot="1A"),
        frame(2, "", [{"asset": MEERA, "position": "far_left"}], size="CU", shot="1B"),
        frame(3, "", BOTH, size="WS", shot="1C"),
    )
    assert "continuity.eyeline" in rules(found)


def test_two_set_ups_of_one_size_from_one_side_are_a_jump_cut() -> None:
    found = breaks(frame(1, "", BOTH, size="MS", shot="1A"), frame(2, "", BOTH, size="MS", shot="1B"))
    assert rules(found) == {"continuity.jump-cut"}
    assert "FR_S01_002" in found[0].hint


def test_frames_of_one_shot_are_no_cut() -> None:
    assert not breaks(frame(1, "", BOTH, size="MS"), frame(2, "Aarav waves.", BOTH, size="MS"))


def test_two_pictures_of_one_shot_that_are_the_same_are_told() -> None:
    found = breaks(frame(1, "", BOTH, size="MS"), frame(2, "Aarav thinks of home.", BOTH, size="MS"))
    assert rules(found) <= {"continuity.same-picture"}
    found = breaks(frame(1, "", BOTH, size="MS"), frame(2, "", BOTH, size="MS"))
    assert rules(found) == {"continuity.same-picture"}
    assert "size: CU" in found[0].hint


def test_a_leap_from_extreme_wide_to_close_up_is_told() -> None:
    found = breaks(frame(1, "", [AARAV], size="EWS", shot="1A"), frame(2, "", [AARAV], size="CU", shot="1B"))
    assert "continuity.size-jump" in rules(found)


def test_a_position_that_nobody_walked_to_is_told() -> None:
    found = breaks(
        frame(1, "", [{"asset": AARAV, "position": "far_left"}], size="FS"),
        frame(2, "", [{"asset": AARAV, "position": "far_right"}], size="FS"),
    )
    assert "continuity.position" in rules(found)


def test_a_day_that_turns_to_night_within_a_scene_is_told() -> None:
    found = breaks(frame(1, lighting="bright day"), frame(2, lighting="night, one lamp"))
    assert rules(found) == {"continuity.time"}
    assert not breaks(frame(1, lighting="morning"), frame(2, lighting="soft daylight"))


def test_a_walker_who_turns_round_at_the_cut_is_told() -> None:
    found = breaks(
        frame(1, "Aarav walks.", [AARAV], size="WS", shot="1A"),
        frame(2, "Aarav walks.", [{"asset": AARAV, "look": "left"}], size="FS", shot="1B"),
    )
    assert "continuity.direction" in rules(found)


def test_a_thing_that_changes_hands_by_itself_is_told() -> None:
    held = [FrameProp(asset=BOOK, held_by=AARAV)], [FrameProp(asset=BOOK, held_by=MEERA)]
    found = breaks(frame(1, "", BOTH, held[0], size="FS"), frame(2, "", BOTH, held[1], size="FS"))
    assert rules(found) == {"continuity.prop-jump"}
    assert not breaks(
        frame(1, "", BOTH, held[0], size="FS"),
        frame(2, "Aarav gives Meera the book.", BOTH, held[1], size="FS"),
    )


def test_a_thing_that_is_missing_in_between_is_told() -> None:
    held = [FrameProp(asset=BOOK, held_by=AARAV)]
    found = breaks(
        frame(1, "", [AARAV], held, size="FS"), frame(2, size="FS"), frame(3, "", [AARAV], held, size="FS")
    )
    missing = next(b for b in found if b.rule == "continuity.prop-missing")
    assert missing.frame_id == "FR_S01_002" and "add_props: [PROP_Book]" in missing.hint
    assert not breaks(
        frame(1, "", [AARAV], held, size="FS"), frame(2, size="CU"), frame(3, "", [AARAV], held, size="FS")
    ), "hands that are not in the picture may hold anything"


@pytest.mark.parametrize("rule", CONTINUITY_RULES)
def test_rules_are_described(rule: str) -> None:
    assert rule.startswith("continuity.") and CONTINUITY_RULES[rule]


def test_an_empty_scene_has_no_breaks() -> None:
    assert breaks() == []
