"""Words of a prompt that name colours, garments and hair; used to read a look out of a description."""

from __future__ import annotations

COLOURS: dict[str, str] = {
    "black": "#26262b", "white": "#ece8df", "grey": "#8a8d92", "gray": "#8a8d92", "charcoal": "#3f4248",
    "silver": "#b4b8bd", "red": "#b5413a", "crimson": "#a3283a", "scarlet": "#c23a2e", "maroon": "#6f2630",
    "burgundy": "#6d2335", "orange": "#d07a34", "rust": "#a4532d", "amber": "#d29a3a", "yellow": "#dcb545",
    "mustard": "#c1973a", "gold": "#c9a24a", "golden": "#c9a24a", "cream": "#e8dcc0", "beige": "#cdb894",
    "tan": "#b8946a", "khaki": "#a39468", "brown": "#6d4a34", "chestnut": "#6a3b26", "auburn": "#7c3b26",
    "green": "#4f7d57", "olive": "#6d7145", "emerald": "#2f7f63", "mint": "#9cc9ae", "teal": "#2f7478",
    "turquoise": "#3f9ea0", "cyan": "#4aa6b8", "blue": "#3f689c", "navy": "#27395c", "indigo": "#3c4380",
    "azure": "#4f8fc4", "sky": "#7fb0d4", "denim": "#4a6486", "purple": "#6b4a86", "violet": "#6f56a0",
    "lavender": "#a697c6", "lilac": "#b39cc7", "pink": "#d38a9a", "rose": "#c4707f", "magenta": "#a83f7a",
    "coral": "#d77a66", "peach": "#e3aa86", "ivory": "#ece3cf", "copper": "#a5673f", "saffron": "#d8902f",
    "slate": "#5d6a78", "wooden": "#8a6444", "wood": "#8a6444", "steel": "#8d979f", "brick": "#98543f",
}  # fmt: skip

HAIR_COLOURS: dict[str, str] = {
    "black": "#211d22", "dark": "#2b2220", "brown": "#4f3424", "chestnut": "#5d3420", "auburn": "#74351f",
    "red": "#99441f", "ginger": "#b65a25", "blonde": "#cda75e", "blond": "#cda75e", "golden": "#c9a055",
    "grey": "#93949a", "gray": "#93949a", "silver": "#b3b6bd", "white": "#d9d8d3", "salt": "#84858a",
    "blue": "#3c5c94", "pink": "#c9748d", "green": "#4b7a5a", "purple": "#644a82",
}  # fmt: skip

HAIR_STYLES: dict[str, str] = {
    "bald": "bald", "shaved": "buzz", "buzz": "buzz", "crew": "buzz", "bob": "bob", "bun": "bun",
    "chignon": "bun",
    "ponytail": "ponytail", "braid": "braid", "braided": "braid", "plait": "braid", "curly": "curly",
    "curls": "curly", "wavy": "long", "afro": "curly", "spiky": "spiky", "messy": "spiky", "tousled": "spiky",
    "long": "long", "short": "short", "cropped": "short", "neat": "short", "shoulder": "bob",
}  # fmt: skip

TOPS: dict[str, str] = {
    "raincoat": "raincoat", "anorak": "raincoat", "poncho": "raincoat", "trenchcoat": "coat",
    "overcoat": "coat",
    "coat": "coat", "trench": "coat", "hoodie": "hoodie", "sweatshirt": "hoodie", "dress": "dress",
    "gown": "dress",
    "saree": "dress", "sari": "dress", "kurta": "dress", "frock": "dress", "suit": "suit", "tuxedo": "suit",
    "blazer": "uniform", "uniform": "uniform", "jacket": "jacket", "windbreaker": "jacket", "parka": "jacket",
    "cardigan": "jacket", "sweater": "sweater", "jumper": "sweater", "pullover": "sweater",
    "turtleneck": "sweater",
    "knit": "sweater", "vest": "vest", "waistcoat": "vest", "t-shirt": "tshirt", "tshirt": "tshirt",
    "tee": "tshirt",
    "shirt": "shirt", "blouse": "shirt",
}  # fmt: skip

BOTTOMS: dict[str, str] = {
    "jeans": "jeans", "denims": "jeans", "trousers": "trousers", "pants": "trousers", "slacks": "trousers",
    "chinos": "trousers", "leggings": "trousers", "skirt": "skirt", "shorts": "shorts",
}  # fmt: skip

ACCESSORIES: dict[str, str] = {
    "glasses": "glasses", "spectacles": "glasses", "eyeglasses": "glasses", "hat": "hat", "fedora": "hat",
    "cap": "cap", "beanie": "cap", "scarf": "scarf", "backpack": "backpack", "rucksack": "backpack",
    "satchel": "satchel", "tie": "tie", "beard": "beard", "bearded": "beard", "stubble": "beard",
    "moustache": "moustache", "mustache": "moustache", "earrings": "earrings", "headphones": "headphones",
}  # fmt: skip

FEMININE = frozenset(
    [
        "woman",
        "female",
        "girl",
        "lady",
        "mother",
        "sister",
        "daughter",
        "wife",
        "queen",
        "feminine",
        "she",
        "her",
        "actress",
        "aunt",
    ]
)
MASCULINE = frozenset(
    [
        "man",
        "male",
        "boy",
        "gentleman",
        "father",
        "brother",
        "son",
        "husband",
        "king",
        "masculine",
        "he",
        "his",
        "uncle",
    ]
)
CHILDREN = frozenset(["child", "kid", "boy", "girl", "toddler", "infant", "schoolboy", "schoolgirl"])
TEENS = frozenset(["teen", "teenage", "teenager", "adolescent"])
ELDERS = frozenset(
    [
        "elderly",
        "old",
        "elder",
        "aged",
        "senior",
        "grandmother",
        "grandfather",
        "grandma",
        "grandpa",
        "retired",
        "sixties",
    ]
)
SLIM = frozenset(["slim", "thin", "lean", "slender", "skinny", "lanky", "wiry", "petite", "delicate"])
HEAVY = frozenset(
    [
        "heavy",
        "stout",
        "burly",
        "broad",
        "fat",
        "plump",
        "muscular",
        "stocky",
        "large",
        "overweight",
        "heavyset",
    ]
)

SKINS: dict[str, str] = {
    "pale": "#f0d3bf", "fair": "#eac7ac", "light": "#e6bf9f", "olive": "#cda27c", "tan": "#c99a70",
    "tanned": "#c99a70", "brown": "#a8744d", "dusky": "#9c6b48", "dark": "#7d5238", "black": "#66432f",
    "ebony": "#5b3a29", "wheatish": "#c8956b",
}  # fmt: skip
SKIN_RANGE = ("#ecccb2", "#dfb592", "#cf9f77", "#b8835a", "#9a6a48", "#7a5039")
HAIR_RANGE = ("#211d22", "#2e2320", "#46301f", "#5d3a22", "#83552f", "#a98247")
TOP_RANGE = (
    "#a8483f", "#3f6a94", "#4d7d5c", "#c08a3a", "#70528c", "#2f7579", "#b86a45", "#8a3f5a", "#5b6f43",
    "#4a5f86",
)  # fmt: skip
BOTTOM_RANGE = ("#454a55", "#3a4356", "#5b5348", "#4a4038", "#33363d")
