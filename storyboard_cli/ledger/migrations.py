"""The shape of the ledger file, as numbered steps that are never edited. The door to sqlite-utils.

`PRAGMA user_version` counts the steps that a file has had. Steps run in one immediate transaction, so that a
killed or concurrent opener leaves a file of the old shape or of the new one, and nothing between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.project_keys import step_3_project_keys

if TYPE_CHECKING:
    from sqlite_utils import Database

_Columns = dict[str, Any]


def _step_1_events(db: Database) -> None:
    """The log itself: append-only by trigger, whoever opens the file."""
    db.table("events").create(
        {
            "seq": int,
            "project_id": str,
            "at": str,
            "actor": str,
            "kind": str,
            "subject": str,
            "body": str,
            "prev_hash": str,
            "hash": str,
        },
        pk="seq",
        not_null={"project_id", "at", "actor", "kind", "subject", "body", "prev_hash", "hash"},
    )
    db.table("events").create_index(["subject", "seq"])
    db.table("events").create_index(["kind", "seq"])
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER events_refuse_{verb.lower()} BEFORE {verb} ON events "
            "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
        )
    db.table("meta").create({"key": str, "value": str}, pk="key", not_null={"value"})


def _step_2_projections(db: Database) -> None:
    """The tables of the system specification, and what sb's own verbs ask beside them."""
    _project_tables(db)
    _asset_tables(db)
    _script_tables(db)
    _frame_tables(db)
    _cut_tables(db)
    _judgement_tables(db)


def _project_tables(db: Database) -> None:
    _create(
        db,
        "projects",
        {
            "project_id": str, "name": str, "visual_style": str, "base_model": str, "default_sampler": str,
            "style_anchor_prompt": str, "status": str, "created_at": str,
        },
        pk="project_id",
    )  # fmt: skip
    _create(
        db,
        "project_style_anchors",
        {"id": str, "project_id": str, "anchor_type": str, "anchor_value": str, "created_at": str},
        parents=[_PROJECT],
    )


def _asset_tables(db: Database) -> None:
    _create(
        db,
        "assets",
        {
            "asset_id": str, "project_id": str, "asset_type": str, "name": str, "version": int,
            "is_locked": int, "status": str, "tags": str, "taxonomy": str, "canonical_prompt": str,
            "negative_prompt": str, "seed": int, "sampler": str, "metadata": str, "created_at": str,
        },
        pk="asset_id",
        parents=[_PROJECT],
    )  # fmt: skip
    _version_tables(db, ("asset_id", "assets", "asset_id"))


def _version_tables(db: Database, asset: tuple[str, str, str]) -> None:
    _create(
        db,
        "asset_versions",
        {
            "id": str, "project_id": str, "asset_id": str, "version": int, "parent_version": int,
            "change_note": str, "is_locked": int, "created_at": str, "lock_hash": str, "retired_at": str,
            "retired_reason": str,
        },
        parents=[_PROJECT, asset],
        indexes=[["asset_id", "version"]],
    )  # fmt: skip
    _create(
        db,
        "asset_images",
        {
            "id": str, "project_id": str, "asset_id": str, "version": int, "image_role": str, "variant": str,
            "uri": str, "width": int, "height": int, "created_at": str, "sha256": str,
        },
        parents=[_PROJECT, asset],
        indexes=[["asset_id", "version"]],
    )  # fmt: skip
    _create(
        db,
        "asset_takes",
        {
            "id": str, "project_id": str, "asset_id": str, "take": str, "generator": str, "pictures": str,
            "created_at": str,
        },
        parents=[_PROJECT, asset],
    )  # fmt: skip


def _script_tables(db: Database) -> None:
    _create(
        db,
        "scripts",
        {
            "script_id": str, "project_id": str, "title": str, "raw_text": str, "compiler_version": int,
            "created_at": str, "path": str, "sha256": str,
        },
        pk="script_id",
        parents=[_PROJECT],
    )  # fmt: skip
    _create(
        db,
        "scenes",
        {
            "scene_id": str, "project_id": str, "script_id": str, "scene_index": int, "mood": str,
            "lighting": str, "camera": str, "action": str, "graph": str, "graph_hash": str, "created_at": str,
            "status": str,
        },
        pk="scene_id",
        parents=[_PROJECT, ("script_id", "scripts", "script_id")],
    )  # fmt: skip
    _create(
        db,
        "scene_asset_refs",
        {
            "id": str, "project_id": str, "scene_id": str, "asset_id": str, "required_version": int,
            "role": str,
        },
        parents=[_PROJECT, _SCENE, ("asset_id", "assets", "asset_id")],
        indexes=[["scene_id"], ["asset_id"]],
    )  # fmt: skip


def _frame_tables(db: Database) -> None:
    _create(
        db,
        "render_jobs",
        {
            "render_job_id": str, "project_id": str, "scene_id": str, "frame_index": int, "status": str,
            "pipeline_version": str, "submitted_at": str, "completed_at": str, "error": str, "frame_id": str,
            "subject": str, "attempt": int, "server": str, "prompt_id": str, "request": str,
            "created_at": str, "updated_at": str,
        },
        pk="render_job_id",
        parents=[_PROJECT, _SCENE],
        indexes=[["status"], ["frame_id"]],
    )  # fmt: skip
    _create(
        db,
        "render_outputs",
        {
            "frame_id": str, "project_id": str, "scene_id": str, "frame_index": int, "render_version": int,
            "image_uri": str, "metadata": str, "consistency_report": str, "created_at": str, "uid": str,
            "draft": int, "is_newest": int, "verdict": str, "sha256": str, "pixel_sha256": str, "width": int,
            "height": int, "recipe_hash": str, "recipe_parts": str, "renderer": str, "code_version": int,
            "job_id": str,
        },
        pk=("frame_id", "render_version", "draft"),
        parents=[_PROJECT, _SCENE],
    )  # fmt: skip
    db.execute("CREATE INDEX idx_newest_renders ON render_outputs(frame_id) WHERE is_newest")


def _cut_tables(db: Database) -> None:
    _create(
        db,
        "timeline_entries",
        {
            "id": str, "project_id": str, "scene_id": str, "frame_id": str, "order_index": int,
            "approved_by": str, "approved_at": str, "uid": str, "duration_frames": int, "details": str,
        },
        parents=[_PROJECT, _SCENE],
        indexes=[["order_index"], ["uid"]],
    )  # fmt: skip
    _create(
        db,
        "reviews",
        {
            "seq": int, "project_id": str, "uid": str, "frame_id": str, "decision": str,
            "render_version": int, "recipe_hash": str, "pixel_sha256": str, "note": str, "path": str,
            "at": str, "actor": str,
        },
        pk="seq",
        parents=[_PROJECT],
        indexes=[["uid"], ["frame_id"], ["path"]],
    )  # fmt: skip


def _judgement_tables(db: Database) -> None:
    _create(
        db,
        "exceptions",
        {
            "seq": int, "project_id": str, "uid": str, "frame_id": str, "rule": str, "scope": str,
            "reason": str, "until": str, "path": str, "at": str, "actor": str,
        },
        pk="seq",
        parents=[_PROJECT],
        indexes=[["uid"]],
    )  # fmt: skip
    _create(
        db,
        "checks",
        {
            "seq": int, "project_id": str, "uid": str, "frame_id": str, "render_version": int,
            "pixel_sha256": str, "verdict": str, "embedder": str, "findings": str, "inputs": str, "at": str,
            "actor": str,
        },
        pk="seq",
        parents=[_PROJECT],
        indexes=[["frame_id", "render_version"]],
    )  # fmt: skip
    _create(
        db,
        "exports",
        {
            "seq": int, "project_id": str, "kind": str, "path": str, "sha256": str, "frames": int, "at": str,
            "actor": str,
        },
        pk="seq",
        parents=[_PROJECT],
    )  # fmt: skip


_PROJECT = ("project_id", "projects", "project_id")
_SCENE = ("scene_id", "scenes", "scene_id")


def _create(
    db: Database,
    name: str,
    columns: _Columns,
    *,
    pk: str | tuple[str, ...] = "id",
    parents: list[tuple[str, str, str]] | None = None,
    indexes: list[list[str]] | None = None,
) -> None:
    """A projection table; every one of them carries the project and refuses a row without it."""
    db.table(name).create(columns, pk=pk, foreign_keys=parents or [], not_null={"project_id"})
    for index in indexes or []:
        db.table(name).create_index(index)


def _step_4_requests(db: Database) -> None:
    """An event says for which request of a server it was recorded, where it was for one.

    It has no index: who asks knows an event before, and reads on from there.
    """
    db.execute("ALTER TABLE events ADD COLUMN request TEXT")


STEPS: tuple[Callable[[Database], None], ...] = (
    _step_1_events,
    _step_2_projections,
    step_3_project_keys,
    _step_4_requests,
)
PROJECTIONS = (
    "projects",
    "project_style_anchors",
    "assets",
    "asset_versions",
    "asset_images",
    "asset_takes",
    "scripts",
    "scenes",
    "scene_asset_refs",
    "render_jobs",
    "render_outputs",
    "timeline_entries",
    "reviews",
    "exceptions",
    "checks",
    "exports",
)


def migrate(connection: sqlite3.Connection, *, upto: int = len(STEPS)) -> int:
    """Bring the file to this sb's shape; says how many steps that took. A newer shape is refused by name."""
    if _version(connection) == upto:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        had = _version(connection)  # again, now that nobody else can be in the middle of it
        if had > len(STEPS):
            raise SbError(
                Kind.conflict,
                "ledger-newer",
                f"this ledger was written by a newer sb (format {had}; this sb knows up to {len(STEPS)})",
                hint="upgrade with `pip install --upgrade storyboard_cli`; the project's files are untouched",
            )
        _take_steps(connection, had, upto)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return upto - had


def _take_steps(connection: sqlite3.Connection, had: int, upto: int) -> None:
    if had >= upto:
        return
    whole = _whole_shape(upto) if had == 0 else ()
    for statement in whole:
        connection.execute(statement)
    if not whole:
        from sqlite_utils import Database

        db = Database(connection)
        for step in STEPS[had:upto]:
            step(db)
    connection.execute(f"PRAGMA user_version = {upto}")


def _whole_shape(number: int) -> tuple[str, ...]:
    """What all steps up to `number` make of an empty file, as kept SQL: a new ledger needs no sqlite-utils,
    which would load numpy to make sixteen tables. Empty where no such file is kept.
    """
    file = files(__package__).joinpath("shapes", f"{number:03d}.sql")
    text = file.read_text("utf-8") if file.is_file() else ""
    return tuple(statement for statement in text.split(";\n") if statement)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
