"""`sb jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.jobs import JobsChangeAnswer, JobsListAnswer, JobsShowAnswer

app = typer.Typer(
    help="List, retry, cancel and collect render jobs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Jobs = Annotated[
    list[str] | None,
    typer.Argument(help="Which: the start of a job id, FR_S03_002, CHAR_001; all if left out."),
]
Servers = Annotated[
    list[str] | None,
    typer.Option(
        "--server", metavar="URL", help="Use this server instead of the project's; may be repeated."
    ),
]
_COLOURS = {
    "done": "green",
    "running": "cyan",
    "submitted": "cyan",
    "failed": "yellow",
    "dead": "red",
    "cancelled": "dim",
}


@app.command("list")
def list_command(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also what is done or cancelled.")] = False,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="queued, submitted, running, done, failed, dead, cancelled."),
    ] = None,
) -> None:
    """Show jobs that are open or went wrong."""
    from storyboard_cli.ops import jobs as op

    Face.of(ctx).run(op.list_jobs, op.JobsListAsk(everything=everything, states=state or []), show_list)


@app.command("show")
def show_command(
    ctx: typer.Context, job: Annotated[str, typer.Argument(help="The start of a job id, or FR_S03_002.")]
) -> None:
    """Show one job with the server's error, node and traceback."""
    from storyboard_cli.ops import jobs as op

    Face.of(ctx).run(op.show, op.JobsShowAsk(job=job), show_one)


@app.command("retry")
def retry_command(ctx: typer.Context, jobs: Jobs = None, server: Servers = None) -> None:
    """Render again what failed for good or was cancelled."""
    from storyboard_cli.ops import jobs as op

    Face.of(ctx).run(op.retry, op.JobsChooseAsk(jobs=jobs or [], servers=server or []), show_changed)


@app.command("cancel")
def cancel_command(ctx: typer.Context, jobs: Jobs = None) -> None:
    """Cancel open jobs of this project, and nobody else's."""
    from storyboard_cli.ops import jobs as op

    Face.of(ctx).run(op.cancel, op.JobsChooseAsk(jobs=jobs or []), show_changed)


@app.command("collect")
def collect_command(ctx: typer.Context, jobs: Jobs = None, server: Servers = None) -> None:
    """Fetch what servers finished after a run was detached or killed."""
    from storyboard_cli.ops import jobs as op

    Face.of(ctx).run(op.collect, op.JobsChooseAsk(jobs=jobs or [], servers=server or []), show_changed)


def show_list(answer: JobsListAnswer, console: Console) -> None:
    """One line a job."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if answer.jobs:
        rows = table("job", "makes", "state", "try", "server", "error")
        for column in rows.columns[:4]:
            column.no_wrap = True
        for job in answer.jobs:
            server = job.server.partition("://")[2]
            state = Text(job.state, style=_COLOURS.get(job.state, ""))
            rows.add_row(job.job_id[:8], job.subject, state, str(job.attempt), server, job.error or "")
        console.print(rows)
    counts = ", ".join(f"{count} {state}" for state, count in sorted(answer.counts.items()))
    console.print(f"[dim]{counts or 'no jobs yet'}[/]")
    if answer.counts.get("dead"):
        hint(console, "`sb jobs show JOB` tells why; `sb jobs retry` tries the dead ones again")
    if any(answer.counts.get(s) for s in ("submitted", "running")):
        hint(console, "`sb jobs collect` fetches what servers have finished")


def show_one(answer: JobsShowAnswer, console: Console) -> None:
    """A job, its steps, and its error in the server's words."""
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    job = answer.job
    line = Text(job.subject, style="bold")
    line.append(f"  {job.state}", style=_COLOURS.get(job.state, ""))
    line.append(f"  {job.pipeline} · try {job.attempt} · job {job.job_id}", style="dim")
    console.print(line)
    rows = table("when", "state", "try", "server", "prompt id", "error")
    for step in answer.steps:
        server = (step.server or "").partition("://")[2]
        rows.add_row(
            step.at[:19], step.state, str(step.attempt), server, (step.prompt_id or "")[:8], step.error or ""
        )
    console.print(rows)
    error = answer.error
    for name in ("node", "node_type", "exception", "said"):
        if error.get(name):
            console.print(Text.assemble((f"  {name.replace('_', ' ')}: ", "dim"), str(error[name])))
    for text in error.get("problems", []):
        console.print(Text(f"  {text}"))
    for text in error.get("traceback", []):
        console.print(Text(f"    {text}", style="dim"))


def show_changed(answer: JobsChangeAnswer, console: Console) -> None:
    """What was done, and what was not."""
    from rich.text import Text

    for subject in answer.done:
        console.print(Text.assemble(("✓ ", "green"), subject))
    for text in answer.failed:
        console.print(Text.assemble(("✗ ", "red"), text))
    if answer.note:
        console.print(Text(answer.note, style="dim"))
