"""Which exterior a heading asks for: its head noun decides, and a building is seen from outside.

ALLEY BEHIND THE MARKET is an alley, CHURCH YARD a graveyard, SCHOOL - PLAYGROUND a playground. A vehicle
stands where another word says, else where such a vehicle is seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.places import foreign_place
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table

_SEGMENT = re.compile(r"\s+[-–—]+\s+|[,/():;]|\s*--\s*")
_LONGEST = 4  # words of the longest name in the table
_MOVING = " moving"
_INSIDE_PLACE, _OPEN_PLACE = "building_front", "open_ground"


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in a heading: its words, the row of the table that has it, and whether it says little alone."""

    words: str
    row: str
    whole: bool

    @property
    def moving(self) -> bool:
        return self.row.endswith(_MOVING)


@lru_cache(maxsize=4096)
def outdoor_set(text: str) -> str | None:
    """The exterior kind of set that a place's name or heading asks for; None where no word of it is known."""
    plain = text.replace("_", " ").replace("’", "'").casefold()
    itself = "_".join(plain.split())
    if itself in kinds():
        return itself
    segments = [s.split() for s in _SEGMENT.split(plain) if s.strip()]
    joined = _from_the_end([w for s in segments for w in s], first=True) if len(segments) > 1 else []
    if joined and len(joined[0].words.split()) > 1:
        return joined[0].row.removesuffix(_MOVING)
    heads = [name for words in reversed(segments) if (name := _head(words)) is not None]
    head = next((h for h in heads if not h.moving and not h.whole), None)
    settled = [h for h in heads if not h.moving]
    finer = [h for h in settled if h.words not in group("word_groups", "settlement")]
    head = head or next(iter(finer or settled or heads), None)
    if head is not None:
        return head.row.removesuffix(_MOVING)
    others = (foreign_place(" ".join(words)) for words in reversed(segments))
    other = next((row for place in others if place and (row := outdoor_set(place)) is not None), None)
    return other or _by_meaning(segments)


@cache
def kinds() -> frozenset[str]:
    """The exterior kinds of set that words ask for."""
    return frozenset(row.removesuffix(_MOVING) for row in table(ENGLISH, "outdoor_sets"))


def _head(words: list[str]) -> _Found | None:
    """The name that a part of a heading is about: before OF and BEHIND, else what follows them."""
    if not words:
        return None
    if (itself := _name(words)) is not None:
        return itself
    where = group("word_groups", "where_it_is") | group("word_groups", "where_outside")
    cut = next((i for i, w in enumerate(words) if w in where), len(words))
    names = _from_the_end(words[:cut])
    settled = [n for n in names if not n.moving]
    if settled:
        return _together(settled) or settled[0]
    return (_head(words[cut + 1 :]) if cut < len(words) else None) or next(iter(names), None)


def _together(names: list[_Found]) -> _Found | None:
    """What the last name is beside the one before it: ROAD of a desert, RIVER of a jungle."""
    if len(names) < 2:
        return None
    head, outer = names[0], names[1]
    known = lookup("outdoor_sets")
    for first in (outer.words, lookup("places").get(outer.words), outer.row):
        for last in (head.words, lookup("places").get(head.words), head.row):
            if first and last and (row := known.get(f"{first} {last}")) is not None:
                return _Found(f"{first} {last}", row, False)
    return None


def _from_the_end(words: list[str], *, first: bool = False) -> list[_Found]:
    """The names among these words."""
    found: list[_Found] = []
    end = len(words)
    while end > 0:
        for start in range(max(0, end - _LONGEST), end):
            name = _name(words[start:end])
            if name is not None:
                found.append(name)
                end = start
                break
        else:
            if first:
                break
            end -= 1
    return found


def _name(words: list[str]) -> _Found | None:
    said = " ".join(words)
    last = noun(words[-1])
    single = " ".join([*words[:-1], last.lemma]) if last is not None and last.plural else said
    for name in dict.fromkeys((said, said.replace("'s", ""), single)):
        if (row := _row(name)) is not None:
            return _Found(
                name, row, name in group("word_groups", "whole_place") | group("word_groups", "whole_town")
            )
    return None


def _row(name: str) -> str | None:
    known = lookup("outdoor_sets")
    return known.get(name) or known.get(lookup("places").get(name, ""))


def _by_meaning(segments: list[list[str]]) -> str | None:
    """What an unknown place is by what its word means: a building from outside, a vehicle's way."""
    for words in reversed(segments):
        for word in reversed(words):
            known = noun(word)
            if known is None:
                continue
            if known.kind == "vehicle":
                return next((r.split()[0] for c in known.codes if (r := _row(c)) is not None), "road")
            if known.kind == "place":
                return _INSIDE_PLACE if "in" in known.codes else _OPEN_PLACE
    return None
