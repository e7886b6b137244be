"""Did the writer or a director change a frame, or does only sb read the same words in another way?

Asked where scenes of an older compiler are compiled again. What counts as said: the words of the frame, its
heading, and what notes and direction files set. All else in a frame is read out of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from storyboard_cli.script.graph import Frame, Scene

_WORD = re.compile(r"\w+")
_SAID_IN = ("direction/", "frame note", "scene note")
_SET_BY_HAND = ("size", "angle", "movement", "lens_mm", "mood", "lighting", "action")
_SET_FOR_SCENE = ("mood", "lighting", "camera", "color_script")
_ACTING = ("variant", "expression", "pose", "position", "look")

Pair = tuple[Scene, Frame]


class SameWords:
    """Compares frames across a compile; whole scenes are at hand, as one frame's words may now be two's.

    Their words are gathered when a frame first asks: most compiles read no older compiler's scenes.
    """

    def __init__(self, before: Sequence[Scene], after: Sequence[Scene]) -> None:
        self._scenes = before, after

    @cached_property
    def _before(self) -> dict[str, str]:
        return {s.scene_id: _scene_words(s) for s in self._scenes[0]}

    @cached_property
    def _after(self) -> dict[str, str]:
        return {s.scene_id: _scene_words(s) for s in self._scenes[1]}

    @cached_property
    def _scripts(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for scene in self._scenes[1]:
            found.setdefault(scene.script_id, []).extend(
                (_words([scene.heading]), self._after[scene.scene_id])
            )
        return {script: _words(words) for script, words in found.items()}

    def of(self, old: Pair, new: Pair) -> bool:
        """Does the frame stand on the same words, and on the same wishes, as it did?"""
        return self._heading(old[0], new[0]) and self._text(old, new) and _same_wishes(old, new)

    def _heading(self, old: Scene, new: Scene) -> bool:
        """The same heading; or a line that was action before, or is action now."""
        was, now = _words([old.heading]), _words([new.heading])
        return was == now or now in self._before[old.scene_id] or was in self._after[new.scene_id]

    def _text(self, old: Pair, new: Pair) -> bool:
        if _pictured(old[1]) == _pictured(new[1]):
            return _spoken(old[1]) == _spoken(new[1]) or _speakers(old[1]) == _speakers(new[1])
        was, now = _all_words(old[1]), _all_words(new[1])
        if not (was and now and (now in was or was in now)):
            return False
        return now in self._before[old[0].scene_id] and was in self._scripts[new[0].script_id]


def _same_wishes(old: Pair, new: Pair) -> bool:
    """Is all that notes and direction files set still set, and to the same?"""
    by_hand = _set_by_hand(old[1], _SET_BY_HAND) == _set_by_hand(new[1], _SET_BY_HAND)
    of_scene = _set_by_hand(old[0], _SET_FOR_SCENE) == _set_by_hand(new[0], _SET_FOR_SCENE)
    return by_hand and of_scene and _same_acting(old[1], new[1])


def set_by_hand(part: Frame | Scene, field: str) -> bool:
    """Did a note or a direction file set this field?"""
    return part.origin.get(field, "").startswith(_SAID_IN)


def _set_by_hand(part: Frame | Scene, fields: Iterable[str]) -> dict[str, object]:
    return {name: getattr(part, name) for name in fields if set_by_hand(part, name)}


def _same_acting(old: Frame, new: Frame) -> bool:
    """Where people are directed, nobody who was directed acts otherwise; new words may add to them."""
    if not set_by_hand(old, "characters"):
        return not set_by_hand(new, "characters")
    now = {c.asset: c for c in new.characters}
    return all(
        c.asset in now and getattr(now[c.asset], field) == getattr(c, field)
        for c in old.characters
        for field in _ACTING
        if getattr(c, field) is not None
    )


def _pictured(frame: Frame) -> str:
    """The words that say what is to be seen."""
    acted = [line.parenthetical or "" for line in frame.dialogue]
    return _words([frame.written, frame.caption or "", *acted])


def _spoken(frame: Frame) -> str:
    return _words(line.text for line in frame.dialogue)


def _speakers(frame: Frame) -> list[tuple[str, str]]:
    return [(line.speaker, line.voice) for line in frame.dialogue]


def _all_words(frame: Frame) -> str:
    return _words([frame.caption or "", frame.written, *frame.spoken])


def _scene_words(scene: Scene) -> str:
    return _words(_all_words(f) for f in scene.live_frames)


def _words(texts: Iterable[str]) -> str:
    """Words between single spaces, without case and punctuation; one in another is found as text."""
    found = [word.casefold() for text in texts for word in _WORD.findall(text)]
    return f" {' '.join(found)} " if found else ""
