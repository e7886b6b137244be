"""The shot list as a printed table: one row a frame, thumbnails at the left, a heading a scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.pdf.captions import said_spans
from storyboard_cli.export.pdf.drawn import draw_marks
from storyboard_cli.export.pdf.layouts import Cell
from storyboard_cli.export.pdf.options import PdfOptions
from storyboard_cli.export.pdf.pages import list_header
from storyboard_cli.export.pdf.paging import Run
from storyboard_cli.export.pdf.panel import PROXY
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.theme import BODY_RATIO
from storyboard_cli.export.text.lines import Span
from storyboard_cli.export.timecode import spoken, timecode

SIZE = 6.8
THUMB = 58.0
SCENE_ROW = 20.0
COLUMNS: tuple[tuple[str, float], ...] = (
    ("", 0.095), ("Frame", 0.085), ("Shot", 0.065), ("Camera", 0.11), ("Action", 0.27), ("Dialogue", 0.20),
    ("Cast, props", 0.10), ("Time", 0.075),
)  # fmt: skip


class TablePages:
    """Rows flow over pages; a row never breaks."""

    def __init__(self, sheet: Sheet, board: Board, options: PdfOptions) -> None:
        self.sheet = sheet
        self.board = board
        self.options = options
        self.width = sheet.inner.width
        self.bottom = sheet.inner.bottom
        self.row = THUMB / float(board.shown_aspect) + 8
        self.y = 0.0

    def begins(self, runs: Sequence[Run]) -> dict[int, int]:
        """On which page, from 0, each scene begins."""
        found: dict[int, int] = {}
        page, y = 0, self._top
        for run in runs:
            if y + SCENE_ROW + self.row > self.bottom:
                page, y = page + 1, self._top
            found[run.number] = page
            y += SCENE_ROW
            for _ in run.panels:
                if y + self.row > self.bottom:
                    page, y = page + 1, self._top
                y += self.row
        return found

    def draw(self, runs: Sequence[Run], begin_page: Callable[[], None]) -> None:
        """All rows."""
        self._page(begin_page)
        for run in runs:
            if self.y + SCENE_ROW + self.row > self.bottom:
                self._page(begin_page)
            self._scene(run)
            for panel in run.panels:
                if self.y + self.row > self.bottom:
                    self._page(begin_page)
                self._panel(panel)

    @property
    def _top(self) -> float:
        return self.sheet.inner.top + 4

    def _page(self, begin_page: Callable[[], None]) -> None:
        begin_page()
        sheet, y = self.sheet, self.sheet.inner.head
        list_header(sheet, self.board, "Shot list", y)
        x = sheet.inner.left
        for title, share in COLUMNS:
            sheet.text(x, y + 18, title, 6.2, colour="grey", room=self.width * share - 6)
            x += self.width * share
        self.y = self._top

    def _scene(self, run: Run) -> None:
        sheet, card = self.sheet, run.card
        sheet.bookmark(f"run-{run.number}", f"{card.number}  {card.heading}", 1 if self.options.cover else 0)
        sheet.box(sheet.inner.left, self.y + 2, self.width, SCENE_ROW - 6, fill="tint")
        used = sheet.text(
            sheet.inner.left + 5, self.y + 12, card.number, 8, weight="bold", colour="accent", room=60
        )
        length = spoken(sum(p.duration for p in run.panels), self.board.fps)
        sheet.text(sheet.inner.left + self.width - 5, self.y + 12, length, 7, colour="grey", align="right")
        room = self.width - used - 100
        sheet.text(
            sheet.inner.left + used + 13, self.y + 12, card.heading, 8, weight="bold", colour="ink", room=room
        )
        self.y += SCENE_ROW

    def _panel(self, panel: Panel) -> None:
        sheet, x = self.sheet, self.sheet.inner.left
        self._thumb(panel, x, self.y)
        start = timecode(panel.start, self.board.fps)
        dialogue: list[Span] = []
        for number, speech in enumerate(panel.dialogue):
            lead = "\n" if number else ""
            dialogue += [Span(f"{lead}{speech.speaker.upper()}  ", "bold"), Span(speech.text)]
        camera = [panel.size, panel.angle.replace("_", " "), panel.movement.replace("_", " ")]
        camera += [f"{panel.lens_mm} mm"] if panel.lens_mm else []
        texts: list[list[Span]] = [
            [Span(panel.frame_id + "\n", "bold", "ink"), Span(panel.status, "regular", "grey")],
            [Span(panel.label)],
            [Span(", ".join(c for c in camera if c))],
            [Span(panel.action or "—"), *_remarks(panel), *(self._said(panel))],
            dialogue,
            [Span(", ".join((*panel.cast, *panel.props)))],
            [Span(f"{spoken(panel.duration, self.board.fps)}\n"), Span(start, "regular", "grey")],
        ]
        lines = int((self.row - 6) / (SIZE * BODY_RATIO))
        for (_, share), spans in zip(COLUMNS, [[], *texts], strict=True):
            if spans:
                width = self.width * share - 8
                sheet.paragraph(x, self.y + 3, width, sheet.break_text(spans, SIZE, width, lines), SIZE)
            x += self.width * share
        self.y += self.row
        sheet.line(sheet.inner.left, self.y - 1, sheet.inner.left + self.width, self.y - 1, width=0.4)

    def _said(self, panel: Panel) -> list[Span]:
        """What people said of the picture, where that is wanted."""
        said = said_spans(panel) if self.options.with_notes else ()
        return [Span("\n"), *said] if said else []

    def _thumb(self, panel: Panel, x: float, y: float) -> None:
        height = THUMB / float(self.board.shown_aspect)
        sheet = self.sheet
        sheet.box(x, y + 3, THUMB, height, fill="tint")
        if panel.picture is not None:
            proxy = PROXY if self.options.proxy else None
            placed = sheet.document.picture(panel.picture.path, proxy)
            scale = min(THUMB / placed.width, height / placed.height)
            wide, high = placed.width * scale, placed.height * scale
            spot = (x + (THUMB - wide) / 2, sheet.height - y - 3 - (height + high) / 2, wide, high)
            sheet.document.draw_picture(panel.picture.path, spot, proxy)
            if self.options.with_notes:
                place = Cell(spot[0], sheet.height - spot[1] - high, wide, high)
                draw_marks(sheet, panel.drawn, place)
        if panel.first_of_shot:
            sheet.box(x - 6.5, y + 3, 3, height, fill="ink")


def _remarks(panel: Panel) -> list[Span]:
    """What the picture could not show, on a line of its own."""
    said = "; ".join(panel.remarks)
    return [Span(f"\n{said}", "italic", "grey")] if said else []
