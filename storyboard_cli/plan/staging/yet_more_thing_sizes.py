"""How large things are, how they are held, what colour they have: cloth, sticks, devices, instruments."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.thing_sizes import held, standing

_SOFT = (
    held("cloth", (0.42, 0.55, 0.06), "#b7a89a", "handle"),
    held("blanket", (0.56, 0.20, 0.42), "#8d9aa6", "two_hands"),
    standing("clothes_heap", (0.90, 0.42, 0.70), "#8a7a94"),
    standing("mattress", (1.00, 0.22, 1.95), "#d6d2c6"),
    held("trousers", (0.46, 1.00, 0.04), "#4d5666"),
    held("sock", (0.09, 0.28, 0.22), "#9aa3a8"),
    standing("covered_body", (1.78, 0.30, 0.62), "#dcdad2"),
    standing("rubbish_bags", (1.00, 0.75, 0.80), "#3a3c42"),
    standing("rubble", (1.40, 0.55, 1.10), "#a39a8c"),
    standing("leaf_heap", (1.10, 0.42, 0.90), "#b5824a"),
    held("bedroll", (0.62, 0.24, 0.24), "#6f7d5c", "two_hands"),
)
_PAPER = (
    held("magazine", (0.21, 0.28, 0.01), "#b5564a", "two_hands"),
    held("folder", (0.32, 0.24, 0.02), "#d9bf86", "two_hands"),
    held("clipboard", (0.23, 0.33, 0.02), "#9a7048", "two_hands"),
    held("paper_stack", (0.26, 0.07, 0.31), "#e6e0d0", "two_hands"),
)
_STICKS = (
    held("stick", (0.06, 0.90, 0.05), "#8a6844"),
    held("branch", (0.55, 1.10, 0.30), "#7a5c40"),
    held("pole", (0.06, 2.20, 0.06), "#a08a68"),
    held("pipe", (0.08, 0.90, 0.08), "#9aa3a8"),
    standing("plank", (1.80, 0.09, 0.22), "#b8935c"),
    held("cord", (0.28, 0.07, 0.28), "#8f8a7a", "two_hands"),
    standing("vine", (0.70, 1.80, 0.14), "#6f8f54"),
    held("golf_club", (0.14, 1.00, 0.06), "#9aa3a8"),
    held("fork", (0.03, 0.20, 0.015), "#b9bec2"),
    held("spoon", (0.045, 0.20, 0.015), "#b9bec2"),
    held("hand_tool", (0.035, 0.22, 0.035), "#c0392f"),
    held("dropper", (0.03, 0.14, 0.03), "#8f4a3c"),
    held("nail", (0.02, 0.11, 0.02), "#8a9096"),
    held("bullet", (0.014, 0.06, 0.014), "#c9a24e"),
    held("hook", (0.12, 0.18, 0.03), "#8a9096"),
    held("matchstick", (0.008, 0.07, 0.008), "#b5413a"),
    standing("firewood", (1.00, 0.48, 0.40), "#8a6848"),
)
_GADGETS = (
    held("remote", (0.05, 0.18, 0.025), "#34363c"),
    held("walkie_talkie", (0.07, 0.26, 0.045), "#3a3d42"),
    standing("wall_switch", (0.09, 0.13, 0.04), "#e2ddd0"),
    held("headphones", (0.20, 0.21, 0.10), "#3a3b40", "two_hands"),
    held("hifi", (0.44, 0.14, 0.32), "#4a4d54", "two_hands"),
    held("printer", (0.46, 0.32, 0.38), "#d6d4cc", "two_hands"),
    held("keyboard", (0.44, 0.03, 0.15), "#c9c6bc", "two_hands"),
    held("computer_mouse", (0.07, 0.04, 0.14), "#c9c6bc"),
    standing("electric_fan", (0.42, 0.56, 0.24), "#6f8794"),
    standing("engine", (0.85, 0.80, 0.65), "#7d8488"),
    standing("lever", (0.16, 0.42, 0.36), "#6f7780"),
    held("lighter", (0.025, 0.07, 0.014), "#b5413a"),
    held("drill", (0.08, 0.22, 0.28), "#d9a03c"),
    held("hair_dryer", (0.09, 0.22, 0.24), "#b0607a"),
    held("disc", (0.30, 0.30, 0.006), "#2f3034", "two_hands"),
    held("cassette", (0.10, 0.065, 0.014), "#4a4d54"),
    held("tape_roll", (0.05, 0.11, 0.11), "#b9bcc0"),
    held("megaphone", (0.24, 0.34, 0.36), "#d8d4c8", "hand"),
    held("magnifier", (0.09, 0.20, 0.014), "#4a3a30"),
)
_MUSIC = (
    held("accordion", (0.46, 0.38, 0.22), "#9c3434", "two_hands"),
    held("tuba", (0.55, 0.95, 0.42), "#d3a83e", "two_hands"),
    held("saxophone", (0.14, 0.66, 0.34), "#d3a83e"),
    held("flute", (0.04, 0.64, 0.04), "#34343a"),
    held("harmonica", (0.13, 0.032, 0.03), "#7a5030"),
    held("tambourine", (0.28, 0.28, 0.06), "#b08a5c"),
    standing("drum_kit", (1.70, 1.20, 1.30), "#b5413a"),
    standing("organ", (2.40, 3.00, 1.20), "#7d5636"),
    standing("synthesizer", (1.20, 0.90, 0.36), "#3a3b40"),
    held("banjo", (0.34, 0.95, 0.10), "#b8935c", "lap"),
)
_EATABLES = (
    held("pill", (0.022, 0.009, 0.009), "#c0463c"),
    held("bead", (0.022, 0.022, 0.022), "#b5894c"),
    held("packet", (0.06, 0.09, 0.025), "#b5413a"),
    held("doughnut", (0.11, 0.034, 0.11), "#c99a5a"),
    held("pie", (0.28, 0.08, 0.28), "#d9a860", "two_hands"),
    held("roast", (0.42, 0.22, 0.30), "#b5723c", "two_hands"),
    held("carrot", (0.26, 0.05, 0.08), "#dd7a2c"),
    held("vegetables", (0.34, 0.20, 0.28), "#b8925c", "two_hands"),
    held("popcorn", (0.15, 0.24, 0.12), "#c0463c"),
    held("melon", (0.26, 0.24, 0.26), "#5f8a4c", "two_hands"),
    held("pancakes", (0.24, 0.12, 0.24), "#d9a050", "two_hands"),
)
_FITTINGS = (
    standing("coat_rack", (0.62, 1.80, 0.62), "#7d5636"),
    standing("blinds", (1.20, 1.30, 0.07), "#dcd8cc"),
    standing("console", (1.80, 1.15, 0.85), "#7d8a90"),
    standing("lawnmower", (0.56, 0.98, 1.40), "#b5413a"),
    held("lid", (0.26, 0.10, 0.26), "#a9b0b4"),
    held("brick", (0.21, 0.075, 0.10), "#a8543c"),
    held("dumbbell", (0.36, 0.15, 0.15), "#3f4248"),
    held("scales", (0.44, 0.46, 0.18), "#b8923e", "two_hands"),
    standing("round_table", (0.80, 0.76, 0.80), "#d6cfc0"),
    standing("scaffolding", (3.00, 3.60, 1.20), "#b8935c"),
    standing("cobweb", (0.70, 0.60, 0.02), "#dcdcd8"),
    standing("pool_table", (1.40, 0.84, 2.50), "#6e4327"),
    standing("jukebox", (0.95, 1.55, 0.65), "#a8443c"),
)

CLOTH_TO_FITTINGS: tuple[PropKind, ...] = (
    *_SOFT,
    *_PAPER,
    *_STICKS,
    *_GADGETS,
    *_MUSIC,
    *_EATABLES,
    *_FITTINGS,
)
