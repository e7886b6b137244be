"""Decades of a life, as people say them: her thirties, mid-40s, late fifties."""

from __future__ import annotations

import re
from functools import cache

from storyboard_cli.reading.tables import ENGLISH, group, table

_FIGURES = re.compile(r"(\d)0['’]?s\b")
_WITHIN = {"early": 2, "mid": 5, "late": 8}


def year_of_decade(said: str) -> int | None:
    """The age that a decade means, or a part of one: 30s, mid-40s, late fifties; None where it names none."""
    found = _FIGURES.search(said)
    first = int(found[1]) * 10 if found else next((v for w, v in _decades().items() if w in said), None)
    if first is None:
        return None
    part = next((p for p in _WITHIN if any(w in said for w in group("decades", p))), "mid")
    return first + _WITHIN[part]


def is_decade(said: str) -> bool:
    """30s, 40's, mid 50s, late sixties; no year: the 1930s."""
    return year_of_decade(said) is not None and not re.search(r"\d{3}", said)


def decade_words() -> frozenset[str]:
    """twenties, thirties, …"""
    return frozenset(_decades())


@cache
def decade_parts() -> str:
    """For a regular expression: what stands before a decade."""
    words = (w for part in _WITHIN for w in group("decades", part))
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


@cache
def _decades() -> dict[str, int]:
    lines = table(ENGLISH, "decades").items()
    return {word: int(year) for year, words in lines if year.isdecimal() for word in words}
