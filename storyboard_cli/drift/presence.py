"""Is anybody there at all? A missing figure leaves its place looking like its surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.oklab import oklab

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box

_ALIKE_AROUND = 0.80  # likeness of a place to its surroundings from which nobody stands there


def seems_empty(picture: Pixels, box: Box, mask: Mask) -> bool:
    """Does the inside of a part's outline look like what is around it?"""
    import numpy as np
    from PIL import Image

    left, top, right, bottom = box
    across, down = (right - left) * 0.5, (bottom - top) * 0.25
    cut = (
        max(0, round(left - across)),
        max(0, round(top - down)),
        min(picture.shape[1], round(right + across)),
        min(picture.shape[0], round(bottom + down)),
    )
    part = Image.fromarray(picture[cut[1] : cut[3], cut[0] : cut[2]]).resize(
        (64, 64), Image.Resampling.BILINEAR
    )
    lab = oklab(np.asarray(part))
    sx, sy = 64 / max(cut[2] - cut[0], 1), 64 / max(cut[3] - cut[1], 1)
    inner = Image.fromarray(mask).resize(
        (max(1, round((right - left) * sx)), max(1, round((bottom - top) * sy))), Image.Resampling.BILINEAR
    )
    placed = Image.new("F", (64, 64))
    placed.paste(inner, (round((left - cut[0]) * sx), round((top - cut[1]) * sy)))
    within = np.asarray(placed) > 0.5
    if within.mean() < 0.02 or within.mean() > 0.95:
        return False
    return _overlap(lab[within], lab[~within]) > _ALIKE_AROUND


def _overlap(one: Any, other: Any) -> float:
    """Shared mass of two colour histograms."""
    import numpy as np

    edges = [np.linspace(0, 1, 11), np.linspace(-0.2, 0.2, 11), np.linspace(-0.2, 0.2, 11)]
    a, _ = np.histogramdd(one, edges)
    b, _ = np.histogramdd(other, edges)
    return float(np.minimum(a / max(a.sum(), 1), b / max(b.sum(), 1)).sum())
