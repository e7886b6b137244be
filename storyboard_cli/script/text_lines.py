"""The lines of a text file, and where each starts."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> tuple[list[str], list[int]]:
    """Lines without their ends (LF, CRLF, CR and nothing else), and the offset of each."""
    if "\r" not in text:
        lines = text.split("\n")
        starts = [0] * len(lines)
        at = 0
        for i, line in enumerate(lines):
            starts[i] = at
            at += len(line) + 1
        return lines, starts
    starts = [0]
    lines = []
    at = 0
    for end in _LINE_END.finditer(text):
        lines.append(text[at : end.start()])
        at = end.end()
        starts.append(at)
    lines.append(text[at:])
    return lines, starts
