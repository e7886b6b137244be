"""`sb lint`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format, failures_told, rendered
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.lint import LintAnswer


def show(answer: LintAnswer, console: Console, form: Format) -> None:
    """The findings, and in text one line that sums up."""
    from storyboard_cli.cli.tables import count, room

    color = console.color_system is not None and not console.no_color
    console.file.write(rendered(answer.problems, form, tool="sb lint", color=color, width=room(console)))
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


class _Extras(Frozen):
    form: Annotated[Format, asked("How findings are told; for CI: github, sarif, junit.", "--format")] = (
        Format.text
    )


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.lint import LintAsk

    form = filled(_Extras, typed).form
    with failures_told(face, form, tool="sb lint"):
        face.do("lint", filled(LintAsk, typed), lambda answer, console: show(answer, console, form))


COMMAND = Command("lint", extras=_Extras, run=_run)
