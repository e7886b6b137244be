"""The fields of one frame: its camera as said or as usual, its times and texts, each with its origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.camera import CLOSE, CameraSetup, read_setup
from storyboard_cli.script.drafts import DraftFrame
from storyboard_cli.script.found_cast import Fields, FrameCast
from storyboard_cli.script.identity import NamedFrame
from storyboard_cli.script.layers import FRAME_NOTE
from storyboard_cli.script.notes import Direction
from storyboard_cli.script.screenplay import Note
from storyboard_cli.script.timing import WORDS, frame_duration

_CAMERA_LAYER = "camera layer"
_USUAL = "usual:"
CAMERA_WORDS = "R3b camera words"
IN_PARAGRAPHS = {"R3b action", "R3b action goes on", "R3f other side"}


def frame_fields(
    draft: DraftFrame, who: NamedFrame, cast: FrameCast, camera: CameraSetup, rate: Fraction, *, first: bool
) -> Fields:
    """The fields of a frame, its shot label aside. `camera` is what the scene's camera layer says."""
    origin = {"frame": draft.rule, **cast.origin}
    setup = _setup(draft, cast)
    rule = _camera_rule(draft)
    mood, lighting = _last(draft.directions, "mood"), _last(draft.directions, "light")
    origin |= {"mood": FRAME_NOTE} if mood else {}
    origin |= {"lighting": FRAME_NOTE} if lighting else {}
    duration, said_by = frame_duration(draft, first, rate)
    if said_by != WORDS:
        origin["duration_frames"] = said_by
    size = _size(draft, cast, setup, camera, first, origin)
    close = size in CLOSE
    return {
        "frame_id": who.frame_id,
        "uid": who.uid,
        "omitted": False,
        "frame_index": int(who.frame_id.rsplit("_", 1)[1]),
        "size": size,
        "angle": _said("angle", setup.angle, camera.angle, rule, origin) or "eye",
        "movement": _said("movement", setup.movement, camera.movement, rule, origin) or "static",
        "lens_mm": setup.lens_mm or camera.lens_mm,
        "subject": cast.subject if close else None,
        "focus": cast.focus if close else None,
        "characters": cast.characters,
        "props": [{"asset": p, "held_by": None} for p in sorted(cast.props)],
        "action": draft.text,
        "dialogue": [
            {"speaker": s, "text": d.text, "voice": v, "parenthetical": d.parenthetical}
            | ({"also": also} if also else {})
            | ({"goes_on": True} if goes_on else {})
            for d, s, v, also, goes_on in zip(
                draft.speeches, cast.speakers, cast.voices, cast.also, cast.goes_on, strict=True
            )
        ],
        "notes": list(draft.notes),
        "caption": " / ".join(draft.captions) or None,
        "mood": mood,
        "lighting": lighting,
        "duration_frames": duration,
        "origin": dict(sorted(origin.items())),
    }


def _camera_rule(draft: DraftFrame) -> str:
    """What a frame's own camera comes from: its shot line or note, else words inside its paragraph."""
    return CAMERA_WORDS if draft.rule in IN_PARAGRAPHS else draft.rule


def _setup(draft: DraftFrame, cast: FrameCast) -> CameraSetup:
    """The camera that the frame itself asks for: its shot, with camera notes on top."""
    setup = draft.setup
    if setup.on and cast.about_person and cast.focus is None:
        setup = replace(setup, size="MS")  # ON RITA is no insert of her
    for said, _ in draft.directions:
        if said.key == "camera":
            over = read_setup(said.value)
            setup = replace(
                setup,
                size=over.size or setup.size,
                angle=over.angle or setup.angle,
                movement=over.movement or setup.movement,
                lens_mm=over.lens_mm or setup.lens_mm,
            )
    return setup


def _said(field: str, own: str | None, layer: str | None, rule: str, origin: dict[str, str]) -> str | None:
    if own or layer:
        origin[field] = rule if own else _CAMERA_LAYER
    return own or layer


def _size(
    draft: DraftFrame,
    cast: FrameCast,
    setup: CameraSetup,
    camera: CameraSetup,
    first: bool,
    origin: dict[str, str],
) -> str:
    """As the frame says, else the scene's camera layer (not for a cut between speakers), else as usual."""
    size, origin["size"] = setup.size, _camera_rule(draft)
    if size is None and camera.size is not None and draft.rule != "R3c speaker change":
        size, origin["size"] = camera.size, _CAMERA_LAYER
    if size is None:
        size, origin["size"] = usual_size(draft.rule, len(cast.characters), first)
    return size


def usual_size(rule: str, people: int, first: bool) -> tuple[str, str]:
    """The size that a story artist would start from where nobody says anything, and why."""
    spoken = rule.startswith("R3c")
    if first and not spoken:
        return "WS", f"{_USUAL} a scene opens wide"
    if people == 0 or people > 3:
        return "WS", f"{_USUAL} place or many people"
    if spoken:
        return ("MCU", f"{_USUAL} one speaker") if people == 1 else ("MS", f"{_USUAL} speakers")
    return ("MS", f"{_USUAL} one or two people") if people <= 2 else ("FS", f"{_USUAL} three people")


def widen(fields: Fields, rule: str, shown: Sequence[Shown]) -> None:
    """A usual size becomes one that takes in what the words show besides the cast: whole bodies, animals,
    vehicles, more people. What somebody asked for stays.
    """
    if not fields["origin"].get("size", "").startswith(_USUAL) or rule.startswith("R3c"):
        return
    wider = _size_around(fields["size"], len(fields["characters"]), shown)
    if wider is not None:
        fields["size"], fields["origin"]["size"] = wider


def _size_around(size: str, cast: int, shown: Sequence[Shown]) -> tuple[str, str] | None:
    seen = [s for s in shown if s.in_view is True]
    people = max(cast, sum(s.count for s in seen if s.kind in ("person", "group")))
    if size == "WS" or (not people and not cast):
        return None
    if people > 3:
        return "WS", f"{_USUAL} many people"
    if any(s.kind == "vehicle" for s in seen):
        return "WS", f"{_USUAL} a vehicle"
    if any(s.kind == "animal" for s in seen):
        return "FS", f"{_USUAL} an animal"
    if any(s.pose in group("whole_bodies", "poses") for s in seen):
        return "FS", f"{_USUAL} a whole body"
    if people > 2 or any(s.kind == "thing" and s.where for s in seen):
        return "FS", f"{_USUAL} what is around"
    return None


def _last(directions: Sequence[tuple[Direction, Note]], key: str) -> str | None:
    return next((d.value for d, _ in reversed(directions) if d.key == key and d.value), None)
