"""Somebody at another age: YOUNG RITA looks like RITA, younger."""

from __future__ import annotations

from collections.abc import Mapping

from storyboard_cli.assets.choices import HAIR_COLORS, height_cm
from storyboard_cli.reading.tables import lookup
from storyboard_cli.script.aliases import folded
from storyboard_cli.spec.appearance import OPEN, Appearance, Hair

_YOUNGER = {"elder": "adult", "adult": "teen", "teen": "child", "child": "toddler", "toddler": "toddler"}
_NOT_YET = frozenset({"beard", "long_beard", "moustache", "goatee", "stubble", "glasses"})


def younger(grown: Appearance, said: Appearance | None = None) -> Appearance:
    """The same person, younger: YOUNG RITA is RITA with her skin, hair and colours.

    `said` is what words say of the younger one, and wins; without an age there, the next younger class of age
    is drawn. Grey hair has its colour again, beard and glasses are gone, the back is straight.
    """
    own = said or Appearance()
    age = own.age or _YOUNGER[grown.age or "adult"]
    child = age in ("child", "toddler")
    hair = grown.hair or Hair()
    style = "short" if hair.style in ("bald", "balding") else hair.style
    known = hair.color != OPEN and not _is_grey(hair.color)
    color = hair.color if known else HAIR_COLORS[2]
    kept = grown.model_dump(exclude_unset=True) | {
        "age": age,
        "posture": None,
        "build": None if child else grown.build,
        "height_cm": _younger_height(grown, age),
        "hair": {"style": style, "color": color},
        "accessories": [a for a in grown.accessories if a not in _NOT_YET],
    }
    return Appearance.model_validate(kept | own.model_dump(exclude_unset=True, exclude_none=True))


def _younger_height(grown: Appearance, age: str) -> int:
    sex = grown.presentation or "neutral"
    usual, new = height_cm(grown.age or "adult", sex), height_cm(age, sex)
    return round(new * (grown.height_cm or usual) / usual)


def _is_grey(color: str) -> bool:
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return max(red, green, blue) > 110 and max(red, green, blue) - min(red, green, blue) < 26


def grown_self(name: str, others: Mapping[str, str]) -> str | None:
    """Whom somebody is a younger one of: `YOUNG RITA` of RITA; `others` is name → asset id."""
    first, _, rest = folded(name).partition(" ")
    if first.casefold() not in lookup("drawn_younger") or not rest:
        return None
    return {folded(known): asset for known, asset in others.items()}.get(rest)


def age_said(name: str) -> str | None:
    """The age that the first word of such a name says: LITTLE RITA is a child; None for YOUNG."""
    age = lookup("drawn_younger").get(folded(name).partition(" ")[0].casefold())
    return None if age == "younger" else age
