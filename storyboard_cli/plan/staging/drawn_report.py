"""What became of each subject that the words show: drawn as a figure, as its kind, as a stand-in, or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from storyboard_cli.plan.staging.belonging import forms_of, is_of_a_vehicle, is_worn, part_of
from storyboard_cli.plan.staging.items import Item, again_of, is_again
from storyboard_cli.plan.staging.model import Figure, PlacedProp
from storyboard_cli.plan.staging.onlookers import CROWD_FROM, how_many
from storyboard_cli.plan.staging.set_plan import SetPlan
from storyboard_cli.plan.staging.shown_by_set import shows
from storyboard_cli.plan.staging.staged_subject import (
    LEADS_THERE,
    MATERIAL,
    NOT_DRAWN,
    OF_A_VEHICLE,
    OF_SOMEBODY,
    OF_THE_PLACE,
    OUTSIDE,
    Drawn,
    StagedSubject,
)
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.script.graph import Frame

_LEAST_SEEN = 0.02


def subjects_of(
    frame: Frame, items: Sequence[Item], props: Sequence[PlacedProp], figures: Sequence[Figure],
    crowd: int, onlookers: dict[str, Shown], plan: SetPlan,
) -> tuple[StagedSubject, ...]:  # fmt: skip
    """One entry for each subject in view."""
    seen_figures = {f.asset for f in figures if f.visible > _LEAST_SEEN or f.crop.area > 0}
    seen_props = {p.asset: p for p in props if p.crop.area > 0 and p.depth_m > 0}
    found = []
    for shown in frame.shown:
        if shown.in_view is not True:
            continue
        drawn: Drawn
        if shown.kind in ("person", "group"):
            drawn, why = _people(shown, seen_figures, crowd, onlookers)
        elif shown.kind == "body":
            drawn, why = ("figure", "") if figures else ("off", OF_SOMEBODY)
        else:
            drawn, why = _thing(shown, items, seen_props, frame, plan, figures)
        name = shown.name or shown.what
        found.append(StagedSubject(what=name, kind=shown.kind, count=shown.count, drawn=drawn, why=why))
    return tuple(found)


def _people(
    shown: Shown, seen: Collection[str], crowd: int, onlookers: dict[str, Shown]
) -> tuple[Drawn, str]:
    ids = {shown.asset} | {
        asset for asset, of in onlookers.items() if (of.at, of.what) == (shown.at, shown.what)
    }
    if ids & set(seen) or (how_many(shown) >= CROWD_FROM and crowd):
        return "figure", ""
    return "off", OUTSIDE


def _of_the_place(shown: Shown, frame: Frame, plan: SetPlan, figures: Sequence[Figure]) -> tuple[Drawn, str]:
    """What is drawn with somebody or with the place; what neither has is not drawn."""
    if is_worn(shown, frame):
        return "figure", ""
    forms = forms_of(shown)
    if forms & group("of_the_place", "tears") and any(f.expression == "crying" for f in figures):
        return "figure", ""
    whole = part_of(shown, frame)
    if whole:
        return "off", f"part of {whole if whole in ('somebody', 'something') else f'the {whole}'}"
    if is_of_a_vehicle(shown, frame, plan):
        return "off", OF_A_VEHICLE
    if shows(plan, shown):
        return "off", OF_THE_PLACE
    if shown.kind == "thing" and forms & _materials():
        return "off", MATERIAL
    return "off", LEADS_THERE if _leads_there(shown, frame) else NOT_DRAWN


@cache
def _materials() -> frozenset[str]:
    return frozenset(lookup("materials"))


def _leads_there(shown: Shown, frame: Frame) -> bool:
    """Another place, which somebody only comes from, or goes to: it is beyond the picture's edge."""
    known = noun(shown.what.casefold().split()[-1])
    if shown.kind != "place" or known is None or known.kind != "place":
        return False
    names = {shown.what.casefold(), (shown.name or shown.what).casefold()}
    told = (deed for s in frame.shown if s is not shown for deed in s.acts())
    return any(names & {(d.to or "").casefold(), *(w.casefold() for w in d.where.values())} for d in told)


def _thing(
    shown: Shown, items: Sequence[Item], seen: dict[str, PlacedProp], frame: Frame, plan: SetPlan,
    figures: Sequence[Figure],
) -> tuple[Drawn, str]:  # fmt: skip
    same = again_of(shown, frame) or shown
    mine = [i for i in items if i.shown is same]
    if shown.asset in seen:
        return "shape", ""
    if any(i.fixture for i in mine):
        return "shape", ""
    if not mine:
        mine = [i for i in items if i.asset in seen and is_again(shown, (i,))]
        if not mine:
            return _of_the_place(shown, frame, plan, figures)
    in_sight = [seen[i.asset] for i in mine if i.asset in seen]
    if in_sight:
        return in_sight[0].drawn, ""
    return "off", next((i.why_off for i in mine if i.why_off), OUTSIDE)
