"""How a character looks: what the spec says, else what the prompt's words say, else what its seed chooses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from storyboard_cli.assets.choices import (
    BOTTOM_COLORS,
    GREY,
    HAIR_COLORS,
    SKINS,
    TOP_COLORS,
    TOPS,
    Chooser,
    hair_styles,
    height_cm,
)
from storyboard_cli.assets.shown_person import ONE_CLOTH, read_prompt
from storyboard_cli.plan.recipe import AssetUse
from storyboard_cli.plan.staging.body import shape_name
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table
from storyboard_cli.render.preview.palette import Rgb, luma, mix, rgb
from storyboard_cli.spec.appearance import HATS, OPEN, Appearance, Outfit, said_or_none

_SAFE_TOPS = frozenset({
    "leather_jacket", "trenchcoat", "lab_coat", "gown", "wedding_dress", "robe", "kimono", "sari",
    "dungarees", "jumpsuit", "soldier", "police", "scrubs", "armour", "spacesuit", "wetsuit", "pyjamas",
    "swimsuit", "jersey", "tank", "cardigan",
})  # fmt: skip
"""Garments whose words mean nothing else in a description."""
_STONE = {"skin": "#c9c6bd", "dark": "#aeaba2"}


@dataclass(frozen=True)
class Look:
    """A resolved appearance: nothing is missing."""

    skin: Rgb
    hair_style: str
    hair_color: Rgb
    top: str
    top_color: Rgb
    bottom: str
    bottom_color: Rgb
    shoes_color: Rgb
    accent: Rgb
    build: str
    presentation: str
    age: str
    height_m: float
    accessories: frozenset[str] = field(default_factory=frozenset)
    shape: int = 0  # a number of its own, for small differences between faces
    being: str = "human"
    shoes: str = "shoes"
    pattern: str | None = None
    colors: Mapping[str, Rgb] = field(default_factory=dict)  # of accessories

    @property
    def feminine(self) -> bool:
        return self.presentation == "feminine"

    @property
    def loose(self) -> bool:
        """In clothes that are too large."""
        return "loose_clothes" in self.accessories

    @property
    def young(self) -> bool:
        """A child or smaller."""
        return self.age in ("child", "toddler")

    @property
    def frame(self) -> str:
        """The build without the posture: staging's `heavy bent` is heavy."""
        return self.build.split(" ")[0]

    def color_of(self, accessory: str, otherwise: Rgb) -> Rgb:
        """The colour of a hat, an apron, a scarf."""
        return self.colors.get(accessory, otherwise)


class _Words:
    """The words of a description, in order, with what stands near what inside one clause."""

    def __init__(self, text: str) -> None:
        self.all: list[str] = []
        self.clause: list[int] = []  # of each word
        for number, clause in enumerate(re.split(r"[,.;:()]|\band\b|\bwith\b|\bover\b", text.lower())):
            found = re.findall(r"[a-z]+(?:-[a-z]+)?", clause)
            self.all += found
            self.clause += [number] * len(found)
        self.set = frozenset(self.all)

    def first(self, known: Mapping[str, str]) -> tuple[str, int] | None:
        """The first table entry whose word occurs, and where; the table's order decides."""
        for word, meaning in known.items():
            if word in self.set:
                return meaning, self.all.index(word)
        return None

    def before(self, index: int, known: Mapping[str, str], reach: int = 4) -> str | None:
        """The nearest table word at most `reach` words before that place, in the same clause."""
        for place in range(index - 1, max(-1, index - 1 - reach), -1):
            if self.clause[place] != self.clause[index]:
                return None
            for part in reversed(self.all[place].split("-")):
                if part in known:
                    return known[part]
        return None

    def says(self, what: str) -> bool:
        """Does a word of that group of `drawn_people` occur?"""
        return not group("drawn_people", what).isdisjoint(self.set)


def resolve_look(asset: AssetUse) -> Look:
    """The look of a character in its variant."""
    said = _Words(f"{asset.canonical_prompt}, {asset.variant_prompt}")
    worn = _Words(f"{asset.variant_prompt}, {asset.canonical_prompt}")  # the variant's clothes come first
    chooser = Chooser(asset.asset_id, asset.seed)
    given = asset.appearance
    presentation = given.presentation or _presentation(said, chooser)
    age = given.age or _age(said)
    hair_style, hair_color = _hair(asset, said, chooser, presentation, age)
    read = _read(asset)
    outfit = given.outfit or read.outfit
    top, top_color = _top(asset, outfit, worn, chooser)
    bottom, bottom_color = _bottom(outfit, worn, chooser, top, top_color)
    top_rgb = rgb(top_color)
    accent = outfit.accent_color if outfit and outfit.accent_color else None
    shoes = outfit.shoes_color if outfit and outfit.shoes_color else "#2a2a2e"
    look = Look(
        skin=rgb(given.skin or _skin(said, chooser)),
        hair_style=hair_style,
        hair_color=rgb(hair_color),
        top=top,
        top_color=top_rgb,
        bottom=bottom,
        bottom_color=rgb(bottom_color),
        shoes_color=rgb(shoes),
        accent=rgb(accent) if accent else _accent(top_rgb),
        build=shape_name(given.build or _build(said, age), age, given.posture),
        presentation=presentation,
        age=age,
        height_m=(given.height_cm or height_cm(age, presentation)) / 100,
        accessories=_accessories(given, read, said),
        shape=chooser.number("shape"),
        being=given.being or read.being or "human",
        shoes=outfit.shoes if outfit else "shoes",
        pattern=outfit.pattern if outfit else None,
        colors={k: rgb(c) for k, c in (read.accessory_colors | given.accessory_colors).items()},
    )
    return _of_stone(look) if look.being == "statue" else look


def _read(asset: AssetUse) -> Appearance:
    """What the prompt's words say of clothes that the old tables of garments do not know, and of callings."""
    clauses = [c.strip() for c in re.split(r"[,.;:()]", asset.canonical_prompt.lower()) if c.strip()]
    found = read_prompt(asset.variant_prompt, tuple(clauses))
    outfit = found.outfit
    if outfit is None or outfit.top not in _SAFE_TOPS:
        worn = _Words(f"{asset.variant_prompt}, {asset.canonical_prompt}")
        known = worn.first(lookup("drawn_tops")) or worn.first(lookup("drawn_bottoms"))
        return found.model_copy(update={"outfit": None}) if known else found
    return found


def _accessories(given: Appearance, read: Appearance, said: _Words) -> frozenset[str]:
    found: set[str] = set(given.accessories)
    if not found:
        found = {meaning for word, meaning in lookup("drawn_accessories").items() if word in said.set}
        found |= set(read.accessories)
    hats = found & set(HATS)
    return frozenset(found - {"hat", "cap"} if hats - {"hat", "cap"} else found)


def _of_stone(look: Look) -> Look:
    stone, dark = rgb(_STONE["skin"]), rgb(_STONE["dark"])
    return replace(
        look, skin=stone, hair_color=dark, top_color=stone, bottom_color=stone, shoes_color=dark,
        accent=stone, pattern=None, colors=dict.fromkeys(look.accessories, dark),
    )  # fmt: skip


def _presentation(said: _Words, chooser: Chooser) -> str:
    if said.says("feminine"):
        return "feminine"
    if said.says("masculine"):
        return "masculine"
    return chooser.pick("presentation", ("feminine", "masculine"))


def _age(said: _Words) -> str:
    if said.says("elder"):
        return "elder"
    if said.says("teen"):
        return "teen"
    if group("drawn_ages", "toddler") & said.set:
        return "toddler"
    return "child" if said.says("child") and "young" not in said.set else "adult"


def _build(said: _Words, age: str) -> str:
    if age in ("child", "toddler"):
        return "average"
    if said.says("heavy"):
        return "heavy"
    return "slim" if said.says("slim") else "average"


def _skin(said: _Words, chooser: Chooser) -> str:
    for anchor in table(ENGLISH, "drawn_people")["skin"]:
        if anchor in said.set:
            found = said.before(said.all.index(anchor), lookup("drawn_skin"), reach=3)
            if found:
                return found
    for word in said.all:
        if word.endswith("-skinned") and word.split("-")[0] in lookup("drawn_skin"):
            return lookup("drawn_skin")[word.split("-")[0]]
    return chooser.pick("skin", SKINS)


def _hair(asset: AssetUse, said: _Words, chooser: Chooser, presentation: str, age: str) -> tuple[str, str]:
    given = asset.appearance.hair
    style = said_or_none(given.style if given else None)
    color = said_or_none(given.color if given else None)
    if "bald" in said.set and not style:
        style = "bald"
    for anchor in table(ENGLISH, "drawn_people")["hair"]:
        if anchor in said.set and not (style and color):
            place = said.all.index(anchor)
            style = style or _style_at(said, place)
            color = color or said.before(place, lookup("drawn_hair_colors"))
    if style is None:
        style = chooser.pick("hair style", hair_styles(presentation))
    if color is None:
        color = GREY if age == "elder" else chooser.pick("hair", HAIR_COLORS)
    return style, color


def _style_at(said: _Words, place: int) -> str | None:
    known = lookup("drawn_hair")
    return known.get(said.all[place]) or said.before(place, known)


def _top(asset: AssetUse, outfit: Outfit | None, worn: _Words, chooser: Chooser) -> tuple[str, str]:
    color = said_or_none(outfit.top_color) if outfit else None
    if outfit and outfit.top != OPEN:
        return outfit.top, color or _main_colour(asset, chooser)
    found = worn.first(lookup("drawn_tops"))
    if found:
        kind, place = found
        return kind, color or worn.before(place, lookup("drawn_colors")) or _main_colour(asset, chooser)
    return chooser.pick("top", TOPS), color or _main_colour(asset, chooser)


def _main_colour(asset: AssetUse, chooser: Chooser) -> str:
    return asset.appearance.palette[0] if asset.appearance.palette else chooser.pick("colour", TOP_COLORS)


def _bottom(
    outfit: Outfit | None, worn: _Words, chooser: Chooser, top: str, top_color: str
) -> tuple[str, str]:
    color = said_or_none(outfit.bottom_color) if outfit else None
    if outfit and outfit.bottom != OPEN:
        own = top_color if top in ONE_CLOTH else chooser.pick("bottom", BOTTOM_COLORS)
        return outfit.bottom, color or ("#43597d" if outfit.bottom == "jeans" else own)
    found = worn.first(lookup("drawn_bottoms"))
    if found:
        kind, place = found
        default = "#43597d" if kind == "jeans" else chooser.pick("bottom", BOTTOM_COLORS)
        return kind, color or worn.before(place, lookup("drawn_colors"), reach=2) or default
    return ("none" if top in ("dress", "gown") else "trousers"), color or chooser.pick(
        "bottom", BOTTOM_COLORS
    )


def _accent(top: Rgb) -> Rgb:
    """A collar or lining that stands off the garment."""
    return mix(top, (245, 240, 230), 0.75) if luma(top) < 0.6 else mix(top, (40, 44, 60), 0.6)
