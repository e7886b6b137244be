"""A starting spec for somebody, or for an animal that has a name: what all frames tell, as one phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storyboard_cli.assets.shown_person import appearance_of
from storyboard_cli.assets.told import Told
from storyboard_cli.core.ids import AssetType
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import APART
from storyboard_cli.reading.tables import group
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.templates import NewAsset, NewVariant

USUAL_EXPRESSIONS = ("neutral", "soft_smile", "angry", "sad", "surprised")
_LONGEST = 300
_FIGURES = re.compile(r"\d")
_YEARS = re.compile(r"\d{1,3}")
_CHILD = ("boy", "girl")
_BODY = ("build", "hair", "face_hair", "skin")
_LOOKS = ("sex", "age", "build", "size", "hair", "face_hair", "skin", "body", "usual", "is")
_COAT = ("age", "size", "color", "hair", "material")  # what is said of an animal, in the order of the words
_TEENS = range(14, 20)
_ELDER_FROM = 58
_CHILD_TO = 13


def person_guess(
    asset_id: str, spoken: str, told: Told, scenes: Sequence[Scene], placeholder: str
) -> NewAsset:
    """The spec of a character: who it is in one readable phrase, and what of it the model knows by name."""
    species = told.species()
    described = _animal(told, species) if species else _person(told)
    named = set(folded(spoken).split())
    said = [part for part in described if not set(folded(part).split()) <= named]
    prompt = ", ".join((spoken, *said))[:_LONGEST]
    shown = [c for s in scenes for f in s.live_frames for c in f.characters if c.asset == placeholder]
    felt = [e for e, _ in Counter(c.expression for c in shown if c.expression).most_common(8)]
    worn = Counter(c.variant for c in shown if c.variant)
    return NewAsset(
        asset_id,
        AssetType.character,
        spoken,
        prompt,
        expressions=tuple(dict.fromkeys([*USUAL_EXPRESSIONS, *felt])),
        variants=tuple(NewVariant(v, prompt=v.replace("_", " ")) for v in worn),
        taxonomy=_taxonomy(told, species),
        appearance={} if species else _appearance(told),
    )


def remarks(told: Told) -> list[str]:
    """What is told of somebody and is no part of the prompt."""
    return [f"later: {garment} ({scene})" for garment, scene in told.worn_later()[:6]]


def _person(told: Told) -> list[str]:
    sex = next(iter(told.words("sex")), "")
    what = told.noun()
    roles = [r for r in told.words("role") if r != what][:1]
    body = [words for attribute in _BODY for words in told.words(attribute) if _says_how(words)]
    body += [words for words in told.first_words("body") if _says_how(words)]
    worn = told.first_worn()
    known = [sex, what if what != sex else "", *roles, _age(told.words("age"), sex), *body, *worn]
    return list(dict.fromkeys(known))


def _says_how(words: str) -> bool:
    """Bald, blue eyes; but that somebody has hair or a hand is no news."""
    known = noun(words)
    return known is None or known.kind != "body"


def _age(said: Sequence[str], sex: str) -> str:
    """An age as people say it: 30, early 40s, old; nothing where `boy` says it all."""
    figures = next((w for w in said if _FIGURES.search(w)), None)
    if figures is not None:
        return figures
    words = [w for w in said if not (w == "child" and sex in _CHILD)]
    return words[0] if words else ""


def _animal(told: Told, species: str) -> list[str]:
    adjectives = [words for attribute in _COAT for words in told.words(attribute) if words != species]
    return [" ".join([*adjectives[:4], species]), *told.words("wears")[:3]]


def _taxonomy(told: Told, species: str | None) -> dict[str, str]:
    if species:
        known = noun(species.split()[-1])
        return {"species": known.lemma if known else species}
    return {"kind": "crowd"} if told.is_group() else {}


def _appearance(told: Told) -> dict[str, object]:
    """What all frames say of the looks, as far as it can be drawn; clothes are those of the first scene."""
    looks = {attribute: APART.join(told.words(attribute)) for attribute in _LOOKS}
    looks["wears"] = APART.join(told.first_worn())
    found = appearance_of({a: words for a, words in looks.items() if words}, told.noun())
    return found.model_dump(mode="json", exclude_defaults=True)


def age_class(said: Sequence[str], *, child: bool = False) -> str | None:
    """child, teen, adult or elder, of all that is said of an age; None where nothing is."""
    if child or "child" in said:
        return "child"
    years = next((int(found[0]) for w in said if (found := _YEARS.search(w))), None)
    if years is not None:
        if years <= _CHILD_TO:
            return "child"
        return "teen" if years in _TEENS else "elder" if years >= _ELDER_FROM else "adult"
    classes = (("teen", "teenage"), ("elder", "old"), ("adult", "adult"), ("adult", "young"))
    words = {word for phrase in said for word in (phrase, *phrase.split())}
    return next((age for age, meaning in classes if words & group("ages", meaning)), None)
