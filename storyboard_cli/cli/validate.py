"""`sb validate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.validate import ValidateAnswer


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(help="Only findings of these files or folders; all if left out.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How findings are told; github and sarif are for CI.")
    ] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    fast: Annotated[bool, typer.Option("--fast", help="Do not hash locked pictures.")] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Only what changed in git since this revision, as main."),
    ] = None,
) -> None:
    """Check every spec, script and lock; says all mistakes at once."""
    from storyboard_cli.ops import validate as op

    def show(answer: ValidateAnswer, console: Console) -> None:
        show_as(answer, console, form)

    Face.of(ctx).run(
        op.validate, op.ValidateAsk(since=since, paths=paths or [], strict=strict, fast=fast), show
    )


def show_as(answer: ValidateAnswer, console: Console, form: Format) -> None:
    """The findings, and in text one line that sums up."""
    from storyboard_cli.cli.formats import rendered
    from storyboard_cli.cli.tables import count

    color = console.color_system is not None and not console.no_color
    console.file.write(rendered(answer.problems, form, tool="sb validate", color=color))
    if form is not Format.text:
        return
    parts = [
        count(answer.specs, "spec"),
        count(answer.versions, "locked version"),
        count(answer.directions, "direction"),
        count(answer.scripts, "script"),
        count(answer.scenes, "scene"),
    ]
    read = ", ".join(parts)
    if answer.problems:
        console.print()
    if answer.errors:
        console.print(f"[bold red]{count(answer.errors, 'mistake')}[/] [dim]in {read}[/]")
    elif answer.warnings:
        console.print(f"[bold yellow]{count(answer.warnings, 'warning')}[/] [dim]in {read}[/]")
    else:
        console.print(f"[bold green]all good[/]  [dim]{read}[/]")
