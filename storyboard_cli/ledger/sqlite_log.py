"""The log in an SQLite file, with the rows of each event written in the event's own transaction."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import canonical_json
from storyboard_cli.core.mend import Mend
from storyboard_cli.ledger.base import Event, NewEvent
from storyboard_cli.ledger.chain import START, chained
from storyboard_cli.ledger.sqlite_file import SqliteFile

_PAGE = 2_000  # events read at a time, so that no long read holds the file
_POLL_S = 0.05
_COLUMNS = "seq, project_id, at, actor, kind, subject, body, prev_hash, hash, request"


class SqliteLog:
    """Implements `ledger.log.Log`. One connection, one thread."""

    def __init__(self, file: SqliteFile, project_id: str, apply: Callable[[Event], None]) -> None:
        """`apply` changes the views as an event says, inside the event's transaction."""
        self.project_id = project_id
        self._file = file
        self._apply = apply

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._file.path.name

    @property
    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last event; (0, "") when there is none."""
        with self._file.said_plainly():
            return self._head()

    def append(
        self, events: Sequence[NewEvent], *, at: str, actor: str, expected_head: int | None = None
    ) -> list[Event]:
        """Record all events with their rows, or none. A conflict where the head is not `expected_head`."""
        self._file.refuse_if_read_only()
        with self._file.writing():
            head = self._head()
            if expected_head is not None and head[0] != expected_head:
                raise SbError(
                    Kind.conflict,
                    "ledger-moved",
                    f"the ledger is at event {head[0]}, not {expected_head}: somebody else wrote in between",
                    hint="do the same again; it starts from the new state",
                )
            recorded = list(chained(head, events, project_id=self.project_id, at=at, actor=actor))
            for event in recorded:
                self._insert(event)
                self._apply(event)
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
        sql = f"SELECT {_COLUMNS} FROM events WHERE {where} ORDER BY seq LIMIT {_PAGE}"
        while True:
            page = self._file.rows(sql, values)
            yield from (_event(row) for row in page)
            if len(page) < _PAGE:
                return
            values[0] = page[-1][0]

    def last(self, *kinds: str) -> Event | None:
        """The newest event of these kinds."""
        return next(iter(self.newest(1, *kinds)), None)

    def newest(self, count: int, *kinds: str) -> list[Event]:
        """The newest events of these kinds, at most so many, newest first."""
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT {_COLUMNS} FROM events WHERE kind IN ({marks}) ORDER BY seq DESC LIMIT ?"
        return [_event(row) for row in self._file.rows(sql, [*kinds, count])]

    def wait(self, after: int, timeout: float) -> bool:
        """Is there an event with seq > after? Looks every 50 ms, up to `timeout` seconds."""
        until = time.monotonic() + timeout
        while self.head[0] <= after:
            left = until - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(_POLL_S, left))
        return True

    def refuse_foreign(self) -> None:
        """A file with another project's log in it is never read or written for this one."""
        first = self._file.rows("SELECT project_id FROM events ORDER BY seq LIMIT 1")
        if first and first[0][0] != self.project_id:
            raise SbError(
                Kind.conflict,
                "ledger-foreign",
                f"{self._file.path} is the ledger of the project {first[0][0]}, "
                f"but this project is {self.project_id}",
                hint=Mend("rebuild", {}, "if project.yaml was copied or its id changed on purpose, run `{}`"),
            )

    def _head(self) -> tuple[int, str]:
        row = self._file.connection.execute(
            "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, START)

    def _insert(self, event: Event) -> None:
        self._file.connection.execute(
            f"INSERT INTO events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                event.request or None,
            ],
        )


def _storable(body: Any) -> str:
    """The body as canonical JSON; names that are not UTF-8 are escaped: SQLite keeps only real text."""
    text = canonical_json(body)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(body, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text


def _event(row: tuple[Any, ...]) -> Event:
    seq, project_id, at, actor, kind, subject, body, previous, identity, request = row
    said = json.loads(body)
    return Event(seq, project_id, at, actor, kind, subject, said, previous, identity, request or "")
