"""Which panels share a page: scenes run on, or start anew; the last page is never nearly empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyboard_cli.export.board import Board, Panel, SceneCard


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring panels of one scene. A scene that is cut back to has several runs."""

    number: int  # from 0, in cut order
    card: SceneCard
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A scene's heading over its panels on a page: from panel `at`, over `count` panels of one row."""

    at: int
    count: int
    run: Run
    continued: bool  # it began on a page before


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Panels that share a page, each with the run that it belongs to."""

    places: tuple[tuple[Run, Panel], ...]
    part: int = 0  # which of its scene's pages this is, counted from 0, where scenes have pages of their own
    parts: int = 1

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(panel for _, panel in self.places)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs on this page, in order."""
        return tuple({run.number: run for run, _ in self.places}.values())

    @property
    def begun(self) -> tuple[Run, ...]:
        """The runs that begin on this page."""
        return tuple(run for run, panel in self.places if panel is run.panels[0])

    def strips(self, columns: int) -> Iterator[Strip]:
        """Where scene headings stand: over the first panel of each run and at the top of the page."""
        for at, (run, panel) in enumerate(self.places):
            begins = panel is run.panels[0]
            if at and not begins:
                continue
            row_end = min(len(self.places), (at // columns + 1) * columns)
            count = 1
            while at + count < row_end and self.places[at + count][0].number == run.number:
                count += 1
            yield Strip(at, count, run, not begins)


def runs_of(board: Board) -> list[Run]:
    """The printed panels, scene by scene."""
    found: list[Run] = []
    for card, panels in board.runs():
        printed = tuple(p for p in panels if p.in_print)
        if printed:
            found.append(Run(len(found), card, printed))
    return found


def pages_of(runs: Sequence[Run], per_page: int, columns: int, *, scene_pages: bool) -> Iterator[BoardPage]:
    """Printed panels in cut order, page by page."""
    groups = [[run] for run in runs] if scene_pages else [list(runs)]
    for group in groups:
        places = [(run, panel) for run in group for panel in run.panels]
        sizes = page_sizes(len(places), per_page, columns)
        at = 0
        for part, size in enumerate(sizes):
            yield BoardPage(tuple(places[at : at + size]), part, len(sizes))
            at += size


def page_sizes(panels: int, per_page: int, columns: int) -> list[int]:
    """How many panels each page gets; a last page of less than a row takes some from the one before."""
    if not panels:
        return []
    pages = -(-panels // per_page)
    last = panels - (pages - 1) * per_page
    least = min(max(columns, 2), per_page // 2)
    if pages == 1 or last >= least:
        return [*[per_page] * (pages - 1), last]
    return [*[per_page] * (pages - 2), per_page + last - least, least]
