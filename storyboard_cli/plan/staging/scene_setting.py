"""The kind of set of a whole scene: its heading first, then what its words say of the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.sets import setting_kind
from storyboard_cli.reading.at_the_wheel import is_at
from storyboard_cli.reading.place_signs import place_sign
from storyboard_cli.reading.set_things import set_of_things
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

if TYPE_CHECKING:
    from storyboard_cli.script.graph import Frame, Scene

_SAYS_NOTHING = frozenset({"plain_room", "open_ground"})
_WORD = re.compile(r"[a-z']+")


def setting_of_scene(scene: Scene, place: Look | None, location: str) -> str:
    """The kind of set that a scene plays in. A heading that says nothing leaves it to the parts that are
    named; a bridge is a ship's, and a spaceship's where the words are of space; people at sea are on a deck
    unless the words put them into the water or an open boat."""
    kind = setting_kind(place, location, scene.int_ext)
    if kind in _SAYS_NOTHING:
        words = [s for f in scene.live_frames for s in f.shown]
        if kind == "plain_room" and any(map(_is_at_a_wheel, words)):
            return "vehicle"  # INT. CIVIC: no dictionary knows the make
        if scene.int_ext is None and not scene.location and (room := set_of_things(words, inside=True)):
            return room  # no heading says that one is outside
        return set_of_things(words, inside=kind == "plain_room") or kind
    told = _words_of(scene, place, location)
    if kind == "wheelhouse" and told & group("word_groups", "of_space"):
        return "starship"
    if kind == "sea" and scene.characters and not told & group("word_groups", "in_the_water"):
        return "ship_deck"
    return kind


def _is_at_a_wheel(shown: Shown) -> bool:
    return shown.kind == "person" and is_at(shown.where, group("word_groups", "at_the_wheel"))


_NO_SIGN = frozenset({"INS", "ECU"})
"""Sizes in which nothing of the place is in the picture."""


def sign_in(frame: Frame, scene: Scene, place: Look | None, kind: str) -> str:
    """What is lettered on a sign in a frame, because the kind of set alone does not tell its place. Who
    writes the kind of set into the place's spec has chosen what it looks like."""
    if frame.size in _NO_SIGN or (place is not None and place.setting):
        return ""
    location = " - ".join(part for part in (scene.location, scene.sub_location) if part)
    return place_sign(location, kind)


def _words_of(scene: Scene, place: Look | None, location: str) -> set[str]:
    """Every word of a scene's heading, of its place and of what happens in it."""
    told = " ".join((location, *(f.action for f in scene.live_frames))).casefold()
    return set(_WORD.findall(told)) | (place.words if place is not None else frozenset())
