"""The floor: FastAPI with routes that only hand out bytes, on the same server with the same settings.

`python bare.py FOLDER` serves each file in it at its name, and says its port.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from fastapi import FastAPI, Response
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from storyboard_cli.server.run import free_port


def bare(folder: Path) -> FastAPI:
    """One route for each file."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    for path in sorted(folder.iterdir()):
        app.get(f"/{path.name}")(_giving(path.read_bytes()))
    return app


def _giving(body: bytes):  # type: ignore[no-untyped-def]
    async def give() -> Response:
        return Response(body, media_type="application/json")

    return give


async def main() -> None:
    port = free_port("127.0.0.1", 0)
    server = Server(
        bare(Path(sys.argv[1])),
        address="127.0.0.1",
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_enabled=False,
        backlog=2048,
        http1_settings=HTTP1Settings(header_read_timeout=10_000, pipeline_flush=False),
    )
    print(port, flush=True)
    await server.serve()


if __name__ == "__main__":
    asyncio.run(main())
