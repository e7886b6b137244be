"""How an operation talks while it works; the face makes that a progress bar, a line, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from storyboard_cli.core.mend import Hint


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A picture that is still being made, as its renderer shows it: bytes that nobody opened yet."""

    subject: str
    data: bytes
    server: str = ""


Glimpsed = Callable[[Glimpse], None]
"""Where such pictures go. Any thread may call it."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """How far one server is with what it was given."""

    server: str
    state: str
    done: int
    seconds: float
    """So long it worked for us."""
    doing: str


HearsWork = Callable[[AtWork], None]
"""Where servers at work are told of."""


class Task(Protocol):
    """One running piece of work with a known or unknown length."""

    def advance(self, steps: float = 1, note: str | None = None) -> None: ...

    def resize(self, total: float | None) -> None: ...


class Talk(Protocol):
    """Where a caller hears of the work."""

    def say(self, text: str) -> None:
        """A plain line that a person may care about."""

    def warn(self, text: str, hint: Hint | None = None) -> None:
        """Something that will not stop the work but should be known."""

    def task(self, title: str, total: float | None = None) -> AbstractContextManager[Task]:
        """A progress bar for as long as the `with` block lasts."""


class Reporter(Talk, Protocol):
    """Where operations send their talk. Never results: those are returned."""

    @property
    def glimpsed(self) -> Glimpsed | None:
        """Where pictures go that are still being made; None: nobody looks, and none need be sent."""

    @property
    def at_work(self) -> HearsWork | None:
        """Where servers at work are told of; None: they are told as tasks, side by side."""

    def check(self) -> None:
        """Raise where the caller wants the work to stop."""


class _SilentTask:
    def advance(self, steps: float = 1, note: str | None = None) -> None:
        pass

    def resize(self, total: float | None) -> None:
        pass


class Silent:
    """A reporter that says nothing: for tests, and for programs that only want the answer."""

    glimpsed: Glimpsed | None = None
    at_work: HearsWork | None = None

    def say(self, text: str) -> None:
        pass

    def warn(self, text: str, hint: Hint | None = None) -> None:
        pass

    def check(self) -> None:
        pass

    @contextmanager
    def task(self, title: str, total: float | None = None) -> Iterator[Task]:
        yield _SilentTask()


class Recording(Silent):
    """A silent reporter that remembers what was said, for callers that show it later."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.warned: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def warn(self, text: str, hint: Hint | None = None) -> None:
        self.warned.append(text if hint is None else f"{text} ({hint})")
