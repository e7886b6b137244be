"""A small SQLite file that keeps what is no part of a project's files: accounts, requests, jobs.

All threads of a process share one `Database`. What was committed is on the disk; a killed process leaves a
transaction whole or not at all.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import not_a_file, storage_error
from storyboard_cli.core.kept_roots import make_parents

BUSY_TIMEOUT_S = 15.0
ROOM = 256 << 10  # less than this free, and what SQLite calls an input/output error is a full disk
_SWITCHING_TRIES = 200


class Database:
    """One file, migrated to its newest shape by `steps`: texts of SQL, which are never edited.

    Threads borrow connections. Those that write take turns here, since SQLite lets waiting writers poll.
    """

    def __init__(self, path: Path, steps: Sequence[str], *, wait_s: float = BUSY_TIMEOUT_S) -> None:
        self.path = path
        self._wait_s = wait_s
        self._turn = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._watching: sqlite3.Connection | None = None
        self._watch = threading.Lock()
        if path.is_dir():
            raise not_a_file(path)
        _make_private(path)
        with self.said_plainly(), self._borrowed() as connection:
            _switch_to_wal(connection)
            _migrate(connection, path, steps)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to ask; each statement sees what was committed before it."""
        with self.said_plainly(), self._borrowed() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block is on the disk at its end, or nothing."""
        with self.said_plainly(), self._turn, self._borrowed() as connection:
            # Immediate: a deferred read-then-write fails as soon as two processes do it.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def version(self) -> int:
        """A number that changes with every transaction that is written, here or by another process."""
        with self._watch, self.said_plainly():
            if self._watching is None:
                self._watching = self._connect()
            return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close what is not in use; what is closes as it comes back."""
        self._closed = True
        with self._watch:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def said_plainly(self) -> Iterator[None]:
        """Within the block, what SQLite says becomes what happened and what mends it."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.OperationalError as error:
            raise _operational(self.path, str(error)) from error
        except sqlite3.ProgrammingError:
            raise  # a mistake of the program, which no person mends
        except sqlite3.DatabaseError as error:
            raise _corrupt(self.path, str(error)) from error

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        finally:
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, isolation_level=None, timeout=self._wait_s, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")  # who was answered was promised that it lasts
        except BaseException:
            connection.close()
            raise
        return connection


def _make_private(path: Path) -> None:
    """Make an empty file that nobody else of this machine reads; its other files get the same mode."""
    try:
        make_parents(path)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise storage_error(path, error) from error


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """SQLite does not wait for others when it changes the journal; two that open a new file meet here."""
    for tried in range(_SWITCHING_TRIES):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if tried == _SWITCHING_TRIES - 1 or "locked" not in str(error):
                raise
            time.sleep(0.01)


def _migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[str]) -> None:
    """Take the steps that the file has not had; `PRAGMA user_version` counts them."""
    if _version(connection) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        had = _version(connection)  # again, now that nobody else can be in the middle of it
        if had > len(steps):
            raise SbError(
                Kind.conflict,
                "database-newer",
                f"{path} was written by a newer sb (format {had}; this sb knows up to {len(steps)})",
                hint="upgrade with `pip install --upgrade storyboard_cli`; nothing was changed",
            )
        for step in steps[had:]:
            for statement in step.split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def free_bytes(path: Path) -> int:
    """How much room there is where the file lies; `ROOM` where nobody can tell."""
    import shutil

    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return ROOM


def is_disk_full(path: Path, said: str) -> bool:
    """Does SQLite say so? Without room for its index it calls a full disk an input/output error."""
    return "full" in said or ("disk I/O" in said and free_bytes(path) < ROOM)


def disk_full(path: Path) -> SbError:
    """There is no room for what was to be written."""
    return SbError(
        Kind.storage,
        "disk-full",
        f"cannot write {path}: the disk is full; nothing was half-written",
        hint="free some space, then do the same again",
    )


def _operational(path: Path, said: str) -> SbError:
    if is_disk_full(path, said):
        return disk_full(path)
    if "locked" in said or "busy" in said:
        return SbError(
            Kind.conflict,
            "database-busy",
            f"another sb is writing {path} and does not finish",
            hint="wait for it, then do the same again",
        )
    if "readonly" in said or "unable to open" in said or "disk I/O" in said:
        return SbError(
            Kind.storage,
            "database-unwritable",
            f"cannot write {path}: {said}",
            hint="look at the disk and the folder's permissions, then do the same again",
        )
    return _corrupt(path, said)


def _corrupt(path: Path, said: str) -> SbError:
    return SbError(
        Kind.storage,
        "database-corrupt",
        f"{path} cannot be read: {said}",
        hint="stop sb and put back a copy of this file, or move it away to begin with an empty one",
    )
