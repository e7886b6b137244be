"""Which route somebody meant whose path is none: a slash too many, a letter, a verb behind the wrong sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from storyboard_cli.server.routes.route import PATTERNS, AnyRoute

_LONGEST = 300
_NEAR = 0.72
"""As near as every word of the path has to be: `render` to `renders`, `frame` to `frames`."""
_OTHER_METHOD = 0.05
_SIGNS = re.compile(r"([/:])")


def meant(method: str, path: str) -> str | None:
    """The request that was meant, with the ids that were given; None where nothing is near."""
    if len(path) > _LONGEST:
        return None
    given = [part for part in _SIGNS.split(path) if part not in ("", "/", ":")]
    wanted = "GET" if method == "HEAD" else method
    best, said = 0.0, None
    for route, parts in _parts():
        if len([part for part in parts if part not in "/:"]) != len(given):
            continue
        nearness, filled = _filled(parts, given)
        nearness -= _OTHER_METHOD * (route.method != wanted)
        if nearness > best and filled != path:
            best, said = nearness, f"{route.method} {filled}"
    return said


def _filled(parts: tuple[str, ...], given: list[str]) -> tuple[float, str]:
    """How near the path is to the route's, and the route's with the ids that were given."""
    words = iter(given)
    found: list[str] = []
    near = []
    for part in parts:
        if part in "/:":
            found.append(part)
            continue
        word = next(words)
        if part.startswith("{"):
            found.append(word)
            near.append(1.0 if re.fullmatch(PATTERNS.get(part[1:-1], ".*"), word) else 0.0)
        else:
            found.append(part)
            near.append(_nearness(part, word.casefold()))
        if near[-1] < _NEAR:
            return 0.0, ""
    return (sum(near) / len(near) if near else 0.0), "".join(found)


@lru_cache(maxsize=4096)
def _nearness(wanted: str, given: str) -> float:
    return SequenceMatcher(None, wanted, given).ratio()


@cache
def _parts() -> tuple[tuple[AnyRoute, tuple[str, ...]], ...]:
    return tuple(_of_the_table())


def _of_the_table() -> Iterator[tuple[AnyRoute, tuple[str, ...]]]:
    from storyboard_cli.server.routes.table import ROUTES

    for route in ROUTES:
        yield route, tuple(part for part in _SIGNS.split(route.path) if part)
