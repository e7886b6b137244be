"""The key light that a time of day, written light, a mood and the weather make together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.plan.staging.model import Light
from storyboard_cli.plan.staging.space import clamp
from storyboard_cli.reading.air import named_in
from storyboard_cli.reading.tables import lookup


@dataclass(frozen=True, slots=True)
class _Turn:
    """How one word turns the light: absolute directions, relative strengths."""

    azimuth: float | None = None
    elevation: float | None = None
    strength: float = 0.0
    warmth: float = 0.0
    contrast: float = 0.0
    darkness: float = 0.0
    practical: bool = False


_BY_TIME = {
    "dawn": _Turn(300, 12, -0.15, 0.35, 0.05, 0.18),
    "morning": _Turn(305, 28, 0.0, 0.18, 0.0, 0.0),
    "noon": _Turn(330, 72, 0.1, 0.02, 0.15, 0.0),
    "afternoon": _Turn(50, 40, 0.0, 0.14, 0.05, 0.0),
    "golden": _Turn(62, 14, 0.05, 0.75, 0.18, 0.05),
    "dusk": _Turn(66, 10, -0.2, 0.42, 0.12, 0.34),
    "night": _Turn(318, 52, -0.4, -0.45, 0.22, 0.78),
    "day": _Turn(),
}

_LIGHTS = {
    "diffuse": _Turn(contrast=-0.3, strength=-0.05),
    "hard": _Turn(contrast=0.35),
    "warm": _Turn(warmth=0.4),
    "cold": _Turn(warmth=-0.4),
    "dim": _Turn(darkness=0.28, strength=-0.2),
    "bright": _Turn(strength=0.12, darkness=-0.12),
    "backlit": _Turn(azimuth=180, elevation=32, contrast=0.25),
    "rim": _Turn(azimuth=150, elevation=40, contrast=0.15),
    "side": _Turn(azimuth=270, elevation=30, contrast=0.15),
    "overhead": _Turn(azimuth=0, elevation=80, warmth=-0.1),
    "frontal": _Turn(azimuth=0, elevation=15, contrast=0.1),
    "left": _Turn(azimuth=285, elevation=38),
    "right": _Turn(azimuth=75, elevation=38),
    "lamp": _Turn(warmth=0.3, contrast=0.2, practical=True),
    "moon": _Turn(azimuth=318, elevation=52, warmth=-0.3),
    "below": _Turn(azimuth=0, elevation=-30, contrast=0.25),
    "storm": _Turn(warmth=-0.15, contrast=-0.15, darkness=0.14, strength=-0.1),
}
"""By the meanings of `lights.yaml`."""

_MOODS = {
    "tense": _Turn(contrast=0.2, warmth=-0.12, darkness=0.08),
    "calm": _Turn(contrast=-0.12),
    "happy": _Turn(warmth=0.18, strength=0.05),
    "sad": _Turn(warmth=-0.22, contrast=-0.08, darkness=0.08),
    "angry": _Turn(contrast=0.24, warmth=0.08),
    "eerie": _Turn(contrast=0.22, warmth=-0.2, darkness=0.18),
    "nostalgic": _Turn(warmth=0.2, contrast=-0.15),
}
"""By the meanings of `moods.yaml`."""


@lru_cache(maxsize=4096)
def light_for(time: str | None, lighting: str, mood: str, weather: str | None, interior: bool) -> Light:
    """The key light that a time of day, the written lighting, a mood and the weather make together."""
    azimuth, elevation, strength = 315.0, 45.0, 1.0
    warmth, contrast, darkness, practical = 0.0, 0.5, 0.0, False
    turns = [_BY_TIME[time]] if time in _BY_TIME else []
    turns += [_LIGHTS[meant] for meant in named_in(lookup("lights"), lighting)]
    if weather in ("rain", "snow", "fog"):
        turns.append(_Turn(contrast=-0.18, strength=-0.08, warmth=-0.1, darkness=0.06))
    turns += [_MOODS[meant] for meant in named_in(lookup("moods"), mood)]
    for turn in turns:
        azimuth = azimuth if turn.azimuth is None else turn.azimuth
        elevation = elevation if turn.elevation is None else turn.elevation
        strength += turn.strength
        warmth += turn.warmth
        contrast += turn.contrast
        darkness += turn.darkness
        practical = practical or turn.practical
    if interior and time in ("night", "dusk"):  # indoors somebody has switched a lamp on
        practical, darkness, warmth = True, darkness * 0.62, warmth + 0.45
    return Light(
        azimuth_deg=round(azimuth % 360.0, 1),
        elevation_deg=round(elevation, 1),
        strength=round(clamp(strength, 0.3, 1.3), 3),
        warmth=round(clamp(warmth, -1.0, 1.0), 3),
        contrast=round(clamp(contrast, 0.0, 1.0), 3),
        darkness=round(clamp(darkness, 0.0, 1.0), 3),
        practical=practical,
    )
