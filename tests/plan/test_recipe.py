"""A recipe's hash is computed once, and nothing else about the recipe knows that it was."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from storyboard_cli.core.model import Frozen
from storyboard_cli.plan import recipe as module
from storyboard_cli.plan.recipe import Prompt, PromptPart, Recipe, Sampling, SeedPlan
from storyboard_cli.spec.project import StyleAnchors


def recipe(**changes: Any) -> Recipe:
    fields: dict[str, Any] = {
        "kind": "frame",
        "project_id": "PRJ_001",
        "renderer": "preview",
        "style_anchor_prompt": "ink",
        "style_anchors": StyleAnchors(),
        "drawing_style": "ink",
        "base_model": "",
        "sampling": Sampling(sampler="euler", scheduler="normal", steps=20, cfg=7.0),
        "width": 320,
        "height": 192,
        "pipeline": "preview@1",
        "pipeline_hash": "",
        "subject": {"frame_id": "FR_S01_001"},
        "assets": (),
        "prompt": Prompt(positive=(PromptPart(text="rain", origin="frame"),)),
        "seeds": SeedPlan(policy="frame", seed=7, lineage=()),
    }
    return Recipe.model_validate(fields | changes)


@pytest.fixture
def looked_at() -> Recipe:
    made = recipe()
    assert made.recipe_hash.startswith("sha256:")
    return made


def test_the_hash_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[object] = []
    real = module.sha256_json
    monkeypatch.setattr(module, "sha256_json", lambda value: computed.append(value) or real(value))
    made = recipe()

    assert made.recipe_hash == made.recipe_hash == recipe().recipe_hash
    assert len(computed) == 2  # one for each recipe


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_with_other_fields_has_its_own_hash(looked_at: Recipe, *, deep: bool) -> None:
    for changes in ({"width": 640}, {"seeds": SeedPlan(policy="frame", seed=8, lineage=())}):
        changed = looked_at.model_copy(update=changes, deep=deep)
        assert changed.recipe_hash == recipe(**changes).recipe_hash != looked_at.recipe_hash


@pytest.mark.parametrize(
    "copied",
    [
        copy.copy,
        copy.deepcopy,
        lambda r: r.model_copy(),
        lambda r: r.model_copy(deep=True),
        lambda r: pickle.loads(pickle.dumps(r)),
        lambda r: Recipe.model_validate_json(r.model_dump_json(by_alias=True)),
    ],
    ids=["copy", "deepcopy", "model_copy", "deep model_copy", "pickle", "json"],
)
def test_a_copy_is_equal_and_hashes_alike(looked_at: Recipe, copied: Any) -> None:
    other = copied(looked_at)
    assert other == looked_at
    assert other == recipe()
    assert other.recipe_hash == looked_at.recipe_hash


def test_a_recipe_that_was_looked_at_is_written_like_one_that_was_not(looked_at: Recipe) -> None:
    class Holder(Frozen):
        held: Recipe | None

    fresh = recipe()
    assert looked_at == fresh
    assert fresh == looked_at
    assert repr(looked_at) == repr(fresh)
    assert dict(looked_at) == dict(fresh)
    assert looked_at.model_dump(mode="json") == fresh.model_dump(mode="json")
    assert looked_at.model_dump_json() == fresh.model_dump_json()
    assert looked_at.plain() == fresh.plain()
    assert Holder(held=looked_at).model_dump_json() == Holder(held=fresh).model_dump_json()
    assert b"recipe_hash" not in pickle.dumps(looked_at)
    assert looked_at.model_fields_set == fresh.model_fields_set
    assert "recipe_hash" not in Recipe.model_json_schema()["properties"]
    with pytest.raises(ValueError, match="frozen"):
        looked_at.width = 640  # type: ignore[misc]
