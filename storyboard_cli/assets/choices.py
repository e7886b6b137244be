"""What a seed chooses of somebody's looks where no word says it."""

from __future__ import annotations

from storyboard_cli.core.hashing import sha256_text, short

SKINS = ("#ecccb2", "#dfb592", "#cf9f77", "#b8835a", "#9a6a48", "#7a5039")
HAIR_COLORS = ("#211d22", "#2e2320", "#46301f", "#5d3a22", "#83552f", "#a98247")
TOP_COLORS = (
    "#a8483f", "#3f6a94", "#4d7d5c", "#c08a3a", "#70528c", "#2f7579", "#b86a45", "#8a3f5a", "#5b6f43",
    "#4a5f86",
)  # fmt: skip
BOTTOM_COLORS = ("#454a55", "#3a4356", "#5b5348", "#4a4038", "#33363d")
TOPS = ("shirt", "jacket", "hoodie", "sweater", "tshirt")
WOMENS_HAIR = ("long", "bob", "ponytail", "bun", "braid", "curly")
MENS_HAIR = ("short", "spiky", "short", "curly", "buzz")
GREY = "#a3a4a8"
"""The hair of the old."""


class Chooser:
    """Picks that depend on an asset's id and seed only."""

    def __init__(self, asset_id: str, seed: int) -> None:
        self.root = f"{asset_id}/{seed}"

    def number(self, what: str) -> int:
        return int(short(sha256_text(f"{self.root}/{what}"), 12), 16)

    def pick(self, what: str, options: tuple[str, ...]) -> str:
        return options[self.number(what) % len(options)]


def hair_styles(presentation: str) -> tuple[str, ...]:
    return WOMENS_HAIR if presentation == "feminine" else MENS_HAIR


def height_cm(age: str, presentation: str) -> int:
    """How tall somebody of that age is."""
    if age in ("toddler", "child"):
        return 86 if age == "toddler" else 122
    return {"feminine": 165, "masculine": 177}.get(presentation, 170) - (6 if age in ("teen", "elder") else 0)
