"""From a script's words for a vehicle to its class: `two black sedans` is a car, `the fruit cart` a cart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import group, lookup

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
    said = _head(words.casefold().replace("’", "'"))
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
    for phrase in _phrases(said):
        found = noun(phrase)
        if found is not None:
            codes = set(found.codes)
            generic = next((shape for code, shape in _BY_CODE if code in codes), _ANY)
            return (generic, color) if found.kind == "vehicle" else None
    return None


def with_color(kind: PropKind, color: str) -> PropKind:
    """The kind in the colour that its words bring along."""
    return replace(kind, color=color) if color else kind


def _head(words: str) -> list[str]:
    """The words up to the noun that the phrase is about: a boat with two fishermen is a boat."""
    said: list[str] = []
    for token in _TOKEN.findall(words):
        if said and token in group("closed", "P"):
            break
        said.append(token.removesuffix("'s") if token.endswith("'s") and not said else token)
    return said


def _phrases(said: list[str]) -> Iterator[str]:
    """The whole phrase, then its ever shorter ends; the last word in the singular too."""
    forms = list(dict.fromkeys((said[-1], *_singulars(said[-1]))))
    for start in range(len(said)):
        for last in forms:
            yield " ".join((*said[start:-1], last))


def _singulars(word: str) -> Iterator[str]:
    known = noun(word)
    if known is not None and known.plural:
        yield known.lemma
    elif known is None:
        for ending in ("es", "s"):
            if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith("ss"):
                yield word.removesuffix(ending)
