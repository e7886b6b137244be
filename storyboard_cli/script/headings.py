"""Reads a scene heading (rule R2): inside or outside, location, sub-location, time of day, qualifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.script.emphasis import plain

IntExt = Literal["int", "ext", "int_ext", "est"]

_PREFIX = re.compile(
    r"(?:(?P<both>INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|I\.?/E|E\.?/I)|(?P<int>INT|INNEN(?=\.)|ИНТ(?=\.)|ІНТ(?=\.))|"
    r"(?P<ext>EXT|AU(?:SS|ẞ)EN(?=\.)|НАТ(?=\.)|ЭКСТ(?=\.))|(?P<est>EST))(?:\.\s*|\s+|$)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-‐‑‒–—―]+\s*|\s*[–—―]+\s+|\s+--\s*|--")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

TIMES: dict[str, str] = {
    "DAY": "day", "DAYTIME": "day", "NIGHT": "night", "NIGHTTIME": "night", "MIDNIGHT": "night",
    "DAWN": "dawn",
    "SUNRISE": "dawn", "DAYBREAK": "dawn", "DUSK": "dusk", "SUNSET": "sunset", "TWILIGHT": "dusk",
    "MORNING": "morning", "NOON": "noon", "MIDDAY": "noon", "AFTERNOON": "afternoon", "EVENING": "evening",
    "MAGIC": "sunset",
    # French, German, Spanish, Italian, Portuguese
    "JOUR": "day", "NUIT": "night", "AUBE": "dawn", "CRÉPUSCULE": "dusk", "MATIN": "morning",
    "SOIR": "evening",
    "MIDI": "noon", "MINUIT": "night", "TAG": "day", "NACHT": "night", "MORGEN": "morning",
    "ABEND": "evening",
    "MITTAG": "noon", "NACHMITTAG": "afternoon", "DÄMMERUNG": "dusk", "ABENDDÄMMERUNG": "dusk",
    "MORGENDÄMMERUNG": "dawn", "DÍA": "day", "DIA": "day", "NOCHE": "night", "AMANECER": "dawn",
    "ATARDECER": "sunset", "MAÑANA": "morning", "TARDE": "afternoon", "GIORNO": "day", "NOTTE": "night",
    "ALBA": "dawn", "TRAMONTO": "sunset", "SERA": "evening", "MATTINA": "morning", "NOITE": "night",
    "MANHÃ": "morning",
    # Russian, Ukrainian, Japanese, Chinese, Hindi, Arabic
    "ДЕНЬ": "day", "НОЧЬ": "night", "УТРО": "morning", "ВЕЧЕР": "evening", "РАССВЕТ": "dawn",
    "ЗАКАТ": "sunset",
    "НІЧ": "night", "РАНОК": "morning", "ВЕЧІР": "evening",
    "昼": "day", "夜": "night", "朝": "morning", "夕方": "evening", "夕": "evening", "深夜": "night",
    "早朝": "dawn",
    "日": "day", "晚上": "night", "白天": "day", "早晨": "morning", "黄昏": "dusk", "清晨": "dawn",
    "दिन": "day", "रात": "night", "सुबह": "morning", "शाम": "evening", "نهار": "day", "ليل": "night",
    "صباح": "morning",
    "مساء": "evening",
}  # fmt: skip
"""Time words → time of day. Add a language here; nothing else needs to know."""

INHERITING = {
    "CONTINUOUS", "CONT", "LATER", "SAME", "MOMENTS", "MOMENT", "SUITE", "SUIVANT", "WEITER", "SPÄTER",
    "CONTINUO",
    "CONTINUA", "CONTINUED",
}  # fmt: skip
"""Words that say: the same time of day as in the scene before."""

_NOT_A_PLACE = {
    "POV",
    "LATER",
    "BACK TO",
    "BACK TO SCENE",
    "CONTINUOUS",
    "SAME",
    "MOMENTS LATER",
    "FLASHBACK",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart. `time` is None where the heading names none; `inherits` where it points
    backwards.
    """

    text: str
    int_ext: IntExt | None = None
    location: str = ""
    sub_location: str | None = None
    time: str | None = None
    time_words: str | None = None
    inherits: bool = False
    qualifiers: tuple[str, ...] = ()

    @property
    def is_sub_scene(self) -> bool:
        """A forced heading without a prefix: another spot or moment of the place before."""
        return self.int_ext is None


def read_heading(text: str) -> Heading:
    """The parts of a heading line, its scene number already taken off."""
    said = " ".join(plain(text).split())
    prefix = _PREFIX.match(said)
    int_ext: IntExt | None = None
    rest = said
    if prefix is not None:
        kinds: dict[str, IntExt] = {"both": "int_ext", "int": "int", "ext": "ext", "est": "est"}
        int_ext = kinds[str(prefix.lastgroup)]
        rest = said[prefix.end() :]
    qualifiers: list[str] = []
    bare = _BRACKETED.sub(lambda m: _take(m, qualifiers), rest)
    parts = [p.strip(" .,:") for p in _DASH.split(bare)]
    parts = [p for p in parts if p]
    at, time, words, inherits = _find_time(parts, qualifiers)
    if at is not None:
        qualifiers += _leftover(parts[at], words)
        qualifiers += parts[at + 1 :]
        parts = parts[:at]
    location, sub = _place(parts)
    return Heading(said, int_ext, location, sub, time, words, inherits, tuple(q for q in qualifiers if q))


def _take(found: re.Match[str], qualifiers: list[str]) -> str:
    qualifiers.append(found[1].strip())
    return " "


def _find_time(parts: list[str], qualifiers: list[str]) -> tuple[int | None, str | None, str | None, bool]:
    """(which part, time of day, its words, whether it points backwards); the first part is the place."""
    for at in range(len(parts) - 1, 0, -1):
        time, inherits = _time_of(parts[at])
        if time or inherits:
            words = parts[at]
            if not time and at > 1 and (earlier := _time_of(parts[at - 1])[0]):  # `NIGHT - CONTINUOUS`
                at, time, words = at - 1, earlier, f"{parts[at - 1]} - {words}"
                del parts[at + 1 :]
            return at, time, words, inherits
    for qualifier in qualifiers:
        time, inherits = _time_of(qualifier)
        if time or inherits:
            return None, time, qualifier, inherits
    if len(parts) == 1:  # `EXT. STREET, NIGHT` and `EXT STREET NIGHT`
        head, comma, tail = parts[0].rpartition(",")
        if not comma:
            head, _, tail = parts[0].rpartition(" ")
        time, inherits = _time_of(tail) if head and (comma or tail.isupper()) else (None, False)
        if time or (inherits and comma):
            parts[:] = [head.strip(), tail.strip()]
            return 1, time, tail.strip(), inherits
    return None, None, None, False


def _time_of(part: str) -> tuple[str | None, bool]:
    words = [w.upper() for w in _WORD.findall(part)]
    time = next((TIMES[w] for w in reversed(words) if w in TIMES), None)
    if "BEFORE" in words or "PRE" in words:
        time = "dawn" if "DAWN" in words or "SUNRISE" in words else time
    return time, any(w in INHERITING for w in words)


def _leftover(part: str, words: str | None) -> list[str]:
    """What a time part says beside the time: `DAY / DRIVING` → DRIVING."""
    kept = [p.strip(" .,") for p in re.split(r"[/,;]", part)]
    return [p for p in kept if p and _time_of(p) == (None, False)] if words and len(kept) > 1 else []


def _place(parts: list[str]) -> tuple[str, str | None]:
    if not parts:
        return "", None
    first, *more = parts
    if " / " in first:
        first, rest = first.split(" / ", 1)
        more = [rest, *more]
    return first.strip(), " - ".join(more) or None


def names_no_place(heading: Heading) -> bool:
    """Whether a heading without prefix only says when or through whose eyes, so that the place before goes
    on.
    """
    said = heading.text.upper().strip(" .")
    return (
        said in _NOT_A_PLACE
        or said.startswith(("BACK TO", "LATER", "POV", "MOMENTS"))
        or said.endswith("POV")
    )
