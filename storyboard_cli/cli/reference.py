"""Writes the command reference from the commands, and the table that `--help` reads:
`python -m storyboard_cli.cli.reference FILE`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperGroup
from typer.main import get_command

from storyboard_cli.cli.dispatch import app_of
from storyboard_cli.cli.verbs import VERBS

_HEAD = """\
# Commands

Every command, as `sb COMMAND --help` says it. `-C DIR`, `--json`, `--quiet` and `--no-color` may stand
anywhere.
This page is made from the program; a test holds it current.
"""


def reference() -> str:
    """The page, as Markdown."""
    lines = [_HEAD]
    panel = ""
    for verb in VERBS:
        if verb.panel != panel:
            panel = verb.panel
            lines.append(f"## {panel}\n")
        command = get_command(app_of(verb))
        lines += _command(f"sb {verb.name}", command, verb.summary)
        if isinstance(command, TyperGroup):  # export, script, …
            for name, inner in sorted(command.commands.items()):
                lines += _command(f"sb {verb.name} {name}", inner, _summary(inner))
    return "\n".join(lines).rstrip() + "\n"


def _command(title: str, command: Any, summary: str) -> Iterator[str]:
    yield f"### {title}\n"
    yield f"{summary}\n"
    rows = [_row(p) for p in command.params if not getattr(p, "hidden", False) and p.name != "help"]
    if rows:
        yield "| word | meaning |\n|---|---|"
        yield from rows
        yield ""


def _row(parameter: Any) -> str:
    if isinstance(parameter, TyperArgument):
        name = (parameter.metavar or parameter.name or "").upper().strip("[]").rstrip(".")
        shown = f"`{name}`" if parameter.required else f"`[{name}]`"
    else:
        shown = ", ".join(f"`{o}`" for o in [*parameter.opts, *parameter.secondary_opts])
    said = " ".join((parameter.help or "").split())
    return f"| {shown} | {said} |".replace("||", "| |")


def _summary(command: Any) -> str:
    return " ".join((command.help or "").strip().split("\n\n")[0].split())


def main() -> None:
    """Write the reference to the file named on the command line, and both tables to theirs."""
    from storyboard_cli.cli import help_table, line_table, lines

    lines.TABLE.write_text(line_table.written(), "utf-8", newline="\n")
    help_table.FILE.write_text(help_table.written(), "utf-8", newline="\n")
    Path(sys.argv[1]).write_text(reference(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
