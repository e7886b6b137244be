"""Which of its meanings a noun has: fans that cheer are people, a tank that is filled has no gun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.reading.tokens import Token


@cache
def _senses() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Noun → its other meanings, each with the words that it has about it then."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for said, words in table(ENGLISH, "senses").items():
        word, _, meaning = said.partition(" ")
        found.setdefault(word, []).append((meaning, frozenset(words)))
    return {word: tuple(meanings) for word, meanings in found.items()}


def choose_sense(phrase: Phrase, tokens: Sequence[Token]) -> None:
    """Gives a phrase the meaning of its noun that its sentence asks for, where that is not the usual one."""
    for meaning, about in _senses().get(phrase.what, ()):
        if any(t is not phrase.head and (t.lemma in about or t.low in about) for t in tokens):
            phrase.meant = f"{meaning}s" if phrase.plural else meaning
            phrase.what, phrase.noun = meaning, noun(meaning)
            return


def is_effigy(phrase: Phrase) -> bool:
    """A stuffed giraffe, a china dog, a toy horse: a thing, and no animal."""
    return any(m.low in group("effigies", "made") for m in phrase.modifiers)
