"""`sb status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.lines import worded

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.status import StatusAnswer


_WAITS = {"retake": "sent back", "check": "to check", "decision": "to decide"}
"""What the frames of a scene wait for that are drawn as they are wanted; the others are those not fresh."""


def show(answer: StatusAnswer, console: Console) -> None:
    """Totals, scenes, and the next command."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table, time

    head = Text(answer.name, style="bold")
    head.append(
        f"  {answer.project_id} · {answer.renderer}" + (" · archived" if answer.archived else ""), style="dim"
    )
    console.print(head)
    console.print(
        f"{count(answer.assets, 'asset')}, {answer.locked} locked · {count(len(answer.scenes), 'scene')} · "
        f"{count(answer.frames, 'frame')} · {time(answer.seconds)}"
    )
    if answer.scenes:
        rows = table("scene", "", "frames", "fresh", "approved", "")
        for row in answer.scenes:
            waits = [f"{row.needs[need]} {word}" for need, word in _WAITS.items() if need in row.needs]
            waits += [f"{row.review['rejected']} rejected"] if "rejected" in row.review else []
            flag = Text(", ".join(waits), style="yellow")
            rows.add_row(row.scene_id, row.heading, str(row.frames), str(row.fresh), str(row.approved), flag)
        console.print(rows)
    for path in answer.edited_since_compile:
        console.print(Text(f"{path}: not what the film was compiled from", style="yellow"))
    for name in answer.edited_since_lock:
        console.print(Text(f"{name}: the spec differs from its newest version", style="yellow"))
    for blocker in answer.blockers[:8]:
        console.print(Text(blocker, style="red"))
    if len(answer.blockers) > 8:
        console.print(Text(f"… and {len(answer.blockers) - 8} more", style="red"))
    for step in answer.next:
        hint(console, f"`{worded(step.command)}`  {step.why}")


COMMAND = Command("status", show)
