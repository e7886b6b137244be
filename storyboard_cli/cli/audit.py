"""`sb audit`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.json_text import json_text
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.characters import spreadsheet_cell, visible
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.audit import AuditAnswer, AuditRow

_MOST = 12  # lines a topic in text; --format csv and json have all of them


class Form(StrEnum):
    """How the audit is told."""

    text = "text"
    csv = "csv"
    json = "json"


def as_csv(answer: AuditAnswer) -> str:
    """Comma-separated with a header; a leading = + - @ is kept from being a formula in a spreadsheet."""
    import csv
    import io

    out = io.StringIO()
    names = ["topic", "seq", "at", "actor", "subject", "version", "what", "detail", "reason", "hash"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in answer.rows:
        cells = [getattr(row, name) for name in names]
        writer.writerow(
            [visible(spreadsheet_cell(cell)) if isinstance(cell, str) else cell for cell in cells]
        )
    return out.getvalue()


def as_json(answer: AuditAnswer) -> str:
    """The rows as one JSON list."""
    return json_text([row.plain() for row in answer.rows], indent=1)


_BY_MACHINE = ("prompts", "seeds")  # too long for a terminal: one line each; what people said is whole


def show_text(answer: AuditAnswer, console: Console) -> None:
    """The newest lines of every topic."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hanging, hint

    for topic, number in answer.counts.items():
        if not number:
            continue
        of_topic = [r for r in answer.rows if r.topic == topic]
        console.print(Text(f"{topic}", style="bold"), Text(str(number), style="dim"))
        wide = max(len(_subject(r)) for r in of_topic[-_MOST:])
        for row in of_topic[-_MOST:]:
            line = Text(f"  {row.at[:10]}  ", style="dim")
            line.append(f"{_subject(row):<{wide}}  ", style="default")
            line.append(f"{row.what}  ", style="bold")
            line.append(f"{row.actor.split(' <')[0]}  ")
            line.append(" · ".join(part for part in (row.reason, row.detail) if part))
            if topic in _BY_MACHINE:
                console.print(line, no_wrap=True, overflow="ellipsis")
            else:
                hanging(console, line, deeper=12)
    if not answer.rows:
        console.print("nothing to audit yet")
    if answer.without_picture:
        hint(
            console,
            f"{count(answer.without_picture, 'render')} not on this machine: their prompts are not shown",
        )
    cut = any(answer.counts.get(topic) for topic in _BY_MACHINE)
    if cut or any(number > _MOST for number in answer.counts.values()):
        hint(console, "everything: `sb audit --format csv -o audit.csv`")


def _subject(row: AuditRow) -> str:
    return f"{row.subject} v{row.version}" if row.version and "@" not in row.subject else row.subject


class _Extras(Frozen):
    form: Annotated[Form, asked("csv and json tell everything.", "--format")] = Form.text
    out: Annotated[str | None, asked("Write it to a file.", "--out", "-o")] = None


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.audit import AuditAsk

    extras = filled(_Extras, typed)

    def show(answer: AuditAnswer, console: Console) -> None:
        if extras.form is Form.text and extras.out is None:
            show_text(answer, console)
            return
        text = as_json(answer) if extras.form is Form.json else as_csv(answer)
        if extras.out is None:
            sys.stdout.write(text)
            return
        from storyboard_cli.cli.tables import count, hint
        from storyboard_cli.core.files import refuse_replacing, write_atomic

        refuse_replacing(Path(extras.out), text[: text.index("\n")].encode("utf-8"), "audit")
        write_atomic(Path(extras.out), text.encode("utf-8"))
        console.print(f"[bold]{count(len(answer.rows), 'line')}[/] of audit")
        hint(console, f"written: `{extras.out}`")

    face.do("audit", filled(AuditAsk, typed), show)


COMMAND = Command("audit", extras=_Extras, run=_run)
