"""The look of the pages: one ink, greys, one accent; sizes in points."""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.export.pdf.options import Layout, Paper

COLOURS: dict[str, str] = {
    "ink": "0.09 0.10 0.12",
    "text": "0.16 0.17 0.19",
    "grey": "0.44 0.46 0.49",
    "faint": "0.66 0.68 0.70",
    "rule": "0.84 0.85 0.86",
    "tint": "0.955 0.957 0.96",
    "accent": "0.80 0.22 0.12",
    "white": "1 1 1",
}

PAPERS: dict[Paper, tuple[float, float]] = {
    "a4": (595.28, 841.89),
    "letter": (612.0, 792.0),
    "a3": (841.89, 1190.55),
}

LANDSCAPE: dict[Layout, bool] = {
    "2x3": True, "3x3": True, "1x1": True, "4x4": True, "1x5": False, "contact": False, "table": True,
}  # fmt: skip
"""How the page of a layout lies where nothing else is asked for and turning it gains little."""

SCENE_PAGES: frozenset[Layout] = frozenset({"1x1"})
"""Layouts in which a scene begins on a new page unless something else is asked for."""

_MARGIN = 24.0
_HEADER, _FOOTER = 28.0, 16.0
BODY_RATIO = 1.32
"""Line distance as a multiple of the type size."""
GAP_RATIO = 0.28
"""Room between two captions, as a multiple of the type size."""
TOP_RATIO = 0.55
"""Room between the picture and the captions, as a multiple of the type size."""


def page_size(paper: Paper, landscape: bool) -> tuple[float, float]:
    """Width and height in points."""
    short, long = PAPERS[paper]
    return (long, short) if landscape else (short, long)


@dataclass(frozen=True, slots=True)
class Inner:
    """The part of a page inside its margins: points from the left and from the top."""

    left: float
    right: float
    head: float  # the line that the header stands on
    top: float  # where the content begins, below the header
    bottom: float  # where it ends, above the footer
    foot: float  # the line that the footer stands on

    @property
    def width(self) -> float:
        return self.right - self.left


def inner(page: tuple[float, float]) -> Inner:
    """The inside of a page of that width and height."""
    width, height = page
    return Inner(
        left=_MARGIN,
        right=width - _MARGIN,
        head=_MARGIN + 8,
        top=_MARGIN + _HEADER,
        bottom=height - _MARGIN - _FOOTER,
        foot=height - _MARGIN + 4,
    )
