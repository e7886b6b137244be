"""`sb bench`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.bench import Done

app = typer.Typer(
    help="Measure consistency of the rendered project.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback()
def _verbs() -> None:
    """Measure consistency of the rendered project."""


@app.command("consistency")
def consistency(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None, typer.Argument(help="Which frames: S03, S03/2, 3A, globs; all if left out.")
    ] = None,
    embedder: Annotated[
        str | None, typer.Option("--embedder", help="Measure with another embedder; see `sb models list`.")
    ] = None,
) -> None:
    """CIDS, style, count and copy-paste scores of all frames.

    They are what ViStoryBench defines.
    """
    from storyboard_cli.ops import bench as op

    Face.of(ctx).run(op.bench, op.Ask(selectors=frames or [], embedder=embedder), show)


def show(answer: Done, console: Console) -> None:
    """The story's scores, then each character's."""
    from storyboard_cli.cli.tables import count, hint, table

    rows = table("score", "value", "meaning")
    for name, value, meaning in (
        ("CIDS cross", answer.cids_cross, "figures against their references"),
        ("CIDS self", answer.cids_self, "figures against each other over the story"),
        ("recall", answer.recall, "characters found where they should be"),
        ("OCCM", answer.occm, "as many figures as the scene says, 0 to 100"),
        ("style cross", answer.style_cross, "frames against the references' look"),
        ("style self", answer.style_self, "frames against each other"),
        ("copy-paste", answer.copy_paste, "1: figures are pasted references"),
    ):
        rows.add_row(name, "-" if value is None else f"{value:.3f}", meaning)
    console.print(rows)
    cast = table("character", "frames", "found", "cross", "self", "copy")
    for one in answer.characters:
        numbers = ("-" if v is None else f"{v:.3f}" for v in (one.cids_cross, one.cids_self, one.copy_paste))
        cast.add_row(one.name, str(one.shots), str(one.found), *numbers)
    console.print(cast)
    console.print(f"[dim]{count(answer.frames, 'frame')}, measured with {answer.embedder}[/]")
    hint(console, "scores compare only within one embedder; published tables use CLIP ViT-L/14 and CSD")
