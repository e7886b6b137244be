"""An SQLite file that holds a ledger: plain `sqlite3`, because every command opens it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from storyboard_cli.core.database import ROOM, disk_full, free_bytes, is_disk_full
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import not_a_file, storage_error
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.core.mend import Mend
from storyboard_cli.ledger.migrations import migrate

OLDEST = (3, 35)  # SQLite that knows everything the ledger asks of it
BUSY_TIMEOUT_MS = 15_000


def library_version() -> str:
    """The version of SQLite that this Python brings."""
    return sqlite3.sqlite_version


def open_file(path: Path) -> SqliteFile:
    """The file at `path`, made or migrated as needed. Where the disk cannot be written it is read only."""
    if path.is_dir():
        raise not_a_file(path)
    with said_plainly(path):
        connection, is_view = _connect(path)
    try:
        with said_plainly(path):
            read_only = _prepare(connection, path) or is_view
    except BaseException:
        connection.close()
        raise
    return SqliteFile(connection, path, read_only=read_only)


def memory_file() -> SqliteFile:
    """An empty place in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    return SqliteFile(connection, Path("memory"))


def _connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection, and whether it is only a view of a file that cannot be written."""
    with suppress(OSError):
        make_parents(path)
    with suppress(sqlite3.OperationalError):
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
        if _opens(connection):
            return connection, False
        connection.close()
    if path.exists():
        view = f"{path.resolve().as_uri()}?immutable=1"
        return sqlite3.connect(view, uri=True, isolation_level=None), True
    # A fresh clone on a disk that cannot be written still answers questions, from an empty log.
    return sqlite3.connect(":memory:", isolation_level=None), True


def _opens(connection: sqlite3.Connection) -> bool:
    """Can the file be used as it is? On a full or read-only disk it cannot: its index has no room."""
    try:
        connection.execute("PRAGMA journal_mode")
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or "busy" in str(error)
    except sqlite3.DatabaseError:
        return True  # a damaged file is told of by whoever reads it
    return True


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """SQLite does not wait for others when it changes the journal; two that open a new file meet here."""
    for last in (False,) * 200 + (True,):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if last or "locked" not in str(error):
                raise
            time.sleep(0.01)


def _prepare(connection: sqlite3.Connection, path: Path) -> bool:
    """Set the file up; True where it turns out that nothing can be written."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA database_list").fetchone()[2] == "":
        migrate(connection)
        return True
    try:
        _switch_to_wal(connection)
        # A power cut may lose the last events, never break the file; reconciling brings them back.
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
        return True
    return False


class SqliteFile:
    """An open file (or a place in memory). One connection, one thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows that the statement gives."""
        with self.said_plainly():
            return self.connection.execute(sql, list(values)).fetchall()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of the block is written, or nothing."""
        with self.said_plainly():
            # Immediate: a deferred read-then-write fails with SQLITE_BUSY as soon as two processes do it.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def refuse_if_read_only(self) -> None:
        """Say why nothing can be written."""
        if not self.read_only:
            return
        if free_bytes(self.path) < ROOM:
            raise disk_full(self.path)
        raise SbError(
            Kind.storage,
            "read-only",
            f"cannot write {self.path}: the disk is read-only",
            hint="copy the project to a place that can be written, or set SB_STATE_DIR to one",
        )

    def said_plainly(self) -> AbstractContextManager[None]:
        """Within the block, what SQLite says becomes what happened and what mends it."""
        return said_plainly(self.path)

    def close(self) -> None:
        """Close the connection."""
        with self.said_plainly():
            self.connection.close()


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite says into what happened and what mends it."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, str(error)) from error
    except sqlite3.IntegrityError:
        raise
    except sqlite3.ProgrammingError as error:
        raise _misused(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise _corrupt(path, str(error)) from error
    except OSError as error:
        raise storage_error(path, error) from error


def _operational(path: Path, said: str) -> SbError:
    if is_disk_full(path, said):
        return disk_full(path)
    if "locked" in said or "busy" in said:
        return SbError(
            Kind.conflict,
            "ledger-busy",
            "another sb is writing the ledger and does not finish",
            hint="wait for it, then do the same again",
        )
    if "readonly" in said or "unable to open" in said:
        return SbError(
            Kind.storage,
            "read-only",
            f"cannot write {path}: {said}",
            hint="make the folder writable, or set SB_STATE_DIR to a place that is",
        )
    return _corrupt(path, said)


def _misused(path: Path, said: str) -> SbError:
    """A mistake of the program, which no rebuilding mends."""
    if "thread" in said:
        return SbError(
            Kind.internal,
            "ledger-wrong-thread",
            f"{path.name} was opened by another thread: each thread opens the ledger for itself",
        )
    return SbError(Kind.internal, "ledger-misused", f"{path.name}: {said}")


def _corrupt(path: Path, said: str) -> SbError:
    return SbError(
        Kind.storage,
        "ledger-corrupt",
        f"the ledger {path} cannot be read: {said}",
        hint=Mend(
            "rebuild",
            {},
            "run `{}`: it keeps this file aside and makes a new ledger from the project's files",
        ),
    )
