"""`sb comfy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.lines import worded

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.core.mend import Hint
    from storyboard_cli.ops.comfy import ComfyAnswer, Complaint, ServerReport


def show(answer: ComfyAnswer, console: Console) -> None:
    """Each server with everything that it lacks, and how to get it."""
    from storyboard_cli.cli.tables import hint

    for server in answer.servers:
        _head(server, console)
        said: set[tuple[str, Hint | None]] = set()
        for report in server.pipelines:
            _pipeline(report.pipeline, report.complaints, said, console)
    if any(s.ready for s in answer.servers):
        hint(console, "next: `sb render`")
    elif not any(s.reachable for s in answer.servers):
        hint(
            console,
            f"the addresses come from {_source(answer)}; "
            "start ComfyUI there, or name another with `--server`",
        )


def show_servers(answer: ComfyAnswer, console: Console) -> None:
    """One line a server."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    rows = table("server", "state", "version", "device", "queue")
    for server in answer.servers:
        state = Text("up", style="green") if server.reachable else Text("down", style="red")
        what = server.device if server.reachable else server.error or ""
        rows.add_row(server.url, state, server.version, what, str(server.waiting) if server.reachable else "")
    console.print(rows)
    hint(console, f"from {_source(answer)}; `sb comfy doctor` checks nodes and models")


def _head(server: ServerReport, console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging

    line = Text(server.url, style="bold")
    if not server.reachable:
        line.append(f"  {server.error}", style="red")
        hanging(console, line, indent=0, deeper=2)
        return
    line.append(f"  ComfyUI {server.version}", style="green" if server.ready else "yellow")
    memory = f" · {server.vram_free_gb:g} of {server.vram_gb:g} GB free" if server.vram_gb else ""
    line.append(f" · {server.device}{memory} · {server.nodes} nodes · {server.waiting} waiting", style="dim")
    hanging(console, line, indent=0, deeper=2)
    if server.packs:
        names = ", ".join(f"{name} {version}".strip() for name, version in server.packs.items())
        hanging(console, Text(f"  packs: {names}", style="dim"), deeper=2)


def _pipeline(
    name: str, complaints: list[Complaint], said: set[tuple[str, Hint | None]], console: Console
) -> None:
    """A pipeline's complaints; one that was shown under an earlier pipeline is only counted."""
    from rich.text import Text

    colours = {"error": "red", "warning": "yellow", "info": "dim"}
    errors = [c for c in complaints if c.severity == "error"]
    if not complaints:
        console.print(Text.assemble("  ", ("✓ ", "green"), name))
        return
    mark = ("✗ ", "red") if errors else ("! ", "yellow")
    fresh = [c for c in complaints if (c.message, c.hint) not in said]
    more = f"  ({len(complaints) - len(fresh)} as above)" if len(fresh) < len(complaints) else ""
    console.print(Text.assemble("  ", mark, name, (more, "dim")))
    for complaint in fresh:
        said.add((complaint.message, complaint.hint))
        console.print(Text(f"      {complaint.message}", style=colours[complaint.severity]))
        if complaint.hint:
            console.print(Text(f"        {worded(complaint.hint)}", style="dim"))


COMMANDS = {
    "doctor": Command("comfy.doctor", show),
    "servers": Command("comfy.servers", show_servers),
}


def _source(answer: ComfyAnswer) -> str:
    """Where the addresses come from: those that were asked for stand behind a flag."""
    return "--server" if answer.source == "servers" else answer.source
