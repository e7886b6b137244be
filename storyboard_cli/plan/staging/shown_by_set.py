"""What a set shows as it is: its ground and walls, its own kind of place, what such places have."""

from __future__ import annotations

from storyboard_cli.plan.staging.belonging import forms_of
from storyboard_cli.plan.staging.items import has_landmark
from storyboard_cli.plan.staging.set_plan import SetPlan
from storyboard_cli.reading.indoor_words import indoor_set
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.outdoor_words import outdoor_set
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import ENGLISH, group, table

_IN_A_PLACE = frozenset({"vehicle", "animal", "person", "group"})
"""Who or what is seen somewhere is no place, though a heading may say no more: EXT. TRAM."""


def shows(plan: SetPlan, shown: Shown) -> bool:
    """Does the picture of that place show this subject without a drawing of its own?"""
    known = noun(shown.what.casefold().split()[-1])
    if known is not None and known.kind in ("weather", "light"):
        return True
    forms = forms_of(shown)
    if has_landmark(shown, plan) or forms & (
        group("of_the_place", "anywhere") | group("of_the_place", "anywhere at all")
    ):
        return True
    if plan.water is not None and forms & group("spots", "water"):
        return True
    if forms & group("of_the_place", "any room" if plan.interior else "outdoors"):
        return True
    return shown.kind not in _IN_A_PLACE and _is_such_a_place(plan, shown, forms)


def _is_such_a_place(plan: SetPlan, shown: Shown, forms: set[str]) -> bool:
    """The set itself, by its name or a word for it: a hallway in a lobby, the town on one of its streets."""
    word = shown.what.casefold().split()[-1]
    asked = {indoor_set(word), outdoor_set(word), indoor_set(shown.what), outdoor_set(shown.what)}
    if plan.kind in asked:
        return True
    if shown.kind != "place":
        return False
    families = [f for f, sets in table(ENGLISH, "set_families").items() if plan.kind in sets]
    return any(forms & group("shown_by_sets", family) for family in families)
