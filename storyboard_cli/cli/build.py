"""`sb build`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.build import BuildAnswer


def command(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(help="The project; left out: the one around here.")] = None,
    frames: Annotated[
        list[str] | None,
        typer.Option("--frames", "-f", metavar="SELECTOR", help="Only these frames; may repeat."),
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Placeholders for what is not locked.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Unresolved names and marked pictures are failures.")
    ] = False,
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="Write the board as PDF.")] = True,
    out: Annotated[str | None, typer.Option("--out", "-o", help="Where the PDF goes.")] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How findings are told; github and junit are for CI.")
    ] = Format.text,
) -> None:
    """Compile, validate, render, check and export in one go."""
    from storyboard_cli.cli.formats import rendered
    from storyboard_cli.ops import build as op

    face = Face.of(ctx)
    if folder is not None:
        face.start = face.start / folder
    ask = op.BuildAsk(selectors=frames or [], draft=draft, strict=strict, pdf=pdf, out=out)

    def show_as(answer: BuildAnswer, console: Console) -> None:
        if form is Format.text:
            show(answer, console)
        else:
            console.file.write(rendered(answer.problems, form, tool="sb build"))

    face.run(op.build, ask, show_as)


def show(answer: BuildAnswer, console: Console) -> None:
    """One line a stage, then where the board is and what to try next."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    marks = {"done": ("✓", "green"), "nothing to do": ("·", "dim"), "failed": ("✗", "red")}
    rows = table("", "", "", "")
    rows.show_header = False
    for step in answer.steps:
        sign, colour = marks[step.outcome]
        rows.add_row(
            Text(sign, style=colour),
            Text(step.name, style="bold"),
            Text(step.summary),
            Text(f"{step.seconds:.1f} s", style="dim"),
        )
    console.print(Text(answer.name, style="bold"))
    console.print(rows)
    if answer.pdf:
        console.print(Text.assemble(("  board  ", "dim"), (answer.pdf, "cyan")))
    where = "" if answer.failure else "next: `sb open pdf`, `sb review`"
    if answer.quarantined:
        where = "`sb check --explain` says what differs; `sb allow` grants an exception"
    if where:
        hint(console, where)
