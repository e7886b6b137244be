"""What people drew on a picture, over it on paper: the marks as vectors, cut off at its edges."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.export.pdf.layouts import Cell
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.timeline.drawing import DrawnMark, head_of

_THINNEST = 0.35
"""Points: a hair line of a small picture is seen on paper too."""


def draw_marks(sheet: Sheet, marks: Sequence[DrawnMark], place: Cell) -> None:
    """The marks over the picture that stands at `place`."""
    if not marks:
        return
    bottom = sheet.height - place.y - place.height
    clip = f"{place.x:.2f} {bottom:.2f} {place.width:.2f} {place.height:.2f} re W n"
    shapes = " ".join(_shape(sheet, mark, place) for mark in marks)
    sheet.document.raw(f"q {clip} 1 J 1 j {shapes} Q")


def _shape(sheet: Sheet, mark: DrawnMark, place: Cell) -> str:
    red, green, blue = (channel / 255 for channel in mark.rgb)
    colour = f"{red:.3f} {green:.3f} {blue:.3f}"
    line = f"{colour} RG {max(_THINNEST, mark.width * place.width):.2f} w"
    if mark.kind == "box":
        (ax, ay), (bx, by) = mark.points
        corners = ((ax, ay), (bx, ay), (bx, by), (ax, by))
        return f"{line} {_path([_at(sheet, place, x, y) for x, y in corners])} s"
    if mark.kind == "arrow":
        neck, *head = head_of(mark, (place.width, place.height))
        shaft = [
            _at(sheet, place, *mark.points[0]),
            _at(sheet, place, neck[0] / place.width, neck[1] / place.height),
        ]
        tip = [_at(sheet, place, x / place.width, y / place.height) for x, y in head]
        return f"{line} {_path(shaft)} S {colour} rg {_path(tip)} f"
    points = [_at(sheet, place, x, y) for x, y in mark.points]
    return f"{line} {_path(points if len(points) > 1 else points * 2)} S"


def _at(sheet: Sheet, place: Cell, x: float, y: float) -> str:
    return f"{place.x + x * place.width:.2f} {sheet.height - place.y - y * place.height:.2f}"


def _path(points: Sequence[str]) -> str:
    first, *others = points
    return " ".join([f"{first} m", *(f"{one} l" for one in others)])
