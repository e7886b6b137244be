"""The home of a server: one server at a time, held by a lock that ends with its process."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import storage_error, write_atomic
from storyboard_cli.core.kept_roots import make_folders
from storyboard_cli.core.served_by import HOLDER, LOCK

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Held:
    """A home that this server holds until `release`."""

    def __init__(self, lock: BaseFileLock, note: Path) -> None:
        self._lock = lock
        self._note = note

    def says(self, address: str) -> None:
        """Tell others where this server answers, once that is known."""
        write_atomic(self._note, f"process {os.getpid()} at {address}".encode())

    def release(self) -> None:
        """Let another server have the home."""
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> Held:
        return self

    def __exit__(self, *exc: object) -> None:
        self.release()


def hold(home: Path, address: str) -> Held:
    """Hold the home for a server that answers at `address`; a conflict where another one does.

    The system frees the lock of a process that was killed, so a home is never held by nobody.
    """
    from filelock import FileLock, Timeout

    path, note = home / LOCK, home / HOLDER
    try:
        make_folders(home)
        # Whichever thread stops the server releases it, which need not be the one that started it.
        lock = FileLock(str(path), thread_local=False)
        lock.acquire(timeout=0)
    except Timeout:
        raise _running(home, note) from None
    except OSError as error:
        raise storage_error(path, error) from error
    held = Held(lock, note)
    try:
        held.says(address)
    except BaseException:
        held.release()
        raise
    return held


def _running(home: Path, note: Path) -> SbError:
    try:
        who = note.read_text("utf-8", "replace").strip()
    except OSError:
        who = "another sb, which is just starting or ending"
    return SbError(
        Kind.conflict,
        "server-running",
        f"{home} is served by {who}",
        hint="use the one that runs, or stop it first",
    )
