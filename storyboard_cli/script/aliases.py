"""Names that scripts use for assets: one table, made of the specs and `aliases.yaml`, asked by the compiler.

    table = AliasTable.build([*entries_of(spec), AliasEntry("MAGGIE", "CHAR_Margaret",
                                                            source="aliases.yaml")])
    table.find("maggie", AssetType.character)   # AliasEntry(alias='MAGGIE', asset_id='CHAR_Margaret', …)
    table.conflicts                             # names that two assets claim; `sb validate` reports them

Names are compared folded: case, accents, punctuation and runs of spaces do not count,
and neither does a leading
THE, A or AN where nothing matches with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from storyboard_cli.core.ids import TYPE_OF_PREFIX, AssetType, asset_type_of
from storyboard_cli.spec.asset import AssetSpec

_ARTICLES = ("THE ", "A ", "AN ")
_NOT_NAME = re.compile(r"[^\w#]+")
_APOSTROPHE = re.compile(r"['’ʼ`´]")


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """One name for one asset, or for a variant of it (`OLD AARAV` → CHAR_001:old).

    `contextual` marks words such as "raincoat" that mean a variant only beside their asset; several may
    share one.
    """

    alias: str
    asset_id: str
    variant: str | None = None
    source: str = ""  # the file that says so, relative to the project
    contextual: bool = False

    @property
    def kind(self) -> AssetType:
        return asset_type_of(self.asset_id)

    @property
    def target(self) -> str:
        """`CHAR_001` or `CHAR_001:raincoat`."""
        return f"{self.asset_id}:{self.variant}" if self.variant else self.asset_id


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The form in which names are compared: `  Café  d'Été ` → `CAFE DETE`."""
    text = name
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(
        _NOT_NAME.sub(" ", _APOSTROPHE.sub("", text.casefold().upper())).replace("_", " ").split()
    )


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name folded, without its article; the name itself where nothing is left."""
    return without_article(folded(name)) or name


def without_article(name: str) -> str:
    """A folded name without its leading THE, A or AN."""
    for article in _ARTICLES:
        if name.startswith(article):
            return name[len(article) :]
    return name


def entries_of(spec: AssetSpec, source: str = "") -> list[AliasEntry]:
    """Every name that a spec gives its asset: id, words of the id, name, aliases, its variants' words."""
    names = [spec.asset_id, spec.name, *spec.aliases]
    tail = spec.asset_id.split("_", 1)[1].replace("_", " ").strip()
    if not any(c.isdigit() for c in tail):
        names.insert(1, tail)
    found = {  # an alias in small letters stays beside its twin in capitals: it may be found in any case
        (folded(name), name.islower()): AliasEntry(name, spec.asset_id, None, source)
        for name in reversed(names)
    }
    entries = list(reversed(found.values()))
    for variant in spec.variants:
        words = [variant.name.replace("_", " ").replace("-", " "), variant.label or "", *variant.aliases]
        seen = {folded(word): word for word in reversed(words) if folded(word)}
        entries += [
            AliasEntry(w, spec.asset_id, variant.name, source, contextual=True) for w in seen.values()
        ]
    return entries


@dataclass(frozen=True)
class AliasTable:
    """Names → assets. Build it with `build`; it does not change afterwards."""

    entries: tuple[AliasEntry, ...] = ()
    conflicts: tuple[tuple[AliasEntry, ...], ...] = ()
    _names: dict[AssetType, dict[str, AliasEntry]] = field(default_factory=dict, repr=False)
    _variants: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)  # asset → word → variant

    @classmethod
    def build(cls, entries: Iterable[AliasEntry]) -> AliasTable:
        """A table of `entries`; names that two assets of a kind claim are in `conflicts` and find nothing."""
        kept = tuple(entries)
        claims: dict[tuple[AssetType, str], dict[str, AliasEntry]] = {}
        variants: dict[str, dict[str, str]] = {}
        shared: dict[tuple[AssetType, str], dict[str, AliasEntry]] = {}
        for entry in kept:
            name = folded(entry.alias)
            if not name:
                continue
            if entry.contextual:
                variants.setdefault(entry.asset_id, {}).setdefault(name, entry.variant or "")
                shared.setdefault((entry.kind, name), {})[entry.target] = entry
            else:
                claims.setdefault((entry.kind, name), {}).setdefault(entry.target, entry)
        names: dict[AssetType, dict[str, AliasEntry]] = {kind: {} for kind in AssetType}
        conflicts = []
        for (kind, name), claimed in claims.items():
            if len(claimed) == 1:
                names[kind][name] = next(iter(claimed.values()))
            else:
                conflicts.append(tuple(claimed.values()))
        for (kind, name), claimed in shared.items():
            if len(claimed) == 1 and (kind, name) not in claims:
                names[kind][name] = next(iter(claimed.values()))
        return cls(kept, tuple(conflicts), names, variants)

    def find(self, name: str, kind: AssetType) -> AliasEntry | None:
        """The one asset of that kind that `name` means, or None."""
        known = self._names.get(kind, {})
        key = folded(name)
        return known.get(key) or known.get(without_article(key))

    def find_any(self, name: str) -> AliasEntry | None:
        """The asset that `name` means, of whatever kind; None where it is unknown or two kinds claim it."""
        prefix = name.split("_", 1)[0]
        kinds = [TYPE_OF_PREFIX[prefix]] if prefix in TYPE_OF_PREFIX else list(AssetType)
        found = [entry for kind in kinds if (entry := self.find(name, kind))]
        return found[0] if len(found) == 1 else None

    def names(self, kind: AssetType) -> Iterator[tuple[str, AliasEntry]]:
        """(folded name, entry) of every name of that kind, variants' own words left out."""
        return ((name, entry) for name, entry in self._names.get(kind, {}).items() if not entry.contextual)

    def variant_words(self, asset_id: str) -> dict[str, str]:
        """Folded words that mean a variant of that asset → variant name."""
        return self._variants.get(asset_id, {})
