"""`sb search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face
from storyboard_cli.core.ids import AssetType

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.search import SearchAnswer


def command(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(help="Words that must all be found.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", "-t", help="A tag; may be repeated.")] = None,
    taxonomy: Annotated[
        list[str] | None, typer.Option("--taxonomy", metavar="KEY=VALUE", help="As place=classroom.")
    ] = None,
    asset_type: Annotated[AssetType | None, typer.Option("--type", help="Only assets of this type.")] = None,
    locked: Annotated[
        bool | None, typer.Option("--locked/--unlocked", help="Only assets with, or without, a version.")
    ] = None,
    like: Annotated[
        str | None, typer.Option("--like", metavar="PICTURE", help="What looks like this picture?")
    ] = None,
    embedder: Annotated[
        str | None, typer.Option("--embedder", help="Look with another embedder; see `sb models list`.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most lines of each kind.")] = 50,
) -> None:
    """Find assets and frames by words, tags, or a picture."""
    from storyboard_cli.ops import search as op

    pairs = [text.partition("=") for text in taxonomy or []]
    if any(not equals for _, equals, _ in pairs):
        raise typer.BadParameter("write KEY=VALUE, such as place=classroom", param_hint="--taxonomy")
    ask = op.SearchAsk(
        words=words or [],
        tags=tag or [],
        taxonomy={key: value for key, _, value in pairs},
        asset_type=asset_type,
        locked=locked,
        limit=limit,
        like=like,
        embedder=embedder,
    )
    Face.of(ctx).run(op.search, ask, show)


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
