"""`sb check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.formats import Format, failures_told, rendered
from storyboard_cli.cli.lines import worded
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.checking.answer import CheckAnswer, Finding, FrameChecked

_MOST_SHOWN = 40
_MOST_NAMED = 6
_COLOURS = {"failed": "red", "warned": "yellow", "not judged": "dim", "passed": "green"}
_SAID_ONCE = 2  # frames with the very same failure or warning, above which it is said for all of them
_Shared = dict[tuple[str, str], list[str]]  # (rule, message) → frames


def show(answer: CheckAnswer, console: Console) -> None:
    """Findings frame by frame, worst first; then one line of counts and what to do next."""
    from storyboard_cli.cli.tables import count, hint

    shared = _shared(answer)
    for finding, names in _of_many(answer, shared):
        console.print(f"[{_COLOURS[finding.outcome]}]{finding.rule}[/]  ", end="")
        console.print(finding.message, markup=False)
        more = " …" if len(names) > _MOST_NAMED else ""
        hint(console, f"in {count(len(names), 'frame')}: {', '.join(names[:_MOST_NAMED])}{more}")
        advice = finding.advice("FRAME")
        if advice:
            hint(console, worded(advice).replace(names[0], "FRAME"))
    rows = [f for f in answer.frames if _own(f, shared) or answer.explained]
    rows.sort(key=lambda f: (f.verdict != "quarantined", answer.frames.index(f)))
    for frame in rows[:_MOST_SHOWN]:
        _frame(frame, console, shared, explained=answer.explained)
    if len(rows) > _MOST_SHOWN:
        hint(console, f"and {len(rows) - _MOST_SHOWN} more; see all of them: `sb check --report check.html`")
    for trend in answer.trends:
        console.print("[yellow]drift[/] ", end="")
        console.print(trend.message, markup=False)
    _cuts(answer, console)
    parts = [f"[green]{answer.passed} passed[/]"] if answer.passed else []
    parts += [f"[red]{answer.quarantined} quarantined[/]"] if answer.quarantined else []
    parts += [f"{answer.not_judged} not judged"] if answer.not_judged else []
    parts += [f"[dim]{answer.unrendered} not rendered[/]"] if answer.unrendered else []
    checked = f"{count(len(answer.frames), 'frame')}, {answer.judged} looked at now, with {answer.embedder}"
    console.print(f"[bold]{', '.join(parts) or 'nothing to check'}[/] [dim]({checked})[/]")
    _chance(answer, console)
    _next(answer, console)


def _chance(answer: CheckAnswer, console: Console) -> None:
    """With `--fdr`: what of it is chance, and the failures by p. Without: one line where all of it may be."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    found = answer.discoveries
    if not answer.rate_asked:
        if found.no_more_than_chance:
            hint(console, f"{found.counted()} Which stand out: `sb check --fdr {found.rate:g}`")
        return
    console.print(found.counted(), found.standing_out(), markup=False, highlight=False)
    if not found.rows:
        return
    if found.held:
        hint(console, found.promise())
    rows = table("frame", "what", "p", "q", "check", "")
    for row in found.rows[:_MOST_SHOWN]:
        said = Text(row.outcome.value, _COLOURS[row.outcome])
        held = Text("stands out" if row.holds else "", "bold")
        rows.add_row(row.frame_id, row.subject, f"{row.p_value:.2g}", f"{row.q_value:.2g}", said, held)
    console.print(rows)
    if len(found.rows) > _MOST_SHOWN:
        more = len(found.rows) - _MOST_SHOWN
        hint(console, f"and {more} more; see all of them: `sb check --report check.html`")


_MOST_CUTS = 5


def _cuts(answer: CheckAnswer, console: Console) -> None:
    """Breaks of continuity, the first few; `sb lint` shows all with what would mend them."""
    from storyboard_cli.cli.tables import count, hint

    for cut in answer.cuts[:_MOST_CUTS]:
        console.print(f"[yellow]{cut.code}[/]  ", end="")
        console.print(cut.message, markup=False)
    if answer.cuts:
        hint(
            console, f"{count(len(answer.cuts), 'warning')} about cuts: how to mend or allow them: `sb lint`"
        )


def _shared(answer: CheckAnswer) -> _Shared:
    """What has one cause in many frames, said once: a changed anchor, seed or locked picture, a new lock."""
    frames: _Shared = {}
    for frame in answer.frames:
        for finding in frame.findings:
            if finding.blocks or (finding.outcome == "warned" and not finding.excused):
                names = frames.setdefault((finding.rule, finding.message), [])
                names += [] if frame.frame_id in names[-1:] else [frame.frame_id]
    return {what: names for what, names in frames.items() if len(names) > _SAID_ONCE and not answer.explained}


def _of_many(answer: CheckAnswer, shared: _Shared) -> list[tuple[Finding, list[str]]]:
    """One finding for each shared cause, failures first, with its frames."""
    first: dict[tuple[str, str], Finding] = {}
    for frame in answer.frames:
        for finding in frame.findings:
            if (finding.rule, finding.message) in shared and not finding.excused:
                first.setdefault((finding.rule, finding.message), finding)
    found = [(finding, shared[what]) for what, finding in first.items()]
    return sorted(found, key=lambda one: one[0].outcome != "failed")


def _own(frame: FrameChecked, shared: _Shared) -> list[Finding]:
    """What is to be said of this frame alone: who can't be judged is no reason for a verdict on the rest."""
    asked = [f for f in frame.findings if f.outcome != "passed" and (f.rule, f.message) not in shared]
    told = frame.verdict == "not judged" or any(f.outcome != "not judged" for f in asked)
    return _said_once(asked) if told else []


def _said_once(findings: list[Finding]) -> list[Finding]:
    """Two who changed places have a finding each, and one sentence."""
    return list({(f.rule, f.message, f.excused): f for f in findings}.values())


def _frame(frame: FrameChecked, console: Console, shared: _Shared, *, explained: bool) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging, hint, state

    console.print(
        Text(f"{frame.frame_id} ", "bold"), state(frame.verdict), Text(f"v{frame.render_version}", "dim")
    )
    for finding in frame.findings if explained else _own(frame, shared):
        line = Text("  ")
        line.append(f"{finding.rule}  ", style="magenta" if finding.excused else _COLOURS[finding.outcome])
        line.append(finding.message)
        if finding.excused:
            line.append(f"  allowed: {finding.excused}", style="magenta")
        hanging(console, line, deeper=2)
        if explained:
            _numbers(finding, console)
            advice = finding.advice(frame.frame_id)
            if advice and finding.outcome != "passed" and not finding.excused:
                hint(console, advice, indent=4)


def _numbers(finding: Finding, console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging

    found = finding.numbers()
    if found:
        line = Text("    " + "   ".join(f"{name} {value}" for name, value in found), style="dim")
        hanging(console, line, indent=4)


def _next(answer: CheckAnswer, console: Console) -> None:
    from storyboard_cli.cli.tables import hint, near

    for path in answer.written:
        hint(console, f"written: `{near(path)}`")
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
    elif not answer.frames and not answer.failure:
        hint(console, "next: `sb compile` makes frames of the scripts")


class _Extras(Frozen):
    form: Annotated[
        Format, asked("How findings are written; for CI: github, sarif, junit.", "--format", after="fdr")
    ] = Format.text


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.checking.answer import CheckAsk

    form = filled(_Extras, typed).form

    def show_it(answer: CheckAnswer, console: Console) -> None:
        if form is Format.text:
            show(answer, console)
        else:
            sys.stdout.write(rendered(answer.problems(), form, tool="sb check"))

    with failures_told(face, form, tool="sb check"):
        face.do("check", filled(CheckAsk, typed), show_it)


COMMAND = Command("check", extras=_Extras, run=_run)
