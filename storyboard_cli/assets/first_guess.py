"""A starting spec for a name that a script uses: only what the script itself says, in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from storyboard_cli.assets.person_guess import person_guess, remarks
from storyboard_cli.assets.told import Telling, Told
from storyboard_cli.core.characters import is_roman
from storyboard_cli.core.ids import AssetType
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.subject import LIVING as _LIVING
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.resolve import Unresolved
from storyboard_cli.spec.templates import NewAsset, NewVariant, asset_id_for

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_PRONOUN = re.compile(r"(?:he|she|they|we|i)\b", re.IGNORECASE)
_LONGEST = 160


def first_guess(
    name: Unresolved, scenes: Sequence[Scene], taken: Iterable[str], telling: Telling | None = None
) -> NewAsset:
    """What the compiled scenes say about an unresolved name."""
    if name.kind is AssetType.character:
        return _character(name, (telling or Telling(scenes)).of(name), scenes, taken)
    spoken = name_as_written(name.name, scenes)
    asset_id = asset_id_for(name.kind, spoken, taken)
    if name.kind is AssetType.environment:
        return _place(name, spoken, asset_id, scenes)
    return NewAsset(asset_id, name.kind, spoken, spoken.lower(), remark=_uses(name))


def _character(name: Unresolved, told: Told, scenes: Sequence[Scene], taken: Iterable[str]) -> NewAsset:
    """Somebody under his or her whole name, where the script says it once: Oswald Crane, alias Oswald."""
    called = name_as_written(name.name, scenes)
    full = told.full_name(name.name)
    spoken = name_as_written(full, scenes) if full else called
    asset = person_guess(
        asset_id_for(AssetType.character, spoken, taken), spoken, told, scenes, name.placeholder
    )
    remark = "\n".join([_uses(name), *_introduction(told), *remarks(told)])
    return replace(asset, aliases=(called,) if full else (), remark=remark)


def name_as_written(name: str, scenes: Sequence[Scene]) -> str:
    """A name in capitals as the action writes it elsewhere (MCDUFF: McDuff), else as people would."""
    if not name.isupper():
        return name.strip()
    written = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    small = group("discourse", "small words of names")
    for scene in scenes:
        for frame in scene.live_frames:
            for found in written.findall(frame.action) if name.casefold() in frame.action.casefold() else ():
                if not found.isupper() and all(
                    word[:1].isupper() or (i and word in small) for i, word in enumerate(found.split())
                ):
                    return str(found)
    return spoken_name(name)


def spoken_name(name: str) -> str:
    """`MEERA'S ROOM` as people write it: Meera's Room. Mixed case stays as it is."""
    if not name.isupper():
        return name.strip()
    words = name.split()
    return " ".join(
        word if at and is_roman(word) and not words[at - 1].endswith(".") else _capitals(word)
        for at, word in enumerate(words)
    )


def _capitals(word: str) -> str:
    return "-".join(_capital(part) for part in word.split("-"))


def _introduction(told: Told) -> list[str]:
    """The sentence in which somebody is first named, as a remark."""
    for _, frame, shown in told.seen:
        if shown.words:
            sentence = next((s for at, s in _sentences(frame.action) if at <= shown.at < at + len(s)), "")
            return [f"first seen: {' '.join(sentence.split())[:300]}"] if sentence else []
    return []


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """(place, sentence) of every sentence."""
    at = 0
    for gap in _SENTENCE.finditer(text):
        yield at, text[at : gap.start()]
        at = gap.end()
    if text[at:].strip():
        yield at, text[at:]


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
    """The sentence that describes the place when it is first seen: one before anybody comes in, in which
    nothing happens.
    """
    for scene in scenes:
        first = next(iter(scene.live_frames), None)
        if first is None or first.characters:
            continue
        for at, sentence in _sentences(first.action):
            here = [s for s in first.shown if at <= s.at < at + len(sentence) and (s.words or s.at)]
            if any(s.kind in _LIVING for s in here) or _PRONOUN.match(sentence):
                break
            if len(sentence.split()) > 2 and not any(_acts(s) for s in here):
                return _small_first(" ".join(sentence.split()).strip(" .!?…"))
    return None


def _acts(shown: Shown) -> bool:
    """Does it do more than to be there?"""
    return shown.does is not None and shown.does not in group("verb_groups", "is_there")


def _small_first(sentence: str) -> str:
    first = sentence.split()[0]
    if len(first) > 1 and first.isupper():
        return sentence[:_LONGEST]
    return sentence[:1].lower() + sentence[1:_LONGEST]


def _place_variants(scenes: Sequence[Scene]) -> list[NewVariant]:
    """The times of day and weathers in which the script shows the place, most used first."""
    times = Counter(s.time_of_day for s in scenes if s.time_of_day)
    found: list[NewVariant] = []
    for time, _ in times.most_common():
        words, *lights = table(ENGLISH, "prompt_times").get(time, (time.replace("_", " "),))
        light = ", ".join(lights)
        found.append(
            NewVariant(_variant_name(time), time.replace("_", " ").capitalize(), words, light or None)
        )
    said = {word for s in scenes for word in re.findall(r"\w+", s.heading.casefold())}
    for name, words_of_it in table(ENGLISH, "heading_weather").items():
        if not said.isdisjoint(words_of_it) and name not in [v.name for v in found]:
            prompt = ", ".join(table(ENGLISH, "prompt_weather")[name])
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
