"""Hands the time of day from scene to scene (rule R2), past flashbacks and dreams: after them the time before
them comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.reading.structure import returns_to
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.headings import Heading
from storyboard_cli.script.screenplay import Element, ElementType
from storyboard_cli.script.times import when

Turn = Literal["apart", "flash", "present", "scene"]
_SAYS_TURN = {ElementType.action, ElementType.transition, ElementType.shot, ElementType.centered,
              ElementType.character}  # fmt: skip
_MOST_WORDS = 6


def turns_of(block: Sequence[Element]) -> tuple[Turn, ...]:
    """What the `FLASHBACK:`, `END OF FLASHBACK` or `BACK TO SCENE` among a scene's elements turn to.

    A flash that begins and ends in the scene turns to nothing.
    """
    turns: list[Turn] = []
    for element in block:
        text = element.text
        if element.type not in _SAYS_TURN or len(text) > 60 or not text.isupper():
            continue
        said = plain(text)
        if len(said.split()) > _MOST_WORDS:
            continue
        found = when(said)
        if found.apart:
            turns.append("apart")
        elif found.flashes:
            turns.append("flash")
        elif _only_back(said):
            turns = turns[:-1] if turns and turns[-1] in ("apart", "flash") else [*turns, "scene"]
        elif found.returns:
            turns.append("present")
    return tuple(turns)


def _only_back(said: str) -> bool:
    """Whether a line goes back to a scene or somebody, as it does behind an insert too: `BACK TO SCENE`."""
    found = when(said)
    return found.to_scene or (returns_to(said) is not None and not found.returns)


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
        self._known: str | None = None  # the last time of day that was told in the present
        self._outer: list[_Told | None] = []  # where flashes within flashes go back to, the outermost first
        self._away = False  # in a flashback or dream
        self._opened = False  # by words of its own, so that only others close it
        self._dated = 0  # scenes with a time of their own since it was opened
        self._turns: Sequence[Turn] = ()

    def of(self, heading: Heading, turns: Sequence[Turn]) -> tuple[str | None, str | None]:
        """(time of day of the next scene, where it comes from); `turns` are what its own words turn to."""
        was_away = self._away
        self._settle(heading)
        time, origin = heading.time, "R2 heading" if heading.time else None
        if time is None and (heading.inherits or heading.is_sub_scene):
            source = self._present if was_away and not self._away else self._before
            time = source.time if source is not None else None
            if time is None and not was_away and not self._away:
                time = self._known  # the scene before said nothing of the time
            origin = f"R2 inherited ({heading.time_words or heading.text})" if time else None
        self._before = _Told(heading.location or (self._before.location if self._before else ""), time)
        self._dated += heading.time is not None
        if not self._away:
            self._present, self._known = self._before, time or self._known
        self._turns = turns
        return time, origin

    def _settle(self, heading: Heading) -> None:
        """Whether this scene is told apart from the story's present."""
        for turn in self._turns:
            if turn == "apart" or (turn == "flash" and self._opened and not self._over):
                self._open()
            elif self._away and turn != "flash":
                self._close(turn)
        if heading.returns:
            self._away = self._opened = False
        elif heading.apart:
            self._away = True
            self._opened = self._opened or heading.lasts
        elif self._away and not self._opened and not heading.is_sub_scene:
            self._away = heading.goes_on and not self._back_at(heading)

    def _open(self) -> None:
        if self._away and self._opened:
            self._outer = [] if self._over else [*self._outer, self._present]
            self._present = self._before
        self._away = self._opened = True
        self._dated = 0

    def _close(self, turn: Turn) -> None:
        """BACK TO SCENE closes the innermost flash, BACK TO PRESENT all of them."""
        if turn == "scene" and self._over:
            self._present = self._before
        elif turn == "scene" and self._outer:
            self._before, self._present, self._dated = self._present, self._outer[-1], 1
            self._outer.pop()
            return
        elif self._outer:
            self._present = self._outer[0]
        self._before, self._outer = self._present, []
        self._away = self._opened = False

    @property
    def _over(self) -> bool:
        """Whether a flashback must have ended with no word of it: scenes at several times came since."""
        return self._opened and self._dated > 1

    def _back_at(self, heading: Heading) -> bool:
        return self._present is not None and heading.location == self._present.location
