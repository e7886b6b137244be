"""How a character looks: what the spec says, else what the prompt's words say, else what its seed chooses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.recipe import AssetUse
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table
from storyboard_cli.render.preview.palette import Rgb, luma, mix, rgb

_SKINS = ("#ecccb2", "#dfb592", "#cf9f77", "#b8835a", "#9a6a48", "#7a5039")
_HAIR = ("#211d22", "#2e2320", "#46301f", "#5d3a22", "#83552f", "#a98247")
_TOPS = (
    "#a8483f", "#3f6a94", "#4d7d5c", "#c08a3a", "#70528c", "#2f7579", "#b86a45", "#8a3f5a", "#5b6f43",
    "#4a5f86",
)  # fmt: skip
_BOTTOMS = ("#454a55", "#3a4356", "#5b5348", "#4a4038", "#33363d")
"""What a seed chooses from, where no word says a colour."""


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

    @property
    def feminine(self) -> bool:
        return self.presentation == "feminine"


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


class _Chooser:
    """Picks that depend on the asset's id and seed only."""

    def __init__(self, asset: AssetUse) -> None:
        self.root = f"{asset.asset_id}/{asset.seed}"

    def number(self, what: str) -> int:
        return int(short(sha256_text(f"{self.root}/{what}"), 12), 16)

    def pick(self, what: str, options: tuple[str, ...]) -> str:
        return options[self.number(what) % len(options)]


def resolve_look(asset: AssetUse) -> Look:
    """The look of a character in its variant."""
    said = _Words(f"{asset.canonical_prompt}, {asset.variant_prompt}")
    worn = _Words(f"{asset.variant_prompt}, {asset.canonical_prompt}")  # the variant's clothes come first
    chooser = _Chooser(asset)
    given = asset.appearance
    presentation = given.presentation or _presentation(said, chooser)
    age = given.age or _age(said)
    hair_style, hair_color = _hair(asset, said, chooser, presentation, age)
    top, top_color = _top(asset, worn, chooser)
    bottom, bottom_color = _bottom(asset, worn, chooser, top)
    outfit = given.outfit
    top_rgb = rgb(top_color)
    accent = outfit.accent_color if outfit and outfit.accent_color else None
    shoes = outfit.shoes_color if outfit else "#2a2a2e"
    accessories: set[str] = set(given.accessories)
    if not accessories:
        accessories = {meaning for word, meaning in lookup("drawn_accessories").items() if word in said.set}
    return Look(
        skin=rgb(given.skin or _skin(said, chooser)),
        hair_style=hair_style,
        hair_color=rgb(hair_color),
        top=top,
        top_color=top_rgb,
        bottom=bottom,
        bottom_color=rgb(bottom_color),
        shoes_color=rgb(shoes),
        accent=rgb(accent) if accent else _accent(top_rgb),
        build=given.build or _build(said, age),
        presentation=presentation,
        age=age,
        height_m=(given.height_cm or _height_cm(age, presentation)) / 100,
        accessories=frozenset(accessories),
        shape=chooser.number("shape"),
    )


def _presentation(said: _Words, chooser: _Chooser) -> str:
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
    return "child" if said.says("child") and "young" not in said.set else "adult"


def _build(said: _Words, age: str) -> str:
    if age == "child":
        return "child"
    if said.says("heavy"):
        return "heavy"
    return "slim" if said.says("slim") else "average"


def _height_cm(age: str, presentation: str) -> int:
    if age == "child":
        return 122
    return {"feminine": 165, "masculine": 177}.get(presentation, 170) - (6 if age in ("teen", "elder") else 0)


def _skin(said: _Words, chooser: _Chooser) -> str:
    for anchor in table(ENGLISH, "drawn_people")["skin"]:
        if anchor in said.set:
            found = said.before(said.all.index(anchor), lookup("drawn_skin"), reach=3)
            if found:
                return found
    for word in said.all:
        if word.endswith("-skinned") and word.split("-")[0] in lookup("drawn_skin"):
            return lookup("drawn_skin")[word.split("-")[0]]
    return chooser.pick("skin", _SKINS)


def _hair(asset: AssetUse, said: _Words, chooser: _Chooser, presentation: str, age: str) -> tuple[str, str]:
    if asset.appearance.hair:
        return asset.appearance.hair.style, asset.appearance.hair.color
    style, color = None, None
    if "bald" in said.set:
        style = "bald"
    for anchor in table(ENGLISH, "drawn_people")["hair"]:
        if anchor in said.set:
            place = said.all.index(anchor)
            style = style or lookup("drawn_hair").get(anchor) or said.before(place, lookup("drawn_hair"))
            color = color or said.before(place, lookup("drawn_hair_colors"))
    if style is None:
        ladies, men = (
            ("long", "bob", "ponytail", "bun", "braid", "curly"),
            ("short", "spiky", "short", "curly", "buzz"),
        )
        style = chooser.pick("hair style", ladies if presentation == "feminine" else men)
    if color is None:
        color = "#a3a4a8" if age == "elder" else chooser.pick("hair", _HAIR)
    return style, color


def _top(asset: AssetUse, worn: _Words, chooser: _Chooser) -> tuple[str, str]:
    if asset.appearance.outfit:
        return asset.appearance.outfit.top, asset.appearance.outfit.top_color
    found = worn.first(lookup("drawn_tops"))
    if found:
        kind, place = found
        return kind, worn.before(place, lookup("drawn_colors")) or _main_colour(asset, chooser)
    kind = chooser.pick("top", ("shirt", "jacket", "hoodie", "sweater", "tshirt"))
    return kind, _main_colour(asset, chooser)


def _main_colour(asset: AssetUse, chooser: _Chooser) -> str:
    return asset.appearance.palette[0] if asset.appearance.palette else chooser.pick("colour", _TOPS)


def _bottom(asset: AssetUse, worn: _Words, chooser: _Chooser, top: str) -> tuple[str, str]:
    if asset.appearance.outfit:
        return asset.appearance.outfit.bottom, asset.appearance.outfit.bottom_color
    found = worn.first(lookup("drawn_bottoms"))
    if found:
        kind, place = found
        default = "#43597d" if kind == "jeans" else chooser.pick("bottom", _BOTTOMS)
        return kind, worn.before(place, lookup("drawn_colors"), reach=2) or default
    return ("none" if top == "dress" else "trousers"), chooser.pick("bottom", _BOTTOMS)


def _accent(top: Rgb) -> Rgb:
    """A collar or lining that stands off the garment."""
    return mix(top, (245, 240, 230), 0.75) if luma(top) < 0.6 else mix(top, (40, 44, 60), 0.6)
