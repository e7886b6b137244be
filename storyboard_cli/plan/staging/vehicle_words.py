"""From a script's words for a vehicle to its class: `two black sedans` is a car, `the fruit cart` a cart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table

_TOKEN = re.compile(r"[^\W_](?:[\w&'-]*\w)?")

_BY_CODE = (  # what a noun's codes say, the narrower before the wider
    ("helicopter", "helicopter"), ("balloon", "airship"), ("boat", "rowing_boat"), ("ship", "ship"),
    ("train", "train"),
    ("plane", "plane"), ("car", "car"), ("truck", "truck"), ("bus", "bus"), ("motorcycle", "motorcycle"),
    ("bicycle", "bicycle"), ("tank", "tank"), ("sled", "sled"), ("spacecraft", "spaceship"), ("machine",
    "excavator"), ("cart", "wagon"),
)  # fmt: skip
_ANY = "car"


@lru_cache(maxsize=4096)
def vehicle_shape(words: str) -> tuple[str, str] | None:
    """The class of the vehicle that a noun phrase names, and the colour that its words bring along (else
    empty); None where its last noun is no vehicle.
    """
    said, rest = _head(words.casefold().replace("’", "'"))
    if rest and said[-1] in _collectives():
        return vehicle_shape(" ".join(rest))
    if not said:
        return None
    classes, colors = lookup("drawn_vehicles"), lookup("drawn_vehicle_colors")
    shapes = set(classes.values())
    color = next((colors[p] for p in _phrases(said) if p in colors), "")
    for phrase in _phrases(said):
        shape = phrase.replace(" ", "_")
        if shape in shapes:
            return shape, color
        if phrase in classes:
            return classes[phrase], color
    generic = _by_codes(said)
    return (generic, color) if generic else None


def _by_codes(said: list[str]) -> str | None:
    """The class that the codes of the noun tell."""
    for phrase in _phrases(said):
        found = noun(phrase)
        if found is not None:
            codes = set(found.codes)
            generic = next((shape for code, shape in _BY_CODE if code in codes), _ANY)
            return generic if found.kind == "vehicle" else None
    return None


@cache
def _collectives() -> frozenset[str]:
    """Words for several: a row of cars is cars."""
    return frozenset(w for words in table(ENGLISH, "collectives").values() for w in words) | {
        "fleet",
        "convoy",
    }


def with_color(kind: PropKind, color: str) -> PropKind:
    """The kind in the colour that its words bring along."""
    return replace(kind, color=color) if color else kind


def _head(words: str) -> tuple[list[str], list[str]]:
    """The words up to the noun that the phrase is about, and those behind its `of`: a boat with two fishermen
    is a boat.
    """
    said: list[str] = []
    tokens = _TOKEN.findall(words)
    for index, token in enumerate(tokens):
        if said and token in group("closed", "P"):
            return said, tokens[index + 1 :] if token == "of" else []
        said.append(token.removesuffix("'s") if token.endswith("'s") and not said else token)
    return said, []


def _phrases(said: list[str]) -> Iterator[str]:
    """The whole phrase, then its ever shorter ends; the last word in the singular too."""
    forms = list(dict.fromkeys((said[-1], *_singulars(said[-1]))))
    for start in range(len(said)):
        for last in forms:
            yield " ".join((*said[start:-1], last))


def _singulars(word: str) -> Iterator[str]:
    """What the word may be the plural of: the lexicon's singular, else without its ending (`taxis` is also a
    word of biologists).
    """
    known = noun(word)
    if known is not None and known.plural:
        yield known.lemma
    for ending in ("es", "s"):
        if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith("ss"):
            yield word.removesuffix(ending)
