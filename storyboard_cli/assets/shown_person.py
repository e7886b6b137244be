"""What words show of somebody → an appearance that can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from storyboard_cli.assets.worn import Piece, pieces_of, words_in
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import APART
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table
from storyboard_cli.spec.appearance import HATS, OPEN, Appearance

_YEARS = re.compile(r"\d{1,3}")
_SEX = {"woman": "feminine", "girl": "feminine", "man": "masculine", "boy": "masculine"}
_GROWN = (50, 75, 87, 96, 103, 110, 116, 122, 128, 133, 138, 144, 150, 155, 160)
"""How tall children are, in cm, by their years."""
_BENT_FROM = 70
_BEARDS = frozenset({"beard", "long_beard", "moustache", "goatee", "stubble"})
_OUTERMOST = (
    "spacesuit", "armour", "raincoat", "fireman", "lab_coat", "trenchcoat", "coat", "hi_vis",
    "leather_jacket", "jacket", "suit", "police", "soldier", "uniform", "robe",
    "cardigan", "vest", "hoodie", "dungarees", "sweater",
)  # fmt: skip
"""Of several garments over one another, the first of these is seen."""
_WHOLE = frozenset({
    "dress", "gown", "wedding_dress", "robe", "habit", "kimono", "sari", "swimsuit", "spacesuit", "wetsuit",
    "costume", "dungarees", "jumpsuit",
})  # fmt: skip
"""What covers the legs too, or leaves them bare."""
_NO_LEGS = frozenset({"dress", "gown", "wedding_dress", "robe", "habit", "kimono", "sari", "swimsuit"})
ONE_CLOTH = frozenset({
    "police", "soldier", "sailor", "scrubs", "suit", "spacesuit", "wetsuit", "pyjamas", "dungarees",
    "jumpsuit", "fireman", "armour", "costume", "tracksuit", "uniform",
})  # fmt: skip
"""Garments whose trousers are of the same cloth."""


def appearance_of(looks: Mapping[str, str], what: str) -> Appearance:
    """How somebody looks of whom words say `looks` (attribute → words, several apart by `; `).

    `what` is the noun that the script calls them: policemen, bride, robot, OLD WEI. What no word says stays
    open (null), for a seed to choose.
    """
    said = _Said(looks, what)
    age, years = said.age()
    presentation = said.presentation()
    pieces = said.pieces()
    worn = [p for p in pieces if p.slot == "on"]
    fields: dict[str, object] = {
        "being": said.being(),
        "age": age,
        "presentation": presentation,
        "build": said.build(),
        "posture": said.posture(age, years),
        "height_cm": said.height(age, years, presentation),
        "skin": said.first("skin", lookup("drawn_skin")),
        "hair": said.hair(next((p.color for p in pieces if p.kind in _BEARDS and p.color), None)),
        "outfit": _outfit(pieces),
        "accessories": _one_hat(list(dict.fromkeys(p.kind for p in worn))),
        "accessory_colors": _colors_of(worn, pieces),
    }
    return Appearance.model_validate({k: v for k, v in fields.items() if v is not None})


@lru_cache(maxsize=512)
def read_prompt(variant: str, clauses: tuple[str, ...]) -> Appearance:
    """What a prompt says of clothes and of a calling; `clauses` are its parts between commas."""
    known = lookup("drawn_callings")
    beings = lookup("drawn_beings")
    nouns = [(clause, noun) for clause in clauses for noun in _nouns(clause)]
    calling = next((clause for clause, noun in nouns if noun in known or noun in beings), "")
    worn = "; ".join(c for c in (variant.replace("_", " "), *clauses) if c)
    return appearance_of({"wears": worn, "face_hair": worn}, calling)


class _Said:
    """What is said of one person."""

    def __init__(self, looks: Mapping[str, str], what: str) -> None:
        self.looks = looks
        self.nouns = _nouns(what)

    def each(self, *attributes: str) -> list[str]:
        return [w for a in attributes for w in self.looks.get(a, "").split(APART) if w]

    def words(self, *attributes: str) -> list[str]:
        return [w for phrase in self.each(*attributes) for w in words_in(phrase)]

    def first(self, attribute: str, known: Mapping[str, str]) -> str | None:
        return next((known[w] for w in self.words(attribute) if w in known), None)

    def being(self) -> str | None:
        known = lookup("drawn_beings")
        return next((known[w] for w in (*self.nouns, *self.words("is")) if w in known), None)

    def presentation(self) -> str | None:
        sex = next((_SEX[w] for w in self.each("sex") if w in _SEX), None)
        if sex:
            return sex
        for word in self.nouns:
            known = noun(word)
            if word in group("drawn_people", "feminine") or (known and "f" in known.codes):
                return "feminine"
            if word in group("drawn_people", "masculine") or (known and "m" in known.codes):
                return "masculine"
        return None

    def age(self) -> tuple[str | None, int | None]:
        """A class of age, and the years where the words say them; years count before words."""
        said = self.each("age")
        months = any("month" in w for w in said)
        years = next((int(found[0]) for w in said if (found := _YEARS.search(w))), None)
        if years is not None:
            return age_of_years(0 if months else years), years
        ages = table(ENGLISH, "drawn_ages")
        words = {*said, *self.words("age")}
        for named in (set(self.nouns), words):
            for age, known in ages.items():
                if not named.isdisjoint(known):
                    return age, None
        classes = (
            ("child", "child"),
            ("teen", "teenage"),
            ("elder", "old"),
            ("adult", "adult"),
            ("adult", "young"),
        )
        return next((age for age, meaning in classes if words & group("ages", meaning)), None), None

    def build(self) -> str | None:
        said = self._builds()
        return next((kind for kind in ("slim", "heavy", "muscular") if kind in said), None)

    def _builds(self) -> set[str]:
        known = lookup("builds")
        phrases = [*self.each("build", "size"), *self.words("build", "size")]
        return {known[w] for w in phrases if w in known}

    def posture(self, age: str | None, years: int | None) -> str | None:
        if "bent" in self._builds():
            return "bent"
        old = years is not None and years >= _BENT_FROM
        return "bent" if old or (age == "elder" and years is None) else None

    def height(self, age: str | None, years: int | None, presentation: str | None) -> int | None:
        said = self._builds()
        more = 1.065 if "tall" in said else 0.925 if "short" in said else 1.0
        if years is not None and years < len(_GROWN):
            return round(_GROWN[years] * more)
        if more == 1.0 or age == "toddler":
            return None
        usual = {"feminine": 165, "masculine": 177}.get(presentation or "", 171)
        return round({"child": 122, "teen": usual - 6}.get(age or "", usual) * more)

    def hair(self, beard: str | None) -> dict[str, str] | None:
        """Style and colour; of whose hair nothing is said, it has the colour of the beard."""
        words = self.words("hair")
        words += [w for phrase in self.each("body") for w in words_in(phrase) if "head" in words_in(phrase)]
        styles, colors = lookup("drawn_hair"), lookup("drawn_hair_colors")
        style = next(
            (kind for kind in table(ENGLISH, "drawn_hair") if any(styles.get(w) == kind for w in words)), None
        )
        color = next((colors[w] for w in (*words, *self.words("face_hair")) if w in colors), None)
        color = color or beard
        return {"style": style or OPEN, "color": color or OPEN} if style or color else None

    def pieces(self) -> list[Piece]:
        """What is worn: what is said, and what the calling usually wears where nothing said replaces it."""
        usual = pieces_of(self._calling() or " with ".join(self.each("usual")))
        said = [p for text in self.each("wears") for p in _made_plain(text, usual)]
        said += [p for text in self.each("face_hair") for p in pieces_of(text) if p.slot == "on"]
        taken = {p.slot for p in said if p.slot != "on"}
        hat = any(p.kind in HATS for p in said)
        dressed = "top" in taken
        if any(p.slot == "top" and p.color for p in said):  # white suit, gold rings: the suit stays white
            said = [p for p in said if p.slot]
        said += [p for p in usual if p.slot not in taken and not (hat if p.kind in HATS else dressed)]
        return [*_dyed(said), *self._marks()]

    def _marks(self) -> list[Piece]:
        """Freckles and scars, and that the clothes are too large."""
        words = {*self.words("skin"), *self.words("face_hair")}
        found = {
            "freckles": not words.isdisjoint(group("drawn_people", "freckles")),
            "scar": not words.isdisjoint(group("drawn_people", "scar")),
            "loose_clothes": bool(group("drawn_people", "loose clothes") & set(self.words("wears"))),
        }
        return [Piece("on", kind) for kind, seen in found.items() if seen]

    def _calling(self) -> str | None:
        known = lookup("drawn_callings")
        return next((known[w] for w in self.nouns if w in known), None)


def _made_plain(text: str, usual: Sequence[Piece]) -> list[Piece]:
    """What a phrase names; a bare `hat`, `helmet` or `uniform` is the one of the calling,
    in the colour said."""
    pieces = pieces_of(text)
    if len(pieces) != 1 or not set(words_in(text)) & group("drawn_callings_plain", "plain"):
        return pieces
    slot = "hat" if pieces[0].kind in HATS else pieces[0].slot
    own = next((p for p in usual if slot == ("hat" if p.kind in HATS else p.slot)), None)
    qualified = set(words_in(text)) - group("drawn_callings_plain", "plain")
    if own is None or (qualified and pieces[0].color is None):
        return pieces
    return [replace(own, color=pieces[0].color or own.color)]


def _dyed(pieces: Sequence[Piece]) -> list[Piece]:
    """A colour that is said alone is that of the upper garment: a bride in white."""
    alone = next((p for p in pieces if not p.slot), None)
    top = next((i for i, p in enumerate(pieces) if p.slot == "top"), None)
    if alone is None or top is None:
        return list(pieces)
    dyed = replace(pieces[top], color=alone.color, pattern=alone.pattern)
    return [dyed if i == top else p for i, p in enumerate(pieces) if p.slot]


def age_of_years(years: int) -> str:
    """The class of age that somebody of so many years is drawn as."""
    if years <= 3:
        return "toddler"
    if years <= 13:
        return "child"
    return "teen" if years <= 19 else "elder" if years >= 58 else "adult"


@cache
def _nouns(what: str) -> tuple[str, ...]:
    """The nouns that say what somebody is, the whole first: police officer, officer. A name says it by its
    title only: OFFICER DAVIS, DR OKAFOR.
    """
    words = words_in(what)
    if not words:
        return ()
    titles = lookup("people")
    if what.isupper():
        title = titles.get(words[0])
        return (title,) if title and title not in ("common", "modifiers", "other_self") else ()
    whole = " ".join(words)
    ends = [whole, *(" ".join(words[i:]) for i in range(1, len(words)))]
    return tuple(dict.fromkeys(w for end in ends for w in (end, _one(end))))


def _one(words: str) -> str:
    """The noun in the singular: policemen → policeman."""
    known = noun(words)
    if known is not None:
        return known.lemma
    return words[:-1] if words.endswith("s") else words


def _outfit(pieces: Sequence[Piece]) -> dict[str, object] | None:
    tops = [p for p in pieces if p.slot == "top"]
    bottom = next((p for p in pieces if p.slot == "bottom"), None)
    shoes = next((p for p in pieces if p.slot == "shoes"), None)
    whole = next((p for p in pieces if not p.slot), None)
    if not (tops or bottom or shoes or whole):
        return None
    outer = next((p for kind in _OUTERMOST for p in tops if p.kind == kind), tops[0] if tops else None)
    inner = next((p for p in tops if p is not outer), None)
    found: dict[str, object] = dict.fromkeys(("top", "top_color", "bottom", "bottom_color"), OPEN)
    if outer is not None:
        found["top"] = outer.kind
        found["top_color"] = outer.color or usual_color(outer.kind) or OPEN
        found["pattern"] = outer.pattern or _usual_pattern(outer.kind)
        found["accent_color"] = inner.color if inner else None
        found |= _legs_of(outer, found["top_color"])
    elif whole is not None:
        found["top_color"], found["pattern"] = whole.color or OPEN, whole.pattern
    if bottom is not None:
        found["bottom"], found["bottom_color"] = bottom.kind, bottom.color or OPEN
    if shoes is not None:
        found["shoes"] = shoes.kind
        color = shoes.color or usual_color(shoes.kind)
        found |= {"shoes_color": color} if color else {}
    elif outer is not None and outer.kind in ("swimsuit", "bare"):
        found["shoes"] = "barefoot"
    return found


def _legs_of(outer: Piece, color: object) -> dict[str, object]:
    if outer.kind in _NO_LEGS:
        return {"bottom": "none"}
    if outer.kind == "bare":
        return {"bottom": "shorts"}
    if outer.kind in ONE_CLOTH:
        return {"bottom": "trousers", "bottom_color": color}
    return {}


def _usual_pattern(kind: str) -> str | None:
    return {"pyjamas": "striped", "soldier": "camouflage"}.get(kind)


def usual_color(kind: str) -> str | None:
    """The colour of a garment where no word says one."""
    return lookup("drawn_wear_colors").get(kind)


def _one_hat(worn: list[str]) -> list[str]:
    """Of several things on a head only one is seen; a veil goes with all of them."""
    hats = [k for k in worn if k in HATS and k != "veil"]
    return [k for k in worn if k not in hats[1:]]


def _colors_of(worn: Iterable[Piece], pieces: Sequence[Piece]) -> dict[str, str] | None:
    """Of hats and the like; a knight's helmet is of the metal of the armour."""
    metal = next((p.color for p in pieces if p.kind == "armour"), None)
    found: dict[str, str] = {}
    for piece in worn:
        color = piece.color or (metal if piece.kind == "knight_helmet" else None) or usual_color(piece.kind)
        if color and piece.kind not in _BEARDS:
            found[piece.kind] = color
    return found or None
