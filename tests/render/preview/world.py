"""A small cast and its scenes, staged by the real stage: what the tests of this folder draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storyboard_cli.plan.recipe import AssetUse, Prompt, Recipe, Sampling, SeedPlan
from storyboard_cli.plan.staging.looks import look_of
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.stage import stage_scene
from storyboard_cli.render.base import Job
from storyboard_cli.script.graph import DialogueLine, Frame, FrameCharacter, FrameProp, Scene
from storyboard_cli.spec.appearance import Appearance, Hair, Outfit
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.project import ProjectSpec, Size, StyleAnchors

SMALL = (336, 192)

CAST: dict[str, dict[str, Any]] = {
    "CHAR_AARAV": {
        "name": "Aarav",
        "canonical_prompt": "young man, lean build, short black hair, wheatish skin",
        "appearance": Appearance(
            build="slim",
            presentation="masculine",
            height_cm=176,
            hair=Hair(style="short", color="#1f1b20"),
            outfit=Outfit(top="uniform", top_color="#2f4a78", bottom_color="#4a4d57", accent_color="#b5413a"),
        ),
    },
    "CHAR_MEERA": {
        "name": "Meera",
        "canonical_prompt": "young woman, long dark hair, warm brown skin, rust sweater, navy skirt",
        "appearance": Appearance(height_cm=163),
    },
    "CHAR_RAO": {
        "name": "Rao",
        "canonical_prompt": "elderly professor, man, grey hair, glasses, brown jacket",
        "appearance": Appearance(),
    },
    "CHAR_TARA": {
        "name": "Tara",
        "canonical_prompt": "little girl child with a bob, yellow raincoat",
        "appearance": Appearance(age="child", build="child"),
    },
}


def use(asset_id: str, **changes: Any) -> AssetUse:
    """A member of the cast as a frame uses it, or any asset by its id."""
    known: dict[str, Any] = {"name": asset_id, "canonical_prompt": asset_id.replace("_", " ")}
    kind = {"CHAR": "character", "ENV": "environment", "PROP": "prop", "NAT": "nature", "STYLE": "style"}
    fields: dict[str, Any] = known | CAST.get(asset_id, {}) | {"seed": 11} | changes
    return AssetUse(
        asset_id=asset_id, asset_type=kind[asset_id.split("_")[0]], version=1, lock_hash="sha256:0", **fields
    )


def staged(
    place: str, frames: Sequence[dict[str, Any]], *, size: tuple[int, int] = SMALL, **scene: Any
) -> list[Staging]:
    """The stagings of a scene in that place; a frame names `cast` as (asset, pose, expression)."""
    project = ProjectSpec(
        project_id="PRJ_TEST", name="Test", size=Size(width=size[0], height=size[1]), schema=1
    )
    listed = [_frame(number, frame) for number, frame in enumerate(frames, 1)]
    cast = sorted({c.asset for f in listed for c in f.characters})
    looks = {
        name: look_of(AssetSpec(asset_id=name, asset_type="character", **CAST[name], schema=1))
        for name in cast
        if name in CAST
    }
    int_ext = scene.pop("int_ext", "int")
    made = Scene(
        scene_id="S01", uid="scene", project_id="PRJ_TEST", script_id="test", scene_index=1,
        heading=place.upper(),
        int_ext=int_ext, location=place, characters=cast, frames=listed, schema=1, **scene,
    )  # fmt: skip
    return [staging for _, staging in stage_scene(made, project, looks)]


def _frame(number: int, frame: dict[str, Any]) -> Frame:
    cast = [FrameCharacter(asset=a, pose=p, expression=e) for a, p, e in frame.get("cast", [])]
    return Frame(
        frame_id=f"FR_S01_{number:03d}",
        uid=f"uid-{number}",
        frame_index=number,
        shot="1A",
        size=frame.get("size", "WS"),
        angle=frame.get("angle", "eye"),
        movement=frame.get("movement", "static"),
        characters=cast,
        props=[FrameProp(asset=a, held_by=h) for a, h in frame.get("props", [])],
        action=frame.get("action", ""),
        dialogue=[DialogueLine(speaker=s, text="…") for s in frame.get("says", [])],
    )


def frame_recipe(staging: Staging, assets: Sequence[AssetUse] = (), **changes: Any) -> Recipe:
    """The recipe of a frame with that staging."""
    present = {a.asset_id for a in assets}
    cast = [use(f.asset) for f in staging.figures if f.asset not in present]
    return _recipe("frame", (*assets, *cast), staging.width, staging.height, staging=staging, **changes)


def sheet_recipe(asset: AssetUse, role: str, width: int, height: int, **changes: Any) -> Recipe:
    """The recipe of one role of an asset's bundle."""
    subject = {"asset_id": asset.asset_id, "role": role, "variant": asset.variant}
    return _recipe("asset", (asset,), width, height, subject=subject, **changes)


def _recipe(kind: Any, assets: tuple[AssetUse, ...], width: int, height: int, **changes: Any) -> Recipe:
    fields: dict[str, Any] = {
        "project_id": "PRJ_TEST",
        "renderer": "preview",
        "style_anchor_prompt": "",
        "style_anchors": StyleAnchors(),
        "drawing_style": "tone",
        "base_model": "",
        "sampling": Sampling(sampler="", scheduler="", steps=1, cfg=1),
        "pipeline": "preview@1",
        "pipeline_hash": "",
        "subject": {},
        "prompt": Prompt(positive=()),
        "seeds": SeedPlan(policy="inherit", seed=1, lineage=()),
    }
    return Recipe(kind=kind, assets=assets, width=width, height=height, **{**fields, **changes, "schema": 1})


def job(recipe: Recipe, name: str = "FR_S01_001") -> Job:
    return Job(job_id=name, subject=name, recipe=recipe)
