"""Who does the jobs of a desk: threads of this process, each with one job at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from storyboard_cli.core.caller import Caller, Cancel, Cancelled
from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.job import Job, JobState, NewJob, Outcome, refused
from storyboard_cli.server.desk.port import Accepted, DeskPort, Enqueued
from storyboard_cli.server.desk.progress import Following, Progress, Throttle
from storyboard_cli.server.desk.request import Reply, Request

_log = logging.getLogger("sb.server.jobs")


class Ended(Protocol):
    """What an operation answered, here or in another process."""

    @property
    def failure(self) -> Kind | None: ...

    def plain(self) -> dict[str, Any]: ...


Run = Callable[[Job, Caller], Ended]
"""Does one job: has its operation called in its project. The caller's talk goes to the job's `Following`."""
OnChange = Callable[[Job], None]
"""Hears of a job after it was written: that it waits, runs, ended."""
OnProgress = Callable[[Job], None]
"""Hears how far a running job is, at most ten times a second."""

AGAIN_S = 1.0
"""After this time a worker tries again what the disk refused."""


@dataclass(slots=True)
class _InHand:
    """A job that a thread of this process is doing."""

    job: Job
    cancel: Cancel
    following: Following
    why: str = ""
    """Why it is to stop, where that was not the wish of somebody."""


class Runner:
    """Threads that take waiting jobs. A job ends in one transaction, and listeners hear of it after that."""

    def __init__(
        self,
        desk: DeskPort,
        run: Run,
        *,
        workers: int = 2,
        per_project: int = 2,
        on_change: Sequence[OnChange] = (),
        on_progress: Sequence[OnProgress] = (),
        clock: Clock = system_clock,
    ) -> None:
        self._desk = desk
        self._run = run
        self._count = workers
        self._per_project = per_project
        self._on_change = tuple(on_change)
        self._on_progress = tuple(on_progress)
        self._clock = clock
        self._changed = threading.Condition()
        self._turn = 0  # how often something changed that may let a job begin
        self._stops = False
        self._in_hand: dict[str, _InHand] = {}
        self._threads: list[threading.Thread] = []
        self._throttle = Throttle(self._tell_progress)

    # --- its life ---------------------------------------------------------------------------------------

    def start(self) -> None:
        """Take over what a server that ended left, and begin to work."""
        recovered = self._desk.recover()
        for job in (*recovered.queued, *recovered.ended):
            self._tell(self._on_change, job)
        self._throttle.start()
        for number in range(self._count):
            thread = threading.Thread(target=self._work, name=f"sb-job-{number + 1}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self, grace_s: float) -> bool:
        """Ask running jobs to stop and wait for them; False where some still work after the time.

        They wait again then, and go on with the next server. So do those that this one has no time for.
        """
        with self._changed:
            self._stops = True
            for in_hand in self._in_hand.values():
                in_hand.cancel.ask()
            self._changed.notify_all()
        end = time.monotonic() + grace_s
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        self._throttle.stop()
        self._leave()
        return not any(thread.is_alive() for thread in self._threads)

    def _leave(self) -> None:
        """Put back what does not stop in time, so that it counts as left and not as died."""
        with self._changed:
            left = list(self._in_hand.values())
        for in_hand in left:
            try:
                self._desk.put_back(in_hand.job.job_id, refused(Cancelled()), in_hand.following.now)
            except SbError as error:
                _log.error("job %s cannot be put back: %s", in_hand.job.job_id, error.message)

    # --- what a face asks -------------------------------------------------------------------------------

    def submit(self, new: NewJob, request: Request | None = None, reply: Reply | None = None) -> Accepted:
        """As `DeskPort.enqueue`; a free worker begins at once."""
        accepted = self._desk.enqueue(new, request, reply)
        if isinstance(accepted, Enqueued):
            self._tell(self._on_change, accepted.job)
            self.wake()
        return accepted

    def cancel(self, job_id: str, why: str = "") -> Job:
        """End a job that waits, ask one that runs to stop. What it finished is kept."""
        job = self._desk.cancel(job_id, why)
        if job.state is JobState.running:
            with self._changed:
                in_hand = self._in_hand.get(job_id)
                if in_hand is not None:
                    in_hand.why = why
                    in_hand.cancel.ask()
        self._tell(self._on_change, self._with_progress(job))
        return self._with_progress(job)

    def job(self, job_id: str) -> Job:
        """The job, with how far it is now."""
        return self._with_progress(self._desk.job(job_id))

    def job_at_hand(self, job_id: str) -> Job | None:
        """As `job`, where that takes no time; an event loop may ask this."""
        found = self._desk.job_at_hand(job_id)
        return None if found is None else self._with_progress(found)

    def with_progress(self, jobs: Sequence[Job]) -> list[Job]:
        """Jobs that were read from the desk, with how far each is now."""
        return [self._with_progress(job) for job in jobs]

    @property
    def running(self) -> list[str]:
        """The jobs that this process is doing."""
        with self._changed:
            return sorted(self._in_hand)

    def wake(self) -> None:
        """There may be something to do."""
        with self._changed:
            self._turn += 1
            self._changed.notify_all()

    # --- a worker ---------------------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._changed:
                if self._stops:
                    return
                seen = self._turn
            job = self._taken()
            if job is not None:
                self._do(job)
                continue
            with self._changed:
                while self._turn == seen and not self._stops:
                    self._changed.wait()

    def _taken(self) -> Job | None:
        while True:
            try:
                return self._desk.take(per_project=self._per_project)
            except SbError as error:
                _log.error("no job can be taken: %s", error.message)
                if not self._waited():
                    return None

    def _do(self, job: Job) -> None:
        following = Following(lambda _: self._throttle.changed(job.job_id))
        in_hand = _InHand(job, Cancel(), following)
        with self._changed:
            self._in_hand[job.job_id] = in_hand
            if self._stops:
                in_hand.cancel.ask()
        self._tell(self._on_change, job)
        caller = Caller(job.actor, self._clock, following, in_hand.cancel, request=job.job_id)
        # Who cancels between `take` and here finds no one to ask, and leaves word on the desk.
        if self._is_unwanted(job):
            in_hand.cancel.ask()
        outcome = self._outcome(job, caller)
        self._end(in_hand, _because(outcome, in_hand.why))

    def _is_unwanted(self, job: Job) -> bool:
        try:
            return self._desk.job(job.job_id).stop_wanted
        except SbError:  # the desk cannot be read: the wish is seen when the job ends
            return False

    def _outcome(self, job: Job, caller: Caller) -> Outcome:
        try:
            caller.check()
            answer = self._run(job, caller)
            plain = answer.plain()
        except Cancelled as stopped:
            return refused(stopped)
        except SbError as error:
            return refused(error)
        except BaseException:  # libraries in Rust panic with one; a worker that ends does no job any more
            _log.exception("fault", extra={"job": job.job_id, "operation": job.operation})
            said = "sb made a mistake that it does not know; nothing more is known than its log says"
            hint = f"look for {job.job_id} in the server's log, and report what it says"
            return refused(SbError(Kind.internal, "internal", said, hint=hint))
        if answer.failure is None:
            return Outcome(JobState.done, plain)
        return Outcome(JobState.failed, plain, answer.failure.value)

    def _end(self, in_hand: _InHand, outcome: Outcome) -> None:
        """Write the end; as long as the disk refuses that, the job is not ended."""
        job_id, reached = in_hand.job.job_id, in_hand.following.now
        ended: Job | None = None
        while ended is None:
            try:
                ended = self._written(job_id, outcome, reached)
            except SbError as error:
                _log.error("the end of job %s cannot be written: %s", job_id, error.message)
                if not self._waited():
                    break  # the next server does it again, which makes nothing twice
        self._throttle.forget(job_id)
        with self._changed:
            self._in_hand.pop(job_id, None)
        if ended is not None:
            self._tell(self._on_change, ended)
        self.wake()

    def _written(self, job_id: str, outcome: Outcome, progress: Progress) -> Job:
        with self._changed:
            stops = self._stops
        if stops and outcome.state is JobState.cancelled:
            return self._desk.put_back(job_id, outcome, progress)
        return self._desk.finish(job_id, outcome, progress)

    def _waited(self) -> bool:
        """Wait a little; False where the runner stops."""
        with self._changed:
            return not self._changed.wait_for(lambda: self._stops, AGAIN_S)

    # --- who listens ------------------------------------------------------------------------------------

    def _with_progress(self, job: Job) -> Job:
        with self._changed:
            in_hand = self._in_hand.get(job.job_id)
        if in_hand is None or job.state is not JobState.running:
            return job
        return job.with_progress(in_hand.following.now)

    def _tell_progress(self, job_id: str) -> None:
        with self._changed:
            in_hand = self._in_hand.get(job_id)
        if in_hand is not None:
            self._tell(self._on_progress, in_hand.job.with_progress(in_hand.following.now))

    def _tell(self, listeners: Sequence[OnChange], job: Job) -> None:
        for listener in listeners:
            try:
                listener(job)
            except Exception:
                _log.exception("a listener of job %s failed", job.job_id)


def _because(outcome: Outcome, why: str) -> Outcome:
    """A cancelled job with the reason, where there is one besides somebody's wish."""
    if not why or outcome.state is not JobState.cancelled or outcome.problem is None:
        return outcome
    said = {**outcome.problem, "message": f"{outcome.problem['message']}; {why}"}
    return replace(outcome, problem=said)
