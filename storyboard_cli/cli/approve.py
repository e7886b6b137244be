"""`sb approve`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.core.mend import Mend

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.approve import ApproveAnswer

_FEW = 5  # names in one line to type
_SENT_BACK = {
    "sent-back": (
        "was sent back and is not rendered anew",
        "were sent back and are not rendered anew",
        "`{{}}` approves {them} nevertheless",
    ),
    "redrawn": (
        "was sent back and is drawn anew",
        "were sent back and are drawn anew",
        "look whether that is what was asked for; `{{}}` approves {them}",
    ),
}
"""Why nobody's naming them leaves frames out: of one, of several, and the way out."""


def show(answer: ApproveAnswer, console: Console) -> None:
    """What was approved, what was refused and why, and what to do next."""
    from storyboard_cli.cli.decided import show_decided, show_refused
    from storyboard_cli.cli.tables import count, hint

    show_decided(console, answer.approved)
    show_decided(console, answer.commented)
    show_refused(console, answer.refused)
    word = "would be approved" if answer.dry_run else "approved"
    parts = [f"[bold green]{count(len(answer.approved), 'frame')} {word}[/]"]
    were = "was" if answer.already == 1 else "were"
    parts += [f"[dim]{answer.already} {were} already[/]"] if answer.already else []
    parts += [f"[red]{len(answer.refused)} refused[/]"] if answer.refused else []
    console.print(", ".join(parts))
    for code, (one, many, what) in _SENT_BACK.items():
        if names := [stop.frame_id for stop in answer.sent_back if stop.code == code]:
            hint(console, _sent_back(names, one if len(names) == 1 else many, what))
    if answer.unchecked:
        hint(
            console,
            f"{count(len(answer.unchecked), 'frame')} approved without a check: `sb check` looks at them",
        )
    for left in answer.left_out:
        are = "frame is" if left.frames == 1 else "frames are"
        hint(console, Mend.joined(f"{left.frames} {are} left: {left.sort}; {{}}", left.hint))
    if answer.approved and not answer.dry_run:
        hint(console, "the pictures are in `approved/`, the decisions in `review/`: commit both")


def _sent_back(names: list[str], state: str, what: str) -> Mend:
    """All of them once, with the line that approves them; of many, the line of the first."""
    from storyboard_cli.cli.tables import count

    few = len(names) <= _FEW
    them = "it" if len(names) == 1 else "them" if few else "the first of them"
    line = Mend("approve", {"selectors": names if few else names[:1]}, what.format(them=them))
    return Mend.joined(f"{count(len(names), 'frame')} {state}: {{}}", line)


def _run(face: Face, typed: dict[str, Any]) -> None:
    """Who sits at a terminal and names no frame means all that passed; an Ask has to say so."""
    from storyboard_cli.ops.approve import ApproveAsk

    ask = filled(ApproveAsk, typed)
    face.do("approve", ask if ask.selectors else filled(ApproveAsk, typed, all_passed=True), show)


COMMAND = Command("approve", run=_run)
