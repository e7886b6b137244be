"""Joins what belongs to one speech and stands in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storyboard_cli.script.screenplay import Element, ElementType


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
