"""`sb layout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.layout import LayoutAnswer


def show(answer: LayoutAnswer, console: Console) -> None:
    """A line a frame, and where the files are."""
    from rich.table import Table
    from rich.text import Text

    from storyboard_cli.cli.tables import count, near

    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    for title in ("frame", "camera", "set", "figures", "files"):
        table.add_column(title)
    for frame in answer.frames:
        lens = f"{frame.size} {frame.angle.replace('_', ' ')} {frame.lens_mm:.0f} mm"
        people = Text(", ".join(frame.figures) or "nobody", style="" if frame.figures else "dim")
        table.add_row(
            Text(frame.frame_id, "bold"), lens, frame.setting.replace("_", " "), people, str(len(frame.files))
        )
    console.print(table)
    verb = "would be written" if answer.dry_run else "written"
    console.print(Text(f"{count(len(answer.frames), 'layout')} {verb} to {near(answer.out)}", "dim"))


COMMAND = Command("layout", show)
