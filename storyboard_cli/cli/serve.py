"""`sb serve`: the project, or a folder of them, over HTTP, until Ctrl-C."""

from __future__ import annotations

import sys
from shlex import quote
from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.lines import stand
from storyboard_cli.cli.options import filled
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.served_by import STUDIO
from storyboard_cli.ops.serve import ServeAnswer, ServeAsk, serve

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.server.service import Serving


def run(face: Face, typed: dict[str, Any]) -> None:
    """Look whether it can be served, then serve it."""
    ask = filled(ServeAsk, typed, start=LocalFolder.local(str(face.start)))
    if ask.projects is not None:
        stand(typed["projects"])
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
        sys.stderr.write("stopped\n")


def show(answer: ServeAnswer, console: Console) -> None:
    """Where it is, how one comes in, and what to do next."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging, hint, near
    from storyboard_cli.core.hosts import is_loopback

    here = near(answer.folder)
    what = "the projects in" if answer.has_many else "the project in"
    hanging(console, Text.assemble((f"serving {what} ", "dim"), (here, "bold")), indent=0, deeper=2)
    console.print(Text(f"  {_entrance(answer)}", style="bold"))
    if answer.token:
        hint(console, "whoever opens this address on this machine is let in; keep it to yourself")
    else:
        hint(console, f"people come in with an account; there are {answer.accounts} so far")
        if answer.public_name:
            where = f"https://{answer.public_name}{STUDIO}/"
            hint(console, f"browsers find it at {where}, through what speaks TLS for it")
        elif is_loopback(answer.host):
            hint(console, "`sb studio` lets in whoever sits at this machine")
    if answer.is_new:
        hint(console, "this folder is new and empty: was another one meant?")
    hint(console, f"how programs use it: {answer.address}/v1/docs")
    hint(console, f"a token for a program: `{_at(here, answer)} token add NAME`")
    hint(console, "Ctrl-C stops it; jobs that are not done go on at the next start")


def _at(here: str, answer: ServeAnswer) -> str:
    """`sb`, as it is typed for this server from the current folder."""
    return "sb" if here == "." and not answer.has_many else f"sb -C {quote(here)}"


def _entrance(answer: ServeAnswer) -> str:
    """Where a browser comes in: with a token at the front, which leads on into Studio."""
    return f"{answer.address}/?token={answer.token}" if answer.token else f"{answer.address}{STUDIO}/"


def _open_browser(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


COMMAND = Command("serve", run=run)
