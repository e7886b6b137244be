"""`sb new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.new import NewAnswer


def show(answer: NewAnswer, console: Console) -> None:
    """What was started, and what comes next."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("asset", "uses", "variants", "prompt to go on from")
    for spec in answer.specs:
        prompt = spec.prompt if len(spec.prompt) <= 60 else spec.prompt[:57] + "…"
        uses = str(spec.uses) if spec.uses else "·"
        rows.add_row(spec.asset_id, uses, ", ".join(spec.variants) or "·", prompt)
    if answer.specs:
        console.print(rows)
    for spec in answer.specs:
        if spec.similar:
            meant = " or ".join(spec.similar)
            console.print(
                Text(f"  {spec.name} may mean {meant}: then delete its spec and `sb alias add` it", "yellow")
            )
    for suspect in answer.suspects:
        console.print(
            Text(f"  {suspect.name} ({suspect.at}) is probably {suspect.probably}: no spec", "yellow")
        )
    for name in answer.unusable:
        short = name.name if len(name.name) <= 60 else name.name[:57] + "…"
        console.print(
            Text(f"  {name.at}: {short}: {name.why}: no spec; write it shorter in the script", "yellow")
        )
    verb = "would be written" if answer.dry_run else "written"
    if answer.specs:
        console.print(f"[bold]{count(len(answer.specs), 'spec')}[/] {verb}")
    elif answer.from_script and not answer.unusable:
        console.print("[green]every name in the scripts has an asset[/]")
    if answer.dry_run or not answer.specs:
        return
    if len(answer.specs) == 1:
        hint(console, f"edit {answer.specs[0].path}, then `sb generate {answer.specs[0].asset_id}`")
    else:
        hint(console, "edit them (the prompts above all), then `sb generate --all` and `sb lock --all`")


COMMAND = Command("new", show)
