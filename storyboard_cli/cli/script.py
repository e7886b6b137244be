"""`sb script`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.json_text import json_text
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.script import (
        ScriptElementsAnswer,
        ScriptNumberAnswer,
        ScriptStatsAnswer,
        ScriptSuggestionsAnswer,
    )

_MOST = 40


def show_elements(answer: ScriptElementsAnswer, console: Console) -> None:
    """JSON lines; fields that say nothing are left out."""
    for row in answer.elements:
        kept = {k: v for k, v in row.model_dump().items() if v not in (None, False, [])}
        console.file.write(json_text(kept))


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


class _StatsExtras(Frozen):
    file: Annotated[
        str | None,
        asked("A script outside a project; else the project's.", argument="file", metavar="[FILE]"),
    ] = None


def _stats(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.core.handover import Upload
    from storyboard_cli.ops.script import ScriptFileStatsAsk, ScriptStatsAsk

    file = filled(_StatsExtras, typed).file
    if file is not None:
        face.do("script.stats_of_file", ScriptFileStatsAsk(file=Upload.local(file)), show_stats)
    else:
        face.do("script.stats", ScriptStatsAsk(), show_stats)


COMMANDS = {
    "elements": Command(
        "script.elements",
        show_elements,
        more="Each has its type, line, column, end line and text. Needs no project.",
    ),
    "stats": Command("script.stats", extras=_StatsExtras, run=_stats, also={"script.stats_of_file": ""}),
    "suggest": Command("script.suggest", show_suggestions),
    "number": Command(
        "script.number", show_numbers, more="Prints what it would write, unless told to write."
    ),
}
