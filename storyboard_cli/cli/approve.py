"""`sb approve`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.approve import ApproveAnswer


def command(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None,
        typer.Argument(help="S03, S03/2, 3A, FR_S03_002, globs; all that passed if left out."),
    ] = None,
    note: Annotated[str, typer.Option("--note", "-m", help="Kept with the decision.")] = "",
    all_passed: Annotated[
        bool, typer.Option("--all-passed", help="Of these frames, all that passed their check.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be approved.")] = False,
) -> None:
    """Approve frames as they are shown now."""
    from storyboard_cli.ops import approve as op

    Face.of(ctx).run(
        op.approve,
        op.ApproveAsk(selectors=frames or [], note=note, all_passed=all_passed, dry_run=dry_run),
        show,
    )


def show(answer: ApproveAnswer, console: Console) -> None:
    """What was approved, what was refused and why, and what to do next."""
    from storyboard_cli.cli.decided import show_decided, show_refused
    from storyboard_cli.cli.tables import count, hint

    show_decided(console, answer.approved)
    show_refused(console, answer.refused)
    word = "would be approved" if answer.dry_run else "approved"
    parts = [f"[bold green]{count(len(answer.approved), 'frame')} {word}[/]"]
    parts += [f"[dim]{answer.already} were already[/]"] if answer.already else []
    parts += [f"[red]{len(answer.refused)} refused[/]"] if answer.refused else []
    console.print(", ".join(parts))
    if answer.unchecked:
        hint(
            console,
            f"{count(len(answer.unchecked), 'frame')} approved without a check: `sb check` looks at them",
        )
    if answer.approved and not answer.dry_run:
        hint(console, "the pictures are in `approved/`, the decisions in `review/`: commit both")
