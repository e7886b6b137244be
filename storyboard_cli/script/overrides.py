"""Direction files over a compiled frame: what a director says by name wins over the script."""

from __future__ import annotations

from typing import Any

from storyboard_cli.script.camera import CLOSE
from storyboard_cli.script.found_cast import NOBODY, Fields
from storyboard_cli.spec.direction import CharacterDirection, DirectionFile, FrameDirection

_PLAIN = ("size", "angle", "movement", "lens_mm", "mood", "lighting", "duration_frames")


def direct_frame(fields: dict[str, Any], direction: DirectionFile, scene_id: str) -> dict[str, Any]:
    """The fields of a frame as its scene's direction file wants them; `origin` says which came from there."""
    said = direction.frames.get(fields["frame_id"]) or direction.frames.get(str(fields["frame_index"]))
    if said is None:
        return fields
    update: dict[str, Any] = {k: v for k in _PLAIN if (v := getattr(said, k)) is not None}
    if said.action is not None and said.action != fields["action"]:
        update["action"] = said.action
    characters = _cast(fields["characters"], said)
    if characters != fields["characters"]:
        update["characters"] = characters
    if said.add_props:
        known = {p["asset"] for p in fields["props"]}
        update["props"] = [
            *fields["props"],
            *({"asset": a, "held_by": None} for a in said.add_props if a not in known),
        ]
    if said.note:
        update["notes"] = [*fields["notes"], said.note]
    origin = fields["origin"] | dict.fromkeys(update, f"direction/{scene_id}.yaml")
    if "action" in update:
        update["script_action"] = fields["action"]
    directed = fields | update | {"origin": dict(sorted(origin.items()))}
    if directed["subject"] in said.remove:
        directed["subject"] = None
    if directed["subject"] is None and directed["size"] in CLOSE and characters:
        directed["subject"] = characters[0]["asset"]
    return directed


def _cast(characters: list[Fields], said: FrameDirection) -> list[Fields]:
    kept = [c for c in characters if c["asset"] not in said.remove]
    known = {c["asset"] for c in kept} | set(said.remove)
    directed = [
        _directed(c, said.characters[c["asset"]]) if c["asset"] in said.characters else c for c in kept
    ]
    added = [_directed(NOBODY | {"asset": a}, d) for a, d in said.characters.items() if a not in known]
    return directed + added


def _directed(character: Fields, said: CharacterDirection) -> Fields:
    return character | {k: v for k, v in said.model_dump().items() if v is not None}
