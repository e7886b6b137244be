"""Clients that look at the same thing ten times a second each, until they are stopped.

`python lookers.py PORT CLIENTS` takes the request's bytes on standard input.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time


async def look(port: int, request: bytes, waits: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while True:
        at = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        waits.append((time.perf_counter() - at) * 1e3)
        await asyncio.sleep(max(0.0, at + 0.1 - time.perf_counter()))


async def main() -> None:
    request, waits = sys.stdin.buffer.read(), list[float]()
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    looking = [asyncio.create_task(look(int(sys.argv[1]), request, waits)) for _ in range(int(sys.argv[2]))]
    await stopping.wait()
    for one in looking:
        one.cancel()
    waits.sort()
    print(
        f"they looked {len(waits)} times: p50 {waits[len(waits) // 2]:.0f} ms, "
        f"p99 {waits[int(len(waits) * 0.99)]:.0f} ms"
    )


if __name__ == "__main__":
    asyncio.run(main())
