"""The time of day and the season that a text names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from storyboard_cli.reading.tables import ENGLISH, Table, table

_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=8192)
def time_in(text: str) -> str | None:
    """The time of day that a text names, or None."""
    return _first_named(table(ENGLISH, "light_times"), text)


@lru_cache(maxsize=8192)
def season_in(text: str) -> str | None:
    """The season that a text names, or None."""
    return _first_named(table(ENGLISH, "seasons"), text)


def named_in(known: Mapping[str, str], text: str) -> list[str]:
    """The meanings of a text's words, in the text's order, by a table turned round (`tables.lookup`)."""
    return [known[w] for w in _WORD.findall(text.casefold()) if w in known]


def _first_named(known: Table, text: str) -> str | None:
    """Of several the table's first one counts."""
    said = set(_WORD.findall(text.casefold()))
    return next((m for m, words in known.items() if not said.isdisjoint(words)), None)
