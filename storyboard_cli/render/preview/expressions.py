"""Faces in numbers: what each expression does to brows, lids and mouth."""

from __future__ import annotations

from dataclasses import dataclass, replace

from storyboard_cli.reading.tables import lookup


@dataclass(frozen=True, slots=True)
class Expression:
    """Lengths are in head lengths; `corner` and `squint` run from −1 to 1."""

    brow_in: float = 0.0  # inner end of the brow, up
    brow_out: float = 0.0
    lids: float = 1.0  # how open the eyes are
    squint: float = 0.0  # lower lid pushed up
    pupil: float = 1.0
    corner: float = 0.0  # corners of the mouth, up
    width: float = 1.0
    open: float = 0.0
    round: float = 0.0  # 1 makes an O of the mouth
    teeth: bool = False
    tears: bool = False
    blush: float = 0.0
    sweat: bool = False
    frown: bool = False  # lines between the brows
    bags: bool = False


_TABLE: dict[str, Expression] = {
    "neutral": Expression(corner=0.02),
    "soft_smile": Expression(brow_in=0.005, brow_out=0.005, lids=0.92, squint=0.25, corner=0.55, width=1.1),
    "happy": Expression(brow_in=0.02, brow_out=0.015, lids=0.72, squint=0.6, corner=0.95, width=1.25,
    open=0.45, teeth=True, blush=0.4),
    "laughing": Expression(brow_in=0.03, brow_out=0.02, lids=0.08, squint=0.7, corner=1.0, width=1.3,
    open=0.95, teeth=True, blush=0.5),
    "angry": Expression(brow_in=-0.05, brow_out=0.03, lids=0.78, squint=0.3, corner=-0.6, width=1.0,
    frown=True),
    "shouting": Expression(brow_in=-0.045, brow_out=0.03, lids=0.95, squint=0.2, corner=-0.25, width=1.12,
    open=1.15, teeth=True, frown=True),
    "sad": Expression(brow_in=0.045, brow_out=-0.03, lids=0.68, corner=-0.65, width=0.86),
    "crying": Expression(brow_in=0.055, brow_out=-0.03, lids=0.36, squint=0.35, corner=-0.8, width=1.0,
    open=0.3, teeth=True, tears=True, blush=0.3),
    "surprised": Expression(brow_in=0.06, brow_out=0.05, lids=1.32, pupil=0.85, corner=0.0, width=0.62,
    open=0.75, round=1.0),
    "afraid": Expression(brow_in=0.06, brow_out=-0.01, lids=1.35, pupil=0.68, corner=-0.45, width=0.95,
    open=0.42, teeth=True, sweat=True),
    "determined": Expression(brow_in=-0.034, brow_out=0.014, lids=0.84, squint=0.15, corner=-0.1,
    width=0.95, frown=True),
    "tired": Expression(brow_in=0.012, brow_out=-0.02, lids=0.48, corner=-0.2, width=0.9, bags=True),
    "worried": Expression(brow_in=0.04, brow_out=-0.015, lids=1.02, corner=-0.35, width=0.8, sweat=True),
    "thoughtful": Expression(brow_in=-0.005, brow_out=0.012, lids=0.74, corner=-0.05, width=0.8),
    "disgusted": Expression(brow_in=-0.03, brow_out=0.01, lids=0.6, squint=0.45, corner=-0.75, width=0.9,
    frown=True),
    "embarrassed": Expression(brow_in=0.03, brow_out=-0.01, lids=0.8, corner=0.15, width=0.75, blush=1.0,
    sweat=True),
    "smirk": Expression(brow_in=-0.012, brow_out=0.02, lids=0.78, squint=0.2, corner=0.4, width=0.95),
    "sleeping": Expression(brow_in=0.005, brow_out=-0.01, lids=0.0, corner=0.05, width=0.85),
    "pained": Expression(brow_in=0.02, brow_out=-0.02, lids=0.14, squint=0.5, corner=-0.6, open=0.3,
    teeth=True, frown=True, sweat=True),
}  # fmt: skip

EXPRESSION_NAMES: tuple[str, ...] = tuple(_TABLE)
"""Every expression that is drawn; other words are read as one of these."""


def expression_of(name: str | None, speaking: bool) -> Expression:
    """The face for an expression's name; words that nobody listed stay neutral. A speaker's mouth is open."""
    found = _TABLE["neutral"]
    words = (name or "neutral").casefold().replace("-", "_").replace(" ", "_")
    for word in (words, *words.split("_")):
        known = lookup("drawn_expressions").get(word, word)
        if known in _TABLE:
            found = _TABLE[known]
            break
    if speaking and found.open < 0.4:
        found = replace(found, open=0.5, width=found.width * 0.95)
    return found
