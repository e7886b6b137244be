"""`sb jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command
from storyboard_cli.core.mend import hint_from

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.jobs import JobsChangeAnswer, JobsListAnswer, JobsShowAnswer


_COLOURS = {
    "done": "green",
    "running": "cyan",
    "submitted": "cyan",
    "failed": "yellow",
    "dead": "red",
    "cancelled": "dim",
}


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

    from storyboard_cli.cli.tables import hint, table

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
    if error.get("hint"):
        hint(console, hint_from(error["hint"]) or "")
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


COMMANDS = {
    "list": Command("jobs.list", show_list),
    "show": Command("jobs.show", show_one),
    "retry": Command("jobs.retry", show_changed),
    "cancel": Command("jobs.cancel", show_changed),
    "collect": Command("jobs.collect", show_changed),
}
