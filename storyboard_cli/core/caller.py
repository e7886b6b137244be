"""Who asks for an operation: their name, their clock, where they hear of it, and their wish to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path

from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint, Step
from storyboard_cli.core.reporter import Glimpsed, HearsWork, Silent, Talk, Task


class Cancelled(SbError):
    """The caller wants the work to stop. What was finished is kept.

    Who goes on after an `SbError` lets this one through: `except Cancelled: raise` stands before it.
    """

    def __init__(
        self,
        words: str = "stopped; what was finished is kept, run it again to go on",
        hint: Hint | None = None,
    ) -> None:
        super().__init__(Kind.interrupted, "interrupted", words, hint=hint)


class Cancel:
    """A wish to stop. Any thread may utter it; the work looks at it between two of its steps."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    @property
    def asked(self) -> bool:
        """Was it uttered?"""
        return self._asked.is_set()

    def ask(self) -> None:
        """Utter it."""
        self._asked.set()

    def check(self) -> None:
        """Raise `Cancelled` where it was uttered."""
        if self.asked:
            raise Cancelled


class Caller:
    """One caller of operations, and a `Reporter`: every step of a task looks for the wish to stop."""

    def __init__(
        self,
        actor: str | Callable[[], str],
        clock: Clock = system_clock,
        report: Talk | None = None,
        cancel: Cancel | None = None,
        here: Path | None = None,
        says: Callable[[Step], str] = str,
        request: str = "",
        own: Collection[str] = (),
        glimpsed: Glimpsed | None = None,
        means: Callable[[str], str | None] | None = None,
        at_work: HearsWork | None = None,
    ) -> None:
        self._who = actor  # where it is a function, it is asked only when something is signed
        self.clock = clock
        self.report: Talk = report or Silent()
        self.cancel = cancel or Cancel()
        self.says = says  # how its face words an operation, for pages that are made for it
        self.request = request  # what they asked for, as the events that come of it name it
        self.own = frozenset(own) | ({request} if request else frozenset())  # it, and what it does again
        self.glimpsed = glimpsed  # where they look at pictures that are still being made
        self.means = means  # whose login a name behind an @ is; None where nobody has accounts
        self.at_work = at_work  # where they hear of servers, each by itself
        self.here = here  # the folder on this machine where the caller stands, for those who stand in one

    @property
    def is_here(self) -> bool:
        """Do they sit at this machine, so that its folders and servers are theirs to name?"""
        return self.here is not None

    @cached_property
    def actor(self) -> str:
        """Who decides, as decisions and events are signed: `Asha Rao <asha@example.org>`."""
        return self._who if isinstance(self._who, str) else self._who()

    def say(self, text: str) -> None:
        """As `Reporter.say`."""
        self.report.say(text)

    def warn(self, text: str, hint: Hint | None = None) -> None:
        """As `Reporter.warn`."""
        self.report.warn(text, hint)

    def task(self, title: str, total: float | None = None) -> AbstractContextManager[Task]:
        """As `Reporter.task`; each `advance` looks for the wish to stop."""
        return self._task(title, total)

    def check(self) -> None:
        """Raise `Cancelled` where the caller wants the work to stop."""
        self.cancel.check()

    @contextmanager
    def _task(self, title: str, total: float | None) -> Iterator[Task]:
        self.check()
        with self.report.task(title, total) as task:
            yield _CheckedTask(task, self.cancel)

    @contextmanager
    def stopping(self, words: Callable[[], Cancelled]) -> Iterator[None]:
        """Where the block is stopped, by the caller's wish or by Ctrl-C, raise what `words` says of it."""
        try:
            yield
        except (Cancelled, KeyboardInterrupt):
            self.cancel.ask()
            raise words() from None


class _CheckedTask:
    """A task whose every step looks for the wish to stop."""

    def __init__(self, task: Task, cancel: Cancel) -> None:
        self._task = task
        self._cancel = cancel

    def advance(self, steps: float = 1, note: str | None = None) -> None:
        self._task.advance(steps, note)
        self._cancel.check()

    def resize(self, total: float | None) -> None:
        self._task.resize(total)
