"""What stands around the panels: headers, footers, marks, and captions in full at the end."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, degrees, hypot

from storyboard_cli.export.board import Board
from storyboard_cli.export.pdf.paging import BoardPage
from storyboard_cli.export.pdf.panel import Continued, label_spans
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.text.lines import Span


def header(sheet: Sheet, board: Board, page: BoardPage, *, scene_pages: bool) -> None:
    """Title and author at the left, the page's scenes at the right; a scene's own page has its heading."""
    y, left, right = sheet.inner.head, sheet.inner.left, sheet.inner.right
    sheet.line(left, y + 7, right, y + 7, colour="ink", width=0.7)
    if scene_pages:
        _scene_header(sheet, board, page, y)
        return
    wide = sheet.text(
        right, y, _scenes_on(page), 7.4, colour="grey", align="right", room=(right - left) * 0.4
    )
    room = right - left - wide - 20
    by = sheet.measure(board.author, 7.4) + 9 if board.author else 0.0
    used = sheet.text(
        left, y, board.title, 10.5, weight="bold", colour="ink", room=max(room * 0.62, room - by)
    )
    if board.author:
        sheet.text(left + used + 9, y, board.author, 7.4, colour="grey", room=room - used - 9)


def _scene_header(sheet: Sheet, board: Board, page: BoardPage, y: float) -> None:
    """Number and heading of the scene that has this page for itself; then the title and author."""
    left, right = sheet.inner.left, sheet.inner.right
    parts = [f"{page.part + 1} / {page.parts}"] if page.parts > 1 else []
    facts = "   ·   ".join([*parts, board.title, *([board.author] if board.author else [])])
    wide = sheet.text(right, y, facts, 7.4, colour="grey", align="right", room=(right - left) * 0.4)
    room = right - left - wide - 20
    card = page.runs[0].card
    used = sheet.text(left, y, card.number, 12.5, weight="bold", colour="accent", room=min(90, room / 3))
    used += 10
    sheet.text(left + used, y, card.heading, 10.5, weight="bold", colour="ink", room=room - used)


def list_header(sheet: Sheet, board: Board, words: str, y: float) -> None:
    """What a page without panels lists at the left, title and author at the right."""
    left, right = sheet.inner.left, sheet.inner.right
    used = sheet.text(left, y, words, 12.5, weight="bold", colour="ink")
    whose = "   ·   ".join(word for word in (board.title, board.author) if word)
    room = right - left - used - 20
    sheet.text(right, y, whose, 7.4, colour="grey", align="right", room=room)
    sheet.line(left, y + 7, right, y + 7, colour="ink", width=0.7)


def _scenes_on(page: BoardPage) -> str:
    """`Scenes 2 to 4`."""
    numbers = list(dict.fromkeys(run.card.number for run in page.runs))
    if len(numbers) == 1:
        return f"Scene {numbers[0]}"
    joint = " and " if len(numbers) == 2 else " to "
    return f"Scenes {numbers[0]}{joint}{numbers[-1]}"


def footer(sheet: Sheet, board: Board, number: int, total: int, words: str = "") -> None:
    """What this is and as of when at the left, the page at the right."""
    y = sheet.inner.foot
    left, right = sheet.inner.left, sheet.inner.right
    if board.draft:
        left += draft_mark(sheet, left, y) + 8
    parts = [word for word in (board.project_id, board.selection) if word]
    if board.as_of:
        parts.append(f"as of {board.as_of[:16].replace('T', ' ')}")
    if words:
        parts.append(words)
    wide = sheet.text(right, y, f"{number} / {total}", 6.8, colour="grey", align="right")
    sheet.text(left, y, "   ·   ".join(parts), 6.4, colour="faint", room=right - left - wide - 20)


def draft_mark(sheet: Sheet, x: float, baseline: float) -> float:
    """DRAFT in a small box on the line; returns its width."""
    size = 6.0
    wide = sheet.measure("DRAFT", size, "bold") + size
    sheet.box(x, baseline - size * 1.12, wide, size * 1.5, stroke="grey", line=0.5)
    sheet.text(x + size / 2, baseline, "DRAFT", size, weight="bold", colour="grey")
    return wide


def watermark(sheet: Sheet, text: str) -> None:
    """Words across the page, over the pictures, light enough to read through and inside its edges."""
    if not text:
        return
    angle = atan2(sheet.height, sheet.width)
    room = hypot(sheet.width, sheet.height) * 0.62
    size = min(120.0, room / max(sheet.measure(text, 1.0, "bold"), 1e-6))
    wide = sheet.measure(text, size, "bold")
    canvas = sheet.document.canvas
    canvas.saveState()
    canvas.setFillAlpha(0.10)
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(degrees(angle))
    sheet.text(-wide / 2, sheet.height + size * 0.35, text, size, weight="bold", colour="ink")
    canvas.restoreState()


class ContinuedPages:
    """Captions that were cut, in full: so that nothing a writer wrote is missing from the print."""

    def __init__(self, sheet: Sheet, board: Board) -> None:
        self.sheet = sheet
        self.board = board
        self.size = 8.4
        self.y = 0.0

    def draw(self, continued: list[Continued], begin_page: Callable[[], None]) -> None:
        """All of them, on as many pages as it takes. `begin_page` is called for each new page."""
        for number, item in enumerate(continued, 1):
            if self.y == 0 or self.y > self._bottom - 60:
                self._page(begin_page)
            self.sheet.bookmark(f"more-{number}")
            self.sheet.text(self.sheet.inner.left, self.y + 9, label_spans(item.panel), 8.6, room=self._width)
            self.y += 16
            for caption in item.captions:
                self._paragraph(caption.spans, begin_page)
            self.y += 10

    @property
    def _width(self) -> float:
        return min(self.sheet.inner.width, 560.0)

    @property
    def _bottom(self) -> float:
        return self.sheet.inner.bottom

    def _page(self, begin_page: Callable[[], None]) -> None:
        begin_page()
        y = self.sheet.inner.head
        list_header(self.sheet, self.board, "Captions in full", y)
        self.y = self.sheet.inner.top

    def _paragraph(self, spans: tuple[Span, ...], begin_page: Callable[[], None]) -> None:
        step = self.size * 1.4
        setting = self.sheet.break_text(spans, self.size, self._width)
        while setting.lines:
            room = int((self._bottom - self.y) / step)
            if room < 1:
                self._page(begin_page)
                continue
            rest = setting.lines[room:]
            setting.lines = setting.lines[:room]
            self.y = self.sheet.paragraph(
                self.sheet.inner.left, self.y, self._width, setting, self.size, leading=step
            )
            setting.lines = rest
        self.y += 3
