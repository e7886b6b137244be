"""What an English word can be: noun (with what it names), verb (with its form), adjective, adverb.

Lemmas are found as WordNet's morphy finds them: irregular forms by table, regular ones by their endings, and
only what the tables know is a lemma (G. A. Miller et al., WordNet 3.0, morphy(7)).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from storyboard_cli.reading.tables import ENGLISH, text_of

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
def _nouns() -> dict[str, str]:
    rows = (line.split("\t", 1) for line in text_of(ENGLISH, "nouns.tsv").splitlines() if line[:1] != "#")
    return {row[0]: row[1] for row in rows if len(row) == 2}


@cache
def _compounds() -> frozenset[str]:
    """First words of nouns that are written as several: fire (engine), ice (cream)."""
    return frozenset(lemma.split(" ", 1)[0] for lemma in _nouns() if " " in lemma)


@cache
def _forms(part: str) -> dict[str, str]:
    """Irregular forms → lemma, of one part of speech: noun, verb or adj."""
    rows = (line.split("\t") for line in text_of(ENGLISH, "forms.tsv").splitlines() if line[:1] != "#")
    return {row[0]: row[2] for row in rows if len(row) == 3 and row[1] == part}


@cache
def _counted(name: str) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for line in text_of(ENGLISH, name).splitlines():
        row = line.split("\t")
        if line[:1] != "#" and row[0]:
            numbers = [int(n or 0) for n in (*row[1:4], "", "", "")[:3]]
            found[row[0]] = Counts(*numbers)
    return found


@lru_cache(maxsize=32768)
def noun(word: str) -> Noun | None:
    """The noun that `word` (small letters) is a form of; None where there is none."""
    known = _nouns()
    lemma, plural = _noun_lemma(word, known)
    if lemma is None:
        return None
    kind, _, rest = known[lemma].partition("\t")
    kind, _, sub = kind.partition(":")
    codes = tuple(c for c in (*sub.split(","), *rest.split(",")) if c)
    return Noun(lemma, kind, codes, plural)


def _noun_lemma(word: str, known: dict[str, str]) -> tuple[str | None, bool]:
    irregular = _forms("noun").get(word)
    if irregular in known and irregular != word:
        return irregular, True
    if word in known:
        return word, False
    if len(word) > 2 and not word.endswith("ss"):
        for ending, back in _NOUN_ENDINGS:
            if word.endswith(ending) and (lemma := word[: len(word) - len(ending)] + back) in known:
                return lemma, True
    return None, False


@lru_cache(maxsize=32768)
def verb(word: str) -> tuple[tuple[str, str], ...]:
    """(lemma, form) of every verb that `word` is a form of; forms are base, s, ing, past, participle."""
    known = _counted("verbs.tsv")
    found: list[tuple[str, str]] = []
    if word in known:
        found.append((word, "base"))
    irregular = _forms("verb").get(word, "")
    if irregular in known and irregular != word:
        if word.endswith("ing"):
            found.append((irregular, "ing"))
        elif word.endswith("s") and not irregular.endswith("s"):
            found.append((irregular, "s"))
        else:
            found += [(irregular, "past"), (irregular, "participle")]
    for ending, back in _VERB_S:
        if word.endswith(ending) and (lemma := word[: len(word) - len(ending)] + back) in known:
            found.append((lemma, "s"))
            break
    for ending, forms in (("ing", ("ing",)), ("ed", ("past", "participle"))):
        if word.endswith(ending) and (stem := _stem(word[: -len(ending)], known)):
            found += [(stem, form) for form in forms]
    return tuple(dict.fromkeys(found))


def _stem(stem: str, known: dict[str, Counts]) -> str | None:
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
    return next((t for t in tries if t in known), None)


@lru_cache(maxsize=16384)
def counts(word: str) -> Counts:
    """How often texts use this lemma as noun, verb and adjective; zeros where nobody counted."""
    return _counted("verbs.tsv").get(word) or _counted("adjectives.tsv").get(word) or Counts(0, 0, 0)


@lru_cache(maxsize=16384)
def is_adjective(word: str) -> bool:
    known = _counted("adjectives.tsv")
    if word in known:
        return True
    for ending in ("er", "est", "r", "st"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem in known or (stem.endswith("i") and f"{stem[:-1]}y" in known):
                return True
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in known:
                return True
    return False


@cache
def adverbs() -> frozenset[str]:
    lines = text_of(ENGLISH, "adverbs.tsv").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line[:1] != "#")


def compound(words: tuple[str, ...]) -> Noun | None:
    """The noun that several words are together (`ice cream`, the last one in either number), or None."""
    if words[0] not in _compounds():
        return None
    whole = noun(" ".join(words))
    if whole is not None:
        return whole
    last = noun(words[-1])
    if last is None or not last.plural:
        return None
    single = noun(" ".join((*words[:-1], last.lemma)))
    return Noun(single.lemma, single.kind, single.codes, True) if single else None
