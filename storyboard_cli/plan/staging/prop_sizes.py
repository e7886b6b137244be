"""How large things are and how they are held, by the word for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from storyboard_cli.plan.staging.animal_kinds import ANIMAL_KINDS
from storyboard_cli.plan.staging.more_thing_sizes import CLOCKS_TO_FURNITURE
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.stand_ins import STAND_IN_KINDS
from storyboard_cli.plan.staging.thing_sizes import THINGS_TO_SCREENS
from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS
from storyboard_cli.plan.staging.yet_more_thing_sizes import CLOTH_TO_FITTINGS
from storyboard_cli.reading.tables import lookup

THING_KINDS: tuple[PropKind, ...] = (
    *STAND_IN_KINDS,
    *THINGS_TO_SCREENS,
    *CLOCKS_TO_FURNITURE,
    *CLOTH_TO_FITTINGS,
)
"""Things that a script names besides those below: how large each is, and how it is held."""

_KINDS = (
    PropKind("backpack", (0.32, 0.46, 0.20), "back"),
    PropKind("bag", (0.40, 0.34, 0.16), "handle"),
    PropKind("suitcase", (0.45, 0.66, 0.25), "handle"),
    PropKind("sketchbook", (0.24, 0.32, 0.02), "two_hands"),
    PropKind("book", (0.17, 0.24, 0.03), "two_hands"),
    PropKind("notebook", (0.17, 0.24, 0.02), "two_hands"),
    PropKind("newspaper", (0.38, 0.52, 0.02), "two_hands"),
    PropKind("letter", (0.15, 0.21, 0.01)),
    PropKind("photo", (0.10, 0.15, 0.01)),
    PropKind("phone", (0.075, 0.155, 0.012), "ear"),
    PropKind("laptop", (0.34, 0.24, 0.24), "lap"),
    PropKind("camera", (0.14, 0.10, 0.09), "two_hands"),
    PropKind("umbrella", (1.05, 0.95, 1.05), "handle"),
    PropKind("cup", (0.09, 0.11, 0.09)),
    PropKind("bottle", (0.08, 0.27, 0.08)),
    PropKind("glass", (0.075, 0.14, 0.075)),
    PropKind("plate", (0.26, 0.04, 0.26), "two_hands"),
    PropKind("knife", (0.03, 0.28, 0.02)),
    PropKind("gun", (0.04, 0.15, 0.22)),
    PropKind("sword", (0.12, 1.0, 0.05), "handle"),
    PropKind("key", (0.04, 0.09, 0.01)),
    PropKind("pen", (0.015, 0.15, 0.015)),
    PropKind("brush", (0.03, 0.25, 0.03)),
    PropKind("flower", (0.22, 0.45, 0.22)),
    PropKind("box", (0.42, 0.32, 0.34), "two_hands"),
    PropKind("ball", (0.23, 0.23, 0.23)),
    PropKind("guitar", (0.38, 1.0, 0.14), "lap"),
    PropKind("lamp", (0.30, 0.52, 0.30), stands=True),
    PropKind("torch", (0.06, 0.22, 0.06)),
    PropKind("candle", (0.06, 0.22, 0.06)),
    PropKind("map", (0.60, 0.42, 0.01), "two_hands"),
    PropKind("hat", (0.30, 0.16, 0.30), "head"),
    PropKind("coat", (0.50, 0.95, 0.18)),
    PropKind("chair", (0.46, 0.90, 0.50), stands=True),
    PropKind("table", (1.40, 0.75, 0.80), stands=True),
    PropKind("bench", (1.60, 0.82, 0.55), stands=True),
    PropKind("bed", (1.00, 0.60, 2.00), stands=True),
    PropKind("sofa", (1.80, 0.82, 0.85), stands=True),
    PropKind("desk", (1.30, 0.75, 0.65), stands=True),
    PropKind("cabinet", (0.90, 1.85, 0.50), stands=True),
    PropKind("counter", (1.80, 0.95, 0.60), stands=True),
    PropKind("stool", (0.38, 0.66, 0.38), stands=True),
    PropKind("tree", (3.20, 5.50, 3.20), stands=True),
    PropKind("bush", (1.20, 1.00, 1.20), stands=True),
    PropKind("plant", (0.50, 0.90, 0.50), stands=True),
    PropKind("television", (1.10, 0.66, 0.10), stands=True),
    PropKind("clock", (0.30, 0.30, 0.06), stands=True),
    PropKind("rope", (0.30, 0.12, 0.30)),
    PropKind("basket", (0.40, 0.30, 0.30), "handle"),
    PropKind("tray", (0.45, 0.05, 0.32), "two_hands"),
    PropKind("easel", (0.70, 1.70, 0.60), stands=True),
    PropKind("sign", (0.60, 1.80, 0.08), stands=True),
)

PROP_KINDS: dict[str, PropKind] = {
    kind.shape: kind for kind in (*_KINDS, *ANIMAL_KINDS, *VEHICLE_KINDS, *THING_KINDS)
}

UNKNOWN = PropKind("object", (0.18, 0.18, 0.18))


def prop_kind(shape: str | None, words: Collection[str], height_cm: int | None) -> PropKind:
    """The kind of thing that a written shape, else the asset's own words, name, at a written height."""
    kind = named_kind(shape.casefold().strip()) if shape else None
    if kind is None:
        named = sorted({k.shape for w in words if (k := named_kind(w)) is not None})
        kind = PROP_KINDS[_first_by_table(named)] if named else UNKNOWN
    if shape and kind is UNKNOWN:
        kind = replace(kind, shape=shape.casefold().strip()[:40])
    if height_cm is None:
        return kind
    factor = height_cm / 100 / kind.size_m[1]
    width, height, depth = (round(side * factor, 3) for side in kind.size_m)
    return replace(kind, size_m=(width, height, depth))


def named_kind(word: str) -> PropKind | None:
    """The kind of a word of its own, in the singular or with a plain plural s."""
    for form in (word, word[:-1]) if word.endswith("s") else (word,):
        tables = lookup("things"), lookup("drawn_vehicles"), lookup("drawn_animals")
        for known in (form, *(table.get(form, "") for table in tables)):
            if known in PROP_KINDS:
                return PROP_KINDS[known]
    return None


def _first_by_table(names: list[str]) -> str:
    order = list(PROP_KINDS)
    return min(names, key=order.index)
