"""A request as the server gets one, and an answer as a client sees it, without a network between."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class Seen:
    """What a client sees of an answer."""

    status: int
    headers: dict[str, str]
    body: bytes


def request(
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    query: str = "",
    pieces: int = 65_536,
) -> Request:
    """A request whose body comes in pieces."""
    parts = [body[at : at + pieces] for at in range(0, len(body), pieces)] or [b""]

    async def receive() -> dict[str, Any]:
        part = parts.pop(0) if parts else b""
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    scope = {
        "type": "http",
        "method": method,
        "path": "/",
        "query_string": query.encode(),
        "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in (headers or {}).items()],
    }
    return Request(scope, receive)


def seen(response: Response, asked: Request | None = None) -> Seen:
    """The answer, read to its end."""
    parts: list[bytes] = []
    begun: dict[str, Any] = {}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            begun.update(message)
        else:
            parts.append(message.get("body", b""))

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "asgi": {"spec_version": "2.4"}, "headers": []}
    asyncio.run(response(asked.scope if asked else scope, receive, send))
    headers = {key.decode(): value.decode("latin-1") for key, value in begun["headers"]}
    return Seen(begun["status"], headers, b"".join(parts))
