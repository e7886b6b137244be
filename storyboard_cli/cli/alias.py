"""`sb alias`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.alias import AliasChangeAnswer, AliasListAnswer


def show_names(answer: AliasListAnswer, console: Console) -> None:
    """The table of names, and which are claimed twice."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    rows = table("name", "means", "said in")
    for row in answer.rows:
        name = Text(row.alias, style="dim" if row.variant_word else "")
        own = row.source.startswith(f"assets/{row.target.partition(':')[0]}/")
        rows.add_row(name, row.target, "its spec" if own else row.source)
    console.print(rows)
    if not answer.rows:
        console.print("no names yet")
        hint(console, "`sb alias add NAME ASSET` adds one")
    for claims in answer.conflicts:
        said = " and ".join(f"{c.target} ({c.source})" for c in claims)
        console.print(
            Text(f"{claims[0].alias} is claimed by {said}; it means nothing until one lets go", "red")
        )


def show_added(answer: AliasChangeAnswer, console: Console) -> None:
    """What the name means now."""
    _changed(answer, console, "means")


def show_removed(answer: AliasChangeAnswer, console: Console) -> None:
    """What the name meant."""
    _changed(answer, console, "no longer means")


def _changed(answer: AliasChangeAnswer, console: Console, done: str) -> None:
    from rich.text import Text

    from storyboard_cli.cli.tables import hint

    line = Text.assemble((answer.name, "bold"), f" {done} ", (answer.target, "bold"))
    if not answer.changed:
        line.append("  already so", style="dim")
    elif answer.dry_run:
        line.append("  nothing was written (--dry-run)", style="dim")
    else:
        line.append(f"  {answer.path}", style="dim")
    console.print(line)
    if answer.changed and not answer.dry_run:
        hint(console, "next: `sb compile`")


COMMANDS = {
    "add": Command("alias.add", show_added),
    "list": Command("alias.list", show_names),
    "remove": Command("alias.remove", show_removed),
}
