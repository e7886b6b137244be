"""What an Ask may say about a picture besides its note: a drawing on it, and which remark it answers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import asked
from storyboard_cli.core.json_file import json_in
from storyboard_cli.core.model import Strict
from storyboard_cli.timeline.drawing import MOST_BYTES, Drawing


def drawing_in(typed: str) -> Any:
    """The marks in a file: a list, or an object whose `drawing` is one; raises ValueError in words."""
    found = json_in(typed, 2 * MOST_BYTES)
    marks = found.get("drawing") if isinstance(found, dict) else found
    if not isinstance(marks, list):
        raise ValueError(f"{typed} holds no list of marks")
    return marks


class RemarkFields(Strict):
    """What every Ask that says something about frames may say besides its note."""

    drawing: Annotated[
        Drawing,
        asked(
            "What is drawn on the picture: marks in the order in which they were drawn.",
            "--drawing",
            line="What is drawn on the picture: a JSON file with its marks.",
            metavar="FILE.json",
            read=drawing_in,
            typed=str,
        ),
    ] = ()
    reply_to: Annotated[
        str | None,
        asked(
            "The remark on this one frame that it answers, by the `id` of what was said.",
            "--reply-to",
            line="The remark that it answers, by its id.",
            metavar="ID",
        ),
        Field(max_length=200),
    ] = None
