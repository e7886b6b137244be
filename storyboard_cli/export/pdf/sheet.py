"""Drawing on one page with the origin at the top left: rules, boxes, and text that never leaves its room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from storyboard_cli.export.pdf.document import Document
from storyboard_cli.export.pdf.theme import BODY_RATIO, COLOURS, inner
from storyboard_cli.export.text.fonts import Weight
from storyboard_cli.export.text.lines import Line, Setting, Span, set_text
from storyboard_cli.export.text.shaping import Missing

Align = Literal["left", "right", "center"]


class Sheet:
    """The current page of a document. What could not be drawn as written is remembered in `missing`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.width, self.height = document.page
        self.inner = inner(document.page)
        self.missing: list[Missing] = []

    def next_page(self, later: Callable[[], None] | None = None) -> None:
        """Finish this page and begin another; `later` draws on it when the number of pages is known."""
        self.document.end_page(later)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str = "rule", width: float = 0.5
    ) -> None:
        """A straight rule."""
        h = self.height
        self.document.raw(
            f"q {COLOURS[colour]} RG {width:g} w {x1:.2f} {h - y1:.2f} m {x2:.2f} {h - y2:.2f} l S Q"
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 0.5,
    ) -> None:
        """A rectangle with its top left corner at x, y."""
        paint = "B" if fill and stroke else "f" if fill else "S"
        parts = [
            "q",
            f"{COLOURS[fill]} rg" if fill else "",
            f"{COLOURS[stroke]} RG {line:g} w" if stroke else "",
        ]
        parts.append(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re {paint} Q")
        self.document.raw(" ".join(p for p in parts if p))

    def dot(self, x: float, y: float, radius: float, *, fill: str | None, stroke: str = "grey") -> None:
        """A circle around x, y."""
        k = radius * 0.5523
        cy = self.height - y
        path = (
            f"{x - radius:.2f} {cy:.2f} m "
            f"{x - radius:.2f} {cy + k:.2f} {x - k:.2f} {cy + radius:.2f} {x:.2f} {cy + radius:.2f} c "
            f"{x + k:.2f} {cy + radius:.2f} {x + radius:.2f} {cy + k:.2f} {x + radius:.2f} {cy:.2f} c "
            f"{x + radius:.2f} {cy - k:.2f} {x + k:.2f} {cy - radius:.2f} {x:.2f} {cy - radius:.2f} c "
            f"{x - k:.2f} {cy - radius:.2f} {x - radius:.2f} {cy - k:.2f} {x - radius:.2f} {cy:.2f} c"
        )
        paint = f"{COLOURS[fill]} rg {path} f" if fill else f"{COLOURS[stroke]} RG 0.6 w {path} s"
        self.document.raw(f"q {paint} Q")

    def text(
        self,
        x: float,
        y: float,
        text: str | Iterable[Span],
        size: float,
        *,
        weight: Weight = "regular",
        colour: str = "text",
        align: Align = "left",
        room: float | None = None,
    ) -> float:
        """One line on the baseline y, ended with an ellipsis where `room` is too small; returns its width."""
        spans = [Span(text, weight)] if isinstance(text, str) else list(text)
        width = 1e9 if room is None else max(room, 0) * 1000 / size
        setting = set_text([Span(" ".join(s.text.splitlines()), s.weight, s.colour) for s in spans], width, 1)
        self.missing += setting.missing
        if not setting.lines:
            return 0.0
        line = setting.lines[0]
        wide = line.width * size / 1000
        left = x - wide if align == "right" else x - wide / 2 if align == "center" else x
        self._draw(line, size, left, y, colour)
        return wide

    def measure(self, text: str, size: float, weight: Weight = "regular") -> float:
        """How wide one line of that text is."""
        setting = set_text([Span(text, weight)], 1e9, 1)
        return setting.lines[0].width * size / 1000 if setting.lines else 0.0

    def break_text(
        self, spans: Iterable[Span], size: float, width: float, lines: int | None = None
    ) -> Setting:
        """Lines for that width, at most so many."""
        setting = set_text(spans, width * 1000 / size, lines)
        self.missing += setting.missing
        return setting

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        setting: Setting,
        size: float,
        *,
        colour: str = "text",
        leading: float = 0,
    ) -> float:
        """Draw broken lines below y (the top of the first line); returns the y below the last."""
        step = leading or size * BODY_RATIO
        for line in setting.lines:
            left = x + width - line.width * size / 1000 if line.rtl else x
            self._draw(line, size, left, y + size * 0.98, colour)
            y += step
        return y

    def _draw(self, line: Line, size: float, x: float, baseline: float, colour: str) -> None:
        if line.placed:
            self.document.raw(
                self.document.fonts.show(line, size, x, self.height - baseline, COLOURS, colour)
            )

    def link(self, x: float, y: float, width: float, height: float, destination: str) -> None:
        """A click on that box goes to a bookmark."""
        rect = (x, self.height - y - height, x + width, self.height - y)
        self.document.canvas.linkAbsolute("", destination, rect, Border="[0 0 0]")

    def bookmark(self, key: str, title: str | None = None, level: int = 0) -> None:
        """This page under that key, and in the outline where it has a title."""
        self.document.canvas.bookmarkPage(key, fit="Fit")
        if title is not None:
            self.document.canvas.addOutlineEntry(title, key, level, closed=level > 0)
