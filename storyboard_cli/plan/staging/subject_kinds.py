"""What a subject that the words show is drawn as: its kind, its size, its colour and how it holds itself."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from storyboard_cli.plan.staging.acts import deed_of
from storyboard_cli.plan.staging.animal_kinds import animal_kind
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.plan.staging.stand_ins import stand_in_for
from storyboard_cli.plan.staging.thing_kinds import thing_kind
from storyboard_cli.plan.staging.vehicle_kinds import vehicle_kind
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Kind, Shown
from storyboard_cli.reading.tables import ENGLISH, lookup, table
from storyboard_cli.reading.verbs import pose_of as verb_pose

DRAWN_KINDS: tuple[Kind, ...] = ("animal", "vehicle", "thing", "place")


@lru_cache(maxsize=8192)
def kind_for(what: str, kind: Kind) -> tuple[PropKind, bool]:
    """The drawing for a noun phrase, and whether it only stands in: a solid with the word on it."""
    words = what.casefold()
    known = {
        "animal": (animal_kind, thing_kind, vehicle_kind),
        "vehicle": (vehicle_kind, thing_kind),
    }.get(kind, (thing_kind, vehicle_kind))
    if len(words.split()) > 1 and words in lookup("drawn_vehicles"):  # a hot air balloon
        known = (vehicle_kind, *known)
    if len(words.split()) > 1 and words in lookup("stand_in_sizes") and thing_kind(words) is None:
        return stand_in_for(words), True  # an oxygen tank has no gun
    beast = (noun(words) or noun(words.split()[-1])) if kind == "thing" else None
    if beast is not None and beast.kind == "animal" and (of := animal_kind(words)) is not None:
        return _effigy(of), False
    for find in known:
        found = find(words)
        if found is not None:
            return found, False
    by_class = _by_class(words)
    return (by_class, False) if by_class is not None else (stand_in_for(words), True)


_TOY_M, _TROPHY_M = 0.4, 0.75


def _effigy(of: PropKind) -> PropKind:
    """A toy or an ornament like an animal, of a size for arms; a stuffed fish is a trophy."""
    toy = scaled(of, min(1.0, (_TROPHY_M if of.swims else _TOY_M) / max(of.size_m)))
    return replace(toy, of="thing", grip="two_hands", stands=False, seats=(), flies=False, swims=False)


def kind_of(shown: Shown) -> tuple[PropKind, bool]:
    """The drawing for a subject: as all its words name it (a grand piano), else its noun alone."""
    noun_alone = kind_for(shown.what, shown.kind)
    said = shown.words.casefold().split()
    named = len(shown.what.split()) > 1  # the trunk that is a tree trunk is no chest
    if named or shown.kind != "thing" or len(said) < 2 or said[-1] != shown.what.casefold().split()[-1]:
        return noun_alone
    beast = noun(said[-1])
    if beast is not None and beast.kind == "animal":
        return noun_alone  # a stuffed pike is no spear
    whole = thing_kind(" ".join(said[-2:]))
    return noun_alone if whole is None else (whole, False)


_CLASSES = {
    "tree": "tree", "bush": "bush", "flower": "flower", "fern": "plant", "grass": "plant",
    "mushroom": "mushroom", "gun": "gun", "bomb": "bomb", "blade": "knife", "stick": "stick",
    "bottle": "bottle", "cup": "cup", "liquid": "glass", "dish": "plate", "basket": "basket", "bag": "bag",
    "box": "box", "fruit": "fruit", "food": "meal",
    "headgear": "hat", "shoe": "shoe", "eyewear": "glasses", "garment": "garment", "textile": "cloth",
    "document": "letter", "picture": "photo", "money": "money", "sign": "sign", "screen": "computer",
    "cabinet": "wardrobe", "bed": "bed", "table": "table", "seat": "chair",
    "wind": "flute", "strings": "guitar", "drum": "drum", "keyboard": "synthesizer",
}  # fmt: skip
"""Codes of nouns → what any such thing is drawn as, the narrower class first: a birch is a tree, a carbine a
gun, an affidavit a sheet of paper."""


def _by_class(words: str) -> PropKind | None:
    known = noun(words.split()[-1])
    codes = known.codes if known is not None else ()
    shape = next((shape for code, shape in _CLASSES.items() if code in codes), None)
    return PROP_KINDS.get(shape or "")


def sized(kind: PropKind, shown: Shown) -> PropKind:
    """The kind as large as the words say: a huge bench, a tiny bell."""
    factors = lookup("size_factors")
    for words in (*shown.look("size"), *shown.look("age")):
        for word in words.casefold().split():
            if word in factors:
                return scaled(kind, float(factors[word]))
    if kind.of == "animal" and shown.look("material") and max(kind.size_m) > _MODEL_M:
        return scaled(kind, _MODEL_M / max(kind.size_m))  # a cardboard dragon
    return kind


_MODEL_M = 1.4
"""Metres: no animal of cardboard or bronze is larger, unless the words say so."""


def scaled(kind: PropKind, factor: float) -> PropKind:
    """The kind `factor` times as large, its seats too."""
    width, height, depth = (round(side * factor, 3) for side in kind.size_m)
    seats = tuple(
        replace(s, right=s.right * factor, up=s.up * factor, ahead=s.ahead * factor) for s in kind.seats
    )
    return replace(kind, size_m=(width, height, depth), seats=seats)


def color_of(shown: Shown, kind: PropKind) -> str:
    """#rrggbb as the words say: by its colour, else by what it is made of; else the kind's own."""
    for attribute, name in (("color", "drawn_colors"), ("material", "material_colors")):
        known = lookup("drawn_colors") if name == "drawn_colors" else lookup("material_colors")
        for words in shown.look(attribute):
            for word in reversed(words.casefold().replace("-", " ").split()):
                if word in known:
                    return known[word]
    return kind.color


def pose_of(shown: Shown, kind: PropKind) -> str:
    """How an animal or a vehicle holds itself: stand, walk, run, sit, lie, sleep, fly, perch, swim, …"""
    if kind.of == "thing":
        return next((p for p in ("open", "hang") if p in (shown.does, *shown.look("is"))), None) or (
            "lie" if shown.pose in ("lie", "sleep", "fallen") else "stand"
        )
    said = _said_pose(shown)
    if said:
        return said
    if kind.swims and not shown.where:
        return "swim"
    if kind.flies:
        return "perch" if set(shown.where) & {"on", "in", "at"} else "fly"
    return "stand"


def _verb(shown: Shown) -> str:
    """The verb of the moment that the picture shows."""
    moment = deed_of(shown)
    return moment.does if moment is not None else ""


def _said_pose(shown: Shown) -> str | None:
    poses = table(ENGLISH, "animal_poses")
    words = [_verb(shown), *(w for phrase in shown.look("is") for w in phrase.split())]
    for pose, verbs in poses.items():
        if any(word in verbs for word in words):
            return str(pose)
    asked = verb_pose(_verb(shown))
    if asked in ("walk", "run", "sit", "lie", "sleep"):
        return asked
    return None
