"""Colour as the eye orders it: sRGB to OKLab and linear light, in numpy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


@cache
def _linear_table() -> Any:
    import numpy as np

    value = np.arange(256, dtype=np.float64) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)


@cache
def _matrices() -> tuple[Any, Any]:
    import numpy as np

    return np.array(_TO_CONES, np.float32).T.copy(), np.array(_TO_LAB, np.float32).T.copy()


def linear(pixels: Any) -> Floats:
    """8-bit sRGB as linear light, 0 … 1."""
    table: Any = _linear_table()
    found: Floats = table[pixels]
    return found


def oklab_of_linear(light: Any) -> Floats:
    """OKLab (L 0 … 1, a and b about ±0.3) of linear light."""
    import numpy as np

    cones, lab = _matrices()
    found: Floats = np.cbrt(np.maximum(light @ cones, 0)) @ lab
    return found


def oklab(pixels: Any) -> Floats:
    """OKLab of 8-bit sRGB."""
    return oklab_of_linear(linear(pixels))


def encoded(light: Any) -> Any:
    """Linear light as 8-bit sRGB."""
    import numpy as np

    clipped = np.clip(light, 0, 1)
    value = np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055)
    return (value * 255 + 0.5).astype(np.uint8)


def hex_of_lab(lab: Any) -> str:
    """`#rrggbb` of one OKLab colour, for people."""
    import numpy as np

    _, to_lab = _matrices()
    cones, _ = _matrices()
    light = (np.asarray(lab, np.float64) @ np.linalg.inv(to_lab.astype(np.float64))) ** 3
    red, green, blue = encoded(light @ np.linalg.inv(cones.astype(np.float64)))
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"
