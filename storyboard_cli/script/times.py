"""What words say about when: a time of day, the time of the scene before, a flashback, the present again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.tables import meanings

_WORD = re.compile(r"[^\s/,;.:()\[\]'’‐‑‒–—―-]+")
_CLOCK = re.compile(
    r"(?<![\w:.])(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?m\.?|p\.?m\.?|uhr|h)?(?![\w:])", re.IGNORECASE
)
_SPOKEN_CLOCK = re.compile(r"(?<![A-Za-z])([A-Za-z]+)(?:[\s-]+[A-Za-z]+){0,2}\s+([AaPp]\.?[Mm]\.?)(?!\w)")
_HOURS = ((4, "night"), (6, "dawn"), (11, "morning"), (12, "noon"), (17, "afternoon"), (20, "evening"))
_LONGEST = 3  # words of a phrase


@dataclass(frozen=True, slots=True)
class When:
    """What some words of a heading say about when."""

    time: str | None = None  # day, night, dawn, …
    inherits: bool = False  # as in the scene before
    goes_on: bool = False  # right after it
    apart: bool = False  # not in the story's present: flashback, dream, years earlier
    lasts: bool = False  # apart until its end is said: BEGIN FLASHBACK
    returns: bool = False  # to the story's present
    flashes: bool = False  # to something short, told apart only where its scene is: FLASH TO
    to_scene: bool = False  # only to the scene before, as behind an insert: BACK TO SCENE
    long_ago: bool = False  # so far from the scene before that its time of day says nothing

    @property
    def says(self) -> bool:
        """Whether the words stand for a time in a heading."""
        return self.time is not None or self.inherits or self.long_ago


def is_time(text: str) -> bool:
    """Whether `text` is a time of day and nothing else."""
    words = " ".join(_words(text))
    return words in _phrases() and when(text).time is not None


@lru_cache(maxsize=8192)
def when(text: str) -> When:
    """What `text` says about when."""
    said = _meanings_in(text)
    times = [m for m in said if m not in _KINDS]
    earlier, spans = "earlier" in said, "long" in said
    ends = "apart" in said and "ending" in said
    to_scene = "scene" in said and "present" not in said and not ends
    returns = "present" in said or "scene" in said or ends
    apart = "apart" in said or (earlier and spans)
    points = bool({"continuing", "inheriting", "present", "scene"} & set(said)) or (earlier and not spans)
    time = times[0] if times else None if spans or earlier else _clock(text)
    return When(
        time,
        points,
        goes_on="continuing" in said,
        apart=apart and not returns,
        lasts=apart and not returns and "beginning" in said,
        returns=returns,
        flashes="flash" in said,
        to_scene=to_scene,
        long_ago=earlier and spans,
    )


_KINDS = frozenset(
    {
        "continuing",
        "inheriting",
        "earlier",
        "long",
        "apart",
        "flash",
        "present",
        "scene",
        "beginning",
        "ending",
    }
)


def _meanings_in(text: str) -> list[str]:
    """The meanings of the phrases in `text`, last first; the longest phrase that ends at a word counts."""
    words = _words(text)
    phrases = _phrases()
    found = []
    end = len(words)
    while end:
        for size in range(min(_LONGEST, end), 0, -1):
            meaning = phrases.get(" ".join(words[end - size : end]))
            if meaning:
                found.append(meaning)
                end -= size - 1
                break
        end -= 1
    return found


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    return {" ".join(_words(words)): meaning for words, meaning in meanings("times").items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.upper())


def _clock(text: str) -> str | None:
    """`3:00 AM`, `11 PM`, `14 Uhr`, `23:15`, `THREE FIFTEEN PM`: a number alone is no time."""
    spoken = _SPOKEN_CLOCK.search(text)
    if spoken is not None and (hours := _hour_in_words(spoken[1])) is not None:
        text = f"{hours} {spoken[2]}"
    for hour, minutes, half in _CLOCK.findall(text):
        if not minutes and not half:
            continue
        at = int(hour) % 12 + (12 if half[:1] in "pP" else 0) if half[:1] in tuple("aApP") else int(hour)
        if at < 24:
            return next((time for until, time in _HOURS if at <= until), "night")
    return None


def _hour_in_words(word: str) -> int | None:
    hour = number_of(word.lower())[0] if word.isalpha() else None
    return hour if hour is not None and 1 <= hour <= 12 else None
