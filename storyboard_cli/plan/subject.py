"""A frame as a recipe's `subject`: its own fields and its scene's, as far as they can change a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storyboard_cli.core.hashing import sha256_json, short
from storyboard_cli.script.graph import Frame, Scene


def frame_subject(scene: Scene, frame: Frame) -> dict[str, Any]:
    """What the scene graph puts into the recipe of a frame. `scene` is as the frame sees it."""
    fields = frame.picture_fields()
    fields.pop("omitted")
    return fields | {
        "scene_uid": scene.uid,
        "environment": scene.environment,
        "nature": list(scene.nature),
        "time_of_day": scene.time_of_day,
        "scene_mood": scene.mood,
        "scene_lighting": scene.lighting,
        "color_script": list(scene.color_script),
    }


def subject_parts(subject: Mapping[str, Any]) -> dict[str, str]:
    """The subject cut into named parts, as `recipe_parts` keeps them; a part that is not there is empty."""
    shot = (subject.get(k) or "" for k in ("size", "angle", "movement", "lens_mm"))
    return {
        "shot": " ".join(map(str, shot)).strip(),
        "action": str(subject.get("action") or ""),
        "mood": str(subject.get("mood") or subject.get("scene_mood") or ""),
        "lighting": str(subject.get("lighting") or subject.get("scene_lighting") or ""),
        "time of day": str(subject.get("time_of_day") or ""),
        "cast": digest(subject.get("characters")),
        "speaking": ", ".join(subject.get("speaking") or ()),
        "props": digest(subject.get("props")),
        "shown": digest(subject.get("shown")) if subject.get("shown") else "",
        "colour script": digest(subject.get("color_script")) if subject.get("color_script") else "",
    }


def digest(value: object) -> str:
    """A short hash for parts that are too long to show."""
    return "#" + short(sha256_json(value), 12)
