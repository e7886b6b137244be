"""Which language a script is in, by its little words: what is not English is read for names alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from storyboard_cli.reading.tables import ENGLISH, EVERY, group, table

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4000  # words: as many as are looked at
_BY_CHANCE = 1  # languages share little words, and one more in a short text tells nothing


@cache
def _little_words() -> dict[str, frozenset[str]]:
    return {code: group("little_words", code, EVERY) for code in table(EVERY, "little_words")}


def is_english(texts: Iterable[str]) -> bool:
    """Do these paragraphs read as English? Where nothing tells, they do."""
    return language_of(texts) == ENGLISH


def language_of(texts: Iterable[str]) -> str | None:
    """The language of these paragraphs: English where nothing tells, None where letters are not Latin."""
    said: Counter[str] = Counter()
    total = 0
    for text in texts:
        words = [word.casefold() for word in _WORD.findall(text)]
        said.update(words)
        total += len(words)
        if total > _ENOUGH:
            break
    other_letters = sum(often for word, often in said.items() if word[0] >= "ɐ")  # beyond the Latin letters
    counts = {code: sum(said[word] for word in little) for code, little in _little_words().items()}
    if other_letters * 2 > total > 0:
        return None
    best = max(counts, key=lambda code: (counts[code], code == ENGLISH))
    return best if counts[best] > counts.get(ENGLISH, 0) + _BY_CHANCE else ENGLISH
