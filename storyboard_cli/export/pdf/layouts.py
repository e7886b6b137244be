"""What the layouts ask for, and where panels go on a page once a grid was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from storyboard_cli.export.pdf.options import Layout
from storyboard_cli.export.pdf.theme import inner


@dataclass(frozen=True, slots=True)
class Wish:
    """What a layout of pictures with captions below asks for; its rows and columns follow from the paper."""

    count: int  # panels of a full page
    body: tuple[float, float]  # smallest and largest type of captions
    lines: int  # so many lines of captions are worth smaller pictures
    gutter: float
    gap: float  # between rows


WISHES: dict[Layout, Wish] = {
    "2x3": Wish(6, (6.8, 8.4), 4, 14, 10),
    "3x3": Wish(9, (5.8, 6.4), 3, 13, 8),
    "1x1": Wish(1, (10.5, 11.0), 4, 0, 0),
    "4x4": Wish(16, (5.4, 5.8), 2, 12, 6),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns of a page and how a cell is divided. Lengths are in points."""

    columns: int
    rows: int
    gutter: float
    gap: float  # between rows
    body: float  # type size of captions
    head: float  # height of the line above the picture
    foot: float  # height of the line below the captions
    band: float = 0.0  # room above each row for the headings of scenes
    beside: bool = False  # captions at the right of the picture, not below
    most_picture: float = 1.0  # of the cell's width, where captions stand beside
    picture: tuple[float, float] = (0.0, 0.0)  # width and height, where captions stand below
    text: float = 0.0  # width of the captions below

    @property
    def cells(self) -> int:
        return self.columns * self.rows


FIXED: dict[tuple[Layout, bool], Grid] = {
    ("1x5", False): Grid(1, 5, 0, 11, 8, 0, 10, beside=True, most_picture=0.5),
    ("1x5", True): Grid(2, 3, 26, 12, 7.2, 0, 10, beside=True, most_picture=0.5),
    ("contact", False): Grid(5, 6, 12, 8, 5.6, 0, 14),
    ("contact", True): Grid(6, 5, 12, 8, 5.6, 0, 14),
    ("table", False): Grid(1, 1, 0, 0, 0, 0, 0),  # rows flow, and make their own places
    ("table", True): Grid(1, 1, 0, 0, 0, 0, 0),
}
"""Layouts whose columns are a matter of form: of upright and of wide pages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A panel's place on a page, from the top left; its scene's heading stands above it."""

    x: float
    y: float
    width: float
    height: float


def page_room(page: tuple[float, float]) -> tuple[float, float, float]:
    """The width and height that cells may fill, and where they begin from the top."""
    printed = inner(page)
    top = printed.top - 6
    return printed.width, printed.bottom - top + 8, top


def cells(grid: Grid, page: tuple[float, float]) -> list[Cell]:
    """All cells of a page in reading order; the outer edges of the outer columns stand on the margins."""
    across, room, top = page_room(page)
    row = (room - (grid.rows - 1) * grid.gap) / grid.rows
    width = grid.text or (across - (grid.columns - 1) * grid.gutter) / grid.columns
    step = (across - width) / (grid.columns - 1) if grid.columns > 1 else 0.0
    left = inner(page).left + (0.0 if grid.columns > 1 else (across - width) / 2)
    return [
        Cell(left + c * step, top + r * (row + grid.gap) + grid.band, width, row - grid.band)
        for r in range(grid.rows)
        for c in range(grid.columns)
    ]


def contact_grid(grid: Grid, page: tuple[float, float], aspect: Fraction) -> Grid:
    """As many rows of thumbnails as the page holds at this aspect."""
    across, room, _ = page_room(page)
    width = (across - (grid.columns - 1) * grid.gutter) / grid.columns
    height = min(width / float(aspect), room - grid.foot)
    row = height + grid.foot
    rows = max(1, int((room + grid.gap) / (row + grid.gap)))
    gap = (room - rows * row) / (rows - 1) if rows > 1 else grid.gap
    picture = (height * float(aspect), height)
    return replace(grid, rows=rows, gap=min(gap, grid.gap * 2.2), picture=picture, text=width)


def picture_box(grid: Grid, cell: Cell, aspect: Fraction) -> Cell:
    """Where the picture stands in a cell."""
    if grid.beside:
        ratio = float(aspect)
        height = min(cell.width * grid.most_picture / ratio, cell.height)
        return Cell(cell.x, cell.y, height * ratio, height)
    return Cell(cell.x, cell.y + grid.head, *grid.picture)
