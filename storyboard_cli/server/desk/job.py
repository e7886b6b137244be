"""A job: an operation that somebody asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import uuid4

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.progress import Progress

DEAD_AFTER = 3
"""Attempts that ended with their process, after which a job is not tried again by itself."""


class JobState(StrEnum):
    """Where a job stands. The last three are ends."""

    queued = "queued"
    running = "running"
    done = "done"
    failed = "failed"
    cancelled = "cancelled"


_NAMED = ("selectors", "assets")
_MOST_NAMED = 100
OPEN = frozenset({JobState.queued, JobState.running})
RETRIED = frozenset({JobState.failed, JobState.cancelled})


def new_job_id() -> str:
    """A name that no other job has."""
    return f"job_{uuid4().hex}"


@dataclass(frozen=True, slots=True)
class Guard:
    """Work is done only while nothing of what is guarded happened after an event, as `If-Match` said."""

    name: str
    seq: int


@dataclass(frozen=True, slots=True)
class NewJob:
    """What is to be done, and for whom. Of one project's jobs in a lane, one runs at a time."""

    job_id: str
    project_id: str
    operation: str
    ask: Mapping[str, Any]
    actor: str
    principal: str
    role: str
    lane: str = ""
    retry_of: str | None = None
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is kept. `number` counts all jobs of a desk in their order."""

    number: int
    job_id: str
    project_id: str
    operation: str
    ask: Mapping[str, Any]
    actor: str
    principal: str
    role: str
    lane: str
    state: JobState
    created_at: str
    attempt: int = 0
    deaths: int = 0
    started_at: str | None = None
    finished_at: str | None = None
    stop_wanted: bool = False
    """Somebody cancelled it while it ran; it ends at its next step."""
    progress: Progress = field(default_factory=Progress)
    answer: Mapping[str, Any] | None = None
    failure: str | None = None
    """The kind of a bad result, where the work was done; as an answer says it."""
    problem: Mapping[str, Any] | None = None
    """Why there is no answer, as `SbError.plain` says it."""
    retry_of: str | None = None
    guard: Guard | None = None

    @property
    def is_open(self) -> bool:
        """Is something still to be done?"""
        return self.state in OPEN

    @property
    def is_dead(self) -> bool:
        """Was it given up, because each attempt ended with its process?"""
        return self.state is JobState.failed and self.deaths >= DEAD_AFTER

    @property
    def about(self) -> list[str]:
        """The frames, scenes or assets that it was asked for, as they were named; none: all there are."""
        for name in _NAMED:
            found = self.ask.get(name)
            if isinstance(found, (list, tuple)) and found:
                return [str(one) for one in found[:_MOST_NAMED]]
        return []

    def with_progress(self, progress: Progress) -> Job:
        """The same with what is known of it now."""
        return replace(self, progress=progress)

    def again(self, job_id: str, *, actor: str, principal: str, role: str) -> NewJob:
        """The same work for whoever wants it once more."""
        return NewJob(
            job_id,
            self.project_id,
            self.operation,
            self.ask,
            actor=actor,
            principal=principal,
            role=role,
            lane=self.lane,
            retry_of=self.job_id,
            guard=self.guard,
        )

    def plain(self) -> dict[str, Any]:
        """This job as JSON-compatible data. What it was asked is left out: it may carry whole pictures."""
        found: dict[str, Any] = {
            "job_id": self.job_id,
            "project_id": self.project_id,
            "operation": self.operation,
            "about": self.about,
            "state": self.state.value,
            "actor": self.actor,
            "attempt": self.attempt,
            "created_at": self.created_at,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "stop_wanted": self.stop_wanted,
            "dead": self.is_dead,
            "retry_of": self.retry_of,
            "progress": self.progress.plain(),
            "answer": self.answer,
            "problem": self.problem,
        }
        return found if self.failure is None else found | {"failure": self.failure}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended."""

    state: JobState
    answer: Mapping[str, Any] | None = None
    failure: str | None = None
    problem: Mapping[str, Any] | None = None


def refused(error: SbError) -> Outcome:
    """The outcome of work that was refused, or stopped by the wish of a caller."""
    state = JobState.cancelled if error.kind is Kind.interrupted else JobState.failed
    return Outcome(state, problem=error.plain())


def died() -> Outcome:
    """The outcome of work whose process ended again and again."""
    said = f"the server ended {DEAD_AFTER} times while it worked on this job; it is not tried again by itself"
    hint = "look into the server's log and at free memory, then retry the job"
    return Outcome(JobState.failed, problem=SbError(Kind.internal, "job-died", said, hint=hint).plain())


def missing(job_id: str) -> SbError:
    """There is no such job."""
    return SbError(
        Kind.missing, "no-such-job", f"there is no job {job_id}", hint="list the jobs of the project"
    )


def not_retried(job: Job) -> SbError:
    """A job is open or went well."""
    return SbError(
        Kind.conflict,
        "job-not-retryable",
        f"the job {job.job_id} is {job.state.value}; only one that failed or was cancelled is retried",
        hint="ask for the work anew, or cancel the job first",
    )


def retried_already(job_id: str, by: str) -> SbError:
    """Somebody retried the job, and that one is open."""
    return SbError(
        Kind.conflict,
        "job-retried",
        f"the job {job_id} is being retried already, as {by}",
        hint=f"look at the job {by}",
    )


def not_cancelled(job: Job) -> SbError:
    """A job has ended."""
    return SbError(
        Kind.conflict,
        "job-ended",
        f"the job {job.job_id} is {job.state.value} and cannot be cancelled any more",
        hint="look at its answer; what it made can be undone like any other work",
    )
