"""Camera moves drawn over a picture: the start frame A, the end frame B, and the way between them."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from storyboard_cli.export.pdf.layouts import Cell
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.pdf.theme import COLOURS
from storyboard_cli.plan.staging.model import Box, CameraMove

Point = tuple[float, float]


def draw_move(sheet: Sheet, move: CameraMove, size: tuple[int, int], place: Cell) -> None:
    """The move over the picture that stands at `place`; `size` is the staging's picture in pixels."""
    start, end = _on_page(move.start, size, place), _on_page(move.end, size, place)
    scale = max(0.7, min(1.6, place.width / 240))
    if _same(start, end):
        return
    for box, dashed in ((start, False), (end, True)):
        _frame(sheet, box, scale, dashed=dashed)
    if abs(start.width / end.width - 1) < 0.06:  # a pan: one arrow, beside what the picture is about
        _arrow(sheet, *_way(start, end), scale)
    else:  # a zoom: from corner to corner
        for corner_a, corner_b in zip(_corners(start), _corners(end), strict=True):
            if hypot(corner_b[0] - corner_a[0], corner_b[1] - corner_a[1]) > 5 * scale:
                _arrow(sheet, corner_a, corner_b, scale)
    for box, letter, side_of in ((start, "A", "left"), (end, "B", "right")):
        _letter(sheet, box, letter, side_of, scale)


def _on_page(box: Box, size: tuple[int, int], place: Cell) -> Cell:
    """A staging rectangle in page points, kept a hair inside the picture."""
    sx, sy = place.width / size[0], place.height / size[1]
    inside = box.clipped(*size)
    inset = 2.0
    left = place.x + max(inside.left * sx, inset)
    top = place.y + max(inside.top * sy, inset)
    right = place.x + min(inside.right * sx, place.width - inset)
    bottom = place.y + min(inside.bottom * sy, place.height - inset)
    return Cell(left, top, max(right - left, 1), max(bottom - top, 1))


def _same(a: Cell, b: Cell) -> bool:
    return all(abs(p - q) < 1 for p, q in ((a.x, b.x), (a.y, b.y), (a.width, b.width), (a.height, b.height)))


def _way(start: Cell, end: Cell) -> tuple[Point, Point]:
    """From frame to frame: low in the picture for a move to the side, at the right for one up or down."""
    if abs(end.x - start.x) >= abs(end.y - start.y):
        return _inside(start, 0.5, 0.87), _inside(end, 0.5, 0.87)
    return _inside(start, 0.9, 0.5), _inside(end, 0.9, 0.5)


def _inside(box: Cell, across: float, down: float) -> Point:
    return box.x + box.width * across, box.y + box.height * down


def _corners(box: Cell) -> tuple[Point, Point, Point, Point]:
    right, bottom = box.x + box.width, box.y + box.height
    return (box.x, box.y), (right, box.y), (box.x, bottom), (right, bottom)


def _frame(sheet: Sheet, box: Cell, scale: float, *, dashed: bool) -> None:
    """A frame line with a white casing, so that it reads on dark and on light pictures."""
    y = sheet.height - box.y - box.height
    path = f"{box.x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re S"
    dash = f"[{3.2 * scale:.2f} {2.2 * scale:.2f}] 0 d" if dashed else ""
    casing = f"{COLOURS['white']} RG {1.9 * scale:.2f} w {path}"
    sheet.document.raw(f"q {casing} {COLOURS['accent']} RG {0.9 * scale:.2f} w {dash} {path} Q")


def _arrow(sheet: Sheet, a: Point, b: Point, scale: float) -> None:
    """A shaft with a filled head, cased in white."""
    angle = atan2(b[1] - a[1], b[0] - a[0])
    length = hypot(b[0] - a[0], b[1] - a[1])
    head = min(7.0 * scale, length * 0.6)
    neck = (b[0] - head * 0.8 * cos(angle), b[1] - head * 0.8 * sin(angle))
    tips = [(b[0] - head * cos(angle + s), b[1] - head * sin(angle + s)) for s in (pi / 7.5, -pi / 7.5)]
    h = sheet.height
    shaft = f"{a[0]:.2f} {h - a[1]:.2f} m {neck[0]:.2f} {h - neck[1]:.2f} l S"
    (x1, y1), (x2, y2) = tips
    point = f"{b[0]:.2f} {h - b[1]:.2f} m {x1:.2f} {h - y1:.2f} l {x2:.2f} {h - y2:.2f} l"
    white, accent = COLOURS["white"], COLOURS["accent"]
    sheet.document.raw(
        f"q 1 J 1 j {white} RG {3.0 * scale:.2f} w {shaft} {point} s "
        f"{accent} RG {accent} rg {1.4 * scale:.2f} w {shaft} 0.4 w {point} b Q"
    )


def _letter(sheet: Sheet, box: Cell, letter: str, side_of: str, scale: float) -> None:
    """A small tag in a corner of the frame: A at the left, B at the right."""
    side = 7.5 * scale
    x = box.x if side_of == "left" else box.x + box.width - side
    y = box.y + box.height - side
    sheet.box(x, y, side, side, fill="accent")
    sheet.text(
        x + side / 2, y + side * 0.78, letter, 5.6 * scale, weight="bold", colour="white", align="center"
    )
