"""Finds `[[notes]]` and `/* boneyards */` in Fountain text and masks them without moving anything else.

One forward scan with remembered searches, so that unterminated marks cost nothing extra: linear on any input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NOTE_MASK = "\ue000"  # a line of only this and spaces vanishes
BONE_MASK = "\ue001"  # a line of only this and spaces reads as blank

_OPENING = re.compile(r"\[\[|/\*")
_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]?(?:\r\n|\n|\r)")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_MASKS = {ord(NOTE_MASK): " ", ord(BONE_MASK): " "}


@dataclass(slots=True)
class Hidden:
    """A span of the source that is not printed. `whole` spans more than one line."""

    is_note: bool
    start: int
    end: int


class _Finder:
    """`text.find` and `pattern.search` that never look at the same stretch twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str, int] = {}

    def find(self, mark: str, start: int) -> int:
        at = self._next.get(mark, -2)
        if at == -1 or at >= start:
            return at
        at = self.text.find(mark, start)
        self._next[mark] = at
        return at

    def empty_line(self, start: int) -> int:
        at = self._next.get("", -2)
        if at == -1 or at >= start:
            return at
        found = _EMPTY_LINE.search(self.text, start)
        at = found.start() if found else -1
        self._next[""] = at
        return at


def find_hidden(text: str) -> tuple[list[Hidden], list[tuple[str, int]]]:
    """(spans in order, unterminated marks as (mark, offset)); an unterminated mark is ordinary text."""
    spans: list[Hidden] = []
    open_ended: list[tuple[str, int]] = []
    bone_open = False
    finder = _Finder(text)
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.start()
        is_note = opening[0] == "[["
        close = finder.find("]]" if is_note else "*/", start + 2)
        if close >= 0 and is_note:
            empty = finder.empty_line(start + 2)
            close = -1 if 0 <= empty < close else close
        if close < 0:
            if is_note or not bone_open:
                open_ended.append((opening[0], start))
                bone_open = bone_open or not is_note
            at = start + 2
            continue
        spans.append(Hidden(is_note, start, close + 2))
        at = close + 2
    return spans, open_ended


def masked(text: str, spans: list[Hidden]) -> str:
    """`text` with every span overwritten, character for character, line ends kept."""
    text = text.translate(_MASKS) if NOTE_MASK in text or BONE_MASK in text else text
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(text[at : span.start])
        inside = text[span.start : span.end]
        blank = not span.is_note and ("\n" in inside or "\r" in inside)
        pieces.append(_NOT_LINE_END.sub(BONE_MASK if blank else NOTE_MASK, inside))
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)
