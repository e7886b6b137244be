"""A starting spec for a name that a script uses: only what the script itself says, in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from storyboard_cli.core.ids import AssetType
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.resolve import Unresolved
from storyboard_cli.spec.templates import NewAsset, NewVariant, asset_id_for

USUAL_EXPRESSIONS = ("neutral", "soft_smile", "angry", "sad", "surprised")
TIME_WORDS: dict[str, tuple[str, str]] = {  # time of day → what it adds to the prompt
    "dawn": ("at dawn", "pale first light"),
    "morning": ("in the morning", "morning light"),
    "day": ("by day", "daylight"),
    "afternoon": ("in the afternoon", "warm slanting light"),
    "dusk": ("at dusk", "low dim light"),
    "sunset": ("at sunset", "low golden light"),
    "evening": ("in the evening", "evening light, lamps on"),
    "night": ("at night", "dark, lamps on"),
}
_WEATHER = {
    "RAIN": ("rain", "in the rain, everything wet"),
    "RAINING": ("rain", "in the rain, everything wet"),
    "SNOW": ("snow", "in the snow"),
    "FOG": ("fog", "in dense fog"),
    "STORM": ("storm", "in a storm"),
}
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_DESCRIBES = re.compile(r"(?:an?|the|in (?:his|her|their)|\d)", re.IGNORECASE)
_LONGEST = 160


def first_guess(name: Unresolved, scenes: Sequence[Scene], taken: Iterable[str]) -> NewAsset:
    """What the compiled scenes say about an unresolved name."""
    spoken = spoken_name(name.name)
    asset_id = asset_id_for(name.kind, spoken, taken)
    if name.kind is AssetType.character:
        return _character(name, spoken, asset_id, scenes)
    if name.kind is AssetType.environment:
        return _place(name, spoken, asset_id, scenes)
    return NewAsset(asset_id, name.kind, spoken, spoken.lower(), remark=_uses(name))


def spoken_name(name: str) -> str:
    """`MEERA'S ROOM` as people write it: Meera's Room. Mixed case stays as it is."""
    if not name.isupper():
        return name.strip()
    return " ".join("-".join(_capital(p) for p in word.split("-")) for word in name.split())


def description_of(name: str, sentence: str) -> str | None:
    """What a sentence says someone is like: `AARAV (20), lean, crosses the lawn.` → 20, lean."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)(?P<rest>.*)", sentence, re.IGNORECASE | re.DOTALL)
    if found is None:
        return None
    rest = found["rest"].strip()
    parts: list[str] = []
    bracket = re.match(r"\(([^()]{1,120})\)\s*", rest)
    if bracket is not None and bracket[1].upper() not in ("V.O.", "O.S.", "CONT'D"):
        parts.append(bracket[1].strip())
        rest = rest[bracket.end() :]
    if rest.startswith(","):
        pieces = [p.strip(" .!?…") for p in rest[1:].split(",")]
        if len(pieces) > 1:
            parts += _short(pieces[:-1])
        elif _DESCRIBES.match(pieces[0]):
            parts += _short(pieces)
    return ", ".join(p for p in parts if p)[:_LONGEST] or None


def _short(pieces: list[str]) -> list[str]:
    """Pieces up to the first one that is a clause of its own."""
    kept: list[str] = []
    for piece in pieces:
        if len(piece.split()) > 8:
            break
        kept.append(piece)
    return kept


def _character(name: Unresolved, spoken: str, asset_id: str, scenes: Sequence[Scene]) -> NewAsset:
    introduced = _introduction(name, scenes)
    described = description_of(name.name, introduced) if introduced else None
    shown = [c for s in scenes for f in s.live_frames for c in f.characters if c.asset == name.placeholder]
    felt = [e for e, _ in Counter(c.expression for c in shown if c.expression).most_common(8)]
    worn = Counter(c.variant for c in shown if c.variant)
    remark = _uses(name) + (f"\nfirst seen: {introduced}" if introduced else "")
    return NewAsset(
        asset_id,
        AssetType.character,
        spoken,
        f"{spoken}, {described}" if described else spoken,
        expressions=tuple(dict.fromkeys([*USUAL_EXPRESSIONS, *felt])),
        variants=tuple(NewVariant(v, prompt=v.replace("_", " ")) for v in worn),
        remark=remark,
    )


def _introduction(name: Unresolved, scenes: Sequence[Scene]) -> str | None:
    """The first sentence of action that names someone; capitals, as an introduction has them, come first."""
    exact = re.compile(rf"(?<!\w){re.escape(name.name)}(?!\w)")
    loose = re.compile(exact.pattern, re.IGNORECASE)
    sentences = [
        " ".join(t.split())
        for s in scenes
        for f in s.live_frames
        for t in _SENTENCE.split(f.action)
        if t.strip()
    ]
    for pattern in (exact, loose):
        for sentence in sentences:
            if pattern.search(sentence):
                return sentence[:300]
    return None


def _place(name: Unresolved, spoken: str, asset_id: str, scenes: Sequence[Scene]) -> NewAsset:
    here = [s for s in scenes if s.environment == name.placeholder and not s.omitted]
    inside = {"int": "interior", "ext": "exterior", "int_ext": "interior and exterior"}
    kind = next((inside[s.int_ext] for s in here if s.int_ext in inside), None)
    looks = _looks_of_place(here)
    prompt = ", ".join(p for p in (spoken.lower() if name.name.isupper() else spoken, kind, looks) if p)
    variants = _place_variants(here)
    return NewAsset(
        asset_id,
        AssetType.environment,
        spoken,
        prompt,
        variants=tuple(variants),
        default_variant=variants[0].name if variants else None,
        remark=_uses(name),
    )


def _looks_of_place(scenes: Sequence[Scene]) -> str | None:
    """The sentence that describes the place when it is first seen: one before anybody is in the picture."""
    for scene in scenes:
        first = next(iter(scene.live_frames), None)
        if first is None or first.characters or first.dialogue:
            continue
        sentence = _SENTENCE.split(" ".join(first.action.split()))[0].strip(" .!?…")
        if len(sentence.split()) > 2:
            is_name = len(sentence.split()[0]) > 1 and sentence.split()[0].isupper()
            return sentence[:_LONGEST] if is_name else sentence[:1].lower() + sentence[1:_LONGEST]
    return None


def _place_variants(scenes: Sequence[Scene]) -> list[NewVariant]:
    """The times of day and weathers in which the script shows the place, most used first."""
    times = Counter(s.time_of_day for s in scenes if s.time_of_day)
    found: list[NewVariant] = []
    for time, _ in times.most_common():
        words, light = TIME_WORDS.get(time, (time.replace("_", " "), ""))
        found.append(
            NewVariant(_variant_name(time), time.replace("_", " ").capitalize(), words, light or None)
        )
    for word, (name, prompt) in _WEATHER.items():
        if any(word in re.findall(r"\w+", s.heading.upper()) for s in scenes) and name not in [
            v.name for v in found
        ]:
            found.append(NewVariant(name, name.capitalize(), prompt))
    return found


def _variant_name(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "_", text.casefold()).strip("_") or "usual"


def _uses(name: Unresolved) -> str:
    count = len(name.at)
    first = f"; first at {name.at[0]}" if name.at else ""
    return f"{name.name}: used {count} time{'' if count == 1 else 's'} in the script{first}"


def _capital(word: str) -> str:
    return word if any(c.isdigit() for c in word) else word[:1] + word[1:].lower()
