"""`sb search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.search import SearchAnswer


def show(answer: SearchAnswer, console: Console) -> None:
    """Assets, then frames."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, table

    if answer.assets:
        rows = table("asset", "name", "type", "version", "tags", "found in")
        rows.columns[0].no_wrap = True
        for asset in answer.assets:
            version = (
                Text(f"v{asset.version}", style="green")
                if asset.version
                else Text("not locked", style="yellow")
            )
            rows.add_row(
                asset.asset_id,
                asset.name,
                asset.asset_type,
                version,
                ", ".join(asset.tags),
                ", ".join(asset.where),
            )
        console.print(rows)
    if answer.frames:
        rows = table("frame", "shot", "")
        rows.columns[0].no_wrap = True
        for frame in answer.frames:
            text = " ".join(frame.text.split())
            rows.add_row(frame.frame_id, frame.shot, text if len(text) <= 90 else text[:87] + "…")
        console.print(rows)
    if answer.alike:
        rows = table("looks like it", "likeness", "picture")
        for alike in answer.alike:
            rows.add_row(alike.subject, f"{alike.likeness:.3f}", alike.path)
        console.print(rows)
    shown = len(answer.alike) + len(answer.assets) + len(answer.frames)
    more = f", {shown} shown; --limit shows more" if shown < answer.total else ""
    console.print(
        f"[dim]{count(answer.total, 'result')}{more}[/]" if answer.total else "[dim]nothing found[/]"
    )


COMMAND = Command("search", show)
