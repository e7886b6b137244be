"""Reads a character cue (rule R4): who speaks, seen or not, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.emphasis import plain

Voice = Literal["on", "off", "over"]

_EXTENSION = re.compile(r"\s*\(([^()]*)\)?")
_SEPARATOR = re.compile(r"\s+(?:AND|ET|UND|Y|E|И)\s+|\s*[&/,+]\s*")
_NUMBERED = re.compile(r"(.*\S)\s*#\s?(\d{1,3})$")
_SPACED_LETTERS = re.compile(r"[^\w']+")

OVER = words_of("cues", "over")
"""Extensions of voices that are not in the place: read over the picture."""
OFF = words_of("cues", "off")
"""Extensions of people who are in the scene but not in the picture."""
IGNORED = words_of("cues", "ignored")
ALL_PRESENT = words_of("cues", "all_present")
"""Collective cues that mean the people who are there."""
CROWDS = words_of("cues", "crowds")
"""Collective cues that mean extras."""


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
    name = " ".join(name.split())
    numbered = _NUMBERED.match(name)
    parts = tuple(p for p in _SEPARATOR.split(name) if p) if _SEPARATOR.search(name) else ()
    return Cue(
        name,
        voice,
        tuple(performance),
        parts if len(parts) > 1 else (),
        int(numbered[2]) if numbered else None,
        numbered[1].strip() if numbered else name,
        said.endswith(("...", "…", "!", "?", "--", "—")),
    )


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
    return "on", text.strip() or None
