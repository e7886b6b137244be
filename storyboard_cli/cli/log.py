"""`sb log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.log import LogAnswer


def show(answer: LogAnswer, console: Console) -> None:
    """One line an event."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    if not answer.events:
        console.print("nothing has happened yet" if not answer.total else "no such event")
        return
    rows = table("", "when", "who", "what", "")
    rows.columns[0].justify = "right"
    rows.columns[2].overflow, rows.columns[2].max_width = "ellipsis", 18
    rows.columns[3].no_wrap = True
    for event in answer.events:
        when = f"{event.made_at[:10]} {event.made_at[11:16]}"
        who, what = event.by.split(" <")[0], Text(event.text)
        if event.by != event.actor:
            what.append(f" (read in by {event.actor.split(' <')[0]} {event.at[:10]})", "dim")
        rows.add_row(Text(str(event.seq), "dim"), Text(when, "dim"), who, Text(event.subject, "bold"), what)
    console.print(rows)
    if answer.hidden:
        hint(console, f"{count(answer.hidden, 'older event')} not shown: `sb log -n 0`")


COMMAND = Command("log", show)
