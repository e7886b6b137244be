"""Words that name what is not in the picture: absent, compared, thought or spoken of, written, depicted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.tables import ENGLISH, table
from storyboard_cli.reading.tokens import Token

ABSENT_DETERMINERS = frozenset(["no", "neither", "any"])


@cache
def unseen(meaning: str) -> frozenset[str]:
    return frozenset(table(ENGLISH, "unseen").get(meaning, ()))


@cache
def relation_of(preposition: str) -> str | None:
    for relation, words in table(ENGLISH, "relations").items():
        if preposition in words:
            return relation
    return None


@cache
def side_word(what: str) -> str | None:
    """The relation that a side noun says (edge OF the roof: on), `none` for a piece of something."""
    for relation, words in table(ENGLISH, "side_words").items():
        if what in words:
            return relation
    return None


@cache
def collective(what: str) -> int | None:
    """How many a collective noun stands for; None where it is none."""
    for count, words in table(ENGLISH, "collectives").items():
        if what in words:
            return int(count)
    return None


def is_absent(phrase: Phrase) -> bool:
    return phrase.det in ABSENT_DETERMINERS or phrase.pronoun in unseen("words")


def compares(tokens: Sequence[Token], at: int) -> bool:
    """Does a comparison begin here: like a bird, than a bucket, as if it might bolt?"""
    token = tokens[at]
    if token.low in ("like", "than", "unlike"):
        return token.tag in "PCWR"
    if token.low != "as" or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].low in ("if", "though"):
        return True
    return any(t.low == "as" for t in tokens[max(0, at - 3) : at])


def unseen_after(verb: str, preposition: str) -> bool:
    return f"{verb} {preposition}" in unseen("phrases")
