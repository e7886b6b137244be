"""Reads an action line: who does what, toward whom, where to, on what.

No parser of English: names are found, the words up to the next name are that person's clause, and the verb
table says the pose. What it cannot tell it leaves alone; `pose:`, `position:` and `look:` always win.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from storyboard_cli.reading.clause import TOKEN, Doing, read_clause
from storyboard_cli.reading.poses import is_mutual
from storyboard_cli.reading.tables import group

_SENTENCE = re.compile(r"[.;!?\n]+")
_JOIN = re.compile(r"[\s,&]*+(?:\band\b|\bwith\b)?[\s,&]*+\Z", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:him\b|(?:her|them)\b(?=\s*(?:$|[,:]|(?:and|as|while|then|but|again|now)\b)))", re.IGNORECASE
)
"""A pronoun that somebody is looked at, followed or given something by; `her` before a noun is none."""

_Said = tuple[str, str | None, bool]
"""A clause, who is named right after it, and whether nobody is named in it."""


class Named(Protocol):
    """Somebody whom a line may name: an asset's id, and every word or phrase that scripts use for it."""

    @property
    def asset_id(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    asset: str


@lru_cache(maxsize=4096)
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(re.escape(n) for n in names)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _mentions(text: str, people: Sequence[Named]) -> list[_Mention]:
    """Where characters are named, in reading order; of overlapping names the longest."""
    found: list[_Mention] = []
    for look in people:
        found += (
            _Mention(m.start(), m.end(), look.asset_id) for m in _name_pattern(look.names).finditer(text)
        )
    found.sort(key=lambda m: (m.start, -(m.end - m.start), m.asset))
    kept: list[_Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def read_action(text: str, people: Sequence[Named], landmarks: Mapping[str, object]) -> dict[str, Doing]:
    """What each of these people does in an action line. Nobody named: everybody does it."""
    clauses: dict[str, list[_Said]] = {p.asset_id: [] for p in people}
    last: list[str] = []
    named = any(_name_pattern(p.names).search(text) for p in people)
    for sentence in _SENTENCE.split(text):
        runs = _runs(sentence, people)
        head = sentence[: runs[0][1]] if runs else sentence
        if head.strip():
            _before_names(head, runs, people, last, clauses, named)
        for index, (who, _, end) in enumerate(runs):
            until = runs[index + 1][1] if index + 1 < len(runs) else len(sentence)
            following = runs[index + 1][0][0] if index + 1 < len(runs) else None
            for asset in who:
                clauses[asset] += _with_pronouns(sentence[end:until], following, asset, people)
            last = list(who)
    return _judge(clauses, tuple(landmarks))


def _runs(sentence: str, people: Sequence[Named]) -> list[tuple[tuple[str, ...], int, int]]:
    """Names joined by commas and `and` act together: (assets, start, end) of each such run."""
    runs: list[tuple[tuple[str, ...], int, int]] = []
    for mention in _mentions(sentence, people):
        if runs and _JOIN.match(sentence[runs[-1][2] : mention.start]) and mention.asset not in runs[-1][0]:
            runs[-1] = ((*runs[-1][0], mention.asset), runs[-1][1], mention.end)
        else:
            runs.append(((mention.asset,), mention.start, mention.end))
    return runs


def _before_names(
    head: str,
    runs: Sequence[tuple[tuple[str, ...], int, int]],
    people: Sequence[Named],
    last: list[str],
    clauses: dict[str, list[_Said]],
    named: bool,
) -> None:
    """A clause without a name belongs to whoever a pronoun means, else to all where the text names nobody."""
    words = [w.casefold() for w in TOKEN.findall(head)]
    following = runs[0][0][0] if runs else None
    nameless = False
    if words and words[0] in group("word_groups", "they"):
        who = [p.asset_id for p in people]
    elif words and words[0] in group("word_groups", "he") and last:
        who = last
    elif not runs and not last and not named:
        who, nameless = [p.asset_id for p in people], True
    else:
        return
    for asset in who:
        if nameless and asset != following:
            clauses[asset].append((head, following, nameless))
        elif asset != following:
            clauses[asset] += _with_pronouns(head, following, asset, people)


def _with_pronouns(clause: str, following: str | None, asset: str, people: Sequence[Named]) -> list[_Said]:
    """A clause cut after each pronoun that can mean one person only."""
    others = [p.asset_id for p in people if p.asset_id != asset]
    said: list[_Said] = []
    rest = clause
    while len(others) == 1 and (found := _OBJECT.search(rest)):
        said.append((rest[: found.start()], others[0], False))
        rest = rest[found.end() :]
    return [*said, (rest, following, False)] if rest.strip() or not said else said


def _judge(clauses: Mapping[str, list[_Said]], landmarks: tuple[str, ...]) -> dict[str, Doing]:
    found: dict[str, Doing] = {}
    mutual: dict[str, tuple[str, str]] = {}
    for asset, said in clauses.items():
        doing = Doing()
        for clause, following, nameless in said:
            doing = doing.then(read_clause(clause, following, landmarks, nameless))
        found[asset] = doing
        if is_mutual(doing.action) and doing.target in clauses:
            mutual[doing.target or ""] = (asset, doing.action or "")
    for asset, (other, action) in mutual.items():
        if found[asset].action is None:
            found[asset] = replace(found[asset], action=action, target=other)
    return found


__all__ = ["Doing", "Named", "read_action"]
