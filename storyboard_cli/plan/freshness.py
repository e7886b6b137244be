"""Is a picture still what its inputs ask for? The recipe's hash says whether, its parts say why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.hashing import short
from storyboard_cli.plan.subject import digest, subject_parts

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import Recipe

_LONGEST_SHOWN = 40
_LABEL = re.compile(r"v(?P<version>\d+)(?::(?P<variant>.+))?")

COMPILER = "compiler"
"""The kept part that says which compiler read the words of a recipe; the recipe itself does not have it."""

BETTER_READ = "sb reads these words better now"
"""Why a frame is superseded whose words did not change."""


BLOCKED = "blocked"
"""How a frame's render state is told that would be rendered, and cannot be."""


class RenderState(StrEnum):
    unrendered = "unrendered"
    fresh = "fresh"
    stale = "stale"  # an input changed
    superseded = "superseded"  # only sb's own drawing code, or its reading of the same words, changed


def recipe_parts(recipe: Recipe) -> dict[str, str]:
    """The recipe cut into named parts, each short enough to show or to keep: a value, or a hash of it."""
    return _parts(recipe.model_dump(mode="json", by_alias=True))


def kept_parts(written: Mapping[str, Any], compiler: object) -> dict[str, str]:
    """The parts of a recipe as a picture carries it, with the compiler that read its words.

    An older sb wrote other fields: its recipe is taken as it stands, not as today's model reads it.
    """
    parts = _parts(written)
    return parts | {COMPILER: str(compiler)} if isinstance(compiler, int) else parts


def _parts(recipe: Mapping[str, Any]) -> dict[str, str]:
    prompt = [p["text"] for p in (*recipe["prompt"]["positive"], *recipe["prompt"]["negative"])]
    pipeline_hash, staging, models = recipe["pipeline_hash"], recipe.get("staging"), recipe.get("models")
    parts = {
        "style anchor": recipe["style_anchor_prompt"],
        "style anchors": digest(recipe["style_anchors"]),
        "drawing style": recipe["drawing_style"],
        "model": recipe["base_model"],
        "models": digest(models) if models else "",
        "sampling": "{sampler}/{scheduler} {steps} steps cfg {cfg}".format(**recipe["sampling"]),
        "size": f"{recipe['width']}x{recipe['height']}",
        "pipeline": recipe["pipeline"] + (f" {short(pipeline_hash)}" if pipeline_hash else ""),
        "renderer": recipe["renderer"],
        **subject_parts(recipe["subject"]),
        "staging": digest(staging) if staging else "",
        "seed": f"{recipe['seeds']['seed']} ({recipe['seeds']['policy']})",
        "prompt": digest(prompt),
        "draft": "draft" if recipe.get("draft") else "",
    }
    for use in recipe["assets"]:
        variant = f":{use['variant']}" if use.get("variant") else ""
        parts[use["asset_id"]] = (
            f"v{use['version']}{variant} {short(use['lock_hash'])}" if use["version"] else f"draft{variant}"
        )
    return {name: value for name, value in parts.items() if value}


Between = Callable[[str, int, int], str]
"""(asset, version, version) → what changed between them in a few words; empty where nobody knows."""


def differences(
    before: Mapping[str, str],
    after: Mapping[str, str],
    read: Collection[str] = (),
    between: Between = lambda asset, old, new: "",
) -> list[str]:
    """Why a frame is stale, in words: `CHAR_001 v2→v3: prompt`, `lighting "dusk"→"night"`; causes first.

    `read` are parts that a newer compiler reads in another way: said only where nothing else differs.
    """
    changed = [
        name
        for name in [*after, *(n for n in before if n not in after)]
        if before.get(name) != after.get(name) and name != COMPILER
    ]
    for effects in (("prompt", "staging", "cast"), read):
        changed = [name for name in changed if name not in effects] or changed
    return [_difference(name, before.get(name), after.get(name), between) for name in changed]


def render_state(
    wanted_hash: str, wanted_code: int, rendered_hash: str | None, rendered_code: int | None
) -> RenderState:
    """The state of the newest picture of a frame, given the recipe that is wanted now."""
    if rendered_hash is None:
        return RenderState.unrendered
    if rendered_hash != wanted_hash:
        return RenderState.stale
    return RenderState.superseded if rendered_code != wanted_code else RenderState.fresh


def _difference(name: str, before: str | None, after: str | None, between: Between) -> str:
    if before is None:
        return f"{name} is new"
    if after is None:
        return f"{name} is gone"
    if name == "seed":
        return "another seed"
    if before.startswith("#") or after.startswith("#") or max(len(before), len(after)) > _LONGEST_SHOWN:
        return f"{name} changed"
    if name.split("_", 1)[0] in ("CHAR", "ENV", "NAT", "PROP", "STYLE"):
        return _asset_difference(name, before.split(" ")[0], after.split(" ")[0], between)
    if name == "pipeline" and before.split(" ")[0] == after.split(" ")[0]:
        return f"{name} changed"
    return f'{name} "{before}"→"{after}"'


def _asset_difference(name: str, before: str, after: str, between: Between) -> str:
    """Versions as `v1`, with their variant where that is another one, too: `v1:day`."""
    if before == after:
        return f"{name} {before} has other content"
    old, new = _LABEL.fullmatch(before), _LABEL.fullmatch(after)
    if old is None or new is None or old["version"] == new["version"]:
        return f"{name} {before}→{after}"
    if old["variant"] == new["variant"]:
        before, after = f"v{old['version']}", f"v{new['version']}"
    what = between(name, int(old["version"]), int(new["version"]))
    return f"{name} {before}→{after}{f': {what}' if what else ''}"
