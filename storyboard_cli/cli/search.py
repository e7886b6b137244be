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
    alike = [(a.asset_id, a.likeness, a.picture) for a in answer.alike]
    alike += [(f.frame_id, f.likeness, f.picture or "") for f in answer.alike_frames]
    if alike:
        rows = table("looks like it", "likeness", "picture")
        for subject, likeness, picture in alike:
            rows.add_row(subject, f"{likeness:.3f}", picture)
        console.print(rows)
    shown = len(alike) + len(answer.assets) + len(answer.frames)
    more = f", {shown} shown; --limit shows more" if shown < answer.total else ""
    if answer.meant:
        console.print(Text(f"did you mean {answer.meant}?"))
    console.print(
        f"[dim]{count(answer.total, 'result')}{more}[/]" if answer.total else "[dim]nothing found[/]"
    )


COMMAND = Command("search", show)
