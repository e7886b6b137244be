"""Reading the body of a request: so many bytes at most, in so many seconds, and JSON that is an object."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic_core import from_json
from starlette.requests import ClientDisconnect, Request

from storyboard_cli.core.characters import is_digits, visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.problems import refuse, stopping
from storyboard_cli.server.routes.route import MEGABYTE

SECONDS = 20.0
"""A body has so long, and a second more for each `RATE` bytes of it: who sends slower is cut off."""
RATE = 64 * 1024
MOST_FIELDS = 1000
_LOOKED_THROUGH = 4 * MEGABYTE
"""A larger body is a file in base64; to read it twice takes long, and memory."""
READING = "sb.reading"
"""In the scope of a request: the deadlines of all bodies that are being read."""
_JSON = ("application/json", "application/merge-patch+json")


async def raw_body(request: Request, limit: int) -> bytes:
    """The bytes of the body."""
    parts: list[bytes] = []

    async def take(part: bytes) -> None:
        parts.append(part)

    await receive(request, limit, take)
    return b"".join(parts)


async def receive(request: Request, limit: int, take: Callable[[bytes], Awaitable[None]]) -> None:
    """Hands the body to `take`, piece by piece, as long as it is not too large and comes in time."""
    coding = ", ".join(request.headers.getlist("content-encoding")).strip().lower()
    if coding not in ("", "identity"):
        raise refuse(
            Kind.usage,
            "body-coded",
            f"a body in {coding[:40]} is not unpacked here",
            "send it as it is, without Content-Encoding",
        )
    said = request.headers.get("content-length", "")
    if is_digits(said) and int(said) > limit:
        raise too_large(limit)
    size = 0
    reading: set[asyncio.Timeout] = request.scope.get(READING, set())
    is_ended = False  # by a service that stops
    try:
        async with asyncio.timeout(SECONDS) as deadline:
            until = deadline.when() or 0.0
            reading.add(deadline)
            try:
                async for part in request.stream():
                    size += len(part)
                    if size > limit:
                        raise too_large(limit)
                    await take(part)
                    if deadline in reading:
                        deadline.reschedule(until + size / RATE)
            finally:
                is_ended = deadline not in reading
                reading.discard(deadline)
    except TimeoutError:
        if is_ended:
            raise stopping() from None
        raise refuse(
            Kind.usage, "body-slow", "the body did not come in time", "send it again, faster"
        ) from None
    except ClientDisconnect:
        raise refuse(Kind.interrupted, "gone", "the client went away before its body was there") from None


def end_reading(reading: set[asyncio.Timeout]) -> None:
    """Wait for no more of the bodies that come in."""
    for deadline in list(reading):
        deadline.reschedule(asyncio.get_running_loop().time())
    reading.clear()


def too_large(limit: int) -> SbError:
    return refuse(
        Kind.usage,
        "too-large",
        f"the body is larger than {limit / MEGABYTE:g} MB, which is the most here",
        "send less, or smaller files",
    )


def parsed(data: bytes, media: str) -> dict[str, Any]:
    """The JSON object that a body is; an empty body is one without fields."""
    if not data.strip():
        return {}
    kind = media.partition(";")[0].strip().lower()
    if kind not in _JSON:
        raise refuse(
            Kind.usage, "not-json", f"a body of {kind or 'no media type'} is not read here",
            "send JSON with `Content-Type: application/json`",
        )  # fmt: skip
    try:
        found = from_json(data, allow_inf_nan=False)
    except ValueError as error:
        raise refuse(Kind.usage, "json-broken", f"the body is no JSON: {_shorter(str(error))}") from error
    _refuse_twice(data)
    if not isinstance(found, dict):
        raise refuse(Kind.usage, "no-object", "the body is JSON, but no object", 'such as {"note": "lovely"}')
    if len(found) > MOST_FIELDS:
        raise refuse(
            Kind.usage, "too-many-fields", f"the body has {len(found)} fields, and {MOST_FIELDS} are the most"
        )
    return found


def _refuse_twice(data: bytes) -> None:
    """Refuse an object that says one field twice: nobody knows which of the two was meant."""

    def once(pairs: list[tuple[str, Any]]) -> None:
        if len(pairs) == len(dict(pairs)):
            return
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                shown = visible(name[:80])
                raise refuse(
                    Kind.usage, "said-twice", f"{shown} is given twice", "say it once", fields=(shown,)
                )
            seen.add(name)

    if len(data) <= _LOOKED_THROUGH:
        # Names that are written with escapes in two ways are the same name, so it is read once more.
        with contextlib.suppress(ValueError, RecursionError):  # what it says has been read already
            json.loads(data, object_pairs_hook=once)


def _shorter(text: str) -> str:
    return text if len(text) <= 200 else text[:200] + "…"
