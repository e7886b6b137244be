"""Finds assets by name in the text of an action: people in capitals or capitalised, things in any case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from storyboard_cli.core.ids import AssetType
from storyboard_cli.script.aliases import AliasTable, folded, without_article

_TOKEN = re.compile(r"[^\W_][\w'’\-]*(?:\s?#\d{1,3})?")
_POSSESSIVE = re.compile(r"['’](?:S|s)?$")
_SPLIT = re.compile(r"-")
BODY = {
    "HAND", "HANDS", "FACE", "EYES", "EYE", "FINGERS", "FINGER", "FIST", "MOUTH", "LIPS", "HEAD", "BACK", "SHOULDER",
    "SHOULDERS", "FEET", "FOOT", "LEGS", "ARM", "ARMS", "HAIR", "SMILE", "GAZE", "EXPRESSION", "BODY", "LAP", "KNEES",
    "CHEEK", "NECK", "EYELIDS", "GRIP", "SIDE", "REFLECTION", "SILHOUETTE", "STARE", "LOOK", "FOREHEAD", "NOSE", "EAR",
}  # fmt: skip
"""What may follow a possessive so that the person is in the picture: MEERA'S HAND is Meera, MEERA'S CAR is a car."""


@dataclass(frozen=True, slots=True)
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
        self._first: dict[str, list[tuple[tuple[str, ...], AssetType, str]]] = {}
        self._any_case: set[tuple[str, ...]] = (
            set()
        )  # people whose alias is written small: students, the crowd
        self._caseless: list[tuple[str, AssetType, str]] = []
        for kind in (AssetType.character, AssetType.prop, AssetType.nature):
            for name, entry in table.names(kind):
                if name != folded(entry.asset_id):
                    self._add(name, entry.alias, kind, entry.target)
        for name, target in cast:
            self._add(folded(name), name, AssetType.character, target)
        for choices in self._first.values():
            choices.sort(key=lambda c: -len(c[0]))

    def _add(self, name: str, written: str, kind: AssetType, target: str) -> None:
        bare = without_article(name)
        if written.upper() == written.lower() and not written.isascii():
            self._caseless.append((written, kind, target))
            return
        words = tuple(bare.split())
        if words:
            if written.islower():
                self._any_case.add(words)
            self._first.setdefault(words[0], []).append((words, kind, target))

    def find(self, text: str) -> list[Mention]:
        """Every mention in `text`, in order, longest names first and none inside another."""
        found: list[Mention] = []
        first = self._first
        tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(text)]
        at = 0
        while at < len(tokens):
            start, token = tokens[at]
            word, possessive = _word(token)
            choices = first.get(word)
            taken = 1
            if choices is None and word.endswith("S"):
                choices = _plurals(first, word)
            if choices:
                for words, kind, target in choices:
                    if self._matches(tokens, at, words, kind):
                        end_start, end_token = tokens[at + len(words) - 1]
                        _, possessive = _word(end_token)
                        after = tokens[at + len(words)][1].upper() if at + len(words) < len(tokens) else ""
                        taken = len(words)
                        if not possessive or kind is not AssetType.character or _bare(after) in BODY:
                            length = end_start + len(end_token) - start
                            found.append(Mention(kind, target, start, length, text[start : start + length]))
                        break
            at += taken
        for written, kind, target in self._caseless:
            place = text.find(written)
            if place >= 0:
                found.append(Mention(kind, target, place, len(written), written))
        return sorted(found, key=lambda m: m.start) if self._caseless else found

    def _matches(
        self, tokens: list[tuple[int, str]], at: int, words: tuple[str, ...], kind: AssetType
    ) -> bool:
        if at + len(words) > len(tokens):
            return False
        person = kind is AssetType.character
        if person and not tokens[at][1][0].isupper() and words not in self._any_case:
            return False
        last = len(words) - 1
        for i in range(1, last + 1):
            word, _ = _word(tokens[at + i][1])
            if word != words[i] and not (i == last and not person and _plural(word, words[i])):
                return False
        return True


def _word(token: str) -> tuple[str, bool]:
    """(the token as names are compared, whether it is a possessive)."""
    possessive = False
    if not token.isalpha():
        bare = _POSSESSIVE.sub("", token)
        possessive, token = bare != token, bare
        return folded(token), possessive
    return (token.upper() if token.isascii() else folded(token)), possessive


def _bare(word: str) -> str:
    return word.strip("-'’")


def _plural(word: str, singular: str) -> bool:
    return word in (singular + "S", singular + "ES") or (
        singular.endswith("Y") and word == singular[:-1] + "IES"
    )


def _plurals(
    first: dict[str, list[tuple[tuple[str, ...], AssetType, str]]], word: str
) -> list[tuple[tuple[str, ...], AssetType, str]] | None:
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
