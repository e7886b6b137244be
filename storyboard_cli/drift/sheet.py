"""Which pixels of a bundle picture belong to which part: by its staging, else by its outline.

Model sheets show one whole figure on a plain background; what differs from the border is the figure, and a
body's own proportions say where the head ends and the legs begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.oklab import oklab
from storyboard_cli.drift.pictures import Opened
from storyboard_cli.drift.regions import SIDE, Cut, cuts_of
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.spec.asset import Region

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask
    from storyboard_cli.drift.pictures import Box

ADULT = 0.13  # of an adult's height that is head
FULL_VIEWS = ("front", "three_quarter", "profile", "back")
_WORKING = 256
_UNLIKE = 0.05  # OKLab distance from the background
_BORDER = 0.03  # of the side: what counts as background
_PLAIN = 0.035  # how even a border has to be to be called a background
_GAP = 2  # pixels of the working picture by which an outline may be broken
_PALE = 0.6  # of a part that must differ from the ground, or its outline alone says where it is
_FINE = 0.012  # OKLab distance from the ground right beside the figure: pale cloth within its outline
_BESIDE = 24  # columns of the working picture at each side that are that ground
_LEAST_LEGS = 0.35  # of legs and what they enclose, or only their outline differs from the ground
_BANDS = {
    "hair": (0.01, 0.042),
    "head": (0.0, 0.135),
    "body": (0.19, 0.46),
    "legs": (0.56, 0.85),
}  # from crown to sole
_NARROW = {"hair": 0.7, "head": 0.8, "body": 0.75, "legs": 0.9}


def cuts_of_sheet(
    picture: Opened, role: str, staging: Staging | None, region: Region | None, head: float = ADULT
) -> list[Cut]:
    """The parts of a bundle's picture. Roles that show no whole figure give a head, or one whole cut.

    `head` is the share of the height that is head: a child's is larger, and all below it lies lower.
    """
    if (
        staging is not None
        and staging.figures
        and (staging.width, staging.height)
        == (
            picture.width,
            picture.height,
        )
    ):
        found, _ = cuts_of(staging, len(staging.figures) - 1)
        if role.startswith("expression."):
            found = [cut for cut in found if cut.region in ("hair", "head")]
        if found:
            return found
    figure = _figure(picture, region)
    if figure is None:
        return [_whole(picture, region)]
    mask, box = figure
    whole = _filled(mask)
    if role.startswith("expression."):
        bands = {"hair": (0.03, 0.18), "head": (0.0, 0.62)}
        return [_part(picture, mask, whole, box, name, band, 1.0) for name, band in bands.items()]
    found = [
        _part(picture, mask, whole, box, name, (_down(band[0], head), _down(band[1], head)), _NARROW[name])
        for name, band in _BANDS.items()
        if name != "legs"
    ]
    return found + _legs(picture, mask, whole, box, head)


def _down(share: float, head: float) -> float:
    """Where what lies so far down an adult lies on somebody with a head of another size."""
    if share <= ADULT:
        return share * head / ADULT
    return head + (share - ADULT) * (1 - head) / (1 - ADULT)


def figure_box(picture: Opened) -> Box | None:
    """The box of the figure on a plain ground; None where the ground is not plain."""
    found = _figure(picture, None)
    return found[1] if found else None


def _figure(picture: Opened, region: Region | None) -> tuple[Mask, Box] | None:
    """A mask of the whole picture (256×256) and the figure's box; None without a plain background."""
    import numpy as np

    size = (_WORKING, _WORKING)
    opacity = picture.opacity(size)
    if opacity is not None:
        mask: Any = opacity > 0.5
    else:
        lab = oklab(picture.pixels(size))
        edge = max(2, int(_WORKING * _BORDER))
        border = np.concatenate(
            [lab[:edge].reshape(-1, 3), lab[:, :edge].reshape(-1, 3), lab[:, -edge:].reshape(-1, 3)]
        )
        middle = np.median(border, axis=0)
        if float(np.median(np.linalg.norm(border - middle, axis=1))) > _PLAIN:
            return None
        # the background may run from light to dark: compare each row with its own border
        row = (np.median(lab[:, :edge], axis=1) + np.median(lab[:, -edge:], axis=1)) / 2
        mask = np.linalg.norm(lab - row[:, None, :], axis=2) > _UNLIKE
    if region is not None:
        mask &= _region_mask(region)
    columns = _run(mask.sum(axis=0))
    rows = _run(mask[:, columns[0] : columns[-1] + 1].sum(axis=1)) if len(columns) else columns
    if len(rows) < _WORKING * 0.2 or len(columns) < 4:
        return None
    sx, sy = picture.width / _WORKING, picture.height / _WORKING
    box = (columns[0] * sx, rows[0] * sy, (columns[-1] + 1) * sx, (rows[-1] + 1) * sy)
    return mask.astype(np.float32), box


def _filled(mask: Mask) -> Mask:
    """The mask with what it encloses: a white coat on white paper is inside its outline, though no part of it
    differs from the ground. Between legs it is ground that the figure and its shadow enclose.
    """
    import numpy as np

    ground = mask <= 0.5
    free = ~_grown(~ground, _GAP)  # thin outlines have gaps
    outside = np.zeros_like(free)
    outside[[0, -1]], outside[:, [0, -1]] = free[[0, -1]], free[:, [0, -1]]
    reached = -1
    while (count := int(outside.sum())) > reached:
        reached = count
        outside = _grown(outside, 1) & free
    filled: Mask = (~(_grown(outside, _GAP) & ground)).astype(np.float32)
    return filled


def _grown(area: Any, steps: int) -> Any:
    """An area with its neighbours above, below and beside it, so many times."""
    for _ in range(steps):
        grown = area.copy()
        grown[1:] |= area[:-1]
        grown[:-1] |= area[1:]
        grown[:, 1:] |= area[:, :-1]
        grown[:, :-1] |= area[:, 1:]
        area = grown
    return area


def _run(counts: Any) -> Any:
    """The run of filled rows or columns with the most in it: swatches beside the figure are left out."""
    import numpy as np

    filled = np.flatnonzero(counts > 2)
    if not len(filled):
        return filled
    runs = np.split(filled, np.flatnonzero(np.diff(filled) > 2) + 1)
    return max(runs, key=lambda run: float(counts[run].sum()))


def _region_mask(region: Region) -> Any:
    import numpy as np

    at = (np.arange(_WORKING) + 0.5) / _WORKING
    across = (at >= region.left) & (at <= region.right)
    down = (at >= region.top) & (at <= region.bottom)
    return down[:, None] & across[None, :]


def _part(
    picture: Opened, mask: Mask, whole: Mask, box: Box, name: str, band: tuple[float, float], narrow: float
) -> Cut:
    """A band of the figure: of its whole outline where most of it looks like the ground, as white clothes do
    on paper.
    """
    plain = _band(picture, mask, box, name, band, narrow)
    full = _band(picture, whole, box, name, band, narrow)
    return full if float(plain.mask.mean()) < _PALE * float(full.mask.mean()) else plain


def _legs(picture: Opened, mask: Mask, whole: Mask, box: Box, head: float) -> list[Cut]:
    """The legs without the ground that they enclose. Pale ones are told from it by the ground beside the
    figure; of those that are exactly as pale nothing but the outline is left, and that is no evidence.
    """
    band = _down(_BANDS["legs"][0], head), _down(_BANDS["legs"][1], head)
    plain, full = (_band(picture, m, box, "legs", band, _NARROW["legs"]) for m in (mask, whole))
    if float(plain.mask.mean()) >= _PALE * float(full.mask.mean()):
        return [plain]
    fine = _band(picture, _pale(picture, mask, whole, box), box, "legs", band, _NARROW["legs"])
    return [fine] if float(fine.mask.mean()) >= _LEAST_LEGS * float(full.mask.mean()) else []


def _pale(picture: Opened, mask: Mask, whole: Mask, box: Box) -> Mask:
    """The mask with whatever inside the outline is not of exactly the colour of the ground beside it."""
    import numpy as np

    lab = oklab(picture.pixels((_WORKING, _WORKING)))
    sx = picture.width / _WORKING
    left, right = int(box[0] / sx), int(box[2] / sx) + 1
    beside = np.concatenate(
        [lab[:, max(0, left - _BESIDE) : max(1, left - _GAP)], lab[:, right + _GAP : right + _BESIDE]], axis=1
    )
    ground = np.median(beside, axis=1)
    unlike = np.linalg.norm(lab - ground[:, None, :], axis=2) > _FINE
    found: Mask = np.maximum(mask, whole * unlike).astype(np.float32)
    return found


def _band(picture: Opened, mask: Mask, box: Box, name: str, band: tuple[float, float], narrow: float) -> Cut:
    """The part of the figure between two heights, cut to its own width there."""
    import numpy as np
    from PIL import Image

    left, top, right, bottom = box
    height = bottom - top
    sx, sy = picture.width / _WORKING, picture.height / _WORKING
    upper, lower = top + height * band[0], top + height * band[1]
    rows = mask[int(upper / sy) : max(int(upper / sy) + 1, int(lower / sy))]
    columns = np.flatnonzero(rows.mean(axis=0) > 0.25)
    if len(columns) > 1:
        middle, half = (columns[0] + columns[-1] + 1) / 2, (columns[-1] + 1 - columns[0]) / 2 * narrow
        left, right = (middle - half) * sx, (middle + half) * sx
    found = (max(left, 0.0), max(upper, 0.0), min(right, picture.width), min(lower, picture.height))
    scaled = Image.fromarray(mask).resize(
        (SIDE, SIDE),
        Image.Resampling.BILINEAR,
        box=(found[0] / sx, found[1] / sy, found[2] / sx, found[3] / sy),
    )
    return Cut(name, found, np.asarray(scaled, np.float32), 1.0)


def _whole(picture: Opened, region: Region | None) -> Cut:
    import numpy as np

    box: Box = (0.0, 0.0, float(picture.width), float(picture.height))
    if region is not None:
        box = (
            region.left * picture.width,
            region.top * picture.height,
            max(region.right, region.left + 0.01) * picture.width,
            max(region.bottom, region.top + 0.01) * picture.height,
        )
    opacity = picture.opacity((SIDE, SIDE), box)
    return Cut("figure", box, np.ones((SIDE, SIDE), np.float32) if opacity is None else opacity, 1.0)
