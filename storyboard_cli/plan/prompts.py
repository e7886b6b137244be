"""Prompts: assembled from structured fields only, each phrase with its origin, canonical prompts verbatim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storyboard_cli.plan.recipe import AssetUse, Prompt, PromptPart
from storyboard_cli.plan.shown_words import people_part, riders, thing_parts
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.spec.project import ProjectSpec

SIZE_WORDS = {
    "EWS": "extreme wide shot",
    "WS": "wide shot",
    "FS": "full shot",
    "MLS": "medium long shot",
    "MS": "medium shot",
    "MCU": "medium close-up",
    "CU": "close-up",
    "BCU": "big close-up",
    "ECU": "extreme close-up",
    "OTS": "over-the-shoulder shot",
    "POV": "point-of-view shot",
    "INS": "insert shot",
}
ANGLE_WORDS = {
    "eye": "eye level",
    "high": "high angle",
    "low": "low angle",
    "birds_eye": "bird's-eye view",
    "worms_eye": "worm's-eye view",
    "dutch": "dutch angle",
}
ROLE_WORDS = {
    "front": "front view, full body, plain background",
    "three_quarter": "three-quarter view, full body, plain background",
    "profile": "side view, full body, plain background",
    "three_quarter_back": "three-quarter view from behind, full body, plain background",
    "back": "back view, full body, plain background",
    "wide": "wide establishing view, nobody in it",
    "reverse": "reverse view, nobody in it",
    "detail": "close detail",
    "side": "side view, plain background",
    "top": "view from above, plain background",
}


def frame_prompt(project: ProjectSpec, scene: Scene, frame: Frame, uses: Sequence[AssetUse]) -> Prompt:
    """The prompt of a frame. The script's spoken words never enter it.

    It counts and names the people in view, and says what else is to be seen that no asset stands for.
    """
    parts = [(project.style_anchor_prompt, "project.style_anchor_prompt")]
    parts += [(u.canonical_prompt, _origin(u, "canonical_prompt")) for u in uses if u.asset_type == "style"]
    parts.append((SIZE_WORDS.get(frame.size, frame.size), "frame.size"))
    parts.append((ANGLE_WORDS.get(frame.angle, frame.angle) if frame.angle != "eye" else "", "frame.angle"))
    parts.append((f"{frame.lens_mm}mm lens" if frame.lens_mm else "", "frame.lens_mm"))
    parts += people_part(frame, uses)
    for character in frame.characters:
        use = next((u for u in uses if u.asset_id == character.asset), None)
        parts += [] if use is None else _asset_parts(use)
        parts.append((_words(character.expression), f"frame.characters.{character.asset}.expression"))
        parts.append((_words(character.pose), f"frame.characters.{character.asset}.pose"))
    for use in riders(frame, uses):
        parts += _asset_parts(use)
    parts += thing_parts(frame, uses)
    parts.append((frame.action, "frame.action"))
    for use in uses:
        if use.asset_type in ("environment", "nature", "prop"):
            parts += _asset_parts(use)
    parts.append((_words(scene.time_of_day), "scene.time_of_day"))
    parts.append(
        (frame.lighting or scene.lighting or "", "frame.lighting" if frame.lighting else "scene.lighting")
    )
    parts.append((frame.mood or scene.mood or "", "frame.mood" if frame.mood else "scene.mood"))
    return Prompt(positive=_parts(parts), negative=_negative(project, uses))


def role_prompt(project: ProjectSpec, use: AssetUse, role: str) -> Prompt:
    """The prompt of one role of an asset's bundle."""
    parts = [(project.style_anchor_prompt, "project.style_anchor_prompt"), *_asset_parts(use)]
    if role.startswith("expression."):
        parts.append(
            (f"{_words(role.partition('.')[2])} expression, head and shoulders, plain background", "role")
        )
    else:
        parts.append((ROLE_WORDS.get(role, _words(role.replace(".", " "))), "role"))
    return Prompt(positive=_parts(parts), negative=_negative(project, [use]))


def _asset_parts(use: AssetUse) -> list[tuple[str, str]]:
    return [
        (use.canonical_prompt, _origin(use, "canonical_prompt")),
        (use.variant_prompt, _origin(use, f"variants.{use.variant}.prompt")),
    ]


def _origin(use: AssetUse, field: str) -> str:
    return f"{use.asset_id}@v{use.version}.{field}" if use.version else f"{use.asset_id}.{field}"


def _negative(project: ProjectSpec, uses: Iterable[AssetUse]) -> tuple[PromptPart, ...]:
    found = [(project.negative_prompt, "project.negative_prompt")]
    found += [(u.negative_prompt, _origin(u, "negative_prompt")) for u in uses]
    return _parts(found)


def _parts(found: Iterable[tuple[str, str]]) -> tuple[PromptPart, ...]:
    kept: dict[str, PromptPart] = {}
    for text, origin in found:
        if text and text not in kept:
            kept[text] = PromptPart(text=text, origin=origin)
    return tuple(kept.values())


def _words(name: str | None) -> str:
    return name.replace("_", " ").replace("-", " ") if name else ""
