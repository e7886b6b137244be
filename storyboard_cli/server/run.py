"""Runs a service until somebody stops it: the socket, the signals, and a graceful end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storyboard_cli import __version__
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.server.app import application
from storyboard_cli.server.logs import start_log
from storyboard_cli.server.logs import told as events
from storyboard_cli.server.service import Service, Serving

HEADER_S = 10
"""Who has not sent the head of a request after so many seconds is cut off."""
_BACKLOG = 2048
GRACE_S = 10.0
"""Running jobs have so long to come to a place where they can stop."""

SWITCH_S = 0.001
"""A thread that calculates lets others of this process go on after this time."""
LAST_S = 2.0
"""Answers that are on their way when all else has ended have so long."""


def serve(settings: Settings, serving: Serving, told: Callable[[Serving, str], None]) -> None:
    """Serve until Ctrl-C or a SIGTERM. `told` is called once requests are answered."""

    async def until_stopped() -> None:
        stopping = asyncio.Event()
        with _signals(stopping):
            await serve_until(settings, serving, told, stopping)

    start_log(serving.log)
    asyncio.run(until_stopped())


async def serve_until(
    settings: Settings, serving: Serving, told: Callable[[Serving, str], None], stopping: asyncio.Event
) -> None:
    """Serve until the event is set, and then until all that runs has come to an end."""
    serving = serving.at_port(free_port(serving.host, serving.port))
    # A decision waits for the disk some ten times, and each time then for a thread that calculates.
    sys.setswitchinterval(SWITCH_S)
    with Service.opened(settings, serving) as service:
        await _serve(service, serving, told, stopping)


async def _serve(
    service: Service, serving: Serving, told: Callable[[Serving, str], None], stopping: asyncio.Event
) -> None:
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.server.embed import Server

    server = Server(
        application(service),
        address=serving.host,
        port=serving.port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,  # to tell it from HTTP/2, bytes would be waited for without an end
        websockets=False,
        log_enabled=False,
        backlog=_BACKLOG,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_S * 1000, pipeline_flush=False),
    )
    work = asyncio.create_task(server.serve())
    await _answers(serving, work)
    told(serving, service.local.token if service.local is not None else "")
    events.info("started", extra={"address": serving.address, "version": __version__})
    ends = asyncio.create_task(stopping.wait())
    await asyncio.wait({work, ends}, return_when=asyncio.FIRST_COMPLETED)
    ends.cancel()
    events.info("stopping", extra={"address": serving.address})
    await service.stop(GRACE_S)
    server.stop()  # type: ignore[no-untyped-call]
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(work, LAST_S)
    events.info("stopped", extra={"address": serving.address})


async def _answers(serving: Serving, work: asyncio.Task[None]) -> None:
    """Wait until the socket takes connections."""
    while True:
        if work.done():
            work.result()
            raise SbError(Kind.storage, "not-served", f"nothing listens at {serving.host}:{serving.port}")
        try:
            _, writer = await asyncio.open_connection(serving.host, serving.port)
        except OSError:
            await asyncio.sleep(0.01)
            continue
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        return


@contextmanager
def _signals(stopping: asyncio.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM stop the service; where a loop knows no signals, as on Windows, Python's own do."""
    loop = asyncio.get_running_loop()
    wanted = [signal.SIGINT, signal.SIGTERM]
    old = {}
    for one in wanted:
        try:
            loop.add_signal_handler(one, stopping.set)
        except (NotImplementedError, RuntimeError, ValueError):
            with contextlib.suppress(ValueError):  # a test runs it in another thread
                old[one] = signal.signal(one, lambda *_: loop.call_soon_threadsafe(stopping.set))
    try:
        yield
    finally:
        for one in wanted:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.remove_signal_handler(one)
        for one, handler in old.items():
            signal.signal(one, handler)


def free_port(host: str, port: int) -> int:
    """The port, or any free one for 0. A port that somebody else has is told with the mend."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise _not_listening(host, port, error) from error
        found: int = probe.getsockname()[1]
        return found


def _not_listening(host: str, port: int, error: Exception) -> SbError:
    """What is wrong with the address: no such one is at this machine, or somebody else has the port."""
    if isinstance(error, socket.gaierror) or getattr(error, "errno", None) == errno.EADDRNOTAVAIL:
        return SbError(
            Kind.usage,
            "no-such-host",
            f"{host} is no address of this machine",
            hint="127.0.0.1 is, 0.0.0.0 means all that it has; a name that browsers know is one of `names`",
            fields=("host", "names"),
        )
    return SbError(
        Kind.conflict,
        "port-in-use",
        f"{host}:{port} cannot be listened at: {getattr(error, 'strerror', None) or error}",
        hint="choose another `port`, or 0 for any that is free",
        fields=("port",),
    )
