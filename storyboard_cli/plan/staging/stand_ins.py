"""Sizes and solids for things that have no drawing of their own: what kind of thing a word names decides."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from storyboard_cli.plan.staging.prop_kind import Grip, PropKind
from storyboard_cli.reading.lexicon import Noun, compound, noun
from storyboard_cli.reading.tables import lookup

Size = tuple[float, float, float]


def _kind(
    name: str, size: Size, grip: Grip = "hand", color: str = "#b9a586", *, stands: bool = False
) -> PropKind:
    return PropKind(f"stand_in_{name}", size, grip, stands=stands, color=color)


STAND_IN_KINDS: tuple[PropKind, ...] = (
    _kind("box", (0.36, 0.26, 0.28), "two_hands", "#c2a678"),
    _kind("block", (0.90, 1.10, 0.55), color="#b39a78", stands=True),
    _kind("tall", (0.50, 1.80, 0.50), color="#c4bdae", stands=True),
    _kind("flat", (0.30, 0.03, 0.22), "two_hands", "#e2d9c2"),
    _kind("round", (0.16, 0.15, 0.16), color="#c9a26a"),
    _kind("rock", (1.10, 0.75, 0.90), color="#a8a49a", stands=True),
    _kind("long", (0.05, 0.60, 0.05), color="#b5a182"),
    _kind("machine", (1.20, 1.50, 0.90), color="#8fa3a0", stands=True),
    _kind("device", (0.20, 0.14, 0.10), color="#9aa7b0"),
    _kind("building", (9.0, 6.5, 8.0), color="#c4b79d", stands=True),
    _kind("soft", (0.45, 0.60, 0.20), color="#b4a2a8"),
    _kind("heap", (0.90, 0.40, 0.70), color="#b4a2a8", stands=True),
    _kind("seat", (0.80, 0.95, 0.75), color="#a98a78", stands=True),
    _kind("table", (1.40, 0.78, 0.80), color="#a98a62", stands=True),
    _kind("bottle", (0.10, 0.30, 0.10), color="#7d9b8c"),
    _kind("vessel", (0.26, 0.20, 0.26), "two_hands", "#c9bca4"),
    _kind("bag", (0.42, 0.46, 0.20), "handle", "#a88a68"),
    _kind("plant", (0.90, 1.20, 0.90), color="#7f9c6c", stands=True),
)  # fmt: skip
_BY_NAME = {kind.shape: kind for kind in STAND_IN_KINDS}

# A class of the noun table → its solid and its size in metres; of several classes the first one counts.
_CLASSES: tuple[tuple[str, str, Size], ...] = (
    ("headgear", "soft", (0.28, 0.20, 0.28)), ("shoe", "soft", (0.20, 0.14, 0.30)),
    ("eyewear", "device", (0.15, 0.06, 0.08)), ("jewel", "round", (0.10, 0.08, 0.10)),
    ("seat", "seat", (0.80, 0.95, 0.75)), ("bed", "table", (1.10, 0.60, 2.00)),
    ("table", "table", (1.40, 0.78, 0.80)), ("cabinet", "block", (1.00, 1.70, 0.50)),
    ("furniture", "block", (0.90, 1.10, 0.55)), ("sanitary", "block", (0.70, 0.85, 0.55)),
    ("bomb", "machine", (0.50, 0.62, 0.50)), ("gun", "long", (0.06, 0.90, 0.12)),
    ("blade", "long", (0.05, 0.70, 0.03)), ("keyboard", "block", (1.20, 0.95, 0.50)),
    ("strings", "block", (0.38, 1.05, 0.16)), ("wind", "long", (0.07, 0.65, 0.07)),
    ("drum", "vessel", (0.45, 0.45, 0.45)), ("instrument", "block", (0.40, 0.90, 0.20)),
    ("bottle", "bottle", (0.10, 0.30, 0.10)), ("cup", "vessel", (0.10, 0.12, 0.10)),
    ("dish", "vessel", (0.26, 0.08, 0.26)), ("basket", "vessel", (0.42, 0.34, 0.42)),
    ("bag", "bag", (0.42, 0.46, 0.20)), ("box", "box", (0.42, 0.32, 0.30)),
    ("container", "vessel", (0.30, 0.36, 0.30)),
    ("screen", "device", (0.60, 0.45, 0.12)), ("light", "tall", (0.26, 0.55, 0.26)),
    ("fruit", "round", (0.10, 0.09, 0.10)), ("liquid", "bottle", (0.09, 0.20, 0.09)),
    ("food", "round", (0.18, 0.10, 0.16)),
    ("garment", "soft", (0.46, 0.70, 0.14)), ("textile", "soft", (0.60, 0.80, 0.10)),
    ("statue", "tall", (0.60, 1.70, 0.55)), ("sign", "block", (0.80, 0.60, 0.06)),
    ("picture", "flat", (0.60, 0.45, 0.03)), ("document", "flat", (0.21, 0.01, 0.297)),
    ("money", "flat", (0.16, 0.02, 0.08)), ("toy", "round", (0.26, 0.28, 0.22)),
    ("stick", "long", (0.05, 1.10, 0.05)), ("weapon", "long", (0.06, 1.10, 0.06)),
    ("tool", "long", (0.07, 0.42, 0.07)), ("machine", "machine", (1.20, 1.50, 0.90)),
    ("device", "device", (0.24, 0.18, 0.14)),
    ("tree", "plant", (3.20, 5.50, 3.20)), ("bush", "plant", (1.10, 1.00, 1.10)),
    ("flower", "plant", (0.30, 0.50, 0.30)), ("grass", "plant", (0.80, 0.50, 0.80)),
    ("fern", "plant", (0.70, 0.60, 0.70)), ("mushroom", "round", (0.10, 0.12, 0.10)),
    ("in", "building", (9.0, 6.5, 8.0)), ("out", "rock", (3.0, 1.4, 2.4)),
    ("bird", "round", (0.24, 0.26, 0.36)), ("fish", "round", (0.14, 0.16, 0.45)),
    ("insect", "round", (0.05, 0.03, 0.07)), ("horse", "heap", (0.60, 1.60, 2.20)),
    ("boat", "block", (1.8, 1.3, 5.0)), ("ship", "building", (12.0, 9.0, 30.0)),
    ("plane", "building", (12.0, 4.0, 14.0)), ("spacecraft", "building", (8.0, 7.0, 12.0)),
    ("train", "building", (3.0, 3.6, 16.0)), ("truck", "block", (2.4, 2.8, 6.5)),
    ("bus", "block", (2.5, 3.0, 10.0)), ("cart", "box", (1.0, 1.1, 1.6)),
)  # fmt: skip
_KINDS: dict[str, tuple[str, Size]] = {
    "animal": ("heap", (0.45, 0.55, 0.90)), "flock": ("heap", (0.45, 0.55, 0.90)),
    "vehicle": ("block", (1.80, 1.50, 4.20)), "plant": ("plant", (0.70, 0.90, 0.70)),
    "place": ("building", (8.0, 5.0, 7.0)), "person": ("tall", (0.52, 1.72, 0.40)),
    "group": ("heap", (1.60, 1.60, 1.00)), "body": ("soft", (0.22, 0.26, 0.16)),
    "substance": ("heap", (0.60, 0.28, 0.50)), "part": ("block", (0.60, 0.60, 0.30)),
    "weather": ("rock", (2.0, 1.2, 1.6)), "thing": ("box", (0.36, 0.30, 0.28)),
}  # fmt: skip
_CARRIED = 0.75  # metres: what is longer, unless it is a bar or a cloth, stands on the ground
_STANDING = {
    "box": "block",
    "vessel": "tall",
    "device": "machine",
    "round": "rock",
    "soft": "heap",
    "flat": "block",
    "bag": "heap",
    "bottle": "tall",
}
_CARRIABLE = {"block": "box", "machine": "device", "rock": "round", "tall": "bottle"}
_OF = re.compile(r"\s+(?:of|in|on|with|from|for|under|over|at|by|that|which)\s+.*")
_LETTERS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=4096)
def stand_in_for(words: str) -> PropKind:
    """The solid for a noun phrase (`the old birdcage`): of the right size and proportions for its class.

    Its word is for `Model.text`; see `stand_in_word`.
    """
    said = _LETTERS.findall(_OF.sub("", words.casefold()))
    grown = _growth(said[:-1])
    named = _named(said)
    if named is not None:
        return _scaled(named, grown)
    found = _noun_of(said)
    shape, size = _by_class(found) if found is not None else _KINDS["thing"]
    return _scaled(_made(shape, size), grown)


@lru_cache(maxsize=4096)
def stand_in_word(words: str) -> str:
    """What is lettered on the stand-in: the phrase without its article and what hangs on it, at most three
    words."""
    said = _LETTERS.findall(_OF.sub("", words))
    while len(said) > 1 and said[0].casefold() in lookup("stand_in_openers"):
        said = said[1:]
    return " ".join(said[-3:])


def _named(said: list[str]) -> PropKind | None:
    """A word of unusual size, in the singular or plural, by its table."""
    table = lookup("stand_in_sizes")
    for count in (2, 1):
        if len(said) < count:
            continue
        phrase = " ".join(said[-count:])
        known = noun(said[-1])
        single = " ".join((*said[-count:-1], known.lemma)) if known else phrase
        for form in (phrase, single, phrase.removesuffix("s")):
            meaning = table.get(form)
            if meaning is not None:
                shape, *sides = meaning.split()
                width, height, depth = map(float, sides)
                return _made(shape, (width, height, depth))
    return None


def _noun_of(said: list[str]) -> Noun | None:
    """The longest noun at the end of the phrase."""
    for count in (3, 2):
        if len(said) >= count and (whole := compound(tuple(said[-count:]))) is not None:
            return whole
    for word in reversed(said):
        if (found := noun(word)) is not None:
            return found
        if "-" in word and (found := noun(word.rpartition("-")[2])) is not None:
            return found
    return None


def _by_class(found: Noun) -> tuple[str, Size]:
    for code, shape, size in _CLASSES:
        if code in found.codes:
            return shape, size
    return _KINDS.get(found.kind, _KINDS["thing"])


def _growth(said: list[str]) -> float:
    """What words of size make of it: huge is twice as long."""
    table = lookup("stand_in_growth")
    return next((float(table[w]) for w in said if w in table), 1.0)


def _scaled(kind: PropKind, factor: float) -> PropKind:
    if factor == 1.0:
        return kind
    width, height, depth = (round(side * factor, 3) for side in kind.size_m)
    return _made(kind.shape.removeprefix("stand_in_"), (width, height, depth))


def _made(name: str, size: Size) -> PropKind:
    """A stand-in of that size: what is too large for hands stands, what is small can be carried."""
    stands = _BY_NAME[f"stand_in_{name}"].stands
    if max(size) > _CARRIED and not stands and name != "long":
        name = _STANDING.get(name, name)
    elif max(size) <= _CARRIED * 0.6 and stands:
        name = _CARRIABLE.get(name, name)
    kind = _BY_NAME[f"stand_in_{name}"]
    grip: Grip = "two_hands" if kind.grip == "hand" and min(size[0], size[1]) > 0.3 else kind.grip
    return replace(kind, size_m=size, grip=grip)
