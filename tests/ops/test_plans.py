"""The plans of an opened project: recipes are made when somebody asks, once, and a draft is the same plan."""

from __future__ import annotations

import pytest

from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import unlock
from storyboard_cli.plan import planning
from storyboard_cli.plan.planning import plan_scene
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.targets import frame_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import local_files
from tests.callers import calling
from tests.ops.projects import Project


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes that are planned from here on, with a word for drafts."""
    found: list[str] = []

    def counting(*given: object, draft: bool = False) -> object:
        found.append(f"{given[1].scene_id}{' draft' * draft}")  # type: ignore[attr-defined]
        return plan_scene(*given, draft=draft)  # type: ignore[arg-type]

    monkeypatch.setattr(planning, "plan_scene", counting)
    return found


def test_hashes_come_from_the_disk_and_recipes_when_they_are_asked_for(
    film: Workspace, planned: list[str]
) -> None:
    film.kept(Plans).every()
    film.forget()
    planned.clear()
    plans = film.kept(Plans).every()
    assert planned == [] and all(p.recipe_hash for p in plans.values())
    first = next(iter(plans.values()))
    assert first.recipe is not None and first.recipe.recipe_hash == first.recipe_hash
    assert all(p.recipe for p in plans.values())
    assert planned == [s.scene_id for s in film.scenes]


def test_a_scene_is_planned_again_after_it_was_read_again(film: Workspace, planned: list[str]) -> None:
    scene = film.scenes[0]
    assert film.kept(Plans).of_scene(scene) is film.kept(Plans).of_scene(scene)
    film.forget()
    film.kept(Plans).of_scene(film.scenes[0])
    assert planned == [scene.scene_id] * 2


def test_the_draft_of_a_locked_scene_is_its_plan(film: Workspace, planned: list[str]) -> None:
    scene = film.scenes[0]
    plans = film.kept(Plans)
    assert plans.of_scene(scene, draft=True) == plan_scene(
        film.project, scene, film.registry, None, frame_target(film), draft=True
    )
    plans.of_scene(scene)
    assert planned == [scene.scene_id]


def test_the_draft_of_a_scene_that_waits_for_a_lock_has_the_working_spec(
    film: Workspace, project: Project, planned: list[str]
) -> None:
    project.remove("assets/CHAR_001/v1")
    film.forget()
    scene = film.scenes[0]
    plans = film.kept(Plans)
    assert any(p.blockers for p in plans.of_scene(scene))
    drafted = plans.of_scene(scene, draft=True)
    assert all(p.recipe and not p.blockers for p in drafted)
    assert planned == [scene.scene_id, f"{scene.scene_id} draft"]


def test_states_of_a_few_frames_plan_their_scenes_alone(film: Workspace, planned: list[str]) -> None:
    everything = frame_states(film)
    film.cache.remove("plan.json")
    film.forget()
    planned.clear()
    last = film.scenes[-1].scene_id

    some = frame_states(film, [last])
    assert planned == [last]
    film.forget()
    assert frame_states(film) == everything
    assert sorted(planned) == sorted(s.scene_id for s in film.scenes), "what was planned before is kept"
    assert some == [s for s in everything if s.scene.scene_id == last]


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files tell by their times at once that they did not change, not only when they are two seconds old."""
    monkeypatch.setattr(local_files, "_SETTLED_NS", 0)


@pytest.mark.usefixtures("settled")
def test_no_spec_and_no_lock_is_read_while_no_file_changed(film: Workspace) -> None:
    film.forget()
    before = frame_states(film)
    film.forget()
    assert frame_states(film) == before
    assert not {"registry", "locks", "directions"} & set(vars(film))


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("change", ["retired", "spec of no version", "scene"])
def test_what_is_kept_is_not_taken_for_what_is_wanted_after_a_change(film: Workspace, change: str) -> None:
    film.forget()
    before = {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film)}
    if change == "retired":
        unlock.unlock(film, unlock.UnlockAsk(asset="CHAR_001@v1", reason="wrong coat"), calling())
    elif change == "spec of no version":
        film.files.put(
            "assets/STYLE_Ink/asset.yaml",
            b"schema: 1\nasset_id: STYLE_Ink\nasset_type: style\nname: Ink\ncanonical_prompt: ink\n",
        )
    else:
        film.files.put(
            "scenes/S01/scene.yaml",
            film.files.read("scenes/S01/scene.yaml").replace(b"She turns around", b"She falls down"),
        )
    film.forget()
    some = {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film, ["S01"])}
    film.forget()
    after = {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film)}
    film.cache.remove("plan.json")
    film.forget()

    assert after != before
    assert after == {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film)}
    assert some == {name: after[name] for name in some}


@pytest.mark.usefixtures("settled")
def test_what_another_renderer_would_make_is_not_taken_for_what_is_wanted(
    film: Workspace,
) -> None:
    """All scenes were planned, then one of them for another renderer, with no file changed."""
    before = {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film)}
    film.forget()
    other = {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film, ["S01"], renderer="comfyui")}
    film.forget()

    assert other.items() - before.items()
    assert {s.frame.frame_id: s.plan.recipe_hash for s in frame_states(film)} == before


def test_a_plan_of_what_was_there_before_is_kept_for_nobody(film: Workspace, project: Project) -> None:
    """A process that stays has read the scenes before another one compiles them."""
    before = film.kept(Plans).every()["FR_S01_001"]
    project.write(
        "direction/S01.yaml", "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001:\n    lighting: dusk\n"
    )
    film.forget()
    assert film.scenes and film.directions
    with project.open() as other:
        compile_op.compile(other, compile_op.CompileAsk(), calling())
    film.kept(Plans).every()  # of scenes as they were
    with project.open() as anew:
        wanted = planning.plan_scene(
            anew.project, anew.scenes[0], anew.registry, anew.directions["S01"], frame_target(anew)
        )
        now = anew.kept(Plans).every()["FR_S01_001"]
    assert wanted[0].recipe is not None
    assert now.recipe_hash == wanted[0].recipe.recipe_hash != before.recipe_hash
