"""English verbs and the pose each one asks for: `words/en/verbs.yaml` with every inflected form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Literal, NamedTuple

from storyboard_cli.reading.tables import ENGLISH, group, table

Ending = Literal["base", "s", "past", "ing"]
NO_POSE = ("none", "as_is")
"""Meanings in the verb tables that name no pose of the library."""

_VOWELS = "aeiou"
_SLOTS = {
    "his": ("his", "her", "their", "my", "your", "its", "our"),
    "him": ("him", "her", "them", "me", "us", "you"),
}


class Form(NamedTuple):
    """One form of a verb: `ran` is (run, past)."""

    base: str
    ending: Ending


def pose_of(base: str) -> str | None:
    """The pose of the library that a verb in its base form asks for."""
    meant = _meanings().get(base, "none")
    return None if meant in NO_POSE else meant


@cache
def verb_forms() -> Mapping[str, str]:
    """Form → pose for who reads without grammar; empty: a verb that shows none."""
    unsure = _ambiguous()
    return MappingProxyType({f: pose_of(known.base) or "" for f, known in forms().items() if f not in unsure})


@cache
def forms() -> Mapping[str, Form]:
    """Every form of every verb of the tables, in lower case. Where two share one, the first verb has it."""
    known: dict[str, Form] = {}
    for base in _meanings():
        for form in inflected(base):
            known.setdefault(form.word, Form(base, form.ending))
    return MappingProxyType(known)


class Inflected(NamedTuple):
    """A form that a verb takes."""

    word: str
    ending: Ending


def inflected(base: str) -> tuple[Inflected, ...]:
    """All forms of a verb, the base first."""
    written = table(ENGLISH, "irregular_verbs").get(base, ())
    past = [w for w in written if not w.endswith(("ing", "s")) or w == "was"]
    ing = [w for w in written if w.endswith("ing")]
    own_s = [w for w in written if w.endswith("s") and w != "was"]
    stem = base + base[-1] if _doubles(base) else base
    return (
        Inflected(base, "base"),
        *(Inflected(w, "s") for w in own_s or [third_person(base)]),
        *(Inflected(w, "past") for w in past or ([] if ing else [_past(base, stem)])),  # hit, hit, hitting
        *(Inflected(w, "ing") for w in ing or [_ing(base, stem)]),
    )


def third_person(base: str) -> str:
    """`-s` of a verb, and the plural of a noun: cry, cries; reach, reaches."""
    if base.endswith(("s", "sh", "ch", "x", "z")) or (base.endswith("o") and base[-2:-1] not in _VOWELS):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


@cache
def group_forms(name: str) -> frozenset[str]:
    """Every form of the verbs of one group of `verb_groups.yaml`, but ambiguous ones."""
    found = {f.word for base in group("verb_groups", name) for f in inflected(base)}
    return frozenset(found - _ambiguous())


@cache
def phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Phrases of several words → pose, longest first; an empty pose: none of its words is a verb here."""
    found: dict[tuple[str, ...], str] = {}
    for pose, said in table(ENGLISH, "verb_phrases").items():
        for phrase in said:
            for words in _spelled(phrase.split()):
                found.setdefault(words, "" if pose in NO_POSE else pose)
    return tuple(sorted(found.items(), key=lambda p: (-len(p[0]), p[0])))


@cache
def phrases_from(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that begin with a word, longest first."""
    return _by_first_word().get(word, ())


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, pose in phrases():
        found.setdefault(words[0], []).append((words, pose))
    return {word: tuple(of_it) for word, of_it in found.items()}


def _spelled(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every way a phrase is written: forms of its verb, and whose hand or shoulder it is."""
    verb, *rest = words
    first = [f.word for f in inflected(verb)] if verb in _meanings() else [verb]
    yield from product(first, *(_SLOTS.get(word, (word,)) for word in rest))


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(w for words in table(ENGLISH, "ambiguous_verbs").values() for w in words)


@cache
def _meanings() -> Mapping[str, str]:
    return {verb: meant for meant, verbs in table(ENGLISH, "verbs").items() for verb in verbs}


def _doubles(base: str) -> bool:
    """Stop, stopped: one syllable that ends in one vowel and one consonant."""
    plain = base.replace("qu", "kw")
    if len(plain) < 3 or plain[-1] in "aeiouwxy" or plain[-2] not in _VOWELS or plain[-3] in _VOWELS:
        return False
    return not any(letter in "aeiouy" for letter in plain[:-2])


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return stem + "ed"


def _ing(base: str, stem: str) -> str:
    silent = base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and len(base) > 2
    return base[:-1] + "ing" if silent else stem + "ing"
