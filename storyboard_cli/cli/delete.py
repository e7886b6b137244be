"""`sb delete`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.delete import DeleteAnswer


def command(
    ctx: typer.Context,
    asset: Annotated[str, typer.Argument(help="The asset: CHAR_001, Aarav.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be deleted.")] = False,
) -> None:
    """Delete an asset that nothing refers to."""
    from storyboard_cli.ops import delete as op

    Face.of(ctx).run(op.delete, op.DeleteAsk(asset=asset, dry_run=dry_run), show)


def show(answer: DeleteAnswer, console: Console) -> None:
    """What is gone and where its copy is."""
    from rich.markup import escape

    from storyboard_cli.cli.tables import count

    verb = "Would delete" if answer.dry_run else "Deleted"
    versions = f" with {count(answer.versions, 'version')}" if answer.versions else ""
    console.print(f"{verb} [bold]{answer.asset_id}[/]{versions}")
    if answer.copy_at:
        console.print(f"  [dim]a copy lies in {escape(answer.copy_at)}[/]")
