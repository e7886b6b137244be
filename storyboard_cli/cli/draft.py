"""`sb draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.draft import DraftAnswer


def command(
    ctx: typer.Context,
    script: Annotated[str, typer.Argument(help="A screenplay: .fountain, .fdx or .yaml.")],
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="The PDF; left out: beside the script.")
    ] = None,
    frames: Annotated[int | None, typer.Option("--frames", "-n", min=1, help="Draw at most so many.")] = None,
    style: Annotated[str, typer.Option("--style", help="tone, ink or blueprint.")] = "tone",
    layout: Annotated[
        str, typer.Option("--layout", help="2x3, 3x3, 1x1, 4x4, 1x5, contact or table.")
    ] = "2x3",
    paper: Annotated[str, typer.Option("--paper", help="a4, letter or a3.")] = "a4",
    portrait: Annotated[bool, typer.Option("--portrait", help="Upright pages.")] = False,
    landscape: Annotated[bool, typer.Option("--landscape", help="Wide pages.")] = False,
) -> None:
    """Draw a board of any screenplay, marked as a draft, without a project."""
    from storyboard_cli.ops import draft as op

    orientation = "portrait" if portrait else "landscape" if landscape else None
    ask = op.DraftAsk(
        script=script,
        out=out,
        frames=frames,
        style=style,
        layout=layout,
        paper=paper,
        orientation=orientation,
    )
    Face.of(ctx).run_free(op.draft, ask, show)


def show(answer: DraftAnswer, console: Console) -> None:
    """What was drawn, who was found, and how to make a project of it."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hanging, hint, stands_in

    shown = [n for n in answer.notes if n.severity != "info"]
    for note in shown[:6]:
        colour = "red" if note.severity == "error" else "yellow"
        console.print(
            Text.assemble((f"{note.where or ''}: ", "bold"), (f"{note.severity}: ", colour), note.message)
        )
    if len(shown) > 6:
        console.print(Text(f"… and {len(shown) - 6} more; `--json` lists all", style="dim"))
    part = f" of {answer.planned}" if answer.drawn < answer.planned else ""
    console.print(
        Text.assemble(
            (answer.title, "bold"),
            f"  {count(answer.scenes, 'scene')}, {answer.drawn}{part} frame{'s' * (answer.planned != 1)}, "
            f"{count(answer.pages, 'page')} in {answer.seconds:.1f} s",
        )
    )
    if answer.cast:
        hanging(console, Text("  cast   " + ", ".join(answer.cast), style="dim"), deeper=7)
    console.print(Text.assemble(("  board  ", "dim"), (answer.pdf, "cyan")))
    stands_in(console, answer.stand_ins, answer.left_out)
    hint(console, "a project of it: `sb init my_film`, then put the script into my_film/scripts/")
