"""Is a figure a pasted reference? Gradient hashes: nearly the same picture has nearly the same signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Pixels

BITS = 64
_LEVEL = 3  # of 255: less is the same brightness, which paper and flat cloth are full of


def gradient_hash(pixels: Pixels) -> Any:
    """64 signs: whether each of 8×8 places is brighter (1) or darker (−1) than its right neighbour, or as
    bright (0).
    """
    import numpy as np
    from PIL import Image

    small = Image.fromarray(pixels).convert("L").resize((9, 8), Image.Resampling.BOX)
    step = np.diff(np.asarray(small, np.int16), axis=1)
    return np.where(np.abs(step) < _LEVEL, 0, -np.sign(step)).ravel().astype(np.int8)


def distance(one: Any, other: Any) -> int:
    """How many of the 64 signs differ; a sign against none is half a difference."""
    return round(float(abs(one - other).sum()) / 2)
