"""Names of colours as people say them: `dark green`, for sentences that an artist reads."""

from __future__ import annotations

from functools import cache

_NAMES = {
    "black": "#17161a", "dark grey": "#4a4b50", "grey": "#85868c", "light grey": "#bdbec2",
    "white": "#f5f4f0", "cream": "#ece2c6", "beige": "#cdb896", "tan": "#b08d62",
    "brown": "#7a5230", "dark brown": "#46301f", "grey brown": "#5f4e44", "slate": "#4b5768",
    "maroon": "#6b1f22", "dark red": "#8f2420",
    "red": "#c23a2f", "bright red": "#e83b2e", "salmon": "#e58f78", "orange": "#e08a2c",
    "rust": "#a5522c", "ochre": "#c2922f", "yellow": "#ecc93c", "pale yellow": "#f0e39a",
    "olive": "#75752f", "lime green": "#9cc83a", "pale green": "#b4cf9b", "green": "#4c9a52",
    "dark green": "#24532f", "sea green": "#3f8a63", "moss green": "#74863f", "mint": "#9ed8bd",
    "teal": "#2f8080",
    "dark teal": "#1d4a4d", "turquoise": "#4cc0bd", "pale blue": "#aecbe6", "sky blue": "#6fabdd",
    "blue": "#3d6fb6", "steel blue": "#4d6c93", "royal blue": "#2b46c0", "navy": "#22305a",
    "indigo": "#41348a", "lavender": "#b7a8d9", "purple": "#7c4593", "dark purple": "#45284f",
    "magenta": "#bd3a8e", "pink": "#dd88a8", "pale pink": "#f0c6cf",
}  # fmt: skip


_HUE_WEIGHT = 4.0
"""Squared: names tell hues apart sooner than depths; a dim blue is blue before it is grey."""


def named(colour: str) -> str:
    """`green (#478960)`: the nearest name to a colour written as #rrggbb, by weighted distance in OKLab."""
    return f"{_name(colour)} ({colour})"


def told_apart(found: str, wanted: str) -> tuple[str, str]:
    """Both colours named; where they share a name, the first says how it differs: `a lighter brown (#…)`."""
    if _name(found) != _name(wanted):
        return named(found), named(wanted)
    depth, red, yellow = (a - b for a, b in zip(_oklab(found), _oklab(wanted), strict=True))
    words = (
        (depth, "lighter", "darker"),
        (red, "redder", "greener"),
        (yellow, "yellower", "bluer"),
    )
    most, more, less = max(words, key=lambda one: abs(one[0]))
    return f"a {more if most > 0 else less} {named(found)}", named(wanted)


def _name(colour: str) -> str:
    lightness, red, yellow = _oklab(colour)
    return min(
        _places(),
        key=lambda one: (
            (lightness - one[1][0]) ** 2 + _HUE_WEIGHT * ((red - one[1][1]) ** 2 + (yellow - one[1][2]) ** 2)
        ),
    )[0]


@cache
def _places() -> tuple[tuple[str, tuple[float, float, float]], ...]:
    return tuple((name, _oklab(colour)) for name, colour in _NAMES.items())


def _oklab(colour: str) -> tuple[float, float, float]:
    """OKLab of an sRGB colour (Ottosson 2020)."""
    r, g, b = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long, middle, short = (
        (r * x + g * y + b * z) ** (1 / 3)
        for x, y, z in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
