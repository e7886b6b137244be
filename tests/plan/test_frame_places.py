"""A frame of an intercut is planned at its own place."""

from __future__ import annotations

from storyboard_cli.plan.needs import assets_of
from storyboard_cli.plan.staging import stage_scene
from storyboard_cli.script.graph import Scene
from tests.script.world import asset, compile_text, facts, project

_TEXT = """
INT. KITCHEN - NIGHT

ANNA
Hello?

EXT. BEACH - DAY

BEN
It is me.

INTERCUT WITH KITCHEN

ANNA
Who?

BEN
Ben.
"""
_KNOWN = facts(
    [asset("CHAR_Anna", "Anna"), asset("CHAR_Ben", "Ben"), asset("ENV_Kitchen", "Kitchen"),
     asset("ENV_Beach", "Beach")]
)  # fmt: skip


def beach() -> Scene:
    return compile_text(_TEXT, known=_KNOWN).scenes[1]


def test_the_place_of_a_frame_is_a_lock_that_its_scene_needs() -> None:
    assert {"ENV_Beach", "ENV_Kitchen"} <= set(assets_of(beach()))


def test_each_frame_is_staged_at_its_own_place_with_its_own_people() -> None:
    staged = stage_scene(beach(), project(), {})
    seen = [(s.setting, s.interior, [f.asset for f in s.figures]) for _, s in staged]
    kitchen = next(row for row in seen if row[2] == ["CHAR_Anna"])
    assert kitchen[1] and all(not inside for _, inside, people in seen if people == ["CHAR_Ben"])
    assert kitchen[0] != seen[0][0]


def test_the_own_place_is_part_of_the_picture_and_nothing_is_where_there_is_none() -> None:
    frames = beach().live_frames
    assert ["place" in f.picture_fields() for f in frames] == [f.place is not None for f in frames]
    assert [f.place.location for f in frames if f.place] == ["KITCHEN"]
    assert "focus" not in frames[0].picture_fields()
