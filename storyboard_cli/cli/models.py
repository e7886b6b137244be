"""`sb models`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.models import ModelsAnswer


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


COMMANDS = {
    "list": Command("models.list", show),
    "import": Command("models.import", show),
    "pull": Command("models.pull", show),
    "verify": Command("models.verify", show),
}
