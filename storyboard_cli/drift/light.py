"""What the frame's light does to colours, found from the figures, so that it can be taken off.

A frame is lit: dusk is warm and dim, night is blue, fog lies over everything. The same light falls on every
part of every figure, and a changed coat is changed alone; so what most parts agree on is light, and what is
left is change. The model is a gain and a veil for each colour: found = gain × expected + veil.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.plan.staging.model import Light

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.oklab import Floats

TONES = 3
_FLOOR = 0.012  # of linear light: below it a ratio says nothing
_SPREAD = 0.16  # how far one tone's colour may lie off for other reasons (folds, pose), in log light
_BRIGHTNESS, _TINT = 0.6, 0.16  # how far light strays from what the staging lets expect, in log light
_DARK_TINT = 0.12  # at night it strays further in hue
_NIGHT = (-1.22, -1.06, -0.76)  # log gain of full darkness
_WARM = (0.06, 0.0, -0.06)  # of full warmth
_VEIL, _MOST_VEIL = 0.05, 0.25  # how bright a veil usually is, and how bright at most
_FOG, _MOST_FOG = 0.2, 0.6  # the same in fog
_GLOW = 0.08  # how bright a lamp's veil usually is in full darkness
_GLOW_IN_FOG = 2.0  # how much brighter it is in fog
_NO_LAMPS = 0.35  # of that, where no lamp is lit
_ROUNDS = 12


@dataclass(frozen=True)
class FrameLight:
    """Gain and veil by colour (red, green, blue), in linear light."""

    gain: Any
    veil: Any


def tones(pixels: Pixels, mask: Mask) -> Floats:
    """Mean linear light of the dark, middle and bright third of what the mask keeps: 3 × red, green, blue."""
    import numpy as np

    from storyboard_cli.drift.oklab import linear

    light = linear(pixels)[mask > 0.5]
    if len(light) < TONES:
        flat = linear(pixels).reshape(-1, 3).mean(axis=0)
        repeated: Floats = np.tile(flat, (TONES, 1))
        return repeated
    order = np.argsort(light @ np.array([0.2126, 0.7152, 0.0722], np.float32), kind="stable")
    thirds = np.array_split(light[order], TONES)
    found: Floats = np.stack([third.mean(axis=0) for third in thirds]).astype(np.float32)
    return found


def frame_light(
    found: Sequence[Any],
    expected: Sequence[Any],
    weights: Sequence[float],
    staged: Light | None = None,
    thick: float = 0.0,
) -> FrameLight:
    """The light that turns the expected tones into the found ones, outliers set aside.

    `staged` is the light that the frame asks for; where few parts are seen, it says what can be light at all.
    `thick` is how much hangs in the air, 0 … 1: fog is a veil far brighter than a lens or a lamp makes one.
    """
    import numpy as np

    darkness, warmth = (staged.darkness, staged.warmth) if staged else (0.0, 0.0)
    usual = darkness * np.array(_NIGHT) + warmth * np.array(_WARM)
    if not found:
        return FrameLight(np.exp(usual), np.zeros(3))
    seen = np.concatenate([np.asarray(f, np.float64) for f in found])
    wanted = np.concatenate([np.asarray(e, np.float64) for e in expected])
    weight = np.repeat(np.asarray(weights, np.float64) / max(weights), TONES)
    even = np.full((3, 3), 1 / 3)
    prior = (np.eye(3) - even) / (_TINT + _DARK_TINT * darkness) ** 2 + even / _BRIGHTNESS**2
    usual_veil, most_veil = _VEIL + thick * (_FOG - _VEIL), _MOST_VEIL + thick * (_MOST_FOG - _MOST_VEIL)
    veil = _first_veil(seen, wanted, weight) if len(found) > 2 else np.zeros(3)
    value = usual
    for _ in range(_ROUNDS):
        ratio = np.log((np.maximum(seen - veil, 0) + _FLOOR) / (wanted + _FLOOR))
        off = ((ratio - value) ** 2).sum(axis=1)
        trust = weight / (1 + off / (2 * _SPREAD**2))
        pull = trust / (TONES * _SPREAD**2)
        value = np.linalg.solve(
            prior + np.eye(3) * pull.sum(), prior @ usual + (pull[:, None] * ratio).sum(axis=0)
        )
        sure = trust[:, None] / (_SPREAD * (seen + 2 * _FLOOR)) ** 2 / TONES
        rest = (sure * (seen - np.exp(value) * wanted)).sum(axis=0)
        veil = np.clip(rest / (sure.sum(axis=0) + 1 / usual_veil**2), 0, most_veil)
    return FrameLight(np.exp(value), veil)


def _first_veil(seen: Any, wanted: Any, weight: Any) -> Any:
    """Where a straight line through all tones meets black: a start for the search, half trusted."""
    import numpy as np

    middle_x = np.average(wanted, axis=0, weights=weight)
    middle_y = np.average(seen, axis=0, weights=weight)
    spread = np.average((wanted - middle_x) ** 2, axis=0, weights=weight)
    slope = np.average((wanted - middle_x) * (seen - middle_y), axis=0, weights=weight) / (spread + 1e-6)
    return np.clip((middle_y - slope * middle_x) / 2, 0, np.minimum(seen.min(axis=0), _MOST_VEIL))


def near_lamps(
    light: FrameLight, found: Any, expected: Any, staged: Light | None, thick: float = 0.0
) -> FrameLight:
    """The light on one part: by night, lamps and wet air lay a veil of its own over what is near them; the
    more hangs in the air, the brighter it glows around a lamp or a lit face.
    """
    import numpy as np

    reach = _GLOW * staged.darkness * (1.0 if staged.practical else _NO_LAMPS) if staged else 0.0
    reach *= 1 + _GLOW_IN_FOG * thick
    if reach <= 0:
        return light
    seen, wanted = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    sure = 1 / (_SPREAD * (seen + 2 * _FLOOR)) ** 2 / TONES
    rest = (sure * (seen - light.veil - light.gain * wanted)).sum(axis=0)
    own = np.clip(rest / (sure.sum(axis=0) + 1 / reach**2), 0, 2 * reach)
    return FrameLight(light.gain, light.veil + own)


def without(pixels: Pixels, light: FrameLight) -> Pixels:
    """The picture as it would be under the references' light."""
    import numpy as np

    from storyboard_cli.drift.oklab import encoded, linear

    ramp = linear(np.arange(256, dtype=np.uint8))
    tables = [
        encoded(np.maximum(ramp - light.veil[c], 0) / max(float(light.gain[c]), 0.05)) for c in range(3)
    ]
    fixed: Pixels = np.stack([tables[c][pixels[..., c]] for c in range(3)], axis=-1)
    return fixed
