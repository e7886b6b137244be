"""A candidate of a frame: its recipe with another seed, which follows from the frame's own by a number."""

from __future__ import annotations

from storyboard_cli.plan.recipe import Recipe, SeedPlan, SeedStep
from storyboard_cli.plan.seeds import derive
from storyboard_cli.plan.staging.stage import seed_of

STEP = "candidate"
"""The kind of the last step of its seed's lineage."""


def candidate_of(seeds: SeedPlan) -> int:
    """Which candidate the seeds are of; 0 for the frame's own."""
    last = seeds.lineage[-1] if seeds.lineage else None
    return int(last.subject) if last is not None and last.kind == STEP else 0


def as_candidate(recipe: Recipe, uid: str, number: int) -> Recipe:
    """The recipe with the seed of that candidate, 0 for the frame's own, whichever it has now.

    `uid` is the frame's. The hand of a drawn picture follows from its own number, which is another one too.
    """
    seeds = _own(recipe.seeds)
    if number:
        seeds = _with(seeds, SeedStep(kind=STEP, subject=str(number), seed=_seed(seeds.seed, number)))
    staging = recipe.staging
    if staging is not None:
        staging = staging.model_copy(update={"seed": seed_of(f"{uid}/{number}" if number else uid)})
    return recipe.model_copy(update={"seeds": seeds, "staging": staging})


def _seed(parent: int, number: int) -> int:
    return derive(parent, STEP, str(number))


def _own(seeds: SeedPlan) -> SeedPlan:
    if not candidate_of(seeds):
        return seeds
    own = seeds.lineage[:-1]
    return _of_lineage(seeds, own)


def _with(seeds: SeedPlan, step: SeedStep) -> SeedPlan:
    return _of_lineage(seeds, (*seeds.lineage, step))


def _of_lineage(seeds: SeedPlan, lineage: tuple[SeedStep, ...]) -> SeedPlan:
    seed = lineage[-1].seed
    assets = {asset: derive(seed, "asset", asset) for asset in seeds.assets}
    return seeds.model_copy(update={"lineage": lineage, "seed": seed, "assets": assets})
