"""Which of its meanings a noun has: fans that cheer are people, a tank that is filled has no gun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.reading.tokens import Token

_Meanings = Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


@cache
def _senses() -> _Meanings:
    """Noun → its other meanings, each with the words that it has about it then."""
    return _by_noun(table(ENGLISH, "senses"))


@cache
def _senses_by_place() -> _Meanings:
    """Noun → its other meanings, each with words of headings and of what is there then."""
    return _by_noun(table(ENGLISH, "senses_by_place"))


def _by_noun(rows: Mapping[str, Sequence[str]]) -> _Meanings:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for said, words in rows.items():
        word, _, meaning = said.partition(" ")
        found.setdefault(word, []).append((meaning, frozenset(words)))
    return {word: tuple(meanings) for word, meanings in found.items()}


def choose_sense(phrase: Phrase, tokens: Sequence[Token], there: Collection[str] = ()) -> None:
    """Gives a phrase the meaning of its noun that its sentence asks for, else the one that the place does.

    `there`: the words of the scene's heading and the nouns of what the frame has shown.
    """
    for meaning, about in _senses().get(phrase.what, ()):
        if any(t is not phrase.head and (t.lemma in about or t.low in about) for t in tokens):
            _mean(phrase, meaning)
            return
    if phrase.owner:  # his chest, her glasses: of a body, or worn
        return
    for meaning, about in _senses_by_place().get(phrase.what, ()):
        if not about.isdisjoint(there):
            _mean(phrase, meaning)
            return


def _mean(phrase: Phrase, meaning: str) -> None:
    phrase.meant = f"{meaning}s" if phrase.plural else meaning
    last = noun(meaning.split()[-1])
    phrase.what = meaning
    phrase.noun = noun(meaning) or (last if last is not None and last.kind == "vehicle" else None)


def is_effigy(phrase: Phrase) -> bool:
    """A stuffed giraffe, a china dog, a toy horse: a thing, and no animal."""
    return any(m.low in group("effigies", "made") for m in phrase.modifiers)
