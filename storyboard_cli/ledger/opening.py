"""Opening a project's ledger: its log and its views, in one file, over one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storyboard_cli.ledger.log import Log
from storyboard_cli.ledger.sqlite_file import SqliteFile, memory_file, open_file
from storyboard_cli.ledger.sqlite_log import SqliteLog
from storyboard_cli.ledger.sqlite_views import SqliteViews
from storyboard_cli.ledger.views import Views


@dataclass(frozen=True, slots=True)
class Ledger:
    """One project's log and the views over it, opened by one thread for that thread."""

    log: Log
    views: Views
    close: Callable[[], None]
    read_only: bool = False
    """Could the disk not be written as it was opened?"""


def open_ledger(path: Path, project_id: str) -> Ledger:
    """The ledger at `path`, made or migrated as needed. Where the disk cannot be written it is read only."""
    return _over(open_file(path), project_id)


def memory_ledger(project_id: str) -> Ledger:
    """An empty ledger that lasts as long as this process holds it."""
    return _over(memory_file(), project_id)


def _over(file: SqliteFile, project_id: str) -> Ledger:
    views = SqliteViews(file, project_id)
    log = SqliteLog(file, project_id, views.apply)
    try:
        log.refuse_foreign()
    except BaseException:
        file.close()
        raise
    return Ledger(log, views, file.close, file.read_only)


def project_of(path: Path) -> str | None:
    """Whose log a file is; None where it has no event, or cannot be read."""
    row = _first_row(path, "SELECT project_id FROM events ORDER BY seq LIMIT 1")
    return str(row[0]) if row else None


def head_of(path: Path) -> tuple[int, str] | None:
    """(seq, hash) of the last event in a file of any shape and project; None where it cannot be read."""
    row = _first_row(path, "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
    return (int(row[0]), str(row[1])) if row else None


def _first_row(path: Path, question: str) -> tuple[Any, ...] | None:
    if not path.exists():
        return None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    except sqlite3.Error:
        return None
    try:
        row: tuple[Any, ...] | None = connection.execute(question).fetchone()
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    return row
