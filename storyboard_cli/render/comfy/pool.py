"""The pool of jobs that wait: it decides which server gets which job."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.render.base import Outcome
from storyboard_cli.render.comfy.faults import Fault, RetryDecision
from storyboard_cli.render.comfy.task import Finished, Task, Timing

_LOOK_AHEAD = 64
"""Waiting jobs that are looked at for one whose models a server has loaded already."""


class Pool:
    """Shared by the threads of all servers. Every method may be called from any of them.

    It is a `JobSource`: the threads of the servers are its workers, named by the address of theirs.
    """

    def __init__(
        self, urls: Iterable[str], timing: Timing, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.timing = timing
        self._clock = clock
        self._change = threading.Condition()
        self._waiting: deque[Task] = deque()
        self._known: set[str] = set()  # job ids that were ever queued
        self._flying: set[str] = set()  # job ids on a server, or being prepared for one
        self._alive = dict.fromkeys(urls, "connecting")
        self._open = False  # nothing is given out before the preflight
        self._why: dict[str, Fault] = {}
        self._loaded: dict[str, tuple[str, ...]] = {}
        self._finished: queue.Queue[Finished] = queue.Queue(maxsize=2 * len(self._alive) + 8)
        self._left = 0
        self.stopping = threading.Event()

    # --- the caller's side --------------------------------------------------------------------------------

    def offer(self, jobs: Iterable[Task]) -> None:
        """Queue tasks; one that was queued before is not queued again."""
        with self._change:
            for task in jobs:
                if task.job.job_id not in self._known:
                    self._known.add(task.job.job_id)
                    self._waiting.append(task)
                    self._left += 1
            self._change.notify_all()

    def open(self) -> None:
        """Let the servers take jobs."""
        with self._change:
            self._open = True
            self._change.notify_all()

    def settled(self, wait_s: float) -> tuple[bool, dict[str, Fault]]:
        """(has every server answered or been given up, faults by server); waits for a change."""
        with self._change:
            if "connecting" in self._alive.values():
                self._change.wait(wait_s)
            return "connecting" not in self._alive.values(), dict(self._why)

    def next(self, wait_s: float) -> Finished | None:
        """The next finished job, or None after `wait_s`; raises `StopIteration` where none is left."""
        try:
            found = self._finished.get(timeout=wait_s) if self._left else None
        except queue.Empty:
            return None
        if found is None:
            raise StopIteration
        self._left -= 1
        return found

    def cancel(self) -> list[Task]:
        """Take back what no server has yet, and let nobody take more."""
        with self._change:
            self.stopping.set()
            rest = list(self._waiting)
            self._waiting.clear()
            self._change.notify_all()
        while True:  # a server that waits to hand over its picture must not wait for ever
            try:
                self._finished.get_nowait()
            except queue.Empty:
                return rest

    # --- the servers' side --------------------------------------------------------------------------------

    def is_up(self, url: str) -> None:
        """This server works."""
        with self._change:
            self._alive[url] = "up"
            self._change.notify_all()

    def is_down(self, url: str) -> None:
        """This server is away; what it had may be done by others."""
        with self._change:
            self._alive[url] = "down"
            self._change.notify_all()

    def is_dead(self, url: str, fault: Fault) -> None:
        """This server will not work any more in this run; jobs that only it could do fail now."""
        with self._change:
            self._alive.pop(url, None)
            self._why[url] = fault
            hopeless = [t for t in self._waiting if not self._possible(t)]
            for task in hopeless:
                self._waiting.remove(task)
            self._change.notify_all()
        for task in hopeless:
            self.failed(task, self._reason(task))

    def claim(self, worker: str, wait_s: float = 0.0) -> Task | None:
        """A job for this server.

        One it may have already, one whose models it has loaded, or the first that waits.
        """
        url, deadline = worker, self._clock() + wait_s
        with self._change:
            while not self.stopping.is_set():
                now = self._clock()
                task = self._choose(url, now) if self._open else None
                if task is not None:
                    self._waiting.remove(task)
                    self._flying.add(task.job.job_id)
                    self._loaded[url] = task.key
                    return task
                if now >= deadline or (self._open and not self._busy()):
                    return None
                soonest = min((t.ready_at for t in self._waiting), default=deadline)
                self._change.wait(max(0.001, min(deadline, max(soonest, now + 0.002)) - now))
        return None

    def extend(self, worker: str) -> None:
        """A thread of this process needs no heartbeat: it ends with whoever waits for its jobs."""

    def give_back(self, job: Task, pause_s: float = 0.0, home: str | None = None) -> None:
        """A job that has to be done again, at the front of the queue; `home` may have it all the same."""
        task = job
        task.home = home
        task.ready_at = self._clock() + pause_s
        with self._change:
            self._flying.discard(task.job.job_id)
            possible = self._possible(task)
            if possible:
                self._waiting.appendleft(task)
            self._change.notify_all()
        if not possible:
            self.failed(task, self._reason(task))

    def done(self, result: Finished) -> None:
        """Hand over a job that needs nothing more; waits where the caller is slow."""
        while not self.stopping.is_set():
            try:
                self._finished.put(result, timeout=0.2)
                break
            except queue.Full:
                continue
        with self._change:
            self._flying.discard(result.outcome.job.job_id)
            self._change.notify_all()

    def failed(self, job: Task, fault: Fault) -> None:
        """Give up on a job, with the reason and what mends it."""
        task = job
        error = as_error(task, fault)
        record = task.record.now(
            "dead",
            attempt=task.attempt,
            error={"code": fault.code, "message": fault.message, **fault.detail.plain()},
        )
        self.done(Finished(Outcome(task.job, None, error, {"attempt": task.attempt}), record))

    def others(self, url: str) -> bool:
        """Is there another server that works?"""
        with self._change:
            return any(u != url and state == "up" for u, state in self._alive.items())

    def idle(self) -> bool:
        """Is everything done that can be done?"""
        with self._change:
            return self._open and not self._busy()

    # --- under the lock -----------------------------------------------------------------------------------

    def _busy(self) -> bool:
        return bool(self._waiting or self._flying)

    def _possible(self, task: Task) -> bool:
        return any(url not in task.avoid for url in self._alive)

    def _choose(self, url: str, now: float) -> Task | None:
        first: Task | None = None
        loaded = self._loaded.get(url)
        elsewhere = {key for u, key in self._loaded.items() if u != url and u in self._alive}
        fresh: Task | None = None
        for index, task in enumerate(self._waiting):
            if index >= _LOOK_AHEAD and first is not None:
                break
            if task.ready_at > now or url in task.avoid:
                continue
            if task.home not in (None, url) and self._alive.get(task.home or "") in ("connecting", "up"):
                continue  # its own server is asked first
            if task.home == url or task.key == loaded:
                return task
            first = first or task
            if fresh is None and task.key not in elsewhere:
                fresh = task
        return fresh or first

    def _reason(self, task: Task) -> Fault:
        """Why no server can do a job: what refused it, else what became of the servers."""
        known = list(task.avoid.values()) or list(self._why.values())
        if known:
            return known[0]
        return Fault(RetryDecision.down, "no-server", "there is no server")


def as_error(task: Task, fault: Fault) -> SbError:
    """A fault as people read it."""
    kind = {RetryDecision.down: Kind.unreachable, RetryDecision.refused: Kind.unreachable}.get(
        fault.decision, Kind.partial
    )
    hints: dict[RetryDecision, Hint] = {
        RetryDecision.down: Mend(
            "comfy.doctor", {}, "start ComfyUI, or name its address with SB_COMFY_SERVERS; `{}` checks it"
        ),
        RetryDecision.refused: (
            "set SB_COMFY_TOKEN, or SB_COMFY_USER and SB_COMFY_PASSWORD, in the environment"
        ),
        RetryDecision.memory: Mend(
            "jobs.retry", {}, "use a smaller `size`, or start ComfyUI with --lowvram; then `{}`"
        ),
    }
    said = fault.detail.problems[:1]
    hint = hints.get(fault.decision) or fault.detail.hint
    hint = hint or (said[0] if said and fault.code == "preflight" else None)
    more = Mend("jobs.show", {"job": task.job.job_id[:8]})
    return SbError(
        kind,
        fault.code,
        f"{task.job.subject}: {fault.message}",
        hint=hint or Mend.joined("{} tells more; {} tries again", more, Mend("jobs.retry")),
    )
