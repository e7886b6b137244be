"""`sb layout`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.layout import LayoutAnswer


def command(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None,
        typer.Argument(help="Which frames: S03, S03/2, 3A, FR_S03_002, globs; all if left out."),
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="Folder; left out: exports/layout.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Only these kinds: pose, depth, lines, masks. May be repeated."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written.")] = False,
) -> None:
    """Write a frame's pose, depth, line and mask pictures."""
    from storyboard_cli.ops import layout as op

    ask = op.LayoutAsk(selectors=frames or [], out=out, dry_run=dry_run)
    if only:
        ask = ask.model_copy(update={"kinds": only})
    Face.of(ctx).run(op.layout, ask, show)


def show(answer: LayoutAnswer, console: Console) -> None:
    """A line a frame, and where the files are."""
    from rich.table import Table
    from rich.text import Text

    from storyboard_cli.cli.tables import count

    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    for title in ("frame", "camera", "set", "figures", "files"):
        table.add_column(title)
    for frame in answer.frames:
        lens = f"{frame.size} {frame.angle.replace('_', ' ')} {frame.lens_mm:.0f} mm"
        people = Text(", ".join(frame.figures) or "nobody", style="" if frame.figures else "dim")
        table.add_row(
            Text(frame.frame_id, "bold"), lens, frame.setting.replace("_", " "), people, str(len(frame.files))
        )
    console.print(table)
    verb = "would be written" if answer.dry_run else "written"
    console.print(Text(f"{count(len(answer.frames), 'layout')} {verb} to {answer.out}", "dim"))
