"""Finds assets by name in the text of an action: people in capitals or capitalised, things in any case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.core.ids import AssetType
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.aliases import AliasTable, folded, without_article
from storyboard_cli.script.groups import COMMON, OTHER_SELF

_TOKEN = re.compile(r"[^\W_][\w'’\-]*(?:\s?#\d{1,3})?")
_CAPITALISED = re.compile(r"(?<![\w'’\-])[^\W_a-zß-öø-ÿ][\w'’\-]*")
_ABSENT = re.compile(
    r"\s+(?:is|are|was|were|has|have)\s+(?:gone|missing|lost|disappeared|vanished)\b", re.IGNORECASE
)
_NEXT = re.compile(r"[ -]([^\W\d_]+)")
_POSSESSIVE = re.compile(r"['’](?:S|s)?$")
_SPLIT = re.compile(r"-")
BODY = words_of("body_parts", "shown")
"""What may follow a possessive so that the person is in the picture: MEERA'S HAND, but not MEERA'S CAR."""


_Name = tuple[tuple[str, ...], AssetType, str]  # words, kind, what it means


@dataclass(slots=True)
class Mention:
    """A name found in a text: what it means and where (offset and length in characters)."""

    kind: AssetType
    target: str  # asset id, `asset:variant`, or a name that is not resolved
    start: int
    length: int
    word: str


class NameIndex:
    """All names that may occur in action, ready to be looked for in one pass over a text."""

    def __init__(self, table: AliasTable, cast: Iterable[tuple[str, str]] = ()) -> None:
        """`cast`: (name, target) of speakers that the table does not know."""
        self._first: dict[str, list[_Name]] = {}
        self._longest = 1  # words of the longest name
        self._small = False  # whether any name may be written without a capital
        self._any_case: set[tuple[str, ...]] = set()  # aliases written small: students, the crowd
        self._caseless: list[tuple[str, AssetType, str]] = []
        for kind in (AssetType.character, AssetType.prop, AssetType.nature):
            for name, entry in table.names(kind):
                if name != folded(entry.asset_id):
                    self._add(name, entry.alias, kind, entry.target)
        for name, target in cast:
            self._add(folded(name), name, AssetType.character, target)
        small = {folded(e.alias) for e in table.entries if e.alias.islower() and not e.contextual}
        self._any_case |= {tuple(without_article(name).split()) for name in small}
        self._small = self._small or bool(small)
        for choices in self._first.values():
            choices.sort(key=lambda c: -len(c[0]))

    def _add(self, name: str, written: str, kind: AssetType, target: str) -> None:
        bare = without_article(name)
        if written.upper() == written.lower() and not written.isascii():
            self._caseless.append((written, kind, target))
            return
        words = tuple(bare.split())
        if words:
            self._longest = max(self._longest, len(words))
            self._small = self._small or kind is not AssetType.character
            self._first.setdefault(words[0], []).append((words, kind, target))

    def find(self, text: str) -> list[Mention]:
        """Every mention in `text`, in order, longest names first and none inside another."""
        found: list[Mention] = []
        first = self._first
        done = 0
        plain = (
            "#" not in text
        )  # GUARD #2 is one token; where there is none, most names are found at a glance
        for match in (_TOKEN if self._small else _CAPITALISED).finditer(text):
            token = match.group()
            word = token if token.isalpha() and token.isascii() and token.isupper() else _word(token)[0]
            choices = first.get(word)
            if choices is None and self._small and word.endswith("S"):
                choices = _plurals(first, word)
            if choices and match.start() >= done:
                if plain and len(choices) == 1 and len(choices[0][0]) == 1 and token.isalpha():
                    _, kind, target = choices[0]
                    if kind is AssetType.character and token[0].isupper():
                        done = match.end()
                        if _is_another(text, match.start(), word):
                            continue
                        found.append(Mention(kind, target, match.start(), len(token), token))
                        continue
                done = self._at(text, match.start(), choices, found) or done
        for written, kind, target in self._caseless:
            place = text.find(written)
            if place >= 0:
                found.append(Mention(kind, target, place, len(written), written))
        return sorted(found, key=lambda m: m.start) if self._caseless else found

    def _at(self, text: str, start: int, choices: list[_Name], found: list[Mention]) -> int:
        """Add the longest name that begins at `start`; returns where it ends, 0 if there is none."""
        tokens = []
        for match in _TOKEN.finditer(text, start):
            tokens.append((match.start(), match.group()))
            if len(tokens) > self._longest:
                break
        for words, kind, target in choices:
            if not self._matches(tokens, words, kind):
                continue
            last, token = tokens[len(words) - 1]
            end = last + len(token)
            _, possessive = _word(token)
            after = tokens[len(words)][1].upper().strip("-'’") if len(words) < len(tokens) else ""
            there = not possessive or kind is not AssetType.character or after in BODY
            if kind is AssetType.character and _is_another(text, start, words[0]):
                there = False
            if kind is not AssetType.character and (_ABSENT.match(text, end) or _is_of_somebody(text, end)):
                there = False
            if there:
                found.append(Mention(kind, target, start, end - start, text[start:end]))
            return end
        return 0

    def _matches(self, tokens: list[tuple[int, str]], words: tuple[str, ...], kind: AssetType) -> bool:
        if len(words) > len(tokens):
            return False
        person = kind is AssetType.character
        if (
            person
            and not tokens[0][1][0].isupper()
            and not tokens[0][1][0].isdigit()
            and words not in self._any_case
        ):
            return False
        last = len(words) - 1
        for i in range(1, last + 1):
            word, _ = _word(tokens[i][1])
            if word != words[i] and not (i == last and not person and _plural(word, words[i])):
                return False
        return True


def _is_of_somebody(text: str, end: int) -> bool:
    """Is a thing there only to say who somebody is: a ferry captain, a lantern maker?"""
    after = _NEXT.match(text, end)
    known = noun(after[1].lower()) if after else None
    return known is not None and known.kind == "person"


def _is_another(text: str, start: int, name: str) -> bool:
    """Whether the word before a name makes it somebody else's: Young Rita is not Rita."""
    if start < 2 or text[start - 1] != " " or name in COMMON:
        return False
    before = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    return before[:1].isupper() and before.upper() in OTHER_SELF


@lru_cache(maxsize=8192)
def _word(token: str) -> tuple[str, bool]:
    """(the token as names are compared, whether it is a possessive)."""
    possessive = False
    if not token.isalpha():
        bare = _POSSESSIVE.sub("", token)
        possessive, token = bare != token, bare
        return folded(token), possessive
    return (token.upper() if token.isascii() else folded(token)), possessive


def _plural(word: str, singular: str) -> bool:
    return word in (singular + "S", singular + "ES") or (
        singular.endswith("Y") and word == singular[:-1] + "IES"
    )


def _plurals(first: dict[str, list[_Name]], word: str) -> list[_Name] | None:
    """One-word things in the plural: umbrellas → umbrella."""
    for stem in (
        word[:-1],
        word[:-2] if word.endswith("ES") else "",
        word[:-3] + "Y" if word.endswith("IES") else "",
    ):
        choices = first.get(stem) if stem else None
        if choices:
            things = [c for c in choices if len(c[0]) == 1 and c[1] is not AssetType.character]
            if things:
                return things
    return None
