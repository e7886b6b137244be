"""The recipe of a frame in words: each phrase of the prompt and each seed, with where it comes from."""

from __future__ import annotations

from typing import Any

from pydantic import Field, ValidationError

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.ops.checked import state_of, version_of
from storyboard_cli.plan.recipe import AssetUse, PromptPart, Recipe, SeedPlan, SeedStep
from storyboard_cli.plan.staging.staged_subject import StagedSubject
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.selection import one_frame
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import read_if_usable


class FrameRecipeAsk(Ask):
    frame: str = Field(description="Which one: FR_S03_002, S03/2.")
    version: int | None = Field(
        None, ge=1, description="What this version was drawn from; left out: what is wanted now."
    )


class RecipePhrase(Frozen):
    """A phrase of a prompt, and the field that it stands in."""

    text: str = Field(description="The phrase.")
    origin: str = Field(description="The field, as CHAR_001@v3.canonical_prompt.")


class RecipeSeed(Frozen):
    """A step of a seed's lineage."""

    kind: str = Field(description="project, scene, frame, asset or role.")
    subject: str = Field(description="Whose seed it is.")
    seed: int = Field(description="The seed.")


class RecipeAsset(Frozen):
    """An asset as the picture uses it."""

    asset: str = Field(description="The version: CHAR_001@v3; v0 is a draft's placeholder.")
    name: str = Field(description="Its name.")
    type: str = Field(description="character, environment, nature, prop or style.")
    variant: str | None = Field(None, description="The variant that is seen.")
    expression: str | None = Field(None, description="The face that is made.")
    seed: int = Field(description="Its seed.")
    roles: list[str] = Field([], description="Its locked pictures that a renderer may use, by role.")


class RecipeTold(Frozen):
    """What decides a picture, as people read it."""

    recipe_hash: str = Field(description="The hash of all of it.")
    positive: list[RecipePhrase] = Field([], description="The prompt, phrase by phrase.")
    negative: list[RecipePhrase] = Field([], description="What must not appear, phrase by phrase.")
    seed: int = Field(description="The seed that is used.")
    seed_policy: str = Field(description="How seeds are inherited: inherit, scene or asset.")
    seed_reason: str | None = Field(None, description="Why it is another one than the policy gives.")
    lineage: list[RecipeSeed] = Field([], description="Where the seed comes from, the project's first.")
    renderer: str = Field(description="What draws it.")
    pipeline: str = Field(description="The workflow, as scene-sdxl@1.")
    base_model: str = Field(description="The family of models.")
    models: dict[str, str] = Field({}, description="The files of the models, by their role.")
    sampler: str = Field(description="The sampler.")
    scheduler: str = Field(description="The scheduler.")
    steps: int = Field(description="Steps of the sampler.")
    cfg: float = Field(description="How strongly the prompt counts.")
    width: int = Field(description="Pixels across.")
    height: int = Field(description="Pixels down.")
    assets: list[RecipeAsset] = Field([], description="The assets in it.")
    drawn: list[StagedSubject] | None = Field(
        None,
        description="How each subject that the words showed is drawn; none: it is not staged by subject.",
    )
    draft: bool = Field(False, description="It has placeholders for what is not locked.")


class FrameRecipeRow(FrameView):
    """A frame, and the recipe that was asked for."""

    wanted: bool = Field(description="It is what is wanted now; else what the version was drawn from.")
    recipe: RecipeTold | None = Field(
        None, description="None: the frame is blocked, or the picture carries none that can be read."
    )


class FrameRecipeAnswer(Answer):
    row: FrameRecipeRow = Field(description="The frame with its recipe.")


@signed
def show(workspace: Workspace, ask: FrameRecipeAsk, caller: Caller) -> FrameRecipeAnswer:
    """The recipe that is wanted now, or the one inside a version's picture. Nothing is written."""
    state = state_of(workspace, one_frame(workspace.scenes, ask.frame))
    if ask.version is None:
        recipe, fields = state.plan.recipe, view_fields(state)
    else:
        render = version_of(state, ask.version)
        recipe, fields = _inside(workspace, state, ask.version), view_fields(state, render)
    told = recipe_in_words(recipe) if recipe is not None else None
    return FrameRecipeAnswer(row=FrameRecipeRow(**fields, wanted=ask.version is None, recipe=told))


def _inside(workspace: Workspace, state: FrameState, version: int) -> Recipe | None:
    """The recipe that the picture of a version carries, where this sb can read it."""
    rows = workspace.views.renders_of(state.frame.frame_id)
    place = next((row.image_uri for row in rows if row.render_version == version), "")
    data = read_if_usable(workspace.files, place) if place else None
    carried: Any = (recipe_of(data) or {}).get("recipe") if data is not None else None
    try:
        return Recipe.model_validate(carried) if isinstance(carried, dict) else None
    except ValidationError:  # written by another sb
        return None


def recipe_in_words(recipe: Recipe) -> RecipeTold:
    """The recipe as people read it: of its staging only who and what, and nothing that only hashes say."""
    seeds, sampling = recipe.seeds, recipe.sampling
    return RecipeTold(
        recipe_hash=recipe.recipe_hash,
        positive=_phrases(recipe.prompt.positive),
        negative=_phrases(recipe.prompt.negative),
        **_seeds(seeds),
        renderer=recipe.renderer,
        pipeline=recipe.pipeline,
        base_model=recipe.base_model,
        models=dict(recipe.models),
        sampler=sampling.sampler,
        scheduler=sampling.scheduler,
        steps=sampling.steps,
        cfg=sampling.cfg,
        width=recipe.width,
        height=recipe.height,
        assets=[_asset(use) for use in recipe.assets],
        drawn=list(recipe.staging.subjects) if recipe.staging is not None else None,
        draft=recipe.draft,
    )


def _phrases(parts: tuple[PromptPart, ...]) -> list[RecipePhrase]:
    return [RecipePhrase(text=part.text, origin=part.origin) for part in parts]


def _seeds(seeds: SeedPlan) -> dict[str, Any]:
    return {
        "seed": seeds.seed,
        "seed_policy": seeds.policy,
        "seed_reason": seeds.override_reason,
        "lineage": [_step(step) for step in seeds.lineage],
    }


def _step(step: SeedStep) -> RecipeSeed:
    return RecipeSeed(kind=step.kind, subject=step.subject, seed=step.seed)


def _asset(use: AssetUse) -> RecipeAsset:
    return RecipeAsset(
        asset=f"{use.asset_id}@v{use.version}",
        name=use.name,
        type=use.asset_type,
        variant=use.variant,
        expression=use.expression,
        seed=use.seed,
        roles=list(dict.fromkeys(picture.role for picture in use.pictures)),
    )
