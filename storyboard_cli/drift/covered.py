"""Does something that nobody staged stand before a part? A pew, a bar or a bed goes on where a body ends.

Clothes of any colour end at both sides of the body: there is an edge near each rim. What covers the body
goes on past it. A part that has hardly any edge at its rims is not measured, as long as the rest of the
figure is as it should be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.oklab import oklab

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box

_ROWS, _COLUMNS = 48, 96  # of the working cut: the part fills its middle half
_NEAR = 10  # columns to both sides of a rim in which its edge is looked for
_EDGE = 0.04  # OKLab, between columns two apart
_FEWEST = 8  # rows that the part must have
_OPEN = 0.6  # of a part's rims that have no edge, from which it is covered


def seems_covered(picture: Pixels, box: Box, mask: Mask) -> bool:
    """Does what is seen at a part's place go on to its left and right? `box`: in pixels of the picture."""
    return open_share(picture, box, mask) >= _OPEN


def open_share(picture: Pixels, box: Box, mask: Mask) -> float:
    """The share of a part's rims, row by row, that have no edge; 0 where that can't be told."""
    import numpy as np
    from PIL import Image

    left, top, right, bottom = box
    wide = right - left
    if left - wide / 2 < 0 or right + wide / 2 > picture.shape[1]:
        return 0.0  # what is beside it is not in the picture
    part = Image.fromarray(picture).resize(
        (_COLUMNS, _ROWS), Image.Resampling.BILINEAR, box=(left - wide / 2, top, right + wide / 2, bottom)
    )
    lab = oklab(np.asarray(part))
    edges = np.zeros((_ROWS, _COLUMNS), np.float32)
    edges[:, 1:-1] = np.linalg.norm(lab[:, 2:] - lab[:, :-2], axis=2)
    inner = Image.fromarray(mask).resize((_COLUMNS // 2, _ROWS), Image.Resampling.BILINEAR)
    inside = np.asarray(inner) > 0.5
    found = [_open(edges[y], inside[y]) for y in range(_ROWS) if inside[y].any()]
    return float(np.mean(found)) if len(found) >= _FEWEST else 0.0


def _open(edges: Any, inside: Any) -> float:
    """How many of both rims of one row have no edge, 0, ½ or 1."""
    import numpy as np

    columns = np.flatnonzero(inside) + _COLUMNS // 4
    rims = (columns[0], columns[-1])
    return sum(float(edges[max(0, x - _NEAR) : x + _NEAR + 1].max()) < _EDGE for x in rims) / 2


__all__ = ["open_share", "seems_covered"]
