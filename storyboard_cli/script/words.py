"""Word tables of the breakdown that belong to a language. Add a language here; nothing else needs to know."""

from __future__ import annotations

PRONOUNS_ONE = frozenset(
    [
        "he",
        "she",
        "his",
        "her",
        "hers",
        "him",
        "it",
        "il",
        "elle",
        "son",
        "sa",
        "ses",
        "er",
        "sie",
        "sein",
        "seine",
        "ihr",
        "ihre",
        "él",
        "ella",
        "su",
        "lui",
        "lei",
        "suo",
        "sua",
        "он",
        "она",
        "его",
        "её",
    ]
)
PRONOUNS_MANY = frozenset(
    [
        "they",
        "their",
        "them",
        "both",
        "ils",
        "elles",
        "leurs",
        "ellos",
        "ellas",
        "sus",
        "beide",
        "loro",
        "entrambi",
        "они",
        "их",
        "оба",
    ]
)

EXPRESSIONS: dict[str, tuple[str, ...]] = {
    "ANGRY": ("angry", "furious"), "ANGRILY": ("angry",), "FURIOUS": ("furious", "angry"),
    "YELLING": ("angry",),
    "SHOUTING": ("angry",), "SHOUTS": ("angry",), "SMILING": ("smile", "soft_smile", "happy"),
    "SMILES": ("smile", "soft_smile", "happy"), "SMILE": ("smile", "soft_smile", "happy"),
    "HAPPY": ("happy", "smile", "soft_smile"), "HAPPILY": ("happy", "smile"), "LAUGHING": ("laugh", "happy",
    "smile"),
    "LAUGHS": ("laugh", "happy", "smile"), "GRINNING": ("smile", "happy"), "GRINS": ("smile", "happy"),
    "SAD": ("sad",), "SADLY": ("sad",), "CRYING": ("crying", "sad"), "TEARFUL": ("crying", "sad"),
    "SOBBING": ("crying", "sad"), "AFRAID": ("afraid", "scared", "fear"), "SCARED": ("scared", "afraid",
    "fear"),
    "FRIGHTENED": ("afraid", "scared", "fear"), "TERRIFIED": ("afraid", "scared", "fear"),
    "NERVOUS": ("nervous", "afraid"), "NERVOUSLY": ("nervous", "afraid"), "SURPRISED": ("surprised",
    "shocked"),
    "SHOCKED": ("shocked", "surprised"), "STUNNED": ("shocked", "surprised"), "CALM": ("calm", "neutral"),
    "CALMLY": ("calm", "neutral"), "DETERMINED": ("determined",), "FIRM": ("determined",),
    "FIRMLY": ("determined",),
    "TENDER": ("soft_smile", "tender"), "TENDERLY": ("soft_smile", "tender"), "SOFTLY": ("soft_smile",
    "tender"),
    "TIRED": ("tired",), "TIREDLY": ("tired",), "DISGUSTED": ("disgusted",), "CONFUSED": ("confused",),
    "PUZZLED": ("confused",), "THINKING": ("thoughtful",), "THOUGHTFUL": ("thoughtful",),
    "DEADPAN": ("neutral",),
}  # fmt: skip
"""Words of a parenthetical → expressions that may show them, the first that the asset has."""
