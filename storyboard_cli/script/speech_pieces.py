"""Joins what belongs to one speech and stands in pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.screenplay import Element, ElementType

_UNFINISHED = re.compile(r"[\w,“]\s*$|(?:^|\s)\"\s*$")


def breaks_off(element: Element) -> bool:
    """Whether a speech or a paragraph stops amid a sentence."""
    text = plain(element.text).strip()
    if element.type is ElementType.parenthetical:
        return False
    if element.type not in (ElementType.action, ElementType.dialogue, ElementType.lyrics):
        return False
    if element.type is ElementType.action and text.isupper():
        return False
    return _UNFINISHED.search(text) is not None


def gone_on(elements: list[Element], pieces: Sequence[Element]) -> list[Element]:
    """`elements` with `pieces` behind them as parts of the speech that they end with."""
    joined = list(elements)
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.type is ElementType.dialogue and piece.type is ElementType.dialogue:
            joined[-1] = replace(
                last,
                text=f"{last.text}\n{piece.text}",
                end=piece.end,
                end_line=piece.end_line,
                end_column=piece.end_column,
                notes=(*last.notes, *piece.notes),
            )
        else:
            joined.append(piece)
    return joined


def speech_of_lines(paragraph: Element, lines: Sequence[str]) -> list[Element]:
    """The lines of `paragraph` below its first one, which is a cue, as what stands under a cue."""
    found: list[Element] = []
    for number, line in enumerate(lines, paragraph.line + 1):
        said = line.strip()
        bracketed = said[:1] == "(" and said[-1:] == ")"
        kind = ElementType.parenthetical if bracketed else ElementType.dialogue
        column = len(line) - len(said) + 1
        piece = replace(
            paragraph,
            type=kind,
            text=said,
            line=number,
            column=column,
            end_line=number,
            end_column=column + len(said),
            notes=(),
            forced=False,
        )
        found = gone_on(found, [piece])
    return found
