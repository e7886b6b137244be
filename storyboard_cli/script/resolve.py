"""Names → assets (rules R4, R5): exact names only; what is not known is listed once, with candidates."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from storyboard_cli.core.characters import in_ascii
from storyboard_cli.core.ids import PREFIX, AssetType
from storyboard_cli.core.problems import Where
from storyboard_cli.script.aliases import AliasEntry, AliasTable, folded, name_key, without_article
from storyboard_cli.script.cast_names import CastNames
from storyboard_cli.script.cues import ALL_PRESENT, CROWDS, Cue, read_cue
from storyboard_cli.script.headings import Heading
from storyboard_cli.spec.asset import AssetSpec

Place = tuple[str, int, int]  # path, line, column
NOWHERE: Place = ("", 0, 0)

_APOSTROPHE = re.compile(r"['’ʼ]")
_NOT_SLUG = re.compile(r"[^A-Za-z0-9]+")
EXTRAS = ("EXTRAS", "CROWD", "BACKGROUND")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An asset that an unknown name may mean."""

    asset: str
    alias: str
    score: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name turned out to be."""

    asset: str
    variant: str | None = None

    @property
    def target(self) -> str:
        return f"{self.asset}:{self.variant}" if self.variant else self.asset


@dataclass(slots=True)
class Unresolved:
    """A name that means no asset: one entry, however often the script uses it."""

    kind: AssetType
    name: str
    placeholder: str
    rule: str
    at: list[Where] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    seen: set[Place] = field(default_factory=set, repr=False)
    suspect: str | None = None  # another, much more frequent name that this may be a typo of

    def met(self, where: Place) -> Meaning:
        """Note one more place of the name, once; its placeholder as a meaning."""
        if where[0] and where not in self.seen:
            self.seen.add(where)
            self.at.append(Where(*where))
        return Meaning(self.placeholder)


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that nothing knows, as it was asked for; somebody who is only seen has no `kind`."""

    kind: AssetType | None
    name: str
    rule: str
    where: Place

    def moved(self, down: int) -> Asked:
        """The same, so many lines further down."""
        path, line, column = self.where
        return replace(self, where=(path, line + down, column)) if down and path else self


class Resolver:
    """Looks names up, and remembers those that it did not find."""

    def __init__(
        self,
        table: AliasTable,
        specs: Mapping[str, AssetSpec],
        *,
        draft: bool = False,
        cast: CastNames | None = None,
    ) -> None:
        """With `draft`, an unknown name gets a placeholder asset id of its own and counts as resolved."""
        self.table = table
        self.cast = cast or CastNames((), self.is_character)
        self.written: dict[str, str] = {}  # placeholder → the name as the script writes it first
        self.specs = specs
        self.draft = draft
        self.unresolved: dict[tuple[AssetType, str], Unresolved] = {}
        self.uncast: dict[str, Unresolved] = {}  # named people who are seen and never speak
        self._slugs: dict[str, str] = {}
        self._heard: list[Asked] | None = None
        self._cues: dict[str, tuple[Meaning, ...]] = {}

    # -- characters -----

    def speakers(self, cue: Cue, where: Place, present: tuple[str, ...] = ()) -> tuple[Meaning, ...]:
        """Who a cue means; several for a group, a placeholder for a name that nothing knows."""
        known = self._cues.get(cue.name)
        if known is None:
            known = self._speakers(cue)
            self._cues[cue.name] = known
        if known:
            return known
        if folded(cue.name) in ALL_PRESENT:
            extras = self._extras() if not self.draft else ()
            if present or extras:
                return tuple(Meaning(p) for p in present) or extras
        if group := self.cast.group(cue):
            return tuple(m for part in group for m in self.speakers(_part(part), where))
        if whose := self.cast.whose_voice(cue):
            return self.speakers(_part(whose), where)
        return (self.miss(AssetType.character, cue.name, "R4", where),)

    def _speakers(self, cue: Cue) -> tuple[Meaning, ...]:
        entry = self.table.find(cue.name, AssetType.character)
        if entry is not None:
            return (_meaning(entry),)
        if cue.number is not None and (entry := self.table.find(cue.base, AssetType.character)):
            variant = self._numbered_variant(entry.asset_id, cue.number)
            return (Meaning(entry.asset_id, variant or entry.variant),)
        return self._extras() if folded(cue.name) in CROWDS else ()

    def is_character(self, name: str) -> bool:
        """Whether a character of the project is called so."""
        return self.table.find(name, AssetType.character) is not None

    def spoken_as(self, meaning: Meaning) -> str:
        """Who a speech names: an asset, or the script's own name for somebody who has none."""
        asset = meaning.asset
        return self.written.get(asset, asset) if asset.startswith("UNRESOLVED_") else asset

    def _extras(self) -> tuple[Meaning, ...]:
        """The asset that stands for people without names, if the project has one."""
        found = (self.table.find(word, AssetType.character) for word in EXTRAS)
        return next(((_meaning(entry),) for entry in found if entry), ())

    def _numbered_variant(self, asset_id: str, number: int) -> str | None:
        spec = self.specs.get(asset_id)
        names = [v.name for v in spec.variants] if spec else []
        return next((n for n in (str(number), f"n{number}", f"no{number}") if n in names), None)

    # -- places -----

    def place(self, heading: Heading, where: Place) -> Meaning | None:
        """The environment of a heading; None where the heading names no place."""
        if not heading.location:
            return None
        entry = self._find_place(heading)
        if entry is None:
            return self.miss(AssetType.environment, place_name(heading), "R5", where)
        return Meaning(entry.asset_id, entry.variant or self._time_variant(entry.asset_id, heading))

    def _find_place(self, heading: Heading) -> AliasEntry | None:
        prefix = {"int": "INT. ", "ext": "EXT. ", "int_ext": "INT./EXT. "}.get(heading.int_ext or "", "")
        location, sub = heading.location, heading.sub_location
        tries = []
        if sub:
            tries += [f"{prefix}{location} - {sub}", f"{location} - {sub}", f"{sub} {location}"]
        tries += [f"{prefix}{location}", location]
        for name in dict.fromkeys(tries):
            if entry := self.table.find(name, AssetType.environment):
                return entry
        return None

    def _time_variant(self, asset_id: str, heading: Heading) -> str | None:
        """The variant that the heading's qualifiers (RAIN) or time (NIGHT) name, where the place has it."""
        words = self.table.variant_words(asset_id)
        if not words:
            return None
        said = [*heading.qualifiers, heading.time_words or "", heading.time or ""]
        for text in said:
            whole = folded(text)
            if whole in words:
                return words[whole]
            for word in whole.split():
                if word in words:
                    return words[word]
        return None

    # -- names that nothing knows -----

    def miss(self, kind: AssetType, name: str, rule: str, where: Place) -> Meaning:
        """Remember an unknown name, once however spelt, and give its placeholder."""
        if self._heard is not None:
            self._heard.append(Asked(kind, name, rule, where))
        key = (kind, name_key(name))
        found = self.unresolved.get(key)
        if found is None:
            found = self.unresolved[key] = self._unknown(kind, name, rule)
        return found.met(where)

    def seen(self, name: str, where: Place) -> Meaning:
        """Somebody who is seen and never speaks: remembered apart, for nothing waits for him or her."""
        if self._heard is not None:
            self._heard.append(Asked(None, name, "", where))
        key = name_key(name)
        spoken = self.unresolved.get((AssetType.character, key))
        if spoken is not None:
            return Meaning(spoken.placeholder)
        found = self.uncast.get(key)
        if found is None:
            found = self.uncast[key] = self._unknown(AssetType.character, name, "R4")
        return found.met(where)

    # -- what was asked, for scenes that are not composed again -----

    @contextmanager
    def heard(self) -> Iterator[list[Asked]]:
        """Everything that is asked meanwhile of names that nothing knows."""
        asked: list[Asked] = []
        self._heard = asked
        try:
            yield asked
        finally:
            self._heard = None

    def ask(self, asked: Asked) -> None:
        """Ask the same once more."""
        if asked.kind is None:
            self.seen(asked.name, asked.where)
        else:
            self.miss(asked.kind, asked.name, asked.rule, asked.where)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How much was given to names so far: it only grows."""
        return (len(self.unresolved), len(self.uncast), len(self.written), len(self._slugs))

    @property
    def given(self) -> object:
        """What was given to names so far."""
        spoken = [(kind.value, key, u.placeholder) for (kind, key), u in self.unresolved.items()]
        seen = [(key, u.placeholder) for key, u in self.uncast.items()]
        return (spoken, seen, list(self.written.items()), list(self._slugs.items()))

    def parts_of(self, cue: Cue) -> list[object]:
        """What the cast makes of the parts of a joint cue."""
        parts = [_part(name) for name in (*cue.parts, *([cue.voice_of] if cue.voice_of else []))]
        return [(p.name, self.cast.group(p), self.cast.whose_voice(p)) for p in parts]

    def _unknown(self, kind: AssetType, name: str, rule: str) -> Unresolved:
        slug = self._slug(name, kind)
        placeholder = f"{'' if self.draft else 'UNRESOLVED_'}{PREFIX[kind]}_{slug}"
        self.written[placeholder] = name
        return Unresolved(kind, name, placeholder, rule)

    def _slug(self, name: str, kind: AssetType) -> str:
        """Letters and digits for an id; names in other scripts get a short hash, clashes a longer one."""
        spelled = _APOSTROPHE.sub("", name)
        # names that wait for an asset keep what they are called in scenes that are compiled already
        unaccented = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
        plain = in_ascii(spelled) if self.draft else unaccented
        words = [w for w in _NOT_SLUG.split(plain) if w]
        digest = hashlib.sha256(folded(name).encode("utf-8", "surrogatepass")).hexdigest()
        styled = "_".join(w.capitalize() if self.draft else w.upper() for w in words)[:40].rstrip("_")
        slug = styled or f"x{digest[:8]}"
        key = f"{kind}:{slug}"
        if self._slugs.setdefault(key, folded(name)) != folded(name):
            slug = f"{slug}_{digest[:6]}"
        return slug


def place_name(heading: Heading) -> str:
    """How messages call a place: its location, or the whole heading where there is none."""
    return heading.location or heading.text


def _part(name: str) -> Cue:
    return replace(read_cue(name), parts=())


def _meaning(entry: AliasEntry) -> Meaning:
    return Meaning(entry.asset_id, entry.variant)


def candidates(name: str, kind: AssetType, table: AliasTable, limit: int = 3) -> tuple[Candidate, ...]:
    """Up to three assets of that kind that `name` may mean, best first; never used to resolve anything."""
    wanted = without_article(folded(name))
    words = set(wanted.split())
    best: dict[str, Candidate] = {}
    for known, entry in table.names(kind):
        if known == folded(entry.asset_id):
            continue
        score = _score(wanted, words, known)
        if score > 0 and score > best.get(entry.target, Candidate("", "", 0)).score:
            best[entry.target] = Candidate(entry.target, entry.alias, round(score, 2))
    return tuple(sorted(best.values(), key=lambda c: (-c.score, c.alias))[:limit])


def _score(wanted: str, words: set[str], known: str) -> float:
    bare = without_article(known)
    if bare == wanted:
        return 1.0
    other = set(bare.split())
    if words and other and (words < other or other < words):
        return 0.9
    if len(wanted) >= 3 and (bare.startswith(wanted) or wanted.startswith(bare)) and len(bare) >= 3:
        return 0.85
    if is_typo(wanted, bare):
        return 0.88
    ratio = SequenceMatcher(None, wanted, bare).ratio()
    return ratio if ratio >= 0.8 else 0.0


def is_typo(one: str, other: str) -> bool:
    """Whether a slip of the hand (one edit; two in long names) turns one name into the other."""
    allowed = max(1, min(len(one), len(other)) // 4)
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > allowed:
        return False
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):  # GUARD 1 and GUARD 2 are two people
        return False
    return edit_distance(one, other, allowed) <= allowed


def edit_distance(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein distance, or more than `limit` as soon as that is certain."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]
