"""Left and right: how colours differ from side to side, and whether a frame has them exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.oklab import oklab

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels

_BANDS = 4
_LEAST = 0.012  # OKLab: a difference between sides that is more than shading
_FRONTAL = 40.0  # degrees; further round, one side hides the other


def sides(pixels: Pixels, mask: Mask) -> Any:
    """Left minus right hue and chroma in four bands, top to bottom; no lightness, because light has sides."""
    import numpy as np

    lab = oklab(pixels)
    half, band = lab.shape[1] // 2, lab.shape[0] // _BANDS
    found = np.zeros((_BANDS, 2), np.float32)
    for index in range(_BANDS):
        rows = slice(index * band, (index + 1) * band)
        halves = [
            (lab[rows, columns, 1:] * mask[rows, columns, None]).sum(axis=(0, 1))
            / max(float(mask[rows, columns].sum()), 1.0)
            for columns in (slice(0, half), slice(half, None))
        ]
        found[index] = halves[0] - halves[1]
    return found


def mirrored(found: Any, expected: Any, view: float) -> float | None:
    """−1 as the reference, 1 its mirror image; None where sides are alike or the view hides them."""
    import numpy as np

    if view > _FRONTAL:
        return None
    strength = float(np.linalg.norm(expected))
    if strength < _LEAST or float(np.linalg.norm(found)) < _LEAST * 0.6:
        return None
    return -float((found * expected).sum()) / (strength * float(np.linalg.norm(found)))
