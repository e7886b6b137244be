"""Altered copies of a reference: what light, framing and reproduction do to a picture that is still the same.

Deterministic: the same picture gives the same copies on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.oklab import encoded, linear

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels

# share cut off (left, top, right, bottom), brightness, saturation, warmth, mirrored where the asset allows
_CHANGES = (
    ((0.00, 0.10, 0.06, 0.02), 1.15, 0.90, 0.03, True),
    ((0.08, 0.00, 0.00, 0.10), 0.85, 1.10, -0.03, False),
    ((0.04, 0.05, 0.10, 0.00), 0.94, 0.85, 0.05, True),
)
COPIES = len(_CHANGES)


def altered(pixels: Pixels, mask: Mask, *, symmetric: bool) -> list[tuple[Pixels, Mask]]:
    """Three copies: up to 12 % cropped, 15 % brighter, darker, paler, a little warmer or colder, mirrored."""
    import numpy as np

    copies = []
    for cut, brightness, saturation, warmth, mirrored in _CHANGES:
        box = _box(pixels.shape[1], pixels.shape[0], cut)
        part = pixels[box[1] : box[3], box[0] : box[2]]
        shown = mask[box[1] : box[3], box[0] : box[2]]
        if float(shown.sum()) < 1.0:
            part, shown = pixels, mask  # what is measured lies along the edge that would be cropped
        changed = _coloured(part, brightness, saturation, warmth)
        if mirrored and symmetric:
            changed, shown = changed[:, ::-1], shown[:, ::-1]
        copies.append((np.ascontiguousarray(changed), np.ascontiguousarray(shown)))
    return copies


def _box(width: int, height: int, cut: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = cut
    return (
        round(width * left),
        round(height * top),
        width - round(width * right),
        height - round(height * bottom),
    )


def _coloured(pixels: Any, brightness: float, saturation: float, warmth: float) -> Any:
    import numpy as np

    light = linear(pixels) * np.float32(brightness)
    light = light * np.array([1 + warmth, 1.0, 1 - warmth], np.float32)
    gray = light @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    return encoded(gray[..., None] + (light - gray[..., None]) * np.float32(saturation))
