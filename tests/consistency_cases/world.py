"""A made-up cast, and frames with it, drawn by our own preview renderer: the raw material of labelled cases.

Everything follows from a seed. Seeds for tuning and seeds for judging never meet (`held_out.py`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storyboard_cli.core.ids import AssetType
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.recipes import Target, asset_recipe, frame_recipe, working_use
from storyboard_cli.plan.staging import look_of, stage_scene
from storyboard_cli.render.preview.renderer import draw_recipe
from storyboard_cli.script.graph import Frame, FrameCharacter, Scene
from storyboard_cli.spec.appearance import Appearance, Hair, Outfit
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.project import ProjectSpec, Size

HAIRS = ("#1d1a1c", "#3b2417", "#7a4a22", "#b98a4a", "#d9c9a0", "#8c2f1b", "#5b5b60", "#c9c6c0")
SKINS = ("#f0c9a8", "#e0ac82", "#c68e65", "#9a6644", "#6d4530", "#4a2e20")
CLOTHES = (
    "#34558b", "#b43a2e", "#2f6b4a", "#d8a11f", "#7b4a8c", "#1f2a3a", "#e6dfd0", "#8a5a3a",
    "#3f8f9a", "#c7688a", "#59606b", "#a3b86c",
)  # fmt: skip
DARKS = ("#3a3f4a", "#2a2a2e", "#4b3a2e", "#26344a", "#6a6458", "#20262a", "#574a5c")
TOPS = ("shirt", "jacket", "coat", "hoodie", "uniform", "sweater", "tshirt", "vest")
STYLES = ("short", "long", "bob", "bun", "ponytail", "curly", "buzz", "spiky")
PLACES = {
    f"ENV_{name.title()}": name
    for name in (
        "classroom", "street", "forest", "room", "campus", "library", "bedroom", "corridor", "office",
        "kitchen", "cafe", "hospital", "shop", "bus_stop", "park", "rooftop", "beach", "station",
    )
}  # fmt: skip
SIZES = ("WS", "FS", "MLS", "MS", "MCU", "CU")
TIMES = ("day", "morning", "dusk", "night")
POSES = (None, None, "walk", "sit", "point", "hold", "crossed_arms", "read", "phone", "lean")
ACTIONS = (
    "They talk.", "A pause.", "They look around.", "", "He looks down.", "She reads a letter.",
    "A crowd passes.",
)  # fmt: skip
VIEWS = ("front", "three_quarter", "profile", "three_quarter_back", "back")
PROJECT = ProjectSpec(project_id="PRJ_CASES", name="Cases", size=Size(width=768, height=432))
TARGET = Target(renderer="preview")


@dataclass(frozen=True)
class World:
    """A cast with unlike looks."""

    cast: tuple[AssetSpec, ...]
    seed: int


def character(asset_id: str, look: Appearance, name: str = "") -> AssetSpec:
    """A satchel hangs on one side: who wears one is not the same in the mirror."""
    return AssetSpec(
        asset_id=asset_id,
        asset_type=AssetType.character,
        name=name or asset_id.removeprefix("CHAR_"),
        canonical_prompt=f"a person called {asset_id}",
        appearance=look,
        symmetric="satchel" not in look.accessories,
    )


def random_look(rng: random.Random) -> Appearance:
    return Appearance(
        height_cm=rng.choice([158, 164, 170, 176, 182, 188]),
        build=rng.choice(["slim", "average", "heavy"]),
        skin=rng.choice(SKINS),
        hair=Hair(style=rng.choice(STYLES), color=rng.choice(HAIRS)),
        outfit=Outfit(
            top=rng.choice(TOPS),
            top_color=rng.choice(CLOTHES),
            bottom=rng.choice(["trousers", "jeans", "skirt"]),
            bottom_color=rng.choice(DARKS),
            shoes_color=rng.choice(DARKS),
        ),
    )


def make_world(seed: int, size: int = 6) -> World:
    """Characters with tops of different colours: people in the same clothes are one to a check of colours."""
    rng = random.Random(f"world {seed}")
    tops = rng.sample(CLOTHES, size)
    cast = []
    for index in range(size):
        look = random_look(rng)
        assert look.outfit is not None
        outfit = look.outfit.model_copy(update={"top_color": tops[index]})
        worn = ["satchel"] if index % 2 else []
        cast.append(
            character(f"CHAR_{index:03d}", look.model_copy(update={"outfit": outfit, "accessories": worn}))
        )
    return World(tuple(cast), seed)


def style() -> AssetSpec:
    """The look of all frames here: the preview renderer's own hand."""
    return AssetSpec(
        asset_id="STYLE_Main",
        asset_type=AssetType.style,
        name="Main",
        canonical_prompt="clean ink, flat tone",
    )


@cache
def sheets_of(asset_id: str) -> tuple[tuple[str, bytes], ...]:
    """Bundle pictures of a place or of the style, as (role, PNG)."""
    spec = style() if asset_id == "STYLE_Main" else environment(asset_id)
    roles = [f"sheet.{n}" for n in range(1, 6)] if asset_id == "STYLE_Main" else ["wide", "reverse", "detail"]
    return tuple((role, draw(asset_recipe(PROJECT, spec, role, None, TARGET))) for role in roles)


def sheet_recipes(spec: AssetSpec) -> list[tuple[str, Recipe]]:
    """Five references: the views of a turnaround."""
    return [(role, asset_recipe(PROJECT, spec, role, None, TARGET)) for role in VIEWS]


def random_scene(rng: random.Random, cast: list[str], index: int) -> Scene:
    """A place, a time, a few frames."""
    place = rng.choice(list(PLACES))
    frames = []
    for number in range(1, 4):
        size = rng.choice(SIZES)
        seen = cast if size in ("WS", "FS", "MLS", "MS") else [rng.choice(cast)]
        frames.append(
            Frame(
                frame_id=f"FR_S{index:02d}_{number:03d}",
                uid=f"case-{index}-{number}-{rng.random():.6f}",
                frame_index=number,
                shot=f"{index}A",
                size=size,
                angle=rng.choice(["eye", "eye", "eye", "high", "low"]),
                characters=[FrameCharacter(asset=a, pose=rng.choice(POSES)) for a in seen],
                subject=seen[0],
                action=rng.choice(ACTIONS),
            )
        )
    time = rng.choice(TIMES)
    return Scene(
        scene_id=f"S{index:02d}",
        uid=f"scene-{index}-{rng.random():.6f}",
        project_id=PROJECT.project_id,
        script_id="cases",
        scene_index=index,
        heading=f"{place} - {time}",
        int_ext=rng.choice(["int", "ext"]),
        location=place.removeprefix("ENV_"),
        time_of_day=time,
        environment=place,
        characters=cast,
        frames=frames,
    )


def frame_recipes(
    scene: Scene, cast: dict[str, AssetSpec], drawn: dict[str, AssetSpec] | None = None
) -> list[Recipe]:
    """Recipes of a scene's frames. `drawn` replaces how a character is drawn, not how it is staged."""
    looks = {a: look_of(spec) for a, spec in cast.items()}
    places = [scene.environment] if scene.environment else []
    looks |= {place: look_of(environment(place)) for place in places}
    found = []
    for frame, staging in stage_scene(scene, PROJECT, looks):
        seen = [c.asset for c in frame.characters]
        uses = [working_use((drawn or cast)[a], PROJECT) for a in seen]
        uses += [working_use(environment(p), PROJECT) for p in places]
        found.append(frame_recipe(PROJECT, scene, frame, uses, staging, TARGET))
    return found


def environment(asset_id: str) -> AssetSpec:
    return AssetSpec(
        asset_id=asset_id,
        asset_type=AssetType.environment,
        name=asset_id.removeprefix("ENV_"),
        canonical_prompt=f"a {PLACES[asset_id]}",
        appearance=Appearance(setting=PLACES[asset_id]),
    )


def draw(recipe: Recipe) -> bytes:
    return draw_recipe(recipe, Path("/nowhere"), "tone")
