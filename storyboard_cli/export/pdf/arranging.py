"""Chooses the page's orientation, rows and columns for pictures as large as the paper allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from storyboard_cli.export.board import Board
from storyboard_cli.export.pdf.captions import captions_of
from storyboard_cli.export.pdf.layouts import FIXED, WISHES, Grid, Wish, contact_grid, page_room
from storyboard_cli.export.pdf.options import PdfOptions
from storyboard_cli.export.pdf.theme import BODY_RATIO, GAP_RATIO, LANDSCAPE, TOP_RATIO, page_size
from storyboard_cli.export.text.lines import set_text

Lines = Callable[[float, float], float]
"""The lines that captions need at a width and a type size."""

_SAMPLE = 40  # panels whose captions are measured
_MOST_NEED = 0.75  # so many of them find room; the longest stand in full at the end
_TELLING = 1.05  # a page is turned for so much more picture
_TEXT_EMS = 22  # captions are no narrower than this, where the column is wider than the picture


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page with its grid. `landscape` says how it lies."""

    page: tuple[float, float]
    grid: Grid
    landscape: bool


def arrange(
    board: Board, options: PdfOptions, fields: Sequence[str], *, foot: bool, strips: bool
) -> Arrangement:
    """The page and grid of a layout for this board; the orientation is chosen where none is asked for."""
    layout = options.layout
    usual = LANDSCAPE[layout]
    if layout not in WISHES:
        lies = usual if options.landscape is None else options.landscape
        page = page_size(options.paper, lies)
        grid = FIXED[layout, lies]
        if layout == "contact":
            grid = contact_grid(grid, page, board.shown_aspect)
        return Arrangement(page, grid, lies)
    wish = WISHES[layout]
    printed = sum(panel.in_print for panel in board.panels)
    count = max(1, min(wish.count, printed))
    lines = caption_lines(board, fields)
    found = []
    for lies in (usual, not usual) if options.landscape is None else (options.landscape,):
        page = page_size(options.paper, lies)
        grid = best_grid(wish, page, count, board.shown_aspect, lines, foot=foot, strips=strips)
        found.append(Arrangement(page, grid, lies))
    first, *others = found
    return next((o for o in others if _area(o.grid, count) > _area(first.grid, count) * _TELLING), first)


def best_grid(
    wish: Wish,
    page: tuple[float, float],
    count: int,
    aspect: Fraction,
    lines: Lines,
    *,
    foot: bool,
    strips: bool,
) -> Grid:
    """The rows and columns that give `count` panels the largest pictures on that page."""
    grids = [
        _grid(wish, page, shape, aspect, lines, foot=foot, strips=strips)
        for shape in _shapes(count, exact=count == wish.count)
    ]
    return max(grids, key=lambda grid: round(_area(grid, count)))


def _area(grid: Grid, count: int) -> float:
    return grid.picture[0] * grid.picture[1] * count


def _shapes(count: int, *, exact: bool) -> Iterator[tuple[int, int]]:
    """(rows, columns) for so many panels; a board that does not fill a page may leave cells empty."""
    for rows in range(1, count + 1):
        columns = -(-count // rows)
        if rows * columns == count or (not exact and (rows - 1) * columns < count):
            yield rows, columns


def _grid(
    wish: Wish,
    page: tuple[float, float],
    shape: tuple[int, int],
    aspect: Fraction,
    lines: Lines,
    *,
    foot: bool,
    strips: bool,
) -> Grid:
    """One way to fill the page: captions get the lines that most of them need, pictures the rest."""
    rows, columns = shape
    inner, room, _ = page_room(page)
    column = (inner - (columns - 1) * wish.gutter) / columns
    body = max(wish.body[0], min(wish.body[1], column / 31))
    band = body * 1.85 if strips else 0.0
    head, below = body * 1.6, body * 1.3 if foot else 0.0
    row = (room - (rows - 1) * wish.gap) / rows - band - head - below - body * TOP_RATIO
    text = column
    width = height = 0.0
    for _ in range(2):  # narrower captions need more lines, which make the picture narrower
        needed = min(lines(text, body), wish.lines) * body * BODY_RATIO + 0.1
        height = max(min(column / float(aspect), row - needed), row * 0.3)
        width = height * float(aspect)
        if width > column:
            width, height = column, column / float(aspect)
        text = max(width, min(column, body * _TEXT_EMS))
    return Grid(
        columns, rows, wish.gutter, wish.gap, body, head, below, band, picture=(width, height), text=text
    )


def caption_lines(board: Board, fields: Sequence[str]) -> Lines:
    """How many lines most captions of the board need, gaps between them included; from a sample."""
    printed = [p for p in board.panels if p.in_print]
    step = max(1, len(printed) // _SAMPLE)
    captions = [captions_of(p, tuple(fields)) for p in printed[::step]]

    def needed(width: float, body: float) -> float:
        counts = sorted(
            sum(len(set_text(c.spans, width * 1000 / (body * c.scale), None).lines) for c in of_panel)
            + max(len(of_panel) - 1, 0) * GAP_RATIO / BODY_RATIO
            for of_panel in captions
        )
        return counts[min(len(counts) - 1, int(len(counts) * _MOST_NEED))] if counts else 0

    return needed
