"""How large things are, how they are held, what colour they mostly have: instruments to screens."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import Grip, PropKind


def held(shape: str, size: tuple[float, float, float], color: str, grip: Grip = "hand") -> PropKind:
    """A thing for hands."""
    return PropKind(shape, size, grip, color=color)


def standing(shape: str, size: tuple[float, float, float], color: str) -> PropKind:
    """A thing that stands on the ground, or hangs."""
    return PropKind(shape, size, stands=True, color=color)


_MUSIC = (
    standing("piano", (1.48, 1.24, 0.64), "#6b3f2a"),
    standing("grand_piano", (1.50, 1.55, 2.00), "#2f2a2c"),
    held("violin", (0.22, 0.60, 0.06), "#a8602c"),
    held("drum", (0.36, 0.28, 0.36), "#b5413a", "two_hands"),
    held("trumpet", (0.13, 0.18, 0.52), "#d3a83e"),
    held("microphone", (0.06, 0.22, 0.06), "#3a3b40"),
    standing("microphone_stand", (0.34, 1.50, 0.34), "#3a3b40"),
    standing("gong", (1.00, 1.30, 0.50), "#b8873a"),
)
_CONTAINERS = (
    standing("trunk", (0.95, 0.58, 0.55), "#7d5636"),
    standing("coffin", (0.68, 0.48, 2.00), "#6e4629"),
    standing("crate", (0.75, 0.60, 0.60), "#b08d5c"),
    standing("barrel", (0.60, 0.88, 0.60), "#94663c"),
    held("bucket", (0.30, 0.40, 0.30), "#8f9ba3", "handle"),
    held("basket", (0.42, 0.42, 0.30), "#b08a52", "handle"),
    standing("sack", (0.50, 0.78, 0.40), "#b49a6e"),
    held("jar", (0.11, 0.17, 0.11), "#b4553c"),
    held("tin", (0.08, 0.115, 0.08), "#b23f35"),
    standing("tin_pyramid", (0.90, 1.10, 0.25), "#b23f35"),
)
_KITCHEN = (
    held("kettle", (0.26, 0.26, 0.20), "#b9bec2", "handle"),
    held("pot", (0.34, 0.26, 0.30), "#8f9ba3", "two_hands"),
    held("pan", (0.28, 0.06, 0.50), "#4a4b50", "handle"),
    held("bowl", (0.18, 0.08, 0.18), "#c9d4d8", "two_hands"),
    held("meal", (0.28, 0.05, 0.28), "#e4dfd2", "two_hands"),
    held("wine_glass", (0.085, 0.21, 0.085), "#8c2f3c"),
    standing("stove", (0.62, 0.90, 0.62), "#dcdcd6"),
    standing("fridge", (0.70, 1.78, 0.68), "#dfe3e2"),
    standing("sink", (0.60, 0.86, 0.48), "#e6e8e6"),
    standing("bathtub", (1.70, 0.58, 0.78), "#ecece8"),
    standing("toilet", (0.40, 0.78, 0.68), "#ecece8"),
    standing("washing_machine", (0.60, 0.85, 0.58), "#e4e6e6"),
)
_FOOD = (
    held("cake", (0.32, 0.26, 0.32), "#d9a0a8", "two_hands"),
    held("bread", (0.30, 0.11, 0.13), "#c08a4c"),
    held("fruit", (0.08, 0.08, 0.08), "#b83a34"),
    held("orange", (0.08, 0.08, 0.08), "#e08a34"),
    held("banana", (0.20, 0.07, 0.05), "#e6c84e"),
    held("fish_dish", (0.42, 0.06, 0.22), "#8fa0a8", "two_hands"),
    held("pumpkin", (0.34, 0.32, 0.34), "#d9812f", "two_hands"),
    held("cheese", (0.14, 0.08, 0.14), "#e6c35a"),
    held("hamburger", (0.12, 0.09, 0.12), "#c99a5a"),
)
_HALLS = (
    standing("cross", (0.90, 1.60, 0.16), "#8a6a48"), standing("altar", (2.20, 1.60, 0.90), "#a99c86"),
    standing("pew", (2.40, 0.98, 0.62), "#7d5636"), standing("pulpit", (1.00, 1.60, 1.00), "#7d5636"),
    standing("gravestone", (0.62, 0.95, 0.16), "#a3a49f"), standing("statue", (1.00, 2.80, 1.00), "#b4b3aa"),
    standing("fountain", (3.00, 2.00, 3.00), "#b9b4a6"), standing("throne", (1.00, 1.95, 0.90), "#b08a3c"),
    held("gavel", (0.22, 0.30, 0.22), "#7a4a2c"), standing("column", (0.80, 4.00, 0.80), "#c9c4b6"),
    standing("banner", (1.00, 1.90, 0.04), "#9c3434"), standing("carpet", (2.40, 0.02, 1.60), "#8f3f3a"),
)  # fmt: skip
_OPENINGS = (
    standing("door", (1.00, 2.08, 0.16), "#8a5f3c"), standing("window", (1.20, 1.30, 0.16), "#e2ddd0"),
    standing("fence", (2.60, 1.10, 0.10), "#d9d2c0"), standing("fence_post", (0.18, 1.20, 0.18), "#8f7250"),
    standing("gate", (3.20, 2.40, 0.36), "#3f4248"), standing("railing", (2.60, 1.05, 0.06), "#4a4d54"),
    standing("ladder", (0.50, 2.60, 0.80), "#b08d5c"), standing("stairs", (1.30, 1.70, 2.20), "#b3a48c"),
    standing("curtain", (1.60, 2.20, 0.16), "#9a5048"),
)  # fmt: skip
_STREET = (
    standing("street_lamp", (0.62, 3.60, 0.62), "#3f4248"),
    standing("traffic_light", (0.34, 3.00, 0.28), "#3a3d42"),
    standing("sign", (1.30, 1.55, 0.06), "#5f7f96"),
    standing("shop_sign", (1.60, 0.55, 0.12), "#a8443c"),
    standing("mailbox", (0.36, 1.25, 0.50), "#4d6f9a"),
    standing("dustbin", (0.52, 0.86, 0.52), "#8a949a"),
    standing("hydrant", (0.44, 0.78, 0.44), "#c0392f"),
    standing("bollard", (0.44, 0.62, 0.44), "#43464c"),
    standing("swing", (3.00, 2.30, 1.60), "#4d7a9a"),
    standing("slide", (0.72, 2.20, 3.40), "#c9543c"),
    standing("seesaw", (3.20, 0.80, 0.40), "#c98a3c"),
    standing("billboard", (5.00, 4.20, 0.30), "#e0d6bc"),
    standing("phone_box", (0.92, 2.40, 0.92), "#b5342f"),
    standing("traffic_cone", (0.40, 0.60, 0.40), "#dd6a2c"),
    standing("well", (1.80, 2.40, 1.60), "#8f5a40"),
)
_OUTDOORS = (
    standing("tent", (2.20, 1.50, 2.40), "#7f8a56"),
    standing("campfire", (1.00, 0.80, 1.00), "#c9743c"),
    standing("log", (1.90, 0.42, 0.42), "#7d5c40"),
    standing("rock", (1.20, 0.80, 1.00), "#a09c94"),
    standing("flag", (1.30, 3.00, 0.10), "#a83c3c"),
    held("kite", (0.80, 1.00, 0.10), "#c9483c", "two_hands"),
    held("balloon", (0.30, 1.30, 0.30), "#c9403c"),
    held("net", (1.20, 0.50, 0.90), "#8f8a6e", "two_hands"),
    held("rope", (0.40, 0.16, 0.40), "#b59a6a", "handle"),
    standing("anchor", (0.90, 1.20, 0.20), "#4f535a"),
    standing("hay_bale", (1.20, 1.20, 1.20), "#d3b164"),
    standing("snowman", (1.10, 1.60, 0.75), "#f0f2f4"),
    standing("scarecrow", (1.50, 1.90, 0.30), "#6f5a46"),
    standing("goal", (5.00, 2.20, 1.80), "#f0f0ec"),
    standing("sandcastle", (0.80, 0.45, 0.70), "#d9bd84"),
    standing("puddle", (0.90, 0.02, 0.60), "#8fa6b4"),
    standing("target", (1.10, 1.50, 0.70), "#d9c59a"),
)
_BUILDINGS = (
    standing("house", (8.00, 7.00, 9.00), "#d9cbb0"),
    standing("hut", (3.60, 3.20, 3.60), "#a07c52"),
    standing("tower", (6.00, 13.0, 6.00), "#b3aea2"),
    standing("castle", (26.0, 15.0, 24.0), "#b3aea2"),
    standing("lighthouse", (5.00, 16.0, 5.00), "#b83a34"),
    standing("windmill", (9.00, 10.0, 5.00), "#ddd3bd"),
    standing("barn", (9.00, 7.50, 12.0), "#9c3f36"),
    standing("hangar", (18.0, 8.00, 20.0), "#a9b0b4"),
    standing("block_of_flats", (14.0, 34.0, 14.0), "#b4aa9c"),
    standing("church", (8.00, 18.0, 16.0), "#d6cfc0"),
    standing("ruins", (7.00, 4.20, 3.00), "#b3ab99"),
    standing("bridge", (14.0, 4.50, 4.00), "#aba59a"),
    standing("drawbridge", (6.00, 6.50, 6.00), "#8a6844"),
    standing("greenhouse", (4.00, 3.20, 6.00), "#b7cfc4"),
)
_PAPERS = (
    held("letter", (0.18, 0.25, 0.01), "#ece6d6", "two_hands"),
    held("envelope", (0.23, 0.14, 0.01), "#e6dcc4"),
    held("newspaper", (0.38, 0.54, 0.02), "#dcd8ca", "two_hands"),
    held("book", (0.17, 0.24, 0.04), "#8d3f3b", "two_hands"),
    held("notebook", (0.17, 0.24, 0.025), "#3f6a5a", "two_hands"),
    held("map", (0.70, 0.48, 0.01), "#e2d3a6", "two_hands"),
    held("photo", (0.11, 0.15, 0.01), "#eeeae0"),
    held("card", (0.13, 0.085, 0.005), "#eae6da"),
    held("poster", (0.60, 0.90, 0.01), "#e6d6b4", "two_hands"),
    standing("blackboard", (2.20, 1.20, 0.05), "#35463f"),
)

THINGS_TO_SCREENS: tuple[PropKind, ...] = (
    *_MUSIC,
    *_CONTAINERS,
    *_KITCHEN,
    *_FOOD,
    *_HALLS,
    *_OPENINGS,
    *_STREET,
    *_OUTDOORS,
    *_BUILDINGS,
    *_PAPERS,
)
