"""Puts a PDF together: plans the pages, draws them, and writes the file in one go or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import written
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.board import Board
from storyboard_cli.export.pdf.arranging import Arrangement, arrange
from storyboard_cli.export.pdf.captions import caption_fields
from storyboard_cli.export.pdf.cover import ContentsLine, contents_page, contents_rows, cover
from storyboard_cli.export.pdf.document import Document
from storyboard_cli.export.pdf.layouts import WISHES, Cell, cells
from storyboard_cli.export.pdf.options import PdfFacts, PdfOptions
from storyboard_cli.export.pdf.pages import ContinuedPages, footer, header, watermark
from storyboard_cli.export.pdf.paging import BoardPage, Run, pages_of, runs_of
from storyboard_cli.export.pdf.panel import PanelPainter, scene_heading
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.table import TablePages
from storyboard_cli.export.pdf.theme import SCENE_PAGES


def write(board: Board, target: Path, options: PdfOptions, report: Reporter) -> PdfFacts:
    """Draw every page, then write; raises `SbError` where the board is empty or a picture cannot be read."""
    if not board.panels:
        raise SbError(
            Kind.missing,
            "nothing-to-export",
            "there are no frames to export",
            hint=Mend("compile", {}, "`{}` makes frames from the scripts in scripts/"),
        )
    maker = _Maker(board, options, report)
    maker.draw()
    with written(target) as handle, report.task("Writing", len(maker.document.pictures)) as task:
        size = maker.document.write(handle, task.advance)
    return maker.facts(target, size)


@dataclass
class _Maker:
    """One PDF in the making."""

    board: Board
    options: PdfOptions
    report: Reporter
    arrangement: Arrangement = field(init=False)
    document: Document = field(init=False)
    sheet: Sheet = field(init=False)
    scene_pages: bool = False  # scenes have pages of their own
    painter: PanelPainter | None = None
    number: int = 0

    def __post_init__(self) -> None:
        board, options = self.board, self.options
        usual = options.layout in SCENE_PAGES
        self.scene_pages = usual if options.scene_pages is None else options.scene_pages
        fields = caption_fields(board, options)
        strips = not self.scene_pages and options.layout != "contact"
        foot = not board.draft or bool({"version", "status"} & set(fields))
        self.arrangement = arrange(board, options, fields, foot=foot, strips=strips)
        words = [
            "storyboard",
            *([board.project_id] if board.project_id else []),
            *(c.scene_id for c in board.scenes),
        ]
        self.document = Document(
            self.arrangement.page,
            title=board.title,
            author=board.author,
            subject=f"{'Draft boards' if board.draft else 'Storyboard'}, {len(board.panels)} frames",
            keywords=", ".join(words)[:2000],
        )
        self.sheet = Sheet(self.document)

    def draw(self) -> None:
        """Every page; footers are drawn last, so that each can say `3 / 12`."""
        if self.options.layout == "table":
            self._draw_table()
        else:
            self._draw_panels()

    def _draw_panels(self) -> None:
        board, grid = self.board, self.arrangement.grid
        runs = runs_of(board)
        per_page = (
            min(grid.cells, WISHES[self.options.layout].count)
            if self.options.layout in WISHES
            else grid.cells
        )
        pages = list(pages_of(runs, per_page, grid.columns, scene_pages=self.scene_pages))
        self.painter = PanelPainter(board, self.options, grid, self.sheet)
        places = cells(grid, self.document.page)
        self._front(runs, {run.number: number for number, page in enumerate(pages) for run in page.begun})
        with self.report.task("Laying out pages", len(pages)) as task:
            for page in pages:
                self._begin()
                self._bookmarks(page)
                header(self.sheet, board, page, scene_pages=self.scene_pages)
                self._panels(page, places)
                task.advance()
        self._finish()

    def _panels(self, page: BoardPage, places: list[Cell]) -> None:
        """The panels of a page, the headings of their scenes above or beside them."""
        assert self.painter is not None
        grid = self.arrangement.grid
        strips = {}
        if not self.scene_pages and self.options.layout != "contact":
            strips = {strip.at: strip for strip in page.strips(grid.columns)}
        for at, (panel, cell) in enumerate(zip(page.panels, places, strict=False)):
            strip = strips.get(at)
            self.painter.draw(panel, cell, strip)
            if strip is not None and grid.band:
                last = places[at + strip.count - 1]
                room = last.x + last.width - cell.x
                scene_heading(self.sheet, strip, cell.x, cell.y - grid.band * 0.3, room, grid.body)

    def _front(self, runs: list[Run], begins: dict[int, int]) -> None:
        """Cover and contents; `begins` says on which page of the board, from 0, each run does."""
        if not self.options.cover:
            return
        lines = self._contents_lines(runs, begins, 1)
        fits = len(lines)
        per_page = contents_rows(self.sheet) * 2
        for _ in range(2):  # the number of contents pages moves the page numbers, not their count
            extra = 0 if fits >= len(lines) else -(-len(lines) // per_page)
            lines = self._contents_lines(runs, begins, 1 + extra)
            fits = self._cover_fits(lines)
        self._begin(plain=True)
        self.sheet.bookmark("cover", self.board.title, 0)
        cover(self.sheet, self.board, lines if not extra else [], proxy=self.options.proxy)
        rest = lines if extra else []
        while rest:
            self._begin()
            rest = rest[contents_page(self.sheet, self.board, rest) :]

    def _cover_fits(self, lines: list[ContentsLine]) -> int:
        probe = Sheet(Document(self.document.page, title="", author="", subject="", keywords=""))
        return cover(probe, self.board, lines, proxy=self.options.proxy)

    def _contents_lines(self, runs: list[Run], begins: dict[int, int], before: int) -> list[ContentsLine]:
        return [
            ContentsLine(
                run.card,
                f"run-{run.number}",
                before + begins[run.number] + 1,
                len(run.panels),
                sum(panel.duration for panel in run.panels),
            )
            for run in runs
        ]

    def _bookmarks(self, page: BoardPage) -> None:
        for run in page.begun:
            title = f"{run.card.number}  {run.card.heading}"
            self.sheet.bookmark(f"run-{run.number}", title, 1 if self.options.cover else 0)

    def _draw_table(self) -> None:
        table = TablePages(self.sheet, self.board, self.options)
        runs = runs_of(self.board)
        self._front(runs, table.begins(runs))
        table.draw(runs, self._begin)
        self._finish()

    def _begin(self, *, plain: bool = False) -> None:
        """Finish the page before and start the next; `plain` pages have no footer."""
        if self.number:
            self._end()
        self.number += 1
        self._plain = plain

    def _end(self) -> None:
        watermark(self.sheet, self.options.watermark)
        self.sheet.next_page(None if self._plain else partial(self._footer, self.number))

    def _footer(self, number: int) -> None:
        footer(self.sheet, self.board, number, self.number)

    def _finish(self) -> None:
        if self.painter is not None and self.painter.continued:
            ContinuedPages(self.sheet, self.board).draw(self.painter.continued, self._begin)
        if self.number:
            self._end()

    def facts(self, target: Path, size: int) -> PdfFacts:
        """What became of it."""
        pictures = self.document.pictures
        seen = dict.fromkeys(m.character for m in self.sheet.missing)
        return PdfFacts(
            path=target,
            pages=self.number,
            panels=sum(p.in_print for p in self.board.panels),
            pictures=len(pictures),
            size=size,
            converted=sum(p.stream is None for p in pictures),
            cut_captions=len(self.painter.continued) if self.painter else 0,
            unknown_characters=tuple(seen),
        )
