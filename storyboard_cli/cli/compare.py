"""`sb compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.compare import CompareAnswer


def command(
    ctx: typer.Context,
    frame: Annotated[str, typer.Argument(help="The frame: S03/2, FR_S03_002.")],
    versions: Annotated[
        list[str] | None,
        typer.Argument(
            help="v1 v2 …, or `approved`; left out: the approved or previous one beside the newest."
        ),
    ] = None,
    strip: Annotated[
        bool, typer.Option("--strip", help="The frame between the ones before and after it in the cut.")
    ] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Where to write the PNG.")] = None,
    width: Annotated[int, typer.Option("--width", min=160, max=2048, help="Pixels of each picture.")] = 672,
) -> None:
    """Put versions of a frame side by side in one picture."""
    from storyboard_cli.ops import compare as op

    target = str(out.resolve()) if out else None
    ask = op.CompareAsk(frame=frame, versions=versions or [], strip=strip, out=target, width=width)
    Face.of(ctx).run(op.compare, ask, show)


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
