"""`sb open`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.open_ import OpenAnswer


def show(answer: OpenAnswer, console: Console) -> None:
    """The paths, so that they can be used where nothing could be opened."""
    from rich.text import Text

    for found in answer.paths:
        console.print(Text(found))
    if answer.opened:
        console.print(Text("opened", style="dim"))


COMMAND = Command("open", show)
