"""`sb lint`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.lint import LintAnswer


def command(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None,
        typer.Argument(help="What to look at: S03, S03/2, 3A, FR_S03_002, globs; all if left out."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How findings are told; for CI: github, sarif, junit.")
    ] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Breaks of continuity fail too.")] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Only what changed in git since this revision, as main."),
    ] = None,
) -> None:
    """Find breaks of continuity: line crossings, jump cuts, teleporting props."""
    from storyboard_cli.ops import lint as op

    def show_it(answer: LintAnswer, console: Console) -> None:
        show(answer, console, form)

    Face.of(ctx).run(op.lint, op.LintAsk(since=since, selectors=frames or [], strict=strict), show_it)


def show(answer: LintAnswer, console: Console, form: Format) -> None:
    """The findings, and in text one line that sums up."""
    from storyboard_cli.cli.formats import rendered
    from storyboard_cli.cli.tables import count

    color = console.color_system is not None and not console.no_color
    console.file.write(rendered(answer.problems, form, tool="sb lint", color=color))
    if form is not Format.text:
        return
    if answer.problems:
        console.print()
    looked = f"{count(answer.frames, 'frame')} in {count(answer.scenes, 'scene')}"
    looked += f", {answer.allowed} allowed" if answer.allowed else ""
    if answer.errors:
        console.print(f"[bold red]{count(answer.errors, 'mistake')}[/] [dim]in {looked}[/]")
    elif answer.warnings:
        what = "break of continuity" if answer.warnings == 1 else "breaks of continuity"
        console.print(f"[bold yellow]{answer.warnings} {what}[/] [dim]in {looked}[/]")
    else:
        console.print(f"[bold green]continuity holds[/]  [dim]{looked}[/]")
