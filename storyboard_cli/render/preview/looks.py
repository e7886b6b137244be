"""How a character looks: what the spec says, else what the prompt's words say, else what its seed chooses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.recipe import AssetUse
from storyboard_cli.render.preview import colour_words as words
from storyboard_cli.render.preview.palette import Rgb, luma, mix, rgb


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

    def first(self, table: dict[str, str]) -> tuple[str, int] | None:
        """The first table entry whose word occurs, and where; the table's order decides."""
        for word, meaning in table.items():
            if word in self.set:
                return meaning, self.all.index(word)
        return None

    def before(self, index: int, table: dict[str, str], reach: int = 4) -> str | None:
        """The nearest table word at most `reach` words before that place, in the same clause."""
        for place in range(index - 1, max(-1, index - 1 - reach), -1):
            if self.clause[place] != self.clause[index]:
                return None
            for part in reversed(self.all[place].split("-")):
                if part in table:
                    return table[part]
        return None

    def any(self, choices: frozenset[str]) -> bool:
        return not choices.isdisjoint(self.set)


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
        accessories = {meaning for word, meaning in words.ACCESSORIES.items() if word in said.set}
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
    if said.any(words.FEMININE):
        return "feminine"
    if said.any(words.MASCULINE):
        return "masculine"
    return chooser.pick("presentation", ("feminine", "masculine"))


def _age(said: _Words) -> str:
    if said.any(words.ELDERS):
        return "elder"
    if said.any(words.TEENS):
        return "teen"
    return "child" if said.any(words.CHILDREN) and "young" not in said.set else "adult"


def _build(said: _Words, age: str) -> str:
    if age == "child":
        return "child"
    if said.any(words.HEAVY):
        return "heavy"
    return "slim" if said.any(words.SLIM) else "average"


def _height_cm(age: str, presentation: str) -> int:
    if age == "child":
        return 122
    return {"feminine": 165, "masculine": 177}.get(presentation, 170) - (6 if age in ("teen", "elder") else 0)


def _skin(said: _Words, chooser: _Chooser) -> str:
    for anchor in ("skin", "skinned", "complexion"):
        if anchor in said.set:
            found = said.before(said.all.index(anchor), words.SKINS, reach=3)
            if found:
                return found
    for word in said.all:
        if word.endswith("-skinned") and word.split("-")[0] in words.SKINS:
            return words.SKINS[word.split("-")[0]]
    return chooser.pick("skin", words.SKIN_RANGE)


def _hair(asset: AssetUse, said: _Words, chooser: _Chooser, presentation: str, age: str) -> tuple[str, str]:
    if asset.appearance.hair:
        return asset.appearance.hair.style, asset.appearance.hair.color
    style, color = None, None
    if "bald" in said.set:
        style = "bald"
    for anchor in ("hair", "haired", "bob", "bun", "ponytail", "braid", "curls", "afro"):
        if anchor in said.set:
            place = said.all.index(anchor)
            style = style or words.HAIR_STYLES.get(anchor) or said.before(place, words.HAIR_STYLES)
            color = color or said.before(place, words.HAIR_COLOURS)
    if style is None:
        ladies, men = (
            ("long", "bob", "ponytail", "bun", "braid", "curly"),
            ("short", "spiky", "short", "curly", "buzz"),
        )
        style = chooser.pick("hair style", ladies if presentation == "feminine" else men)
    if color is None:
        color = "#a3a4a8" if age == "elder" else chooser.pick("hair", words.HAIR_RANGE)
    return style, color


def _top(asset: AssetUse, worn: _Words, chooser: _Chooser) -> tuple[str, str]:
    if asset.appearance.outfit:
        return asset.appearance.outfit.top, asset.appearance.outfit.top_color
    found = worn.first(words.TOPS)
    if found:
        kind, place = found
        return kind, worn.before(place, words.COLOURS) or _main_colour(asset, chooser)
    kind = chooser.pick("top", ("shirt", "jacket", "hoodie", "sweater", "tshirt"))
    return kind, _main_colour(asset, chooser)


def _main_colour(asset: AssetUse, chooser: _Chooser) -> str:
    return (
        asset.appearance.palette[0] if asset.appearance.palette else chooser.pick("colour", words.TOP_RANGE)
    )


def _bottom(asset: AssetUse, worn: _Words, chooser: _Chooser, top: str) -> tuple[str, str]:
    if asset.appearance.outfit:
        return asset.appearance.outfit.bottom, asset.appearance.outfit.bottom_color
    found = worn.first(words.BOTTOMS)
    if found:
        kind, place = found
        default = "#43597d" if kind == "jeans" else chooser.pick("bottom", words.BOTTOM_RANGE)
        return kind, worn.before(place, words.COLOURS, reach=2) or default
    return ("none" if top == "dress" else "trousers"), chooser.pick("bottom", words.BOTTOM_RANGE)


def _accent(top: Rgb) -> Rgb:
    """A collar or lining that stands off the garment."""
    return mix(top, (245, 240, 230), 0.75) if luma(top) < 0.6 else mix(top, (40, 44, 60), 0.6)
