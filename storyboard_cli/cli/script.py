"""`sb script`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.script import (
        ScriptElementsAnswer,
        ScriptNumberAnswer,
        ScriptStatsAnswer,
        ScriptSuggestionsAnswer,
    )

app = typer.Typer(
    help="Look into a script: elements, statistics, suggestions.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_FILE = Annotated[str, typer.Argument(metavar="FILE", help="A Fountain, Final Draft or YAML script.")]
_MOST = 40


@app.command("elements")
def elements(ctx: typer.Context, file: _FILE) -> None:
    """Print every element of a script as a line of JSON.

    Each has its type, line, column, end line and text. Needs no project.
    """
    from storyboard_cli.ops import script as op

    Face.of(ctx).run_free(op.elements, op.ScriptAsk(path=file), show_elements)


@app.command("stats")
def stats(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="A script outside a project; else the project's.")
    ] = None,
) -> None:
    """Count scenes, frames, minutes, and the cast by scene."""
    from storyboard_cli.ops import script as op

    face = Face.of(ctx)
    if file is not None:
        face.run_free(op.stats_of_file, op.ScriptAsk(path=file), show_stats)
    else:
        face.run(op.stats, op.ScriptAsk(), show_stats)


@app.command("suggest")
def suggest(
    ctx: typer.Context,
    scripts: Annotated[
        list[str] | None, typer.Argument(help="Scripts of the project; all if left out.")
    ] = None,
) -> None:
    """List who and what has no asset, most frames first."""
    from storyboard_cli.ops import script as op

    Face.of(ctx).run(op.suggest, op.ScriptAsk(paths=scripts or []), show_suggestions)


@app.command("number")
def number(
    ctx: typer.Context,
    file: _FILE,
    write: Annotated[bool, typer.Option("--write", help="Write the numbers into the script.")] = False,
) -> None:
    """Give scene numbers to headings that have none.

    Prints what it would write, unless told to write.
    """
    from storyboard_cli.ops import script as op

    Face.of(ctx).run_free(op.number, op.ScriptAsk(path=file, write=write), show_numbers)


def show_elements(answer: ScriptElementsAnswer, console: Console) -> None:
    """JSON lines; fields that say nothing are left out."""
    import json

    for row in answer.elements:
        kept = {k: v for k, v in row.model_dump().items() if v not in (None, False, [])}
        console.file.write(json.dumps(kept, ensure_ascii=False) + "\n")


def show_stats(answer: ScriptStatsAnswer, console: Console) -> None:
    """Totals, then the cast."""
    from storyboard_cli.cli.tables import count, table, time

    console.print(
        f"[bold]{count(answer.scenes, 'scene')}[/], [bold]{count(answer.frames, 'frame')}[/], "
        f"[bold]{time(answer.seconds)}[/] by the words  "
        f"[dim]{answer.interior} inside, {answer.exterior} outside; "
        f"{', '.join(f'{n} {t}' for t, n in answer.times.items())}[/]"
    )
    rows = table("cast", "scenes", "frames", "speeches", "words", "in")
    for row in answer.cast:
        shown = ", ".join(row.scenes[:8]) + (" …" if len(row.scenes) > 8 else "")
        rows.add_row(
            row.name, str(len(row.scenes)), str(row.frames), str(row.speeches), str(row.words), shown
        )
    if answer.cast:
        console.print(rows)
    if answer.places:
        places = table("place", "scenes")
        for name, scenes in list(answer.places.items())[:_MOST]:
            places.add_row(name, str(scenes))
        console.print(places)


def show_suggestions(answer: ScriptSuggestionsAnswer, console: Console) -> None:
    """Most frequent first."""
    from storyboard_cli.cli.tables import hint, table

    rows = table("words", "frames", "kind", "at")
    for row in answer.rows[:_MOST]:
        places = ", ".join(line.rsplit(":", 2)[1] for line in row.lines[:6]) + (" …" if row.uses > 6 else "")
        rows.add_row(row.words, str(row.uses), row.guess, places)
    if not answer.rows:
        console.print("everything that the scripts show is an asset")
        return
    console.print(rows)
    if len(answer.rows) > _MOST:
        console.print(f"[dim]… and {len(answer.rows) - _MOST} more; `--json` lists all[/]")
    hint(console, "`sb new prop NAME` or `sb new character NAME` makes one an asset; the rest may stay words")


def show_numbers(answer: ScriptNumberAnswer, console: Console) -> None:
    """What gets a number."""
    from storyboard_cli.cli.tables import count, hint, table

    if not answer.rows:
        console.print("every heading has a number")
        return
    rows = table("line", "number", "heading")
    for row in answer.rows:
        rows.add_row(str(row.line), row.number, row.heading)
    console.print(rows)
    console.print(f"{count(len(answer.rows), 'number')} {'written' if answer.written else 'to write'}")
    if not answer.written:
        hint(console, f"`sb script number {answer.path} --write` writes them into the script")
