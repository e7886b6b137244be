"""Rows of scripts, scenes and the assets that scenes need."""

from __future__ import annotations

import sqlite3
from typing import Any

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import ensure_asset, put, version_number


def compiled(connection: sqlite3.Connection, event: Event) -> None:
    """`script.compiled`: the script and its scenes as the compiler left them; what is gone is omitted."""
    body, script_id = event.body, event.subject
    connection.execute(
        "INSERT INTO scripts "
        "(script_id, project_id, title, raw_text, compiler_version, created_at, path, sha256) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (script_id) DO UPDATE SET title = excluded.title, "
        "raw_text = excluded.raw_text, compiler_version = excluded.compiler_version, path = excluded.path, "
        "sha256 = excluded.sha256",
        [
            script_id,
            event.project_id,
            body.get("title"),
            body.get("raw_text"),
            body.get("compiler_version"),
            event.at,
            body.get("path"),
            body.get("sha256"),
        ],
    )
    connection.execute("UPDATE scenes SET status = 'omitted' WHERE script_id = ?", [script_id])
    for scene in body.get("scenes") or []:
        _put_scene(connection, event, script_id, scene)


def _put_scene(connection: sqlite3.Connection, event: Event, script_id: str, scene: Any) -> None:
    scene_id = str(scene["scene_id"])
    kept = ("scene_index", "mood", "lighting", "camera", "action", "graph", "graph_hash")
    born = connection.execute("SELECT created_at FROM scenes WHERE scene_id = ?", [scene_id]).fetchone()
    put(
        connection,
        "scenes",
        {
            "scene_id": scene_id,
            "project_id": event.project_id,
            "script_id": script_id,
            **{name: scene.get(name) for name in kept},
            "created_at": born[0] if born else event.at,
            "status": "omitted" if scene.get("omitted") else "live",
        },
        ("scene_id",),
    )
    connection.execute("DELETE FROM scene_asset_refs WHERE scene_id = ?", [scene_id])
    for ref in scene.get("refs") or []:
        asset_id, role = str(ref["asset_id"]), str(ref.get("role") or "")
        ensure_asset(connection, event, asset_id)
        put(
            connection,
            "scene_asset_refs",
            {
                "id": f"{scene_id}/{role}/{asset_id}",
                "project_id": event.project_id,
                "scene_id": scene_id,
                "asset_id": asset_id,
                "required_version": version_number(ref.get("required_version")),
                "role": role,
            },
        )
