"""`sb retake`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.retake import RetakeAnswer


def show(answer: RetakeAnswer, console: Console) -> None:
    """What was sent back, and how it comes to review again."""
    from storyboard_cli.cli.decided import show_decided, show_refused
    from storyboard_cli.cli.tables import count, hint

    show_decided(console, answer.decided)
    show_refused(console, answer.refused)
    word = "would be sent back" if answer.dry_run else "sent back"
    console.print(f"[bold yellow]{count(len(answer.decided), 'frame')} {word}[/]")
    if answer.hint and not answer.dry_run:
        hint(console, answer.hint)


COMMAND = Command("retake", show)
