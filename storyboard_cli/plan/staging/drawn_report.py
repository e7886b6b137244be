"""What became of each subject that the words show: drawn as a figure, as its kind, as a stand-in, or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from storyboard_cli.plan.staging.belonging import is_worn, part_of
from storyboard_cli.plan.staging.items import Item, again_of, has_landmark
from storyboard_cli.plan.staging.model import Drawn, Figure, PlacedProp, StagedSubject
from storyboard_cli.plan.staging.onlookers import CROWD_FROM, how_many
from storyboard_cli.plan.staging.set_plan import SetPlan
from storyboard_cli.reading.indoor_words import indoor_set
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.outdoor_words import outdoor_set
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame

OUTSIDE, OF_THE_PLACE, OF_SOMEBODY = "outside the picture", "part of the place", "part of somebody"
NOT_DRAWN = "no drawing of it"
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
            drawn, why = _thing(shown, items, seen_props, frame, plan)
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


def _kinds_of(word: str) -> tuple[str | None, str | None]:
    """The sets that a word asks for, inside and outside: a quay is a harbour."""
    return indoor_set(word), outdoor_set(word)


def _of_the_place(shown: Shown, frame: Frame, plan: SetPlan) -> tuple[Drawn, str]:
    """What is drawn with somebody or with the place; what neither has is not drawn."""
    if is_worn(shown, frame):
        return "figure", ""
    whole = part_of(shown, frame)
    if whole:
        return "off", f"part of {whole if whole in ('somebody', 'something') else f'the {whole}'}"
    word = shown.what.casefold().split()[-1]
    known = noun(word)
    forms = {word, known.lemma if known else word}
    if (known is not None and known.kind in ("weather", "light")) or plan.kind in _kinds_of(word):
        return "off", OF_THE_PLACE
    wet = plan.water is not None and bool(forms & group("spots", "water"))
    if wet or has_landmark(shown, plan) or forms & group("of_the_place", "anywhere"):
        return "off", OF_THE_PLACE
    return "off", NOT_DRAWN


def _thing(
    shown: Shown, items: Sequence[Item], seen: dict[str, PlacedProp], frame: Frame, plan: SetPlan
) -> tuple[Drawn, str]:
    same = again_of(shown, frame) or shown
    mine = [i for i in items if i.shown is same]
    if shown.asset in seen:
        return "shape", ""
    if any(i.fixture for i in mine):
        return "shape", ""
    if not mine:
        return _of_the_place(shown, frame, plan)
    in_sight = [seen[i.asset] for i in mine if i.asset in seen]
    if in_sight:
        return in_sight[0].drawn, ""
    return "off", next((i.why_off for i in mine if i.why_off), OUTSIDE)
