"""Cues with an empty line under them, as scripts that were made from a PDF have them.

    MIA

    What are you doing?

A name in capitals above a paragraph of action (`HANK / Looks up.`) is none: only what sounds spoken is a
speech, and only where it happens more than once in a script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.reading.language import is_english
from storyboard_cli.reading.structure import caption_of, is_no_picture, read_mark
from storyboard_cli.script.camera import shot_line
from storyboard_cli.script.cue_words import is_sentence, sounds_spoken
from storyboard_cli.script.cues import read_cue
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.false_cues import direction_of
from storyboard_cli.script.heading_like import looks_like_heading, no_cue
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay
from storyboard_cli.script.speech_pieces import gone_on

_MOST_WORDS = 4
_FEWEST = 2  # in a script: one may be anything
_HABIT = 3  # so many, and more than other cues: the script does it everywhere


@dataclass(frozen=True, slots=True)
class _Parted:
    at: int  # of the cue among the elements
    name: str
    speech: int  # of the paragraph that is spoken
    sounds: bool


def with_parted_speech(play: Screenplay) -> tuple[Screenplay, list[Problem]]:
    """`play` with the speeches that an empty line parts from their cues, and one word about it."""
    if play.format != "fountain":
        return play, []
    found = _chosen(play)
    if len(found) < _FEWEST:
        return play, []
    elements: list[Element] = []
    at = 0
    for parted in found:
        elements += play.elements[at : parted.at]
        end = _end_of_speech(play.elements, parted.speech)
        elements += _as_speech(play.elements[parted.at : end], parted.speech - parted.at)
        at = end
    elements += play.elements[at:]
    first = play.elements[found[0].at]
    message = (
        f"{len(found)} cues have an empty line under them (first {found[0].name}); read with their speech"
    )
    problem = Problem(
        Severity.warning, "parted-speech", message, first.where(play.path),
        "take the empty line out; if it is action, write ! before the name", first.text,
    )  # fmt: skip
    return replace(play, elements=elements), [problem]


def _chosen(play: Screenplay) -> list[_Parted]:
    candidates = [c for at in range(len(play.elements)) if (c := _candidate(play.elements, at))]
    if not any(c.sounds for c in candidates):
        return []
    if not is_english(plain(e.text) for e in play.of_type(ElementType.action, ElementType.dialogue)):
        return []
    cues = Counter(read_cue(e.text).name.upper() for e in play.of_type(ElementType.character))
    spoken = Counter(c.name for c in candidates if c.sounds)
    known = {name for name in spoken if cues[name] or spoken[name] > 1}
    sure = [c for c in candidates if c.sounds and c.name in known]
    habit = len(sure) >= _HABIT and len(sure) > sum(cues.values())
    return [c for c in candidates if c.name in known and (c.sounds or habit)]


def _candidate(elements: Sequence[Element], at: int) -> _Parted | None:
    """A line of action that may be a cue, with the paragraph under it."""
    element = elements[at]
    if not _is_plain(element) or "\n" in element.text or not element.text.isupper():
        return None
    name = _name_of(plain(element.text).strip())
    if name is None:
        return None
    speech = at + 1
    directed = speech < len(elements) and _is_bracketed(elements[speech])
    speech += directed
    if speech >= len(elements) or not _is_plain(elements[speech]) or elements[speech].text.isupper():
        return None
    sounds = directed or read_cue(element.text).voice != "on" or sounds_spoken(plain(elements[speech].text))
    return _Parted(at, name, speech, sounds)


def _name_of(text: str) -> str | None:
    """Who a line calls, where it may be a cue."""
    name = read_cue(text).name.upper()
    if not name or len(name.split()) > _MOST_WORDS or text[-1] in ".!?:-–—…,":
        return None
    if direction_of(name) or is_sentence(name) or no_cue(text) or looks_like_heading(text):
        return None
    if shot_line(text) is not None or caption_of(text) is not None or read_mark(text) or is_no_picture(text):
        return None
    return name


def _is_plain(element: Element) -> bool:
    return element.type is ElementType.action and not element.forced


def _is_bracketed(element: Element) -> bool:
    text = plain(element.text).strip()
    return _is_plain(element) and "\n" not in text and text[:1] == "(" and text[-1:] == ")"


def _end_of_speech(elements: Sequence[Element], at: int) -> int:
    """Behind the paragraph at `at`, and behind those that its open quotation mark reaches into."""
    quotes = plain(elements[at].text).count('"')
    at += 1
    while quotes % 2 and at < len(elements) and _is_plain(elements[at]) and '"' in elements[at].text:
        quotes += elements[at].text.count('"')
        at += 1
    return at


def _as_speech(pieces: Sequence[Element], speech: int) -> list[Element]:
    cue, *rest = pieces
    found = [replace(cue, type=ElementType.character)]
    for number, piece in enumerate(rest, 1):
        kind = ElementType.parenthetical if number < speech else ElementType.dialogue
        found = gone_on(found, [replace(piece, type=kind)])
    return found
