"""`sb alias`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.alias import AliasAnswer

app = typer.Typer(
    help="Say which asset a name in the scripts means.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_NAME = Annotated[
    str, typer.Argument(metavar="NAME", help="The name as the script writes it; quote several words.")
]
_DRY = Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")]


@app.command("add")
def add(
    ctx: typer.Context,
    name: _NAME,
    asset: Annotated[str, typer.Argument(help="An asset id, or a variant of one: CHAR_001:raincoat.")],
    dry_run: _DRY = False,
) -> None:
    """Let a name mean an asset, in aliases.yaml."""
    from storyboard_cli.ops import alias as op

    Face.of(ctx).run(op.alias, op.AliasAsk(action="add", name=name, target=asset, dry_run=dry_run), show)


@app.command("list")
def list_(
    ctx: typer.Context,
    only: Annotated[str, typer.Argument(metavar="[NAME|ASSET]", help="Only this name or asset.")] = "",
) -> None:
    """List every name that scripts may use, and where it is said."""
    from storyboard_cli.ops import alias as op

    Face.of(ctx).run(op.alias, op.AliasAsk(action="list", name=only), show)


@app.command("remove")
def remove(ctx: typer.Context, name: _NAME, dry_run: _DRY = False) -> None:
    """Take a name out of aliases.yaml."""
    from storyboard_cli.ops import alias as op

    Face.of(ctx).run(op.alias, op.AliasAsk(action="remove", name=name, dry_run=dry_run), show)


def show(answer: AliasAnswer, console: Console) -> None:
    """The table of names, or one line about what was done."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if answer.action == "list":
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
        return
    done = {"add": "means", "remove": "no longer means"}[answer.action]
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
