"""The middle of every run: a renderer makes what its source of jobs gives."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Outcome, RunMode
from storyboard_cli.render.job_source import JobSource
from storyboard_cli.rendering.renderers import open_renderer


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
