"""`sb delete`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.delete import DeleteAnswer


def show(answer: DeleteAnswer, console: Console) -> None:
    """What is gone and where its copy is."""
    from rich.markup import escape

    from storyboard_cli.cli.tables import count

    verb = "Would delete" if answer.dry_run else "Deleted"
    versions = f" with {count(answer.versions, 'version')}" if answer.versions else ""
    console.print(f"{verb} [bold]{answer.asset_id}[/]{versions}")
    if answer.copy_at:
        console.print(f"  [dim]a copy lies in {escape(answer.copy_at)}[/]")


COMMAND = Command("delete", show)
