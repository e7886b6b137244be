"""Cutting a part out of a picture, as large as the embedder that will look at it wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.drift.regions import SIDE

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box, Opened


def cut_out(picture: Opened, box: Box, side: int | None) -> Pixels:
    """The part in `box`: 64×64 and stretched where `side` is None, else as it is, its longer side at most
    `side` pixels. Nothing is made larger here: a model scales what it gets in its own way.
    """
    if side is None:
        return picture.pixels((SIDE, SIDE), box)
    width, height = box[2] - box[0], box[3] - box[1]
    scale = min(1.0, side / max(width, height, 1.0))
    return picture.pixels((max(1, round(width * scale)), max(1, round(height * scale))), box)


def fitted_mask(mask: Mask, pixels: Pixels) -> Mask:
    """The mask at the size of the pixels that it belongs to."""
    import numpy as np
    from PIL import Image

    height, width = pixels.shape[:2]
    if mask.shape == (height, width):
        return mask
    scaled: Mask = np.asarray(Image.fromarray(mask).resize((width, height), Image.Resampling.BILINEAR))
    return scaled
