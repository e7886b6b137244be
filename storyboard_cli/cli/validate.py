"""`sb validate`."""

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

    from storyboard_cli.ops.validate import ValidateAnswer


def show_as(answer: ValidateAnswer, console: Console, form: Format) -> None:
    """The findings, and in text one line that sums up."""
    from storyboard_cli.cli.tables import count, room

    color = console.color_system is not None and not console.no_color
    console.file.write(rendered(answer.problems, form, tool="sb validate", color=color, width=room(console)))
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


class _Extras(Frozen):
    form: Annotated[Format, asked("How findings are told; github and sarif are for CI.", "--format")] = (
        Format.text
    )


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.validate import ValidateAsk

    form = filled(_Extras, typed).form
    with failures_told(face, form, tool="sb validate"):
        face.do(
            "validate", filled(ValidateAsk, typed), lambda answer, console: show_as(answer, console, form)
        )


COMMAND = Command("validate", extras=_Extras, run=_run)
