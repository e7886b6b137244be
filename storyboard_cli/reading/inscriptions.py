"""The words on a thing: in a letter, on a screen, a sign or a clock, where the script gives them."""

from __future__ import annotations

import re

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group, lookup, pattern

_QUOTED = re.compile(r"[\"“«„]([^\"”»“]{1,160})[\"”»“]|(?<!\w)['‘]([^'’]{2,120})['’](?!\w)")
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b")
_NUMBER = re.compile(r"\b\d{1,4}\b")
_AFTER = re.compile(r"[:—–-]\s+(?P<said>[^\n]{1,160})")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9'’!?&. -]{2,60}\b")
_WRITTEN = re.compile(r":\s*[\"“«„]([^\"”»“]{1,160})[\"”»“]")
_LONGEST = 90


def inscription(action: str, shown: Shown, *, close: bool = False) -> str:
    """What stands on the thing `shown` in the words of a frame's action; empty where nothing does.

    A quotation behind it is on what can bear words; a time is on what tells the time. `close`: the picture
    is of that thing alone, and a quotation behind a colon is on it, whatever it is.
    """
    word = shown.what.casefold().split()[-1]
    known = noun(word)
    lemma = known.lemma if known else word
    behind = action[shown.at :]
    if {word, lemma} & group("writing_on", "tells"):
        found = _TIME.search(action) or _NUMBER.search(behind)
        return found[0] if found else ""
    if close and (written := _WRITTEN.search(behind)):
        return _short(written[1])
    if not ({word, lemma} & group("writing_on", "bears") or (known and "document" in known.codes)):
        return ""
    quoted = _QUOTED.search(behind) or _QUOTED.search(action)
    if quoted:
        return _short(quoted[1] or quoted[2])
    told = _AFTER.search(behind)
    if told:
        return _short(told["said"])
    return _short(_capitals(behind, shown))


def ink_of(action: str) -> str:
    """The colour of writing as #rrggbb: blue ink, in red letters, white chalk; empty where none is said."""
    colors, words = lookup("drawn_colors"), _WORD.findall(action.casefold())
    for at, word in enumerate(words):
        if word in group("writing_on", "ink"):
            found = next((colors[w] for w in reversed(words[max(at - 3, 0) : at]) if w in colors), "")
            if found:
                return found
    return ""


_WORD = re.compile(r"[a-z]+")


def _capitals(behind: str, shown: Shown) -> str:
    """A sign says MARGUERITE: capitals behind a verb of telling, and not the thing's own name."""
    said = pattern("writing_on", "says").search(behind)
    own = shown.what.casefold()
    found = _CAPITALS.findall(behind[said.end() :]) if said else []
    return next((c for c in found if own not in c.casefold()), "")


def _short(words: str) -> str:
    text = " ".join(words.split()).strip(" .;,")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
