"""Plans that are made in other processes are the plans that would have been made here."""

from __future__ import annotations

from storyboard_cli.project.plan_pool import FEW, packed, plan_apart
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.targets import frame_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene


def apart(workspace: Workspace, scenes: list[Scene], few: int) -> dict[str, list[list[object]]]:
    said = [(scene, workspace.directions.get(scene.scene_id)) for scene in scenes]
    return plan_apart(
        workspace.project, workspace.registry, frame_target(workspace), said, processes=2, few=few
    )


def test_another_process_plans_the_same(film: Workspace) -> None:
    scenes = film.scenes
    assert len(scenes) > 1
    here = {s.scene_id: [packed(p) for p in film.kept(Plans).of_scene(s)] for s in scenes}
    assert all(row[2] for rows in here.values() for row in rows), "every frame has a recipe"
    assert apart(film, scenes, 1) == here


def test_a_few_frames_start_no_process(film: Workspace) -> None:
    assert sum(len(s.frames) for s in film.scenes) < FEW
    assert apart(film, film.scenes, FEW) == {}
