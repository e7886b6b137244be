"""`sb compile`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format, failures_told, rendered
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.compile import CompileAnswer

_MOST_CHANGES = 40


def show_as(answer: CompileAnswer, console: Console, form: Format) -> None:
    """Scenes, what changed in terms of frames, findings, and what to do next."""
    from storyboard_cli.cli.tables import room
    from storyboard_cli.ops.compile import OUT_OF_DATE

    color = console.color_system is not None and not console.no_color
    summed_up = {OUT_OF_DATE} if form is Format.text else set()  # the last lines say it
    problems = [p for p in answer.problems if p.code not in summed_up]
    found = rendered(problems, form, tool="sb compile", color=color, width=room(console))
    if form is not Format.text:
        console.file.write(found)
        return
    for line in answer.mended:
        console.print("mended  ", end="", style="cyan")
        console.print(line, markup=False)
    if answer.first:
        _scenes(answer, console)
    _changes(answer, console)
    for moved in answer.moved[:_MOST_CHANGES]:
        console.print(str(moved), style="yellow", markup=False, highlight=False)
    if found:
        if answer.first or answer.changes or answer.moved or answer.mended:
            console.print()
        console.file.write(found)
    _summary(answer, console)


def _scenes(answer: CompileAnswer, console: Console) -> None:
    from storyboard_cli.cli.tables import table, time

    rows = table("scene", "heading", "frames", "time", "environment")
    for row in answer.scenes:
        if not row.is_omitted:
            unresolved = (row.environment or "").startswith("UNRESOLVED_")
            place = "not an asset yet" if unresolved else row.environment or "·"
            rows.add_row(row.scene_id, row.heading, str(row.frames), time(row.seconds), place)
    console.print(rows)


def _changes(answer: CompileAnswer, console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    changes = [c for c in answer.changes if not c.reread]
    if answer.first or not changes:
        return
    colours = {"new": "green", "back": "green", "changed": "yellow", "omitted": "red", "kept": "dim"}
    rows = table("", "frame", "shot", "what")
    for change in changes[:_MOST_CHANGES]:
        what = ", ".join(change.fields).replace("_", " ")
        if change.moved_from:
            what = f"moved from {change.moved_from}" + (f"; {what}" if what else "")
        said = Text(what or change.text[:70], style="" if what else "dim")
        if change.approval:
            said.append(f"  approval {change.approval}", style="yellow")
        rows.add_row(Text(change.fate, style=colours[change.fate]), change.frame_id, change.shot, said)
    console.print(rows)
    more = len(changes) - _MOST_CHANGES
    if more > 0:
        console.print(f"[dim]… and {more} more; `--json` lists all[/]")


def _reads_more(answer: CompileAnswer, console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hanging

    more = answer.reads_more
    if more is None or not (more.reread or more.words):
        return
    frames = count(more.frames, "frame")
    said = (
        f"sb reads more now: {more.words} in {frames} that it did not show before"
        if more.words
        else f"sb reads {count(more.reread, 'frame')} better now"
    )
    outdated = any(c.approval == "outdated" for c in answer.changes)
    safe = "" if outdated else "nothing is outdated; "
    hanging(console, Text(f"{said}; {safe}`sb render --superseded` draws them"), indent=0, deeper=2)


def _summary(answer: CompileAnswer, console: Console) -> None:
    from storyboard_cli.cli.tables import count, hint

    live = [s for s in answer.scenes if not s.is_omitted]
    console.print()
    console.print(
        f"[bold]{count(len(live), 'scene')}[/], [bold]{count(sum(s.frames for s in live), 'frame')}[/]",
        end="",
    )
    if answer.first:
        console.print("")
    else:
        reread = sum(c.reread for c in answer.changes)
        said = [c for c in answer.changes if not c.reread]
        fates = {f: sum(c.fate == f for c in said) for f in ("changed", "new", "back", "omitted")}
        parts = [f"{answer.kept + reread} kept", *(f"{n} {f}" for f, n in fates.items() if n)]
        console.print(f"  [dim]{', '.join(parts)}[/]")
    if answer.approvals_touched:
        console.print(f"[yellow]{count(answer.approvals_touched, 'approval')} touched[/]")
    if answer.reads_more is not None:
        _reads_more(answer, console)
    if answer.check and answer.out_of_date:
        console.print("[bold red]scenes/ is out of date[/]")
        hint(console, "run `sb compile` and commit scenes/")
    elif answer.dry_run:
        console.print("[dim]nothing was written (--dry-run)[/]")
    if answer.unresolved:
        names = count(len(answer.unresolved), "name")
        verb = "means" if len(answer.unresolved) == 1 else "mean"
        console.print(f"[yellow]{names} of the script {verb} no asset yet[/]")
        hint(
            console,
            "`sb new --from-script` writes a spec for each, `sb alias add NAME ASSET` says what one means",
        )
    elif answer.uncast and not (answer.check or answer.dry_run):
        people = "1 person" if len(answer.uncast) == 1 else f"{len(answer.uncast)} people"
        console.print(f"{people} of the action {'has' if len(answer.uncast) == 1 else 'have'} no asset")
        hint(console, "`sb new --from-script` writes a spec for each; or go on: `sb plan`")
    elif not (answer.check or answer.dry_run):
        hint(console, "next: `sb plan` shows what will be rendered")


class _Extras(Frozen):
    form: Annotated[Format, asked("How findings are told; github and sarif are for CI.", "--format")] = (
        Format.text
    )


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.compile import CompileAsk

    form = filled(_Extras, typed).form
    with failures_told(face, form, tool="sb compile"):
        face.do("compile", filled(CompileAsk, typed), lambda answer, console: show_as(answer, console, form))


COMMAND = Command("compile", extras=_Extras, run=_run)
