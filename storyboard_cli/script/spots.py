"""Another spot of a scene's place, said by a line in capitals: `IN BRENDAN'S CAR`, `OUTSIDE THE CAR`.

What follows plays there until the next such line, one that goes back, or a heading. The words are in
`reading/words/<language>/structure.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyboard_cli.reading import lexicon
from storyboard_cli.reading.places import known_place
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.headings import Heading
from storyboard_cli.script.prefixes import IntExt

_MOST_WORDS = 7
_SENTENCE = re.compile(r"[.!?,;:\"“”]")
_ARTICLE = re.compile(r"(?:THE|A|AN)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot as a line names it."""

    place: str  # BRENDAN'S CAR
    how: str  # spot: in it; spot at; spot outside

    def heading(self, own: Heading) -> Heading | None:
        """The spot as a heading in the scene of `own`; None where it is the scene's own place."""
        if (
            self.how != "spot outside"
            and self.place.upper() in f"{own.location} {own.sub_location or ''}".upper()
        ):
            return None
        inside = _side_of(self.place) if self.how == "spot" else None
        side = "ext" if self.how == "spot outside" else inside or own.int_ext
        return Heading(self.place, side, own.location, self.place, own.time)


def spot_of(text: str) -> Spot | None:
    """The spot that a whole line in capitals names, or None."""
    said = " ".join(text.split()).strip(" .:-–—…")
    if not said.isupper() or len(said.split()) > _MOST_WORDS or _SENTENCE.search(said):
        return None
    for meaning in ("spot outside", "spot at", "spot"):
        for words in sorted(words_of("structure", meaning), key=len, reverse=True):
            if not said.startswith(f"{words} "):
                continue
            place = _ARTICLE.sub("", said[len(words) :].strip(), count=1)
            return Spot(place, meaning) if _is_place(place) else None
    return None


def _is_place(words: str) -> bool:
    found = lexicon.noun(words.split()[-1].lower())
    return known_place(words) is not None or (found is not None and found.kind in ("place", "vehicle"))


def _side_of(words: str) -> IntExt | None:
    """What is in a car or in a room is inside, what is in a field outside."""
    found = lexicon.noun(words.split()[-1].lower())
    if found is None or found.kind not in ("place", "vehicle"):
        return None
    if found.kind == "vehicle" or "in" in found.codes:
        return "int"
    return "ext" if "out" in found.codes else None
