"""`sb serve`: the project, or a folder of them, over HTTP, until Ctrl-C."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.ops.serve import ServeAnswer, ServeAsk, serve

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.server.service import Serving


def run(face: Face, typed: dict[str, Any]) -> None:
    """Look whether it can be served, then serve it."""
    ask = filled(ServeAsk, typed, start=LocalFolder.local(str(face.start)))
    found = serve(face.settings, ask, face.caller())
    from storyboard_cli.server.run import serve as serve_now
    from storyboard_cli.server.service import Serving

    serving = Serving.of(found, workers=ask.workers, names=tuple(ask.names), log=ask.log)

    def told(serving: Serving, token: str) -> None:
        answer = found.model_copy(update={"address": serving.address, "port": serving.port, "token": token})
        face.tell(answer, show)
        if ask.open:
            _open_browser(_entrance(answer))

    serve_now(face.settings, serving, told)
    if not face.json:
        sys.stderr.write("stopped; jobs that were not done go on at the next start\n")


def show(answer: ServeAnswer, console: Console) -> None:
    """Where it is, and how one comes in."""
    from rich.text import Text

    head = Text("serving ", style="dim")
    head.append(answer.folder, style="bold")
    console.print(head)
    if answer.token:
        console.print(Text(f"  {_entrance(answer)}", style="bold"))
        console.print(
            Text("  this address lets in whoever opens it on this machine; keep it to yourself", style="dim")
        )
    else:
        console.print(Text(f"  {answer.address}", style="bold"))
    console.print(
        Text(f"  programs: {answer.address}/v1/docs; a token for them: `sb token add`", style="dim")
    )
    console.print(Text("  Ctrl-C stops it", style="dim"))


def _entrance(answer: ServeAnswer) -> str:
    return f"{answer.address}/?token={answer.token}" if answer.token else answer.address


def _open_browser(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


COMMAND = Command("serve", run=run)
