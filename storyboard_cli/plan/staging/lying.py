"""How much space a thing takes where nobody holds it: many are drawn lying down, in whatever sizes they are
kept."""

from __future__ import annotations

FLAT = frozenset({
    "sketchbook", "book", "notebook", "newspaper", "letter", "photo", "map", "card", "envelope",
    "magazine", "folder", "clipboard",
})  # fmt: skip
"""Paper: lies flat where nobody holds it, unless it hangs."""
_ON_ITS_BACK = frozenset({
    "badge", "coat", "garment", "glove", "handcuffs", "key", "kite", "mask", "phone", "pocket_watch",
    "violin", "wallet", "watch", "scissors",
    "cassette", "cloth", "disc", "lighter", "packet", "remote", "tambourine", "trousers", "walkie_talkie",
})  # fmt: skip
"""Kept upright, drawn with its face up: its height is the depth of what lies there."""
_ACROSS = frozenset({
    "axe", "baseball_bat", "bone", "broom", "brush", "cigarette", "gun", "hammer", "knife", "oar", "pen",
    "pitchfork", "saw", "scythe", "shovel", "spear", "stand_in_long", "sword", "syringe", "torch",
    "walking_stick", "wrench", "branch", "bullet", "dropper", "flute", "fork", "golf_club",
    "hand_tool", "magnifier", "matchstick", "nail", "pipe", "pole", "spoon", "stick",
})  # fmt: skip
"""Kept upright, drawn from left to right: its height is the width of what lies there."""
_LOW = {"gavel": 0.38, "necklace": 0.08, "machine_gun": 0.2, "chain": 0.18, "light_bulb": 0.57}
"""Drawn lower than it is kept: the share of its height."""
_LEAST_M = 0.012

Size = tuple[float, float, float]


def lying_size(shape: str, size: Size) -> Size:
    """Width, height and depth of a thing that nobody holds, metres; `size` is that in which it is kept."""
    width, height, depth = size
    if shape in FLAT:
        return width, max(depth, _LEAST_M), height
    if shape in _ON_ITS_BACK:
        return width, max(depth, _LEAST_M), height
    if shape in _ACROSS:
        return height, max(width, _LEAST_M), depth
    return width, height * _LOW.get(shape, 1.0), depth
