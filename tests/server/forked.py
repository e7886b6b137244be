"""Servers that begin at once: each is a child of one process that has loaded `sb serve` before.

`sb serve` takes two seconds to load, which every test of a page would wait for. It is the same command.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TextIO

_LOADED = ["tests.server.loaded"]
CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()


class Forked:
    """A command that runs in such a child, to be held as `subprocess.Popen` is."""

    def __init__(self, words: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_LOADED)
        heard, said = context.Pipe(duplex=False)
        self._process: BaseProcess = context.Process(
            target=_run, args=(list(words), str(folder), dict(environment), said, str(log))
        )
        self._process.start()
        said.close()
        self.stdout: TextIO = os.fdopen(os.dup(heard.fileno()), encoding="utf-8")
        heard.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """How it ended; None as long as it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired("sb", timeout or 0)
        return code

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    def send_signal(self, sign: int) -> None:
        os.kill(self.pid, sign)


def _run(words: list[str], folder: str, environment: dict[str, str], said: Connection, log: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(said.fileno(), 1)
    os.dup2(written, 2)
    said.close()
    os.close(written)
    sys.stdout, sys.stderr = (os.fdopen(at, "w", 1, "utf-8", closefd=False) for at in (1, 2))
    sys.argv = ["sb", *words]
    from storyboard_cli.cli.main import main

    sys.exit(main())
