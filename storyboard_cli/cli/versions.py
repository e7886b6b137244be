"""`sb versions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.versions import AssetVersions, VersionsAnswer


def show(answer: VersionsAnswer, console: Console) -> None:
    """One asset in detail, many in a line each."""
    from storyboard_cli.cli.tables import hint

    if not answer.assets:
        console.print("[dim]no assets yet[/]")
        hint(console, "`sb new character NAME` starts one")
    elif len(answer.assets) == 1:
        _one(answer.assets[0], console)
    else:
        _many(answer.assets, console)


def _one(asset: AssetVersions, console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, state, table

    head = Text(asset.asset_id, style="bold")
    head.append(f"  {asset.name} · {asset.asset_type}", style="dim")
    console.print(head)
    rows = table("version", "state", "from", "pictures", "made", "by", "lock hash", "note")
    for column in rows.columns[:-1]:
        column.no_wrap, column.overflow = True, "ellipsis"
    rows.columns[5].max_width = 14
    rows.columns[0].no_wrap = True
    for v in asset.versions:
        mark = Text("current", style="green") if v.state == "current" else state(v.state)
        note = f"{v.change_note} (retired: {v.retired_reason})" if v.retired_reason else v.change_note
        rows.add_row(
            f"v{v.version}",
            mark,
            (v.parent or "").partition("@")[0] or "·",
            str(len(v.images)),
            v.created_at[:10],
            v.created_by.partition(" <")[0],
            v.lock_hash.removeprefix("sha256:")[:8],
            note,
        )
    if asset.versions:
        console.print(rows)
    for v in asset.versions:
        for problem in v.problems:
            console.print(Text(f"  {problem}", style="red"))
    _state_of_spec(asset, console)
    if not asset.versions:
        step = f"`sb lock {asset.asset_id}`" if asset.takes else f"`sb generate {asset.asset_id}`"
        console.print("  [dim]not locked yet[/]")
        hint(console, f"next: {step}")


def _state_of_spec(asset: AssetVersions, console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import hint

    if asset.unlocked_changes:
        current = next(v.version for v in asset.versions if v.state == "current")
        fields = ", ".join(asset.unlocked_changes[:6])
        console.print(Text(f"  spec differs from v{current}: {fields}", style="yellow"))
        hint(console, f"`sb diff {asset.asset_id}` shows how; frames use v{current} until the next `sb lock`")
    if asset.takes:
        console.print(Text(f"  takes: {', '.join(asset.takes[-8:])}", style="dim"))


def _many(assets: list[AssetVersions], console: Console) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    rows = table("asset", "name", "type", "current", "versions", "")
    rows.columns[0].no_wrap = True
    for asset in assets:
        current = next((v for v in asset.versions if v.state == "current"), None)
        label = Text(f"v{current.version}", style="green") if current else Text("not locked", style="yellow")
        broken = sum(bool(v.problems) for v in asset.versions)
        note = Text("")
        if broken:
            note = Text(f"{broken} damaged", style="red")
        elif asset.unlocked_changes and current:
            note = Text(f"spec differs from v{current.version}", style="yellow")
        rows.add_row(
            asset.asset_id, asset.name, asset.asset_type, label, str(len(asset.versions) or "·"), note
        )
    console.print(rows)


COMMAND = Command("versions", show)
