"""Which route a path is for: only those with the same method and noun are looked at, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Generic, TypeVar

from storyboard_cli.server.routes.route import ANY_ID, PATTERNS, AnyRoute, pattern

T = TypeVar("T")
_PARAMETER = re.compile(r"\\\{(\w+)\\\}")
"""A parameter in a path that was escaped."""
_LONGEST = 400
"""Nobody types a longer path; to compare one with all routes takes long."""


class Finder(Generic[T]):
    """Finds what serves a path, among as many routes as there may be."""

    def __init__(self, routes: Iterable[tuple[AnyRoute, T]]) -> None:
        self._by_place: dict[tuple[str, str], list[tuple[re.Pattern[str], T]]] = {}
        self._routes: list[tuple[AnyRoute, T]] = []
        for route, serves in routes:
            self._routes.append((route, serves))
            for method in (route.method, "HEAD") if route.method == "GET" else (route.method,):
                place = (method, place_of(route.path))
                self._by_place.setdefault(place, []).append((pattern(route.path), serves))

    def find(self, method: str, path: str) -> tuple[T, dict[str, str]] | None:
        """What serves the path, and the parameters in it; None where there is nothing for it."""
        for regex, serves in self._by_place.get((method, place_of(path)), ()):
            found = regex.match(path)
            if found is not None:
                return serves, found.groupdict()
        return None

    def near(self, method: str, path: str) -> tuple[T, dict[str, str]] | None:
        """What would serve the path if each of its ids were one; None where that is not why nothing does.

        An id that is one, with something behind it, is no other id: then it is the rest that is not there.
        """
        if len(path) > _LONGEST or any(_whole(route.path).match(path) for route, _ in self._routes):
            return None
        wanted = "GET" if method == "HEAD" else method
        for loose in (_within_a_part, _across_parts):
            found = [
                (sum(map(len, given.values())), number, given)
                for number, (route, _) in enumerate(self._routes)
                if route.method == wanted and (given := _given(loose(route.path), path)) is not None
            ]
            if found:  # the one of which most is as it stands in the path
                _, number, given = min(found, key=lambda one: one[:2])
                return self._routes[number][1], given
        return None


def _given(loose: re.Pattern[str], path: str) -> dict[str, str] | None:
    found = loose.match(path)
    given = {} if found is None else found.groupdict()
    return None if found is None or any(_begins_with_one(*one) for one in given.items()) else given


def malformed(given: Mapping[str, str]) -> str | None:
    """The first parameter that is not what it may be."""
    return next((name for name, value in given.items() if not _allowed(name).fullmatch(value)), None)


@cache
def _allowed(name: str) -> re.Pattern[str]:
    return re.compile(PATTERNS.get(name, ANY_ID))


def _begins_with_one(name: str, value: str) -> bool:
    found = _allowed(name).match(value)
    return found is not None and value[found.end() : found.end() + 1] in ("/", ":")


_whole = cache(pattern)


@cache
def _within_a_part(path: str) -> re.Pattern[str]:
    """Each parameter is anything that is one part of a path and has no verb."""
    return re.compile(_PARAMETER.sub(r"(?P<\1>[^/:]+)", re.escape(path)) + r"\Z")


@cache
def _across_parts(path: str) -> re.Pattern[str]:
    """Each parameter is anything; a project's id is one part of the path."""
    one = re.escape(path).replace(r"\{project_id\}", "(?P<project_id>[^/:]+)")
    return re.compile(_PARAMETER.sub(r"(?P<\1>[^:]+?)", one) + r"\Z", re.DOTALL)


def place_of(path: str) -> str:
    """The word of a path at which routes part: of `/v1/projects/PRJ_001/frames/…` it is `frames`."""
    parts = path.split("/", 5)
    if len(parts) > 4 and parts[2] == "projects":
        return parts[4].partition(":")[0]
    return parts[2].partition(":")[0] if len(parts) > 2 else ""
