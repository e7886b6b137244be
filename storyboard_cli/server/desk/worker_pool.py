"""The processes that do jobs: started when there is work, kept for the next, ended when there is none."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from storyboard_cli.core.caller import Cancel, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.processes import start_helper
from storyboard_cli.core.reporter import Glimpse
from storyboard_cli.server.desk.progress import Progress
from storyboard_cli.server.desk.worker import Done, Fault, Said, Stop, Task, Wrote, work

IDLE_S = 300.0
"""A process that had nothing to do for so long is ended."""
_LOOK_S = 0.1
"""So often somebody looks whether a job is wanted still."""
_END_S = 2.0
"""A process that was told to end has so long."""


class WorkerFault(Exception):
    """A mistake of the program, made in a process of the pool; its text is the trace there."""

    def __str__(self) -> str:
        return str(self.args[0]).strip()


@dataclass(frozen=True, slots=True)
class Hears:
    """Who hears what a job says while it is done."""

    progress: Callable[[Progress], None]
    wrote: Callable[[str, str | None], None]
    glimpsed: Callable[[Glimpse], None] = lambda glimpse: None


NOBODY = Hears(lambda progress: None, lambda path, tag: None)


@dataclass(slots=True)
class _Worker:
    """One process, with one task at a time."""

    process: SpawnProcess
    pipe: Connection
    first: int
    """The number of the task that it was started for."""
    idle_since: float = field(default_factory=time.monotonic)
    has_begun: bool = False
    """It said something of the task that it was given last."""

    def done(self, task: Task, cancel: Cancel, hears: Hears) -> Said:
        """How the task ended. `EOFError` or `OSError` where the process did."""
        self.has_begun = is_told = False
        self.pipe.send(task)
        while True:
            if cancel.asked and not is_told:
                self.pipe.send(Stop(task.number))
                is_told = True
            if not self.pipe.poll(_LOOK_S):
                continue
            said: Said = self.pipe.recv()
            self.has_begun = True
            if isinstance(said, Progress):
                hears.progress(said)
            elif isinstance(said, Wrote):
                hears.wrote(said.path, said.tag)
            elif isinstance(said, Glimpse):
                hears.glimpsed(said)
            else:
                return said

    def end(self, grace_s: float) -> None:
        """It ends by itself as soon as nobody talks to it; else it is killed."""
        self.pipe.close()
        self.process.join(grace_s)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class WorkerPool:
    """Processes that do jobs, as many as are done at once. Any thread may use it."""

    def __init__(self, idle_s: float = IDLE_S) -> None:
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._number = 0
        self._is_closed = False

    @property
    def processes(self) -> list[int]:
        """The ids of those that are there now."""
        with self._lock:
            return [each.process.pid for each in (*self._idle, *self._busy) if each.process.pid is not None]

    def do(self, task: Task, cancel: Cancel, hears: Hears = NOBODY) -> Done:
        """What the task's operation answers; what it refuses is raised here."""
        said = self._said(task, cancel, hears)
        if isinstance(said, Done):
            return said
        if isinstance(said, Fault):
            raise WorkerFault(said.trace)
        assert isinstance(said, SbError)
        raise said

    def _said(self, task: Task, cancel: Cancel, hears: Hears) -> Said:
        """How the task ended; one whose process was dead before it began is given to the next.

        One that its process took along is tried once more, as after a kill of the service.
        """
        is_again = False
        while True:
            worker, number = self._taken()
            said: Said | None = None
            try:
                said = worker.done(replace(task, number=number), cancel, hears)
            except (EOFError, OSError):
                worker.process.join(_END_S)
            finally:
                code = worker.process.exitcode
                self._put_back(worker, is_well=said is not None)
            if said is not None:
                return said
            if cancel.asked or self._is_closed:
                return Cancelled()
            if worker.has_begun or number == worker.first:
                if is_again:
                    return _lost(code)
                is_again = True

    def end_idle(self) -> None:
        """End those that had nothing to do for long."""
        latest = time.monotonic() - self._idle_s
        with self._lock:
            over = [each for each in self._idle if each.idle_since < latest]
            self._idle = [each for each in self._idle if each not in over]
        for each in over:
            each.end(_END_S)

    def close(self) -> None:
        """End all; what one still works on is as if it had been killed."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
        for each in busy:  # whoever waits for it lets go of it
            with contextlib.suppress(ValueError):  # they have already
                each.process.kill()
        for each in idle:
            each.pipe.close()
        for each in idle:
            each.end(_END_S)

    def _taken(self) -> tuple[_Worker, int]:
        """The one that worked last, which is the warmest, or else a new one; and the number of its task."""
        with self._lock:
            if self._is_closed:
                raise Cancelled
            self._number += 1
            number = self._number
            if self._idle:
                worker = self._idle.pop()
                self._busy.append(worker)
                return worker, number
        try:
            worker = _Worker(*start_helper(work), number)
        except OSError as error:
            raise SbError(
                Kind.storage,
                "no-process",
                f"no process can be started for this job: {error.strerror or error}",
                hint="look at free memory and at the limits of the service, then retry the job",
            ) from error
        with self._lock:
            self._busy.append(worker)
        return worker, number

    def _put_back(self, worker: _Worker, *, is_well: bool) -> None:
        worker.idle_since = time.monotonic()
        with self._lock:
            self._busy.remove(worker)
            if is_well and not self._is_closed:
                self._idle.append(worker)
                return
        worker.end(_END_S if is_well else 0)


def _lost(code: int | None) -> SbError:
    how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
    return SbError(
        Kind.unreachable,
        "worker-ended",
        f"two processes that worked on this job ended, the second by {how}; what they finished is kept",
        hint="look at free memory, then retry the job",
    )
