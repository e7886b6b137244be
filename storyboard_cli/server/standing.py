"""Jobs of people who may not ask for them any more: they are stopped, wherever that was decided."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TypeVar

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.errors import SbError
from storyboard_cli.people.port import People
from storyboard_cli.people.principal import LOCAL
from storyboard_cli.people.roles import Right
from storyboard_cli.project.stopped_jobs import StoppedJob
from storyboard_cli.server.desk.job import Job, JobState
from storyboard_cli.server.desk.port import DeskPort
from storyboard_cli.server.desk.runner import Runner

AnswerT = TypeVar("AnswerT", bound=Answer)

WHY = "whoever asked for it may not any more"
LOOKED_S = 0.3
"""So often it is looked whether a command line changed who may what."""
_MOST = 100_000


class Standing:
    """Whether jobs are still wanted by people who may want them. Threads may ask."""

    def __init__(self, people: People, desk: DeskPort, runner: Runner) -> None:
        self._people, self._desk, self._runner = people, desk, runner
        self._lock = threading.Lock()
        self._seen = -1

    def refuse(self, job: Job) -> None:
        """Let no job begin whose asker may not ask for it now."""
        if not self._may(job):
            raise Cancelled(f"cancelled before it began: {WHY}; nothing was done")

    def after(self, change: Callable[[], AnswerT]) -> AnswerT:
        """Change something about people, and stop what is not allowed then: the answer says what that was."""
        with self._lock:
            answer = change()
            if "stopped" not in type(answer).model_fields:
                return answer
            return answer.model_copy(update={"stopped": [_row(job) for job in self._stopped()]})

    async def watch(self) -> None:
        """Stop what others, as a command line, take somebody's right to. Goes on until it is cancelled."""
        while True:
            with suppress(SbError):
                version = self._people.version()
                if version != self._seen:
                    await asyncio.to_thread(self._look)
                    self._seen = version
            await asyncio.sleep(LOOKED_S)

    def _look(self) -> None:
        with self._lock:
            self._stopped()

    def _stopped(self) -> list[Job]:
        found = []
        for job in self._desk.jobs(states=(JobState.queued, JobState.running), limit=_MOST):
            if job.stop_wanted or self._may(job):
                continue
            with suppress(SbError):  # it ended just now
                found.append(self._runner.cancel(job.job_id, WHY))
        return found[::-1]

    def _may(self, job: Job) -> bool:
        if job.principal == LOCAL:
            return True
        who = self._people.standing(job.principal)
        return who is not None and who.may(right_of(job.operation), job.project_id)


def _row(job: Job) -> StoppedJob:
    return StoppedJob(job_id=job.job_id, project_id=job.project_id, operation=job.operation, actor=job.actor)


@cache
def right_of(operation: str) -> Right:
    """What somebody must be allowed to who asks for this operation as a job."""
    from storyboard_cli.server.routes.route import Route
    from storyboard_cli.server.routes.table import ROUTES

    found = (r.right for r in ROUTES if isinstance(r, Route) and r.operation == operation)
    return next(found, Right.manage)
