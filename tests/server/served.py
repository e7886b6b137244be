"""A server as the tests see it: a real one on a free port, in a thread here or in its own process."""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from storyboard_cli.core.settings import Settings
from storyboard_cli.project.server_home import projects_home, server_home
from storyboard_cli.server.run import serve_until
from storyboard_cli.server.service import Serving
from tests.server.forked import CAN_FORK, Forked

PROJECT = "PRJ_001"
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Nothing here speaks TLS: to read what a system trusts takes each client 30 ms."""
SHORT_IDLE = httpx.Limits(keepalive_expiry=1.0)
"""A server cuts lines that are idle, and at that moment nobody should begin to speak on one."""


class _SameProcess(httpx.HTTPTransport):
    """Asks once more where the line was cut before an answer began.

    A server cuts lines on which nothing comes for seconds. This process holds both ends: where it stands
    still so long (its memory is swept while the machine does other work), what was about to be said is cut.
    """

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except httpx.RemoteProtocolError:
            if not isinstance(request.stream, httpx.ByteStream):
                raise
            return super().handle_request(request)


@dataclass
class Client:
    """Somebody who speaks to a server; `is_here`: one in this process."""

    address: str
    token: str = ""
    project: str = PROJECT
    http: httpx.Client = field(init=False)
    others: list[Client] = field(default_factory=list)
    is_here: bool = False

    def __post_init__(self) -> None:
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        kind = _SameProcess if self.is_here else httpx.HTTPTransport
        self.http = httpx.Client(
            base_url=self.address,
            headers=headers,
            timeout=60,
            trust_env=False,
            transport=kind(limits=SHORT_IDLE, verify=_NO_CERTIFICATES),
        )

    def path(self, below: str) -> str:
        """A path below the project; one of the service begins with `/v1`."""
        return below if below.startswith("/v1") else f"/v1/projects/{self.project}{below}"

    def get(self, below: str = "", **more: Any) -> httpx.Response:
        return self.http.get(self.path(below), **more)

    def post(self, below: str, body: Any = None, **more: Any) -> httpx.Response:
        return self.http.post(self.path(below), json={} if body is None else body, **more)

    def ask(self, method: str, below: str, body: Any = None, **more: Any) -> httpx.Response:
        return self.http.request(
            method, self.path(below), **({"json": body} if body is not None else {}), **more
        )

    def job(self, below: str, body: Any = None, **more: Any) -> dict[str, Any]:
        """Ask for a job, and how it ended."""
        accepted = self.post(below, body, **more)
        assert accepted.status_code == 202, accepted.text
        found: dict[str, Any] = {"state": "queued"}
        while found["state"] in ("queued", "running"):
            found = self.http.get(accepted.headers["location"], params={"wait": 60}).json()
        return found

    def with_token(self, token: str) -> Client:
        """Somebody else, who has this token."""
        self.others.append(Client(self.address, token, self.project, is_here=self.is_here))
        return self.others[-1]

    def close(self) -> None:
        for client in self.others:
            client.close()
        self.http.close()


@contextmanager
def served(
    folder: Path, *, many: bool = False, settings: Settings | None = None, **more: Any
) -> Iterator[Client]:
    """A server of the project in a folder, or of all `many` in it, in a thread of this process."""
    used = settings or Settings(jobs=1, lock_wait_s=2.0, actor="Ann Rao <ann@example.org>")
    home = projects_home(folder) if many else server_home(folder, used)
    serving = Serving(home, port=0, log="off", **more)
    begun: list[Client] = []
    ready = threading.Event()
    faults: list[BaseException] = []
    stops: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        stopping = asyncio.Event()
        stops.append((asyncio.get_running_loop(), stopping))

        def told(at: Serving, token: str) -> None:
            begun.append(Client(at.address, token, is_here=True))
            ready.set()

        await serve_until(used, serving, told, stopping)

    def thread() -> None:
        try:
            asyncio.run(run())
        except BaseException as fault:
            faults.append(fault)
        finally:
            ready.set()

    running = threading.Thread(target=thread, name="served")
    running.start()
    ready.wait(60)
    try:
        if faults:
            raise faults[0]
        yield begun[0]
    finally:
        for client in begun:
            client.close()
        for loop, stopping in stops:
            if not loop.is_closed():
                loop.call_soon_threadsafe(stopping.set)
        running.join(60)
        assert not running.is_alive()
    if faults:
        raise faults[0]


@dataclass
class OwnProcess:
    """A server in its own process, which can be killed."""

    process: subprocess.Popen[str] | Forked
    client: Client
    _log: Path

    def log(self) -> str:
        """What it has written so far beside its answers."""
        return _whole(self._log)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def own_process(folder: Path, *words: str, port: int = 0, at_once: bool = False) -> Iterator[OwnProcess]:
    """`sb serve` in the folder, as somebody types it. What it logs is a test's own output.

    `at_once`: without loading it anew, where the system can do that.
    """
    environment = {**os.environ, "SB_ACTOR": "Ann Rao <ann@example.org>", "SB_JOBS": "1"}
    line = ["serve", "--json", "--port", str(port), *words]
    # Its log goes into a file: a pipe that nobody reads is full one day, and the server stands still.
    with TemporaryDirectory() as beside:
        log = Path(beside) / "log"
        if at_once and CAN_FORK:
            process: subprocess.Popen[str] | Forked = Forked(line, folder, environment, log)
        else:
            process = _typed(line, folder, environment, log)
        assert process.stdout is not None
        said = process.stdout.readline()
        found = json.loads(said) if said else {"ok": False}
        if not found["ok"]:
            process.wait(30)
            process.stdout.close()
            raise AssertionError(said + _whole(log))
        client = Client(found["data"]["address"], found["data"]["token"])
        try:
            yield OwnProcess(process, client, log)
        finally:
            client.close()
            if process.poll() is None:
                process.terminate()
                process.wait(30)
            process.stdout.close()
            sys.stderr.write(_whole(log))


def _typed(line: list[str], folder: Path, environment: dict[str, str], log: Path) -> subprocess.Popen[str]:
    with log.open("w") as written:
        return subprocess.Popen(
            [sys.executable, "-m", "storyboard_cli", *line],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        )


def _whole(log: Path) -> str:
    return log.read_text("utf-8", "replace") if log.is_file() else ""
