"""How a thing looks, in words that an artist uses; what the preview renderer draws from where no picture
is locked.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.model import Strict
from storyboard_cli.spec.generation import Colour

OPEN = "any"
"""In an outfit or hair: no word says it, so it is read from the prompt, else chosen by the asset's seed."""
OpenColour = Annotated[
    str, Field(pattern=r"^(#[0-9a-fA-F]{6}|any)$", description="A colour as #rrggbb, or `any`.")
]
Build = Literal["slim", "average", "heavy", "muscular", "child"]
Age = Literal["toddler", "child", "teen", "adult", "elder"]
Being = Literal["human", "robot", "alien", "skeleton", "ghost", "mermaid", "statue", "zombie"]
HairStyle = Literal[
    "short", "long", "bob", "bun", "ponytail", "curly", "buzz", "bald", "braid", "spiky", "cropped", "afro",
    "dreadlocks", "mohawk", "pigtails", "balding", "any",
]  # fmt: skip
Top = Literal[
    "shirt", "tshirt", "jacket", "coat", "raincoat", "hoodie", "dress", "uniform", "suit", "sweater", "vest",
    "leather_jacket", "trenchcoat", "lab_coat", "gown", "wedding_dress", "robe", "habit", "kimono", "sari",
    "dungarees", "jumpsuit", "police", "soldier", "sailor", "scrubs", "chef", "fireman", "armour", "costume",
    "spacesuit", "wetsuit", "pyjamas", "swimsuit", "bare", "jersey", "tank", "tunic", "cardigan",
    "hi_vis", "tracksuit", "any",
]  # fmt: skip
Bottom = Literal["trousers", "jeans", "skirt", "shorts", "none", "any"]
Pattern = Literal["striped", "pinstriped", "checked", "dotted", "floral", "camouflage"]
Shoes = Literal["shoes", "boots", "rubber_boots", "cowboy_boots", "trainers", "sandals", "heels", "barefoot"]
HATS = (
    "hat", "cap", "beanie", "beret", "top_hat", "cowboy_hat", "straw_hat", "pointed_hat", "police_cap",
    "sailor_cap", "nurse_cap", "chef_hat", "motorcycle_helmet", "soldier_helmet", "fire_helmet", "hard_hat",
    "knight_helmet", "space_helmet", "headscarf", "turban", "hood", "wimple", "crown", "bandana", "headband",
    "veil",
)  # fmt: skip
"""What is worn on the head; of several, the last one in this order that is worn is drawn over the others."""
Accessory = Literal[
    "glasses", "hat", "cap", "scarf", "backpack", "satchel", "tie", "beard", "moustache", "earrings",
    "headphones", "sunglasses", "goggles", "eyepatch", "mask", "goatee", "stubble", "long_beard", "beanie",
    "beret", "top_hat", "cowboy_hat", "straw_hat", "pointed_hat", "police_cap", "sailor_cap", "nurse_cap",
    "chef_hat", "motorcycle_helmet", "soldier_helmet", "fire_helmet", "hard_hat", "knight_helmet",
    "space_helmet", "headscarf", "turban", "hood", "wimple", "crown", "bandana", "headband", "veil", "apron",
    "cloak", "gloves", "bow_tie", "belt", "necklace", "wings", "suspenders", "freckles",
    "scar", "loose_clothes",
]  # fmt: skip


class Hair(Strict):
    """`any` is read from the prompt's words, else chosen by the asset's seed."""

    style: HairStyle = Field("short", description="The silhouette of the hair.")
    color: OpenColour = "#2b1d14"


class Outfit(Strict):
    """`any` is read from the prompt's words, else chosen by the asset's seed."""

    top: Top = Field("shirt", description="The upper garment, which carries the character's main colour.")
    top_color: OpenColour = "#7a8894"
    bottom: Bottom = Field("trousers", description="The lower garment; none under a dress.")
    bottom_color: OpenColour = "#4a4f57"
    shoes: Shoes = Field("shoes", description="What is worn on the feet.")
    shoes_color: Colour = "#2a2a2e"
    accent_color: Colour | None = Field(None, description="Collar, tie, piping or lining.")
    pattern: Pattern | None = Field(None, description="Of the upper garment.")


def said_or_none(value: str | None) -> str | None:
    """What is said; None for `any`."""
    return None if value == OPEN else value


class Appearance(Strict):
    """Everything here is optional: what is missing is read from the prompt's words, else chosen by the
    asset's seed.
    """

    being: Being | None = Field(None, description="What somebody is who is no human being.")
    height_cm: int | None = Field(
        None, ge=20, le=400, description="Standing height of a character, or of a prop."
    )
    build: Build | None = Field(None, description="The figure of a character.")
    posture: Literal["upright", "bent"] | None = Field(None, description="How somebody old holds the back.")
    presentation: Literal["feminine", "masculine", "neutral"] | None = Field(
        None, description="How a character comes across: proportions and face."
    )
    age: Age | None = Field(None, description="How old a character looks.")
    skin: Colour | None = Field(None, description="The colour of the skin.")
    hair: Hair | None = Field(None, description="The hair of a character.")
    outfit: Outfit | None = Field(None, description="What a character wears.")
    accessories: list[Accessory] = Field(default_factory=list, description="Hats, glasses, beards, bags.")
    accessory_colors: dict[Accessory, Colour] = Field(
        default_factory=dict, description="The colours of hats, scarves, aprons and the like."
    )
    palette: list[Colour] = Field(
        default_factory=list, max_length=12, description="Main colours, dominant first."
    )
    setting: str | None = Field(
        None,
        description="For a place: the kind of set to draw, such as classroom, street, forest, "
        "campus, vehicle.",
    )
    shape: str | None = Field(
        None,
        description="For a prop or plant: what to draw, such as backpack, book, phone, umbrella, tree, bush.",
    )
