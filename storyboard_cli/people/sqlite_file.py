"""The file `people.db`, as the modules beside this one ask and write it: rows by name of column."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storyboard_cli.core.database import Database
from storyboard_cli.core.files import storage_error
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.people.shape import STEPS


class PeopleFile:
    """The file, for every thread of a process."""

    def __init__(self, path: Path) -> None:
        if not path.parent.is_dir():
            try:
                make_parents(path.parent)
                path.parent.mkdir(mode=0o700, exist_ok=True)
            except OSError as error:
                raise storage_error(path, error) from error
        self._database = Database(path, STEPS)
        self.version = self._database.version
        self.close = self._database.close

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows that the question gives."""
        with self._database.reading() as connection:
            return _asked(connection, sql, values).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first of them."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction: all of the block is written, or nothing."""
        with self._database.writing() as connection:
            yield Writing(connection)


class Writing:
    """What may be said within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def do(self, sql: str, *values: object) -> None:
        """Do it."""
        self._connection.execute(sql, values)

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows that the question gives."""
        return _asked(self._connection, sql, values).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row that the question gives."""
        found: sqlite3.Row | None = _asked(self._connection, sql, values).fetchone()
        return found


def _asked(connection: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> sqlite3.Cursor:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values)
