"""Labelled cases: frames in which a character is as it should be, and frames in which something is wrong with
it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.asset import AssetSpec
from tests.consistency_cases.world import CLOTHES, HAIRS, World, character, draw, frame_recipes, random_scene

SAME = "same"
WRONG = ("other coat", "other hair", "other character", "recoloured", "swapped places", "missing", "extra")


@dataclass(frozen=True)
class Case:
    """One drawn frame. `asset` is what the label is about; `staging` is what the frame should show."""

    label: str
    asset: str
    png: bytes
    recipe: Recipe
    world: int

    @property
    def staging(self) -> Staging:
        assert self.recipe.staging is not None
        return self.recipe.staging


def cases(world: World, scenes: int, labels: tuple[str, ...] = (SAME, *WRONG)) -> Iterator[Case]:
    """Frames of random scenes, each as it should be and once with each thing wrong."""
    rng = random.Random(f"cases {world.seed}")
    specs = {spec.asset_id: spec for spec in world.cast}
    for index in range(1, scenes + 1):
        cast = rng.sample(sorted(specs), rng.choice([1, 2, 2, 3]))
        scene = random_scene(rng, cast, index)
        right = frame_recipes(scene, specs)
        asset = rng.choice(cast)
        drawn = {label: _changed(label, specs, asset, cast, rng) for label in WRONG[:5]}
        for number, recipe in enumerate(right):
            assert recipe.staging is not None
            if not any(f.asset == asset and f.visible >= 0.4 for f in recipe.staging.figures):
                continue
            for label in labels:
                if label == SAME:
                    yield Case(SAME, asset, draw(recipe), recipe, world.seed)
                elif label == "extra":
                    if len(recipe.staging.figures) > 1:
                        yield Case(label, asset, draw(recipe), _without(recipe, asset), world.seed)
                elif label == "missing":
                    yield Case(label, asset, draw(_without(recipe, asset)), recipe, world.seed)
                elif (cast_drawn := drawn[label]) is not None:
                    wrong = frame_recipes(scene, specs, cast_drawn)[number]
                    yield Case(label, asset, draw(wrong), recipe, world.seed)


def _changed(
    label: str, specs: dict[str, AssetSpec], asset: str, cast: list[str], rng: random.Random
) -> dict[str, AssetSpec] | None:
    """The cast as it is drawn wrongly, or None where the label makes no sense for it."""
    look = specs[asset].appearance
    assert look.outfit is not None and look.hair is not None
    if label == "other coat":
        other = rng.choice([c for c in CLOTHES if far(c, look.outfit.top_color)])
        return specs | {asset: _with(asset, look, outfit=look.outfit.model_copy(update={"top_color": other}))}
    if label == "other hair":
        other = rng.choice([c for c in HAIRS if far(c, look.hair.color)])
        style = rng.choice([s for s in ("long", "buzz", "bun", "curly") if s != look.hair.style])
        return specs | {
            asset: _with(asset, look, hair=look.hair.model_copy(update={"color": other, "style": style}))
        }
    if label == "other character":
        stranger = rng.choice([a for a in sorted(specs) if a not in cast])
        return specs | {asset: _with(asset, specs[stranger].appearance)}
    if label == "recoloured":
        outfit = look.outfit.model_copy(
            update={
                "top_color": _turned(look.outfit.top_color),
                "bottom_color": _turned(look.outfit.bottom_color),
            }
        )
        return specs | {asset: _with(asset, look, outfit=outfit)}
    if label == "swapped places" and len(cast) > 1:
        other = next(a for a in cast if a != asset)
        return specs | {
            asset: _with(asset, specs[other].appearance),
            other: _with(other, look),
        }
    return None


def _with(asset: str, look: Appearance, **changes: object) -> AssetSpec:
    return character(asset, look.model_copy(update=changes))


def _without(recipe: Recipe, asset: str) -> Recipe:
    staging = recipe.staging
    assert staging is not None
    figures = tuple(f for f in staging.figures if f.asset != asset)
    return recipe.model_copy(update={"staging": staging.model_copy(update={"figures": figures})})


def far(one: str, other: str) -> bool:
    """Are two colours different enough that anybody would call it another coat?"""
    import numpy as np

    from storyboard_cli.drift.oklab import oklab

    pixels = np.array([[[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (one, other)]], np.uint8)
    a, b = oklab(pixels)[0]
    return float(np.linalg.norm(a - b)) > 0.12


def _turned(colour: str) -> str:
    """The colour with its channels exchanged: red becomes green, blue becomes red; greys get a colour."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    if max(red, green, blue) - min(red, green, blue) < 40:
        return f"#{min(255, red + 90):02x}{green:02x}{max(0, blue - 20):02x}"
    return f"#{blue:02x}{red:02x}{green:02x}"
