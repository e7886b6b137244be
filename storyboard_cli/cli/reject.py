"""`sb reject`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.reject import RejectAnswer


def command(
    ctx: typer.Context,
    frames: Annotated[list[str], typer.Argument(help="Which frames: S03/2, 3A, FR_S03_002, globs.")],
    reason: Annotated[
        str, typer.Option("--reason", "--note", "-m", help="Why; kept with the decision.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be decided.")] = False,
) -> None:
    """Reject frames, with a reason."""
    from storyboard_cli.ops import reject as op

    Face.of(ctx).run(op.reject, op.RejectAsk(selectors=frames, note=reason, dry_run=dry_run), show)


def show(answer: RejectAnswer, console: Console) -> None:
    """What was rejected, and how to open it again."""
    from storyboard_cli.cli.decided import show_decided, show_refused
    from storyboard_cli.cli.tables import count, hint

    show_decided(console, answer.decided)
    show_refused(console, answer.refused)
    word = "would be rejected" if answer.dry_run else "rejected"
    console.print(f"[bold red]{count(len(answer.decided), 'frame')} {word}[/]")
    if answer.decided and not answer.dry_run:
        hint(console, f"`sb timeline remove {answer.decided[0].frame_id}` takes it out of the cut; "
                      "`sb retake` opens it again")  # fmt: skip
