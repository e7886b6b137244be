"""Things that a script names besides those of `prop_sizes`: how large each is, and how it is held."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from storyboard_cli.plan.staging.prop_kind import Grip, PropKind
from storyboard_cli.plan.staging.stand_ins import STAND_IN_KINDS
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import lookup


def _held(shape: str, size: tuple[float, float, float], color: str, grip: Grip = "hand") -> PropKind:
    return PropKind(shape, size, grip, color=color)


def _set(shape: str, size: tuple[float, float, float], color: str) -> PropKind:
    return PropKind(shape, size, stands=True, color=color)


_MUSIC = (
    _set("piano", (1.48, 1.24, 0.64), "#6b3f2a"), _set("grand_piano", (1.50, 1.55, 2.00), "#2f2a2c"),
    _held("violin", (0.22, 0.60, 0.06), "#a8602c"), _held("drum", (0.36, 0.28, 0.36), "#b5413a", "two_hands"),
    _held("trumpet", (0.13, 0.18, 0.52), "#d3a83e"), _held("microphone", (0.06, 0.22, 0.06), "#3a3b40"),
    _set("microphone_stand", (0.34, 1.50, 0.34), "#3a3b40"), _set("gong", (1.00, 1.30, 0.50), "#b8873a"),
)  # fmt: skip
_CONTAINERS = (
    _set("trunk", (0.95, 0.58, 0.55), "#7d5636"),
    _set("coffin", (0.68, 0.48, 2.00), "#6e4629"),
    _set("crate", (0.75, 0.60, 0.60), "#b08d5c"),
    _set("barrel", (0.60, 0.88, 0.60), "#94663c"),
    _held("bucket", (0.30, 0.40, 0.30), "#8f9ba3", "handle"),
    _held("basket", (0.42, 0.42, 0.30), "#b08a52", "handle"),
    _set("sack", (0.50, 0.78, 0.40), "#b49a6e"),
    _held("jar", (0.11, 0.17, 0.11), "#b4553c"),
    _held("tin", (0.08, 0.115, 0.08), "#b23f35"),
    _set("tin_pyramid", (0.90, 1.10, 0.25), "#b23f35"),
)
_KITCHEN = (
    _held("kettle", (0.26, 0.26, 0.20), "#b9bec2", "handle"),
    _held("pot", (0.34, 0.26, 0.30), "#8f9ba3", "two_hands"),
    _held("pan", (0.28, 0.06, 0.50), "#4a4b50", "handle"),
    _held("bowl", (0.18, 0.08, 0.18), "#c9d4d8", "two_hands"),
    _held("meal", (0.28, 0.05, 0.28), "#e4dfd2", "two_hands"),
    _held("wine_glass", (0.085, 0.21, 0.085), "#8c2f3c"),
    _set("stove", (0.62, 0.90, 0.62), "#dcdcd6"),
    _set("fridge", (0.70, 1.78, 0.68), "#dfe3e2"),
    _set("sink", (0.60, 0.86, 0.48), "#e6e8e6"),
    _set("bathtub", (1.70, 0.58, 0.78), "#ecece8"),
    _set("toilet", (0.40, 0.78, 0.68), "#ecece8"),
    _set("washing_machine", (0.60, 0.85, 0.58), "#e4e6e6"),
)
_FOOD = (
    _held("cake", (0.32, 0.26, 0.32), "#d9a0a8", "two_hands"),
    _held("bread", (0.30, 0.11, 0.13), "#c08a4c"),
    _held("fruit", (0.08, 0.08, 0.08), "#b83a34"),
    _held("orange", (0.08, 0.08, 0.08), "#e08a34"),
    _held("banana", (0.20, 0.07, 0.05), "#e6c84e"),
    _held("fish_dish", (0.42, 0.06, 0.22), "#8fa0a8", "two_hands"),
    _held("pumpkin", (0.34, 0.32, 0.34), "#d9812f", "two_hands"),
    _held("cheese", (0.14, 0.08, 0.14), "#e6c35a"),
    _held("hamburger", (0.12, 0.09, 0.12), "#c99a5a"),
)
_HALLS = (
    _set("cross", (0.90, 1.60, 0.16), "#8a6a48"), _set("altar", (2.20, 1.60, 0.90), "#a99c86"),
    _set("pew", (2.40, 0.98, 0.62), "#7d5636"), _set("pulpit", (1.00, 1.60, 1.00), "#7d5636"),
    _set("gravestone", (0.62, 0.95, 0.16), "#a3a49f"), _set("statue", (1.00, 2.80, 1.00), "#b4b3aa"),
    _set("fountain", (3.00, 2.00, 3.00), "#b9b4a6"), _set("throne", (1.00, 1.95, 0.90), "#b08a3c"),
    _held("gavel", (0.22, 0.30, 0.22), "#7a4a2c"), _set("column", (0.80, 4.00, 0.80), "#c9c4b6"),
    _set("banner", (1.00, 1.90, 0.04), "#9c3434"), _set("carpet", (2.40, 0.02, 1.60), "#8f3f3a"),
)  # fmt: skip
_OPENINGS = (
    _set("door", (1.00, 2.08, 0.16), "#8a5f3c"), _set("window", (1.20, 1.30, 0.16), "#e2ddd0"),
    _set("fence", (2.60, 1.10, 0.10), "#d9d2c0"), _set("fence_post", (0.18, 1.20, 0.18), "#8f7250"),
    _set("gate", (3.20, 2.40, 0.36), "#3f4248"), _set("railing", (2.60, 1.05, 0.06), "#4a4d54"),
    _set("ladder", (0.50, 2.60, 0.80), "#b08d5c"), _set("stairs", (1.30, 1.70, 2.20), "#b3a48c"),
    _set("curtain", (1.60, 2.20, 0.16), "#9a5048"),
)  # fmt: skip
_STREET = (
    _set("street_lamp", (0.62, 3.60, 0.62), "#3f4248"), _set("traffic_light", (0.34, 3.00, 0.28), "#3a3d42"),
    _set("sign", (1.30, 1.55, 0.06), "#5f7f96"), _set("shop_sign", (1.60, 0.55, 0.12), "#a8443c"),
    _set("mailbox", (0.36, 1.25, 0.50), "#4d6f9a"), _set("dustbin", (0.52, 0.86, 0.52), "#8a949a"),
    _set("hydrant", (0.44, 0.78, 0.44), "#c0392f"), _set("bollard", (0.44, 0.62, 0.44), "#43464c"),
    _set("swing", (3.00, 2.30, 1.60), "#4d7a9a"), _set("slide", (0.72, 2.20, 3.40), "#c9543c"),
    _set("seesaw", (3.20, 0.80, 0.40), "#c98a3c"), _set("billboard", (5.00, 4.20, 0.30), "#e0d6bc"),
    _set("phone_box", (0.92, 2.40, 0.92), "#b5342f"), _set("traffic_cone", (0.40, 0.60, 0.40), "#dd6a2c"),
    _set("well", (1.80, 2.40, 1.60), "#8f5a40"),
)  # fmt: skip
_OUTDOORS = (
    _set("tent", (2.20, 1.50, 2.40), "#7f8a56"), _set("campfire", (1.00, 0.80, 1.00), "#c9743c"),
    _set("log", (1.90, 0.42, 0.42), "#7d5c40"), _set("rock", (1.20, 0.80, 1.00), "#a09c94"),
    _set("flag", (1.30, 3.00, 0.10), "#a83c3c"), _held("kite", (0.80, 1.00, 0.10), "#c9483c", "two_hands"),
    _held("balloon", (0.30, 1.30, 0.30), "#c9403c"), _held("net", (1.20, 0.50, 0.90), "#8f8a6e", "two_hands"),
    _held("rope", (0.40, 0.16, 0.40), "#b59a6a", "handle"), _set("anchor", (0.90, 1.20, 0.20), "#4f535a"),
    _set("hay_bale", (1.20, 1.20, 1.20), "#d3b164"), _set("snowman", (1.10, 1.60, 0.75), "#f0f2f4"),
    _set("scarecrow", (1.50, 1.90, 0.30), "#6f5a46"), _set("goal", (5.00, 2.20, 1.80), "#f0f0ec"),
    _set("sandcastle", (0.80, 0.45, 0.70), "#d9bd84"), _set("puddle", (0.90, 0.02, 0.60), "#8fa6b4"),
    _set("target", (1.10, 1.50, 0.70), "#d9c59a"),
)  # fmt: skip
_BUILDINGS = (
    _set("house", (8.00, 7.00, 9.00), "#d9cbb0"), _set("hut", (3.60, 3.20, 3.60), "#a07c52"),
    _set("tower", (6.00, 13.0, 6.00), "#b3aea2"), _set("castle", (26.0, 15.0, 24.0), "#b3aea2"),
    _set("lighthouse", (5.00, 16.0, 5.00), "#b83a34"), _set("windmill", (9.00, 10.0, 5.00), "#ddd3bd"),
    _set("barn", (9.00, 7.50, 12.0), "#9c3f36"), _set("hangar", (18.0, 8.00, 20.0), "#a9b0b4"),
    _set("block_of_flats", (14.0, 34.0, 14.0), "#b4aa9c"), _set("church", (8.00, 18.0, 16.0), "#d6cfc0"),
    _set("ruins", (7.00, 4.20, 3.00), "#b3ab99"), _set("bridge", (14.0, 4.50, 4.00), "#aba59a"),
    _set("drawbridge", (6.00, 6.50, 6.00), "#8a6844"), _set("greenhouse", (4.00, 3.20, 6.00), "#b7cfc4"),
)  # fmt: skip
_PAPERS = (
    _held("letter", (0.18, 0.25, 0.01), "#ece6d6", "two_hands"),
    _held("envelope", (0.23, 0.14, 0.01), "#e6dcc4"),
    _held("newspaper", (0.38, 0.54, 0.02), "#dcd8ca", "two_hands"),
    _held("book", (0.17, 0.24, 0.04), "#8d3f3b", "two_hands"),
    _held("notebook", (0.17, 0.24, 0.025), "#3f6a5a", "two_hands"),
    _held("map", (0.70, 0.48, 0.01), "#e2d3a6", "two_hands"),
    _held("photo", (0.11, 0.15, 0.01), "#eeeae0"),
    _held("card", (0.13, 0.085, 0.005), "#eae6da"),
    _held("poster", (0.60, 0.90, 0.01), "#e6d6b4", "two_hands"),
    _set("blackboard", (2.20, 1.20, 0.05), "#35463f"),
)
_SCREENS = (
    _held("computer", (0.56, 0.48, 0.52), "#4a4d54", "two_hands"),
    _set("television", (1.10, 0.70, 0.10), "#2c2e33"),
    _set("old_television", (0.70, 0.80, 0.45), "#8a5f3c"),
    _held("laptop", (0.34, 0.24, 0.24), "#a3a8ae", "lap"),
    _held("phone", (0.075, 0.155, 0.012), "#2b2e35", "ear"),
    _held("radio", (0.36, 0.28, 0.13), "#9a5b3c", "handle"),
    _held("telephone", (0.24, 0.18, 0.22), "#2f3034"),
    _set("camera_tripod", (0.80, 1.65, 0.80), "#3c3f46"),
    _set("projector", (0.36, 0.60, 0.60), "#6f7780"),
    _held("typewriter", (0.36, 0.26, 0.34), "#4a5a58", "two_hands"),
    _set("loudspeaker", (0.45, 0.95, 0.40), "#3a3b40"),
    _held("record_player", (0.40, 0.62, 0.42), "#7a4a2c", "two_hands"),
)
_DIALS = (
    _set("clock", (0.34, 0.34, 0.06), "#6f5a44"),
    _held("alarm_clock", (0.15, 0.20, 0.08), "#4d7a8a"),
    _set("grandfather_clock", (0.56, 2.10, 0.36), "#6e4327"),
    _held("watch", (0.045, 0.20, 0.015), "#5a4030"),
    _held("pocket_watch", (0.06, 0.16, 0.015), "#c9a24e"),
    _set("gauge", (0.30, 0.30, 0.10), "#3f434a"),
    _held("compass", (0.08, 0.03, 0.08), "#b8923e"),
    _held("calendar", (0.34, 0.46, 0.02), "#b5413a", "two_hands"),
    _set("painting", (1.00, 0.74, 0.06), "#a8843e"),
    _set("mirror", (0.62, 1.10, 0.06), "#a8843e"),
)
_LIGHTS = (
    _held("desk_lamp", (0.30, 0.52, 0.46), "#3f6a58"),
    _held("lantern", (0.20, 0.40, 0.20), "#4a4640", "handle"),
    _held("paper_lantern", (0.40, 0.58, 0.40), "#c9432f", "handle"),
    _set("chandelier", (1.30, 1.20, 1.30), "#c9a24e"),
    _held("candle", (0.10, 0.24, 0.10), "#ece0c2"),
    _held("candelabra", (0.36, 0.50, 0.14), "#b8b4aa"),
    _held("burning_torch", (0.12, 0.75, 0.12), "#8a6848"),
    _held("torch", (0.06, 0.22, 0.06), "#4a4d54"),
    _held("light_bulb", (0.08, 0.60, 0.08), "#f0e6c4"),
    _set("spotlight", (0.60, 1.90, 0.60), "#34363c"),
)
_WEAPONS = (
    _held("gun", (0.035, 0.14, 0.20), "#3a3b40"),
    _held("rifle", (0.06, 0.20, 1.10), "#7a5030", "two_hands"),
    _held("machine_gun", (0.06, 0.28, 0.75), "#3f4148", "two_hands"),
    _held("sword", (0.20, 1.00, 0.06), "#c2c7cc"),
    _held("knife", (0.045, 0.30, 0.02), "#c2c7cc"),
    _held("axe", (0.20, 0.80, 0.06), "#9a7048"),
    _held("spear", (0.09, 2.00, 0.06), "#9a7048"),
    _held("bow", (0.05, 1.40, 0.50), "#8a5a34"),
    _held("shield", (0.56, 0.78, 0.07), "#9c3a3a"),
    _set("bomb", (0.30, 0.26, 0.20), "#b5413a"),
    _held("grenade", (0.08, 0.13, 0.08), "#5f6a48"),
    _held("handcuffs", (0.22, 0.10, 0.02), "#a9b0b6"),
    _held("badge", (0.09, 0.09, 0.01), "#d3a83e"),
    _set("cannon", (1.10, 1.10, 2.20), "#4a4d52"),
)
_WORN = (
    _held("helmet", (0.27, 0.27, 0.32), "#d9b23c"),
    _held("army_helmet", (0.30, 0.18, 0.33), "#5f6a4c"),
    _held("hat", (0.34, 0.16, 0.36), "#5a4a3c", "head"),
    _held("top_hat", (0.32, 0.24, 0.34), "#2c2c30", "head"),
    _held("cap", (0.22, 0.14, 0.28), "#3a5a86", "head"),
    _held("crown", (0.22, 0.16, 0.22), "#d9ae3f", "head"),
    _held("shoe", (0.11, 0.13, 0.30), "#6e4630"),
    _held("high_heel", (0.09, 0.16, 0.25), "#b3303a"),
    _held("boot", (0.12, 0.36, 0.30), "#5a4436"),
    _held("glove", (0.12, 0.26, 0.03), "#7a5238"),
    _held("mask", (0.24, 0.20, 0.02), "#6a3a78"),
    _held("ring", (0.03, 0.04, 0.012), "#d9ae3f"),
    _held("necklace", (0.20, 0.26, 0.20), "#ece4d8"),
    _held("glasses", (0.14, 0.05, 0.14), "#33343a"),
    _held("briefcase", (0.44, 0.36, 0.12), "#5f4030", "handle"),
    _held("suitcase", (0.62, 0.48, 0.22), "#8a5a3a", "handle"),
    _held("handbag", (0.30, 0.34, 0.13), "#9c3f4a", "handle"),
    _held("wallet", (0.12, 0.10, 0.02), "#5a3c2a"),
)
_TOYS = (
    _held("doll", (0.24, 0.42, 0.24), "#b56a86"),
    _held("teddy_bear", (0.34, 0.44, 0.30), "#a8743f", "two_hands"),
    _held("toy_car", (0.10, 0.09, 0.20), "#c9403c"),
    _held("toy_train", (0.10, 0.14, 0.26), "#3f6a9a"),
    _held("toy_block", (0.20, 0.18, 0.12), "#c9543c"),
    _held("ball", (0.23, 0.23, 0.23), "#c9703a"),
    _held("chessboard", (0.42, 0.10, 0.42), "#8a6848", "two_hands"),
    _set("birdcage", (0.38, 0.58, 0.38), "#b8923e"),
    _set("aquarium", (0.80, 0.50, 0.36), "#c9543c"),
    _set("robot", (0.42, 0.72, 0.36), "#8fa3ad"),
    _set("rocking_horse", (0.36, 0.80, 1.00), "#d9c9a8"),
    _held("trophy", (0.26, 0.40, 0.16), "#d9ae3f"),
    _set("christmas_tree", (1.20, 1.90, 1.20), "#4f7a54"),
)
_TOOLS = (
    _held("hammer", (0.14, 0.34, 0.04), "#b08a5c"),
    _held("shovel", (0.26, 1.20, 0.06), "#a5824f"),
    _held("broom", (0.36, 1.35, 0.08), "#a5824f"),
    _held("pitchfork", (0.28, 1.50, 0.06), "#a5824f"),
    _held("scythe", (0.90, 1.60, 0.06), "#a5824f"),
    _held("saw", (0.14, 0.56, 0.03), "#a8642f"),
    _held("wrench", (0.08, 0.30, 0.02), "#9aa3a8"),
    _held("scissors", (0.10, 0.20, 0.015), "#c0392f"),
    _held("walking_stick", (0.10, 0.90, 0.04), "#6e4a30"),
    _held("fishing_rod", (0.08, 1.60, 1.60), "#8a6844"),
    _held("oar", (0.18, 2.20, 0.05), "#b8935c"),
    _held("baseball_bat", (0.07, 0.85, 0.07), "#c9a05a"),
    _held("watering_can", (0.50, 0.38, 0.22), "#5f8f86", "handle"),
    _set("wheel", (0.10, 0.80, 0.80), "#8a6040"),
    _set("tyre", (0.20, 0.64, 0.64), "#37383d"),
    _held("chain", (0.60, 0.50, 0.40), "#7d838a"),
    _held("toolbox", (0.46, 0.28, 0.22), "#b5413a", "handle"),
)
_LAB = (
    _held("syringe", (0.05, 0.20, 0.05), "#8fb58a"),
    _held("test_tubes", (0.24, 0.18, 0.08), "#7dae6a", "two_hands"),
    _held("flask", (0.13, 0.20, 0.13), "#7dae8a"),
    _set("microscope", (0.20, 0.42, 0.28), "#4a4f58"),
    _set("telescope", (0.80, 1.50, 1.00), "#b8923e"),
    _held("binoculars", (0.20, 0.10, 0.16), "#3a3c40"),
    _held("globe", (0.36, 0.48, 0.36), "#8fb3c4", "two_hands"),
    _held("skull", (0.16, 0.20, 0.22), "#e2d9c0"),
    _held("crystal_ball", (0.22, 0.26, 0.22), "#b8cfe0", "two_hands"),
    _held("hourglass", (0.14, 0.26, 0.14), "#d9bd84"),
    _held("pill_bottle", (0.05, 0.10, 0.05), "#d9812f"),
    _held("money", (0.30, 0.08, 0.10), "#a3b890"),
    _held("coin", (0.06, 0.01, 0.05), "#d3a83e"),
    _held("diamond", (0.06, 0.05, 0.06), "#cfe4ee"),
    _held("gold_bar", (0.20, 0.10, 0.22), "#dcb23e", "two_hands"),
    _held("gift", (0.30, 0.28, 0.26), "#d9c48a", "two_hands"),
    _held("cigarette", (0.012, 0.10, 0.012), "#f0ece0"),
    _held("bone", (0.10, 0.36, 0.07), "#e6dec8"),
)
_PLANTS = (
    _set("palm", (3.60, 5.50, 3.60), "#6f9a54"),
    _set("cactus", (1.20, 2.40, 0.50), "#6a9060"),
    _set("fir", (2.60, 6.00, 2.60), "#5a7f5c"),
    _set("dead_tree", (3.00, 5.00, 2.40), "#7a6654"),
    _held("mushroom", (0.12, 0.14, 0.12), "#c0453a"),
    _set("sunflower", (0.40, 1.80, 0.30), "#e6b83a"),
    _held("rose", (0.16, 0.50, 0.16), "#b8303f"),
    _held("wreath", (0.56, 0.56, 0.12), "#5f8a54"),
    _set("reeds", (1.20, 1.60, 0.80), "#a3ac6a"),
)
_ROOMS = (
    _set("armchair", (0.86, 0.98, 0.84), "#8a5a4a"),
    _set("office_chair", (0.62, 1.10, 0.60), "#3c4450"),
    _set("rocking_chair", (0.62, 1.05, 0.80), "#8a6242"),
    _set("bookshelf", (1.10, 2.00, 0.34), "#7d5636"),
    _set("wardrobe", (1.20, 2.00, 0.60), "#8a5f3c"),
    _set("dresser", (1.00, 0.90, 0.48), "#94683f"),
    _set("filing_cabinet", (0.48, 1.32, 0.60), "#8f9a9c"),
    _set("safe", (0.60, 0.80, 0.56), "#59646c"),
    _set("fireplace", (1.60, 1.25, 0.46), "#b4a692"),
    _set("bunk_bed", (0.95, 1.70, 2.00), "#8a6844"),
    _set("crib", (1.20, 0.95, 0.66), "#d9c8a8"),
    _set("hospital_bed", (0.95, 1.00, 2.05), "#d3d9da"),
    _set("prison_bars", (2.40, 2.20, 0.08), "#5a5e64"),
    _set("gallows", (2.20, 3.20, 1.60), "#7a5c40"),
    _set("bar", (2.60, 1.10, 0.60), "#7a4a30"),
)

THING_KINDS: tuple[PropKind, ...] = (
    *STAND_IN_KINDS,
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
    *_SCREENS,
    *_DIALS,
    *_LIGHTS,
    *_WEAPONS,
    *_WORN,
    *_TOYS,
    *_TOOLS,
    *_LAB,
    *_PLANTS,
    *_ROOMS,
)


@cache
def _kinds() -> Mapping[str, PropKind]:
    """Every kind of thing by its name in words."""
    # the other kinds are asked for late, for they know of these
    from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS

    things = (kind for kind in PROP_KINDS.values() if kind.of == "thing")
    return {kind.shape.replace("_", " "): kind for kind in things if not kind.shape.startswith("stand_in")}


_HANGS_ON = re.compile(r"\s+(?:of|in|on|with|from|for|under|over|at|by|that|which)\s+.*")


@lru_cache(maxsize=4096)
def thing_kind(words: str) -> PropKind | None:
    """The kind of thing with a drawing that a noun phrase names, in either number: the whole phrase, else
    its head (`a photograph of a sword`), else its last words, fewer and fewer (`a piece of bread`).
    None where nothing is drawn so."""
    said = _HYPHENS.sub(" ", words.casefold())
    whole = said.split()
    phrase = " ".join(whole[1:] if whole and whole[0] in _ARTICLES else whole)
    return _known(phrase) or _by_last(_HANGS_ON.sub("", said).split()) or _by_last(whole)


_HYPHENS = re.compile(r"(?<=\w)-(?=\w)")
_ARTICLES = frozenset(("a", "an", "the"))


def _by_last(said: list[str]) -> PropKind | None:
    for count in range(min(3, len(said)), 0, -1):
        head, last = said[len(said) - count : -1], said[-1]
        for form in dict.fromkeys((last, *_singular(last))):
            kind = _known(" ".join((*head, form)))
            if kind is not None:
                return kind
    return None


def _singular(word: str) -> tuple[str, ...]:
    found = noun(word)
    plain = (word.removesuffix("es"),) if word.endswith("sses") else ()  # wine glasses are no spectacles
    return (found.lemma, *plain) if found is not None and found.plural else plain


def _known(phrase: str) -> PropKind | None:
    return _kinds().get(phrase) or _kinds().get(lookup("things").get(phrase, "").replace("_", " "))
