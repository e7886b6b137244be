"""Rows of scripts, scenes and the assets that scenes need."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.events.base import version_number
from storyboard_cli.ledger.projections.rows import ensure_asset, put

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.scripts import CompiledScene, ScriptCompiled


def compiled(connection: sqlite3.Connection, event: Event, script: ScriptCompiled) -> None:
    """`script.compiled`: the script and its scenes as the compiler left them; what is gone is omitted."""
    born = connection.execute(
        "SELECT created_at FROM scripts WHERE project_id = ? AND script_id = ?",
        [event.project_id, script.script_id],
    ).fetchone()
    put(
        connection,
        "scripts",
        {
            "script_id": script.script_id,
            "project_id": event.project_id,
            "title": script.title,
            "raw_text": None,
            "compiler_version": script.compiler_version,
            "created_at": born[0] if born else event.at,
            "path": script.path,
            "sha256": script.sha256,
        },
        ("script_id",),
    )
    connection.execute(
        "UPDATE scenes SET status = 'omitted' WHERE project_id = ? AND script_id = ?",
        [event.project_id, script.script_id],
    )
    for scene in script.scenes:
        _put_scene(connection, event, script.script_id, scene)


def _put_scene(connection: sqlite3.Connection, event: Event, script_id: str, scene: CompiledScene) -> None:
    project_id, scene_id = event.project_id, scene.scene_id
    born = connection.execute(
        "SELECT created_at FROM scenes WHERE project_id = ? AND scene_id = ?", [project_id, scene_id]
    ).fetchone()
    put(
        connection,
        "scenes",
        {
            "scene_id": scene_id,
            "project_id": project_id,
            "script_id": script_id,
            "scene_index": scene.scene_index,
            "mood": scene.mood,
            "lighting": scene.lighting,
            "camera": scene.camera,
            "action": scene.action,
            "graph": None,
            "graph_hash": scene.graph_hash,
            "created_at": born[0] if born else event.at,
            "status": "omitted" if scene.omitted else "live",
        },
        ("scene_id",),
    )
    connection.execute(
        "DELETE FROM scene_asset_refs WHERE project_id = ? AND scene_id = ?", [project_id, scene_id]
    )
    for ref in scene.refs:
        role = ref.role or ""
        ensure_asset(connection, event, ref.asset_id)
        put(
            connection,
            "scene_asset_refs",
            {
                "id": f"{scene_id}/{role}/{ref.asset_id}",
                "project_id": project_id,
                "scene_id": scene_id,
                "asset_id": ref.asset_id,
                "required_version": version_number(ref.required_version),
                "role": role,
            },
        )
