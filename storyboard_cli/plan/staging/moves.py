"""Camera moves over a staged picture, as a start and an end rectangle of the picture's own aspect."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Box, CameraMove
from storyboard_cli.plan.staging.space import clamp

_SHIFT = {
    "pan_left": (-1, 0), "pan_right": (1, 0), "truck_left": (-1, 0), "truck_right": (1, 0), "whip_pan": (1,
    0),
    "tilt_up": (0, -1), "tilt_down": (0, 1), "boom_up": (0, -1), "boom_down": (0, 1), "arc": (1, 0),
}  # fmt: skip
_INWARD = {"push_in": 0.64, "zoom_in": 0.56, "dolly_zoom": 0.74}
_OUTWARD = {"pull_out": 0.64, "zoom_out": 0.56}


MOVES = frozenset({"static", "handheld", *_SHIFT, *_INWARD, *_OUTWARD})
"""Everything that may be written as a movement."""


def camera_move(kind: str, width: int, height: int, at: tuple[float, float]) -> CameraMove | None:
    """The rectangles of a move; `at` is the screen point that a push goes to. None for a static camera."""
    full = Box(left=0.0, top=0.0, right=float(width), bottom=float(height))
    if kind in _INWARD:
        return CameraMove(kind=kind, start=full, end=_around(at, _INWARD[kind], width, height))
    if kind in _OUTWARD:
        return CameraMove(kind=kind, start=_around(at, _OUTWARD[kind], width, height), end=full)
    if kind in _SHIFT:
        dx, dy = _SHIFT[kind]
        scale = 0.66 if kind == "whip_pan" else 0.76
        room_x, room_y = width * (1 - scale) / 2, height * (1 - scale) / 2
        start = _around((width / 2 - dx * room_x, height / 2 - dy * room_y), scale, width, height)
        end = _around((width / 2 + dx * room_x, height / 2 + dy * room_y), scale, width, height)
        return CameraMove(kind=kind, start=start, end=end)
    if kind == "handheld":
        start = _around((width * 0.49, height * 0.505), 0.94, width, height)
        return CameraMove(
            kind=kind, start=start, end=_around((width * 0.515, height * 0.49), 0.94, width, height)
        )
    return None


def _around(at: tuple[float, float], scale: float, width: int, height: int) -> Box:
    """A rectangle of the picture's aspect around a point, inside the picture."""
    w, h = width * scale, height * scale
    left = round(clamp(at[0] - w / 2, 0.0, width - w), 1)
    top = round(clamp(at[1] - h / 2, 0.0, height - h), 1)
    return Box(left=left, top=top, right=round(left + w, 1), bottom=round(top + h, 1))
