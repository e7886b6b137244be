"""`sb rollback`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.rollback import RollbackAnswer


def show(answer: RollbackAnswer, console: Console) -> None:
    """What was decided again, and what could not be."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint

    words = {"approve": "approved again", "reopen": "waits again", "retake": "retake again",
             "reject": "rejected again"}  # fmt: skip
    for change in answer.changed[:30]:
        version = (
            f" v{change.render_version}" if change.render_version and change.decision == "approve" else ""
        )
        console.print(Text(f"  {change.frame_id}{version}  {words.get(change.decision, change.decision)}"))
    for name in (frame.frame_id for frame in answer.lost):
        console.print(Text(f"  {name}  its approved picture is neither here nor in git", style="red"))
        hint(console, f"    `sb render {name}` and `sb approve {name}`, or fetch the branch that has it")
    would = "would be " if answer.dry_run else ""
    parts = [f"{count(len(answer.changed), 'decision')} {would}made again"] if answer.changed else []
    parts += [f"the order {would}restored"] if answer.order_changed else []
    done = " and ".join(parts)
    console.print(
        f"[bold]{done}[/], as at {answer.to}" if done else f"everything is as it was at {answer.to}"
    )
    if done and not answer.dry_run:
        hint(console, "nothing was deleted: `sb log` shows both; `sb rollback` goes forward as well")


COMMAND = Command("rollback", show)
