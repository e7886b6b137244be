"""`sb allow`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.allow import AllowAnswer


def show(answer: AllowAnswer, console: Console) -> None:
    """What was granted, and what the check says now."""
    from rich.text import Text

    from storyboard_cli.cli.decided import show_decided
    from storyboard_cli.cli.tables import hint, state

    show_decided(console, answer.granted)
    until = f" until {answer.until}" if answer.until else ""
    word = "would be allowed" if answer.dry_run else "allowed"
    console.print(
        Text(f"{answer.rule} may fail: {word} for this {answer.scope}{until}", style="bold magenta")
    )
    for frame in answer.judged:
        console.print(Text(f"  {frame.frame_id} is"), state(frame.verdict), Text("now"))
    passed = [frame.frame_id for frame in answer.judged if frame.verdict == "passed"]
    if passed:
        hint(console, f"next: `sb approve {passed[0]}`")


COMMAND = Command("allow", show)
