"""Versions of a frame side by side, and a frame between its neighbours, as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.export.raster import (
    ACCENT,
    GREY,
    INK,
    PAPER,
    RULE,
    TINT,
    Raster,
    fitted,
    load,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_GAP = 24
_MARGIN = 36
_TITLE = 26  # px, text sizes
_SMALL = 17
_LINE = 23
_LONGEST_ROW = 4


@dataclass(frozen=True)
class Cell:
    """One picture of the comparison. Without a path an empty panel says why there is none."""

    title: str
    path: Path | None
    lines: Sequence[str] = field(default_factory=tuple)
    missing: str = "no picture"
    chosen: bool = False  # drawn with a heavy edge: the version or frame that it is about


def side_by_side(head: str, cells: Sequence[Cell], *, panel_width: int = 672) -> bytes:
    """A PNG with the cells in rows of at most four, each under its title and its facts."""
    pictures = [load(c.path) if c.path is not None else None for c in cells]
    first = next((p for p in pictures if p is not None), None)
    panel_height = round(panel_width * (first.height / first.width if first is not None else 9 / 16))
    across = min(len(cells), _LONGEST_ROW if len(cells) != 4 else 2) or 1
    rows = -(-len(cells) // across)
    lines = max((len(c.lines) for c in cells), default=0)
    cell_height = _TITLE + 14 + panel_height + 12 + lines * _LINE
    width = 2 * _MARGIN + across * panel_width + (across - 1) * _GAP
    height = _MARGIN + _TITLE + 22 + rows * cell_height + (rows - 1) * _GAP + _MARGIN
    sheet = Raster(width, height, PAPER)
    sheet.text(_MARGIN, _MARGIN + _TITLE * 0.8, head, _TITLE, weight="bold", room=width - 2 * _MARGIN)
    for index, (cell, picture) in enumerate(zip(cells, pictures, strict=True)):
        x = _MARGIN + (index % across) * (panel_width + _GAP)
        y = _MARGIN + _TITLE + 22 + (index // across) * (cell_height + _GAP)
        _cell(sheet, cell, picture, float(x), float(y), float(panel_width), float(panel_height))
    return sheet.png()


def _cell(
    sheet: Raster, cell: Cell, picture: Image | None, x: float, y: float, width: float, height: float
) -> None:
    colour = ACCENT if cell.chosen else INK
    sheet.text(x, y + _TITLE * 0.75, cell.title, 20, weight="bold", colour=colour, room=width)
    top = y + _TITLE + 14
    place = (x, top, width, height)
    sheet.box(place, TINT)
    if picture is not None:
        sheet.picture(picture, fitted(picture, place))
    else:
        sheet.text(x + width / 2, top + height / 2, cell.missing, 20, colour=GREY, align="center", room=width)
    sheet.box(place, ACCENT if cell.chosen else RULE, stroke=4 if cell.chosen else 1.5)
    for number, line in enumerate(cell.lines):
        baseline = top + height + 12 + _SMALL + number * _LINE
        sheet.text(x, baseline, line, _SMALL, colour=GREY, room=width)
