"""`sb init`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.init import InitAnswer


_BARE = "--example="


class BareExample(TyperCommand):
    """`--example` may stand alone: it is the first example then."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        following = [*args[1:], "-"][: len(args)]
        named = [
            _BARE if word == "--example" and after.startswith("-") else word
            for word, after in zip(args, following, strict=True)
        ]
        return super().parse_args(ctx, named)


def show(answer: InitAnswer, console: Console) -> None:
    """Where the project is and how to go on."""
    from rich.markup import escape

    from storyboard_cli.cli.tables import count, hint

    where, project = escape(answer.folder), f"{escape(answer.name)}[/]  [dim]{answer.project_id}"
    verb = "Would start" if answer.dry_run else "Started"
    console.print(f"{verb} [bold]{project}[/] in {where}")
    if answer.example:
        console.print(f"  [dim]{count(len(answer.written), 'file')} of the example {answer.example}[/]")
        if answer.drawn:
            console.print(f"  [dim]{count(answer.drawn, 'picture')} of its assets drawn and locked[/]")
    else:
        for path in answer.written:
            console.print(f"  [dim]+[/] {escape(path)}")
        for path in answer.kept:
            console.print(f"  [dim]= {escape(path)} was there and stays[/]")
    here = "" if answer.folder == "." else f"cd {answer.folder}"
    if here:
        hint(console, f"`{here}`")
    if answer.example:
        hint(console, "`sb build`  draws the whole board and writes its PDF")
        return
    hint(console, "put a screenplay into scripts/ (.fountain, .fdx or .yaml), then:")
    hint(console, "`sb compile`  `sb new --from-script`  `sb generate --all`  `sb lock --all`  `sb build`")


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.core.handover import LocalFolder
    from storyboard_cli.ops.init import InitAsk

    face.do("init", filled(InitAsk, typed, folder=LocalFolder.local(str(face.start / typed["folder"]))), show)


COMMAND = Command("init", run=_run, kind=BareExample)
