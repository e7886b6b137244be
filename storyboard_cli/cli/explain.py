"""`sb explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from storyboard_cli.ops.explain import ExplainAnswer, Explained, FieldRow


def command(
    ctx: typer.Context,
    what: Annotated[list[str], typer.Argument(help="S03, S03/2, 3A, FR_S03_002, globs.")],
) -> None:
    """Show where each field of a frame comes from."""
    from storyboard_cli.ops import explain as op

    Face.of(ctx).run(op.explain, op.ExplainAsk(what=what), show)


def show(answer: ExplainAnswer, console: Console) -> None:
    """A block for each scene and frame: field, value, layer that won, and what it beat."""
    from rich.text import Text

    scenes = {s.scene_id: s for s in answer.scenes}
    last = None
    for frame in answer.frames:
        scene = scenes[frame.scene_id]
        if frame.scene_id != last:
            console.print(
                Text.assemble((scene.scene_id, "bold"), f"  {scene.heading}  ", (scene.at or "", "dim"))
            )
            _fields(scene.fields, console)
            last = frame.scene_id
        console.print()
        console.print(
            Text.assemble(
                (frame.frame_id, "bold"), f"  {frame.shot}  {frame.rule}  ", (frame.at or "", "dim")
            )
        )
        if frame.source:
            console.print(Text(f"  {frame.source}", "italic dim"))
        _fields(frame.fields, console)
        _read(frame, console)


def _read(frame: Explained, console: Console) -> None:
    """What the words show, a line a subject, and which words show nothing."""
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    if frame.read:
        inside = "inside" if frame.place.interior else "outside"
        console.print(Text.assemble(("  read from the words  ", "bold"), f"{frame.place.kind}, {inside}"))
        rows = table("", "", "", "")
        rows.show_header = False
        for row in frame.read:
            at = row.at.rsplit("/", 1)[-1].split(":", 1)[-1] if row.at else ""
            said = Text(f"“{row.words}” {at}" if row.words else "", "cyan")
            rows.add_row(" ", row.what, row.said, said)
        console.print(rows)
    if frame.unread:
        console.print(Text.assemble(("  not shown  ", "bold"), ", ".join(frame.unread)))


def _fields(fields: Sequence[FieldRow], console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    rows = table("", "", "", "")
    rows.show_header = False
    for row in fields:
        origin = Text(row.origin, "cyan")
        for beaten in row.instead_of:
            origin.append(f"\nnot {beaten}", "dim")
        rows.add_row(" ", Text(row.field.replace("_", " "), "dim"), row.value, origin)
    console.print(rows)
