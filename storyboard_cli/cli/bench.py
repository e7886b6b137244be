"""`sb bench`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.bench import BenchAnswer


def show(answer: BenchAnswer, console: Console) -> None:
    """The story's scores, then each character's."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, table

    rows = table("score", "value", "meaning")
    for name, value, meaning in (
        ("CIDS cross", answer.cids_cross, "figures against their references"),
        ("CIDS self", answer.cids_self, "figures against each other over the story"),
        ("recall", answer.recall, "characters found where they should be"),
        ("OCCM", answer.occm, "as many figures as the scene says, 0 to 100"),
        ("CSD cross", answer.csd_cross, "frames against the references' style"),
        ("CSD self", answer.csd_self, "frames against each other's style"),
        ("style cross", answer.style_cross, "frames against the references' look, by the embedder"),
        ("style self", answer.style_self, "frames against each other, by the embedder"),
        ("copy-paste", answer.copy_paste, "1: figures are pasted references"),
    ):
        rows.add_row(name, _shown(value, 3), meaning)
    console.print(rows)
    cast = table("character", "frames", "found", "cross", "self", "copy")
    for one in answer.characters:
        numbers = (_shown(v, 3) for v in (one.cids_cross, one.cids_self, one.copy_paste))
        cast.add_row(one.name, str(one.shots), str(one.found), *numbers)
    console.print(cast)
    used = " and ".join(name for name in (answer.embedder, answer.csd) if name)
    console.print(Text(f"{count(answer.frames, 'frame')}, measured with {used}", style="dim"))
    if answer.csd_missing:
        hint(console, answer.csd_missing)
    if answer.published:
        _show_published(answer, console)
    else:
        hint(console, "scores compare only within one embedder; published tables use CLIP ViT-L/14 and CSD")


def _show_published(answer: BenchAnswer, console: Console) -> None:
    """This project's row over those of others."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    rows = table("pipeline", "CSD cross", "CSD self", "CIDS cross", "CIDS self", "OCCM", "align")
    own = (answer.csd_cross, answer.csd_self, answer.cids_cross, answer.cids_self)
    this = Text(f"this project, CIDS by {answer.embedder}", style="bold")
    rows.add_row(this, *(_shown(v, 3) for v in own), _shown(answer.occm, 1), "-")
    for row in answer.published:
        scores = (row.csd_cross, row.csd_self, row.cids_cross, row.cids_self)
        name = f"{row.pipeline} ({row.note})" if row.note else row.pipeline
        rows.add_row(name, *(_shown(v, 3) for v in scores), _shown(row.occm, 1), _shown(row.align, 2))
    console.print(rows)
    hint(console, f"source: {answer.published_source}")
    hint(console, answer.published_holds_for)


def _shown(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


COMMANDS = {
    "consistency": Command(
        "bench.consistency",
        show,
        more="They are what ViStoryBench defines. CSD needs weights of its own; see `sb models`.",
    )
}
