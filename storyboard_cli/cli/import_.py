"""`sb import`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.import_ import ImportAnswer


def show(answer: ImportAnswer, console: Console) -> None:
    """A line a picture, then what is still missing."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("role", "from", "size")
    for picture in answer.pictures:
        role = f"{picture.variant}/{picture.role}" if picture.variant else picture.role
        rows.add_row(role, picture.source, f"{picture.width}×{picture.height}")
    console.print(rows)
    where = f"take {answer.take}" if answer.take else "a take"
    verb = "would be imported" if answer.dry_run else "imported"
    console.print(
        f"[bold]{count(len(answer.pictures), 'picture')}[/] {verb} into {answer.asset_id} as {where}"
    )
    for label, names in (
        ("kept", answer.kept),
        ("no picture for", answer.missing),
        ("skipped", answer.skipped),
    ):
        if names:
            shown = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
            console.print(Text(f"  {label}: {shown}", style="dim"))
    if answer.missing:
        hint(console, f"`sb generate {answer.asset_id} --fill` draws the rest")
    if not answer.dry_run:
        hint(console, f"next: `sb lock {answer.asset_id}`")


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.import_ import ImportAsk, pictures_given

    face.do("import", filled(ImportAsk, typed, pictures=pictures_given(typed["pictures"], face.start)), show)


COMMAND = Command("import", run=_run)
