"""What the dispatch must remember before it acts, so that it can be killed between any two steps."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

OPEN_STATES = ("queued", "submitted", "running")
CLOSED_STATES = ("done", "failed", "cancelled", "dead")


@dataclass(frozen=True, slots=True)
class JobRecord:
    """The last known state of a job. `prompt_id` is our own UUID, written down before it is sent."""

    job_id: str
    subject: str
    state: str
    attempt: int = 1
    pipeline: str = ""
    recipe_hash: str = ""
    server: str = ""
    prompt_id: str = ""
    error: Mapping[str, Any] | None = None
    at: str = ""
    request: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """May a server still be working on it?"""
        return self.state in OPEN_STATES

    def now(self, state: str, **changes: Any) -> JobRecord:
        """This job in another state."""
        return replace(self, state=state, **changes)


class Journal(Protocol):
    """Keeps the states of jobs. Calls come from several threads; each returns when the record is safe."""

    def record(self, *records: JobRecord) -> None:
        """Write new states, all or none."""

    def find(self, job_id: str) -> JobRecord | None:
        """The last state of a job, or None for one that was never seen."""

    def delivered(self, job_id: str) -> bool:
        """Was this job's picture already taken over and recorded?"""


class MemoryJournal:
    """A journal that lasts as long as the process.

    For a run whose pictures are not kept, such as a server check.
    """

    def __init__(self, records: Sequence[JobRecord] = ()) -> None:
        self._lock = threading.Lock()
        self._last = {r.job_id: r for r in records}

    def record(self, *records: JobRecord) -> None:
        """Keep the last state of each."""
        with self._lock:
            self._last.update((r.job_id, r) for r in records)

    def find(self, job_id: str) -> JobRecord | None:
        """The last state of a job."""
        with self._lock:
            return self._last.get(job_id)

    def delivered(self, job_id: str) -> bool:
        """Nothing outlives the process, so only what is done here is delivered."""
        found = self.find(job_id)
        return found is not None and found.state == "done"
