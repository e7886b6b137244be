"""The seed of a candidate follows from the frame's own by its number, whichever the frame has now."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.candidate import as_candidate, candidate_of
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.seeds import derive
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace


@pytest.fixture
def own(film: Workspace) -> tuple[Recipe, str]:
    """The recipe of a frame with its own seed, and the frame's uid."""
    (state,) = frame_states(film, ["S01/1"])
    recipe = state.plan.recipe
    assert recipe is not None
    return recipe, state.frame.uid


def test_its_seed_is_one_step_behind_the_frames_own(own: tuple[Recipe, str]) -> None:
    recipe, uid = own
    third = as_candidate(recipe, uid, 3)

    assert third.seeds.lineage[:-1] == recipe.seeds.lineage
    assert third.seeds.lineage[-1].kind == "candidate"
    assert third.seeds.seed == derive(recipe.seeds.seed, "candidate", "3")
    assert third.seeds.assets.keys() == recipe.seeds.assets.keys()
    assert all(third.seeds.assets[name] != seed for name, seed in recipe.seeds.assets.items())
    assert (candidate_of(recipe.seeds), candidate_of(third.seeds)) == (0, 3)


def test_only_seed_and_hand_are_others(own: tuple[Recipe, str]) -> None:
    recipe, uid = own
    first, second = (as_candidate(recipe, uid, number) for number in (1, 2))

    assert len({one.recipe_hash for one in (recipe, first, second)}) == 3
    assert recipe.staging is not None and first.staging is not None
    same = {"seeds": recipe.seeds, "staging": recipe.staging}
    assert first.model_copy(update=same).recipe_hash == recipe.recipe_hash
    assert first.staging.model_copy(update={"seed": recipe.staging.seed}) == recipe.staging


@pytest.mark.parametrize("by", [0, 1, 7])
def test_a_candidate_of_a_candidate_is_one_of_the_frame(own: tuple[Recipe, str], by: int) -> None:
    recipe, uid = own

    assert as_candidate(as_candidate(recipe, uid, by), uid, 4) == as_candidate(recipe, uid, 4)
    assert as_candidate(as_candidate(recipe, uid, by), uid, 0).recipe_hash == recipe.recipe_hash
