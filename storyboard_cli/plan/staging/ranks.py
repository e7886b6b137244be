"""Where people stand who stand in a line or march in ranks."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Room

_STEP, _RANK, _FILE = 0.72, 1.05, 0.8
"""Metres from one to the next: in a queue, in a rank, and in a file."""


def in_line(count: int, room: Room, start: float) -> list[tuple[float, float]]:
    """A queue across the picture, x and z in metres, a little deeper at its head; a long one in two lines."""
    wide = max(min(room.right - 0.5, 4.4) - max(room.left + 0.5, -4.4), 0.6)
    lines = 1 if count * 0.55 <= wide else 2
    each = -(-count // lines)
    step = min(_STEP, wide / max(each - 1, 1))
    found = []
    for index in range(count):
        line, place = divmod(index, each)
        x = (place - (each - 1) / 2) * step
        z = start + 0.5 + 0.1 * place + 0.9 * line + (0.12 if place % 3 == 1 else 0.0)
        found.append((round(-x, 3), round(min(z, max(room.back - 0.4, start)), 3)))
    return found


def in_ranks(count: int, room: Room, start: float) -> list[tuple[float, float]]:
    """A column of threes, or of fours from sixteen on, that goes across the picture; x and z in metres."""
    files = 4 if count >= 16 else 3 if count >= 6 else 2
    ranks = -(-count // files)
    step = min(_RANK, max(room.right - room.left - 1.2, 1.0) / max(ranks - 1, 1))
    found = []
    for index in range(count):
        rank, file = divmod(index, files)
        x = ((ranks - 1) / 2 - rank) * step + 0.28 * file
        found.append((round(x, 3), round(min(start + 0.4 + file * _FILE, max(room.back - 0.4, start)), 3)))
    return found
