"""What an English word can be: noun (with what it names), verb (with its form), adjective, adverb.

Lemmas are found as WordNet's morphy finds them: irregular forms by table, regular ones by their endings, and
only what the tables know is a lemma (G. A. Miller et al., WordNet 3.0, morphy(7)).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from storyboard_cli.reading.tables import ENGLISH, group, text_of

_NOUN_ENDINGS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man"), ("ses", "s"), ("xes", "x"),
                 ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("oes", "o"), ("s", ""))  # fmt: skip
_VERB_S = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("zes", "z"),
           ("oes", "o"), ("s", ""))  # fmt: skip
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun as a dictionary has it: what kind of thing it names, and what else is known of it."""

    lemma: str
    kind: str  # person, group, animal, thing, part, place, body, abstract, …
    codes: tuple[str, ...] = ()  # f, m, child, old; furniture, garment, food, …; in, out
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How often texts use a word as noun, verb and adjective (WordNet's tagged senses)."""

    noun: int
    verb: int
    adjective: int


@cache
def _nouns() -> list[str]:
    """Lines of the noun table, sorted: a word is found by bisection, which beats building a mapping."""
    return text_of(ENGLISH, "nouns.tsv").splitlines()


def _row(lines: list[str], word: str) -> str | None:
    """What stands behind `word` and its tab in sorted lines; None where it has no line.

    A tab sorts before every letter and before the space of `ice cream`: the line of `ice` is the next one.
    """
    at = bisect_left(lines, word)
    line = lines[at] if at < len(lines) else ""
    if line.startswith(word) and line[len(word) : len(word) + 1] in ("\t", ""):
        return line[len(word) + 1 :]
    return None


@lru_cache(maxsize=65536)
def _noun_row(word: str) -> str | None:
    return _row(_nouns(), word)


@lru_cache(maxsize=16384)
def _begins_compound(word: str) -> bool:
    """Is this the first word of a noun that is written as several: fire (engine), ice (cream)?"""
    lines = _nouns()
    at = bisect_left(lines, f"{word} ")
    return at < len(lines) and lines[at].startswith(f"{word} ")


@cache
def _forms(part: str) -> dict[str, str]:
    """Irregular forms → lemma, of one part of speech: noun, verb or adj."""
    rows = (line.split("\t") for line in text_of(ENGLISH, "forms.tsv").splitlines() if line[:1] != "#")
    return {row[0]: row[2] for row in rows if len(row) == 3 and row[1] == part}


@cache
def _lines(name: str) -> list[str]:
    return text_of(ENGLISH, name).splitlines()


@lru_cache(maxsize=65536)
def _counted(name: str, word: str) -> Counts | None:
    row = _row(_lines(name), word)
    if row is None:
        return None
    numbers = [int(n or 0) for n in (*row.split("\t")[:3], "", "", "")[:3]]
    return Counts(*numbers)


def _is_verb(word: str) -> bool:
    return _counted("verbs.tsv", word) is not None


@lru_cache(maxsize=32768)
def noun(word: str) -> Noun | None:
    """The noun that `word` (small letters) is a form of; None where there is none."""
    lemma, plural = _noun_lemma(word)
    row = _noun_row(lemma) if lemma is not None else None
    if lemma is None or row is None:
        return None
    kind, _, rest = row.partition("\t")
    kind, _, sub = kind.partition(":")
    codes = tuple(c for c in (*sub.split(","), *rest.split(",")) if c)
    return Noun(lemma, kind, codes, plural)


def _noun_lemma(word: str) -> tuple[str | None, bool]:
    irregular = _forms("noun").get(word)
    itself = _is_verb(word) and _noun_row(word) is not None  # a dive is no diva
    if irregular is not None and irregular != word and not itself and _noun_row(irregular) is not None:
        return irregular, True
    if _noun_row(word) is not None:
        return word, False
    if len(word) > 2 and word[-1] in "sn" and not word.endswith("ss"):
        for ending, back in _NOUN_ENDINGS:
            if not word.endswith(ending):
                continue
            lemma = word[: len(word) - len(ending)] + back
            if _noun_row(lemma) is not None:
                return lemma, True
    return None, False


@lru_cache(maxsize=32768)
def verb(word: str) -> tuple[tuple[str, str], ...]:
    """(lemma, form) of every verb that `word` is a form of; forms are base, s, ing, past, participle."""
    found: list[tuple[str, str]] = []
    if _is_verb(word):
        found.append((word, "base"))
        if word in group("verb_groups", "unchanged"):
            found.append((word, "participle"))
    irregular = _forms("verb").get(word, "")
    if irregular != word and irregular and _is_verb(irregular):
        if word.endswith("ing"):
            found.append((irregular, "ing"))
        elif word.endswith("s") and not irregular.endswith("s"):
            found.append((irregular, "s"))
        else:
            found += [(irregular, "past"), (irregular, "participle")]
    for ending, back in _VERB_S if word.endswith("s") else ():
        if word.endswith(ending) and _is_verb(lemma := word[: len(word) - len(ending)] + back):
            found.append((lemma, "s"))
            break
    for ending, forms in (("ing", ("ing",)), ("ed", ("past", "participle"))):
        if word.endswith(ending) and (stem := _stem(word[: -len(ending)])):
            found += [(stem, form) for form in forms]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def may_act(word: str) -> bool:
    """Is it a verb in -s, whatever else it is: runs, but not run?"""
    return any(form == "s" for _, form in verb(word))


def _stem(stem: str) -> str | None:
    """The verb behind a stem whose ending was taken off: stopp → stop, mak → make, carri → carry."""
    if len(stem) < 2 or not set(stem) & set("aeiouy"):
        return None
    tries = [stem, f"{stem}e"]
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        tries.insert(0 if stem[-1] not in "lszf" else 1, stem[:-1])
    if stem.endswith("i"):
        tries.append(f"{stem[:-1]}y")
    if stem[-1] in "vcsguz" or stem.endswith(("at", "iz", "bl", "tl", "dl", "gl", "pl", "zl", "ar", "or")):
        tries.insert(0, f"{stem}e")
    return next((t for t in tries if _is_verb(t)), None)


@lru_cache(maxsize=16384)
def counts(word: str) -> Counts:
    """How often texts use this lemma as noun, verb and adjective; zeros where nobody counted."""
    return _counted("verbs.tsv", word) or _counted("adjectives.tsv", word) or Counts(0, 0, 0)


@lru_cache(maxsize=16384)
def is_adjective(word: str) -> bool:
    if _counted("adjectives.tsv", word) is not None:
        return True
    for ending in ("er", "est", "r", "st"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            tries = [stem]
            if stem.endswith("i"):
                tries.append(f"{stem[:-1]}y")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                tries.append(stem[:-1])
            if any(_counted("adjectives.tsv", t) is not None for t in tries):
                return True
    return False


@lru_cache(maxsize=16384)
def is_adverb(word: str) -> bool:
    return _row(_lines("adverbs.tsv"), word) is not None


def compound(words: tuple[str, ...]) -> Noun | None:
    """The noun that several words are together (`ice cream`, the last one in either number), or None."""
    if not _begins_compound(words[0]):
        return None
    whole = noun(" ".join(words))
    if whole is not None:
        return whole
    last = noun(words[-1])
    if last is None or not last.plural:
        return None
    single = noun(" ".join((*words[:-1], last.lemma)))
    return Noun(single.lemma, single.kind, single.codes, True) if single else None
