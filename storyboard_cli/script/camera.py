"""Reads camera language: `CLOSE ON MEERA`, `[[SHOT: CU low pan-left 35mm | 48f]]`, `we pan to the window`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from storyboard_cli.reading.camera_words import (
    Slot,
    camera_words_in,
    openings,
    sentence_line,
    slots,
    small_words,
)

CLOSE = frozenset({"CU", "BCU", "ECU", "MCU", "OTS", "INS", "POV"})
"""Sizes that are about somebody or something."""


@dataclass(frozen=True, slots=True)
class CameraSetup:
    """What a piece of camera language says; None where it says nothing."""

    size: str | None = None
    angle: str | None = None
    movement: str | None = None
    lens_mm: int | None = None
    duration: str | None = None  # "48f", "2.5s"
    rest: str = ""  # the words that are not camera language: what the shot is about
    on: bool = False  # `ON RITA`, `ON THE SCREEN:`: the size depends on whether that is a person
    over: str = ""  # over whose shoulder

    @property
    def says_something(self) -> bool:
        return any((self.size, self.angle, self.movement, self.lens_mm))


_TOKEN = re.compile(r"[^\s,;.:]+")
_LENS = re.compile(r"\b(\d{1,3})\s?mm\b", re.IGNORECASE)
_DASHES = {"-", "–", "—"}
_ABOUT = {"OF", "ON", "TO"} | _DASHES
_INSERT = re.compile(
    r"ON (?:THE |A |AN |HIS |HER )?([^a-z:.]{2,40}):\s*(.*)", re.DOTALL
)  # ON THE SCREEN: a face
_ON = re.compile(r"ON (?:THE |A |AN |HIS |HER )?([^a-z:.,]{2,40}?)(?:[.,]?$|,? - |,? – |,? — )")
_SET_APART = re.compile(r"\s*(?:[:：、—]|[-–]\s|$)")
_HEAD = re.compile(r"[.;:!?]|\s[-–—]+\s|,")


def read_setup(text: str) -> CameraSetup:
    """Every word of camera language in `text`, and the rest of it."""
    said, bar, length = text.partition("|")
    lens = _LENS.search(said)
    setup = CameraSetup(
        duration=length.strip() or None if bar else None, lens_mm=int(lens[1]) if lens else None
    )
    said = _LENS.sub(" ", said)
    tokens = list(_TOKEN.finditer(said))
    upper = [t[0].upper().replace("_", "-") for t in tokens]
    filler, shot = small_words("filler") | _DASHES, small_words("shot")
    at, rest_from = 0, 0
    while at < len(tokens):
        taken = _take(upper, at)
        if taken is None:
            if upper[at] not in filler:
                break
            at += 1
            continue
        length_taken, (slot, value) = taken
        if getattr(setup, slot) is None:
            setup = with_slot(setup, slot, value)
        at += length_taken
        while at < len(tokens) and upper[at] in shot:
            at += 1
        rest_from = at
    while rest_from < len(tokens) and upper[rest_from] in _ABOUT:
        rest_from += 1
    rest = said[tokens[rest_from].start() :] if rest_from < len(tokens) else ""
    return replace(setup, rest=" ".join(rest.split()))


def with_slot(setup: CameraSetup, slot: str, value: str) -> CameraSetup:
    """`setup` with one thing said."""
    if slot == "size":
        return replace(setup, size=value)
    return replace(setup, angle=value) if slot == "angle" else replace(setup, movement=value)


def _take(upper: list[str], at: int) -> tuple[int, Slot] | None:
    known = slots()
    for count in range(min(_longest(), len(upper) - at), 0, -1):
        words = " ".join(upper[at : at + count])
        found = known.get(words) or known.get(words.replace("-", " "))
        if found:
            return count, found
    return None


@cache
def _longest() -> int:
    return max(len(words.split()) for words in slots())


@cache
def _line() -> re.Pattern[str]:
    words = sorted(openings(), key=lambda w: (-len(w), w))
    return re.compile(
        r"(?P<who>[^a-z]{1,40}['’]S\s+)?(?P<open>" + "|".join(map(re.escape, words)) + r")(?![\w'])"
    )


def shot_line(text: str) -> CameraSetup | None:
    """What a line of action says as a shot line (`CLOSE ON her hand.`), or None if it is none.

    The opening words must be in capitals: "Close on his heels" is a sentence.
    """
    found = _line().match(text)
    if found is None:
        return _on(text)
    opening = found["open"]
    tail = text[found.end() :].lstrip(" :：、,.-–—")
    slot = openings()[opening]
    if slot is not None and slot[0] == "size":
        setup = replace(CameraSetup(size=slot[1]), rest=tail)
    else:
        setup = read_setup(f"{opening} {tail}")
        setup = with_slot(setup, *slot) if slot is not None else setup
    if found["who"]:
        who = found["who"].strip()
        rest = f"{who} {tail}" if setup.size != "POV" else tail
        setup = replace(setup, rest=rest.strip())
    return setup


def line_setup(text: str) -> CameraSetup | None:
    """As `shot_line`, where `text` is written as one: its opening in capitals, or in writing that has none
    with a colon or dash behind it.
    """
    first = text[:1]
    if first.isupper():
        return shot_line(text) or _sentence_line(text)
    if not first.isalpha() or first.lower() != first.upper():
        return None
    found = _line().match(text)
    return shot_line(text) if found is not None and _SET_APART.match(text, found.end()) else None


def _sentence_line(text: str) -> CameraSetup | None:
    """`Close on the boy's face. He smiles.`: a shot line in small letters names what it is of."""
    found = sentence_line(text)
    if found is None:
        return None
    (slot, value), rest = found
    return replace(with_slot(CameraSetup(), slot, value), rest=rest)


def _on(text: str) -> CameraSetup | None:
    """`ON THE SCREEN: a face` and `ON RITA`: an insert, or somebody."""
    insert = _INSERT.match(text)
    if insert is not None:
        return CameraSetup(size="INS", rest=f"{insert[1]}: {insert[2]}".strip(), on=True)
    alone = _ON.match(text)
    if alone is None:
        return None
    return CameraSetup(size="INS", rest=f"{alone[1]}: {text[alone.end() :]}".strip(": "), on=True)


def sentence_setup(text: str) -> CameraSetup:
    """What the camera words inside a paragraph say; the first of a kind counts."""
    setup = CameraSetup()
    for found in camera_words_in(text):
        if getattr(setup, found.slot) is None:
            setup = with_slot(setup, found.slot, found.value)
            if found.whose:
                setup = replace(setup, over=found.whose)
    return setup


def completed(setup: CameraSetup, text: str) -> CameraSetup:
    """A shot line's setup with what the rest of its paragraph says beside it."""
    more = sentence_setup(text)
    return replace(
        setup,
        size=setup.size or more.size,
        angle=setup.angle or more.angle,
        movement=setup.movement or more.movement,
        over=setup.over or more.over,
    )


def about(rest: str) -> str:
    """What a shot is about, from the words behind its opening: `the letter on the table` → letter."""
    head = _HEAD.split(rest.strip(), maxsplit=1)[0].split()
    while head and head[0].upper() in {"THE", "A", "AN", "OF", "ON", "TO"}:
        head.pop(0)
    ends = small_words("about ends")
    cut = next((i for i, word in enumerate(head) if i and word.upper() in ends), len(head))
    return " ".join(head[: min(cut, 6)])
