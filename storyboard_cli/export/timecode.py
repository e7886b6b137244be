"""Frames as timecode and as exact seconds, at every rate an editor meets; drop-frame where it belongs."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

DROP_RATES = {Fraction(30000, 1001): 2, Fraction(60000, 1001): 4}
"""Rates with drop-frame counting and how many numbers are dropped each minute."""

_TIMECODE = re.compile(r"(\d{2}):([0-5]\d):([0-5]\d)([:;.])(\d{2,3})\Z")


@lru_cache(maxsize=4096)
def in_seconds(frames: int, rate: Fraction) -> float:
    """How long so many frames are, to the millisecond. A film has few lengths, and fractions are slow."""
    return round(float(frames / rate), 3)


def nominal(rate: Fraction) -> int:
    """The whole number of frames that a timecode second holds: 24 for 24000/1001."""
    return -(-rate.numerator // rate.denominator)


def is_drop(rate: Fraction) -> bool:
    """Whether timecode at this rate is written as drop-frame here: 29.97 and 59.94."""
    return rate in DROP_RATES


def timecode(frame: int, rate: Fraction, *, drop: bool | None = None) -> str:
    """`01:00:00:00`, with `;` before the frames where numbers are dropped; hours wrap at 24."""
    base = nominal(rate)
    dropping = is_drop(rate) if drop is None else drop
    if dropping:
        frame = _with_dropped(frame, base, DROP_RATES[rate])
    frame %= base * 86400
    seconds, frames = divmod(frame, base)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{';' if dropping else ':'}{frames:02d}"


def _with_dropped(frame: int, base: int, dropped: int) -> int:
    """The frame number with the numbers that drop-frame leaves out counted in."""
    per_minute = base * 60 - dropped
    per_ten = per_minute * 10 + dropped
    tens, rest = divmod(frame, per_ten)
    extra = max(0, (rest - dropped) // per_minute) if rest >= dropped else 0
    return frame + dropped * (9 * tens + extra)


def frames_of(text: str, rate: Fraction) -> int:
    """The frame number that a timecode spells; raises `ValueError` on anything else."""
    found = _TIMECODE.match(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a timecode")
    hours, minutes, seconds, mark, frames = found.groups()
    base = nominal(rate)
    if int(frames) >= base:
        raise ValueError(f"{text!r} has frame {frames}, but a second has {base} frames")
    total_minutes = int(hours) * 60 + int(minutes)
    number = (total_minutes * 60 + int(seconds)) * base + int(frames)
    if mark in ";." and rate in DROP_RATES:
        dropped = DROP_RATES[rate]
        if int(frames) < dropped and int(seconds) == 0 and int(minutes) % 10:
            raise ValueError(f"{text!r} does not exist in drop-frame timecode")
        number -= dropped * (total_minutes - total_minutes // 10)
    return number


def first_hour(rate: Fraction) -> int:
    """The frame that `01:00:00:00` names: where a cut starts on the record side, by convention."""
    return frames_of("01:00:00;00" if is_drop(rate) else "01:00:00:00", rate)


def seconds(frames: int, rate: Fraction) -> Fraction:
    """That many frames in exact seconds."""
    return Fraction(frames) / rate


def rational(frames: int, rate: Fraction) -> str:
    """FCPXML's way: `1001/24000s`, `2s`, `0s`."""
    time = seconds(frames, rate)
    return f"{time.numerator}s" if time.denominator == 1 else f"{time.numerator}/{time.denominator}s"


def spoken(frames: int, rate: Fraction) -> str:
    """`2.0 s`, `1:04 min`: for captions and covers."""
    time = float(seconds(frames, rate))
    if time < 59.95:
        return f"{time:.1f} s"
    whole = round(time)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d} h" if hours else f"{minutes}:{left:02d} min"


def rate_name(rate: Fraction) -> str:
    """`24`, `23.976`, `29.97`: as people write it."""
    if rate.denominator == 1:
        return str(rate.numerator)
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")
