"""Values of a cut that any program may have written: each is what it should be, or refused in words."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Any

from storyboard_cli.core.characters import is_text, visible
from storyboard_cli.timeline.cut import MOST_FRAMES

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_TIME = re.compile(r"([+-]?[0-9]{1,18})(?:/([0-9]{1,18})|(\.[0-9]{1,18}))?s?")
_SHOWN = 60


class OddCut(ValueError):
    """What is wrong in a cut, in words for whoever exported it."""


def an_object(value: Any, what: str) -> dict[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise OddCut(f"{what} {_instead(value)}, and an object is wanted")
    return value


def a_list(value: Any, what: str) -> list[Any]:
    """A JSON list."""
    if not isinstance(value, list):
        raise OddCut(f"{what} {_instead(value)}, and a list is wanted")
    return value


def a_text(value: Any, what: str) -> str:
    """A text; one that is left out is empty. Halves of characters are shown as such: no file holds them."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise OddCut(f"{what} {_instead(value)}, and text is wanted")
    return value if is_text(value) else visible(value)


def a_number(value: Any, what: str) -> Fraction:
    """A finite number of JSON, exactly."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise OddCut(f"{what} {_instead(value)}, and a number is wanted")
    if not math.isfinite(value) if isinstance(value, float) else abs(value) > 10**18:
        raise OddCut(f"{what} is no number that can be used")
    return Fraction(value)


def a_whole_number(text: str | None, what: str) -> int:
    """A whole number of XML; one that is left out is 0."""
    said = (text or "0").strip()
    if not _WHOLE.fullmatch(said):
        raise OddCut(f"{what} is {_quoted(said)}, and a whole number is wanted")
    return int(said)


def seconds_of(text: str | None, what: str) -> Fraction:
    """A time of FCPXML: `1001/24000s`, `2s`; one that is left out is 0."""
    said = (text or "0s").strip()
    found = _TIME.fullmatch(said)
    if found is None or (found[2] is not None and int(found[2]) == 0):
        raise OddCut(f"{what} is {_quoted(said)}, and a time such as 1001/24000s is wanted")
    return Fraction(int(found[1]), int(found[2])) if found[2] else Fraction(found[1] + (found[3] or ""))


def frames_in(length: Fraction, what: str) -> int:
    """A length in whole frames, as long as a film may be."""
    frames = round(length)
    if frames < 0:
        raise OddCut(f"{what} is negative")
    if frames > MOST_FRAMES:
        raise OddCut(f"{what} is more than {MOST_FRAMES:,} frames, and no film is longer")
    return frames


def clip_called(number: int, name: Any) -> str:
    """How a message names a clip: by its number from 1, and by its name where it has one."""
    said = visible(name[:_SHOWN]) if isinstance(name, str) and name else ""
    return f"clip {number} ({said})" if said else f"clip {number}"


def _quoted(text: str) -> str:
    return f'"{visible(text[:_SHOWN])}"'


def _instead(value: Any) -> str:
    if value is None:
        return "is missing"
    if isinstance(value, bool):
        return f"is {str(value).lower()}"
    if isinstance(value, str):
        return f"is {_quoted(value)}"
    if isinstance(value, (int, float)):
        return "is a number"
    return "is a list" if isinstance(value, list) else "is an object"
