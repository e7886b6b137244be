"""All frames small on one picture, or on a few where they are many."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.files import write_atomic
from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.pdf.captions import MARK_WORDS
from storyboard_cli.export.raster import ACCENT, GREY, INK, PAPER, RULE, Raster, fitted
from storyboard_cli.export.slate import shown

MOST_HEIGHT = 12000


def write_contact_sheets(
    board: Board, target: Path, *, columns: int = 5, width: int = 2400, report: Reporter | None = None
) -> list[Path]:
    """Write `target`, or `…_01.png`, `…_02.png` where one picture would be too tall; returns the files."""
    margin, gap = width // 40, width // 80
    cell = (width - 2 * margin - (columns - 1) * gap) / columns
    high = cell / float(board.shown_aspect)
    label = max(14.0, cell * 0.05) * 2.1
    head = width / 22
    rows = max(1, int((MOST_HEIGHT - 2 * margin - head) / (high + label + gap)))
    per_sheet = rows * columns
    sheets = [board.panels[i : i + per_sheet] for i in range(0, len(board.panels), per_sheet)]
    paths: list[Path] = []
    with (report or Silent()).task("Drawing the contact sheet", len(board.panels)) as task:
        for number, panels in enumerate(sheets, 1):
            lines = -(-len(panels) // columns)
            raster = Raster(width, round(2 * margin + head + lines * (high + label + gap) - gap), PAPER)
            _title(raster, board, margin, head, number, len(sheets))
            for index, panel in enumerate(panels):
                row, column = divmod(index, columns)
                x, y = margin + column * (cell + gap), margin + head + row * (high + label + gap)
                _thumb(raster, board, panel, (x, y, cell, high), label)
                task.advance()
            path = target if len(sheets) == 1 else target.with_stem(f"{target.stem}_{number:02d}")
            write_atomic(path, raster.png())
            paths.append(path)
    return paths


def _title(raster: Raster, board: Board, margin: float, head: float, number: int, total: int) -> None:
    size = head * 0.42
    words = f"{len(board.panels)} frames" + (f"  ·  {number} / {total}" if total > 1 else "")
    right = raster.width - margin
    wide = raster.text(right, margin + size, words, size * 0.6, colour=GREY, align="right")
    room = right - margin - wide - size
    raster.text(margin, margin + size, board.title, size, weight="bold", colour=INK, room=room)
    raster.line(
        (margin, margin + head * 0.68), (right, margin + head * 0.68), INK, max(1.5, raster.width / 1200)
    )


def _thumb(
    raster: Raster, board: Board, panel: Panel, place: tuple[float, float, float, float], label: float
) -> None:
    x, y, width, height = place
    image = shown(board, panel, (max(2, round(width)), max(2, round(height))))
    raster.picture(image, fitted(image, place))
    raster.box(place, RULE, stroke=1)
    if panel.first_of_shot:
        bar = max(3.0, width / 70)
        raster.box((x - bar * 1.8, y, bar, height), INK)
    size = label / 2.1 * 0.82
    if panel.mark in MARK_WORDS:
        words = MARK_WORDS[panel.mark]
        wide = Raster(1, 1).text(0, 0, words, size * 0.8, weight="bold") + size
        raster.box((x, y, wide, size * 1.5), ACCENT)
        raster.text(x + size / 2, y + size * 1.05, words, size * 0.8, weight="bold", colour=PAPER)
    baseline = y + height + size * 1.35
    version = f"v{panel.version} · {panel.status}" if panel.version is not None else "no picture"
    wide = raster.text(x + width, baseline, version, size * 0.85, colour=GREY, align="right")
    raster.text(x, baseline, panel.label, size, weight="bold", colour=INK, room=width - wide - size)
