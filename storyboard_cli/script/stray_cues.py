"""Pieces of sentences in capitals that stand where a cue stands, told by words and neighbours.

    PHOEBE
    THEN MAYBE YOU SHOULD LEAVE ME

    ALONE, MAYBE I'M JUST PROCESSING
    THIS OKAY?

Only cues that stand once, name nobody whom the action knows, and have no extension are judged at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from storyboard_cli.reading.language import is_english
from storyboard_cli.script.camera import shot_line
from storyboard_cli.script.cue_words import (
    acts,
    is_no_name,
    is_of_somebody,
    is_place_opening,
    is_sentence,
    is_thing_word,
    may_be_somebody,
    words_in,
)
from storyboard_cli.script.cues import read_cue
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.screenplay import UNDER_A_CUE, Element, ElementType, Screenplay
from storyboard_cli.script.speech_pieces import breaks_off

Stray = Literal["said", "told"]
"""A piece of the speech before, or of what is seen."""

_OPEN_QUOTE = re.compile(r"(?:“|(?:^|\s)\")\s*$")
_NAME = 2  # words that most names have at most
_LONG = 4  # words of a line that is no name where a speech in capitals breaks off before it


@dataclass
class StrayCues:
    """The cues of one script that are pieces of sentences."""

    play: Screenplay

    def of(
        self, cue: Element, before: Element | None, block: Sequence[Element], uses: int, *, sure: bool
    ) -> Stray | None:
        """What a cue is a piece of, where it is one.

        `uses` is how often its name stands; `sure`: that it names nobody is known.
        """
        said = plain(cue.text).strip()
        found = read_cue(cue.text)
        if "(" in said or found.voice != "on" or self.play.format != "fountain" or not self._english:
            return None
        if uses > 1 and not (is_of_somebody(said) and before is not None and breaks_off(before)):
            return None
        if shot_line(said) is not None:
            return None
        words = words_in(found.name)
        if len(words) == 1 and (is_no_name(words[0]) or (is_thing_word(words[0]) and _goes_on_small(block))):
            return "told"
        if not sure and (self._is_told_of(found.name) or not self._is_piece(words, said, before, block)):
            return None
        return "said" if before is not None and _goes_on(said, words, before) else "told"

    def _is_piece(
        self, words: list[str], said: str, before: Element | None, block: Sequence[Element]
    ) -> bool:
        broken = before is not None and breaks_off(before)
        if broken and before is not None and len(words) > 1:
            if _OPEN_QUOTE.search(plain(before.text)) or (before.text.isupper() and len(words) >= _LONG):
                return True
            if len(words) > _NAME and _in_capitals(block):
                return True
        if is_sentence(said) or self._two_lines(words, block):
            return True
        return len(words) > 1 and not may_be_somebody(said) and (broken or _in_capitals(block))

    def _two_lines(self, words: list[str], block: Sequence[Element]) -> bool:
        """`CORY CHASES / GABBI`: somebody of the script and what they do, above another line in capitals."""
        return (
            len(words) > 1 and words[0].upper() in self._speakers and acts(words[-1]) and _in_capitals(block)
        )

    @cached_property
    def _english(self) -> bool:
        return is_english(plain(e.text) for e in self.play.of_type(ElementType.action, ElementType.dialogue))

    @cached_property
    def _speakers(self) -> frozenset[str]:
        names = Counter(read_cue(e.text).name.upper() for e in self.play.of_type(ElementType.character))
        return frozenset(name for name, uses in names.items() if uses > 1)

    @cached_property
    def _told(self) -> str:
        return "\n".join(plain(e.text) for e in self.play.of_type(ElementType.action, ElementType.shot))

    def _is_told_of(self, name: str) -> bool:
        """Whether the action knows somebody of that name, in capitals or as names are written."""
        bare = " ".join(name.split())
        written = {bare, bare.title(), bare.upper()}
        return any(
            w in self._told and re.search(rf"(?<!\w){re.escape(w)}(?!\w)", self._told) for w in written
        )


def _goes_on(said: str, words: Sequence[str], before: Element) -> bool:
    """Whether a piece belongs to the speech that stands before it."""
    if before.type not in UNDER_A_CUE:
        return False
    if before.type is ElementType.parenthetical or breaks_off(before):
        return True
    return is_sentence(said) and not is_place_opening(words)


def _in_capitals(block: Sequence[Element]) -> bool:
    """Whether one short line in capitals stands under a cue, and nothing is called out in it."""
    if len(block) != 1 or block[0].type is not ElementType.dialogue:
        return False
    text = plain(block[0].text)
    return text.isupper() and "\n" not in text and not any(c in text for c in "?!")


def _goes_on_small(block: Sequence[Element]) -> bool:
    """Whether what stands under a cue goes on in small letters, as a sentence does."""
    return bool(block) and block[0].type is ElementType.dialogue and plain(block[0].text)[:1].islower()
