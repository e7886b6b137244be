"""Animals by body plan: how large each is, where a rider sits, and which plan a script's word has."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.plan.staging.prop_kind import PropKind, Seat
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import lookup


def _bird(
    shape: str, size_m: tuple[float, float, float], color: str, *, swims: bool = False, flies: bool = False
) -> PropKind:
    """A bird where it stands; in the air its wings are spread."""
    return PropKind(shape, size_m, stands=True, of="animal", color=color, swims=swims, flies=flies)


def _swimmer(shape: str, size_m: tuple[float, float, float], color: str) -> PropKind:
    return PropKind(shape, size_m, stands=True, of="animal", color=color, swims=True)


_PILLION_M = 0.42
"""How far behind the one before a rider sits, metres."""


def _animal(
    shape: str, size_m: tuple[float, float, float], color: str, saddle: float = 0.0, riders: int = 2
) -> PropKind:
    """`saddle`: how high a rider sits, metres, 0 where nobody rides it; `riders`: how many may sit on it."""
    seats = tuple(Seat(0.0, saddle, -_PILLION_M * k, "ride") for k in range(riders if saddle else 0))
    return PropKind(shape, size_m, stands=True, of="animal", color=color, seats=seats, open=bool(seats))


ANIMAL_KINDS: tuple[PropKind, ...] = (
    _animal("dog", (0.22, 0.59, 0.76), "#9a744c"),
    _animal("wolf", (0.34, 0.97, 1.3), "#857d74"),
    _animal("fox", (0.17, 0.53, 0.84), "#c0682e"),
    _animal("cat", (0.12, 0.35, 0.44), "#7d756c"),
    _animal("bigcat", (0.48, 1.11, 2.11), "#b58a54"),
    _animal("lion", (0.59, 1.36, 2.22), "#c09a5e"),
    _animal("tiger", (0.5, 1.17, 2.23), "#d07e34"),
    _animal("leopard", (0.39, 0.9, 1.71), "#cc9f58"),
    _animal("horse", (0.82, 2.04, 2.65), "#7a4f30", 1.44),
    _animal("unicorn", (0.85, 2.12, 3.0), "#ece6e0", 1.50),
    _animal("donkey", (0.63, 1.47, 1.92), "#8c8278", 1.10),
    _animal("zebra", (0.73, 1.72, 2.22), "#e8e4dc", 1.28),
    _animal("camel", (1.01, 2.32, 2.94), "#b9905c", 2.0),
    _animal("giraffe", (1.09, 5.3, 3.5), "#d9b070"),
    _animal("deer", (0.44, 1.32, 1.27), "#a47448"),
    _animal("stag", (0.67, 1.95, 1.53), "#8e6440"),
    _animal("cow", (0.86, 1.52, 2.45), "#e6e0d6"),
    _animal("bull", (0.9, 1.6, 2.57), "#54392c", 1.45),
    _animal("bison", (1.05, 2.0, 3.0), "#6a4a34"),
    _animal("sheep", (0.48, 0.92, 1.16), "#e4ded0"),
    _animal("ram", (0.49, 0.95, 1.19), "#ddd4c2"),
    _animal("goat", (0.35, 1.07, 1.01), "#cdc2b0"),
    _animal("antelope", (0.43, 1.35, 1.22), "#b3824e"),
    _animal("pig", (0.57, 0.74, 1.56), "#dba595"),
    _animal("boar", (0.6, 0.86, 1.71), "#5c4a40"),
    _animal("elephant", (2.18, 3.2, 4.7), "#86817c", 2.75, 4),
    _animal("mammoth", (2.3, 3.4, 5.6), "#6a4a34"),
    _animal("rhino", (1.3, 1.53, 3.6), "#837d76"),
    _animal("hippo", (1.21, 1.36, 3.2), "#8a7470"),
    _animal("bear", (0.85, 1.34, 2.06), "#6b4a34"),
    _animal("panda", (0.66, 1.06, 1.57), "#ece8e0"),
    _bird("bird", (0.08, 0.15, 0.2), "#86705a"),
    _bird("pigeon", (0.12, 0.23, 0.28), "#8b919c"),
    _bird("crow", (0.17, 0.31, 0.47), "#2b2c33"),
    _bird("gull", (0.17, 0.35, 0.45), "#c2c8ce", flies=True),
    _bird("eagle", (0.3, 0.64, 0.72), "#5a4030", flies=True),
    _bird("hawk", (0.19, 0.4, 0.45), "#8a6444", flies=True),
    _bird("vulture", (0.34, 0.62, 0.95), "#4c4038", flies=True),
    _bird("owl", (0.21, 0.46, 0.25), "#96765a"),
    _bird("parrot", (0.18, 0.4, 0.57), "#bf3a34"),
    _bird("hen", (0.19, 0.42, 0.42), "#c89a68"),
    _bird("rooster", (0.23, 0.61, 0.74), "#a85a30"),
    _bird("turkey", (0.93, 0.85, 0.96), "#5c4a40"),
    _bird("peacock", (1.64, 1.1, 1.07), "#2f6a9a"),
    _bird("duck", (0.19, 0.34, 0.47), "#94816c", swims=True),
    _bird("goose", (0.29, 0.73, 0.69), "#d8d4cc", swims=True),
    _bird("swan", (0.36, 0.99, 0.94), "#f0eee8", swims=True),
    _bird("heron", (0.25, 1.09, 0.68), "#8e99a6"),
    _bird("flamingo", (0.26, 1.34, 0.64), "#e79aa0"),
    _bird("ostrich", (0.62, 2.25, 1.32), "#3c3836"),
    _bird("penguin", (0.34, 0.75, 0.36), "#2f333c", swims=True),
    _animal("rodent", (0.09, 0.1, 0.31), "#84796e"),
    _animal("rabbit", (0.2, 0.35, 0.39), "#a48d74"),
    _animal("squirrel", (0.19, 0.36, 0.27), "#a35a30"),
    _animal("hedgehog", (0.15, 0.18, 0.32), "#a48a70"),
    _animal("porcupine", (0.5, 0.5, 0.8), "#6a5a4e"),
    _animal("beaver", (0.33, 0.37, 0.99), "#6e4c36"),
    _animal("raccoon", (0.16, 0.42, 0.68), "#86807a"),
    _animal("skunk", (0.18, 0.61, 0.63), "#2f2d31"),
    _animal("badger", (0.16, 0.35, 0.55), "#6f6a66"),
    replace(_animal("otter", (0.23, 0.39, 0.89), "#6a4e3a"), swims=True),
    _animal("kangaroo", (0.81, 1.88, 1.87), "#a87c54"),
    _animal("monkey", (0.24, 0.74, 0.75), "#7a5a40"),
    _animal("ape", (0.79, 1.29, 1.2), "#3a3432"),
    replace(_animal("seal", (0.78, 0.77, 1.71), "#6d6c72"), swims=True),
    _animal("dragon", (8.9, 5.9, 10.4), "#4d7048", 3.2, 4),
    _animal("tyrannosaur", (2.3, 4.9, 8.8), "#6f6a48"),
    _animal("sauropod", (2.86, 8.4, 15.1), "#75806e"),
    _animal("triceratops", (1.8, 3.0, 6.3), "#857a62"),
    _animal("stegosaur", (1.47, 2.98, 5.0), "#7a7048"),
    _swimmer("fish", (0.079, 0.17, 0.35), "#8c9aa6"),
    _swimmer("eel", (0.081, 0.14, 1.02), "#5a5c4c"),
    _swimmer("shark", (1.74, 1.29, 3.5), "#6d7983"),
    _swimmer("whale", (6.2, 3.8, 12.5), "#4c5a68"),
    _swimmer("dolphin", (0.75, 0.9, 2.57), "#75889a"),
    _swimmer("orca", (3.3, 3.3, 6.6), "#24272d"),
    _swimmer("octopus", (1.17, 0.6, 1.17), "#b5553f"),
    _swimmer("jellyfish", (0.3, 0.44, 0.3), "#c9a6c4"),
    _swimmer("ray", (1.2, 0.15, 1.35), "#77746c"),
    _animal("crab", (0.36, 0.12, 0.29), "#bf5a3a"),
    _animal("snake", (0.46, 0.35, 0.48), "#6d7a44"),
    _animal("crocodile", (0.88, 0.51, 3.3), "#5f6b48"),
    _animal("lizard", (0.12, 0.062, 0.4), "#7a8a4a"),
    _animal("turtle", (0.33, 0.21, 0.51), "#6a6a44"),
    _animal("frog", (0.12, 0.078, 0.08), "#6f9444"),
    _animal("beetle", (0.05, 0.02, 0.06), "#3f4a3a"),
    _animal("ant", (0.021, 0.011, 0.029), "#4a2e26"),
    replace(_animal("bee", (0.034, 0.032, 0.045), "#d9a432"), flies=True),
    replace(_animal("butterfly", (0.062, 0.055, 0.082), "#dd7a2e"), flies=True),
    _animal("spider", (0.1, 0.041, 0.096), "#3d3532"),
    _animal("scorpion", (0.068, 0.058, 0.13), "#6e5434"),
    _animal("worm", (0.02, 0.028, 0.11), "#c98a86"),
    _animal("snail", (0.046, 0.04, 0.078), "#a6784c"),
    replace(_animal("bat", (0.46, 0.19, 0.2), "#4c3f3a"), flies=True),
    _animal("quadruped", (0.3, 0.86, 1.15), "#7d6f60"),
)

_BY_CODE = {
    "bigcat": "bigcat", "cat": "cat", "dog": "dog", "horse": "horse", "cow": "cow", "sheep": "sheep",
    "deer": "deer",
    "pig": "pig", "bear": "bear", "elephant": "elephant", "camel": "camel", "monkey": "monkey",
    "rodent": "rodent",
    "bird": "bird", "bat": "bat", "fish": "fish", "whale": "whale", "shellfish": "crab", "snake": "snake",
    "reptile": "lizard", "amphibian": "frog", "insect": "beetle", "spider": "spider",
}  # fmt: skip
_KINDS = {kind.shape: kind for kind in ANIMAL_KINDS}


def animal_kind(word: str) -> PropKind | None:
    """The body plan of an animal that a script names, in that animal's size and colour; None where the word
    names no animal. A word that has no line of its own is drawn as its kind is, an unknown kind on four legs.
    """
    word = " ".join(word.casefold().split())
    known = noun(word)
    first, _, last = word.rpartition(" ")
    one = known.lemma if known else f"{first} {_singular(last)}".strip()
    for name in dict.fromkeys((one, word)):
        shape = name if name in _KINDS else lookup("drawn_animals").get(name)
        if shape is not None:
            return _as_named(_KINDS[shape], name)
    if known is None:  # a golden retriever is a retriever
        kind = animal_kind(last) if first else None
        return kind and _as_named(kind, one)
    if known.kind != "animal":
        return None
    codes = [_BY_CODE[code] for code in _BY_CODE if code in known.codes]
    return _as_named(_KINDS[codes[0] if codes else "quadruped"], known.lemma)


def _singular(word: str) -> str:
    known = noun(word)
    return known.lemma if known else word.removesuffix("s")


def _as_named(kind: PropKind, name: str) -> PropKind:
    """The kind as large and of the colour that its name says."""
    tall = lookup("animal_heights").get(name)
    factor = int(tall) / 100 / kind.size_m[1] if tall else 1.0
    width, height, depth = (round(side * factor, 3) for side in kind.size_m)
    seats = tuple(
        Seat(seat.right * factor, round(seat.up * factor, 3), seat.ahead, seat.posture) for seat in kind.seats
    )
    color = lookup("animal_colors").get(name, kind.color)
    return replace(kind, size_m=(width, height, depth), seats=seats, color=color)
