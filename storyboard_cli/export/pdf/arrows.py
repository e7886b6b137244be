"""Camera moves drawn over a picture on paper: the shapes of `export.overlay`, in the page's colours."""

from __future__ import annotations

from storyboard_cli.export.overlay import Arrow, FrameLine, Tag, move_marks
from storyboard_cli.export.pdf.layouts import Cell
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.theme import COLOURS
from storyboard_cli.plan.staging.model import Box, CameraMove


def draw_move(sheet: Sheet, move: CameraMove, size: tuple[int, int], place: Cell) -> None:
    """The move over the picture that stands at `place`; `size` is the staging's picture in pixels."""
    scale = max(0.7, min(1.6, place.width / 240))
    box = Box(left=place.x, top=place.y, right=place.x + place.width, bottom=place.y + place.height)
    marks = move_marks(move, size, box, scale)
    for frame in marks.frames:
        _frame(sheet, frame, scale)
    for arrow in marks.arrows:
        _arrow(sheet, arrow, scale)
    for tag in marks.tags:
        _letter(sheet, tag, scale)


def _frame(sheet: Sheet, frame: FrameLine, scale: float) -> None:
    """A frame line with a white casing, so that it reads on dark and on light pictures."""
    box = frame.box
    path = f"{box.left:.2f} {sheet.height - box.bottom:.2f} {box.width:.2f} {box.height:.2f} re S"
    dash = f"[{3.2 * scale:.2f} {2.2 * scale:.2f}] 0 d" if frame.dashed else ""
    casing = f"{COLOURS['white']} RG {1.9 * scale:.2f} w {path}"
    sheet.document.raw(f"q {casing} {COLOURS['accent']} RG {0.9 * scale:.2f} w {dash} {path} Q")


def _arrow(sheet: Sheet, arrow: Arrow, scale: float) -> None:
    """A shaft with a filled head, cased in white."""
    tail, neck, tip, left, right = (
        f"{x:.2f} {sheet.height - y:.2f}" for x, y in (arrow.tail, arrow.neck, *arrow.head)
    )
    shaft, head = f"{tail} m {neck} l S", f"{tip} m {left} l {right} l"
    white, accent = COLOURS["white"], COLOURS["accent"]
    sheet.document.raw(
        f"q 1 J 1 j {white} RG {3.0 * scale:.2f} w {shaft} {head} s "
        f"{accent} RG {accent} rg {1.4 * scale:.2f} w {shaft} 0.4 w {head} b Q"
    )


def _letter(sheet: Sheet, tag: Tag, scale: float) -> None:
    """A small square with its letter."""
    box = tag.box
    sheet.box(box.left, box.top, box.width, box.height, fill="accent")
    sheet.text(
        box.left + box.width / 2,
        box.top + box.height * 0.78,
        tag.text,
        5.6 * scale,
        weight="bold",
        colour="white",
        align="center",
    )
