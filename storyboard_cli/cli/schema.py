"""`sb schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.schema import SchemaAnswer


def command(
    ctx: typer.Context,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Write schemas and pages here, instead of .sb/schemas of the project.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 4 if something differs.")
    ] = False,
) -> None:
    """Write the JSON Schemas of all file formats."""
    from storyboard_cli.ops import schema as op

    face = Face.of(ctx)
    face.run_free(op.schema, op.SchemaAsk(start=str(face.start), out=out, check=check), show)


def show(answer: SchemaAnswer, console: Console) -> None:
    """What was written, or what differs."""
    from storyboard_cli.cli.tables import count, hint

    for name in answer.written:
        console.print(f"  wrote {answer.folder}/{name}", markup=False)
    for name in answer.differing:
        console.print(f"  differs {answer.folder}/{name}", markup=False)
    if answer.differing:
        hint(console, "`sb schema` without --check writes them")
    elif not answer.written:
        console.print(f"[green]current[/]  [dim]{count(answer.current, 'file')} in {answer.folder}[/]")
