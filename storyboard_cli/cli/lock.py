"""`sb lock`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.core.asking import asked
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.lock import LockAnswer
    from storyboard_cli.ops.renumber import RenumberAnswer


def show(answer: LockAnswer, console: Console) -> None:
    """A line an asset."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("asset", "name", "version", "pictures", "note")
    for row in answer.assets:
        is_new = row.state == "locked"
        version = Text(f"v{row.version}", style="bold green" if is_new else "dim")
        note = Text(row.note) if is_new else Text("unchanged", style="dim")
        rows.add_row(row.asset_id, row.name, version, str(row.pictures), note)
    console.print(rows)
    new = [row for row in answer.assets if row.state == "locked"]
    for row in new:
        if row.missing_roles:
            shown = ", ".join(row.missing_roles[:6]) + (" …" if len(row.missing_roles) > 6 else "")
            console.print(Text(f"  {row.asset_id} has no picture for: {shown}", style="yellow"))
    verb = "would be locked" if answer.dry_run else "locked"
    console.print(f"[bold]{count(len(new), 'version')}[/] {verb}, {len(answer.assets) - len(new)} unchanged")
    if answer.left:
        named = ", ".join(answer.left[:5]) + (" …" if len(answer.left) > 5 else "")
        console.print(Text(f"  retired, and left so: {named}", style="dim"))
        hint(
            console,
            f"`sb lock {answer.left[0]} --force` brings {'it' if len(answer.left) == 1 else 'one'} back",
        )
    if new and not answer.dry_run:
        hint(console, "`git add assets` keeps them; next: `sb render`")


def show_settled(answer: RenumberAnswer, console: Console) -> None:
    """Which version became which."""
    from storyboard_cli.cli.tables import hint

    for row in answer.versions:
        console.print(
            f"  {row.asset_id}: this branch keeps [bold]v{row.kept}[/], the other one's v{row.kept} is now "
            f"[bold green]v{row.moved_to}[/]"
        )
    for label in answer.same:
        console.print(f"  {label}: both sides locked the same thing")
    if not answer.versions and not answer.same:
        console.print("[green]no versions are in conflict[/]")
    if answer.to_add:
        hint(console, f"next: `git add {' '.join(answer.to_add)}` marks them resolved")
    if answer.still_open:
        are = "file is" if len(answer.still_open) == 1 else "files are"
        console.print(f"[yellow]{len(answer.still_open)} {are} still in conflict[/]")
        for path in answer.still_open:
            console.print(f"  {path}", markup=False, highlight=False)
        hint(console, "choose between git's marks in each, then `git add` it; `sb validate` proves them")


class _Extras(Frozen):
    renumber: Annotated[
        bool,
        asked("After a merge: keep both sides' versions of one number.", "--renumber", after="take"),
    ] = False


def _run(face: Face, typed: dict[str, Any]) -> None:
    if filled(_Extras, typed).renumber:
        from storyboard_cli.ops.renumber import RenumberAsk

        face.do("renumber", filled(RenumberAsk, typed), show_settled)
        return
    from storyboard_cli.ops.lock import LockAsk

    face.do("lock", filled(LockAsk, typed), show)


COMMAND = Command("lock", extras=_Extras, run=_run, also={"renumber": "--renumber"})
