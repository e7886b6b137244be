"""Words that together mean one verb: takes his eyes off, bursts out laughing, turns her back on him."""

from __future__ import annotations

from functools import cache

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import ENGLISH, group, table


@cache
def _meanings() -> dict[str, str]:
    return {words: verb for verb, said in table(ENGLISH, "idioms").items() for words in said}


@cache
def _openers() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _meanings())


def idiom(verb: str, word: str) -> str | None:
    """The verb that a verb (base form) and a word behind it mean together; None where they are no idiom."""
    if verb not in _openers():
        return None
    known = noun(word)
    return _meanings().get(f"{verb} {word}") or (_meanings().get(f"{verb} {known.lemma}") if known else None)


def is_particle(verb: str, word: str) -> bool:
    """Does the little word belong to the verb: take off, haul in?"""
    return verb in group("particles", word)
