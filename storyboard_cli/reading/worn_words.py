"""Words beside garments whose part of speech the garment settles.

`A coat and tie` ties nothing; `two guards in black armour stand behind her` have no stand for armour.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from storyboard_cli.reading.closed_words import closed_as
from storyboard_cli.reading.lexicon import compound, noun, verb
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.tokens import Token

_WITHIN = 4  # words between `in` and the garment


def worn_tags(tokens: Sequence[Token]) -> dict[int, str]:
    """Place of a token → its tag: N for a garment behind `and`, E for what those in one stuff do."""
    words = [token.low for token in tokens]
    found: dict[int, str] = {}
    for at in range(1, len(words)):
        if words[at] in _garments_that_act() and _second_garment(words, at):
            found[at] = "N"
        elif words[at - 1] in _stuffs() and _is_done_in(words, at):
            found[at] = "E"
    return found


def _second_garment(words: Sequence[str], at: int) -> bool:
    """A coat and tie; but: she takes her coat and ties a knot, puts on the dress and belts it."""
    if at < 2 or words[at - 1] != "and" or not is_worn(words[at - 2]):
        return False
    return at + 1 >= len(words) or not (_closed() & {words[at + 1]})


def _is_done_in(words: Sequence[str], at: int) -> bool:
    """In black armour | stand behind her."""
    begun = words[max(0, at - 1 - _WITHIN) : at - 1]
    led = "in" in begun and not ({"a", "an", "the", "of"} & set(begun[begun.index("in") :]))
    acts = any(form == "base" for _, form in verb(words[at]))
    behind = words[at + 1] if at + 1 < len(words) else ""
    place = behind in closed_as("P") or behind in _closed()
    return led and acts and place and compound((words[at - 1], words[at])) is None


def is_worn(word: str) -> bool:
    """Does a word, of one or of several, name what people wear?"""
    known = noun(word)
    if known is None:
        return word in lookup("garments")
    return known.kind == "thing" and ("garment" in known.codes or known.lemma in lookup("garments"))


@cache
def _garments_that_act() -> frozenset[str]:
    """Tie, dress, belt, suit: garments that are verbs too."""
    return frozenset(w for w in lookup("garments") if " " not in w and verb(w))


@cache
def _stuffs() -> frozenset[str]:
    """What many wear without an article: armour, uniform, leather."""
    return group("introductions", "worn by many")


@cache
def _closed() -> frozenset[str]:
    """Articles, whose it is, pronouns: what stands behind a verb and not behind a noun."""
    return closed_as("D") | closed_as("S") | closed_as("O")
