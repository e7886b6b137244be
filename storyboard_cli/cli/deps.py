"""`sb deps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.deps import DepsAnswer


def show(answer: DepsAnswer, console: Console) -> None:
    """A line an asset, then what is missing."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("role", "asset", "name", "version", "variants", "frames", "scenes")
    rows.columns[1].no_wrap = True
    for row in answer.assets:
        label = f"v{row.version}" if row.version else row.state
        pinned = " pinned" if row.required_version else ""
        style = (
            "green"
            if row.state == "locked"
            else "red"
            if row.state in ("missing", "unresolved")
            else "yellow"
        )
        gone = " retired" if row.state == "retired" else ""
        rows.add_row(
            row.role,
            row.asset_id,
            row.name,
            Text(f"{label}{pinned}{gone}", style=style),
            ", ".join(row.variants) or "·",
            str(row.frames),
            " ".join(row.scenes[:6]) + (" …" if len(row.scenes) > 6 else ""),
        )
    console.print(rows)
    ready = sum(row.state == "locked" for row in answer.assets)
    console.print(
        f"[bold]{count(len(answer.assets), 'asset')}[/] for {count(answer.frames, 'frame')} in "
        f"{count(answer.scenes, 'scene')}, {ready} locked"
    )
    if any(row.state == "unresolved" for row in answer.assets):
        hint(console, "`sb new --from-script` starts a spec for every name without an asset")
    unlocked = [row.asset_id for row in answer.assets if row.state == "unlocked"]
    if unlocked:
        names = " ".join(unlocked) if len(unlocked) <= 3 else "--all"
        hint(console, f"`sb generate {names}`, then `sb lock {names}`")


COMMAND = Command("deps", show)
