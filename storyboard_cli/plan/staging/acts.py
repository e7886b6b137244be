"""What somebody does to somebody or to something at the moment of the picture, by the words' own deeds."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyboard_cli.reading.deeds import moment_of
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Deed, Shown
from storyboard_cli.reading.tables import group

_HANDS = frozenset({"hand", "hands"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act of `acts.yaml`: who it is done to (`whom`), the thing that goes between both, the part that is
    touched, and the deed that it was read from. Names are as the words have them.
    """

    name: str
    whom: str | None = None
    thing: str | None = None
    part: str | None = None
    deed: Deed = field(default_factory=lambda: Deed(does=""))


def deed_of(shown: Shown) -> Deed | None:
    """The deed that the picture shows; of a subject with one verb that one."""
    return moment_of(shown.acts())


def act_of(shown: Shown) -> Act | None:
    """The act of somebody's moment; None where bodies do not touch."""
    deed = deed_of(shown)
    if deed is None:
        return None
    name = _name(deed)
    if name is None or (name not in _WITH_OWN_PARTS and is_own_part(deed)):
        return None
    whom, thing = _sides(name, deed)
    if whom is None and thing is None and name in ("open", "knock", "kick", "push", "pull"):
        whom = _of(deed, *deed.where) or _named_before(shown, deed)  # knocks at the door, then opens it
    return Act(name, whom, thing, deed.part, deed)


_WITH_OWN_PARTS = frozenset({"arm_round", "lay_hand", "shake_hands", "hold_hands"})


def is_own_part(deed: Deed) -> bool:
    """Does somebody close the own eyes, lower the head, raise a hand?"""
    return deed.part is not None and deed.whom is None and deed.to in _parts(deed)


def _named_before(shown: Shown, deed: Deed) -> str | None:
    """The thing that somebody's earlier deeds were done to: what `it` means."""
    earlier = shown.deeds[: shown.deeds.index(deed)] if deed in shown.deeds else []
    for other in reversed(earlier):
        named = [other.to, *other.where.values()]
        found = next((n for n in named if n), None)
        if found:
            return found
    return None


def _name(deed: Deed) -> str | None:
    """The act: the first line of `acts.yaml` that has the verb and fits its objects."""
    if deed.does == "shake" and (deed.part in _HANDS or deed.to in _HANDS):
        return "shake_hands"
    return next((n for n in _NAMES if deed.does in group("acts", n) and _fits(n, deed)), None)


def _fits(name: str, deed: Deed) -> bool:
    """Do the words around a verb say that it is this act? To hold a cup gives it to nobody."""
    said = set(deed.where)
    if name == "hold_hands":
        return deed.part in _HANDS and (deed.to or "").split(" ")[-1] in _HANDS and deed.whom is not None
    if name == "arm_round":
        return deed.part in ("arm", "arms") and bool(said & _ONTO)
    if name == "lay_hand":
        return deed.part in _HANDS and bool(said & _ONTO)
    if name == "snatch":
        return bool(said & _FROM)
    if name == "give":
        offers = deed.does == "hold" and deed.way == "out"
        return bool(deed.whom or said & _TO) or offers or deed.does in _GIVES
    if name == "help":
        return deed.way == "up"
    if name == "pull" and deed.does == "draw":
        return deed.way is not None and (deed.to or deed.whom) is not None  # else with a pencil
    return _fits_a_thing(name, deed, said)


def _fits_a_thing(name: str, deed: Deed, said: set[str]) -> bool:
    """The same of acts that are done to a thing or with one."""
    if name == "look_into":
        return bool(said & {"into", "inside", "through"})
    if name == "put":
        return deed.part is None and bool(said & set(_UPON))
    if name == "aim":
        return bool(said & set(_GOES_BETWEEN["aim"])) or deed.does in ("shoot", "photograph", "film")
    if name == "play":
        return deed.to is not None or bool(said & {"on", "at"})
    if name == "lead":
        return deed.to is not None and deed.does != "walk"
    return True


_ONTO = frozenset({"around", "round", "over", "on", "about"})
_FROM = frozenset({"from", "off", "out of"})
_TO = frozenset({"to", "toward", "towards"})
_GIVES = frozenset({"give", "hand", "offer", "show", "present", "deliver", "serve", "pay", "lend"})
_NAMES = (
    "embrace", "kiss", "slap", "punch", "kick", "push", "pull", "arm_round", "lay_hand", "hold_hands", 
    "snatch", "grab", "lift", "give", "carry", "whisper", "help", "groom", "feed", "pat", "lead", "bite",
    "lick",
    "jump", "knock", "open", "dig", "sweep", "stir", "pour", "lower", "aim", "put",
    "lean", "look_into", "play",
)  # fmt: skip
"""The lines of `acts.yaml` in the order in which they are tried."""


def _sides(name: str, deed: Deed) -> tuple[str | None, str | None]:
    """Whom it is done to, and the thing between them."""
    if name == "feed":
        return (deed.whom or deed.to), (deed.to if deed.whom else _of(deed, "with"))
    if name == "whisper":
        return deed.whom or _of(deed, "to") or deed.to, None
    if name == "play":
        return None, deed.to or _of(deed, "on", "at")
    if name in _GOES_BETWEEN:
        return (deed.whom if name == "give" else None) or _of(deed, *_GOES_BETWEEN[name]), deed.to
    if name in _BY_RELATION:
        first, ways = _BY_RELATION[name]
        return (deed.whom if first else None) or _of(deed, *ways) or (None if first else deed.to), None
    if name in _AT_A_PART:
        whom = deed.whom or (deed.to if deed.part is None or deed.to not in _parts(deed) else None)
        return whom, _of(deed, "with", "by")
    return deed.whom or deed.to, _of(deed, "with")


_UPON = ("on", "onto", "upon", "in", "into", "before", "in front of", "beside", "over")
_GOES_BETWEEN: dict[str, tuple[str, ...]] = {
    "give": ("to", "toward", "towards", "at"), "snatch": ("from", "off", "out of"), "put": _UPON,
    "aim": ("at", "to", "toward", "towards"),
}  # fmt: skip
"""Acts whose object is a thing: the prepositions behind which the other one stands."""
_BY_RELATION: dict[str, tuple[bool, tuple[str, ...]]] = {
    "arm_round": (True, ("around", "round", "over", "on")),
    "lay_hand": (True, ("on", "over", "around", "round")),
    "shake_hands": (True, ("with", "of")), "hold_hands": (True, ("with", "of")),
    "jump": (False, ("at", "on", "onto", "up at")),
    "lean": (False, ("on", "against", "over")), "look_into": (False, ("into", "inside", "in", "through")),
    "pour": (False, ("over", "on", "into", "in")),
}  # fmt: skip
"""Acts whose other one stands behind a preposition, and whether the owner of the part comes first."""
_AT_A_PART = frozenset(
    {"slap", "punch", "kick", "grab", "pat", "groom", "bite", "lick", "pull", "push", "embrace", "kiss"}
)


def _parts(deed: Deed) -> tuple[str, ...]:
    known = noun(deed.to or "")
    return (
        deed.part or "",
        f"{deed.part}s",
        *([deed.to or ""] if known and known.lemma == deed.part else []),
    )


def _of(deed: Deed, *relations: str) -> str | None:
    return next((deed.where[r] for r in relations if r in deed.where), None)


POSE_OF_ACT = {
    "embrace": "embrace", "kiss": "kiss", "shake_hands": "shake_hands", "slap": "punch", "punch": "punch",
    "push": "push", "pull": "pull", "grab": "reach", "lift": "carry", "carry": "carry", "snatch": "reach",
    "give": "give", "help": "give", "feed": "give", "pat": "reach", "groom": "reach", "open": "open",
    "knock": "open", "arm_round": "hold", "lay_hand": "reach", "hold_hands": "hold", "whisper": "listen",
    "stir": "cook", "lower": "hold",
}  # fmt: skip
"""The action of the pose library that an act begins with, before hands go where they touch."""
