"""The cover with its pictures, facts and contents, and the contents' own pages."""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.export.board import Board, Panel, SceneCard
from storyboard_cli.export.cover import cover_panels
from storyboard_cli.export.pdf.pages import draft_mark, list_header
from storyboard_cli.export.pdf.panel import PROXY
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.text.lines import Setting, Span
from storyboard_cli.export.timecode import rate_name, spoken

CONTENTS_SIZE = 8.2
CONTENTS_STEP = 16.0
_WIDE_ENOUGH = 400.0  # points, for two columns of contents
_BETWEEN = 24.0
_SIDE, _TOP = 0.6, 0.45
"""Most of a wide page's width, and of an upright one's height, for the cover's pictures."""
_SEAM = 3.0
_TITLES = ((27.0, 3), (21.0, 4), (16.0, 5), (12.5, 6))
"""Type sizes of the title with the most lines of each: a long title gets smaller type, not an ellipsis."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A scene in the contents: where it is and how long it runs."""

    card: SceneCard
    key: str
    page: int
    panels: int
    duration: int


def cover(sheet: Sheet, board: Board, contents: list[ContentsLine], *, proxy: bool) -> int:
    """Title, facts and contents at the left, pictures at the right; returns how many contents lines fit."""
    landscape = sheet.width > sheet.height
    left, lower = _hero(sheet, board, proxy=proxy)
    x, y = sheet.inner.left + 12, (78.0 if landscape else lower + 48)
    width = (left if landscape else sheet.width) - x - 26
    sheet.box(x, y - 26, 26, 3.2, fill="accent")
    y = _names(sheet, board, x, y - 8, width)
    y = _facts(sheet, board, x, y + 33, width)
    bottom = sheet.inner.foot
    after = x + (draft_mark(sheet, x, bottom) + 8 if board.draft else 0)
    said = [board.project_id, *([f"as of {board.as_of[:10]}"] if board.as_of else [])]
    words = "   ·   ".join(w for w in said if w)
    sheet.text(after, bottom, words, 6.8, colour="faint", room=x + width - after)
    return _contents(sheet, board, contents, x, y + 16, width)


def _names(sheet: Sheet, board: Board, x: float, y: float, width: float) -> float:
    """Title, author and what this is, below each other; returns the last baseline."""
    size, title = _title(sheet, board.title, width)
    y = sheet.paragraph(x, y, width, title, size, colour="ink", leading=size * 1.18)
    if board.author:
        author = sheet.break_text([Span(board.author)], 11.5, width, 3)
        y = sheet.paragraph(x, y + 5, width, author, 11.5, colour="text", leading=15)
    kind = "Draft boards" if board.draft else "Storyboard"
    line = f"{kind} — {board.selection}" if board.selection else kind
    sheet.text(x, y + 15, line, 10.5, colour="grey", room=width)
    return y + 15


def _title(sheet: Sheet, words: str, width: float) -> tuple[float, Setting]:
    """The title in the largest type in which it stands whole, words unbroken."""
    for size, lines in _TITLES:
        title = sheet.break_text([Span(words, "bold")], size, width, lines)
        widest = max((sheet.measure(word, size, "bold") for word in words.split()), default=0.0)
        if not title.cut and widest <= width:
            break
    return size, title


def _hero(sheet: Sheet, board: Board, *, proxy: bool) -> tuple[float, float]:
    """Whole pictures at the right of a wide page, else at its top; where they begin, and their lower edge."""
    picks = cover_panels(board)
    wide = sheet.width > sheet.height
    room = (sheet.width * _SIDE, sheet.height) if wide else (sheet.width, sheet.height * _TOP)
    places = _places(room, float(board.shown_aspect), len(picks))
    width = max((x + w for x, _, w, _ in places), default=sheet.width * 0.3)
    height = max((y + h for _, y, _, h in places), default=sheet.inner.left)  # as high as a margin
    left = sheet.width - width if wide else 0.0
    if wide:
        sheet.box(left, 0, width, sheet.height, fill="tint")
        x, y = left, (sheet.height - height) / 2
    else:
        if picks:
            sheet.box(0, 0, sheet.width, height, fill="tint")
        x, y = (sheet.width - width) / 2, 0.0
    for panel, (dx, dy, w, h) in zip(picks, places, strict=False):
        _filled(sheet, panel, (x + dx, y + dy, w, h), proxy=proxy)
    return left, height


def _places(room: tuple[float, float], aspect: float, most: int) -> list[tuple[float, float, float, float]]:
    """(x, y, width, height) of one to three pictures in a row or column, as large as `room` allows."""
    best: list[tuple[float, float, float, float]] = []
    for count in range(1, min(most, 3) + 1):
        for beside in (False, True):
            across, down = (count, 1) if beside else (1, count)
            width = (room[0] - _SEAM * (across - 1)) / across
            width = min(width, (room[1] - _SEAM * (down - 1)) / down * aspect)
            height = width / aspect
            step = (width + _SEAM if beside else 0.0, 0.0 if beside else height + _SEAM)
            found = [(step[0] * n, step[1] * n, width, height) for n in range(count)]
            if count * width * height > len(best) * (best[0][2] * best[0][3] if best else 0) * 1.01:
                best = found
    return best


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
    """Contents below y, in two columns where one is too short and the page is wide enough."""
    rows = max(0, int((sheet.inner.bottom - 6 - y) / CONTENTS_STEP))
    columns = 2 if len(lines) > rows and width > _WIDE_ENOUGH else 1
    room = (width - _BETWEEN * (columns - 1)) / columns
    shown = lines[: rows * columns]
    if rows:
        rows = -(-len(shown) // columns)
    for number, line in enumerate(shown):
        column, row = divmod(number, rows)
        _contents_line(sheet, board, line, x + column * (room + _BETWEEN), y + row * CONTENTS_STEP, room)
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
    y = sheet.inner.head
    list_header(sheet, board, "Scenes", y)
    width = (sheet.inner.width - 28) / 2
    shown = lines[: contents_rows(sheet) * 2]
    rows = -(-len(shown) // 2)
    for number, line in enumerate(shown):
        column, row = divmod(number, rows)
        _contents_line(
            sheet,
            board,
            line,
            sheet.inner.left + column * (width + 28),
            sheet.inner.top + row * CONTENTS_STEP,
            width,
        )
    return len(shown)


def contents_rows(sheet: Sheet) -> int:
    """Lines in one column of a contents page."""
    return int((sheet.inner.bottom - sheet.inner.top + 10) / CONTENTS_STEP)
