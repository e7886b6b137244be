"""`sb restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.restore import RestoreAnswer


def show(answer: RestoreAnswer, console: Console) -> None:
    """What was written and how to go on."""
    from rich.markup import escape

    from storyboard_cli.cli.tables import hint

    label = f"{answer.asset_id}@v{answer.version}"
    if not answer.changed and answer.backup is None and not answer.dry_run:
        console.print(f"{escape(answer.path)} [dim]says what[/] [bold]{label}[/] [dim]says already[/]")
        return
    verb = "Would restore" if answer.dry_run else "Restored"
    console.print(f"{verb} [bold]{label}[/] to {escape(answer.path)}")
    if answer.changed:
        console.print(f"  [dim]changed: {escape(', '.join(answer.changed[:8]))}[/]")
    if answer.backup:
        console.print(f"  [dim]what it was: {escape(answer.backup)}[/]")
    if not answer.dry_run:
        hint(console, f"next: `sb generate {answer.asset_id}`, then `sb lock {answer.asset_id}`")


COMMAND = Command("restore", show)
