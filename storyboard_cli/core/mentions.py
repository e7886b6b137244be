"""Whom a remark names: `@bo` in its words, and what somebody may be called there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

_NAMED = re.compile(r"(?<![\w@.+-])@(\w(?:[\w.-]*\w)?)")
MOST_MENTIONS = 50


def names_in(note: str) -> tuple[str, ...]:
    """The names that stand behind an @, each once, as they are written; an address is none."""
    found: dict[str, str] = {}
    for name in _NAMED.findall(note):
        found.setdefault(name.casefold(), name)
        if len(found) == MOST_MENTIONS:
            break
    return tuple(found.values())


def mentioned(note: str, meant: Callable[[str], str | None] | None = None) -> tuple[str, ...]:
    """Whom a note names: who has accounts by their logins, else as it is written.

    `meant` says which login a name means; a name that nobody has is no mention there.
    """
    names = names_in(note)
    if meant is None:
        return names
    return tuple(dict.fromkeys(login for name in names if (login := meant(name)) is not None))


def called(signature: str, login: str = "") -> frozenset[str]:
    """All that somebody may be called behind an @, in small letters: their login, their name in one word,
    their first name, and what stands before the @ of their address.
    """
    name, _, rest = signature.partition(" <")
    words = name.partition(" (guest, ")[0].split()
    address = rest.rstrip(">").partition("@")[0]
    ways = [login, address, *(glue.join(words) for glue in ("", ".", "-", "_")), *words[:1]]
    return frozenset(way.casefold() for way in ways if way)


def who_is_meant(name: str, people: Iterable[tuple[str, str]]) -> str | None:
    """The login of whom a name means, among (login, name) of who has a role; None where nobody or several."""
    wanted = name.casefold()
    known = list(people)
    if any(login.casefold() == wanted for login, _ in known):
        return next(login for login, _ in known if login.casefold() == wanted)
    found = [login for login, full in known if wanted in called(full)]
    return found[0] if len(found) == 1 else None


def is_meant(mentions: Sequence[str], names: frozenset[str]) -> bool:
    """Does one of the mentions name somebody who is called so?"""
    return any(one.casefold() in names for one in mentions)
