"""The ledger of one project in one SQLite file: plain `sqlite3`, because every command opens it."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import storage_error
from storyboard_cli.core.hashing import canonical_json
from storyboard_cli.ledger.base import Event, NewEvent
from storyboard_cli.ledger.chain import START, chained
from storyboard_cli.ledger.migrations import PROJECTIONS, migrate
from storyboard_cli.ledger.projections import project_event

BUSY_TIMEOUT_MS = 15_000
_ROOM = 256 << 10  # less than this free, and a ledger that cannot be opened is short of space
_PAGE = 2_000  # events read at a time, so that no long read holds the file
_EVENT_COLUMNS = "seq, project_id, at, actor, kind, subject, body, prev_hash, hash"
_SUMMARY = (
    "frame_id, uid, scene_id, frame_index, render_version, draft, image_uri, sha256, pixel_sha256, width, "
    "height, recipe_hash, renderer, code_version, verdict, created_at, is_newest"
)


def open_ledger(path: Path, project_id: str) -> SqliteLedger:
    """The ledger at `path`, made or migrated as needed. Where the disk cannot be written it is read only."""
    connection, is_view = _connect(path)
    try:
        with _said_plainly(path):
            read_only = _prepare(connection, path) or is_view
            ledger = SqliteLedger(connection, path, project_id, read_only=read_only)
            ledger.refuse_foreign()
    except BaseException:
        connection.close()
        raise
    return ledger


def _connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection, and whether it is only a view of a file that cannot be written."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
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


class SqliteLedger:
    """Implements `ledger.base.Ledger`. One connection, one thread."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, project_id: str, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.project_id = project_id
        self.read_only = read_only
        self._connection = connection

    @property
    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last event; (0, "") when empty."""
        with _said_plainly(self.path):
            return self._head()

    def append(
        self, events: Sequence[NewEvent], *, at: str, actor: str, expected_head: int | None = None
    ) -> list[Event]:
        """Record events and their rows in one transaction; a wrong `expected_head` is a conflict."""
        if self.read_only and _free_bytes(self.path) < _ROOM:
            raise _operational(self.path, "full")
        if self.read_only:
            raise SbError(
                Kind.storage,
                "read-only",
                f"cannot write {self.path}: the disk is read-only",
                hint="copy the project to a place that can be written, or set SB_STATE_DIR to one",
            )
        with _said_plainly(self.path), self._writing():
            head = self._head()
            if expected_head is not None and head[0] != expected_head:
                raise SbError(
                    Kind.conflict,
                    "ledger-moved",
                    f"the ledger is at event {head[0]}, not {expected_head}: somebody else wrote in between",
                    hint="run the same command again; it starts from the new state",
                )
            recorded = list(chained(head, events, project_id=self.project_id, at=at, actor=actor))
            for event in recorded:
                self._insert(event)
                project_event(self._connection, event)
        return recorded

    def read(
        self, after: int = 0, *, kinds: Sequence[str] = (), subject: str | None = None
    ) -> Iterator[Event]:
        """Events with seq > after, oldest first."""
        where, values = "seq > ?", [after, *kinds]
        if kinds:
            where += f" AND kind IN ({', '.join('?' * len(kinds))})"
        if subject is not None:
            where += " AND subject = ?"
            values.append(subject)
        sql = f"SELECT {_EVENT_COLUMNS} FROM events WHERE {where} ORDER BY seq LIMIT {_PAGE}"
        while True:
            with _said_plainly(self.path):
                page = self._connection.execute(sql, values).fetchall()
            yield from (_event(row) for row in page)
            if len(page) < _PAGE:
                return
            values[0] = page[-1][0]

    def rows(
        self, table: str, where: str = "", values: Sequence[object] = (), order: str = ""
    ) -> list[dict[str, Any]]:
        """Rows of a projection as dicts; `where` and `order` are trusted SQL, `values` are bound."""
        if table not in PROJECTIONS:
            raise ValueError(f"no projection is called {table!r}")
        sql = (
            f"SELECT * FROM {table}"
            + (f" WHERE {where}" if where else "")
            + (f" ORDER BY {order}" if order else "")
        )
        return self._dicts(sql, values)

    def latest_renders(self, *, drafts: bool = False) -> dict[str, dict[str, Any]]:
        """The newest version of every frame by frame name, without the long columns."""
        found = self._dicts(
            f"SELECT {_SUMMARY} FROM render_outputs WHERE is_newest AND draft = ?", [int(drafts)]
        )
        return {row["frame_id"]: row for row in found}

    def all_renders(self, *, drafts: bool = False) -> dict[str, list[dict[str, Any]]]:
        """Every version of every frame, newest first, by frame name, without the long columns."""
        found: dict[str, list[dict[str, Any]]] = {}
        sql = f"SELECT {_SUMMARY} FROM render_outputs WHERE draft = ? ORDER BY frame_id, render_version DESC"
        for row in self._dicts(sql, [int(drafts)]):
            found.setdefault(row["frame_id"], []).append(row)
        return found

    def renders_of(self, frame_id: str, *, drafts: bool = False) -> list[dict[str, Any]]:
        """Every version of one frame, newest first, with all columns."""
        return self.rows(
            "render_outputs", "frame_id = ? AND draft = ?", [frame_id, int(drafts)], "render_version DESC"
        )

    def note(self, key: str) -> str | None:
        """A remark that sb keeps beside the log, such as what it has reconciled; no part of the history."""
        with _said_plainly(self.path):
            row = self._connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return None if row is None else str(row[0])

    def set_note(self, key: str, text: str) -> None:
        """Keep a remark; lost with the file, and then made again."""
        if self.read_only:
            return
        with _said_plainly(self.path), self._writing():
            self._connection.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, text],
            )

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every projection's rows in a fixed order: what a replay must give again."""
        with _said_plainly(self.path):
            return {
                table: sorted(self._connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
                for table in PROJECTIONS
            }

    def replayed(self) -> SqliteLedger:
        """A ledger in memory with the same log, whose rows were made anew from the events."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        schema = self._connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        )
        for (statement,) in schema.fetchall():
            copy.execute(statement)
        copy.execute("PRAGMA foreign_keys = ON")
        again = SqliteLedger(copy, self.path, self.project_id)
        copy.execute("BEGIN")
        for event in self.read():
            again._insert(event)
            project_event(copy, event)
        copy.execute("COMMIT")
        return again

    def integrity(self) -> list[str]:
        """What SQLite itself finds wrong with the file; nothing when it is sound."""
        with _said_plainly(self.path):
            said = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(20)")]
            broken = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        return [line for line in said if line != "ok"] + [
            f"a row of {r[0]} refers to a missing {r[2]}" for r in broken
        ]

    def compact(self) -> None:
        """Give unused pages back to the disk; for `sb gc`."""
        from sqlite_utils import Database

        with _said_plainly(self.path):
            db = Database(self._connection)
            db.analyze()
            db.vacuum()
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def refuse_foreign(self) -> None:
        """A file with another project's log in it is never read or written for this one."""
        first = self._connection.execute("SELECT project_id FROM events ORDER BY seq LIMIT 1").fetchone()
        if first is not None and first[0] != self.project_id:
            raise SbError(
                Kind.conflict,
                "ledger-foreign",
                f"{self.path} is the ledger of the project {first[0]}, but this project is {self.project_id}",
                hint="if project.yaml was copied or its id changed on purpose, run `sb rebuild`",
            )

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        # Immediate: a deferred read-then-write fails with SQLITE_BUSY as soon as two processes do it.
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _head(self) -> tuple[int, str]:
        row = self._connection.execute("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").fetchone()
        return (int(row[0]), str(row[1])) if row else (0, START)

    def _insert(self, event: Event) -> None:
        self._connection.execute(
            f"INSERT INTO events ({_EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                event.seq,
                event.project_id,
                event.at,
                event.actor,
                event.kind,
                event.subject,
                _storable(event.body),
                event.prev_hash,
                event.hash,
            ],
        )

    def _dicts(self, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        with _said_plainly(self.path):
            cursor = self._connection.execute(sql, list(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]


def _storable(body: Any) -> str:
    """The body as canonical JSON; names that are not UTF-8 are escaped: SQLite keeps only real text."""
    text = canonical_json(body)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(body, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text


def _event(row: tuple[Any, ...]) -> Event:
    seq, project_id, at, actor, kind, subject, body, previous, identity = row
    return Event(seq, project_id, at, actor, kind, subject, json.loads(body), previous, identity)


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite says into what happened and what mends it."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, str(error)) from error
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise _corrupt(path, str(error)) from error
    except OSError as error:
        raise storage_error(path, error) from error


def _free_bytes(path: Path) -> int:
    import shutil

    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _ROOM


def _operational(path: Path, said: str) -> SbError:
    # Without room for its index, SQLite calls a full disk an input/output error.
    if "full" in said or ("disk I/O" in said and _free_bytes(path) < _ROOM):
        return SbError(
            Kind.storage,
            "disk-full",
            f"cannot write {path}: the disk is full; nothing was half-written",
            hint="free some space, then run the same command again",
        )
    if "locked" in said or "busy" in said:
        return SbError(
            Kind.conflict,
            "ledger-busy",
            "another sb is writing the ledger and does not finish",
            hint="wait for it, then run the same command again",
        )
    if "readonly" in said or "unable to open" in said:
        return SbError(
            Kind.storage,
            "read-only",
            f"cannot write {path}: {said}",
            hint="make the folder writable, or set SB_STATE_DIR to a place that is",
        )
    return _corrupt(path, said)


def _corrupt(path: Path, said: str) -> SbError:
    return SbError(
        Kind.storage,
        "ledger-corrupt",
        f"the ledger {path} cannot be read: {said}",
        hint="run `sb rebuild`: it keeps this file aside and makes a new ledger from the project's files",
    )
