"""What a sentence says is done with a thing: had, taken, put down, gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from storyboard_cli.reading.tables import group, pattern

_TABLE = "handling"


@dataclass(frozen=True, slots=True)
class Handled:
    """What happens to a thing; `laid`: put down on purpose; `on_top`: on a desk or the like."""

    what: Literal["gone", "put_down", "taken"]
    laid: bool = False
    on_top: bool = False


def handled(sentence: str, before: str) -> Handled | None:
    """What a sentence does with a thing that is named in it behind `before`; None: nothing is said."""
    if pattern(_TABLE, "gone").search(sentence):
        return Handled("gone")
    if pattern(_TABLE, "puts_down").search(sentence):
        laid = pattern(_TABLE, "lays").search(sentence) is not None
        return Handled("put_down", laid, _on_top().search(sentence) is not None)
    if pattern(_TABLE, "takes").search(before) or _has().search(before):
        return Handled("taken")
    return None


def pages_in(text: str, sketches: bool) -> Literal["writing", "drawing"] | None:
    """What is on the pages of a book that a text shows open; None: it is shut. `sketches`: for drawing."""
    if not sketches and pattern(_TABLE, "pages").search(text) is None:
        return None
    if sketches and pattern(_TABLE, "written").search(text):
        return "writing"
    return "drawing" if sketches or pattern(_TABLE, "drawn").search(text) else "writing"


def sees_in(text: str) -> bool:
    """Does somebody see or watch something?"""
    return pattern(_TABLE, "sees").search(text) is not None


@cache
def _on_top() -> re.Pattern[str]:
    surfaces = "|".join(sorted(group(_TABLE, "surface")))
    return re.compile(rf"\bon(?:to)? (?:\w+ ){{0,3}}(?:{surfaces})\b", re.IGNORECASE)


@cache
def _has() -> re.Pattern[str]:
    """Shortly before the thing: whose it is, or with whom."""
    owners = "|".join(sorted(group(_TABLE, "has")))
    return re.compile(rf"\b(?:{owners})\s+(?:\w+\s+){{0,5}}$", re.IGNORECASE)
