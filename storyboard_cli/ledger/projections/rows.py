"""Writing a row: one insert-or-update and the rows that a foreign key needs first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.ledger.base import Event


def put(
    connection: sqlite3.Connection, table: str, row: Mapping[str, Any], key: tuple[str, ...] = ("id",)
) -> None:
    """Insert the row, or set exactly these columns where its project has the key already."""
    columns, whole_key = list(row), ("project_id", *key)
    settable = [c for c in columns if c not in whole_key]
    action = f"UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in settable)}" if settable else "NOTHING"
    connection.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({', '.join(whole_key)}) DO {action}",
        [value(row[c]) for c in columns],
    )


def value(item: Any) -> Any:
    """A Python value as SQLite keeps it: lists and mappings as JSON with sorted keys."""
    if isinstance(item, bool):
        return int(item)
    if isinstance(item, list | tuple | Mapping):
        return json.dumps(item, sort_keys=True, ensure_ascii=False)
    return item


def ensure_project(connection: sqlite3.Connection, event: Event) -> None:
    """The project's row: every other row refers to it, whatever the first event is."""
    connection.execute(
        "INSERT OR IGNORE INTO projects (project_id, status, created_at) VALUES (?, 'active', ?)",
        [event.project_id, event.at],
    )


def ensure_asset(connection: sqlite3.Connection, event: Event, asset_id: str) -> None:
    """A row for an asset that is only mentioned so far: a scene may name it before its first lock."""
    ref = parse_asset_ref(asset_id)
    connection.execute(
        "INSERT OR IGNORE INTO assets "
        "(asset_id, project_id, asset_type, name, version, is_locked, status, created_at) "
        "VALUES (?, ?, ?, ?, 0, 0, ?, ?)",
        [
            asset_id,
            event.project_id,
            ref.asset_type.value if ref else None,
            asset_id,
            "draft" if ref else "unresolved",
            event.at,
        ],
    )


def ensure_scene(connection: sqlite3.Connection, event: Event, scene_id: str | None) -> None:
    """A row for a scene that was compiled on another machine: its frames may be rendered here first."""
    if scene_id:
        connection.execute(
            "INSERT OR IGNORE INTO scenes (scene_id, project_id, status, created_at) "
            "VALUES (?, ?, 'live', ?)",
            [scene_id, event.project_id, event.at],
        )
