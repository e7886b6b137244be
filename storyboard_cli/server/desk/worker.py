"""A process that does jobs, one after the other: what it is told, what it says, and its work.

It draws and compiles for minutes; in the process that answers people, all would wait for the interpreter.
"""

from __future__ import annotations

import contextlib
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.caller import Caller, Cancel, Cancelled
from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Glimpse
from storyboard_cli.core.settings import Settings
from storyboard_cli.server.desk.job import Guard
from storyboard_cli.server.desk.progress import Following, Progress, Throttle
from storyboard_cli.server.logs import relative

_TELL_S = 0.05
"""How often it says how far it is; who listens hears it half as often."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done in which project. No two tasks of a process have the same number."""

    number: int
    root: Path
    settings: Settings
    operation: str
    ask: Mapping[str, Any]
    actor: str
    clock: Clock = system_clock
    guard: Guard | None = None
    own: frozenset[str] = frozenset()
    """What was recorded for these requests is its own work, which goes on."""
    request: str = ""
    """What events that it records say that they were recorded for."""

    @classmethod
    def of(cls, root: Path, settings: Settings, operation: str, ask: Ask, caller: Caller) -> Task:
        """What this caller asks; the pool gives it a number."""
        return cls(
            0, root, settings, operation, ask.said(), caller.actor, caller.clock, request=caller.request
        )


@dataclass(frozen=True, slots=True)
class Stop:
    """The task with this number is not wanted any more."""

    number: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """A file of the project has this tag now; None: it was removed."""

    path: str
    tag: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """What the operation answered."""

    answer: dict[str, Any]
    failure: Kind | None

    def plain(self) -> dict[str, Any]:
        """As `Answer.plain`."""
        return self.answer


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake of the program, with its trace."""

    trace: str


Said = Wrote | Progress | Glimpse | Done | SbError | Fault
"""What the process says; the last three are ends of its task."""


def work(pipe: Connection) -> None:
    """Do the tasks that come until the pipe is closed."""
    _Worker(pipe).run()


class _Worker:
    """The process: its main thread does the tasks, another one hears of those that are not wanted."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._sending = threading.Lock()
        self._tasks: SimpleQueue[tuple[Task, Cancel] | None] = SimpleQueue()

    def run(self) -> None:
        threading.Thread(target=self._listen, name="sb-listen", daemon=True).start()
        while (found := self._tasks.get()) is not None:
            self._say(self._ended(*found))

    def _listen(self) -> None:
        cancels: dict[int, Cancel] = {}
        with contextlib.suppress(EOFError, OSError):
            while True:
                told: Task | Stop = self._pipe.recv()
                if isinstance(told, Task):
                    cancels = {told.number: Cancel()}
                    self._tasks.put((told, cancels[told.number]))
                elif told.number in cancels:
                    cancels[told.number].ask()
        for cancel in cancels.values():
            cancel.ask()
        self._tasks.put(None)

    def _say(self, said: Said) -> None:
        with self._sending, contextlib.suppress(OSError):  # nobody listens any more: `_listen` sees it too
            self._pipe.send(said)

    def _ended(self, task: Task, cancel: Cancel) -> Said:
        try:
            with self._following() as following:
                caller = Caller(
                    task.actor,
                    task.clock,
                    following,
                    cancel,
                    request=task.request,
                    own=task.own,
                    glimpsed=self._glimpsed,
                    at_work=following.at_work,
                )
                return self._done(task, caller)
        except Cancelled as stopped:
            return stopped
        except SbError as error:
            return _gone(task) or error
        except BaseException:  # libraries in Rust panic with one
            return _gone(task) or Fault(relative(traceback.format_exc(), task.root))

    def _glimpsed(self, glimpse: Glimpse) -> None:
        from storyboard_cli.server.desk.glimpses import shown

        found = shown(glimpse)
        if found is not None:
            self._say(found)

    def _done(self, task: Task, caller: Caller) -> Done:
        from storyboard_cli.ops.catalogue import CATALOGUE
        from storyboard_cli.project.projects import Projects
        from storyboard_cli.project.served import Openings
        from storyboard_cli.server.reads.guards import refuse_stale

        self._say(Progress())  # it has begun
        caller.check()
        operation = CATALOGUE[task.operation]
        ask = operation.ask.model_validate(dict(task.ask))
        if operation.on == "projects":
            made = operation.function(Projects(task.root, task.settings), ask, caller)
            return Done(made.plain(), made.failure)
        openings = Openings(task.root, task.settings)
        openings.told_of(lambda path, tag: self._say(Wrote(path, tag)))
        with openings.open(caller) as workspace:

            def before_deciding() -> None:
                caller.check()  # it may have waited long for its turn
                if task.guard is not None:
                    refuse_stale(workspace, task.guard, task.own)

            workspace.before_deciding(before_deciding)
            answer = operation.function(workspace, ask, caller)
        return Done(answer.plain(), answer.failure)

    @contextmanager
    def _following(self) -> Iterator[Following]:
        """What the task says of itself, which is passed on now and then, and as it is at the end."""
        throttle = Throttle(lambda _: self._say(following.now), _TELL_S)
        following = Following(lambda _: throttle.changed(""))
        throttle.start()
        try:
            yield following
        finally:
            throttle.stop()
            self._say(following.now)


def _gone(task: Task) -> SbError | None:
    """What ended a task whose project was moved or removed meanwhile, whatever it stumbled over first."""
    from storyboard_cli.ops.catalogue import CATALOGUE
    from storyboard_cli.project.served import Openings

    operation = CATALOGUE.get(task.operation)
    if operation is None or operation.on == "projects":  # the folder of all of them is no project
        return None
    openings = Openings(task.root, task.settings)
    return openings.gone() if openings.is_gone else None
