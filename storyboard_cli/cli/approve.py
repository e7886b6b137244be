"""`sb approve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.approve import ApproveAnswer


def show(answer: ApproveAnswer, console: Console) -> None:
    """What was approved, what was refused and why, and what to do next."""
    from storyboard_cli.cli.decided import show_decided, show_refused
    from storyboard_cli.cli.tables import count, hint

    show_decided(console, answer.approved)
    show_refused(console, answer.refused)
    word = "would be approved" if answer.dry_run else "approved"
    parts = [f"[bold green]{count(len(answer.approved), 'frame')} {word}[/]"]
    were = "was" if answer.already == 1 else "were"
    parts += [f"[dim]{answer.already} {were} already[/]"] if answer.already else []
    parts += [f"[red]{len(answer.refused)} refused[/]"] if answer.refused else []
    console.print(", ".join(parts))
    if answer.unchecked:
        hint(
            console,
            f"{count(len(answer.unchecked), 'frame')} approved without a check: `sb check` looks at them",
        )
    if answer.approved and not answer.dry_run:
        hint(console, "the pictures are in `approved/`, the decisions in `review/`: commit both")


COMMAND = Command("approve", show)
