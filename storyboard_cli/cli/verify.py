"""`sb verify`."""

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

    from storyboard_cli.ops.verify import VerifyAnswer


def show_as(answer: VerifyAnswer, console: Console, form: Format) -> None:
    """Every finding; in text the missing pictures are only counted, and one line sums up."""
    from storyboard_cli.cli.tables import count, hint, room
    from storyboard_cli.cli.tables import said as say

    color = console.color_system is not None and not console.no_color
    told = [p for p in answer.problems if form is not Format.text or p.severity != "info"]
    console.file.write(rendered(told, form, tool="sb verify", color=color, width=room(console)))
    if form is not Format.text:
        return
    if told:
        console.print()
    if len(answer.proofs) > 1:
        colours = {"proved": "green", "wrong": "red", "not an export": "dim"}
        for proof in answer.proofs:
            console.print(f"  {proof.state:13}  ", end="", style=colours[proof.state])
            console.print(proof.path, markup=False, highlight=False)
    errors = sum(p.is_error for p in answer.problems)
    if answer.proofs:
        looked = count(answer.exports, "export")
    else:
        parts = [
            count(answer.events, "event"),
            count(answer.renders, "render"),
            count(answer.locks, "locked version"),
        ]
        looked = ", ".join([*parts, count(answer.decisions, "decision")])
    if errors:
        said = (
            "1 thing is not as it should be" if errors == 1 else f"{errors} things are not as they should be"
        )
        console.print(f"[bold red]{said}[/]  [dim]{looked}[/]")
    else:
        head = f", head {answer.head}" if answer.head else ""
        say(console, f"[bold green]verified[/]  [dim]{looked}{head}[/]")
    if answer.missing:
        hint(
            console,
            f"{count(answer.missing, 'picture')} not on this machine; missing is not corrupt: `sb render`",
        )


class _Extras(Frozen):
    form: Annotated[
        Format, asked("How findings are told; github, sarif and junit are for CI.", "--format")
    ] = Format.text


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.verify import VerifyAsk

    form = filled(_Extras, typed).form
    with failures_told(face, form, tool="sb verify"):
        face.do("verify", filled(VerifyAsk, typed), lambda answer, console: show_as(answer, console, form))


COMMAND = Command("verify", extras=_Extras, run=_run)
