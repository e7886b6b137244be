"""`sb rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command
from storyboard_cli.core.mend import Mend

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.rename import RenameAnswer


def show(answer: RenameAnswer, console: Console) -> None:
    """The new place, and what did not come along."""
    from storyboard_cli.cli.tables import count, hint

    verb = "Would rename" if answer.dry_run else "Renamed"
    console.print(f"{verb} {answer.old} to [bold]{answer.new}[/]  [dim]{answer.path}[/]")
    if answer.put_aside:
        were = "would be put" if answer.dry_run else "was put" if answer.put_aside == 1 else "were put"
        hint(
            console,
            Mend(
                "generate",
                {"assets": [answer.new]},
                f"{count(answer.put_aside, 'take')} of {answer.old} {were} aside; `{{}}` draws it anew",
            ),
        )


COMMAND = Command("rename", show)
