"""Colour arithmetic and the drawing styles: how a set's or a figure's own colour becomes ink on this
paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

from storyboard_cli.plan.staging.model import Light
from storyboard_cli.render.preview.display import Colour

Rgb = tuple[float, float, float]


def rgb(text: str) -> Rgb:
    """`#rrggbb` as channels."""
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def mix(a: Rgb, b: Rgb, part: float) -> Rgb:
    """That share of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def scaled(a: Rgb, k: float) -> Rgb:
    """Darker (k < 1) or brighter, clamped."""
    return (min(255.0, a[0] * k), min(255.0, a[1] * k), min(255.0, a[2] * k))


def luma(a: Rgb) -> float:
    """Brightness, 0–1."""
    return (0.2126 * a[0] + 0.7152 * a[1] + 0.0722 * a[2]) / 255


def muted(a: Rgb, saturation: float) -> Rgb:
    """The colour with only that share of its saturation."""
    grey = luma(a) * 255
    return mix((grey, grey, grey), a, saturation)


def alpha(a: Rgb, opacity: float) -> Colour:
    return (a[0], a[1], a[2], opacity)


@dataclass(frozen=True)
class Style:
    """What the paper and the ink of a drawing style are, and how much colour it lets through."""

    name: str
    paper: Rgb
    ink: Rgb
    set_saturation: float
    figure_saturation: float
    set_low: float  # brightness range that sets are squeezed into
    set_high: float
    figure_low: float
    figure_high: float
    weight: float  # of lines
    hatch: float  # how much shadow is hatched
    grade: float  # how much of the light's colour and darkness shows


STYLES = {
    "tone": Style("tone", (244, 241, 234), (30, 28, 32), 0.56, 0.94, 0.07, 1.0, 0.03, 0.98, 1.0, 0.35, 1.0),
    "ink": Style("ink", (250, 249, 245), (18, 18, 20), 0.0, 0.45, 0.68, 1.0, 0.12, 1.0, 1.35, 1.0, 0.35),
    "blueprint": Style(
        "blueprint", (24, 58, 110), (214, 232, 252), 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.9, 0.25, 0.3
    ),
}
_BLUE_LOW: Rgb = (14, 40, 84)
_BLUE_SET: Rgb = (46, 92, 152)
_BLUE_FIGURE: Rgb = (132, 178, 226)


class Tone:
    """Grades every colour for one picture: style, light, time of day and distance."""

    def __init__(self, style: Style, light: Light, haze: Rgb, haze_depth: float) -> None:
        self.style = style
        self.light = light
        self.haze = haze
        self.haze_depth = haze_depth
        warm, cold = (1.08, 0.99, 0.86), (0.88, 0.98, 1.12)
        lean = warm if light.warmth >= 0 else cold
        share = abs(light.warmth) * style.grade
        dark = light.darkness * style.grade
        self._gain = _gain(lean, share, dark * 0.9)
        self._figure_gain = _gain(lean, share * 0.7, dark * 0.58)  # people stay readable at night
        self._known: dict[tuple[Rgb, float, bool], Rgb] = {}
        self._far_ink = self._finish(haze, 0, figure=False)

    def set(self, colour: Rgb, value: float = 1.0, depth: float = 4.0) -> Rgb:
        """A surface of the set, lit by `value`, seen at that depth."""
        base = muted(scaled(colour, value), self.style.set_saturation)
        return self._finish(base, depth, figure=False)

    def figure(self, colour: Rgb, value: float = 1.0, depth: float = 3.0) -> Rgb:
        """A part of a character or of something a character uses."""
        base = muted(scaled(colour, value), self.style.figure_saturation)
        return self._finish(base, depth * 0.45, figure=True)

    def line(self, depth: float = 3.0) -> Rgb:
        """Ink at that depth: paler with distance."""
        fade = min(0.62, self._fog(depth) * 0.9)
        return mix(self.style.ink, self._far_ink, fade)

    def shadow(self) -> Rgb:
        """What cast shadows multiply by."""
        if self.style.name == "blueprint":
            return (150, 170, 205)
        cool = mix((150, 150, 165), (128, 138, 170), max(0.0, self.light.warmth))
        soft = 0.5 * (1 - self.light.contrast) + 0.3 * self.light.darkness
        return mix(cool, (200, 198, 202), min(0.85, soft))

    def _fog(self, depth: float) -> float:
        return 1 - math.exp(-max(0.0, depth) / self.haze_depth)

    def _finish(self, colour: Rgb, depth: float, *, figure: bool) -> Rgb:
        key = (colour, depth, figure)
        found = self._known.get(key)
        if found is None:  # a figure asks for each of its colours dozens of times
            found = self._known[key] = self._graded(colour, depth, figure=figure)
        return found

    def _graded(self, colour: Rgb, depth: float, *, figure: bool) -> Rgb:
        style = self.style
        red, green, blue = mix(colour, self.haze, self._fog(depth))
        more_red, more_green, more_blue = self._figure_gain if figure else self._gain
        red, green, blue = (
            min(255.0, red * more_red), min(255.0, green * more_green), min(255.0, blue * more_blue),
        )  # fmt: skip
        if style.name == "blueprint":
            return mix(_BLUE_LOW, _BLUE_FIGURE if figure else _BLUE_SET, luma((red, green, blue)))
        low, high = (style.figure_low, style.figure_high) if figure else (style.set_low, style.set_high)
        base, span = low * 255, high - low
        return (base + red * span, base + green * span, base + blue * span)


_NIGHT = (0.36, 0.44, 0.66)


def _gain(lean: Rgb, share: float, dark: float) -> Rgb:
    """What light of that colour and darkness multiplies every channel by."""
    red, green, blue = (
        (1 + (k - 1) * share) * (1 + (n - 1) * dark) for k, n in zip(lean, _NIGHT, strict=True)
    )
    return (red, green, blue)
