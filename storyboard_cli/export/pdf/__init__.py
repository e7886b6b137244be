"""The board as a PDF: pages are typeset here, pictures are copied as they are."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.board import Board
from storyboard_cli.export.pdf.options import LAYOUTS, Layout, Paper, PdfFacts, PdfOptions

__all__ = ["LAYOUTS", "Layout", "Paper", "PdfFacts", "PdfOptions", "write_pdf"]


def write_pdf(
    board: Board, target: Path, options: PdfOptions | None = None, report: Reporter | None = None
) -> PdfFacts:
    """Write the board to `target`, all of it or nothing; equal boards and fonts give equal bytes."""
    from storyboard_cli.export.pdf.writer import write

    return write(board, target, options or PdfOptions(), report or Silent())
