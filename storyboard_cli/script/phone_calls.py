"""One side of a phone call: whoever is on the other end is heard, and not in the picture.

A script that cuts between both ends says so (INTERCUT); one that does not stays with whom it shows. The words
are in `reading/words/<language>/calls.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.drafts import DraftFrame, Speech

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]+\s|\n")


def hear_the_other_end(frames: Sequence[DraftFrame]) -> None:
    """Let the speeches of a scene that come through a phone be voices only; `frames` are changed in place.

    Who is named in the scene's action, or has spoken before the call, is there.
    """
    if not any(map(_begins, frames)):
        return
    there: set[str] = set()  # words of the names of whoever has spoken outside a call
    named: set[str] | None = None  # during a call: words with a capital in the action until it ends
    for at, frame in enumerate(frames):
        if frame.intercut is not None or _says(frame.text, "hangs up"):
            named = None
        elif named is None and _begins(frame):
            named = _named_until_its_end(frames, at)
        for speech in frame.speeches:
            words = _words(speech.cue.name)
            if named is None:
                there |= words
            elif not (words & named or words & there or _into_phone(speech)) and speech.cue.voice == "on":
                speech.cue = replace(speech.cue, voice="over")


def _named_until_its_end(frames: Sequence[DraftFrame], begins: int) -> set[str]:
    """The words with a capital in the action of a scene up to the end of the call that begins in a frame."""
    ends = (at for at in range(begins, len(frames)) if _says(frames[at].text, "hangs up"))
    return {word for frame in frames[: next(ends, len(frames))] for word in _capitalised(frame.text)}


def _begins(frame: DraftFrame) -> bool:
    if any(map(_into_phone, frame.speeches)):
        return True
    text = frame.text
    return not _of_calls().isdisjoint(_in_capitals(text)) and any(map(_answers, _SENTENCE.split(text)))


@cache
def _of_calls() -> frozenset[str]:
    """Words without one of which no text tells of a call that begins."""
    return _calls("phones") | _first_words("answers alone")


def _into_phone(speech: Speech) -> bool:
    said = (speech.parenthetical or "", *speech.cue.performance)
    if not any(said):
        return False
    at_it = _calls("speaks into") | _calls("answers alone") | _calls("phones")
    return any(" ".join(_WORD.findall(words)).upper() in at_it for words in said if words)


def _answers(sentence: str) -> bool:
    words = set(_in_capitals(sentence))
    if words & _calls("nobody"):
        return False
    return bool(words & _calls("phones") and words & _calls("answers")) or _says(sentence, "answers alone")


def _says(text: str, meaning: str) -> bool:
    """Do the words stand in the text, whole?"""
    spoken = _in_capitals(text)
    if _first_words(meaning).isdisjoint(spoken):
        return False
    said = f" {' '.join(spoken)} "
    return any(f" {words} " in said for words in _calls(meaning))


@cache
def _first_words(meaning: str) -> frozenset[str]:
    return frozenset(words.split(" ", 1)[0] for words in _calls(meaning))


def _in_capitals(text: str) -> list[str]:
    return [w.upper().replace("’", "'") for w in _WORD.findall(text)]


def _capitalised(text: str) -> Iterable[str]:
    return (w.upper() for w in _WORD.findall(text) if w[0].isupper())


def _words(name: str) -> set[str]:
    return {w.upper() for w in _WORD.findall(name)}


@cache
def _calls(meaning: str) -> frozenset[str]:
    return words_of("calls", meaning)
