"""`sb open`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.open_ import OpenAnswer


def command(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(help="pdf, animatic, contact-sheet, shot-list, exports; or S03, FR_S03_002.")
    ] = "pdf",
    path: Annotated[bool, typer.Option("--path", help="Only print where it is.")] = False,
) -> None:
    """Open the newest PDF, a scene or a frame."""
    from storyboard_cli.ops import open_ as op

    Face.of(ctx).run(op.open_, op.OpenAsk(what=what, show=not path), show)


def show(answer: OpenAnswer, console: Console) -> None:
    """The paths, so that they can be used where nothing could be opened."""
    from rich.text import Text

    for found in answer.paths:
        console.print(Text(found))
    if answer.opened:
        console.print(Text("opened", style="dim"))
