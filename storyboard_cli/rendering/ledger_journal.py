"""Where the dispatch to ComfyUI and the ledger meet: every job state is an event before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from storyboard_cli.core.clock import iso_precise
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.events.jobs import JobChanged
from storyboard_cli.render.comfy.journal import JobRecord

if TYPE_CHECKING:
    from storyboard_cli.ledger.sqlite import SqliteLedger
    from storyboard_cli.project.workspace import Workspace

T = TypeVar("T")


class LedgerJournal:
    """Implements `render.comfy.journal.Journal`.

    One thread owns its connection; callers wait until it has written.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sb-journal")
        self._opened: SqliteLedger | None = None
        self._project_id = workspace.project.project_id
        self._actor = workspace.actor

    def record(self, *records: JobRecord) -> None:
        """Write new states as `job.changed` events, in one transaction."""
        if records:
            events = [changed(record).event() for record in records]
            at = iso_precise(self._workspace.clock())
            self._in_thread(lambda ledger: ledger.append(events, at=at, actor=self._actor))

    def find(self, job_id: str) -> JobRecord | None:
        """The last state of a job."""
        rows = self._in_thread(lambda ledger: ledger.rows("render_jobs", "render_job_id = ?", [job_id]))
        return record_of(rows[0]) if rows else None

    def delivered(self, job_id: str) -> bool:
        """Is a picture of this job in the ledger?"""
        return bool(self._in_thread(lambda ledger: ledger.rows("render_outputs", "job_id = ?", [job_id])))

    def close(self) -> None:
        """Close the connection and end the thread."""
        if self._opened is not None:
            self._thread.submit(self._opened.close).result()
            self._opened = None
        self._thread.shutdown()

    def _in_thread(self, work: Callable[[SqliteLedger], T]) -> T:
        return self._thread.submit(self._run, work).result()

    def _run(self, work: Callable[[SqliteLedger], T]) -> T:
        if self._opened is None:
            from storyboard_cli.ledger.sqlite import open_ledger

            self._opened = open_ledger(self._workspace.state / "ledger.db", self._project_id)
        return work(self._opened)


def changed(record: JobRecord) -> JobChanged:
    """The event of a job's new state."""
    frame = parse_frame_name(record.subject)
    return JobChanged(
        job_id=record.job_id,
        subject=record.subject,
        scene_id=frame[0] if frame else None,
        frame_id=record.subject if frame else None,
        frame_index=frame[1] if frame else None,
        state=record.state,
        attempt=record.attempt,
        pipeline_version=record.pipeline,
        server=record.server or None,
        prompt_id=record.prompt_id or None,
        error=dict(record.error) if record.error else None,
        request=dict(record.request) or None,
    )


def record_of(row: dict[str, Any]) -> JobRecord:
    """A row of `render_jobs` as the dispatch knows it."""
    error, request = _object(row.get("error")), _object(row.get("request"))
    return JobRecord(
        job_id=row["render_job_id"],
        subject=row.get("subject") or row.get("frame_id") or "",
        state=row.get("status") or "queued",
        attempt=int(row.get("attempt") or 1),
        pipeline=row.get("pipeline_version") or "",
        recipe_hash=str(request.get("recipe_hash", "")),
        server=row.get("server") or "",
        prompt_id=row.get("prompt_id") or "",
        error=error or None,
        at=row.get("updated_at") or "",
        request=request,
    )


def _object(value: Any) -> dict[str, Any]:
    if isinstance(value, str) and value:
        try:
            value = json.loads(value)
        except ValueError:
            return {"message": value}
    return value if isinstance(value, dict) else {}
