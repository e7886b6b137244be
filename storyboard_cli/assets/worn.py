"""Words for clothes → what of them is drawn: yellow raincoat, black robe with white scarf, straw hats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from storyboard_cli.reading.tables import lookup

_APART = re.compile(r"[;,]|\b(?:with|and|over|under|beneath)\b")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that somebody wears. `slot` is top, bottom, shoes or on; empty for a colour alone."""

    slot: str
    kind: str
    color: str | None = None
    pattern: str | None = None


def pieces_of(text: str) -> list[Piece]:
    """What a phrase of clothes names, in its order."""
    found: list[Piece] = []
    for part in _APART.split(text.casefold()):
        words = words_in(part)
        if words:
            found += _pieces(words)
    return found


def words_in(text: str) -> list[str]:
    """The words of a text without apostrophes and hyphens: t-shirt is two."""
    return _WORD.findall(text.casefold().replace("'", "").replace("’", ""))


def _pieces(words: Sequence[str]) -> Iterator[Piece]:
    named = list(_named(words))
    if not named:
        color = color_in(words)
        if color:
            yield Piece("", "", color, _pattern(words))
        return
    before = 0
    for start, end, slot, kind in named:
        about = words[before:end]
        yield Piece(slot, kind, color_in(about) or _material(about, kind), _pattern(about))
        before = max(before, start)


def _named(words: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """(first word, behind its last word, slot, kind) of every garment; the longest wording counts."""
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            known = _garment(words[at : at + size])
            if known:
                slot, _, kind = known.partition(" ")
                yield at, at + size, slot, kind
                at += size
                break
        else:
            at += 1


def _garment(words: Sequence[str]) -> str | None:
    said = " ".join(words)
    return (
        _wear().get(said)
        or _wear().get(_singular(said))
        or _classes().get(said)
        or _classes().get(_singular(said))
    )


def _singular(said: str) -> str:
    if said.endswith("ies") and len(said) > 4:
        return f"{said[:-3]}y"
    return said[:-1] if said.endswith("s") and not said.endswith("ss") else said


def _plain(word: str) -> str:
    return " ".join(words_in(word))


@cache
def _wear() -> Mapping[str, str]:
    """A garment's words → `slot kind`."""
    return {_plain(word): meaning for word, meaning in lookup("drawn_wear").items()}


@cache
def _classes() -> Mapping[str, str]:
    """Every other garment that the tables know → what its class is drawn as."""
    wear = _wear()
    classes = ((_plain(word), _plain(kind)) for word, kind in lookup("garments").items())
    return {word: wear[kind] for word, kind in classes if kind in wear}


def color_in(words: Sequence[str]) -> str | None:
    """The last colour that words name, as #rrggbb."""
    for at in range(len(words), 0, -1):
        for size in (2, 1):
            found = _colors().get(" ".join(words[max(0, at - size) : at]))
            if found:
                return found
    return None


@cache
def _colors() -> Mapping[str, str]:
    drawn = lookup("drawn_colors")
    named = {_plain(word): drawn[plain] for word, plain in lookup("colors").items() if plain in drawn}
    return named | {_plain(word): value for word, value in drawn.items()}


def _material(words: Sequence[str], kind: str) -> str | None:
    known = lookup("drawn_materials")
    if kind in ("leather_jacket", "jeans", "rubber_boots"):
        return None
    return next((known[w] for w in words if w in known), None)


def _pattern(words: Sequence[str]) -> str | None:
    known = lookup("drawn_patterns")
    return next((known[w] for w in words if w in known), None)
