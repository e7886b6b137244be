"""What people, guests and programs may be called: one rule, because every name ends in a signature.

A signature is `NAME <address>`, `NAME (guest, LINK)` or `NAME (machine)`: a name that had the signs between
could pass for another's.
"""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

from storyboard_cli.core.asking import wrong
from storyboard_cli.core.characters import escaped, hidden_in
from storyboard_cli.core.ids import LONGEST_NAME

_SIGNS = '<>"\\'
_GUEST = "(guest,"
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


def tamed(text: str) -> str:
    """The name that is nearest to `text`, where nobody can be asked for another; empty: it shows nothing."""
    hidden = {at for start, end in hidden_in(text) for at in range(start, end)}
    seen = "".join(" " if at in hidden or sign in _SIGNS else sign for at, sign in enumerate(text))
    name = _spaced(seen)
    while (at := name.casefold().find(_GUEST)) >= 0:
        name = name[:at] + name[at + 1 :]
    return name[:LONGEST_NAME].rstrip()


def _named(text: str) -> str:
    if why := _why_not(text):
        raise wrong("person-name", why, "leave that out, and it fits")
    name = _spaced(text)
    if not name:
        raise wrong("person-name", "a name shows something", "say who it is, such as Zoë")
    return name


def _named_if_given(text: str | None) -> str | None:
    return None if text is None else _named(text)


def _why_not(text: str) -> str | None:
    if _LINE_ENDS & set(text):
        return "a name stands on one line"
    if signs := [sign for sign in _SIGNS if sign in text]:
        return f"a name has no {' '.join(signs)} in it, because signatures are written with these"
    if _GUEST in _spaced(text).casefold():
        return f'a name has no "{_GUEST}" in it, because so sign people who come by a link'
    if found := hidden_in(text.replace("\t", " ")):
        return f"a name has no {escaped(text[found[0][0]])} in it, which is no character that people read"
    return None


def _spaced(text: str) -> str:
    """With single blanks, and each letter written in one way, so that the same name is the same text."""
    return " ".join(unicodedata.normalize("NFC", text).split())


PersonName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_named)]
"""Any text on one line that people can read, and that no signature is written with."""
NameOrNone = Annotated[
    str | None, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_named_if_given)
]
"""The same where it may be left out."""
