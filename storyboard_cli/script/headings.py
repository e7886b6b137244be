"""Reads a scene heading (rule R2): inside or outside, location, sub-location, time of day, qualifiers.

The words are in `reading/words/<language>/headings.yaml` and `times.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyboard_cli.reading.tables import ENGLISH, table, words_of
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.led_headings import led_heading
from storyboard_cli.script.prefixes import PREFIX, IntExt, side_of
from storyboard_cli.script.times import is_time, when

_DASH = re.compile(  # it starts at no second blank or dash of a run, so that long runs cost nothing
    r"(?<!\s)\s+[-‐‑‒–—―]+\s*|(?:(?<!\s)\s+)?(?<![–—―])[–—―]+\s+|--|(?<=[^\W\d_])-+\s+"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OWN_PREFIX = re.compile(r"([^\W\d_]{2,16})(?:\.?\s?/\s?[^\W\d_]{2,16})?[.:]\s+\S")
_POSSESSIVE = re.compile(r"['’]S?\b|S['’](?=\s)", re.IGNORECASE)
_SHORTEST_PLACE = 3  # letters before `-NIGHT`

_NOT_A_PLACE = words_of("headings", "no_place")
_NOT_A_PLACE_START = tuple(words_of("headings", "no_place_start"))
_NOT_A_PLACE_END = tuple(words_of("headings", "no_place_end"))
_HOW = words_of("headings", "how")
_SIZES = frozenset(
    w
    for meaning in table(ENGLISH, "camera")
    if meaning.startswith("size ")
    for w in words_of("camera", meaning)
)
_OUTSIDE = re.compile(r"(?:back |now )?outside(?:\s+with\b.*)?$", re.IGNORECASE)
_LONGEST_SHORT = 4  # letters of a short form: M.C.S.
_NO_PREFIX = words_of("headings", "no_prefix")


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
    goes_on: bool = False  # CONTINUOUS: no time between this scene and the one before
    apart: bool = False  # a flashback, a dream, years earlier: not in the story's present
    lasts: bool = False  # BEGIN FLASHBACK: the scenes behind it are apart too, until its end is said
    returns: bool = False  # BACK TO PRESENT
    own_place: bool = False  # a prefix that no table has: neither inside nor outside is said
    shot: str = ""  # a size that it ends in: M.S., CLOSE SHOT

    @property
    def is_sub_scene(self) -> bool:
        """A forced heading without a prefix: another spot or moment of the place before."""
        return self.int_ext is None and not self.own_place


@dataclass(slots=True)
class _Time:
    """Where the time stands among the parts of a heading, and what it says."""

    at: int | None = None  # of the parts; None: in brackets, or nowhere
    time: str | None = None
    words: str | None = None
    inherits: bool = False


def read_heading(text: str) -> Heading:
    """The parts of a heading line, its scene number already taken off."""
    said = " ".join(plain(text).split())
    lead, body = _led(said)
    prefix = PREFIX.match(body)
    int_ext = side_of(prefix) if prefix is not None else None
    rest = body[prefix.end() :] if prefix is not None else body
    qualifiers = [lead] if lead else []
    bare = _BRACKETED.sub(lambda m: _take(m, qualifiers), rest)
    parts = [p.strip(" .,:") for p in _DASH.split(bare)]
    parts = [p for p in parts if p]
    said_when = [when(p) for p in (*parts[1:], *qualifiers)]
    found = _find_time(parts, qualifiers)
    if found.at is not None:
        qualifiers += _leftover(parts[found.at], found.words)
        qualifiers += parts[found.at + 1 :]
        parts = parts[: found.at]
    shot = next((s for p in (*parts[1:], *qualifiers) if (s := _shot(p))), "")
    qualifiers += [p for p in parts[1:] if _no_part(p)]
    parts = parts[:1] + [p for p in parts[1:] if not _no_part(p)]
    location, sub = _place(parts)
    if sub is not None and _OUTSIDE.match(sub):
        int_ext = "ext"  # INT. HOUSE - BACK OUTSIDE
    return Heading(
        said,
        int_ext,
        location,
        sub,
        found.time,
        found.words,
        found.inherits,
        tuple(q for q in qualifiers if q),
        goes_on=any(w.goes_on for w in said_when),
        apart=any(w.apart for w in said_when) or (int_ext is None and when(said).apart),
        lasts=any(w.lasts for w in said_when),
        returns=any(w.returns for w in said_when),
        own_place=int_ext is None and _has_own_prefix(said),
        shot=shot,
    )


def _led(said: str) -> tuple[str, str]:
    """Words of structure before a heading, and the heading: `FLASHBACK - EXT. SEA` → FLASHBACK, EXT. SEA."""
    led = led_heading(said) if PREFIX.match(said) is None else None
    return (led.lead, led.start.text) if led is not None and led.understood else ("", said)


def _no_part(part: str) -> bool:
    """Whether a part names no place: that a scene is told apart, or how it is shot (ESTABLISHING, MOVING)."""
    return part.upper() in _HOW or bool(_shot(part)) or _only_apart(part)


def _shot(part: str) -> str:
    """How large the first picture is, where a part says nothing else: M.L.S., CLOSE SHOT; else nothing."""
    said = part.replace(".", "").upper()
    alone = said.removesuffix(" SHOT")
    is_short = len(said) <= _LONGEST_SHORT and said.isalpha()
    return said if alone in _SIZES and (is_short or alone != said) else ""


def _only_apart(part: str) -> bool:
    """Whether a part only says that a scene is told apart: FLASHBACK is, CENTAUR'S DREAM is a place too."""
    return when(part).apart and _POSSESSIVE.search(part) is None


def _has_own_prefix(said: str) -> bool:
    found = _OWN_PREFIX.match(said)
    return found is not None and found[1].upper() not in _NO_PREFIX and not when(found[1]).says


def _take(found: re.Match[str], qualifiers: list[str]) -> str:
    qualifiers.append(found[1].strip())
    return " "


def _find_time(parts: list[str], qualifiers: list[str]) -> _Time:
    """The last part that says a time; the first part is the place, if the time stands elsewhere at all."""
    for at in range(len(parts) - 1, 0, -1):
        said = when(parts[at])
        if said.says:
            words, time = parts[at], said.time
            if not time and at > 1 and (earlier := when(parts[at - 1]).time):  # `NIGHT - CONTINUOUS`
                at, time, words = at - 1, earlier, f"{parts[at - 1]} - {words}"
                del parts[at + 1 :]
            elif time and at > 1 and _only_later(parts[at - 1]):  # `5 MINUTES LATER - NIGHT`
                at, words = at - 1, f"{parts[at - 1]} - {words}"
                del parts[at + 1 :]
            return _Time(at, time, words, said.inherits)
    for qualifier in qualifiers:
        said = when(qualifier)
        if said.says:
            return _Time(None, said.time, qualifier, said.inherits)
    if len(parts) > 1 and is_time(parts[0]):  # `INT - JOUR - CUISINE`
        words = parts.pop(0)
        return _Time(None, when(words).time, words)
    return _time_behind(parts) if parts else _Time()


def _only_later(part: str) -> bool:
    said = when(part)
    return said.inherits and said.time is None and not said.returns


def _time_behind(parts: list[str]) -> _Time:
    """`EXT. STREET, NIGHT`, `EXT STREET NIGHT`, `INT. FLAT / JOUR`, `INT. FLAT. DAY`, `EXT. PORCH-NIGHT`."""
    for mark in (" / ", "/", ". ", "-"):
        head, found, tail = parts[-1].rpartition(mark)
        if found and is_time(tail) and len(head.strip()) >= _SHORTEST_PLACE:
            parts[-1:] = [head.strip(), tail.strip()]
            return _Time(len(parts) - 1, when(tail).time, tail.strip())
    if len(parts) != 1:
        return _Time()
    head, comma, tail = parts[0].rpartition(",")
    if not comma:
        head, _, tail = parts[0].rpartition(" ")
    shouted = tail.isupper() or tail.upper() == tail.lower()
    said = when(tail) if head and (comma or shouted) else when("")
    if said.time or (said.inherits and comma):
        parts[:] = [head.strip(), tail.strip()]
        return _Time(1, said.time, tail.strip(), said.inherits)
    return _Time()


def _leftover(part: str, words: str | None) -> list[str]:
    """What a time part says beside the time: `DAY / DRIVING` → DRIVING."""
    kept = [p.strip(" .,") for p in re.split(r"[/,;]", part)]
    return [p for p in kept if p and not when(p).says] if words and len(kept) > 1 else []


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
    return said in _NOT_A_PLACE or said.startswith(_NOT_A_PLACE_START) or said.endswith(_NOT_A_PLACE_END)
