"""A cast whose members are told apart: what no word decides is chosen so that no two look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from math import hypot

from storyboard_cli.assets.choices import (
    BOTTOM_COLORS,
    GREY,
    HAIR_COLORS,
    MENS_HAIR,
    SKINS,
    TOP_COLORS,
    TOPS,
    WOMENS_HAIR,
    Chooser,
    hair_styles,
    height_cm,
)
from storyboard_cli.assets.younger import age_said, grown_self, younger
from storyboard_cli.spec.appearance import HATS, OPEN, Appearance, Hair, Outfit, said_or_none

LEAST_APART = 40.0
"""How far apart any two members of a cast look at least, as `apart` measures it, where words leave room."""

_BEARDS = frozenset({"beard", "long_beard", "moustache", "goatee"})
_EYES = frozenset({"glasses", "sunglasses", "goggles", "eyepatch", "mask"})
_LONG = frozenset({"long", "dreadlocks", "pigtails", "braid", "ponytail"})
_BIG = frozenset({"afro", "curly", "spiky", "mohawk"})
_HIDING = frozenset(HATS[12:22])  # hats that hide the hair


_NOTHING = Appearance()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a cast: what words say of the looks, and the seed that chooses the rest."""

    asset_id: str
    said: Appearance = _NOTHING
    seed: int = 0
    name: str = ""  # YOUNG RITA is drawn after RITA


def cast_appearances(people: Sequence[Member]) -> dict[str, Appearance]:
    """A whole appearance for everybody, in the order of the cast.

    What words say stays. The rest is the seed's choice; where that is nearer than `LEAST_APART` to somebody
    before, other clothes, hair and skin are tried, and the first that are far enough from all are taken
    (where words decide too much for that, the farthest). Nobody who comes later changes anybody before.
    YOUNG RITA looks like RITA, younger.
    """
    names = {p.name: p.asset_id for p in people if p.name}
    grown = {p.asset_id: grown_self(p.name, names) for p in people if p.name}
    found: dict[str, Appearance] = {}
    for person in people:
        if person.asset_id not in found and not grown.get(person.asset_id):
            found[person.asset_id] = _unlike(person, tuple(found.values()))
    for person in people:
        self = grown.get(person.asset_id)
        if self is not None and self in found and person.asset_id not in found:
            found[person.asset_id] = younger(found[self], _of_age(person))
    for person in people:  # a younger one of somebody who is a younger one
        if person.asset_id not in found:
            found[person.asset_id] = _unlike(person, tuple(found.values()))
    return found


def _of_age(person: Member) -> Appearance:
    """What words say of a younger self; an adult class of age that only `young` means is left open."""
    age = age_said(person.name)
    said = person.said.model_dump(exclude_unset=True, exclude_none=True)
    if age is not None:
        said["age"] = age
    elif said.get("age") == "adult":
        del said["age"]
    return Appearance.model_validate(said)


def told_apart(looks: Sequence[tuple[str, Appearance]]) -> dict[str, Appearance]:
    """`cast_appearances` for (asset id, what is said) pairs."""
    return cast_appearances([Member(asset_id, said) for asset_id, said in looks])


def apart(a: Appearance, b: Appearance) -> float:
    """How different two whole appearances look: 0 is alike.

    A sum of what is seen from far: the colour of the top (OKLab × 100, at most 40), its kind, headgear, hair
    (its shape and colour), beard, skin, age, sex, build and height.
    """
    if (a.being or "human") != (b.being or "human"):
        return 100.0
    one, two = a.outfit or Outfit(), b.outfit or Outfit()
    total = min(40.0, difference(one.top_color, two.top_color))
    total += 12.0 * (one.top != two.top) + 8.0 * (one.pattern != two.pattern)
    total += 20.0 * (_worn(a, HATS) != _worn(b, HATS)) + 12.0 * (_worn(a, _BEARDS) != _worn(b, _BEARDS))
    total += 8.0 * (_worn(a, _EYES) != _worn(b, _EYES))
    total += _hair_apart(a, b) + min(15.0, difference(a.skin, b.skin) * 0.5)
    total += 25.0 * (a.presentation != b.presentation) + 30.0 * (a.age != b.age) + 12.0 * (a.build != b.build)
    return total + min(20.0, abs((a.height_cm or 170) - (b.height_cm or 170)) * 0.7)


def _worn(a: Appearance, kinds: Iterable[str]) -> frozenset[str]:
    return frozenset(a.accessories) & frozenset(kinds)


def _hair_apart(a: Appearance, b: Appearance) -> float:
    if _worn(a, _HIDING) or _worn(b, _HIDING):
        return 0.0
    one, two = a.hair or Hair(), b.hair or Hair()
    shape = 0.0 if one.style == two.style else 14.0 if _bulk(one) != _bulk(two) else 7.0
    if "bald" in (one.style, two.style):
        return shape
    return shape + min(20.0, difference(one.color, two.color) * 0.6)


def _bulk(hair: Hair) -> str:
    style = hair.style
    return "long" if style in _LONG else "big" if style in _BIG else "bald" if style == "bald" else "small"


@lru_cache(maxsize=4096)
def difference(a: str | None, b: str | None) -> float:
    """The distance of two #rrggbb in OKLab, × 100."""
    if a in (None, OPEN) or b in (None, OPEN):
        return 0.0
    (l1, a1, b1), (l2, a2, b2) = _oklab(str(a)), _oklab(str(b))
    return 100 * hypot(l1 - l2, (a1 - a2) * 2, (b1 - b2) * 2)


@lru_cache(maxsize=1024)
def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


# -- one person ------------------------------------------------------------------------------------------


def _unlike(person: Member, others: Sequence[Appearance]) -> Appearance:
    """The first choice that is far enough from everybody; else the farthest."""
    best, far = None, -1.0
    for made in _choices(person):
        nearest = min((apart(made, other) for other in others), default=1e9)
        if nearest >= LEAST_APART:
            return made
        if nearest > far:
            best, far = made, nearest
    assert best is not None  # the seed's own choice is always one
    return best


def _choices(person: Member) -> Iterator[Appearance]:
    """The seed's own choice, then others: first another colour, then all of it."""
    chooser = Chooser(person.asset_id, person.seed)
    sex = person.said.presentation or chooser.pick("presentation", ("feminine", "masculine"))
    first = _Choice(
        chooser.pick("colour", TOP_COLORS), chooser.pick("top", TOPS[:5]),
        chooser.pick("hair style", hair_styles(sex)), chooser.pick("hair", HAIR_COLORS),
        chooser.pick("skin", SKINS),
    )  # fmt: skip
    turn = chooser.number("turn")
    colors, kinds, skins = _from(TOP_COLORS, turn), _from(TOPS, turn // 7), _from(SKINS, turn // 11)
    styles = _from(
        tuple(dict.fromkeys(WOMENS_HAIR if sex == "feminine" else (*MENS_HAIR, "cropped"))), turn // 13
    )
    hairs = _from(HAIR_COLORS, turn // 17)
    recoloured = (_Choice(c, first.top, first.style, first.hair, first.skin) for c in colors)
    restyled = (_Choice(c, first.top, s, first.hair, first.skin) for s, c in product(styles, colors))
    anything = (
        _Choice(colors[(i + i // 10) % len(colors)], kinds[i % 5], styles[i // 2 % len(styles)], h, s)
        for i, (h, s) in enumerate(product(hairs * 3, skins))
    )
    seen: set[tuple[object, ...]] = set()
    for choice in chain((first,), recoloured, restyled, anything):
        made = _whole(person.said, sex, choice, chooser)
        key = (made.outfit, made.hair, made.skin)
        if key not in seen:
            seen.add(key)
            yield made


def _from(options: tuple[str, ...], start: int) -> tuple[str, ...]:
    """The options, beginning at one of them."""
    at = start % len(options)
    return options[at:] + options[:at]


@dataclass(frozen=True, slots=True)
class _Choice:
    color: str
    top: str
    style: str
    hair: str
    skin: str


def _whole(said: Appearance, sex: str, choice: _Choice, chooser: Chooser) -> Appearance:
    """What is said, completed by a choice."""
    age = said.age or "adult"
    hair, outfit = said.hair, said.outfit
    color = GREY if age == "elder" else choice.hair
    fields: dict[str, object] = {
        "presentation": sex,
        "age": age,
        "height_cm": said.height_cm or height_cm(age, sex),
        "skin": said.skin or choice.skin,
        "hair": {
            "style": said_or_none(hair.style if hair else None) or _style(choice.style, age),
            "color": said_or_none(hair.color if hair else None) or color,
        },
        "outfit": _dressed(outfit, choice, chooser, age),
    }
    return Appearance.model_validate(said.model_dump(exclude_unset=True) | fields)


def _style(style: str, age: str) -> str:
    return (
        "short"
        if age == "toddler"
        else "bun"
        if age == "elder" and style in ("long", "ponytail", "braid")
        else style
    )


def _dressed(said: Outfit | None, choice: _Choice, chooser: Chooser, age: str) -> dict[str, object]:
    given = said or Outfit(top=OPEN, top_color=OPEN, bottom=OPEN, bottom_color=OPEN)
    top = said_or_none(given.top) or ("dungarees" if age == "toddler" else choice.top)
    bottom = said_or_none(given.bottom) or ("none" if top in ("dress", "gown") else "trousers")
    legs = "#43597d" if bottom == "jeans" else chooser.pick("bottom", BOTTOM_COLORS)
    color = said_or_none(given.top_color) or choice.color
    return given.model_dump() | {
        "top": top,
        "top_color": color,
        "bottom": bottom,
        "bottom_color": said_or_none(given.bottom_color) or (color if top == "dungarees" else legs),
    }
