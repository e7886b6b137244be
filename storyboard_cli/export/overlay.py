"""Camera moves as marks over a finished picture: where it starts, where it ends, and the way between.

Shapes only, in the pixels of the staged picture: whoever exports draws them,
on a page or on a copy of the picture.
They are never part of a stored picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.plan.staging.model import Box, Staging

Point = tuple[float, float]
Colour = tuple[int, int, int]

MARK: Colour = (204, 56, 31)  # reserved: no drawing style uses it
HALO: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Mark:
    """One filled or stroked shape. A stroke has a width, a fill has none."""

    points: tuple[Point, ...]
    colour: Colour
    width: float = 0.0
    closed: bool = False
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Tag:
    """A letter in a corner: A marks the start of the move, B its end."""

    text: Literal["A", "B"]
    at: Point
    size: float
    colour: Colour = MARK


def move_marks(staging: Staging) -> tuple[list[Mark], list[Tag]]:
    """The marks of a frame's camera move; none where the camera stands still."""
    move = staging.move
    if move is None or move.start == move.end:
        return [], []
    unit = min(staging.width, staging.height) / 768
    if move.kind == "handheld":
        return _shake(move.end, unit), []
    marks: list[Mark] = []
    whole = Box(left=0, top=0, right=staging.width, bottom=staging.height)
    for box, dash in ((move.start, 0.0), (move.end, 9.0 * unit)):
        if box != whole:
            marks += _corners(box, unit, dash)
    marks += _arrows(move.start, move.end, unit)
    size = 30 * unit
    tags = [
        Tag("A", _inside(move.start, staging, size), size),
        Tag("B", _inside(move.end, staging, size, low=True), size),
    ]
    return marks, tags


def _corners(box: Box, unit: float, dash: float) -> list[Mark]:
    """The corners of a frame, with a light halo that keeps them legible on any picture."""
    arm = max(18 * unit, min(box.width, box.height) * 0.12)
    runs = []
    for x, sx in ((box.left, 1), (box.right, -1)):
        for y, sy in ((box.top, 1), (box.bottom, -1)):
            runs.append(((x + sx * arm, y), (x, y), (x, y + sy * arm)))
    marks = [Mark(run, HALO, 7.5 * unit) for run in runs]
    marks += [Mark(run, MARK, 4.5 * unit) for run in runs]
    if dash:
        outline = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
        marks.append(Mark(outline, MARK, 1.6 * unit, closed=True, dash=dash))
    return marks


def _arrows(start: Box, end: Box, unit: float) -> list[Mark]:
    """From corner to corner where the frame grows or shrinks; else one arrow along the way."""
    pairs = list(zip(_corner_points(start), _corner_points(end), strict=True))
    if abs(start.width - end.width) < 0.02 * start.width:
        middle = ((start.left + start.right) / 2, (start.top + start.bottom) / 2)
        goal = ((end.left + end.right) / 2, (end.top + end.bottom) / 2)
        reach = math.dist(middle, goal)
        along = ((goal[0] - middle[0]) / reach, (goal[1] - middle[1]) / reach) if reach else (1.0, 0.0)
        longer = max(reach, 0.22 * start.width)
        tip = (goal[0] + along[0] * longer * 0.4, goal[1] + along[1] * longer * 0.4)
        tail = (middle[0] - along[0] * longer * 0.4, middle[1] - along[1] * longer * 0.4)
        return _arrow(tail, tip, 26 * unit)
    marks: list[Mark] = []
    for a, b in pairs:
        if math.dist(a, b) > 26 * unit:
            near = (a[0] + (b[0] - a[0]) * 0.12, a[1] + (b[1] - a[1]) * 0.12)
            far = (a[0] + (b[0] - a[0]) * 0.86, a[1] + (b[1] - a[1]) * 0.86)
            marks += _arrow(near, far, 15 * unit)
    return marks


def _corner_points(box: Box) -> tuple[Point, ...]:
    return ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))


def _arrow(tail: Point, tip: Point, width: float) -> list[Mark]:
    """A solid arrow with a light rim."""
    long = math.dist(tail, tip)
    if long < 1:
        return []
    dx, dy = (tip[0] - tail[0]) / long, (tip[1] - tail[1]) / long
    head = min(width * 2.2, long * 0.6)
    neck = (tip[0] - dx * head, tip[1] - dy * head)

    def off(point: Point, side: float) -> Point:
        return (point[0] - dy * side, point[1] + dx * side)

    shape = (
        off(tail, width * 0.16), off(neck, width * 0.32), off(neck, width), tip, off(neck, -width),
        off(neck, -width * 0.32),
        off(tail, -width * 0.16),
    )  # fmt: skip
    return [Mark(shape, HALO, width * 0.34, closed=True), Mark(shape, MARK)]


def _shake(box: Box, unit: float) -> list[Mark]:
    """A frame drawn twice, a little apart: the camera is held by hand."""
    marks = []
    for shift in (-6.0 * unit, 6.0 * unit):
        run = tuple((x + shift, y - shift * 0.6) for x, y in _corner_points(box))
        marks.append(Mark(run, MARK, 2.2 * unit, closed=True, dash=14 * unit))
    return marks


def _inside(box: Box, staging: Staging, size: float, *, low: bool = False) -> Point:
    """Where a frame's letter stands: in its upper left corner, or for the end in its lower right one."""
    if low:
        x, y = box.right - size * 0.9, box.bottom - size * 0.9
    else:
        x, y = box.left + size * 0.9, box.top + size * 0.9
    return (
        min(max(x, size * 0.6), staging.width - size * 0.6),
        min(max(y, size * 0.6), staging.height - size * 0.6),
    )
