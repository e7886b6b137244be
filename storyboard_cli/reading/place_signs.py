"""What is lettered in a picture of a place that its set alone does not tell: the heading's own words.

A board artist who has no drawing of a haulage yard letters HAULAGE YARD over its gate.
"""

from __future__ import annotations

import re

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.outdoor_words import outdoor_set
from storyboard_cli.reading.places import foreign_place
from storyboard_cli.reading.tables import group, lookup

_SEGMENT = re.compile(r"(?<!\s)\s+[-–—]+\s+|[,/();:]|(?:(?<!\s)\s+)?--\s*")
_MOST_WORDS, _MOST_LETTERS = 4, 30


def place_sign(location: str, kind: str) -> str:
    """The words of a heading to letter in its pictures, in capitals; empty where the kind of set that is
    drawn leaves no doubt, and where the heading names no place."""
    if kind in group("plain_places", "always"):
        return ""
    segments = [s.split() for s in _SEGMENT.split(_plain(location)) if s.strip()]
    if any(_is_plain(words, kind) for words in segments):
        return ""
    named = [phrase for words in reversed(segments) if (phrase := _phrase(words))]
    said = next((p for p in named if not _says_little(p)), named[0] if named else [])
    return " ".join(said).upper()


def _plain(location: str) -> str:
    return location.replace("_", " ").replace("’", "'").casefold()


def _is_plain(words: list[str], kind: str) -> bool:
    """Does what this part of a heading is about, or that which it is a part of, say just what is drawn?"""
    return any(_ends_in(head, kind) for head in _heads(words))


def _heads(words: list[str]) -> list[list[str]]:
    """The phrase before OF or BEHIND, and after OF where that is a part only: BACK OF THE CHURCH."""
    where = group("word_groups", "where_it_is") | group("word_groups", "where_outside")
    cut = next((i for i, w in enumerate(words) if w in where and i), len(words))
    heads = [words[:cut]]
    if words[cut : cut + 1] and _says_little(words[:cut]):
        heads += _heads(words[cut + 1 :])
    return [h for h in heads if h]


def _ends_in(words: list[str], kind: str) -> bool:
    known = group("plain_places", kind)
    for start in range(len(words)):
        tail = words[start:]
        last = noun(tail[-1])
        single = [*tail[:-1], last.lemma] if last is not None and last.plural else tail
        other = foreign_place(" ".join(tail)) or ""
        if " ".join(tail) in lookup("indoor_events") or " ".join(tail) in lookup("outdoor_events"):
            return True  # an occasion is not lettered on a wall
        if {" ".join(tail), " ".join(single), other} & known:
            return start == 0 or not _other_kind(words[:start], kind)
    return False


def _other_kind(before: list[str], kind: str) -> bool:
    """Do the words before a known one make another place of it: TEA house, RICE field? A place, an owner,
    a colour or a time does not."""
    known = noun(before[-1])
    if known is None or known.kind not in ("thing", "substance", "food", "abstract"):
        return False
    return "in" not in known.codes and outdoor_set(before[-1]) is None and kind in _WEAK


_WEAK = frozenset(
    {"room", "office", "house_front", "station", "field", "garden", "bank", "square", "laboratory"}
)


def _phrase(words: list[str]) -> list[str]:
    """The words to letter: without article, and without what they are beside."""
    where = group("word_groups", "where_it_is") | group("word_groups", "where_outside")
    determiner = group("word_groups", "determiner")
    said = list(words)
    while said and (said[0] in determiner or said[0] in where):
        said = said[1:]
    cut = next((i for i, w in enumerate(said) if w in where), len(said))
    if cut and said[cut : cut + 1] and _says_little(said[:cut]):
        return _phrase(said[cut + 1 :]) or said[:cut]
    said = said[:cut]
    while len(said) > _MOST_WORDS or (len(said) > 1 and len(" ".join(said)) > _MOST_LETTERS):
        said = said[1:]
    return [] if all(w in group("plain_places", "nowhere") for w in said) else said


def _says_little(words: list[str]) -> bool:
    """A part that any place has: ENTRANCE, CORNER, BACK DOOR."""
    parts = group("word_groups", "part_of_place") | group("general_places", "inside")
    return bool(words) and all(w in parts or w in group("general_places", "outside") for w in words)
