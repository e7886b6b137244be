"""The desk's seam: requests and jobs, which come and end in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from storyboard_cli.server.desk.job import Job, JobState, NewJob, Outcome
from storyboard_cli.server.desk.progress import Progress
from storyboard_cli.server.desk.request import Answered, Begun, Head, Other, Reply, Request


@dataclass(frozen=True, slots=True)
class Enqueued:
    """The job waits for its turn, and the request is answered."""

    job: Job


Accepted: TypeAlias = Enqueued | Answered | Other


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a server found of one that ended: jobs that wait again, and jobs that ended with it."""

    queued: tuple[Job, ...]
    ended: tuple[Job, ...]


class DeskPort(Protocol):
    """Requests and jobs of one server. `tests/contracts/test_desk.py` says what each implementation promises.

    All threads may use it. What a method returned is kept, whatever becomes of the process.
    """

    # --- requests ---------------------------------------------------------------------------------------

    def begin(self, request: Request, head_before: Head | None = None) -> Begun:
        """Note that this server begins to work on the request; of several that come at once one is `Fresh`.

        `head_before` is the ledger's newest event, read before.
        """

    def begin_again(self, request: Request, head_before: Head | None = None) -> Begun:
        """Begin a request that was `Unknown`, and of which is known now that nothing came of it."""

    def answered(self, request: Request) -> Answered | Other | None:
        """What was answered to a request with this key; nothing where none was answered yet."""

    def answer(self, request: Request, reply: Reply) -> None:
        """Keep the answer of a request that was begun."""

    def drop(self, request: Request) -> None:
        """Forget a request that was begun and of which nothing came, so that it may come again."""

    def lose(self, request: Request) -> None:
        """Leave a request of which nobody knows whether it was done: it is `Unknown` from now on."""

    def sweep(self) -> int:
        """Forget answers and ended jobs that are too old; says how many."""

    # --- jobs -------------------------------------------------------------------------------------------

    def enqueue(self, new: NewJob, request: Request | None = None, reply: Reply | None = None) -> Accepted:
        """Let a job wait for its turn, and keep the answer of the request that asked for it.

        A request that needs nothing else is not begun before. A retry is refused while another one is open.
        """

    def take(self, *, per_project: int) -> Job | None:
        """Give a waiting job to a worker, as running; None where none may run now.

        Of the projects with fewest running jobs, those come first that had fewest jobs waiting.
        """

    def finish(self, job_id: str, outcome: Outcome, progress: Progress) -> Job:
        """A job that this server runs ended. Of one that runs elsewhere by now, nothing is written."""

    def put_back(self, job_id: str, outcome: Outcome, progress: Progress) -> Job:
        """A running job was stopped by the server: it waits again, in its old place.

        One that somebody cancelled meanwhile ends, with this outcome.
        """

    def cancel(self, job_id: str, why: str = "") -> Job:
        """End a job that waits; note of one that runs that it is to stop. An ended job is a conflict.

        `why` is said of it, where it was not the wish of somebody.
        """

    def recover(self) -> Recovered:
        """Take over what a server left that ended: its running jobs wait again.

        Those that somebody cancelled end so; those that took their server with them too often fail.
        """

    def job(self, job_id: str) -> Job:
        """The job, or `no-such-job`."""

    def job_at_hand(self, job_id: str) -> Job | None:
        """The job, where it was read before and nothing was written since. An event loop may ask this."""

    def jobs(
        self,
        project_id: str | None = None,
        *,
        states: Sequence[JobState] = (),
        dead: bool = False,
        before: int | None = None,
        limit: int = 100,
    ) -> list[Job]:
        """Jobs, newest first; those with a number below `before`."""

    def waiting_since(self) -> str | None:
        """Since when the oldest job waits that has not begun."""

    def counts(self) -> Mapping[JobState, int]:
        """How many jobs are in each state."""

    def close(self) -> None:
        """Close what was opened."""
