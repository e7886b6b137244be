"""Names that are an animal's word (BAT, aged ten), and animals that have a name (a camel, MADONNA)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from storyboard_cli.reading.closed_words import closed_as
from storyboard_cli.reading.discourse import Name, Names
from storyboard_cli.reading.given_names import sex_of_name
from storyboard_cli.reading.lexicon import Noun, noun
from storyboard_cli.reading.looks import sex_of_word
from storyboard_cli.reading.tables import group, lookup

_APPOSITION = re.compile(r"\W*\b(?:an?|the) ((?:[\w-]+ ){0,4}?)([\w-]+)(?=[,.;:(]| (?:in|of|with|who)\b|$)")
_BEAST = re.compile(
    r"\s*(?:\((?P<age>[^)]*)\)\s*)?(?:,|--|—|–)\s*(?:an?|the) (?:[\w-]+ ){0,4}?(?P<what>[\w-]+)"
    r"(?=\s*(?:[.;:(—–]|--|$| (?:of|with|who|named|called)\b"
    r"|,(?!\s*(?:and|or|an?|the|two|three|some|several)\b)))"
)
_GROWN = re.compile(r"\d\d")  # no animal is as old, and who is called a weasel is none
_BEFORE = re.compile(r"([\w’']+) ([\w-]+),? $")
_AGE = re.compile(r"(?:,\s*|\s*\()(?:\w+\s)?\d{1,3}\b")
_NAMED = re.compile(
    r"([^\W\d_][\w-]*),? (?:whose name (?:is|was) |(?:who is )?(?:named|called|nicknamed|christened) )"
    r"([^\W\d_a-z][\w-]+)"
)
_CALLS = re.compile(r"whose name|named|called|nicknamed|christened")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?]\s+)(?:[\w-]+ ){0,3}$")
_OWNED = re.compile(r"([\w’']+ )?\b(?:an?|the|his|her|their|our) (?:[\w-]+ ){0,3}?([\w-]+)$", re.IGNORECASE)
_BEHIND = 60  # characters behind a name that can introduce it
_BEFORE_IT = 40
_OWN = re.compile(r"[^.!?]{0,60}?\b(his|her)((?: [\w-]+){1,3})")


def tell_apart(names: Names, texts: Sequence[str]) -> None:
    """Of the names so far (whoever has a cue): make persons of animals' words, and animals of who is one."""
    for name in names.names.values():
        if name.common and name.kind == "animal" and name.count == 1 and len(name.words) == 1:
            _person(name, texts)
    _animals_named(names, texts)
    _animals_beside(names, texts)


def is_of_family(word: str) -> bool:
    """Grandson, uncle: a noun for whose relative somebody is."""
    known = noun(word)
    return known is not None and not known.plural and known.lemma in group("discourse", "relatives")


def _person(name: Name, texts: Sequence[str]) -> None:
    """BAT, 10; her grandson, BAT; FOX, a sailor; Bat takes off his cap: no animal at all."""
    word = re.compile(rf"(?<![\w'’-])(?:{re.escape(name.written.upper())}|{name.words[0].capitalize()})\b")
    for text in texts:
        for found in word.finditer(text):
            after = text[found.end() : found.end() + _BEHIND]
            before = _BEFORE.search(text[max(0, found.start() - _BEFORE_IT) : found.start()])
            kin = before is not None and is_of_family(before[2])
            said = _said_to_be(after)
            if said is not None and said.kind == "animal":
                name.common, name.what = False, said.lemma  # TIGER, 8, a tabby cat
                return
            if not kin and before is not None and before[2] in _articles():
                continue
            if kin or _AGE.match(after) or is_person(after) or _is_dressed(after):
                name.common, name.kind, name.what = False, "person", ""
                name.sex = name.sex or (sex_of_word(before[2]) if kin and before is not None else None)
                return


@cache
def _articles() -> frozenset[str]:
    return group("discourse", "articles") | {"this", "that"}


def _said_to_be(after: str) -> Noun | None:
    """What an apposition behind a name says: a tall sailor; None where there is none."""
    said = _APPOSITION.match(after) if after[:1] in ",(" or after[:2] == " (" else None
    aged = _AGE.match(after) if said is None else None
    if aged is not None:
        said = _APPOSITION.match(after, aged.end())
    return noun(said[2].lower()) if said is not None else None


def is_person(after: str) -> bool:
    """Is the text behind a name an apposition that says a person: a tall sailor?"""
    said = _said_to_be(after)
    return said is not None and said.kind == "person"


def beast_behind(after: str) -> str:
    """The animal that the text behind a name says it is: a three-legged dog; empty where it says none.

    What somebody has with him (TOM, a dog at his heels) and what a list goes on with is not meant.
    """
    said = _BEAST.match(after)
    return "" if said is None or _GROWN.search(said["age"] or "") else _one_animal(said["what"])


def _is_dressed(after: str) -> bool:
    """Bat takes off his cap: what is his or hers is worn; but no collar, which a dog has."""
    said = _OWN.match(after) if after[:1] == " " else None
    words = said[2].lower().split() if said is not None else []
    worn = next((word for word in words if word in lookup("garments")), "")
    return bool(worn) and worn not in group("discourse", "worn by animals too")


def _animals_named(names: Names, texts: Sequence[str]) -> None:
    """A beagle named REX, the camel, whose name is Madonna: who bears the name is that animal."""
    for text in texts:
        for found in _NAMED.finditer(text) if _CALLS.search(text) else ():
            animal = _one_animal(found[1])
            if animal:
                low = (found[2].lower(),)
                name = names.add(Name(found[2], low, "animal", animal, sex=sex_of_name(low)))
                _is_beast(name, animal)


def _animals_beside(names: Names, texts: Sequence[str]) -> None:
    """`A Bactrian camel, MADONNA, chews`: the cue beside an animal, between commas, is its name."""
    cued = {n.written.upper(): n for n in names.names.values() if n.kind == "person" and not n.common}
    if not cued:
        return
    beside = re.compile(rf", ({'|'.join(map(re.escape, sorted(cued)))})(?=[,.;(])")
    for text in texts:
        for found in beside.finditer(text):
            before = text[max(0, found.start() - _BEFORE_IT) : found.start()]
            said = _OWNED.search(before)
            if said is None or not (animal := _one_animal(said[2])):
                continue
            led = said[1] is not None and said[1].strip().lower() in closed_as("P")
            if not (led and _OPENS_SENTENCE.search(before[: said.start() + len(said[1])])):
                _is_beast(cued[found[1]], animal)  # but: beside the horse, ANNA, 30, waits


def _one_animal(word: str) -> str:
    """The animal that a word is, of one; empty where it is none."""
    known = noun(word.lower())
    return known.lemma if known is not None and known.kind == "animal" and not known.plural else ""


def _is_beast(name: Name, animal: str) -> None:
    if name.kind == "person" and not name.what:
        name.kind, name.what = "animal", animal
