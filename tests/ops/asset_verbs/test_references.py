"""Pictures to start from: they reach the recipes of renderers that can use them, and change those recipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.plan.recipes import asset_recipes
from storyboard_cli.plan.target import Target
from storyboard_cli.rendering import asset_jobs
from tests.ops.asset_verbs.conftest import png

if TYPE_CHECKING:
    from tests.ops.asset_verbs.conftest import World

TARGET = Target("comfyui", "character-sdxl@1", "sha256:x")


def test_references_are_in_every_recipe_of_the_bundle(world: World) -> None:
    world.write_all({"refs/face.png": png("blue")})
    world.asset(
        "CHAR_A", "Ana", more="references: [{path: refs/face.png, role: front}, {path: refs/face.png}]\n"
    )
    workspace = world.open()
    spec = workspace.registry.specs["CHAR_A"]

    references = asset_jobs._references(workspace, spec, "comfyui")
    assert [(r.role, r.path, r.sha256) for r in references] == [
        ("front", "refs/face.png", sha256_bytes(png("blue"))),
        ("reference.2", "refs/face.png", sha256_bytes(png("blue"))),
    ]

    recipes = asset_recipes(workspace.project, spec, TARGET, references=references)
    assert all(recipe.assets[0].pictures == references for recipe in recipes)
    bare = asset_recipes(workspace.project, spec, TARGET)
    assert recipes[0].recipe_hash != bare[0].recipe_hash


def test_the_preview_draws_from_words_alone(world: World) -> None:
    world.write_all({"refs/face.png": png("blue")})
    world.asset("CHAR_A", "Ana", more="references: [{path: refs/face.png}]\n")
    workspace = world.open()

    assert asset_jobs._references(workspace, workspace.registry.specs["CHAR_A"], "preview") == ()
