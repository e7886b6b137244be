"""Which interior a heading asks for: its head noun decides, not any word of it.

CHURCH BASEMENT is a cellar, KITCHEN OF THE RESTAURANT a kitchen. A part that any place may have (ROOM,
TABLE, GATE) leaves the word to what stands with it; a whole building leaves it to a room of it that is
named beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.places import INSIDE, foreign_place
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table

_SEGMENT = re.compile(r"(?<!\s)\s+[-–—]+\s+|[,/()]|(?:(?<!\s)\s+)?--\s*")
_LONGEST = 5  # words of the longest name in the table
_HAS = ("of", "in", "inside", "at", "on", "aboard")
_VEHICLES = {
    "truck": "vehicle",
    "car": "vehicle",
    "bus": "bus",
    "train": "train",
    "boat": "ship_cabin",
    "ship": "ship_cabin",
    "plane": "aeroplane",
    "helicopter": "cockpit",
    "spaceship": "starship",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that was found in a heading: its words, the set it asks for, and how little it says alone."""

    words: str
    kind: str | None
    part: bool
    whole: bool


@lru_cache(maxsize=4096)
def indoor_set(text: str) -> str | None:
    """The interior kind of set that a place's name or heading asks for; None where no word of it is known."""
    whole = " ".join(text.replace("_", " ").split()).casefold()
    if (itself := whole.replace(" ", "_")) in table(ENGLISH, "indoor_sets"):
        return itself
    said = text.replace("_", " ").replace("’", "'").casefold()
    segments = [s for s in _SEGMENT.split(said) if s.strip()]
    if _somebodys_room(segments):
        return "bedroom"
    found = [names for s in reversed(segments) if (names := _names(s.split()))]
    heads = [names[0] for names in found]
    every = [name for names in found for name in names]
    head = next((h for h in heads if h.kind and not h.part and not h.whole), None)
    head = head or next((h for h in heads if h.kind and not h.part), None)
    head = head or next((n for n in every if n.kind and not n.part), None)
    head = head or next((n for n in every if n.kind), None)
    inner = next((h for h in heads if h.part), None)
    kind = _together([h for h in (inner, head) if h], every) or (head.kind if head else None)
    return kind or _vehicle(segments) or _foreign(segments)


def _foreign(segments: list[str]) -> str | None:
    """What the last part in another language names: KÜCHE, HÔPITAL - COULOIR."""
    for segment in reversed(segments):
        place = foreign_place(segment)
        if place is not None and (kind := place if place == INSIDE else _kind(place)) is not None:
            return kind
    return None


def _together(heads: list[_Named], every: list[_Named]) -> str | None:
    """What a part is in such a place: CONTROL ROOM of a submarine, CABIN of a ship."""
    for head in heads:
        for outer in every:
            if outer is not head and outer.kind != head.kind:
                for word in (outer.words, lookup("places").get(outer.words, "")):
                    if (kind := lookup("indoor_sets").get(f"{word} {head.words}")) is not None:
                        return kind
    return None


def _names(words: list[str]) -> list[_Named]:
    """The names in one part of a heading, the last before OF first, then what follows it."""
    where = group("word_groups", "where_it_is")
    cut = next((i for i, w in enumerate(words) if w in where and i), len(words))
    found = _from_the_end(words[:cut])
    if words[cut : cut + 1] and words[cut] in _HAS:
        found += _names(words[cut + 1 :])
    elif not found and cut < len(words):
        found = _names(words[cut + 1 :])
    return found


def _from_the_end(words: list[str]) -> list[_Named]:
    found: list[_Named] = []
    end = len(words)
    while end > 0:
        for start in range(max(0, end - _LONGEST), end):
            named = _name(words[start:end])
            if named is not None:
                found.append(named)
                end = start
                break
        else:
            end -= 1
    return found


def _name(words: list[str]) -> _Named | None:
    said = " ".join(words)
    for name in dict.fromkeys((said, said.replace("'s", ""), said.replace("'s", "s"), _single(said))):
        kind = _kind(name)
        part = name in group("word_groups", "part_of_place")
        if kind is not None or part:
            return _Named(name, kind, part, name in group("word_groups", "whole_place"))
    return None


def _single(name: str) -> str:
    known = noun(name.split()[-1]) if name else None
    return " ".join([*name.split()[:-1], known.lemma]) if known is not None and known.plural else name


def _kind(name: str) -> str | None:
    known = lookup("indoor_sets")
    return known.get(name) or known.get(lookup("places").get(name, "")) or _unmarked().get(name)


@cache
def _unmarked() -> dict[str, str]:
    """Names of an owner's place as ids and file names have them: captains cabin."""
    return {w.replace("'", ""): kind for w, kind in lookup("indoor_sets").items() if "'" in w}


def _somebodys_room(segments: list[str]) -> bool:
    """LUCY'S ROOM is where Lucy sleeps."""
    words = segments[-1].split() if segments else []
    owner = words[-2] if len(words) > 1 and words[-1] in ("room", "chamber") else ""
    owned = owner.endswith("'s") or owner in group("word_groups", "owner")
    return owned and _name([owner]) is None and _kind(" ".join(words[-2:])) is None


def _vehicle(segments: list[str]) -> str | None:
    for segment in reversed(segments):
        for word in reversed(segment.split()):
            known = noun(word)
            if known is not None and known.kind == "vehicle":
                return next((_VEHICLES[c] for c in known.codes if c in _VEHICLES), "vehicle")
    return None
