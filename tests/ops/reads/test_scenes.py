"""What a scene is and what stops it, told to a face that has no folder to look into."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops.edit import PutScriptAsk, put_script
from storyboard_cli.ops.plan import PlanAsk, plan
from storyboard_cli.ops.scene import (
    ListScenesAsk,
    ShowSceneAsk,
    ValidateSceneAsk,
    list_scenes,
    show_scene,
    validate_scene,
)
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def test_a_scene_is_told_as_the_node_that_it_is_with_its_frames(film: Workspace) -> None:
    told = show_scene(film, ShowSceneAsk(scene="S01"), calling())
    scene = film.scenes[0]
    assert (told.scene.scene_id, told.scene.project_id, told.scene.script_id) == ("S01", "PRJ_001", "rain")
    assert told.scene.environment == scene.environment and told.scene.characters == ["CHAR_001"]
    assert told.scene.graph_hash == scene.graph_hash and told.scene.length == len(scene.live_frames)
    assert [r.frame_id for r in told.rows] == [f.frame_id for f in scene.frames]
    first = told.rows[0]
    assert (first.render_state, first.review_status, first.render_version) == ("fresh", "waiting", 1)
    assert first.action == "ASHA stands at the window." and first.shown == scene.frames[0].shown
    spoken = [line for row in told.rows for line in row.dialogue]
    assert [(line.speakers, line.text) for line in spoken] == [(["CHAR_001"], "Is it raining?")]
    assert told.direction is None and not told.blockers and not told.problems
    assert validate_scene(film, ValidateSceneAsk(scene="S01"), calling()).failure is None


def test_a_scene_that_waits_for_an_asset_is_blocked(film: Workspace, project: Project) -> None:
    text = project.text("scripts/rain.fountain") + "\nINT. CELLAR - NIGHT\n\nBORIS digs.\n"
    put_script(film, PutScriptAsk(name="rain.fountain", text=text), calling())
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    film.forget()
    told = show_scene(film, ShowSceneAsk(scene="S03"), calling())
    wanted = plan(film, PlanAsk(selectors=["S03"]), calling())
    assert told.blockers and {b.code for b in told.blockers} == {
        b.code for row in wanted.rows for b in row.blockers
    }
    checked = validate_scene(film, ValidateSceneAsk(scene="S03"), calling())
    assert checked.failure is Kind.blocked and len(checked.problems) == len(told.blockers)
    assert validate_scene(film, ValidateSceneAsk(scene="S01"), calling()).failure is None


def test_what_is_wrong_with_its_direction_is_told_and_the_frames_all_the_same(
    film: Workspace, project: Project
) -> None:
    project.write("direction/S01.yaml", "schema: 1\nscene_id: S01\nframes:\n  FR_S01_099:\n    mood: x\n")
    film.forget()
    told = show_scene(film, ShowSceneAsk(scene="S01"), calling())
    assert [p.code for p in told.problems] == ["no-such-frame"] and told.direction is not None
    assert told.rows[0].render_state == "fresh"
    assert validate_scene(film, ValidateSceneAsk(scene="S01"), calling()).failure is Kind.blocked
    assert validate_scene(film, ValidateSceneAsk(scene="S02"), calling()).failure is None

    broken = "schema: 1\nscene_id: S01\nframez: {}\n"
    project.write("direction/S01.yaml", broken)
    film.forget()
    told = show_scene(film, ShowSceneAsk(scene="S01"), calling())
    assert told.direction is not None and told.direction.text == broken
    assert told.problems and all(p.where and p.where.path == "direction/S01.yaml" for p in told.problems)
    assert (told.rows[0].render_version, told.rows[0].render_state) == (1, "")
    other = validate_scene(film, ValidateSceneAsk(scene="S02"), calling())
    assert other.failure is Kind.blocked  # no frame is planned as long as a direction cannot be read


def test_scenes_come_page_by_page_in_story_order(film: Workspace, project: Project) -> None:
    first = list_scenes(film, ListScenesAsk(limit=1), calling())
    assert ([s.scene_id for s in first.scenes], first.next, first.total) == (["S01"], "S01", 2)
    last = list_scenes(film, ListScenesAsk(limit=1, after="S01"), calling())
    assert ([s.scene_id for s in last.scenes], last.next) == (["S02"], None)

    only_night = "Title: Rain\n\nINT. ROOM - NIGHT\n\nASHA sleeps.\n"
    project.write("scripts/rain.fountain", only_night)
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    film.forget()
    gone = [s.scene_id for s in film.scenes if s.omitted]
    assert gone == ["S01"]
    assert [s.scene_id for s in list_scenes(film, ListScenesAsk(after="S01"), calling()).scenes] == ["S02"]
    every = list_scenes(film, ListScenesAsk(omitted=True), calling())
    assert {s.scene_id: s.omitted for s in every.scenes} == {"S01": True, "S02": False}
    assert show_scene(film, ShowSceneAsk(scene="S01"), calling()).rows[0].review_status == "omitted"


def test_a_scene_that_is_not_there_is_missing(film: Workspace) -> None:
    with pytest.raises(SbError) as caught:
        show_scene(film, ShowSceneAsk(scene="S09"), calling())
    assert caught.value.kind is Kind.missing
    with pytest.raises(ValidationError):
        ShowSceneAsk(scene="../S01")
