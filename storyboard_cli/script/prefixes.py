"""How a scene heading starts: INT., EXT., I/E and their like in every language of the word tables.

What Fountain's list has not is `odd`: it is read where it stands in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.reading.tables import words_of

IntExt = Literal["int", "ext", "int_ext", "est"]

_WORDS: dict[str, IntExt] = {
    word: side
    for side in ("int", "ext", "est")
    for meaning in (side, f"{side}_word")
    for word in words_of("headings", meaning)
}
_SHORT = frozenset(w for side in ("int", "ext", "est") for w in words_of("headings", side))


def _any(words: object) -> str:
    assert isinstance(words, frozenset | dict)
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_ANY = _any(_WORDS)
_LONG = _any(frozenset(_WORDS) - _SHORT)
_BOTH = "|".join(re.escape(w).replace("/", r"\.?/") for w in sorted(words_of("headings", "both")))
_PAIR = rf"(?:{_ANY})\.?\s?[/&–-]\s?(?:{_ANY})"
_SCENE = _any(words_of("headings", "scene"))
_NUMBER = r"[A-Z]{0,2}\d{1,4}[A-Z]{0,2}"

PREFIX = re.compile(
    rf"(?:(?P<both>{_BOTH})|(?P<one>{_ANY})(?:\.?\s?[/&–-]\s?(?P<two>{_ANY}))?)"
    r"(?:\.\s*|\s*:\s*|\s+|$)[\s‐‑‒–—―-]*",
    re.IGNORECASE,
)
"""The prefix of a heading, with what parts it from the place."""

_START = re.compile(
    rf"(?P<marks>[*_]*)(?:(?:(?:{_SCENE})\.?\s*)?(?P<number>{_NUMBER})(?:[.):]\s*|\s+[–—-]\s+|\s+))?(?P<at>)"
    rf"(?:(?:INT\.?/EXT|I/E)(?=[. ])|(?P<odd>(?:{_PAIR}|E/I)(?=[.: ]))|(?:{_any(_SHORT)})(?=[. ])|"
    rf"(?P<long>(?:{_LONG})(?=[.: ])|(?:{_any(_SHORT)})(?=:)))",
    re.IGNORECASE,
)
_FIRST = frozenset(
    c for w in (*_WORDS, *words_of("headings", "both"), *words_of("headings", "scene"))
    for c in (w[0], w[0].lower())
) | frozenset("*_0123456789")  # fmt: skip
_WITHIN = re.compile(rf"(?<=[\s–—―/-])(?:{_any(frozenset(_WORDS))}|{_BOTH})(?=[. :/])")
_NUMBER_BEFORE = re.compile(rf"({_NUMBER})(?:[.):]\s*|\s+)(?=[^\W\d])")
_NUMBER_ALONE = re.compile(rf"({_NUMBER})[.)]?")


@dataclass(frozen=True, slots=True)
class HeadingStart:
    """How a line starts that may be a heading: its number, what of it is odd, and the line without marks."""

    text: str  # without emphasis around it and without numbers
    number: str | None
    odd: str | None
    in_capitals: bool
    sure: bool  # `INTERIOR MONOLOGUE` is not: nothing parts the word from what follows
    stopped: bool  # INT. rather than INT


def may_start(text: str) -> bool:
    """Whether a line is worth a closer look: a cheap test for every paragraph of a script."""
    return text[0] in _FIRST or text[1:2].isdigit() or text[2:3].isdigit()


def starts_within(text: str) -> Iterator[int]:
    """Where in `text`, behind its first word, the prefix of a heading stands in capitals."""
    return (found.start() for found in _WITHIN.finditer(text))


def number_before(text: str) -> tuple[str | None, str]:
    """The number at the start of a line, and the line without it."""
    found = _NUMBER_BEFORE.match(text)
    if found is None or text[found.end() :].split()[0] in words_of("times", "long"):  # 20 YEARS AGO
        return None, text
    return found[1], text[found.end() :]


def heading_start(text: str, number: str | None = None) -> HeadingStart | None:
    """How a heading starts, or None where `text` starts otherwise; `number` stood before it already."""
    found = _START.match(text)
    if found is None:
        return None
    number, said = number or found["number"], text[found.end("at") :]
    if marks := found["marks"]:
        said = _without_marks(said, marks)
    if (behind := _number_behind(said)) is not None:
        before, gap, last = behind
        if number and last == number:
            said = before
        elif number is None and (len(gap) > 1 or gap == "\t"):
            number, said = last, before
    start = text[found.end("marks") : found.end()]
    after = text[found.end() : found.end() + 1]
    odd = found["odd"] or found["long"]
    sure = found["long"] is None or after in ".:" or (said.isupper() and " - " in said)
    in_capitals = start == start.upper()  # of writing without capitals too
    return HeadingStart(said.rstrip(), number, odd, in_capitals, sure, after in tuple(".:/"))


def _number_behind(said: str) -> tuple[str, str, str] | None:
    """What stands before a number at the end of a line, the space between them, and the number."""
    words = said.rsplit(None, 1)
    found = _NUMBER_ALONE.fullmatch(words[-1]) if len(words) > 1 and said.endswith(words[-1]) else None
    if found is None:
        return None
    before = words[0].rstrip()
    return before, said[len(before) : -len(words[-1])], found[1]


def side_of(found: re.Match[str]) -> IntExt:
    """What a match of `PREFIX` says of inside and outside."""
    if found["both"]:
        return "int_ext"
    one = _WORDS[found["one"].upper()]
    two = _WORDS[found["two"].upper()] if found["two"] else one
    return one if one == two else "int_ext"


def _without_marks(said: str, marks: str) -> str:
    """`INT. CELLAR - NIGHT** #3#` → without the marks that closed those before it."""
    at = said.rfind(marks[::-1])
    return said[:at] + said[at + len(marks) :] if at > 0 else said
