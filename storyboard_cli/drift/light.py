"""What the frame's light does to colours, found from the figures, so that it can be taken off.

A frame is lit: dusk is warm and dim, night is blue. The same light falls on every part of every figure, and a
changed coat is changed alone; so the gain that most parts agree on is light, and what is left is change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storyboard_cli.plan.staging.model import Light

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.oklab import Floats

_FLOOR = 0.012  # of linear light: below it a ratio says nothing
_SPREAD = 0.16  # how far one part's colour may lie off for other reasons (folds, pose), in log light
_BRIGHTNESS, _TINT = 0.6, 0.16  # how far light strays from what the staging lets expect, in log light
_DARK_TINT = 0.12  # at night it strays further in hue
_NIGHT = (-1.22, -1.06, -0.76)  # log gain of full darkness
_WARM = (0.06, 0.0, -0.06)  # of full warmth
_ROUNDS = 12


def mean_light(pixels: Pixels, mask: Mask) -> Floats:
    """Mean linear light of what the mask keeps."""
    import numpy as np

    from storyboard_cli.drift.oklab import linear

    light = linear(pixels)
    found: Floats = (light * mask[..., None]).sum(axis=(0, 1)) / np.float32(max(float(mask.sum()), 1e-6))
    return found


def gain(
    found: Sequence[Any], expected: Sequence[Any], weights: Sequence[float], staged: Light | None = None
) -> Floats:
    """The common gain (red, green, blue) from the expected lights to the found ones, outliers set aside.

    `staged` is the light that the frame asks for; where few parts are seen, it says what can be light at all.
    """
    import numpy as np

    if not found:
        return np.ones(3, np.float32)
    darkness, warmth = (staged.darkness, staged.warmth) if staged else (0.0, 0.0)
    usual = darkness * np.array(_NIGHT) + warmth * np.array(_WARM)
    tint = _TINT + _DARK_TINT * darkness
    ratio = np.log((np.asarray(found, np.float64) + _FLOOR) / (np.asarray(expected, np.float64) + _FLOOR))
    weight = np.asarray(weights, np.float64)
    weight = weight / weight.max()
    even = np.full((3, 3), 1 / 3)
    prior = (np.eye(3) - even) / tint**2 + even / _BRIGHTNESS**2
    value = np.median(ratio, axis=0) if len(ratio) > 2 else usual
    for _ in range(_ROUNDS):
        off = ((ratio - value) ** 2).sum(axis=1)
        trust = weight / (1 + off / (2 * _SPREAD**2)) / _SPREAD**2
        value = np.linalg.solve(
            prior + np.eye(3) * trust.sum(), prior @ usual + (trust[:, None] * ratio).sum(axis=0)
        )
    found_gain: Floats = np.exp(value).astype(np.float32)
    return found_gain


def without(pixels: Pixels, light: Any) -> Pixels:
    """The picture as it would be under the references' light."""
    import numpy as np

    table = _tables(light)
    fixed: Pixels = np.stack([table[c][pixels[..., c]] for c in range(3)], axis=-1)
    return fixed


def _tables(light: Any) -> Any:
    import numpy as np

    from storyboard_cli.drift.oklab import encoded, linear

    ramp = linear(np.arange(256, dtype=np.uint8))
    return [encoded(ramp / np.float32(max(float(light[c]), 0.05))) for c in range(3)]
