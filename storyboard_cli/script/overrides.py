"""Direction files over a compiled frame: what a director says by name wins over the script."""

from __future__ import annotations

from storyboard_cli.script.graph import Frame, FrameCharacter, FrameProp
from storyboard_cli.spec.direction import CharacterDirection, DirectionFile, FrameDirection

_PLAIN = ("size", "angle", "movement", "lens_mm", "mood", "lighting", "duration_frames")


def direct_frame(frame: Frame, direction: DirectionFile, scene_id: str) -> Frame:
    """`frame` as the scene's direction file wants it; `origin` says which fields came from there."""
    said = direction.frames.get(frame.frame_id) or direction.frames.get(str(frame.frame_index))
    if said is None:
        return frame
    source = f"direction/{scene_id}.yaml"
    update: dict[str, object] = {k: v for k in _PLAIN if (v := getattr(said, k)) is not None}
    if said.action is not None and said.action != frame.action:
        update["action"], update["script_action"] = said.action, frame.action
    characters = _cast(frame, said)
    if characters != frame.characters:
        update["characters"] = characters
    if said.add_props:
        known = {p.asset for p in frame.props}
        update["props"] = [*frame.props, *(FrameProp(asset=a) for a in said.add_props if a not in known)]
    if said.note:
        update["notes"] = [*frame.notes, said.note]
    fields = [k for k in update if k != "script_action"]
    if frame.subject in said.remove:
        update["subject"] = None
    return frame.model_copy(
        update={**update, "origin": dict(sorted({**frame.origin, **dict.fromkeys(fields, source)}.items()))}
    )


def _cast(frame: Frame, said: FrameDirection) -> list[FrameCharacter]:
    kept = [c for c in frame.characters if c.asset not in said.remove]
    known = {c.asset for c in kept}
    directed = [_directed(c, said.characters[c.asset]) if c.asset in said.characters else c for c in kept]
    added = [
        _directed(FrameCharacter(asset=a), d)
        for a, d in said.characters.items()
        if a not in known | set(said.remove)
    ]
    return directed + added


def _directed(character: FrameCharacter, said: CharacterDirection) -> FrameCharacter:
    return character.model_copy(update={k: v for k, v in said.model_dump().items() if v is not None})
