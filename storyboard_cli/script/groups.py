"""Joint cues: `TESS AND OMAR`, `TROY/ABED`, `COP 1 AND 2`; and names that only look like one: `WALTER, JR.`,
`VICE PRESIDENT AND CHIEF OF STAFF`, `JACK AND JILL'S MOTHER`.
"""

from __future__ import annotations

import re

from storyboard_cli.reading.tables import words_of

_JOINS = words_of("cues", "joins")
_SUFFIXES = words_of("cues", "suffixes")
TITLES = frozenset(w for meaning in (
    "doctor", "sergeant", "lieutenant", "captain", "colonel", "general", "professor", "detective", "officer",
    "mister", "missus", "miss", "reverend", "senator", "president", "private", "corporal",
) for w in words_of("people", meaning))  # fmt: skip
COMMON = words_of("people", "common")
OTHER_SELF = words_of("people", "other_self")
MODIFIERS = words_of("people", "modifiers") | OTHER_SELF
_POSSESSIVE = re.compile(r"['’]S?\b(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"#?\s?\d{1,3}$")
_MOST_WORDS = 4


def _separator(joins: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(joins))
    return re.compile(rf"(?:(?<!\s)\s+)?[&/,+]\s*(?:(?:{words})\s+)?|(?<!\s)\s+(?:{words})\s+", re.IGNORECASE)


_IN_CAPITALS = _separator(_JOINS)
_SMALL = _separator(frozenset(w for w in _JOINS if len(w) > 1))  # `Ortega y Gasset` is one name


def group_parts(name: str) -> tuple[str, ...]:
    """The names that a cue may be made of; empty where it is one name whatever else the script says."""
    separator = _SMALL if name.upper() != name else _IN_CAPITALS
    if not separator.search(name):
        return ()
    parts: list[str] = []
    for part in (p.strip() for p in separator.split(name)):
        if parts and part.strip(". ").upper() in _SUFFIXES:
            parts[-1] = f"{parts[-1]}, {part}"
        elif parts and _NUMBER.fullmatch(part) and (base := _NUMBER.sub("", parts[-1]).strip()):
            single = (
                base[:-1] if base.endswith("S") and not base.endswith("SS") and base != parts[-1] else base
            )
            parts[-1] = parts[-1].replace(base, single, 1)
            parts.append(f"{single} {part}")
        elif part:
            parts.append(part)
    if len(parts) < 2 or any(not any(c.isalpha() for c in p) for p in parts):
        return ()
    return tuple(parts)


def may_be_person(part: str) -> bool:
    """Whether a part of a joint cue may be somebody: no possessive, no `CHIEF OF STAFF`."""
    words = part.upper().split()
    return len(words) <= _MOST_WORDS and "OF" not in words and not _POSSESSIVE.search(part)


def is_surely_person(part: str) -> bool:
    """Whether a part of a joint cue is somebody by its own words: one word, a number, a title, OLD MAN."""
    if not may_be_person(part):
        return False
    words = [w.strip(".,") for w in part.upper().split()]
    return (
        len(words) == 1
        or _NUMBER.search(part) is not None
        or words[0] in TITLES
        or (words[-1] in COMMON and all(w in MODIFIERS or w in ("THE", "A", "AN") for w in words[:-1]))
    )
