"""Fog, rain and snow lie between the camera and what it sees: more of them over what is farther off.

`light` finds one light for a whole frame. Air is not one: it covers a head before the horizon and leaves the
feet clear, and whoever is far off is nearly gone. So each part may be mixed with the colour of the air by a
share of its own, as much as the weather that the frame asks for lets expect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.light import FrameLight
from storyboard_cli.drift.regions import outside_of

if TYPE_CHECKING:
    from storyboard_cli.drift.pictures import Opened
    from storyboard_cli.plan.staging.model import Staging

THICK = {"fog": 1.0, "snow": 0.35, "rain": 0.3}
"""How thick the air of a weather is."""
_SHARE = 0.3  # how far a part's share of air strays from that of the whole frame, in the thickest air
_MOST, _LEAST = 0.8, -0.6
_ROUNDS = 8
_OFF = 0.03  # of linear light: how far a tone lies off for other reasons
_BAND = 0.12  # of the picture's height, beside the horizon: what is there is air above all
_SMALL = (64, 36)


@dataclass(frozen=True)
class Air:
    """What hangs in a frame: its colour in linear light, and how thick it is (0 clear, 1 fog)."""

    colour: Any
    thick: float


def air_of(picture: Opened, staging: Staging | None) -> Air | None:
    """None indoors and in clear weather. The colour is the picture's own, far off and behind everybody."""
    if staging is None or staging.interior or staging.weather not in THICK:
        return None
    import numpy as np

    from storyboard_cli.drift.oklab import linear

    light = linear(picture.pixels(_SMALL))
    free = outside_of(staging, _SMALL, 1.2) > 0.5
    rows = (np.arange(_SMALL[1]) + 0.5) / _SMALL[1]
    horizon = min(max(staging.camera.horizon_y / staging.height, 0.05), 0.95)
    near = free & (np.abs(rows - horizon) < _BAND)[:, None]
    chosen = light[near] if near.sum() >= _SMALL[0] else light.reshape(-1, 3)
    return Air(np.median(chosen, axis=0), THICK[staging.weather])


def through(air: Air | None, light: FrameLight, found: Any, expected: Any) -> FrameLight:
    """The light on one part with its own share of the air in it. `found`, `expected`: its tones."""
    if air is None:
        return light
    import numpy as np

    seen = np.asarray(found, np.float64)
    veil = _of_air(light.veil, air)
    clear = light.gain * np.asarray(expected, np.float64) + veil
    toward, off = air.colour - clear, seen - clear
    share = 0.0
    for _ in range(_ROUNDS):
        # a third that is skin here and hair in the references says nothing about the air
        trust = 1 / (1 + ((off - share * toward) ** 2).sum(axis=1) / (2 * _OFF**2))
        pull = trust / _OFF**2
        share = float(
            (pull * (off * toward).sum(axis=1)).sum()
            / ((pull * (toward**2).sum(axis=1)).sum() + 1 / (_SHARE * air.thick) ** 2)
        )
    share = float(np.clip(share, _LEAST, min(_MOST, _darkest(seen, air))))
    return FrameLight(light.gain * (1 - share), veil * (1 - share) + share * air.colour)


def _of_air(veil: Any, air: Air) -> Any:
    """The frame's veil in the colour of the air, as far as it is air: few figures leave its hue open."""
    import numpy as np

    grey = air.colour * (np.mean(veil) / max(float(np.mean(air.colour)), 1e-3))
    return veil + air.thick * (grey - veil)


def _darkest(seen: Any, air: Air) -> float:
    """No more air than would make the darkest third as bright as it is, were it black."""
    import numpy as np

    return float((seen[0] / np.maximum(air.colour, 1e-3)).min())


__all__ = ["THICK", "Air", "air_of", "through"]
