"""`sb conform`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.conform import ConformAnswer


def show(answer: ConformAnswer, console: Console) -> None:
    """The differences, one a line, and how to take them over."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    if answer.changes:
        rows = table("frame", "change", "timeline", "cut")
        for change in answer.changes:
            rows.add_row(change.frame_id, change.what, change.before, change.after)
        console.print(rows)
    for name in answer.unknown[:10]:
        console.print(Text(f"not ours: {name}", style="yellow"))
    if len(answer.unknown) > 10:
        console.print(Text(f"… and {len(answer.unknown) - 10} more clips that are not ours", style="yellow"))
    line = Text()
    line.append(f"{answer.matched} of {count(answer.clips, 'clip')}", style="bold")
    line.append(f" matched at {answer.rate} fps; {answer.length_before} → {answer.length_after}")
    console.print(line)
    if not answer.changes:
        hint(console, "the cut is the timeline as it is")
    elif answer.applied:
        hint(console, "the timeline follows the cut now; `sb timeline` shows it")
    else:
        hint(console, f"take it over with `sb conform {answer.file} --apply`")


COMMAND = Command("conform", show)
