"""Light, weather, season and time of day, read from the words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.plan.staging.model import Light
from storyboard_cli.plan.staging.space import clamp

_WORD = re.compile(r"[a-z]+")

_TIMES: tuple[tuple[str, str], ...] = tuple(
    (word, time)
    for time, words in (
        ("dawn", "dawn sunrise daybreak"),
        ("morning", "morning early"),
        ("dusk", "dusk sunset twilight evening sundown gloaming"),
        ("golden", "golden"),
        ("night", "night midnight moonlit moonlight starlit nighttime"),
        ("noon", "noon midday"),
        ("afternoon", "afternoon"),
        ("day", "day daylight daytime"),
    )
    for word in words.split()
)
_WEATHER = (
    ("rain", "rain rainy raining raincoat storm stormy thunderstorm downpour drizzle monsoon wet drizzling"),
    ("snow", "snow snowy snowing blizzard snowfall"),
    ("fog", "fog foggy mist misty haze hazy smog"),
    ("wind", "wind windy gale breeze gusty"),
)
_SEASONS = (
    ("spring", "spring blossom blossoms"),
    ("summer", "summer"),
    ("autumn", "autumn fall_leaves autumnal"),
    ("winter", "winter wintry"),
)


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

_LIGHT_WORDS: dict[str, _Turn] = {
    word: turn
    for words, turn in (
        ("diffuse soft overcast cloudy even flat", _Turn(contrast=-0.3, strength=-0.05)),
        ("hard harsh stark dramatic chiaroscuro noir", _Turn(contrast=0.35)),
        ("warm amber golden firelight", _Turn(warmth=0.4)),
        ("cold cool bluish blue icy steely", _Turn(warmth=-0.4)),
        ("dim low dark gloomy shadowy shadowed murky", _Turn(darkness=0.28, strength=-0.2)),
        ("bright sunny brilliant sunlit", _Turn(strength=0.12, darkness=-0.12)),
        ("backlit backlight silhouette silhouetted contre", _Turn(azimuth=180, elevation=32, contrast=0.25)),
        ("rim", _Turn(azimuth=150, elevation=40, contrast=0.15)),
        ("sidelight side sidelit", _Turn(azimuth=270, elevation=30, contrast=0.15)),
        ("overhead toplight fluorescent", _Turn(azimuth=0, elevation=80, warmth=-0.1)),
        ("frontal flash headlights", _Turn(azimuth=0, elevation=15, contrast=0.1)),
        ("left", _Turn(azimuth=285, elevation=38)),
        ("right", _Turn(azimuth=75, elevation=38)),
        ("lamp lamplight candle candlelight lantern streetlight neon firelight bulb practical torchlight",
         _Turn(warmth=0.3, contrast=0.2, practical=True)),
        ("moonlight moonlit", _Turn(azimuth=318, elevation=52, warmth=-0.3)),
        ("underlit below", _Turn(azimuth=0, elevation=-30, contrast=0.25)),
        ("stormy rain rainy", _Turn(warmth=-0.15, contrast=-0.15, darkness=0.14, strength=-0.1)),
    )
    for word in words.split()
}  # fmt: skip

_MOOD_WORDS: dict[str, _Turn] = {
    word: turn
    for words, turn in (
        ("tense tension suspense suspenseful ominous menacing sinister threatening", _Turn(contrast=0.2,
        warmth=-0.12, darkness=0.08)),
        ("calm quiet peaceful serene gentle tender silent still", _Turn(contrast=-0.12)),
        ("happy joyful cheerful hopeful playful warm romantic loving intimate", _Turn(warmth=0.18,
        strength=0.05)),
        ("sad melancholy melancholic lonely grief somber sombre wistful bleak gloomy", _Turn(warmth=-0.22,
        contrast=-0.08, darkness=0.08)),
        ("angry violent furious chaotic frantic", _Turn(contrast=0.24, warmth=0.08)),
        ("mysterious eerie haunting uneasy fearful scary horror", _Turn(contrast=0.22, warmth=-0.2,
        darkness=0.18)),
        ("nostalgic dreamy", _Turn(warmth=0.2, contrast=-0.15)),
    )
    for word in words.split()
}  # fmt: skip


@lru_cache(maxsize=4096)
def light_for(time: str | None, lighting: str, mood: str, weather: str | None, interior: bool) -> Light:
    """The key light that a time of day, the written lighting, a mood and the weather make together."""
    azimuth, elevation, strength = 315.0, 45.0, 1.0
    warmth, contrast, darkness, practical = 0.0, 0.5, 0.0, False
    turns = [_BY_TIME[time]] if time in _BY_TIME else []
    turns += [_LIGHT_WORDS[w] for w in _WORD.findall(lighting.casefold()) if w in _LIGHT_WORDS]
    if weather in ("rain", "snow", "fog"):
        turns.append(_Turn(contrast=-0.18, strength=-0.08, warmth=-0.1, darkness=0.06))
    turns += [_MOOD_WORDS[w] for w in _WORD.findall(mood.casefold()) if w in _MOOD_WORDS]
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


@lru_cache(maxsize=8192)
def time_in(text: str) -> str | None:
    """The time of day that a text names, or None."""
    words = set(_WORD.findall(text.casefold()))
    return next((time for word, time in _TIMES if word in words), None)


@lru_cache(maxsize=8192)
def weather_in(text: str) -> str | None:
    """The weather that a text names, or None."""
    words = set(_WORD.findall(text.casefold()))
    return next((kind for kind, known in _WEATHER if words & set(known.split())), None)


@lru_cache(maxsize=8192)
def season_in(text: str) -> str | None:
    """The season that a text names, or None."""
    words = set(_WORD.findall(text.casefold()))
    return next((kind for kind, known in _SEASONS if words & set(known.split())), None)
