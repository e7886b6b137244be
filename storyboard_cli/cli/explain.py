"""`sb explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from storyboard_cli.ops.explain import ExplainAnswer, Explained, FieldRow


def show(answer: ExplainAnswer, console: Console) -> None:
    """A block for each scene and frame: field, value, layer that won, and what it beat."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging

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
            hanging(console, Text(f"  {frame.source}", "italic dim"))
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


COMMAND = Command("explain", show)
