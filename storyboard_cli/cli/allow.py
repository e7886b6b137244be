"""`sb allow`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.allow import AllowAnswer


class Scope(StrEnum):
    """How far an exception reaches."""

    version = "version"
    frame = "frame"
    scene = "scene"


def command(
    ctx: typer.Context,
    frame: Annotated[str, typer.Argument(help="The frame: S03/2, FR_S03_002.")],
    rule: Annotated[
        str, typer.Argument(help="The rule that may fail, as `sb check` names it: drift.identity.")
    ],
    reason: Annotated[str, typer.Option("--reason", "-m", help="Why; it stands in the audit.")],
    scope: Annotated[
        Scope,
        typer.Option("--scope", help="Only this version, every version of the frame, or the whole scene."),
    ] = Scope.frame,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="The last day on which it holds: 2026-03-31."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be granted.")] = False,
) -> None:
    """Permit a frame to differ from a rule, with a reason."""
    from storyboard_cli.ops import allow as op

    ask = op.AllowAsk.model_validate(
        {
            "selector": frame,
            "rule": rule,
            "reason": reason,
            "scope": scope.value,
            "until": until,
            "dry_run": dry_run,
        }
    )
    Face.of(ctx).run(op.allow, ask, show)


def show(answer: AllowAnswer, console: Console) -> None:
    """What was granted, and what the check says now."""
    from rich.text import Text

    from storyboard_cli.cli.decided import show_decided
    from storyboard_cli.cli.tables import hint, state

    show_decided(console, answer.granted)
    until = f" until {answer.until}" if answer.until else ""
    word = "would be allowed" if answer.dry_run else "allowed"
    console.print(
        Text(f"{answer.rule} may fail: {word} for this {answer.scope}{until}", style="bold magenta")
    )
    for frame, verdict in answer.verdicts.items():
        console.print(Text(f"  {frame} is"), state(verdict), Text("now"))
    passed = [name for name, verdict in answer.verdicts.items() if verdict == "passed"]
    if passed:
        hint(console, f"next: `sb approve {passed[0]}`")
