"""`sb schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.schema import SchemaAnswer


def show(answer: SchemaAnswer, console: Console) -> None:
    """What was written, or what differs."""
    from storyboard_cli.cli.tables import count, hint, near

    folder = near(answer.folder)
    for name in answer.written:
        console.print(f"  wrote {folder}/{name}", markup=False)
    for name in answer.differing:
        console.print(f"  differs {folder}/{name}", markup=False)
    if answer.differing:
        hint(console, "`sb schema` without --check writes them")
    elif not answer.written:
        console.print(f"[green]current[/]  [dim]{count(answer.current, 'file')} in {folder}[/]")


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.core.handover import LocalFolder
    from storyboard_cli.ops.schema import SchemaAsk

    face.do("schema", filled(SchemaAsk, typed, start=LocalFolder.local(str(face.start))), show)


COMMAND = Command("schema", run=_run)
