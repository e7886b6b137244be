"""What is seen through the windows of something that drives: as the words say, else a road."""

from __future__ import annotations

import re
from collections.abc import Iterable

from storyboard_cli.reading.tables import lookup

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_LONGEST = 3
_NARROW = ("road",)
"""What any other word of the same text says better: a road through a forest is a forest."""
USUAL = {"taxi": "city", "cockpit": "sky", "helicopter": "sky", "hearse": "fields", "pickup": "fields"}


def beyond_in(texts: Iterable[str]) -> str | None:
    """The kind of land that the first telling text names; None where none does."""
    for text in texts:
        found = _kinds(text)
        if found:
            return next((kind for kind in found if kind not in _NARROW), found[0])
    return None


def _kinds(text: str) -> list[str]:
    known = lookup("beyond")
    words = _WORD.findall(text.casefold().replace("’", "'"))
    found, at = [], 0
    while at < len(words):
        for size in range(_LONGEST, 0, -1):
            phrase = " ".join(words[at : at + size])
            if phrase in known:
                found.append(known[phrase])
                at += size - 1
                break
        at += 1
    return found
