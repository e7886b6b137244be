"""Reads a character cue (rule R4): who speaks, seen or not, and how.

The words are in `reading/words/<language>/cues.yaml` and `people.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.groups import group_parts

Voice = Literal["on", "off", "over"]

_EXTENSION = re.compile(r"\(([^()]*)\)?")
_NUMBERED = re.compile(r"(.*\S)\s*#\s?(\d{1,3})$")
_SPACED_LETTERS = re.compile(r"[^\w']+")
_VOICE_WITHIN = re.compile(r"(?<![\w'’.])(?:V\.?\s?O|O\.?\s?[SC])(?:\.(?!\w)|(?![\w.]))", re.IGNORECASE)
_BEHIND = re.compile(r"(.*\S)\s*(?:,|\s[-–—]+)\s*([^,]+)$")

OVER = words_of("cues", "over")
"""Extensions of voices that are not in the place: read over the picture."""
OFF = words_of("cues", "off")
"""Extensions of people who are in the scene but not in the picture."""
IGNORED = words_of("cues", "ignored")
ALL_PRESENT = words_of("cues", "all_present")
"""Collective cues that mean the people who are there."""
CROWDS = words_of("cues", "crowds")
"""Collective cues that mean extras."""
_BARE: dict[str, Voice] = {
    **dict.fromkeys((re.sub(r"\W", "", w) for w in words_of("cues", "bare_off")), "off"),
    **dict.fromkeys((re.sub(r"\W", "", w) for w in words_of("cues", "bare_over")), "over"),
}
_VOICE_AFTER = tuple(sorted(words_of("cues", "voice_after"), key=lambda w: -len(w)))
_VOICE_BEFORE = tuple(sorted(words_of("cues", "voice_before"), key=lambda w: -len(w)))
_HEARD = words_of("cues", "heard")
_HEARD_START = tuple(f"{w} " for w in words_of("cues", "heard_start"))
_FILTERS = tuple(f" {w}" for w in words_of("cues", "filters"))
_CARRIERS = tuple(f" ON {w}" for w in words_of("cues", "carriers"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue taken apart. `name` is without extensions; `parts` are its names where it may be several."""

    name: str
    voice: Voice = "on"
    performance: tuple[str, ...] = ()  # unknown extensions: "on the balcony", "drunk"
    parts: tuple[str, ...] = ()
    number: int | None = None  # GUARD #2
    base: str = ""  # GUARD
    like_action: bool = False  # ends as a sentence does
    voice_of: str = ""  # JOHN'S VOICE: of JOHN


@lru_cache(maxsize=16384)
def read_cue(text: str) -> Cue:
    """The parts of a cue line, its `@` and `^` already taken off."""
    said = plain(text).strip()
    name = said.split("(", 1)[0].strip(" .:;,*_^")
    voice: Voice = "on"
    performance: list[str] = []
    if "(" in said:
        for extension in _EXTENSION.findall(said[said.index("(") :]):
            heard, note = _extension(extension)
            voice = heard if heard != "on" else voice
            if note:
                performance.append(note)
    name, bare = _without_bare_voice(" ".join(name.split()))
    voice_of = _whose_voice(name)
    if voice == "on":
        voice = bare or ("off" if voice_of else "over" if _is_heard(name.upper()) else "on")
    numbered = _NUMBERED.match(name)
    return Cue(
        name,
        voice,
        tuple(performance),
        () if voice_of else group_parts(name),
        int(numbered[2]) if numbered else None,
        numbered[1].strip() if numbered else name,
        said.endswith(("...", "…", "!", "?", "--", "—")),
        voice_of,
    )


def _without_bare_voice(name: str) -> tuple[str, Voice | None]:
    """`JOHN V.O.`, `JOHN - ON PHONE`, `JOHN CONT'D`: the name, and what the words behind it say."""
    behind = _BEHIND.match(name)
    if behind is not None:
        voice, note = _extension(behind[2])
        if note is None:
            return behind[1].strip(" ,"), voice
    head, _, tail = name.rpartition(" ")
    bare = _BARE.get(re.sub(r"\W", "", tail).upper()) if head else None
    if bare is not None:
        return head.strip(" ,-–—"), bare
    if head and "'" in tail.replace("’", "'") and folded(tail) in IGNORED:
        return head, None
    return name, None


def _whose_voice(name: str) -> str:
    """`JOHN'S VOICE` → JOHN; "" where a cue is nobody's voice."""
    said = name.upper().replace("’", "'")
    if len(said) != len(name):
        return ""
    for ending in _VOICE_AFTER:
        if said.endswith(ending) and len(said) > len(ending):
            return name[: -len(ending)].strip()
    for opening in _VOICE_BEFORE:
        joined = opening if opening.endswith("'") else f"{opening} "
        if said.startswith(joined):
            return name[len(joined) :].strip()
    return ""


def _is_heard(name: str) -> bool:
    """RADIO, MAN ON TV: a voice out of a thing."""
    bare = name.replace(".", "").removeprefix("THE ")
    return bare in _HEARD or bare.startswith(_HEARD_START) or bare.endswith(_CARRIERS)


def _extension(text: str) -> tuple[Voice, str | None]:
    """(what the extension says about the voice, or the words to keep as a performance note)."""
    joined = folded(text.replace(".", "").replace("0", "O")).replace("#", "")
    spaced = " ".join(_SPACED_LETTERS.sub(" ", text.upper()).split())
    for said in (joined, spaced, spaced.replace(" ", "")):
        if said in OVER:
            return "over", None
        if said in OFF:
            return "off", None
        if said in IGNORED:
            return "on", None
    parts = [p for p in re.split(r"[/,;]|\s-\s", text) if p.strip()]
    if len(parts) > 1:
        voices = [_extension(p) for p in parts]
        notes = [n for _, n in voices if n]
        return next((v for v, _ in voices if v != "on"), "on"), ", ".join(notes) or None
    if joined.startswith(("OVER ", "ON THE PHONE", "ON PHONE", "ON RADIO", "VO ")):
        return "over", text.strip()
    if joined.startswith(("OFF ", "OS ", "OC ")):
        return "off", text.strip()
    within = _VOICE_WITHIN.search(text)
    if within is not None:
        note = " ".join((text[: within.start()] + text[within.end() :]).split())
        return ("off" if within[0].upper().startswith("O") else "over"), note or None
    if spaced.endswith(_FILTERS):
        return "over", text.strip()
    return "on", text.strip() or None
