"""`sb reject`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.reject import RejectAnswer


def show(answer: RejectAnswer, console: Console) -> None:
    """What was rejected, and how to open it again."""
    from storyboard_cli.cli.decided import show_decided, show_refused
    from storyboard_cli.cli.tables import count, hint

    show_decided(console, answer.decided)
    show_refused(console, answer.refused)
    word = "would be rejected" if answer.dry_run else "rejected"
    console.print(f"[bold red]{count(len(answer.decided), 'frame')} {word}[/]")
    if answer.hint and not answer.dry_run:
        hint(console, answer.hint)


COMMAND = Command("reject", show)
