"""Is a figure a pasted reference? Gradient hashes: nearly the same picture has nearly the same bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Pixels

BITS = 64


def gradient_hash(pixels: Pixels) -> Any:
    """64 bits: whether each of 8×8 places is brighter than its right neighbour."""
    import numpy as np
    from PIL import Image

    small = Image.fromarray(pixels).convert("L").resize((9, 8), Image.Resampling.BOX)
    light = np.asarray(small, np.int16)
    return (light[:, 1:] > light[:, :-1]).ravel()


def distance(one: Any, other: Any) -> int:
    """How many of the 64 bits differ."""
    return int((one != other).sum())
