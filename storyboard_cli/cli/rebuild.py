"""`sb rebuild`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.rebuild import RebuildAnswer


def show(answer: RebuildAnswer, console: Console) -> None:
    """What the files proved, where the old ledger is, and what only a check can bring back."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, said

    words = {
        "asset.locked": "locked version", "asset.unlocked": "retired version",
        "script.compiled": "compiled script",
        "render.stored": "render", "review.decided": "decision", "exception.granted": "exception",
    }  # fmt: skip
    parts = [count(answer.counts[kind], word) for kind, word in words.items() if answer.counts.get(kind)]
    word = "would be rebuilt" if answer.dry_run else "rebuilt"
    said(
        console,
        f"[bold]ledger {word}[/] with {count(answer.events, 'event')}: {', '.join(parts) or 'the project'}",
    )
    if answer.kept_aside:
        console.print(Text(f"  the old one is kept as {answer.kept_aside}", style="dim"))
    if answer.counts.get("render.stored") and not answer.dry_run:
        hint(console, "verdicts are not in the files: `sb check` makes them again")


COMMAND = Command("rebuild", show)
