"""Words that somebody looks for, found also where a text has them in another form: running, runs, ran.

Forms are those of the English tables (`lexicon`); words that these do not know are found as they are written,
and by their beginning. The names of shots are the tables' too, in every language: `close up` is `CU`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from storyboard_cli.reading.camera_words import Slot, slots, small_words
from storyboard_cli.reading.closed_words import closed_as
from storyboard_cli.reading.lexicon import noun, verb

_WORD = re.compile(r"\w+")
_LONGEST_SHOT = 4
"""Words that the name of a shot has at most: bird's eye view."""
_FEW_LETTERS = 2
"""A beginning with fewer letters is the beginning of too many words."""
_GRAMMAR = ("P", "D", "S", "O")  # prepositions, articles, whose it is, pronouns


def folded(text: str) -> list[str]:
    """Words without case and accents."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(text.replace("_", " ").casefold())


@lru_cache(maxsize=32768)
def forms(word: str) -> frozenset[str]:
    """A folded word with the nouns and verbs that it is a form of."""
    found = {word, *(lemma for lemma, _ in verb(word))}
    if thing := noun(word):
        found.add(thing.lemma)
    return frozenset(found)


@lru_cache(maxsize=65536)
def forms_in(text: str) -> frozenset[str]:
    """Every word of a text in all its forms. Texts are kept: those of a film are searched again and again."""
    found: set[str] = set()
    for word in folded(text):
        found |= forms(word)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that must be found: a word, or the name of a shot, which may have several words."""

    words: tuple[str, ...]
    shot: Slot | None = None
    """What it says of the camera: (size, angle or movement; its value)."""

    def weight_in(self, text: str) -> float:
        """1 where a text has all of its words in some form, a half where one only begins so; else 0."""
        known = forms_in(text)
        weight = 1.0
        for word in self.words:
            if not known.isdisjoint(forms(word)):
                continue
            if len(word) < _FEW_LETTERS or not any(one.startswith(word) for one in known):
                return 0.0
            weight = 0.5
        return weight

    def is_shot(self, camera: Mapping[str, str]) -> bool:
        """Is it what the camera does?"""
        return self.shot is not None and camera.get(self.shot[0]) == self.shot[1]


def sought_in(texts: Iterable[str]) -> list[Sought]:
    """What somebody looks for who typed this. Words of grammar count only where there is nothing else."""
    words = [word for text in texts for word in folded(text)]
    found: list[Sought] = []
    at = 0
    while at < len(words):
        one = _shot_at(words, at) or Sought((words[at],))
        at += len(one.words)
        if one.shot is not None:
            at += at < len(words) and words[at].upper() in small_words("shot")
        found.append(one)
    telling = [one for one in found if one.shot is not None or one.words[0] not in _grammar()]
    return telling or found


def _shot_at(words: Sequence[str], at: int) -> Sought | None:
    for length in range(min(_LONGEST_SHOT, len(words) - at), 0, -1):
        name = tuple(words[at : at + length])
        for last in sorted(forms(name[-1]), key=name[-1].__ne__):  # as it is written before another form
            if shot := _shots().get((*name[:-1], last)):
                return Sought(name, shot)
    return None


@cache
def _shots() -> Mapping[tuple[str, ...], Slot]:
    """The names of shots, angles and movements, word by word."""
    found: dict[tuple[str, ...], Slot] = {}
    for name, shot in slots().items():
        found.setdefault(tuple(folded(name)), shot)
    return found


@cache
def _grammar() -> frozenset[str]:
    return frozenset(word for tag in _GRAMMAR for word in closed_as(tag)) | {"and", "is", "are"}
