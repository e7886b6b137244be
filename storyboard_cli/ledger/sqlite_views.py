"""The views in an SQLite file: the rows that events leave, and the named queries over them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.log import Log
from storyboard_cli.ledger.migrations import PROJECTIONS, migrate
from storyboard_cli.ledger.rows import (
    CheckRow,
    CutRow,
    DecisionRow,
    JobRow,
    RenderRow,
    SceneRow,
    ScriptRow,
    VersionRow,
)
from storyboard_cli.ledger.sqlite_file import SqliteFile

_RENDER = (
    "SELECT frame_id, coalesce(uid, ''), render_version, draft, coalesce(image_uri, ''), "
    "coalesce(sha256, ''), coalesce(pixel_sha256, ''), coalesce(recipe_hash, ''), coalesce(renderer, ''), "
    "coalesce(code_version, 0), coalesce(verdict, ''), created_at, is_newest "
    "FROM render_outputs WHERE project_id = ? "
)
_CHECK = (
    "SELECT seq, frame_id, coalesce(render_version, 0), coalesce(pixel_sha256, ''), coalesce(verdict, ''), "
    "coalesce(embedder, ''), coalesce(findings, '[]'), coalesce(inputs, '{}') "
    "FROM checks WHERE project_id = ? "
)
_DECISION = (
    "SELECT seq, frame_id, coalesce(uid, ''), {decision}, coalesce({note}, ''), coalesce(path, ''), "
    "at, actor FROM {table} WHERE project_id = ? AND seq <= ? ORDER BY seq"
)
_JOB = (
    "SELECT render_job_id, coalesce(subject, frame_id, ''), coalesce(status, 'queued'), "
    "coalesce(attempt, 1), coalesce(pipeline_version, ''), coalesce(server, ''), coalesce(prompt_id, ''), "
    "coalesce(error, ''), coalesce(request, ''), updated_at FROM render_jobs WHERE project_id = ? "
)
_NO_END = 1 << 62


class SqliteViews:
    """Implements `ledger.views.Views`. One connection, one thread."""

    def __init__(self, file: SqliteFile, project_id: str) -> None:
        self._file = file
        self._project_id = project_id

    def apply(self, event: Event) -> None:
        """Change the rows as the event says; the caller holds the transaction."""
        from storyboard_cli.ledger.projections import project_event

        project_event(self._file.connection, event)

    # --- renders ----------------------------------------------------------------------------------------

    def newest_renders(self, *, drafts: bool = False) -> dict[str, RenderRow]:
        """The newest version of every frame by frame name."""
        return {row.frame_id: row for row in self._renders("AND is_newest AND draft = ?", int(drafts))}

    def renders_by_frame(self, *, drafts: bool = False) -> dict[str, list[RenderRow]]:
        """Every version of every frame, newest first, by frame name."""
        found: dict[str, list[RenderRow]] = {}
        for row in self._renders("AND draft = ? ORDER BY frame_id, render_version DESC", int(drafts)):
            found.setdefault(row.frame_id, []).append(row)
        return found

    def renders(self) -> list[RenderRow]:
        """Every version of every frame and its drafts, by frame name and version."""
        return self._renders("ORDER BY frame_id, render_version, draft")

    def render_paths(self) -> set[str]:
        """Where every version of every frame and its drafts should lie."""
        sql = "SELECT coalesce(image_uri, '') FROM render_outputs WHERE project_id = ?"
        return {row[0] for row in self._ask(sql)}

    def renders_of(self, frame_id: str, *, drafts: bool = False) -> list[RenderRow]:
        """Every version of one frame, newest first."""
        return self._renders(
            "AND frame_id = ? AND draft = ? ORDER BY render_version DESC", frame_id, int(drafts)
        )

    def renders_with_pixels(self, pixel_sha256: str) -> list[RenderRow]:
        """Every version that has exactly these pixels."""
        return self._renders("AND pixel_sha256 = ? ORDER BY frame_id, render_version", pixel_sha256)

    def recipe_parts(self, frame_id: str) -> dict[int, dict[str, str]]:
        """The parts of each version's recipe, newest version first."""
        found = self._ask(
            "SELECT render_version, coalesce(recipe_parts, '{}') FROM render_outputs "
            "WHERE project_id = ? AND frame_id = ? AND draft = 0 ORDER BY render_version DESC",
            frame_id,
        )
        return {version: dict(json.loads(parts)) for version, parts in found}

    def is_delivered(self, job_id: str) -> bool:
        """Was the picture of this job stored?"""
        return bool(
            self._ask("SELECT 1 FROM render_outputs WHERE project_id = ? AND job_id = ? LIMIT 1", job_id)
        )

    # --- judgements -------------------------------------------------------------------------------------

    def checks(self) -> Iterator[CheckRow]:
        """Every verdict, oldest first."""
        return map(CheckRow._make, self._ask(_CHECK + "ORDER BY seq"))

    def newest_check(self, frame_id: str, render_version: int) -> CheckRow | None:
        """The last verdict on one version of a frame."""
        where = "AND frame_id = ? AND render_version = ? ORDER BY seq DESC LIMIT 1"
        found = self._ask(_CHECK + where, frame_id, render_version)
        return CheckRow._make(found[0]) if found else None

    def newest_checks(self) -> dict[tuple[str, int], CheckRow]:
        """The last verdict on every version, by frame name and version."""
        rows = map(CheckRow._make, self._ask(_CHECK + "ORDER BY seq"))
        return {(row.frame_id, row.render_version): row for row in rows}

    def decisions(self, *, until: int | None = None) -> list[DecisionRow]:
        """Every decision (up to an event), exceptions last, each oldest first."""
        last = _NO_END if until is None else until
        reviews = _DECISION.format(table="reviews", decision="coalesce(decision, '')", note="note")
        exceptions = _DECISION.format(table="exceptions", decision="'exception'", note="reason")
        return [DecisionRow._make(row) for sql in (reviews, exceptions) for row in self._ask(sql, last)]

    def decision_paths(self) -> set[str]:
        """Where every decision lies, as it was recorded."""
        sql = "SELECT coalesce(path, '') FROM {table} WHERE project_id = ?"
        return {row[0] for table in ("reviews", "exceptions") for row in self._ask(sql.format(table=table))}

    def is_decided(self, paths: Sequence[str]) -> bool:
        """Is the decision known that lies at one of these paths?"""
        marks = ", ".join("?" * len(paths))
        return any(
            self._ask(f"SELECT 1 FROM {table} WHERE project_id = ? AND path IN ({marks}) LIMIT 1", *paths)
            for table in ("reviews", "exceptions")
        )

    # --- the film ---------------------------------------------------------------------------------------

    def versions(self) -> dict[str, VersionRow]:
        """Every locked version by its label, `CHAR_001@v3`."""
        sql = (
            "SELECT id, asset_id, version, coalesce(lock_hash, ''), is_locked FROM asset_versions "
            "WHERE project_id = ? ORDER BY asset_id, version"
        )
        return {row[0]: VersionRow._make(row) for row in self._ask(sql)}

    def scenes(self) -> dict[str, SceneRow]:
        """Every scene by its id."""
        sql = (
            "SELECT scene_id, coalesce(script_id, ''), coalesce(graph_hash, ''), coalesce(status, '') "
            "FROM scenes WHERE project_id = ?"
        )
        return {row[0]: SceneRow._make(row) for row in self._ask(sql)}

    def scripts(self) -> dict[str, ScriptRow]:
        """Every script by its id."""
        sql = "SELECT script_id, title, path, sha256 FROM scripts WHERE project_id = ?"
        return {row[0]: ScriptRow._make(row) for row in self._ask(sql)}

    def cut(self) -> list[CutRow]:
        """The cut in order."""
        sql = (
            "SELECT uid, frame_id, order_index, approved_by, approved_at FROM timeline_entries "
            "WHERE project_id = ? ORDER BY order_index"
        )
        return [CutRow._make(row) for row in self._ask(sql)]

    # --- jobs -------------------------------------------------------------------------------------------

    def jobs(self) -> list[JobRow]:
        """Every job, the one that changed last at the end."""
        return [JobRow._make(row) for row in self._ask(_JOB + "ORDER BY updated_at, render_job_id")]

    def job(self, job_id: str) -> JobRow | None:
        """One job."""
        found = self._ask(_JOB + "AND render_job_id = ?", job_id)
        return JobRow._make(found[0]) if found else None

    # --- the views themselves ---------------------------------------------------------------------------

    def note(self, key: str) -> str | None:
        """A remark that sb keeps beside the views, such as what it has reconciled; no part of the history."""
        found = self._file.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(found[0][0]) if found else None

    def set_note(self, key: str, text: str) -> None:
        """Keep a remark; lost with the views, and then made again."""
        if self._file.read_only:
            return
        with self._file.writing():
            self._file.connection.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, text],
            )

    def damage(self) -> list[str]:
        """What SQLite itself finds wrong with the file; nothing when it is sound."""
        said = [str(row[0]) for row in self._file.rows("PRAGMA integrity_check(20)")]
        broken = self._file.rows("PRAGMA foreign_key_check")
        return [line for line in said if line != "ok"] + [
            f"a row of {r[0]} refers to a missing {r[2]}" for r in broken
        ]

    def differences(self, log: Log) -> dict[str, int]:
        """How many rows of each table are not what the events of the log give; nothing when all are."""
        wanted, had = replayed(log), self.dump()
        counts = {
            table: len(set(map(repr, rows)) ^ set(map(repr, had[table]))) for table, rows in wanted.items()
        }
        return {table: count for table, count in counts.items() if count}

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table's rows in a fixed order."""
        with self._file.said_plainly():
            return _dump(self._file.connection)

    def compact(self) -> None:
        """Give unused pages back to the disk."""
        from sqlite_utils import Database

        with self._file.said_plainly():
            db = Database(self._file.connection)
            db.analyze()
            db.vacuum()
            self._file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _renders(self, where: str, *values: object) -> list[RenderRow]:
        return [RenderRow._make(row) for row in self._ask(_RENDER + where, *values)]

    def _ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of this project; the first mark of every query is the project's."""
        return self._file.rows(sql, [self._project_id, *values])


def replayed(log: Log) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that the log's events give, made anew in memory."""
    from storyboard_cli.ledger.projections import project_event

    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("BEGIN")
        for event in log.read():
            project_event(copy, event)
        copy.execute("COMMIT")
        return _dump(copy)
    finally:
        copy.close()


def _dump(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in PROJECTIONS
    }
