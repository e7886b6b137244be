"""Asks a provider: in so many seconds, so many bytes, at the address that was meant and no other."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from pydantic_core import from_json

from storyboard_cli.core.hosts import is_loopback
from storyboard_cli.core.settings import certificates
from storyboard_cli.people.oidc.faults import unreachable

SECONDS = 10.0
"""A provider has so long for one answer, however slowly it sends it."""
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Asking:
    """How a provider is asked; `name` is what errors call it."""

    name: str
    seconds: float = SECONDS

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The JSON object at an address."""
        status, found = await self._answer("GET", url, headers or {}, None)
        if status != 200:
            raise unreachable(self.name, f"answers {status}")
        return found

    async def post(self, url: str, headers: Mapping[str, str], body: str) -> tuple[int, dict[str, Any]]:
        """Status and JSON object that come back for a form."""
        return await self._answer("POST", url, headers, body)

    async def _answer(
        self, method: str, url: str, headers: Mapping[str, str], body: str | None
    ) -> tuple[int, dict[str, Any]]:
        self._refuse_open(url)
        try:
            async with asyncio.timeout(self.seconds):
                status, data = await self._sent(method, url, headers, body)
        except TimeoutError:
            raise unreachable(self.name, f"does not answer within {self.seconds:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise unreachable(self.name, f"cannot be reached: {type(error).__name__}") from error
        if 300 <= status < 400:
            raise unreachable(self.name, f"leads elsewhere ({status}) where it should answer itself")
        return status, self._read(data)

    async def _sent(
        self, method: str, url: str, headers: Mapping[str, str], body: str | None
    ) -> tuple[int, bytes]:
        # Bytes are taken as they come: what is compressed could be a thousand times what was counted.
        asked = {"accept": "application/json", "accept-encoding": "identity", **headers}
        near = is_loopback(urlsplit(url).hostname or "")
        client = httpx.AsyncClient(
            verify=_trusted(), timeout=self.seconds, follow_redirects=False, trust_env=not near
        )
        async with client, client.stream(method, url, headers=asked, content=body) as response:
            if response.headers.get("content-encoding", "identity") != "identity":
                raise unreachable(self.name, "compresses its answer, which it was asked not to")
            data = bytearray()
            async for part in response.aiter_raw():
                data += part
                if len(data) > MOST_BYTES:
                    raise unreachable(self.name, f"sends more than {MOST_BYTES >> 20} MB")
            return response.status_code, bytes(data)

    def _refuse_open(self, url: str) -> None:
        """A secret goes over TLS, or stays on this machine."""
        if not is_safe(url):
            raise unreachable(self.name, "has an address that is neither https nor on this machine")

    def _read(self, data: bytes) -> dict[str, Any]:
        try:
            found = from_json(data, allow_inf_nan=False)
        except ValueError as error:
            raise unreachable(self.name, "answers what is no JSON") from error
        if not isinstance(found, dict):
            raise unreachable(self.name, "answers JSON that is no object")
        return found


def is_safe(url: str) -> bool:
    """May a secret be sent there?"""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


def _trusted() -> ssl.SSLContext:
    """What this machine trusts. To read it takes 30 to 50 ms: it is read again only where it was renewed."""
    file = certificates()
    try:
        renewed = os.stat(file or ssl.get_default_verify_paths().cafile or "").st_mtime_ns
    except OSError:
        renewed = 0
    return _read_trusted(file, renewed)


@lru_cache(maxsize=1)
def _read_trusted(file: str | None, renewed: int) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=file)
