"""What kind of place a heading names, and whether the picture is inside one.

The head noun counts, not any word of it: ALLEY BEHIND THE MARKET is an alley. A general part (ROOM, GATE,
PASS) keeps the word before it: control room, castle gate, mountain pass.
"""

from __future__ import annotations

from functools import cache, lru_cache

from pydantic import Field

from storyboard_cli.core.model import Frozen
from storyboard_cli.reading import hidden
from storyboard_cli.reading.lexicon import is_adjective, noun
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.tables import ENGLISH, EVERY, group, lookup, meanings, table
from storyboard_cli.reading.tagging import tag
from storyboard_cli.reading.tokens import Token, sentences

INSIDE, OUTSIDE = "room", "outdoors"
_NOT_A_PLACE = frozenset(["weather", "time", "light", "sound", "colour", "number"])
_RATHER_NOT = frozenset(["abstract", "person", "body", "animal", "substance"])


class PlaceRead(Frozen):
    """A place as words say it. `kind` is a noun of the heading; `room` or `outdoors` where it has none."""

    kind: str = Field(description="The kind of place: kitchen, forest.")
    interior: bool = Field(description="It is inside.")


@lru_cache(maxsize=4096)
def read_place(
    location: str, sub_location: str | None, int_ext: str | None, inherited: bool | None = None
) -> PlaceRead:
    """The kind of place that a heading names: the most particular part of it that is a place at all."""
    said = (location.split(",")[0], *(sub_location or "").split(" - "))
    parts = [text for text in said if text.strip()]
    listed = [place for text in parts if (place := known_place(text)) is not None]
    found = [p for text in parts if (p := _place_phrase(text)) is not None]
    other = [place for text in parts if (place := foreign_place(text)) is not None] if not listed else []
    if other:
        return PlaceRead(kind=other[-1], interior=_interior(int_ext, other[-1:], found, inherited))
    better = [p for p in found if p.kind not in _RATHER_NOT]
    whole = better[-1] if better else found[0] if found else None
    if better and better[0].kind == "vehicle" and whole is not None and whole.has("out"):
        whole, listed = better[0], listed[:1]  # a van on the salt flats is a van
    interior = _interior(int_ext, listed, [*found, whole] if whole is not None else found, inherited)
    last = " ".join(parts[-1].casefold().split()) if parts else ""
    by_name = " " in last and last in lookup("places")  # an opera house is no house
    if listed and (by_name or whole is None or whole.kind in _RATHER_NOT):
        return PlaceRead(kind=listed[-1], interior=interior)
    if whole is None and (sky := _place_phrase(location, anything=True)) is not None:
        return PlaceRead(kind=sky.what, interior=interior)  # ABOVE THE CLOUDS
    if whole is None:
        return PlaceRead(kind=INSIDE if interior else OUTSIDE, interior=interior)
    return PlaceRead(kind=_kind(whole, [p for p in found if p is not whole]), interior=interior)


@lru_cache(maxsize=4096)
def known_place(text: str) -> str | None:
    """The place of the tables that a part of a heading is, or ends in: CELL BEHIND A BARN."""
    known = lookup("places")
    words = text.casefold().replace("’", "'").split()
    if words[:1] and words[0] in group("word_groups", "determiner"):
        words = words[1:]
    if (whole := " ".join(words)) in known:
        return whole
    ends = next((i for i, w in enumerate(words) if w in group("word_groups", "where_it_is")), len(words))
    tails = (" ".join(words[i:ends]) for i in range(ends))
    return next((tail for tail in tails if tail in known), None)


@lru_cache(maxsize=4096)
def foreign_place(text: str) -> str | None:
    """The place that words of another language name: KÜCHE, SALLE À MANGER. A place that English knows is
    meant in English, and BAD NEIGHBORHOOD is no bathroom."""
    known = meanings("places")
    words = text.upper().replace("’", "'").replace("L'", "L' ").replace("D'", "D' ").split()
    for first in range(len(words)):
        for end in range(len(words), first, -1):
            said = " ".join(words[first:end]).replace("L' ", "L'").replace("D' ", "D'")
            if said in known and not _is_english_place(said.casefold()):
                others = [w.casefold() for w in (*words[:first], *words[end:])]
                clear = noun(said.casefold()) is None and not is_adjective(said.casefold())
                english = _is_english_place if clear else _is_english
                return known[said] if not any(map(english, others)) else None
    return None


def _is_english_place(word: str) -> bool:
    known = noun(word)
    return word in lookup("places") or (known is not None and known.kind in ("place", "vehicle"))


def _is_english(word: str) -> bool:
    """Whether a word beside a foreign one is an English noun, and no little word of another language."""
    return noun(word) is not None and word not in _little_words()


@cache
def _little_words() -> frozenset[str]:
    spoken = table(EVERY, "little_words").items()
    return frozenset(w for code, words in spoken if code != ENGLISH for w in words)


def _place_phrase(text: str, *, anything: bool = False) -> Phrase | None:
    """The noun phrase that a part of a heading is about; None where it names no place: RAIN, LATER."""
    lines = sentences(text.lower())
    if not lines:
        return None
    tokens = [t for t in lines[0] if t.kind in ("word", "number")]
    if not tokens:
        return None
    tag(tokens)
    at = 0
    while at < len(tokens):
        phrase = phrase_at(tokens, at)
        if phrase is None or not phrase.what:
            at += 1
            continue
        side = hidden.side_word(phrase.what)
        side = side or ("none" if hidden.collective(phrase.what) else None)
        follows = phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].low == "of"
        if follows and side is not None:
            at = phrase.last + 2
            continue
        measure = phrase.what in group("measures", "always")  # MILE 22
        return None if (phrase.kind in _NOT_A_PLACE or measure) and not anything else phrase
    return None


@cache
def _general() -> frozenset[str]:
    return frozenset(w for words in table(ENGLISH, "general_places").values() for w in words)


def _kind(phrase: Phrase, before: list[Phrase]) -> str:
    head = phrase.what
    if head not in _general():
        return head
    words = [m.low for m in phrase.modifiers if _names_place(m)]
    if words:
        return " ".join([*words[-1:], head])
    outer = next((p.what for p in reversed(before) if p.what not in _general()), None)
    return f"{outer} {head}" if outer is not None else head


def _names_place(token: Token) -> bool:
    known = noun(token.low)
    return known is not None and known.kind not in ("number", "time", "colour")


def _interior(int_ext: str | None, listed: list[str], found: list[Phrase], inherited: bool | None) -> bool:
    if int_ext == "int":
        return True
    if int_ext in ("ext", "est"):
        return False
    if listed:
        return lookup("place_sides")[lookup("places")[listed[-1]]] == "in"
    for phrase in reversed(found):
        if phrase.kind == "vehicle" or phrase.has("in"):
            return True
        if phrase.has("out"):
            return False
    return bool(inherited) if inherited is not None else int_ext == "int_ext"
