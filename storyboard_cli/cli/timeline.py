"""`sb timeline`."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from storyboard_cli.ops.timeline import TimelineAnswer

app = typer.Typer(
    help="Show and edit the cut: order, durations, transitions.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Frames = Annotated[
    list[str],
    typer.Argument(help="Which frames: S03, S03/2, 3A, FR_S03_002; FR_S03_002#2 is its second use."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the cut as it would be; write nothing.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take it away.")]
After = Annotated[str | None, typer.Option("--after", metavar="FRAME", help="Put it after this frame.")]


class Transition(StrEnum):
    """How one picture follows another."""

    cut = "cut"
    dissolve = "dissolve"
    wipe = "wipe"
    fade_in = "fade_in"
    fade_out = "fade_out"


class MarkerColor(StrEnum):
    """Colours that editing programs know."""

    red = "red"
    orange = "orange"
    yellow = "yellow"
    green = "green"
    cyan = "cyan"
    blue = "blue"
    purple = "purple"
    white = "white"


@app.command("show")
def show_command(
    ctx: typer.Context,
    frames: Annotated[list[str] | None, typer.Argument(help="Only these frames.")] = None,
) -> None:
    """Show the cut with times."""
    from storyboard_cli.ops import timeline as op

    Face.of(ctx).run(op.show, op.TimelineShowAsk(selectors=frames or []), _whole)


@app.command()
def move(
    ctx: typer.Context,
    frames: Frames,
    after: After = None,
    before: Annotated[
        str | None, typer.Option("--before", metavar="FRAME", help="Put it before this one.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Move frames; without --after or --before to the start."""
    if after and before:
        raise typer.BadParameter("give --after or --before, not both")
    _change(ctx, "move", selectors=frames, after=after, before=before, dry_run=dry_run)


@app.command()
def insert(ctx: typer.Context, frames: Frames, after: After = None, dry_run: DryRun = False) -> None:
    """Use frames once more, or bring back what was taken out."""
    _change(ctx, "insert", selectors=frames, after=after, dry_run=dry_run)


@app.command()
def remove(ctx: typer.Context, frames: Frames, dry_run: DryRun = False) -> None:
    """Take frames out of the cut; they stay in the board."""
    _change(ctx, "remove", selectors=frames, dry_run=dry_run)


@app.command()
def duration(
    ctx: typer.Context,
    frames: Frames,
    to: Annotated[
        str | None, typer.Option("--to", help="48 (frames), 2.5s or 1:12; left out: the frame's own.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Set how long frames stand."""
    _change(ctx, "duration", selectors=frames, length=to, dry_run=dry_run)


@app.command()
def hold(
    ctx: typer.Context,
    frames: Frames,
    for_: Annotated[str, typer.Option("--for", help="How much longer: 12, 0.5s; 0 takes it away.")],
    dry_run: DryRun = False,
) -> None:
    """Let frames stand longer."""
    _change(ctx, "hold", selectors=frames, length=for_, dry_run=dry_run)


@app.command()
def trim(
    ctx: typer.Context,
    frames: Frames,
    by: Annotated[str, typer.Option("--by", help="How much is cut off the end: 12, 0.5s; 0 takes it away.")],
    dry_run: DryRun = False,
) -> None:
    """Cut frames off the end."""
    _change(ctx, "trim", selectors=frames, length=by, dry_run=dry_run)


@app.command()
def transition(
    ctx: typer.Context,
    frames: Frames,
    kind: Annotated[
        Transition, typer.Option("--kind", "-k", help="How the frame begins; fade_out: how it ends.")
    ],
    length: Annotated[str, typer.Option("--length", help="12 (frames), 0.5s.")] = "12",
    dry_run: DryRun = False,
) -> None:
    """Cut, dissolve, wipe or fade between frames."""
    _change(ctx, "transition", selectors=frames, kind=kind.value, length=length, dry_run=dry_run)


@app.command()
def note(
    ctx: typer.Context,
    frames: Frames,
    text: Annotated[str, typer.Option("--text", "-m", help="Empty takes it away.")],
    dry_run: DryRun = False,
) -> None:
    """Leave a note in the cut."""
    _change(ctx, "note", selectors=frames, note=text, dry_run=dry_run)


@app.command("print")
def print_(
    ctx: typer.Context,
    frames: Frames,
    printed: Annotated[
        bool, typer.Option("--yes/--no", help="Shown on paper, or only in the animatic.")
    ] = True,
    dry_run: DryRun = False,
) -> None:
    """Say whether frames are shown on paper."""
    _change(ctx, "print", selectors=frames, printed=printed, dry_run=dry_run)


@app.command()
def marker(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    at: Annotated[
        str | None, typer.Option("--at", metavar="FRAME", help="On this frame; else at the start.")
    ] = None,
    offset: Annotated[str, typer.Option("--offset", help="After its start: 12, 0.5s.")] = "0",
    color: Annotated[MarkerColor, typer.Option("--color")] = MarkerColor.green,
    text: Annotated[str, typer.Option("--note", "-m", help="A sentence.")] = "",
    remove_it: Remove = False,
    dry_run: DryRun = False,
) -> None:
    """Put a marker into the cut, or take it away."""
    asked = {
        "selectors": [at] if at else [],
        "name": name,
        "offset": offset,
        "color": color.value,
        "note": text,
    }
    _change(ctx, "unmarker" if remove_it else "marker", **asked, dry_run=dry_run)


@app.command()
def audio(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(help="A sound file in the project, such as audio/rain.wav.")],
    at: Annotated[
        str | None, typer.Option("--at", metavar="FRAME", help="From this frame; else under the whole cut.")
    ] = None,
    offset: Annotated[
        str, typer.Option("--offset", help="After that place: 12, 0.5s; -12 is before it.")
    ] = "0",
    gain: Annotated[float, typer.Option("--gain", help="Louder or softer, in dB.")] = 0.0,
    remove_it: Remove = False,
    dry_run: DryRun = False,
) -> None:
    """Lay a sound under the cut, or take it away."""
    asked = {"selectors": [at] if at else [], "path": path, "offset": offset, "gain_db": gain}
    _change(ctx, "unaudio" if remove_it else "audio", **asked, dry_run=dry_run)


@app.command()
def reset(ctx: typer.Context, dry_run: DryRun = False) -> None:
    """Forget the cut: story order, each frame with its own duration."""
    _change(ctx, "reset", dry_run=dry_run)


def _change(ctx: typer.Context, action: str, **asked: Any) -> None:
    from storyboard_cli.ops import timeline as op

    ask = op.TimelineAsk.model_validate({"action": action, **asked})
    Face.of(ctx).run(op.timeline, ask, _around)


def _whole(answer: TimelineAnswer, console: Console) -> None:
    """The cut, its markers and sounds, and its length."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, table

    _entries(answer, console, lambda number: True)
    for name, title in (("markers", "markers"), ("audio", "sound")):
        rows = getattr(answer, name)
        if not rows:
            continue
        console.print(Text(title, style="dim"))
        listed = table("", "", "", "")
        listed.show_header = False
        for row in rows:
            listed.add_row(*_cells(row))
        console.print(listed)
    order = "story order" if answer.story_order else "cut order"
    console.print(
        f"[bold]{answer.length}[/]  [dim]{count(answer.frames, 'frame')} at {answer.fps} fps, "
        f"{count(len([e for e in answer.entries if 'out' not in e.marks]), 'entry', 'entries')}, {order}[/]"
    )


def _around(answer: TimelineAnswer, console: Console) -> None:
    """What changed, with the entries around it, and the new length."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint

    touched = [r.number for r in answer.entries if r.frame_id in answer.touched]
    near = {n + d for n in touched for d in (-1, 0, 1)}
    _entries(answer, console, lambda number: number in near, bold=set(touched))
    if not answer.changed:
        console.print(Text("nothing changed", style="dim"))
        return
    console.print(
        Text(answer.what, style="bold"), Text(f"  {answer.length} now" if answer.length else "", style="dim")
    )
    hint(console, "a dry run: nothing was written" if answer.dry_run else "written to `timeline.yaml`")


def _entries(
    answer: TimelineAnswer, console: Console, wanted: Callable[[int], bool], bold: set[int] | None = None
) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    rows = table("", "frame", "shot", "from", "frames", "s", "", "")
    for column in (0, 4, 5):
        rows.columns[column].justify = "right"
    last = 0
    for entry in answer.entries:
        if not wanted(entry.number):
            continue
        if last and entry.number > last + 1:
            rows.add_row("", Text("…", "dim"))
        last = entry.number
        use = f"#{entry.use}" if entry.use > 1 else ""
        marks = " · ".join([*([entry.transition] if entry.transition else []), *entry.marks])
        name = Text(entry.frame_id + use, "bold" if bold and entry.number in bold else "")
        rows.add_row(
            Text(str(entry.number), "dim"), name, entry.shot, Text(entry.start, "dim"),
            str(entry.duration_frames), f"{entry.seconds:.2f}", Text(marks, "yellow"),
            Text(entry.note, "dim"),
        )  # fmt: skip
    if last:
        console.print(rows)


def _cells(row: Any) -> list[str | Text]:
    from rich.text import Text

    plain = row.plain()
    if "color" in plain:
        colour = {"orange": "dark_orange", "purple": "magenta"}.get(plain["color"], plain["color"])
        return [Text(f"  {plain['at']}", "dim"), Text("▌", colour), plain["name"], Text(plain["note"], "dim")]
    gone = Text("missing", "red") if plain["missing"] else Text("")
    return [Text(f"  {plain['at']}", "dim"), plain["path"], Text(f"{plain['gain_db']:+.1f} dB", "dim"), gone]
