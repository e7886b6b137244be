"""`sb timeline`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from storyboard_cli.presenting.shown_cut import TimelineAnswer


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


class _MarkerExtras(Frozen):
    remove_it: Annotated[bool, asked("Take it away.", "--remove", after="note")] = False


class _AudioExtras(Frozen):
    remove_it: Annotated[bool, asked("Take it away.", "--remove", after="gain_db")] = False


def _marker(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.timeline import TimelineMarkerAsk, TimelineUnmarkerAsk

    if typed["remove_it"]:
        face.do("timeline.unmarker", filled(TimelineUnmarkerAsk, typed), _around)
    else:
        face.do("timeline.marker", filled(TimelineMarkerAsk, typed), _around)


def _audio(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.timeline import TimelineAudioAsk, TimelineUnaudioAsk

    if typed["remove_it"]:
        face.do("timeline.unaudio", filled(TimelineUnaudioAsk, typed), _around)
    else:
        face.do("timeline.audio", filled(TimelineAudioAsk, typed), _around)


COMMANDS = {
    "show": Command("timeline.show", _whole),
    "move": Command("timeline.move", _around),
    "split": Command("timeline.split", _around),
    "insert": Command("timeline.insert", _around),
    "remove": Command("timeline.remove", _around),
    "duration": Command("timeline.duration", _around),
    "hold": Command("timeline.hold", _around),
    "trim": Command("timeline.trim", _around),
    "transition": Command("timeline.transition", _around),
    "note": Command("timeline.note", _around),
    "print": Command("timeline.print", _around),
    "marker": Command(
        "timeline.marker",
        extras=_MarkerExtras,
        run=_marker,
        also={"timeline.unmarker": "--remove"},
        summary="Put a marker into the cut, or take it away.",
    ),
    "audio": Command(
        "timeline.audio",
        extras=_AudioExtras,
        run=_audio,
        also={"timeline.unaudio": "--remove"},
        summary="Lay a sound under the cut, or take it away.",
    ),
    "reset": Command("timeline.reset", _around),
}
