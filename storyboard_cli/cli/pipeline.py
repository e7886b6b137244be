"""`sb pipeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.pipeline import (
        PipelineDiffAnswer,
        PipelineImportAnswer,
        PipelineListAnswer,
        PipelineShowAnswer,
        PipelineVerifyAnswer,
    )


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

    from storyboard_cli.cli.tables import hanging, near, table

    line = Text(answer.brief.pipeline, style="bold")
    line.append(f"  {answer.brief.summary}")
    hanging(console, line, indent=0, deeper=2)
    memory = f" · about {answer.vram_gb:g} GB of video memory" if answer.vram_gb else ""
    console.print(Text(f"  ComfyUI {answer.server} or newer{memory}", style="dim"))
    hanging(console, Text(f"  {near(answer.folder)}", style="dim"))
    console.print(Text(f"  {answer.brief.hash}", style="dim"))
    if answer.models:
        rows = table("model role", "file", "folder", "what for")
        for model in answer.models:
            file = Text(model.file) if model.file else Text("off", style="dim")
            rows.add_row(model.role, file, f"models/{model.folder}", model.purpose)
        console.print(rows)
    for pack in answer.packs:
        line = Text.assemble("node pack ", (pack.pack, "bold"), (f"  {pack.source}", "dim"))
        hanging(console, line, indent=0, deeper=2)
    rows = table("slot", "type", "fills")
    for slot in answer.slots:
        rows.add_row(slot.name, slot.type, ", ".join(slot.fills))
    console.print(rows)


def show_diff(answer: PipelineDiffAnswer, console: Console) -> None:
    """One line a difference."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging

    for change in answer.changes:
        if change.before is None:
            console.print(Text(f"+ {change.what}: {change.after}", style="green"))
        elif change.after is None:
            console.print(Text(f"- {change.what}: {change.before}", style="red"))
        else:
            line = Text.assemble(f"  {change.what}: ", (change.before, "red"), " → ", (change.after, "green"))
            hanging(console, line, deeper=2)
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


_TITLES = """\
Title nodes in ComfyUI to say what the recipe fills in: sb:positive, sb:negative, sb:seed, sb:size,
sb:steps, sb:cfg,
sb:sampler, sb:character[0].image, sb:character[0].mask, sb:character[0].text, sb:pose, sb:depth, sb:line,
sb:result."""

COMMANDS = {
    "list": Command("pipeline.list", show_list),
    "show": Command("pipeline.show", show_one),
    "diff": Command("pipeline.diff", show_diff),
    "verify": Command("pipeline.verify", show_verified),
    "import": Command("pipeline.import", show_imported, more=_TITLES),
}
