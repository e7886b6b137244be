"""How a PDF of the board looks, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Layout = Literal["2x3", "3x3", "1x1", "4x4", "1x5", "contact", "table"]
Paper = Literal["a4", "letter", "a3"]
LAYOUTS: tuple[Layout, ...] = ("2x3", "3x3", "1x1", "4x4", "1x5", "contact", "table")


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How the pages look. `landscape` None is what suits the layout."""

    layout: Layout = "2x3"
    paper: Paper = "a4"
    landscape: bool | None = None
    captions: tuple[str, ...] | None = None  # None: the project's
    cover: bool = True
    scene_pages: bool | None = None  # each scene starts on a new page; None is what suits the layout
    arrows: bool = True
    proxy: bool = False  # pictures made small, for mail
    watermark: str = ""  # across every page


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What was written."""

    path: Path
    pages: int
    panels: int
    pictures: int
    size: int
    converted: int = 0  # pictures that could not be copied as they are
    cut_captions: int = 0  # captions that end with an ellipsis and stand in full on the last pages
    unknown_characters: tuple[str, ...] = ()  # that no installed font has, spelled out in brackets
