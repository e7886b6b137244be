"""Step 3 of the ledger's shape: the key of every row begins with its project, and so does every index.

Files of one project stay one project's. The keys are what a database of many projects needs, and there is one
shape for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

_KEYS: dict[str, tuple[str, ...]] = {  # beside the project; parents before their children
    "project_style_anchors": ("id",),
    "assets": ("asset_id",),
    "asset_versions": ("id",),
    "asset_images": ("id",),
    "asset_takes": ("id",),
    "scripts": ("script_id",),
    "scenes": ("scene_id",),
    "scene_asset_refs": ("id",),
    "render_jobs": ("render_job_id",),
    "render_outputs": ("frame_id", "draft", "render_version"),
    "timeline_entries": ("id",),
    "reviews": ("seq",),
    "exceptions": ("seq",),
    "checks": ("seq",),
    "exports": ("seq",),
}
_PARENTS = {  # table → (column, parent), where both have the column
    "asset_versions": (("asset_id", "assets"),),
    "asset_images": (("asset_id", "assets"),),
    "asset_takes": (("asset_id", "assets"),),
    "scenes": (("script_id", "scripts"),),
    "scene_asset_refs": (("scene_id", "scenes"), ("asset_id", "assets")),
    "render_jobs": (("scene_id", "scenes"),),
    "render_outputs": (("scene_id", "scenes"),),
    "timeline_entries": (("scene_id", "scenes"),),
}
_INDEXES = {
    "asset_versions": (("asset_id", "version"),),
    "asset_images": (("asset_id", "version"),),
    "scene_asset_refs": (("scene_id",), ("asset_id",)),
    "render_jobs": (("status",), ("frame_id",)),
    "render_outputs": (("job_id",),),
    "timeline_entries": (("order_index",), ("uid",)),
    "reviews": (("uid",), ("path",)),
    "exceptions": (("uid",), ("path",)),
    "checks": (("frame_id", "render_version"),),
}


def step_3_project_keys(db: Database) -> None:
    """Make every table again with the project in its key, and move the rows over."""
    for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name NOT IN ('events', 'meta')"
    ).fetchall():
        db.execute(f'DROP INDEX "{name}"')
    for table in _KEYS:
        # References of the old tables follow the new name, so that old rows go on referring to old rows.
        db.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_2"')
    for table in _KEYS:
        columns = _columns(db, f"{table}_2")
        db.execute(_create(table, columns))
        names = ", ".join(f'"{name}"' for name, _ in columns)
        db.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM "{table}_2"')
    for table in reversed(_KEYS):
        db.execute(f'DROP TABLE "{table}_2"')
    for table, indexes in _INDEXES.items():
        for index in indexes:
            name = "_".join(("idx", table, *index))
            columns_of_it = ", ".join(f'"{column}"' for column in ("project_id", *index))
            db.execute(f'CREATE INDEX "{name}"\n    ON "{table}" ({columns_of_it})')
    db.execute(
        'CREATE INDEX "idx_newest_renders"\n    ON "render_outputs" ("project_id", "draft") WHERE is_newest'
    )


def _columns(db: Database, table: str) -> list[tuple[str, str]]:
    """Name and type of the columns, the project's first."""
    found: list[Any] = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    return sorted(((row[1], row[2]) for row in found), key=lambda column: column[0] != "project_id")


def _create(table: str, columns: list[tuple[str, str]]) -> str:
    lines = ['"project_id" TEXT NOT NULL REFERENCES "projects"("project_id")']
    lines += [f'"{name}" {kind}' + _not_null(table, name) for name, kind in columns if name != "project_id"]
    lines.append("PRIMARY KEY ({})".format(", ".join(f'"{c}"' for c in ("project_id", *_KEYS[table]))))
    lines += [
        f'FOREIGN KEY ("project_id", "{column}") REFERENCES "{parent}"("project_id", "{column}")'
        for column, parent in _PARENTS.get(table, ())
    ]
    return f'CREATE TABLE "{table}" (\n   ' + ",\n   ".join(lines) + "\n)"


def _not_null(table: str, column: str) -> str:
    return " NOT NULL" if column in _KEYS[table] else ""
