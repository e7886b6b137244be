"""`sb rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.rename import RenameAnswer


def command(
    ctx: typer.Context,
    asset: Annotated[str, typer.Argument(help="The asset: CHAR_001, Aarav.")],
    to: Annotated[str, typer.Argument(help="Its new id: CHAR_Aarav.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change.")] = False,
) -> None:
    """Give an asset that nothing uses another id."""
    from storyboard_cli.ops import rename as op

    Face.of(ctx).run(op.rename, op.RenameAsk(asset=asset, to=to, dry_run=dry_run), show)


def show(answer: RenameAnswer, console: Console) -> None:
    """The new place."""
    verb = "Would rename" if answer.dry_run else "Renamed"
    console.print(f"{verb} {answer.old} to [bold]{answer.new}[/]  [dim]{answer.path}[/]")
