"""How a thing looks, in words that an artist uses; what the preview renderer draws from where no picture
is locked.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.model import Frozen

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="A colour as #rrggbb.")]

Build = Literal["slim", "average", "heavy", "child"]
HairStyle = Literal["short", "long", "bob", "bun", "ponytail", "curly", "buzz", "bald", "braid", "spiky"]
Top = Literal[
    "shirt", "tshirt", "jacket", "coat", "raincoat", "hoodie", "dress", "uniform", "suit", "sweater", "vest"
]
Bottom = Literal["trousers", "jeans", "skirt", "shorts", "none"]
Accessory = Literal[
    "glasses",
    "hat",
    "cap",
    "scarf",
    "backpack",
    "satchel",
    "tie",
    "beard",
    "moustache",
    "earrings",
    "headphones",
]


class Hair(Frozen):
    style: HairStyle = Field("short", description="The silhouette of the hair.")
    color: Colour = "#2b1d14"


class Outfit(Frozen):
    top: Top = Field("shirt", description="The upper garment, which carries the character's main colour.")
    top_color: Colour = "#7a8894"
    bottom: Bottom = "trousers"
    bottom_color: Colour = "#4a4f57"
    shoes_color: Colour = "#2a2a2e"
    accent_color: Colour | None = Field(None, description="Collar, tie, piping or lining.")


class Appearance(Frozen):
    """Everything here is optional: what is missing is read from the prompt's words, else chosen by the
    asset's seed.
    """

    height_cm: int | None = Field(
        None, ge=20, le=400, description="Standing height of a character, or of a prop."
    )
    build: Build | None = None
    presentation: Literal["feminine", "masculine", "neutral"] | None = None
    age: Literal["child", "teen", "adult", "elder"] | None = None
    skin: Colour | None = None
    hair: Hair | None = None
    outfit: Outfit | None = None
    accessories: list[Accessory] = Field(default_factory=list)
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
