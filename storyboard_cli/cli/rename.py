"""`sb rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.rename import RenameAnswer


def show(answer: RenameAnswer, console: Console) -> None:
    """The new place."""
    verb = "Would rename" if answer.dry_run else "Renamed"
    console.print(f"{verb} {answer.old} to [bold]{answer.new}[/]  [dim]{answer.path}[/]")


COMMAND = Command("rename", show)
