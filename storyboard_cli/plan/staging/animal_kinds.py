"""Animals by body plan: how large each is, and where a rider sits."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind, Seat


def _animal(shape: str, size_m: tuple[float, float, float], color: str, saddle: float = 0.0) -> PropKind:
    """`saddle` is how high a rider sits, metres; 0 where nobody rides it."""
    seats = (Seat(0.0, saddle, 0.0, "ride"),) if saddle else ()
    return PropKind(shape, size_m, stands=True, of="animal", color=color, seats=seats, open=bool(seats))


ANIMAL_KINDS: tuple[PropKind, ...] = (
    _animal("dog", (0.26, 0.60, 0.85), "#9a744c"),
    _animal("wolf", (0.36, 0.95, 1.45), "#857d74"),
    _animal("fox", (0.22, 0.52, 1.05), "#c0682e"),
    _animal("cat", (0.18, 0.32, 0.48), "#7d756c"),
    _animal("bigcat", (0.50, 1.05, 2.2), "#b58a54"),
    _animal("lion", (0.60, 1.25, 2.2), "#c09a5e"),
    _animal("tiger", (0.55, 1.10, 2.3), "#d07e34"),
    _animal("leopard", (0.42, 0.85, 1.8), "#cc9f58"),
    _animal("horse", (0.60, 2.10, 2.5), "#7a4f30", 1.44),
    _animal("unicorn", (0.60, 2.30, 2.5), "#ece6e0", 1.50),
    _animal("donkey", (0.45, 1.60, 1.9), "#8c8278", 1.10),
    _animal("zebra", (0.55, 1.85, 2.2), "#e8e4dc", 1.28),
    _animal("camel", (0.75, 2.30, 2.7), "#b9905c", 2.0),
    _animal("giraffe", (0.90, 5.00, 3.0), "#d9b070"),
    _animal("deer", (0.36, 1.40, 1.5), "#a47448"),
    _animal("stag", (0.55, 2.10, 1.8), "#8e6440"),
    _animal("cow", (0.75, 1.65, 2.5), "#e6e0d6"),
    _animal("bull", (0.85, 1.70, 2.6), "#54392c", 1.45),
    _animal("bison", (0.95, 1.80, 2.9), "#6a4a34"),
    _animal("sheep", (0.50, 0.90, 1.2), "#e4ded0"),
    _animal("ram", (0.50, 0.92, 1.2), "#ddd4c2"),
    _animal("goat", (0.36, 1.00, 1.2), "#cdc2b0"),
    _animal("antelope", (0.36, 1.30, 1.4), "#b3824e"),
    _animal("pig", (0.45, 0.80, 1.5), "#dba595"),
    _animal("boar", (0.45, 0.90, 1.5), "#5c4a40"),
    _animal("elephant", (1.80, 3.20, 4.8), "#86817c", 2.75),
    _animal("mammoth", (1.90, 3.50, 5.2), "#6a4a34"),
    _animal("rhino", (1.10, 1.70, 3.4), "#837d76"),
    _animal("hippo", (1.20, 1.45, 3.2), "#8a7470"),
    _animal("bear", (0.75, 1.30, 2.1), "#6b4a34"),
    _animal("panda", (0.75, 1.05, 1.6), "#ece8e0"),
)
