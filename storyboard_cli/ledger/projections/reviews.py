"""Rows of decisions, exceptions, the cut and exports."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import ensure_scene, put

_VERDICTS_OF_PEOPLE = (
    "approve",
    "retake",
    "reject",
)  # these move an approval; comments and exceptions do not


def decided(connection: sqlite3.Connection, event: Event) -> None:
    """`review.decided`: one decision; an approval shows on the cut until the next retake or reject."""
    kept = ("uid", "decision", "render_version", "recipe_hash", "pixel_sha256", "note", "path")
    put(
        connection,
        "reviews",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "frame_id": event.subject,
            **{name: event.body.get(name) for name in kept},
            "at": event.body.get("at") or event.at,
            "actor": event.body.get("by") or event.actor,
        },
        ("seq",),
    )
    if event.body.get("decision") in _VERDICTS_OF_PEOPLE:
        _show_approvals(connection, "uid = ?", [event.body.get("uid")])


def granted(connection: sqlite3.Connection, event: Event) -> None:
    """`exception.granted`: a recorded permission to differ."""
    kept = ("uid", "rule", "scope", "reason", "until", "path")
    put(
        connection,
        "exceptions",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "frame_id": event.subject,
            **{name: event.body.get(name) for name in kept},
            "at": event.body.get("at") or event.at,
            "actor": event.body.get("by") or event.actor,
        },
        ("seq",),
    )


def cut_changed(connection: sqlite3.Connection, event: Event) -> None:
    """`timeline.changed`: the whole cut, in order. A frame may stand in it more than once."""
    connection.execute("DELETE FROM timeline_entries WHERE project_id = ?", [event.project_id])
    times: Counter[str] = Counter()
    for index, entry in enumerate(event.body.get("entries") or []):
        _put_entry(connection, event, index, entry, times)
    _show_approvals(connection, "1", [])


def _put_entry(
    connection: sqlite3.Connection, event: Event, index: int, entry: Any, times: Counter[str]
) -> None:
    uid, frame_id = str(entry["uid"]), str(entry.get("frame_id", ""))
    times[uid] += 1
    named = parse_frame_name(frame_id)
    scene_id = entry.get("scene_id") or (named[0] if named else None)
    ensure_scene(connection, event, scene_id)
    column = {"uid", "frame_id", "scene_id", "duration_frames"}
    put(
        connection,
        "timeline_entries",
        {
            "id": uid if times[uid] == 1 else f"{uid}#{times[uid]}",
            "project_id": event.project_id,
            "scene_id": scene_id,
            "frame_id": frame_id,
            "order_index": index,
            "uid": uid,
            "duration_frames": entry.get("duration_frames"),
            "details": {k: v for k, v in entry.items() if k not in column and v not in (None, "", [], {})},
        },
    )


def _show_approvals(connection: sqlite3.Connection, where: str, values: list[Any]) -> None:
    """Set approved_by and approved_at from each frame's last word."""
    last = (
        "FROM reviews r WHERE r.uid = timeline_entries.uid AND r.decision IN ('approve', 'retake', 'reject') "
        "ORDER BY r.at DESC, r.seq DESC LIMIT 1"
    )
    connection.execute(
        "UPDATE timeline_entries SET "
        f"approved_by = (SELECT iif(r.decision = 'approve', r.actor, NULL) {last}), "
        f"approved_at = (SELECT iif(r.decision = 'approve', r.at, NULL) {last}) WHERE {where}",
        values,
    )


def exported(connection: sqlite3.Connection, event: Event) -> None:
    """`export.made`: what left the project, and the hash that proves it later."""
    put(
        connection,
        "exports",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "kind": event.subject,
            "path": event.body.get("path"),
            "sha256": event.body.get("sha256"),
            "frames": event.body.get("frames"),
            "at": event.at,
            "actor": event.actor,
        },
        ("seq",),
    )
