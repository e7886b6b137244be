"""Labelled cases: frames in which a character is as it should be, and frames in which something is wrong with
it.

`SAME` frames show the cast in other poses, light and framing. `WRONG` ones must be seen; `UNSEEN` ones are
wrong in a way that colours can't tell, and are there to say so in numbers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.spec.appearance import Appearance, Hair, Outfit
from storyboard_cli.spec.asset import AssetSpec
from tests.consistency_cases.altered import STYLES, mirrored_figure, restyled
from tests.consistency_cases.world import (
    CLOTHES,
    HAIRS,
    PLACES,
    PROJECT,
    World,
    character,
    draw,
    environment,
    frame_recipes,
    random_scene,
    working_use,
)

SAME = "same"
MIRRORED = "mirrored"  # has a score of its own, and no place in the curves of likeness
WRONG = (
    "other coat", "other hair", "other character", "recoloured", "swapped places", "missing", "extra",
    MIRRORED,
)  # fmt: skip
STYLED = tuple(f"style: {name}" for name in STYLES)
UNSEEN = ("other face", "same colours, other build", "same colours, other cut", "other place")

Cast = dict[str, AssetSpec]


@dataclass(frozen=True)
class Case:
    """One drawn frame. `asset` is what the label is about; `recipe` is what the frame should show."""

    label: str
    asset: str
    png: bytes
    recipe: Recipe
    world: int

    @property
    def staging(self) -> Staging:
        assert self.recipe.staging is not None
        return self.recipe.staging

    @property
    def place(self) -> str:
        """The place that the frame should show."""
        return next(use.asset_id for use in self.recipe.assets if use.asset_type == "environment")


def cases(world: World, scenes: int, labels: tuple[str, ...] = (SAME, *WRONG)) -> Iterator[Case]:
    """Frames of random scenes, each as it should be and once with each thing wrong."""
    rng = random.Random(f"cases {world.seed}")
    specs = {spec.asset_id: spec for spec in world.cast}
    for index in range(1, scenes + 1):
        cast = rng.sample(sorted(specs), rng.choice([1, 2, 2, 3]))
        scene = random_scene(rng, cast, index)
        asset = rng.choice(cast)
        drawn = {label: change(specs, asset, cast, rng) for label, change in _OTHER_CASTS.items()}
        elsewhere = rng.choice([p for p in PLACES if p != scene.environment])
        for number, recipe in enumerate(frame_recipes(scene, specs)):
            assert recipe.staging is not None
            if not any(f.asset == asset and f.visible >= 0.4 for f in recipe.staging.figures):
                continue
            for label in labels:
                other = drawn.get(label)
                wrong = frame_recipes(scene, specs, other)[number] if other is not None else None
                whom = asset if label != MIRRORED else _one_sided(recipe.staging, specs)
                made = _case(label, whom, recipe, wrong, elsewhere) if whom else None
                if made is not None and whom is not None:
                    yield Case(label, whom, made[0], made[1], world.seed)


def _case(
    label: str, asset: str, right: Recipe, wrong: Recipe | None, elsewhere: str
) -> tuple[bytes, Recipe] | None:
    """The picture of a case and the recipe that it should have, or None where the label makes no sense."""
    assert right.staging is not None
    if label in _OTHER_CASTS:
        return None if wrong is None else (draw(wrong), right)
    if label == SAME:
        return draw(right), right
    if label == "extra":
        return (draw(right), _without(right, asset)) if len(right.staging.figures) > 1 else None
    if label == "missing":
        return draw(_without(right, asset)), right
    if label == MIRRORED:
        picture = mirrored_figure(draw(right), right.staging, asset)
        return None if picture is None else (picture, right)
    if label == "other place":
        return draw(_at(right, elsewhere)), right
    return restyled(draw(right), label.removeprefix("style: ")), right


def _one_sided(staging: Staging, specs: Cast) -> str | None:
    """Somebody in the frame who is not the same in the mirror."""
    return next((f.asset for f in staging.figures if not specs[f.asset].symmetric), None)


def _other_coat(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    look, outfit, _ = _parts(specs[asset])
    other = rng.choice([c for c in CLOTHES if far(c, outfit.top_color)])
    return specs | {asset: _with(asset, look, outfit=outfit.model_copy(update={"top_color": other}))}


def _other_hair(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    look, _, hair = _parts(specs[asset])
    other = rng.choice([c for c in HAIRS if far(c, hair.color)])
    style = rng.choice([s for s in ("long", "buzz", "bun", "curly") if s != hair.style])
    return specs | {asset: _with(asset, look, hair=hair.model_copy(update={"color": other, "style": style}))}


def _other_character(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    stranger = rng.choice([a for a in sorted(specs) if a not in cast])
    return specs | {asset: _with(asset, specs[stranger].appearance)}


def _recoloured(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    look, outfit, _ = _parts(specs[asset])
    turned = {"top_color": _turned(outfit.top_color), "bottom_color": _turned(outfit.bottom_color)}
    return specs | {asset: _with(asset, look, outfit=outfit.model_copy(update=turned))}


def _swapped(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    if len(cast) < 2:
        return None
    other = next(a for a in cast if a != asset)
    return specs | {
        asset: _with(asset, specs[other].appearance),
        other: _with(other, specs[asset].appearance),
    }


def _other_face(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    look = specs[asset].appearance
    age = "elder" if look.age != "elder" else "adult"
    sex = "feminine" if look.presentation == "masculine" else "masculine"
    return specs | {asset: _with(asset, look, age=age, presentation=sex)}


def _other_build(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    look = specs[asset].appearance
    return specs | {asset: _with(asset, look, build="heavy" if look.build == "slim" else "slim")}


def _other_cut(specs: Cast, asset: str, cast: list[str], rng: random.Random) -> Cast | None:
    look, outfit, _ = _parts(specs[asset])
    top = rng.choice([t for t in ("shirt", "jacket", "hoodie", "sweater") if t != outfit.top])
    return specs | {asset: _with(asset, look, outfit=outfit.model_copy(update={"top": top}))}


_OTHER_CASTS: dict[str, Callable[[Cast, str, list[str], random.Random], Cast | None]] = {
    "other coat": _other_coat,
    "other hair": _other_hair,
    "other character": _other_character,
    "recoloured": _recoloured,
    "swapped places": _swapped,
    "other face": _other_face,
    "same colours, other build": _other_build,
    "same colours, other cut": _other_cut,
}


def _parts(spec: AssetSpec) -> tuple[Appearance, Outfit, Hair]:
    look = spec.appearance
    assert look.outfit is not None and look.hair is not None
    return look, look.outfit, look.hair


def _with(asset: str, look: Appearance, **changes: object) -> AssetSpec:
    return character(asset, look.model_copy(update=changes))


def _without(recipe: Recipe, asset: str) -> Recipe:
    staging = recipe.staging
    assert staging is not None
    figures = tuple(f for f in staging.figures if f.asset != asset)
    return recipe.model_copy(update={"staging": staging.model_copy(update={"figures": figures})})


def _at(recipe: Recipe, place: str) -> Recipe:
    """The same people from the same camera, in another set."""
    assert recipe.staging is not None
    spec = environment(place)
    staging = recipe.staging.model_copy(update={"setting": spec.appearance.setting})
    uses = [working_use(spec, PROJECT) if u.asset_type == "environment" else u for u in recipe.assets]
    return recipe.model_copy(update={"staging": staging, "assets": tuple(uses)})


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
