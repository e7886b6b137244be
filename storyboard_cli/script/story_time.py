"""Hands the time of day from scene to scene (rule R2), past flashbacks and dreams: after them the time before
them comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.headings import Heading
from storyboard_cli.script.screenplay import Element, ElementType
from storyboard_cli.script.times import when

Turn = Literal["apart", "present"]
_SAYS_TURN = {ElementType.action, ElementType.transition, ElementType.shot, ElementType.centered,
              ElementType.character}  # fmt: skip
_MOST_WORDS = 6


def turn_of(block: Sequence[Element]) -> Turn | None:
    """What the last `FLASHBACK:` or `END OF FLASHBACK` among a scene's elements turns to."""
    for element in reversed(block):
        text = element.text
        if element.type not in _SAYS_TURN or len(text) > 60 or not text.isupper():
            continue
        said = plain(text)
        if len(said.split()) > _MOST_WORDS:
            continue
        found = when(said)
        if found.apart:
            return "apart"
        if found.returns:
            return "present"
    return None


@dataclass(slots=True)
class _Told:
    """A scene that was told: its place, and its time of day."""

    location: str = ""
    time: str | None = None


class StoryTime:
    """The time of day of scenes in a row."""

    def __init__(self) -> None:
        self._before: _Told | None = None  # the scene before
        self._present: _Told | None = None  # the last one of the story's present
        self._away = False  # in a flashback or dream
        self._opened = False  # by words of its own, so that only others close it
        self._turn: Turn | None = None

    def of(self, heading: Heading, turn: Turn | None) -> tuple[str | None, str | None]:
        """(time of day of the next scene, where it comes from); `turn` is what its own last words turn to."""
        was_away = self._away
        self._settle(heading)
        time, origin = heading.time, "R2 heading" if heading.time else None
        if time is None and (heading.inherits or heading.is_sub_scene):
            source = self._present if was_away and not self._away else self._before
            time = source.time if source is not None else None
            origin = f"R2 inherited ({heading.time_words or heading.text})" if time else None
        self._before = _Told(heading.location or (self._before.location if self._before else ""), time)
        if not self._away:
            self._present = self._before
        self._turn = turn
        return time, origin

    def _settle(self, heading: Heading) -> None:
        """Whether this scene is told apart from the story's present."""
        if self._turn == "present":
            self._away = self._opened = False
        elif self._turn == "apart":
            self._away = self._opened = True
        if heading.returns:
            self._away = self._opened = False
        elif heading.apart:
            self._away = True
            self._opened = self._opened or heading.lasts
        elif self._away and not self._opened and not heading.is_sub_scene:
            self._away = heading.goes_on and not self._back_at(heading)

    def _back_at(self, heading: Heading) -> bool:
        return self._present is not None and heading.location == self._present.location
