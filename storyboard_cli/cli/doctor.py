"""`sb doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.core.mend import Mend

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.doctor import DoctorAnswer


def show(answer: DoctorAnswer, console: Console) -> None:
    """One line a check, with the line that mends it."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint

    marks = {"ok": ("ok", "green"), "warning": ("look", "yellow"), "failed": ("bad", "bold red")}
    for check in answer.checks:
        mark, style = marks[check.verdict]
        line = Text(f"{mark:<5}", style=style)
        line.append(f"{check.name:<10}", style="bold")
        line.append(check.said, style="" if check.verdict != "ok" else "dim")
        console.print(line)
        if isinstance(check.hint, Mend):
            hint(console, check.hint, indent=15)
        elif check.hint:
            command, *rest = check.hint.split("   ")
            hint(console, "   ".join([f"`{command}`", *rest]), indent=15)
    bad = sum(c.verdict == "failed" for c in answer.checks)
    look = sum(c.verdict == "warning" for c in answer.checks)
    if bad:
        console.print(f"[bold red]{count(bad, 'thing')} must be mended[/]")
    elif look:
        console.print(f"[bold yellow]sb works here; {count(look, 'thing')} could be better[/]")
    else:
        console.print("[bold green]everything is in order[/]")


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.core.handover import LocalFolder
    from storyboard_cli.ops.doctor import DoctorAsk

    face.do("doctor", DoctorAsk(start=LocalFolder.local(str(face.start))), show)


COMMAND = Command("doctor", run=_run)
