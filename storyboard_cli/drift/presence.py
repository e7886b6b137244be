"""Is anybody there at all, and does anybody stand where nobody should? From known colours alone.

A missing figure leaves its place looking like its surroundings. An extra one is found only if it looks like
one of the project's characters: colours of its clothes under colours of its head. Strangers in other clothes
go unseen; `specs/consistency.md` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storyboard_cli.consistency.measured import StrangerMeasured
from storyboard_cli.drift.bundle import Bundle
from storyboard_cli.drift.oklab import oklab, oklab_of_linear

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box

_ALIKE_AROUND = 0.80  # likeness of a place to its surroundings from which nobody stands there
_WIDE = 160  # pixels of the working picture
_HEIGHTS = (0.16, 0.24, 0.36, 0.54)  # of the frame: how tall a torso may stand in it
_TORSO = 0.52  # width over height
_HEAD = (0.42, 0.46)  # width and height of a head, in torso heights
_NEAR = 0.055  # OKLab: the same colour
_CLOTH, _TONE, _HEAD_ALL, _AROUND = 0.66, 0.08, 0.6, 0.36
_APART = 0.35
_VIVID = 0.05  # chroma from which a coat is told from a wall
_MARGIN = 0.12  # around staged figures, of their size: arms and coats reach out


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


def strangers(
    lit: Pixels,
    staged: Sequence[Box],
    size: tuple[int, int],
    bundles: Mapping[tuple[str, str | None], Bundle],
) -> list[StrangerMeasured]:
    """Figures that look like a known character, outside every staged box. `lit`: without its light."""
    import numpy as np

    height, width = lit.shape[:2]
    planes = np.ascontiguousarray(np.moveaxis(oklab(lit), 2, 0))
    free = np.ones((height, width), bool)
    for box in staged:
        left, top, right, bottom = (v / size[i % 2] * (width, height)[i % 2] for i, v in enumerate(box))
        across, down = (right - left) * _MARGIN + 1, (bottom - top) * _MARGIN + 1
        free[
            max(0, int(top - down)) : max(0, int(bottom + down)),
            max(0, int(left - across)) : max(0, int(right + across)),
        ] = False
    found = [
        best
        for bundle in {b.asset_id: b for b in bundles.values()}.values()
        if (best := _best_window(planes, free, bundle, size)) is not None
    ]
    found.sort(key=lambda s: -s.score)
    kept: list[StrangerMeasured] = []
    for one in found:
        if not any(_meet(one.box, other.box) for other in kept):
            kept.append(one)
    return kept


def working_size(width: int, height: int) -> tuple[int, int]:
    """Size of the picture in which strangers are looked for."""
    return _WIDE, max(8, round(height * _WIDE / max(width, 1)))


def _best_window(planes: Any, free: Any, bundle: Bundle, size: tuple[int, int]) -> StrangerMeasured | None:
    import numpy as np

    body, head = bundle.regions.get("body"), bundle.regions.get("head")
    if bundle.group or body is None or head is None:
        return None
    cloth = np.median([r.colour for r in body.references], axis=0)
    if float(np.hypot(cloth[1], cloth[2])) < _VIVID:
        return None
    is_cloth = free & np.logical_or.reduce(_near(planes, oklab_of_linear(body.light())))
    if is_cloth.mean() < 0.004:
        return None

    def of_head() -> list[Any]:
        return [free & near for near in _near(planes, oklab_of_linear(head.light(0.0)))]

    return _search(is_cloth, of_head, bundle, size)


def _near(planes: Any, tones: Any) -> list[Any]:
    """Where the picture has each of the tones."""
    light, red, blue = planes
    return [
        (light - tone[0]) ** 2 + (red - tone[1]) ** 2 + (blue - tone[2]) ** 2 < _NEAR**2 for tone in tones
    ]


def _search(
    is_cloth: Any, of_head: Callable[[], list[Any]], bundle: Bundle, size: tuple[int, int]
) -> StrangerMeasured | None:
    """The best window at any size: cloth with other things beside it, and a head above it."""
    import numpy as np

    height, width = is_cloth.shape
    cloth_sums, head_sums = _integral(is_cloth), None
    best: tuple[float, Box] | None = None
    for share in _HEIGHTS:
        tall, wide = max(4, round(height * share)), max(3, round(height * share * _TORSO))
        up, across = max(2, round(tall * _HEAD[1])), max(2, round(tall * _HEAD[0]))
        if tall + up > height or wide * 2 > width:
            continue
        y, x = np.mgrid[up : height - tall + 1 : 2, wide // 2 : width - wide - wide // 2 + 1 : 2]
        cloth = _mean(cloth_sums, x, y, wide, tall)
        worth = cloth > _CLOTH
        if not worth.any():
            continue
        y, x, cloth = y[worth], x[worth], cloth[worth]
        if head_sums is None:
            found = of_head()
            head_sums = [_integral(m) for m in (found[0], found[-1], found[0] | found[1] | found[-1])]
        fits, both = _fitting(cloth_sums, head_sums, x, y, (wide, tall, across, up))
        if fits.any():
            score = np.where(fits, cloth * both, 0)
            at = int(score.argmax())
            if best is None or score[at] > best[0]:
                left, top = float(x[at]), float(y[at] - up)
                sx, sy = size[0] / width, size[1] / height
                best = float(score[at]), (left * sx, top * sy, (left + wide) * sx, (top + up + tall) * sy)
    if best is None:
        return None
    return StrangerMeasured(best[1], bundle.asset_id, bundle.name, best[0])


def _fitting(
    cloth_sums: Any, head_sums: Sequence[Any], x: Any, y: Any, size: tuple[int, int, int, int]
) -> tuple[Any, Any]:
    """Which windows look like a figure, and how much of the head's place has a head's colours."""
    wide, tall, across, up = size
    side = wide // 2
    beside = (_mean(cloth_sums, x - side, y, side, tall) + _mean(cloth_sums, x + wide, y, side, tall)) / 2
    hx = x + (wide - across) // 2
    dark, bright, both = (_mean(s, hx, y - up, across, up) for s in head_sums)
    fits = (beside < _AROUND) & (both > _HEAD_ALL) & (dark > _TONE) & (bright > _TONE)
    # wood and walls have colours of cloth and of skin all over; people have them apart
    fits &= (_mean(cloth_sums, hx, y - up, across, up) < _APART) & (
        _mean(head_sums[2], x, y, wide, tall) < _APART
    )
    return fits, both


def _integral(mask: Any) -> Any:
    import numpy as np

    return np.pad(mask.astype(np.float32).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


def _mean(sums: Any, x: Any, y: Any, wide: int, tall: int) -> Any:
    total = sums[y + tall, x + wide] - sums[y, x + wide] - sums[y + tall, x] + sums[y, x]
    return total / (wide * tall)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
