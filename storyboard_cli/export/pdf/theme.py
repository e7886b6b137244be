"""The look of the pages: one ink, greys, one accent; sizes in points."""

from __future__ import annotations

from storyboard_cli.export.pdf import Layout, Paper

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

SCENE_PAGES: frozenset[Layout] = frozenset({"2x3", "1x1", "1x5"})
"""Layouts in which a scene begins on a new page unless something else is asked for."""

MARGIN = 32.0
HEADER = 34.0
FOOTER = 22.0
BODY_RATIO = 1.32
"""Line distance as a multiple of the type size."""


def page_size(paper: Paper, layout: Layout, landscape: bool | None) -> tuple[float, float]:
    """Width and height in points."""
    short, long = PAPERS[paper]
    wide = LANDSCAPE[layout] if landscape is None else landscape
    return (long, short) if wide else (short, long)
