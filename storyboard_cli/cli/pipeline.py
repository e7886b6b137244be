"""`sb pipeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.pipeline import (
        PipelineDiffAnswer,
        PipelineImportAnswer,
        PipelineListAnswer,
        PipelineShowAnswer,
        PipelineVerifyAnswer,
    )

app = typer.Typer(
    help="List, inspect and import ComfyUI workflows.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="NAME@V", help="A pipeline, such as scene-sdxl@1.")]


@app.command("list")
def list_command(ctx: typer.Context) -> None:
    """List the pipelines that sb ships and the project's own."""
    from storyboard_cli.ops import pipeline as op

    Face.of(ctx).run(op.list_pipelines, op.PipelineListAsk(), show_list)


@app.command("show")
def show_command(ctx: typer.Context, name: Name) -> None:
    """Show what a pipeline fills in, loads and needs."""
    from storyboard_cli.ops import pipeline as op

    Face.of(ctx).run(op.show, op.PipelineShowAsk(pipeline=name), show_one)


@app.command("diff")
def diff_command(ctx: typer.Context, before: Name, after: Name) -> None:
    """Show what two pipelines do differently."""
    from storyboard_cli.ops import pipeline as op

    Face.of(ctx).run(op.diff, op.PipelineDiffAsk(before=before, after=after), show_diff)


@app.command("verify")
def verify_command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME@V", help="Which; all if left out.")
    ] = None,
) -> None:
    """Check that no pipeline was changed since its release."""
    from storyboard_cli.ops import pipeline as op

    Face.of(ctx).run(op.verify, op.PipelineVerifyAsk(pipelines=names or []), show_verified)


@app.command("import")
def import_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="A workflow that ComfyUI exported in API format.")],
    name: Annotated[str | None, typer.Option("--name", help="Its name here; left out: the file's.")] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="SLOT=NODE.INPUT", help="What the recipe fills in, where no title says so."
        ),
    ] = None,
    server: Annotated[
        list[str] | None, typer.Option("--server", metavar="URL", help="Check it against this server.")
    ] = None,
    no_check: Annotated[bool, typer.Option("--no-check", help="Ask no server.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what was recognised.")] = False,
) -> None:
    """Make a pipeline of your own workflow.

    Title nodes in ComfyUI to say what the recipe fills in: sb:positive, sb:negative, sb:seed, sb:size,
    sb:steps, sb:cfg,
    sb:sampler, sb:character[0].image, sb:character[0].mask, sb:character[0].text, sb:pose, sb:depth, sb:line,
    sb:result.
    """
    from storyboard_cli.ops import pipeline as op

    ask = op.PipelineImportAsk(
        file=file, name=name, map=mapped or [], servers=server or [], check=not no_check, dry_run=dry_run
    )
    Face.of(ctx).run(op.import_pipeline, ask, show_imported)


def show_list(answer: PipelineListAnswer, console: Console) -> None:
    """One line a pipeline."""
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    rows = table("pipeline", "used for", "", "what it does")
    rows.columns[0].no_wrap = True
    for one in answer.pipelines:
        used = Text(", ".join(one.used_for), style="green")
        what = Text(one.error, style="red") if one.error else Text(one.summary)
        rows.add_row(one.pipeline, used, Text("" if one.released else "yours", style="cyan"), what)
    console.print(rows)


def show_one(answer: PipelineShowAnswer, console: Console) -> None:
    """A pipeline in full."""
    from rich.text import Text

    from storyboard_cli.cli.tables import table

    line = Text(answer.brief.pipeline, style="bold")
    line.append(f"  {answer.brief.summary}")
    console.print(line)
    memory = f" · about {answer.vram_gb:g} GB of video memory" if answer.vram_gb else ""
    console.print(Text(f"  ComfyUI {answer.server} or newer{memory} · {answer.folder}", style="dim"))
    console.print(Text(f"  {answer.brief.hash}", style="dim"))
    if answer.models:
        rows = table("model role", "file", "folder", "what for")
        for model in answer.models:
            file = Text(model.file) if model.file else Text("off", style="dim")
            rows.add_row(model.role, file, f"models/{model.folder}", model.purpose)
        console.print(rows)
    for pack in answer.packs:
        console.print(Text.assemble("node pack ", (pack.pack, "bold"), (f"  {pack.source}", "dim")))
    rows = table("slot", "type", "fills")
    for slot in answer.slots:
        rows.add_row(slot.name, slot.type, ", ".join(slot.fills))
    console.print(rows)


def show_diff(answer: PipelineDiffAnswer, console: Console) -> None:
    """One line a difference."""
    from rich.text import Text

    for change in answer.changes:
        if change.before is None:
            console.print(Text(f"+ {change.what}: {change.after}", style="green"))
        elif change.after is None:
            console.print(Text(f"- {change.what}: {change.before}", style="red"))
        else:
            console.print(
                Text.assemble(f"  {change.what}: ", (change.before, "red"), " → ", (change.after, "green"))
            )
    if not answer.changes:
        console.print(Text(f"{answer.before} and {answer.after} do the same", style="dim"))


def show_verified(answer: PipelineVerifyAnswer, console: Console) -> None:
    """One line a pipeline."""
    from rich.text import Text

    colours = {"intact": "green", "unsealed": "yellow", "changed": "red", "broken": "red"}
    for one in answer.pipelines:
        said = f"  {one.message}" if one.message else ""
        console.print(
            Text.assemble((f"{one.state:9}", colours.get(one.state, "")), one.pipeline, (said, "dim"))
        )


def show_imported(answer: PipelineImportAnswer, console: Console) -> None:
    """What was recognised, and how to use it."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    rows = table("slot", "node and input")
    for slot, target in sorted(answer.slots.items()):
        rows.add_row(slot, target)
    console.print(rows)
    for text in answer.warnings:
        console.print(Text(f"! {text}", style="yellow"))
    done = "would become" if answer.dry_run else "is" if answer.is_new else "is unchanged as"
    checked = f", checked on {answer.checked_on}" if answer.checked_on else ""
    console.print(
        Text.assemble(f"it {done} ", (answer.pipeline, "bold"), (f"  {answer.folder}{checked}", "dim"))
    )
    hint(console, f"use it: `pipelines: {{scene: {answer.pipeline}}}` in project.yaml")
