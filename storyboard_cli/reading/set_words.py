"""Which set of staging's a place's words ask for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from storyboard_cli.reading.tables import ENGLISH, table


def set_named(text: str) -> str | None:
    """The kind of set that a place's name or heading asks for; None where no word is known."""
    return set_of(with_pairs(text))


def set_of(words: frozenset[str]) -> str | None:
    """The kind of set that the first known of these words asks for."""
    if {"bus", "stop"} <= words:
        return "bus_stop"
    return next((kind for word, kind in _asked() if word in words), None)


def first_known(words: frozenset[str]) -> str | None:
    """The word of a place that decides among these."""
    return next((word for word, _ in _asked() if word in words), None)


def with_pairs(text: str) -> frozenset[str]:
    """A text's words, and each two that stand together, joined by `_`."""
    words = text.replace("_", " ").replace("-", " ").replace("/", " ").casefold().split()
    return frozenset(words) | {f"{a}_{b}" for a, b in pairwise(words)}


@cache
def _asked() -> tuple[tuple[str, str], ...]:
    known = table(ENGLISH, "sets")
    return tuple((word, kind.split()[0]) for kind, words in known.items() for word in words)
