"""Mood, lighting and camera come in layers (rule R7); the highest layer that says something wins, and is
recorded.

project < environment < time of day < scene note < frame note < direction file
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from storyboard_cli.script.headings import Heading
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.project import ProjectSpec

PROJECT, TIME, SCENE_NOTE, FRAME_NOTE = "project.yaml", "time of day", "scene note", "frame note"

LIGHT_OF_TIME: dict[str, tuple[str, str]] = {
    "day": ("daylight", "daylight through windows"),
    "noon": ("hard noon sun", "bright daylight through windows"),
    "morning": ("soft morning light", "morning light through windows"),
    "afternoon": ("warm afternoon light", "afternoon light through windows"),
    "dawn": ("pale dawn light", "pale dawn light through windows"),
    "sunset": ("golden sunset light", "golden sunset light through windows"),
    "dusk": ("blue dusk light", "dusk light, lamps coming on"),
    "evening": ("evening light, lamps on", "evening, lamps on"),
    "night": ("night, moonlight and lamps", "night, practical lamps"),
}
"""Light that a time of day brings, outside and inside, where nothing says more."""


@dataclass(frozen=True, slots=True)
class Layered:
    """A value and the layer that set it."""

    value: str | None = None
    origin: str | None = None


def highest(layers: Iterable[tuple[str, str | None]]) -> Layered:
    """The last layer that says something."""
    found = Layered()
    for origin, value in layers:
        if value:
            found = Layered(value, origin)
    return found


def place_layers(
    project: ProjectSpec, heading: Heading, time: str | None, spec: AssetSpec | None, variant: str | None
) -> dict[str, list[tuple[str, str | None]]]:
    """The layers below the script's own notes, lowest first: mood, lighting, camera."""
    defaults = project.defaults
    layers: dict[str, list[tuple[str, str | None]]] = {
        "mood": [(PROJECT, defaults.mood)],
        "lighting": [(PROJECT, defaults.lighting)],
        "camera": [(PROJECT, defaults.camera)],
    }
    if spec is not None:
        layers["mood"].append((f"environment {spec.asset_id}", spec.mood))
        layers["lighting"].append((f"environment {spec.asset_id}", spec.lighting))
    outside, inside = LIGHT_OF_TIME.get(time or "", ("", ""))
    layers["lighting"].append((f"{TIME} ({time})", inside if heading.int_ext == "int" else outside))
    chosen = spec.variant(variant) if spec is not None and variant else None
    if spec is not None and chosen is not None:
        origin = f"{TIME} ({spec.asset_id}:{chosen.name})"
        layers["mood"].append((origin, chosen.mood))
        layers["lighting"].append((origin, chosen.lighting))
    return layers
