"""Puts a PDF together: plans the pages, draws them, and writes the file in one go or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import written
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.board import Board
from storyboard_cli.export.pdf import LAYOUTS, PdfFacts, PdfOptions
from storyboard_cli.export.pdf.document import Document
from storyboard_cli.export.pdf.layouts import BoardPage, cells, contact_grid, grid_for, pages_of
from storyboard_cli.export.pdf.pages import (
    ContentsLine,
    ContinuedPages,
    contents_page,
    contents_rows,
    cover,
    footer,
    header,
    watermark,
)
from storyboard_cli.export.pdf.panel import PanelPainter
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.table import TablePages
from storyboard_cli.export.pdf.theme import LANDSCAPE, SCENE_PAGES, page_size


def write(board: Board, target: Path, options: PdfOptions, report: Reporter) -> PdfFacts:
    """Draw every page, then write; raises `SbError` where the board is empty or a picture cannot be read."""
    if options.layout not in LAYOUTS:
        raise SbError(
            Kind.usage, "unknown-layout", f"there is no layout {options.layout!r}", hint=", ".join(LAYOUTS)
        )
    if not board.panels:
        raise SbError(
            Kind.missing,
            "nothing-to-export",
            "there are no frames to export",
            hint="`sb compile` makes frames from the scripts in scripts/",
        )
    maker = _Maker(board, options, report)
    maker.draw()
    with written(target) as handle:
        size = maker.document.write(handle)
    return maker.facts(target, size)


@dataclass
class _Maker:
    """One PDF in the making."""

    board: Board
    options: PdfOptions
    report: Reporter
    document: Document = field(init=False)
    sheet: Sheet = field(init=False)
    painter: PanelPainter | None = None
    number: int = 0

    def __post_init__(self) -> None:
        board, options = self.board, self.options
        page = page_size(options.paper, options.layout, options.landscape)
        words = ["storyboard", board.project_id, *(c.scene_id for c in board.scenes)]
        self.document = Document(
            page,
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
        options, board = self.options, self.board
        wide = self.sheet.width > self.sheet.height
        grid = grid_for(options.layout, wide, LANDSCAPE[options.layout])
        if options.layout == "contact":
            grid = contact_grid(grid, self.document.page, board.shown_aspect)
        usual = options.layout in SCENE_PAGES
        together = usual if options.scene_pages is None else options.scene_pages
        pages = list(pages_of(board, grid.cells, scene_pages=together))
        self.painter = PanelPainter(board, options, grid, self.sheet)
        places = cells(grid, self.document.page, board.shown_aspect)
        self._front(pages)
        with self.report.task("Laying out pages", len(pages)) as task:
            for number, page in enumerate(pages):
                self._begin()
                self._bookmark(page, number)
                header(self.sheet, board, page, together=together)
                for panel, cell in zip(page.panels, places, strict=False):
                    self.painter.draw(panel, cell)
                task.advance()
        self._finish()

    def _front(self, pages: list[BoardPage]) -> None:
        """Cover and contents."""
        if not self.options.cover:
            return
        lines = self._contents_lines(pages, 1)
        fits = len(lines)
        per_page = contents_rows(self.sheet) * 2
        for _ in range(2):  # the number of contents pages moves the page numbers, not their count
            extra = 0 if fits >= len(lines) else -(-len(lines) // per_page)
            lines = self._contents_lines(pages, 1 + extra)
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

    def _contents_lines(self, pages: list[BoardPage], before: int) -> list[ContentsLine]:
        lines: list[ContentsLine] = []
        for number, page in enumerate(pages):
            if page.part == 0:
                run = [p for later in pages[number : number + page.parts] for p in later.panels]
                duration = sum(p.duration for p in run)
                lines.append(
                    ContentsLine(page.scene, f"page-{number}", before + number + 1, len(run), duration)
                )
        return lines

    def _bookmark(self, page: BoardPage, number: int) -> None:
        title = f"{page.scene.number}  {page.scene.heading}" if page.part == 0 else None
        self.sheet.bookmark(f"page-{number}", title, 1 if self.options.cover else 0)

    def _draw_table(self) -> None:
        table = TablePages(self.sheet, self.board, self.options)
        table.draw(self._begin)
        self._finish()

    def _begin(self, *, plain: bool = False) -> None:
        """Finish the page before and start the next; `plain` pages have no footer."""
        if self.number:
            self._end()
        self.number += 1
        self._plain = plain

    def _end(self) -> None:
        watermark(self.sheet, self.options.watermark or ("DRAFT" if self.board.draft else ""))
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
