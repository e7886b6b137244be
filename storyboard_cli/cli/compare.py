"""`sb compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.compare import CompareAnswer


def show(answer: CompareAnswer, console: Console) -> None:
    """Where the picture is, and what differs between the recipes."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint

    console.print(Text("  |  ".join(answer.shown), style="bold"))
    for difference in answer.differences:
        console.print(Text(f"  {difference}"))
    if answer.same_pixels:
        console.print(Text("  the pictures are the same, pixel by pixel", style="dim"))
    hint(console, f"written: `{answer.path}`")


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.core.handover import Produced
    from storyboard_cli.ops.compare import CompareAsk

    typed_out = typed["out"]
    out = Produced.local(typed_out, Path(typed_out).resolve()) if typed_out else None
    face.do("compare", filled(CompareAsk, typed, out=out), show)


COMMAND = Command("compare", run=_run)
