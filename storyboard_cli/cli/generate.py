"""`sb generate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.generate import GenerateAnswer


def show(answer: GenerateAnswer, console: Console) -> None:
    """A line an asset."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("asset", "name", "take", "drawn", "kept", "")
    for row in answer.assets:
        note = Text(f"{len(row.failed)} failed", style="red") if row.failed else Text("")
        if not row.drawn and not row.failed:
            note = Text("unchanged", style="dim")
        rows.add_row(
            row.asset_id, row.name, row.take or "·", str(row.drawn or "·"), str(row.kept or "·"), note
        )
    console.print(rows)
    failures = [failure for row in answer.assets for failure in row.failed]
    for failure in failures[:5]:
        console.print(Text(f"  {failure}", style="red"))
    if len(failures) > 5:
        console.print(Text(f"  … and {len(failures) - 5} more", style="red"))
    drawn = sum(row.drawn for row in answer.assets)
    verb = "would be drawn" if answer.dry_run else "drawn"
    if not drawn and not failures:
        console.print("[green]nothing to draw[/]  [dim]every picture is there; --force draws them again[/]")
    else:
        console.print(f"[bold]{count(drawn, 'picture')}[/] {verb} by {answer.renderer}")
    taken = [row for row in answer.assets if row.take]
    if taken:
        console.print(Text(f"  look at them in {_folder(taken[0].folder, len(taken))}", style="dim"))
    if drawn and not answer.dry_run and answer.failure is None:
        one = answer.assets[0].asset_id if len(answer.assets) == 1 else "--all"
        hint(console, f"next: `sb lock {one}`")


def _folder(first: str, number: int) -> str:
    import os

    from storyboard_cli.cli.tables import near

    return near(first if number == 1 else os.path.dirname(os.path.dirname(first)))


COMMAND = Command("generate", show)
