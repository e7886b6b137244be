"""Things that a script names besides those of `prop_sizes`: how large each is, and how it is held."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import lookup


@cache
def _kinds() -> Mapping[str, PropKind]:
    """Every kind of thing by its name in words."""
    things = (kind for kind in PROP_KINDS.values() if kind.of == "thing")
    return {kind.shape.replace("_", " "): kind for kind in things if not kind.shape.startswith("stand_in")}


_HANGS_ON = re.compile(r"\s+(?:of|in|on|with|from|for|under|over|at|by|that|which)\s+.*")


@lru_cache(maxsize=4096)
def thing_kind(words: str) -> PropKind | None:
    """The kind of thing with a drawing that a noun phrase names, in either number: the whole phrase, else
    its head (`a photograph of a sword`), else its last words, fewer and fewer (`a piece of bread`).
    None where nothing is drawn so."""
    said = _HYPHENS.sub(" ", words.casefold())
    whole = said.split()
    phrase = " ".join(whole[1:] if whole and whole[0] in _ARTICLES else whole)
    return _known(phrase) or _by_last(_HANGS_ON.sub("", said).split()) or _by_last(whole)


_HYPHENS = re.compile(r"(?<=\w)-(?=\w)")
_ARTICLES = frozenset(("a", "an", "the"))


def _by_last(said: list[str]) -> PropKind | None:
    for count in range(min(3, len(said)), 0, -1):
        head, last = said[len(said) - count : -1], said[-1]
        if count > 1 and " ".join((*head, last)) in lookup("stand_in_sizes"):
            return None  # a body bag is no bag
        for form in dict.fromkeys((last, *_singular(last))):
            kind = _known(" ".join((*head, form)))
            if kind is not None:
                return kind
    return None


def _singular(word: str) -> tuple[str, ...]:
    found = noun(word)
    plain = (word.removesuffix("es"),) if word.endswith("sses") else ()  # wine glasses are no spectacles
    return (found.lemma, *plain) if found is not None and found.plural else plain


def _known(phrase: str) -> PropKind | None:
    return _kinds().get(phrase) or _kinds().get(lookup("things").get(phrase, "").replace("_", " "))
