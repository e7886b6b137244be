"""The pages around the panels: cover with contents, headers, footers, and captions in full at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, degrees, hypot

from storyboard_cli.export.board import Board, Panel, SceneCard
from storyboard_cli.export.pdf.layouts import BoardPage
from storyboard_cli.export.pdf.panel import PROXY, Continued, label_spans
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.theme import FOOTER, HEADER, MARGIN
from storyboard_cli.export.text.lines import Span
from storyboard_cli.export.timecode import rate_name, spoken

CONTENTS_SIZE = 8.2
CONTENTS_STEP = 16.0


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A scene in the contents: where it is and how long it runs."""

    card: SceneCard
    key: str
    page: int
    panels: int
    duration: int


def header(sheet: Sheet, board: Board, page: BoardPage, *, together: bool) -> None:
    """Scene number and heading at the left, the title at the right; pages of mixed scenes have the title."""
    y = MARGIN + 8
    right = sheet.width - MARGIN
    sheet.line(MARGIN, y + 7, right, y + 7, colour="ink", width=0.7)
    if not together:
        wide = sheet.text(
            right, y, _scenes_on(board, page), 7.4, colour="grey", align="right", room=sheet.width * 0.5
        )
        sheet.text(MARGIN, y, board.title, 10.5, weight="bold", colour="ink", room=right - MARGIN - wide - 20)
        return
    facts: list[str] = []
    if page.parts > 1:
        facts.append(f"{page.part + 1} / {page.parts}")
    facts.append(board.title)
    wide = sheet.text(
        right, y, "   ·   ".join(facts), 7.4, colour="grey", align="right", room=sheet.width * 0.38
    )
    room = right - MARGIN - wide - 20
    used = sheet.text(MARGIN, y, page.scene.number, 12.5, weight="bold", colour="accent", room=90)
    sheet.text(
        MARGIN + used + 10, y, page.scene.heading, 10.5, weight="bold", colour="ink", room=room - used - 10
    )


def _scenes_on(board: Board, page: BoardPage) -> str:
    """`Scenes 2 to 4`, or the one scene of the page with its heading."""
    cards = [board.scene(scene) for scene in dict.fromkeys(p.scene_id for p in page.panels)]
    if len(cards) == 1:
        return f"{cards[0].number}   {cards[0].heading}"
    return f"Scenes {cards[0].number} to {cards[-1].number}"


def footer(sheet: Sheet, board: Board, number: int, total: int, words: str = "") -> None:
    """What this is and as of when at the left, the page at the right."""
    y = sheet.height - MARGIN + 12
    right = sheet.width - MARGIN
    parts = [board.project_id, *([board.selection] if board.selection else [])]
    if board.as_of:
        parts.append(f"as of {board.as_of[:16].replace('T', ' ')}")
    if words:
        parts.append(words)
    wide = sheet.text(right, y, f"{number} / {total}", 6.8, colour="grey", align="right")
    sheet.text(MARGIN, y, "   ·   ".join(parts), 6.4, colour="faint", room=right - MARGIN - wide - 20)


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


def cover(sheet: Sheet, board: Board, contents: list[ContentsLine], *, proxy: bool) -> int:
    """Title, facts and contents at the left, pictures at the right; returns how many contents lines fit."""
    landscape = sheet.width > sheet.height
    split = sheet.width * 0.46 if landscape else sheet.width
    top = _hero(sheet, board, split if landscape else 0, proxy=proxy)
    x, y = MARGIN + 4, (78.0 if landscape else top + 52)
    width = split - x - 30
    sheet.box(x, y - 26, 26, 3.2, fill="accent")
    title = sheet.break_text([Span(board.title, "bold")], 27, width, 3)
    y = sheet.paragraph(x, y - 8, width, title, 27, colour="ink", leading=32)
    kind = "Draft boards" if board.draft else "Storyboard"
    line = f"{kind} — {board.selection}" if board.selection else kind
    sheet.text(x, y + 15, line, 10.5, colour="grey", room=width)
    y = _facts(sheet, board, x, y + 48, width)
    said = [board.project_id, *([f"as of {board.as_of[:10]}"] if board.as_of else []), board.author]
    sheet.text(
        x, sheet.height - MARGIN, "   ·   ".join(w for w in said if w), 6.8, colour="faint", room=width
    )
    return _contents(sheet, board, contents, x, y + 16, width)


def _hero(sheet: Sheet, board: Board, left: float, *, proxy: bool) -> float:
    """Two pictures at the right, or one across the top of a portrait page; returns the lower edge."""
    whole = [p for p in board.panels if p.picture is not None and p.mark != "quarantined"]
    shown = [p for p in whole if p.status == "approved"] or whole
    if not left:
        height = min(sheet.width / float(board.shown_aspect), sheet.height * 0.45)
        for panel in shown[:1]:
            _filled(sheet, panel, (0, 0, sheet.width, height), proxy=proxy)
        return height if shown else MARGIN
    picks = [shown[0], shown[len(shown) // 2]] if len(shown) > 1 else shown
    gap = 3.0
    height = (sheet.height - gap * (len(picks) - 1)) / max(len(picks), 1)
    for number, panel in enumerate(picks):
        box = (left, number * (height + gap), sheet.width - left, height)
        _filled(sheet, panel, box, proxy=proxy)
    if not picks:
        sheet.box(left, 0, sheet.width - left, sheet.height, fill="tint")
    return sheet.height


def _filled(sheet: Sheet, panel: Panel, box: tuple[float, float, float, float], *, proxy: bool) -> None:
    """The panel's picture over the whole box (from the top left), its edges cut where it must be."""
    assert panel.picture is not None
    x, y, width, height = box
    style = PROXY if proxy else None
    placed = sheet.document.picture(panel.picture.path, style)
    scale = max(width / placed.width, height / placed.height)
    wide, high = placed.width * scale, placed.height * scale
    bottom = sheet.height - y - height
    sheet.document.raw(f"q {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n")
    spot = (x + (width - wide) / 2, bottom + (height - high) / 2, wide, high)
    sheet.document.draw_picture(panel.picture.path, spot, style)
    sheet.document.raw("Q")


def _facts(sheet: Sheet, board: Board, x: float, y: float, width: float) -> float:
    """Counts in a quiet table; approvals with a bar."""
    shots = len({(p.scene_id, p.shot) for p in board.panels})
    approved = sum(p.status == "approved" for p in board.panels)
    missing = sum(p.picture is None for p in board.panels)
    failed = sum(p.mark == "quarantined" for p in board.panels)
    pairs = [
        ("Scenes", str(len({p.scene_id for p in board.panels}))),
        ("Shots", str(shots)),
        ("Frames", str(len(board.panels))),
        ("Length", spoken(board.duration, board.fps)),
        ("Frame rate", rate_name(board.fps)),
        ("Aspect", _aspect(board)),
    ]
    column = width / 3
    for number, (name, value) in enumerate(pairs):
        left, row = x + (number % 3) * column, y + (number // 3) * 32
        sheet.text(left, row, name, 6.6, colour="grey", room=column - 6)
        sheet.text(left, row + 12.5, value, 11, weight="bold", colour="ink", room=column - 6)
    y += 68
    if board.draft or not board.panels:
        return y - 6
    sheet.box(x, y, width, 3, fill="rule")
    if approved:
        sheet.box(x, y, width * approved / len(board.panels), 3, fill="accent")
    words = [f"{approved} of {len(board.panels)} approved"]
    words += [f"{failed} failed the check"] if failed else []
    words += [f"{missing} without a picture"] if missing else []
    sheet.text(x, y + 13, "   ·   ".join(words), 7, colour="grey", room=width)
    return y + 18


def _aspect(board: Board) -> str:
    if board.aspect.denominator <= 16 and board.aspect.numerator <= 16:
        return f"{board.aspect.numerator}:{board.aspect.denominator}"
    return f"{float(board.aspect):.2f}:1"


def _contents(sheet: Sheet, board: Board, lines: list[ContentsLine], x: float, y: float, width: float) -> int:
    bottom = sheet.height - MARGIN - FOOTER
    fit = max(0, int((bottom - y) / CONTENTS_STEP))
    shown = lines if len(lines) <= fit else lines[: max(fit - 1, 0)]
    for line in shown:
        _contents_line(sheet, board, line, x, y, width)
        y += CONTENTS_STEP
    return len(shown)


def _contents_line(sheet: Sheet, board: Board, line: ContentsLine, x: float, y: float, width: float) -> None:
    baseline = y + 11
    sheet.line(x, y, x + width, y, width=0.4)
    sheet.text(x, baseline, line.card.number, CONTENTS_SIZE, weight="bold", colour="accent", room=28)
    page = sheet.text(x + width, baseline, str(line.page), CONTENTS_SIZE, colour="ink", align="right")
    length = spoken(line.duration, board.fps)
    time = sheet.text(x + width - 30, baseline, length, 7, colour="grey", align="right")
    room = width - 32 - max(30 + time, page) - 10
    sheet.text(x + 30, baseline, line.card.heading, CONTENTS_SIZE, colour="text", room=room)
    sheet.link(x, y, width, CONTENTS_STEP, line.key)


def contents_page(sheet: Sheet, board: Board, lines: list[ContentsLine]) -> int:
    """Contents that did not fit on the cover, in two columns; returns how many lines the page took."""
    y = MARGIN + 8
    sheet.text(MARGIN, y, "Scenes", 12.5, weight="bold", colour="ink")
    sheet.line(MARGIN, y + 7, sheet.width - MARGIN, y + 7, colour="ink", width=0.7)
    width = (sheet.width - 2 * MARGIN - 28) / 2
    rows = contents_rows(sheet)
    for number, line in enumerate(lines[: rows * 2]):
        column, row = divmod(number, rows)
        _contents_line(
            sheet, board, line, MARGIN + column * (width + 28), MARGIN + HEADER + row * CONTENTS_STEP, width
        )
    return min(len(lines), rows * 2)


def contents_rows(sheet: Sheet) -> int:
    """Lines in one column of a contents page."""
    return int((sheet.height - 2 * MARGIN - HEADER - FOOTER + 10) / CONTENTS_STEP)


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
            self.sheet.text(MARGIN, self.y + 9, label_spans(item.panel), 8.6, room=self._width)
            self.y += 16
            for caption in item.captions:
                self._paragraph(caption.spans, begin_page)
            self.y += 10

    @property
    def _width(self) -> float:
        return min(self.sheet.width - 2 * MARGIN, 560.0)

    @property
    def _bottom(self) -> float:
        return self.sheet.height - MARGIN - FOOTER

    def _page(self, begin_page: Callable[[], None]) -> None:
        begin_page()
        y = MARGIN + 8
        self.sheet.text(MARGIN, y, "Captions in full", 12.5, weight="bold", colour="ink")
        self.sheet.line(MARGIN, y + 7, self.sheet.width - MARGIN, y + 7, colour="ink", width=0.7)
        self.y = MARGIN + HEADER

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
            self.y = self.sheet.paragraph(MARGIN, self.y, self._width, setting, self.size, leading=step)
            setting.lines = rest
        self.y += 3
