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
_NO_VOWELS = str.maketrans("", "", "aeiouy")
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
    written = table(ENGLISH, "irregular_verbs").get(base)
    if written is None:
        stem = _stem(base)
        return (
            Inflected(base, "base"),
            Inflected(third_person(base), "s"),
            Inflected(_past(base, stem), "past"),
            Inflected(_ing(base, stem), "ing"),
        )
    return _irregular(base, written)


def _irregular(base: str, written: tuple[str, ...]) -> tuple[Inflected, ...]:
    """Forms as written; what is not written goes by rule, but for hit, hit, hitting."""
    ing = [w for w in written if w.endswith("ing")]
    own_s = [w for w in written if w.endswith("s") and w != "was"]
    past = [w for w in written if w not in ing and w not in own_s]
    stem = _stem(base)
    return (
        Inflected(base, "base"),
        *(Inflected(w, "s") for w in own_s or [third_person(base)]),
        *(Inflected(w, "past") for w in past or ([] if ing else [_past(base, stem)])),
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


def _stem(base: str) -> str:
    """Stop, stopped: one syllable that ends in one vowel and one consonant doubles it."""
    if len(base) < 3 or base[-1] in "aeiouwxy" or base[-2] not in _VOWELS:
        return base
    before = base[:-2].replace("qu", "kw")
    one_syllable = before.translate(_NO_VOWELS) == before
    return base + base[-1] if one_syllable else base


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return stem + "ed"


def _ing(base: str, stem: str) -> str:
    silent = base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and len(base) > 2
    return base[:-1] + "ing" if silent else stem + "ing"
