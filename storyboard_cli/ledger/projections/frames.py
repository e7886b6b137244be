"""Rows of render jobs, rendered frames and their checks."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.projections.rows import ensure_scene, put, value

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.checks import CheckJudged
    from storyboard_cli.ledger.events.jobs import JobChanged
    from storyboard_cli.ledger.events.renders import RenderRemoved, RenderStored

_FINISHED = {"done", "failed", "cancelled", "dead"}


def job_changed(connection: sqlite3.Connection, event: Event, job: JobChanged) -> None:
    """`job.changed`: one step in the life of a job; what the event leaves out stays as it was."""
    ensure_scene(connection, event, job.scene_id)
    known = connection.execute(
        "SELECT created_at, submitted_at FROM render_jobs WHERE project_id = ? AND render_job_id = ?",
        [event.project_id, job.job_id],
    ).fetchone()
    row: dict[str, Any] = {
        "render_job_id": job.job_id,
        "project_id": event.project_id,
        "status": job.state,
        "created_at": known[0] if known else event.at,
        "updated_at": event.at,
        "completed_at": event.at if job.state in _FINISHED else None,
        "error": job.error,
    }
    kept = {
        "scene_id": job.scene_id,
        "frame_index": job.frame_index,
        "pipeline_version": job.pipeline_version,
        "frame_id": job.frame_id,
        "subject": job.makes,
        "attempt": job.attempt,
        "server": job.server,
        "prompt_id": job.prompt_id,
        "request": job.request,
    }
    row |= {name: said for name, said in kept.items() if said is not None}
    if job.state in {"submitted", "running"} and not (known and known[1]):
        row["submitted_at"] = event.at
    put(connection, "render_jobs", row, ("render_job_id",))


def stored(connection: sqlite3.Connection, event: Event, render: RenderStored) -> None:
    """`render.stored`: one version of a frame; the newest is marked, so that plans need no sorting."""
    frame_id, named = render.frame_id, parse_frame_name(render.frame_id)
    scene_id = render.scene_id or (named[0] if named else None)
    ensure_scene(connection, event, scene_id)
    put(
        connection,
        "render_outputs",
        {
            "frame_id": frame_id,
            "render_version": render.render_version,
            "draft": int(render.draft),
            "project_id": event.project_id,
            "scene_id": scene_id,
            "frame_index": render.frame_index or (named[1] if named else None),
            "image_uri": render.path,
            "metadata": render.facts,
            "consistency_report": None,
            "created_at": event.at,
            "is_newest": _makes_newest(connection, event.project_id, render),
            "verdict": None,
            "recipe_parts": render.recipe_parts,
            "uid": render.uid,
            "sha256": render.sha256,
            "pixel_sha256": render.pixel_sha256,
            "width": render.width,
            "height": render.height,
            "recipe_hash": render.recipe_hash,
            "renderer": render.renderer,
            "code_version": render.code_version,
            "job_id": render.job_id,
        },
        ("frame_id", "render_version", "draft"),
    )


def _makes_newest(connection: sqlite3.Connection, project_id: str, render: RenderStored) -> bool:
    """Whether this version is the newest; the one before it then is not any more."""
    frame = [project_id, render.frame_id, int(render.draft)]
    newest = connection.execute(
        "SELECT max(render_version) FROM render_outputs WHERE project_id = ? AND frame_id = ? AND draft = ?",
        frame,
    ).fetchone()[0]
    if newest is not None and render.render_version < newest:
        return False
    connection.execute(
        "UPDATE render_outputs SET is_newest = 0 "
        "WHERE project_id = ? AND frame_id = ? AND draft = ? AND is_newest",
        frame,
    )
    return True


def removed(connection: sqlite3.Connection, event: Event, gone: RenderRemoved) -> None:
    """`render.removed`: `sb gc` deleted an old version's picture; the log still knows that it was."""
    frame = [event.project_id, gone.frame_id, int(gone.draft)]
    connection.execute(
        "DELETE FROM render_outputs "
        "WHERE project_id = ? AND frame_id = ? AND draft = ? AND render_version = ?",
        [*frame, gone.render_version],
    )
    connection.execute(
        "UPDATE render_outputs SET is_newest = (render_version = "
        "(SELECT max(render_version) FROM render_outputs "
        "WHERE project_id = ? AND frame_id = ? AND draft = ?)) "
        "WHERE project_id = ? AND frame_id = ? AND draft = ?",
        [*frame, *frame],
    )


def judged(connection: sqlite3.Connection, event: Event, check: CheckJudged) -> None:
    """`check.judged`: the verdict of one version; earlier verdicts stay in `checks`."""
    report = {
        "verdict": check.verdict,
        "embedder": check.embedder,
        "findings": check.findings,
        "at": event.at,
    }
    put(
        connection,
        "checks",
        {
            "seq": event.seq,
            "project_id": event.project_id,
            "uid": check.uid,
            "frame_id": check.frame_id,
            "render_version": check.render_version,
            "pixel_sha256": check.pixel_sha256,
            "verdict": check.verdict,
            "embedder": check.embedder,
            "findings": check.findings,
            "inputs": check.inputs,
            "at": event.at,
            "actor": event.actor,
        },
        ("seq",),
    )
    connection.execute(
        "UPDATE render_outputs SET verdict = ?, consistency_report = ? "
        "WHERE project_id = ? AND frame_id = ? AND render_version = ? AND draft = 0",
        [check.verdict, value(report), event.project_id, check.frame_id, check.render_version],
    )
