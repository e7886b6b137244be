"""Times that a script is set in and that drawings do not show: 1989, the 1920s, Victorian."""

from __future__ import annotations

import re
from functools import cache

from storyboard_cli.reading.decades import decade_parts, decade_words
from storyboard_cli.reading.tables import group, languages, table

_NOW = range(2005, 2036)
"""Years that are drawn as they are: the drawings show the present."""
_YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
_SHORT = 3  # letters of little words: its, was
_ERA = re.compile(r"\b(?:AD\s\d{1,4}|\d{1,5}\s?(?:BCE|BC|CE|AD)|\d{1,5}\sB\.C\.|A\.D\.\s\d{1,4})(?![\w])")
_DECADE = re.compile(rf"(?<![\d$£€#]){_YEAR}['’]?s\b|(?<!\w)['’]\d0s\b|\b(?:the|THE)\s\d0['’]?[sS]\b")
_CENTURY = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th))[ -]century\b", re.IGNORECASE)
_ALONE = re.compile(rf"(?<![\w$£€#.,:-]){_YEAR}(?![\w%°]|[.,:]\d|-\w)")


def periods_in(text: str, *, heading: bool = False) -> list[str]:
    """Every period that the text names, each once, as a caption writes it: `1989`, `1920s`, `Victorian`.

    In a heading a number of four figures is a year unless it counts something (ROOM 1408); in other text
    only where its neighbours say so (in 1989; London, 1989).
    """
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for match, said in [*_figures(text, heading=heading), *_named(text)]:
        start, end = match.span()
        if not any(start < e and end > s for s, e in taken):
            taken.append((start, end))
            found.append((start, said))
    return list(dict.fromkeys(said for _, said in sorted(found)))


def _figures(text: str, *, heading: bool) -> list[tuple[re.Match[str], str]]:
    """Eras, decades, centuries and years."""
    found = [(m, m[0]) for m in _ERA.finditer(text)]
    found += [(m, _decade(m[0])) for m in _DECADE.finditer(text)]
    found += [(m, m[1].casefold()) for m in _decades().finditer(text)]
    found += [(m, m[0].casefold()) for m in _CENTURY.finditer(text)]
    for match in _ALONE.finditer(text):
        if int(match[0]) not in _NOW and _is_year(text, match, heading=heading):
            found.append((match, match[0]))
    return found


@cache
def _decades() -> re.Pattern[str]:
    """The sixties; without an article it is somebody's age."""
    words = "|".join(sorted(decade_words()))
    return re.compile(rf"\bthe (?:(?:{decade_parts()})[ -])?({words})\b", re.IGNORECASE)


def _decade(said: str) -> str:
    """`the 20s`, `1920's` and `'20s` as captions write them."""
    bare = re.sub(r"^the\s+", "", said, flags=re.IGNORECASE).replace("’", "'")
    figures = re.sub(r"\D", "", bare)
    return f"{figures}s" if len(figures) == 4 else f"'{figures}s"


def _is_year(text: str, match: re.Match[str], *, heading: bool) -> bool:
    before = re.findall(r"[\w.]+|[^\w\s]", text[: match.start()])
    after = text[match.end() :].lstrip(" ")
    word = before[-1].casefold().strip(".") if before else ""
    if word in group("period_years", "figures"):
        return False
    if heading:
        return True
    said_of = before[-2].casefold() if len(before) > 1 else ""
    told = word in group("period_years", "verbs") and said_of in group("period_years", "subjects")
    if told or word in group("period_years", "before"):
        return not _counts(after)
    ended = not after or after[0] in ".,;:)]!?\n—–-"
    return ended and (not before or before[-1] in ",.(:—–-")


def _counts(after: str) -> bool:
    """Does a number count what stands behind it: 1500 feet, 1200 men, 1800 soldiers?"""
    following = re.match(r"[a-zà-ÿ]+", after)
    if following is None:
        return False
    word = following[0]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > _SHORT
    return plural or word in group("period_years", "counted")


def _named(text: str) -> list[tuple[re.Match[str], str]]:
    """Periods by their names, in any language."""
    pattern, labels = _names()
    return [(m, labels[" ".join(m[0].casefold().split())]) for m in pattern.finditer(text)]


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    labels: dict[str, str] = {}
    for code in languages():
        for label, words in table(code, "periods").items():
            for word in words:
                labels.setdefault(word.casefold(), label)
    longest = sorted(labels, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE), labels
