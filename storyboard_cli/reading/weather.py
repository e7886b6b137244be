"""The weather that a text shows: not what it denies, compares with, or names a thing after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from storyboard_cli.reading.hidden import compares, is_absent, unseen
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table
from storyboard_cli.reading.tagging import tag
from storyboard_cli.reading.tokens import Token, sentences

_WORD = re.compile(r"[a-z]+")
_NAMED_AFTER = ("thing", "vehicle", "person", "group", "animal", "body")
"""A storm lantern, a snow plough, a wind player: their first word tells of no weather."""
_BACK = 4  # so many words back somebody says that it does not rain


class Weather(NamedTuple):
    """What a text says of the weather."""

    shown: str | None = None
    """Of several the table's first one counts."""
    is_over: bool = False
    """It says that some weather has ended, or is not there."""


def weather_in(text: str) -> str | None:
    """The weather that a text shows, or None."""
    return weather_said(text).shown


@lru_cache(maxsize=8192)
def weather_said(text: str) -> Weather:
    """The weather that a text shows, and whether it says that some is over."""
    known = lookup("weather")
    if known.keys().isdisjoint(_WORD.findall(text.casefold())):
        return Weather()
    seen: set[str] = set()
    is_over = False
    for sentence in sentences(text):
        for word, is_there in _said_in(sentence):
            if is_there:
                seen.add(known[word])
            is_over = is_over or not is_there
    return Weather(next((meant for meant in table(ENGLISH, "weather") if meant in seen), None), is_over)


def _said_in(sentence: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Each word of weather, and whether the weather is there. Words that tell of none are left out."""
    if not any(_named(token) for token in sentence):
        return
    tokens = [replace(token) for token in sentence]  # others read them too, with the script's names
    tag(tokens)
    at = 0
    while at < len(tokens) and not compares(tokens, at):
        phrase = phrase_at(tokens, at)
        if phrase is None:
            is_there = not _is_denied(tokens, at)
            yield from ((word, is_there) for word in _named(tokens[at]))
            at += 1
        else:
            yield from _in_phrase(phrase, tokens)
            at = phrase.last + 1


def _in_phrase(phrase: Phrase, tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    if _is_thought_of(phrase, tokens):
        return
    is_there = not (
        is_absent(phrase) or _is_denied(tokens, phrase.first) or _is_over(tokens, phrase.last + 1)
    )
    is_named_after = phrase.kind in _NAMED_AFTER
    for token in tokens[phrase.first : phrase.last + 1]:
        if token is phrase.head or token.tag == "A" or "-" in token.low or not is_named_after:
            yield from ((word, is_there) for word in _named(token))


def _named(token: Token) -> list[str]:
    """The words of weather that a word is made of: snow-covered."""
    known = lookup("weather")
    return [part for part in token.low.split("-") if part in known]


def _is_thought_of(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """After the storm, the sound of rain, a picture of fog."""
    if not phrase.first:
        return False
    before = tokens[phrase.first - 1].low
    if before != "of":
        return before in unseen("prepositions") or before in group("weather_ends", "before or after")
    return phrase.first > 1 and any(
        tokens[phrase.first - 2].lemma in unseen(meaning) for meaning in ("mind", "depictions")
    )


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    """It does not rain, not a breath of wind, without the fog."""
    before = tokens[max(0, at - _BACK) : at]
    denied = group("weather_ends", "denied")
    return any(t.tag == "G" or t.low in denied or t.lemma in group("weather_ends", "ends") for t in before)


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    """The rain has stopped, the mist lifts, the storm is over."""
    while at < len(tokens) and tokens[at].tag in "BR" and not _ends(tokens[at]):
        at += 1
    return at < len(tokens) and _ends(tokens[at])


def _ends(token: Token) -> bool:
    return token.lemma in group("weather_ends", "ends") or token.low in group("weather_ends", "ended")
