"""How decisions and refusals look, the same under every review verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.history.decisions import Decided, Refused

_COLOURS = {"approve": "green", "retake": "yellow", "reject": "red", "exception": "magenta", "reopen": "cyan"}
_WORDS = {"approve": "approved", "retake": "retake", "reject": "rejected", "exception": "allowed",
          "comment": "comment", "reopen": "open again"}  # fmt: skip
_MOST = 30


def show_decided(console: Console, decided: Sequence[Decided]) -> None:
    """One line a decision."""
    from storyboard_cli.cli.tables import hanging

    for made in decided[:_MOST]:
        line = Text("  ")
        line.append(f"{_WORDS.get(made.decision, made.decision):<10}", style=_COLOURS.get(made.decision, ""))
        line.append(f" {made.frame_id}", style="bold")
        line.append(f"  {made.shot}", style="dim")
        line.append(f"  v{made.render_version}" if made.render_version else "", style="dim")
        line.append(f"  {made.note}" if made.note else "")
        line.append("  with a drawing" if made.has_drawing else "", style="dim")
        hanging(console, line, deeper=11)
    if len(decided) > _MOST:
        console.print(Text(f"  … and {len(decided) - _MOST} more", style="dim"))


def show_refused(console: Console, refused: Iterable[Refused]) -> None:
    """Each refusal with its reason and the command that mends it."""
    from storyboard_cli.cli.tables import hanging, hint

    for stop in refused:
        line = Text("  ")
        line.append(f"{'refused':<10}", style="red")
        line.append(f" {stop.frame_id}", style="bold")
        line.append(f"  {stop.reason}")
        hanging(console, line, deeper=11)
        if stop.hint:
            hint(console, stop.hint, indent=13)
