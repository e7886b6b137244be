"""How the action calls whoever has a cue: Deb is DEBRA, Shaun is SHAWN, and HICKS is one man if he nods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storyboard_cli.reading.discourse import Name, Names
from storyboard_cli.reading.given_names import sex_of_name
from storyboard_cli.reading.lexicon import may_act, noun

_INSIDE = re.compile(r"(?<=[a-z,;] )([^\W\d_a-z][^\W\d_A-Z]+)\b(\s[^\W\d_a-z])?")
"""A capital inside a sentence, and whether another follows: Angel Grove is no short form of ANGELA."""
_ACTING = re.compile(r"(?<![\w'’-])([^\W\d_a-z][^\W\d_A-Z]{3,})\b(?= (?:is|has|[a-z]+s)\b)")
_LONG_ENOUGH = 5  # letters of a name that may be misspelt
_SHORTEST, _LONG = 3, 4  # letters of a short form, and of a name that has one
_OFTEN = 2


def add_short_names(names: Names, texts: Sequence[str]) -> None:
    """Let short forms that the action uses mean those whom `names` has: so far, whoever has a cue.

    A word that a dictionary knows (Deb, Will) has to stand twice with a capital inside sentences.
    """
    firsts: dict[str, list[Name]] = {}
    for name in names.names.values():
        if not name.common and len(name.words[0]) >= _LONG:
            firsts.setdefault(name.words[0], []).append(name)
    begins = {first[:size] for first in firsts for size in range(_SHORTEST, len(first))}
    if not begins:
        return
    said: Counter[str] = Counter()
    for text in texts:
        for word, longer in _INSIDE.findall(text):
            if (low := word.lower()) in begins:
                said[low] += -1 if longer else 1
    taken = {word for name in names.names.values() for word in name.words}
    for low, count in said.items():
        meant = [name for first, of_it in firsts.items() if first.startswith(low) for name in of_it]
        often = count >= _OFTEN or (count > 0 and noun(low) is None)
        if often and low not in taken and len(meant) == 1 and _may_be(low, meant[0]):
            names.alias((low,), meant[0])


def add_misspelt(names: Names, texts: Sequence[str]) -> None:
    """Let a name that is one letter off, and that nobody else has, mean whom the cue means: Shaun, SHAWN.

    It must act (Shaun laughs), be no word of a dictionary, and have letters enough for a slip to be likely.
    """
    cued = {n.words[0]: n for n in names.names.values() if not n.common and len(n.words) == 1}
    taken = {word for name in names.names.values() for word in name.words}
    heads: dict[tuple[str, int], list[str]] = {}
    for word in cued:
        if len(word) >= _LONG_ENOUGH:
            for size in (len(word) - 1, len(word), len(word) + 1):
                heads.setdefault((word[0], size), []).append(word)
    for low in sorted({w.lower() for text in texts for w in _ACTING.findall(text)} - taken) if heads else ():
        near = [w for w in heads.get((low[0], len(low)), ()) if _one_off(low, w)]
        if (
            len(near) == 1
            and noun(low) is None
            and _may_be(low, cued[near[0]])
            and not names.is_alias((low,))
        ):
            names.alias((low,), cued[near[0]])


def _one_off(a: str, b: str) -> bool:
    """Is one letter changed, put in or left out?"""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def single_out(names: Names, texts: Sequence[str]) -> None:
    """A cue that is a plural of people is one person where the action says what he does: Hicks nods."""
    several = {n.words[0]: n for n in names.names.values() if n.common and n.count > 1 and len(n.words) == 1}
    for word, name in several.items():
        said = re.compile(rf"(?<![\w'])(?:{word.upper()}|{word.capitalize()}) ([a-z]+s)\b")
        if any(may_act(deed) for text in texts for deed in said.findall(text)):
            name.common, name.count, name.what, name.kind = False, 1, "", "person"


def _may_be(low: str, name: Name) -> bool:
    short, whole = sex_of_name([low]), name.sex
    return short is None or whole is None or short == whole
