"""`sb diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.diff import DiffAnswer


def show(answer: DiffAnswer, console: Console) -> None:
    """Fields as − and + lines, pictures in a table."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, table

    head = Text(answer.old, style="bold")
    head.append("  →  ", style="dim")
    head.append(answer.new, style="bold")
    console.print(head)
    for change in answer.fields:
        console.print(Text(f"  {change.field}", style="cyan"))
        for sign, value, style in (("-", change.old, "red"), ("+", change.new, "green")):
            if value not in (None, "", [], {}):
                console.print(Text(f"    {sign} {_shown(value)}", style=style))
    rows = table("picture", "", "differs", "size")
    colours = {"added": "green", "removed": "red", "changed": "yellow", "recoded": "dim"}
    for picture in answer.pictures:
        role = f"{picture.variant}/{picture.role}" if picture.variant else picture.role
        percent = "" if picture.changed_percent is None else f"{picture.changed_percent:g} %"
        sizes = [s for s in (picture.old_size, picture.new_size) if s]
        size = " → ".join(dict.fromkeys(sizes))
        rows.add_row(role, Text(picture.change, style=colours[picture.change]), percent, size)
    if answer.pictures:
        console.print(rows)
    if not answer.fields and not answer.pictures:
        console.print("[green]no difference[/]")
    else:
        console.print(
            f"[bold]{count(len(answer.fields), 'field')}[/] and "
            f"[bold]{count(len(answer.pictures), 'picture')}[/] differ, "
            f"{count(answer.same_pictures, 'picture')} the same"
        )


def _shown(value: Any) -> str:
    import json

    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else text[:297] + "…"


COMMAND = Command("diff", show)
