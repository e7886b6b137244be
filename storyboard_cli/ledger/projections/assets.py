"""Rows of assets, their versions, pictures and takes."""

from __future__ import annotations

import sqlite3
from typing import Any

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import ensure_asset, put, version_number

_INHERITED = (
    "asset_type, name, version, is_locked, status, tags, taxonomy, canonical_prompt, negative_prompt, seed, "
    "sampler, metadata, created_at"
)


def locked(connection: sqlite3.Connection, event: Event) -> None:
    """`asset.locked`: a new version; the asset's row shows the newest one that is not retired."""
    body = event.body
    asset_id, version = str(body["asset_id"]), int(body["version"])
    ensure_asset(connection, event, asset_id)
    put(
        connection,
        "asset_versions",
        {
            "id": f"{asset_id}@v{version}",
            "project_id": event.project_id,
            "asset_id": asset_id,
            "version": version,
            "parent_version": version_number(body.get("parent")),
            "change_note": body.get("change_note"),
            "is_locked": 1,
            "created_at": body.get("created_at") or event.at,
            "lock_hash": body.get("lock_hash"),
            "retired_at": None,
            "retired_reason": None,
        },
    )
    connection.execute("DELETE FROM asset_images WHERE asset_id = ? AND version = ?", [asset_id, version])
    for picture in body.get("pictures") or []:
        put(connection, "asset_images", _image(event, asset_id, version, picture))
    put(
        connection,
        "assets",
        {"asset_id": asset_id, "project_id": event.project_id, **_from_spec(body)},
        ("asset_id",),
    )
    _show_newest(connection, asset_id)


def unlocked(connection: sqlite3.Connection, event: Event) -> None:
    """`asset.unlocked`: the version is retired, and says why."""
    asset_id, version = str(event.body["asset_id"]), version_number(event.body.get("version"))
    ensure_asset(connection, event, asset_id)
    connection.execute(
        "UPDATE asset_versions SET is_locked = 0, retired_at = ?, retired_reason = ? "
        "WHERE asset_id = ? AND version = ?",
        [event.body.get("at") or event.at, event.body.get("reason"), asset_id, version],
    )
    _show_newest(connection, asset_id)


def restored(connection: sqlite3.Connection, event: Event) -> None:
    """`asset.restored`: the working spec came back from a version; no version changes until the next lock."""
    asset_id = event.subject.split("@")[0]
    ensure_asset(connection, event, asset_id)
    came_from = version_number(event.body.get("from_version"))
    connection.execute(
        "UPDATE assets SET status = ? WHERE asset_id = ?", [f"restored from v{came_from}", asset_id]
    )


def taken(connection: sqlite3.Connection, event: Event) -> None:
    """`asset.taken`: a candidate was generated or imported."""
    asset_id = event.subject.split("@")[0]
    ensure_asset(connection, event, asset_id)
    take = str(event.body.get("take", ""))
    put(
        connection,
        "asset_takes",
        {
            "id": f"{asset_id}/{take}",
            "project_id": event.project_id,
            "asset_id": asset_id,
            "take": take,
            "generator": event.body.get("generator"),
            "pictures": event.body.get("pictures") or [],
            "created_at": event.at,
        },
    )


def renamed(connection: sqlite3.Connection, event: Event) -> None:
    """`asset.renamed` {from, to}: everything of the old id goes on under the new one."""
    old, new = str(event.body.get("from", event.subject)), str(event.body["to"])
    ensure_asset(connection, event, old)
    ensure_asset(connection, event, new)
    connection.execute(
        f"UPDATE assets SET ({_INHERITED}) = (SELECT {_INHERITED} FROM assets WHERE asset_id = ?) "
        "WHERE asset_id = ?",
        [old, new],
    )
    for table in ("asset_versions", "asset_images", "asset_takes", "scene_asset_refs"):
        own_id = table != "scene_asset_refs"
        again = ", id = ? || substr(id, ?)" if own_id else ""
        given: list[object] = [new, *([new, len(old) + 1] if own_id else []), old]
        connection.execute(f"UPDATE {table} SET asset_id = ?{again} WHERE asset_id = ?", given)
    connection.execute(
        "UPDATE asset_images SET uri = ? || substr(uri, ?) WHERE asset_id = ? AND uri LIKE ?",
        [f"assets/{new}/", len(f"assets/{old}/") + 1, new, f"assets/{old}/%"],
    )
    connection.execute("DELETE FROM assets WHERE asset_id = ?", [old])


def deleted(connection: sqlite3.Connection, event: Event) -> None:
    """`asset.deleted`: the row stays, because renders of the past still refer to it."""
    asset_id = event.subject.split("@")[0]
    ensure_asset(connection, event, asset_id)
    connection.execute("UPDATE asset_versions SET is_locked = 0 WHERE asset_id = ?", [asset_id])
    connection.execute("UPDATE assets SET status = 'deleted', is_locked = 0 WHERE asset_id = ?", [asset_id])


def _show_newest(connection: sqlite3.Connection, asset_id: str) -> None:
    newest = connection.execute(
        "SELECT max(version) FROM asset_versions WHERE asset_id = ? AND is_locked", [asset_id]
    ).fetchone()[0]
    connection.execute(
        "UPDATE assets SET version = ?, is_locked = ?, status = ? WHERE asset_id = ?",
        [newest or 0, int(newest is not None), "locked" if newest else "retired", asset_id],
    )


def _image(event: Event, asset_id: str, version: int, picture: Any) -> dict[str, Any]:
    role, variant = str(picture["role"]), picture.get("variant")
    path = str(picture.get("path", ""))
    return {
        "id": f"{asset_id}@v{version}/{role}" + (f":{variant}" if variant else ""),
        "project_id": event.project_id,
        "asset_id": asset_id,
        "version": version,
        "image_role": role,
        "variant": variant,
        "uri": path if path.startswith("assets/") else f"assets/{asset_id}/v{version}/{path}",
        "width": picture.get("width"),
        "height": picture.get("height"),
        "created_at": event.at,
        "sha256": picture.get("sha256"),
    }


def _from_spec(body: Any) -> dict[str, Any]:
    spec = body.get("spec") or {}
    names = (
        "asset_type", "name", "tags", "taxonomy", "canonical_prompt", "negative_prompt", "sampler",
        "metadata",
    )  # fmt: skip
    return {name: spec.get(name) for name in names if name in spec} | {
        "seed": body.get("seed", spec.get("seed"))
    }
