"""How long a frame stands, from its words (the timing that story artists use), unless somebody says
otherwise.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

_WORD = re.compile(r"[\w'’]+")
_FIRST_WIDE = "\u3040"
_SAID = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(f|fr|frames?|s|sec|secs|seconds?|ms)?\s*$", re.IGNORECASE)

ACTION_WORD_MS, ACTION_MS = 200, 500
SPOKEN_WORD_MS, SPOKEN_MS = 300, 1000
HEADING_MS = 2000
LONGEST_S = 3600


def words_in(text: str) -> int:
    """Words; in writing without spaces, two characters count as one."""
    if text.isascii():
        return len((text.replace(" - ", " ").replace("--", " ") if "-" in text else text).split())
    if max(text) < _FIRST_WIDE:
        return len(_WORD.findall(text))
    wide = len(_wide().findall(text))
    return len(_WORD.findall(_wide().sub(" ", text))) + (wide + 1) // 2


@cache
def _wide() -> re.Pattern[str]:
    """Characters of writing without spaces; made when a text has any, for such ranges take long to make."""
    return re.compile(rf"[{_FIRST_WIDE}-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


def duration_ms(action: str, spoken: list[str], opens_scene: bool) -> int:
    """Milliseconds for an action text and the speeches and parentheticals over it; a scene opens for two
    seconds.
    """
    total = words_in(action) * ACTION_WORD_MS + ACTION_MS if action else 0
    total += sum(words_in(text) * SPOKEN_WORD_MS + SPOKEN_MS for text in spoken)
    return max(total, HEADING_MS) if opens_scene else max(total, 1000)


def in_frames(milliseconds: int, rate: Fraction) -> int:
    """Whole frames at `rate`, at least one."""
    parts = 1000 * rate.denominator
    return max(1, (milliseconds * rate.numerator + parts // 2) // parts)


def said_duration(text: str, rate: Fraction) -> int | None:
    """Frames that `48f`, `2.5s` or `800ms` say (a bare number is frames), or None."""
    found = _SAID.match(text)
    if found is None:
        return None
    amount = Fraction(found[1])
    unit = (found[2] or "f").casefold()
    seconds = amount / rate if unit.startswith("f") else amount / 1000 if unit == "ms" else amount
    if not 0 < seconds <= LONGEST_S:
        return None
    return max(1, round(seconds * rate))
