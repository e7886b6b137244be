"""What comfy tests work on: recipes, a model-free pipeline, and quick timing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from storyboard_cli.plan.recipe import (
    AssetUse,
    PictureUse,
    Prompt,
    PromptPart,
    Recipe,
    Sampling,
    SeedPlan,
    SeedStep,
)
from storyboard_cli.plan.staging.model import Box, Camera, Figure, Light, Staging
from storyboard_cli.render.base import Job
from storyboard_cli.render.comfy.pipelines import open_pipeline
from storyboard_cli.render.comfy.task import Timing
from storyboard_cli.spec.project import ProjectSpec, StyleAnchors

QUICK = Timing(
    absent_s=0.4,
    gone_s=1.0,
    move_s=0.2,
    quiet_s=0.15,
    poll_s=0.03,
    backoff_s=0.01,
    backoff_most_s=0.05,
    request_s=3.0,
    job_s=5.0,
)

FLAT_WORKFLOW = {
    "empty": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0}},
    "scale": {
        "class_type": "ImageScale",
        "inputs": {
            "image": ["empty", 0],
            "upscale_method": "bilinear",
            "width": 64,
            "height": 64,
            "crop": "disabled",
        },
    },
    "save": {"class_type": "SaveImage", "inputs": {"images": ["scale", 0], "filename_prefix": "sb/take"}},
}
FLAT_SLOTS = """\
schema: 1
result: {node: save, input: filename_prefix}
slots:
  seed: {type: integer, fills: [{node: empty, input: color}]}
  width: {type: integer, fills: [{node: scale, input: width}]}
  height: {type: integer, fills: [{node: scale, input: height}]}
"""
FLAT_REQUIRES = "schema: 1\nsummary: One colour, without any model.\nserver: 0.3.64\n"


def write_flat_pipeline(root: Path, name: str = "flat") -> str:
    """A model-free pipeline of the project: EmptyImage → ImageScale → SaveImage."""
    folder = root / "workflows" / name / "v1"
    folder.mkdir(parents=True)
    (folder / "workflow.json").write_text(json.dumps(FLAT_WORKFLOW), "utf-8")
    (folder / "slots.yaml").write_text(FLAT_SLOTS, "utf-8")
    (folder / "requires.yaml").write_text(FLAT_REQUIRES, "utf-8")
    return f"{name}@1"


def project(**changes: Any) -> ProjectSpec:
    return ProjectSpec.model_validate({"schema": 1, "project_id": "PRJ_001", "name": "Test"} | changes)


def recipe(pipeline: str = "flat@1", seed: int = 1, **changes: Any) -> Recipe:
    """A small frame recipe."""
    fields: dict[str, Any] = {
        "kind": "frame",
        "project_id": "PRJ_001",
        "renderer": "comfyui",
        "style_anchor_prompt": "ink on paper",
        "style_anchors": StyleAnchors(),
        "drawing_style": "tone",
        "base_model": "SDXL",
        "sampling": Sampling(sampler="DPM++", scheduler="karras", steps=4, cfg=6.0),
        "width": 64,
        "height": 40,
        "pipeline": pipeline,
        "pipeline_hash": "",
        "subject": {"uid": f"u{seed}"},
        "assets": (),
        "prompt": Prompt(positive=(PromptPart(text="ink on paper", origin="project.style_anchor_prompt"),)),
        "seeds": SeedPlan(
            policy="inherit", seed=seed, lineage=(SeedStep(kind="frame", subject="u", seed=seed),)
        ),
    }
    return Recipe(**(fields | changes))


def jobs(count: int, **changes: Any) -> list[Job]:
    """Jobs with different seeds."""
    return [Job(f"job{i:04d}", f"FR_S01_{i:03d}", recipe(seed=i + 1, **changes)) for i in range(count)]


def character(number: int, **changes: Any) -> AssetUse:
    asset_id = f"CHAR_{number:03d}"
    fields: dict[str, Any] = {
        "asset_id": asset_id,
        "asset_type": "character",
        "name": f"Person {number}",
        "version": 2,
        "lock_hash": f"sha256:{number:064d}",
        "canonical_prompt": f"person number {number}",
        "seed": number,
        "pictures": (
            PictureUse(role="front", path=f"assets/{asset_id}/v2/front.png", sha256="", width=64, height=64),
        ),
    }
    return AssetUse(**(fields | changes))


def figure(asset: str, left: float, right: float, height: int = 40) -> Figure:
    box = Box(left=left, top=4, right=right, bottom=height)
    return Figure(
        asset=asset,
        pose="stand",
        place=(0.0, 0.0, 3.0),
        facing_deg=0,
        height_m=1.7,
        skeleton={},
        box=box,
        crop=box,
        visible=1.0,
        depth_m=3.0,
    )


def two_person_recipe(pipeline: str = "scene-sdxl@1", **changes: Any) -> Recipe:
    """Two characters in a place, with everything that a scene pipeline can use."""
    one, two = character(1), character(2, expression="angry")
    place = AssetUse(
        asset_id="ENV_Alley",
        asset_type="environment",
        name="Alley",
        version=1,
        lock_hash="sha256:e",
        canonical_prompt="narrow alley, brick",
        pictures=(
            PictureUse(role="wide", path="assets/ENV_Alley/v1/wide.png", sha256="", width=64, height=40),
        ),
    )
    parts = [
        ("ink on paper", "project.style_anchor_prompt"),
        ("wide shot", "frame.size"),
        ("person number 1", "CHAR_001@v2.canonical_prompt"),
        ("person number 2", "CHAR_002@v2.canonical_prompt"),
        ("angry", "frame.characters.CHAR_002.expression"),
        ("narrow alley, brick", "ENV_Alley@v1.canonical_prompt"),
    ]
    staging = Staging(
        width=64,
        height=40,
        size="WS",
        angle="eye",
        camera=Camera(eye=(0.0, 1.5, -4.0), focal_px=60, center_x=32, center_y=20, lens_mm=35, horizon_y=18),
        setting="street",
        interior=False,
        figures=(figure("CHAR_001", 6, 24), figure("CHAR_002", 38, 58)),
        light=Light(darkness=0.4, contrast=0.7),
    )
    return recipe(
        pipeline,
        seed=77,
        assets=(one, two, place),
        staging=staging,
        prompt=Prompt(
            positive=tuple(PromptPart(text=t, origin=o) for t, o in parts),
            negative=(PromptPart(text="text, watermark", origin="project.negative_prompt"),),
        ),
        pipeline_hash=open_pipeline(None, pipeline).hash,
        **changes,
    )
