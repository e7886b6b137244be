"""What people drew on a picture, as pixels: a layer for each remark, as large as what is drawn in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from storyboard_cli.export.board import Comment, Panel
from storyboard_cli.export.psd import Layer, names_once
from storyboard_cli.timeline.drawing import DrawnMark, head_of

NOTES = "Notes"
"""The group that the layers lie in."""
_FINER = 3
"""Marks are drawn so many times larger, for smooth edges."""
_WORDS = 60


def note_layers(panel: Panel, size: tuple[int, int]) -> list[Layer]:
    """A layer for each remark with a drawing on the picture that is shown, the oldest below."""
    said = [comment for comment in panel.comments if comment.on_shown and comment.drawing]
    names = names_once(_name(comment) for comment in said)
    return [_layer(comment.drawing, size, name) for comment, name in zip(said, names, strict=True)]


def _name(comment: Comment) -> str:
    words = " ".join(comment.text.split())
    short = words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"
    return f"{comment.by}: {short}" if short else f"{comment.by}: {comment.decision}"


def _layer(marks: Sequence[DrawnMark], size: tuple[int, int], name: str) -> Layer:
    left, top, right, bottom = _around(marks, size)
    colour = np.zeros((bottom - top, right - left, 3), np.float32)
    cover = np.zeros((bottom - top, right - left, 1), np.float32)
    for mark in marks:
        over = _cover(mark, size, (left, top, right, bottom))
        whole = over + cover * (1 - over)
        mixed = colour * cover * (1 - over) + np.array(mark.rgb, np.float32) * over
        np.divide(mixed, whole, out=colour, where=whole > 0)
        cover = whole
    pixels = np.rint(np.concatenate((colour, cover * 255), axis=2)).astype(np.uint8)
    return Layer(name, pixels, left, top)


def _around(marks: Sequence[DrawnMark], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of the picture that the marks are in, with the width of their lines and heads."""
    width, height = size
    room = max(max(4 * mark.width, 0.012) for mark in marks) * width + 2
    across = [x * width for mark in marks for x, _ in mark.points]
    down = [y * height for mark in marks for _, y in mark.points]
    left, top = int(max(0, min(across) - room)), int(max(0, min(down) - room))
    right, bottom = int(min(width, max(across) + room + 1)), int(min(height, max(down) + room + 1))
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _cover(mark: DrawnMark, size: tuple[int, int], part: tuple[int, int, int, int]) -> Any:
    """How much the mark covers of each pixel of the part, 0 to 1."""
    left, top, right, bottom = part
    mask = Image.new("L", ((right - left) * _FINER, (bottom - top) * _FINER), 0)
    draw = ImageDraw.Draw(mask)
    line = max(1.0, mark.width * size[0] * _FINER)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - left) * _FINER, (y - top) * _FINER

    points = [at(x * size[0], y * size[1]) for x, y in mark.points]
    if mark.kind == "box":
        (ax, ay), (bx, by) = points
        points = [(ax, ay), (bx, ay), (bx, by), (ax, by), (ax, ay)]
    elif mark.kind == "arrow":
        neck, *head = head_of(mark, size)
        points = [points[0], at(*neck)]
        draw.polygon([at(x, y) for x, y in head], fill=255)
    if len(points) > 1:
        draw.line(points, fill=255, width=round(line))
    for x, y in points:  # round ends and joints
        draw.ellipse((x - line / 2, y - line / 2, x + line / 2, y + line / 2), fill=255)
    smaller = mask.resize((right - left, bottom - top), Image.Resampling.BOX)
    return np.asarray(smaller, np.float32)[:, :, None] / 255
