"""Does anybody of the project stand where the staging has nobody? From known colours alone.

A person is cloth of known colours that ends at both sides, under a head of known colours: windows of many
sizes are tried for every character at once, and a linear score says which of them is one. Strangers in other
clothes go unseen; a detector (`drift.detectors`) sees those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.consistency.measured import StrangerMeasured
from storyboard_cli.drift.bundle import Bundle, RegionBundle
from storyboard_cli.drift.oklab import oklab, oklab_of_linear
from storyboard_cli.drift.people import overlap
from storyboard_cli.drift.regions import outside_of

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box
    from storyboard_cli.plan.staging.model import Staging

_WIDE = 128  # pixels of the working picture
_NEAR = 0.04  # OKLab: one standard deviation of a colour around its tone
_HEIGHTS = (0.13, 0.17, 0.22, 0.29, 0.38, 0.5, 0.66)  # of the picture: how tall an upper body may be in it
_WIDTHS = (0.42, 0.6)  # of its height
_HEAD = (0.36, 0.42)  # width and height of a head, in heights of an upper body
_CUT = 0.6  # of an upper body that must be inside the picture
_FREE = 0.75  # of a window that no staged figure covers
_GROWN = 1.45  # coats and hair reach over the bodies that staging measures
_FINE = 12  # rows; windows that are smaller are tried at every pixel, others at every second
_REACH = 0.43  # of the picture's height: how far a window and its legs may reach below the lower edge
_BY_HEAD = 0.8  # how much the colours beside a head count against it
_LEAST = 0.004  # of the picture that must have the colours of the cloth at all
_LEG, _BOTH_LEGS = 0.8, 0.4  # height and width of what is looked at below, in heights of an upper body
_MOST_LEGS, _USUAL_LEGS = 0.6, 0.35
_PATCH, _THICK = 5, 0.4  # pixels of a patch's side, and how much of the fullest one must be cloth
_COMMON, _USUAL_SHARE = 7.0, 0.18
"""How little colours prove that more than so much of the rest of the picture has: white coats in snow."""
_MOST_CLOTH, _MOST_HAIR, _MOST_SKIN, _MOST_TALL = 0.8, 0.2, 0.4, 0.3  # more than this says no more

_FLAT, _PLAIN = 6.0, 0.45
"""How much it counts against a head to be of one tone. Skin under hair spreads at least this share of what it
does in the bundle; a patch of wall does not."""
_LIKE_HEADS, _MOST_LIKE_HEADS = 15.0, 0.35
"""The same for skin and hair: brown evenings, where more than so much of the picture has them."""

_EDGES, _CLOTH, _HEAD_EDGES, _CLOTH_ABOVE, _HAIR, _SIZE, _SKIN_BELOW, _SKIN, _LEGS = (
    8.6, 6.6, 5.2, -4.6, 24.3, 19.9, -6.7, 8.5, 8.7
)  # fmt: skip
_BIAS = -22.1
"""Logistic regression over the tuning worlds of `specs/consistency.md` and the frames of the example."""
_LEAST_ODDS = 0.5  # what is less sure is not worth a word
_BEST_REST = 16.0  # more than head and legs added to the score of anybody in the tuning cases


@dataclass(frozen=True)
class _Crowd:
    """What all windows are summed from, as integral images: by character, but for `free` and `value`."""

    spread: Any  # no image: how far the tones of each character's head lie apart
    cloth: Any
    head: Any
    dark: Any
    legs: Any
    free: Any
    value: Any  # lightness, and its square


@dataclass(frozen=True)
class _Window:
    """A size of upper body with a head above it, in pixels of the working picture."""

    tall: int
    wide: int
    up: int
    across: int


def working_size(width: int, height: int) -> tuple[int, int]:
    """Size of the picture in which strangers are looked for."""
    return _WIDE, max(8, round(height * _WIDE / max(width, 1)))


def strangers(
    lit: Pixels, staging: Staging, bundles: Mapping[tuple[str, str | None], Bundle]
) -> list[StrangerMeasured]:
    """Figures that look like a known character outside every staged body. `lit`: without the frame's light.

    Boxes are in pixels of the staging; the score is the odds (natural logarithm) that somebody is there.
    """
    known = [b for b in bundles.values() if not b.group and {"body", "head"} <= b.regions.keys()]
    if not known:
        return []
    height, width = lit.shape[:2]
    free = outside_of(staging, (width, height), _GROWN)
    known, crowd = _crowd(lit, free, known)
    if not known:
        return []
    best: dict[int, tuple[float, Box]] = {}
    for window in _windows(width, height):
        for index, score, box in _scores(crowd, window, width, height):
            if score > (best[index][0] if index in best else _LEAST_ODDS):
                best[index] = score, box
    sx, sy = staging.width / width, staging.height / height
    found = [
        StrangerMeasured(
            box=(box[0] * sx, box[1] * sy, box[2] * sx, box[3] * sy),
            asset=known[index].asset_id,
            name=known[index].name,
            odds=odds,
            reference=_shown(known[index]),
        )
        for index, (odds, box) in sorted(best.items())
    ]
    return _apart(found)


def _shown(bundle: Bundle) -> str:
    """The locked picture that tells best who it is: the front, where there is one."""
    pictures = bundle.regions["body"].references
    return next((r.path for r in pictures if r.role == "front"), pictures[0].path)


def _crowd(lit: Pixels, free: Mask, known: Sequence[Bundle]) -> tuple[list[Bundle], _Crowd]:
    """How much each pixel has the colours of each character; those whose cloth is nowhere are left out."""
    import numpy as np

    lab = oklab(lit)
    cloth = _near(lab, [b.regions["body"].light() for b in known]).max(axis=1) * free
    kept = [i for i in range(len(known)) if cloth[i].mean() >= _LEAST and _thickest(cloth[i]) >= _THICK]
    if not kept:
        return [], _Crowd(*[None] * 7)
    tones = _near(lab, [known[i].regions["head"].light(0.0) for i in kept]) * free
    legs = _near(lab, [_lower(known[i]).light() for i in kept]).max(axis=1) * free
    value = (lab[..., 0] - lab[..., 0].mean()) * free  # from its mean: small numbers are summed exactly
    planes = (cloth[kept], tones.max(axis=1), tones[:, 0], legs, free, np.stack([value, value**2]))
    crowd = _Crowd(_spread([known[i] for i in kept]), *(_integral(p) for p in planes))
    return [known[i] for i in kept], crowd


def _spread(known: Sequence[Bundle]) -> Any:
    """How far the lightness of a head's tones lies apart, by character."""
    import numpy as np

    tones = oklab_of_linear(np.stack([b.regions["head"].light(0.0) for b in known]))
    return tones[..., 0].std(axis=1)


def _thickest(cloth: Any) -> float:
    """How much of the fullest patch has the colours: people are in one piece, walls are strewn with them."""
    height, width = (max(1, side // _PATCH) for side in cloth.shape)
    whole = cloth[: height * _PATCH, : width * _PATCH]
    if whole.shape != (height * _PATCH, width * _PATCH):
        return 1.0  # a picture smaller than a patch
    return float(whole.reshape(height, _PATCH, width, _PATCH).mean(axis=(1, 3)).max())


def _lower(bundle: Bundle) -> RegionBundle:
    """What hangs below the upper body: a coat goes on where no legs are shown."""
    return bundle.regions.get("legs") or bundle.regions["body"]


def _near(lab: Any, tones: Sequence[Any]) -> Any:
    """How near each pixel is to each tone of each character, 0 … 1: characters × tones × height × width."""
    import numpy as np

    wanted = oklab_of_linear(np.stack(tones)).reshape(-1, 3)
    pixels = lab.reshape(-1, 3)
    away = (wanted**2).sum(axis=1)[:, None] + (pixels**2).sum(axis=1)[None] - 2 * (wanted @ pixels.T)
    near = np.exp(away * np.float32(-0.5 / _NEAR**2))
    return near.reshape(len(tones), -1, *lab.shape[:2])


def _windows(width: int, height: int) -> Iterator[_Window]:
    for share in _HEIGHTS:
        tall = max(5, round(height * share))
        up, across = max(2, round(tall * _HEAD[1])), max(2, round(tall * _HEAD[0]))
        for aspect in _WIDTHS:
            wide = max(3, round(tall * aspect))
            if up + int(tall * _CUT) <= height and 2 * wide <= width:
                yield _Window(tall, wide, up, across)


def _scores(crowd: _Crowd, window: _Window, width: int, height: int) -> Iterator[tuple[int, float, Box]]:
    """The best place of a window for each character that may be there: its index, score and box."""
    import numpy as np

    side, wide = max(2, window.wide // 2), window.wide
    step = 1 if window.tall < _FINE else 2
    rows = range(window.up, height - int(window.tall * _CUT) + 1, step)
    columns = range(side, width - wide - side + 1, step)
    if not rows or not columns:
        return
    room, room_beside = _in_and_beside(crowd.free, rows, columns, (0, window.tall), (0, wide), side)
    cloth, beside = _in_and_beside(crowd.cloth, rows, columns, (0, window.tall), (0, wide), side)
    common = _more_than_usual(crowd.cloth, cloth, crowd.free, room)
    cloth /= np.maximum(room, 1.0)
    beside /= np.maximum(room_beside, 1.0)
    score = _EDGES * (cloth - beside) + _CLOTH * np.minimum(cloth, _MOST_CLOTH) + _BIAS
    score -= _COMMON * (common + _more_than_usual(crowd.legs, 0.0, crowd.free, 0.0))
    inside = np.minimum(height - np.asarray(rows), window.tall)[:, None] * wide
    score[:, room <= _FREE * inside] = -np.inf
    score += _SIZE * min(window.tall / height, _MOST_TALL)
    maybe = np.flatnonzero(score.max(axis=(1, 2)) > _LEAST_ODDS - _BEST_REST)
    if len(maybe):
        found = score[maybe] + _of_head(crowd, maybe, window, rows, columns, room)
        found += _LEGS * _of_legs(crowd, maybe, window, rows, columns, height)
        for index, of_one in zip(maybe, found, strict=True):
            y, x = divmod(int(of_one.argmax()), len(columns))
            left, top = float(columns[x]), float(rows[y])
            box = (left, top - window.up, left + wide, min(top + window.tall, float(height)))
            yield int(index), float(of_one[y, x]), box


def _more_than_usual(sums: Any, within: Any, free: Any, room: Any) -> Any:
    """How much of the picture around a window has the same colours, where that is more than usual."""
    import numpy as np

    return np.maximum(_share(sums, free, within, room) - _USUAL_SHARE, 0.0)


def _share(sums: Any, free: Any, within: Any = 0.0, room: Any = 0.0) -> Any:
    """How much of the picture around a window has certain colours."""
    import numpy as np

    return (sums[:, -1:, -1:] - within) / np.maximum(free[-1, -1] - room, 1.0)


def _of_head(crowd: _Crowd, who: Any, window: _Window, rows: range, columns: range, body_room: Any) -> Any:
    """What the head says, for the characters `who`."""
    import numpy as np

    ear, inset = max(2, window.across // 2), (window.wide - window.across) // 2
    down, across = (-window.up, 0), (inset, inset + window.across)
    room, room_beside = _in_and_beside(crowd.free, rows, columns, down, across, ear)
    head, beside = _in_and_beside(crowd.head[who], rows, columns, down, across, ear)
    some = np.maximum(room, 1.0)
    clothed = _across(_down(crowd.cloth[who], rows, down), columns, across) / some
    hair = _across(_down(crowd.dark[who], rows, down), columns, across) / some
    head /= some
    score = _HEAD_EDGES * (head - _BY_HEAD * beside / np.maximum(room_beside, 1.0))
    score += _CLOTH_ABOVE * clothed + _HAIR * np.minimum(hair, _MOST_HAIR)
    score += _SKIN * np.minimum(head - hair, _MOST_SKIN)
    below = _across(_down(crowd.head[who], rows, (0, window.tall)), columns, (0, window.wide))
    score += _SKIN_BELOW * below / np.maximum(body_room, 1.0)
    score -= _LIKE_HEADS * np.maximum(_share(crowd.head[who], crowd.free) - _MOST_LIKE_HEADS, 0.0)
    score -= _FLAT * _plain(crowd, who, rows, columns, down, across, some)
    score[:, room <= _FREE * window.up * window.across] = -np.inf
    return score


def _plain(
    crowd: _Crowd, who: Any, rows: range, columns: range, down: tuple[int, int], across: tuple[int, int],
    room: Any,
) -> Any:  # fmt: skip
    """How much of one tone what is there is, 0 as a head … 1 flat: characters × rows × columns."""
    import numpy as np

    mean, square = _across(_down(crowd.value, rows, down), columns, across) / room
    spread = np.sqrt(np.maximum(square - mean**2, 0.0))
    wanted = np.maximum(_PLAIN * crowd.spread[who], 1e-3)
    return np.maximum(1 - spread[None] / wanted[:, None, None], 0.0)


def _of_legs(crowd: _Crowd, who: Any, window: _Window, rows: range, columns: range, height: int) -> Any:
    """How much of what is below has the colours of the legs; the usual where it is not in the picture."""
    import numpy as np

    below = round(height * _REACH) - int(window.tall * (1 - _CUT))
    long = max(2, min(int(window.tall * _LEG), below))
    inset = max(0, (window.wide - int(window.tall * _BOTH_LEGS)) // 2)
    down, across = (window.tall, window.tall + long), (inset, window.wide - inset)
    room = _across(_down(crowd.free, rows, down), columns, across)
    legs = _across(_down(crowd.legs[who], rows, down), columns, across) / np.maximum(room, 1.0)
    shown = room > 0.5 * long * (across[1] - across[0])
    return np.where(shown, np.minimum(legs, _MOST_LEGS), _USUAL_LEGS)


def _integral(planes: Any) -> Any:
    """Sums of everything above and to the left, with a margin below, so that bodies may be cut there."""
    import numpy as np

    below = round(planes.shape[-2] * _REACH) + 2
    around = [(0, 0)] * (planes.ndim - 2) + [(1, below), (1, 0)]
    return np.pad(planes, around).cumsum(axis=-2, dtype=np.float32).cumsum(axis=-1, dtype=np.float32)


def _in_and_beside(
    sums: Any, rows: range, columns: range, down: tuple[int, int], across: tuple[int, int], side: int
) -> tuple[Any, Any]:
    """Sums over a part of the window at every place, and over the strips at both its sides."""
    left, right = across
    strip = _down(sums, rows, down)
    within = _across(strip, columns, across)
    return within, _across(strip, columns, (left - side, right + side)) - within


def _down(sums: Any, rows: range, down: tuple[int, int]) -> Any:
    """Sums between two heights, counted from each row."""
    top, bottom = (
        sums[..., rows.start + d : rows.start + d + (len(rows) - 1) * rows.step + 1 : rows.step, :]
        for d in down
    )
    return bottom - top


def _across(strip: Any, columns: range, across: tuple[int, int]) -> Any:
    """Of such sums: between two places, counted from each column."""
    left, right = (
        strip[
            ..., columns.start + a : columns.start + a + (len(columns) - 1) * columns.step + 1 : columns.step
        ]
        for a in across
    )
    return right - left


def _apart(found: Sequence[StrangerMeasured]) -> list[StrangerMeasured]:
    """The surest first; one place is one person."""
    kept: list[StrangerMeasured] = []
    for one in sorted(found, key=lambda s: -(s.odds or 0.0)):
        if not any(overlap(one.box, other.box) > 0 for other in kept):
            kept.append(one)
    return kept
