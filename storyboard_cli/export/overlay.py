"""Camera moves as marks over a finished picture: where it starts, where it ends, and the way between.

Shapes only, y downward, in the units of the place where the picture stands (points on a page, pixels on a
canvas): whoever exports draws them. They are never part of a stored picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, dist, pi, sin
from typing import Literal

from storyboard_cli.plan.staging.model import Box, CameraMove

Point = tuple[float, float]

_INSET = 2.0  # frames are kept a hair inside the picture
_SHAKE = 0.012  # of the picture's width: how far apart the two frames of a handheld camera are


@dataclass(frozen=True, slots=True)
class FrameLine:
    """The outline of what the camera sees: whole where the move starts, dashed where it ends."""

    box: Box
    dashed: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A shaft from `tail` to `neck` and a head of three corners; the first of them is the tip."""

    tail: Point
    neck: Point
    head: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Tag:
    """A letter in a square: A at the lower left of the start, B at the lower right of the end."""

    text: Literal["A", "B"]
    box: Box


@dataclass(frozen=True, slots=True)
class MoveMarks:
    """All marks of one move, in the order in which they are drawn."""

    frames: tuple[FrameLine, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    tags: tuple[Tag, ...] = ()


def move_marks(move: CameraMove, size: tuple[int, int], place: Box, scale: float) -> MoveMarks:
    """The marks of a move over a picture that stands at `place`; none where the camera ends where it starts.

    `size` is the staged picture in pixels. `scale` sets how large arrows and letters are; at 1 an arrow's
    head is 7 units long.
    """
    if move.kind == "handheld":
        return MoveMarks(_shaken(place))
    start, end = _placed(move.start, size, place), _placed(move.end, size, place)
    if all(abs(a - b) < 1 for a, b in zip(_measures(start), _measures(end), strict=True)):
        return MoveMarks()
    return MoveMarks(
        (FrameLine(start, dashed=False), FrameLine(end, dashed=True)),
        tuple(_arrow(tail, tip, scale) for tail, tip in _ways(start, end, scale)),
        (_tag("A", start, scale), _tag("B", end, scale)),
    )


def _shaken(place: Box) -> tuple[FrameLine, ...]:
    """A frame drawn twice, a little apart: the camera is held by hand and goes nowhere."""
    shift = _SHAKE * place.width
    inset = shift + _INSET
    return tuple(
        FrameLine(
            Box(
                left=place.left + inset + by,
                top=place.top + inset - by * 0.6,
                right=place.right - inset + by,
                bottom=place.bottom - inset - by * 0.6,
            ),
            dashed=True,
        )
        for by in (-shift, shift)
    )


def _placed(box: Box, size: tuple[int, int], place: Box) -> Box:
    """A rectangle of the staging where the picture stands, kept inside it."""
    sx, sy = place.width / size[0], place.height / size[1]
    inside = box.clipped(*size)
    left = place.left + max(inside.left * sx, _INSET)
    top = place.top + max(inside.top * sy, _INSET)
    right = place.left + min(inside.right * sx, place.width - _INSET)
    bottom = place.top + min(inside.bottom * sy, place.height - _INSET)
    return Box(left=left, top=top, right=max(right, left + 1), bottom=max(bottom, top + 1))


def _measures(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.width, box.height


def _ways(start: Box, end: Box, scale: float) -> list[tuple[Point, Point]]:
    """From where to where arrows go: one beside the subject for a pan, from corner to corner for a zoom."""
    if abs(start.width / end.width - 1) < 0.06:
        return [_pan(start, end)]
    pairs = zip(_corners(start), _corners(end), strict=True)
    return [(a, b) for a, b in pairs if dist(a, b) > 5 * scale]


def _pan(start: Box, end: Box) -> tuple[Point, Point]:
    """Low in the picture for a move to the side, at the right for one up or down."""
    if abs(end.left - start.left) >= abs(end.top - start.top):
        return _within(start, 0.5, 0.87), _within(end, 0.5, 0.87)
    return _within(start, 0.9, 0.5), _within(end, 0.9, 0.5)


def _within(box: Box, across: float, down: float) -> Point:
    return box.left + box.width * across, box.top + box.height * down


def _corners(box: Box) -> tuple[Point, Point, Point, Point]:
    return (box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom)


def _arrow(tail: Point, tip: Point, scale: float) -> Arrow:
    angle = atan2(tip[1] - tail[1], tip[0] - tail[0])
    head = min(7.0 * scale, dist(tail, tip) * 0.6)
    neck = (tip[0] - head * 0.8 * cos(angle), tip[1] - head * 0.8 * sin(angle))
    left, right = (
        (tip[0] - head * cos(turned), tip[1] - head * sin(turned))
        for turned in (angle + pi / 7.5, angle - pi / 7.5)
    )
    return Arrow(tail, neck, (tip, left, right))


def _tag(text: Literal["A", "B"], box: Box, scale: float) -> Tag:
    side = 7.5 * scale
    left = box.left if text == "A" else box.right - side
    return Tag(text, Box(left=left, top=box.bottom - side, right=left + side, bottom=box.bottom))
