"""`sb new`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face
from storyboard_cli.core.ids import AssetType

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.new import NewAnswer


def command(
    ctx: typer.Context,
    asset_type: Annotated[
        AssetType | None,
        typer.Argument(metavar="TYPE", help="character, environment, nature, prop or style."),
    ] = None,
    name: Annotated[str | None, typer.Argument(help='Its name: "Aarav".')] = None,
    from_script: Annotated[
        bool, typer.Option("--from-script", help="A spec for every name of the scripts without an asset.")
    ] = False,
    asset_id: Annotated[
        str | None, typer.Option("--id", help="Its id; made from the name if left out.")
    ] = None,
    prompt: Annotated[str | None, typer.Option("--prompt", help="Its canonical prompt.")] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another name; may be repeated.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="A tag; may be repeated.")] = None,
    variant: Annotated[
        list[str] | None, typer.Option("--variant", help="A wardrobe, time or weather; may be repeated.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written.")] = False,
) -> None:
    """Write a starting spec for an asset, or for every name that a script uses."""
    from storyboard_cli.ops import new as op

    ask = op.NewAsk(
        asset_type=asset_type,
        name=name,
        asset_id=asset_id,
        prompt=prompt,
        aliases=alias or [],
        tags=tag or [],
        variants=variant or [],
        from_script=from_script,
        dry_run=dry_run,
    )
    Face.of(ctx).run(op.new, ask, show)


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
