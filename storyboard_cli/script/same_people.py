"""Cues that may be one person under two names: JOHN and JOHN SMITH, DR. and DOCTOR JONES, COP 2 and COP #2.

They are said once, with what makes them one; nobody is merged by guessing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.reading.tables import meanings
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.cues import ALL_PRESENT, CROWDS, read_cue
from storyboard_cli.script.groups import COMMON, MODIFIERS, TITLES
from storyboard_cli.script.resolve import Resolver
from storyboard_cli.spec.templates import asset_id_for

_NO_NAMES = MODIFIERS | ALL_PRESENT | CROWDS  # a name with one of these is more than a longer name
Uses = Mapping[str, Sequence[tuple[str, Where]]]  # folded name → every use: the name as written, the place


def same_people(uses: Uses, resolver: Resolver) -> list[Problem]:
    """One problem for each pair of cues that may be one person, and for each name written in two ways."""
    names = {key: at for key, at in uses.items() if _is_one(at[0][0], resolver)}
    problems = [_spelt_twice(at) for at in names.values() if len({_letters(n) for n, _ in at}) > 1]
    order = sorted(names, key=lambda key: _place(names[key]))
    read = {key: _Name(key, names[key][0][0]) for key in order}
    edges: dict[str, list[str]] = {}  # first or last word → names
    for key in order:
        for word in dict.fromkeys((*read[key].words[:1], *read[key].words[-1:])):
            edges.setdefault(word, []).append(key)
    done: set[str] = set()
    for key in order:
        near = edges[read[key].words[-1]] if read[key].words else []
        others = [o for o in near if o != key and _may_be_one(read[key], read[o], resolver)]
        same = [o for o in others if read[o].words == read[key].words]
        before = [o for o in same if o in done]
        if before:
            problems.append(_suspected(names[key], names[before[0]], resolver))
        elif len(others) == 1 and not same:
            problems.append(_suspected(names[key], names[others[0]], resolver))
        done.add(key)
    return problems


class _Name:
    """A name in its words, titles in one form: `DR. JONES` and `DOCTOR JONES` have the same."""

    def __init__(self, key: str, written: str) -> None:
        said = [w.lstrip("#") for w in folded(written).split()]
        self.written = written
        self.words = tuple(_canonical().get(w, w) for w in said if w)
        self.titled = bool(said) and said[0] in TITLES
        self.numbered = any(w.isdigit() for w in said)


def _is_one(name: str, resolver: Resolver) -> bool:
    cue = read_cue(name)
    return not cue.voice_of and cue.voice == "on" and not resolver.cast.group(cue)


def _may_be_one(name: _Name, other: _Name, resolver: Resolver) -> bool:
    """Whether `name` may be `other`: the same words, or the shorter name of the two."""
    known = [resolver.is_character(n.written) for n in (name, other)]
    if all(known):
        return False
    if name.words == other.words:
        return True
    if any(known) or name.numbered or other.numbered:
        return False
    short, long = name.words, other.words
    bare = short[1:] if name.titled else short
    if len(bare) != 1 or len(long) <= len(bare) or bare[0] in COMMON:
        return False
    if name.titled and other.titled:
        return False
    rest = [w for w in long if w != bare[0]]
    return bool(rest) and bare[0] in (long[0], long[-1]) and not _NO_NAMES.intersection(long)


def _suspected(
    rare: Sequence[tuple[str, Where]], usual: Sequence[tuple[str, Where]], resolver: Resolver
) -> Problem:
    if resolver.is_character(rare[0][0]):
        rare, usual = usual, rare
    (name, where), (other, there) = rare[0], usual[0]
    message = f"{name} and {other} (line {there.line}) may be one person"
    return Problem(Severity.warning, "same-person", message, where, _mend(name, other, resolver), name)


def _mend(name: str, other: str, resolver: Resolver) -> Hint:
    if resolver.draft:
        return f"if they are, write {other} everywhere"
    entry = resolver.table.find(other, AssetType.character)
    if entry is not None:
        return Mend("alias.add", {"name": name, "target": entry.asset_id}, "if they are: {}")
    asset = asset_id_for(AssetType.character, other, ())
    start = Mend("new", {"asset_type": "character", "name": other}, "{}")
    return Mend.joined(
        "if they are: {}, then {}", start, Mend("alias.add", {"name": name, "target": asset}, "{}")
    )


def _spelt_twice(at: Sequence[tuple[str, Where]]) -> Problem:
    first = at[0][0]
    name, where = next((n, w) for n, w in at if _letters(n) != _letters(first))
    message = f"{name} is taken for {first} (line {at[0][1].line}), who is written otherwise"
    hint = f"if it is, write {first}; else give one of them another name"
    return Problem(Severity.warning, "same-person", message, where, hint, name)


def _letters(name: str) -> str:
    """The letters of a name with their accents: ZOË and ZOE differ, DR. and DR do not."""
    words = name.upper().split()
    bare = words[1:] if len(words) > 1 and words[0] in ("THE", "A", "AN") else words
    return "".join(c for c in "".join(bare) if c.isalnum())


def _place(at: Sequence[tuple[str, Where]]) -> tuple[str, int]:
    return at[0][1].path, at[0][1].line


@cache
def _canonical() -> dict[str, str]:
    """Titles in every form → one form."""
    return {
        word: meaning.upper()
        for word, meaning in meanings("people").items()
        if meaning not in ("common", "modifiers", "other_self")
    }
