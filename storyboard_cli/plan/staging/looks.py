"""What staging needs to know of an asset: how tall, how wide, what kind of place or thing, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from storyboard_cli.assets.shown_person import appearance_of
from storyboard_cli.core.ids import TYPE_OF_PREFIX
from storyboard_cli.plan.staging.asset_kinds import asset_kind
from storyboard_cli.plan.staging.body import shape_name
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.asset import AssetSpec

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Look:
    """One asset, in one variant, as staging sees it."""

    asset_id: str
    asset_type: str
    name: str
    names: tuple[str, ...] = ()  # every word or phrase that a script uses for it, longest first
    height_m: float = 1.7
    build: str = "average"
    setting: str | None = None  # written kind of set
    words: frozenset[str] = frozenset()  # of taxonomy, name, tags, prompt; lower case
    thing: PropKind | None = None  # props only
    group: bool = False  # a crowd of extras rather than one person
    species: str | None = None  # of a character that is an animal
    appearance: Appearance | None = None  # of somebody without an asset: what the words say


def look_of(asset: AssetSpec, variant: str | None = None) -> Look:
    """How staging sees an asset in a variant (None: its default one)."""
    appearance = asset.appearance_of(variant)
    chosen = asset.variant(variant)
    texts = [
        *asset.taxonomy.values(), asset.name, asset.asset_id, *asset.tags, asset.canonical_prompt,
        *((chosen.name, chosen.label or "", chosen.prompt) if chosen else ()),
    ]  # fmt: skip
    words = _words_of(texts)
    kind = str(asset.asset_type)
    return Look(
        asset_id=asset.asset_id,
        asset_type=kind,
        name=asset.name,
        names=_names(asset.name, asset.asset_id, asset.aliases),
        height_m=_height(kind, appearance, words),
        build=_build(appearance, words),
        setting=appearance.setting or asset.taxonomy.get("setting"),
        words=words,
        thing=asset_kind(asset.name, appearance.shape, words, appearance.height_cm, asset.canonical_prompt)
        if kind in ("prop", "nature")
        else None,
        group=kind == "character" and _is_group(asset),
        species=species_of(asset) if kind == "character" else None,
    )


def species_of(asset: AssetSpec) -> str | None:
    """The animal that a character is, by its taxonomy; None of a human one."""
    said = asset.taxonomy.get("species")
    known = noun(str(said).split()[-1]) if said else None
    return known.lemma if known is not None and known.kind == "animal" else None


def look_of_shown(asset_id: str, shown: Shown) -> Look:
    """How staging sees somebody without an asset: as the words for them say."""
    appearance = appearance_of(shown.looks, shown.what)
    words = _words_of([shown.what])
    return Look(
        asset_id=asset_id,
        asset_type="character",
        name=shown.name or shown.what,
        names=_names(shown.what, asset_id, [shown.name] if shown.name else []),
        height_m=_height("character", appearance, words),
        build=_build(appearance, words),
        words=words,
        appearance=appearance,
    )


@lru_cache(maxsize=4096)
def unknown_look(asset_id: str) -> Look:
    """A stand-in for an asset that nobody has specified: the id's own words say what they can."""
    plain = asset_id.removeprefix("UNRESOLVED_")
    prefix, _, rest = plain.partition("_")
    known = TYPE_OF_PREFIX.get(prefix)
    kind = str(known) if known else "character"
    name = rest.replace("_", " ").strip() or plain
    words = _words_of([rest])
    many = kind == "character" and bool(words & group("staged_people", "group_name"))
    return Look(
        asset_id=asset_id,
        asset_type=kind,
        name=name,
        names=_names(name, asset_id, ()),
        height_m=_height(kind, Appearance(), words),
        build=_build(Appearance(), words),
        words=words,
        thing=asset_kind(name, None, words, None) if kind in ("prop", "nature") else None,
        group=many,
    )


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(w for text in texts for w in _WORD.findall(text.replace("_", " ").casefold()))


def _names(name: str, asset_id: str, aliases: Iterable[str]) -> tuple[str, ...]:
    spoken = {n.strip().casefold() for n in (name, name.replace("_", " "), asset_id, *aliases) if n.strip()}
    return tuple(sorted(spoken, key=lambda n: (-len(n), n)))


def _height(kind: str, appearance: Appearance, words: frozenset[str]) -> float:
    if appearance.height_cm is not None and kind == "character":
        return round(appearance.height_cm / 100, 3)
    if kind != "character":
        return 1.7
    if appearance.age == "toddler":
        return 0.86
    if appearance.age == "child":
        return 1.28
    if appearance.age == "teen":
        return 1.62
    hint = {"feminine": 1.65, "masculine": 1.76}.get(appearance.presentation or "")
    if hint:
        return hint
    return next((height for known, height in _heights() if words & known and _tells(words, known)), 1.7)


@cache
def _heights() -> tuple[tuple[frozenset[str], float], ...]:
    return tuple((frozenset(words), float(height)) for height, words in table(ENGLISH, "heights").items())


def _tells(words: frozenset[str], known: frozenset[str]) -> bool:
    """Short may be the hair."""
    return not ("short" in known and "hair" in words)


def _build(appearance: Appearance, words: frozenset[str]) -> str:
    said = appearance.build or next(
        (kind for kind in ("child", "slim", "heavy") if words & group("staged_people", kind)), None
    )
    if appearance.age == "child" and not appearance.build:
        said = "child"
    toddler = appearance.age is None and words & group("drawn_ages", "toddler")
    return shape_name(said, "toddler" if toddler else appearance.age, appearance.posture)


def _is_group(asset: AssetSpec) -> bool:
    """Extras are one asset that stands for many people."""
    said = {str(v).casefold() for v in asset.taxonomy.values()} | {t.casefold() for t in asset.tags}
    return bool(said & group("staged_people", "group")) or "EXTRAS" in asset.asset_id.upper()
