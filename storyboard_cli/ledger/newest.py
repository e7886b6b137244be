"""The newest event of a ledger's file, asked so cheaply that every request of a server may."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from storyboard_cli.ledger.chain import START

_Identity = tuple[int, int]


class Newest:
    """Looks at a ledger's file over a connection of its own. Any thread may ask.

    A file that was put in the place of another one (as by `rebuild`) counts anew from 1: `replaced` says how
    often that was seen.
    """

    def __init__(self, path: Path) -> None:
        self.replaced = 0
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._identity: _Identity | None = None
        self._moves = -1
        self._head = (0, START)

    def ask(self) -> int | None:
        """The number of the newest event, 0 where there is none; None where there is no such file."""
        head = self.head()
        return None if head is None else head[0]

    def head(self) -> tuple[int, str] | None:
        """Number and hash of the newest event, as `Log.head`; None where there is no such file."""
        with self._lock:
            identity = self._there()
            if identity is None:
                self._close()
                return None
            try:
                return self._asked(identity)
            except sqlite3.Error:
                self._close()  # it was being made or put aside: what is there now is opened
                try:
                    return self._asked(identity)
                except sqlite3.Error:
                    self._close()
                    return None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._close()

    def _asked(self, identity: _Identity) -> tuple[int, str]:
        if identity != self._identity or self._connection is None:
            self._open(identity)
        assert self._connection is not None
        moves = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if moves != self._moves:  # somebody committed since
            row = self._connection.execute(
                "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            self._head, self._moves = (int(row[0]), str(row[1])) if row else (0, START), moves
        return self._head

    def _open(self, identity: _Identity) -> None:
        before = self._identity
        self._close()
        if before is not None and before != identity:
            self.replaced += 1
        self._identity, self._moves = identity, -1
        self._connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _there(self) -> _Identity | None:
        try:
            seen = os.stat(self._path)
        except OSError:
            return None
        return seen.st_dev, seen.st_ino
