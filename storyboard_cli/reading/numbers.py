"""Number words and figures → numbers."""

from __future__ import annotations

import re
from functools import cache

from storyboard_cli.reading.tables import ENGLISH, group, table

_FIGURE = re.compile(r"\d[\d.,]*")
MANY = 12
SOME = 3
"""How many a plural without a number stands for."""


@cache
def _numbers() -> dict[str, int]:
    found = {word: int(value) for value, words in table(ENGLISH, "numbers").items() for word in words}
    return found | {"many": MANY, "numerous": MANY, "countless": 24, "various": 5, "few": SOME}


def number_of(word: str) -> tuple[int | None, bool]:
    """(the number that a word says, whether it is only roughly so); None where it says none."""
    if word[:1].isdigit():
        digits = _FIGURE.match(word)
        plain = digits[0].replace(",", "").rstrip(".") if digits else ""
        return (int(plain), False) if plain.isdigit() and len(plain) < 8 else (None, False)
    known = _numbers().get(word)
    if known is None and "-" in word:
        parts = [_numbers().get(part) for part in word.split("-")]
        if len(parts) == 2 and parts[0] and parts[1] and parts[0] in range(20, 100, 10) and parts[1] < 10:
            return parts[0] + parts[1], False  # twenty-two
    return known, word in group("discourse", "vague numbers")
