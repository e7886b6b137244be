"""What decides a picture is told in words: as it is wanted now, and as it was when a version was drawn."""

from __future__ import annotations

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import frame_recipe
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def told(film: Workspace, **ask: object) -> frame_recipe.FrameRecipeRow:
    film.forget()
    return frame_recipe.show(film, frame_recipe.FrameRecipeAsk(frame="S01/1", **ask), calling()).row


def test_each_phrase_of_the_prompt_says_where_it_stands(film: Workspace) -> None:
    recipe = told(film).recipe
    assert recipe is not None
    origins = {phrase.origin: phrase.text for phrase in recipe.positive}
    [character] = [use for use in recipe.assets if use.type == "character"]
    spec = film.registry.specs[character.asset.partition("@")[0]]
    assert origins[f"{character.asset}.canonical_prompt"] == spec.canonical_prompt
    assert origins["project.style_anchor_prompt"] == "soft contrast"


def test_the_seed_comes_down_from_the_project(film: Workspace) -> None:
    recipe = told(film).recipe
    assert recipe is not None
    assert [step.kind for step in recipe.lineage][:2] == ["project", "scene"]
    assert recipe.lineage[-1].seed == recipe.seed


def test_a_version_keeps_what_it_was_drawn_from(film: Workspace, project: Project) -> None:
    before = told(film, version=1).recipe
    project.edit("project.yaml", "soft contrast", "hard contrast")
    assert before is not None and told(film, version=1).recipe == before
    now = told(film)
    assert now.wanted and now.recipe is not None and now.recipe.recipe_hash != before.recipe_hash
    assert "hard contrast" in {phrase.text for phrase in now.recipe.positive}


def test_what_is_drawn_is_told_of_the_version_and_not_of_the_words_of_today(film: Workspace) -> None:
    recipe = told(film, version=1).recipe
    assert recipe is not None and recipe.drawn is not None
    assert {one.drawn for one in recipe.drawn} <= {"figure", "shape", "stand_in", "off"}
    assert recipe.drawn


def test_a_picture_without_a_recipe_says_so(film: Workspace, project: Project) -> None:
    project.remove("scenes/S01/frame_001_v1.png")
    row = told(film, version=1)
    assert (row.wanted, row.recipe) == (False, None)


def test_a_version_that_is_not_there_is_refused(film: Workspace) -> None:
    with pytest.raises(SbError, match="no v9") as caught:
        told(film, version=9)
    assert caught.value.kind is Kind.missing
