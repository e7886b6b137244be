"""What is said with a decision: a note, a drawing on the picture, an answer to somebody, whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.history.decisions import Refused, refused
from storyboard_cli.history.saying import RemarkFields
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.timeline.review import Decision


class ShownMark(Frozen):
    """One stroke, arrow or box that somebody drew on a picture."""

    kind: str = Field(description="pen: a line, or a dot; arrow: its head is at its last point; box.")
    color: str = Field(description="The name of a colour, as red, or #rrggbb.")
    width: float = Field(description="Of its line, as a fraction of the picture's width.")
    points: list[list[float]] = Field(
        description="[x, y] each: fractions of the picture's width and height from its top left corner."
    )


class Said(Frozen):
    """What people see of a decision besides what was decided."""

    id: str = Field("", description="What replies name it by.")
    reply_to: str | None = Field(None, description="The `id` of what it answers.")
    mentions: list[str] = Field([], description="Whom the note names with an @: logins, or names as written.")
    drawing: list[ShownMark] = Field([], description="What is drawn on the picture of its version.")


def said_of(decision: Decision) -> dict[str, Any]:
    """The fields of `Said` of a decision."""
    return {
        "id": decision.id,
        "reply_to": decision.reply_to,
        "mentions": list(decision.mentions),
        "drawing": [
            ShownMark(kind=m.kind, color=m.color, width=m.width, points=[list(at) for at in m.points])
            for m in decision.drawing
        ],
    }


def refuse_no_remark(states: Sequence[FrameState], ask: RemarkFields) -> None:
    """Refuse an answer to what was not said of the one frame that is decided about, before anything is."""
    if ask.reply_to is None:
        return
    known = {d.id for state in states for d in state.decisions}
    if len(states) == 1 and ask.reply_to in known:
        return
    if len(states) == 1:
        name = states[0].frame.frame_id
        said = f"nothing that was said of {name} has the id {ask.reply_to[:80]!r}"
        hint = "give the id of one of its remarks, or leave `reply_to` out"
    else:
        said = f"an answer is about one frame, and {len(states)} are named"
        hint = "name the frame that the remark is on, or leave `reply_to` out"
    raise SbError(Kind.usage, "no-remark", said, hint=hint, fields=("reply_to",))


def nothing_to_draw_on(state: FrameState, ask: RemarkFields) -> Refused | None:
    """A drawing is on a picture: where there is none, nobody would ever see it."""
    if not ask.drawing or state.newest is not None:
        return None
    return refused(state, "nothing-to-draw-on", "it has no picture to draw on", "leave `drawing` out")
