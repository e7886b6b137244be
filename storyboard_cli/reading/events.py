"""The set of a heading that names an occasion and no place: INT. WEDDING, EXT. PARADE."""

from __future__ import annotations

import re
from functools import lru_cache

from storyboard_cli.reading.tables import lookup

_WORDS = re.compile(r"[\w'’-]+")
_LONGEST = 4  # words of the longest occasion in the tables


@lru_cache(maxsize=4096)
def event_set(text: str, *, inside: bool) -> str | None:
    """The kind of set where such an occasion is held; None where the words name none.

    The last occasion of the heading counts, and of it the longest name: STATE DINNER is no dinner at home.
    """
    known = lookup("indoor_events") if inside else lookup("outdoor_events")
    words = _WORDS.findall(text.replace("_", " ").replace("’", "'").casefold())
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            if (kind := known.get(" ".join(words[start:end]))) is not None:
                return kind
    return None
