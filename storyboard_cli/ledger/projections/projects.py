"""Rows of the project and its style anchors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import put

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.projects import ProjectSaid

_COLUMNS = (
    "name",
    "visual_style",
    "base_model",
    "default_sampler",
    "style_anchor_prompt",
    "status",
    "created_at",
)


def changed(connection: sqlite3.Connection, event: Event, said: ProjectSaid) -> None:
    """`project.created`, `project.changed`: the fields of project.yaml."""
    fields = {c: getattr(said, c) for c in _COLUMNS if getattr(said, c) is not None}
    if fields:
        put(connection, "projects", {"project_id": event.project_id, **fields}, ())
    connection.execute("DELETE FROM project_style_anchors WHERE project_id = ?", [event.project_id])
    for kind, anchor in _anchors(said):
        put(
            connection,
            "project_style_anchors",
            {
                "id": f"{event.project_id}/{kind}",
                "project_id": event.project_id,
                "anchor_type": kind,
                "anchor_value": anchor,
                "created_at": event.at,
            },
        )


def _anchors(said: ProjectSaid) -> Iterator[tuple[str, Any]]:
    typed = said.style_anchors or {}
    for kind, anchor in [("prompt", said.style_anchor_prompt), *sorted(typed.items())]:
        if anchor:
            yield kind, anchor
