"""Which route a path is for: only those with the same method and noun are looked at, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from storyboard_cli.server.routes.route import AnyRoute, pattern

T = TypeVar("T")


class Finder(Generic[T]):
    """Finds what serves a path, among as many routes as there may be."""

    def __init__(self, routes: Iterable[tuple[AnyRoute, T]]) -> None:
        self._by_place: dict[tuple[str, str], list[tuple[re.Pattern[str], T]]] = {}
        for route, serves in routes:
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


def place_of(path: str) -> str:
    """The word of a path at which routes part: of `/v1/projects/PRJ_001/frames/…` it is `frames`."""
    parts = path.split("/", 5)
    if len(parts) > 4 and parts[2] == "projects":
        return parts[4].partition(":")[0]
    return parts[2].partition(":")[0] if len(parts) > 2 else ""
