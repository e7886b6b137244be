"""Lines of a script that are no picture: transitions, captions, and the marks of montages and intercuts.

All words stand in `words/<language>/structure.yaml`. Texts are one paragraph or line, emphasis taken out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from storyboard_cli.reading import lexicon
from storyboard_cli.reading.tables import words_of

_STOPS = " \t.:!…"
_OPENING, _CLOSING = "\"“”„«»‘’‚「『'", "\"“”«»‘’」』'"
_ITEM = re.compile(
    r"(?:[-–—•*·▪‣●○◦]+\s*)?(?:\(?[^\W\d_]{1,2}\)|[^\W\d_]\.(?=\s)|\(?\d{1,3}[.)](?!\d))\s*[-–—:]*\s*|"
    r"(?:[•*·▪‣●○◦]+|[-–—]+)\s*"
)
_INLINE_ITEM = re.compile(r"(?<=[^\s\-–—•*])\s+(?=(?:\(?[A-Z]\)|\(?\d{1,2}\))\s+\S)")
_SIDE_STOP = re.compile(
    r"\s[-–—]+\s|[:()\[\]]|\s&\s|,|(?<!INT)(?<!INT\.)(?<!EXT)(?<!EXT\.)(?<!\bI)/", re.IGNORECASE
)
_SIDE_AND = re.compile(r"\s(?:AND|UND|ET|Y|WITH|MIT|AVEC|CON|और)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]+[\"”’»」』)]*(?=\s|$)|[。！？]")


_PLACE_AND_DATE = re.compile(
    r"[^\W\d_][^.!?:;\"“”()]*(?:,|\s[-–—]+)\s*(?:[^\W\d_]+\s+){0,2}(?:\d{1,2}(?:ST|ND|RD|TH)?,?\s+)?"
    r"(?:1[0-9]|20|21)\d\d(?:\s*(?:A\.?D|B\.?C)\.?)?\.?"
)
_DATE = re.compile(r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[^\W\d_]+\s+\d{1,2},?\s+(?:19|20)\d\d)\.?")
_SENTENCE_STOPS = ".!?…"
_WORD = re.compile(r"\w+")
_LONGEST = 70  # of a line that is a transition or a mark
_MAY_QUOTE = re.compile('[:："“„«「『]')
_SHORTENED = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Jr|Sr|No|vs|etc)\.$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that opens or closes something: `MONTAGE - RITA TRAVELS`, `END INTERCUT`."""

    kind: Literal["montage", "intercut"]
    opens: bool
    rest: str = ""  # what follows the mark's own words


def is_no_picture(text: str) -> bool:
    """Whether a whole line is a transition or the like: `FADE OUT.`, `BACK TO SCENE`, `ACT ONE`."""
    if len(text) > _LONGEST:
        return False
    said = " ".join(text.upper().split()).strip(_STOPS)
    if not said:
        return False
    if said in words_of("structure", "no picture"):
        return True
    found = _openings("no picture and more").match(said)
    if found and len(said.split()) <= 6:
        return True
    first, _, more = said.partition(" ")
    return first in words_of("structure", "part") and len(more.split()) == 1


def read_mark(text: str) -> Mark | None:
    """What a line opens or closes, or None. Sentences that only speak of a montage open none."""
    head = text[:_LONGEST].upper()
    if _mark_keys().isdisjoint(_WORD.findall(head)) and (head.isascii() or not _unspaced_mark().search(head)):
        return None
    said = " ".join(text.split())
    kinds: tuple[Literal["intercut", "montage"], ...] = ("intercut", "montage")
    for kind in kinds:
        found = _mark_of(kind).match(said.upper()) if len(said.upper()) == len(said) else None
        if found is None or not _set_apart(said, found.end()):
            continue
        rest = said[found.end() :].strip(" -–—:.,")
        if found["end"] or rest.upper() in words_of("structure", "end"):
            return Mark(kind, False)
        return Mark(kind, True, rest)
    return None


def returns_to(text: str) -> str | None:
    """To what a line in capitals goes back (`BACK TO RITA`), or None."""
    if not text.isupper() or len(text) > _LONGEST:
        return None
    found = _openings("return").match(text)
    return text[found.end() :].strip(" .:!…-–—") if found else None


def speaks_of_intercut(text: str) -> bool:
    """Whether a heading says anywhere that it is an intercut."""
    return _anywhere("intercut").search(text.upper()) is not None


def sides_of(text: str) -> list[str]:
    """The sides that the words of an intercut name, as written: `PHONE CALL - RITA AND OTTO` → RITA, OTTO."""
    said = _anywhere("intercut").sub(" - ", text) if len(text.upper()) == len(text) else text
    said = _SIDE_STOP.sub("\n", said)
    if "\n" not in said.strip():
        said = _SIDE_AND.sub("\n", f" {said} ")
    noise = words_of("structure", "intercut noise")
    sides = []
    for part in said.split("\n"):
        words = part.strip(" .-–—").split()
        while words and words[0].upper().strip(".") in noise:
            words.pop(0)
        while words and words[-1].upper().strip(".") in noise:
            words.pop()
        if words:
            sides.append(" ".join(words))
    return sides


def item_of(text: str) -> str | None:
    """The words of a list item without its mark (`A) x`, `-- x`, `• x`), or None where it has none."""
    found = _ITEM.match(text)
    rest = text[found.end() :].strip() if found else ""
    return rest or None


def inline_items(text: str) -> list[str]:
    """A paragraph cut before each lettered or numbered item inside it: `A) x. B) y.`."""
    return [piece.strip() for piece in _INLINE_ITEM.split(text) if piece.strip()]


def caption_of(text: str) -> str | None:
    """The words that a whole line puts over the picture; "" where they follow below; None: no caption."""
    found = _caption().match(text)
    if found is None:
        return text.strip(" .") if is_place_and_date(text) else None
    rest = text[found.end() :].strip()
    word, mark = found["word"], found["mark"]
    if not mark and rest and not _quoted(rest):
        return None
    if not _cased(word) or word.isupper() or _quoted(rest):
        return unquoted(rest)
    return None


def is_place_and_date(text: str) -> bool:
    """Whether a line in capitals is a place and a year: `KENT, ENGLAND - 1851`, `PARIS, JUNE 6, 1944`."""
    if not text.isupper() or len(text) > _LONGEST or _PLACE_AND_DATE.fullmatch(text) is None:
        return False
    words = [w.lower() for w in _WORD.findall(text) if w.isalpha()]
    if words[0] in ("a", "an", "the"):
        return False
    kinds = {found.kind for w in words if (found := lexicon.noun(w)) is not None}
    return not kinds & {"thing", "vehicle", "animal", "person", "garment"}


def is_title_rest(text: str) -> bool:
    """Whether a paragraph before the first scene is a rest of the title page: a date, `Written by …`."""
    said = " ".join(text.split())
    if _DATE.fullmatch(said) is not None:
        return True
    return said[-1:] not in _SENTENCE_STOPS and _anywhere("title page").search(said) is not None


def without_captions(text: str) -> tuple[str, list[str]]:
    """A paragraph without the captions in it, and these: `Dunes. SUPER: "1961". A rider.`."""
    kept: list[str] = []
    captions: list[str] = []
    if _MAY_QUOTE.search(text) is None or not _anywhere("caption").search(text.upper()):
        return text, []
    for sentence in sentences(text):
        said = caption_of(sentence)
        if said:
            captions.append(said)
        else:
            kept.append(sentence)
    return (" ".join(kept), captions) if captions else (text, [])


def sentences(text: str) -> list[str]:
    """The sentences of a text, spaces evened out; joined by spaces they are the text again."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        tail = text[end.end() :].lstrip()
        abbreviated = re.search(
            r"(?:^|[\s(])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Jr|Sr|No|vs|etc)\.$", text[start : end.end()]
        )
        if abbreviated or tail[:1].islower():
            continue
        found.append(" ".join(text[start : end.end()].split()))
        start = end.end()
    rest = " ".join(text[start:].split())
    return [s for s in (*found, rest) if s]


def unquoted(text: str) -> str:
    """`text` without the quotation marks around it, and without a full stop behind them."""
    said = " ".join(text.split())
    if said[:1] in _OPENING and said.rstrip(".")[-1:] in _CLOSING and len(said) > 2:
        said = said.rstrip(".")[1:-1]
    return said.strip()


def is_quoted(text: str) -> bool:
    """Whether a whole text stands in quotation marks."""
    return _quoted(text.strip()) and text.strip().rstrip(".")[-1:] in _CLOSING


def _quoted(text: str) -> bool:
    return text[:1] in _OPENING and len(text) > 1


def _cased(word: str) -> bool:
    return word.upper() != word.lower()


def _set_apart(said: str, end: int) -> bool:
    """Whether the words of a mark are a line of their own: capitals, or a colon or dash behind them."""
    head, rest = said[:end], said[end:].strip(" .")
    return not _cased(head) or head.isupper() or not rest or rest[0] in ":-–—"


@cache
def _openings(meaning: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_choice(meaning)})(?!\\w)")


@cache
def _anywhere(meaning: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice(meaning)})(?!\w)", re.IGNORECASE)


@cache
def _mark_of(kind: str) -> re.Pattern[str]:
    begin, end = _choice("begin"), _choice("end")
    return re.compile(rf"(?:(?P<end>{end})\s+(?:THE\s+|OF\s+)?|(?:{begin})\s+)?(?:{_choice(kind)})(?!\w)")


@cache
def _caption() -> re.Pattern[str]:
    words = _choice("caption")
    return re.compile(
        rf"(?P<word>(?:{words})(?:\s+(?:OVER BLACK|ON SCREEN|CONTINUES|READS|OVER))?)\s*"
        r"(?:(?P<mark>[:：]|\s[-–—]+\s)\s*|(?=[\"“„«「『])|$)",
        re.IGNORECASE,
    )


@cache
def _mark_keys() -> frozenset[str]:
    """Of each mark its longest word, which any line that is one must have."""
    words = words_of("structure", "montage") | words_of("structure", "intercut")
    return frozenset(max(_WORD.findall(w), key=len) for w in words)


@cache
def _unspaced_mark() -> re.Pattern[str]:
    """Marks in writing without spaces between words."""
    words = words_of("structure", "montage") | words_of("structure", "intercut")
    return re.compile("|".join(re.escape(w) for w in sorted(words) if not w.isascii()))


@cache
def _choice(meaning: str) -> str:
    words = sorted(words_of("structure", meaning), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) for w in words) or r"(?!)"
