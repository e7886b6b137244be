"""Where workers get their jobs: a queue of threads, the runs of a project, later many machines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")
Result = TypeVar("Result", contravariant=True)
Fault = TypeVar("Fault", contravariant=True)


class JobSource(Protocol[T, Result, Fault]):
    """Jobs that wait for a worker. Each is given to one worker at a time, and at least once.

    A worker that dies gives its jobs back without saying so: what it delivered is known by the job's id.
    """

    def offer(self, jobs: Iterable[T]) -> None:
        """Add jobs. One that was offered before is not added again."""

    def claim(self, worker: str, wait_s: float = 0.0) -> T | None:
        """A job that nobody else has, from now on this worker's; None where there is none within `wait_s`."""

    def extend(self, worker: str) -> None:
        """Say that the worker still works, so that its jobs stay its own."""

    def give_back(self, job: T) -> None:
        """The worker does not do it; somebody else may."""

    def done(self, result: Result) -> None:
        """The job needs nothing more."""

    def failed(self, job: T, fault: Fault) -> None:
        """The job was given up, and why."""

    def cancel(self) -> list[T]:
        """Give out no more jobs; returns those that no worker has."""
