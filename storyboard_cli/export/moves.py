"""Camera moves as a rectangle that travels over the picture: pans and zooms of every format."""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.export.board import Panel
from storyboard_cli.plan.staging.model import Box, CameraMove


@dataclass(frozen=True, slots=True)
class View:
    """The part of a picture that fills the screen: centre and width, as shares of the picture (0 to 1)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """How much larger than the whole picture this part is shown."""
        return 1 / max(self.width, 1e-6)


WHOLE = View(0.5, 0.5, 1.0, 1.0)


def views(panel: Panel) -> tuple[View, View] | None:
    """First and last view of a panel's move, inside the picture; None where the camera stands still."""
    if panel.staging is None or panel.staging.move is None:
        return None
    move: CameraMove = panel.staging.move
    size = (panel.staging.width, panel.staging.height)
    start, end = _view(move.start, size), _view(move.end, size)
    return None if start == end else (start, end)


def _view(box: Box, size: tuple[int, int]) -> View:
    """A rectangle as a view of the picture's own aspect that lies wholly inside it."""
    width, height = size
    share = min(1.0, max(box.width / width, box.height / height, 0.02))
    half = share / 2
    x = min(max((box.left + box.right) / 2 / width, half), 1 - half)
    y = min(max((box.top + box.bottom) / 2 / height, half), 1 - half)
    return View(round(x, 5), round(y, 5), round(share, 5), round(share, 5))


def ease(share: float) -> float:
    """Slow, fast, slow: how a camera starts and stops (smoothstep)."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def between(start: View, end: View, share: float) -> View:
    """The view at a share of the way. Widths change by equal ratios, so that a zoom looks even."""
    eased = ease(share)
    width = start.width * (end.width / start.width) ** eased
    if abs(start.width - end.width) < 1e-6:
        t = eased
    else:  # keep the fixed point of the zoom fixed: travel as the width does
        t = (width - start.width) / (end.width - start.width)
    return View(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t, width, width)


def view_at(panel: Panel, frame: int) -> View:
    """The view at a frame of the panel, counted from 0."""
    found = views(panel)
    if found is None:
        return WHOLE
    return between(*found, frame / max(panel.duration - 1, 1))
