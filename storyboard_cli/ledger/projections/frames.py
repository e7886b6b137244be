"""Rows of render jobs, rendered frames and their checks."""

from __future__ import annotations

import sqlite3
from typing import Any

from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import ensure_scene, put, value

_FINISHED = {"done", "failed", "cancelled", "dead"}


def job_changed(connection: sqlite3.Connection, event: Event) -> None:
    """`job.changed`: one step in the life of a job; what the event leaves out stays as it was."""
    body, state = event.body, str(event.body.get("state", "queued"))
    ensure_scene(connection, event, body.get("scene_id"))
    known = connection.execute(
        "SELECT created_at, submitted_at FROM render_jobs WHERE render_job_id = ?", [event.subject]
    ).fetchone()
    row: dict[str, Any] = {
        "render_job_id": event.subject,
        "project_id": event.project_id,
        "status": state,
        "created_at": known[0] if known else event.at,
        "updated_at": event.at,
        "completed_at": event.at if state in _FINISHED else None,
        "error": body.get("error"),
    }
    names = (
        "scene_id",
        "frame_index",
        "pipeline_version",
        "frame_id",
        "subject",
        "attempt",
        "server",
        "prompt_id",
    )
    row |= {name: body[name] for name in (*names, "request") if body.get(name) is not None}
    if state in {"submitted", "running"} and not (known and known[1]):
        row["submitted_at"] = event.at
    put(connection, "render_jobs", row, ("render_job_id",))


def stored(connection: sqlite3.Connection, event: Event) -> None:
    """`render.stored`: one version of a frame; the newest is marked, so that plans need no sorting."""
    body, frame_id = event.body, event.subject
    named = parse_frame_name(frame_id)
    scene_id = body.get("scene_id") or (named[0] if named else None)
    ensure_scene(connection, event, scene_id)
    draft, version = int(bool(body.get("draft"))), int(body["render_version"])
    kept = (
        "uid", "sha256", "pixel_sha256", "width", "height", "recipe_hash", "renderer", "code_version",
        "job_id",
    )  # fmt: skip
    put(
        connection,
        "render_outputs",
        {
            "frame_id": frame_id,
            "render_version": version,
            "draft": draft,
            "project_id": event.project_id,
            "scene_id": scene_id,
            "frame_index": body.get("frame_index") or (named[1] if named else None),
            "image_uri": body.get("path"),
            "metadata": body.get("facts") or {},
            "consistency_report": None,
            "created_at": event.at,
            "is_newest": _makes_newest(connection, frame_id, draft, version),
            "verdict": None,
            "recipe_parts": body.get("recipe_parts") or {},
            **{name: body.get(name) for name in kept},
        },
        ("frame_id", "render_version", "draft"),
    )


def _makes_newest(connection: sqlite3.Connection, frame_id: str, draft: int, version: int) -> bool:
    """Whether this version is the newest; the one before it then is not any more."""
    newest = connection.execute(
        "SELECT max(render_version) FROM render_outputs WHERE frame_id = ? AND draft = ?", [frame_id, draft]
    ).fetchone()[0]
    if newest is not None and version < newest:
        return False
    connection.execute(
        "UPDATE render_outputs SET is_newest = 0 WHERE frame_id = ? AND draft = ? AND is_newest",
        [frame_id, draft],
    )
    return True


def removed(connection: sqlite3.Connection, event: Event) -> None:
    """`render.removed`: `sb gc` deleted an old version's picture; the log still knows that it was."""
    frame_id, draft = event.subject, int(bool(event.body.get("draft")))
    connection.execute(
        "DELETE FROM render_outputs WHERE frame_id = ? AND render_version = ? AND draft = ?",
        [frame_id, event.body["render_version"], draft],
    )
    connection.execute(
        "UPDATE render_outputs SET is_newest = (render_version = "
        "(SELECT max(render_version) FROM render_outputs WHERE frame_id = ? AND draft = ?)) "
        "WHERE frame_id = ? AND draft = ?",
        [frame_id, draft, frame_id, draft],
    )


def judged(connection: sqlite3.Connection, event: Event) -> None:
    """`check.judged`: the verdict of one version; earlier verdicts stay in `checks`."""
    body = event.body
    report = {name: body.get(name) for name in ("verdict", "embedder", "findings")} | {"at": event.at}
    put(
        connection,
        "checks",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "uid": body.get("uid"),
            "frame_id": event.subject,
            "render_version": body.get("render_version"),
            "pixel_sha256": body.get("pixel_sha256"),
            "verdict": body.get("verdict"),
            "embedder": body.get("embedder"),
            "findings": body.get("findings") or [],
            "inputs": body.get("inputs") or {},
            "at": event.at,
            "actor": event.actor,
        },
        ("seq",),
    )
    connection.execute(
        "UPDATE render_outputs SET verdict = ?, consistency_report = ? "
        "WHERE frame_id = ? AND render_version = ? AND draft = 0",
        [body.get("verdict"), value(report), event.subject, body.get("render_version")],
    )
