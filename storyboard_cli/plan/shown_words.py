"""What a frame shows, in the short phrases of a prompt: how many people, who they are, animals and things.

Whoever and whatever has an asset is described by its canonical prompt alone; here it is only counted and
named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from storyboard_cli.plan.recipe import AssetUse
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.numbers import SOME, number_of
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame

PEOPLE = "frame.shown"
"""Origin of the clause that counts and names people; `frame.shown.sedan` is that of a thing."""

_CROWD_FROM = 6
_MOST_THINGS = 8
_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_VOWEL = re.compile(r"[aeiou]")
_FEATURES = ("hair", "face_hair")

Part = tuple[str, str]


def people_part(frame: Frame, uses: Sequence[AssetUse]) -> list[Part]:
    """`3 people: Lin; two policemen`, if anybody is to be seen."""
    names = {u.asset_id: u.name for u in uses if u.asset_type == "character"}
    seen = [*_people(frame, names), *(_rider(use) for use in riders(frame, uses))]
    if not seen:
        return []
    crowd = any(_is_crowd(s) for s in seen)
    single = [s for s in seen if not _is_crowd(s)]
    total = sum(s.count for s in single)
    many = (
        "several people" if any(map(_is_vague, single)) else "1 person" if total == 1 else f"{total} people"
    )
    head = " and ".join(part for part in (many if single else "", "a crowd" if crowd else "") if part)
    who = "; ".join(dict.fromkeys(_person(s, names) for s in seen))
    return [(who if who == head else f"{head}: {who}", PEOPLE)]


def thing_parts(frame: Frame, uses: Sequence[AssetUse]) -> list[Part]:
    """Animals, vehicles and things that no asset of the frame stands for, each a phrase with its origin."""
    used = {u.asset_id for u in uses}
    found: dict[str, str] = {}
    for shown in frame.shown:
        if shown.in_view is True and shown.kind in ("animal", "vehicle", "thing") and shown.asset not in used:
            found.setdefault(_phrase(shown), f"{PEOPLE}.{shown.what.replace(' ', '_')}")
    return list(found.items())[:_MOST_THINGS]


def riders(frame: Frame, uses: Sequence[AssetUse]) -> list[AssetUse]:
    """Those of the cast who are in the picture without a word that shows them: who rides along in the same
    car, only spoken of or not.
    """
    named = {c.asset for c in frame.characters} | {s.asset for s in frame.shown if s.in_view is True}
    return [u for u in uses if u.asset_type == "character" and u.asset_id not in named]


def _rider(use: AssetUse) -> Shown:
    return Shown(what="person", name=use.name, kind="person", asset=use.asset_id)


def _people(frame: Frame, names: dict[str, str]) -> Iterator[Shown]:
    """Everybody in view, each once: the frame's cast, then whom the words show."""
    by_asset = {s.asset: s for s in frame.shown if s.asset}
    for character in frame.characters:
        shown = by_asset.get(character.asset)
        if shown is None and character.asset in names:
            yield Shown(what="person", name=names[character.asset], kind="person", asset=character.asset)
        elif shown is not None and shown.kind in ("person", "group"):
            yield shown
    cast = {c.asset for c in frame.characters}
    for shown in frame.shown:
        if shown.in_view is True and shown.kind in ("person", "group") and shown.asset not in cast:
            yield shown


def _person(shown: Shown, names: dict[str, str]) -> str:
    if shown.asset in names:
        return names[shown.asset]
    said = [shown.name or _phrase(shown)]
    ages = _ages(shown)
    if shown.name:
        said += shown.look("sex")[:1]
    if not any(w in said[0].split() for w in ages):
        said += ages[:1]
    said += [w for feature in _FEATURES for w in shown.look(feature)[:1]]
    worn = " and ".join(shown.look("wears")[:3])
    return ", ".join(said) + (f" in {worn}" if worn else "")


def _ages(shown: Shown) -> list[str]:
    """What is said of an age; that a boy is a child is said by the word."""
    known = noun(shown.what.split()[-1])
    young = shown.looks.get("sex") in ("boy", "girl") or (known is not None and "child" in known.codes)
    return [w for w in shown.look("age") if not (young and w == "child")]


def _phrase(shown: Shown) -> str:
    """A subject as the script's own words have it: two policemen, a black sedan."""
    words = shown.words.lower().split()
    whose = max((i for i, w in enumerate(words) if w.endswith(("'s", "’s"))), default=-1)
    words = words[whose + 1 :]
    while words and (words[0] in group("discourse", "articles") or words[0] in _pointing()):
        words = words[1:]
    if not words or not set(shown.what.split()) & set(words):
        looks = [w for a in ("size", "color", "material") for w in shown.look(a)[:1]]
        words = [*(w for w in looks if w not in shown.what.split()), *shown.what.split()]
        if shown.count > 1 and not _is_crowd(shown):
            words = [_WORDS[shown.count] if shown.count < len(_WORDS) else "many", *words]
    text = " ".join(words)
    known = noun(words[-1])
    counted = _number(words[0]) is not None or (known is not None and known.plural)
    uncounted = known is not None and (known.kind == "substance" or known.codes == ("food",))
    if counted or uncounted or (shown.count > 1 and not _is_crowd(shown)):
        return text
    return f"{'an' if _VOWEL.match(text) else 'a'} {text}"


def _is_crowd(shown: Shown) -> bool:
    return shown.kind == "group" and shown.count >= _CROWD_FROM


def _is_vague(shown: Shown) -> bool:
    """Students: nobody said how many."""
    return (
        shown.count == SOME and bool(shown.words) and not any(_number(w) for w in shown.words.lower().split())
    )


def _number(word: str) -> int | None:
    return number_of(word)[0]


def _pointing() -> frozenset[str]:
    return group("discourse", "pointing") | group("closed", "S")
