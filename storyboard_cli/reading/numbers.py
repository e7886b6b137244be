"""Number words and figures → numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from storyboard_cli.core.characters import is_digits
from storyboard_cli.reading.tables import ENGLISH, group, lookup, meanings, table

_FIGURE = re.compile(r"\d[\d.,]*")
MANY = 12
SOME = 3
"""How many a plural without a number stands for; `few` says no more."""


@cache
def _numbers() -> dict[str, int]:
    return {word: int(value) for value, words in table(ENGLISH, "numbers").items() for word in words}


def tens() -> str:
    """For a regular expression: twenty, thirty, … ninety."""
    return "|".join(w for w, value in _numbers().items() if value in range(20, 100, 10) and " " not in w)


def number_in(word: str, language: str | None) -> int | None:
    """The number that a word says in a language but English: drei, deux, 3; None: one of other letters."""
    if word[:1].isdigit():
        return number_of(word)[0]
    if language is None:
        said = None if word.isascii() else meanings("numbers").get(word.upper())
    else:
        said = lookup("numbers", language).get(word)
    return int(said) if said is not None else None


def pair_of(part: str) -> int | None:
    """How many of a part of the body one owner has, where that is known: two eyes; of fingers nothing is."""
    found = lookup("body_pairs").get(part)
    return int(found) if found else None


@lru_cache(maxsize=4096)
def number_of(word: str) -> tuple[int | None, bool]:
    """(the number that a word says, whether it is only roughly so); None where it says none."""
    if word[:1].isdigit():
        digits = _FIGURE.match(word)
        plain = digits[0].replace(",", "").rstrip(".") if digits else ""
        return (int(plain), False) if is_digits(plain) and len(plain) < 8 else (None, False)
    known = _numbers().get(word)
    if known is None and "-" in word:
        parts = [_numbers().get(part) for part in word.split("-")]
        if len(parts) == 2 and parts[0] and parts[1] and parts[0] in range(20, 100, 10) and parts[1] < 10:
            return parts[0] + parts[1], False  # twenty-two
    return known, word in group("discourse", "vague numbers")
