"""`sb export`: one sub-verb for each kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.presenting.publishing import ExportAnswer


def show(answer: ExportAnswer, console: Console) -> None:
    """Where it is, how much it is, and what to know before it is sent on."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, problems

    head = Text()
    head.append("would write " if answer.dry_run else "wrote ", style="dim")
    head.append(answer.path, style="bold")
    console.print(head)
    facts = [count(answer.frames, "frame"), answer.duration]
    if answer.pages:
        facts.insert(0, count(answer.pages, "page"))
    if answer.files > 1:
        facts.append(count(answer.files, "file"))
    if answer.size:
        facts.append(_size(answer.size))
    console.print(Text("  " + "  ·  ".join(facts), style="dim"))
    for note in answer.notes:
        console.print(Text(f"  {note}", style="yellow"))
    problems(console, answer.problems)
    if answer.kind == "pdf" and not answer.dry_run:
        hint(console, "see it: `sb open pdf`")


def _size(number: int) -> str:
    for unit, size in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if number >= size:
            return f"{number / size:.1f} {unit}"
    return f"{number} bytes"


COMMANDS = {
    name: Command(f"export.{name.replace('-', '_')}", show)
    for name in (
        "pdf",
        "images",
        "contact-sheet",
        "shot-list",
        "breakdown",
        "bundle",
        "otio",
        "otioz",
        "edl",
        "fcpxml",
        "fcp7xml",
        "storyboarder",
        "animatic",
        "aftereffects",
        "blender",
    )
}
