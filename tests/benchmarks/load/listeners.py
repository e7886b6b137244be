"""Listeners to the events of a project, in a process of their own: what each heard, and how late.

`python listeners.py PORT TOKEN PROJECT CLIENTS LAST` ends when each heard the event LAST, or nothing came for
ten seconds. The note of each event is the time at which it was made.
"""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sys
import time

_ID = re.compile(rb"id: (\d+)\n")
_NOTE = re.compile(rb'"note":"at (\d+)"')


async def heard(port: int, request: bytes, last: int, ready: asyncio.Event) -> tuple[list[int], list[float]]:
    """The numbers of the events that one listener heard, and the delay of each in ms."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    writer.write(request)
    await reader.readuntil(b"\r\n\r\n")
    await reader.readuntil(b"retry: 1000\n\n")
    ready.set()
    numbers: list[int] = []
    delays: list[float] = []
    rest = b""
    while not numbers or numbers[-1] < last:
        try:
            data = await asyncio.wait_for(reader.read(1 << 18), 10)
        except TimeoutError:
            break
        if not data:
            break
        now = time.time_ns()
        rest += data
        whole, end, rest = rest.rpartition(b"\n\n")
        for message in (whole + end).split(b"\n\n"):
            number, note = _ID.search(message), _NOTE.search(message)
            if number and note:
                numbers.append(int(number[1]))
                delays.append((now - int(note[1])) / 1e6)
    writer.close()
    return numbers, delays


async def main() -> None:
    port, token, project, clients, last = sys.argv[1:6]
    request = (
        f"GET /v1/projects/{project}/events HTTP/1.1\r\nhost: 127.0.0.1\r\n"
        f"authorization: Bearer {token}\r\naccept: text/event-stream\r\n\r\n"
    ).encode()
    readies = [asyncio.Event() for _ in range(int(clients))]
    listening = [asyncio.create_task(heard(int(port), request, int(last), ready)) for ready in readies]
    await asyncio.gather(*(ready.wait() for ready in readies))
    print("ready", flush=True)
    found = await asyncio.gather(*listening)
    delays = sorted(delay for _, each in found for delay in each)
    used = resource.getrusage(resource.RUSAGE_SELF)
    said = {
        "heard": len(delays),
        "whole": sum(numbers == list(range(numbers[0], int(last) + 1)) for numbers, _ in found if numbers),
        "p50_ms": delays[len(delays) // 2] if delays else None,
        "p99_ms": delays[int(len(delays) * 0.99)] if delays else None,
        "client_s": used.ru_utime + used.ru_stime,
    }
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
