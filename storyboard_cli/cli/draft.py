"""`sb draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.draft import DraftAnswer


def show(answer: DraftAnswer, console: Console) -> None:
    """What was drawn, who was found, and how to make a project of it."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hanging, hint, stands_in

    shown = [n for n in answer.notes if n.severity != "info"]
    for note in shown[:6]:
        colour = "red" if note.severity == "error" else "yellow"
        console.print(
            Text.assemble((f"{note.where or ''}: ", "bold"), (f"{note.severity}: ", colour), note.message)
        )
    if len(shown) > 6:
        console.print(Text(f"… and {len(shown) - 6} more; `--json` lists all", style="dim"))
    part = f" of {answer.planned}" if answer.drawn < answer.planned else ""
    console.print(
        Text.assemble(
            (answer.title, "bold"),
            f"  {count(answer.scenes, 'scene')}, {answer.drawn}{part} frame{'s' * (answer.planned != 1)}, "
            f"{count(answer.pages, 'page')} in {answer.seconds:.1f} s",
        )
    )
    if answer.cast:
        hanging(console, Text("  cast   " + ", ".join(answer.cast), style="dim"), deeper=7)
    console.print(Text.assemble(("  board  ", "dim"), (answer.pdf, "cyan")))
    stands_in(console, answer.stand_ins, answer.left_out)
    hint(console, "a project of it: `sb init my_film`, then put the script into my_film/scripts/")


COMMAND = Command("draft", show)
