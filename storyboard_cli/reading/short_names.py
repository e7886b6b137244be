"""Short forms of names: Deb is DEBRA where she speaks and no other name begins so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storyboard_cli.reading.discourse import Name, Names
from storyboard_cli.reading.given_names import sex_of_name
from storyboard_cli.reading.lexicon import noun

_INSIDE = re.compile(r"(?<=[a-z,;] )([^\W\d_a-z][^\W\d_A-Z]+)\b(\s[^\W\d_a-z])?")
"""A capital inside a sentence, and whether another follows: Angel Grove is no short form of ANGELA."""
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


def _may_be(low: str, name: Name) -> bool:
    short, whole = sex_of_name([low]), name.sex
    return short is None or whole is None or short == whole
