"""`sb review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.review import ReviewAnswer


def command(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None,
        typer.Argument(help="What to review: S03, S03/2, 3A, FR_S03_002, globs; all if left out."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Also frames that are decided already.")] = False,
    comment: Annotated[
        str | None, typer.Option("--comment", "-m", help="Leave a remark on the frames, and decide nothing.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Only list what needs a decision.")] = False,
) -> None:
    """Walk through the frames that need a decision."""
    from storyboard_cli.ops import review as op

    face = Face.of(ctx)
    if comment is not None:
        face.run(op.comment, op.ReviewCommentAsk(selectors=frames or [], note=comment), _commented)
        return
    ask = op.ReviewAsk(selectors=frames or [], all=all_)
    talks = sys.stdin.isatty() and sys.stdout.isatty() and not (face.json or list_ or face.quiet)
    if not talks:
        face.run(op.review, ask, listed)
        return
    from storyboard_cli.cli.review_walk import walk

    walk(face, ask)


def listed(answer: ReviewAnswer, console: Console) -> None:
    """The queue: one line a frame, with what the checks and other people said."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, state, table

    if answer.items:
        rows = table("frame", "shot", "version", "status", "check", "")
        for item in answer.items:
            last = item.said[-1] if item.said else None
            words = item.findings[:1] or item.reasons[:1] or ([last.note] if last and last.note else [])
            rows.add_row(
                Text(item.frame_id, "bold"), item.shot, f"v{item.version}", state(item.status),
                state(item.verdict), Text(" ".join(words), "dim"),
            )  # fmt: skip
        console.print(rows)
    head = (
        f"{count(len(answer.items), 'frame')} to decide about"
        if answer.items
        else "nothing waits for a decision"
    )
    rest = [f"{answer.decided} decided"] if answer.decided else []
    rest += [f"{answer.unrendered} not rendered"] if answer.unrendered else []
    console.print(f"[bold]{head}[/]" + (f"  [dim]{', '.join(rest)}[/]" if rest else ""))
    if answer.items:
        first = answer.items[0].frame_id
        hint(console, f"`sb approve {first}`, `sb retake {first} --note …`, `sb approve --all-passed`")
        hint(console, "or run `sb review` in a terminal to go through them one by one")
    elif answer.unrendered:
        hint(console, "next: `sb render`")


def _commented(answer: ReviewAnswer, console: Console) -> None:
    from storyboard_cli.cli.decided import show_decided
    from storyboard_cli.cli.tables import count

    show_decided(console, answer.commented)
    console.print(f"[bold]{count(len(answer.commented), 'comment')} left[/]")
