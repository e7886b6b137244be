"""`sb import`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.import_ import ImportAnswer


def command(
    ctx: typer.Context,
    asset: Annotated[
        str, typer.Argument(help="CHAR_001, or CHAR_001:raincoat for pictures of that variant.")
    ],
    pictures: Annotated[
        list[str],
        typer.Argument(
            help="front=path.png, raincoat/front=path.png, or a folder whose file names are roles."
        ),
    ],
    keep: Annotated[
        bool, typer.Option("--keep", help="Take the drawn pictures of the newest take along.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be imported.")] = False,
) -> None:
    """Bring pictures of your own into an asset as a take."""
    from storyboard_cli.ops import import_ as op

    face = Face.of(ctx)
    ask = op.ImportAsk(asset=asset, pictures=pictures, start=str(face.start), keep=keep, dry_run=dry_run)
    face.run(op.import_, ask, show)


def show(answer: ImportAnswer, console: Console) -> None:
    """A line a picture, then what is still missing."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("role", "from", "size")
    for picture in answer.pictures:
        role = f"{picture.variant}/{picture.role}" if picture.variant else picture.role
        rows.add_row(role, picture.source, f"{picture.width}×{picture.height}")
    console.print(rows)
    where = f"take {answer.take}" if answer.take else "a take"
    verb = "would be imported" if answer.dry_run else "imported"
    console.print(
        f"[bold]{count(len(answer.pictures), 'picture')}[/] {verb} into {answer.asset_id} as {where}"
    )
    for label, names in (
        ("kept", answer.kept),
        ("no picture for", answer.missing),
        ("skipped", answer.skipped),
    ):
        if names:
            shown = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
            console.print(Text(f"  {label}: {shown}", style="dim"))
    if answer.missing:
        hint(console, f"`sb generate {answer.asset_id} --fill` draws the rest")
    if not answer.dry_run:
        hint(console, f"next: `sb lock {answer.asset_id}`")
