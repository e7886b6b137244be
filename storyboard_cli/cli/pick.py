"""`sb pick`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.pick import PickAnswer


def show(answer: PickAnswer, console: Console) -> None:
    """Which variant the frame's picture is now, and what that changes."""
    from storyboard_cli.cli.tables import hint

    frame = answer.frame
    how = ", which the check likes best," if answer.best and not answer.is_alike else ""
    likeness = f"; likeness {answer.likeness:.3f}" if answer.likeness is not None else ""
    what = f"variant {answer.candidate}" if answer.candidate else "its own picture"
    if answer.is_alike:
        console.print("the check sees no difference between the best ones: the lowest number is taken")
    if not answer.changed:
        console.print(f"{what} is [bold]{frame.frame_id}[/] v{answer.render_version} already")
        return
    done = "would be" if answer.dry_run else "is now"
    console.print(
        f"{what}{how} {done} [bold]{frame.frame_id}[/] v{answer.render_version}"
        f" ({frame.shot}){'' if answer.dry_run else f': {frame.verdict}'}{likeness}"
    )
    if answer.candidate:
        console.print(f"[dim]kept in {answer.direction}[/]")
    if answer.outdates:
        console.print("[yellow]its approval was of the picture before: it waits for review again[/]")
    if answer.dry_run:
        return
    if frame.review_status == "approved":
        console.print(f"v{answer.render_version} is approved: nothing is to be decided")
    else:
        hint(console, f"next: `sb review {frame.frame_id}`")


COMMAND = Command("pick", show)
