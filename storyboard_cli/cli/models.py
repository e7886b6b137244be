"""`sb models`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.models import ModelsAnswer

app = typer.Typer(
    help="List, import and verify embedding models.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_NAME = Annotated[str | None, typer.Option("--name", help="What to call it here; the folder's own name.")]
_DRY = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List the embedders that a project may name."""
    from storyboard_cli.ops import models as op

    Face.of(ctx).run(op.models, op.ModelsAsk(action="list"), show)


@app.command("import")
def import_(
    ctx: typer.Context,
    folder: Annotated[
        str,
        typer.Argument(metavar="DIR", help="A folder with weights and their configuration; CSD has none."),
    ],
    name: _NAME = None,
    dry_run: _DRY = False,
) -> None:
    """Take in a folder with weights, and remember their hashes."""
    from storyboard_cli.ops import models as op

    Face.of(ctx).run(
        op.models, op.ModelsAsk(action="import", source=folder, name=name, dry_run=dry_run), show
    )


@app.command("pull")
def pull(
    ctx: typer.Context,
    repository: Annotated[str, typer.Argument(help="Such as laion/CLIP-ViT-B-32-laion2B-s34B-b79K.")],
    name: _NAME = None,
    dry_run: _DRY = False,
) -> None:
    """Download a model by name; nothing is ever downloaded without this."""
    from storyboard_cli.ops import models as op

    Face.of(ctx).run(
        op.models, op.ModelsAsk(action="pull", source=repository, name=name, dry_run=dry_run), show
    )


@app.command("verify")
def verify(ctx: typer.Context) -> None:
    """Hash every model's files and compare with what was imported."""
    from storyboard_cli.ops import models as op

    Face.of(ctx).run(op.models, op.ModelsAsk(action="verify"), show)


def show(answer: ModelsAnswer, console: Console) -> None:
    """What is there, and what is missing to use it."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if answer.taken:
        done = "would be taken in" if answer.dry_run else "is here"
        console.print(Text(f"{answer.taken} {done}", style="bold"))
    rows = table("embedder", "size", "files", "state")
    for model in answer.models:
        size = f"{model.size / 1e6:.0f} MB" if model.size else ""
        state = Text(model.state, style="green" if model.state == "ready" else "yellow")
        rows.add_row(Text(model.embedder, style="bold" if model.used else ""), size, model.digest, state)
    console.print(rows)
    if not answer.installed:
        hint(console, f"models with weights need: `{answer.install}`")
    if any(model.embedder.startswith("csd:") for model in answer.models):
        hint(
            console, "csd: models see style, not who somebody is; `sb bench consistency` measures CSD by them"
        )
    hint(console, "a project chooses with `consistency: {embedder: …}` in project.yaml")
