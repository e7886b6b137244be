"""One panel on a page: its head, its picture with marks and camera move, its captions and its state."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.pdf.arrows import draw_move
from storyboard_cli.export.pdf.captions import (
    LOUD_MARKS,
    MARK_WORDS,
    Caption,
    caption_fields,
    captions_of,
    fit,
    shot_words,
    state_words,
    time_words,
)
from storyboard_cli.export.pdf.drawn import draw_marks
from storyboard_cli.export.pdf.layouts import Cell, Grid, picture_box
from storyboard_cli.export.pdf.options import PdfOptions
from storyboard_cli.export.pdf.paging import Strip
from storyboard_cli.export.pdf.pictures import Proxy
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.theme import BODY_RATIO, GAP_RATIO, TOP_RATIO
from storyboard_cli.export.text.lines import Span

PROXY = Proxy()


@dataclass(slots=True)
class Continued:
    """A panel whose captions did not fit, with the texts in full."""

    panel: Panel
    captions: list[Caption]


@dataclass(slots=True)
class PanelPainter:
    """Draws panels of one board in one layout and collects what had to be cut."""

    board: Board
    options: PdfOptions
    grid: Grid
    sheet: Sheet
    continued: list[Continued] = field(default_factory=list)

    @property
    def fields(self) -> tuple[str, ...]:
        return caption_fields(self.board, self.options)

    def draw(self, panel: Panel, cell: Cell, strip: Strip | None = None) -> None:
        """The whole panel inside `cell`; `strip` is the heading that stands beside its picture, if any."""
        box = picture_box(self.grid, cell, self.board.shown_aspect)
        self._picture(panel, box)
        if panel.first_of_shot:
            top = box.y if self.grid.beside else cell.y
            self.sheet.box(cell.x - 6.5, top, 3, box.y + box.height - top, fill="ink")
        if self.grid.beside:
            self._beside(panel, cell, box, strip)
        elif self.options.layout == "contact":
            self._contact(panel, box)
        else:
            self._head(panel, cell)
            top = box.y + box.height + self.grid.body * TOP_RATIO
            self._captions(panel, Cell(cell.x, top, cell.width, cell.y + cell.height - self.grid.foot - top))
            self._foot(panel, cell.x, cell.y + cell.height - 1, cell.width)

    def _head(self, panel: Panel, cell: Cell) -> None:
        """Label and shot at the left, time at the right, above the picture."""
        size = self.grid.body * 1.16
        y = cell.y + self.grid.head - size * 0.42
        time = time_words(panel, self.board.fps, self.fields)
        wide = (
            self.sheet.text(cell.x + cell.width, y, time, self.grid.body * 0.92, colour="grey", align="right")
            if time
            else 0
        )
        room = cell.width - wide - 10
        used = self.sheet.text(cell.x, y, panel.label, size, weight="bold", colour="ink", room=room)
        words = shot_words(panel, self.fields)
        if words and room - used > 30:
            self.sheet.text(
                cell.x + used + 8, y, words, self.grid.body * 0.92, colour="grey", room=room - used - 8
            )

    def _picture(self, panel: Panel, box: Cell) -> None:
        if panel.picture is None:
            self._empty(box)
        else:
            self._placed(panel, box)
        self.sheet.box(box.x, box.y, box.width, box.height, stroke="faint", line=0.4)
        self._marks(panel, box)

    def _placed(self, panel: Panel, box: Cell) -> None:
        assert panel.picture is not None
        proxy = PROXY if self.options.proxy else None
        placed = self.sheet.document.picture(panel.picture.path, proxy)
        ratio = placed.width / placed.height
        width, height = (
            (box.width, box.width / ratio)
            if ratio > box.width / box.height
            else (box.height * ratio, box.height)
        )
        x, y = box.x + (box.width - width) / 2, box.y + (box.height - height) / 2
        if width < box.width - 0.5 or height < box.height - 0.5:
            self.sheet.box(box.x, box.y, box.width, box.height, fill="tint")
        bottom = self.sheet.height - y - height
        self.sheet.document.draw_picture(panel.picture.path, (x, bottom, width, height), proxy)
        if self.options.arrows and panel.move is not None and panel.staging is not None:
            draw_move(
                self.sheet, panel.move, (panel.staging.width, panel.staging.height), Cell(x, y, width, height)
            )
        if self.options.with_notes:
            draw_marks(self.sheet, panel.drawn, Cell(x, y, width, height))

    def _empty(self, box: Cell) -> None:
        """A panel without a picture: visibly so."""
        sheet = self.sheet
        sheet.box(box.x, box.y, box.width, box.height, fill="tint")
        right, bottom = box.x + box.width, box.y + box.height
        sheet.line(box.x, box.y, right, bottom, width=0.4)
        sheet.line(box.x, bottom, right, box.y, width=0.4)
        size = min(self.grid.body * 1.05, box.height / 6)
        words = "no picture yet"
        wide = sheet.measure(words, size)
        y = box.y + box.height / 2
        sheet.box(box.x + box.width / 2 - wide / 2 - 5, y - size, wide + 10, size * 2, fill="tint")
        sheet.text(box.x + box.width / 2, y + size * 0.35, words, size, colour="grey", align="center")

    def _marks(self, panel: Panel, box: Cell) -> None:
        """Flags in the picture's top left corner: failed checks, drafts, exceptions."""
        words = [(MARK_WORDS[panel.mark], panel.mark in LOUD_MARKS)] if panel.mark in MARK_WORDS else []
        if panel.exceptions:
            words.append(("EXCEPTION", False))
        size = max(4.6, min(6.4, box.width / 36))
        x = box.x
        for text, loud in words:
            wide = self.sheet.measure(text, size, "bold") + size * 1.3
            fill, ink = ("accent", "white") if loud else ("white", "accent")
            self.sheet.box(x, box.y, wide, size * 1.75, fill=fill, stroke="accent", line=0.5)
            self.sheet.text(x + size * 0.65, box.y + size * 1.22, text, size, weight="bold", colour=ink)
            x += wide

    def _captions(self, panel: Panel, room: Cell) -> None:
        size = self.grid.body
        step = size * BODY_RATIO
        captions = captions_of(panel, self.fields)
        gap = size * GAP_RATIO
        lines = int((room.height - gap * max(len(captions) - 1, 0) + 0.01) / step)
        y = room.y
        fitted = fit(self.sheet, captions, size, room.width, lines)
        for item in fitted:
            if item.setting.lines:
                scaled = size * item.caption.scale
                y = self.sheet.paragraph(room.x, y, room.width, item.setting, scaled) + gap
        if any(item.setting.cut for item in fitted):
            self._more(panel, captions, room)

    def _more(self, panel: Panel, captions: list[Caption], room: Cell) -> None:
        """A link to the page where the cut captions stand in full."""
        self.continued.append(Continued(panel, captions))
        self.sheet.link(room.x, room.y, room.width, max(room.height, 8), f"more-{len(self.continued)}")

    def _foot(self, panel: Panel, x: float, baseline: float, width: float) -> None:
        """Version, approval, recipe; exceptions at the right."""
        size = max(4.8, self.grid.body * 0.78)
        if "version" not in self.fields and "status" not in self.fields and self.board.draft:
            return
        radius = size * 0.27
        approved = panel.status == "approved"
        loud = panel.status in ("retake", "rejected", "outdated")
        fill = "ink" if approved else "accent" if loud else None
        self.sheet.dot(x + radius, baseline - size * 0.33, radius, fill=fill)
        left = x + radius * 2 + size * 0.55
        notes = panel.exceptions or panel.findings[:1]
        words = ("allowed: " if panel.exceptions else "") + ", ".join(notes)
        used = self.sheet.text(
            left, baseline, state_words(panel), size, colour="grey", room=width * (0.6 if notes else 1) - 8
        )
        if notes:
            room = width - (left - x) - used - 12
            self.sheet.text(x + width, baseline, words, size, colour="accent", align="right", room=room)

    def _beside(self, panel: Panel, cell: Cell, box: Cell, strip: Strip | None) -> None:
        """Japanese board: the picture at the left, what is said about it at the right, time in its column."""
        sheet, size = self.sheet, self.grid.body
        gap = 14.0
        time_room = 44.0
        x = box.x + box.width + gap
        width = cell.x + cell.width - x - time_room - 10
        sheet.line(x - gap / 2, cell.y, x - gap / 2, cell.y + cell.height)
        sheet.line(x + width + 5, cell.y, x + width + 5, cell.y + cell.height)
        top = cell.y
        if strip is not None:
            scene_heading(sheet, strip, x, top + size * 1.1, width, size)
            top += size * 1.75
        used = sheet.text(
            x, top + size * 1.1, panel.label, size * 1.12, weight="bold", colour="ink", room=width
        )
        words = shot_words(panel, self.fields)
        sheet.text(x + used + 7, top + size * 1.1, words, size * 0.9, colour="grey", room=width - used - 7)
        top += size * 2.0
        self._captions(panel, Cell(x, top, width, cell.y + cell.height - top - self.grid.foot))
        self._foot(panel, x, cell.y + cell.height - 2, width)
        right = cell.x + cell.width
        if "duration" in self.fields:
            seconds, frames = divmod(
                panel.duration, -(-self.board.fps.numerator // self.board.fps.denominator)
            )
            sheet.text(
                right,
                cell.y + size * 1.1,
                f"{seconds}+{frames:02d}",
                size * 1.12,
                weight="bold",
                colour="ink",
                align="right",
            )
            sheet.text(
                right, cell.y + size * 2.3, f"{panel.duration} f", size * 0.85, colour="grey", align="right"
            )

    def _contact(self, panel: Panel, box: Cell) -> None:
        """A thumbnail's line: label at the left, state at the right."""
        size = self.grid.body
        y = box.y + box.height + size * 1.5
        used = self.sheet.text(
            box.x, y, panel.label, size * 1.08, weight="bold", colour="ink", room=box.width
        )
        words = state_words(panel).split("  ·  ")[0:2]
        self.sheet.text(
            box.x + box.width,
            y,
            " · ".join(words),
            size * 0.9,
            colour="grey",
            align="right",
            room=box.width - used - 6,
        )


def scene_heading(sheet: Sheet, strip: Strip, x: float, baseline: float, room: float, size: float) -> None:
    """A scene's number and heading over its panels; grey where the scene began on a page before."""
    card = strip.run.card
    ink = "grey" if strip.continued else "ink"
    used = sheet.text(
        x, baseline, card.number, size * 1.1, weight="bold", colour="accent", room=min(90.0, room / 3)
    )
    left = x + used + size * 0.8
    more = (
        sheet.text(
            x + room, baseline, "continued", size * 0.86, colour="grey", align="right", room=room * 0.3
        )
        if strip.continued
        else 0.0
    )
    sheet.text(
        left, baseline, card.heading, size * 1.05, weight="bold", colour=ink, room=x + room - left - more - 4
    )


def label_spans(panel: Panel) -> tuple[Span, ...]:
    """The panel's name for lists: label, then its frame id."""
    return (Span(f"{panel.label}  ", "bold", "ink"), Span(panel.frame_id, "regular", "grey"))
