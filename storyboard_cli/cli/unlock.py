"""`sb unlock`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.unlock import UnlockAnswer


def show(answer: UnlockAnswer, console: Console) -> None:
    """What frames use from now on."""
    from storyboard_cli.cli.tables import hint

    verb = "Would retire" if answer.dry_run else "Retired"
    console.print(f"{verb} [bold]{answer.asset_id}@v{answer.version}[/]")
    scenes = ", ".join(answer.scenes)
    for scene in answer.pinned_by:
        console.print(f"  [yellow]direction/{scene}.yaml pins it: change the pin[/]")
    if answer.now_current is not None:
        console.print(f"  frames use v{answer.now_current} from now on" + (f" ({scenes})" if scenes else ""))
        if scenes:
            hint(console, "`sb plan` shows which frames that changes")
        return
    console.print(
        "  no version is left" + (f"; {scenes} cannot be rendered until there is one" if scenes else "")
    )
    hint(console, f"`sb generate {answer.asset_id}`, then `sb lock {answer.asset_id}` makes the next")


COMMAND = Command("unlock", show)
