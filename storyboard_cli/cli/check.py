"""`sb check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.consistency.findings import Finding
    from storyboard_cli.ops.check import Done, FrameChecked

_MOST_SHOWN = 40


def command(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None,
        typer.Argument(help="What to check: S03, S03/2, 3A, FR_S03_002, globs; all if left out."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Judge again what was judged already.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every number, and write a picture of each finding.")
    ] = False,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="FILE", help="Write an HTML page with the pictures side by side."),
    ] = None,
    embedder: Annotated[
        str | None,
        typer.Option("--embedder", help="Judge with another embedder than the project's; see `sb models`."),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How findings are written; for CI: github, sarif, junit.")
    ] = Format.text,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Judge, but remember no verdict.")] = False,
) -> None:
    """Check rendered frames against their locked assets."""
    from storyboard_cli.ops import check as op

    ask = op.Ask(
        selectors=frames or [],
        all=all_,
        explain=explain,
        report=report,
        embedder=embedder,
        dry_run=dry_run,
    )

    def show_it(answer: Done, console: Console) -> None:
        if format_ is Format.text:
            show(answer, console)
        else:
            from storyboard_cli.cli.formats import rendered

            sys.stdout.write(rendered(answer.problems(), format_, tool="sb check"))

    Face.of(ctx).run(op.check, ask, show_it)


def show(answer: Done, console: Console) -> None:
    """Findings frame by frame, worst first; then one line of counts and what to do next."""
    from storyboard_cli.cli.tables import count, hint

    rows = [f for f in answer.frames if _asks(f) or answer.explained]
    rows.sort(key=lambda f: (f.verdict != "quarantined", answer.frames.index(f)))
    for frame in rows[:_MOST_SHOWN]:
        _frame(frame, console, explained=answer.explained)
    if len(rows) > _MOST_SHOWN:
        hint(console, f"and {len(rows) - _MOST_SHOWN} more; see all of them: `sb check --report check.html`")
    for trend in answer.trends:
        console.print("[yellow]drift[/] ", end="")
        console.print(trend.message, markup=False)
    parts = [f"[green]{answer.passed} passed[/]"] if answer.passed else []
    parts += [f"[red]{answer.quarantined} quarantined[/]"] if answer.quarantined else []
    parts += [f"{answer.not_judged} not judged"] if answer.not_judged else []
    parts += [f"[dim]{answer.unrendered} not rendered[/]"] if answer.unrendered else []
    checked = f"{count(len(answer.frames), 'frame')}, {answer.judged} looked at now, with {answer.embedder}"
    console.print(f"[bold]{', '.join(parts) or 'nothing to check'}[/] [dim]({checked})[/]")
    _next(answer, console)


def _asks(frame: FrameChecked) -> bool:
    return any(f.outcome in ("failed", "warned") for f in frame.findings) or frame.verdict != "passed"


def _frame(frame: FrameChecked, console: Console, *, explained: bool) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import state

    console.print(
        Text(f"{frame.frame_id}  ", style="bold"), state(frame.verdict), Text(f"v{frame.version}", "dim")
    )
    colours = {"failed": "red", "warned": "yellow", "not judged": "dim", "passed": "green"}
    for finding in frame.findings:
        if finding.outcome == "passed" and not explained:
            continue
        line = Text("  ")
        line.append(f"{finding.rule}  ", style="magenta" if finding.excused else colours[finding.outcome])
        line.append(finding.message)
        if finding.excused:
            line.append(f"  allowed: {finding.excused}", style="magenta")
        console.print(line)
        if explained:
            _numbers(finding, console)


def _numbers(finding: Finding, console: Console) -> None:
    from rich.text import Text

    found = finding.numbers()
    if found:
        console.print(Text("    " + "   ".join(f"{name} {value}" for name, value in found), style="dim"))


def _next(answer: Done, console: Console) -> None:
    from storyboard_cli.cli.tables import hint

    for path in answer.written:
        hint(console, f"written: `{path}`")
    if answer.quarantined and not answer.explained:
        first = next(f.frame_id for f in answer.frames if f.verdict == "quarantined")
        hint(
            console,
            f"look closer: `sb check --explain {first}`, or with pictures: `sb check --report check.html`",
        )
    elif not answer.quarantined and answer.passed:
        hint(console, "next: `sb review`")
    elif answer.unrendered and not answer.frames:
        hint(console, "next: `sb render`")
