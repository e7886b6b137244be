"""`sb gc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.gc import GcAnswer

_MOST = 20


def show(answer: GcAnswer, console: Console) -> None:
    """What went and how much room that gives."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, said

    for spare in answer.removed[:_MOST]:
        console.print(Text(f"  {spare.picture}", style="dim"), Text(spare.reason))
    if len(answer.removed) > _MOST:
        console.print(Text(f"  … and {len(answer.removed) - _MOST} more", style="dim"))
    policy = (
        f"the newest {answer.versions} of each frame stay, quarantined ones {answer.quarantine_days} days"
    )
    if answer.leftovers:
        said(console, f"[bold]{count(answer.leftovers, 'half file')} of killed runs deleted[/]")
    if not answer.removed:
        said(console, f"[bold green]nothing to delete[/]  [dim]{count(answer.kept, 'render')}; {policy}[/]")
        return
    word = "would be deleted" if answer.dry_run else "deleted"
    size = f"{answer.freed / (1 << 20):.1f} MB"
    said(console, f"[bold]{count(len(answer.removed), 'render')} {word}[/], {size}  [dim]{policy}[/]")
    if answer.dry_run:
        hint(console, "approved, locked and newest pictures always stay; do it with `sb gc`")


COMMAND = Command("gc", show)
