"""`sb build`."""

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

    from storyboard_cli.ops.build import BuildAnswer

_TOLD = ("edited-since-compile", "edited-since-lock")


def show(answer: BuildAnswer, console: Console) -> None:
    """One line a stage, then where the board is and what to try next."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, problems, table

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
    problems(console, [found for found in answer.problems if found.code in _TOLD])
    where = "" if answer.failure else "next: `sb open pdf`, `sb review`"
    if answer.quarantined:
        where = "`sb check --explain` says what differs; `sb allow` grants an exception"
    if where:
        hint(console, where)


class _Extras(Frozen):
    form: Annotated[Format, asked("How findings are told; github and junit are for CI.", "--format")] = (
        Format.text
    )
    folder: Annotated[str | None, asked("The project; left out: the one around here.", argument="folder")] = (
        None
    )


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.build import BuildAsk

    form = filled(_Extras, typed).form
    if typed["folder"] is not None:
        face.start = face.start / typed["folder"]

    def show_it(answer: BuildAnswer, console: Console) -> None:
        if form is Format.text:
            show(answer, console)
        else:
            console.file.write(rendered(answer.problems, form, tool="sb build"))

    with failures_told(face, form, tool="sb build"):
        face.do("build", filled(BuildAsk, typed), show_it)


COMMAND = Command("build", extras=_Extras, run=_run)
