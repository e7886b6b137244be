"""The journal of ComfyUI jobs in the ledger: every state of a job is an event before anything is sent."""

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
    from storyboard_cli.ledger.opening import Ledger
    from storyboard_cli.ledger.rows import JobRow
    from storyboard_cli.project.workspace import Workspace

T = TypeVar("T")


class LedgerJournal:
    """Implements `render.comfy.journal.Journal`.

    One thread owns its connection; callers wait until it has written.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sb-journal")
        self._opened: Ledger | None = None
        self._actor, self._request = workspace.actor, workspace.caller.request
        workspace.closes_with(self)

    def record(self, *records: JobRecord) -> None:
        """Write new states as `job.changed` events, in one transaction."""
        if records:
            events = [changed(record).event(self._request) for record in records]
            at = iso_precise(self._workspace.clock())
            self._in_thread(lambda ledger: ledger.log.append(events, at=at, actor=self._actor))

    def find(self, job_id: str) -> JobRecord | None:
        """The last state of a job."""
        row = self._in_thread(lambda ledger: ledger.views.job(job_id))
        return record_of(row) if row is not None else None

    def delivered(self, job_id: str) -> bool:
        """Is a picture of this job in the ledger?"""
        return self._in_thread(lambda ledger: ledger.views.is_delivered(job_id))

    def close(self) -> None:
        """Close the connection and end the thread. The workspace does it where nobody did before."""
        self._workspace.was_closed(self)
        if self._opened is not None:
            self._thread.submit(self._opened.close).result()
            self._opened = None
        self._thread.shutdown()

    def _in_thread(self, work: Callable[[Ledger], T]) -> T:
        return self._thread.submit(self._run, work).result()

    def _run(self, work: Callable[[Ledger], T]) -> T:
        if self._opened is None:
            self._opened = self._workspace.open_ledger()
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


def record_of(row: JobRow) -> JobRecord:
    """A row of the ledger as the dispatch knows it."""
    error, request = _object(row.error), _object(row.request)
    return JobRecord(
        job_id=row.job_id,
        subject=row.subject,
        state=row.state,
        attempt=row.attempt,
        pipeline=row.pipeline,
        recipe_hash=str(request.get("recipe_hash", "")),
        server=row.server,
        prompt_id=row.prompt_id,
        error=error or None,
        at=row.updated_at,
        request=request,
    )


def _object(text: str) -> dict[str, Any]:
    if not text:
        return {}
    try:
        value = json.loads(text)
    except ValueError:
        return {"message": text}
    return value if isinstance(value, dict) else {}
