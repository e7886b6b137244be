"""Where panels go: the grid of each layout, and which panels share a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from storyboard_cli.export.board import Board, Panel, SceneCard
from storyboard_cli.export.pdf import Layout
from storyboard_cli.export.pdf.theme import FOOTER, HEADER, MARGIN


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns of a page and how a cell is divided."""

    columns: int
    rows: int
    gutter: float
    gap: float  # between rows
    body: float  # type size of captions
    head: float  # height of the line above the picture
    foot: float  # height of the line below the captions
    beside: bool = False  # captions at the right of the picture, not below
    picture_share: float = (
        0.62  # most of the cell's height (or width, where captions stand beside) for the picture
    )

    @property
    def cells(self) -> int:
        return self.columns * self.rows


GRIDS: dict[Layout, Grid] = {
    "2x3": Grid(3, 2, 20, 16, 7.4, 13, 10, picture_share=0.70),
    "3x3": Grid(3, 3, 20, 10, 6.4, 11, 9, picture_share=0.80),
    "1x1": Grid(1, 1, 0, 0, 11, 20, 15, picture_share=0.80),
    "4x4": Grid(4, 4, 14, 8, 5.8, 10, 8, picture_share=0.84),
    "1x5": Grid(1, 5, 0, 11, 8, 0, 10, beside=True, picture_share=0.44),
    "contact": Grid(5, 6, 12, 8, 5.6, 0, 14, picture_share=1.0),
}
TURNED: dict[Layout, Grid] = {
    "2x3": Grid(2, 3, 22, 14, 7.4, 13, 10),
    "3x3": Grid(3, 3, 16, 12, 6.2, 11, 9, picture_share=0.62),
    "4x4": Grid(4, 4, 12, 10, 5.6, 10, 8, picture_share=0.62),
    "1x5": Grid(2, 3, 26, 12, 7.2, 0, 10, beside=True, picture_share=0.46),
    "contact": Grid(6, 5, 12, 8, 5.6, 0, 14, picture_share=1.0),
}
"""Grids for the other orientation, where they differ."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A panel's place on a page, from the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Panels that share a page. `scene` is the one the header names, `part` counts its pages from 0."""

    scene: SceneCard
    panels: tuple[Panel, ...]
    part: int
    parts: int


def grid_for(layout: Layout, landscape: bool, usual: bool) -> Grid:
    """The grid of a layout in its usual or its other orientation."""
    return GRIDS[layout] if landscape == usual or layout not in TURNED else TURNED[layout]


def cells(grid: Grid, page: tuple[float, float], aspect: Fraction) -> list[Cell]:
    """All cells of a page in reading order; the outer edges of the outer columns stand on the margins."""
    inner = page[0] - 2 * MARGIN
    top = MARGIN - 6 + HEADER
    room = page[1] - top - FOOTER - MARGIN + 8
    width = (inner - (grid.columns - 1) * grid.gutter) / grid.columns
    height = (room - (grid.rows - 1) * grid.gap) / grid.rows
    first = Cell(MARGIN, top, width, height)
    if not grid.beside:
        width = picture_box(grid, first, aspect).width
    if grid.columns == 1:
        return [
            Cell(MARGIN + (inner - width) / 2, top + r * (height + grid.gap), width, height)
            for r in range(grid.rows)
        ]
    step = (inner - width) / (grid.columns - 1)
    return [
        Cell(MARGIN + column * step, top + row * (height + grid.gap), width, height)
        for row in range(grid.rows)
        for column in range(grid.columns)
    ]


def contact_grid(grid: Grid, page: tuple[float, float], aspect: Fraction) -> Grid:
    """As many rows of thumbnails as the page holds at this aspect."""
    width = (page[0] - 2 * MARGIN - (grid.columns - 1) * grid.gutter) / grid.columns
    row = width / float(aspect) + grid.foot
    room = page[1] - (MARGIN - 6 + HEADER) - FOOTER - MARGIN + 8
    rows = max(1, int((room + grid.gap) / (row + grid.gap)))
    gap = (room - rows * row) / (rows - 1) if rows > 1 else grid.gap
    return replace(grid, rows=rows, gap=min(gap, grid.gap * 2.2), picture_share=1.0)


def picture_box(grid: Grid, cell: Cell, aspect: Fraction) -> Cell:
    """Where the picture stands in a cell: as wide as may be without squeezing the captions."""
    ratio = float(aspect)
    if grid.beside:
        width = cell.width * grid.picture_share
        height = min(width / ratio, cell.height - grid.foot)
        return Cell(cell.x, cell.y, height * ratio, height)
    most = (cell.height - grid.head - grid.foot) * grid.picture_share
    height = min(cell.width / ratio, most)
    width = height * ratio
    return Cell(cell.x, cell.y + grid.head, min(width, cell.width), height)


def pages_of(board: Board, per_page: int, *, scene_pages: bool) -> Iterator[BoardPage]:
    """Printed panels in cut order, page by page."""
    runs = [(card, tuple(p for p in panels if p.in_print)) for card, panels in board.runs()]
    runs = [(card, panels) for card, panels in runs if panels]
    if not scene_pages:
        flat = [(card, panel) for card, panels in runs for panel in panels]
        for start in range(0, len(flat), per_page):
            chunk = flat[start : start + per_page]
            yield BoardPage(chunk[0][0], tuple(p for _, p in chunk), 0, 1)
        return
    for card, panels in runs:
        starts = range(0, len(panels), per_page)
        for part, start in enumerate(starts):
            yield BoardPage(card, panels[start : start + per_page], part, len(starts))
