"""Is a picture still what its inputs ask for? The recipe's hash says whether, its parts say why not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from storyboard_cli.core.hashing import sha256_json, short

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import Recipe

_LONGEST_SHOWN = 40


class RenderState(StrEnum):
    unrendered = "unrendered"
    fresh = "fresh"
    stale = "stale"  # an input changed
    superseded = "superseded"  # only sb's own drawing code changed


def recipe_parts(recipe: Recipe) -> dict[str, str]:
    """The recipe cut into named parts, each short enough to show or to keep: a value, or a hash of it."""
    subject = recipe.subject
    parts = {
        "style anchor": recipe.style_anchor_prompt,
        "style anchors": _digest(recipe.style_anchors.plain()),
        "drawing style": recipe.drawing_style,
        "model": recipe.base_model,
        "models": _digest(recipe.models) if recipe.models else "",
        "sampling": "{sampler}/{scheduler} {steps} steps cfg {cfg}".format(**recipe.sampling.plain()),
        "size": f"{recipe.width}x{recipe.height}",
        "pipeline": recipe.pipeline + (f" {short(recipe.pipeline_hash)}" if recipe.pipeline_hash else ""),
        "renderer": recipe.renderer,
        "shot": " ".join(str(subject.get(k) or "") for k in ("size", "angle", "movement", "lens_mm")).strip(),
        "action": str(subject.get("action") or ""),
        "mood": str(subject.get("mood") or subject.get("scene_mood") or ""),
        "lighting": str(subject.get("lighting") or subject.get("scene_lighting") or ""),
        "time of day": str(subject.get("time_of_day") or ""),
        "cast": _digest(subject.get("characters")),
        "speaking": ", ".join(subject.get("speaking") or ()),
        "props": _digest(subject.get("props")),
        "colour script": _digest(subject.get("color_script")) if subject.get("color_script") else "",
        "staging": _digest(recipe.staging.plain()) if recipe.staging else "",
        "seed": f"{recipe.seeds.seed} ({recipe.seeds.policy})",
        "prompt": _digest([p.text for p in recipe.prompt.positive + recipe.prompt.negative]),
        "draft": "draft" if recipe.draft else "",
    }
    for use in recipe.assets:
        variant = f":{use.variant}" if use.variant else ""
        parts[use.asset_id] = (
            f"v{use.version}{variant} {short(use.lock_hash)}" if use.version else f"draft{variant}"
        )
    return {name: value for name, value in parts.items() if value}


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Why a frame is stale, in words: `CHAR_001 v2→v3`, `lighting "dusk"→"night"`; causes first."""
    changed = [
        name
        for name in [*after, *(n for n in before if n not in after)]
        if before.get(name) != after.get(name)
    ]
    causes = [name for name in changed if name not in ("prompt", "staging", "cast")]
    if causes:
        changed = causes
    return [_difference(name, before.get(name), after.get(name)) for name in changed]


def render_state(
    wanted_hash: str, wanted_code: int, rendered_hash: str | None, rendered_code: int | None
) -> RenderState:
    """The state of the newest picture of a frame, given the recipe that is wanted now."""
    if rendered_hash is None:
        return RenderState.unrendered
    if rendered_hash != wanted_hash:
        return RenderState.stale
    return RenderState.superseded if rendered_code != wanted_code else RenderState.fresh


def _difference(name: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"{name} is new"
    if after is None:
        return f"{name} is gone"
    if before.startswith("#") or after.startswith("#") or max(len(before), len(after)) > _LONGEST_SHOWN:
        return f"{name} changed"
    if name.split("_", 1)[0] in ("CHAR", "ENV", "NAT", "PROP", "STYLE"):
        old, new = before.split(" ")[0], after.split(" ")[0]
        return f"{name} {old}→{new}" if old != new else f"{name} {old} has other content"
    return f'{name} "{before}"→"{after}"'


def _digest(value: object) -> str:
    return "#" + short(sha256_json(value), 12)
