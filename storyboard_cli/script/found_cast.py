"""What is found of who is in a frame, and what a scene remembers of it from frame to frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from storyboard_cli.script.cues import Voice

Fields = dict[str, Any]  # of a model of the scene graph, before it is validated

NOBODY: Fields = {
    "asset": "",
    "variant": None,
    "expression": None,
    "pose": None,
    "position": None,
    "look": None,
}


@dataclass(slots=True)
class Present:
    """What a scene remembers from frame to frame."""

    everybody: set[str] = field(default_factory=set)  # in the scene, seen or not
    last: list[str] = field(default_factory=list)  # seen in the last frame that showed anybody, in order
    met: dict[str, None] = field(default_factory=dict)  # seen in any frame, the latest first
    order: dict[str, None] = field(default_factory=dict)  # the same, whom the scene met first to begin with
    variants: dict[str, str] = field(default_factory=dict)  # wardrobe that somebody put on
    nature: set[str] = field(default_factory=set)
    cue: tuple[int, int] | None = None  # where the cue of the last speech stands


@dataclass(slots=True)
class FrameCast:
    """What `cast_of` found for one frame; `speakers` and `voices` have one entry per speech."""

    characters: list[Fields] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    also: list[list[str]] = field(default_factory=list)  # who else says each speech
    goes_on: list[bool] = field(default_factory=list)  # whether a speech is a further piece of the one before
    props: set[str] = field(default_factory=set)
    subject: str | None = None
    focus: str | None = None  # the part of a body that a shot is about, in the script's words
    about_person: bool = False
    origin: dict[str, str] = field(default_factory=dict)
