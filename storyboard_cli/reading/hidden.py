"""Words that name what is not in the picture: absent, compared, thought or spoken of, written, depicted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.reading.tokens import Token

_OPENS = "DSOUQXNMAJ"  # what a noun phrase may begin with


@cache
def unseen(meaning: str) -> frozenset[str]:
    return group("unseen", meaning)


@cache
def relation_of(preposition: str) -> str | None:
    for relation, words in table(ENGLISH, "relations").items():
        if preposition in words:
            return relation
    return None


@cache
def _long_relations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the relations of several words that begin with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for said in table(ENGLISH, "relations").values():
        for words in (tuple(phrase.split()) for phrase in said):
            if len(words) > 1:
                found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(of_it, key=len, reverse=True)) for first, of_it in found.items()}


def long_relation(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the relation has that begins at a place with several words (in front of), else 0."""
    for words in _long_relations().get(tokens[at].low, ()):
        end = at + len(words)
        if end < len(tokens) and tuple(t.low for t in tokens[at:end]) == words and tokens[end].tag in _OPENS:
            return len(words)
    return 0


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
    return phrase.det in unseen("determiners") or phrase.pronoun in unseen("words")


def _counts_roughly(tokens: Sequence[Token], at: int) -> bool:
    """More than forty people are people."""
    return f"{tokens[at - 1].low} {tokens[at].low}" in group("adverbials", "about so many")


def compares(tokens: Sequence[Token], at: int) -> bool:
    """Does a comparison begin here: like a bird, than a bucket, as if it might bolt, the size of a fist?"""
    token = tokens[at]
    if at and at + 1 < len(tokens) and tokens[at + 1].tag == "Q" and _counts_roughly(tokens, at):
        return False
    if token.low in group("comparison", "word"):
        return token.tag in "PCWR"
    if token.low in _openings() and at + 1 < len(tokens) and _opens(tokens, at):
        return True
    if token.low not in group("comparison", "pair") or at + 1 >= len(tokens):
        return False
    return compares_clause(tokens, at) or any(t.low == token.low for t in tokens[max(0, at - 3) : at])


def compares_clause(tokens: Sequence[Token], at: int) -> bool:
    """As if, as though: what is compared with goes to the end of the clause."""
    return at + 1 < len(tokens) and tokens[at + 1].low in group("comparison", "clause")


def _opens(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1].low
    return any(
        words[1:2] in ((), (following,))
        and at + len(words) < len(tokens)
        and tuple(t.low for t in tokens[at : at + len(words)]) == words
        for words in _openings()[tokens[at].low]
    )


@cache
def _openings() -> dict[str, list[tuple[str, ...]]]:
    """First word of a phrase that opens a comparison → such phrases."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(group("comparison", "phrase")):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


def unseen_after(verb: str, preposition: str) -> bool:
    return f"{verb} {preposition}" in unseen("phrases")
