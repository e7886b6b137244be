"""How many extras a text asks for, and what they attend to."""

from __future__ import annotations

import re
from functools import cache

from storyboard_cli.reading.tables import lookup, pattern

_NEAR = re.compile(r"[a-z]+|\d{1,3}")
_USUAL = 9


def extras_in(text: str, group_name: str = "") -> tuple[int, str]:
    """How many people a text asks for, and the word: a number before it, else the word's own size.

    `group_name` names an asset that stands for many: it counts where the text itself has no such word.
    """
    found = _asking().search(text)
    word = found[0].casefold() if found else group_name
    if not word:
        return 0, ""
    if found:
        numbers = lookup("extras_numbers")
        near = _NEAR.findall(text[: found.start()].casefold())[-3:]
        said = next((int(numbers.get(w, w)) for w in near if w.isdigit() or w in numbers), None)
        if said is not None and said >= 1:
            return said, word
    return int(lookup("extras").get(word, _USUAL)), word


def looked_at(text: str) -> bool:
    """Do others look at whom this is said of?"""
    return pattern("handling", "draws_eyes").search(text) is not None


def is_quiet(text: str) -> bool:
    """Does a text say that people are still?"""
    return pattern("handling", "quiet").search(text) is not None


@cache
def _asking() -> re.Pattern[str]:
    words = sorted(lookup("extras"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
