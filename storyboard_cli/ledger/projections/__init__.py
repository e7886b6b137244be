"""From events to rows: what each kind of event does to the tables. One event always gives the same rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.events import fact_of
from storyboard_cli.ledger.projections.rows import ensure_project

Projector = Callable[[sqlite3.Connection, Event, Any], None]  # the third is the kind's own model

# Module and function by kind, imported on first use: most commands write one kind of event or none.
PROJECTORS: Mapping[str, tuple[str, str]] = {
    "project.created": ("projects", "changed"),
    "project.changed": ("projects", "changed"),
    "asset.locked": ("assets", "locked"),
    "asset.unlocked": ("assets", "unlocked"),
    "asset.restored": ("assets", "restored"),
    "asset.taken": ("assets", "taken"),
    "asset.renamed": ("assets", "renamed"),
    "asset.deleted": ("assets", "deleted"),
    "script.compiled": ("scripts", "compiled"),
    "job.changed": ("frames", "job_changed"),
    "render.stored": ("frames", "stored"),
    "render.removed": ("frames", "removed"),
    "check.judged": ("frames", "judged"),
    "review.decided": ("reviews", "decided"),
    "exception.granted": ("reviews", "granted"),
    "timeline.changed": ("reviews", "cut_changed"),
    "export.made": ("reviews", "exported"),
}


def project_event(connection: sqlite3.Connection, event: Event) -> None:
    """Change the rows as the event says. A kind without rows of its own lives in the log alone."""
    ensure_project(connection, event)
    projector = _projector(event.kind)
    if projector is not None:
        projector(connection, event, fact_of(event))


@cache
def _projector(kind: str) -> Projector | None:
    if kind not in PROJECTORS:
        return None
    module, name = PROJECTORS[kind]
    projector: Projector = getattr(import_module(f"{__name__}.{module}"), name)
    return projector
