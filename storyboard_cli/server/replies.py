"""Answers as bytes: JSON, compressed where the client takes it, with what caches have to know."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import Response

JSON = "application/json"
KEY = "idempotency-key"
FORGETS = "sb.forgets"
"""In a request's scope: what takes the folders of this machine out of its answer."""
SMALL = 1024
"""Fewer bytes than this are sent as they are."""
PRIVATE = "private, no-cache"
"""Kept by the browser alone, and asked about each time: answers cost nothing where nothing changed."""


def json_response(
    request: Request, data: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """`data` as JSON."""
    return bytes_response(request, to_json(data, inf_nan_mode="null"), status, headers)


def made_response(
    request: Request, data: Any, place: str | None, headers: Mapping[str, str] | None = None
) -> Response:
    """201 with the path of what was made; 200 where nothing new was."""
    if place is None:
        return json_response(request, data, headers=headers)
    return json_response(request, data, 201, {**(headers or {}), "location": place})


def bytes_response(
    request: Request, body: bytes, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Bytes of JSON, compressed now where that is worth it."""
    more = {"cache-control": PRIVATE, **(headers or {})}
    if (forgets := request.scope.get(FORGETS)) is not None:
        body = forgets(body)
    if len(body) >= SMALL and KEY not in request.headers:  # an answer that is given again is kept as it is
        coding = coding_of(request.headers.get("accept-encoding", ""))
        more["vary"] = "accept-encoding"
        if coding:
            body, more["content-encoding"] = compressed(body, coding), coding
    return Response(body, status, more, media_type=JSON)


def compressed(body: bytes, coding: str) -> bytes:
    """The body in a coding, fast rather than small."""
    if coding == "br":
        import brotli

        made: bytes = brotli.compress(body, quality=4)
        return made
    return gzip.compress(body, 5, mtime=0)


@lru_cache(256)
def coding_of(accepted: str) -> str:
    """`br`, `gzip`, or nothing: the best of what a client takes."""
    if not accepted:
        return ""
    weights: dict[str, float] = {}
    for part in accepted.split(","):
        name, _, more = part.strip().partition(";")
        weight = more.strip().removeprefix("q=") if more.strip().startswith("q=") else "1"
        try:
            weights[name.strip().lower()] = float(weight)
        except ValueError:
            weights[name.strip().lower()] = 0.0
    rest = weights.get("*", 0.0)
    wanted = {name: weights.get(name, rest) for name in ("br", "gzip")}
    best = max(wanted, key=lambda name: wanted[name])  # the first of equals, and browsers say both alike
    return best if wanted[best] > 0 else ""


def matches(given: str | None, etag: str) -> bool:
    """Does `If-None-Match` or `If-Match` name this tag? `*` names every one; weak ones count as they are."""
    if not given:
        return False
    names = {one.strip().removeprefix("W/") for one in given.split(",")}
    return "*" in names or etag.removeprefix("W/") in names
