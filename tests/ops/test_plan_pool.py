"""Plans that are made in other processes are the plans that would have been made here."""

from __future__ import annotations

import pytest

from storyboard_cli.core.caller import Caller, Cancel, Cancelled
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.plan_pool import FEW, packed, plan_apart
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.scripts import compile_files, read_scripts
from storyboard_cli.project.targets import frame_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from tests.callers import calling
from tests.ops.projects import Project


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


class Looks(Cancel):
    """A wish to stop that is uttered at the nth look."""

    def __init__(self, nth: int) -> None:
        super().__init__()
        self.left = nth

    @property
    def asked(self) -> bool:
        self.left -= 1
        return self.left <= 0


def hurried(nth: int) -> Caller:
    return Caller("Asha", cancel=Looks(nth))


def test_planning_in_other_processes_stops_when_it_is_not_wanted_any_more(film: Workspace) -> None:
    said = [(scene, None) for scene in film.scenes]
    target = frame_target(film)
    for nth in (1, 2):
        with pytest.raises(Cancelled):
            plan_apart(
                film.project, film.registry, target, said, processes=2, few=1, between=hurried(nth).check
            )


def test_planning_looks_between_two_scenes(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "seed: 7", "seed: 8")  # every plan is another one
    film.forget()
    assert len(film.scenes) == 2
    with pytest.raises(Cancelled):
        frame_states(film.for_caller(hurried(2)))
    assert frame_states(film.for_caller(calling()))


def test_a_compile_looks_between_two_scenes(film: Workspace, project: Project) -> None:
    project.append("scripts/rain.fountain", "\nASHA wakes up.\n")
    film.forget()
    before = project.kept()
    with pytest.raises(Cancelled):
        compile_files(film.for_caller(hurried(2)), read_scripts(film, ["scripts/rain.fountain"]), film.scenes)
    assert project.kept() == before


def test_plans_that_are_kept_ask_the_caller_of_today(film: Workspace, project: Project) -> None:
    """Who planned first may have stopped long ago."""
    first = calling()
    project.edit("project.yaml", "seed: 7", "seed: 8")
    film.forget()
    frame_states(film.for_caller(first))
    first.cancel.ask()

    planned = film.for_caller(calling()).kept(Plans)
    chosen = [(scene, frame) for scene in film.scenes for frame in scene.frames]
    assert planned.of_frames(chosen, draft=True, between=calling().check)
    assert frame_states(film.for_caller(calling()))
