"""Clients that ask one thing over and over on connections that stay open, in a process of their own.

`python askers.py PORT CLIENTS TIMES` takes the request's bytes on standard input.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import sys
import time


class Asking(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self, request: bytes, left: list[int], done: asyncio.Future[None]) -> None:
        self.request, self.left, self.done = request, left, done
        self.waits: list[float] = []
        self.statuses: dict[int, int] = {}
        self._got = b""
        self._missing = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        if self.left[0] <= 0:
            self.transport.close()
            if not self.done.done():
                self.done.set_result(None)
            return
        self.left[0] -= 1
        self.at = time.perf_counter()
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if self._missing < 0:
            self._got += data
            head, end, rest = self._got.partition(b"\r\n\r\n")
            if not end:
                return
            self._got = b""
            status = int(head[9:12])
            self.statuses[status] = self.statuses.get(status, 0) + 1
            place = head.lower().find(b"content-length:")
            length = int(head[place + 15 :].partition(b"\r\n")[0]) if place >= 0 else 0
            self._missing = length - len(rest)
        else:
            self._missing -= len(data)
        if self._missing == 0:
            self._missing = -1
            self.waits.append(time.perf_counter() - self.at)
            self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionResetError("the server closed the connection"))


async def asked(port: int, clients: int, times: int, request: bytes) -> dict[str, object]:
    """All clients until so many requests are answered."""
    loop = asyncio.get_running_loop()
    left = [times]
    began = time.perf_counter()
    asking = []
    for _ in range(clients):
        done = loop.create_future()
        _, one = await loop.create_connection(
            lambda done=done: Asking(request, left, done),  # type: ignore[misc]
            "127.0.0.1",
            port,
        )
        asking.append(one)
    await asyncio.gather(*(one.done for one in asking))
    seconds = time.perf_counter() - began
    waits = sorted(wait for one in asking for wait in one.waits)
    used = resource.getrusage(resource.RUSAGE_SELF)
    statuses: dict[int, int] = {}
    for one in asking:
        for status, number in one.statuses.items():
            statuses[status] = statuses.get(status, 0) + number
    return {
        "per_s": len(waits) / seconds,
        "p50_ms": statistics.median(waits) * 1e3,
        "p99_ms": waits[int(len(waits) * 0.99)] * 1e3,
        "client_ms": (used.ru_utime + used.ru_stime) / len(waits) * 1e3,
        "statuses": statuses,
    }


if __name__ == "__main__":
    said = asyncio.run(asked(*map(int, sys.argv[1:4]), request=sys.stdin.buffer.read()))
    print(json.dumps(said))
