"""Rows of decisions, exceptions, the cut and exports."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import ensure_scene, put, value

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.cut import TimelineChanged
    from storyboard_cli.ledger.events.exports import ExportMade
    from storyboard_cli.ledger.events.reviews import ExceptionGranted, ReviewDecided

_ENTRY = ("id", "scene_id", "frame_id", "order_index", "uid", "duration_frames", "details")
"""The columns of an entry of the cut that its event says."""
_MANY = 50
"""For more new entries than this, all approvals are looked at together."""
_VERDICTS_OF_PEOPLE = (
    "approve",
    "retake",
    "reject",
)  # these move an approval; comments and exceptions do not


def decided(connection: sqlite3.Connection, event: Event, decision: ReviewDecided) -> None:
    """`review.decided`: one decision; an approval shows on the cut until the next retake or reject."""
    put(
        connection,
        "reviews",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "frame_id": decision.frame_id,
            "uid": decision.uid,
            "decision": decision.decision,
            "render_version": decision.render_version,
            "recipe_hash": decision.recipe_hash,
            "pixel_sha256": decision.pixel_sha256,
            "note": decision.note,
            "path": decision.path,
            "at": decision.at or event.at,
            "actor": decision.by or event.actor,
        },
        ("seq",),
    )
    if decision.decision in _VERDICTS_OF_PEOPLE:
        _show_approvals(connection, event.project_id, decision.uid)


def granted(connection: sqlite3.Connection, event: Event, exception: ExceptionGranted) -> None:
    """`exception.granted`: a recorded permission to differ."""
    put(
        connection,
        "exceptions",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "frame_id": exception.frame_id,
            "uid": exception.uid,
            "rule": exception.rule,
            "scope": exception.scope,
            "reason": exception.reason,
            "until": exception.until,
            "path": exception.path,
            "at": exception.at or event.at,
            "actor": exception.by or event.actor,
        },
        ("seq",),
    )


def cut_changed(connection: sqlite3.Connection, event: Event, cut: TimelineChanged) -> None:
    """`timeline.changed`: the whole cut, in order. A frame may stand in it more than once.

    Rows that are as they were are left alone: a long cut in which one frame moved is written in a moment.
    """
    rows = _entry_rows(event, cut.entries)
    for scene_id in dict.fromkeys(row[1] for row in rows):
        ensure_scene(connection, event, scene_id)
    wanted = {row[0]: row for row in rows}
    sql = f"SELECT {', '.join(_ENTRY)} FROM timeline_entries WHERE project_id = ?"
    known = {row[0]: row for row in connection.execute(sql, [event.project_id])}
    project, new = event.project_id, [row for row in rows if row[0] not in known]
    connection.executemany(
        "DELETE FROM timeline_entries WHERE project_id = ? AND id = ?",
        [(project, name) for name in known if name not in wanted],
    )
    columns = ", ".join(f"{column} = ?" for column in _ENTRY)
    connection.executemany(
        f"UPDATE timeline_entries SET {columns} WHERE project_id = ? AND id = ?",
        [(*row, project, row[0]) for row in rows if row[0] in known and known[row[0]] != row],
    )
    connection.executemany(
        f"INSERT INTO timeline_entries (project_id, {', '.join(_ENTRY)}) "
        f"VALUES (?, {', '.join('?' * len(_ENTRY))})",
        [(project, *row) for row in new],
    )
    if len(new) > _MANY:
        _show_approvals(connection, project)
        return
    for uid in dict.fromkeys(row[4] for row in new):
        _show_approvals(connection, project, uid)


def _entry_rows(event: Event, entries: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """The columns `_ENTRY` of every entry."""
    times: Counter[str] = Counter()
    rows: list[tuple[Any, ...]] = []
    for index, entry in enumerate(entries):
        uid, frame_id = str(entry["uid"]), str(entry.get("frame_id", ""))
        times[uid] += 1
        named = parse_frame_name(frame_id)
        scene_id = entry.get("scene_id") or (named[0] if named else None)
        details = {k: v for k, v in entry.items() if k not in _ENTRY and v not in (None, "", [], {})}
        rows.append(
            (
                uid if times[uid] == 1 else f"{uid}#{times[uid]}",
                scene_id,
                frame_id,
                index,
                uid,
                value(entry.get("duration_frames")),
                value(details) if details else "{}",
            )
        )
    return rows


def _show_approvals(connection: sqlite3.Connection, project_id: str, uid: str | None = None) -> None:
    """Set approved_by and approved_at from each frame's last word; of one frame where a uid is given."""
    last = (
        "FROM reviews r WHERE r.project_id = timeline_entries.project_id AND r.uid = timeline_entries.uid "
        "AND r.decision IN ('approve', 'retake', 'reject') ORDER BY r.at DESC, r.seq DESC LIMIT 1"
    )
    connection.execute(
        "UPDATE timeline_entries SET "
        f"approved_by = (SELECT iif(r.decision = 'approve', r.actor, NULL) {last}), "
        f"approved_at = (SELECT iif(r.decision = 'approve', r.at, NULL) {last}) "
        "WHERE project_id = ?" + ("" if uid is None else " AND uid = ?"),
        [project_id] if uid is None else [project_id, uid],
    )


def exported(connection: sqlite3.Connection, event: Event, export: ExportMade) -> None:
    """`export.made`: what left the project, and the hash that proves it later."""
    put(
        connection,
        "exports",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "kind": export.format,
            "path": export.path,
            "sha256": export.sha256,
            "frames": export.frames,
            "at": event.at,
            "actor": event.actor,
        },
        ("seq",),
    )
