"""The middle of every run: a renderer makes what its source of jobs gives."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol, TypeVar

from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Outcome, RunMode
from storyboard_cli.render.job_source import JobSource
from storyboard_cli.rendering.renderers import open_renderer


class Work(Protocol):
    """Something that one job makes the picture of."""

    @property
    def job(self) -> Job:
        """The job."""


AnyWork = TypeVar("AnyWork", bound=Work)
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Run:
    """What makes the pictures, how, and what people read meanwhile."""

    renderer: str
    mode: RunMode
    title: str


def make_all(
    workspace: Workspace,
    source: JobSource[Job, Outcome, SbError],
    work: Sequence[AnyWork],
    run: Run,
    caller: Caller,
    *,
    keep: Callable[[AnyWork, Outcome], Kept],
    stopped: Callable[[int], Cancelled],
) -> tuple[list[tuple[AnyWork, Kept]], list[tuple[AnyWork, SbError]]]:
    """What was made, in the order of `work`, with what `keep` answers of it, and what failed.

    Each picture is kept as soon as it is there. `stopped` says what a run leaves that is stopped when so many
    are kept.
    """
    place = {one.job.job_id: at for at, one in enumerate(work)}
    made: list[tuple[AnyWork, Kept]] = []
    failed: list[tuple[AnyWork, SbError]] = []
    with (
        caller.stopping(lambda: stopped(len(made))),
        closing(execute(workspace, source, run.renderer, run.mode, caller, run.title)) as outcomes,
    ):
        for outcome in outcomes:
            one = work[place[outcome.job.job_id]]
            if outcome.picture is None:
                failed.append((one, error_of(outcome)))
            else:
                made.append((one, keep(one, outcome)))
    return sorted(made, key=lambda pair: place[pair[0].job.job_id]), failed


def execute(
    workspace: Workspace,
    source: JobSource[Job, Outcome, SbError],
    renderer: str,
    mode: RunMode,
    caller: Caller,
    title: str,
) -> Generator[Outcome, None, None]:
    """Make the pictures of all jobs that the source has; each outcome is done once the next is asked for.

    Closing the generator cancels the rest. What was asked of the servers says `mode`.
    """
    worker = f"{title} with {renderer}"
    jobs = list(iter(lambda: source.claim(worker), None))
    if not jobs:
        return
    with (
        open_renderer(workspace, renderer, mode, here=caller.is_here) as made_by,
        closing(made_by.render(jobs, caller)) as outcomes,
        caller.task(title, len(jobs)) as progress,
    ):
        for outcome in outcomes:
            yield outcome
            if outcome.picture is not None:
                source.done(outcome)
            else:
                source.failed(outcome.job, error_of(outcome))
            progress.advance(1, outcome.job.subject)
            source.extend(worker)


def error_of(outcome: Outcome) -> SbError:
    """Why there is no picture."""
    words = "the renderer gave neither picture nor error"
    return outcome.error or SbError(Kind.internal, "picture-not-made", words)
