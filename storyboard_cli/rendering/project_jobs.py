"""The jobs of one run on a project; what another run is making already is left to it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import SbError
from storyboard_cli.render.base import Job, Outcome
from storyboard_cli.store.run_claims import RunClaims

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

_LOOK_AGAIN_S = 0.1


class ProjectJobs:
    """A `JobSource` whose claims hold among all runs on the project's folder.

    A claim is on what a job makes (`FR_S03_002`), not on its id: two runs may want different pictures of one
    frame, and then too they must not take the same version number.
    """

    def __init__(self, claims: RunClaims) -> None:
        self._claims = claims
        self._known: set[str] = set()  # ids of jobs that this run got
        self._waiting: deque[Job] = deque()
        self._denied: dict[str, Job] = {}  # by what they make
        self._is_open = True
        self.elsewhere: dict[str, str] = {}
        """What was offered here and is made by another run: by subject, who has it."""

    def offer(self, jobs: Iterable[Job]) -> None:
        """As `JobSource.offer`; what is free is claimed for this run at once."""
        fresh = {claim_of(job): job for job in jobs if job.job_id not in self._known}
        held = self._claims.claim(list(fresh))
        for name, job in fresh.items():
            if name in held:
                self._denied[name] = job
                self.elsewhere[name] = held[name]
            else:
                self._known.add(job.job_id)
                self._waiting.append(job)
                self._denied.pop(name, None)
                self.elsewhere.pop(name, None)

    def keep(self, jobs: Iterable[Job]) -> None:
        """Of what this run has claimed and nobody began, it makes these jobs; the rest is for others."""
        kept = {claim_of(job): job for job in jobs}
        mine = {claim_of(job) for job in self._waiting}
        self._claims.release(mine - kept.keys())
        self._waiting = deque(job for name, job in kept.items() if name in mine)
        self._known.update(job.job_id for job in self._waiting)

    def has(self, job: Job) -> bool:
        """Does this run make what the job makes?"""
        return claim_of(job) in self._claims.mine

    def claim(self, worker: str, wait_s: float = 0.0) -> Job | None:
        """As `JobSource.claim`; within `wait_s` another run may finish or end."""
        deadline = time.monotonic() + wait_s
        while self._is_open:
            if self._waiting:
                return self._waiting.popleft()
            if not self._denied or time.monotonic() >= deadline:
                return None
            time.sleep(_LOOK_AGAIN_S)
            self.offer(list(self._denied.values()))
        return None

    def extend(self, worker: str) -> None:
        """The run's own file lock is its heartbeat."""

    def give_back(self, job: Job) -> None:
        """As `JobSource.give_back`: to this run."""
        if self._is_open:
            self._waiting.appendleft(job)

    def done(self, result: Outcome) -> None:
        """As `JobSource.done`."""
        self._claims.release([claim_of(result.job)])

    def failed(self, job: Job, fault: SbError) -> None:
        """As `JobSource.failed`: another run may try."""
        self._claims.release([claim_of(job)])

    def cancel(self) -> list[Job]:
        """As `JobSource.cancel`."""
        self._is_open = False
        rest = list(self._waiting)
        self._waiting.clear()
        self._claims.release([claim_of(job) for job in rest])
        return rest


def claim_of(job: Job) -> str:
    """What a run claims for a job: a draft of a frame has versions of its own."""
    return f"{job.subject} draft" if job.recipe.draft else job.subject


@contextmanager
def project_jobs(workspace: Workspace, verb: str) -> Iterator[ProjectJobs]:
    """The jobs of a run, for as long as it lasts."""
    holder = f"{verb} ({workspace.actor})"
    claims = RunClaims(workspace.state / "runs", holder, workspace.settings.lock_wait_s)
    try:
        yield ProjectJobs(claims)
    finally:
        claims.close()
