"""Rows of assets, their versions, pictures and takes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.events.base import version_number
from storyboard_cli.ledger.projections.rows import ensure_asset, put

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.assets import (
        AssetDeleted,
        AssetLocked,
        AssetRenamed,
        AssetRestored,
        AssetTaken,
        AssetUnlocked,
        LockedImage,
    )

_INHERITED = (
    "asset_type, name, version, is_locked, status, tags, taxonomy, canonical_prompt, negative_prompt, seed, "
    "sampler, metadata, created_at"
)


def locked(connection: sqlite3.Connection, event: Event, lock: AssetLocked) -> None:
    """`asset.locked`: a new version; the asset's row shows the newest one that is not retired."""
    ensure_asset(connection, event, lock.asset_id)
    put(
        connection,
        "asset_versions",
        {
            "id": f"{lock.asset_id}@v{lock.version}",
            "project_id": event.project_id,
            "asset_id": lock.asset_id,
            "version": lock.version,
            "parent_version": version_number(lock.parent),
            "change_note": lock.change_note,
            "is_locked": 1,
            "created_at": lock.created_at,
            "lock_hash": lock.lock_hash,
            "retired_at": None,
            "retired_reason": None,
        },
    )
    connection.execute(
        "DELETE FROM asset_images WHERE project_id = ? AND asset_id = ? AND version = ?",
        [event.project_id, lock.asset_id, lock.version],
    )
    for picture in lock.pictures:
        put(connection, "asset_images", _image(event, lock, picture))
    put(
        connection,
        "assets",
        {"asset_id": lock.asset_id, "project_id": event.project_id, **_from_spec(lock)},
        ("asset_id",),
    )
    _show_newest(connection, event, lock.asset_id)


def unlocked(connection: sqlite3.Connection, event: Event, retired: AssetUnlocked) -> None:
    """`asset.unlocked`: the version is retired, and says why."""
    ensure_asset(connection, event, retired.asset_id)
    connection.execute(
        "UPDATE asset_versions SET is_locked = 0, retired_at = ?, retired_reason = ? "
        "WHERE project_id = ? AND asset_id = ? AND version = ?",
        [retired.at, retired.reason, event.project_id, retired.asset_id, retired.version],
    )
    _show_newest(connection, event, retired.asset_id)


def restored(connection: sqlite3.Connection, event: Event, back: AssetRestored) -> None:
    """`asset.restored`: the working spec came back from a version; no version changes until the next lock."""
    asset_id = back.asset_id.split("@")[0]
    ensure_asset(connection, event, asset_id)
    connection.execute(
        "UPDATE assets SET status = ? WHERE project_id = ? AND asset_id = ?",
        [f"restored from v{back.from_version}", event.project_id, asset_id],
    )


def taken(connection: sqlite3.Connection, event: Event, take: AssetTaken) -> None:
    """`asset.taken`: a candidate was generated or imported."""
    asset_id = take.asset_id.split("@")[0]
    ensure_asset(connection, event, asset_id)
    put(
        connection,
        "asset_takes",
        {
            "id": f"{asset_id}/{take.take}",
            "project_id": event.project_id,
            "asset_id": asset_id,
            "take": take.take,
            "generator": take.generator,
            "pictures": take.pictures,
            "created_at": event.at,
        },
    )


def renamed(connection: sqlite3.Connection, event: Event, change: AssetRenamed) -> None:
    """`asset.renamed`: everything of the old id goes on under the new one."""
    project_id, old, new = event.project_id, change.old or change.asset_id, change.to
    ensure_asset(connection, event, old)
    ensure_asset(connection, event, new)
    connection.execute(
        f"UPDATE assets SET ({_INHERITED}) = "
        f"(SELECT {_INHERITED} FROM assets WHERE project_id = ? AND asset_id = ?) "
        "WHERE project_id = ? AND asset_id = ?",
        [project_id, old, project_id, new],
    )
    for table in ("asset_versions", "asset_images", "asset_takes", "scene_asset_refs"):
        own_id = table != "scene_asset_refs"
        again = ", id = ? || substr(id, ?)" if own_id else ""
        given: list[object] = [new, *([new, len(old) + 1] if own_id else []), project_id, old]
        connection.execute(
            f"UPDATE {table} SET asset_id = ?{again} WHERE project_id = ? AND asset_id = ?", given
        )
    connection.execute(
        "UPDATE asset_images SET uri = ? || substr(uri, ?) "
        "WHERE project_id = ? AND asset_id = ? AND uri LIKE ?",
        [f"assets/{new}/", len(f"assets/{old}/") + 1, project_id, new, f"assets/{old}/%"],
    )
    connection.execute("DELETE FROM assets WHERE project_id = ? AND asset_id = ?", [project_id, old])


def deleted(connection: sqlite3.Connection, event: Event, gone: AssetDeleted) -> None:
    """`asset.deleted`: the row stays, because renders of the past still refer to it."""
    asset_id = gone.asset_id.split("@")[0]
    ensure_asset(connection, event, asset_id)
    connection.execute(
        "UPDATE asset_versions SET is_locked = 0 WHERE project_id = ? AND asset_id = ?",
        [event.project_id, asset_id],
    )
    connection.execute(
        "UPDATE assets SET status = 'deleted', is_locked = 0 WHERE project_id = ? AND asset_id = ?",
        [event.project_id, asset_id],
    )


def _show_newest(connection: sqlite3.Connection, event: Event, asset_id: str) -> None:
    newest = connection.execute(
        "SELECT max(version) FROM asset_versions WHERE project_id = ? AND asset_id = ? AND is_locked",
        [event.project_id, asset_id],
    ).fetchone()[0]
    connection.execute(
        "UPDATE assets SET version = ?, is_locked = ?, status = ? WHERE project_id = ? AND asset_id = ?",
        [
            newest or 0,
            int(newest is not None),
            "locked" if newest else "retired",
            event.project_id,
            asset_id,
        ],
    )


def _image(event: Event, lock: AssetLocked, picture: LockedImage) -> dict[str, Any]:
    role, variant, path = picture.role, picture.variant, picture.path
    folder = f"assets/{lock.asset_id}/v{lock.version}"
    return {
        "id": f"{lock.asset_id}@v{lock.version}/{role}" + (f":{variant}" if variant else ""),
        "project_id": event.project_id,
        "asset_id": lock.asset_id,
        "version": lock.version,
        "image_role": role,
        "variant": variant,
        "uri": path if path.startswith("assets/") else f"{folder}/{path}",
        "width": picture.width,
        "height": picture.height,
        "created_at": event.at,
        "sha256": picture.sha256,
    }


def _from_spec(lock: AssetLocked) -> dict[str, Any]:
    names = (
        "asset_type", "name", "tags", "taxonomy", "canonical_prompt", "negative_prompt", "sampler",
        "metadata",
    )  # fmt: skip
    return {name: lock.spec[name] for name in names if name in lock.spec} | {"seed": lock.seed}
