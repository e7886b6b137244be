"""`sb review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.cli.review_list import listed
from storyboard_cli.core.asking import asked
from storyboard_cli.history.saying import RemarkFields

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.review import ReviewAnswer


def _commented(answer: ReviewAnswer, console: Console) -> None:
    from storyboard_cli.cli.decided import show_decided
    from storyboard_cli.cli.tables import count

    show_decided(console, answer.commented)
    console.print(f"[bold]{count(len(answer.commented), 'comment')} left[/]")


class _Extras(RemarkFields):
    comment: Annotated[
        str | None, asked("Leave a remark on the frames, and decide nothing.", "--comment", "-m")
    ] = None
    only_list: Annotated[bool, asked("Only list what needs a decision.", "--list")] = False


def _run(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.review import ReviewAsk, ReviewCommentAsk

    extras = filled(_Extras, typed)
    ask = filled(ReviewAsk, typed)
    if extras.comment is not None or extras.drawing or extras.reply_to is not None:
        remark = ReviewCommentAsk(
            selectors=ask.selectors,
            note=extras.comment or "",
            drawing=extras.drawing,
            reply_to=extras.reply_to,
        )
        face.do("comment", remark, _commented)
        return
    talks = sys.stdin.isatty() and sys.stdout.isatty()
    if not talks or face.json or extras.only_list or face.quiet:
        face.do("review", ask, listed)
        return
    from storyboard_cli.cli.review_walk import walk

    walk(face, ask)


COMMAND = Command("review", extras=_Extras, run=_run, also={"comment": ""})
