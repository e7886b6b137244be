"""`sb generate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.generate import GenerateAnswer


def command(
    ctx: typer.Context,
    assets: Annotated[
        list[str] | None, typer.Argument(help="Which assets: CHAR_001, Aarav, 'ENV_*'.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every asset that has a spec.")] = False,
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--role", help="Only these roles: front, 'expression.*', raincoat/front. May be repeated."
        ),
    ] = None,
    fill: Annotated[bool, typer.Option("--fill", help="Only roles that the newest take lacks.")] = False,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=(1 << 53) - 1, help="Another candidate: this seed for the take."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Draw again what did not change.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Quick drawings by the preview renderer.")] = False,
    renderer: Annotated[str | None, typer.Option("--renderer", help="preview or comfyui.")] = None,
    server: Annotated[
        list[str] | None, typer.Option("--server", help="A ComfyUI server for this run; may be repeated.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be drawn.")] = False,
) -> None:
    """Draw or generate the pictures of assets as takes."""
    from storyboard_cli.ops import generate as op

    ask = op.GenerateAsk(
        assets=assets or [],
        all=all_,
        roles=role or [],
        fill=fill,
        seed=seed,
        force=force,
        draft=draft,
        renderer=renderer,
        dry_run=dry_run,
        servers=server or [],
    )
    Face.of(ctx).run(op.generate, ask, show)


def show(answer: GenerateAnswer, console: Console) -> None:
    """A line an asset."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("asset", "name", "take", "drawn", "kept", "")
    for row in answer.assets:
        note = Text(f"{len(row.failed)} failed", style="red") if row.failed else Text("")
        if not row.drawn and not row.failed:
            note = Text("unchanged", style="dim")
        rows.add_row(
            row.asset_id, row.name, row.take or "·", str(row.drawn or "·"), str(row.kept or "·"), note
        )
    console.print(rows)
    failures = [failure for row in answer.assets for failure in row.failed]
    for failure in failures[:5]:
        console.print(Text(f"  {failure}", style="red"))
    if len(failures) > 5:
        console.print(Text(f"  … and {len(failures) - 5} more", style="red"))
    drawn = sum(row.drawn for row in answer.assets)
    verb = "would be drawn" if answer.dry_run else "drawn"
    if not drawn and not failures:
        console.print("[green]nothing to draw[/]  [dim]every picture is there; --force draws them again[/]")
    else:
        console.print(f"[bold]{count(drawn, 'picture')}[/] {verb} by {answer.renderer}")
    taken = [row for row in answer.assets if row.take]
    if taken:
        console.print(Text(f"  look at them in {_folder(taken[0].folder, len(taken))}", style="dim"))
    if drawn and not answer.dry_run and answer.failure is None:
        one = answer.assets[0].asset_id if len(answer.assets) == 1 else "--all"
        hint(console, f"next: `sb lock {one}`")


def _folder(first: str, number: int) -> str:
    import os

    folder = first if number == 1 else os.path.dirname(os.path.dirname(first))
    relative = os.path.relpath(folder)
    return relative if not relative.startswith("..") else folder
