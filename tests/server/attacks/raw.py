"""Requests as no client library sends them: bytes over a socket, and what comes back."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.server.served import Client

_SECONDS = 30.0


@dataclass(frozen=True)
class Reply:
    """An answer as bytes."""

    status: int
    head: str
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        lines = (line.partition(":") for line in self.head.split("\r\n")[1:])
        return {name.lower(): value.strip() for name, _, value in lines}


def connected(client: Client) -> socket.socket:
    """A connection to the server of a client."""
    at = urlsplit(client.address)
    assert at.hostname is not None and at.port is not None
    return socket.create_connection((at.hostname, at.port), timeout=_SECONDS)


def host_of(client: Client) -> str:
    """What a browser sends as `Host`."""
    return urlsplit(client.address).netloc


def head_of(client: Client, line: str, headers: Iterable[str] = (), *, host: str | None = "") -> bytes:
    """The head of a request: with its own host, with another, or with none where `host` is None."""
    lines = [f"{line} HTTP/1.1"]
    if host is not None:
        lines.append(f"Host: {host or host_of(client)}")
    lines += [*headers, "Connection: close", "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def signed(client: Client) -> str:
    """The header that says who asks."""
    return f"Authorization: Bearer {client.token}"


def sent(client: Client, data: bytes, *more: bytes) -> Reply:
    """What the server answers to these bytes."""
    with closing(connected(client)) as line:
        try:
            for part in (data, *more):
                line.sendall(part)
        except OSError:
            pass  # it was refused before all of it was there
        return reply_on(line)


def reply_on(line: socket.socket) -> Reply:
    """Reads one answer up to the end of the connection; status 0 where there was none."""
    found = b""
    try:
        while part := line.recv(65536):
            found += part
    except ConnectionError:
        pass
    head, _, body = found.partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    return Reply(status, head.decode("latin-1"), body)


def asked(client: Client, line: str, *headers: str, host: str | None = "", body: bytes = b"") -> Reply:
    """One request with these headers."""
    length = (f"Content-Length: {len(body)}",) if body else ()
    return sent(client, head_of(client, line, (*headers, *length), host=host) + body)
